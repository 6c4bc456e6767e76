//! An archive that was brought: `GET /passage/arrivees/{arrival}`. What it says, whether its
//! platform is known, whose it is; taking it in, or not.

use super::pieces;
use crate::{
    Arrival,
    access::Welcome,
    archive::{Flaw, Manifest, PublicKey, Refused},
    arrival::{self, ArrivalState, Sureness},
    refusal::Refusal,
    store::{arrivals::Candidate, platforms},
    taking, urls,
};
use axum::extract::{Query, State};
use base::{Day, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{Within, person};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Nothing, Page, Problems, Read, Result, Ui, t, ui};

/// `?q=` looks for a pupil by hand.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

struct Shown {
    told: Option<Manifest>,
    platform: Option<String>,
    candidates: Vec<(Option<Sureness>, Candidate)>,
    is_for_another: bool,
}

async fn load(app: &App, arrival: &Arrival, query: &str) -> Result<Shown> {
    let (arrival, query, today) = (arrival.clone(), query.to_owned(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let told = arrival.told();
        let platform = platforms::with_key(tx, &arrival.public_key)?.map(|it| it.name);
        let (mut candidates, mut is_for_another) = (Vec::new(), false);
        if let Some(told) = told.as_ref().filter(|_| arrival.state == ArrivalState::Read) {
            let found = arrival::candidates(tx, &arrival, told, today)?;
            candidates.extend(found.into_iter().map(|(sure, it)| (Some(sure), it)));
            candidates.extend(by_hand(tx, &arrival, &query)?.into_iter().map(|it| (None, it)));
            is_for_another = arrival::is_for_another(tx, &arrival, told)?;
        }
        Ok(Shown { told, platform, candidates, is_for_another })
    };
    Ok(app.db.read(read).await?)
}

fn by_hand(tx: &Tx<'_>, arrival: &Arrival, query: &str) -> db::Result<Vec<Candidate>> {
    if query.trim().is_empty() {
        return Ok(Vec::new());
    }
    let found = person::search(tx, Within::School(arrival.school_id), query, 20)?;
    let candidate = |it: person::Found| Candidate {
        id: it.id,
        first_name: it.first_name,
        last_name: it.last_name,
        birth_day: it.birth_day,
    };
    Ok(found.into_iter().map(candidate).collect())
}

pub async fn get(
    arrival: Granted<Read, Arrival>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let shown = load(&app, &arrival, &asked.q).await?;
    Ok(view(&ui, &arrival, &shown, &asked, &Problems::none()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WelcomeForm {
    pupil: String,
    version: String,
    handed: Option<String>,
}

/// `POST /passage/arrivees/{arrival}/accueil`
pub async fn welcome(
    arrival: Granted<Welcome, Arrival>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WelcomeForm>,
) -> Result<Answer> {
    if arrival.state != ArrivalState::Read {
        return Err(Error::Conflict);
    }
    let problems = match form.pupil.parse() {
        Err(_) => Problems::one("pupil", text::id!("passage-refused-no-pupil")),
        Ok(pupil) => {
            let version = form.version.parse().unwrap_or(0);
            let said = taking::Welcomed { pupil, version, is_handed: form.handed.is_some() };
            let (found, by) = (Arrival::clone(&arrival), arrival.viewer.person);
            let now = app.clock.now();
            let write = move |tx: &Tx<'_>| taking::welcome(tx, &found, &said, by, now);
            match app.db.write(write).await {
                Ok(()) => {
                    let to = urls::school(arrival.school_id);
                    return Ok(Answer::to(to).saying(t!(&ui, "passage-welcomed")));
                }
                Err(error) => match error.reason::<Refusal>() {
                    Some(refusal) => refusal.problems(),
                    None => return Err(error.into()),
                },
            }
        }
    };
    let asked = Asked::default();
    let shown = load(&app, &arrival, "").await?;
    Ok(view(&ui, &arrival, &shown, &asked, &problems).unprocessable().into())
}

/// `POST /passage/arrivees/{arrival}/refus`
pub async fn decline(
    arrival: Granted<Welcome, Arrival>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (found, now) = (Arrival::clone(&arrival), app.clock.now());
    let write = move |tx: &Tx<'_>| taking::refuse(tx, &found, &Refused::whole(Flaw::Declined), now);
    app.db.write(write).await?;
    let to = urls::school(arrival.school_id);
    Ok(Answer::to(to).saying(t!(&ui, "passage-declined")))
}

pub fn state(ui: &Ui, state: ArrivalState) -> Markup {
    let (words, tone) = match state {
        ArrivalState::Arriving => (t!(ui, "passage-arrival-arriving"), ui::Tone::Info),
        ArrivalState::Held => (t!(ui, "passage-arrival-held"), ui::Tone::Warn),
        ArrivalState::Read => (t!(ui, "passage-arrival-read"), ui::Tone::Warn),
        ArrivalState::Taking => (t!(ui, "passage-arrival-taking"), ui::Tone::Info),
        ArrivalState::Taken => (t!(ui, "passage-arrival-taken"), ui::Tone::Ok),
        ArrivalState::Refused => (t!(ui, "passage-arrival-refused"), ui::Tone::Plain),
    };
    ui::tag(words, tone)
}

fn view(ui: &Ui, arrival: &Arrival, shown: &Shown, asked: &Asked, problems: &Problems) -> Page {
    let title = t!(ui, "passage-archive");
    let back = t!(ui, "passage-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(arrival.school_id), &back)]))
        h1 { (title) }
        p { (state(ui, arrival.state)) }
        @if let Some(flaw) = arrival.flaw() { (flawed(ui, arrival, flaw)) }
        @if arrival.state == ArrivalState::Arriving {
            p { (t!(ui, "passage-arriving-note")) }
        }
        @if let Some(told) = &shown.told { (telling(ui, arrival, shown, told)) }
        @if arrival.state == ArrivalState::Held {
            (ui::note(ui::Tone::Warn, t!(ui, "passage-held-note")))
        }
        @if arrival.state == ArrivalState::Read { (choosing(ui, arrival, shown, asked, problems)) }
        @if matches!(arrival.state, ArrivalState::Held | ArrivalState::Read) {
            (ui::sure(ui, &urls::refusal(arrival.id), "x", &t!(ui, "passage-decline"),
                &t!(ui, "passage-decline-sure")))
        }
        @if let Some(dossier) = arrival.dossier_id {
            p { a href=(urls::dossier(dossier)) { (t!(ui, "passage-see-dossier")) } }
        }
    };
    ui.narrow(&title, body)
}

fn flawed(ui: &Ui, arrival: &Arrival, flaw: Flaw) -> Markup {
    html! {
        (ui::note(ui::Tone::Warn, ui.words(flaw.text())))
        @if !arrival.flaw_at.is_empty() {
            p.quiet { (t!(ui, "passage-flaw-place", place = arrival.flaw_at)) }
        }
    }
}

/// What the archive says of itself; strangers wrote it.
fn telling(ui: &Ui, arrival: &Arrival, shown: &Shown, told: &Manifest) -> Markup {
    let pupil = PersonName::new(&told.pupil.first_name, &told.pupil.last_name, None).full();
    let born = told.pupil.birth_day.as_deref().and_then(Day::parse_iso);
    let print = PublicKey::parse(&arrival.public_key).map(|key| key.fingerprint());
    let platform = shown.platform.as_deref().unwrap_or(&told.platform.name);
    html! {
        dl.facts {
            div { dt { (t!(ui, "passage-fact-pupil")) } dd { (pupil)
                @if let Some(born) = born { " · " (pieces::day(ui, born)) } } }
            div { dt { (t!(ui, "passage-fact-from")) } dd { (told.from.name) } }
            @if !told.to.name.is_empty() {
                div { dt { (t!(ui, "passage-fact-to")) } dd { (told.to.name) } }
            }
            div { dt { (t!(ui, "passage-fact-platform")) } dd { (platform) } }
            div { dt { (t!(ui, "passage-fact-key")) } dd { (print.unwrap_or_default()) } }
        }
        (ui::card("holds", t!(ui, "passage-holds", count = told.pieces.len()), None, html! {
            ul.rows { @for it in &told.pieces { li { div.row { span {
                b { (it.title) } span.quiet { (it.why) }
            } } } } }
        }))
    }
}

/// Whose it is: the head chooses, the surest is ticked.
fn choosing(
    ui: &Ui,
    arrival: &Arrival,
    shown: &Shown,
    asked: &Asked,
    problems: &Problems,
) -> Markup {
    let first = shown.candidates.iter().position(|(sure, _)| sure.is_some());
    html! {
        (ui::search(ui, &urls::arrival(arrival.id), t!(ui, "passage-look-for"), &asked.q))
        (ui::form(ui, &urls::welcome(arrival.id), problems, html! {
            input type="hidden" name="version" value=(arrival.version);
            fieldset.choice #pupil {
                legend { (t!(ui, "passage-whose")) }
                @if shown.candidates.is_empty() { p { (t!(ui, "passage-no-candidate")) } }
                @for (place, (sure, it)) in shown.candidates.iter().enumerate() {
                    label {
                        input type="radio" name="pupil" value=(it.id)
                            checked[first == Some(place)];
                        span { (it.first_name) " " (it.last_name)
                            @if let Some(born) = it.birth_day { " · " (pieces::day(ui, born)) }
                            " " span.quiet { (sureness(ui, *sure)) } }
                    }
                }
            }
            @if shown.is_for_another && !shown.candidates.is_empty() { (handed(ui)) }
            @if !shown.candidates.is_empty() {
                div.actions { button.button { (ui::icon("check")) (t!(ui, "passage-welcome")) } }
            }
        }))
    }
}

/// It was made for another school: the family says here that it is for this one.
fn handed(ui: &Ui) -> Markup {
    html! {
        div #handed {
            p { (t!(ui, "passage-for-another")) }
            (ui::checkbox("handed", &t!(ui, "passage-handed"), false))
        }
    }
}

fn sureness(ui: &Ui, sure: Option<Sureness>) -> String {
    match sure {
        Some(Sureness::Ine) => t!(ui, "passage-sure-ine").into_owned(),
        Some(Sureness::Names) => t!(ui, "passage-sure-names").into_owned(),
        None => String::new(),
    }
}
