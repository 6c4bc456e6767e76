//! What comes next in an election: the form of a round, with its votes; those without a rival read
//! out; the last round taken back or corrected.

use super::{
    pieces::{self, Typed},
    poll::{self, Shown},
    poll_refusals,
};
use crate::{
    AtItem, Secrecy,
    election::Next,
    meeting::State as Stage,
    poll::{Candidacy, Counted, Poll, counting::Entry, held::Held, told},
    urls,
};
use base::{Day, Id};
use maud::{Markup, html};
use web::{At, Problems, Ui, t, ui};

/// A round that was typed, for the poll as it stands.
pub fn check(typed: &Typed, poll: &Poll, held: &Held) -> Result<Entry, Problems> {
    let count = |name| typed.count(name).map(Option::unwrap_or_default);
    let (voters, blank, void) = Problems::gather((count("voters"), count("blank"), count("void")))?;
    let number = typed.value("number").parse::<u16>().unwrap_or(0);
    let mut votes = Vec::new();
    let mut births = Vec::new();
    for one in held.eligible(number) {
        let unreadable = text::id!("council-number-unreadable");
        match typed.value(&format!("c{}", one.id)) {
            "" => {}
            text => votes.push((one.id, text.parse().map_err(|_| unreadable).at("votes")?)),
        }
        match typed.value(&format!("b{}", one.id)) {
            "" => {}
            text => births.push((one.id, Day::parse(text).at("births")?)),
        }
    }
    let round = Counted { poll_id: poll.id, number, voters, blank, void };
    Ok(Entry { round, votes, births, openly: typed.has("openly") })
}

/// The next round, and what may still be done with the last one.
pub fn next(ui: &Ui, poll: &Poll, shown: &Shown, typed: &Typed, problems: &Problems) -> Markup {
    let at = match shown.at(&poll.act) {
        Ok(at) => at,
        Err(errors) => return unheld(ui, shown, &errors),
    };
    let held = &shown.held;
    let last = held.rounds.last().map(|(round, _)| round.number);
    let corrected = last.filter(|number| typed.value("number") == number.to_string());
    html! {
        @if held.may_be_read() { (reading(ui, poll, held)) }
        @match corrected {
            Some(number) if typed.has("version") => {
                (round(ui, poll, shown, &at, (number, typed), problems))
            },
            Some(number) => {
                (round(ui, poll, shown, &at, (number, &written(held, number)), problems))
            },
            None => {
                (to_come(ui, poll, shown, &at, typed, problems))
                @if let Some(number) = last {
                    p { a href=(urls::poll_round(poll.id, number)) {
                        (t!(ui, "council-poll-correct", number = number))
                    } }
                }
            },
        }
        @if (last.is_some() || held.poll.is_read) && poll.act.stage == Stage::Open {
            (taking_back(ui, poll, held))
        }
    }
}

/// The form of the next round, when there is one and somebody stands.
fn to_come(
    ui: &Ui,
    poll: &Poll,
    shown: &Shown,
    at: &AtItem,
    typed: &Typed,
    problems: &Problems,
) -> Markup {
    let held = &shown.held;
    let state = held.state();
    html! {
        @if let Ok(Next::Round { number, .. }) = state.map(|state| state.next) {
            @if !held.candidates.is_empty() {
                (round(ui, poll, shown, at, (u16::from(number), typed), problems))
            }
        }
    }
}

fn unheld(ui: &Ui, shown: &Shown, errors: &[crate::poll::counting::Refused]) -> Markup {
    let all = errors.iter().map(|error| poll_refusals::problem(error, shown));
    let words: Vec<_> = all.map(|problem| poll_refusals::said(ui, &problem)).collect();
    html! { @for words in words { p.quiet { (words) } } }
}

fn reading(ui: &Ui, poll: &Poll, held: &Held) -> Markup {
    let content = html! {
        div.body.stack {
            p { (t!(ui, "council-poll-read-why")) }
            (ui::action(ui, &urls::of_poll(poll.id, "lecture"), html! {
                input type="hidden" name="version" value=(held.poll.version);
                button.button { (ui::icon("megaphone")) (t!(ui, "council-poll-read")) }
            }))
        }
    };
    ui::card("reading", t!(ui, "council-poll-no-rival"), None, content)
}

fn taking_back(ui: &Ui, poll: &Poll, held: &Held) -> Markup {
    ui::action(
        ui,
        &urls::of_poll(poll.id, "tours/retrait"),
        html! {
            input type="hidden" name="version" value=(held.poll.version);
            button.button.plain.small { (ui::icon("undo-2")) (t!(ui, "council-poll-take-back")) }
        },
    )
}

fn round(
    ui: &Ui,
    poll: &Poll,
    shown: &Shown,
    at: &AtItem,
    (number, typed): (u16, &Typed),
    problems: &Problems,
) -> Markup {
    let held = &shown.held;
    let title = poll::round_title(ui, number, told::majority(held, number));
    let available = at.headcount.votes().to_string();
    let voters = if typed.has("voters") { typed.value("voters") } else { &available };
    let count = |name: &'static str, label: &str, value: &str| {
        pieces::optional(ui, (name, label), value, ("number", ""), problems)
    };
    let content = html! {
        p.quiet { (t!(ui, "council-poll-voters-hint", votes = at.headcount.votes())) }
        input type="hidden" name="version" value=(held.poll.version);
        input type="hidden" name="number" value=(number);
        @if number == 1 && held.rule.secrecy != Secrecy::Always {
            (ui::checkbox("openly", &t!(ui, "council-poll-openly"), typed.has("openly")))
        }
        (count("voters", &t!(ui, "council-poll-voters"), voters))
        (count("blank", &t!(ui, "council-votes-blank"), typed.value("blank")))
        (count("void", &t!(ui, "council-votes-void"), typed.value("void")))
        (votes(ui, held, number, typed))
        (births(ui, held, number, typed, problems))
        (pieces::save(t!(ui, "council-poll-keep")))
    };
    let own = html! {
        h2 { (title) }
        (ui::form(ui, &urls::of_poll(poll.id, "tours"), &Problems::none(), content))
    };
    html! { section.card { div.body { (own) } } }
}

/// A field for each candidate.
fn votes(ui: &Ui, held: &Held, number: u16, typed: &Typed) -> Markup {
    let none = Problems::none();
    html! {
        div.stack #votes {
            @for one in held.eligible(number) {
                @let field = format!("c{}", one.id);
                (pieces::optional(ui, (&field, &poll::name(one)), typed.value(&field),
                    ("number", ""), &none))
            }
        }
    }
}

/// Asked when as many votes were cast for two: the eldest is elected (L2121-21).
fn births(ui: &Ui, held: &Held, number: u16, typed: &Typed, problems: &Problems) -> Markup {
    let none = Problems::none();
    let is_asked = problems.iter().any(|problem| problem.field == "births");
    let born_on = |one: &Candidacy, field: &str| match typed.value(field) {
        "" => one.born_on.map(Day::iso).unwrap_or_default(),
        text => text.to_owned(),
    };
    html! {
        details.more #births open[is_asked] {
            summary { (t!(ui, "council-poll-births")) }
            div.stack {
                @for one in held.eligible(number) {
                    @let field = format!("b{}", one.id);
                    @let name = poll::name(one);
                    @let label = t!(ui, "council-poll-born", name = name.as_str());
                    (pieces::optional(ui, (&field, &label), &born_on(one, &field), ("date", ""),
                        &none))
                }
            }
        }
    }
}

/// What is kept of a round, as its form would send it.
fn written(held: &Held, number: u16) -> Typed {
    let Some((round, votes)) = held.rounds.iter().find(|(round, _)| round.number == number) else {
        return Typed(Vec::new());
    };
    let counts = [("voters", round.voters), ("blank", round.blank), ("void", round.void)];
    let mut all: Vec<(String, String)> =
        counts.iter().map(|(name, count)| ((*name).to_owned(), count.to_string())).collect();
    let cast = |(who, count): &(Id<Candidacy>, u32)| (format!("c{who}"), count.to_string());
    all.extend(votes.iter().map(cast));
    all.extend(held.poll.openly.then(|| ("openly".to_owned(), "on".to_owned())));
    Typed(all)
}

/// The version of the poll that a form was drawn from.
pub fn version(typed: &Typed) -> web::Result<u32> {
    typed.value("version").parse().map_err(|_| web::Error::BadRequest)
}
