//! What earlier meetings put off, on the page of one that is being prepared:
//! `POST /conseil/seances/{meeting}/points/reports` takes one up.

use super::{act_pieces::day, pieces};
use crate::{
    Meeting,
    assembly::Prepare,
    meeting::Item,
    putting_off,
    store::put_off::{Trace, Waiting},
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Result, Ui, t, ui};

#[derive(Clone, Debug, Deserialize)]
pub struct TakingForm {
    item: Id<Item>,
}

pub async fn post(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<TakingForm>,
) -> Result<Answer> {
    let (written, item) = (meeting.written.clone(), form.item);
    app.db.write(move |tx: &Tx<'_>| putting_off::take_up(tx, &written, item)).await?;
    Ok(Answer::to(urls::meeting(meeting.id)).saying(t!(&ui, "council-put-off-taken")))
}

/// What waits, each with its one button; nothing when nothing does.
pub fn card(ui: &Ui, meeting: &Meeting, waiting: &[Waiting]) -> Markup {
    if waiting.is_empty() || meeting.follows_id.is_some() {
        return html! {};
    }
    let lines = html! {
        ul.rows {
            @for one in waiting {
                @let label = t!(ui, "council-put-off-take-of", title = one.title.as_str());
                li { div.row { span {
                    b { (one.title) }
                    span.quiet {
                        (pieces::item_kind(ui, one.kind)) " · "
                        (t!(ui, "council-put-off-of", day = day(ui, one.meets_at.day())))
                    }
                    div.actions {
                        (ui::action(ui, &urls::of_meeting(meeting.id, "points/reports"), html! {
                            input type="hidden" name="item" value=(one.id);
                            button.button.plain.small aria-label=(label) {
                                (ui::icon("redo-2")) (t!(ui, "council-put-off-take"))
                            }
                        }))
                    }
                } } }
            }
        }
    };
    ui::card("put-off", t!(ui, "council-put-off"), None, lines)
}

/// Where a line comes from, and where it went.
pub fn traces(ui: &Ui, item: Id<Item>, traces: &[Trace]) -> Markup {
    html! {
        @for trace in traces.iter().filter(|it| it.item == item) {
            @let on = day(ui, trace.meets_at.day());
            a href=(urls::meeting(trace.meeting)) {
                @if trace.is_origin { (t!(ui, "council-put-off-from", day = on)) }
                @else { (t!(ui, "council-put-off-to", day = on)) }
            }
        }
    }
}
