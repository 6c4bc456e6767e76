//! The addresses that refuse our mails, for the head: `GET /ecoles/{school}/courriels`.

use crate::store::bounces::{self, Refused};
use axum::extract::State;
use base::PersonName;
use maud::{Markup, html};
use people::School;
use text::t;
use web::{App, Granted, Manage, Page, Result, Ui, ui};

const LINES: u32 = 200;

pub async fn get(school: Granted<Manage, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = school.id;
    let refused = app.db.read(move |tx| bounces::of_school(tx, id, LINES)).await?;
    Ok(ui.narrow(t!(ui, "notice-bounces"), view(&ui, &school, &refused)))
}

fn view(ui: &Ui, school: &School, refused: &[Refused]) -> Markup {
    html! {
        p.breadcrumb { (school.name) }
        h1 { (t!(ui, "notice-bounces")) }
        p { (t!(ui, "notice-bounces-what")) }
        @if refused.is_empty() {
            (ui::empty(t!(ui, "notice-bounces-none"), None))
        } @else {
            ul.rows { @for one in refused { li { (line(ui, one)) } } }
        }
    }
}

fn line(ui: &Ui, one: &Refused) -> Markup {
    let name = PersonName::new(one.first_name.clone(), one.last_name.clone(), one.title);
    html! {
        a.row href={ "/personne/" (one.person_id) } {
            (ui::face(&name))
            span {
                b { (name.listed()) }
                span.quiet { (t!(ui, "notice-bounce-code", code = one.code)) }
            }
            (ui::time(ui, one.at))
        }
    }
}
