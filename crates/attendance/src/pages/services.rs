//! The canteen and childcare of a day: `/presences/ecoles/{school}/services`, for who runs the
//! school and for the town: numbers, names and classes, as a page and as CSV. Never what a child
//! may not eat.

use super::{asked::Asked, pieces};
use crate::{
    Moment, Slot, Week,
    access::Serve,
    closure::Commune,
    service::{Rule, SERVICES},
    store::{self, services::Line},
    urls,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Id, Instant, Minutes};
use db::Tx;
use maud::{Markup, html};
use people::School;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, spreadsheet, t, ui, ui::Field};

pub struct Shown {
    pub week: Week,
    pub slot: Slot,
    /// Those who are expected.
    pub lines: Vec<Line>,
    pub rule: Rule,
}

/// The day that is asked for, or the next one of class.
fn slot(asked: &Asked, week: &Week, now: Instant) -> Slot {
    let today = now.day();
    let next = if week.is_school_day(today) { today } else { week.day_after(today) };
    let day = base::Day::parse_iso(&asked.jour).unwrap_or(next);
    let service = Moment::parse(&asked.moment).filter(|moment| SERVICES.contains(moment));
    Slot::new(day, service.unwrap_or(Moment::Canteen))
}

pub async fn read(app: &App, school: Id<School>, asked: Asked) -> Result<Shown> {
    let now = app.clock.now();
    let read = move |tx: &Tx<'_>| {
        let week = store::weeks::of(tx, school)?;
        let slot = slot(&asked, &week, now);
        let mut lines = store::services::of_schools(tx, &[school], slot)?;
        let is_open = week.has(slot);
        lines.retain(|line| is_open && line.is_expected(slot));
        Ok(Shown { week, slot, lines, rule: store::services::rule(tx, school)? })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(
    school: Granted<Serve, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&app, school.id, asked).await?;
    let form = RuleForm::of(shown.rule);
    Ok(view(&ui, &school, &shown, &form, &Problems::none()))
}

/// `GET /presences/ecoles/{school}/services.csv`
pub async fn csv(
    school: Granted<Serve, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let shown = read(&app, school.id, asked).await?;
    let head = vec![
        t!(&ui, "attendance-class").into_owned(),
        t!(&ui, "attendance-last-name").into_owned(),
        t!(&ui, "attendance-first-name").into_owned(),
    ];
    let row = |line: &Line| {
        vec![line.class_name.clone(), line.last_name.clone(), line.first_name.clone()]
    };
    let name = format!("{}-{}.csv", shown.slot.moment.word(), shown.slot.day.iso());
    spreadsheet::file(&name, std::iter::once(head).chain(shown.lines.iter().map(row)))
}

/// Until when families may change a day.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct RuleForm {
    /// `0` to `5` days of class before
    days_before: String,
    /// `10:00`
    until: String,
}

const DAYS_BEFORE: [&str; 6] = ["0", "1", "2", "3", "4", "5"];

impl RuleForm {
    fn of(rule: Rule) -> Self {
        let Minutes(minutes) = rule.until;
        RuleForm {
            days_before: rule.days_before.to_string(),
            until: format!("{:02}:{:02}", minutes / 60, minutes % 60),
        }
    }

    pub fn check(&self) -> Result<Rule, Problems> {
        let wrong = || Problems::one("until", text::id!("attendance-wrong-until"));
        let until = Minutes::parse(&self.until).ok_or_else(wrong)?;
        let days = DAYS_BEFORE.iter().position(|days| *days == self.days_before);
        let days_before = days.and_then(|days| u8::try_from(days).ok()).ok_or_else(wrong)?;
        Ok(Rule { days_before, until })
    }
}

pub async fn post(
    school: Granted<Serve, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RuleForm>,
) -> Result<Answer> {
    let id = school.id;
    match form.check() {
        Ok(rule) => {
            app.db.write(move |tx: &Tx<'_>| store::services::set_rule(tx, id, rule)).await?;
            Ok(Answer::to(urls::services(id)).saying(t!(&ui, "attendance-service-saved")))
        }
        Err(problems) => {
            let shown = read(&app, id, Asked::default()).await?;
            Ok(view(&ui, &school, &shown, &form, &problems).unprocessable().into())
        }
    }
}

/// `GET /presences/communes/{town}/services`: a line a school, with its numbers.
pub async fn get_town(
    commune: Granted<web::Read, Commune>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (slot, lines) = read_town(&app, &commune, asked).await?;
    let title = t!(&ui, "attendance-services");
    let count = |school: &School| lines.iter().filter(|line| line.school_id == school.id).count();
    let content = html! {
        ul.rows {
            @for school in &commune.schools {
                li { a.row href=(urls::services_on(school.id, slot)) {
                    span { b { (school.name) } }
                    span { (t!(&ui, "attendance-service-count", count = count(school))) }
                } }
            }
        }
    };
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &t!(&ui, "attendance-title"))]))
        h1 { (title) }
        p.quiet { (commune.town.name) " · " (pieces::slot(&ui, slot)) }
        (ui::card("schools", t!(&ui, "attendance-service-schools"), None, content))
    };
    Ok(ui.narrow(&title, body))
}

/// Those who are expected in the schools of a town.
pub async fn read_town(app: &App, commune: &Commune, asked: Asked) -> Result<(Slot, Vec<Line>)> {
    let (schools, now) = (commune.open_on(app.clock.today()), app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let weeks = store::weeks::of_all(tx, &schools)?;
        let usual = weeks.first().map_or_else(Week::default, |(_, week)| week.clone());
        let slot = slot(&asked, &usual, now);
        let open = weeks.iter().filter(|(_, week)| week.has(slot)).map(|(school, _)| *school);
        let open: Vec<Id<School>> = open.collect();
        let mut lines = store::services::of_schools(tx, &open, slot)?;
        lines.retain(|line| line.is_expected(slot));
        Ok((slot, lines))
    };
    Ok(app.db.read(read).await?)
}

fn view(ui: &Ui, school: &School, shown: &Shown, form: &RuleForm, problems: &Problems) -> Page {
    let title = t!(ui, "attendance-services");
    let missing = shown.lines.iter().filter(|line| line.is_missing).count();
    let mut classes: Vec<(&str, usize)> = Vec::new();
    for line in &shown.lines {
        match classes.last_mut() {
            Some((name, count)) if *name == line.class_name => *count += 1,
            _ => classes.push((&line.class_name, 1)),
        }
    }
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "attendance-title"))]))
        (ui::head(&title, html! {
            a.button.plain href=(urls::services_csv(school.id, shown.slot)) {
                (ui::icon("download")) (t!(ui, "attendance-csv"))
            }
        }))
        p.quiet { (school.name) }
        (days(ui, school.id, shown))
        @if !shown.week.has(shown.slot) {
            (pieces::no_class(ui, &shown.week, shown.slot, school.id))
        }
        dl.figures {
            div { dt { (t!(ui, "attendance-service-expected")) } dd { (shown.lines.len()) } }
            div { dt { (t!(ui, "attendance-service-missing")) } dd { (missing) } }
            @for (name, count) in &classes { div { dt { (name) } dd { (count) } } }
        }
        (names(ui, shown))
        (rule(ui, school.id, form, problems))
    };
    ui.narrow(&title, body)
}

fn days(ui: &Ui, school: Id<School>, shown: &Shown) -> Markup {
    let Slot { day, moment } = shown.slot;
    let around = pieces::around(ui, &shown.week, day, true, |day| {
        urls::services_on(school, Slot::new(day, moment))
    });
    let known = SERVICES.into_iter().filter(|service| shown.week.is_called(*service));
    let links = known.map(|service| {
        let url = urls::services_on(school, Slot::new(day, service));
        (url, pieces::moment(ui, service).into_owned(), service == moment)
    });
    let links: Vec<(String, String, bool)> = links.collect();
    let chips: Vec<ui::Chip<'_>> = links
        .iter()
        .map(|(url, words, is_open)| ui::Chip { url, words, number: None, is_open: *is_open })
        .collect();
    html! {
        (ui::turning(ui, pieces::day(ui, day), around, None))
        (ui::chips(t!(ui, "attendance-moments"), &chips))
    }
}

fn names(ui: &Ui, shown: &Shown) -> Markup {
    let content = html! {
        @if shown.lines.is_empty() { p.body.quiet { (t!(ui, "attendance-service-nobody")) } }
        ul.rows {
            @for line in &shown.lines {
                li { a.row href=(urls::services_of(line.id)) {
                    span { b { (line.name().listed()) } span.quiet { (line.class_name) } }
                    @if line.is_missing {
                        (ui::tag(t!(ui, "attendance-away"), ui::Tone::Warn))
                    }
                } }
            }
        }
    };
    ui::card("expected", t!(ui, "attendance-service-list"), None, content)
}

fn rule(ui: &Ui, school: Id<School>, form: &RuleForm, problems: &Problems) -> Markup {
    let (label, at) = (t!(ui, "attendance-service-days-before"), t!(ui, "attendance-service-hour"));
    let days =
        Field { name: "days_before", label: &label, value: &form.days_before, ..Field::default() };
    let options: Vec<(&str, String)> = DAYS_BEFORE
        .iter()
        .enumerate()
        .map(|(count, days)| {
            (*days, t!(ui, "attendance-service-before", count = count).into_owned())
        })
        .collect();
    let options: Vec<(&str, &str)> =
        options.iter().map(|(it, words)| (*it, words.as_str())).collect();
    let until = Field {
        name: "until",
        label: &at,
        value: &form.until,
        kind: "time",
        class: "short",
        ..Field::default()
    };
    let content = html! {
        div.body { (ui::form(ui, &urls::services(school), problems, html! {
            (ui::select(ui, &days, &options, problems))
            (until.draw(ui, problems))
            div.actions { button.button { (t!(ui, "attendance-week-save")) } }
        })) }
    };
    ui::card("rule", t!(ui, "attendance-service-rule"), None, content)
}
