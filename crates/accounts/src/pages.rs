//! The pages of the accounts.

pub mod change;
pub mod class;
pub mod confirmation;
pub mod contact;
pub mod display;
pub mod door;
pub mod faces;
pub mod factor;
pub mod factor_lost;
pub mod first_time;
pub mod forgotten;
pub mod new_password;
pub mod one_code;
pub mod own;
pub mod parts;
pub mod protection;
pub mod school;
pub mod second_step;
pub mod sessions;
pub mod sign_in;
pub mod sign_out;
