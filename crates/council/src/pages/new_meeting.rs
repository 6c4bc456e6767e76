//! A meeting: `GET` and `POST /conseil/{body}/seances/nouvelle`; where and when it is held:
//! `GET` and `POST /conseil/seances/{meeting}/edition`, while it is being prepared; away with it:
//! `POST /conseil/seances/{meeting}/suppression`, before anybody was told.

use super::pieces;
use crate::{
    Meeting,
    assembly::{Assembly, Prepare},
    deeds,
    life::annexes,
    meeting::State as Stage,
    store, urls,
};
use axum::extract::State;
use base::{Day, Instant};
use db::Tx;
use maud::html;
use people::audit::Risk;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Result, Ui, form, form::Nothing, t, ui,
};

const PLACE_CHARS_MAX: usize = 200;
/// What was held may be written down later: the acts of the last years.
const BACK_DAYS_MAX: i32 = 3 * 366;
const AHEAD_DAYS_MAX: i32 = 366;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MeetingForm {
    /// `2023-12-13`
    day: String,
    /// `19:00`
    hour: String,
    place: String,
}

impl MeetingForm {
    pub fn of(meets_at: Instant, place: &str) -> Self {
        let local = meets_at.local_field();
        let (day, hour) = local.split_once('T').unwrap_or((&local, ""));
        MeetingForm { day: day.to_owned(), hour: hour.to_owned(), place: place.to_owned() }
    }

    pub fn check(&self, today: Day) -> Result<(Instant, String), Problems> {
        let day = Day::parse(&self.day)
            .and_then(|day| day.not_before(today.plus_days(-BACK_DAYS_MAX)))
            .and_then(|day| day.not_after(today.plus_days(AHEAD_DAYS_MAX)));
        let (day, hour, place) = Problems::gather((
            day.at("day"),
            pieces::hour(&self.hour).at("hour"),
            form::required(&self.place, PLACE_CHARS_MAX).at("place"),
        ))?;
        Ok((Instant::at(day, hour), place))
    }

    pub fn fields(&self, ui: &Ui, problems: &Problems) -> maud::Markup {
        let [day, hour] = [t!(ui, "council-meeting-day"), t!(ui, "council-meeting-hour")];
        let place = t!(ui, "council-meeting-place");
        html! {
            (pieces::field(ui, ("day", &day), &self.day, "date", problems))
            (pieces::field(ui, ("hour", &hour), &self.hour, "time", problems))
            (pieces::field(ui, ("place", &place), &self.place, "text", problems))
        }
    }
}

pub async fn get(assembly: Granted<Prepare, Assembly>, ui: Ui) -> Page {
    let form = MeetingForm { hour: "19:00".to_owned(), ..MeetingForm::default() };
    view(&ui, &assembly, &form, &Problems::none())
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MeetingForm>,
) -> Result<Answer> {
    let (meets_at, place) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => return Ok(view(&ui, &assembly, &form, &problems).unprocessable().into()),
    };
    let body = assembly.body.id;
    let write = move |tx: &Tx<'_>| store::meetings::insert(tx, body, meets_at, &place, None);
    let meeting = app.db.write(write).await?;
    Ok(Answer::to(urls::meeting(meeting)).saying(t!(&ui, "council-meeting-made")))
}

fn view(ui: &Ui, assembly: &Assembly, form: &MeetingForm, problems: &Problems) -> Page {
    let title = t!(ui, "council-meeting-new");
    let body = assembly.body.id;
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::body(body), &assembly.name)]))
        h1 { (title) }
        (ui::form(ui, &urls::new_meeting(body), problems, html! {
            (form.fields(ui, problems))
            (pieces::save(t!(ui, "council-meeting-create")))
        }))
    };
    ui.narrow(&title, content)
}

pub async fn get_edit(meeting: Granted<Prepare, Meeting>, ui: Ui) -> Result<Page> {
    if meeting.state != Stage::Draft {
        return Err(Error::Conflict);
    }
    let form = MeetingForm::of(meeting.meets_at, &meeting.place);
    Ok(view_edit(&ui, &meeting, &form, &Problems::none()))
}

pub async fn post_edit(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MeetingForm>,
) -> Result<Answer> {
    let (meets_at, place) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(view_edit(&ui, &meeting, &form, &problems).unprocessable().into());
        }
    };
    let written = meeting.written.clone();
    app.db.write(move |tx| store::meetings::settle(tx, &written, meets_at, &place)).await?;
    Ok(Answer::to(urls::meeting(meeting.id)).saying(t!(&ui, "council-saved")))
}

fn view_edit(ui: &Ui, meeting: &Meeting, form: &MeetingForm, problems: &Problems) -> Page {
    let title = t!(ui, "council-meeting-edit");
    let content = html! {
        (super::meeting::way_back(ui, meeting))
        h1 { (title) }
        (ui::form(ui, &urls::of_meeting(meeting.id, "edition"), problems, html! {
            (form.fields(ui, problems))
            (pieces::save(t!(ui, "council-save")))
        }))
    };
    ui.narrow(&title, content)
}

pub async fn post_removal(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (written, by, now) = (meeting.written.clone(), meeting.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        store::put_off::give_back(tx, written.id, None)?;
        annexes::forget(tx, &store::annexes::drafts_of(tx, written.id)?, now)?;
        store::drafts::remove_of_meeting(tx, written.id)?;
        store::meetings::remove(tx, &written)?;
        deeds::record(tx, now, by, "council.drop", Risk::Deletion, ("meeting", written.id.raw()))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::body(meeting.body_id)).saying(t!(&ui, "council-dropped")))
}
