//! Any form is a key that can be reckoned, or says why not.

use super::*;
use crate::contribution::{
    CountedMember, CountedSchool, Counts, MemberCode, Refusal, Vote, apportion,
};
use base::Day;
use proptest::prelude::*;

/// Fields of up to three parts, with values that mean something and values that do not.
fn fields() -> impl Strategy<Value = Typed> {
    let name = prop_oneof![
        "title|from_year|mode|pro_rata|minimum|maximum|bounds_pro_rata|rise|fall|version",
        "part-[0-2]-(label|of|how|rate|whole|amount|full)",
        "part-[0-2]-[0-2]-(from|below|rate)",
    ];
    let value = prop_oneof![
        6 => "rate|spread|none|days|months_begun|whole_months|member|pupil|school|inhabitant|each",
        4 => "flat|threshold|progressive|sum|share|on|202[0-9]|Part [a-z]{1,5}",
        8 => "[0-9]{1,4}(,[0-9]{1,2})?( €| %)?",
        1 => "[^\u{0}]{0,12}|-[0-9]{1,3}|[0-9]{19,25}",
    ];
    let likely = Just(vec![
        ("title".to_owned(), "Clé".to_owned()),
        ("from_year".to_owned(), "2027".to_owned()),
        ("part-0-label".to_owned(), "Part".to_owned()),
        ("part-0-rate".to_owned(), "1".to_owned()),
        ("part-1-label".to_owned(), "Part".to_owned()),
        ("part-1-rate".to_owned(), "2,5".to_owned()),
    ]);
    let changes = proptest::collection::vec((name, value), 0..14);
    (likely, changes).prop_map(|(likely, changes)| likely.into_iter().chain(changes).collect())
}

fn counts() -> Counts {
    let day = Day::new(2026, 10, 1).expect("a day");
    let member = |number: u32| CountedMember {
        code: MemberCode::parse(&format!("M{number}")).expect("a code"),
        name: format!("Commune {number}"),
        since: Day::new(2027, 1, 1).expect("a day").plus_days(i32::try_from(number).unwrap_or(0)),
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

proptest! {
    #[test]
    fn any_form_is_a_key_that_makes_the_sum_voted_or_says_why_not(typed in fields()) {
        match KeyForm::read(&typed).check() {
            Ok(said) => {
                prop_assert!(!said.title.is_empty() && said.key.check().is_ok());
                // Opened again, it is the key that was written.
                let again = KeyForm {
                    title: said.title.clone(),
                    from_year: said.from_year.to_string(),
                    ..KeyForm::of_key(&said.key)
                };
                let again = again.check().map(|it| it.key);
                prop_assert_eq!(again.as_ref().ok(), Some(&said.key), "{:?}", again);
                let sum = Money::from_cents(1_000_001);
                let sum = (said.key.mode == Mode::Spread).then_some(sum);
                match apportion(&said.key, &Vote { year: 2027, sum }, &counts()) {
                    Ok(made) => prop_assert!(sum.is_none_or(|sum| made.total == sum)),
                    Err(Refusal::OtherYear { .. }) => prop_assert!(false, "the same year"),
                    Err(refused) => prop_assert!(!refused.to_string().is_empty()),
                }
            }
            Err(problems) => prop_assert!(!problems.is_empty(), "refused without a word"),
        }
    }
}
