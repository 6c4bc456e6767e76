//! The pages of attendance.

pub mod absence;
pub mod asked;
pub mod call;
pub mod call_form;
mod call_view;
pub mod closures;
pub mod home;
pub mod hours;
mod lessons;
pub mod one;
pub mod pickups;
pub mod pieces;
pub mod pupil;
pub mod register;
pub mod registers;
pub mod school;
pub mod service;
pub mod services;
pub mod telling;
pub mod week;
