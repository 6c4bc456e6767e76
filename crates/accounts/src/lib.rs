//! Accounts: how people come in, and how they stay the only ones who do.
//!
//! A **credential** is a login, a password and a contact address. It is opened by an
//! **activation**: a code on paper, made by the teacher or the head, good once and for a time. A
//! family is one account: a second code **joins** the child to it. The **second factor** is asked
//! of administrators and offered to the staff; young pupils have the **pad** of their class
//! instead, three pictures on a page that their teacher opens. The **brake** slows whoever guesses.

mod account;
mod account_holder;
pub mod activation;
mod api;
mod brake;
mod card;
mod class_accounts;
mod code;
mod codes;
pub mod command;
mod deeds;
mod entrance;
mod hasher;
mod jobs;
mod joining;
mod keeping;
mod login;
mod mail_link;
mod mails;
mod merging;
mod network;
mod pad;
mod pages;
mod password;
mod said;
mod school_accounts;
mod second_factor;
mod secret;
mod sheet;
mod store;
mod urls;

pub use account::Account;
pub use activation::Use as CodeUse;
pub use brake::{Brake, Tried};
pub use class_accounts::ClassAccounts;
pub use code::Code;
pub use hasher::{Cost, Hashed, set_cost};
pub use network::Network;
pub use password::{Password, Weakness};
pub use school_accounts::SchoolAccounts;
pub use secret::Secret;
pub use store::addresses::{confirmed as addresses, never_came};
pub use urls::ACTIVATION;

use pages::{
    change, class, confirmation, contact, display, door, faces, factor, factor_lost, first_time,
    forgotten, new_password, one_code, own, protection, school, second_step, sessions, sign_in,
    sign_out,
};
use web::{Card, Feature, Routes, get};

/// The tables of this crate.
pub const MIGRATIONS: db::Migrations =
    db::migrations!("accounts"; "0001_account", "0002_activation_state", "0003_merging");

pub fn feature() -> Feature {
    Feature {
        name: "accounts",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes: || entrance_routes().merge(own_routes()).merge(school_routes()),
        menu: Vec::new(),
        card: Some(Card { order: 70, tells: &[], load: card::load }),
        notices: vec![],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: keeping::export,
        erase: keeping::erase,
        merging: Some(merging::MERGING),
        demo: |_, _| Ok(Vec::new()),
    }
}

/// For those who are not in yet.
fn entrance_routes() -> Routes {
    Routes::new()
        .at(urls::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .at(urls::SECOND_STEP, get(second_step::get).post(second_step::post))
        .at(urls::PROTECTION, get(protection::get).post(protection::post))
        .at(urls::SIGN_OUT, web::post(sign_out::post))
        .at(urls::ACTIVATION, get(first_time::get).post(first_time::post))
        .at(urls::ACTIVATION_ACCOUNT, web::post(first_time::post_account))
        .at(urls::ACTIVATION_ADDED, web::post(first_time::post_added))
        .at(urls::FORGOTTEN, get(forgotten::get).post(forgotten::post))
        .at("/mot-de-passe/{token}", get(new_password::get).post(new_password::post))
        .at("/adresse/{token}", get(confirmation::get).post(confirmation::post))
        .at("/classe-ouverte/{word}", get(faces::get))
        .at("/classe-ouverte/{word}/{pupil}", get(faces::get_pupil).post(faces::post_pupil))
}

/// For oneself.
fn own_routes() -> Routes {
    Routes::new()
        .at(urls::ACCOUNT, get(own::get))
        .at(urls::PASSWORD, get(change::get).post(change::post))
        .at(urls::CONTACT, get(contact::get).post(contact::post))
        .at(urls::DISPLAY, get(display::get).post(display::post))
        .at(urls::SESSIONS, get(sessions::get))
        .at(urls::SESSIONS_END, web::post(sessions::post_end_others))
        .at("/compte/connexions/{session}/fin", web::post(sessions::post_end))
        .at(urls::FACTOR, get(factor::get).post(factor::post))
        .at(urls::FACTOR_END, web::post(factor::post_end))
        .at(urls::FACTOR_CODES, web::post(factor::post_codes))
        .at("/api/moi", get(api::get_me).described(api::me()))
}

/// For those who help others in.
fn school_routes() -> Routes {
    Routes::new()
        .at("/classes/{class}/comptes", get(class::get))
        .at("/classes/{class}/comptes/fiches", web::post(class::post_sheets))
        .at("/ecoles/{school}/comptes", get(school::get))
        .at("/ecoles/{school}/comptes/fiches", web::post(school::post_sheets))
        .at("/comptes/{account}/code", web::post(one_code::post))
        .at("/comptes/{account}/second-facteur/fin", web::post(factor_lost::post))
        .at("/classes/{class}/porte", get(door::get).post(door::post))
        .at("/classes/{class}/porte/fin", web::post(door::post_end))
        .at("/classes/{class}/porte/images", web::post(door::post_pictures))
}
