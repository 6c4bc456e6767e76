//! What the forms of this feature share: the subject, and the version of somebody else.

use super::pieces;
use crate::store::versions::Version;
use base::{PersonName, RichText};
use maud::{Markup, PreEscaped, html};
use web::{Problems, Ui, t};

/// The version that somebody else saved while one was writing.
pub struct Overtaking {
    pub version: u32,
    pub editor: PersonName,
    pub at: base::Instant,
    pub title: String,
    pub body: RichText,
}

impl From<Version> for Overtaking {
    fn from(version: Version) -> Self {
        Overtaking {
            version: version.number,
            editor: version.editor(),
            at: version.at,
            title: version.title,
            body: version.body,
        }
    }
}

pub fn other(ui: &Ui, other: &Overtaking) -> Markup {
    let (name, hour) = (pieces::name(ui, &other.editor), ui.when_in_full(other.at));
    html! {
        section.card aria-labelledby="other" {
            header { h2 #other { (t!(ui, "homework-other-version", name = name)) } }
            div.body {
                p.quiet { (t!(ui, "homework-other-how", hour = hour)) }
                p { b { (other.title) } }
                div.rich { (PreEscaped(other.body.html())) }
            }
        }
    }
}

/// The subjects one may choose among; any other may be typed.
fn subjects(ui: &Ui, known: &[String]) -> Markup {
    let usual = t!(ui, "homework-subjects");
    let usual = usual.split('|').map(str::trim).filter(|it| !known.iter().any(|k| k == it));
    let words: Vec<&str> = known.iter().map(String::as_str).chain(usual).collect();
    html! { datalist #subjects { @for subject in words { option value=(subject) {} } } }
}

/// The subject of a homework or a lesson, with those that are offered.
pub fn subject(ui: &Ui, value: &str, known: &[String], problems: &Problems) -> Markup {
    let problem = problems.of("subject");
    html! {
        div.field {
            label for="subject" { (t!(ui, "homework-subject")) }
            @if let Some(problem) = problem { p.error #subject-error { (ui.words(problem.text)) } }
            input.input #subject name="subject" value=(value) list="subjects" required
                autocomplete="off" aria-invalid=[problem.map(|_| "true")]
                aria-describedby=[problem.map(|_| "subject-error")];
            (subjects(ui, known))
        }
    }
}
