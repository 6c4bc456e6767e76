//! Opening slots: `/agenda/rendez-vous/nouveau`.

use super::opening_details::{Details, fields as details_fields};
use crate::{
    event::Event,
    opening::{Appointments, Opening, Per, Run},
    place::{Key, Place},
    receiving::{self, Plan, SLOTS_MAX, Said},
    reception::Reception,
    refusal::Refusal,
    urls,
};
use axum::extract::State;
use base::{Day, Instant, Minutes};
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, At, Create, Form, Granted, Page, Problems, Result, Ui, form, t,
    ui::{self, Field},
};

const AHEAD_DAYS: i32 = 300;
/// Booked, changed and cancelled until so many hours before the first slot.
const HOURS_BEFORE_MAX: i64 = 168;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OpeningForm {
    place: String,
    #[serde(flatten)]
    details: Details,
    day: String,
    from: String,
    until: String,
    /// A second day, when one does not do.
    day2: String,
    from2: String,
    until2: String,
    length: String,
    pause: String,
    per: String,
    hours_before: String,
    once: String,
}

/// Slots and what is said of them.
struct Checked {
    said: Said,
    slots: Vec<(Instant, Instant)>,
    per: Per,
    book_until_at: Instant,
}

impl OpeningForm {
    fn plan(&self, today: Day, number: usize) -> Result<Plan, web::Problem> {
        let (day, from, until, names) = match number {
            0 => (&self.day, &self.from, &self.until, ["day", "from", "until"]),
            _ => (&self.day2, &self.from2, &self.until2, ["day2", "from2", "until2"]),
        };
        let wrong = || text::id!("agenda-refused-hour");
        let day = Day::parse(day)
            .and_then(|day| day.not_before(today))
            .and_then(|day| day.not_after(today.plus_days(AHEAD_DAYS)))
            .at(names[0])?;
        let from = Minutes::parse(from).ok_or_else(wrong).at(names[1])?;
        let until = Minutes::parse(until).ok_or_else(wrong).at(names[2])?;
        let minutes = |text: &str, least: u16, most: u16| {
            let number = text.trim().parse::<u16>().ok();
            number.filter(|number| (least..=most).contains(number))
        };
        let length_minutes =
            minutes(&self.length, 5, 240).ok_or(text::id!("agenda-refused-length")).at("length")?;
        let pause = if self.pause.trim().is_empty() { "0" } else { &self.pause };
        let pause_minutes =
            minutes(pause, 0, 240).ok_or(text::id!("agenda-refused-length")).at("pause")?;
        let plan = Plan { day, from, until, length_minutes, pause_minutes };
        let count = plan.slots().len();
        if count == 0 || count > SLOTS_MAX {
            return Err(text::id!("agenda-refused-no-slot")).at(names[2]);
        }
        Ok(plan)
    }

    fn slots(&self, today: Day, now: Instant) -> Result<Vec<(Instant, Instant)>, web::Problem> {
        let mut slots = self.plan(today, 0)?.slots();
        if !self.day2.trim().is_empty() {
            slots.extend(self.plan(today, 1)?.slots());
        }
        slots.sort_unstable();
        let overlaps = slots.windows(2).any(|pair| pair[1].0 < pair[0].1);
        if overlaps || slots.len() > SLOTS_MAX {
            return Err(text::id!("agenda-refused-overlap")).at("from2");
        }
        if slots.first().is_none_or(|(start, _)| *start <= now) {
            return Err(text::id!("agenda-refused-past")).at("from");
        }
        Ok(slots)
    }

    fn check(&self, now: Instant) -> Result<Checked, Problems> {
        let slots = self.slots(now.day(), now).map_err(Problems::from);
        let (said, slots) = match (self.details.check(), slots) {
            (Ok(said), Ok(slots)) => (said, slots),
            (Err(wrong), Ok(_)) | (Ok(_), Err(wrong)) => return Err(wrong),
            (Err(wrong), Err(more)) => return Err(wrong.with(more)),
        };
        let hours = self.hours_before.trim().parse::<i64>().unwrap_or(0);
        let hours = hours.clamp(0, HOURS_BEFORE_MAX);
        let last = slots.last().map_or(now, |(start, _)| *start);
        let first = slots.first().map_or(now, |(start, _)| *start);
        // Without a limit one books until the last slot begins.
        let book_until_at = if hours == 0 { last } else { first.plus_hours(-hours) };
        Ok(Checked { said, slots, per: Per::parse(&self.per).unwrap_or(Per::Child), book_until_at })
    }
}

pub async fn get(
    reception: Granted<Create<Appointments>, Reception>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let places = &reception.places;
    let form = OpeningForm {
        place: places.first().map(|it| it.key().to_string()).unwrap_or_default(),
        details: Details::titled(&t!(&ui, "agenda-opening-usual")),
        from: "16:30".to_owned(),
        until: "18:30".to_owned(),
        length: "15".to_owned(),
        pause: "0".to_owned(),
        per: Per::Child.word().to_owned(),
        hours_before: "24".to_owned(),
        once: app.random.token(),
        ..OpeningForm::default()
    };
    Ok(view(&ui, &form, places, &Problems::none()))
}

pub async fn post(
    reception: Granted<Create<Appointments>, Reception>,
    State(app): State<App>,
    ui: Ui,
    form: Form<OpeningForm>,
) -> Result<Answer> {
    let (viewer, places) = (reception.viewer.clone(), &reception.places);
    let now = app.clock.now();
    let checked = match form.check(now) {
        Ok(checked) => checked,
        Err(problems) => return Ok(view(&ui, &form, places, &problems).unprocessable().into()),
    };
    let (key, once) = (form.place.parse::<Key>().ok(), form::once(&form.once));
    let write = move |tx: &Tx<'_>| {
        let no_place = || db::Error::refused(Refusal::NoPlace);
        let key = key.ok_or_else(no_place)?;
        let place = Granted::<Create<Event>, Place>::check(tx, key.id, &viewer)?;
        let place = place.filter(|it| it.kind == key.kind).ok_or_else(no_place)?;
        let opening = Opening {
            id: tx.new_id(),
            place_kind: place.kind,
            place_id: place.id,
            school_id: place.school_id.ok_or_else(no_place)?,
            owner_id: viewer.person,
            title: checked.said.title.clone(),
            body: checked.said.body.clone(),
            location: checked.said.location.clone(),
            link: checked.said.link.clone(),
            per: checked.per,
            book_until_at: checked.book_until_at,
            state: Run::Open,
            made_at: now,
        };
        receiving::open(tx, &opening, &checked.slots, &once, now)
    };
    match app.db.write(write).await {
        Ok(id) => Ok(Answer::to(urls::opening(id)).saying(t!(&ui, "agenda-opening-made"))),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(view(&ui, &form, places, &problems).unprocessable().into()),
            None => Err(error.into()),
        },
    }
}

fn view(ui: &Ui, form: &OpeningForm, places: &[Place], problems: &Problems) -> Page {
    let title = t!(ui, "agenda-opening-new");
    let keys: Vec<(String, &str)> =
        places.iter().map(|it| (it.key().to_string(), it.name.as_str())).collect();
    let options: Vec<(&str, &str)> = keys.iter().map(|(key, name)| (key.as_str(), *name)).collect();
    let per = [t!(ui, "agenda-per-child"), t!(ui, "agenda-per-guardian")];
    let per = [("child", &*per[0]), ("guardian", &*per[1])];
    let field = |name, label: &str, value, kind| {
        let is_optional = ["pause", "day2", "from2", "until2", "hours_before"].contains(&name);
        Field { name, label, value, kind, is_optional, ..Field::default() }.draw(ui, problems)
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::OPENINGS, &t!(ui, "agenda-openings"))]))
        h1 { (title) }
        (ui::form(ui, urls::NEW_OPENING, problems, html! {
            input type="hidden" name="once" value=(form.once);
            (ui::select(ui, &Field { name: "place", label: &t!(ui, "agenda-opening-for"),
                value: &form.place, ..Field::default() }, &options, problems))
            (field("day", &t!(ui, "agenda-field-day"), &form.day, "date"))
            div.pair {
                (field("from", &t!(ui, "agenda-field-from"), &form.from, "time"))
                (field("until", &t!(ui, "agenda-field-to"), &form.until, "time"))
            }
            div.pair {
                (field("length", &t!(ui, "agenda-field-length"), &form.length, "number"))
                (field("pause", &t!(ui, "agenda-field-pause"), &form.pause, "number"))
            }
            details.more open[!form.day2.is_empty()] {
                summary { (t!(ui, "agenda-opening-second-day")) }
                div.stack {
                    (field("day2", &t!(ui, "agenda-field-day"), &form.day2, "date"))
                    div.pair {
                        (field("from2", &t!(ui, "agenda-field-from"), &form.from2, "time"))
                        (field("until2", &t!(ui, "agenda-field-to"), &form.until2, "time"))
                    }
                }
            }
            (ui::choice(ui, &Field { name: "per", label: &t!(ui, "agenda-per"),
                hint: Some(&t!(ui, "agenda-per-hint")), value: &form.per, ..Field::default() },
                &per, problems))
            (field("hours_before", &t!(ui, "agenda-field-hours-before"), &form.hours_before,
                "number"))
            (details_fields(ui, &form.details, problems))
            div.actions { button.button { (t!(ui, "agenda-opening-open")) } }
        }))
    };
    ui.narrow(&title, body)
}
