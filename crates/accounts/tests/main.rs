//! Stories of the accounts, about the people of École Jean-Macé.

mod activation;
mod brake;
mod card;
mod codes;
mod house;
mod nodes;
mod own;
mod pictures;
mod recovery;
mod second_factor;
mod sign_in;
