//! Any bytes as the archive of an envelope, and as what is inside one: its files have plain names,
//! each once, and are the same when they are packed again.

#![no_main]

use actes::{ArchiveProblem, File, pack, unpack};
use flate2::{Compression, write::GzEncoder};
use std::{collections::BTreeSet, io::Write};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    look(unpack(bytes));
    let mut closed = GzEncoder::new(Vec::new(), Compression::fast());
    let closed = closed.write_all(bytes).and_then(|()| closed.finish());
    look(unpack(&closed.expect("a vector takes what is written")));
});

fn look(found: Result<Vec<File>, ArchiveProblem>) {
    match found {
        Ok(files) => {
            let names: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
            assert_eq!(names.len(), files.len());
            for name in names {
                assert!(!name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']));
            }
            let again = pack(&files).map(|packed| unpack(&packed));
            assert_eq!(again, Ok(Ok(files)));
        }
        Err(problem) => assert!(!problem.to_string().is_empty()),
    }
}
