//! Reading: a zip, a folder or a file → changes, one at a time, in small memory.
//!
//! ```no_run
//! use feeds::read::{Asked, Source, read};
//!
//! let mut source = Source::open("ENT1D_Complet_20261123.zip".as_ref())?;
//! let reading = read(&mut source, &Asked::default(), |found| {
//!     println!("{}:{} {:?}", found.file, found.line, found.change);
//!     Ok::<_, feeds::problem::Refused>(())
//! })?;
//! println!("{} pupils", reading.counts.pupils);
//! # Ok::<(), feeds::problem::Refused>(())
//! ```

mod aaf;
mod decode;
mod limits;
mod notes;
mod part;
mod preview;
mod reader;
mod source;
mod table;

pub use limits::Limits;
pub use part::{AafKind, Format, Part};
pub use preview::{Preview, missing, preview};
pub use reader::{Asked, AskedOfFile, Counts, Degree, Found, Mode, Reading, read};
pub use source::{Progress, Source};
pub use table::{ChildColumn, Column, TableKind};
