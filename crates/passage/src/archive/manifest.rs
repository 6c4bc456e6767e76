//! The inventory of an archive: whose dossier, from where to where, what it holds, who agreed.

use super::{CONTENT_BYTES_MAX, Flaw, PART_BYTES_MAX, PARTS_MAX, PIECES_MAX, Refused};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

pub const FORMAT: &str = "preau-passage";
pub const VERSION: u32 = 1;

/// `manifest.json`. What a later version adds is read over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: String,
    pub version: u32,
    /// The dossier, as its platform numbers it: it comes in once.
    pub dossier: String,
    /// When the dossier was sealed: RFC 3339.
    pub sealed_at: String,
    pub platform: Platform,
    pub pupil: Pupil,
    pub from: Place,
    pub to: Place,
    /// `cycle` or `move`.
    pub reason: String,
    pub consents: Vec<Consent>,
    pub pieces: Vec<Entry>,
    /// SHA-256 of `LISEZMOI.txt`, when there is one: nobody puts words into our mouth.
    #[serde(default)]
    pub readme: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Platform {
    pub name: String,
    pub url: String,
}

/// As little as finds him again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pupil {
    pub first_name: String,
    pub last_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_day: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ine: Option<String>,
}

/// A school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub uai: String,
    pub name: String,
}

/// Somebody who decides for the pupil has agreed that these pieces go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub by: String,
    pub at: String,
    pub on_paper: bool,
    /// The version of the words that were agreed to.
    pub wording: i64,
    /// The numbers of the pieces.
    pub pieces: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub number: u32,
    /// Who held it, and may take it in there.
    pub keeper: String,
    pub title: String,
    pub made_on: String,
    /// `law` or `choice`.
    pub kind: String,
    /// Where it is written that it goes.
    pub why: String,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Within the archive: `pieces/003-1.pdf`.
    pub path: String,
    /// As people named it.
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    /// 64 lower-case digits.
    pub sha256: String,
}

const NAME_CHARS_MAX: usize = 200;

impl Manifest {
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.pieces.iter().flat_map(|piece| &piece.parts)
    }

    /// What a stranger wrote, read within bounds.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let unreadable = || Refused::at(Flaw::Unreadable, super::MANIFEST);
        let head: Head = serde_json::from_slice(bytes).map_err(|_| unreadable())?;
        if head.format != FORMAT {
            return Err(Refused::whole(Flaw::NotADossier));
        }
        if head.version != VERSION {
            return Err(Refused::at(Flaw::OtherVersion, head.version.to_string()));
        }
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| unreadable())?;
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), Refused> {
        let unreadable = || Refused::at(Flaw::Unreadable, super::MANIFEST);
        let is_short = |text: &str| text.chars().nth(NAME_CHARS_MAX).is_none();
        let names = [
            &self.dossier,
            &self.sealed_at,
            &self.platform.name,
            &self.platform.url,
            &self.pupil.first_name,
            &self.pupil.last_name,
            &self.from.uai,
            &self.from.name,
            &self.to.uai,
            &self.to.name,
        ];
        let optional = [&self.pupil.birth_day, &self.pupil.ine];
        let is_named = !self.dossier.is_empty() && !self.pupil.last_name.trim().is_empty();
        let is_fit = names.into_iter().all(|it| is_short(it))
            && optional.into_iter().flatten().all(|it| is_short(it))
            && self.consents.iter().all(|it| is_short(&it.by) && is_short(&it.at))
            && is_named;
        if !is_fit {
            return Err(unreadable());
        }
        if self.pieces.len() > PIECES_MAX || self.parts().count() > PARTS_MAX {
            return Err(Refused::whole(Flaw::TooLarge));
        }
        let mut numbers = HashSet::new();
        let is_entry = |it: &Entry| {
            [&it.keeper, &it.title, &it.made_on, &it.why].into_iter().all(|it| is_short(it))
                && matches!(it.kind.as_str(), "law" | "choice")
        };
        if !self.pieces.iter().all(|it| is_entry(it) && numbers.insert(it.number)) {
            return Err(unreadable());
        }
        self.check_parts()
    }

    fn check_parts(&self) -> Result<(), Refused> {
        let (mut paths, mut bytes) = (HashSet::new(), 0u64);
        for part in self.parts() {
            if !is_path(&part.path) || !paths.insert(&*part.path) {
                return Err(Refused::at(Flaw::WrongPath, &part.path));
            }
            let is_digest = part.sha256.len() == 64
                && part.sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
            let is_short = |text: &str| text.chars().nth(NAME_CHARS_MAX).is_none();
            if !is_digest || !is_short(&part.name) || !is_short(&part.media_type) {
                return Err(Refused::at(Flaw::Unreadable, super::MANIFEST));
            }
            bytes = bytes.saturating_add(part.bytes);
            if part.bytes > PART_BYTES_MAX || bytes > CONTENT_BYTES_MAX {
                return Err(Refused::at(Flaw::TooLarge, &part.path));
            }
        }
        Ok(())
    }
}

/// `pieces/` and a plain name: nothing that leads anywhere else, on any disk.
pub fn is_path(path: &str) -> bool {
    let Some(name) = path.strip_prefix("pieces/") else { return false };
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    !name.is_empty()
        && name.len() <= 80
        && name.bytes().all(is_plain)
        && !name.starts_with('.')
        && !name.contains("..")
}
