//! What does not arrive, for the head: addresses that refuse our mails, and what became of the
//! messages by telephone. `GET /ecoles/{school}/courriels`.

use crate::store::{
    bounces::{self, Refused},
    sms::{self, Count, State as Sent},
};
use axum::extract::State;
use base::PersonName;
use maud::{Markup, html};
use people::School;
use text::t;
use web::{App, Granted, Manage, Page, Result, Ui, ui};

const LINES: u32 = 200;
const DAYS: i64 = 30;

pub async fn get(school: Granted<Manage, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (id, since) = (school.id, app.clock.now().plus_days(-DAYS));
    let read = move |tx: &db::Tx<'_>| {
        Ok((bounces::of_school(tx, id, LINES)?, sms::of_school(tx, id, since)?))
    };
    let (refused, texts) = app.db.read(read).await?;
    Ok(ui.narrow(t!(ui, "notice-bounces"), view(&ui, &school, &refused, &texts)))
}

fn view(ui: &Ui, school: &School, refused: &[Refused], texts: &[Count]) -> Markup {
    html! {
        p.breadcrumb { (school.name) }
        h1 { (t!(ui, "notice-bounces")) }
        p { (t!(ui, "notice-bounces-what")) }
        @if refused.is_empty() {
            (ui::empty(t!(ui, "notice-bounces-none"), None))
        } @else {
            ul.rows { @for one in refused { li { (line(ui, one)) } } }
        }
        @if !texts.is_empty() {
            h2 { (t!(ui, "notice-sms")) }
            dl.figures {
                @for count in texts {
                    div { dt { (state(ui, count.state)) } dd { (count.messages) } }
                }
            }
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

fn state(ui: &Ui, state: Sent) -> std::borrow::Cow<'_, str> {
    match state {
        Sent::Waiting => t!(ui, "notice-sms-waiting"),
        Sent::Sent => t!(ui, "notice-sms-sent"),
        Sent::Refused => t!(ui, "notice-sms-refused"),
        Sent::Failed => t!(ui, "notice-sms-failed"),
        Sent::NoNumber => t!(ui, "notice-sms-no-number"),
        Sent::Over => t!(ui, "notice-sms-over"),
    }
}
