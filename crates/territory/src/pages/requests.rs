//! What EPCI, departments and regions have asked of a syndicate: on its page, above its communes,
//! with the button that has the committee agree.

use super::pieces;
use crate::{competence::Competence, store::lines::Request, urls};
use council::{Assembly, assembly::Prepare};
use maud::{Markup, html};
use web::{Problems, Ui, t, ui};

pub fn view(
    ui: &Ui,
    syndicate: &Assembly,
    competence: &Competence,
    requests: &[Request],
) -> Markup {
    if requests.is_empty() {
        return html! {};
    }
    let may = ui.may::<Prepare>(syndicate);
    let rows = html! {
        ul.rows { @for it in requests { li { (row(ui, it, may)) } } }
    };
    let content = if may {
        let url = urls::concord(syndicate.body.id);
        ui::form(
            ui,
            &url,
            &Problems::none(),
            html! {
                input type="hidden" name="competence" value=(competence.id);
                (rows)
                div.body {
                    div.actions { button.button { (t!(ui, "territory-concord-do")) } }
                }
            },
        )
    } else {
        rows
    };
    ui::card("others", t!(ui, "territory-requests"), None, content)
}

fn row(ui: &Ui, it: &Request, may: bool) -> Markup {
    let words = html! { b { (it.name) } " " span.quiet { (pieces::kind(ui, it.kind)) } };
    html! {
        @if may {
            label.check.row {
                input type="checkbox" name="asked" value=(it.act);
                span { (words) }
            }
        } @else { span.row { span { (words) } } }
    }
}
