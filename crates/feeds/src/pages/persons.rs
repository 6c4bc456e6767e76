//! What happens to each person, as lines of a plan: an icon, a sentence, before and after.

use crate::plan::{Outcome, PersonPlan, SchoolPlan};
use crate::urls;
use crate::words;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Ui, t, ui};

db::word! {
    /// How lines are sifted.
    pub enum Kind {
        Created = "nouveaux", Changed = "modifies", Moved = "deplaces", Left = "departs",
        Likely = "doublons", Back = "an-dernier",
    }
}

impl Kind {
    pub fn holds(self, page: &PersonPlan) -> bool {
        match &page.outcome {
            _ if self == Kind::Likely => !page.likely.is_empty(),
            _ if self == Kind::Back => page.goes_back,
            Outcome::Created | Outcome::CameBack => self == Kind::Created,
            Outcome::Left => self == Kind::Left,
            Outcome::Arrived { .. } | Outcome::MovedAway => self == Kind::Moved,
            Outcome::Changed if page.changes_class() => self == Kind::Moved,
            Outcome::Changed | Outcome::Unchanged => self == Kind::Changed,
        }
    }
}

/// Of some the feed only brings a number by which it knows them: there is nothing to read.
pub fn is_told(page: &PersonPlan) -> bool {
    page.outcome != Outcome::Unchanged
        || !page.likely.is_empty()
        || !page.ties.is_empty()
        || !page.unties.is_empty()
        || !page.holds.is_empty()
        || !page.lays_down.is_empty()
        || page.image.is_some()
}

pub fn kind(ui: &Ui, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Created => t!(ui, "feeds-kind-created"),
        Kind::Changed => t!(ui, "feeds-kind-changed"),
        Kind::Moved => t!(ui, "feeds-kind-moved"),
        Kind::Left => t!(ui, "feeds-kind-left"),
        Kind::Likely => t!(ui, "feeds-kind-likely"),
        Kind::Back => t!(ui, "feeds-kind-back"),
    }
}

pub fn line(ui: &Ui, plan: &SchoolPlan, page: &PersonPlan) -> Markup {
    let (class, icon) = look(page);
    let name = page.name.full();
    let first = words::outcome(ui, plan, page);
    let rest = words::rest(ui, plan, page);
    html! {
        li.(class) {
            (ui::icon(icon))
            div {
                @if let Some(first) = &first { p { b { (first) } } }
                @else { p { b { (name) } } }
                (changes(ui, page))
                @for line in &rest { span.quiet { (line) } }
                @for likely in &page.likely {
                    p {
                        (words::likely(ui, &name, &likely.evidence)) " "
                        a href=(urls::person(likely.person)) { (t!(ui, "feeds-likely-see")) }
                    }
                }
            }
        }
    }
}

fn look(page: &PersonPlan) -> (&'static str, &'static str) {
    if !page.likely.is_empty() {
        return ("doubt", "circle-help");
    }
    match page.outcome {
        Outcome::Created | Outcome::CameBack => ("created", "user-plus"),
        Outcome::Arrived { .. } | Outcome::MovedAway => ("moved", "arrow-right"),
        Outcome::Left => ("left", "user-x"),
        Outcome::Changed if page.changes_class() => ("moved", "arrow-right"),
        Outcome::Changed | Outcome::Unchanged => ("changed", "pencil"),
    }
}

/// Each detail before and after.
fn changes(ui: &Ui, page: &PersonPlan) -> Markup {
    let shown = |text: &str| match text {
        "" => t!(ui, "feeds-field-empty").into_owned(),
        text => text.to_owned(),
    };
    html! {
        @for change in &page.changes {
            @if let Some(field) = words::field_of(ui, change) {
                p {
                    (t!(ui, "feeds-field-of", field = field)) " "
                    del { (shown(&change.before)) } " → " ins { (shown(&change.after)) }
                }
            }
        }
    }
}
