//! The agenda: what takes place in a school, a class, a group or one's own life, and when one meets
//! whom.
//!
//! An [`Event`] is in a [`Place`]; its rule (`rule`) makes its dates, written down when it is
//! saved (`writing`), so that a page reads one range of one's own. One date is what pages show,
//! change and cancel ([`Date`], `changing`, `cancelling`). [`Appointments`] are slots that a
//! teacher opens (`receiving`) and guardians book (`booking`). An outing asks families through
//! whoever collects consents (`web::consent`, `outing`) and takes adults along (`adult`). Calendars
//! of others read one's agenda at a secret address (`feed`, `ics`), and give theirs as a file
//! (`import`).

mod adult;
mod api;
mod booking;
#[cfg(test)]
mod budget;
mod cancelling;
mod card;
mod changing;
mod deeds;
mod demo;
mod erasing;
mod evening;
mod event;
mod export;
mod feed;
pub mod holidays;
pub mod ics;
pub mod import;
mod index;
mod jobs;
mod merging;
mod news;
mod opening;
mod outing;
mod pages;
mod place;
mod receiving;
mod reception;
mod refusal;
pub mod rule;
mod store;
pub mod urls;
mod writing;

pub use event::{Date, Event};
pub use feed::Feed;
pub use import::Import;
pub use index::rebuild as rebuild_search;
pub use opening::Appointments;
pub use place::Place;
pub use store::places::planned_in;

use base::Id;
use people::Standing;
use web::{Card, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations =
    db::migrations!("agenda"; "0001_event", "0002_more", "0003_lang");

pub fn feature() -> web::Feature {
    web::Feature {
        name: "agenda",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("agenda-title"),
            url: urls::AGENDA,
            icon: "calendar",
            order: 34,
            shown: |_| true,
            badge: None,
        }],
        card: Some(Card {
            order: 35,
            tells: &["agenda.event", "agenda.reminder"],
            load: card::load,
        }),
        notices: vec![news::EVENT, news::REMINDER, news::APPOINTMENT],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(merging::MERGING),
        demo: demo::acts,
    }
}

/// Whose dates one sees: one's groups, and oneself.
pub(crate) fn targets(viewer: &Standing) -> Vec<Id<()>> {
    let groups = viewer.groups().into_iter().map(Id::cast);
    groups.chain([viewer.person.cast()]).collect()
}

fn routes() -> Routes {
    reading().merge(writing_routes()).merge(appointments()).merge(calendars()).merge(api::routes())
}

fn reading() -> Routes {
    use pages::{attachments, date, file, list, month, search, translation, versions};
    Routes::new()
        .at(urls::AGENDA, get(list::get))
        .at(urls::MONTH, get(month::get))
        .at(urls::SEARCH, get(search::get))
        .at("/agenda/{event_date}", get(date::get))
        .at("/agenda/{event_date}/evenement.ics", get(file::get))
        .at("/agenda/{event_date}/fichiers", get(attachments::all))
        .at("/agenda/{event_date}/fichiers/{file}", get(attachments::one))
        .at("/agenda/{event_date}/traduction", get(translation::get).post(translation::post))
        .at("/agenda/{event_date}/versions", get(versions::get))
}

fn writing_routes() -> Routes {
    use pages::{adults, cancellation, consent, write};
    Routes::new()
        .at(urls::NEW, get(write::get).post(write::post))
        .at("/agenda/{event_date}/modification", get(write::edit).post(write::save))
        .at("/agenda/{event_date}/annulation", get(cancellation::get).post(cancellation::post))
        .at("/agenda/{event_date}/consentement", post(consent::post))
        .at("/agenda/{event_date}/accompagnement", post(adults::offer))
        .at("/agenda/{event_date}/accompagnateurs", post(adults::answer))
}

fn appointments() -> Routes {
    use pages::{booking, opening, opening_details, opening_new, openings, printed, slots};
    Routes::new()
        .at(urls::OPENINGS, get(openings::get))
        .at(urls::NEW_OPENING, get(opening_new::get).post(opening_new::post))
        .at("/agenda/rendez-vous/{opening}", get(opening::get))
        .at("/agenda/rendez-vous/{opening}/reservation", post(booking::post))
        .at("/agenda/rendez-vous/{opening}/liberation", post(booking::release))
        .at("/agenda/rendez-vous/{opening}/liste", get(printed::get))
        .at("/agenda/rendez-vous/{opening}/creneaux", post(slots::post))
        .at("/agenda/rendez-vous/{opening}/precisions", post(opening_details::post))
        .at("/agenda/rendez-vous/{opening}/reprise", post(slots::take_over))
        .at("/agenda/rendez-vous/{opening}/etat", post(slots::run))
}

/// What leaves for other calendars, and what comes from them.
fn calendars() -> Routes {
    use pages::{feed, import};
    Routes::new()
        .at(urls::FEED, get(feed::get).post(feed::post))
        .at(urls::FEED_END, post(feed::revoke))
        .at("/agenda/abonnement/{agenda_feed}/{agenda_secret}/agenda.ics", get(feed::file))
        .at(urls::IMPORT, get(import::get).post(import::post))
        .at("/agenda/imports/{agenda_import}", get(import::report))
        .at("/agenda/imports/{agenda_import}/annulation", post(import::undo))
}
