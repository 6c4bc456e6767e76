//! A dossier: `GET /passage/dossiers/{dossier}`. The family chooses, the school follows, the
//! receiving school finds the way in.

use super::{family_view, pieces};
use crate::{
    Dossier,
    access::{Peruse, Record, Run, TakeAway},
    dossier::State as Stands,
    piece::{Outcome, Sheet},
    sealing,
    store::{self, openings::Line as Opening},
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use web::{App, Granted, Page, Problems, Read, Result, Ui, Viewer, passage::Kind, t, ui};

pub struct Shown {
    pub sheet: Sheet,
    pub openings: Vec<Opening>,
}

pub fn read(tx: &Tx<'_>, dossier: &Dossier, viewer: &Viewer) -> db::Result<Shown> {
    let is_all = dossier.is_decided_by || dossier.is_received_by(viewer);
    let load = if is_all { Sheet::load } else { Sheet::load_for_school };
    let sheet = load(tx, dossier)?;
    let mut openings = store::openings::of(tx, dossier.id)?;
    for it in openings.iter_mut().filter(|it| !is_listed(&sheet, it)) {
        it.title = None;
    }
    Ok(Shown { sheet, openings })
}

/// What the viewer's sheet does not list has no title in the readings either.
fn is_listed(sheet: &Sheet, opening: &Opening) -> bool {
    opening.piece_id.is_none_or(|piece| sheet.pieces.iter().any(|it| it.id == piece))
}

pub async fn get(dossier: Granted<Read, Dossier>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (found, viewer) = (Dossier::clone(&dossier), dossier.viewer.clone());
    let shown = app.db.read(move |tx| read(tx, &found, &viewer)).await?;
    if dossier.is_decided_by {
        let (person, id, now) = (dossier.viewer.person, dossier.id, app.clock.now());
        let school = dossier.from_school.map_or(0, Id::raw);
        let seen = move |tx: &Tx<'_>| {
            notices::seen(tx, person, &crate::news::FAMILY, id.raw(), now)?;
            notices::seen(tx, person, &crate::news::FAMILY, school, now)
        };
        app.db.mark(seen).await?;
    }
    let form = family_view::ChoiceForm::of(&shown.sheet, dossier.viewer.person);
    Ok(view(&ui, &dossier, &dossier.viewer, &shown, (&form, &Problems::none())))
}

pub fn view(
    ui: &Ui,
    dossier: &Dossier,
    viewer: &Viewer,
    shown: &Shown,
    (form, problems): (&family_view::ChoiceForm, &Problems),
) -> Page {
    let name = dossier.pupil().full();
    let title = t!(ui, "passage-dossier-of", name = name);
    let body = html! {
        (way_back(ui, dossier, viewer))
        h1 { (title) }
        p {
            (way(ui, dossier)) " "
            @if dossier.is_decided_by { (pieces::state_at_home(ui, dossier.state)) }
            @else { (pieces::state(ui, dossier.state)) }
        }
        @if dossier.is_decided_by {
            (family_view::family(ui, dossier, viewer, &shown.sheet, (form, problems)))
        } @else {
            (ui::problems(ui, problems))
            (pieces_of(ui, dossier, &shown.sheet))
        }
        @if ui.may::<Record>(dossier) { (followed(ui, dossier, &shown.sheet)) }
        @if ui.may::<Run>(dossier) { (running(ui, dossier, &shown.sheet)) }
        @if dossier.state.has_content() && ui.may::<Peruse>(dossier) {
            div.actions {
                (ui::button_link(&urls::reading(dossier.id), "folder", t!(ui, "passage-read")))
            }
        }
        @if ui.may::<TakeAway>(dossier) { (taking_away(ui, dossier)) }
        (openings(ui, &shown.openings))
    };
    ui.narrow(&title, body)
}

/// To the school that runs or welcomes it, for who runs that school.
fn way_back(ui: &Ui, dossier: &Dossier, viewer: &Viewer) -> Markup {
    let left = dossier.from_school.filter(|_| dossier.is_run_by(viewer));
    let school = left.or(dossier.to_school.filter(|_| dossier.is_welcomed_by(viewer)));
    match school {
        Some(school) => ui::breadcrumb(ui, &[(&urls::school(school), &t!(ui, "passage-title"))]),
        None => pieces::back(ui, viewer, (dossier.pupil_id, &dossier.first_name)),
    }
}

/// « De École Jean-Macé vers Collège Rosa-Parks. »
fn way(ui: &Ui, dossier: &Dossier) -> String {
    let from = dossier.from_name.as_str();
    if dossier.to_name.is_empty() {
        return t!(ui, "passage-way-family", from = from).into_owned();
    }
    t!(ui, "passage-way", from = from, to = dossier.to_name).into_owned()
}

/// What the schools see: titles, and what becomes of each.
fn pieces_of(ui: &Ui, dossier: &Dossier, sheet: &Sheet) -> Markup {
    let is_known = dossier.state.has_content();
    html! {
        ul.rows {
            @for it in sheet.pieces.iter().filter(|it| !is_known || it.goes == Some(true)) {
                li { div.row {
                    span { b { (it.title) } span.quiet { (pieces::day(ui, it.made_on)) } }
                    @match it.kind {
                        Kind::ByLaw => (ui::tag(t!(ui, "passage-goes-by-law"), ui::Tone::Info)),
                        Kind::Stays => (ui::tag(t!(ui, "passage-stays"), ui::Tone::Plain)),
                        Kind::ByChoice => (outcome(ui, sheet.outcome(it.id))),
                    }
                } }
            }
        }
        @if sheet.pieces.is_empty() { p { (t!(ui, "passage-no-pieces")) } }
    }
}

fn outcome(ui: &Ui, outcome: Outcome) -> Markup {
    match outcome {
        Outcome::Goes => ui::tag(t!(ui, "passage-goes"), ui::Tone::Ok),
        Outcome::Refused => ui::tag(t!(ui, "passage-refused"), ui::Tone::Plain),
        Outcome::Unsaid => ui::tag(t!(ui, "passage-unsaid"), ui::Tone::Plain),
    }
}

/// Who has answered, when and how; nobody's words about a piece are told by name.
fn followed(ui: &Ui, dossier: &Dossier, sheet: &Sheet) -> Markup {
    let content = html! {
        ul.rows {
            @for it in &sheet.deciders {
                li { div.row {
                    (ui::face(&it.name()))
                    span {
                        b { (it.name().full()) }
                        span.quiet { (answered(ui, sheet, it.person_id)) }
                    }
                } }
            }
        }
        @if sheet.deciders.is_empty() { div.body { p { (t!(ui, "passage-nobody-decides")) } } }
        @if dossier.state == Stands::Open {
            div.body { div.actions {
                (ui::button_link(&urls::paper(dossier.id), "pencil", t!(ui, "passage-paper")))
                a.button.plain href=(urls::paper_pdf(dossier.id)) {
                    (ui::icon("printer")) (t!(ui, "passage-paper-print"))
                }
            } }
        }
    };
    ui::card("answers", t!(ui, "passage-answers-title"), None, content)
}

fn answered(ui: &Ui, sheet: &Sheet, person: Id<people::Person>) -> String {
    match sheet.answer_of(person) {
        None => t!(ui, "passage-not-answered").into_owned(),
        Some(it) if it.is_on_paper() => {
            t!(ui, "passage-answered-paper", when = ui.when(it.answered_at)).into_owned()
        }
        Some(it) => t!(ui, "passage-answered", when = ui.when(it.answered_at)).into_owned(),
    }
}

/// What the head of the school that is left may do.
fn running(ui: &Ui, dossier: &Dossier, sheet: &Sheet) -> Markup {
    let (words, question) = (t!(ui, "passage-withdraw"), t!(ui, "passage-withdraw-sure"));
    html! {
        div.actions {
            @if matches!(dossier.state, Stands::Prepared | Stands::Open) {
                a.button.plain href=(urls::destination(dossier.id)) {
                    (ui::icon("map-pin")) (t!(ui, "passage-change-destination"))
                }
            }
            @if sealing::may_seal(dossier, sheet).is_ok() {
                (ui::action(ui, &urls::sealing(dossier.id), html! {
                    button.button { (ui::icon("lock")) (t!(ui, "passage-seal")) }
                }))
            }
            @if dossier.state.may_withdraw() {
                (ui::sure(ui, &urls::withdrawal(dossier.id), "undo-2", &words, &question))
            }
        }
        @if dossier.state == Stands::Open && sealing::may_seal(dossier, sheet).is_err() {
            p.quiet { (t!(ui, "passage-seal-later", day = pieces::day(ui, dossier.due_on))) }
        }
    }
}

fn taking_away(ui: &Ui, dossier: &Dossier) -> Markup {
    html! {
        div.actions {
            a.button.plain href=(urls::archive(dossier.id)) download {
                (ui::icon("download")) (t!(ui, "passage-take-away"))
            }
        }
        p.quiet { (t!(ui, "passage-take-away-hint")) }
    }
}

fn openings(ui: &Ui, openings: &[Opening]) -> Markup {
    html! {
        @if !openings.is_empty() {
            details.more {
                summary { (t!(ui, "passage-openings", count = openings.len())) }
                ul.rows {
                    @for it in openings {
                        li { div.row { span {
                            b { (it.first_name) " " (it.last_name) }
                            @if let Some(title) = &it.title { span.quiet { (title) } }
                        } (ui::time(ui, it.at)) } }
                    }
                }
            }
        }
    }
}
