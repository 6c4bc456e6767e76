//! Small pieces: icons, faces, tags, badges, notes, rows. Each has a sample on `/dev/ui`.

use crate::{Ui, assets};
use base::{Instant, PersonName};
use maud::{Markup, html};
use text::t;

/// An icon of `assets/icons.txt`; a decoration, so it says nothing to a screen reader.
pub fn icon(name: &str) -> Markup {
    let class = if TURNED.contains(&name) { "icon turned" } else { "icon" };
    html! {
        svg class=(class) aria-hidden="true" {
            use href={ (assets::url("icons.svg")) "#icon-" (name) } {}
        }
    }
}

/// Icons that point the way one reads: a page from right to left shows them turned.
const TURNED: [&str; 13] = [
    "chevron-left",
    "chevron-right",
    "arrow-left",
    "arrow-right",
    "reply",
    "reply-all",
    "forward",
    "undo-2",
    "send",
    "log-out",
    "log-in",
    "redo-2",
    "list",
];

/// A colour a child keeps everywhere, 1 to 6: that of its place among the children of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u8);

impl Colour {
    pub fn of_place(place: usize) -> Self {
        Colour(u8::try_from(place % 6).unwrap_or(0) + 1)
    }

    pub const fn class(self) -> &'static str {
        ["c1", "c1", "c2", "c3", "c4", "c5", "c6"][self.0 as usize % 7]
    }
}

/// The round face of a person: initials.
pub fn face(name: &PersonName) -> Markup {
    html! { span.face aria-hidden="true" { (name.initials()) } }
}

/// The face of a child, in its colour.
pub fn child_face(name: &PersonName, colour: Colour) -> Markup {
    let initial: String = name.first.chars().take(1).collect();
    html! { span.face.(colour.class()) aria-hidden="true" { (initial) } }
}

/// The tag of a child, in its colour, with its first name: never the colour alone.
pub fn child_tag(name: &PersonName, colour: Colour) -> Markup {
    html! { span.tag.child.(colour.class()) { (name.first) } }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Ok,
    Warn,
    Info,
    Night,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Ok => "ok",
            Tone::Warn => "warn",
            Tone::Info => "info",
            Tone::Night => "night",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Tone::Plain | Tone::Info => "info",
            Tone::Ok => "check",
            Tone::Warn => "triangle-alert",
            Tone::Night => "moon",
        }
    }
}

/// A few words in a pill.
pub fn tag(words: impl AsRef<str>, tone: Tone) -> Markup {
    html! { span.tag.(tone.class()) { (words.as_ref()) } }
}

/// A note: one sentence set apart.
pub fn note(tone: Tone, words: impl AsRef<str>) -> Markup {
    html! { p.note.(tone.class()) { (icon(tone.icon())) span { (words.as_ref()) } } }
}

/// The number beside a menu entry, kept up to date by the `live` behaviour.
pub fn badge(ui: &Ui, counter: &str) -> Markup {
    let number = ui.number(counter);
    html! {
        span.badge data-counter=(counter) hidden[number == 0] {
            span data-counter-value { (number) } span.hidden { " " (t!(ui, "ui-to-see")) }
        }
    }
}

/// Nothing here: one sentence and a way out.
pub fn empty(words: impl AsRef<str>, way_out: Option<(&str, &str)>) -> Markup {
    html! {
        div.empty {
            p { (words.as_ref()) }
            @if let Some((url, words)) = way_out { a.button.plain href=(url) { (words) } }
        }
    }
}

/// A moment, with its exact form for machines and on hover.
pub fn time(ui: &Ui, at: Instant) -> Markup {
    html! { time datetime=(at.iso()) title=(ui.when_in_full(at)) { (ui.when(at)) } }
}

/// A link that looks like a button.
pub fn button_link(url: &str, icon_name: &str, words: impl AsRef<str>) -> Markup {
    html! { a.button href=(url) { (icon(icon_name)) (words.as_ref()) } }
}

/// A title with its action at the end of the line.
pub fn head(title: impl AsRef<str>, action: Markup) -> Markup {
    html! { div.head { h1 { (title.as_ref()) } (action) } }
}

/// A card with a title, and perhaps a link to all of it.
pub fn card(
    id: &str,
    title: impl AsRef<str>,
    all: Option<(&str, &str)>,
    content: Markup,
) -> Markup {
    html! {
        section.card aria-labelledby=(id) {
            header {
                h2 #(id) { (title.as_ref()) }
                @if let Some((url, words)) = all { a href=(url) { (words) } }
            }
            (content)
        }
    }
}

/// One way among several: chips, the open one marked.
pub fn chips(label: impl AsRef<str>, chips: &[Chip<'_>]) -> Markup {
    html! {
        nav.chips aria-label=(label.as_ref()) data-behaviour="in-view" {
            @for chip in chips {
                a.chip.all href=(chip.url) aria-current=[chip.is_open.then_some("true")] {
                    (chip.words)
                    @if let Some(number) = chip.number { " " b { (number) } }
                }
            }
        }
    }
}

pub struct Chip<'a> {
    pub url: &'a str,
    pub words: &'a str,
    pub number: Option<i64>,
    pub is_open: bool,
}

/// Where the one before or after is, and its name for who listens.
pub type Way = (String, String);

/// A day, a week or a month between the one before and the one after; perhaps the way to today's.
pub fn turning(
    ui: &Ui,
    title: impl AsRef<str>,
    [before, after]: [Option<Way>; 2],
    today: Option<&str>,
) -> Markup {
    html! {
        div.turning {
            @if let Some((url, words)) = before {
                a.round href=(url) rel="prev" aria-label=(words) { (icon("chevron-left")) }
            }
            h2 { (title.as_ref()) }
            @if let Some((url, words)) = after {
                a.round href=(url) rel="next" aria-label=(words) { (icon("chevron-right")) }
            }
            @if let Some(url) = today {
                a.button.link.small href=(url) { (t!(ui, "ui-today")) }
            }
        }
    }
}

/// Newer and older pages of a list.
pub fn pager(ui: &Ui, newer: Option<&str>, older: Option<&str>) -> Markup {
    html! {
        @if newer.is_some() || older.is_some() {
            nav.pager aria-label=(t!(ui, "ui-pages")) {
                @if let Some(url) = newer {
                    a.button.plain href=(url) rel="prev" {
                        (icon("chevron-left")) (t!(ui, "ui-newer"))
                    }
                }
                @if let Some(url) = older {
                    a.button.plain href=(url) rel="next" {
                        (t!(ui, "ui-older")) (icon("chevron-right"))
                    }
                }
            }
        }
    }
}

/// The way back up.
pub fn breadcrumb(ui: &Ui, steps: &[(&str, &str)]) -> Markup {
    html! {
        nav.breadcrumb aria-label=(t!(ui, "ui-breadcrumb")) {
            ol { @for (url, words) in steps { li { a href=(url) { (words) } } } }
        }
    }
}

/// A button that is asked about first.
pub fn sure(ui: &Ui, url: &str, icon_name: &str, words: &str, question: &str) -> Markup {
    super::action(
        ui,
        url,
        html! {
            button.button.plain.danger data-behaviour="confirm" data-confirm=(question)
                data-confirm-yes=(words) data-confirm-no=(t!(ui, "ui-cancel"))
                data-confirm-danger { (icon(icon_name)) (words) }
        },
    )
}

/// A field to look for words in one room, sent to `url` as `q`.
pub fn search(ui: &Ui, url: &str, label: impl AsRef<str>, query: &str) -> Markup {
    let label = label.as_ref();
    html! {
        form.search role="search" action=(url) {
            label.hidden for="q" { (label) }
            input.input #q type="search" name="q" value=(query) placeholder=(label);
            button.button.plain aria-label=(t!(ui, "ui-look-for")) { (icon("search")) }
        }
    }
}
