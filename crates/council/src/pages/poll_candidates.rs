//! Who stands in an election: `POST /conseil/scrutins/{poll}/candidats`, and
//! `POST …/candidats/retrait` for who stands no more.

use super::{
    decision_form, pieces,
    pieces::Typed,
    poll::{self, Shown},
};
use crate::{
    Mandate,
    assembly::Prepare,
    poll::{Candidacy, Poll, Seat},
    record::Record,
    store::{self, polls::Stands},
    urls,
};
use axum::extract::State;
use base::{Id, PersonName, Title};
use db::Tx;
use maud::{Markup, html};
use people::BodyKind;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Problem, Problems, Result, Ui, form, t, ui};

const NAME_CHARS_MAX: usize = 100;
const CANDIDATES_MAX: usize = 100;

pub async fn post(
    poll: Granted<Prepare, Poll>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let shown = Shown::of(&app, &poll).await?;
    let stands = match check(&typed, &poll, &shown) {
        Ok(stands) => stands,
        Err(problems) => {
            return Ok(poll::again(&app, &ui, &poll, &typed, &problems).await?.into());
        }
    };
    let (id, version) = (poll.id, shown.held.poll.version);
    let place = shown.held.candidates.iter().map(|one| one.place).max().unwrap_or(0) + 1;
    let write = move |tx: &Tx<'_>| {
        store::polls::touch(tx, id, version)?;
        store::polls::add_candidate(tx, id, place, &stands)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::poll(poll.id)).saying(t!(&ui, "council-poll-stands")))
}

#[derive(Clone, Debug, Deserialize)]
pub struct RemovalForm {
    candidate: Id<Candidacy>,
    version: u32,
}

/// `POST /conseil/scrutins/{poll}/candidats/retrait`
pub async fn post_removal(
    poll: Granted<Prepare, Poll>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RemovalForm>,
) -> Result<Answer> {
    let shown = Shown::of(&app, &poll).await?;
    let (id, candidate, version) = (poll.id, form.candidate, form.version);
    if shown.held.is_over() || shown.held.has_votes(candidate) {
        let problem = problem(text::id!("council-refused-candidate-voted"));
        let typed = Typed(Vec::new());
        return Ok(poll::again(&app, &ui, &poll, &typed, &problem.into()).await?.into());
    }
    let write = move |tx: &Tx<'_>| {
        store::polls::touch(tx, id, version)?;
        store::polls::remove_candidate(tx, id, candidate)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::poll(poll.id)))
}

fn problem(text: &'static str) -> Problem {
    Problem { field: "poll", text, args: Vec::new() }
}

fn check(typed: &Typed, poll: &Poll, shown: &Shown) -> Result<Stands, Problems> {
    let record = &shown.record;
    if shown.held.is_over() {
        return Err(problem(text::id!("council-refused-poll-over")).into());
    }
    if shown.held.candidates.len() >= CANDIDATES_MAX {
        return Err(problem(text::id!("council-refused-candidates-max")).into());
    }
    let choose = text::id!("council-choose-one");
    let member = chosen(record, typed, "candidate");
    let (mandate, name) = match member {
        Some(member) => (Some(member.id), member.name()),
        None if may_be_outside(poll) && typed.has("last_name") => (None, outside(typed)?),
        None => return Err(Problems::one("candidate", choose)),
    };
    let deputy = chosen(record, typed, "deputy").map(|one| (one.id, one.name()));
    if poll.seat == Seat::Ticket && deputy.is_none() {
        return Err(Problems::one("deputy", text::id!("council-refused-no-deputy")));
    }
    let stands = Stands {
        mandate,
        name,
        deputy: deputy.filter(|_| poll.seat == Seat::Ticket),
        born_on: None,
    };
    match twice(&stands, &shown.held.candidates) {
        Some(name) => {
            let args = vec![("name", name)];
            Err(Problem { field: "candidate", text: text::id!("council-refused-stands"), args }
                .into())
        }
        None => Ok(stands),
    }
}

/// Whoever would be on two papers, or twice on one.
fn twice(new: &Stands, known: &[Candidacy]) -> Option<String> {
    let deputy = new.deputy.as_ref().map(|(id, _)| *id);
    let taken: Vec<Id<Mandate>> =
        known.iter().flat_map(|one| [one.mandate_id, one.deputy_id]).flatten().collect();
    if let Some((_, name)) =
        new.deputy.as_ref().filter(|(id, _)| taken.contains(id) || new.mandate == deputy)
    {
        return Some(name.full());
    }
    let is_known = new.mandate.is_some_and(|id| taken.contains(&id));
    is_known.then(|| new.name.full())
}

fn chosen<'a>(record: &'a Record, typed: &Typed, field: &str) -> Option<&'a Mandate> {
    let id = typed.value(field).parse::<Id<Mandate>>().ok();
    record.members().find(|one| Some(one.id) == id)
}

/// A commune sends its own members; a group of communes any councillor of theirs (CGCT L5721-2).
fn may_be_outside(poll: &Poll) -> bool {
    poll.act.assembly.kind != BodyKind::Commune
}

fn outside(typed: &Typed) -> Result<PersonName, Problems> {
    let (first, last) = Problems::gather((
        form::required(typed.value("first_name"), NAME_CHARS_MAX).at("first_name"),
        form::required(typed.value("last_name"), NAME_CHARS_MAX).at("last_name"),
    ))?;
    Ok(PersonName::new(first, last, Title::parse(typed.value("title"))))
}

/// Those who stand, and a form to add one until it is over.
pub fn card(ui: &Ui, poll: &Poll, shown: &Shown, typed: &Typed, may_write: bool) -> Markup {
    let held = &shown.held;
    let may_change = may_write && !held.is_over();
    let lines = html! {
        @if held.candidates.is_empty() { p.body.quiet { (t!(ui, "council-poll-no-candidate")) } }
        ul.rows {
            @for one in &held.candidates {
                li { div.row {
                    span { (poll::name(one)) }
                    @if may_change && !held.has_votes(one.id) { (removing(ui, poll, shown, one)) }
                } }
            }
        }
        @if may_change { div.body { (adding(ui, poll, shown, typed)) } }
    };
    let title = t!(ui, "council-poll-candidates", count = held.candidates.len());
    ui::card("candidates", title, None, lines)
}

fn removing(ui: &Ui, poll: &Poll, shown: &Shown, one: &Candidacy) -> Markup {
    let name = poll::name(one);
    let label = t!(ui, "council-poll-remove-of", name = name.as_str());
    ui::action(
        ui,
        &urls::of_poll(poll.id, "candidats/retrait"),
        html! {
            input type="hidden" name="candidate" value=(one.id);
            input type="hidden" name="version" value=(shown.held.poll.version);
            button.button.plain.small aria-label=(label) {
                (ui::icon("x")) (t!(ui, "council-remove"))
            }
        },
    )
}

fn adding(ui: &Ui, poll: &Poll, shown: &Shown, typed: &Typed) -> Markup {
    let none = Problems::none();
    let members = pieces::choices(shown.record.members());
    let (label, deputy) = (t!(ui, "council-poll-candidate"), t!(ui, "council-poll-deputy"));
    let [first, last] = [t!(ui, "council-field-first-name"), t!(ui, "council-field-last-name")];
    let line = |name: &str, label: &str| {
        pieces::optional(ui, (name, label), typed.value(name), ("text", ""), &none)
    };
    ui::action(
        ui,
        &urls::of_poll(poll.id, "candidats"),
        html! {
            div.stack {
                (pieces::select(ui, ("candidate", &label), typed.value("candidate"), &members,
                    &none))
                @if may_be_outside(poll) {
                    details.more open[typed.has("last_name")] {
                        summary { (t!(ui, "council-poll-outside")) }
                        div.stack {
                            (decision_form::title(ui, typed.value("title"), &none))
                            (line("first_name", &first))
                            (line("last_name", &last))
                        }
                    }
                }
                @if poll.seat == Seat::Ticket {
                    (pieces::select(ui, ("deputy", &deputy), typed.value("deputy"), &members,
                        &none))
                }
                (pieces::save(t!(ui, "council-add")))
            }
        },
    )
}
