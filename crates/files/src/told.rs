//! An attached file as programs read it.

use crate::File;
use base::Id;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub struct AttachedFile {
    #[schema(value_type = String)]
    pub id: Id<File>,
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    /// It was looked at, and may be fetched.
    pub is_ready: bool,
    pub url: String,
}

impl AttachedFile {
    /// Those of a thing; `url` is where its feature serves them.
    pub fn all(files: &[File], url: impl Fn(&File) -> String) -> Vec<Self> {
        let told = |file: &File| AttachedFile {
            id: file.id,
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            is_ready: file.is_ready(),
            url: url(file),
        };
        files.iter().map(told).collect()
    }
}
