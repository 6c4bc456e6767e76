//! Any bytes as a file of pupils.

#![no_main]

use feeds::problem::Refused;
use feeds::read::{Asked, Source, read};
use feeds::record::Academy;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let asked = Asked { academy: Academy::parse("09"), ..Asked::default() };
    let Ok(mut source) = Source::of_bytes([("x_Eleve_0000.xml", bytes)]) else { return };
    let reading = read(&mut source, &asked, |_| Ok::<_, Refused>(()));
    match reading {
        Ok(reading) => assert!(reading.problems.iter().all(|p| !p.sentence().is_empty())),
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
});
