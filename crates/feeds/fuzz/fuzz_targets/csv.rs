//! Any bytes as a table of everybody.

#![no_main]

use feeds::problem::Refused;
use feeds::read::{Asked, Source, TableKind, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let asked = Asked {
        school: Some("0590001A".to_owned()),
        table_kind: Some(TableKind::Mixed),
        ..Asked::default()
    };
    let Ok(mut source) = Source::of_bytes([("tous.csv", bytes)]) else { return };
    let reading = read(&mut source, &asked, |_| Ok::<_, Refused>(()));
    match reading {
        Ok(reading) => assert!(reading.problems.iter().all(|p| !p.sentence().is_empty())),
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
});
