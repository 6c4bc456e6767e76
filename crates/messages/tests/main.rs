//! Stories of the post, told through HTTP about the people of École Jean-Macé, on both engines.

mod attachments;
mod care;
mod desk;
mod drafts;
mod folders;
mod many;
mod post;
mod programs;
mod searching;
mod timing;
