//! AAF: the XML of `ficAlimMENESR`, first and second degree, complete and delta.
//!
//! [`Entries`] knows the shape of the file and nothing of its words; the files beside it know, per
//! category, the attributes of both degrees. An attribute name means the same in both.

mod entries;
mod entry;
mod guardian;
mod person;
mod pupil;
mod school;
mod staff;
mod translate;

pub(super) use entries::{Entries, Header};
pub(super) use school::is_uai;
pub(super) use translate::Translator;
