//! The bodies one works for or sits in: `GET /conseil`. One body alone is opened at once.

use crate::{decider::Decider, urls};
use maud::html;
use people::Body;
use web::{Answer, Page, Ui, t, ui};

pub async fn get(decider: Decider, ui: Ui) -> Answer {
    match decider.bodies.as_slice() {
        [one] => Answer::to(urls::body(one.id)),
        bodies => view(&ui, bodies).into(),
    }
}

fn view(ui: &Ui, bodies: &[Body]) -> Page {
    let title = t!(ui, "council-title");
    let content = html! {
        h1 { (title) }
        @if bodies.is_empty() { (ui::empty(t!(ui, "council-none"), None)) }
        ul.rows.card {
            @for body in bodies {
                li { a.row href=(urls::body(body.id)) {
                    span.face aria-hidden="true" { (ui::icon("landmark")) }
                    span { b { (body.name) } span.quiet { (super::kind(ui, body.kind)) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui.narrow(&title, content)
}
