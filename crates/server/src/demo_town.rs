//! The made-up town once it has been fed: what a head says by hand, who is known by heart, and how
//! they come in.

pub mod cast;
pub mod decided;
pub mod deciders;
pub mod keys;
pub mod stage;
pub mod state;

pub use state::State;

use base::{Clock, Day, PersonName};
use db::{Db, Tx};
use people::{
    Class, Function, Likelihood, NewAssignment, Post, School, Touched, Within, assignment, class,
    duplicate, groups, person, school, town,
};
use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};
use web::{
    App,
    merging::{self, Pair},
};

type Error = Box<dyn std::error::Error>;

/// Gives classes to their teachers and the town its agents, as a head and the town hall do by hand:
/// AAF 1D has no place for either (`crates/demo/README.md`).
pub async fn appoint(db: &Db, folder: &Path, clock: &Clock) -> Result<(), Error> {
    let teams = rows(&folder.join("affectations.csv"))?;
    let agents = rows(&folder.join("agents.csv"))?;
    let (now, today) = (clock.now(), clock.today());
    let from_on = base::SchoolYear::of(today).first_day().unwrap_or(today);
    let appoint = move |tx: &Tx<'_>| {
        let teams = teams_of(tx, &teams, from_on)?;
        let touched = teams.and(agents_of(tx, &agents, from_on, now)?);
        groups::refresh(tx, &touched, today)
    };
    Ok(db.write(appoint).await?)
}

/// Makes one person of two records that are likely his: who has children in the écoles and
/// in the collège comes in by two feeds. An administrator does it pair by pair.
pub async fn unite(app: &App, clock: &Clock) -> Result<(), Error> {
    let (house, now) = (app.clone(), clock.now());
    let unite = move |tx: &Tx<'_>| {
        let Some(town) = town::find_by_insee(tx, demo::cast::TOWN)? else { return Ok(()) };
        let mut pairs = duplicate::all(tx, Within::Town(town.id), PAIRS_MAX)?;
        pairs.retain(|pair| pair.likelihood >= Likelihood::Likely);
        let mut touched = Touched::nobody();
        let mut gone = HashSet::new();
        for pair in &pairs {
            if gone.contains(&pair.first.id) || !gone.insert(pair.second.id) {
                continue;
            }
            let evidence = serde_json::to_value(pair.evidence).unwrap_or_default();
            let pair = Pair { keep: pair.first.id, drop: pair.second.id, evidence: &evidence };
            touched = touched.and(merging::merge(&house, tx, &pair, None, now)?.1);
        }
        groups::refresh(tx, &touched, now.day())
    };
    Ok(app.db.write(unite).await?)
}

/// More pairs than a town of 1,300 pupils has.
const PAIRS_MAX: u32 = 2_000;

/// Communes of Hauts-de-France, and a few more.
const TOWNS_MAX: u32 = 5_000;

type Line = BTreeMap<String, String>;

fn rows(path: &Path) -> Result<Vec<Line>, Error> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path)?;
    Ok(reader.deserialize().collect::<Result<Vec<Line>, _>>()?)
}

fn field<'l>(line: &'l Line, name: &str) -> &'l str {
    line.get(name).map_or("", String::as_str)
}

/// The classes of a school, by the key its feed knows them by.
fn classes(tx: &Tx<'_>, uai: &str, on: Day) -> db::Result<Option<(School, Vec<Class>)>> {
    let Some(school) = school::find_by_uai(tx, uai)? else { return Ok(None) };
    let classes = class::of_school(tx, school.id, base::SchoolYear::of(on))?;
    Ok(Some((school, classes)))
}

fn teams_of(tx: &Tx<'_>, lines: &[Line], from_on: Day) -> db::Result<Touched> {
    let mut new = Vec::new();
    for line in lines {
        let Some((school, classes)) = classes(tx, field(line, "uai"), from_on)? else { continue };
        let key = field(line, "identifiant_classe");
        let source = format!("aaf:{}", field(line, "academie"));
        let person = person::find_by_key(tx, &source, field(line, "jointure"))?;
        let class = classes.iter().find(|class| class.source_key.as_deref() == Some(key));
        let (Some(person), Some(class)) = (person, class) else { continue };
        let function = match field(line, "role") {
            "accompagnement" => Function::Aesh,
            _ => Function::Teacher,
        };
        let post = Post::Class(school.id, class.id);
        new.push(NewAssignment { person, post, function, subject: None, from_on, until_on: None });
    }
    assignment::begin(tx, &new).map(|(_, touched)| touched)
}

fn agents_of(tx: &Tx<'_>, lines: &[Line], from_on: Day, now: base::Instant) -> db::Result<Touched> {
    let towns = town::all(tx, "", TOWNS_MAX)?;
    let mut touched = Touched::nobody();
    for line in lines {
        let Some(town) = towns.iter().find(|town| town.name == field(line, "commune")) else {
            continue;
        };
        let title = base::Title::parse(field(line, "civilite"));
        let name = PersonName::new(field(line, "prenom"), field(line, "nom"), title);
        let new = people::NewPerson { details: people::Details::named(name), keys: Vec::new() };
        let ids = person::create(tx, &[new], now)?;
        let Some(person) = ids.first().copied() else { continue };
        let mut posts = vec![(Post::Town(town.id), Function::Agent)];
        if field(line, "fonction").starts_with("Responsable") {
            posts.push((Post::Platform, Function::Administrator));
        }
        let in_class = classes(tx, field(line, "uai"), from_on)?.and_then(|(school, classes)| {
            let key = field(line, "identifiant_classe");
            let class = classes.into_iter().find(|it| it.source_key.as_deref() == Some(key))?;
            Some(Post::Class(school.id, class.id))
        });
        if field(line, "fonction") == "ATSEM" {
            posts.extend(in_class.map(|post| (post, Function::Atsem)));
        }
        let new: Vec<NewAssignment> = posts
            .into_iter()
            .map(|(post, function)| NewAssignment {
                person,
                post,
                function,
                subject: None,
                from_on,
                until_on: None,
            })
            .collect();
        touched = touched.and(assignment::begin(tx, &new)?.1);
    }
    Ok(touched)
}
