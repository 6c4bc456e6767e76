//! Showing carnets to families: `/carnet/classes/{class}/presentation`. The teacher says of whom,
//! and up to which day; what comes later waits for the next time.

use super::class;
use crate::{NurseryClass, carnet::Decide, refusal::Refusal, showing, store::pupils::Line, urls};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::Person;
use serde::Deserialize;
use ui::{Field, Tone};
use web::{Answer, App, At, Form, Granted, Page, Problem, Problems, Result, Ui, id, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ShowForm {
    pub pupils: Vec<String>,
    pub until: String,
}

/// What is to be shown.
struct Choice {
    pupils: Vec<Id<Person>>,
    until: Day,
}

impl ShowForm {
    fn check(&self, today: Day) -> Result<Choice, Problems> {
        let until = Day::parse(&self.until).and_then(|day| day.not_after(today)).at("until");
        let (pupils, until) = Problems::gather((self.named(), until))?;
        Ok(Choice { pupils, until })
    }

    fn named(&self) -> Result<Vec<Id<Person>>, Problem> {
        let pupils: Vec<Id<Person>> =
            self.pupils.iter().filter_map(|id| id.parse().ok()).take(200).collect();
        if pupils.is_empty() { Err(id!("carnet-refused-nobody")).at("pupils") } else { Ok(pupils) }
    }
}

async fn read(app: &App, class: &Granted<Decide, NurseryClass>) -> Result<class::Shown> {
    let (of, viewer) = (NurseryClass::clone(class), class.viewer.person);
    let today = app.clock.today();
    Ok(app.db.read(move |tx| class::load(tx, &of, viewer, today)).await?)
}

pub async fn get(
    class: Granted<Decide, NurseryClass>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&app, &class).await?;
    let (person, thing, now) = (class.viewer.person, class.id.raw(), ui.now);
    app.db.mark(move |tx| notices::seen(tx, person, &crate::news::LATE, thing, now)).await?;
    let waits = shown.followed.iter().filter(|line| line.waiting > 0);
    let pupils = waits.map(|line| line.pupil_id.to_string()).collect();
    let form = ShowForm { pupils, until: ui.today().iso() };
    Ok(view(&ui, &class, &shown, (&form, &Problems::none())))
}

pub async fn post(
    class: Granted<Decide, NurseryClass>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ShowForm>,
) -> Result<Answer> {
    let choice = match form.check(ui.today()) {
        Ok(choice) => choice,
        Err(problems) => return again(&app, &ui, &class, (&form, &problems)).await,
    };
    let (of, hand) = (NurseryClass::clone(&class), (class.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| showing::show(tx, &of, &choice.pupils, choice.until, hand);
    match app.db.write(write).await {
        Ok(count) => {
            let words = t!(&ui, "carnet-showed", count = count);
            Ok(Answer::to(urls::class(class.id)).saying(words))
        }
        Err(error) => again(&app, &ui, &class, (&form, &Refusal::of(error)?)).await,
    }
}

async fn again(
    app: &App,
    ui: &Ui,
    class: &Granted<Decide, NurseryClass>,
    typed: (&ShowForm, &Problems),
) -> Result<Answer> {
    let shown = read(app, class).await?;
    Ok(view(ui, class, &shown, typed).unprocessable().into())
}

fn view(
    ui: &Ui,
    class: &NurseryClass,
    shown: &class::Shown,
    (form, problems): (&ShowForm, &Problems),
) -> Page {
    let title = t!(ui, "carnet-show-title");
    let back = urls::class(class.id);
    let label = t!(ui, "carnet-until");
    let hint = t!(ui, "carnet-until-hint");
    let until = Field {
        name: "until",
        label: &label,
        hint: Some(&hint),
        value: &form.until,
        kind: "date",
        ..Field::default()
    };
    let is_late = |pupil: &&Line| !shown.presented.contains(&pupil.id);
    let late = shown.pupils.iter().filter(is_late).count();
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "carnet-title")),
            (&back, &t!(ui, "carnet-class-title", class = class.name)),
        ]))
        h1 { (title) }
        p { (t!(ui, "carnet-show-how")) }
        @if late > 0 { (ui::note(Tone::Info, t!(ui, "carnet-late", count = late))) }
        @else { (ui::note(Tone::Ok, t!(ui, "carnet-all-shown"))) }
        (ui::form(ui, &urls::presentation(class.id), problems, html! {
            (choices(ui, shown, form))
            (until.draw(ui, problems))
            div.actions {
                button.button { (ui::icon("eye")) (t!(ui, "carnet-show-do")) }
                a.button.plain href=(back) { (t!(ui, "carnet-leave")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

fn choices(ui: &Ui, shown: &class::Shown, form: &ShowForm) -> Markup {
    let is_marked = |pupil: Id<Person>| form.pupils.iter().any(|id| id.parse() == Ok(pupil));
    html! {
        fieldset.choice #pupils {
            legend { (t!(ui, "carnet-show-whom")) }
            @for pupil in &shown.pupils {
                @let followed = shown.followed(pupil.id);
                @let waiting = followed.map_or(0, |line| line.waiting);
                @let unwritten = followed.map_or(0, |line| line.unwritten);
                label {
                    input type="checkbox" name="pupils" value=(pupil.id)
                        checked[is_marked(pupil.id)];
                    span {
                        (pupil.name().full())
                        span.hint {
                            (t!(ui, "carnet-waiting", count = waiting))
                            @if unwritten > 0 {
                                " · " (t!(ui, "carnet-unwritten", count = unwritten))
                            }
                            @if !shown.presented.contains(&pupil.id) {
                                " · " (t!(ui, "carnet-not-this-half"))
                            }
                        }
                    }
                }
            }
        }
    }
}
