//! The pupils of a class, as ways to their results: `GET /resultats/classes/{class}`. In the order
//! of their names: nobody is before anybody.

use crate::{Learner, access::Follow, store, urls};
use axum::extract::State;
use base::{Id, PersonName};
use db::Tx;
use maud::html;
use people::Class;
use web::{App, Granted, Page, Result, Ui, t, ui};

pub async fn get(class: Granted<Follow, Class>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (id, today) = (class.id, ui.today());
    let read = move |tx: &Tx<'_>| store::learners::of_class(tx, id, today);
    let pupils: Vec<(Id<Learner>, PersonName)> = app.db.read(read).await?;
    let title = t!(&ui, "results-of-class", class = class.name);
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &t!(&ui, "results-title"))]))
        h1 { (title) }
        @if pupils.is_empty() { (ui::empty(t!(&ui, "results-no-pupil"), None)) }
        @else { div.card {
            ul.rows {
                @for (pupil, name) in &pupils {
                    li { a.row href=(urls::pupil(pupil.cast())) {
                        (ui::face(name))
                        span { b { (name.full()) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        } }
    };
    Ok(ui.narrow(&title, body))
}
