//! The pages of the post.

pub mod attachments;
pub mod block;
pub mod compose;
pub mod compose_view;
pub mod drafts;
pub mod folders;
pub mod judgement;
pub mod letter;
pub mod letter_form;
pub mod lists;
pub mod moderation;
pub mod pieces;
pub mod preferences;
pub mod prefill;
pub mod print;
pub mod recall;
pub mod receipts;
pub mod report;
pub mod search;
pub mod thread;
pub mod tidying;
pub mod translation;
