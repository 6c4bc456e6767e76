//! The children of a parent: one tab each, then their classes.

use super::Content;
use crate::urls;
use base::Id;
use maud::{Markup, html};
use people::{Child, Person, Standing};
use web::{
    Ui, t,
    ui::{self, Colour},
};

/// One tab a child, "all" by default.
pub fn children(ui: &Ui, viewer: &Standing, open: Option<Id<Person>>) -> Markup {
    html! {
        @if !viewer.children.is_empty() {
            nav.chips aria-label=(t!(ui, "home-children")) {
                @if viewer.children.len() > 1 {
                    a.chip.all href="/" aria-current=[open.is_none().then_some("true")] {
                        (t!(ui, "home-all-children"))
                    }
                }
                @for (place, child) in viewer.children.iter().enumerate() {
                    a.chip href=(urls::home_of(child.id))
                        aria-current=[(open == Some(child.id)).then_some("true")] {
                        (ui::child_face(&child.name, Colour::of_place(place)))
                        (child.name.first) " "
                        span.quiet { (levels(child)) }
                    }
                }
            }
        }
    }
}

fn levels(child: &Child) -> String {
    child.levels.iter().map(|level| level.written()).collect::<Vec<_>>().join(" ")
}

/// The class of each child, with who teaches it: the way to the people around the child.
pub fn classes(ui: &Ui, viewer: &Standing, open: Option<Id<Person>>, content: &Content) -> Markup {
    let shown = viewer.children.iter().enumerate();
    let shown: Vec<_> = shown.filter(|(_, it)| open.is_none_or(|open| open == it.id)).collect();
    if shown.is_empty() {
        return html! {};
    }
    let title = t!(ui, "home-classes-of-children", count = shown.len());
    let lines = html! {
        ul.rows {
            @for (place, child) in shown {
                @for class in child.classes.iter().filter_map(|class| viewer.class(*class)) {
                    li { a.row href=(urls::class(class.id)) {
                        (ui::child_face(&child.name, Colour::of_place(place)))
                        span {
                            b { (class.name) }
                            span.quiet {
                                (ui::child_tag(&child.name, Colour::of_place(place))) " "
                                (content.teachers_of(class.id))
                            }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
                li { a.row href=(urls::person(child.id)) {
                    span.face aria-hidden="true" { (ui::icon("user")) }
                    span {
                        b { (t!(ui, "home-file-of", name = child.name.first)) }
                        span.quiet { (t!(ui, "home-file-quiet")) }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("children", title, None, lines)
}
