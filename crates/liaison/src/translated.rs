//! A slip in the language of its reader: what it says, and what it asks. What is signed is the
//! original, and it is always there.

use crate::{
    Slip,
    question::{Ask, Question},
    store::versions::Edition,
};
use base::Id;
use maud::{Markup, PreEscaped, html};
use translation::{Text, Translated};

/// By what its translations are known.
pub const TRANSLATED: &str = "slip";
/// Title and body come before the questions.
const FIRST_QUESTION: usize = 2;

/// The words of a version as an engine is given them: title, body, then each question followed by
/// its possible answers.
pub fn text(slip: Id<Slip>, version: &Edition) -> Text {
    let text = Text::of(TRANSLATED, slip, version.lang).line(&version.title).rich(&version.body);
    version.questions().iter().fold(text, |text, question| {
        let text = text.line(&question.label);
        question.options.iter().fold(text, |text, possible| text.line(&possible.label))
    })
}

/// Questions with the place of each among the parts of the text.
pub fn placed(questions: &[Question]) -> impl Iterator<Item = (usize, &Question)> {
    questions.iter().scan(FIRST_QUESTION, |next, question| {
        let place = *next;
        *next += 1 + question.options.len();
        Some((place, question))
    })
}

/// The translation, as the page of the notebook says it.
pub fn notebook(made: &Translated, questions: &[Question]) -> Markup {
    html! {
        p.title { (made.line(0)) }
        div.rich { (PreEscaped(made.rich(1))) }
        @if !questions.is_empty() {
            ul.stack.tight {
                @for (place, question) in placed(questions) {
                    li {
                        b { (made.line(place)) }
                        @if question.ask == Ask::YesNo {
                            @let (yes, no) = translation::yes_no(made.lang);
                            " " (yes) " / " (no)
                        }
                        @if !question.options.is_empty() {
                            ul.dots {
                                @for option in 1..=question.options.len() {
                                    li { (made.line(place + option)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
