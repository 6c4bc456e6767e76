//! The card of the home page: the call that is due, the word a family owes, the figures of a head.

use crate::{
    pages::{home, pieces, pupil, school},
    urls,
};
use base::Id;
use db::{Result, Tx};
use maud::{Markup, html};
use people::{Child, School};
use web::{Drawn, HomeOf, Ui, t, ui};

/// What awaits a family of one child: the half-days nobody has explained.
struct Silence {
    child: Child,
    place: usize,
    spans: Vec<(crate::Slot, crate::Slot)>,
}

struct Content {
    silences: Vec<Silence>,
    ground: Option<home::Ground>,
    figures: Vec<(Id<School>, String, school::Shown)>,
    closures: Vec<crate::Closure>,
}

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let mut content = Content {
        silences: silences(tx, home)?,
        ground: None,
        figures: Vec::new(),
        closures: home::closures(tx, home.viewer, home.now)?,
    };
    if home.viewer.is_staff() {
        let ground = home::load(tx, home.viewer, home.now)?;
        for id in &ground.schools {
            let asked = crate::pages::asked::Asked::default();
            let shown = school::load(tx, *id, &asked, home.now)?;
            let name = home.viewer.school(*id).map(|school| school.name.clone());
            let is_open = shown.week.has(shown.slot);
            content.figures.extend(is_open.then(|| (*id, name.unwrap_or_default(), shown)));
        }
        let is_due = ground.classes.iter().any(|class| ground.slot(class.school).is_some())
            || ground.bands.iter().any(|band| ground.slot(band.school_id).is_some());
        content.ground = is_due.then_some(ground);
    }
    let is_silent = content.silences.is_empty()
        && content.ground.is_none()
        && content.figures.is_empty()
        && content.closures.is_empty();
    Ok((!is_silent).then(|| -> Drawn { Box::new(move |ui| draw(ui, &content)) }))
}

fn silences(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Vec<Silence>> {
    let children = home.viewer.children.iter().enumerate();
    let shown: Vec<(usize, &Child)> =
        children.filter(|(_, child)| home.child.is_none_or(|open| open == child.id)).collect();
    // Most days nobody is away.
    if shown.is_empty() || home.is_quiet() {
        return Ok(Vec::new());
    }
    let mut silences = Vec::new();
    for (place, child) in shown {
        let Some(school) = child.schools.first() else { continue };
        let spans = pupil::unexplained(tx, child.id, *school, home.now)?;
        if !spans.is_empty() {
            silences.push(Silence { child: child.clone(), place, spans });
        }
    }
    Ok(silences)
}

fn draw(ui: &Ui, content: &Content) -> Markup {
    let all = t!(ui, "attendance-card-all");
    let lines = html! {
        @if !content.silences.is_empty() {
            ul.rows { @for silence in &content.silences { (silence_line(ui, silence)) } }
        }
        @if !content.closures.is_empty() {
            ul.rows {
                @for closure in &content.closures {
                    li { a.row href=(urls::closures(closure.school_id)) {
                        span.face aria-hidden="true" { (ui::icon("snowflake")) }
                        span {
                            b { (t!(ui, "attendance-card-closed", day = pieces::span(ui,
                                closure.from_slot, closure.until_slot))) }
                            span.quiet { (closure.school_name) }
                        }
                    } }
                }
            }
        }
        @if let Some(ground) = &content.ground { (home::classes(ui, ground)) }
        @for (id, name, shown) in &content.figures {
            div.body {
                a href=(urls::school(*id)) { (name) }
                p {
                    (t!(ui, "attendance-card-figures",
                        absent = shown.count(crate::State::Absent),
                        silent = shown.without_word()))
                    @if shown.to_call() > 0 {
                        " " (t!(ui, "attendance-card-to-call", count = shown.to_call()))
                    }
                }
            }
        }
    };
    let title = if content.silences.is_empty() {
        t!(ui, "attendance-card-title")
    } else {
        t!(ui, "attendance-card-silence")
    };
    ui::card("attendance-card", title, Some((urls::HOME, &*all)), lines)
}

/// « Absent ce matin : motif ? »
fn silence_line(ui: &Ui, silence: &Silence) -> Markup {
    let colour = ui::Colour::of_place(silence.place);
    let count = silence.spans.len();
    let first = silence.spans.last().map(|(from, until)| pieces::span(ui, *from, *until));
    html! {
        li { a.row.todo.(colour.class()) href=(urls::pupil(silence.child.id)) {
            (ui::child_face(&silence.child.name, colour))
            span {
                b { (t!(ui, "attendance-card-absent", day = first.unwrap_or_default())) }
                span.quiet {
                    (ui::child_tag(&silence.child.name, colour)) " "
                    (t!(ui, "attendance-card-answer", count = count))
                }
            }
            (ui::icon("chevron-right"))
        } }
    }
}
