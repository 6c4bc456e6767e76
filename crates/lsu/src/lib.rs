//! LSU: the files by which schools send the Livret scolaire unique to the State, 1D and 2D.
//!
//! Drafts in, files out: no table, no page, no I/O. The caller fills a draft with what was typed;
//! the draft says all that it lacks, in French, or makes a file that the ministry's schema takes.
//!
//! ```text
//! Draft ─ lacks ─▶ Vec<Lack>           what is missing, where it is mended, what to do
//!       ─ file ─▶ File                 everybody, or no file
//!       ─ file_of_those_ready ─▶ File and Vec<LeftOut>
//!                 File ─ write ─▶ io::Write       read, File::read ◀─ &[u8]
//! ```
//!
//! - [`primary`]: an école élémentaire, CP to CM2 (schema 1.0b): periodic reports, end of cycle 2.
//! - [`secondary`]: a collège, 6e to 3e (schemas 2.0 to 7.0): bulletins, end of cycles 3 and 4.
//! - [`nomenclature`]: domains, lines, levels, pages, with their official labels.
//!
//! What the schema refuses cannot be built: a [`Text`] has its limit in its type, codes are
//! enumerations, an [`Ine`] or a [`Uai`] has its shape, and a `File` comes from `File::new`, which
//! checks that ids are unique and that everything named is there. A file is the same bytes each
//! time.
//!
//! # An école sends its reports
//!
//! ```
//! use base::{Day, PersonName, SchoolYear, Title};
//! use lsu::{Key, primary::*};
//!
//! let mme_petit = StaffDraft {
//!     key: Key(1), // or the Id of a person: `Key::from(person.id)`
//!     name: PersonName::new("Anne", "Petit", Some(Title::Mme)),
//! };
//! let mut draft = Draft {
//!     editor: "Préau".to_owned(),
//!     application: "Préau".to_owned(),
//!     uai: "0590001A".to_owned(),
//!     school: "École Jules-Verne".to_owned(),
//!     heads: vec![mme_petit.clone()],
//!     teachers: vec![mme_petit],
//!     classes: vec![ClassDraft {
//!         key: Key(2),
//!         label: "CE1 A".to_owned(),
//!         onde: "12345".to_owned(),
//!         courses: Vec::new(),
//!     }],
//!     periods: Vec::new(),
//!     pupils: Vec::new(),
//! };
//! draft.pupils.push(PupilDraft {
//!     key: Key(3),
//!     name: PersonName::new("Léa", "Martin", None),
//!     ine: String::new(),
//!     class: Key(2),
//!     level: None,
//!     guardians: Vec::new(),
//!     reports: Vec::new(),
//!     cycle_report: None, // a `CycleReportDraft` at the end of CE2
//! });
//!
//! let lacks = draft.lacks();
//! assert_eq!(
//!     lacks[0].to_string(),
//!     "Léa Martin, CE1 A\u{a0}: l’INE manque. Importez l’extraction de ONDE, ou recopiez l’INE \
//!      dans sa fiche."
//! );
//! assert_eq!(lacks[0].at, lsu::At::Pupil(Key(3))); // where a page links to
//! assert!(draft.file().is_err());
//! ```
//!
//! When nothing is missing, `draft.file()?.write(&mut output)?` writes the file; with
//! `draft.file_of_those_ready()?` those who lack something stay out, each named with what he lacks.
//!
//! # Decided
//!
//! - Only what the reports speak of is sent: a class, a teacher or an element of programme that no
//!   report names stays here. Ids are numbers in the file (`ELV1`, `ENS2`), never ours.
//! - Who lacks something in one report stays out with all of his: put in the draft the periods that
//!   are to be sent, and the pupils who are.
//! - Two teachers of one civility and name are one in a file of 1D, as its schema wants.
//! - A report that is not locked is not sent, though the ministry exempts imports: what families
//!   read and what the State holds is then the same.
//! - Thresholds ([`Position::proposed`]…) are the defaults of `SACoche`, not a norm.
//! - What this crate says, it says in French by `Display`, for it speaks of French words; the
//!   values beside ([`What`], [`At`]) say the same for whoever wishes another sentence.

mod address;
mod codes;
mod contents;
mod element;
mod export;
mod fault;
mod gather;
mod identity;
mod lack;
mod moment;
pub mod nomenclature;
pub mod primary;
mod reading;
mod record;
mod scale;
pub mod secondary;
mod socle;
mod text;
mod value;
mod xml;

pub use address::AddressDraft;
pub use export::Export;
pub use fault::Fault;
pub use gather::LeftOut;
pub use identity::{Ine, OndeId, SiecleId, StsId, Uai, XmlId};
pub use lack::{At, Key, Lack, What};
pub use moment::Moment;
pub use reading::{BYTES_MAX, Livret, ReadingProblem, read};
pub use scale::{ComplementPosition, DigitalLevel, Mastery, Position, RegionalPosition, Success};
pub use socle::{Component, Components};
pub use text::{Line, Text, TextProblem};
