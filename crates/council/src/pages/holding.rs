//! A meeting that is held: `GET /conseil/seances/{meeting}/tenue`: who is there, who votes for
//! whom, the quorum and the vote of each item. Its forms have a file each.

use super::{movements, pieces, pieces::Typed, presence, proxies, refusals, withdrawals};
use crate::{
    AtItem, AttendanceError, Mandate, Meeting,
    deliberation::{Outcome, Written as Act},
    meeting::{Hold, Item, ItemState, Minute, State as Stage},
    record::Record,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use web::{App, Granted, Page, Problems, Read, Result, Ui, t, ui, ui::Tone};

pub async fn get(meeting: Granted<Read, Meeting>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let record = record(&app, &meeting).await?;
    Ok(view(&ui, &meeting, &record, &Typed(Vec::new()), &Problems::none()))
}

pub async fn record(app: &App, meeting: &Meeting) -> Result<Record> {
    let meeting = meeting.clone();
    Ok(app.db.read(move |tx: &Tx<'_>| Record::load(tx, &meeting)).await?)
}

/// Carried by `db::Error::Refused`: what was written does not hold together.
#[derive(Debug, thiserror::Error)]
#[error("the sheet does not hold together")]
pub struct Wrong(pub Vec<AttendanceError>);

/// Changes the sheet, then reads it against itself and the rules; what does not hold is not kept.
pub async fn change(
    app: &App,
    meeting: &Meeting,
    change: impl Fn(&Tx<'_>) -> db::Result<()> + Send + 'static,
) -> Result<Result<(), Problems>> {
    let of = meeting.clone();
    let write = move |tx: &Tx<'_>| {
        change(tx)?;
        let record = Record::load(tx, &of)?;
        record.attendance().map(drop).map_err(|errors| db::Error::refused(Wrong(errors)))
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Ok(())),
        Err(error) => match error.reason::<Wrong>() {
            Some(Wrong(errors)) => {
                let record = record(app, meeting).await?;
                let said = errors.iter().map(|error| refusals::attendance(error, &record));
                Ok(Err(said.into_iter().collect()))
            }
            None => Err(error.into()),
        },
    }
}

/// The member that a list of the page names.
pub fn chosen(record: &Record, typed: &Typed, field: &str) -> Option<Id<Mandate>> {
    let id = typed.value(field).parse::<Id<Mandate>>().ok();
    record.members().find(|one| Some(one.id) == id).map(|one| one.id)
}

/// The page again, with what is wrong.
pub async fn again(
    app: &App,
    ui: &Ui,
    meeting: &Meeting,
    typed: &Typed,
    problems: &Problems,
) -> Result<Page> {
    let record = record(app, meeting).await?;
    Ok(view(ui, meeting, &record, typed, problems).unprocessable())
}

pub fn view(
    ui: &Ui,
    meeting: &Meeting,
    record: &Record,
    typed: &Typed,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-holding");
    let may_hold = ui.may::<Hold>(meeting);
    let is_held = meeting.state != Stage::Convened;
    let content = html! {
        (super::meeting::way_back(ui, meeting))
        h1 { (title) }
        p.quiet { (super::meeting::title(ui, meeting)) }
        div #sheet { (ui::problems(ui, problems)) }
        @if !meeting.urgent_reason.is_empty() {
            (ui::note(Tone::Warn, t!(ui, "council-holding-urgent",
                reason = meeting.urgent_reason.as_str())))
        }
        @if is_held {
            div.columns {
                div.stack {
                    (items(ui, meeting, record))
                    @if may_hold && meeting.state == Stage::Open { (ending(ui, meeting, record)) }
                }
                div.stack {
                    (presence::card(ui, meeting, record, typed))
                    (movements::card(ui, meeting, record, typed))
                    (proxies::card(ui, meeting, record, typed))
                    (withdrawals::card(ui, meeting, record, typed))
                }
            }
        } @else {
            (presence::card(ui, meeting, record, typed))
        }
    };
    ui.page(&title, content)
}

fn items(ui: &Ui, meeting: &Meeting, record: &Record) -> Markup {
    let attendance = record.attendance().ok();
    let lines = html! {
        ol.rows {
            @for item in &record.items {
                @let at = attendance.as_ref().map(|attendance| attendance.at(item.place));
                li { div.row { span {
                    b { (item.place) ". " (item.title) }
                    @if let Some(at) = at { (quorum(ui, record, &at)) }
                    (outcome(ui, record, item))
                    (voting(ui, meeting, record, item))
                    @if let Some(act) = record.act_of(item.id) {
                        (super::poll::links(ui, record, act))
                    }
                    (discussion(ui, meeting, item))
                } } }
            }
        }
    };
    ui::card("items", t!(ui, "council-agenda"), None, lines)
}

/// How many are needed and how many are there.
pub fn quorum(ui: &Ui, record: &Record, at: &AtItem) -> Markup {
    let quorum = record.quorum(at);
    let (present, proxies) = (at.headcount.present(), at.headcount.proxies());
    html! {
        span.quiet {
            (t!(ui, "council-at-item", present = present, proxies = proxies,
                votes = at.headcount.votes()))
            " · "
            @match quorum.needed {
                None => (t!(ui, "council-quorum-none")),
                Some(needed) if quorum.is_met() => {
                    (t!(ui, "council-quorum-met", needed = needed, counted = quorum.counted))
                },
                Some(needed) => {
                    b { (t!(ui, "council-quorum-missing", needed = needed,
                        counted = quorum.counted, missing = quorum.missing())) }
                },
            }
        }
    }
}

fn outcome(ui: &Ui, record: &Record, item: &Item) -> Markup {
    let voted = record.act_of(item.id).filter(|act| act.outcome.is_some());
    html! {
        @match voted {
            Some(act) => span.tags { (result(ui, act)) },
            None => {
                @if let Some(state) = pieces::item_state(ui, item.state) {
                    span.tags { (ui::tag(state, Tone::Plain)) }
                }
            },
        }
    }
}

/// What a vote led to, with its counts.
pub fn result(ui: &Ui, act: &Act) -> Markup {
    let (words, tone) = match act.outcome {
        Some(Outcome::Adopted) => (t!(ui, "council-outcome-adopted"), Tone::Ok),
        Some(Outcome::Rejected) => (t!(ui, "council-outcome-rejected"), Tone::Warn),
        Some(Outcome::PutOff) => (t!(ui, "council-outcome-put-off"), Tone::Plain),
        None => (t!(ui, "council-outcome-none"), Tone::Plain),
    };
    html! { (ui::tag(words, tone)) " " (counts(ui, act)) }
}

/// `4 pour, 29 abstentions`: what is 0 is not said, but for the votes for.
pub fn counts(ui: &Ui, act: &Act) -> String {
    if matches!(act.outcome, None | Some(Outcome::PutOff)) || act.is_without_vote() {
        return String::new();
    }
    let all = [
        (act.votes_for, t!(ui, "council-count-for", count = act.votes_for)),
        (act.votes_against, t!(ui, "council-count-against", count = act.votes_against)),
        (act.abstentions, t!(ui, "council-count-abstentions", count = act.abstentions)),
        (act.not_taking_part, t!(ui, "council-count-no-part", count = act.not_taking_part)),
        (act.blank, t!(ui, "council-count-blank", count = act.blank)),
        (act.void, t!(ui, "council-count-void", count = act.void)),
    ];
    let said = all.iter().enumerate().filter(|(place, (count, _))| *place == 0 || *count > 0);
    said.map(|(_, (_, words))| words.to_string()).collect::<Vec<_>>().join(", ")
}

fn voting(ui: &Ui, meeting: &Meeting, record: &Record, item: &Item) -> Markup {
    let may_vote = ui.may::<Minute>(meeting) && item.state != ItemState::Left;
    let act = record
        .act_of(item.id)
        .filter(|act| act.state != crate::deliberation::State::Signed && may_vote);
    html! {
        @if let Some(act) = act {
            a.button.plain.small href=(urls::vote(act.id))
                aria-label=(t!(ui, "council-vote-of", place = item.place)) {
                @if act.outcome.is_some() { (t!(ui, "council-vote-correct")) }
                @else { (t!(ui, "council-vote")) }
            }
        }
    }
}

fn discussion(ui: &Ui, meeting: &Meeting, item: &Item) -> Markup {
    let label = t!(ui, "council-discussion");
    let name = format!("words-{}", item.id);
    html! {
        @if ui.may::<Minute>(meeting) {
            details.more {
                summary { (t!(ui, "council-discussion-of", place = item.place)) }
                (ui::action(ui, &urls::of_meeting(meeting.id, "debats"), html! {
                    input type="hidden" name="item" value=(item.id);
                    div.field {
                        label for=(name) { (label) }
                        textarea.input id=(name) name="words" rows="4" { (item.discussion) }
                    }
                    div.actions { button.button.plain.small { (t!(ui, "council-save")) } }
                }))
            }
        } @else if !item.discussion.is_empty() { p { (item.discussion) } }
    }
}

/// Closing it, or lifting it when the quorum is lost.
fn ending(ui: &Ui, meeting: &Meeting, record: &Record) -> Markup {
    let attendance = record.attendance().ok();
    let waiting = record.items.iter().find(|item| item.state == ItemState::Waiting);
    let is_lost = attendance
        .zip(waiting)
        .is_some_and(|(attendance, item)| !record.quorum(&attendance.at(item.place)).is_met());
    let lines = html! {
        div.body.stack {
            @if is_lost {
                p { (t!(ui, "council-lift-why")) }
                (ui::sure(ui, &urls::of_meeting(meeting.id, "defaut-de-quorum"), "ban",
                    &t!(ui, "council-lift"), &t!(ui, "council-lift-sure")))
            }
            p.quiet { (t!(ui, "council-close-why")) }
            (ui::action(ui, &urls::of_meeting(meeting.id, "cloture"), html! {
                button.button { (ui::icon("lock")) (t!(ui, "council-close")) }
            }))
        }
    };
    ui::card("ending", t!(ui, "council-ending"), None, lines)
}

/// What was said about an item: `POST /conseil/seances/{meeting}/debats`.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct DiscussionForm {
    item: Id<Item>,
    #[serde(default)]
    words: String,
}

const DISCUSSION_CHARS_MAX: usize = 20_000;

pub async fn post_discussion(
    meeting: Granted<Minute, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: web::Form<DiscussionForm>,
) -> Result<web::Answer> {
    let words: String = form.words.trim().replace("\r\n", "\n");
    if words.chars().count() > DISCUSSION_CHARS_MAX {
        let args = vec![("max", DISCUSSION_CHARS_MAX.to_string())];
        let text = text::id!("council-text-long");
        let problem = web::Problem { field: "sheet", text, args };
        return Ok(again(&app, &ui, &meeting, &Typed(Vec::new()), &problem.into()).await?.into());
    }
    let (id, item) = (meeting.id, form.item);
    app.db.write(move |tx| store::meetings::discuss(tx, id, item, &words)).await?;
    let to = urls::of_meeting(id, "tenue");
    Ok(web::Answer::to(to).saying(t!(&ui, "council-saved")))
}
