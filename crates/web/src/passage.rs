//! Passage: a pupil goes to another school, and what features hold of him may follow. A feature
//! (the dossier) gathers it, others (results, reports, the carnet) hold it. Neither knows the
//! other: the server lends who keeps something.

use crate::App;
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::Person;
use std::{fmt, sync::Arc};

db::word! {
    /// What becomes of a piece when its pupil goes.
    pub enum Kind {
        /// The law sends it: nobody is asked.
        ByLaw = "law",
        /// It goes when those who decide for the pupil wish it.
        ByChoice = "choice",
        /// It never goes. It is said, so that a family knows.
        Stays = "stays",
    }
}

db::word! {
    /// What it is made of.
    pub enum Medium {
        Pdf = "pdf",
        /// Files as somebody sent them.
        File = "file",
        /// JSON, that the feature of the other platform takes in; perhaps with files.
        Structured = "structured",
    }
}

/// Something that is held of a pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Known to its keeper, and the same each time it is asked.
    pub key: String,
    /// What a family reads: « Livret scolaire de CM2 ».
    pub title: String,
    pub made_on: Day,
    pub kind: Kind,
    pub medium: Medium,
    /// Where it is written that it goes, or stays: « Code de l’éducation, D311-6 ». May be empty.
    pub why: String,
}

/// What a piece is made of, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Made for it: a document, or the JSON that [`Keeper::receive`] takes in.
    Made { name: String, media_type: &'static str, bytes: Vec<u8> },
    /// The files that are attached to a thing of the keeper (`files::Use`).
    Attached(Attached),
}

/// A thing that has files: the word of a feature, and the number of its thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached {
    pub kind: &'static str,
    pub thing: i64,
}

/// A piece that comes from another platform, for a pupil who is here now.
#[derive(Clone, Debug)]
pub struct Received<'a> {
    pub pupil: Id<Person>,
    pub title: &'a str,
    pub made_on: Day,
    /// What [`Content::Made`] held there, when it was JSON. Strangers wrote it: read it as such.
    pub structured: Option<&'a [u8]>,
    /// Its files, looked at and clean; `files::copy` attaches them to a thing of the keeper.
    pub attached: Option<Attached>,
    /// Who took it in, and when.
    pub by: Id<Person>,
    pub at: Instant,
}

/// Who holds something of pupils.
pub trait Keeper: Send + Sync + 'static {
    /// `portfolio`, never changed: archives name it.
    fn name(&self) -> &'static str;

    /// What is held of these pupils on a day, in as few statements for a class as for one.
    fn pieces(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        on: Day,
    ) -> Result<Vec<(Id<Person>, Piece)>>;

    /// What a piece is made of; none when it is not there any more. It is read once, when the
    /// dossier is sealed.
    fn open(&self, tx: &Tx<'_>, pupil: Id<Person>, key: &str) -> Result<Option<Vec<Content>>>;

    /// Several pieces of one pupil, which a keeper reads together where it can; what is not there
    /// any more is left out.
    fn open_all<'k>(
        &self,
        tx: &Tx<'_>,
        pupil: Id<Person>,
        keys: &[&'k str],
    ) -> Result<Vec<(&'k str, Vec<Content>)>> {
        let mut opened = Vec::new();
        for key in keys {
            opened.extend(self.open(tx, pupil, key)?.map(|contents| (*key, contents)));
        }
        Ok(opened)
    }

    /// Takes in what a keeper of this name has sent from elsewhere. False, and nothing is changed,
    /// when it cannot be read as its own: the dossier shows it all the same.
    fn receive(&self, tx: &Tx<'_>, received: &Received<'_>) -> Result<bool>;
}

/// Lent by the server: `app.jobs.lend(web::passage::Lent(vec![Arc::new(passage::Portfolios), …]))`.
#[derive(Clone)]
pub struct Lent(pub Vec<Arc<dyn Keeper>>);

impl fmt::Debug for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|keeper| keeper.name())).finish()
    }
}

impl Lent {
    /// Who keeps something in this house.
    pub fn of(app: &App) -> Self {
        let lent = app.jobs.tool::<Lent>();
        lent.map_or_else(|| Lent(Vec::new()), |lent| Lent::clone(&lent))
    }

    pub fn named(&self, name: &str) -> Option<&Arc<dyn Keeper>> {
        self.0.iter().find(|keeper| keeper.name() == name)
    }
}
