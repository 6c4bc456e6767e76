//! How a school cuts its year: `/resultats/ecoles/{school}/periodes`. One says when the first
//! period begins and when each ends: there can be no gap.

use crate::{
    Period,
    access::{Arrange, Consult},
    deeds,
    period::{self, CutError, NewPeriod, PERIODS_MAX},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::School;
use serde::Deserialize;
use std::collections::HashMap;
use web::{
    Answer, App, Form, Granted, Page, Problem, Problems, Result, Ui, form, form::At, t, ui,
    ui::Field,
};

const NAMES: [&str; PERIODS_MAX] = ["name-1", "name-2", "name-3", "name-4", "name-5", "name-6"];
const LASTS: [&str; PERIODS_MAX] = ["last-1", "last-2", "last-3", "last-4", "last-5", "last-6"];
const NAME_CHARS_MAX: usize = 40;
/// Holidays as long as this end one of the five periods of an école.
const HOLIDAYS_DAYS: i32 = 10;

#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    annee: Option<i16>,
    /// How many periods a suggestion has: 2, 3 or 5.
    modele: Option<u8>,
}

impl Asked {
    fn year(self, today: Day) -> SchoolYear {
        period::asked_year(self.annee, today)
    }
}

/// The fields by name.
type Fields = HashMap<String, String>;

pub async fn get(
    school: Granted<Consult, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, year) = (school.id, asked.year(ui.today()));
    let periods = app.db.read(move |tx| period::of_school(tx, id, year)).await?;
    if !ui.may::<Arrange>(&*school) {
        return Ok(reading(&ui, &school, &periods));
    }
    let fields = match asked.modele {
        Some(count) => fields_of(&suggestion(&ui, &school, year, count)),
        None => fields_of(&periods.iter().map(NewPeriod::from).collect::<Vec<_>>()),
    };
    Ok(view(&ui, &school, year, &fields, &Problems::none()))
}

impl From<&Period> for NewPeriod {
    fn from(it: &Period) -> Self {
        NewPeriod { name: it.name.clone(), from_on: it.from_on, until_on: it.until_on }
    }
}

fn fields_of(periods: &[NewPeriod]) -> Fields {
    let mut fields = Fields::new();
    if let Some(first) = periods.first() {
        fields.insert("from_on".to_owned(), first.from_on.iso());
    }
    for ((period, name), last) in periods.iter().zip(NAMES).zip(LASTS) {
        fields.insert(name.to_owned(), period.name.clone());
        fields.insert(last.to_owned(), period.until_on.plus_days(-1).iso());
    }
    fields
}

/// A year in two, three or five, from the first of September to the summer holidays.
fn suggestion(ui: &Ui, school: &School, year: SchoolYear, count: u8) -> Vec<NewPeriod> {
    let day = |(year, month, day): (i16, i8, i8)| Day::new(year, month, day);
    let (first, next) = (day((year.0, 9, 1)), year.0 + 1);
    let holidays = school.zone().holidays();
    let long: Vec<_> = holidays
        .filter(|it| first.is_some_and(|first| it.first > first) && it.first.year() <= next)
        .filter(|it| it.last.since(it.first) >= HOLIDAYS_DAYS)
        .collect();
    let summer = long.iter().find(|it| it.first.month() == 7 && it.first.year() == next);
    let end = summer.map_or(day((next, 7, 5)), |it| Some(it.first));
    let middle: Vec<Option<Day>> = match count {
        2 => vec![day((next, 2, 1))],
        5 => {
            let before = |it: &&base::Closure| end.is_some_and(|end| it.first < end);
            long.iter().filter(before).take(4).map(|it| Some(it.last.plus_days(1))).collect()
        }
        _ => vec![day((year.0, 12, 1)), day((next, 3, 8))],
    };
    let days: Vec<Day> = [vec![first], middle, vec![end]].concat().into_iter().flatten().collect();
    let period = |(place, pair): (usize, &[Day])| NewPeriod {
        name: named(ui, count, place + 1),
        from_on: pair[0],
        until_on: pair[1],
    };
    days.windows(2).enumerate().map(period).collect()
}

fn named(ui: &Ui, count: u8, number: usize) -> String {
    let name = match count {
        2 => t!(ui, "results-semester", number = number),
        5 => t!(ui, "results-period-named", number = number),
        _ => t!(ui, "results-trimester", number = number),
    };
    name.into_owned()
}

pub async fn post(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
    form: Form<Fields>,
) -> Result<Answer> {
    let (id, year, by, now) = (school.id, asked.year(ui.today()), school.viewer.person, ui.now);
    let periods = match check(&form, year) {
        Ok(periods) => periods,
        Err(problems) => {
            return Ok(view(&ui, &school, year, &form, &problems).unprocessable().into());
        }
    };
    let write = move |tx: &Tx<'_>| {
        period::cut(tx, id, year, &periods)?;
        deeds::arranged(tx, id, "periods", by, now)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::periods_of(id, year)).saying(t!(&ui, "results-saved"))),
        Err(error) => match error.reason::<CutError>() {
            Some(why) => {
                let problems = Problems::from(problem(*why));
                Ok(view(&ui, &school, year, &form, &problems).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

/// Lines without a name and a day are none; each period begins where the one before ends.
fn check(fields: &Fields, year: SchoolYear) -> Result<Vec<NewPeriod>, Problems> {
    let typed = |name: &str| fields.get(name).map(|it| it.trim()).unwrap_or_default();
    let mut problems = Problems::none();
    let mut from = Day::parse(typed("from_on")).at("from_on").map_err(Problems::from)?;
    let mut periods = Vec::new();
    for (name, last) in NAMES.into_iter().zip(LASTS) {
        if typed(name).is_empty() && typed(last).is_empty() {
            continue;
        }
        let named = form::required(typed(name), NAME_CHARS_MAX).at(name);
        match Problems::gather((named, Day::parse(typed(last)).at(last))) {
            Ok((name, last)) => {
                let until_on = last.plus_days(1);
                periods.push(NewPeriod { name, from_on: from, until_on });
                from = until_on;
            }
            Err(more) => problems = problems.with(more),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    period::check(year, &periods).map_err(|why| Problems::from(problem(why)))?;
    Ok(periods)
}

fn problem(why: CutError) -> Problem {
    let (field, text) = match why {
        CutError::Nothing | CutError::TooMany => (NAMES[0], text::id!("results-cut-nothing")),
        CutError::Empty(place) => (LASTS[place], text::id!("results-cut-empty")),
        CutError::Gap(place) => (LASTS[place], text::id!("results-cut-gap")),
        CutError::Outside(place) => (LASTS[place], text::id!("results-cut-outside")),
        CutError::Used(place) => (NAMES[place.min(PERIODS_MAX - 1)], text::id!("results-cut-used")),
    };
    Problem { field, text, args: Vec::new() }
}

fn title(ui: &Ui, school: &School) -> Markup {
    html! { (ui::breadcrumb(ui, &[(&urls::school(school.id), &t!(ui, "results-school-title"))])) }
}

fn reading(ui: &Ui, school: &School, periods: &[Period]) -> Page {
    let words = t!(ui, "results-periods");
    let body = html! {
        (title(ui, school))
        h1 { (words) }
        @if periods.is_empty() { (ui::empty(t!(ui, "results-periods-none"), None)) }
        ul.rows { @for it in periods {
            li { div.row { span {
                b { (it.name) }
                span.quiet { (t!(ui, "results-from-to", first = it.from_on.french(),
                    last = it.last_day().french())) }
            } } }
        } }
    };
    ui.narrow(&words, body)
}

fn view(ui: &Ui, school: &School, year: SchoolYear, fields: &Fields, problems: &Problems) -> Page {
    let named = year.to_string();
    let words = t!(ui, "results-periods-of", year = named);
    let typed = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let url = urls::periods_of(school.id, year);
    let (first, name, last) =
        (t!(ui, "results-first-day"), t!(ui, "results-name"), t!(ui, "results-last-day"));
    let from = Field {
        name: "from_on",
        label: &first,
        value: typed("from_on"),
        kind: "date",
        class: "short",
        ..Field::default()
    };
    let models = [
        (3, t!(ui, "results-three-trimesters")),
        (2, t!(ui, "results-two-semesters")),
        (5, t!(ui, "results-five-periods")),
    ];
    let body = html! {
        (title(ui, school))
        h1 { (words) }
        p { (t!(ui, "results-periods-lead")) }
        div.actions { @for (count, words) in models {
            a.button.plain.small href={ (url) "&modele=" (count) } { (words) }
        } }
        (ui::form(ui, &url, problems, html! {
            (from.draw(ui, problems))
            @for (place, (name_field, last_field)) in NAMES.into_iter().zip(LASTS).enumerate() {
                fieldset.step.period {
                    legend { (t!(ui, "results-period-number", number = place + 1)) }
                    (Field { name: name_field, label: &name, value: typed(name_field),
                        is_optional: place > 0, ..Field::default() }.draw(ui, problems))
                    (Field { name: last_field, label: &last, value: typed(last_field),
                        is_optional: place > 0, kind: "date", class: "short",
                        ..Field::default() }.draw(ui, problems))
                }
            }
            div.actions { button.button { (t!(ui, "results-save")) } }
        }))
        (years(ui, school, year))
    };
    ui.narrow(&words, body)
}

/// The year to come can be cut before it begins.
fn years(ui: &Ui, school: &School, year: SchoolYear) -> Markup {
    let (before, after) = (SchoolYear(year.0 - 1), year.next());
    html! {
        nav.pager aria-label=(t!(ui, "results-years")) {
            a.button.plain rel="prev" href=(urls::periods_of(school.id, before)) {
                (ui::icon("chevron-left")) (before)
            }
            a.button.plain rel="next" href=(urls::periods_of(school.id, after)) {
                (after) (ui::icon("chevron-right"))
            }
        }
    }
}
