//! Archives: `.tar.gz`, flat, 150 MB at most. What comes in is bounded and goes nowhere.

use crate::attachment::is_plain_name;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use std::collections::BTreeSet;
use std::io::Read;

/// What the ministry takes at most, compressed. The archive is what counts, not what is in it.
pub const ARCHIVE_BYTES_MAX: usize = 150 * 1024 * 1024;

/// What an archive may hold once it is open.
const OPEN_BYTES_MAX: usize = 300 * 1024 * 1024;
const FILES_MAX: usize = 500;
/// Headers and filling, for that many files.
const AROUND_BYTES_MAX: usize = 2 * 1024 * 1024;

/// An archive and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Why an archive cannot be made or opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveProblem {
    /// Of the archive, compressed or open.
    #[error("{bytes} bytes or more, {max} at most")]
    TooLarge { bytes: usize, max: usize },
    #[error("more than {max} files")]
    TooMany { max: usize },
    /// In a folder, hidden, or longer than 200 bytes.
    #[error("{name:?} is not the name of a file")]
    Name { name: String },
    #[error("{name:?} is there twice")]
    Twice { name: String },
    /// A link, a device: only files are taken.
    #[error("{name:?} is not a file")]
    NotAFile { name: String },
    #[error("not an archive")]
    Unreadable,
    #[error("the archive is empty")]
    Empty,
}

/// Makes an archive of files, in their order. The same files make the same bytes.
pub fn pack(files: &[File]) -> Result<Vec<u8>, ArchiveProblem> {
    check_names(files)?;
    let open: usize = files.iter().map(|file| file.bytes.len()).sum();
    if open > OPEN_BYTES_MAX {
        return Err(ArchiveProblem::TooLarge { bytes: open, max: OPEN_BYTES_MAX });
    }
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for file in files {
        let mut header = tar::Header::new_ustar();
        header.set_mode(0o644);
        header.set_size(file.bytes.len() as u64);
        let added = archive.append_data(&mut header, &file.name, file.bytes.as_slice());
        added.map_err(|_| ArchiveProblem::Name { name: file.name.clone() })?;
    }
    let bytes = archive.into_inner().and_then(GzEncoder::finish);
    let bytes = bytes.expect("a vector takes what is written");
    match bytes.len() {
        length if length > ARCHIVE_BYTES_MAX => {
            Err(ArchiveProblem::TooLarge { bytes: length, max: ARCHIVE_BYTES_MAX })
        }
        _ => Ok(bytes),
    }
}

/// The files of an archive, in its order. Nothing is written on a disk.
pub fn unpack(bytes: &[u8]) -> Result<Vec<File>, ArchiveProblem> {
    unpack_within(bytes, OPEN_BYTES_MAX)
}

fn unpack_within(bytes: &[u8], max: usize) -> Result<Vec<File>, ArchiveProblem> {
    if bytes.len() > ARCHIVE_BYTES_MAX {
        return Err(ArchiveProblem::TooLarge { bytes: bytes.len(), max: ARCHIVE_BYTES_MAX });
    }
    let unreadable = |_| ArchiveProblem::Unreadable;
    let open = GzDecoder::new(bytes).take((max + AROUND_BYTES_MAX) as u64);
    let mut archive = tar::Archive::new(open);
    let (mut files, mut left) = (Vec::new(), max);
    for entry in archive.entries().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry_name(&entry)?;
        if entry.header().entry_type().is_dir() && matches!(name.as_str(), "" | ".") {
            continue;
        }
        if !entry.header().entry_type().is_file() {
            return Err(ArchiveProblem::NotAFile { name });
        }
        if files.len() == FILES_MAX {
            return Err(ArchiveProblem::TooMany { max: FILES_MAX });
        }
        let mut bytes = Vec::new();
        let size = entry.size();
        entry.take(left as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() > left {
            return Err(ArchiveProblem::TooLarge { bytes: max + 1, max });
        }
        if bytes.len() as u64 != size {
            return Err(ArchiveProblem::Unreadable);
        }
        left -= bytes.len();
        files.push(File { name, bytes });
    }
    check_names(&files)?;
    Ok(files)
}

/// `./` at the start of a name is what `tar` itself writes.
fn entry_name<R: Read>(entry: &tar::Entry<'_, R>) -> Result<String, ArchiveProblem> {
    let path = entry.path_bytes();
    let shown = String::from_utf8_lossy(&path).into_owned();
    let shown = shown.strip_prefix("./").map_or(shown.clone(), str::to_owned);
    match std::str::from_utf8(&path) {
        Ok(_) => Ok(shown),
        Err(_) => Err(ArchiveProblem::Name { name: shown }),
    }
}

fn check_names(files: &[File]) -> Result<(), ArchiveProblem> {
    let mut seen = BTreeSet::new();
    for File { name, .. } in files {
        if !is_plain_name(name) {
            return Err(ArchiveProblem::Name { name: name.chars().take(200).collect() });
        }
        if !seen.insert(name) {
            return Err(ArchiveProblem::Twice { name: name.clone() });
        }
    }
    if files.is_empty() { Err(ArchiveProblem::Empty) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;

    fn file(name: &str, bytes: &[u8]) -> File {
        File { name: name.to_owned(), bytes: bytes.to_vec() }
    }

    /// An archive as `tar` would make it, whatever it is.
    fn made(add: impl FnOnce(&mut tar::Builder<GzEncoder<Vec<u8>>>)) -> Vec<u8> {
        let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
        add(&mut archive);
        archive.into_inner().and_then(GzEncoder::finish).expect("an archive")
    }

    fn raw(archive: &mut tar::Builder<GzEncoder<Vec<u8>>>, name: &str, kind: tar::EntryType) {
        let mut header = tar::Header::new_old();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(kind);
        header.set_size(0);
        header.set_cksum();
        archive.append(&header, std::io::empty()).expect("an entry");
    }

    #[test]
    fn an_archive_is_opened_as_it_was_made() {
        let files = [file("a.xml", b"<a/>"), file("b.pdf", &vec![0; 70_000])];
        let bytes = pack(&files).expect("an archive");
        assert_eq!(unpack(&bytes), Ok(files.to_vec()));
        assert_eq!(pack(&files), Ok(bytes), "the same files make the same bytes");
    }

    #[test]
    fn nothing_leaves_the_folder_and_only_files_are_taken() {
        use tar::EntryType;
        for name in ["../a.xml", "/etc/passwd", "a/b.xml", ".bashrc"] {
            let bytes = made(|archive| raw(archive, name, EntryType::Regular));
            assert_eq!(unpack(&bytes), Err(ArchiveProblem::Name { name: name.to_owned() }));
        }
        let link = made(|archive| raw(archive, "a.xml", EntryType::Symlink));
        assert_eq!(unpack(&link), Err(ArchiveProblem::NotAFile { name: "a.xml".to_owned() }));
        let dotted = made(|archive| {
            raw(archive, "./", EntryType::Directory);
            raw(archive, "./a.xml", EntryType::Regular);
        });
        assert_eq!(unpack(&dotted), Ok(vec![file("a.xml", b"")]));
    }

    #[test]
    fn a_name_is_there_once_and_an_archive_holds_something() {
        let twice = [file("a.xml", b""), file("a.xml", b"")];
        assert_eq!(pack(&twice), Err(ArchiveProblem::Twice { name: "a.xml".to_owned() }));
        assert_eq!(pack(&[]), Err(ArchiveProblem::Empty));
        assert_eq!(unpack(&made(|_| {})), Err(ArchiveProblem::Empty));
        let many = made(|archive| {
            for place in 0..=FILES_MAX {
                raw(archive, &format!("{place}.xml"), tar::EntryType::Regular);
            }
        });
        assert_eq!(unpack(&many), Err(ArchiveProblem::TooMany { max: FILES_MAX }));
    }

    #[test]
    fn an_archive_that_swells_is_left() {
        let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
        let mut header = tar::Header::new_ustar();
        header.set_path("a.xml").expect("a path");
        header.set_size(20_000_000);
        header.set_cksum();
        bomb.write_all(header.as_bytes()).expect("a header");
        bomb.write_all(&vec![0; 20_000_000]).expect("zeros");
        let bytes = bomb.finish().expect("a bomb");
        assert!(bytes.len() < 200_000);
        let refused = ArchiveProblem::TooLarge { bytes: 1_000_001, max: 1_000_000 };
        assert_eq!(unpack_within(&bytes, 1_000_000), Err(refused));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn any_bytes_are_files_or_a_problem(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            let _ = unpack(&bytes);
            // The same, past the door of gzip.
            let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
            gzip.write_all(&bytes).expect("a vector");
            let _ = unpack(&gzip.finish().expect("a vector"));
        }
    }
}
