//! Who may fetch a child: `/presences/eleves/{pupil}/sorties`. His guardians say it, the team
//! reads it.

use crate::{
    access::Answer as Answering,
    pickup::{NewPickup, Pickup},
    pupil::Pupil,
    store::{self, pickups::Guardian},
    urls,
};
use axum::extract::State;
use base::Day;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problem, Problems, Read, Result, Ui, form, t, ui,
    ui::Field,
};

const CHARS_MAX: usize = 100;

#[derive(Debug, Default, Deserialize)]
pub struct PickupForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    bond: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    from_on: String,
    #[serde(default)]
    until_on: String,
}

/// What a form says, once it cannot be wrong.
struct Named {
    name: String,
    bond: String,
    phone: String,
    from_on: Day,
    until_on: Option<Day>,
}

impl PickupForm {
    fn check(&self, today: Day) -> Result<Named, Problems> {
        let name = form::required(&self.name, CHARS_MAX).at("name");
        let bond = form::required(&self.bond, CHARS_MAX).at("bond");
        let phone = form::optional(&self.phone, CHARS_MAX).map(Option::unwrap_or_default);
        let (name, bond, phone, from_on, until_on) =
            Problems::gather((name, bond, phone.at("phone"), self.from(today), self.until(today)))?;
        Ok(Named { name, bond, phone, from_on, until_on })
    }

    fn from(&self, today: Day) -> Result<Day, Problem> {
        if self.from_on.trim().is_empty() {
            return Ok(today);
        }
        Day::parse(&self.from_on).and_then(|day| day.not_before(today)).at("from_on")
    }

    /// The last day he may is what a person writes; the first day he may not is what is kept.
    fn until(&self, today: Day) -> Result<Option<Day>, Problem> {
        if self.until_on.trim().is_empty() {
            return Ok(None);
        }
        let first = Day::parse(&self.from_on).unwrap_or(today);
        let last = Day::parse(&self.until_on).and_then(|day| day.not_before(first));
        last.map(|day| Some(day.plus_days(1))).at("until_on")
    }
}

struct Shown {
    guardians: Vec<Guardian>,
    pickups: Vec<Pickup>,
}

async fn load(app: &App, pupil: &Pupil) -> Result<Shown> {
    let (pupil, today) = (pupil.person(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        Ok(Shown {
            guardians: store::pickups::guardians(tx, pupil, today)?,
            pickups: store::pickups::of_pupil(tx, pupil, today)?,
        })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(pupil: Granted<Read, Pupil>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = load(&app, &pupil).await?;
    Ok(view(&ui, &pupil, &shown, &PickupForm::default(), &Problems::none()))
}

pub async fn post(
    pupil: Granted<Answering, Pupil>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PickupForm>,
) -> Result<Answer> {
    let now = app.clock.now();
    let named = match form.check(now.day()) {
        Ok(named) => named,
        Err(problems) => {
            let shown = load(&app, &pupil).await?;
            return Ok(view(&ui, &pupil, &shown, &form, &problems).unprocessable().into());
        }
    };
    let Named { name, bond, phone, from_on, until_on } = named;
    let (person, by) = (pupil.person(), pupil.viewer.person);
    let words = t!(&ui, "attendance-pickup-added", name = name).into_owned();
    let new = NewPickup { pupil: person, name, bond, phone, from_on, until_on, by, at: now };
    app.db.write(move |tx| store::pickups::insert(tx, &new)).await?;
    Ok(Answer::to(urls::pickups(person)).saying(words))
}

/// `POST /presences/sorties/{pickup}/fin`: he may no longer, from today on.
pub async fn end(
    pickup: Granted<Answering, Pickup>,
    State(app): State<App>,
    ui: Ui,
    _: Form<super::absence::Nothing>,
) -> Result<Answer> {
    let (now, back) = (app.clock.now(), urls::pickups(pickup.pupil_id));
    let write = move |tx: &Tx<'_>| {
        store::pickups::end(tx, pickup.id, now.day(), (pickup.viewer.person, now))
    };
    app.db.write(write).await?;
    Ok(Answer::to(back).saying(t!(&ui, "attendance-pickup-ended")))
}

fn view(ui: &Ui, pupil: &Pupil, shown: &Shown, form: &PickupForm, problems: &Problems) -> Page {
    let title = t!(ui, "attendance-pickups-title", name = pupil.name.first);
    let back = t!(ui, "attendance-of", name = pupil.name.first);
    let may_answer = ui.may::<Answering>(pupil);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::pupil(pupil.person()), &back)]))
        h1 { (title) }
        p { (t!(ui, "attendance-pickups-hint")) }
        (list(ui, shown, may_answer))
        @if may_answer { (adding(ui, pupil, form, problems)) }
    };
    ui.narrow(&title, body)
}

fn list(ui: &Ui, shown: &Shown, may_answer: bool) -> Markup {
    let lines = html! {
        ul.rows {
            @for guardian in &shown.guardians {
                li { div.row {
                    span { b { (guardian.first_name) " " (guardian.last_name) }
                        span.quiet { (t!(ui, "attendance-pickup-guardian")) } }
                } }
            }
            @for pickup in &shown.pickups {
                li { div.row {
                    span {
                        b { (pickup.name) }
                        span.quiet {
                            (pickup.bond)
                            @if !pickup.phone.is_empty() {
                                " · " a href={ "tel:" (pickup.phone) } { (pickup.phone) }
                            }
                            " · " (since(ui, pickup))
                        }
                    }
                    @if may_answer {
                        (ui::action(ui, &urls::end_of_pickup(pickup.id), html! {
                            button.button.plain.small
                                aria-label=(t!(ui, "attendance-pickup-end-of",
                                    name = pickup.name)) {
                                (t!(ui, "attendance-pickup-end"))
                            }
                        }))
                    }
                } }
            }
        }
    };
    ui::card("pickups", t!(ui, "attendance-pickups"), None, lines)
}

fn since(ui: &Ui, pickup: &Pickup) -> String {
    let from = pickup.from_on.without_year(ui.locale);
    match pickup.until_on.map(|until| until.plus_days(-1)) {
        None => t!(ui, "attendance-pickup-since", day = from).into_owned(),
        Some(last) => {
            let last = last.without_year(ui.locale);
            t!(ui, "attendance-pickup-between", first = from, last = last).into_owned()
        }
    }
}

fn adding(ui: &Ui, pupil: &Pupil, form: &PickupForm, problems: &Problems) -> Markup {
    let words = [
        t!(ui, "attendance-pickup-name"),
        t!(ui, "attendance-pickup-bond"),
        t!(ui, "attendance-pickup-phone"),
        t!(ui, "attendance-pickup-from"),
        t!(ui, "attendance-pickup-until"),
    ];
    let hint = t!(ui, "attendance-pickup-bond-hint");
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    let day = |name, label, value| Field {
        kind: "date",
        class: "short",
        is_optional: true,
        ..field(name, label, value)
    };
    html! {
        details.more open[!problems.is_empty()] {
            summary { (t!(ui, "attendance-pickup-add")) }
            (ui::form(ui, &urls::pickups(pupil.person()), problems, html! {
                (field("name", &words[0], &form.name).draw(ui, problems))
                (Field { hint: Some(&hint), ..field("bond", &words[1], &form.bond) }
                    .draw(ui, problems))
                (Field { kind: "tel", is_optional: true,
                    ..field("phone", &words[2], &form.phone) }.draw(ui, problems))
                div.pair {
                    (day("from_on", &words[3], &form.from_on).draw(ui, problems))
                    (day("until_on", &words[4], &form.until_on).draw(ui, problems))
                }
                div.actions { button.button { (t!(ui, "attendance-pickup-add-do")) } }
            }))
        }
    }
}
