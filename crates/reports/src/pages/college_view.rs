//! What only the livret of a collège says, on a screen.

use crate::college::College;
use maud::{Markup, html};
use web::{Ui, t};

/// « Devoirs faits » and the digital competences, of a period.
pub fn of_period(ui: &Ui, said: &College) -> Markup {
    html! {
        @if !said.homework.is_empty() {
            section.livret-part aria-labelledby="homework" {
                h2 #homework { (t!(ui, "reports-homework")) }
                p { (said.homework) }
            }
        }
        @if !said.digital.is_empty() || !said.digital_words.is_empty()
            || !said.digital_class.is_empty() {
            section.livret-part aria-labelledby="digital" {
                h2 #digital { (t!(ui, "reports-digital")) }
                dl.livret-levels {
                    @for skill in &said.digital {
                        div {
                            dt { (skill.label) }
                            dd { (t!(ui, "reports-digital-level",
                                level = skill.position.unwrap_or_default())) }
                        }
                    }
                }
                @if !said.digital_class.is_empty() {
                    p { (t!(ui, "reports-said-to-class", words = said.digital_class)) }
                }
                @if !said.digital_words.is_empty() { p { (said.digital_words) } }
            }
        }
    }
}

/// The enseignement de complément and the regional language, at the end of a cycle.
pub fn of_cycle(ui: &Ui, said: &College) -> Markup {
    let lines = [
        (t!(ui, "reports-complement"), said.complement_said()),
        (t!(ui, "reports-regional"), said.regional_said()),
    ];
    html! {
        @for (label, words) in lines {
            @if let Some(words) = words { p { b { (label) } " · " (words) } }
        }
    }
}
