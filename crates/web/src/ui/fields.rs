//! Forms as people fill them in: a label, a hint, what is wrong, and where.

use crate::{Problem, Problems, Ui, form::CSRF_FIELD};
use maud::{Markup, html};
use text::t;

/// A form that posts to `action`, with its token and what is wrong in it first.
pub fn form(ui: &Ui, action: &str, problems: &Problems, content: Markup) -> Markup {
    html! {
        form.form method="post" action=(action) {
            input type="hidden" name=(CSRF_FIELD) value=(ui.csrf);
            (self::problems(ui, problems))
            (content)
        }
    }
}

/// A form that is one button: signing out, archiving.
pub fn action(ui: &Ui, action: &str, content: Markup) -> Markup {
    html! {
        form method="post" action=(action) {
            input type="hidden" name=(CSRF_FIELD) value=(ui.csrf);
            (content)
        }
    }
}

/// The token alone, for a form that a page draws by itself.
pub fn token(ui: &Ui) -> Markup {
    html! { input type="hidden" name=(CSRF_FIELD) value=(ui.csrf); }
}

/// What is wrong, on top, each line leading to its field.
pub fn problems(ui: &Ui, problems: &Problems) -> Markup {
    html! {
        @if !problems.is_empty() {
            section.problems tabindex="-1" autofocus aria-labelledby="problems" {
                h2 #problems { (t!(ui, "form-problems", count = problems.iter().count())) }
                ul {
                    @for problem in problems.iter() {
                        li { a href={ "#" (problem.field) } { (sentence(ui, problem)) } }
                    }
                }
            }
        }
    }
}

fn sentence(ui: &Ui, problem: &Problem) -> String {
    let args: Vec<_> = problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
    if args.is_empty() {
        ui.words(problem.text).into_owned()
    } else {
        ui.say(problem.text, &args).into_owned()
    }
}

/// A field of one line.
#[derive(Clone, Copy, Default)]
pub struct Field<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    pub value: &'a str,
    /// `text` when empty.
    pub kind: &'a str,
    pub autocomplete: &'a str,
    pub is_optional: bool,
    /// Asked for by some answers of the form alone: a browser does not insist on it.
    pub is_conditional: bool,
    pub class: &'a str,
}

impl Field<'_> {
    pub fn draw(&self, ui: &Ui, problems: &Problems) -> Markup {
        let problem = problems.of(self.name);
        let kind = if self.kind.is_empty() { "text" } else { self.kind };
        let autocomplete = (!self.autocomplete.is_empty()).then_some(self.autocomplete);
        html! {
            div.field {
                (label(ui, self.name, self.label, self.is_optional))
                (before(ui, self.name, self.hint, problem))
                input.input.(self.class) #(self.name) name=(self.name) type=(kind)
                    value=[(kind != "password").then_some(self.value)]
                    autocomplete=[autocomplete]
                    required[!self.is_optional && !self.is_conditional]
                    aria-describedby=[described(self.name, self.hint, problem)]
                    aria-invalid=[problem.map(|_| "true")];
            }
        }
    }
}

/// A field of several lines. `behaviour` is `rich-text` for the editor.
pub fn textarea(ui: &Ui, field: &Field<'_>, rows: u8, problems: &Problems) -> Markup {
    let problem = problems.of(field.name);
    html! {
        div.field {
            (label(ui, field.name, field.label, field.is_optional))
            (before(ui, field.name, field.hint, problem))
            textarea.input #(field.name) name=(field.name) rows=(rows)
                aria-describedby=[described(field.name, field.hint, problem)]
                aria-invalid=[problem.map(|_| "true")] { (field.value) }
        }
    }
}

/// One among several, in a list that opens: `(value, words)`.
pub fn select(ui: &Ui, field: &Field<'_>, options: &[(&str, &str)], problems: &Problems) -> Markup {
    let problem = problems.of(field.name);
    html! {
        div.field {
            (label(ui, field.name, field.label, field.is_optional))
            (before(ui, field.name, field.hint, problem))
            select.input #(field.name) name=(field.name)
                aria-describedby=[described(field.name, field.hint, problem)]
                aria-invalid=[problem.map(|_| "true")] {
                @for (value, words) in options {
                    option value=(value) selected[*value == field.value] { (words) }
                }
            }
        }
    }
}

/// One among several, all in sight: `(value, words)`.
pub fn choice(ui: &Ui, field: &Field<'_>, options: &[(&str, &str)], problems: &Problems) -> Markup {
    let problem = problems.of(field.name);
    html! {
        fieldset.choice #(field.name) {
            legend { (field.label) }
            (before(ui, field.name, field.hint, problem))
            @for (value, words) in options {
                label {
                    input type="radio" name=(field.name) value=(value)
                        checked[*value == field.value];
                    span { (words) }
                }
            }
        }
    }
}

/// One box alone.
pub fn checkbox(name: &str, words: &str, is_checked: bool) -> Markup {
    html! {
        label.check {
            input type="checkbox" name=(name) value="on" checked[is_checked];
            span { (words) }
        }
    }
}

pub(super) fn label(ui: &Ui, name: &str, words: &str, is_optional: bool) -> Markup {
    html! {
        label for=(name) {
            (words)
            @if is_optional { " " span.optional { (t!(ui, "form-optional")) } }
        }
    }
}

pub(super) fn before(ui: &Ui, name: &str, hint: Option<&str>, problem: Option<&Problem>) -> Markup {
    html! {
        @if let Some(hint) = hint { p.hint id={ (name) "-hint" } { (hint) } }
        @if let Some(problem) = problem {
            p.error id={ (name) "-error" } { (sentence(ui, problem)) }
        }
    }
}

pub(super) fn described(
    name: &str,
    hint: Option<&str>,
    problem: Option<&Problem>,
) -> Option<String> {
    let hint = hint.map(|_| format!("{name}-hint"));
    let error = problem.map(|_| format!("{name}-error"));
    let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
