//! Stories of the accounts, about the people of École Jean-Macé.

mod activation;
mod brake;
mod codes;
mod house;
mod own;
mod pictures;
mod recovery;
mod second_factor;
mod sign_in;
