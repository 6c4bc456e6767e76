//! The addresses of this crate's pages.

use crate::File;
use base::Id;

pub const UPLOAD: &str = "/fichiers";
pub const SENDINGS: &str = "/fichiers/envois";
pub const MINE: &str = "/compte/fichiers";

pub fn file(file: Id<File>) -> String {
    format!("/fichiers/{file}")
}

pub fn discard(file: Id<File>) -> String {
    format!("/fichiers/{file}/suppression")
}

pub fn mine_before(file: Id<File>) -> String {
    format!("{MINE}?avant={file}")
}
