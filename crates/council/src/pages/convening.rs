//! Convening a meeting: `GET` and `POST /conseil/seances/{meeting}/convocation`; preparing it anew:
//! `POST …/reprise`. The convenings on paper are `papers`.

use super::{pieces, refusals};
use crate::{
    Delay, Failed, Meeting,
    assembly::Prepare,
    bylaws::InForce,
    convening::{self, Refused, Sending},
    deeds,
    meeting::{Item, State as Stage},
    period,
    record::Record,
    urls,
};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::audit::Risk;
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, form::Nothing, t, ui,
    ui::Tone,
};

const REASON_CHARS_MAX: usize = 500;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConveningForm {
    sent_on: String,
    is_urgent: Option<String>,
    reason: String,
    version: u32,
}

impl ConveningForm {
    fn check(&self) -> Result<Sending, Problems> {
        let sent_on = Day::parse(&self.sent_on);
        let sent_on = web::At::at(sent_on, "sent_on")?;
        let reason: String = self.reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if reason.chars().count() > REASON_CHARS_MAX {
            let args = vec![("max", REASON_CHARS_MAX.to_string())];
            return Err(
                Problem { field: "reason", text: text::id!("council-text-long"), args }.into()
            );
        }
        let urgent = self.is_urgent.as_ref().map(|_| reason);
        Ok(Sending { sent_on, urgent })
    }
}

/// What is looked at before one convenes.
struct Ready {
    record: Record,
    has_rules: bool,
    undecided: Vec<Id<Item>>,
    first: Option<Failed<Id<Item>>>,
}

impl Ready {
    fn load(tx: &Tx<'_>, meeting: &Meeting) -> db::Result<Self> {
        let (record, body) = (Record::load(tx, meeting)?, &meeting.assembly.body);
        let in_force = InForce::on(tx, body, meeting.day())?;
        Ok(Ready {
            has_rules: !in_force.is_missing(body),
            undecided: convening::undecided(tx, &record)?,
            first: convening::first_meeting(tx, meeting.follows_id, body)?,
            record,
        })
    }

    async fn of(app: &App, meeting: &Meeting) -> Result<Self> {
        let meeting = meeting.clone();
        Ok(app.db.read(move |tx: &Tx<'_>| Ready::load(tx, &meeting)).await?)
    }

    fn check(&self, sending: &Sending, today: Day) -> Result<(), Vec<Refused>> {
        let first = self.first.as_ref();
        let undecided = &self.undecided;
        let checked =
            convening::check(&self.record, self.has_rules, undecided, first, sending, today);
        checked.map(drop)
    }
}

pub async fn get(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    if meeting.state != Stage::Draft {
        return Err(Error::Conflict);
    }
    let ready = Ready::of(&app, &meeting).await?;
    let form = ConveningForm {
        sent_on: ui.today().iso(),
        version: meeting.version,
        ..ConveningForm::default()
    };
    Ok(view(&ui, &meeting, &ready, &form, &Problems::none()))
}

/// The transaction found something that is wrong.
#[derive(Debug, thiserror::Error)]
#[error("the meeting cannot be convened so")]
struct Wrong(Vec<Refused>);

pub async fn post(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ConveningForm>,
) -> Result<Answer> {
    let again = async |problems: &Problems| {
        let ready = Ready::of(&app, &meeting).await?;
        let page = view(&ui, &meeting, &ready, &form, problems);
        Ok::<_, Error>(Answer::from(page.unprocessable()))
    };
    let sending = match form.check() {
        Ok(sending) => sending,
        Err(problems) => return again(&problems).await,
    };
    let (now, today, version) = (ui.now, ui.today(), form.version);
    let when = ui.when_in_full(meeting.meets_at);
    let (of, by) = (Meeting::clone(&meeting), meeting.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let mut ready = Ready::load(tx, &of)?;
        ready.record.meeting.version = version;
        ready.check(&sending, today).map_err(|errors| db::Error::refused(Wrong(errors)))?;
        let telling = convening::telling(&of, when.clone(), now);
        convening::send(tx, &ready.record, &sending, telling, now)?;
        deeds::record(tx, now, by, "council.convene", Risk::Mass, ("meeting", of.id.raw()))
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::meeting(meeting.id)).saying(t!(&ui, "council-convened"))),
        Err(error) => match error.reason::<Wrong>() {
            Some(Wrong(errors)) => {
                let record = Ready::of(&app, &meeting).await?.record;
                let said = errors.iter().map(|it| refusals::convening(it, &record, ui.locale));
                again(&said.into_iter().collect()).await
            }
            None => Err(error.into()),
        },
    }
}

/// `POST /conseil/seances/{meeting}/reprise`
pub async fn post_taking_back(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (of, when, now) = (Meeting::clone(&meeting), ui.when_in_full(meeting.meets_at), ui.now);
    app.db.write(move |tx| convening::take_back(tx, &of, &when, now)).await?;
    Ok(Answer::to(urls::meeting(meeting.id)).saying(t!(&ui, "council-taken-back")))
}

fn view(
    ui: &Ui,
    meeting: &Meeting,
    ready: &Ready,
    form: &ConveningForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-convene-title");
    let count = ready.record.members().count();
    let notices = ready.record.members().filter(|one| one.person_id.is_some()).count();
    let content = html! {
        (super::meeting::way_back(ui, meeting))
        h1 { (title) }
        p {
            (t!(ui, "council-convene-who",
                count = count, notices = notices, papers = count - notices))
        }
        p {
            a href=(urls::of_meeting(meeting.id, "convocation.pdf")) {
                (t!(ui, "council-convening-proof"))
            }
        }
        @if ready.first.is_some() { (ui::note(Tone::Info, t!(ui, "council-follows"))) }
        @else { (delay(ui, meeting, ready)) }
        (ui::form(ui, &urls::of_meeting(meeting.id, "convocation"), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (fields(ui, ready, form, problems))
            div.actions {
                button.button { (ui::icon("megaphone")) (t!(ui, "council-convene-do")) }
            }
        }))
    };
    ui.narrow(&title, content)
}

fn delay(ui: &Ui, meeting: &Meeting, ready: &Ready) -> Markup {
    let ordinary: Delay = ready.record.rules().notice.ordinary;
    let (held_on, today) = (meeting.day(), ui.today());
    let latest = ordinary.latest_before(held_on);
    let days = period::clear_days(today, held_on);
    let tone = if today <= latest { Tone::Ok } else { Tone::Warn };
    let words = format!(
        "{} {}",
        t!(ui, "council-convene-rule", day = latest.in_words(ui.locale)),
        t!(ui, "council-convene-today", days = days)
    );
    ui::note(tone, words)
}

fn fields(ui: &Ui, ready: &Ready, form: &ConveningForm, problems: &Problems) -> Markup {
    let (sent, hint) = (t!(ui, "council-convene-sent-on"), t!(ui, "council-convene-sent-hint"));
    let (why, why_hint) =
        (t!(ui, "council-convene-urgent-why"), t!(ui, "council-convene-urgent-hint"));
    let may_hurry = ready.first.is_none() && ready.record.rules().notice.urgent.is_some();
    let date = ui::Field {
        name: "sent_on",
        label: &sent,
        hint: Some(&hint),
        value: &form.sent_on,
        kind: "date",
        class: "short",
        ..ui::Field::default()
    };
    html! {
        (date.draw(ui, problems))
        @if may_hurry {
            (ui::checkbox("is_urgent", &t!(ui, "council-convene-urgent"), form.is_urgent.is_some()))
            (pieces::optional(ui, ("reason", &why), &form.reason, ("text", &why_hint), problems))
        }
    }
}
