//! A zip that is written piece by piece into a file that is open already.

use db::blob::Blobs;
use files::Content;
use futures_util::TryStreamExt;
use std::{
    error::Error,
    fs::File,
    io::{self, BufWriter, Write},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub struct Archive {
    zip: Box<ZipWriter<BufWriter<File>>>,
    files: u64,
}

impl Archive {
    pub fn into(file: File) -> Self {
        Archive { zip: Box::new(ZipWriter::new(BufWriter::new(file))), files: 0 }
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
        self.files += 1;
        Ok(self.zip.start_file(name, options)?)
    }

    /// How many files it has.
    pub fn files(&self) -> u64 {
        self.files
    }

    /// Whole, and on the disk.
    pub fn end(self) -> Result<File, Box<dyn Error>> {
        let file = self.zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(file)
    }
}

impl Write for Archive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
