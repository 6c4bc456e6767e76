//! An election inside a meeting: `GET /conseil/scrutins/{poll}`: who stands, what each round
//! counted, what comes next, who is elected; `?tour=2` corrects the last round.

use super::{pieces::Typed, poll_candidates, poll_form};
use crate::{
    AtItem, Meeting,
    assembly::Prepare,
    deliberation::Written as Act,
    election::{By, Elected, Next, RoundMajority},
    life::extract::in_full,
    meeting::State as Stage,
    poll::{Candidacy, Counted, Poll, Seat, counting, held::Held, told},
    record::Record,
    store, urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use std::borrow::Cow;
use web::{App, Granted, Page, Problems, Read, Result, Ui, t, ui};

pub struct Shown {
    pub record: Record,
    pub held: Held,
    /// Where who is elected will sit.
    pub to: String,
}

impl Shown {
    pub async fn of(app: &App, poll: &Poll) -> Result<Self> {
        let poll = poll.clone();
        let load = move |tx: &Tx<'_>| {
            let written = store::meetings::find(tx, poll.act.meeting_id)?;
            let written = written.ok_or(db::Error::Missing)?;
            let meeting = Meeting { written, assembly: poll.act.assembly.clone() };
            let record = Record::load(tx, &meeting)?;
            let held = record.polls.iter().find(|held| held.poll.id == poll.id).cloned();
            let to = people::body::load(tx, poll.to_id)?.ok_or(db::Error::Missing)?;
            Ok(Shown { held: held.ok_or(db::Error::Missing)?, record, to: to.name })
        };
        Ok(app.db.read(load).await?)
    }

    /// Who may vote now, when the meeting is held and enough are there.
    pub fn at(&self, act: &Act) -> std::result::Result<AtItem, Vec<counting::Refused>> {
        counting::at(&self.record, act)
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The last round, to be corrected.
    tour: Option<u16>,
}

pub async fn get(
    poll: Granted<Read, Poll>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let shown = Shown::of(&app, &poll).await?;
    let number = asked.tour.map(|number| ("number".to_owned(), number.to_string()));
    let typed = Typed(number.into_iter().collect());
    Ok(view(&ui, &poll, &shown, &typed, &Problems::none()))
}

/// The page again, with what was typed and what is wrong in it.
pub async fn again(
    app: &App,
    ui: &Ui,
    poll: &Poll,
    typed: &Typed,
    problems: &Problems,
) -> Result<Page> {
    let shown = Shown::of(app, poll).await?;
    Ok(view(ui, poll, &shown, typed, problems).unprocessable())
}

fn view(ui: &Ui, poll: &Poll, shown: &Shown, typed: &Typed, problems: &Problems) -> Page {
    let title = t!(ui, "council-poll");
    let act = &poll.act;
    let way_back = match act.stage {
        Stage::Draft | Stage::Convened => urls::draft(act.id),
        _ => urls::of_meeting(act.meeting_id, "tenue"),
    };
    let may_write = ui.may::<Prepare>(poll);
    let content = html! {
        (ui::breadcrumb(ui, &[
            (&urls::body(act.body_id), &act.assembly.name),
            (&way_back, &act.title),
        ]))
        h1 { (title) }
        p { (shown.held.words) }
        p.quiet { (what(ui, poll, &shown.to)) }
        div #poll { (ui::problems(ui, problems)) }
        (result(ui, &shown.held))
        (poll_candidates::card(ui, poll, shown, typed, may_write))
        @for (round, votes) in &shown.held.rounds {
            (round_card(ui, &shown.held, round, votes))
        }
        @if may_write { (poll_form::next(ui, poll, shown, typed, problems)) }
    };
    ui.narrow(&title, content)
}

/// `Deux titulaires, à La Fibre Numérique 59/62`.
fn what(ui: &Ui, poll: &Poll, to: &str) -> String {
    let seats = match poll.seat {
        Seat::Member => t!(ui, "council-poll-members", count = poll.seats),
        Seat::Deputy => t!(ui, "council-poll-deputies", count = poll.seats),
        Seat::Ticket => t!(ui, "council-poll-tickets", count = poll.seats),
    };
    t!(ui, "council-poll-what", seats = &*seats, to = to).into_owned()
}

fn result(ui: &Ui, held: &Held) -> Markup {
    let is_over = held.is_over();
    let elected = held.elected();
    let lines = html! {
        @if elected.is_empty() { p.body { (t!(ui, "council-poll-nobody")) } }
        ul.rows {
            @for (who, how) in &elected {
                li.row { span { b { (name(who)) } span.quiet { (elected_how(ui, *how)) } } }
            }
        }
    };
    html! { @if is_over { (ui::card("elected", t!(ui, "council-poll-elected"), None, lines)) } }
}

/// His name, and his deputy's.
pub fn name(who: &Candidacy) -> String {
    told::Name::of(who).in_full()
}

fn elected_how(ui: &Ui, how: Elected) -> Cow<'_, str> {
    let (round, votes) = (how.round, how.votes);
    match how.by {
        By::NoRival => t!(ui, "council-poll-by-no-rival"),
        By::AbsoluteMajority => t!(ui, "council-poll-by-absolute", round = round, votes = votes),
        By::RelativeMajority => t!(ui, "council-poll-by-relative", round = round, votes = votes),
        By::Age => t!(ui, "council-poll-by-age", round = round, votes = votes),
    }
}

/// `Tour 2, à la majorité absolue`.
pub fn round_title(ui: &Ui, number: u16, at: RoundMajority) -> String {
    let at = match at {
        RoundMajority::Absolute => t!(ui, "council-poll-at-absolute"),
        RoundMajority::Relative => t!(ui, "council-poll-at-relative"),
    };
    t!(ui, "council-poll-round", number = number, at = &*at).into_owned()
}

fn round_card(ui: &Ui, held: &Held, round: &Counted, votes: &[(Id<Candidacy>, u32)]) -> Markup {
    let title = round_title(ui, round.number, told::majority(held, round.number));
    let of =
        |id: Id<Candidacy>| held.candidate(id).map(|one| in_full(&one.name())).unwrap_or_default();
    let lines = html! {
        p.body { (t!(ui, "council-poll-counted", voters = round.voters, blank = round.blank,
            void = round.void, expressed = round.expressed())) }
        ul.rows {
            @for (who, count) in votes {
                li.row { span {
                    b { (of(*who)) }
                    span.quiet { (t!(ui, "council-votes-of", count = *count)) }
                } }
            }
        }
    };
    ui::card(&format!("round-{}", round.number), title, None, lines)
}

/// The elections of a deliberation, each with where it stands.
pub fn links(ui: &Ui, record: &Record, act: &Act) -> Markup {
    let polls: Vec<&Held> = record.polls_of(act.id).collect();
    html! {
        @if !polls.is_empty() {
            ul.rows.card {
                @for held in polls {
                    li { a.row href=(urls::poll(held.poll.id)) {
                        span { b { (held.words) } span.quiet { (stands(ui, held)) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
    }
}

/// `Élue : Mme Irène Colin`, or which round comes next.
pub fn stands(ui: &Ui, held: &Held) -> String {
    match held.state().map(|state| state.next) {
        Ok(Next::Over) => {
            let names: Vec<String> = held.elected().iter().map(|(who, _)| name(who)).collect();
            if names.is_empty() {
                t!(ui, "council-poll-nobody").into_owned()
            } else {
                t!(ui, "council-poll-elects", names = names.join(", ")).into_owned()
            }
        }
        Ok(Next::Round { number, .. }) => t!(ui, "council-poll-next", number = number).into_owned(),
        Err(_) => t!(ui, "council-poll-unclear").into_owned(),
    }
}
