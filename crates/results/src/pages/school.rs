//! What a school teaches with: `GET /resultats/ecoles/{school}`, and what it decides of results:
//! `/resultats/ecoles/{school}/reglages`.

use crate::{
    AveragesFrom, Settings,
    access::{Arrange, Consult},
    deeds, setting, urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use people::{Level, School};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui, ui::Field};

/// The programmes of the nation, by code, with a level that is taught by each.
pub const PROGRAMMES: [(&str, Option<Level>); 6] = [
    ("maternelle", Some(Level::Gs)),
    ("cycle2", Some(Level::Ce1)),
    ("cycle3", Some(Level::Cm1)),
    ("cycle4", Some(Level::Fourth)),
    ("lycee", Some(Level::Second)),
    ("socle", None),
];

/// The programmes taught in a school of this kind; cycle 3 in an école and in a collège.
pub fn programmes(school: &School) -> Vec<&'static str> {
    let is_taught = |(code, level): &(&str, Option<Level>)| match level {
        None => true,
        Some(level) => {
            level.is_taught_in(school.kind)
                || *code == "cycle3" && Level::Sixth.is_taught_in(school.kind)
        }
    };
    PROGRAMMES.into_iter().filter(is_taught).map(|(code, _)| code).collect()
}

pub fn programme_name<'a>(ui: &'a Ui, code: &str) -> std::borrow::Cow<'a, str> {
    match code {
        "maternelle" => t!(ui, "results-programme-maternelle"),
        "cycle2" => t!(ui, "results-programme-cycle2"),
        "cycle3" => t!(ui, "results-programme-cycle3"),
        "cycle4" => t!(ui, "results-programme-cycle4"),
        "lycee" => t!(ui, "results-programme-lycee"),
        _ => t!(ui, "results-programme-socle"),
    }
}

pub async fn get(school: Granted<Consult, School>, ui: Ui) -> Page {
    let title = t!(&ui, "results-school-title");
    let may_arrange = ui.may::<Arrange>(&*school);
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &t!(&ui, "results-title"))]))
        h1 { (title) }
        p.quiet { (school.name) }
        (ui::card("programmes", t!(&ui, "results-programmes"), None, html! {
            ul.rows { @for code in programmes(&school) {
                (row(&urls::programme(school.id, code), "list", &programme_name(&ui, code)))
            } }
        }))
        (ui::card("means", t!(&ui, "results-means"), None, html! {
            ul.rows {
                (row(&urls::scales(school.id), "palette", &t!(&ui, "results-scales")))
                (row(&urls::periods(school.id), "calendar", &t!(&ui, "results-periods")))
                (row(&urls::subjects(school.id), "book-open", &t!(&ui, "results-subjects")))
                @if may_arrange {
                    (row(&urls::settings(school.id), "settings", &t!(&ui, "results-settings")))
                    (row(&urls::programme_import(school.id), "upload",
                        &t!(&ui, "results-import")))
                }
            }
        }))
    };
    ui.narrow(&title, body)
}

fn row(url: &str, icon: &str, words: &str) -> Markup {
    html! {
        li { a.row href=(url) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span { b { (words) } }
            (ui::icon("chevron-right"))
        } }
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct SettingsForm {
    #[serde(default)]
    marks_early: String,
    #[serde(default)]
    averages_from: String,
    #[serde(default)]
    version: i64,
}

impl SettingsForm {
    fn check(&self) -> Settings {
        let shown = self.averages_from == AveragesFrom::Shown.word();
        Settings {
            marks_early: self.marks_early == "on",
            averages_from: if shown { AveragesFrom::Shown } else { AveragesFrom::Exact },
            version: self.version,
        }
    }
}

pub async fn settings(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = school.id;
    let settings = app.db.read(move |tx| setting::of_school(tx, id)).await?;
    let title = t!(&ui, "results-settings");
    let label = t!(&ui, "results-averages-from");
    let (exact, shown) = (t!(&ui, "results-averages-exact"), t!(&ui, "results-averages-shown"));
    let from = settings.averages_from.word();
    let field = Field { name: "averages_from", label: &label, value: from, ..Field::default() };
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::school(id), &t!(&ui, "results-school-title"))]))
        h1 { (title) }
        (ui::form(&ui, &urls::settings(id), &Problems::none(), html! {
            input type="hidden" name="version" value=(settings.version);
            @if school.kind.is_first_degree() { p { (t!(&ui, "results-marks-early-why")) } }
            (ui::checkbox("marks_early", &marks_early(&ui, &school), settings.marks_early))
            (ui::choice(&ui, &field, &[("exact", &exact), ("shown", &shown)], &Problems::none()))
            p.quiet { (t!(&ui, "results-averages-why")) }
            div.actions { button.button { (t!(&ui, "results-save")) } }
        }))
    };
    Ok(ui.narrow(&title, body))
}

/// In a collège what has no level (ULIS, UPE2A) asks too.
fn marks_early<'a>(ui: &'a Ui, school: &School) -> std::borrow::Cow<'a, str> {
    if school.kind.is_first_degree() {
        t!(ui, "results-marks-early")
    } else {
        t!(ui, "results-marks-other")
    }
}

/// Somebody else has saved meanwhile: a conflict, and nothing is lost.
pub async fn set(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SettingsForm>,
) -> Result<Answer> {
    let (id, by, now) = (school.id, school.viewer.person, ui.now);
    let settings = form.check();
    let write = move |tx: &Tx<'_>| {
        setting::set(tx, id, settings)?;
        deeds::arranged(tx, id, "settings", by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::school(id)).saying(t!(&ui, "results-saved")))
}
