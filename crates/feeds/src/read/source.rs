//! Where a feed is: a zip, a folder or a file, seen as an ordered list of parts.

use super::limits::Limits;
use super::part::{At, Format, Part, date_of, is_delta, is_silent};
use crate::problem::{Place, ProblemKind, Refused};
use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zip::ZipArchive;
use zip::result::ZipError;

/// An opened feed. Nothing is unpacked on disk.
pub struct Source {
    parts: Vec<Part>,
    ignored: Vec<String>,
    archives: Vec<ZipArchive<Box<dyn Bytes>>>,
    memory: Vec<Arc<[u8]>>,
    limits: Limits,
    progress: Progress,
}

/// How far reading has come, for a bar on a screen: it may be asked from another thread.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    done: Arc<AtomicU64>,
    total: u64,
}

trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

impl Progress {
    /// Bytes read, of bytes in all.
    pub fn now(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed).min(self.total), self.total)
    }
}

impl Source {
    pub fn open(path: &Path) -> Result<Self, Refused> {
        Self::open_within(path, Limits::default())
    }

    /// A zip, a folder (with its zips and its folders), or one file.
    pub fn open_within(path: &Path, limits: Limits) -> Result<Self, Refused> {
        let mut source = Source::empty(limits);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let facts = std::fs::metadata(path).map_err(|error| unreadable(&name, &error))?;
        if facts.is_dir() {
            source.add_folder(path, "", is_delta(&name), 3)?;
        } else {
            source.add_file(path, &name, "", false)?;
        }
        source.in_order()
    }

    /// What was sent through a page or is written in a test: `(file name, content)`.
    pub fn of_bytes<N, B>(files: impl IntoIterator<Item = (N, B)>) -> Result<Self, Refused>
    where
        N: Into<String>,
        B: Into<Arc<[u8]>>,
    {
        Self::of_bytes_within(files, Limits::default())
    }

    pub fn of_bytes_within<N, B>(
        files: impl IntoIterator<Item = (N, B)>,
        limits: Limits,
    ) -> Result<Self, Refused>
    where
        N: Into<String>,
        B: Into<Arc<[u8]>>,
    {
        let mut source = Source::empty(limits);
        for (name, bytes) in files {
            let (name, bytes) = (name.into(), bytes.into());
            if is_zip(&name) {
                source.add_archive(Box::new(Cursor::new(bytes)), &name, "", false)?;
            } else if let Some(format) = Format::of(&name) {
                let at = At::Memory(source.memory.len());
                source.memory.push(bytes.clone());
                source.add_part(name, format, false, bytes.len() as u64, at)?;
            } else {
                source.ignore(name);
            }
        }
        source.in_order()
    }

    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Files that are no part of a feed.
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// The bytes of a part, counted and guarded.
    pub(super) fn open_part(&mut self, index: usize) -> Result<Guarded<'_>, ProblemKind> {
        let part = &self.parts[index];
        let is_table = part.format == Format::Table;
        let limits = &self.limits;
        let max = if is_table { limits.table_bytes_max } else { limits.file_bytes_max };
        let mut guarded = Guarded {
            inner: Box::new(std::io::empty()),
            progress: self.progress.done.clone(),
            read: 0,
            max,
            ratio: None,
            total_max: limits.total_bytes_max,
        };
        match &part.at {
            At::File(path) => {
                let file = File::open(path).map_err(|error| ProblemKind::from_io(&error))?;
                guarded.inner = Box::new(file);
            }
            At::Memory(index) => guarded.inner = Box::new(Cursor::new(self.memory[*index].clone())),
            At::Archive { archive, index } => {
                let file = self.archives[*archive].by_index(*index).map_err(zip_problem)?;
                let unfolded = file.compressed_size().saturating_mul(limits.ratio_max);
                guarded.ratio = Some((unfolded.max(limits.ratio_free_bytes), limits.ratio_max));
                guarded.inner = Box::new(file);
            }
        }
        Ok(guarded)
    }

    fn empty(limits: Limits) -> Self {
        Source {
            parts: Vec::new(),
            ignored: Vec::new(),
            archives: Vec::new(),
            memory: Vec::new(),
            limits,
            progress: Progress::default(),
        }
    }

    fn in_order(mut self) -> Result<Self, Refused> {
        if self.parts.is_empty() {
            let file = self.ignored.pop().unwrap_or_default();
            return Err(Refused::new(Place::file(file), ProblemKind::NothingToRead));
        }
        self.parts.sort_by(Part::order);
        self.progress.total = self.parts.iter().map(|part| part.bytes).sum();
        Ok(self)
    }

    fn add_folder(
        &mut self,
        path: &Path,
        within: &str,
        delta: bool,
        depth: usize,
    ) -> Result<(), Refused> {
        let files = std::fs::read_dir(path).map_err(|error| unreadable(within, &error))?;
        let mut paths = Vec::new();
        for file in files {
            paths.push(file.map_err(|error| unreadable(within, &error))?.path());
            if paths.len() > self.limits.files_max {
                return Err(self.too_many(within));
            }
        }
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if depth > 0 && !name.starts_with(['.', '_']) {
                    let inner = format!("{within}{name}/");
                    self.add_folder(&path, &inner, delta || is_delta(&name), depth - 1)?;
                }
            } else {
                self.add_file(&path, &name, within, delta)?;
            }
        }
        Ok(())
    }

    fn add_file(
        &mut self,
        path: &Path,
        name: &str,
        within: &str,
        delta: bool,
    ) -> Result<(), Refused> {
        let shown = format!("{within}{name}");
        if is_zip(name) {
            let file = File::open(path).map_err(|error| unreadable(&shown, &error))?;
            return self.add_archive(Box::new(std::io::BufReader::new(file)), name, within, delta);
        }
        let Some(format) = Format::of(name) else {
            self.ignore(shown);
            return Ok(());
        };
        let facts = std::fs::metadata(path).map_err(|error| unreadable(&shown, &error))?;
        self.add_part(shown, format, delta, facts.len(), At::File(path.to_owned()))
    }

    fn add_archive(
        &mut self,
        bytes: Box<dyn Bytes>,
        name: &str,
        within: &str,
        delta: bool,
    ) -> Result<(), Refused> {
        let problem = |kind| Refused::new(Place::file(format!("{within}{name}")), kind);
        let mut archive = ZipArchive::new(bytes).map_err(|error| problem(zip_problem(error)))?;
        if archive.len() > self.limits.files_max {
            return Err(self.too_many(name));
        }
        if archive.has_overlapping_files().map_err(|error| problem(zip_problem(error)))? {
            return Err(problem(ProblemKind::OverlappingArchive));
        }
        let delta = delta || is_delta(name);
        for index in 0..archive.len() {
            let file = archive.by_index_data(index).map_err(|e| problem(zip_problem(e)))?;
            if file.is_dir() {
                continue;
            }
            let path = String::from_utf8_lossy(file.name_raw()).into_owned();
            if file.encrypted() {
                return Err(problem(ProblemKind::EncryptedArchive));
            }
            let bytes = file.size();
            let short = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
            // Some systems add a shadow of every file in `__MACOSX`.
            let format = Format::of(&short).filter(|_| !path.starts_with("__MACOSX/"));
            match format {
                Some(format) => {
                    let shown = format!("{within}{name}/{path}");
                    let at = At::Archive { archive: self.archives.len(), index };
                    self.add_part(shown, format, delta, bytes, at)?;
                }
                None => self.ignore(format!("{within}{name}/{path}")),
            }
        }
        self.archives.push(archive);
        Ok(())
    }

    fn add_part(
        &mut self,
        file: String,
        format: Format,
        delta: bool,
        bytes: u64,
        at: At,
    ) -> Result<(), Refused> {
        if self.parts.len() >= self.limits.files_max {
            return Err(self.too_many(&file));
        }
        let is_delta = delta || is_delta(&file);
        // The day of the file, else that of the archive: the last one written in the path.
        let date = file.rsplit('/').find_map(date_of);
        self.parts.push(Part { file, format, is_delta, date, bytes, at });
        Ok(())
    }

    fn ignore(&mut self, file: String) {
        let short = file.rsplit('/').next().unwrap_or_default();
        if !is_silent(short) && !file.contains("__MACOSX/") {
            self.ignored.push(file);
        }
    }

    fn too_many(&self, name: &str) -> Refused {
        let kind = ProblemKind::TooManyFiles { max: self.limits.files_max };
        Refused::new(Place::file(name), kind)
    }
}

fn is_zip(name: &str) -> bool {
    name.len() > 4 && name.to_ascii_lowercase().ends_with(".zip")
}

fn unreadable(file: &str, error: &std::io::Error) -> Refused {
    Refused::new(Place::file(file), ProblemKind::from_io(error))
}

fn zip_problem(error: ZipError) -> ProblemKind {
    match error {
        ZipError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            ProblemKind::from_io(&error)
        }
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ProblemKind::EncryptedArchive,
        _ => ProblemKind::DamagedArchive,
    }
}

/// Counts what comes out, and stops what unfolds too far.
pub(super) struct Guarded<'a> {
    inner: Box<dyn Read + 'a>,
    progress: Arc<AtomicU64>,
    read: u64,
    max: u64,
    /// Bytes at which it is a bomb, and the ratio to tell.
    ratio: Option<(u64, u64)>,
    total_max: u64,
}

impl Read for Guarded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer).map_err(|error| self.explained(error))? as u64;
        self.read += read;
        let total = self.progress.fetch_add(read, Ordering::Relaxed) + read;
        match self.ratio {
            Some((max, ratio)) if self.read > max => {
                return Err(ProblemKind::ArchiveBomb { ratio }.into_io());
            }
            _ => {}
        }
        if self.read > self.max {
            return Err(ProblemKind::TooLarge { max: self.max }.into_io());
        }
        if total > self.total_max {
            return Err(ProblemKind::TooLarge { max: self.total_max }.into_io());
        }
        Ok(usize::try_from(read).unwrap_or_default())
    }
}

impl Guarded<'_> {
    /// A wrong checksum or a stream that stops: whatever unpacking calls it, damage.
    fn explained(&self, error: std::io::Error) -> std::io::Error {
        let is_ours =
            error.get_ref().and_then(|inner| inner.downcast_ref::<ProblemKind>()).is_some();
        let is_interrupted = error.kind() == std::io::ErrorKind::Interrupted;
        if self.ratio.is_some() && !is_ours && !is_interrupted {
            ProblemKind::DamagedArchive.into_io()
        } else {
            error
        }
    }
}
