//! The liaison book: words of the school to families, read, answered and signed.
//!
//! A [`Slip`] is for pupils; their guardians see it and sign it, each for himself. A [`Signature`]
//! is an act that is never changed: what counts is the last one of each guardian for each pupil,
//! and every one of them gets its place in the [`chain`] of the school. Who is missing is reminded
//! by itself; what comes on paper is ticked by a teacher, and says so.
//!
//! The way of a slip: `pages::write` → `sending::send` (whom it reaches, quiet hours, notices) →
//! `pages::slip` → `signing::sign` → `chain` every minute → `pages::follow`, `pages::receipt`.

mod answering;
mod api;
mod attachments;
mod book;
#[cfg(test)]
mod budget;
mod card;
pub mod chain;
mod consent;
mod deeds;
mod demo;
mod draft;
mod erasing;
mod export;
mod following;
mod jobs;
mod news;
mod pages;
mod printing;
mod purging;
mod question;
mod reach;
mod refusal;
mod reminding;
mod sending;
mod signature;
mod signing;
mod slip;
mod store;
mod translated;
pub mod urls;

pub use consent::Collected;
pub use pages::slip_form::SlipForm;
pub use signature::Signature;
pub use slip::Slip;
pub use store::reach::addressed_in;

use web::{Badge, Card, Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations =
    db::migrations!("liaison"; "0001_slip", "0002_care", "0003_lang");

pub fn feature() -> Feature {
    Feature {
        name: "liaison",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("liaison-menu"),
            url: urls::BOOK,
            icon: "signature",
            order: 30,
            shown: |standing| {
                !standing.is_young_pupil()
                    && (standing.is_guardian() || standing.is_pupil() || reach::writes(standing))
            },
            badge: Some(Badge {
                counter: "liaison",
                count: |tx, viewer| {
                    if !viewer.is_guardian() {
                        return Ok(0);
                    }
                    let pupils: Vec<_> = viewer.children.iter().map(|child| child.id).collect();
                    store::lists::count_awaiting(tx, viewer.person, &pupils)
                },
            }),
        }],
        card: Some(Card {
            order: 10,
            tells: &["liaison.slip", "liaison.reminder"],
            load: card::load,
        }),
        notices: vec![news::SLIP, news::REMINDER, news::ANSWERS],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::merging::MERGING),
        demo: demo::acts,
    }
}

fn routes() -> Routes {
    writing().merge(slips()).merge(following()).merge(signatures()).merge(api::routes())
}

fn writing() -> Routes {
    use pages::{correction, drafts, list, templates, write};
    Routes::new()
        .at(urls::BOOK, get(list::get))
        .at(urls::NEW, get(write::get).post(write::post))
        .at(urls::DRAFTS, get(drafts::get))
        .at(urls::SAVE_DRAFT, post(write::autosave))
        .at("/liaison/brouillons/{slip_draft}", get(write::reopen))
        .at(urls::TEMPLATES, get(templates::get))
        .at("/liaison/modeles/{slip_template}/suppression", post(templates::delete))
        .at("/liaison/{slip}/correction", get(correction::get).post(correction::post))
}

fn slips() -> Routes {
    use pages::{attachments, slip, translation, versions};
    Routes::new()
        .at("/liaison/{slip}", get(slip::get))
        .at("/liaison/{slip}/signature", post(slip::post))
        .at("/liaison/{slip}/fichiers", get(attachments::all))
        .at("/liaison/{slip}/traduction", get(translation::get).post(translation::post))
        .at("/liaison/{slip}/versions", get(versions::get))
        .at("/liaison/{slip}/versions/{number}/fichiers/{file}", get(attachments::one))
}

fn following() -> Routes {
    use pages::{follow, missing, paper, reopening, ticking};
    Routes::new()
        .at("/liaison/{slip}/suivi", get(follow::get))
        .at("/liaison/{slip}/suivi.csv", get(follow::csv))
        .at("/liaison/{slip}/manquants", get(missing::get))
        .at("/liaison/{slip}/papier.pdf", get(paper::get))
        .at("/liaison/{slip}/papier", get(ticking::get).post(ticking::post))
        .at("/liaison/{slip}/relance", post(follow::remind))
        .at("/liaison/{slip}/retrait", post(follow::withdraw))
        .at("/liaison/{slip}/reouverture", get(reopening::get).post(reopening::post))
}

fn signatures() -> Routes {
    use pages::{receipt, register, verification};
    Routes::new()
        .at("/liaison/signatures/{signature}/recu.pdf", get(receipt::get))
        .at(urls::VERIFICATION, get(verification::get))
        .at("/liaison/registre/{school}", get(register::get))
}
