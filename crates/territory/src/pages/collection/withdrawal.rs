//! A commune does not go on: `/territoire/dossiers/{dossier}/retrait`; and goes on after all, by
//! the body that collects: `…/reprise`. Both say why, and the others read it.

use crate::{
    collection::{
        Dossier, deeds,
        dossier::{TakeBack, Withdraw},
        telling::{self, About, News},
        urls,
    },
    store::collection::dossiers,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use people::{Body, Person};
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Page, Problems, Result, Ui, form, t, ui, ui::Field};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReasonForm {
    reason: String,
    version: u32,
}

const REASON_CHARS_MAX: usize = 500;

#[derive(Clone, Copy)]
enum Way {
    Withdraws,
    Returns,
}

impl Way {
    fn url(self, dossier: Id<Dossier>) -> String {
        match self {
            Way::Withdraws => urls::withdrawal(dossier),
            Way::Returns => urls::return_of(dossier),
        }
    }

    /// The other side is told; the syndicate too, when it has the file.
    fn tells(self, dossier: &Dossier) -> Vec<Id<Body>> {
        let other = match self {
            Way::Withdraws => dossier.collection.body_id,
            Way::Returns => dossier.commune.id,
        };
        let syndicate = dossier.lot_id.map(|_| dossier.collection.syndicate_id);
        std::iter::once(other).chain(syndicate).collect()
    }

    fn write(self, tx: &Tx<'_>, dossier: &Dossier, reason: &str, version: u32) -> db::Result<()> {
        match self {
            Way::Withdraws => dossiers::withdraw(tx, dossier.id, version, reason),
            Way::Returns => dossiers::take_back(tx, dossier.id, version, reason),
        }
    }

    fn news(self) -> (News, &'static str) {
        match self {
            Way::Withdraws => (News::Withdrawn, "collection.withdraw"),
            Way::Returns => (News::TakenBack, "collection.take-back"),
        }
    }
}

pub async fn get(dossier: Granted<Withdraw, Dossier>, ui: Ui) -> Page {
    first(&ui, &dossier, Way::Withdraws)
}

pub async fn get_return(dossier: Granted<TakeBack, Dossier>, ui: Ui) -> Page {
    first(&ui, &dossier, Way::Returns)
}

pub async fn post(
    dossier: Granted<Withdraw, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReasonForm>,
) -> Result<Answer> {
    keep(&app, &ui, (&dossier, dossier.viewer.person), &form, Way::Withdraws).await
}

pub async fn post_return(
    dossier: Granted<TakeBack, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReasonForm>,
) -> Result<Answer> {
    keep(&app, &ui, (&dossier, dossier.viewer.person), &form, Way::Returns).await
}

fn first(ui: &Ui, dossier: &Dossier, way: Way) -> Page {
    let form = ReasonForm { version: dossier.version, ..ReasonForm::default() };
    view(ui, dossier, &form, &Problems::none(), way)
}

async fn keep(
    app: &App,
    ui: &Ui,
    (dossier, by): (&Dossier, Id<Person>),
    form: &ReasonForm,
    way: Way,
) -> Result<Answer> {
    let reason = match form::required(&form.reason, REASON_CHARS_MAX).at("reason") {
        Ok(reason) => reason,
        Err(problem) => {
            let problems = Problems::from(problem);
            return Ok(view(ui, dossier, form, &problems, way).unprocessable().into());
        }
    };
    let (of, version, by) = (dossier.clone(), form.version, (by, ui.now));
    let write = move |tx: &Tx<'_>| {
        way.write(tx, &of, &reason, version)?;
        let (news, deed) = way.news();
        let (about, told) = (About::dossier(&of), (Some(by.0), by.1));
        telling::tell(tx, &of.collection.row, news, about, &way.tells(&of), told)?;
        deeds::of(tx, by, deed, ("dossier", of.id))
    };
    app.db.write(write).await?;
    let said = match way {
        Way::Withdraws => t!(ui, "collection-withdrawn"),
        Way::Returns => t!(ui, "collection-taken-back"),
    };
    Ok(Answer::to(urls::dossier(dossier.id)).saying(said))
}

fn view(ui: &Ui, dossier: &Dossier, form: &ReasonForm, problems: &Problems, way: Way) -> Page {
    let (title, hint, does, class) = match way {
        Way::Withdraws => (
            t!(ui, "collection-withdraw"),
            t!(ui, "collection-withdraw-hint"),
            t!(ui, "collection-withdraw-do"),
            "danger",
        ),
        Way::Returns => (
            t!(ui, "collection-take-back"),
            t!(ui, "collection-take-back-hint"),
            t!(ui, "collection-take-back-do"),
            "",
        ),
    };
    let label = t!(ui, "collection-field-reason");
    let reason = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: &form.reason,
        ..Field::default()
    };
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::dossier(dossier.id), &dossier.commune.name)]))
        h1 { (title) }
        (ui::form(ui, &way.url(dossier.id), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (reason.draw(ui, problems))
            div.actions { button.button.(class) { (does) } }
        }))
    };
    ui.narrow(&title, content)
}
