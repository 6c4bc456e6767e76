//! `GET /passage/classes/{class}`: the pupils of a class, to propose something to their portfolios.

use crate::{access::Propose, urls};
use axum::extract::State;
use maud::html;
use people::Class;
use web::{App, Error, Granted, Page, Result, Ui, t, ui};

pub async fn get(class: Granted<Propose, Class>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (id, today) = (class.id, app.clock.today());
    let page = app.db.read(move |tx| people::class::page(tx, id, today)).await?;
    let page = page.ok_or(Error::NotFound)?;
    let title = t!(&ui, "passage-class-title", name = class.name);
    let back = t!(&ui, "passage-title");
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &back)]))
        h1 { (title) }
        p { (t!(&ui, "passage-class-lead")) }
        @if page.pupils.is_empty() { (ui::empty(t!(&ui, "passage-class-empty"), None)) }
        @else { div.card {
            ul.rows {
                @for pupil in &page.pupils {
                    li { a.row href=(urls::portfolio(pupil.person)) {
                        (ui::face(&pupil.name))
                        span { b { (pupil.name.full()) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        } }
    };
    Ok(ui.narrow(&title, body))
}
