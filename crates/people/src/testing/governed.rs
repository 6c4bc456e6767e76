//! Who decides around the small world, for who asks: the communes, the métropole, the syndicate.
//!
//! Lys-lez-Lannoy (M. Vasseur works for it, as in the small world; Mme Colin is its mayor and signs
//! in) and Toufflers (M. Dumont) belong to the Métropole Européenne de Lille (Mme Bak). The open
//! mixed syndicate La Fibre Numérique 59/62 (Mme Carlier) may be joined; M. Wallerand is whom Lys
//! will send. Nothing is decided yet.

use super::{TestPeople, adult, first_day, holds};
use crate::{Body, BodyKind, Function, NewBody, Person, Post, assignment, body, groups};
use base::{Day, Id, Title};
use db::{Error, Result, Tx};

/// Bodies, and who works for them.
#[derive(Clone, Copy, Debug)]
pub struct GovernedPeople {
    pub lys: Id<Body>,
    pub toufflers: Id<Body>,
    /// Métropole Européenne de Lille.
    pub metropole: Id<Body>,
    /// Syndicat mixte ouvert Nord – Pas-de-Calais Numérique, « La Fibre Numérique 59/62 ».
    pub syndicate: Id<Body>,
    /// Mayor of Lys.
    pub mme_colin: Id<Person>,
    /// Works for Toufflers.
    pub m_dumont: Id<Person>,
    /// Works for the métropole.
    pub mme_bak: Id<Person>,
    /// Works for the syndicate.
    pub mme_carlier: Id<Person>,
    /// A councillor of Lys.
    pub m_wallerand: Id<Person>,
}

const METROPOLE: &str = "200093201";
const SYNDICATE: &str = "200035780";
const LYS: &str = "215903675";
const TOUFFLERS: &str = "215905985";

/// Adds it to the small world.
pub fn build(tx: &Tx<'_>, small: &TestPeople, today: Day) -> Result<GovernedPeople> {
    let mel = new(BodyKind::Metropole, METROPOLE, "Métropole Européenne de Lille", 1_194_040);
    let syndicate = new(
        BodyKind::Syndicate,
        SYNDICATE,
        "Syndicat mixte ouvert Nord – Pas-de-Calais Numérique",
        0,
    );
    body::create(tx, &[mel, syndicate])?;
    let metropole = find(tx, METROPOLE)?;
    let commune = |siren, name, population, town| NewBody {
        town: Some(town),
        parent: Some(metropole),
        ..new(BodyKind::Commune, siren, name, population)
    };
    let lys = commune(LYS, "Lys-lez-Lannoy", 14_050, small.lys);
    let toufflers = commune(TOUFFLERS, "Toufflers", 3_957, small.toufflers);
    body::create(tx, &[lys, toufflers])?;
    let people = GovernedPeople {
        lys: find(tx, LYS)?,
        toufflers: find(tx, TOUFFLERS)?,
        metropole,
        syndicate: find(tx, SYNDICATE)?,
        mme_colin: adult(tx, "Irène", "Colin", Title::Mme)?,
        m_dumont: adult(tx, "Yves", "Dumont", Title::M)?,
        mme_bak: adult(tx, "Zofia", "Bak", Title::Mme)?,
        mme_carlier: adult(tx, "Agnès", "Carlier", Title::Mme)?,
        m_wallerand: adult(tx, "Konrad", "Wallerand", Title::M)?,
    };
    let agent = |person, post| holds(person, post, Function::Agent, first_day());
    let posts = [
        agent(people.m_dumont, Post::Town(small.toufflers)),
        agent(people.mme_bak, Post::Body(people.metropole)),
        agent(people.mme_carlier, Post::Body(people.syndicate)),
    ];
    let (_, touched) = assignment::begin(tx, &posts)?;
    groups::refresh(tx, &touched, today)?;
    Ok(people)
}

fn find(tx: &Tx<'_>, siren: &str) -> Result<Id<Body>> {
    body::find_by_siren(tx, siren)?.map(|body| body.id).ok_or(Error::Missing)
}

fn new(kind: BodyKind, siren: &str, name: &str, population: u32) -> NewBody {
    NewBody {
        kind,
        siren: siren.to_owned(),
        name: name.to_owned(),
        department: "59".to_owned(),
        population,
        town: None,
        parent: None,
    }
}

impl GovernedPeople {
    /// Those who come in and are looked at, by the names they have there.
    pub fn cast(&self) -> [(&'static str, Id<Person>); 5] {
        [
            ("mayor", self.mme_colin),
            ("other-town", self.m_dumont),
            ("metropole", self.mme_bak),
            ("syndicate", self.mme_carlier),
            ("councillor", self.m_wallerand),
        ]
    }
}
