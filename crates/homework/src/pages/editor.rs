//! What the forms of this feature share: a text with its editor, and the version of somebody else.

use super::pieces;
use crate::store::versions::Version;
use base::{PersonName, RichText};
use maud::{Markup, PreEscaped, html};
use web::{Problems, Ui, t, ui};

/// The editor sends HTML, a bare textarea sends text.
pub fn read(body: &str, format: &str, chars_max: usize) -> RichText {
    let body: String = body.chars().take(chars_max).collect();
    if format == "html" {
        RichText::sanitise(&body)
    } else {
        RichText::sanitise(RichText::from_plain(&body).html())
    }
}

/// What a bare textarea shows of a text, and what a printed page says: its words and lines.
pub fn as_typed(text: &RichText) -> String {
    let html = text.html();
    let lines = html
        .replace("<br>", "\n")
        .replace("</p>", "\n\n")
        .replace("</li>", "\n")
        .replace("<li>", "- ")
        .replace("</h3>", "\n\n")
        .replace("</blockquote>", "\n");
    let line = |line: &str| RichText::trusted(line.to_owned()).plain().trim().to_owned();
    let typed: Vec<String> = lines.split('\n').map(line).collect();
    typed.join("\n").trim().to_owned()
}

/// A field of rich text, which is a textarea without a script.
pub fn field(ui: &Ui, label: &str, text: &RichText, rows: u8, problems: &Problems) -> Markup {
    let problem = problems.of("body");
    html! {
        div.field {
            label for="body" { (label) }
            @if let Some(problem) = problem { p.error #body-error { (ui.words(problem.text)) } }
            textarea.input #body name="body" rows=(rows) aria-invalid=[problem.map(|_| "true")]
                aria-describedby=[problem.map(|_| "body-error")]
                data-behaviour="rich-text" data-html=(text.html())
                data-toolbar=(t!(ui, "homework-editor"))
                data-bold=(t!(ui, "homework-editor-bold"))
                data-italic=(t!(ui, "homework-editor-italic"))
                data-underline=(t!(ui, "homework-editor-underline"))
                data-bullets=(t!(ui, "homework-editor-bullets"))
                data-numbers=(t!(ui, "homework-editor-numbers"))
                data-quote=(t!(ui, "homework-editor-quote"))
                data-link=(t!(ui, "homework-editor-link"))
                data-undo=(t!(ui, "homework-editor-undo"))
                data-redo=(t!(ui, "homework-editor-redo"))
                data-link-address=(t!(ui, "homework-editor-link-address"))
                data-link-wrong=(t!(ui, "homework-editor-link-wrong"))
                data-link-apply=(t!(ui, "homework-editor-link-apply"))
                data-link-remove=(t!(ui, "homework-editor-link-remove")) { (as_typed(text)) }
        }
    }
}

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
pub fn subjects(ui: &Ui, known: &[String]) -> Markup {
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

/// A button that is asked about first.
pub fn sure(ui: &Ui, url: &str, icon: &str, words: &str, question: &str) -> Markup {
    ui::action(
        ui,
        url,
        html! {
            button.button.plain.danger data-behaviour="confirm" data-confirm=(question)
                data-confirm-yes=(words) data-confirm-no=(t!(ui, "homework-keep"))
                data-confirm-danger { (ui::icon(icon)) (words) }
        },
    )
}
