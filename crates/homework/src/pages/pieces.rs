//! What several pages share: names, days, minutes, the tags of a homework.

use crate::{
    homework::State,
    store::loads::{Load, Weight},
};
use base::{Day, Id, PersonName};
use maud::{Markup, html};
use people::{Person, Standing};
use ui::{Chip, Colour, Tone};
use web::{Ui, t, ui};

/// Families say "Mme Durand"; staff, who know many of the same name, need the first name.
pub fn name(ui: &Ui, name: &PersonName) -> String {
    match &ui.viewer {
        Some(viewer) if viewer.is_staff() => name.full(),
        _ => name.formal(),
    }
}

/// `lundi 30 novembre`
pub fn day(ui: &Ui, day: Day) -> String {
    format!("{} {}", day.weekday_in(ui.locale), day.without_year(ui.locale))
}

/// `lundi` → `Lundi`
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// « pour demain », or « pour lundi 30 novembre »
pub fn due(ui: &Ui, due_on: Day) -> String {
    let today = ui.today();
    if due_on == today {
        t!(ui, "homework-due-today").into_owned()
    } else if due_on == today.plus_days(1) {
        t!(ui, "homework-due-tomorrow").into_owned()
    } else {
        t!(ui, "homework-due-on", day = day(ui, due_on)).into_owned()
    }
}

/// `45 min`, `1 h 15`
pub fn minutes(ui: &Ui, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, _) => t!(ui, "homework-minutes", count = rest).into_owned(),
        (_, 0) => t!(ui, "homework-hours", count = hours).into_owned(),
        _ => t!(ui, "homework-hours-minutes", hours = hours, minutes = format!("{rest:02}"))
            .into_owned(),
    }
}

/// What a day weighs already: « 2 devoirs · 45 min », and whether that is a lot for somebody.
pub fn load(ui: &Ui, load: Option<&Load>, minutes_max: u32) -> Markup {
    let Some(load) = load else {
        return html! { span.quiet { (t!(ui, "homework-load-none")) } };
    };
    let is_heavy = load.most.minutes >= minutes_max;
    html! {
        span.quiet {
            @if load.least == load.most { (weight(ui, load.most)) }
            @else { (t!(ui, "homework-load-differs", words = range(ui, load))) }
        }
        @if is_heavy { " " (ui::tag(t!(ui, "homework-load-heavy"), Tone::Warn)) }
    }
}

fn weight(ui: &Ui, weight: Weight) -> String {
    let count = t!(ui, "homework-load-count", count = weight.count);
    if weight.minutes == 0 {
        return count.into_owned();
    }
    format!("{count} · {}", minutes(ui, weight.minutes))
}

/// « 2 à 3 devoirs · 35 min à 1 h 35 », « jusqu’à 2 devoirs · 20 min »
fn range(ui: &Ui, load: &Load) -> String {
    let Load { least, most, .. } = *load;
    if least.count == 0 {
        return t!(ui, "homework-load-up-to", most = weight(ui, most)).into_owned();
    }
    let from_to = |least: String, most: String| {
        t!(ui, "homework-load-from-to", least = least, most = most).into_owned()
    };
    let most_words = t!(ui, "homework-load-count", count = most.count).into_owned();
    let count = if least.count == most.count {
        most_words
    } else {
        from_to(least.count.to_string(), most_words)
    };
    match (least.minutes, most.minutes) {
        (_, 0) => count,
        (least, most) if least == most => format!("{count} · {}", minutes(ui, most)),
        (least, most) => {
            format!("{count} · {}", from_to(minutes(ui, least), minutes(ui, most)))
        }
    }
}

/// The colour of a child of the viewer; none for whoever is not.
fn colour(viewer: &Standing, pupil: Id<Person>) -> Option<Colour> {
    let place = viewer.children.iter().position(|child| child.id == pupil)?;
    Some(Colour::of_place(place))
}

/// The tag of a child, where there are several.
pub fn child_tag(ui: &Ui, pupil: Id<Person>) -> Markup {
    let viewer = ui.viewer.as_ref().filter(|viewer| viewer.children.len() > 1);
    let Some(viewer) = viewer else { return html! {} };
    html! {
        @if let (Some(child), Some(colour)) = (viewer.child(pupil), colour(viewer, pupil)) {
            (ui::child_tag(&child.name, colour)) " "
        }
    }
}

/// What those who write must know; nothing when it is simply given.
pub fn state_tag(ui: &Ui, state: State) -> Markup {
    html! {
        @if state == State::Draft { (ui::tag(t!(ui, "homework-tag-draft"), Tone::Plain)) }
    }
}

/// The week, the one before and the next one.
pub fn weeks(ui: &Ui, monday: Day, url: impl Fn(Day) -> String) -> Markup {
    let (before, after) = (monday.plus_days(-7), monday.plus_days(7));
    let title = t!(ui, "homework-week-of", day = monday.without_year(ui.locale)).into_owned();
    let before = (url(before), t!(ui, "homework-week-before").into_owned());
    let after = (url(after), t!(ui, "homework-week-after").into_owned());
    ui::turning(ui, title, [Some(before), Some(after)], None)
}

/// One chip for each child, and one for all of them.
pub fn children(
    ui: &Ui,
    viewer: &Standing,
    open: Option<Id<Person>>,
    url: impl Fn(Option<Id<Person>>) -> String,
) -> Markup {
    if viewer.children.len() < 2 {
        return html! {};
    }
    let all = t!(ui, "homework-all-children");
    let mut chips = vec![(url(None), all.into_owned(), open.is_none())];
    chips.extend(
        viewer
            .children
            .iter()
            .map(|child| (url(Some(child.id)), child.name.first.clone(), open == Some(child.id))),
    );
    let chips: Vec<Chip<'_>> = chips
        .iter()
        .map(|(url, words, is_open)| Chip { url, words, number: None, is_open: *is_open })
        .collect();
    ui::chips(t!(ui, "homework-children"), &chips)
}

/// The pages of a book, as chips: the one that is open is marked.
pub fn book_chips(ui: &Ui, book: &crate::Book, open: Part) -> Markup {
    let viewer = ui.viewer.as_ref();
    let is_followed = viewer.is_some_and(|viewer| book.is_followed_by(viewer));
    if !is_followed {
        return html! {};
    }
    let parts = [
        (Part::Week, crate::urls::book(book.id), t!(ui, "homework-part-week")),
        (Part::Lessons, crate::urls::lessons(book.id), t!(ui, "homework-part-lessons")),
        (Part::Drafts, crate::urls::drafts(book.id), t!(ui, "homework-part-drafts")),
        (Part::Visas, crate::urls::visas(book.id), t!(ui, "homework-part-visas")),
    ];
    let shown = parts.iter().filter(|(part, ..)| *part != Part::Drafts || book.is_written);
    let chips: Vec<Chip<'_>> = shown
        .map(|(part, url, words)| Chip { url, words, number: None, is_open: *part == open })
        .collect();
    ui::chips(t!(ui, "homework-parts"), &chips)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Week,
    Lessons,
    Drafts,
    Visas,
}
