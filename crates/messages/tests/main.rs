//! Stories of the post, told through HTTP about the people of École Jean-Macé, on both engines.

mod answering;
mod attachments;
mod care;
mod demo;
mod desk;
mod drafts;
mod folders;
mod keeping;
mod listed;
mod many;
mod merging;
mod post;
mod programs;
mod searching;
mod timing;
mod translating;
