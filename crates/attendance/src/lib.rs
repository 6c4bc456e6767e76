//! Who is here: roll calls and absences, from a tap in the class to the register a head signs.
//!
//! A [`RollCall`] is of a class, a day and a [`Moment`]; everybody is present unless a [`Mark`]
//! says otherwise. Two devices that call at once are merged pupil by pupil, by the time of each tap
//! (`mark`), and where they differ both are shown. An [`Absence`] is what a family says, ahead or
//! after; an absent mark without one is a silence, of which its guardians are told within minutes.
//! The register of a [`Month`] is computed from all of it, and sealed when the head signs.
//!
//! The way of a call: `pages::call` → `pages::call_form` (what was touched) → `calling::save` (one
//! transaction on rows of its own class) → `jobs::TellFamilies` → `news`.

mod absence;
mod access;
mod api;
#[cfg(test)]
mod budget;
mod calling;
mod card;
mod closure;
mod deeds;
mod demo;
mod erasing;
mod export;
mod figures;
mod half_day;
mod jobs;
mod mark;
mod moment;
mod news;
mod pages;
mod pickup;
mod pupil;
mod register;
mod roll;
mod secondary_school;
mod service;
mod sheet;
mod store;
pub mod urls;
mod week;

pub use absence::{Absence, Reason};
pub use calling::RollCall;
pub use closure::{Cause, Closure};
pub use figures::{Figures, figures};
pub use mark::{Change, Mark, State};
pub use moment::{Moment, Slot};
pub use pages::call_form::CallForm;
pub use pickup::Pickup;
pub use pupil::Pupil;
pub use secondary_school::SecondarySchool;
pub use store::calls::called_in;
pub use week::{Month, Week};

use people::{GroupKind, Member, Scope, Standing};
use web::{Badge, Card, Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "attendance";
    "0001_attendance", "0002_closures", "0003_lessons", "0004_services", "0005_week"
);

pub fn feature() -> Feature {
    Feature {
        name: "attendance",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("attendance-title"),
            url: urls::HOME,
            icon: "clipboard-check",
            order: 35,
            shown: is_shown,
            badge: Some(Badge {
                counter: "attendance",
                count: |tx, viewer| {
                    let children: Vec<_> = viewer.children.iter().map(|child| child.id).collect();
                    if children.is_empty() {
                        return Ok(0);
                    }
                    store::marks::count_unexplained(tx, &children)
                },
            }),
        }],
        card: Some(Card { order: 5, tells: &["attendance.absent"], load: card::load }),
        notices: vec![news::ABSENT, news::CLOSED],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::keeping::MERGING),
        demo: demo::acts,
    }
}

/// Those who call a roll, follow a school or answer for a child.
fn is_shown(standing: &Standing) -> bool {
    let counts = |it: &Member| match it.kind {
        GroupKind::Team | GroupKind::Heads => true,
        // The town's canteen and closed days; another body has neither.
        GroupKind::Agents => matches!(it.scope, Scope::Town(_)),
        _ => false,
    };
    standing.is_guardian()
        || standing.memberships.iter().any(counts)
        || standing.schools.iter().any(|school| access::follows(standing, school.id))
}

fn routes() -> Routes {
    classes().merge(families()).merge(schools()).merge(api::routes())
}

fn classes() -> Routes {
    use pages::{call, home, one, register};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/presences/classes/{class}", get(call::get).post(call::post))
        .at("/presences/groupes/{group}", get(call::get_group).post(call::post_group))
        .at("/presences/classes/{class}/eleves/{pupil}", get(one::get).post(one::post))
        .at("/presences/classes/{class}/registre", get(register::get))
        .at("/presences/classes/{class}/registre/signature", post(register::sign))
        .at("/presences/classes/{class}/registre.pdf", get(register::pdf))
        .at("/presences/classes/{class}/registre.csv", get(register::csv))
}

fn families() -> Routes {
    use pages::{absence, pickups, pupil, service};
    Routes::new()
        .at("/presences/eleves/{pupil}", get(pupil::get))
        .at("/presences/eleves/{pupil}/absences", get(pupil::announce).post(pupil::post))
        .at("/presences/eleves/{pupil}/services", get(service::get).post(service::post))
        .at("/presences/eleves/{pupil}/sorties", get(pickups::get).post(pickups::post))
        .at("/presences/sorties/{pickup}/fin", post(pickups::end))
        .at("/presences/absences/{absence}", get(absence::get).post(absence::post))
        .at("/presences/absences/{absence}/retrait", post(absence::withdraw))
        .at("/presences/absences/{absence}/avis", post(absence::judge))
        .at("/presences/absences/{absence}/justificatifs/{proof}", get(absence::proof))
}

fn schools() -> Routes {
    use pages::{closures, hours, registers, school, services, week};
    Routes::new()
        .at("/presences/ecoles/{school}", get(school::get))
        .at("/presences/ecoles/{school}/semaine", get(week::get).post(week::post))
        .at("/presences/ecoles/{school}/horaires", get(hours::get).post(hours::post))
        .at("/presences/ecoles/{school}/fermetures", get(closures::get).post(closures::post))
        .at(
            "/presences/communes/{town}/fermetures",
            get(closures::get_town).post(closures::post_town),
        )
        .at("/presences/ecoles/{school}/services", get(services::get).post(services::post))
        .at("/presences/ecoles/{school}/services.csv", get(services::csv))
        .at("/presences/communes/{town}/services", get(services::get_town))
        .at("/presences/fermetures/{closure}/retrait", post(closures::lift))
        .at("/presences/ecoles/{school}/registres", get(registers::get))
        .at("/presences/ecoles/{school}/registres.csv", get(registers::csv))
        .at("/presences/ecoles/{school}/registres.pdf", get(registers::pdf))
}
