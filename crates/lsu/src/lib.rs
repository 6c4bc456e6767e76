//! LSU.

mod address;
mod codes;
mod contents;
mod element;
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
pub use fault::Fault;
pub use gather::LeftOut;
pub use identity::{Ine, OndeId, SiecleId, StsId, Uai, XmlId};
pub use lack::{At, Key, Lack, What};
pub use moment::Moment;
pub use reading::{BYTES_MAX, ReadingProblem};
pub use scale::{ComplementPosition, DigitalLevel, Mastery, Position, RegionalPosition, Success};
pub use socle::{Component, Components};
pub use text::{Line, Text, TextProblem};
