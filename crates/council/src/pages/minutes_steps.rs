//! The steps of minutes: `POST /conseil/seances/{meeting}/proces-verbal` puts them to the next
//! meeting; below it `…/retrait`, `…/remarques`, `…/arret`, `…/publication` (CGCT L2121-15).

use super::{meeting, minutes, minutes_refusals, papers::Papers, pieces::Typed};
use crate::{
    Mandate,
    assembly::Prepare,
    deeds,
    life::telling,
    minutes::{
        kept::Minutes,
        settling::{self, Refused},
        sheet,
    },
    urls,
};
use axum::extract::State;
use base::{Id, Locale};
use db::Tx;
use people::audit::Risk;
use serde::Deserialize;
use web::{Answer, App, At, Error, Form, Granted, Nothing, Problems, Result, Ui, form, t};

const REMARK_CHARS_MAX: usize = 5_000;
const TITLE_CHARS_MAX: usize = 300;

pub async fn post(
    minutes: Granted<Prepare, Minutes>,
    State(app): State<App>,
    mut ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let papers = Papers::of(&app, &minutes).await?;
    let spoken = ui.locale;
    // The register is in French, whoever keeps it.
    ui.locale = Locale::Fr;
    let sheet = serde_json::to_string(&sheet(&ui, &minutes, &papers)).map_err(Error::internal)?;
    let held = meeting::title(&ui, &minutes);
    let title = t!(&ui, "council-minutes-item", meeting = held.as_str()).into_owned();
    let title: String = title.chars().take(TITLE_CHARS_MAX).collect();
    ui.locale = spoken;
    let step = move |tx: &Tx<'_>, of: &Minutes| settling::put(tx, of, &sheet, &title);
    take(&app, &ui, &minutes, step).await
}

/// `POST /conseil/seances/{meeting}/proces-verbal/retrait`
pub async fn post_taking_back(
    minutes: Granted<Prepare, Minutes>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    take(&app, &ui, &minutes, settling::take_back).await
}

/// `POST /conseil/seances/{meeting}/proces-verbal/arret`
pub async fn post_adoption(
    minutes: Granted<Prepare, Minutes>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (when, by) = (ui.when_in_full(minutes.meets_at), minutes.viewer.person);
    let step = move |tx: &Tx<'_>, of: &Minutes| {
        settling::adopt(tx, of)?;
        telling::minutes_to_sign(tx, &of.meeting, &when, by)
    };
    take(&app, &ui, &minutes, step).await
}

/// `POST /conseil/seances/{meeting}/proces-verbal/publication`
pub async fn post_publication(
    minutes: Granted<Prepare, Minutes>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = app.clock.now();
    take(&app, &ui, &minutes, move |tx, of| settling::publish(tx, of, now)).await
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RemarkForm {
    who: String,
    words: String,
}

/// `POST /conseil/seances/{meeting}/proces-verbal/remarques`
pub async fn post_remark(
    minutes: Granted<Prepare, Minutes>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RemarkForm>,
) -> Result<Answer> {
    let record = super::holding::record(&app, &minutes).await?;
    let typed = Typed(vec![("who".to_owned(), form.who.clone())]);
    let who = super::holding::chosen(&record, &typed, "who");
    let checked: std::result::Result<(Id<Mandate>, String), Problems> = Problems::gather((
        who.ok_or(text::id!("council-choose-one")).at("who"),
        form::required(&form.words, REMARK_CHARS_MAX).at("words"),
    ));
    match checked {
        Ok((who, words)) => {
            let step = move |tx: &Tx<'_>, of: &Minutes| settling::remark(tx, of, who, &words);
            take(&app, &ui, &minutes, step).await
        }
        Err(problems) => {
            let page = minutes::show(&app, &ui, &minutes, &form.words, &problems).await?;
            Ok(page.unprocessable().into())
        }
    }
}

/// Takes a step and writes it in the log; or the page again, with why it cannot be taken.
async fn take(
    app: &App,
    ui: &Ui,
    minutes: &Granted<Prepare, Minutes>,
    step: impl Fn(&Tx<'_>, &Minutes) -> db::Result<()> + Send + 'static,
) -> Result<Answer> {
    let (of, by, now) = (Minutes::clone(minutes), minutes.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        step(tx, &of)?;
        let thing = ("meeting", of.meeting.id.raw());
        deeds::record(tx, now, by, "council.minutes", Risk::Other, thing)
    };
    let written = app.db.write(write).await;
    answer(app, ui, minutes, written, &t!(ui, "council-saved")).await
}

pub async fn answer(
    app: &App,
    ui: &Ui,
    minutes: &Minutes,
    written: db::Result<()>,
    words: &str,
) -> Result<Answer> {
    match written {
        Ok(()) => {
            let to = urls::of_meeting(minutes.meeting.id, "proces-verbal");
            Ok(Answer::to(to).saying(words))
        }
        Err(error) => match error.reason::<Refused>() {
            Some(refused) => {
                let problems = minutes_refusals::problem(refused, ui.locale).into();
                let page = minutes::show(app, ui, minutes, "", &problems).await?;
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}
