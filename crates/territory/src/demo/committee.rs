//! The committee of the syndicate: who sits in it, its statutes, what it agrees with, the key of
//! contributions it votes.

use super::{
    Land, Script, at, contributing, day,
    founding::{FOUNDERS, statutes},
    script::line,
};
use crate::{Followed, funding::key};
use base::{Day, Id};
use council::{
    Deliberation, Majority, Rules,
    bylaws::Bylaws,
    demo::{Course, Motion, Reception, Told, follow, hold, prepare as draft, rule, seat},
    effect::Effect,
    numbering::Series,
    vote::Tally,
};
use db::{Result, Tx};
use std::fmt::Write as _;

/// Seats of those who founded it.
const SEATS: [usize; 3] = [4, 3, 3];
const PLACE: &str = "Salle du comité, siège du syndicat";

/// Its rules, as its statutes write them, and those who founded it send theirs.
pub fn sit(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let rules = Rules { majority_for_statutes: Some(Majority::STATUTES), ..Rules::epci() };
    let bylaws = Bylaws {
        rules,
        seats: None,
        votes_of_seats: None,
        numbering: "{aaaa}-{nnn}".to_owned(),
        series: Series::Year,
    };
    rule(tx, land.syndicate.id, day("2013-06-01")?, &bylaws)?;
    let mut table = "rang;fonction;civilité;prénom;nom;collège;envoyé par\n".to_owned();
    let mut rank = 0;
    for ((siren, _, _, _, college), seats) in FOUNDERS.iter().zip(SEATS) {
        for _ in 0..seats {
            rank += 1;
            let office = match rank {
                1 => "Président",
                2..=4 => "Vice-président",
                _ => "Membre",
            };
            let who = line(&script.name(rank));
            let _ = writeln!(table, "{rank};{office};{who};{college};{siren}");
        }
    }
    seat(tx, land.syndicate.id, &table, day("2021-07-15")?, None)?;
    council::demo::connect(tx, &land.syndicate, |settings| {
        "Lille".clone_into(&mut settings.seat);
        "5".clone_into(&mut settings.arrondissement);
        "Direction du syndicat".clone_into(&mut settings.referent);
        "03 53 01 00 59".clone_into(&mut settings.telephone);
        "actes@syndicat.example".clone_into(&mut settings.mail);
    })
}

/// A meeting of the committee at which all agree, and its acts in force on `in_force_on`.
pub fn decided(
    tx: &Tx<'_>,
    land: &Land,
    held_on: Day,
    in_force_on: Option<Day>,
    motions: Vec<Proposed>,
) -> Result<Vec<Id<Deliberation>>> {
    let sitting = council::mandate::of_body(tx, land.syndicate.id, held_on)?;
    let members = sitting.iter().filter(|one| one.deputy_of.is_none()).count();
    let votes_for = u32::try_from(members).unwrap_or(0);
    let tally = Tally { votes_for, ..Tally::default() };
    let motions = motions.into_iter().map(|it| it.voted(tally)).collect();
    let acts = hold(tx, &told(land, held_on, motions))?;
    let Some(on) = in_force_on else { return Ok(acts) };
    let course = Course {
        signed_on: held_on.plus_days(1),
        published_at: Some(at(on.plus_days(-1), 10)),
        received: Some(Reception::Written(on)),
        matter: "5.7",
        by: land.officer,
    };
    acts.iter().try_for_each(|act| follow(tx, &Followed, *act, &course))?;
    Ok(acts)
}

/// What is put before the committee.
pub struct Proposed {
    pub title: &'static str,
    pub report: &'static str,
    pub decisions: Vec<(String, Effect)>,
}

impl Proposed {
    fn voted(self, tally: Tally) -> Motion {
        let Proposed { title, report, decisions } = self;
        Motion { title: title.to_owned(), report: report.to_owned(), decisions, tally }
    }
}

fn told<'t>(land: &Land, held_on: Day, motions: Vec<Motion>) -> Told<'t> {
    Told {
        body: land.syndicate.id,
        meets_at: at(held_on, 14),
        place: PLACE,
        convened_on: held_on.plus_days(-12),
        away: &[],
        secretary: 5,
        motions,
    }
}

/// The first version stands since the syndicate was founded; the second was voted in 2021.
pub fn adopt_statutes(tx: &Tx<'_>, land: &Land) -> Result<()> {
    let founded_on = Some(day("2013-06-01")?);
    statutes(tx, &land.syndicate, 1, ("Statuts fondateurs de 2013", FOUNDING), founded_on)?;
    let second = statutes(tx, &land.syndicate, 2, ("Statuts de 2022", STATUTES), None)?;
    let effect = Effect::Statutes { syndicate: land.syndicate.id, statutes: second.raw() };
    let proposed = Proposed {
        title: "Modification des statuts\u{a0}: le numérique éducatif et le collège des communes",
        report: "Les communes transfèrent leur compétence «\u{a0}à la carte\u{a0}». Elles forment \
                 un collège, qui élit ses représentants (article 8.1).",
        decisions: vec![("d’adopter les statuts modifiés du syndicat.".to_owned(), effect)],
    };
    decided(tx, land, day("2021-12-08")?, Some(day("2022-01-01")?), vec![proposed]).map(drop)
}

const FOUNDING: &str = "Article 1. Il est formé un syndicat mixte ouvert entre la Région et les \
                        Départements du Nord et du Pas-de-Calais.\n\nArticle 4. Le syndicat \
                        établit et exploite le réseau de communications électroniques à très haut \
                        débit.";
const STATUTES: &str = "Article 1. Le syndicat mixte ouvert Nord – Pas-de-Calais Numérique, dit \
                        «\u{a0}La Fibre Numérique 59/62\u{a0}», réunit la Région, les Départements \
                        et les communes qui y adhèrent.\n\nArticle 4.2. Usages numériques / NTIC \
                        en matière de numérique éducatif\u{a0}: compétence transférée à la \
                        carte.\n\nArticle 8.1. Les communes désignent chacune un délégué au \
                        collège des communes, qui élit ses représentants au comité.\n\nArticle \
                        15. Les membres versent une contribution annuelle, selon la clé votée \
                        par le comité.";

/// The committee agrees with what Lys-lez-Lannoy has asked.
pub fn agree_with_home(tx: &Tx<'_>, land: &Land) -> Result<()> {
    let asked = super::case::transfer(tx, land)?;
    let words = "de donner son accord au transfert de compétence et à l’adhésion de la commune de \
                 Lys-lez-Lannoy.";
    let proposed = Proposed {
        title: "Adhésion de la commune de Lys-lez-Lannoy",
        report: "Par une délibération du 13 décembre 2023, la commune transfère sa compétence et \
                 demande à adhérer.",
        decisions: vec![(words.to_owned(), Effect::Concord { asked })],
    };
    decided(tx, land, day("2024-01-24")?, Some(day("2024-02-01")?), vec![proposed]).map(drop)
}

/// The key of contributions, voted in the autumn before the year it holds for.
pub fn vote_key(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let year = script.first.year();
    let written = crate::funding::kept(contributing::KEY)?;
    let title = format!("Clé de contribution {year}");
    let key = key::write(tx, land.syndicate.id, (&title, year), &written)?;
    let proposed = Proposed {
        title: "Clé de contribution des membres",
        report: "Une part fixe, une part par élève et une part par habitant, plus faible dans les \
                 grandes villes. Le total est la somme votée, au centime près.",
        decisions: vec![(
            "d’adopter la clé de répartition des contributions.".to_owned(),
            Effect::Key { key: key.raw() },
        )],
    };
    let before = year - 1;
    let (held_on, on) = (day(&format!("{before}-11-26"))?, day(&format!("{before}-12-05"))?);
    decided(tx, land, held_on, Some(on), vec![proposed]).map(drop)
}

/// The next meeting is being prepared: the officer may write there what she agrees with.
pub fn prepare(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    draft(tx, &told(land, script.until.plus_days(27), Vec::new())).map(drop)
}
