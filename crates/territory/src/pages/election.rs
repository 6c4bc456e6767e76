//! One election of a college: `GET /territoire/{body}/elections/{election}`; its candidates
//! (`POST …/candidats`), its rounds (`POST …/tours`) and its end (`POST …/proclamation`).

use super::round::RoundForm;
use crate::{
    Delegate, deeds,
    election::{self, Held, Kept},
    store, urls,
};
use axum::extract::{Path, State};
use base::{Day, Id, fold};
use council::{
    Assembly,
    assembly::Prepare,
    election::{By, Elected, Next, RoundMajority},
};
use db::Tx;
use maud::{Markup, html};
use people::Body;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Field, Tone},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CandidateForm {
    version: u32,
    delegate: String,
    born_on: String,
    /// `on`: this candidate withdraws.
    withdraws: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    version: u32,
}

pub type Way = Path<(Id<Body>, Id<Kept>)>;

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Path((_, id)): Way,
) -> Result<Page> {
    let held = load(&app, &assembly, id).await?;
    Ok(view(&ui, &assembly, &held, &RoundForm::default(), &Problems::none()))
}

pub async fn load(app: &App, syndicate: &Assembly, id: Id<Kept>) -> Result<Held> {
    let body = syndicate.body.id;
    let load = move |tx: &Tx<'_>| {
        let kept = store::elections::find(tx, id)?.filter(|it| it.syndicate_id == body);
        kept.map(|kept| election::load(tx, kept)).transpose()
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

pub async fn candidate(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Path((_, id)): Way,
    form: Form<CandidateForm>,
) -> Result<Answer> {
    let held = load(&app, &assembly, id).await?;
    let named = held.delegates.keys().find(|one| one.to_string() == form.delegate).copied();
    let who = named.ok_or(text::id!("territory-candidate-unknown")).at("delegate");
    let withdraws = form.withdraws == "on";
    let today = ui.today();
    let born = if withdraws {
        Ok(today)
    } else {
        Day::parse(&form.born_on).and_then(|day| day.not_after(today)).at("born_on")
    };
    let (who, born_on) = match Problems::gather((who, born)) {
        Ok(said) => said,
        Err(problems) => {
            let page = view(&ui, &assembly, &held, &RoundForm::default(), &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let version = form.version;
    let write = move |tx: &Tx<'_>| {
        store::elections::touch(tx, id, version)?;
        if withdraws {
            return store::elections::remove_candidate(tx, id, who);
        }
        store::elections::add_candidate(tx, id, who, born_on)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::election(assembly.body.id, id)))
}

pub async fn proclaim(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Path((_, id)): Way,
    form: Form<EndForm>,
) -> Result<Answer> {
    let held = load(&app, &assembly, id).await?;
    if held.kept.version != form.version || held.elected().is_none() {
        return Err(Error::Conflict);
    }
    let (now, by) = (ui.now, assembly.viewer.person);
    let write = move |tx: &Tx<'_>| {
        election::proclaim(tx, &held, now)?;
        deeds::of_body(tx, "territory.election", ("election", id), by, now)
    };
    app.db.write(write).await?;
    let said = t!(&ui, "territory-election-done");
    Ok(Answer::to(urls::election(assembly.body.id, id)).saying(said))
}

pub fn view(
    ui: &Ui,
    syndicate: &Assembly,
    held: &Held,
    form: &RoundForm,
    problems: &Problems,
) -> Page {
    let day = held.kept.held_on.in_words(ui.locale);
    let title = t!(ui, "territory-election-title", day = day);
    let back = urls::elections(syndicate.body.id);
    let crumbs = [(&*back, &*t!(ui, "territory-elections"))];
    let is_open = held.kept.proclaimed_at.is_none();
    let may = is_open && ui.may::<Prepare>(syndicate);
    let content = html! {
        (ui::breadcrumb(ui, &crumbs))
        h1 { (title) }
        p.quiet { (t!(ui, "territory-election-seats", count = held.kept.seats)) }
        (candidates(ui, syndicate, held, may, problems))
        (rounds(ui, syndicate, held, may))
        (outcome(ui, syndicate, held, may))
        @if may { (next(ui, syndicate, held, form, problems)) }
    };
    ui.narrow(&title, content)
}

fn by_name(held: &Held) -> Vec<&Delegate> {
    let mut all: Vec<&Delegate> = held.delegates.values().collect();
    all.sort_by_cached_key(|one| fold(&one.name().listed()));
    all
}

fn candidates(
    ui: &Ui,
    syndicate: &Assembly,
    held: &Held,
    may: bool,
    problems: &Problems,
) -> Markup {
    let (stand, others): (Vec<&Delegate>, Vec<&Delegate>) = by_name(held)
        .into_iter()
        .partition(|one| held.election.candidates.iter().any(|it| it.id == one.id.cast()));
    let url = urls::election_part(syndicate.body.id, held.kept.id, "candidats");
    let options: Vec<(String, String)> =
        others.iter().map(|one| (one.id.to_string(), one.name().full())).collect();
    let options: Vec<(&str, &str)> =
        options.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let label = t!(ui, "territory-candidate");
    let who = Field { name: "delegate", label: &label, ..Field::default() };
    let label = t!(ui, "territory-born-on");
    let born = Field { name: "born_on", label: &label, kind: "date", ..Field::default() };
    let adds = may && held.election.rounds.is_empty() && !options.is_empty();
    let content = html! {
        @if stand.is_empty() {
            p.body.quiet {
                @if others.is_empty() { (t!(ui, "territory-candidates-nobody")) }
                @else { (t!(ui, "territory-candidates-none")) }
            }
        }
        ul.rows { @for one in &stand {
            li.row {
                (ui::face(&one.name()))
                span { b { (one.name().full()) } }
                @if may { (ui::action(ui, &url, html! {
                    (version(held))
                    input type="hidden" name="delegate" value=(one.id);
                    input type="hidden" name="withdraws" value="on";
                    button.button.plain.small
                        aria-label=(t!(ui, "territory-withdraws-of", name = one.name().full())) {
                        (t!(ui, "territory-withdraws"))
                    }
                })) }
            }
        } }
        @if adds { div.body { (ui::form(ui, &url, problems, html! {
            (version(held))
            (ui::select(ui, &who, &options, problems))
            (born.draw(ui, problems))
            div.actions { button.button.plain { (t!(ui, "territory-candidate-add")) } }
        })) } }
    };
    ui::card("candidates", t!(ui, "territory-candidates"), None, content)
}

fn version(held: &Held) -> Markup {
    html! { input type="hidden" name="version" value=(held.kept.version); }
}

fn rounds(ui: &Ui, syndicate: &Assembly, held: &Held, may: bool) -> Markup {
    let url = urls::election_part(syndicate.body.id, held.kept.id, "tours");
    html! {
        @for (number, round) in (1_u32..).zip(&held.election.rounds) {
            @let id = format!("round-{number}");
            (ui::card(&id, t!(ui, "territory-round", number = number), None, html! {
                div.body {
                    p { (t!(ui, "territory-round-counts", voters = round.voters,
                            expressed = round.expressed, blank = round.blank,
                            void = round.void)) }
                    ul { @for (who, votes) in &round.votes {
                        li { (held.name(*who)) " : " b { (votes) } }
                    } }
                }
            }))
        }
        @if may && !held.election.rounds.is_empty() {
            (ui::action(ui, &url, html! {
                (version(held))
                input type="hidden" name="again" value="on";
                button.button.plain { (t!(ui, "territory-round-again")) }
            }))
        }
    }
}

fn outcome(ui: &Ui, syndicate: &Assembly, held: &Held, may: bool) -> Markup {
    let Ok(state) = held.election.state() else { return html! {} };
    let url = urls::election_part(syndicate.body.id, held.kept.id, "proclamation");
    let line = |one: &Elected| {
        let how = match one.by {
            By::NoRival => t!(ui, "territory-by-no-rival"),
            By::AbsoluteMajority => t!(ui, "territory-by-absolute", votes = one.votes),
            By::RelativeMajority => t!(ui, "territory-by-relative", votes = one.votes),
            By::Age => t!(ui, "territory-by-age", votes = one.votes),
        };
        html! { li.row { span { b { (held.name(one.candidate)) } span.quiet { (how) } } } }
    };
    let content = html! {
        ul.rows { @for one in &state.elected { (line(one)) } }
        div.body {
            @if state.next == Next::Over && state.seats_left > 0 {
                (ui::note(Tone::Warn, t!(ui, "territory-seats-left", count = state.seats_left)))
            }
            @if held.kept.proclaimed_at.is_some() {
                (ui::note(Tone::Ok, t!(ui, "territory-election-proclaimed")))
            } @else if may && held.elected().is_some() {
                (ui::action(ui, &url, html! {
                    (version(held))
                    button.button { (t!(ui, "territory-proclaim")) }
                }))
            }
        }
    };
    html! {
        @if !state.elected.is_empty() {
            (ui::card("elected", t!(ui, "territory-elected"), None, content))
        }
    }
}

/// The round to be held, if there is one.
fn next(
    ui: &Ui,
    syndicate: &Assembly,
    held: &Held,
    form: &RoundForm,
    problems: &Problems,
) -> Markup {
    let Ok(state) = held.election.state() else { return html! {} };
    let Next::Round { number, at } = state.next else { return html! {} };
    if held.election.candidates.is_empty() {
        return html! {};
    }
    let asks = match at {
        RoundMajority::Absolute => t!(ui, "territory-round-absolute"),
        RoundMajority::Relative => t!(ui, "territory-round-relative"),
    };
    let url = urls::election_part(syndicate.body.id, held.kept.id, "tours");
    let number_field = |name, label: &str, value: &str| {
        Field { name, label, value, kind: "number", ..Field::default() }.draw(ui, problems)
    };
    let stand = held.election.candidates.iter();
    let stand = stand.filter(|it| state.elected.iter().all(|one| one.candidate != it.id));
    let content = html! {
        div.body { (ui::form(ui, &url, problems, html! {
            (version(held))
            p { (asks) }
            (number_field("voters", &t!(ui, "territory-voters"), &form.voters))
            (number_field("expressed", &t!(ui, "territory-expressed"), &form.expressed))
            (number_field("blank", &t!(ui, "territory-blank"), &form.blank))
            (number_field("void", &t!(ui, "territory-void"), &form.void))
            fieldset.field #votes {
                legend { (t!(ui, "territory-votes")) }
                @for one in stand {
                    @let id = format!("votes-{}", one.id);
                    @let place = form.candidate.iter().position(|it| *it == one.id.to_string());
                    @let typed = place.and_then(|place| form.votes.get(place));
                    input type="hidden" name="candidate" value=(one.id);
                    label for=(id) { (held.name(one.id)) }
                    input.input #(id) type="number" min="0" name="votes"
                        value=(typed.map(String::as_str).unwrap_or_default());
                }
            }
            div.actions { button.button { (t!(ui, "territory-round-add")) } }
        })) }
    };
    ui::card("next", t!(ui, "territory-round", number = number), None, content)
}
