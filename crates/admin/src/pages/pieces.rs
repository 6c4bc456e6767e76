//! Pieces several pages of the administration share.

use crate::{office::Office, urls};
use base::{Day, Id};
use maud::{Markup, html};
use people::{Found, Level, Person, SchoolKind};
use web::{
    Problems, Ui, t,
    ui::{self, Field},
};

/// The way back to the office, then to one of its rooms.
pub fn way(ui: &Ui, office: &Office, room: Option<(&str, &str)>) -> Markup {
    let url = urls::office(office.id);
    let steps = [(urls::HUB, &*t!(ui, "admin-title")), (&url, &office.name)];
    let steps: Vec<_> = steps.into_iter().chain(room).collect();
    ui::breadcrumb(ui, &steps)
}

/// Looks for somebody by the beginning of the name: works alone, without script.
pub fn finder(ui: &Ui, url: &str, query: &str, label: &str) -> Markup {
    html! {
        form.search role="search" method="get" action=(url) {
            label.hidden for="q" { (label) }
            input.input #q type="search" name="q" value=(query) autocomplete="off"
                placeholder=(label);
            button.button { (ui::icon("search")) (t!(ui, "admin-search")) }
        }
    }
}

/// What a search has found, to choose one from.
pub fn pick(ui: &Ui, name: &'static str, found: &[Found], problems: &Problems) -> Markup {
    let options: Vec<(String, String)> =
        found.iter().map(|found| (found.id.to_string(), described(ui, found))).collect();
    let field = Field { name, label: &t!(ui, "admin-pick"), ..Field::default() };
    ui::choice(ui, &field, &borrowed(&options), problems)
}

/// A name, and the day of birth that tells homonyms apart.
pub fn described(ui: &Ui, found: &Found) -> String {
    match found.birth_day {
        Some(day) => {
            let (name, day) = (found.name().full(), day.french());
            t!(ui, "admin-born", name = name, day = day).into_owned()
        }
        None => found.name().full(),
    }
}

pub fn borrowed(options: &[(String, String)]) -> Vec<(&str, &str)> {
    options.iter().map(|(value, words)| (value.as_str(), words.as_str())).collect()
}

/// Nobody was found, or nothing was asked yet.
pub fn nobody(ui: &Ui, query: &str) -> Markup {
    html! {
        @if !query.trim().is_empty() { (ui::empty(t!(ui, "admin-nobody-found"), None)) }
    }
}

/// A form of one button that ends something, by the id of what ends.
pub fn end_button(ui: &Ui, url: &str, name: &str, id: &str, words: &str) -> Markup {
    ui::action(
        ui,
        url,
        html! {
            input type="hidden" name=(name) value=(id);
            button.button.plain.small { (words) }
        },
    )
}

/// The same for what is not taken back in a moment: it opens first, and asks.
pub fn ending(ui: &Ui, url: &str, name: &str, id: &str, words: &str) -> Markup {
    html! {
        details.more {
            summary { (words) }
            (ui::action(ui, url, html! {
                input type="hidden" name=(name) value=(id);
                button.button.danger.small { (t!(ui, "admin-end-yes")) }
            }))
        }
    }
}

/// "du 1 septembre 2026 au 4 juillet 2027"
pub fn span(ui: &Ui, from_on: Day, until_on: Option<Day>) -> String {
    let from = from_on.french();
    match until_on {
        Some(until) => {
            let until = until.plus_days(-1).french();
            t!(ui, "admin-from-until", from = from, until = until).into_owned()
        }
        None => t!(ui, "admin-since", from = from).into_owned(),
    }
}

/// The levels of a kind of school, as boxes to tick.
pub fn levels(ui: &Ui, kind: SchoolKind, chosen: &[String], problems: &Problems) -> Markup {
    let is_chosen = |level: Level| chosen.iter().any(|word| word == level.word());
    let shown = Level::ALL.iter().filter(|level| level.is_taught_in(kind) || is_chosen(**level));
    html! {
        fieldset.choice.grid #levels {
            legend { (t!(ui, "admin-levels")) }
            @if problems.of("levels").is_some() {
                p.error #levels-error { (t!(ui, "admin-levels-none")) }
            }
            @for level in shown {
                label {
                    input type="checkbox" name="levels" value=(level.word())
                        checked[is_chosen(*level)];
                    span { (level_words(ui, *level)) }
                }
            }
        }
    }
}

pub fn level_words(ui: &Ui, level: Level) -> String {
    match level {
        Level::Other => t!(ui, "admin-level-other").into_owned(),
        level => level.written().to_owned(),
    }
}

/// A line that leads to a person's file.
pub fn person_row(
    id: Id<Person>,
    name: &base::PersonName,
    quiet: &str,
    tag: Option<&str>,
) -> Markup {
    html! {
        a.row href=(urls::person(id)) {
            (ui::face(name))
            span { b { (name.listed()) } @if !quiet.is_empty() { span.quiet { (quiet) } } }
            @if let Some(tag) = tag { span.tag.warn { (tag) } }
            (ui::icon("chevron-right"))
        }
    }
}

/// A line that leads to a room.
pub fn room_row(url: &str, icon: &str, words: &str, quiet: &str) -> Markup {
    html! {
        li { a.row href=(url) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span { b { (words) } @if !quiet.is_empty() { span.quiet { (quiet) } } }
            (ui::icon("chevron-right"))
        } }
    }
}
