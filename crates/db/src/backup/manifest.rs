//! `manifest.json`: what a backup holds, with the sums that prove it.

use super::{Progress, Refusal, Stage};
use crate::{Error, Migrations, Result, Tx, blob::Hash};
use base::Instant;
use serde::{Deserialize, Serialize};
use std::{fs, io::Write, path::Path};

pub(super) const FORMAT: u32 = 1;
const NAME: &str = "manifest.json";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of this file; a newer one is not read.
    pub format: u32,
    /// Unix milliseconds.
    pub made_at: Instant,
    /// `sqlite` or `postgres`
    pub engine: String,
    /// `None` when PostgreSQL was not dumped into the folder.
    pub database: Option<File>,
    /// `None` when it was not put into the folder.
    #[serde(default)]
    pub secret: Option<File>,
    /// The migrations that had run.
    pub steps: Vec<Ran>,
    pub blobs: Blobs,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub name: String,
    pub len: u64,
    /// BLAKE3
    pub sum: Hash,
}

/// A migration that had run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    pub area: String,
    pub step: String,
    pub sum: String,
}

/// How many files, and how long together. Each proves itself by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blobs {
    pub count: u64,
    pub bytes: u64,
}

impl Blobs {
    pub(super) fn add(&mut self, len: u64) {
        self.count += 1;
        self.bytes += len;
    }

    pub(super) fn progress(self, blobs_total: Option<u64>) -> Progress {
        Progress { stage: Stage::Blobs, blobs: self.count, bytes: self.bytes, blobs_total }
    }
}

impl Manifest {
    pub fn read(folder: &Path) -> Result<Self> {
        let read = fs::read(folder.join(NAME)).ok();
        let manifest: Option<Manifest> = read.and_then(|json| serde_json::from_slice(&json).ok());
        let known = manifest.filter(|manifest| manifest.format == FORMAT);
        known.ok_or_else(|| Error::refused(Refusal::NoManifest))
    }

    /// Whole or not at all: under another name first.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let json = serde_json::to_vec_pretty(self).map_err(Error::engine)?;
        let draft = folder.join("manifest.json.part");
        let write = || -> std::io::Result<()> {
            let mut file = fs::File::create_new(&draft)?;
            file.write_all(&json)?;
            file.sync_all()?;
            fs::rename(&draft, folder.join(NAME))?;
            fs::File::open(folder)?.sync_all()
        };
        write().map_err(|error| Error::Unavailable(format!("{}: {error}", folder.display())))
    }

    /// A program may restore what an older one saved, not what a newer one did.
    pub(super) fn is_known(&self, areas: &[Migrations]) -> Result<()> {
        are_known(&self.steps, areas)
    }
}

pub(super) fn are_known(steps: &[Ran], areas: &[Migrations]) -> Result<()> {
    let is_known = |ran: &Ran| {
        let mut steps = areas.iter().filter(|area| area.area == ran.area).flat_map(|a| a.steps);
        steps.any(|step| step.name == ran.step && step.sum() == ran.sum)
    };
    match steps.iter().find(|ran| !is_known(ran)) {
        None => Ok(()),
        Some(Ran { area, step, .. }) => {
            Err(Error::refused(Refusal::OtherVersion { area: area.clone(), step: step.clone() }))
        }
    }
}

pub(super) const STEPS: &str =
    "select area, step, sum from migration where area <> 'moving' order by area, step limit 10000";

/// What has run here, the mark of a move apart.
pub(super) fn steps(tx: &Tx<'_>) -> Result<Vec<Ran>> {
    let rows: Vec<(String, String, String)> = tx.all(STEPS, &[])?;
    Ok(rows.into_iter().map(|(area, step, sum)| Ran { area, step, sum }).collect())
}
