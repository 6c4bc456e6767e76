//! Drawings of progress: an SVG that says in words what it shows, and the same as a table.

use crate::progress::Tally;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Ui, t};

const STEP_WIDTH: usize = 34;
const HEIGHT: usize = 64;
const BASE: usize = 60;

/// A staircase: each month a column, as high as what was worked on, filled as far as it is reached.
/// `name` says what is drawn; the element `words` says where that leads, its table each month.
pub fn staircase(name: &str, words: &str, months: &[(Cow<'_, str>, Tally)]) -> Markup {
    let most = months.iter().map(|(_, tally)| tally.seen).max().unwrap_or(0).max(1);
    let high = |count: usize| count * (BASE - 4) / most;
    let width = months.len().max(1) * STEP_WIDTH;
    html! {
        svg.staircase viewBox={ "0 0 " (width) " " (HEIGHT) } width=(width) height=(HEIGHT)
            role="img" aria-label=(name) aria-describedby=(words) {
            line.ground x1="0" x2=(width) y1=(BASE) y2=(BASE) {}
            @for (place, (_, tally)) in months.iter().enumerate() {
                @let x = place * STEP_WIDTH + 5;
                @let (seen, reached) = (high(tally.seen), high(tally.reached));
                rect.seen x=(x) y=(BASE - seen) width="24" height=(seen) rx="3" {}
                rect.reached x=(x) y=(BASE - reached) width="24" height=(reached) rx="3" {}
            }
        }
    }
}

/// The same, as a table that opens.
pub fn table(ui: &Ui, name: &str, months: &[(Cow<'_, str>, Tally)]) -> Markup {
    let (reached, worked_on) = (t!(ui, "results-reached"), t!(ui, "results-worked-on"));
    html! {
        details.more {
            summary { (t!(ui, "results-month-by-month")) }
            div.table-box {
                table.table {
                    caption { (name) }
                    thead { tr {
                        th scope="col" { (t!(ui, "results-month-column")) }
                        th.number scope="col" { (reached) }
                        th.number scope="col" { (worked_on) }
                    } }
                    tbody {
                        @for (month, tally) in months {
                            tr {
                                th scope="row" { (month) }
                                td.number data-label=(reached) { (tally.reached) }
                                td.number data-label=(worked_on) { (tally.seen) }
                            }
                        }
                    }
                }
            }
        }
    }
}
