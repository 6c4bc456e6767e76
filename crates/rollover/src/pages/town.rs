//! The waves of a town: `GET /annee-suivante/commune/{town}`, and beginning one: `POST`.

use super::{
    pieces,
    school::{BeginForm, begin_form},
    wave::tag,
};
use crate::{
    TownHall, Wave,
    change::{first_day_of_class, year_ending},
    deeds,
    jobs::PrepareWave,
    store, urls,
    wave::Begin,
};
use axum::extract::State;
use base::{Day, SchoolYear, Zone};
use db::Tx;
use jobs::progress;
use maud::html;
use web::{Answer, App, Form, Granted, Page, Problems, Read, Result, Ui, t, ui};

pub async fn get(town: Granted<Read, TownHall>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let year = year_ending(ui.today());
    let first = first_day_of_class(year.next(), Zone::B).map(|day| day.max(ui.today()));
    let form = BeginForm {
        year: year.0.to_string(),
        effective_on: first.map(Day::iso).unwrap_or_default(),
    };
    view(&app, &ui, &town, &form, &Problems::none()).await
}

pub async fn post(
    town: Granted<Begin, TownHall>,
    State(app): State<App>,
    ui: Ui,
    form: Form<BeginForm>,
) -> Result<Answer> {
    let (year, effective_on) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => {
            let page = view(&app, &ui, &town, &form, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (id, now, by) = (town.id, ui.now, town.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let Some(wave) = store::waves::insert(tx, id, year, by, now)? else {
            return Err(db::Error::Conflict("the town has begun already".to_owned()));
        };
        let text = text::id!("rollover-step-waiting");
        let progress = progress::start(tx, "rollover.wave", by, None, text, now)?;
        store::waves::follow(tx, wave, progress)?;
        deeds::of_wave(tx, wave, by, "year.wave", now)?;
        let job = PrepareWave { wave, effective_on: Some(effective_on), by };
        jobs::enqueue(tx, &job, now)?;
        Ok(wave)
    };
    let wave = app.db.write(write).await?;
    Ok(Answer::to(urls::wave(wave)).saying(t!(ui, "rollover-wave-begun")))
}

async fn view(
    app: &App,
    ui: &Ui,
    town: &TownHall,
    form: &BeginForm,
    problems: &Problems,
) -> Result<Page> {
    let id = town.id;
    let waves: Vec<Wave> = app.db.read(move |tx| store::waves::of_town(tx, id)).await?;
    let year = SchoolYear::of(ui.today());
    let free: Vec<SchoolYear> = [SchoolYear(year.0 - 1), year]
        .into_iter()
        .filter(|year| waves.iter().all(|wave| wave.year != *year))
        .collect();
    let title = t!(ui, "rollover-town-title", town = town.name);
    let body = html! {
        (pieces::way(ui, None))
        h1 { (title) }
        p.quiet { (t!(ui, "rollover-town-lead")) }
        @if !waves.is_empty() {
            ul.rows.card {
                @for wave in &waves {
                    li { a.row href=(urls::wave(wave.id)) {
                        span.face aria-hidden="true" { (ui::icon("graduation-cap")) }
                        span {
                            b { (t!(ui, "rollover-years", from = wave.year.to_string(),
                                    to = wave.year.next().to_string())) }
                        }
                        (tag(ui, wave.state))
                    } }
                }
            }
        }
        @if free.contains(&year_ending(ui.today())) || !problems.is_empty() {
            section.stack aria-labelledby="new" {
                h2 #new { (t!(ui, "rollover-wave-begin")) }
                (begin_form(ui, &urls::town(id), &free, form, problems))
            }
        }
    };
    Ok(ui.narrow(&title, body))
}
