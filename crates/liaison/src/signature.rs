//! A signature: the act of one guardian for one pupil, at one moment. It is never changed.

use crate::{Slip, store};
use base::{Id, Instant, Random};
use db::Tx;
use people::{Class, Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    /// What was signed, as the chain knows it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Given {
        pub id: Id<Signature>,
        pub school_id: Id<School>,
        pub slip_id: Id<Slip>,
        pub version: u32,
        pub pupil_id: Id<Person>,
        /// Nobody (0) when it came on paper.
        pub guardian_id: Id<Person>,
        /// Who has read the paper; nobody (0) when it was signed on screen.
        pub recorded_by: Id<Person>,
        pub answers: String,
        pub signed_at: Instant,
        pub is_late: bool,
        pub code: String,
    }
}

impl Given {
    pub fn is_on_paper(&self) -> bool {
        self.guardian_id == NOBODY
    }
}

/// In a column that names a person: nobody.
pub const NOBODY: Id<Person> = Id::new(0);

/// A signature with its slip: whoever may see both has a receipt of it.
#[derive(Clone, Debug)]
pub struct Signature {
    pub signed: Given,
    pub author_id: Id<Person>,
    pub classes: Vec<Id<Class>>,
    /// The viewer is who signed, under this record or one that was merged into his.
    pub is_mine: bool,
}

impl Guarded for Signature {
    const PARAM: &'static str = "signature";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::signatures::load(tx, id, viewer.person)
    }
}

impl Allows<Read> for Signature {
    /// Who signed it, and those who follow the slip. Never the other guardian.
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_mine
            || self.author_id == viewer.person && viewer.works_in(self.signed.school_id)
            || self.classes.iter().any(|class| viewer.teaches(*class))
            || viewer.administers(self.signed.school_id)
    }
}

/// No letter that looks like another.
const ALPHABET: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LEN: usize = 12;

/// `K7QM4WXR9TPA`, made for one receipt.
pub fn code(random: &Random) -> String {
    random.word(ALPHABET, CODE_LEN)
}

/// `K7QM-4WXR-9TPA`
pub fn shown(code: &str) -> String {
    let code: Vec<char> = code.chars().collect();
    let parts: Vec<String> = code.chunks(4).map(|part| part.iter().collect()).collect();
    parts.join("-")
}

/// What somebody typed, as a code is kept.
pub fn read_code(typed: &str) -> String {
    let kept = typed.chars().filter(char::is_ascii_alphanumeric);
    kept.take(CODE_LEN + 1).collect::<String>().to_uppercase()
}
