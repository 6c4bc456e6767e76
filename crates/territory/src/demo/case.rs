//! The true case: Lys-lez-Lannoy, 13 December 2023, 19:00. 33 members in exercise, 31 there, two
//! represented; five decisions; 4 for and 29 abstentions, which is adopted (CGCT L2121-20).

use super::{
    Land, Script, at, day,
    founding::{COMPETENCE, DELEGATE, MAYOR},
    refused,
    script::Known,
};
use crate::{Followed, store};
use base::{Day, Id, PersonName, Title};
use council::{
    Deliberation,
    bylaws::Bylaws,
    demo::{Course, Motion, Reception, Told, connect, follow, hold, prepare as draft, rule, seat},
    effect::Effect,
    numbering::Series,
    vote::Tally,
};
use db::{Result, Tx};
use people::Body;

const SEATS: u32 = 33;
const PLACE: &str = "Salle du conseil de l’hôtel de ville";
const TITLE: &str = "Transfert de la compétence «\u{a0}Usages numériques / NTIC en matière de \
                     numérique éducatif\u{a0}» au Syndicat mixte ouvert Nord – Pas-de-Calais \
                     Numérique";
const REPORT: &str = "Le Syndicat mixte ouvert Nord – Pas-de-Calais Numérique, «\u{a0}La Fibre \
                      Numérique 59/62\u{a0}», propose aux communes un espace numérique de travail \
                      pour leurs écoles maternelles et élémentaires, le même que celui des \
                      collèges et des lycées.\n\nPour en bénéficier, la commune lui transfère sa \
                      compétence, adhère au syndicat et verse une contribution annuelle.";

/// Mandates of the council elected in 2020 end when the one elected in 2026 is installed.
const INSTALLED: &str = "2020-05-25";
const RENEWED: &str = "2026-03-21";

fn known() -> [Known<'static>; 2] {
    [(1, "Mme", MAYOR.0, MAYOR.1), (2, "M.", DELEGATE.0, DELEGATE.1)]
}

pub fn live(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let home = &land.home;
    let of_law = Bylaws::of_law(home);
    let numbering = "{aaaa}-{mm}-{jj}/{nn}".to_owned();
    rule(tx, home.id, day(INSTALLED)?, &Bylaws { numbering, series: Series::Session, ..of_law })?;
    let (from_on, renewed_on) = (day(INSTALLED)?, day(RENEWED)?);
    seat(tx, home.id, &script.table(SEATS, &known(), 20), from_on, Some(renewed_on))?;
    seat(tx, home.id, &script.table(SEATS, &known(), 60), renewed_on, None)?;
    present_itself(tx, home)?;
    let held_on = day("2023-12-13")?;
    let told = Told {
        body: home.id,
        meets_at: at(held_on, 19),
        place: PLACE,
        convened_on: day("2023-12-06")?,
        away: &[(32, Some(1)), (33, Some(4))],
        secretary: 3,
        motions: vec![canteen(), case(tx, land)?],
    };
    let acts = hold(tx, &told)?;
    let course = Course {
        signed_on: day("2023-12-14")?,
        published_at: Some(at(day("2023-12-19")?, 9)),
        received: Some(Reception::Acknowledged(day("2023-12-21")?)),
        matter: "5.7",
        by: land.clerk,
    };
    acts.iter().try_for_each(|act| follow(tx, &Followed, *act, &course))
}

/// What the town says of itself to the State.
fn present_itself(tx: &Tx<'_>, home: &Body) -> Result<()> {
    connect(tx, home, |settings| {
        "5".clone_into(&mut settings.arrondissement);
        "Secrétariat du conseil".clone_into(&mut settings.referent);
        "03 53 01 03 67".clone_into(&mut settings.telephone);
        "conseil@lys-lez-lannoy.example".clone_into(&mut settings.mail);
        "tribunal administratif de Lille".clone_into(&mut settings.court);
    })
}

/// Another item of the same evening, on which nobody abstains.
fn canteen() -> Motion {
    Motion {
        title: "Tarifs de la restauration scolaire".to_owned(),
        report: "Les tarifs n’ont pas changé depuis deux ans.".to_owned(),
        decisions: vec![(
            "de maintenir les tarifs de la restauration scolaire pour 2024.".to_owned(),
            Effect::Other,
        )],
        tally: Tally { votes_for: SEATS, ..Tally::default() },
    }
}

/// Transfer, adhere, approve the statutes, pay, appoint: one deliberation, five decisions.
fn case(tx: &Tx<'_>, land: &Land) -> Result<Motion> {
    let syndicate = land.syndicate.id;
    let version = store::statutes::on(tx, syndicate, day("2023-12-13")?)?;
    let version = version.ok_or_else(|| refused("a case", "no statutes"))?;
    let transfer = Effect::Transfer { syndicate, competence: land.schools.id.raw() };
    let statutes = Effect::Statutes { syndicate, statutes: version.id.raw() };
    let pay = Effect::Pay { syndicate, year: 2024, amount: None };
    let decisions = [
        (
            format!(
                "de transférer la compétence «\u{a0}{COMPETENCE}\u{a0}» au Syndicat mixte ouvert \
                 Nord – Pas-de-Calais Numérique, «\u{a0}La Fibre Numérique 59/62\u{a0}»."
            ),
            transfer,
        ),
        ("d’adhérer à ce syndicat.".to_owned(), Effect::Adhere { syndicate }),
        ("d’approuver les statuts de ce syndicat.".to_owned(), statutes),
        ("de voter la contribution annuelle au syndicat.".to_owned(), pay),
        (
            "de désigner M. Konrad Wallerand pour siéger au comité, ou au collège des communes \
             (article 8.1 des statuts)."
                .to_owned(),
            appoint(land),
        ),
    ];
    Ok(Motion {
        title: TITLE.to_owned(),
        report: REPORT.to_owned(),
        decisions: decisions.into(),
        tally: Tally { votes_for: 4, abstentions: 29, ..Tally::default() },
    })
}

fn appoint(land: &Land) -> Effect {
    let (first, last, title) = DELEGATE;
    Effect::Appoint {
        to: land.syndicate.id,
        name: PersonName::new(first, last, Some(title)),
        college: "communes".to_owned(),
        is_deputy: false,
    }
}

/// The deliberation by which the town has asked.
pub fn transfer(tx: &Tx<'_>, land: &Land) -> Result<Id<Deliberation>> {
    let asked = store::facts::transfers_of(tx, land.home.id)?;
    let asked = asked.iter().find_map(|it| it.asked_by);
    asked.ok_or_else(|| refused("an agreement", "nobody has asked"))
}

/// A delegate's time ends with the council that sent him (L2121-33): the new one sends him again.
pub fn renew(tx: &Tx<'_>, land: &Land) -> Result<()> {
    let held_on = day("2026-05-28")?;
    let (first, last, title) = DELEGATE;
    let words = format!(
        "de désigner {} {first} {last} au collège des communes du syndicat.",
        Title::written(title)
    );
    let motion = Motion {
        title: "Désignation du délégué au Syndicat mixte ouvert Nord – Pas-de-Calais Numérique"
            .to_owned(),
        report: "Les mandats des délégués ont pris fin avec celui du conseil précédent.".to_owned(),
        decisions: vec![(words, appoint(land))],
        tally: Tally { votes_for: 27, abstentions: 6, ..Tally::default() },
    };
    let told = Told {
        motions: vec![motion],
        convened_on: held_on.plus_days(-8),
        ..meeting(land, held_on)
    };
    let course = Course {
        signed_on: held_on.plus_days(1),
        published_at: Some(at(held_on.plus_days(5), 9)),
        received: Some(Reception::Acknowledged(held_on.plus_days(6))),
        matter: "5.3",
        by: land.clerk,
    };
    let acts = hold(tx, &told)?;
    acts.iter().try_for_each(|act| follow(tx, &Followed, *act, &course))
}

/// A meeting of a few days ago: what was voted waits for the signatures of chair and secretary.
pub fn recent(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let motion = Motion {
        title: "Convention avec l’association du centre de loisirs".to_owned(),
        report: "L’association accueille les enfants le mercredi.".to_owned(),
        decisions: vec![("d’autoriser Mme le maire à signer.".to_owned(), Effect::Other)],
        tally: Tally { votes_for: SEATS, ..Tally::default() },
    };
    let held_on = script.until.plus_days(-6);
    let convened_on = held_on.plus_days(-9);
    let told = Told { motions: vec![motion], convened_on, ..meeting(land, held_on) };
    hold(tx, &told).map(drop)
}

/// The next meeting is being prepared, with something to be decided.
pub fn prepare(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let (syndicate, competence) = (land.syndicate.id, land.security.id.raw());
    let words = format!("de transférer la compétence «\u{a0}{}\u{a0}».", land.security.name);
    let motion = Motion {
        title: "Transfert d’une compétence\u{a0}: sécurité numérique des écoles".to_owned(),
        report: "La métropole réunit les délibérations des communes.".to_owned(),
        decisions: vec![(words, Effect::Transfer { syndicate, competence })],
        tally: Tally::default(),
    };
    let told = Told { motions: vec![motion], ..meeting(land, script.until.plus_days(20)) };
    draft(tx, &told).map(drop)
}

fn meeting<'t>(land: &Land, held_on: Day) -> Told<'t> {
    Told {
        body: land.home.id,
        meets_at: at(held_on, 19),
        place: PLACE,
        convened_on: held_on,
        away: &[],
        secretary: 3,
        motions: Vec::new(),
    }
}
