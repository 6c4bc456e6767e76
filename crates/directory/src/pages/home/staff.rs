//! The classes one works in.

use super::Content;
use crate::urls;
use base::Id;
use maud::{Markup, html};
use people::{Class, Standing};
use web::{Ui, t, ui};

impl Content {
    /// « Mme Durand, M. Petit »
    pub fn teachers_of(&self, class: Id<Class>) -> String {
        let teachers = self.teachers.iter().filter(|teacher| teacher.class == class);
        teachers.map(|teacher| teacher.name().formal()).collect::<Vec<_>>().join(", ")
    }

    fn size_of(&self, class: Id<Class>) -> i64 {
        self.sizes.iter().find(|size| size.class == class).map_or(0, |size| size.pupils)
    }
}

/// The classes one teaches or helps in, each with its families' way in.
pub fn classes(ui: &Ui, viewer: &Standing, content: &Content) -> Markup {
    let mut classes: Vec<_> = viewer.classes.iter().collect();
    classes.retain(|class| viewer.teaches(class.id));
    if classes.is_empty() {
        return html! {};
    }
    let lines = html! {
        ul.rows {
            @for class in classes {
                li { a.row href=(urls::class(class.id)) {
                    span.face aria-hidden="true" { (ui::icon("users")) }
                    span {
                        b { (class.name) }
                        span.quiet {
                            (t!(ui, "school-pupils", count = content.size_of(class.id)))
                            @if let Some(school) = viewer.school(class.school) {
                                " · " (school.name)
                            }
                        }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("classes", t!(ui, "home-classes"), None, lines)
}
