//! What awaits those who moderate, on the desk of a feature.

use crate::{Awaiting, Text, urls};
use maud::{Markup, html};
use web::{Ui, t, ui};

/// Texts with comments to be read, or that were reported; nothing when there are none.
pub fn card<T: Text>(ui: &Ui, awaiting: &[Awaiting]) -> Markup {
    html! {
        @if !awaiting.is_empty() {
            (ui::card("awaiting", t!(ui, "publication-awaiting"), None, html! {
                ul.rows { @for line in awaiting { li { (row::<T>(ui, line)) } } }
            }))
        }
    }
}

fn row<T: Text>(ui: &Ui, line: &Awaiting) -> Markup {
    let icon = if line.reports > 0 { "flag" } else { "message-circle" };
    html! {
        a.row href=(urls::discussion::<T>(line.id.cast())) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span {
                b { (line.title) }
                @if line.reports > 0 {
                    span.quiet { (t!(ui, "publication-awaiting-reports", count = line.reports)) }
                }
                @if line.held > 0 {
                    span.quiet { (t!(ui, "publication-awaiting-held", count = line.held)) }
                }
            }
            (ui::icon("chevron-right"))
        }
    }
}
