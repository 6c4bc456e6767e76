//! What pupils learn and how it is said: programmes, scales, marks, and what was shown of each.
//!
//! This floor is below the features that make results (`assessments`, `carnet`, `reports`): they
//! speak of the same [`Skill`]s, [`Scale`]s, [`Subject`]s and [`Period`]s, and each lends what it
//! knows of a pupil as [`Evidence`], so that none imports another.
//!
//! A result is never a float: a [`Mark`] is hundredths out of hundredths, an average an exact
//! fraction, rounded once, where it is shown (`share`, `average`).

mod access;
pub mod alert;
mod api;
pub mod average;
#[cfg(test)]
mod budget;
mod card;
mod deeds;
mod demo;
mod evidence;
mod export;
mod in_school;
mod jobs;
mod learner;
pub mod mark;
mod nation;
pub mod news;
mod pages;
pub mod period;
mod programme;
pub mod programme_file;
mod programme_plan;
pub mod progress;
pub mod referential;
pub mod scale;
mod scale_form;
mod section;
pub mod setting;
mod share;
mod store;
pub mod subject;
#[cfg(feature = "testing")]
pub mod testing;
pub mod urls;

pub use average::{Averages, AveragesFrom, Mixed, Reckoning, Spread, Weighted};
pub use evidence::{Evidence, Lent, Reader, Shown, Shows, Wanted, Way};
pub use learner::Learner;
pub use mark::{Mark, MarkError};
pub use nation::Nation;
pub use period::Period;
pub use referential::{Referential, Skill, SkillKind};
pub use scale::{Scale, ScaleKind, Step, Steps};
pub use section::{LentSections, Section, Sections};
pub use setting::Settings;
pub use share::{Average, Share};
pub use subject::{Election, Subject, Taught};

use people::{GroupKind, Standing};
use web::{Card, Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "results";
    "0001_results",
    "0002_scales",
    "0003_maternelle",
    "0004_cycle2",
    "0005_cycle3",
    "0006_cycle4",
    "0007_socle",
    "0008_lycee",
    "0009_choices",
    "0010_fresh",
    "0011_sources",
    "0012_election",
);

pub fn feature() -> Feature {
    Feature {
        name: "results",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("results-title"),
            url: urls::HOME,
            icon: "chart-column",
            order: 40,
            shown: is_shown,
            badge: Some(card::BADGE),
        }],
        card: Some(Card {
            order: 25,
            tells: &["results.new", "results.below", "results.week"],
            load: card::load,
        }),
        notices: vec![news::RESULT, news::BELOW, news::WEEK, news::LIVRET],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: store::keeping::erase,
        merging: Some(store::keeping::MERGING),
        demo: |_, stage| Ok(demo::acts(stage)),
    }
}

/// Pupils, those who answer for them, those who teach them; and who brings programmes in.
fn is_shown(standing: &Standing) -> bool {
    let concerns =
        |kind| matches!(kind, GroupKind::Team | GroupKind::Heads | GroupKind::Administrators);
    // A family whose children are all in maternelle reads their carnets.
    let has_results = |child: &people::Child| {
        child.levels.is_empty() || child.levels.iter().any(|level| *level >= people::Level::Cp)
    };
    standing.is_pupil()
        || standing.children.iter().any(has_results)
        || standing.memberships.iter().any(|it| concerns(it.kind))
}

fn routes() -> Routes {
    pupils().merge(schools()).merge(programmes()).merge(api::routes())
}

fn pupils() -> Routes {
    use pages::{alerts, class, domain, home, proofs, pupil};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/resultats/classes/{class}", get(class::get))
        .at("/resultats/eleves/{pupil}", get(pupil::get))
        .at("/resultats/eleves/{pupil}/alertes", get(alerts::get).post(alerts::post))
        .at("/resultats/eleves/{pupil}/domaines/{domain}", get(domain::get))
        .at("/resultats/eleves/{pupil}/competences/{skill}", get(proofs::get))
}

fn schools() -> Routes {
    use pages::{periods, scales, school, subjects};
    Routes::new()
        .at("/resultats/ecoles/{school}", get(school::get))
        .at("/resultats/ecoles/{school}/reglages", get(school::settings).post(school::set))
        .at("/resultats/ecoles/{school}/periodes", get(periods::get).post(periods::post))
        .at("/resultats/ecoles/{school}/matieres", get(subjects::get).post(subjects::post))
        .at("/resultats/ecoles/{school}/echelles", get(scales::get).post(scales::post))
        .at("/resultats/echelles/{scale}/retrait", post(scales::retire))
}

fn programmes() -> Routes {
    use pages::{import, national, programme};
    Routes::new()
        .at(
            "/resultats/ecoles/{school}/programmes/{code}",
            get(programme::get).post(programme::post),
        )
        .at("/resultats/ecoles/{school}/import", get(import::get).post(import::post))
        .at("/resultats/ecoles/{school}/import/application", post(import::apply))
        .at("/resultats/competences/{skill}/retrait", post(programme::retire))
        .at("/resultats/programmes/{referential}/export.csv", get(programme::export))
        .at(urls::NATIONAL_IMPORT, get(national::get).post(national::post))
        .at(urls::NATIONAL_APPLIED, post(national::apply))
}

#[cfg(test)]
mod menu_tests {
    use super::is_shown;
    use base::{Id, PersonName};
    use people::{Child, Level, Standing};

    fn name() -> PersonName {
        PersonName::new("Samira", "Haddad", None)
    }

    fn family(levels: &[Level]) -> Standing {
        let child = |(id, level): (i64, &Level)| Child {
            id: Id::new(id),
            name: name(),
            classes: Vec::new(),
            schools: Vec::new(),
            levels: vec![*level],
        };
        let mut standing = Standing::new(Id::new(1), name());
        standing.children = (2..).zip(levels).map(child).collect();
        standing
    }

    #[test]
    fn a_family_whose_children_are_all_in_maternelle_has_the_carnet_alone() {
        assert!(!is_shown(&family(&[Level::Ps, Level::Gs])));
        assert!(is_shown(&family(&[Level::Ps, Level::Ce1])));
        assert!(is_shown(&family(&[Level::Sixth])));
        assert!(!is_shown(&family(&[])));
    }
}
