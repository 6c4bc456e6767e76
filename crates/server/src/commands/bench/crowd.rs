//! The people of a town who are signed in while it is measured.

use super::{graded, store};
use base::{Clock, Id, Random};
use bench::{
    Result,
    http::{Browser, Connection},
};
use db::{Db, Tx};
use people::{GroupKind, Person, Scope, groups, town};
use std::net::SocketAddr;
use web::session::{self, Opening, Proof};

/// All of them sign in with it.
pub const PASSWORD: &str = "un préau sous la pluie";

pub struct Guardian {
    pub person: i64,
    pub browser: Browser,
}

/// Somebody who writes to families: a teacher to those of a class, a head to those of a school.
pub struct Writer {
    pub person: i64,
    pub browser: Browser,
    /// The group of the families, as a form names it: `g:7310…`.
    pub families: String,
    /// Some of them, one by one.
    pub guardians: Vec<i64>,
}

pub struct Crowd {
    pub guardians: Vec<Guardian>,
    /// Those with three children or more.
    pub of_three: Vec<Guardian>,
    pub teachers: Vec<Writer>,
    pub heads: Vec<Writer>,
    /// The town hall of Lys-lez-Lannoy, which writes to every family of the town.
    pub town: Writer,
    /// A town hall that writes to 2,000 or a few more, where the territory has one.
    pub larger_town: Option<Writer>,
    pub logins: Vec<String>,
}

/// How many of each.
#[derive(Clone, Copy)]
pub struct Size {
    pub guardians: u32,
    pub teachers: u32,
    pub logins: usize,
}

/// Finds them in the town and opens their sessions.
pub async fn gather(db: &Db, size: Size) -> Result<Crowd> {
    let found = db.read(move |tx| find(tx, size)).await?;
    let hashed = accounts::command::hash(PASSWORD, &Random::system())
        .map_err(|error| format!("{error:?}"))?
        .ok_or("the password is refused")?;
    let at = Clock::system().now();
    let known: Vec<Id<Person>> = found.guardians.iter().copied().take(size.logins).collect();
    let make_logins = move |tx: &Tx<'_>| {
        let persons = people::person::load_all(tx, &known)?;
        let names: Vec<_> = persons.into_iter().map(|it| (it.id, it.details.name)).collect();
        accounts::command::make_logins(tx, &names)?;
        let mut logins = Vec::new();
        for (person, _) in &names {
            accounts::command::set_password(tx, *person, &hashed, at)?;
            logins.extend(accounts::command::login(tx, *person)?);
        }
        Ok(logins)
    };
    let logins = db.write(make_logins).await?;
    let guardian = |(person, browser)| Guardian { person, browser };
    let guardians = sign_in(db, found.guardians).await?.into_iter().map(guardian).collect();
    let of_three = sign_in(db, found.of_three).await?.into_iter().map(guardian).collect();
    let town = sign_in_writers(db, vec![found.town]).await?.pop().ok_or("no town hall")?;
    let larger_town = found.larger_town.into_iter().collect();
    Ok(Crowd {
        guardians,
        of_three,
        teachers: sign_in_writers(db, found.teachers).await?,
        heads: sign_in_writers(db, found.heads).await?,
        town,
        larger_town: sign_in_writers(db, larger_town).await?.pop(),
        logins,
    })
}

struct Found {
    guardians: Vec<Id<Person>>,
    of_three: Vec<Id<Person>>,
    teachers: Vec<FoundWriter>,
    heads: Vec<FoundWriter>,
    town: FoundWriter,
    larger_town: Option<FoundWriter>,
}

struct FoundWriter {
    person: Id<Person>,
    families: Id<people::Group>,
    guardians: Vec<Id<Person>>,
}

/// How many of the families a writer can name one by one.
const NAMED: u32 = 40;
/// A letter to so many is one action.
const MANY: u32 = 2_000;

fn find(tx: &Tx<'_>, size: Size) -> db::Result<Found> {
    let writer = |person, scope| -> db::Result<Option<FoundWriter>> {
        let Some(families) = groups::find(tx, GroupKind::Guardians, scope)? else {
            return Ok(None);
        };
        let guardians = store::members(tx, families, NAMED)?;
        Ok(Some(FoundWriter { person, families, guardians }))
    };
    let (mut teachers, mut heads) = (Vec::new(), Vec::new());
    // The collège that is there to be measured has no families to write to.
    let (college, class) = graded::college(tx)?.unzip();
    let all = store::teachers(tx, size.teachers)?.into_iter();
    for (person, class) in all.filter(|(_, of)| Some(*of) != class) {
        teachers.extend(writer(person, Scope::Class(class))?);
    }
    for (person, school) in store::heads(tx)?.into_iter().filter(|(_, of)| Some(*of) != college) {
        heads.extend(writer(person, Scope::School(school))?);
    }
    let missing = || db::Error::Conflict("the town of the demo is not there".to_owned());
    let lys = town::find_by_insee(tx, demo::cast::TOWN)?.ok_or_else(missing)?;
    let agents = groups::find(tx, GroupKind::Agents, Scope::Town(lys.id))?.ok_or_else(missing)?;
    let agent = store::members(tx, agents, 1)?.pop().ok_or_else(missing)?;
    let town = writer(agent, Scope::Town(lys.id))?.ok_or_else(missing)?;
    let larger = store::agent_of_many(tx, MANY)?;
    let larger_town = larger.map(|(agent, town)| writer(agent, Scope::Town(town)));
    let larger_town = larger_town.transpose()?.flatten();
    let guardians = store::guardians(tx, size.guardians)?;
    let of_three = store::guardians_of_three(tx, size.guardians)?;
    Ok(Found { guardians, of_three, teachers, heads, town, larger_town })
}

async fn sign_in_writers(db: &Db, writers: Vec<FoundWriter>) -> Result<Vec<Writer>> {
    let persons: Vec<Id<Person>> = writers.iter().map(|writer| writer.person).collect();
    let signed_in = sign_in(db, persons).await?;
    let writer = |(found, (person, browser)): (FoundWriter, (i64, Browser))| Writer {
        person,
        browser,
        families: format!("g:{}", found.families),
        guardians: found.guardians.into_iter().map(Id::raw).collect(),
    };
    Ok(writers.into_iter().zip(signed_in).map(writer).collect())
}

/// Sessions as the entrance opens them, without a password for each.
pub async fn sign_in(db: &Db, persons: Vec<Id<Person>>) -> Result<Vec<(i64, Browser)>> {
    let (random, at) = (Random::system(), Clock::system().now());
    let openings: Vec<Opening> = persons
        .into_iter()
        .map(|person| Opening {
            person,
            proof: Proof::SecondFactor,
            device: "Firefox · Linux".to_owned(),
            secret: random.token(),
            at,
            is_secure: false,
        })
        .collect();
    let open = move |tx: &Tx<'_>| {
        let mut opened = Vec::new();
        for opening in &openings {
            let cookie = session::open(tx, opening)?.cookie;
            let cookie = cookie.to_str().unwrap_or_default().split(';').next();
            let cookie = cookie.unwrap_or_default().to_owned();
            let browser = Browser { cookie, token: String::new() };
            opened.push((opening.person.raw(), browser));
        }
        Ok(opened)
    };
    Ok(db.write(open).await?)
}

impl Crowd {
    /// Asks the house for the token of the forms of each.
    pub async fn take_tokens(&mut self, address: SocketAddr) -> Result<()> {
        let mut line = Connection::open(address).await?;
        let writers = self.teachers.iter_mut().chain(&mut self.heads).map(|it| &mut it.browser);
        let guardians = self.guardians.iter_mut().map(|it| &mut it.browser);
        let larger = self.larger_town.as_mut().map(|it| &mut it.browser);
        for browser in writers.chain(guardians).chain([&mut self.town.browser]).chain(larger) {
            take_token(&mut line, browser).await?;
        }
        Ok(())
    }
}

/// The token of the forms of one.
pub async fn take_token(line: &mut Connection, browser: &mut Browser) -> Result<()> {
    let request = browser.get("/jeton");
    let answer = line.ask(&request).await?;
    if answer.status != 200 {
        return Err(format!("no token: {}", answer.status).into());
    }
    answer.text().trim().clone_into(&mut browser.token);
    Ok(())
}

/// A browser in which nobody has signed in yet.
pub async fn visitor(address: SocketAddr) -> Result<Browser> {
    let mut line = Connection::open(address).await?;
    let answer = line.ask(&Browser::default().get("/jeton")).await?;
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    let cookie = cookie.ok_or("no cookie of a visitor")?.to_owned();
    Ok(Browser { cookie, token: answer.text().trim().to_owned() })
}
