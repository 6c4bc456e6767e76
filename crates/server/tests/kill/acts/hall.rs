//! Who decides around the town: a commune with its council, the métropole that collects, the
//! syndicate that calls contributions; and what lies before them.

use super::{campaign, collection, course::Course, sitting};
use crate::{operator::Operator, store::council as store};
use base::{Id, PersonName, Random, Title};
use bench::http::{Browser, Connection};
use council::{NewMandate, mandate, mandate::Office};
use db::{Db, Tx};
use people::{
    Body, BodyKind, Details, Function, NewAssignment, NewBody, NewPerson, Person, Post, assignment,
    body, groups, person,
};
use server::commands::bench::crowd;
use std::{net::SocketAddr, path::Path, sync::Arc};

pub struct Hall {
    pub commune: Desk,
    pub metropole: Desk,
    pub syndicate: Desk,
    /// Those who are asked for files and pay contributions.
    pub members: Vec<Id<Body>>,
    pub council: Vec<Id<council::Mandate>>,
    pub operator: Option<Operator>,
    courses: Vec<Arc<Course>>,
}

/// A body, and the browser of who works for it.
pub struct Desk {
    pub body: Id<Body>,
    pub browser: Browser,
}

pub const COUNCILLORS: u32 = 7;
const MEMBERS: usize = 6;

impl Hall {
    /// Founds the bodies, with nobody signed in yet; `folder` is that of the house.
    pub async fn found(db: &Db, folder: &Path) -> Founded {
        let random = Random::system();
        let town = siren(&random.word(b"0123456789", 8));
        let operator = Operator::of(&town);
        if let Some(operator) = &operator {
            operator.configure(folder);
        }
        let first = random.word(b"123456789", 4);
        let sirens = (0..MEMBERS + 2).map(|number| siren(&format!("2{first}{number:03}")));
        let sirens: Vec<String> = sirens.collect();
        let found = move |tx: &Tx<'_>| Founded::write(tx, &town, &sirens);
        let founded = db.write(found).await.expect("the bodies");
        Founded { operator, ..founded }
    }

    /// Their agents sign in, and the commune says who it is to the State.
    pub async fn open(founded: Founded, db: &Db, address: SocketAddr) -> Self {
        let mut line = Connection::open(address).await.expect("a line");
        let agents = founded.agents.to_vec();
        let mut browsers = crowd::sign_in(db, agents).await.expect("sessions");
        for (_, browser) in &mut browsers {
            crowd::take_token(&mut line, browser).await.expect("a token");
        }
        let mut desks = founded.bodies.into_iter().zip(browsers);
        let mut desk = || {
            let (body, (_, browser)) = desks.next().expect("a desk");
            Desk { body, browser }
        };
        let hall = Hall {
            commune: desk(),
            metropole: desk(),
            syndicate: desk(),
            members: founded.members,
            council: founded.council,
            operator: founded.operator,
            courses: Vec::new(),
        };
        sitting::fill_in(&mut line, &hall.commune).await;
        hall
    }

    /// What a round begins with: complete files, a campaign; every other one, a meeting.
    pub async fn prepare(&mut self, db: &Db, round: usize) {
        if round.is_multiple_of(2) {
            self.courses.push(sitting::prepare(self, db, round).await);
        }
        self.courses.push(collection::prepare(self, db, round).await);
        self.courses.push(campaign::prepare(self, db, round).await);
    }

    /// All that lies before them, what has waited longest first.
    pub fn courses(&self) -> Vec<Arc<Course>> {
        self.courses.clone()
    }

    /// What the operator says of what was sent.
    pub async fn check(&self, db: &Db) -> Vec<String> {
        let Some(operator) = &self.operator else { return Vec::new() };
        operator.check(&db.read(store::sent).await.expect("what was sent")).await
    }
}

/// Bodies and who works for them, before anybody signs in.
pub struct Founded {
    operator: Option<Operator>,
    /// The commune, the métropole, the syndicate; and the agent of each.
    bodies: [Id<Body>; 3],
    agents: [Id<Person>; 3],
    members: Vec<Id<Body>>,
    council: Vec<Id<council::Mandate>>,
}

impl Founded {
    fn write(tx: &Tx<'_>, town: &str, sirens: &[String]) -> db::Result<Self> {
        let lys = people::town::find_by_insee(tx, demo::cast::TOWN)?.ok_or(db::Error::Missing)?;
        let new = |kind, siren: &str, name: &str| NewBody {
            kind,
            siren: siren.to_owned(),
            name: name.to_owned(),
            department: "59".to_owned(),
            population: 4_000,
            town: None,
            parent: None,
        };
        let commune = NewBody { town: Some(lys.id), ..new(BodyKind::Commune, town, &lys.name) };
        let mut all = vec![
            commune,
            new(BodyKind::Metropole, &sirens[0], "Métropole"),
            new(BodyKind::Syndicate, &sirens[1], "Syndicat"),
        ];
        let others = sirens[2..].iter().zip(1..);
        all.extend(others.map(|(siren, n)| new(BodyKind::Commune, siren, &format!("Commune {n}"))));
        body::create(tx, &all)?;
        let find =
            |siren: &str| body::find_by_siren(tx, siren)?.map(|it| it.id).ok_or(db::Error::Missing);
        let bodies = [find(town)?, find(&sirens[0])?, find(&sirens[1])?];
        let agents = [
            agent(tx, Post::Town(lys.id), "Vasseur")?,
            agent(tx, Post::Body(bodies[1]), "Bak")?,
            agent(tx, Post::Body(bodies[2]), "Carlier")?,
        ];
        let members = sirens[2..].iter().map(|siren| find(siren));
        let mut members = members.collect::<db::Result<Vec<Id<Body>>>>()?;
        members.push(bodies[0]);
        let council = mandate::begin(tx, &councillors(bodies[0]))?;
        Ok(Founded { operator: None, bodies, agents, members, council })
    }
}

fn agent(tx: &Tx<'_>, post: Post, last: &str) -> db::Result<Id<Person>> {
    let now = tx.now();
    let name = PersonName::new("Camille", last, Some(Title::Mme));
    let new = NewPerson { details: Details::named(name), keys: Vec::new() };
    let person = person::create(tx, &[new], now)?.pop().ok_or(db::Error::Missing)?;
    let new = NewAssignment {
        person,
        post,
        function: Function::Agent,
        subject: None,
        from_on: now.day().plus_days(-30),
        until_on: None,
    };
    let (_, touched) = assignment::begin(tx, &[new])?;
    groups::refresh(tx, &touched, now.day())?;
    Ok(person)
}

fn councillors(body: Id<Body>) -> Vec<NewMandate> {
    let councillor = |rank: u32| NewMandate {
        body,
        office: if rank == 1 { Office::Chair } else { Office::Member },
        rank,
        name: PersonName::new("Irène", format!("Colin-{rank}"), None),
        person: None,
        sent_by: None,
        college: String::new(),
        deputy_of: None,
        votes: 1,
        from_on: super::today().plus_days(-400),
        until_on: None,
    };
    (1..=COUNCILLORS).map(councillor).collect()
}

/// Eight figures and the one that makes them a SIREN.
fn siren(figures: &str) -> String {
    let mut keys = (0..10).map(|key| format!("{figures}{key}"));
    keys.find(|it| actes::Siren::parse(it).is_ok()).expect("one key is right")
}
