//! The promises of the whole house.

mod access;
mod api;
mod backups;
mod binary;
mod demo;
mod exports;
mod guide;
mod houses;
mod lived_agenda;
mod lived_attendance;
mod lived_homework;
mod lived_in;
mod lived_journal;
mod lived_liaison;
mod lived_news;
mod lived_wider;
mod log;
mod merges;
mod moves;
mod nights;
mod outings;
mod retention;
mod statements;
mod tidy;
mod tree;
mod users;
