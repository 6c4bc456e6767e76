//! What forms of slips become.

use super::*;
use proptest::prelude::*;

fn form(pairs: &[(&str, &str)]) -> SlipForm {
    let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    SlipForm(pairs.iter().map(pair).collect())
}

fn today() -> Day {
    Day::parse_iso("2026-11-23").expect("a day")
}

#[test]
fn a_slip_without_words_is_sent_to_nobody() {
    let problems = form(&[]).check(today()).expect_err("refused");
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["to", "title", "body"]);
}

#[test]
fn a_choice_needs_something_to_choose_from() {
    let choice = form(&[
        ("to", "g:1"),
        ("title", "Goûter"),
        ("body", "Bonjour"),
        ("q0_label", "Vous apportez"),
        ("q0_ask", "choice"),
        ("q0_options", "Un gâteau"),
    ]);
    let problems = choice.check(today()).expect_err("refused");
    assert!(problems.of("q0_options").is_some());
    let mut better = choice;
    better.set("q0_options", "Un gâteau\nUn jus de fruits");
    let checked = better.check(today()).expect("a slip");
    assert_eq!(checked.wording.questions[0].options.len(), 2);
    assert_eq!(checked.wording.questions[0].number, 1);
}

#[test]
fn what_is_urgent_says_why() {
    let mut urgent = form(&[("to", "g:1"), ("title", "Car"), ("body", "En retard")]);
    urgent.set("when", "urgent");
    let problems = urgent.check(today()).expect_err("refused");
    assert!(problems.of("urgent_reason").is_some());
    urgent.set("urgent_reason", " Le car est en panne ");
    let checked = urgent.check(today()).expect("a slip");
    assert_eq!(checked.urgent_reason, "Le car est en panne");
    urgent.set("when", "soon");
    assert_eq!(urgent.check(today()).expect("a slip").urgent_reason, "");
}

#[test]
fn a_question_keeps_its_number_and_a_new_one_takes_another() {
    let corrected = form(&[
        ("title", "Sortie"),
        ("body", "Bonjour"),
        ("q0_label", "Vient-il ?"),
        ("q0_number", "2"),
        ("q1_label", "Accompagnez-vous ?"),
    ]);
    let wording = corrected.wording(today(), 3).expect("words");
    let numbers: Vec<u32> = wording.questions.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [2, 3]);
}

#[test]
fn a_draft_opens_as_it_was_kept() {
    let typed = form(&[("to", "g:1"), ("to", "p:2"), ("title", "é"), ("csrf", "x")]);
    let opened = SlipForm::read(&typed.kept());
    assert_eq!(opened.targets().len(), 2);
    assert_eq!((opened.get("title"), opened.get("csrf")), ("é", ""));
}

/// The fields of a slip, with values that mean something and values that do not.
fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![
        "to|title|body|body_format|theme|needs|due_on|late|for_pupils|version|once|action",
        "files|when|urgent_reason",
        "q[0-6]_(label|ask|options|optional|number)",
        "[a-z_]{0,6}",
    ];
    let value = prop_oneof![
        "(p|g):[0-9]{1,19}",
        "on|html|both|urgent|yes_no|choice|several|slot|amount|text|[0-9]{1,12}",
        "2026-1[12]-[0-3][0-9]",
        "([a-zé]{0,5} ?\\|? ?[0-9]{0,3}\n?){0,6}",
        ".{0,130}",
    ];
    proptest::collection::vec((name, value), 0..20)
}

proptest! {
    /// What `fuzz/fuzz_targets/slip_form.rs` asks of any bytes, asked of likely ones.
    #[test]
    fn any_form_is_a_slip_or_says_why_not(pairs in pairs()) {
        let form = SlipForm(pairs);
        prop_assert!((1..=QUESTIONS_MAX).contains(&form.blocks()));
        let opened = SlipForm::read(&form.kept());
        prop_assert_eq!(opened.kept(), form.kept(), "a draft changes when it is opened");
        match form.check(today()) {
            Ok(checked) => {
                let wording = &checked.wording;
                prop_assert!(!checked.targets.is_empty() && !wording.body.is_blank());
                prop_assert!(!wording.title.is_empty());
                prop_assert_eq!(form.is_urgent(), !checked.urgent_reason.is_empty());
                let questions = &wording.questions;
                let mut numbers: Vec<u32> = questions.iter().map(|it| it.number).collect();
                numbers.sort_unstable();
                numbers.dedup();
                prop_assert_eq!(numbers.len(), questions.len(), "a number is given twice");
                let kept = question::read(&question::written(questions));
                prop_assert_eq!(&kept, questions, "a question changes when it is kept");
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
