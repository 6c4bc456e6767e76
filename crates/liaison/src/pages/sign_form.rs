//! The form a guardian signs: questions with their fields, and what comes back of it.

use super::slip_form::SlipForm;
use crate::question::{Answers, Ask, Question, Wrong, is_chosen};
use base::Id;
use maud::{Markup, html};
use people::Person;
use translation::Translated;
use web::{Problem, Problems, Ui, t, ui::Field};

/// The fields of a signature, as the browser sends them: `pupil`, `version`, `once`, `r1`, `r2`…
pub type SignForm = SlipForm;

/// Who is signed for, and what was answered.
pub fn check(
    form: &SignForm,
    questions: &[Question],
) -> Result<(Vec<Id<Person>>, Answers), Problems> {
    let mut pupils: Vec<Id<Person>> =
        form.all("pupil").filter_map(|value| value.parse().ok()).collect();
    pupils.sort_unstable();
    pupils.dedup();
    let mut problems = Problems::none();
    if pupils.is_empty() {
        problems = Problems::one("pupil", text::id!("liaison-refused-no-child"));
    }
    let mut answers = Answers::new();
    for question in questions {
        match answer(form, question, "") {
            Ok(Some(answer)) => drop(answers.insert(question.number, answer)),
            Ok(None) => {}
            Err(problem) => problems = problems.and(problem),
        }
    }
    if problems.is_empty() { Ok((pupils, answers)) } else { Err(problems) }
}

/// The answer to one question; its field may have a prefix of a pupil.
pub fn answer(
    form: &SignForm,
    question: &Question,
    prefix: &str,
) -> Result<Option<String>, Problem> {
    let name = format!("{prefix}{}", question.field());
    let typed: Vec<&str> = form.all(&name).collect();
    question.answer(&typed).map_err(|wrong| {
        let text = match wrong {
            Wrong::Missing => text::id!("liaison-refused-missing"),
            Wrong::NotAnAmount => text::id!("liaison-refused-amount"),
            Wrong::TooLong => text::id!("liaison-refused-too-long"),
        };
        let args = vec![("question", question.label.clone())];
        Problem { field: question.field(), text, args }
    })
}

/// A question with its field. `made` is its translation and its place there; `left` says how many
/// places a slot still has.
pub fn question(
    ui: &Ui,
    question: &Question,
    made: Option<(&Translated, usize)>,
    answers: &Answers,
    left: &dyn Fn(usize) -> Option<i64>,
    problems: &Problems,
) -> Markup {
    let answer = answers.get(&question.number).map_or("", String::as_str);
    match question.ask {
        Ask::Amount => {
            let value =
                if answer.is_empty() { String::new() } else { crate::question::euros(answer) };
            let hint = t!(ui, "liaison-amount-hint");
            let field = Field { hint: Some(&hint), class: "short", ..line(question, &value) };
            below(made, field.draw(ui, problems))
        }
        Ask::Text => below(made, web::ui::textarea(ui, &line(question, answer), 3, problems)),
        _ => boxes(ui, question, made, answer, left, problems),
    }
}

/// A field under its translation.
fn below(made: Option<(&Translated, usize)>, field: Markup) -> Markup {
    html! { div { (in_own_words(made, 0)) (field) } }
}

/// A line of the translation: the question itself, or one of its answers.
fn in_own_words(made: Option<(&Translated, usize)>, line: usize) -> Markup {
    html! {
        @if let Some((made, place)) = made { (translation::line_below(Some(made), place + line)) }
    }
}

fn line<'a>(question: &'a Question, value: &'a str) -> Field<'a> {
    Field {
        name: question.field(),
        label: &question.label,
        value,
        is_optional: question.is_optional,
        ..Field::default()
    }
}

fn boxes(
    ui: &Ui,
    question: &Question,
    made: Option<(&Translated, usize)>,
    answer: &str,
    left: &dyn Fn(usize) -> Option<i64>,
    problems: &Problems,
) -> Markup {
    let name = question.field();
    let problem = problems.of(name);
    let kind = if question.ask == Ask::Several { "checkbox" } else { "radio" };
    html! {
        fieldset.choice #(name) {
            legend {
                b { (question.label) }
                @if question.is_optional { " " span.optional { (t!(ui, "liaison-optional")) } }
                (in_own_words(made, 0))
            }
            @if problem.is_some() { p.error { (t!(ui, "liaison-answer-here")) } }
            @if question.ask == Ask::YesNo {
                @let (yes, no) = (t!(ui, "liaison-yes"), t!(ui, "liaison-no"));
                @let own = made.map(|(made, _)| (made.lang, translation::yes_no(made.lang)));
                @let own_yes = own.map(|(lang, (yes, _))| (lang, yes));
                @let own_no = own.map(|(lang, (_, no))| (lang, no));
                @for (value, words, own) in [("yes", yes, own_yes), ("no", no, own_no)] {
                    label {
                        input type="radio" name=(name) value=(value) checked[answer == value];
                        span {
                            (words)
                            @let own = own.filter(|(lang, _)| *lang != ui.locale.lang());
                            @if let Some((lang, own)) = own {
                                span.hint lang=(lang.tag()) dir=(lang.dir()) { (own) }
                            }
                        }
                    }
                }
            }
            @for (place, possible) in question.options.iter().enumerate() {
                @let is_chosen = is_chosen(place, answer);
                @let free = left(place);
                label {
                    input type=(kind) name=(name) value=(place) checked[is_chosen]
                        disabled[free.is_some_and(|free| free < 1) && !is_chosen];
                    span {
                        (possible.label)
                        (in_own_words(made, place + 1))
                        @if let Some(free) = free {
                            span.hint { (t!(ui, "liaison-places-left", count = free.max(0))) }
                        }
                    }
                }
            }
            // A choice that may be left out can be left out after all.
            @if question.is_optional && question.ask != Ask::Several {
                label {
                    input type="radio" name=(name) value="" checked[answer.is_empty()];
                    span { (t!(ui, "liaison-no-answer")) }
                }
            }
        }
    }
}
