//! An intake: files that have arrived, and what their sender says of them, until they are read.

use crate::history::Feed;
use crate::problem::Problem;
use crate::read::{Asked, AskedOfFile, Column, Preview, TableKind};
use crate::record::Academy;
use crate::store;
use base::{Id, Instant};
use db::blob::Hash;
use db::{Result, Tx};
use jobs::progress::Progress;
use people::{Person, Right, School};
use serde::{Deserialize, Serialize};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    /// How far files have come.
    pub enum IntakeState {
        /// To be read, or being read.
        Reading = "reading",
        /// Somebody must say what their columns are.
        Asking = "asking",
        /// A feed was made of them.
        Read = "read",
        /// They cannot be used: `refusal` says why.
        Refused = "refused",
        Dropped = "dropped",
    }
}

db::row! {
    #[derive(Clone, Debug)]
    pub struct Intake {
        pub id: Id<Intake>,
        pub by: Id<Person>,
        pub school: Option<Id<School>>,
        pub at: Instant,
        pub state: IntakeState,
        /// [`Answers`] as JSON.
        pub asked: String,
        /// What was found in tables that must be asked about, as JSON.
        pub looked: Option<String>,
        /// A [`Problem`] as JSON.
        pub refusal: Option<String>,
        pub progress: Id<Progress>,
        pub feed: Option<Id<Feed>>,
    }
}

/// One file of an intake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeFile {
    pub name: String,
    pub hash: Hash,
    pub bytes: u64,
}

/// What the sender says of his files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The names of the files, for a title.
    pub name: String,
    /// Two digits, when the files do not say it.
    pub academy: String,
    /// The UAI of the school of tables that name none.
    pub uai: String,
    pub makes_schools: bool,
    /// Only these of the schools that are not there; all when empty.
    pub opens: Vec<String>,
    pub hold_percent: u32,
    pub tables: Vec<TableAnswer>,
}

/// What the columns of one table are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableAnswer {
    pub file: String,
    pub kind: Option<TableKind>,
    /// By title; `None` leaves one out.
    pub columns: Vec<(String, Option<Column>)>,
}

impl Answers {
    /// `remembered` is what was said of the columns of this school before.
    pub fn asked(&self, remembered: Vec<(String, Option<Column>)>) -> Asked {
        let of_file = |table: &TableAnswer| AskedOfFile {
            file: table.file.clone(),
            table_kind: table.kind,
            columns: table.columns.clone(),
        };
        Asked {
            academy: Academy::parse(&self.academy),
            school: (!self.uai.is_empty()).then(|| self.uai.clone()),
            table_kind: None,
            columns: remembered,
            files: self.tables.iter().map(of_file).collect(),
        }
    }
}

impl Intake {
    pub fn answers(&self) -> Answers {
        serde_json::from_str(&self.asked).unwrap_or_default()
    }

    pub fn previews(&self) -> Vec<Preview> {
        let looked = self.looked.as_deref().and_then(|json| serde_json::from_str(json).ok());
        looked.unwrap_or_default()
    }

    pub fn problem(&self) -> Option<Problem> {
        self.refusal.as_deref().and_then(|json| serde_json::from_str(json).ok())
    }
}

impl Guarded for Intake {
    const PARAM: &'static str = "intake";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        store::intakes::load(tx, id)
    }
}

/// To say what the files are, or to give them up.
pub struct Settle;

impl Action for Settle {
    const NAME: &'static str = "Settle";
    const RISK: Risk = Risk::PersonalData;
}

impl Allows<Read> for Intake {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
            || self.school.is_some_and(|school| viewer.has_right(school, Right::Feeds))
    }
}

impl Allows<Settle> for Intake {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(self, viewer)
    }
}
