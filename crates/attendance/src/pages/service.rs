//! The canteen and childcare of a child: `/presences/eleves/{pupil}/services`. Which days of the
//! week, and what is different in the days that come.

use super::pieces;
use crate::{
    Moment, Slot, Week,
    access::Serve,
    service::{DAYS_AHEAD, Days, Guest, Rule, SERVICES},
    store::{
        self,
        services::{Hand, OneDay, Plan},
    },
    urls,
};
use axum::extract::State;
use base::{Day, Instant};
use db::Tx;
use maud::{Markup, html};
use web::{Answer, App, Form, Granted, Page, Read, Result, Ui, t, ui};

pub struct Shown {
    week: Week,
    pub rule: Rule,
    plans: Vec<Plan>,
    days: Vec<OneDay>,
    /// The first day that whoever looks may still change.
    pub first: Day,
}

fn load(tx: &Tx<'_>, guest: &Guest, is_bound: bool, now: Instant) -> db::Result<Shown> {
    let week = store::weeks::of(tx, guest.school)?;
    let rule = store::services::rule(tx, guest.school)?;
    let plans = store::services::plans(tx, guest.person())?;
    let days = store::services::days(tx, guest.person(), now.day())?;
    let first = if is_bound { rule.first_open(&week, now) } else { now.day() };
    Ok(Shown { week, rule, plans, days, first })
}

impl Shown {
    /// What there is here: a collège has no childcare.
    pub fn services(&self) -> Vec<Moment> {
        SERVICES.into_iter().filter(|service| self.week.is_called(*service)).collect()
    }

    pub fn plan(&self, service: Moment, on: Day) -> Days {
        let holds = |plan: &&Plan| plan.service == service && plan.from_on <= on;
        self.plans.iter().find(holds).map(|plan| Days(plan.days.clone())).unwrap_or_default()
    }

    pub fn is_in(&self, service: Moment, day: Day) -> bool {
        let alone = self.days.iter().find(|one| one.service == service && one.day == day);
        alone.map_or_else(|| self.plan(service, day).has(day.weekday()), |one| one.is_in)
    }

    /// The next days of class.
    pub fn ahead(&self, today: Day) -> Vec<Day> {
        let days = (0..60).map(|days| today.plus_days(days));
        days.filter(|day| self.week.is_school_day(*day)).take(DAYS_AHEAD).collect()
    }

    pub fn weekdays(&self) -> Vec<usize> {
        if self.week.has_wednesday { vec![0, 1, 2, 3, 4] } else { vec![0, 1, 3, 4] }
    }
}

fn is_bound(guest: &Granted<impl Sized, Guest>) -> bool {
    !guest.is_served_by(&guest.viewer)
}

pub async fn read(app: &App, guest: &Granted<Read, Guest>) -> Result<Shown> {
    let (of, bound, now) = (Guest::clone(guest), is_bound(guest), app.clock.now());
    Ok(app.db.read(move |tx: &Tx<'_>| load(tx, &of, bound, now)).await?)
}

pub async fn get(guest: Granted<Read, Guest>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = read(&app, &guest).await?;
    let may_set = ui.may::<Serve>(&*guest);
    Ok(view(&ui, &guest, &shown, may_set))
}

pub async fn post(
    guest: Granted<Serve, Guest>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    write(&app, &guest, form.0.clone()).await?;
    let back = urls::services_of(guest.person());
    Ok(Answer::to(back).saying(t!(&ui, "attendance-service-saved")))
}

/// A form of the week (`what=week`, `canteen=0`…) or of the days that come (`what=days`,
/// `canteen=2026-11-26`…): what is ticked is in. A day whose hour has passed stays as it was.
pub async fn write(
    app: &App,
    guest: &Granted<Serve, Guest>,
    fields: Vec<(String, String)>,
) -> Result<()> {
    let (of, bound, now) = (Guest::clone(guest), is_bound(guest), app.clock.now());
    let by = guest.viewer.person;
    let is_week = fields.iter().any(|(name, value)| name == "what" && value == "week");
    let write = move |tx: &Tx<'_>| {
        let shown = load(tx, &of, bound, now)?;
        let ticked = |service: Moment, value: &str| {
            fields.iter().any(|(name, it)| name == service.word() && it == value)
        };
        let hand = Hand { by, at: now };
        if is_week {
            let plan = shown.services().into_iter().map(|service| {
                let days = shown.weekdays().into_iter();
                (service, Days::of(days.filter(|day| ticked(service, &day.to_string()))))
            });
            let plan: Vec<(Moment, Days)> = plan.collect();
            return store::services::set_plan(tx, of.person(), &plan, shown.first, hand);
        }
        let open = shown.ahead(now.day()).into_iter().filter(|day| *day >= shown.first);
        let services = shown.services();
        let all = open.flat_map(|day| services.iter().map(move |service| (*service, day)));
        let changed: Vec<(Moment, Day, bool)> = all
            .map(|(service, day)| (service, day, ticked(service, &day.iso())))
            .filter(|(service, day, is_in)| shown.is_in(*service, *day) != *is_in)
            .collect();
        store::services::set_days(tx, of.person(), &changed, hand)
    };
    Ok(app.db.write(write).await?)
}

fn view(ui: &Ui, guest: &Granted<Read, Guest>, shown: &Shown, may_set: bool) -> Page {
    let title = t!(ui, "attendance-service-of", name = guest.name.first);
    let home = t!(ui, "attendance-title");
    let time = shown.rule.until.in_words(ui.locale);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &home)]))
        h1 { (title) }
        @if may_set && is_bound(guest) {
            p.quiet {
                (t!(ui, "attendance-service-until", count = shown.rule.days_before, time = time))
            }
        }
        (week_card(ui, guest, shown, may_set))
        (days_card(ui, guest, shown, may_set))
    };
    ui.narrow(&title, body)
}

fn week_card(ui: &Ui, guest: &Guest, shown: &Shown, may_set: bool) -> Markup {
    let day = |weekday: usize| {
        let offset = i32::try_from(weekday).unwrap_or(0);
        let monday = ui.today().plus_days(-i32::try_from(ui.today().weekday()).unwrap_or(0));
        monday.plus_days(offset).weekday_in(ui.locale)
    };
    let rows = shown.weekdays();
    let box_of = |service: Moment, weekday: usize| {
        let name = day(weekday);
        let is_on = shown.plan(service, shown.first).has(weekday);
        tick(ui, service, (&weekday.to_string(), name), is_on, may_set)
    };
    let rows = rows.into_iter().map(|weekday| {
        let boxes = shown.services().into_iter().map(|service| box_of(service, weekday));
        (day(weekday).to_owned(), boxes.collect())
    });
    let title = t!(ui, "attendance-service-week");
    let from = pieces::day(ui, shown.first);
    let hint = t!(ui, "attendance-service-from", day = from);
    let rows: Vec<_> = rows.collect();
    let content = grid(ui, (guest, shown), "week", &rows, may_set);
    ui::card("week", title, None, html! { @if may_set { p.body.quiet { (hint) } } (content) })
}

fn days_card(ui: &Ui, guest: &Guest, shown: &Shown, may_set: bool) -> Markup {
    let rows = shown.ahead(ui.today()).into_iter().map(|day| {
        let is_open = may_set && day >= shown.first;
        let name = pieces::day(ui, day);
        let boxes = shown.services().into_iter().map(|service| {
            tick(ui, service, (&day.iso(), &name), shown.is_in(service, day), is_open)
        });
        let boxes = boxes.collect();
        (name, boxes)
    });
    let rows: Vec<_> = rows.collect();
    let content = grid(ui, (guest, shown), "days", &rows, may_set);
    ui::card("days", t!(ui, "attendance-service-days"), None, content)
}

fn tick(
    ui: &Ui,
    service: Moment,
    (value, name): (&str, &str),
    is_on: bool,
    is_open: bool,
) -> Markup {
    let label = format!("{}, {name}", pieces::moment(ui, service));
    html! {
        label.service-tick {
            input type="checkbox" name=(service.word()) value=(value) checked[is_on]
                disabled[!is_open] aria-label=(label);
        }
    }
}

fn grid(
    ui: &Ui,
    (guest, shown): (&Guest, &Shown),
    what: &str,
    rows: &[(String, Vec<Markup>)],
    may_set: bool,
) -> Markup {
    let table = html! {
        table.services {
            thead { tr {
                td {}
                @for service in shown.services() {
                    th scope="col" { (pieces::moment(ui, service)) }
                }
            } }
            tbody {
                @for (name, boxes) in rows {
                    tr {
                        th scope="row" { (name) }
                        @for tick in boxes { td { (tick) } }
                    }
                }
            }
        }
    };
    html! {
        @if may_set {
            form.body method="post" action=(urls::services_of(guest.person())) {
                (ui::token(ui))
                input type="hidden" name="what" value=(what);
                (table)
                div.actions { button.button { (t!(ui, "attendance-service-save")) } }
            }
        } @else { div.body { (table) } }
    }
}

/// Those of a class who are expected, when the families of its school have said it.
pub fn expected(tx: &Tx<'_>, school: base::Id<people::School>, slot: Slot) -> db::Result<Expected> {
    let lines = store::services::of_schools(tx, &[school], slot)?;
    let is_used = lines.iter().any(|line| line.days.is_some() || line.is_in.is_some());
    let expected = lines.iter().filter(|line| line.is_expected(slot)).map(|line| line.id);
    Ok(Expected { is_used, pupils: expected.collect() })
}

/// Who is expected; nobody has said anything when it is not used.
pub struct Expected {
    pub is_used: bool,
    pub pupils: Vec<base::Id<people::Person>>,
}
