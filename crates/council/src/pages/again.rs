//! What was left without a quorum, convened again (CGCT L2121-17):
//! `GET` and `POST /conseil/seances/{meeting}/nouvelle-convocation`.

use super::{new_meeting::MeetingForm, pieces, refusals};
use crate::{
    AgainError, Failed, Meeting, convening,
    meeting::{Item, ItemState, Resume},
    record::Record,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui, ui::Tone};

struct Shown {
    record: Record,
    failed: Failed<Id<Item>>,
}

impl Shown {
    async fn of(app: &App, meeting: &Meeting) -> Result<Self> {
        let meeting = meeting.clone();
        let load = move |tx: &Tx<'_>| {
            let record = Record::load(tx, &meeting)?;
            let failed = convening::failed(tx, &meeting.written, &meeting.assembly.body)?;
            Ok(Shown { record, failed })
        };
        Ok(app.db.read(load).await?)
    }
}

pub async fn get(
    meeting: Granted<Resume, Meeting>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = Shown::of(&app, &meeting).await?;
    let form = MeetingForm::again(&meeting, shown.record.rules());
    Ok(view(&ui, &meeting, &shown, &form, &Problems::none()))
}

pub async fn post(
    meeting: Granted<Resume, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MeetingForm>,
) -> Result<Answer> {
    let shown = Shown::of(&app, &meeting).await?;
    let wrong = |problems: &Problems| {
        Ok(Answer::from(view(&ui, &meeting, &shown, &form, problems).unprocessable()))
    };
    let (meets_at, place) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => return wrong(&problems),
    };
    let left = shown.failed.left.clone();
    if let Err(errors) = shown.failed.check_again(shown.record.rules(), meets_at.day(), &left) {
        return wrong(&said(&errors, &shown.record, &ui));
    }
    let of = Meeting::clone(&meeting);
    let made = app.db.write(move |tx| carry(tx, &of, meets_at, &place)).await?;
    Ok(Answer::to(urls::meeting(made)).saying(t!(&ui, "council-meeting-made")))
}

fn said(errors: &[AgainError<Id<Item>>], record: &Record, ui: &Ui) -> Problems {
    errors.iter().map(|error| refusals::again(error, "day", record, ui.locale)).collect()
}

/// The new meeting has what was left on its agenda, with what was proposed.
fn carry(
    tx: &Tx<'_>,
    first: &Meeting,
    meets_at: base::Instant,
    place: &str,
) -> db::Result<Id<Meeting>> {
    if store::meetings::following(tx, first.id)?.is_some() {
        return Err(db::Error::Conflict("it was convened again meanwhile".to_owned()));
    }
    let record = Record::load(tx, first)?;
    // Whoever does the same at the same moment finds another version.
    store::meetings::turn(tx, &record.meeting, record.meeting.state)?;
    let left: Vec<&Item> =
        record.items.iter().filter(|item| item.state == ItemState::Left).collect();
    let made = store::meetings::insert(tx, first.body_id, meets_at, place, Some(first.id))?;
    let new: Vec<_> =
        left.iter().map(|item| (item.kind, item.title.clone(), Some(item.id))).collect();
    let items = store::meetings::add_items(tx, made, 0, &new)?;
    let carried: Vec<_> = left
        .iter()
        .zip(&items)
        .filter_map(|(old, item)| record.act_of(old.id).map(|act| (act.id, *item)))
        .collect();
    store::drafts::carry(tx, made, &carried)?;
    Ok(made)
}

fn view(
    ui: &Ui,
    meeting: &Meeting,
    shown: &Shown,
    form: &MeetingForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-again-title");
    let earliest = shown.record.rules().earliest_again(meeting.day());
    let content = html! {
        (super::meeting::way_back(ui, meeting))
        h1 { (title) }
        p { (t!(ui, "council-again-hint")) }
        @if let Some(earliest) = earliest {
            (ui::note(Tone::Info,
                t!(ui, "council-again-from", day = earliest.in_words(ui.locale))))
        }
        (ui::form(ui, &urls::of_meeting(meeting.id, "nouvelle-convocation"), problems, html! {
            (form.fields(ui, problems))
            (pieces::save(t!(ui, "council-meeting-create")))
        }))
    };
    ui.narrow(&title, content)
}

impl MeetingForm {
    /// The first day on which it may be held, at the same hour and place.
    fn again(meeting: &Meeting, rules: &crate::Rules) -> Self {
        let earliest = rules.earliest_again(meeting.day()).unwrap_or_else(|| meeting.day());
        let at = base::Instant::at(earliest, meeting.meets_at.minutes());
        MeetingForm::of(at, &meeting.place)
    }
}
