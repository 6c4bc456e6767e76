//! What several pages of the liaison book show: tags, words of answers, names.

use crate::{
    Slip,
    question::{self, Answers, Ask, Question},
    slip::{State, Theme, Written},
    store::versions::Edition,
    urls,
};
use base::{Day, Id, Instant, PersonName};
use files::File;
use maud::{Markup, PreEscaped, html};
use people::Person;
use web::{
    Ui, t,
    ui::{self, Colour, Tone},
};

/// As the viewer calls somebody: families say Mme, colleagues say the first name.
pub fn name(ui: &Ui, name: &PersonName) -> String {
    match &ui.viewer {
        Some(viewer) if viewer.is_staff() => name.full(),
        _ => name.formal(),
    }
}

/// The tag of the child it is about, for whoever has several.
pub fn child_tag(ui: &Ui, pupil: Id<Person>) -> Markup {
    let children = ui.viewer.as_ref().map_or(&[][..], |viewer| viewer.children.as_slice());
    let place = children.iter().position(|child| child.id == pupil);
    html! {
        @if let (Some(place), true) = (place, children.len() > 1) {
            (ui::child_tag(&children[place].name, Colour::of_place(place)))
        }
    }
}

/// The class of a child's colour, for the edge of what concerns him.
pub fn colour(ui: &Ui, pupil: Id<Person>) -> &'static str {
    let children = ui.viewer.as_ref().map_or(&[][..], |viewer| viewer.children.as_slice());
    let place = children.iter().position(|child| child.id == pupil);
    place.map_or("", |place| Colour::of_place(place).class())
}

/// `avant vendredi`, `avant le 12 décembre`, `dernier jour`, `en retard`.
pub fn due(ui: &Ui, due_on: Option<Day>) -> Markup {
    let Some(due) = due_on else { return html! {} };
    let today = ui.today();
    let words = match due.since(today) {
        days if days < 0 => t!(ui, "liaison-due-past").into_owned(),
        0 => t!(ui, "liaison-due-today").into_owned(),
        1 => t!(ui, "liaison-due-tomorrow").into_owned(),
        2..=6 => t!(ui, "liaison-due-weekday", day = due.weekday_in(ui.locale)).into_owned(),
        _ => t!(ui, "liaison-due-on", day = due.short(ui.locale)).into_owned(),
    };
    html! { span.tag.due { (words) } }
}

pub fn done(ui: &Ui, at: Instant) -> Markup {
    html! {
        span.tag.done {
            (ui::icon("check")) (t!(ui, "liaison-signed-on", day = at.day().short(ui.locale)))
        }
    }
}

pub fn urgent(ui: &Ui, is_urgent: bool) -> Markup {
    html! { @if is_urgent { (ui::tag(t!(ui, "liaison-tag-urgent"), Tone::Warn)) } }
}

/// The files of a version of a slip.
pub fn attached(ui: &Ui, slip: Id<Slip>, version: &Edition, files: &[File]) -> Markup {
    files::view::attachments(ui, files, |file| urls::file(slip, version.version, file.id))
}

/// What is left of a slip whose time is over.
pub fn purged(ui: &Ui, slip: &Written, at: Instant) -> String {
    let (day, signed) = (at.day().in_words(ui.locale), i64::from(slip.answered_kept));
    t!(ui, "liaison-is-purged", day = day, signed = signed, all = i64::from(slip.pupils_kept))
        .into_owned()
}

pub fn state(ui: &Ui, state: State) -> Markup {
    html! {
        @match state {
            State::Sent => {}
            State::Withdrawn => (ui::tag(t!(ui, "liaison-tag-withdrawn"), Tone::Plain)),
            State::Purged => (ui::tag(t!(ui, "liaison-tag-purged"), Tone::Plain)),
        }
    }
}

pub fn theme_face(theme: Theme) -> Markup {
    html! { span.face aria-hidden="true" { (ui::icon(theme.icon())) } }
}

/// An answer in words.
pub fn answer(ui: &Ui, question: &Question, answers: &Answers) -> String {
    let Some(answer) = answers.get(&question.number) else { return String::new() };
    match question.ask {
        Ask::YesNo if answer == "yes" => t!(ui, "liaison-yes").into_owned(),
        Ask::YesNo => t!(ui, "liaison-no").into_owned(),
        Ask::Several if answer.is_empty() => t!(ui, "liaison-none-of-them").into_owned(),
        Ask::Choice | Ask::Slot | Ask::Several => question.chosen(answer).join(", "),
        Ask::Amount => t!(ui, "liaison-euros", amount = question::euros(answer)).into_owned(),
        Ask::Text => answer.clone(),
    }
}

/// Questions with their answers.
pub fn answers(ui: &Ui, questions: &[Question], answers: &Answers) -> Markup {
    html! {
        @if !questions.is_empty() {
            dl.facts {
                @for question in questions {
                    @let words = answer(ui, question, answers);
                    @if !words.is_empty() {
                        div { dt { (question.label) } dd { (words) } }
                    }
                }
            }
        }
    }
}

/// `lundi 30 novembre à 7 h`
pub fn hour(ui: &Ui, at: Instant) -> String {
    ui.when_in_full(at)
}

/// The way back to the book.
pub fn way_back(ui: &Ui) -> Markup {
    ui::breadcrumb(ui, &[(crate::urls::BOOK, &t!(ui, "liaison-title"))])
}

/// The way back to a slip.
pub fn way_back_to(ui: &Ui, slip: &crate::slip::Written) -> Markup {
    ui::breadcrumb(
        ui,
        &[
            (crate::urls::BOOK, &*t!(ui, "liaison-title")),
            (&*crate::urls::slip(slip.id), &*slip.title),
        ],
    )
}

/// What a slip said at one time.
pub fn edition(ui: &Ui, version: &Edition) -> Markup {
    html! {
        article.notebook {
            div lang=[ui.lang(version.lang)] dir=[ui.dir(version.lang)] {
                p { b { (version.title) } }
                div.rich { (PreEscaped(version.body.html())) }
                @let questions = version.questions();
                @if !questions.is_empty() {
                    ul { @for question in &questions { li { (question.label) } } }
                }
            }
        }
    }
}
