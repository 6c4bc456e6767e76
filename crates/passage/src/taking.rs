//! Taking in an archive of another platform. A job looks at it; the head says whose it is; another
//! job keeps what is in it and then, in one transaction, makes a dossier of it and gives each
//! keeper what is his. A machine that stops half-way leaves files that nothing needs.

use crate::{
    Arrival, Dossier,
    archive::{self, Entry, Flaw, Manifest, Refused},
    arrival::{self, ArrivalState, file_of},
    deeds,
    dossier::{KEPT_DAYS, Reason, State},
    jobs::{LookAtArrival, TakeArrival},
    news,
    piece::Piece,
    platform,
    refusal::Refusal,
    sealing::{files_of, made_of},
    store::{
        self,
        dossiers::NewDossier,
        pieces::{NewPiece, Part},
    },
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use files::{File, State as FileState};
use futures_util::TryStreamExt;
use jobs::{Context, Error as JobError};
use people::{Person, School};
use tokio::io::AsyncWriteExt;
use web::{
    App, Reason as _,
    passage::{Attached, Kind, Lent, Medium, Piece as Offered, Received},
};

/// The head has brought an archive: it is looked at next.
pub fn bring(
    tx: &Tx<'_>,
    school: Id<School>,
    file: Id<File>,
    by: Id<Person>,
    at: Instant,
) -> Result<Id<Arrival>> {
    let id = store::arrivals::insert(tx, school, by, at)?;
    files::attach(tx, by, &[file], file_of(id))?;
    jobs::enqueue(tx, &LookAtArrival { arrival: id }, at)?;
    Ok(id)
}

/// An archive in a file of this node, that is gone when this is; or why there is none.
type Brought = std::result::Result<(std::fs::File, u64), Refused>;

/// Brings an archive here, once the scanner has looked and has found nothing.
async fn fetch(app: &App, arrival: &Arrival) -> jobs::Result<Brought> {
    let id = arrival.id;
    let file = app.db.read(move |tx| files::of(tx, file_of(id))).await?.pop();
    let Some(file) = file.filter(|file| file.state != FileState::Refused) else {
        return Ok(Err(Refused::whole(Flaw::Harmful)));
    };
    if !file.is_ready() {
        return Err(JobError::because("an archive is still being looked at"));
    }
    // More is refused unread.
    if file.bytes > archive::ARCHIVE_BYTES_MAX {
        return Ok(Err(Refused::whole(Flaw::TooLarge)));
    }
    let full = |_| JobError::because("the temporary folder of this node is full");
    let mut written = tokio::fs::File::from_std(tempfile::tempfile().map_err(full)?);
    let mut content = app.blobs.get(file.hash, None).await?;
    while let Some(piece) = content.stream.try_next().await? {
        written.write_all(&piece).await.map_err(full)?;
    }
    written.flush().await.map_err(full)?;
    Ok(Ok((written.into_std().await, file.bytes)))
}

type Looked = std::result::Result<(Manifest, String, String), Refused>;

fn look(brought: Brought) -> Looked {
    let (file, len) = brought?;
    let mut opened = archive::open_within(file, len)?;
    opened.verify()?;
    let (manifest, key) = (opened.manifest, opened.key.written());
    let text = serde_json::to_string(&manifest);
    let text = text.map_err(|_| Refused::whole(Flaw::Unreadable))?;
    Ok((manifest, text, key))
}

/// Looks at an archive that has just been brought.
pub async fn look_at(context: &Context, app: &App, id: Id<Arrival>) -> jobs::Result<()> {
    let load = move |tx: &Tx<'_>| store::arrivals::find(tx, id);
    let found = context.db.read(load).await?;
    let Some(arrival) = found.filter(|it| it.state == ArrivalState::Arriving) else {
        return Ok(());
    };
    let brought = fetch(app, &arrival).await?;
    let looked = tokio::task::spawn_blocking(move || look(brought)).await;
    let looked = looked.map_err(|_| JobError::because("looking at an archive has failed"))?;
    let own = platform::own_key(app).map(|key| key.written()).unwrap_or_default();
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        settle(tx, &arrival, &looked, &own, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

fn settle(tx: &Tx<'_>, arrival: &Arrival, looked: &Looked, own: &str, at: Instant) -> Result<()> {
    let (manifest, text, key) = match looked {
        Ok(looked) => looked,
        Err(refused) => return refuse(tx, arrival, refused, at),
    };
    if store::arrivals::twin(tx, arrival.school_id, key, &manifest.dossier)?.is_some() {
        return refuse(tx, arrival, &Refused::whole(Flaw::Twice), at);
    }
    let is_known = key == own || store::platforms::with_key(tx, key)?.is_some();
    let state = if is_known { ArrivalState::Read } else { ArrivalState::Held };
    store::arrivals::set_read(tx, arrival.id, state, (key, &manifest.dossier, text))?;
    if is_known {
        return news::looked_at(tx, arrival, text::id!("passage-notice-read"), at);
    }
    news::held(tx, arrival, at)?;
    news::looked_at(tx, arrival, text::id!("passage-notice-held"), at)
}

/// It is not taken in: its content goes, and what it said of a child.
pub fn refuse(tx: &Tx<'_>, arrival: &Arrival, refused: &Refused, at: Instant) -> Result<()> {
    store::arrivals::refuse(tx, arrival.id, (refused.flaw.word(), &refused.place), at)?;
    files::detach(tx, arrival::FILES, &[arrival.id], at)?;
    if refused.flaw == Flaw::Declined {
        return Ok(());
    }
    news::looked_at(tx, arrival, text::id!("passage-notice-refused"), at)
}

/// What the head says of an archive.
#[derive(Clone, Copy, Debug)]
pub struct Welcomed {
    pub pupil: Id<Person>,
    pub version: i64,
    /// The family has handed it over itself.
    pub is_handed: bool,
}

/// The head has said whose it is.
pub fn welcome(
    tx: &Tx<'_>,
    arrival: &Arrival,
    said: &Welcomed,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    if !store::arrivals::is_expected(tx, arrival.school_id, said.pupil, at.day())? {
        return Err(Error::refused(Refusal::NotExpected));
    }
    let told = arrival.told().ok_or(Error::Missing)?;
    if arrival::is_for_another(tx, arrival, &told)? {
        if !said.is_handed {
            return Err(Error::refused(Refusal::NotHanded));
        }
        deeds::handed(tx, arrival, said.pupil, by, at)?;
    }
    store::arrivals::begin_taking(tx, (arrival.id, said.version), said.pupil, by)?;
    jobs::enqueue(tx, &TakeArrival { arrival: arrival.id }, at).map(drop)
}

/// A part of a piece, taken in or not.
struct Taken {
    part: archive::Part,
    file: std::result::Result<Id<File>, &'static str>,
    /// What a keeper reads of it.
    structured: Option<Vec<u8>>,
}

/// Keeps what an archive holds, then makes a dossier of it.
pub async fn take(context: &Context, app: &App, id: Id<Arrival>) -> jobs::Result<()> {
    let load = move |tx: &Tx<'_>| store::arrivals::find(tx, id);
    let found = context.db.read(load).await?;
    let Some(arrival) = found.filter(|it| it.state == ArrivalState::Taking) else {
        return Ok(());
    };
    let wrong = || JobError::hopeless("an archive is not what it was");
    let (file, len) = fetch(app, &arrival).await?.map_err(|_| wrong())?;
    let mut opened = archive::open_within(file, len).map_err(|_| wrong())?;
    let entries = opened.manifest.pieces.clone();
    let mut taken: Vec<(Entry, Vec<Taken>)> = Vec::new();
    for entry in entries {
        let mut parts = Vec::new();
        for part in entry.parts.clone() {
            let content;
            (opened, content) = unpack(opened, part.clone()).await?;
            parts.push(keep(app, part, content.ok_or_else(wrong)?).await?);
        }
        taken.push((entry, parts));
    }
    let manifest = opened.manifest;
    let (keepers, now, ends) = (Lent::of(app), context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        let dossier = make(tx, &arrival, &manifest, now)?;
        for (entry, parts) in &taken {
            put(tx, &keepers, (&arrival, dossier), (entry, parts), now)?;
        }
        store::arrivals::set_taken(tx, arrival.id, dossier, now)?;
        files::detach(tx, arrival::FILES, &[arrival.id], now)?;
        let made = store::dossiers::find(tx, dossier, crate::answer::NOBODY, now.day())?;
        let made = made.ok_or(Error::Missing)?;
        deeds::of_dossier(tx, "dossier.import", &made, Some(arrival.brought_by), now)?;
        news::sealed(tx, &made, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

type InFile = archive::Opened<std::fs::File>;

/// Reads a part on a thread of its own: it may be large.
async fn unpack(
    mut opened: InFile,
    part: archive::Part,
) -> jobs::Result<(InFile, Option<Vec<u8>>)> {
    let reading = tokio::task::spawn_blocking(move || {
        let content = opened.part(&part).ok();
        (opened, content)
    });
    reading.await.map_err(|_| JobError::because("a part could not be unpacked"))
}

const JSON: &str = "application/json";

async fn keep(app: &App, part: archive::Part, content: Vec<u8>) -> jobs::Result<Taken> {
    let structured = (part.media_type == JSON).then(|| content.clone());
    let kept = files::keep_unowned(app, &part.name, content).await;
    let kept = kept.map_err(|_| JobError::because("a piece could not be kept"))?;
    let file = kept.map_err(|refusal| refusal.text());
    Ok(Taken { part, file, structured })
}

/// The dossier, sealed where it comes from.
fn make(tx: &Tx<'_>, arrival: &Arrival, manifest: &Manifest, at: Instant) -> Result<Id<Dossier>> {
    let school = people::school::load(tx, arrival.school_id)?.ok_or(Error::Missing)?;
    let new = NewDossier {
        pupil: arrival.pupil_id.ok_or(Error::Missing)?,
        from_school: None,
        from: (manifest.from.uai.clone(), manifest.from.name.clone()),
        to_school: Some(school.id),
        to: (school.uai, school.name),
        reason: Reason::parse(&manifest.reason).unwrap_or(Reason::Move),
        state: State::Sent,
        due_on: at.day(),
        by: arrival.brought_by,
        at,
    };
    let ids = store::dossiers::insert(tx, &[new])?;
    let id = *ids.first().ok_or(Error::Missing)?;
    store::dossiers::set_arrived(tx, id, at.day().plus_days(KEPT_DAYS), at)?;
    Ok(id)
}

/// One piece of it, with its files; its keeper takes in what he can read.
fn put(
    tx: &Tx<'_>,
    keepers: &Lent,
    (arrival, dossier): (&Arrival, Id<Dossier>),
    (entry, taken): (&Entry, &[Taken]),
    at: Instant,
) -> Result<()> {
    let made_on = Day::parse_iso(&entry.made_on).unwrap_or(at.day());
    let structured = taken.iter().find_map(|it| it.structured.as_deref());
    let offered = Offered {
        // Two platforms may number alike: the number of the piece in the archive is its own.
        key: entry.number.to_string(),
        title: entry.title.clone(),
        made_on,
        kind: Kind::parse(&entry.kind).unwrap_or(Kind::ByChoice),
        medium: if structured.is_some() { Medium::Structured } else { Medium::File },
        why: entry.why.clone(),
    };
    let new = NewPiece { dossier, keeper: &entry.keeper, offered: &offered };
    let piece = store::pieces::put_arrived(tx, &new)?;
    let files = |is_made: bool| -> Vec<Id<File>> {
        let own = taken.iter().filter(|it| it.structured.is_some() == is_made);
        own.filter_map(|it| it.file.ok()).collect()
    };
    files::adopt(tx, &files(false), files_of(piece))?;
    files::adopt(tx, &files(true), made_of(piece))?;
    store::pieces::insert_parts(tx, &parts(piece, taken))?;
    let Some(keeper) = keepers.named(&entry.keeper) else { return Ok(()) };
    let attached = files_of(piece);
    let received = Received {
        pupil: arrival.pupil_id.ok_or(Error::Missing)?,
        title: &entry.title,
        made_on,
        structured,
        attached: Some(Attached { kind: attached.kind, thing: attached.thing }),
        by: arrival.brought_by,
        at,
    };
    keeper.receive(tx, &received).map(drop)
}

fn parts(piece: Id<Piece>, taken: &[Taken]) -> Vec<Part> {
    let part = |(place, it): (i64, &Taken)| Part {
        piece_id: piece,
        place,
        file_id: it.file.ok(),
        is_made: it.structured.is_some(),
        name: it.part.name.clone(),
        media_type: it.part.media_type.clone(),
        bytes: it.part.bytes,
        sha256: it.part.sha256.clone(),
        refusal: it.file.err().unwrap_or_default().to_owned(),
    };
    (1i64..).zip(taken).map(part).collect()
}
