//! The métropole collects: its communes are invited, some give what is asked, one is asked again,
//! three leave in a lot, the others are late. Played in the last fortnight.

use super::{
    HOME, Land, METROPOLE, SYNDICATE, Script, at, contributing, day,
    founding::{adult, employ, known},
    refused,
};
use crate::{
    Followed,
    collection::{
        Collection, CollectionRow, Contents, Dossier, Part, PartState, Piece, PieceKind, Side,
        deeds,
        jobs::RemindCommunes,
        rhythm, sending,
        telling::{self, About, News},
    },
    funding::jobs::{RemindMembers, WatchMarkets},
    store::collection::{
        acts as of_communes,
        collections::{self, NewCollection, NewPiece},
        dossiers, lots, parts,
    },
};
use base::{Day, Id, Instant, Title};
use council::{
    demo::{Course, Motion, Reception, Told, follow, hold, seat},
    effect::Effect,
    vote::Tally,
};
use db::{Error, Result, Tx};
use files::File;
use people::{Body, GroupKind, Person, Post, Scope, Standing, body, groups, town};
use web::demo::{Act, Stage};

/// Neighbours of the town that give something; of the first ones the council has decided.
const GIVING: usize = 7;
const DECIDED: usize = 5;
/// Those whose file is looked at and good.
const GOOD: usize = 3;
/// The convention of this one is to be sent again.
const REFUSED: usize = 3;

/// Before the fortnight: who works for these neighbours, and what their councils have decided.
pub fn before(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    for (place, commune) in neighbours(tx, &land.metropole)?.iter().enumerate() {
        let name = script.name(300 + place);
        let title = name.title.unwrap_or(Title::Mme);
        let agent = adult(tx, (&name.first, &name.last, title))?;
        let town = commune.town.ok_or(Error::Missing)?;
        employ(tx, &[(agent, Post::Town(town))], script.first)?;
        if place < DECIDED {
            seat(tx, commune.id, &script.table(15, &[], 320 + place * 16), day(SINCE)?, None)?;
            decide(tx, land, (commune, agent), script.until.plus_days(-40))?;
        }
    }
    Ok(())
}

/// Their councils sit since they were elected.
const SINCE: &str = "2026-03-21";

/// The first communes of the métropole by name, without the town.
fn neighbours(tx: &Tx<'_>, metropole: &Body) -> Result<Vec<Body>> {
    let home = town::find_by_insee(tx, HOME)?.map(|town| town.id);
    let all = body::communes_of(tx, metropole.id)?.into_iter();
    Ok(all.filter(|it| it.town != home).take(GIVING).collect())
}

fn decide(
    tx: &Tx<'_>,
    land: &Land,
    (commune, agent): (&Body, Id<Person>),
    held_on: Day,
) -> Result<()> {
    let effect =
        Effect::Transfer { syndicate: land.syndicate.id, competence: land.security.id.raw() };
    let motion = Motion {
        title: "Transfert de la compétence «\u{a0}sécurité numérique des écoles\u{a0}»".to_owned(),
        report: "La métropole réunit les délibérations de ses communes.".to_owned(),
        decisions: vec![("de transférer cette compétence au syndicat.".to_owned(), effect)],
        tally: Tally { votes_for: 13, abstentions: 2, ..Tally::default() },
    };
    let told = Told {
        body: commune.id,
        meets_at: at(held_on, 18),
        place: "Salle du conseil",
        convened_on: held_on.plus_days(-9),
        away: &[],
        secretary: 2,
        motions: vec![motion],
    };
    let course = Course {
        signed_on: held_on.plus_days(1),
        published_at: Some(at(held_on.plus_days(4), 9)),
        received: Some(Reception::Written(held_on.plus_days(5))),
        matter: "5.7",
        by: agent,
    };
    hold(tx, &told)?.iter().try_for_each(|act| follow(tx, &Followed, *act, &course))
}

/// Those who play, each with his commune.
#[derive(Clone)]
struct Players {
    metropole: Body,
    collector: Id<Person>,
    officer: Id<Person>,
    home: (Body, Id<Person>),
    communes: Vec<(Body, Id<Person>)>,
}

impl Players {
    /// None when nothing was decided before: a town without its territory.
    fn of(tx: &Tx<'_>) -> Result<Option<Self>> {
        let Some(metropole) = body::find_by_siren(tx, METROPOLE)? else { return Ok(None) };
        let home = town::find_by_insee(tx, HOME)?.ok_or(Error::Missing)?;
        let home = body::of_town(tx, home.id)?.ok_or(Error::Missing)?;
        let mut communes = Vec::new();
        for commune in neighbours(tx, &metropole)? {
            let agent = agent_of(tx, &commune)?;
            communes.push((commune, agent));
        }
        Ok(Some(Players {
            collector: agent_of(tx, &metropole)?,
            officer: agent_of(tx, &known(tx, SYNDICATE)?)?,
            home: (home.clone(), agent_of(tx, &home)?),
            metropole,
            communes,
        }))
    }
}

fn agent_of(tx: &Tx<'_>, body: &Body) -> Result<Id<Person>> {
    let scope = body.town.map_or(Scope::Body(body.id), Scope::Town);
    let group = groups::find(tx, GroupKind::Agents, scope)?.ok_or(Error::Missing)?;
    let agents = groups::members(tx, group, None, 1)?;
    agents.first().map(|it| it.person).ok_or_else(|| refused("a collection", &body.name))
}

/// The last fortnight: payments come in, and the collection runs its course.
pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let Some(players) = Players::of(tx)? else { return Ok(Vec::new()) };
    let on = |days: i32, hour: u16| at(stage.from.day().plus_days(days), hour);
    let home = players.home.0.id;
    let pay = Act::write(on(0, 8), move |tx, now| {
        contributing::pay(tx, now.day(), home)?;
        Ok(Vec::new())
    });
    let step = |days, hour, play: fn(&Tx<'_>, &Players, Instant) -> Result<()>| {
        let players = players.clone();
        Act::write(on(days, hour), move |tx, now| {
            play(tx, &players, now)?;
            Ok(Vec::new())
        })
    };
    let mut acts = vec![pay, step(0, 9, open)];
    acts.extend(players.communes.iter().enumerate().map(|(place, commune)| {
        let commune = commune.clone();
        Act::run(on(2, 10), move |app| async move {
            let (metropole, agent) = (METROPOLE, commune.1);
            let convention = ("convention.txt".to_owned(), CONVENTION.as_bytes().to_vec());
            let files = files::keep_all(&app, agent, vec![convention]).await?;
            let now = app.clock.now();
            let write = move |tx: &Tx<'_>| give_all(tx, metropole, &commune, (place, &files), now);
            app.db.write(write).await?;
            Ok(Vec::new())
        })
    }));
    acts.extend([
        step(4, 11, hand_in),
        step(5, 14, judge),
        step(7, 10, send),
        step(8, 9, receive),
        step(9, 16, begin_at_home),
        // What the house does by itself in the morning, on the days that matter here.
        step(1, 9, |tx, _, now| {
            jobs::enqueue(tx, &RemindMembers {}, now)?;
            jobs::enqueue(tx, &WatchMarkets {}, now).map(drop)
        }),
    ]);
    let reminded = [4, 6, 13];
    acts.extend(reminded.map(|days| {
        step(days, 8, |tx, _, now| jobs::enqueue(tx, &RemindCommunes {}, now).map(drop))
    }));
    Ok(acts)
}

const CONVENTION: &str = "Convention entre la commune et le syndicat\n\nArticle 1. La commune \
                          confie au syndicat la sécurité des services numériques de ses écoles.\n";
const TITLE: &str = "Sécurité numérique des écoles\u{a0}: délibérations des communes";
const WORDS: &str = "La métropole réunit les délibérations de ses communes et les transmet \
                     ensemble au syndicat.\nUne question\u{a0}? Écrivez-nous à côté de la pièce.";
const PIECES: [(PieceKind, &str); 4] = [
    (PieceKind::Act, "La délibération qui transfère la compétence"),
    (PieceKind::File, "La convention signée"),
    (PieceKind::Schools, "La liste des écoles"),
    (PieceKind::Words, "La personne à joindre"),
];
/// The last day to hand in, after the first one.
const DUE_DAYS: i32 = 6;

fn open(tx: &Tx<'_>, players: &Players, now: Instant) -> Result<()> {
    let today = now.day();
    let choices = collections::choices(tx, today)?;
    let choice = choices.iter().find(|it| it.name == super::founding::SECURITY);
    let choice = choice.ok_or_else(|| refused("a collection", "no competence"))?;
    let due_on = today.plus_days(DUE_DAYS);
    let piece = |(kind, title): (PieceKind, &str)| NewPiece {
        kind,
        title: title.to_owned(),
        is_needed: true,
    };
    let new = NewCollection {
        body: players.metropole.id,
        syndicate: choice.syndicate_id,
        competence: choice.id,
        title: TITLE.to_owned(),
        words: WORDS.to_owned(),
        due_on,
        every_days: 7,
        remind_on: rhythm::next(due_on, 7, today),
        pieces: PIECES.map(piece).into(),
    };
    let communes = body::communes_of(tx, players.metropole.id)?;
    let communes: Vec<Id<Body>> = communes.iter().map(|it| it.id).collect();
    let made = collections::insert(tx, &new, &communes, now)?;
    let row = collections::find(tx, made)?.ok_or(Error::Missing)?;
    let told = (Some(players.collector), now);
    telling::tell(tx, &row, News::Invited, About::collection(&row), &communes, told)?;
    deeds::of(tx, (players.collector, now), "collection.open", ("collection", made))
}

fn collection(tx: &Tx<'_>, metropole: Id<Body>) -> Result<CollectionRow> {
    let all = collections::of_bodies(tx, &[metropole], false)?;
    all.into_iter().next().ok_or(Error::Missing)
}

/// The file of a commune, as this person sees it.
fn dossier(tx: &Tx<'_>, metropole: Id<Body>, of: &Body, as_seen_by: Id<Person>) -> Result<Dossier> {
    let row = collection(tx, metropole)?;
    let ids = dossiers::of_bodies(tx, row.id, &[of.id])?;
    let id = *ids.first().ok_or(Error::Missing)?;
    let standing = Standing::load(tx, as_seen_by)?.ok_or(Error::Missing)?;
    Ok(Dossier {
        row: dossiers::find(tx, id)?.ok_or(Error::Missing)?,
        commune: of.clone(),
        collection: Collection::of(tx, row.id, &standing)?.ok_or(Error::Missing)?,
    })
}

/// Gives one piece.
fn give(
    tx: &Tx<'_>,
    (dossier, piece): (&Dossier, &Piece),
    agent: Id<Person>,
    files: &[Id<File>],
    now: Instant,
) -> Result<()> {
    let act = match piece.kind {
        PieceKind::Act => of_communes::of_body(tx, dossier.commune.id)?.first().map(|it| it.id),
        _ => None,
    };
    let words = match piece.kind {
        PieceKind::Schools => "La liste est juste.",
        PieceKind::Words => "Le service des écoles, à la mairie",
        PieceKind::Act | PieceKind::File => "",
    };
    let files = if piece.kind == PieceKind::File { files } else { &[] };
    let id = dossier.row.id;
    let row = dossiers::find(tx, id)?.ok_or(Error::Missing)?;
    dossiers::touch(tx, id, row.version)?;
    let part = parts::give(tx, (id, piece.id), act, words, now)?;
    files::set(tx, agent, files, Part::files(part), now)?;
    deeds::of(tx, (agent, now), "collection.give", ("dossier", id))
}

/// Whose council has decided gives everything; the others what they have.
fn give_all(
    tx: &Tx<'_>,
    metropole: &str,
    (commune, agent): &(Body, Id<Person>),
    (place, files): (usize, &[Id<File>]),
    now: Instant,
) -> Result<()> {
    let metropole = known(tx, metropole)?.id;
    let dossier = dossier(tx, metropole, commune, *agent)?;
    let is_given = |it: &&Piece| place < DECIDED || it.kind != PieceKind::Act;
    let pieces = collections::pieces(tx, dossier.collection.row.id)?;
    let mut given = pieces.iter().filter(is_given);
    given.try_for_each(|piece| give(tx, (&dossier, piece), *agent, files, now))
}

fn hand_in(tx: &Tx<'_>, players: &Players, now: Instant) -> Result<()> {
    for (commune, agent) in players.communes.iter().take(DECIDED) {
        let dossier = dossier(tx, players.metropole.id, commune, *agent)?;
        let contents = Contents::of(tx, &dossier, now.day())?;
        if !contents.completeness.may_be_handed() {
            return Err(refused("a file", &contents.completeness));
        }
        dossiers::hand_in(tx, dossier.row.id, dossier.row.version, now)?;
        let (row, told) = (&dossier.collection.row, (Some(*agent), now));
        let to = [row.body_id];
        telling::tell(tx, row, News::Handed, About::dossier(&dossier), &to, told)?;
        deeds::of(tx, (*agent, now), "collection.hand", ("dossier", dossier.row.id))?;
    }
    Ok(())
}

/// Three files are good; the convention of the fourth is asked for again; the fifth waits.
fn judge(tx: &Tx<'_>, players: &Players, now: Instant) -> Result<()> {
    let by = (players.collector, now);
    for (commune, _) in players.communes.iter().take(GOOD) {
        let dossier = dossier(tx, players.metropole.id, commune, players.collector)?;
        dossiers::touch(tx, dossier.row.id, dossier.row.version)?;
        for part in parts::of_dossier(tx, dossier.row.id)? {
            parts::judge(tx, part.id, PartState::Accepted)?;
        }
        deeds::of(tx, by, "collection.judge", ("dossier", dossier.row.id))?;
    }
    let Some((commune, _)) = players.communes.get(REFUSED) else { return Ok(()) };
    let dossier = dossier(tx, players.metropole.id, commune, players.collector)?;
    let id = dossier.row.id;
    let pieces = collections::pieces(tx, dossier.collection.row.id)?;
    let convention = pieces.iter().find(|it| it.kind == PieceKind::File).ok_or(Error::Missing)?;
    let given = parts::of_dossier(tx, id)?;
    let part = given.iter().find(|it| it.piece_id == convention.id).ok_or(Error::Missing)?;
    dossiers::touch(tx, id, dossier.row.version)?;
    parts::judge(tx, part.id, PartState::Refused)?;
    let words = "La convention n’est pas signée\u{a0}: envoyez-nous l’exemplaire signé du maire.";
    parts::say(tx, (id, convention.id), Side::Collector, words, now)?;
    dossiers::give_back(tx, id)?;
    let about = About::piece(&dossier, convention.id);
    let (row, to) = (&dossier.collection.row, [commune.id]);
    telling::tell(tx, row, News::Refused, about, &to, (Some(by.0), now))?;
    deeds::of(tx, by, "collection.judge", ("dossier", id))
}

fn send(tx: &Tx<'_>, players: &Players, now: Instant) -> Result<()> {
    let row = collection(tx, players.metropole.id)?;
    let standing = Standing::load(tx, players.collector)?.ok_or(Error::Missing)?;
    let collection = Collection::of(tx, row.id, &standing)?.ok_or(Error::Missing)?;
    let sent = sending::send(tx, &collection, row.version, (players.collector, now))?;
    sent.map(drop).ok_or_else(|| refused("a lot", "nothing is complete"))
}

fn receive(tx: &Tx<'_>, players: &Players, now: Instant) -> Result<()> {
    let row = collection(tx, players.metropole.id)?;
    let lots = lots::of_collection(tx, row.id)?;
    let lot = lots.first().ok_or(Error::Missing)?;
    lots::receive(tx, lot.id, now)?;
    let (told, to) = ((Some(players.officer), now), [row.body_id]);
    telling::tell(tx, &row, News::Received, About::lot(lot.id), &to, told)?;
    deeds::of(tx, (players.officer, now), "collection.receive", ("lot", lot.id))
}

/// The town itself has begun its file, and is late with it.
fn begin_at_home(tx: &Tx<'_>, players: &Players, now: Instant) -> Result<()> {
    let (commune, agent) = &players.home;
    let dossier = dossier(tx, players.metropole.id, commune, *agent)?;
    let pieces = collections::pieces(tx, dossier.collection.row.id)?;
    let typed = |it: &&Piece| matches!(it.kind, PieceKind::Schools | PieceKind::Words);
    pieces.iter().filter(typed).try_for_each(|it| give(tx, (&dossier, it), *agent, &[], now))
}
