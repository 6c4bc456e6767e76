//! Voting an item: `GET` and `POST /conseil/deliberations/{deliberation}/vote`: counts, by name or
//! secret, all for in one tap, or put off.

use super::{holding, pieces::Typed, refusals, vote_form};
use crate::{
    Deliberation, Meeting,
    assembly::Prepare,
    deliberation::{Deciding, Decision, Outcome, Written as Act},
    meeting::ItemState,
    record::Record,
    store,
    store::drafts::Counted,
    urls,
    vote::Choice,
    voting::{self, Refused},
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use web::{Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, id, t, ui};

pub struct Shown {
    pub meeting: Meeting,
    pub record: Record,
    pub decisions: Vec<Decision>,
    pub names: Vec<(Id<crate::Mandate>, Choice)>,
}

impl Shown {
    fn load(tx: &Tx<'_>, act: &Deliberation) -> db::Result<Self> {
        let written = store::meetings::find(tx, act.meeting_id)?.ok_or(db::Error::Missing)?;
        let meeting = Meeting { written, assembly: act.assembly.clone() };
        Ok(Shown {
            record: Record::load(tx, &meeting)?,
            decisions: store::deliberations::decisions(tx, act.id)?,
            names: store::drafts::names(tx, act.id)?,
            meeting,
        })
    }

    /// What is voted for or against: what is decided by ballot is not.
    pub fn kinds(&self) -> Vec<Deciding> {
        let is_elected = |decision: &&Decision| {
            self.record.polls.iter().any(|held| held.poll.decision_id == decision.id)
        };
        let voted = self.decisions.iter().filter(|decision| !is_elected(decision));
        voted.map(|decision| decision.kind).collect()
    }

    /// Nothing is voted for or against: all of it is decided by ballot.
    pub fn is_by_poll(&self, act: Id<Deliberation>) -> bool {
        self.record.is_decided_by_polls(act, &self.decisions)
    }
}

async fn shown(app: &App, act: &Deliberation) -> Result<Shown> {
    let act = act.clone();
    Ok(app.db.read(move |tx: &Tx<'_>| Shown::load(tx, &act)).await?)
}

pub async fn get(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = shown(&app, &act).await?;
    let typed = vote_form::typed(&act, &shown);
    Ok(view(&ui, &act, &shown, &typed, &Problems::none()))
}

/// The transaction found something that is wrong.
#[derive(Debug, thiserror::Error)]
#[error("it cannot be voted so")]
struct Wrong(Vec<Refused>);

pub async fn post(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let again = async |problems: &Problems| {
        let shown = shown(&app, &act).await?;
        let page = view(&ui, &act, &shown, &typed, problems);
        Ok::<_, Error>(Answer::from(page.unprocessable()))
    };
    let ask = match vote_form::check(&typed) {
        Ok(ask) => ask,
        Err(problems) => return again(&problems).await,
    };
    let version = typed.value("version").parse().map_err(|_| Error::BadRequest)?;
    let of = Deliberation::clone(&act);
    let write = move |tx: &Tx<'_>| {
        let shown = Shown::load(tx, &of)?;
        let mut written = of.written.clone();
        written.version = version;
        let counted = ask.count(&shown, &written);
        let counted = counted.map_err(|errors| db::Error::refused(Wrong(errors)))?;
        keep(tx, &shown.record, &written, &counted)
    };
    match app.db.write(write).await {
        Ok(()) => {
            let to = urls::of_meeting(act.meeting_id, "tenue");
            Ok(Answer::to(to).saying(t!(&ui, "council-voted")))
        }
        Err(error) => match error.reason::<Wrong>() {
            Some(Wrong(errors)) => {
                let record = shown(&app, &act).await?.record;
                let said = errors.iter().map(|error| refused(error, &record));
                again(&said.into_iter().collect()).await
            }
            None => Err(error.into()),
        },
    }
}

fn keep(tx: &Tx<'_>, record: &Record, act: &Act, counted: &Counted) -> db::Result<()> {
    store::drafts::vote(tx, act, counted)?;
    let is_put_off = counted.outcome == Outcome::PutOff;
    // Who was elected under what is put off is not appointed.
    for held in record.polls_of(act.id) {
        let effects = if is_put_off { Vec::new() } else { held.effects() };
        store::drafts::rewrite_effects(tx, held.poll.decision_id, &effects)?;
    }
    let state = if is_put_off { ItemState::PutOff } else { ItemState::Done };
    store::meetings::deal_with(tx, act.item_id, state, counted.asked, counted.openly)
}

pub fn refused(error: &Refused, record: &Record) -> Problem {
    let plain = |field, text| Problem { field, text, args: Vec::new() };
    match error {
        Refused::NotOpen => plain("votes_for", id!("council-refused-not-open")),
        Refused::Left => plain("votes_for", id!("council-refused-left")),
        Refused::ByPoll => plain("votes_for", id!("council-refused-by-poll")),
        Refused::Settled => plain("votes_for", id!("council-refused-settled")),
        Refused::Sheet(error) => refusals::attendance(error, record),
        Refused::NoQuorum { item, quorum } => Problem {
            field: "votes_for",
            text: id!("council-refused-no-quorum"),
            args: vec![
                ("item", item.to_string()),
                ("counted", quorum.counted.to_string()),
                ("needed", quorum.needed.unwrap_or_default().to_string()),
            ],
        },
        Refused::BallotAsked(crate::vote::Ballot::Secret) => {
            plain("ballot", id!("council-refused-ballot-secret"))
        }
        Refused::BallotAsked(_) => plain("ballot", id!("council-refused-ballot-named")),
        Refused::MustBeSecret { may_be_waived: true } => {
            plain("ballot", id!("council-refused-appoint-secret"))
        }
        Refused::MustBeSecret { may_be_waived: false } => {
            plain("ballot", id!("council-refused-appoint-always"))
        }
        Refused::Vote(error) => refusals::vote(error, record),
    }
}

fn view(ui: &Ui, act: &Deliberation, shown: &Shown, typed: &Typed, problems: &Problems) -> Page {
    let title = t!(ui, "council-vote-title", title = act.title.as_str());
    let holding = urls::of_meeting(act.meeting_id, "tenue");
    let body = urls::body(act.body_id);
    let at = voting::at(&shown.record, act);
    let unvotable =
        |errors: &[Refused]| errors.iter().map(|error| refused(error, &shown.record)).collect();
    let content = html! {
        (ui::breadcrumb(ui, &[
            (&body, &act.assembly.name),
            (&holding, &t!(ui, "council-holding")),
        ]))
        h1 { (title) }
        @match &at {
            Err(errors) => (ui::problems(ui, &unvotable(errors))),
            Ok((_, at)) => p { (holding::quorum(ui, &shown.record, at)) },
        }
        @if !shown.decisions.is_empty() {
            ol { @for decision in &shown.decisions { li { (decision.words) } } }
        }
        @if act.outcome.is_some() { p { (holding::result(ui, act)) } }
        (super::poll::links(ui, &shown.record, act))
        @if let Ok((_, at)) = &at {
            (ui::form(ui, &urls::vote(act.id), problems, html! {
                input type="hidden" name="version" value={
                    @if typed.has("version") { (typed.value("version")) }
                    @else { (act.version) }
                };
                @if shown.is_by_poll(act.id) { (vote_form::put_off(ui)) }
                @else { (vote_form::fields(ui, shown, at, typed, problems)) }
            }))
        }
    };
    ui.narrow(&title, content)
}
