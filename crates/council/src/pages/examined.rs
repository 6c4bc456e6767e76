//! The list of what a meeting examined, put on line within a week (CGCT L2121-25):
//! `POST /conseil/seances/{meeting}/liste`. A vote that was corrected since: it is put again.

use super::papers::Papers;
use crate::{
    assembly::Prepare, deeds, meeting::State as Stage, minutes, minutes::kept::Minutes, store, urls,
};
use axum::extract::State;
use base::Locale;
use db::Tx;
use people::audit::Risk;
use web::{Answer, App, Error, Form, Granted, Nothing, Result, Ui, t};

pub async fn post(
    held: Granted<Prepare, Minutes>,
    State(app): State<App>,
    mut ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    if held.meeting.state != Stage::Closed {
        return Err(Error::Conflict);
    }
    let papers = Papers::of(&app, &held).await?;
    let spoken = ui.locale;
    // The register is in French, whoever keeps it.
    ui.locale = Locale::Fr;
    let list = minutes::list(&ui, &held, &papers);
    ui.locale = spoken;
    let list = serde_json::to_string(&list).map_err(Error::internal)?;
    let (written, by, now) = (held.meeting.written.clone(), held.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        store::minutes::write_list(tx, &written, &list, now)?;
        let thing = ("meeting", written.id.raw());
        deeds::record(tx, now, by, "council.list", Risk::Other, thing)
    };
    app.db.write(write).await?;
    let to = urls::of_meeting(held.meeting.id, "proces-verbal");
    Ok(Answer::to(to).saying(t!(&ui, "council-list-said")))
}
