//! Any text as a list of communes that is pasted: each is there once, with a name, and the list is
//! the same when it is pasted again; or a line is wrong.

#![no_main]

use std::collections::BTreeSet;
use territory::insee::{Commune, LINES_MAX, Pasted, read};

libfuzzer_sys::fuzz_target!(|text: &str| {
    match read(text) {
        Ok(pasted) => {
            let count = pasted.communes.len();
            assert!((1..=LINES_MAX).contains(&count));
            let keys = |of: fn(&Commune) -> &String| {
                pasted.communes.iter().map(of).collect::<BTreeSet<_>>().len()
            };
            assert_eq!((keys(|it| &it.insee), keys(|it| &it.siren)), (count, count));
            assert!(pasted.communes.iter().all(|it| !it.name.is_empty()));
            assert_eq!(read(&list(&pasted)), Ok(pasted));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

/// As it is pasted.
fn list(pasted: &Pasted) -> String {
    let line = |it: &Commune| {
        let Commune { insee, name, department, siren, population, epci } = it;
        let of = epci.as_ref().and_then(|siren| pasted.epcis.get(siren));
        let (epci, of) = (epci.as_deref().unwrap_or_default(), of.map_or("", |(name, _)| name));
        format!("{insee};{name};{department};{siren};{population};{epci};{of}\n")
    };
    pasted.communes.iter().map(line).collect()
}
