//! An assessment: what it looks at, how far it is typed, who reads it. `/evaluations/{assessment}`.

use super::pieces;
use crate::{
    Assessment, Item,
    assessment::Stage,
    grid::{self, Grid},
    store, urls,
};
use axum::extract::State;
use base::PersonName;
use db::Tx;
use maud::{Markup, html};
use web::{App, Edit, Granted, Page, Problems, Read, Result, Ui, t, ui};

pub async fn get(
    assessment: Granted<Read, Assessment>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &assessment, &Problems::none()).await
}

/// The page, with what was refused.
pub async fn show(
    app: &App,
    ui: &Ui,
    assessment: &Assessment,
    problems: &Problems,
) -> Result<Page> {
    let (of, today) = (assessment.clone(), ui.today());
    let read = move |tx: &Tx<'_>| {
        let teachers = store::teachers::of_assessment(tx, of.id)?;
        Ok((grid::load(tx, &of, today)?, teachers.into_iter().map(|(_, name)| name).collect()))
    };
    let (grid, teachers): (Grid, Vec<PersonName>) = app.db.read(read).await?;
    Ok(view(ui, assessment, (&grid, &teachers), problems))
}

fn view(
    ui: &Ui,
    assessment: &Assessment,
    (grid, teachers): (&Grid, &[PersonName]),
    problems: &Problems,
) -> Page {
    let is_written = ui.may::<Edit>(assessment);
    let names: Vec<String> = teachers.iter().map(PersonName::formal).collect();
    let body = html! {
        (pieces::way(ui, assessment, false))
        (ui::head(&assessment.title, html! {
            @if is_written && assessment.state == Stage::Open && grid.live().next().is_some() {
                (ui::button_link(&urls::grid(assessment.id), "pencil", t!(ui, "assessments-type")))
            } @else if grid.live().next().is_some() {
                a.button.plain href=(urls::grid(assessment.id)) {
                    (ui::icon("eye")) (t!(ui, "assessments-see-grid"))
                }
            }
        }))
        (pieces::subtitle(ui, assessment))
        p { (pieces::state(ui, assessment.state)) " "
            (pieces::visible(ui, assessment.visible_at)) }
        (pieces::kept(ui))
        (ui::problems(ui, problems))
        @if !names.is_empty() { p.quiet { (t!(ui, "assessments-by", names = names.join(", "))) } }
        (looked_at(ui, assessment, grid, is_written))
        @if is_written { (families(ui, assessment, problems)) }
        (remark(ui, assessment, is_written))
        @if is_written { (life(ui, assessment)) }
    };
    ui.narrow(&assessment.title, body)
}

fn looked_at(ui: &Ui, assessment: &Assessment, grid: &Grid, is_written: bool) -> Markup {
    let here = grid.pupils.iter().filter(|pupil| pupil.is_here()).count();
    let typed = |item: &Item| {
        let said = |pupil: &&crate::store::pupils::Line| {
            pupil.is_here() && !grid.written(item.id, pupil.id).is_empty()
        };
        grid.pupils.iter().filter(said).count()
    };
    let is_typed = is_written && assessment.state == Stage::Open;
    let all = (urls::items(assessment.id), t!(ui, "assessments-choose-items"));
    let is_changed = is_written && assessment.state != Stage::Archived;
    let content = html! {
        @if grid.live().next().is_none() { (ui::empty(t!(ui, "assessments-no-items"), None)) }
        ul.rows {
            @for item in grid.live() {
                @let progress = t!(ui, "assessments-progress", typed = typed(item), count = here);
                li {
                    @if is_typed {
                        a.row href=(urls::column(assessment.id, item.id)) {
                            b { (item.label) } span.quiet { (progress) }
                        }
                    } @else { div.row { b { (item.label) } span.quiet { (progress) } } }
                }
            }
            @for item in grid.retired() {
                li { div.row {
                    span { (item.label) }
                    span.quiet { (t!(ui, "assessments-retired")) }
                } }
            }
        }
    };
    let all = is_changed.then_some((all.0.as_str(), &*all.1));
    ui::card("items", t!(ui, "assessments-items"), all, content)
}

/// From when families read it.
fn families(ui: &Ui, assessment: &Assessment, problems: &Problems) -> Markup {
    if assessment.state == Stage::Draft {
        return html! {};
    }
    let is_read = assessment.visible_at.is_some_and(|at| at <= ui.now);
    let day = assessment.visible_at.map_or_else(|| ui.today(), |at| at.day().max(ui.today()));
    let (label, hint) = (t!(ui, "assessments-visible-day"), t!(ui, "assessments-visible-hint"));
    let value = day.iso();
    let field = ui::Field {
        name: "visible_on",
        label: &label,
        hint: Some(&hint),
        value: &value,
        kind: "date",
        class: "short",
        ..ui::Field::default()
    };
    let content = html! {
        div.body {
            form.form method="post" action=(urls::visibility(assessment.id)) {
                (ui::token(ui))
                @if !is_read { (field.draw(ui, problems)) }
                div.actions {
                    @if !is_read {
                        button.button.plain name="action" value="show" {
                            (ui::icon("eye")) (t!(ui, "assessments-show"))
                        }
                    }
                    @if assessment.visible_at.is_some() {
                        button.button.plain name="action" value="hide" {
                            (ui::icon("eye-off")) (t!(ui, "assessments-hide"))
                        }
                    }
                }
            }
        }
    };
    ui::card("families", t!(ui, "assessments-families"), None, content)
}

fn remark(ui: &Ui, assessment: &Assessment, is_written: bool) -> Markup {
    html! {
        @if !assessment.remark.is_empty() {
            (ui::card("remark", t!(ui, "assessments-remark"), None,
                html! { div.body { p { (assessment.remark) } } }))
        }
        @if is_written && assessment.state == Stage::Open {
            p { a.button.plain href=(urls::remarks(assessment.id)) {
                (ui::icon("message-circle")) (t!(ui, "assessments-remarks"))
            } }
        }
    }
}

/// Opening, closing, changing, throwing away.
fn life(ui: &Ui, assessment: &Assessment) -> Markup {
    let id = assessment.id;
    let button = |icon: &str, words: &str| {
        html! { button.button.plain { (ui::icon(icon)) (words) } }
    };
    html! {
        div.actions {
            @match assessment.state {
                Stage::Draft => {
                    (ui::action(ui, &urls::opening(id),
                        button("lock-open", &t!(ui, "assessments-open"))))
                }
                Stage::Open => {
                    (ui::action(ui, &urls::archiving(id),
                        button("archive", &t!(ui, "assessments-archive"))))
                }
                Stage::Archived => {
                    (ui::action(ui, &urls::opening(id),
                        button("undo-2", &t!(ui, "assessments-reopen"))))
                }
            }
            @if assessment.state != Stage::Archived {
                a.button.plain href=(urls::edit(id)) {
                    (ui::icon("pencil")) (t!(ui, "assessments-change"))
                }
            }
            (ui::sure(ui, &urls::discarding(id), "trash-2", &t!(ui, "assessments-discard"),
                &t!(ui, "assessments-discard-sure")))
        }
    }
}
