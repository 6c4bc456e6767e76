//! Sealing: what goes is frozen, so that what the receiving school reads is what the family agreed
//! to. Documents are made and kept first, then one transaction seals: a machine that stops half-way
//! leaves contents that nothing needs, and begins anew.

use crate::{
    Dossier,
    archive::{CONTENT_BYTES_MAX, PART_BYTES_MAX, PARTS_MAX},
    deeds,
    dossier::{KEPT_DAYS, State},
    jobs::SealDossier,
    news,
    piece::{Piece, Sheet, compose},
    refusal::Refusal,
    store::{self, pieces::Part},
};
use base::{Id, Instant};
use bytes::Bytes;
use db::{Error, Result, Tx, blob::Stored};
use files::{File, Made, State as FileState, Use};
use futures_util::{TryStreamExt, stream};
use jobs::{Context, Error as JobError};
use people::Person;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use web::{
    App,
    passage::{Content, Kind, Lent},
};

/// The files of a piece as somebody sent them, and those that were made for it.
pub const PIECE: &str = "dossier_piece";
pub const MADE: &str = "dossier_made";

pub const fn files_of(piece: Id<Piece>) -> Use {
    Use::of(PIECE, piece)
}

pub const fn made_of(piece: Id<Piece>) -> Use {
    Use::of(MADE, piece)
}

/// May it be sealed: everybody who decides has answered, or the last day has passed?
pub fn may_seal(dossier: &Dossier, sheet: &Sheet) -> std::result::Result<(), Refusal> {
    match dossier.state {
        State::Open if sheet.is_answered() || dossier.today > dossier.due_on => Ok(()),
        State::Open => Err(Refusal::TooEarly),
        _ => Err(Refusal::Closed),
    }
}

/// Nobody chooses any more; the rest is done by a job. `by` is nobody when the pupil has gone
/// without anybody sealing. Says how many begin.
pub fn begin(
    tx: &Tx<'_>,
    dossiers: &[Id<Dossier>],
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<usize> {
    let begun = store::dossiers::begin_sealing(tx, dossiers)?;
    let jobs: Vec<SealDossier> =
        begun.iter().map(|dossier| SealDossier { dossier: *dossier }).collect();
    jobs::enqueue_all(tx, &jobs, at)?;
    deeds::sealing(tx, &begun, by, at)?;
    Ok(begun.len())
}

/// A content that is in its place, and what an archive says of it.
struct Kept {
    media_type: String,
    sha256: String,
    content: KeptContent,
}

enum KeptContent {
    Made(Made),
    File(File),
}

/// A piece that goes, with what it is made of.
struct Frozen {
    piece: Id<Piece>,
    from: Vec<Use>,
    kept: Vec<Kept>,
}

/// Freezes a dossier whose sealing has begun.
pub async fn seal(context: &Context, app: &App, id: Id<Dossier>) -> jobs::Result<()> {
    let today = context.clock.today();
    let load = move |tx: &Tx<'_>| store::dossiers::find(tx, id, crate::answer::NOBODY, today);
    let found = context.db.read(load).await?;
    let Some(dossier) = found.filter(|it| it.state == State::Sealing) else { return Ok(()) };
    let keepers = Lent::of(app);
    let (lent, known) = (keepers.clone(), [(dossier.id, dossier.pupil_id)]);
    context.db.write(move |tx| compose(tx, &lent, &known, today)).await?;
    let read = dossier.clone();
    let opened = context.db.read(move |tx| open(tx, &keepers, &read)).await?;
    let (opened, heavy) = fit(opened);
    let mut frozen = Vec::new();
    for (piece, contents) in opened {
        frozen.push(freeze(app, piece, contents).await?);
    }
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        let mut parts = Vec::new();
        for one in &frozen {
            parts.extend(keep(tx, one, now)?);
        }
        store::pieces::insert_parts(tx, &parts)?;
        let going: Vec<Id<Piece>> = frozen.iter().map(|it| it.piece).collect();
        store::pieces::set_going(tx, dossier.id, &going, &heavy)?;
        let until = now.day().plus_days(KEPT_DAYS);
        store::dossiers::seal(tx, (dossier.id, dossier.version), until, now)?;
        news::sealed(tx, &dossier, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// What a piece holds: bytes that are made, or the files of a thing.
pub enum Opened {
    Made { name: String, media_type: &'static str, bytes: Vec<u8> },
    Files(Use, Vec<File>),
}

/// Opens what goes: each keeper once, and the files of all of it together. What is not there any
/// more does not go.
pub fn open(tx: &Tx<'_>, keepers: &Lent, dossier: &Dossier) -> Result<Vec<Going>> {
    let sheet = Sheet::load(tx, dossier)?;
    let mut lines = sheet.going();
    lines.sort_by_key(|line| line.kind != Kind::ByLaw);
    let mut contents: HashMap<Id<Piece>, Vec<Content>> = HashMap::new();
    for keeper in &keepers.0 {
        let own = lines.iter().filter(|line| line.keeper == keeper.name());
        let own: HashMap<&str, Id<Piece>> = own.map(|line| (&*line.key, line.id)).collect();
        if own.is_empty() {
            continue;
        }
        let keys: Vec<&str> = own.keys().copied().collect();
        let opened = keeper.open_all(tx, dossier.pupil_id, &keys)?;
        contents.extend(opened.into_iter().filter_map(|(key, it)| Some((*own.get(key)?, it))));
    }
    let files = attached(tx, contents.values().flatten())?;
    let opened = |content| match content {
        Content::Made { name, media_type, bytes } => Opened::Made { name, media_type, bytes },
        Content::Attached(it) => {
            let own = files.get(&(it.kind, it.thing)).cloned().unwrap_or_default();
            Opened::Files(Use { kind: it.kind, thing: it.thing }, own)
        }
    };
    let going = lines.into_iter().filter_map(|line| {
        let contents = contents.remove(&line.id)?;
        Some((line.id, contents.into_iter().map(opened).collect()))
    });
    Ok(going.collect())
}

/// The files of all these things, a kind at a time.
fn attached<'c>(
    tx: &Tx<'_>,
    contents: impl Iterator<Item = &'c Content>,
) -> Result<HashMap<(&'static str, i64), Vec<File>>> {
    let mut things: HashMap<&'static str, Vec<Id<()>>> = HashMap::new();
    for content in contents {
        if let Content::Attached(it) = content {
            things.entry(it.kind).or_default().push(Id::new(it.thing));
        }
    }
    let mut all = HashMap::new();
    for (kind, things) in things {
        let files = files::of_all(tx, kind, &things)?;
        all.extend(files.into_iter().map(|(thing, files)| ((kind, thing.raw()), files)));
    }
    Ok(all)
}

impl Opened {
    /// How many parts, how many bytes in all, and how many in the heaviest.
    fn weight(&self) -> (usize, u64, u64) {
        match self {
            Opened::Made { bytes, .. } => (1, bytes.len() as u64, bytes.len() as u64),
            Opened::Files(_, files) => {
                let bytes = files.iter().map(|file| file.bytes);
                (files.len(), bytes.clone().sum(), bytes.max().unwrap_or_default())
            }
        }
    }
}

/// A piece that goes, with what it holds.
pub type Going = (Id<Piece>, Vec<Opened>);

/// What an archive may hold goes: what the law sends is first in the list. Says what is too heavy.
fn fit(all: Vec<Going>) -> (Vec<Going>, Vec<Id<Piece>>) {
    let (mut parts, mut bytes) = (0, 0);
    let (mut going, mut heavy) = (Vec::new(), Vec::new());
    for (piece, opened) in all {
        let weights = opened.iter().map(Opened::weight);
        let (count, sum, most) =
            weights.fold((0, 0, 0), |it, one| (it.0 + one.0, it.1 + one.1, it.2.max(one.2)));
        if most > PART_BYTES_MAX || parts + count > PARTS_MAX || bytes + sum > CONTENT_BYTES_MAX {
            heavy.push(piece);
        } else {
            (parts, bytes) = (parts + count, bytes + sum);
            going.push((piece, opened));
        }
    }
    (going, heavy)
}

async fn freeze(app: &App, piece: Id<Piece>, opened: Vec<Opened>) -> jobs::Result<Frozen> {
    let (mut from, mut kept) = (Vec::new(), Vec::new());
    for one in opened {
        match one {
            Opened::Made { name, media_type, bytes } => {
                kept.push(put(app, name, media_type, bytes).await?);
            }
            Opened::Files(place, files) => {
                from.push(place);
                for file in files.into_iter().filter(|it| it.state != FileState::Refused) {
                    kept.push(measure(app, file).await?);
                }
            }
        }
    }
    Ok(Frozen { piece, from, kept })
}

async fn put(
    app: &App,
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
) -> jobs::Result<Kept> {
    let sha256 = hex(&Sha256::digest(&bytes));
    let len = bytes.len() as u64;
    let content = stream::once(async { Ok::<_, Error>(Bytes::from(bytes)) });
    let stored: Stored = app.blobs.put(content, len).await?;
    let made = Made { name, media_type: files::Media::of(media_type).word, stored };
    Ok(Kept { media_type: media_type.to_owned(), sha256, content: KeptContent::Made(made) })
}

/// The digest of a file that is there already. One that nobody has looked at yet is waited for.
async fn measure(app: &App, file: File) -> jobs::Result<Kept> {
    if !file.is_ready() {
        return Err(JobError::because("a file is still being looked at"));
    }
    let mut content = app.blobs.get(file.hash, None).await?;
    let mut digest = Sha256::new();
    while let Some(piece) = content.stream.try_next().await? {
        digest.update(&piece);
    }
    let sha256 = hex(&digest.finalize());
    let media_type = file.media_type.clone();
    Ok(Kept { media_type, sha256, content: KeptContent::File(file) })
}

/// Lower-case digits, as `sha256sum` writes them.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Attaches what a piece is made of to the dossier, in the transaction that seals it.
fn keep(tx: &Tx<'_>, frozen: &Frozen, at: Instant) -> Result<Vec<Part>> {
    let piece = frozen.piece;
    for from in &frozen.from {
        files::copy(tx, *from, files_of(piece))?;
    }
    let there: Vec<Id<File>> =
        files::of(tx, files_of(piece))?.into_iter().map(|file| file.id).collect();
    let mut parts = Vec::new();
    for (place, kept) in (1i64..).zip(&frozen.kept) {
        let (file, is_made, name, bytes) = match &kept.content {
            KeptContent::Made(made) => {
                let id = files::keep_made(tx, made, made_of(piece), at)?;
                (id, true, made.name.clone(), made.stored.len)
            }
            KeptContent::File(file) if there.contains(&file.id) => {
                (file.id, false, file.name.clone(), file.bytes)
            }
            KeptContent::File(_) => {
                return Err(Error::Conflict("a file went while it was sealed".to_owned()));
            }
        };
        parts.push(Part {
            piece_id: piece,
            place,
            file_id: Some(file),
            is_made,
            name,
            media_type: kept.media_type.clone(),
            bytes,
            sha256: kept.sha256.clone(),
            refusal: String::new(),
        });
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(len: u64) -> Opened {
        let bytes = vec![0; usize::try_from(len).expect("small")];
        Opened::Made { name: String::new(), media_type: "application/pdf", bytes }
    }

    #[test]
    fn what_is_too_heavy_stays_and_what_comes_after_it_goes() {
        let all = vec![
            (Id::new(1), vec![made(10), made(20)]),
            (Id::new(2), vec![made(PART_BYTES_MAX + 1)]),
            (Id::new(3), vec![made(30)]),
            (Id::new(4), (0..PARTS_MAX).map(|_| made(1)).collect()),
            (Id::new(5), vec![made(1)]),
        ];
        let (going, heavy) = fit(all);
        let going: Vec<i64> = going.iter().map(|(piece, _)| piece.raw()).collect();
        assert_eq!(going, [1, 3, 5]);
        assert_eq!(heavy, [Id::new(2), Id::new(4)]);
    }
}
