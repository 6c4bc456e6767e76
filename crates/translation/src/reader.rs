//! Who reads, in which language, and what there is for him.

use crate::{
    Text, Translated, Translator, jobs,
    store::{self, State, Translation},
};
use base::{Id, Instant, Lang};
use db::{Result, Tx};
use people::{Group, Person};
use web::{App, Viewer};

/// Whether the house translates.
pub fn is_on(app: &App) -> bool {
    app.jobs.tool::<Translator>().is_some()
}

/// A reader: his language, when the engine of the house knows it. It costs no statement.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    reads: Lang,
    /// What can be translated for him.
    known: Vec<Lang>,
}

impl Reader {
    pub fn of(app: &App, viewer: &Viewer) -> Self {
        let reads = viewer.preferences().reading();
        let known = app.jobs.tool::<Translator>().map(|it| it.langs().to_vec());
        let known = known.filter(|known| known.contains(&reads)).unwrap_or_default();
        Reader { reads, known }
    }

    /// A text of this language can be translated for him, and he may want it.
    pub fn wants(&self, lang: Lang) -> bool {
        lang != self.reads && self.known.contains(&lang)
    }
}

/// What a page knows of the translations of its texts for its reader.
#[derive(Clone, Debug, Default)]
pub struct Translations {
    reader: Reader,
    rows: Vec<Translation>,
}

/// What there is of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is his language, or nobody translates here.
    Needless,
    Offered,
    Waiting {
        /// The engine has not answered so far.
        is_late: bool,
    },
    Made(Translated),
    Failed,
    TooLong,
}

/// What there is for this reader of these texts of a kind, each with its language: one statement,
/// and none when he reads them all as they are.
pub fn found(
    tx: &Tx<'_>,
    reader: &Reader,
    kind: &str,
    texts: impl IntoIterator<Item = (i64, Lang)>,
) -> Result<Translations> {
    let wanted = texts.into_iter().filter(|(_, lang)| reader.wants(*lang));
    let wanted: Vec<i64> = wanted.map(|(id, _)| id).collect();
    let rows =
        if wanted.is_empty() { Vec::new() } else { store::of(tx, kind, &wanted, reader.reads)? };
    Ok(Translations { reader: reader.clone(), rows })
}

impl Translations {
    /// The language of the reader.
    pub fn reads(&self) -> Lang {
        self.reader.reads
    }

    pub(crate) fn standing(&self, text: &Text) -> Standing {
        if !self.reader.wants(text.lang) {
            return Standing::Needless;
        }
        let digest = text.digest();
        let row = self.rows.iter().find(|row| row.thing_id == text.id && row.digest == digest);
        match row.map(|row| (row.state, row)) {
            None if text.is_too_long() => Standing::TooLong,
            None => Standing::Offered,
            Some((State::Waiting, row)) => Standing::Waiting { is_late: row.misses > 0 },
            Some((State::Made, row)) => {
                Standing::Made(Translated::new(row.target_lang, row.parts()))
            }
            Some((State::Failed, _)) => Standing::Failed,
        }
    }

    /// The translation of this text, when it is there.
    pub fn made(&self, text: &Text) -> Option<Translated> {
        match self.standing(text) {
            Standing::Made(made) => Some(made),
            _ => None,
        }
    }
}

/// Asks for a text in this reader's language. Nothing when he does not need it.
pub(crate) fn want(tx: &Tx<'_>, reader: &Reader, text: &Text, now: Instant) -> Result<()> {
    if reader.wants(text.lang) && !text.is_too_long() {
        jobs::enqueue(tx, text, &[reader.reads], now)?;
    }
    Ok(())
}

/// Prepares a text for the languages of all its readers, the members of groups among them: one
/// look at what they prefer. In a job of the feature, so that whoever sends meets nobody.
pub fn foresee(
    tx: &Tx<'_>,
    translator: &Translator,
    text: &Text,
    (persons, groups): (&[Id<Person>], &[Id<Group>]),
    now: Instant,
) -> Result<()> {
    let known = translator.langs();
    if !known.contains(&text.lang) || text.is_too_long() {
        return Ok(());
    }
    let mut targets = store::readings(tx, persons, groups)?;
    targets.retain(|lang| *lang != text.lang && known.contains(lang));
    if targets.is_empty() {
        return Ok(());
    }
    jobs::enqueue(tx, text, &targets, now)
}

/// These texts are gone, or say something else: so do their translations.
pub fn forget<T>(tx: &Tx<'_>, kind: &str, things: &[Id<T>]) -> Result<u64> {
    let things: Vec<i64> = things.iter().map(|id| id.raw()).collect();
    if things.is_empty() { Ok(0) } else { store::forget(tx, kind, &things) }
}
