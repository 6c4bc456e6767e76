//! Under how many visitors a figure is hidden: `/frequentation/reglages`, for the officer.

use crate::{Territory, deeds, store, urls};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Manage, Page, Problems, Result, Ui, t, ui, ui::Field};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ThresholdForm {
    threshold: String,
    version: i64,
}

/// Fewer than five persons are few enough to be known.
const THRESHOLD_MIN: u32 = 5;
const THRESHOLD_MAX: u32 = 50;

impl ThresholdForm {
    fn check(&self) -> Result<u32, Problems> {
        let threshold = self.threshold.trim().parse::<u32>().ok();
        let threshold = threshold.filter(|it| (THRESHOLD_MIN..=THRESHOLD_MAX).contains(it));
        Ok(threshold.ok_or(text::id!("usage-wrong-threshold")).at("threshold")?)
    }
}

pub async fn get(_: Granted<Manage, Territory>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (threshold, version) = app.db.read(store::figures::threshold).await?;
    let form = ThresholdForm { threshold: threshold.to_string(), version };
    Ok(view(&ui, &form, &Problems::none()))
}

pub async fn post(
    territory: Granted<Manage, Territory>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ThresholdForm>,
) -> Result<Answer> {
    let threshold = match form.check() {
        Ok(threshold) => threshold,
        Err(problems) => return Ok(view(&ui, &form, &problems).unprocessable().into()),
    };
    let (by, now, version) = (territory.viewer.person, ui.now, form.version);
    let write = move |tx: &Tx<'_>| {
        store::figures::set_threshold(tx, threshold, version)?;
        let detail = serde_json::json!({ "threshold": threshold });
        deeds::record(tx, (by, now), "usage.threshold", "platform:0".to_owned(), detail)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::TERRITORY).saying(t!(ui, "usage-threshold-kept")))
}

fn view(ui: &Ui, form: &ThresholdForm, problems: &Problems) -> Page {
    let title = t!(ui, "usage-settings");
    let (label, hint) = (t!(ui, "usage-threshold"), t!(ui, "usage-threshold-hint"));
    let field = Field {
        name: "threshold",
        label: &label,
        hint: Some(&hint),
        value: &form.threshold,
        kind: "number",
        class: "short",
        ..Field::default()
    };
    let crumbs =
        [(urls::HOME, &*t!(ui, "usage-title")), (urls::TERRITORY, &*t!(ui, "usage-territory"))];
    let content = html! {
        (ui::breadcrumb(ui, &crumbs))
        h1 { (title) }
        (ui::form(ui, urls::SETTINGS, problems, html! {
            input type="hidden" name="version" value=(form.version);
            (field.draw(ui, problems))
            div.actions { button.button { (t!(ui, "usage-keep")) } }
        }))
    };
    ui.narrow(&title, content)
}
