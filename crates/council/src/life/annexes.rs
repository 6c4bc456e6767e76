//! Annexes: the documents that come with an act, attached while it is written, sealed with it,
//! published with it (CGCT R2131-1) and sent with it (ACTES: `Annexes`, norme d’échange 3.2).

use super::{extract::Annexed, refusal::Refusal};
use crate::{Deliberation, store};
use actes::{ARCHIVE_BYTES_MAX, Attachment, FileFormat, Piece, Typology};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use files::{FILES_MAX, File, Use};
use people::Person;
use web::App;

pub const KIND: &str = "act_annex";

/// What all annexes of an act may weigh together: the archive of the State (150 MB) less a megabyte
/// for the act itself, its message and the envelope. Documents and pictures are compressed already,
/// so that an archive is hardly lighter than what it holds.
pub const BYTES_MAX: u64 = ARCHIVE_BYTES_MAX as u64 - 1_048_576;

const FORMATS: [FileFormat; 3] = [FileFormat::Pdf, FileFormat::Jpeg, FileFormat::Png];

db::row! {
    /// Which file, where, and under which type (`99_AU`).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kept {
        pub file_id: Id<File>,
        pub place: u32,
        pub typology: String,
    }
}

/// An annex as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    pub typology: String,
    pub file: File,
}

pub const fn files_of(act: Id<Deliberation>) -> Use {
    Use::of(KIND, act)
}

/// In their order.
pub fn of(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Annex>> {
    let kept = store::annexes::of(tx, act)?;
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let mut files = files::of(tx, files_of(act))?;
    let annex = |kept: Kept| {
        let place = files.iter().position(|file| file.id == kept.file_id)?;
        Some(Annex { typology: kept.typology, file: files.swap_remove(place) })
    };
    Ok(kept.into_iter().filter_map(annex).collect())
}

/// As they are sealed with the act.
pub fn annexed(annexes: &[Annex]) -> Vec<Annexed> {
    let annexed = |it: &Annex| Annexed {
        name: it.file.name.clone(),
        bytes: it.file.bytes,
        digest: it.file.hash.to_string(),
    };
    annexes.iter().map(annexed).collect()
}

/// What may be signed: each was looked at and may be read by everybody, since it will never change.
pub fn check_ready(annexes: &[Annex]) -> std::result::Result<(), Refusal> {
    let name = |it: &Annex| it.file.name.clone();
    let refused = annexes.iter().find(|it| it.file.state == files::State::Refused);
    let waiting = annexes.iter().find(|it| !it.file.is_ready());
    match (refused, waiting) {
        (Some(it), _) => Err(Refusal::AnnexRefused { name: name(it) }),
        (None, Some(it)) => Err(Refusal::AnnexWaits { name: name(it) }),
        (None, None) => Ok(()),
    }
}

/// Whether all of them go into one envelope.
pub fn check_weight(bytes: impl IntoIterator<Item = u64>) -> std::result::Result<(), Refusal> {
    let bytes = bytes.into_iter().fold(0, u64::saturating_add);
    let max = BYTES_MAX;
    if bytes > max { Err(Refusal::AnnexesHeavy { bytes, max }) } else { Ok(()) }
}

/// Whether these uploads may go with an act that has those annexes: how many, how heavy, and what
/// they are, told by their content. A document under a password could never be sent.
pub async fn check(
    app: &App,
    new: &[File],
    there: &[Annex],
) -> web::Result<std::result::Result<(), Refusal>> {
    if new.len() + there.len() > FILES_MAX {
        return Ok(Err(Refusal::AnnexesMany { max: FILES_MAX }));
    }
    let weights = new.iter().chain(there.iter().map(|it| &it.file)).map(|file| file.bytes);
    if let Err(refusal) = check_weight(weights) {
        return Ok(Err(refusal));
    }
    for file in new {
        let bytes = files::whole(app, file.hash).await?;
        let name = file.name.clone();
        let found = Attachment { typology: Typology::OTHER, bytes };
        match found.format(Piece::Annex(1), &FORMATS) {
            Ok(_) => {}
            Err(actes::Refusal::Locked { .. }) => return Ok(Err(Refusal::AnnexLocked { name })),
            Err(_) => return Ok(Err(Refusal::AnnexFormat { name })),
        }
    }
    Ok(Ok(()))
}

/// Attaches one's own uploads to an act that nobody has wholly signed, after those it has.
pub fn attach(
    tx: &Tx<'_>,
    owner: Id<Person>,
    act: Id<Deliberation>,
    new: &[Id<File>],
) -> Result<()> {
    let there = store::annexes::of(tx, act)?;
    if there.len() + new.len() > FILES_MAX {
        return Err(Error::refused(Refusal::AnnexesMany { max: FILES_MAX }));
    }
    store::annexes::touch(tx, act)?;
    files::attach(tx, owner, new, files_of(act))?;
    let after = there.last().map_or(0, |it| it.place);
    store::annexes::add(tx, act, after, new, &Typology::OTHER.to_string())
}

/// Takes one away from an act that nobody has wholly signed.
pub fn detach(
    tx: &Tx<'_>,
    by: Id<Person>,
    act: Id<Deliberation>,
    file: Id<File>,
    at: Instant,
) -> Result<()> {
    store::annexes::touch(tx, act)?;
    store::annexes::remove(tx, act, file)?;
    let kept = store::annexes::of(tx, act)?;
    let kept: Vec<Id<File>> = kept.into_iter().map(|it| it.file_id).collect();
    files::set(tx, by, &kept, files_of(act), at)
}

/// One goes before the other; `is_up`: towards the first.
pub fn shift(tx: &Tx<'_>, act: Id<Deliberation>, file: Id<File>, is_up: bool) -> Result<()> {
    store::annexes::touch(tx, act)?;
    let kept = store::annexes::of(tx, act)?;
    let mut order: Vec<Id<File>> = kept.into_iter().map(|it| it.file_id).collect();
    let place = order.iter().position(|it| *it == file).ok_or(Error::Missing)?;
    let other = if is_up { place.checked_sub(1) } else { Some(place + 1) };
    if let Some(other) = other.filter(|other| *other < order.len()) {
        order.swap(place, other);
    }
    store::annexes::order(tx, act, &order)
}

/// Drafts that are thrown away let their annexes go.
pub fn forget(tx: &Tx<'_>, acts: &[Id<Deliberation>], at: Instant) -> Result<()> {
    store::annexes::forget(tx, acts)?;
    files::detach(tx, KIND, acts, at)
}

/// Another act has the same annexes: what was put off is proposed again.
pub fn copy(tx: &Tx<'_>, from: Id<Deliberation>, to: Id<Deliberation>) -> Result<()> {
    store::annexes::copy(tx, from, to)?;
    files::copy(tx, files_of(from), files_of(to))
}

/// Their bytes, in their order, for what is sent: they are those of the seal, whose digests they
/// are kept under.
pub async fn contents(app: &App, sealed: &[Annexed]) -> Result<Vec<Vec<u8>>> {
    let mut contents = Vec::new();
    for annex in sealed {
        let hash = annex.digest.parse();
        let hash = hash.map_err(|_| Error::Engine("a sealed digest is not one".to_owned()))?;
        contents.push(files::whole(app, hash).await?);
    }
    Ok(contents)
}
