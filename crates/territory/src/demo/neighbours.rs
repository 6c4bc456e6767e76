//! Small communes on their way, played through their own councils: some have voted, some have sent
//! it and wait for the syndicate, with some the committee has agreed a few days ago.

use super::{
    Land, Script, at,
    committee::{Proposed, decided},
    members::places,
    store::Commune,
};
use crate::Followed;
use base::{Day, Id};
use council::{
    Deliberation,
    demo::{Course, Motion, Reception, Told, follow, hold, seat},
    effect::Effect,
    vote::Tally,
};
use db::{Result, Tx};
use people::Body;

/// Seats that are filled, whatever the law gives them.
const SEATS: u32 = 11;

/// How far one has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Voted and signed, not sent.
    Voted,
    /// Executory: the syndicate is asked.
    Asked,
    /// The committee has agreed; its own act is not in force.
    Agreed,
}

const WAYS: [Way; 9] = [
    Way::Voted,
    Way::Asked,
    Way::Agreed,
    Way::Voted,
    Way::Asked,
    Way::Asked,
    Way::Voted,
    Way::Asked,
    Way::Agreed,
];

pub fn live(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let asking = places(tx, land)?.asking;
    let mut agreed = Vec::new();
    for (place, (commune, way)) in asking.iter().zip(WAYS).enumerate() {
        let table = script.table(SEATS, &[], 200 + place * 20);
        seat(tx, commune.id, &table, super::day("2026-03-21")?, None)?;
        let act = decides(tx, land, (commune, way), script.until)?;
        if way == Way::Agreed {
            let words = format!("de donner son accord à la demande de {}.", commune.name);
            agreed.push((words, Effect::Concord { asked: act }));
        }
    }
    if agreed.is_empty() {
        return Ok(());
    }
    let proposed = Proposed {
        title: "Adhésion de nouvelles communes",
        report: "Leurs conseils ont transféré leur compétence et demandé à adhérer.",
        decisions: agreed,
    };
    decided(tx, land, script.until.plus_days(-8), None, vec![proposed]).map(drop)
}

fn decides(
    tx: &Tx<'_>,
    land: &Land,
    (commune, way): (&Commune, Way),
    until: Day,
) -> Result<Id<Deliberation>> {
    let days_ago = match way {
        Way::Voted => 12,
        Way::Asked => 45,
        Way::Agreed => 60,
    };
    let held_on = until.plus_days(-days_ago);
    let told = Told {
        body: commune.id,
        meets_at: at(held_on, 20),
        place: "Salle de la mairie",
        convened_on: held_on.plus_days(-9),
        away: &[],
        secretary: 4,
        motions: vec![joins(land.syndicate.id, land.schools.id.raw())],
    };
    let acts = hold(tx, &told)?;
    let act = *acts.first().ok_or(db::Error::Missing)?;
    let is_sent = way != Way::Voted;
    let course = Course {
        signed_on: held_on.plus_days(1),
        published_at: is_sent.then(|| at(held_on.plus_days(3), 11)),
        received: is_sent.then(|| Reception::Written(held_on.plus_days(4))),
        matter: "5.7",
        by: land.officer,
    };
    follow(tx, &Followed, act, &course)?;
    Ok(act)
}

fn joins(syndicate: Id<Body>, competence: i64) -> Motion {
    Motion {
        title: "Adhésion au syndicat et transfert du numérique éducatif".to_owned(),
        report: "L’école de la commune aurait le même espace numérique que ses voisines."
            .to_owned(),
        decisions: vec![
            (
                "de transférer au syndicat la compétence du numérique éducatif.".to_owned(),
                Effect::Transfer { syndicate, competence },
            ),
            ("d’adhérer au syndicat.".to_owned(), Effect::Adhere { syndicate }),
        ],
        tally: Tally { votes_for: 8, votes_against: 1, abstentions: 2, ..Tally::default() },
    }
}
