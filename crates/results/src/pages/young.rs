//! The same page for a child who does not read yet: what I can do, what I am learning, the newest
//! first and few at a time. Pictures and few words, no number.

use super::pupil::Shown;
use crate::{
    Learner, Section,
    progress::{Branch, Move, Standing},
    urls,
};
use maud::{Markup, html};
use std::cmp::Reverse;
use web::{Granted, Page, Read, Ui, t, ui};

/// How many are seen at once: the rest is one tap away.
const AT_ONCE: usize = 6;

pub fn page(
    ui: &Ui,
    pupil: &Granted<Read, Learner>,
    shown: &Shown,
    sections: Vec<Section>,
) -> Page {
    let title = t!(ui, "results-young-title", name = pupil.name.first);
    let mut all: Vec<&Standing> = shown.progress.domains.iter().flat_map(Branch::all).collect();
    all.sort_by_key(|it| Reverse(it.last.map(|(day, ..)| day)));
    let (reached, learning): (Vec<&Standing>, Vec<&Standing>) =
        all.into_iter().filter(|it| it.last.is_some()).partition(|it| it.is_reached());
    let body = html! {
        h1 { (title) }
        @if reached.is_empty() && learning.is_empty() {
            (ui::empty(t!(ui, "results-young-nothing"), None))
        }
        (list(ui, pupil, "can", &t!(ui, "results-young-can"), "star", &reached))
        (list(ui, pupil, "learning", &t!(ui, "results-young-learning"), "sprout", &learning))
        @for section in sections {
            (ui::card(section.name, ui.words(section.title), None, (section.draw)(ui)))
        }
    };
    ui.narrow(&title, body)
}

fn list(
    ui: &Ui,
    pupil: &Learner,
    id: &str,
    title: &str,
    icon: &str,
    standings: &[&Standing],
) -> Markup {
    if standings.is_empty() {
        return html! {};
    }
    let (newest, more) = standings.split_at(standings.len().min(AT_ONCE));
    let content = html! {
        (rows(ui, pupil, icon, newest))
        @if !more.is_empty() {
            details.more {
                summary { (t!(ui, "results-young-more")) }
                (rows(ui, pupil, icon, more))
            }
        }
    };
    ui::card(id, title, None, content)
}

fn rows(ui: &Ui, pupil: &Learner, icon: &str, standings: &[&Standing]) -> Markup {
    html! {
        ul.rows {
            @for it in standings {
                li { a.row href=(urls::proofs(pupil.person(), it.skill.id)) {
                    span.face aria-hidden="true" { (ui::icon(icon)) }
                    span { b { (it.skill.label) } }
                    @if it.moved == Move::Up {
                        (ui::tag(t!(ui, "results-young-up"), ui::Tone::Ok))
                    }
                } }
            }
        }
    }
}
