//! What a pupil and his family read of an assessment: `/evaluations/{assessment}/eleves/{pupil}`.
//! His own results and words alone; never those of another, never a rank.

use super::pieces;
use crate::{
    Assessment, Item,
    cell::Said,
    news,
    store::{self, remarks::Remark},
    urls,
};
use axum::extract::{Path, State};
use base::{Id, Instant, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{Person, Standing};
use results::{Learner, Scale};
use serde::Deserialize;
use web::{App, Error, Granted, Page, Read, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct AssessmentPath {
    assessment: Id<Assessment>,
}

struct Shown {
    assessment: Assessment,
    items: Vec<Item>,
    said: Vec<(Id<Item>, Said)>,
    scales: Vec<Scale>,
    remark: Option<Remark>,
    teachers: Vec<PersonName>,
}

pub async fn get(
    pupil: Granted<Read, Learner>,
    State(app): State<App>,
    Path(path): Path<AssessmentPath>,
    ui: Ui,
) -> Result<Page> {
    let viewer: Standing = Standing::clone(&pupil.viewer);
    let is_staff = pupil.is_taught_by(&pupil.viewer);
    let is_family = viewer.person == pupil.person() || viewer.guards(pupil.person());
    let school = pupil.school;
    let (id, now) = (pupil.person(), ui.now);
    let read = move |tx: &Tx<'_>| {
        let found = crate::assessment::load(tx, path.assessment, &viewer)?;
        // Families read what is visible, wherever it was; who teaches the pupil reads what he has
        // shown in their school, before families do.
        let is_shown = |it: &Assessment| {
            is_staff && it.school_id == school || is_family && it.is_visible_at(now)
        };
        let Some(assessment) = found.filter(is_shown) else { return Ok(None) };
        let reads_all = is_staff && assessment.school_id == school;
        load(tx, assessment, id, (!reads_all).then_some(now))
    };
    let shown = app.db.read(read).await?.ok_or(Error::NotFound)?;
    if is_family {
        let (person, assessment) = (pupil.viewer.person, shown.assessment.id);
        app.db.mark(move |tx| news::seen(tx, assessment, person, now)).await?;
    }
    Ok(view(&ui, &pupil, &shown))
}

/// None when nothing was said of this pupil there; for families, nothing they may read yet.
fn load(
    tx: &Tx<'_>,
    assessment: Assessment,
    pupil: Id<Person>,
    visible_at: Option<Instant>,
) -> db::Result<Option<Shown>> {
    let id = assessment.id;
    let mut said = store::lines::of_pupil(tx, id, pupil, visible_at)?;
    said.retain(|(_, said)| *said != Said::Blank);
    let remark = store::remarks::of_pupil(tx, id, pupil)?;
    if said.is_empty() && remark.is_none() {
        return Ok(None);
    }
    let scale = |(_, said): &(Id<Item>, Said)| said.columns().scale;
    let scales: Vec<Id<Scale>> = said.iter().filter_map(scale).collect();
    let teachers = store::teachers::of_assessment(tx, id)?;
    Ok(Some(Shown {
        items: store::items::of_assessment(tx, id)?,
        scales: store::scales::by_id(tx, &scales)?,
        teachers: teachers.into_iter().map(|(_, name)| name).collect(),
        assessment,
        said,
        remark,
    }))
}

fn view(ui: &Ui, pupil: &Learner, shown: &Shown) -> Page {
    let assessment = &shown.assessment;
    let names: Vec<String> = shown.teachers.iter().map(PersonName::formal).collect();
    let results = urls::results(pupil.person());
    let is_said = |item: &&Item| shown.said.iter().any(|(said, _)| *said == item.id);
    let lines = html! {
        ul.rows {
            @for item in shown.items.iter().filter(is_said) {
                li { div.row { span { (item.label) } (level(ui, shown, item)) } }
            }
        }
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&results, &t!(ui, "assessments-results-of",
            name = pupil.name.first))]))
        h1 { (assessment.title) }
        p.quiet {
            (pupil.name.full()) " · "
            @if !assessment.matter().is_empty() { (assessment.matter()) " · " }
            (assessment.day.in_words(ui.locale))
            @if !names.is_empty() { " · " (names.join(", ")) }
        }
        @if !shown.said.is_empty() {
            (ui::card("shown", t!(ui, "assessments-shown-title"), None, lines))
        }
        @if let Some(remark) = shown.remark.as_ref().filter(|it| !it.words.is_empty()) {
            (ui::card("own-remark", t!(ui, "assessments-remark-own"), None,
                html! { div.body { p { (remark.words) } } }))
        }
        @if !assessment.remark.is_empty() {
            (ui::card("remark", t!(ui, "assessments-remark"), None,
                html! { div.body { p { (assessment.remark) } } }))
        }
    };
    ui.narrow(&assessment.title, body)
}

/// A level in words and colour, a mark out of what it is, or why there is none.
fn level(ui: &Ui, shown: &Shown, item: &Item) -> Markup {
    let Some((_, said)) = shown.said.iter().find(|(said, _)| *said == item.id) else {
        return html! {};
    };
    match *said {
        Said::Step(scale, rank) => {
            let scale = shown.scales.iter().find(|known| known.id == scale);
            let step = scale.and_then(|scale| scale.step(rank));
            step.map_or_else(|| html! { "?" }, pieces::level)
        }
        Said::Mark(mark) => html! {
            b { (t!(ui, "assessments-mark", mark = mark.to_string(),
                out_of = pieces::out_of(mark.out_of()))) }
        },
        Said::Absent => html! { (t!(ui, "assessments-absent")) },
        Said::Excused => html! { (t!(ui, "assessments-excused")) },
        Said::NotDone => html! { (t!(ui, "assessments-not-done")) },
        Said::Blank => html! {},
    }
}
