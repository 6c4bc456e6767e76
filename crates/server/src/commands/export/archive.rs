//! A zip that is written piece by piece, under another name until it is whole.

use crate::ending::Refused;
use db::blob::Blobs;
use files::Content;
use futures_util::TryStreamExt;
use std::{
    error::Error,
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub struct Archive {
    zip: Option<Box<ZipWriter<BufWriter<File>>>>,
    part: PathBuf,
    to: PathBuf,
    count: u64,
}

impl Archive {
    /// Only its owner reads it; what is there already is not overwritten.
    pub fn create(to: &Path) -> Result<Self, Box<dyn Error>> {
        if to.exists() {
            return Err(Refused::because(format!("{} existe déjà", to.display())));
        }
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let file = options.open(&part)?;
        let zip = Some(Box::new(ZipWriter::new(BufWriter::new(file))));
        Ok(Archive { zip, part, to: to.to_owned(), count: 0 })
    }

    /// Begins a file of text, to be written to.
    pub fn begin(&mut self, name: &str) -> io::Result<()> {
        self.begin_with(name, CompressionMethod::Deflated, true)
    }

    pub fn file(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.begin(name)?;
        self.write_all(bytes)
    }

    /// A content, as it comes from its place.
    pub async fn content(
        &mut self,
        name: &str,
        blobs: &Blobs,
        content: &Content,
    ) -> Result<(), Box<dyn Error>> {
        // Photos and office files are compressed already.
        let is_large = content.bytes > u64::from(u32::MAX);
        self.begin_with(name, CompressionMethod::Stored, is_large)?;
        let mut stream = blobs.get(content.hash, None).await?.stream;
        while let Some(piece) = stream.try_next().await? {
            self.write_all(&piece)?;
        }
        Ok(())
    }

    fn begin_with(
        &mut self,
        name: &str,
        method: CompressionMethod,
        is_large: bool,
    ) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(method).large_file(is_large);
        self.count += 1;
        Ok(self.zip()?.start_file(name, options)?)
    }

    fn zip(&mut self) -> io::Result<&mut ZipWriter<BufWriter<File>>> {
        self.zip.as_deref_mut().ok_or_else(|| io::Error::other("the archive is closed"))
    }

    /// On the disk, whole, then under its name; says how many files it has.
    pub fn end(mut self) -> Result<u64, Box<dyn Error>> {
        if let Some(zip) = self.zip.take() {
            let file = zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
        }
        // Unlike a rename, a link never takes the place of another file.
        fs::hard_link(&self.part, &self.to)?;
        Ok(self.count)
    }
}

impl Write for Archive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip()?.flush()
    }
}

impl Drop for Archive {
    /// Half an archive is no archive, and a whole one has its own name.
    fn drop(&mut self) {
        drop(fs::remove_file(&self.part));
    }
}
