//! What every page of figures shows: a week of a place, the weeks before, its months.

use crate::{
    Week, measure,
    measure::Monthly,
    store::{self, accounts::Accounts, figures::Figure},
    urls,
};
use base::Day;
use db::{Result, Tx};
use maud::{Markup, html};
use serde::Deserialize;
use std::{borrow::Cow, collections::BTreeMap};
use web::{App, Ui, t, ui, visits::Role};

/// Which week is asked for: `?semaine=2026-11-16`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub semaine: String,
    /// Towns after this name.
    pub apres: String,
}

/// A year of weeks.
pub const WEEKS_MAX: u32 = 53;
const WEEKS_SHOWN: usize = 12;
const MONTHS_SHOWN: usize = 6;

/// What is known of a place.
pub struct Board {
    pub weeks: Vec<Week>,
    pub week: Option<Week>,
    /// The one this week went out under.
    threshold: u64,
    figures: Vec<Figure>,
    pub accounts: Vec<Accounts>,
}

impl Board {
    pub fn load(tx: &Tx<'_>, place: i64, asked: &Asked) -> Result<Self> {
        let weeks: Vec<Week> = store::figures::weeks(tx, WEEKS_MAX)?
            .into_iter()
            .map(|(monday,)| Week::of(monday))
            .collect();
        let wanted = Week::parse(&asked.semaine).filter(|week| weeks.contains(week));
        let week = wanted.or(weeks.first().copied());
        let (mut figures, mut accounts, mut threshold) = (Vec::new(), Vec::new(), 0);
        if let (Some(first), Some(week)) = (weeks.last(), week) {
            threshold = store::figures::threshold_of(tx, week.monday())?;
            figures = store::figures::of_place(tx, place, first.monday())?;
            accounts = store::accounts::of_place(tx, place, week.monday())?;
        }
        Ok(Board { weeks, week, threshold, figures, accounts })
    }

    /// Those of the week that is shown.
    fn of_week(&self) -> impl Iterator<Item = &Figure> {
        let week = self.week.map(Week::monday);
        self.figures.iter().filter(move |it| Some(it.week) == week)
    }

    /// A week, the roles of the place, `place` being one of theirs.
    pub fn draw(&self, ui: &Ui, app: &App, page: &str, roles: &[Role]) -> Markup {
        let Some(week) = self.week else {
            return ui::empty(t!(ui, "usage-nothing-yet"), None);
        };
        let monday = week.monday().in_words(ui.locale);
        html! {
            (ui::turning(ui, t!(ui, "usage-week-of", day = monday), self.around(ui, page), None))
            (of_roles(ui, self, roles))
            p.quiet { (t!(ui, "usage-hidden-hint", count = self.threshold)) }
            (self.services(ui, app, roles))
            (self.series(ui, roles))
            (self.months(ui, roles))
            p.actions {
                a.button.plain href=(urls::export(page)) download {
                    (ui::icon("download")) (t!(ui, "usage-export"))
                }
                a.button.plain href=(urls::months(page)) download {
                    (ui::icon("download")) (t!(ui, "usage-export-months"))
                }
            }
        }
    }

    fn around(&self, ui: &Ui, page: &str) -> [Option<ui::Way>; 2] {
        let place = self.weeks.iter().position(|it| Some(*it) == self.week);
        let way = |week: Option<&Week>| {
            week.map(|week| {
                let day = week.monday().in_words(ui.locale);
                (urls::in_week(page, *week), t!(ui, "usage-week-of", day = day).into_owned())
            })
        };
        // The latest is the first.
        let before = place.and_then(|place| self.weeks.get(place + 1));
        let after = place.and_then(|place| self.weeks.get(place.checked_sub(1)?));
        [way(before), way(after)]
    }

    /// Services by role, in the week.
    fn services(&self, ui: &Ui, app: &App, roles: &[Role]) -> Markup {
        let mut by_service: BTreeMap<&str, BTreeMap<Role, u64>> = BTreeMap::new();
        for figure in self.of_week().filter(|it| !it.service.is_empty()) {
            by_service.entry(&figure.service).or_default().insert(figure.role, figure.visits);
        }
        let rows: Vec<Line<'_>> = by_service
            .iter()
            .map(|(word, cells)| {
                let cells = roles.iter().map(|role| cells.get(role).copied()).collect();
                Line { name: service(ui, app, word), url: None, cells }
            })
            .collect();
        let title = t!(ui, "usage-services");
        let first = t!(ui, "usage-service");
        html! {
            h2 #services { (title) }
            @if rows.is_empty() { p.quiet { (t!(ui, "usage-services-none")) } }
            @else { (table(ui, &title, &first, roles, &rows)) }
        }
    }

    /// Visits of the last weeks.
    fn series(&self, ui: &Ui, roles: &[Role]) -> Markup {
        let weeks = self.weeks.iter().take(WEEKS_SHOWN);
        let rows: Vec<Line<'_>> = weeks
            .map(|week| {
                let of = |role: &Role| self.visits(*role, week.monday());
                let name = format!("{} {}", week.monday().short(ui.locale), week.monday().year());
                Line { name: name.into(), url: None, cells: roles.iter().map(of).collect() }
            })
            .collect();
        let title = t!(ui, "usage-weeks");
        html! {
            h2 #weeks { (title) }
            (table(ui, &title, &t!(ui, "usage-week"), roles, &rows))
        }
    }

    fn visits(&self, role: Role, week: Day) -> Option<u64> {
        let is_it = |it: &&Figure| it.role == role && it.week == week && it.service.is_empty();
        self.figures.iter().find(is_it).map(|it| it.visits)
    }

    /// The measure by month, in the words of the DNMA.
    fn months(&self, ui: &Ui, roles: &[Role]) -> Markup {
        let all = measure::months(&self.figures, &self.weeks);
        let is_it = |it: &&Monthly| it.service.is_empty() && roles.contains(&it.role);
        let lines: Vec<&Monthly> =
            all.iter().filter(is_it).rev().take(MONTHS_SHOWN * roles.len()).collect();
        let (profile, visits) = (t!(ui, "usage-profile"), t!(ui, "usage-visits"));
        let visitors = t!(ui, "usage-visitors");
        html! {
            h2 #months { (t!(ui, "usage-months")) }
            p.quiet { (t!(ui, "usage-months-hint")) }
            @if lines.is_empty() { p.quiet { (t!(ui, "usage-services-none")) } }
            @else { div.table-box { table.table role="table" aria-labelledby="months" {
                thead { tr role="row" {
                    th scope="col" { (t!(ui, "usage-month")) } th scope="col" { (profile) }
                    th.number scope="col" { (visits) } th.number scope="col" { (visitors) }
                } }
                tbody { @for line in lines { tr role="row" {
                    th scope="row" role="rowheader" { (format!("{:02}/{}", line.month, line.year)) }
                    td role="cell" data-label=(profile) { (role(ui, line.role)) }
                    td.number role="cell" data-label=(visits) { (least(ui, line, line.visits)) }
                    td.number role="cell" data-label=(visitors) { (least(ui, line, line.visitors)) }
                } } }
            } } }
        }
    }
}

fn least<'a>(ui: &'a Ui, line: &Monthly, count: u64) -> Cow<'a, str> {
    if line.is_at_least() {
        t!(ui, "usage-at-least", count = grouped(count)).into_owned().into()
    } else {
        grouped(count).into()
    }
}

/// Persons, accounts, visits of each role in the week.
fn of_roles(ui: &Ui, board: &Board, roles: &[Role]) -> Markup {
    let (persons, opened) = (t!(ui, "usage-persons"), t!(ui, "usage-opened"));
    let (visits, visitors) = (t!(ui, "usage-visits"), t!(ui, "usage-visitors"));
    let figure = |role: Role| board.of_week().find(|it| it.role == role && it.service.is_empty());
    let account = |role: Role| board.accounts.iter().find(|it| it.role == role);
    html! {
        div.table-box { table.table role="table" {
            caption.hidden { (t!(ui, "usage-by-role")) }
            thead { tr role="row" {
                th scope="col" { (t!(ui, "usage-role")) }
                th.number scope="col" { (persons) } th.number scope="col" { (opened) }
                th.number scope="col" { (visits) } th.number scope="col" { (visitors) }
            } }
            tbody { @for role in roles { tr role="row" {
                th scope="row" role="rowheader" { (self::role(ui, *role)) }
                (cell(ui, &persons, account(*role).map(|it| it.persons)))
                (cell(ui, &opened, account(*role).map(|it| it.opened)))
                (cell(ui, &visits, figure(*role).map(|it| it.visits)))
                (cell(ui, &visitors, figure(*role).map(|it| it.visitors)))
            } } }
        } }
    }
}

/// A line of figures, one for each role.
pub struct Line<'a> {
    pub name: Cow<'a, str>,
    /// Where there is more of it.
    pub url: Option<String>,
    pub cells: Vec<Option<u64>>,
}

/// Lines by role; what is hidden says so.
pub fn table(ui: &Ui, title: &str, first: &str, roles: &[Role], rows: &[Line<'_>]) -> Markup {
    html! {
        div.table-box { table.table role="table" {
            caption.hidden { (title) }
            thead { tr role="row" {
                th scope="col" { (first) }
                @for role in roles { th.number scope="col" { (self::role(ui, *role)) } }
            } }
            tbody { @for line in rows { tr role="row" {
                th scope="row" role="rowheader" {
                    @match &line.url {
                        Some(url) => { a href=(url) { (line.name) } }
                        None => (line.name),
                    }
                }
                @for (role, count) in roles.iter().zip(&line.cells) {
                    (cell(ui, &self::role(ui, *role), *count))
                }
            } } }
        } }
    }
}

/// A figure, or that it is hidden.
pub fn cell(ui: &Ui, label: &str, count: Option<u64>) -> Markup {
    html! {
        td.number role="cell" data-label=(label) {
            @match count {
                Some(count) => { (grouped(count)) }
                None => { span.quiet { (t!(ui, "usage-hidden")) } }
            }
        }
    }
}

pub fn role(ui: &Ui, role: Role) -> Cow<'_, str> {
    match role {
        Role::Pupil => t!(ui, "usage-role-pupil"),
        Role::Guardian => t!(ui, "usage-role-guardian"),
        Role::Staff => t!(ui, "usage-role-staff"),
        Role::Head => t!(ui, "usage-role-head"),
        Role::Agent => t!(ui, "usage-role-agent"),
    }
}

/// A feature, as the menu says it.
pub fn service<'a>(ui: &'a Ui, app: &App, word: &str) -> Cow<'a, str> {
    let feature = app.features.iter().find(|feature| feature.name == word);
    match feature.and_then(|feature| feature.menu.first()) {
        Some(entry) => ui.words(entry.text),
        None => t!(ui, "usage-service-other", word = word).into_owned().into(),
    }
}

/// `12 345`, with spaces that do not break.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// What schools count.
pub const IN_SCHOOLS: [Role; 4] = [Role::Pupil, Role::Guardian, Role::Staff, Role::Head];
