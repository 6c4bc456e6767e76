//! The syntheses of a class: `GET /carnet/classes/{class}/syntheses`, who has which, and all that
//! are locked in one document.

use super::pieces;
use crate::{
    NurseryClass,
    carnet::Decide,
    model, sheet,
    store::{self, syntheses::Line},
    urls,
};
use axum::{extract::State, response::Response};
use base::{Id, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::Person;
use ui::Tone;
use web::{App, Error, Granted, Page, Result, Ui, t, ui};

async fn read(app: &App, class: &NurseryClass) -> Result<Vec<Line>> {
    let (id, today) = (class.id, app.clock.today());
    let year = SchoolYear::of(today);
    Ok(app.db.read(move |tx| store::syntheses::of_class(tx, id, year, today)).await?)
}

pub async fn get(
    class: Granted<Decide, NurseryClass>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let lines = read(&app, &class).await?;
    Ok(view(&ui, &class, &lines))
}

/// `GET /carnet/classes/{class}/syntheses.pdf`
pub async fn pdf(class: Granted<Decide, NurseryClass>, State(app): State<App>) -> Result<Response> {
    let lines = read(&app, &class).await?;
    let locked = lines.iter().filter(|line| line.is_locked);
    let pupils: Vec<Id<Person>> = locked.map(|line| line.pupil_id).collect();
    if pupils.is_empty() {
        return Err(Error::NotFound);
    }
    let document = app.db.read(move |tx: &Tx<'_>| sheet::load(tx, &pupils)).await?;
    let made = tokio::task::spawn_blocking(move || document.pdf()).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    let name = format!("syntheses-{}-{}.pdf", pieces::slug(&class.name), class.year);
    Ok(pieces::document(bytes, &name))
}

fn view(ui: &Ui, class: &NurseryClass, lines: &[Line]) -> Page {
    let title = t!(ui, "carnet-syntheses");
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::class(class.id), &t!(ui, "carnet-class-title", class = class.name)),
        ]))
        (ui::head(&title, html! {
            @if lines.iter().any(|line| line.is_locked) {
                a.button.plain href=(urls::syntheses_pdf(class.id)) {
                    (ui::icon("download")) (t!(ui, "carnet-syntheses-pdf"))
                }
            }
        }))
        p.quiet { (t!(ui, "carnet-syntheses-how")) }
        @if lines.is_empty() { (ui::empty(t!(ui, "carnet-syntheses-none"), None)) }
        @else { (list(ui, lines)) }
    };
    ui.narrow(&title, body)
}

fn list(ui: &Ui, lines: &[Line]) -> Markup {
    let total = model::lines().count();
    let content = html! {
        ul.rows { @for line in lines {
            @let decided = line.content.as_ref().map_or(0, |it| total - it.undecided());
            li { a.row href=(urls::synthesis(line.pupil_id)) {
                span {
                    b { (line.name().full()) }
                    span.quiet {
                        (t!(ui, "carnet-decided", decided = decided, total = total))
                        @if line.signatures > 0 {
                            " · " (t!(ui, "carnet-signatures", count = line.signatures))
                        }
                    }
                }
                @if line.is_locked {
                    @if line.is_stamped { (ui::tag(t!(ui, "carnet-tag-stamped"), Tone::Ok)) }
                    @else { (ui::tag(t!(ui, "carnet-tag-locked"), Tone::Ok)) }
                } @else if line.content.is_some() {
                    (ui::tag(t!(ui, "carnet-tag-draft"), Tone::Plain))
                } @else {
                    (ui::tag(t!(ui, "carnet-tag-to-begin"), Tone::Plain))
                }
            } }
        } }
    };
    ui::card("pupils", t!(ui, "carnet-syntheses-pupils"), None, content)
}
