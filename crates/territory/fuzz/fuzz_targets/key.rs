//! Any body as the form of a key of contributions: it becomes a key that opens as it was kept and
//! makes the sum voted to the cent, or says what is wrong.

#![no_main]

use base::{Day, Money};
use std::collections::HashMap;
use territory::{
    contribution::{CountedMember, CountedSchool, Counts, MemberCode, Mode, Vote, apportion},
    funding::KeyForm,
};

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let Ok(typed) = serde_html_form::from_bytes::<HashMap<String, String>>(body) else { return };
    match KeyForm::read(&typed).check() {
        Ok(said) => {
            assert!(!said.title.is_empty());
            let again = KeyForm {
                title: said.title,
                from_year: said.from_year.to_string(),
                ..KeyForm::of_key(&said.key)
            };
            assert_eq!(again.check().ok().map(|it| it.key), Some(said.key.clone()));
            let sum = Money::from_cents(1_000_001);
            let sum = (said.key.mode == Mode::Spread).then_some(sum);
            match apportion(&said.key, &Vote { year: 2027, sum }, &counts()) {
                Ok(made) => assert!(sum.is_none_or(|sum| made.total == sum)),
                Err(refused) => assert!(!refused.to_string().is_empty()),
            }
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a word"),
    }
});

fn counts() -> Counts {
    let day = Day::new(2026, 10, 1).expect("a day");
    let member = |number: u32| CountedMember {
        code: MemberCode::parse(&format!("M{number}")).expect("a code"),
        name: String::new(),
        since: day.plus_days(80 + i32::try_from(number).unwrap_or_default() * 20),
        until: None,
        inhabitants: number * 997,
        schools: vec![CountedSchool {
            uai: format!("059000{number}A"),
            name: String::new(),
            pupils: number * 31,
        }],
        last_year: None,
    };
    Counts::freeze(2027, day, (1..=7).map(member).collect()).expect("counts")
}
