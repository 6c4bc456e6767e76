//! Whatever is bitten out of an archive, what is left of it is files or a problem.

use actes::{File, pack, unpack};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use proptest::prelude::*;
use std::io::{Read, Write};

fn any_files() -> impl Strategy<Value = Vec<File>> {
    let name = "[A-Za-z0-9][A-Za-z0-9_.-]{0,30}";
    let file = (name, prop::collection::vec(any::<u8>(), 0..900));
    let files = prop::collection::btree_map(file.0, file.1, 1..5);
    files.prop_map(|them| them.into_iter().map(|(name, bytes)| File { name, bytes }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A byte changed, a piece cut or put in, behind the door of gzip.
    #[test]
    fn any_bitten_archive_is_files_that_pack_again_or_a_problem(
        files in any_files(), at in any::<prop::sample::Index>(), length in 0_usize..600,
        bytes in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let packed = pack(&files).expect("an archive");
        prop_assert_eq!(unpack(&packed), Ok(files));
        let mut open = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut open).expect("a tar");
        let start = at.index(open.len());
        let end = open.len().min(start + length);
        open.splice(start..end, bytes.iter().copied());
        let mut closed = GzEncoder::new(Vec::new(), Compression::fast());
        closed.write_all(&open).expect("a vector");
        match unpack(&closed.finish().expect("a vector")) {
            Ok(left) => {
                let again = pack(&left).map(|packed| unpack(&packed));
                prop_assert_eq!(again, Ok(Ok(left)));
            }
            Err(problem) => prop_assert!(!problem.to_string().is_empty()),
        }
    }
}
