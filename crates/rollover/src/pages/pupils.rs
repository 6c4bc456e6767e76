//! Giving places: `/annee-suivante/{change}/eleves?de=…`, the pupils of a class as boxes to tick,
//! and where those that are ticked go. Chips tick them all, or every other one.

use super::{pieces, words};
use crate::{
    Of, Way, YearChange,
    change::Prepare,
    editing,
    plan::{Line, Since, To},
    shown::{Shown, parse_way, way_word},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::Person;
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Chip, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A class, `sans-classe`, `annonces`, `sans-place` or `arrives`.
    pub de: String,
    /// `tous` or `alterne`: the boxes that are ticked already.
    pub coche: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlaceForm {
    pub version: i64,
    pub de: String,
    pub pupils: Vec<String>,
    pub to: String,
}

pub async fn get(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let shown = load(&app, &ui, &change).await?;
    let lines = chosen(&shown, &asked.de).ok_or(Error::NotFound)?;
    let is_ticked = |index: usize| match asked.coche.as_str() {
        "tous" => true,
        "alterne" => index.is_multiple_of(2),
        _ => false,
    };
    let pupils = lines.iter().enumerate().filter(|(index, _)| is_ticked(*index));
    let pupils = pupils.map(|(_, line)| line.pupil.to_string()).collect();
    let form = PlaceForm { version: change.version, de: asked.de, pupils, to: String::new() };
    Ok(view(&ui, &change, &shown, &lines, (&form, &asked.coche), &Problems::none()))
}

pub async fn post(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PlaceForm>,
) -> Result<Answer> {
    let pupils: Vec<Id<Person>> = form.pupils.iter().filter_map(|id| id.parse().ok()).collect();
    let way = parse_way(&form.to).filter(|way| *way != Way::Nowhere);
    let (Some(way), false) = (way, pupils.is_empty()) else {
        let shown = load(&app, &ui, &change).await?;
        let lines = chosen(&shown, &form.de).ok_or(Error::NotFound)?;
        let problems = if pupils.is_empty() {
            Problems::one("pupils", text::id!("rollover-nobody-ticked"))
        } else {
            Problems::one("to", text::id!("rollover-no-way"))
        };
        let page = view(&ui, &change, &shown, &lines, (&form, ""), &problems);
        return Ok(page.unprocessable().into());
    };
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    let count = app.db.write(move |tx| editing::place(tx, &wanted, &pupils, way)).await?;
    let url = urls::pupils(change.id, &form.de);
    Ok(Answer::to(url).saying(t!(ui, "rollover-placed-count", count = count)))
}

async fn load(app: &App, ui: &Ui, change: &YearChange) -> Result<Shown> {
    if !change.state.is_open() {
        return Err(Error::Conflict);
    }
    let (change, today) = (change.clone(), ui.today());
    Ok(app.db.read(move |tx: &Tx<'_>| Shown::load(tx, &change, today)).await?)
}

/// The pupils one asks for; none of no class of this school.
fn chosen<'a>(shown: &'a Shown, de: &str) -> Option<Vec<&'a Line>> {
    let lines = || shown.plan.lines.iter().filter(|line| line.to != To::Placed);
    match de {
        "sans-classe" => Some(lines().filter(|line| line.of == Of::NoClass).collect()),
        "annonces" => Some(lines().filter(|line| line.of == Of::Announced).collect()),
        "sans-place" => Some(lines().filter(|line| line.to == To::Goes(Way::Nowhere)).collect()),
        "arrives" => Some(lines().filter(|line| line.since == Since::Arrived).collect()),
        id => {
            let of = Of::Class(id.parse().ok()?);
            shown.old.iter().find(|old| old.of == of)?;
            Some(lines().filter(|line| line.of == of).collect())
        }
    }
}

fn view(
    ui: &Ui,
    change: &YearChange,
    shown: &Shown,
    lines: &[&Line],
    (form, ticked): (&PlaceForm, &str),
    problems: &Problems,
) -> Page {
    let of = match form.de.as_str() {
        "sans-classe" => t!(ui, "rollover-no-class").into_owned(),
        "sans-place" => t!(ui, "rollover-of-nowhere").into_owned(),
        "arrives" => t!(ui, "rollover-of-arrived").into_owned(),
        "annonces" => t!(ui, "rollover-of-announced").into_owned(),
        id => id.parse().map_or("", |id| shown.old_name(Of::Class(id))).to_owned(),
    };
    let title = t!(ui, "rollover-pupils-title", class = of);
    let body = html! {
        (pieces::way(ui, Some(change)))
        h1 { (title) }
        p.quiet { (t!(ui, "rollover-pupils-lead")) }
        @if lines.is_empty() {
            @let (url, back) = (urls::change(change.id), t!(ui, "rollover-back"));
            (ui::empty(t!(ui, "rollover-pupils-none"), Some((&url, &back))))
        } @else {
            (ticks(ui, change, &form.de, ticked))
            (ui::form(ui, &urls::of_change(change.id, "eleves"), problems, html! {
                (pieces::version(change))
                input type="hidden" name="de" value=(form.de);
                (boxes(ui, shown, lines, form, problems))
                (target(ui, shown, form, problems))
                div.actions { button.button { (t!(ui, "rollover-place")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn ticks(ui: &Ui, change: &YearChange, de: &str, ticked: &str) -> Markup {
    let here = urls::pupils(change.id, de);
    let (all, other) = (format!("{here}&coche=tous"), format!("{here}&coche=alterne"));
    let words =
        [t!(ui, "rollover-tick-none"), t!(ui, "rollover-tick-all"), t!(ui, "rollover-tick-other")];
    let chip = |url, words, is_open| Chip { url, words, number: None, is_open };
    ui::chips(
        t!(ui, "rollover-tick"),
        &[
            chip(&here, &words[0], ticked.is_empty()),
            chip(&all, &words[1], ticked == "tous"),
            chip(&other, &words[2], ticked == "alterne"),
        ],
    )
}

fn boxes(ui: &Ui, shown: &Shown, lines: &[&Line], form: &PlaceForm, problems: &Problems) -> Markup {
    html! {
        fieldset.choice #pupils {
            legend { (t!(ui, "rollover-pupils-legend")) }
            @if problems.of("pupils").is_some() {
                p.error #pupils-error { (t!(ui, "rollover-nobody-ticked")) }
            }
            @for line in lines {
                @let id = line.pupil.to_string();
                label {
                    input type="checkbox" name="pupils" value=(id)
                        checked[form.pupils.contains(&id)];
                    span {
                        b { (shown.name(line.pupil)) } " "
                        span.quiet {
                            (words::level(ui, line.from_level)) " → "
                            (words::to(ui, shown, line.to))
                            @if let Some(since) = words::since(ui, line.since) { " · " (since) }
                        }
                    }
                }
            }
        }
    }
}

fn target(ui: &Ui, shown: &Shown, form: &PlaceForm, problems: &Problems) -> Markup {
    let choose = t!(ui, "rollover-choose").into_owned();
    let mut options = vec![(String::new(), choose)];
    options
        .extend(shown.choices().into_iter().map(|way| (way_word(way), words::way(ui, shown, way))));
    let label = t!(ui, "rollover-field-to");
    let field = Field { name: "to", label: &label, value: &form.to, ..Field::default() };
    ui::select(ui, &field, &pieces::borrowed(&options), problems)
}
