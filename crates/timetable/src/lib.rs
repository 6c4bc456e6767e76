//! The timetable of a secondary school: when what is taught to whom, by whom, where.
//!
//! A school's timetable is brought in from a file ([`import`], `bringing`) as a [`Version`] that
//! holds from a day on; its [`Lesson`]s repeat in all weeks, in weeks A or B (`alternation`), or in
//! some. A [`Change`] says that one lesson on one day is not as usual (`changing`), and those it
//! concerns are told (`news`). What takes place is computed from all of it (`occurrence`), for a
//! pupil, a class, a teacher or a room (`pages`). Roll calls and homework ask through
//! `web::timetable` (`lent`).

mod alternation;
mod api;
mod bringing;
#[cfg(test)]
mod budget;
mod calendar;
mod card;
mod change;
mod changing;
mod class;
mod deeds;
mod demo;
mod erasing;
mod export;
mod feed;
mod ics;
pub mod import;
mod jobs;
mod lent;
mod lesson;
mod news;
mod occurrence;
mod pages;
mod part;
mod pupil;
mod refusal;
mod room;
mod showing;
mod store;
mod teacher;
mod timetable;
pub mod urls;
mod version;
mod weeks;

pub use alternation::{Alternation, Letter};
pub use change::{Change, ChangeKind};
pub use class::SecondaryClass;
pub use feed::Feed;
pub use import::Import;
pub use lent::Kept;
pub use lesson::Lesson;
pub use occurrence::{Occurrence, Plan};
pub use part::{Part, PartKind};
pub use pupil::Pupil;
pub use room::Room;
pub use store::places::taught_in;
pub use teacher::Teacher;
pub use timetable::Timetable;
pub use version::Version;
pub use weeks::Weeks;

use people::Standing;
use web::{Card, Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!("timetable"; "0001_timetable", "0002_feed");

pub fn feature() -> Feature {
    Feature {
        name: "timetable",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("timetable-title"),
            url: urls::HOME,
            icon: "calendar-clock",
            order: 33,
            shown: is_shown,
            badge: None,
        }],
        card: Some(Card { order: 8, tells: &["timetable.change"], load: card::load }),
        notices: vec![news::CHANGE, news::VERSION],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::keeping::MERGING),
        demo: demo::acts,
    }
}

/// Those of a collège or a lycée: pupils, guardians, who works there.
fn is_shown(standing: &Standing) -> bool {
    standing.schools.iter().any(|school| !school.kind.is_first_degree())
}

fn routes() -> Routes {
    reading().merge(arranging()).merge(bringing_in()).merge(api::routes())
}

fn reading() -> Routes {
    use pages::{class, feed, file, mine, pupil, room, school, teacher};
    Routes::new()
        .at(urls::HOME, get(mine::get))
        .at(urls::FILE, get(file::get))
        .at(urls::FEED, get(feed::get).post(feed::post))
        .at(urls::FEED_END, post(feed::revoke))
        .at(
            "/emploi-du-temps/abonnement/{timetable_feed}/{timetable_secret}/cours.ics",
            get(feed::file),
        )
        .at("/emploi-du-temps/eleves/{pupil}", get(pupil::get))
        .at("/emploi-du-temps/classes/{class}", get(class::get))
        .at("/emploi-du-temps/professeurs/{person}", get(teacher::get))
        .at("/emploi-du-temps/salles/{room}", get(room::get))
        .at("/emploi-du-temps/etablissements/{school}", get(school::get))
}

fn arranging() -> Routes {
    use pages::{adding, away, lesson, rooms, weeks, withdrawal};
    Routes::new()
        .at("/emploi-du-temps/etablissements/{school}/salles", get(rooms::get).post(rooms::post))
        .at("/emploi-du-temps/etablissements/{school}/salles/fermeture", post(rooms::close))
        .at("/emploi-du-temps/etablissements/{school}/semaines", get(weeks::get).post(weeks::post))
        .at("/emploi-du-temps/etablissements/{school}/cours", get(adding::get).post(adding::post))
        .at("/emploi-du-temps/etablissements/{school}/absences", get(away::get).post(away::post))
        .at("/emploi-du-temps/cours/{timetable_lesson}", get(lesson::get))
        .at("/emploi-du-temps/cours/{timetable_lesson}/changements", post(lesson::post))
        .at("/emploi-du-temps/changements/{timetable_change}/retrait", post(withdrawal::post))
}

fn bringing_in() -> Routes {
    use pages::{bring, draft, matches};
    Routes::new()
        .at("/emploi-du-temps/etablissements/{school}/import", get(bring::get).post(bring::post))
        .at("/emploi-du-temps/imports/{timetable_import}", get(draft::get))
        .at("/emploi-du-temps/imports/{timetable_import}/application", post(draft::apply))
        .at("/emploi-du-temps/imports/{timetable_import}/abandon", post(draft::drop))
        .at("/emploi-du-temps/imports/{timetable_import}/annulation", post(draft::undo))
        .at(
            "/emploi-du-temps/imports/{timetable_import}/correspondances",
            get(matches::get).post(matches::post),
        )
}
