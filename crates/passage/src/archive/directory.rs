//! The directory at the end of a zip, looked at before anything is made of it: a file of strangers
//! may promise millions of entries. It is plain, ends the file, and has few entries, each once.

use super::{Flaw, PARTS_MAX, Refused};
use std::{
    collections::HashSet,
    io::{Read, Seek, SeekFrom},
};

/// « End of central directory record », without a comment: APPNOTE.TXT 4.3.16.
const END_BYTES: usize = 22;
const END: [u8; 4] = *b"PK\x05\x06";
/// « Central directory file header »: 4.3.12.
const HEADER_BYTES: usize = 46;
const HEADER: [u8; 4] = *b"PK\x01\x02";
const DIRECTORY_BYTES_MAX: u64 = 500_000;

/// Looks at the directory; nothing of the files themselves is read.
pub fn check(reader: &mut (impl Read + Seek), len: u64) -> Result<(), Refused> {
    let wrong = || Refused::whole(Flaw::NotAnArchive);
    let at = len.checked_sub(END_BYTES as u64).ok_or_else(wrong)?;
    let end = read(reader, at, END_BYTES).ok_or_else(wrong)?;
    let (count, bytes, from) = (short(&end, 10), long(&end, 12), long(&end, 16));
    if end[..4] != END || from.saturating_add(bytes) != at {
        return Err(wrong());
    }
    if usize::from(count) > PARTS_MAX + 4 || bytes > DIRECTORY_BYTES_MAX {
        return Err(Refused::whole(Flaw::TooLarge));
    }
    let len = usize::try_from(bytes).map_err(|_| wrong())?;
    let directory = read(reader, from, len).ok_or_else(wrong)?;
    let mut names = HashSet::new();
    let mut rest = directory.as_slice();
    for _ in 0..count {
        let (name, after) = entry(rest).ok_or_else(wrong)?;
        if !names.insert(name) {
            let name = String::from_utf8_lossy(name).into_owned();
            return Err(Refused::at(Flaw::WrongPath, name));
        }
        rest = after;
    }
    if rest.is_empty() { Ok(()) } else { Err(wrong()) }
}

/// The name of the first entry, and what follows it.
fn entry(directory: &[u8]) -> Option<(&[u8], &[u8])> {
    let header = directory.get(..HEADER_BYTES).filter(|it| it[..4] == HEADER)?;
    let [name, extra, comment] = [28, 30, 32].map(|at| usize::from(short(header, at)));
    let name = directory.get(HEADER_BYTES..HEADER_BYTES + name)?;
    Some((name, directory.get(HEADER_BYTES + name.len() + extra + comment..)?))
}

fn read(reader: &mut (impl Read + Seek), from: u64, len: usize) -> Option<Vec<u8>> {
    reader.seek(SeekFrom::Start(from)).ok()?;
    let mut bytes = vec![0; len];
    reader.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from(short(bytes, at)) | u64::from(short(bytes, at + 2)) << 16
}
