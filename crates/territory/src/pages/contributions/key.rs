//! One key: what it says in words, and its vote. `/territoire/contributions/cles/{key}`.

use super::{pieces, reading};
use crate::{
    funding::{self, KeyState, WrittenKey, deeds, urls},
    store::contributions::counts,
};
use axum::extract::State;
use base::Day;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Edit, Form, Granted, Manage, Page, Problems, Read, Result, Ui, form, t, ui,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VoteForm {
    number: String,
    voted_on: String,
}

pub async fn get(key: Granted<Read, WrittenKey>, State(app): State<App>, ui: Ui) -> Result<Page> {
    show(&app, &ui, &key, &VoteForm::default(), &Problems::none()).await
}

/// Writes down the vote of a deliberation whose register is on paper. One that is taken in this
/// house votes the key by itself, on the day it is executory.
pub async fn post(
    key: Granted<Manage, WrittenKey>,
    State(app): State<App>,
    ui: Ui,
    form: Form<VoteForm>,
) -> Result<Answer> {
    let today = ui.today();
    let day = Day::parse(&form.voted_on).and_then(|day| day.not_after(today));
    let said =
        Problems::gather((form::required(&form.number, 40).at("number"), day.at("voted_on")));
    let (number, on) = match said {
        Ok(said) => said,
        Err(problems) => {
            let page = show(&app, &ui, &key, &form, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    if key.state != KeyState::Draft {
        return Err(web::Error::Conflict);
    }
    let (id, by, now) = (key.id, key.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        funding::key::enter(tx, id, None, &number, on)?;
        deeds::did(tx, "contribution.vote", format!("key:{id}"), by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::key(id)).saying(t!(&ui, "territory-contribution-vote-saved")))
}

async fn show(
    app: &App,
    ui: &Ui,
    key: &WrittenKey,
    form: &VoteForm,
    problems: &Problems,
) -> Result<Page> {
    let syndicate = key.syndicate_id;
    let counts = app.db.read(move |tx: &Tx<'_>| counts::of_syndicate(tx, syndicate)).await?;
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(syndicate), &key.funding.name),
        ]))
        h1 { (key.title) }
        p.quiet { (state(ui, key)) }
        section.card aria-labelledby="says" {
            header { h2 #says { (t!(ui, "territory-contribution-key-says")) } }
            div.body { ul { @for said in reading::sentences(ui, &key.key) { li { (said) } } } }
        }
        div.actions {
            @if ui.may::<Edit>(key) {
                (ui::button_link(&urls::edit_key(key.id), "pencil",
                    t!(ui, "territory-contribution-key-edit")))
            }
            @if let Some(count) = counts.first() {
                a.button.plain href=(format!("{}?cle={}", urls::simulation(count.id), key.id)) {
                    (t!(ui, "territory-contribution-simulate"))
                }
            }
        }
        @if ui.may::<Manage>(key) && key.state == KeyState::Draft {
            (voting(ui, key, form, problems))
        }
    };
    Ok(ui.narrow(&key.title, body))
}

/// « Version 2, votée par la délibération 2026-41 du 14 décembre 2026, à partir de 2027 ».
pub fn state(ui: &Ui, key: &funding::KeyRow) -> String {
    let year = key.from_year.to_string();
    match (key.number, key.voted_on) {
        (Some(number), Some(on)) if key.state == KeyState::Voted => {
            let (vote, day) = (&key.vote_number, on.in_words(ui.locale));
            t!(
                ui,
                "territory-contribution-version",
                number = number,
                vote = *vote,
                day = day,
                year = year
            )
            .into_owned()
        }
        _ => format!("{} · {year}", pieces::key_state(ui, key.state)),
    }
}

fn voting(ui: &Ui, key: &WrittenKey, form: &VoteForm, problems: &Problems) -> Markup {
    let number = t!(ui, "territory-contribution-vote-number");
    let day = t!(ui, "territory-contribution-vote-day");
    let content = html! {
        div.body {
            p { (t!(ui, "territory-contribution-vote-here")) }
            p { (t!(ui, "territory-contribution-vote-paper")) }
            (ui::form(ui, &urls::vote(key.id), problems, html! {
                (pieces::field(ui, "number", &number, &form.number, problems))
                (pieces::day(ui, "voted_on", &day, &form.voted_on, problems))
                p.quiet { (t!(ui, "territory-contribution-vote-sealed")) }
                div.actions {
                    button.button { (t!(ui, "territory-contribution-vote-save")) }
                }
            }))
        }
    };
    ui::card("vote", t!(ui, "territory-contribution-vote"), None, content)
}
