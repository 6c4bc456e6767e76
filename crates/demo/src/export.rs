//! Export: a territory written as the files of its academies, complete or as what changed.

use crate::entry::{Category, Entry};
use crate::parts::{Encoding, Parts, Series};
use crate::side::SideFiles;
use crate::{Academy, Degree, District, Territory, entries, uai, write_aaf2d};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

/// How to write it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Export {
    pub encoding: Encoding,
    /// One zip per academy and degree (`lille/ENT1D.20261123.zip`) instead of folders (`lille/1d`).
    pub zip: bool,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    pub schools: usize,
    pub pupils: usize,
    pub guardians: usize,
    pub staff: usize,
    /// XML files or zips, then the side files.
    pub files: Vec<PathBuf>,
}

/// Writes everything: AAF 1D and 2D of each academy, and the side files.
pub fn write(territory: &Territory, folder: &Path, export: &Export) -> io::Result<Written> {
    fs::create_dir_all(folder)?;
    let mut written = Written::default();
    let mut side = SideFiles::create(folder)?;
    for academy in territory.academies() {
        let mut feeds = Feeds::open(territory, academy, folder, export, false)?;
        for district in territory.districts_of(academy) {
            feeds.add(&district)?;
            side.add(&district)?;
        }
        feeds.finish(export, &mut written)?;
    }
    written.files.extend(side.finish()?);
    Ok(written)
}

/// Writes what changed between two days of one territory; the side files are those of the second.
pub fn write_delta(
    before: &Territory,
    after: &Territory,
    folder: &Path,
    export: &Export,
) -> io::Result<Written> {
    fs::create_dir_all(folder)?;
    let mut written = Written::default();
    let mut side = SideFiles::create(folder)?;
    for academy in after.academies() {
        let mut feeds = Feeds::open(after, academy, folder, export, true)?;
        for (before, after) in before.districts_of(academy).zip(after.districts_of(academy)) {
            feeds.add_changes(&before, &after)?;
            side.add(&after)?;
        }
        feeds.finish(export, &mut written)?;
    }
    written.files.extend(side.finish()?);
    Ok(written)
}

/// The files of one academy.
struct Feeds {
    feeds: Vec<Feed>,
    entry: Entry,
}

/// The files of one academy in one degree.
struct Feed {
    degree: Degree,
    series: Series,
    zip: PathBuf,
    parts: Vec<(Category, Parts)>,
}

const FIRST: &[Category] =
    &[Category::Structure, Category::Pupil, Category::Guardian, Category::Staff];
const SECOND: &[Category] = &[
    Category::Structure,
    Category::Pupil,
    Category::Guardian,
    Category::Staff,
    Category::Mef,
    Category::Subject,
];

impl Feeds {
    fn open(
        territory: &Territory,
        academy: Academy,
        folder: &Path,
        export: &Export,
        is_delta: bool,
    ) -> io::Result<Self> {
        let degrees: &[Degree] = if territory.has_secondary() {
            &[Degree::First, Degree::Second]
        } else {
            &[Degree::First]
        };
        let mut feeds = Feeds { feeds: Vec::new(), entry: Entry::default() };
        for degree in degrees {
            feeds.feeds.push(Feed::open(territory, academy, folder, export, *degree, is_delta)?);
        }
        if let Some(Feed { parts, .. }) = feeds.feeds.get_mut(1).filter(|_| !is_delta) {
            write_aaf2d::nomenclatures(&mut feeds.entry, |entry| add(parts, entry))?;
        }
        Ok(feeds)
    }

    fn add(&mut self, district: &District) -> io::Result<()> {
        for Feed { degree, parts, .. } in &mut self.feeds {
            entries::each(district, *degree, &mut self.entry, |entry| add(parts, entry))?;
        }
        Ok(())
    }

    fn add_changes(&mut self, before: &District, after: &District) -> io::Result<()> {
        for Feed { degree, parts, .. } in &mut self.feeds {
            let mut former: HashMap<(Category, String), Entry> = HashMap::new();
            let mut order: Vec<(Category, String)> = Vec::new();
            let entry = &mut self.entry;
            entries::each(before, *degree, entry, |entry| {
                let key = (entry.category, entry.id().to_owned());
                order.push(key.clone());
                former.insert(key, entry.clone());
                Ok::<(), io::Error>(())
            })?;
            entries::each(after, *degree, entry, |entry| {
                match former.remove(&(entry.category, entry.id().to_owned())) {
                    None => of(parts, entry.category)?.add(entry),
                    Some(before) if before == *entry => Ok(()),
                    Some(before) => of(parts, entry.category)?.modify(&before, entry),
                }
            })?;
            for key in order {
                if let Some(gone) = former.get(&key) {
                    of(parts, gone.category)?.delete(gone)?;
                }
            }
        }
        Ok(())
    }

    fn finish(self, export: &Export, written: &mut Written) -> io::Result<()> {
        for feed in self.feeds {
            feed.finish(export, written)?;
        }
        Ok(())
    }
}

fn of(parts: &mut [(Category, Parts)], category: Category) -> io::Result<&mut Parts> {
    let found = parts.iter_mut().find(|(other, _)| *other == category);
    found.map(|(_, parts)| parts).ok_or_else(|| io::Error::other("no file for this category"))
}

fn add(parts: &mut [(Category, Parts)], entry: &Entry) -> io::Result<()> {
    of(parts, entry.category)?.add(entry)
}

impl Feed {
    fn open(
        territory: &Territory,
        academy: Academy,
        folder: &Path,
        export: &Export,
        degree: Degree,
        is_delta: bool,
    ) -> io::Result<Self> {
        let (word, name) = match degree {
            Degree::First => ("1D", "1d"),
            Degree::Second => ("2D", "2d"),
        };
        let department = if academy == Academy::Lille { "59" } else { "80" };
        let day = territory.day();
        let academy_folder = folder.join(academy.folder());
        let series = Series {
            folder: academy_folder.join(name),
            rne: uai(department, 9_999),
            is_delta,
            day,
            degree: word,
            academy_code: academy.code(),
            encoding: export.encoding,
        };
        fs::create_dir_all(&series.folder)?;
        let date = day.iso().replace('-', "");
        let kind = if is_delta { ".Delta" } else { "" };
        let zip = academy_folder.join(format!("ENT{word}.{date}{kind}.zip"));
        let categories = if degree == Degree::First { FIRST } else { SECOND };
        let parts = categories.iter().map(|category| (*category, Parts::of(&series, *category)));
        Ok(Feed { degree, parts: parts.collect(), zip, series })
    }

    fn finish(self, export: &Export, written: &mut Written) -> io::Result<()> {
        let mut paths = Vec::new();
        for (category, parts) in self.parts {
            let (total, files) = parts.finish()?;
            paths.extend(files);
            match category {
                Category::Structure => written.schools += total,
                Category::Pupil => written.pupils += total,
                Category::Guardian => written.guardians += total,
                Category::Staff => written.staff += total,
                Category::Mef | Category::Subject => {}
            }
        }
        if export.zip {
            pack(&paths, &self.zip)?;
            fs::remove_dir(&self.series.folder)?;
            paths = vec![self.zip];
        }
        written.files.extend(paths);
        Ok(())
    }
}

/// Moves files into a zip, each streamed and then deleted.
fn pack(paths: &[PathBuf], zip: &Path) -> io::Result<()> {
    // The date inside the zip stays that of 1980: the same territory makes the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(4))
        .last_modified_time(zip::DateTime::default());
    let mut archive = zip::ZipWriter::new(io::BufWriter::new(File::create(zip)?));
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        archive.start_file(name, options)?;
        io::copy(&mut File::open(path)?, &mut archive)?;
        fs::remove_file(path)?;
    }
    archive.finish()?;
    Ok(())
}
