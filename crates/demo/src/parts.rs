//! Part files: entries of one category in files of at most 10,000, in the encoding asked for.

use crate::entry::{Category, Entry};
use base::Day;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    Utf8,
    Iso8859_15,
}

impl Encoding {
    pub const fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Iso8859_15 => "ISO-8859-15",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Some(Encoding::Utf8),
            "iso-8859-15" | "latin9" => Some(Encoding::Iso8859_15),
            _ => None,
        }
    }
}

const ENTRIES_MAX: usize = 10_000;

/// What all the files of one export share.
#[derive(Clone, Debug)]
pub struct Series {
    pub folder: PathBuf,
    /// The code of the project in the files' names.
    pub rne: String,
    pub is_delta: bool,
    pub day: Day,
    /// `1D`, `2D`
    pub degree: &'static str,
    pub academy_code: &'static str,
    pub encoding: Encoding,
}

/// The files of one category, opened one after the other.
pub struct Parts {
    series: Series,
    category: Category,
    file: Option<Text>,
    entries: usize,
    pub total: usize,
    pub paths: Vec<PathBuf>,
}

impl Parts {
    pub fn of(series: &Series, category: Category) -> Self {
        let series = series.clone();
        Parts { series, category, file: None, entries: 0, total: 0, paths: Vec::new() }
    }

    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        entry.write_add(self.next()?)
    }

    pub fn modify(&mut self, before: &Entry, after: &Entry) -> io::Result<()> {
        after.write_modify(before, self.next()?)
    }

    pub fn delete(&mut self, entry: &Entry) -> io::Result<()> {
        entry.write_delete(self.next()?)
    }

    /// Closes the last file. A category without any entry still has one file, as in real exports.
    pub fn finish(mut self) -> io::Result<(usize, Vec<PathBuf>)> {
        if self.paths.is_empty() {
            self.open()?;
        }
        self.close()?;
        Ok((self.total, self.paths))
    }

    fn next(&mut self) -> io::Result<&mut Text> {
        if self.entries == ENTRIES_MAX {
            self.close()?;
        }
        if self.file.is_none() {
            self.open()?;
        }
        self.entries += 1;
        self.total += 1;
        self.file.as_mut().ok_or_else(|| io::Error::other("no part file is open"))
    }

    fn open(&mut self) -> io::Result<()> {
        let Series { folder, rne, is_delta, day, degree, academy_code, encoding } = &self.series;
        let kind = if *is_delta { "Delta" } else { "Complet" };
        let date = day.iso().replace('-', "");
        let part = self.paths.len();
        let name = format!("ENT_{rne}_{kind}_{date}_{}_{part:04}.xml", self.category.file());
        let path = folder.join(name);
        let mut file = Text::create(&path, *encoding)?;
        write!(
            file,
            "<?xml version=\"1.0\" encoding=\"{}\"?>\n\
             <!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n<ficAlimMENESR>\n\
             <!-- versionAF=\"AAF-VE2407\" -->\n\
             <!-- versionSDET=\"Annexe 4bis version 6.4\" -->\n\
             <!-- codeAcademieExport=\"{academy_code}\" -->\n<!-- degre=\"{degree}\" -->\n\
             <!-- dateGenerationExport=\"{}\" -->\n",
            encoding.label(),
            day.french()
        )?;
        self.file = Some(file);
        self.entries = 0;
        self.paths.push(path);
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        if let Some(mut file) = self.file.take() {
            write!(file, "\n</ficAlimMENESR>\n")?;
            file.flush()?;
        }
        Ok(())
    }
}

/// A text file that writes UTF-8 or ISO-8859-15; what the latter lacks becomes `&#322;`.
struct Text {
    file: BufWriter<File>,
    encoding: Encoding,
}

impl Text {
    fn create(path: &Path, encoding: Encoding) -> io::Result<Self> {
        Ok(Text { file: BufWriter::with_capacity(1 << 16, File::create(path)?), encoding })
    }
}

impl Write for Text {
    // `write!` hands over whole pieces of text, so a character is never cut in two.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match (self.encoding, std::str::from_utf8(bytes)) {
            (Encoding::Iso8859_15, Ok(text)) if !text.is_ascii() => {
                let (bytes, ..) = encoding_rs::ISO_8859_15.encode(text);
                self.file.write_all(&bytes)?;
            }
            _ => self.file.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
