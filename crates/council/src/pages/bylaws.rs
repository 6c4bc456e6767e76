//! The rules of an assembly: `GET` and `POST /conseil/{body}/regles`: the law's own until the
//! statutes or the rules of procedure say otherwise, from a day on.

use super::{bylaws_fields, bylaws_form, pieces, pieces::Typed};
use crate::{
    assembly::{Assembly, Prepare},
    bylaws::{Bylaws, InForce, Version},
    deeds, store, urls,
};
use axum::extract::{Query, State};
use base::{Day, Instant, Minutes};
use db::Tx;
use maud::{Markup, html};
use people::audit::Risk;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Page, Problems, Read, Result, Ui, id, t, ui, ui::Tone};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The rules of this day; today when it is empty.
    le: String,
}

struct Shown {
    in_force: InForce,
    versions: Vec<Version>,
}

impl Shown {
    async fn of(app: &App, assembly: &Assembly, on: Day) -> Result<Self> {
        let body = assembly.body.clone();
        let load = move |tx: &Tx<'_>| {
            let in_force = InForce::on(tx, &body, on)?;
            Ok(Shown { in_force, versions: store::bylaws::versions(tx, body.id)? })
        };
        Ok(app.db.read(load).await?)
    }
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let on = Day::parse(&asked.le).unwrap_or_else(|_| ui.today());
    let shown = Shown::of(&app, &assembly, on).await?;
    let typed = bylaws_form::typed(&shown.in_force.bylaws, ui.today());
    Ok(view(&ui, &assembly, &shown, &typed, &Problems::none()))
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let checked = match Day::parse(typed.value("from_on")).at("from_on") {
        Ok(from_on) => bylaws_form::check(&typed).map(|bylaws| (from_on, bylaws)),
        Err(problem) => Err(bylaws_form::check(&typed).err().unwrap_or_default().and(problem)),
    };
    let problems = match checked {
        Ok((from_on, bylaws)) => {
            if keep(&app, &ui, &assembly, from_on, bylaws).await? {
                let to = urls::bylaws(assembly.body.id);
                return Ok(Answer::to(to).saying(t!(&ui, "council-bylaws-kept")));
            }
            Problems::one("from_on", id!("council-bylaws-held"))
        }
        Err(problems) => problems,
    };
    let shown = Shown::of(&app, &assembly, ui.today()).await?;
    Ok(view(&ui, &assembly, &shown, &typed, &problems).unprocessable().into())
}

/// False when a meeting was convened under the version that this would write over.
async fn keep(
    app: &App,
    ui: &Ui,
    assembly: &Granted<Prepare, Assembly>,
    from_on: Day,
    bylaws: Bylaws,
) -> Result<bool> {
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let versions = store::bylaws::versions(tx, body)?;
        let is_again = versions.iter().any(|version| version.from_on == from_on);
        let since = Instant::at(from_on, Minutes(0));
        if is_again && store::meetings::is_convened_since(tx, body, since)? {
            return Ok(false);
        }
        store::bylaws::keep(tx, body, from_on, &bylaws.to_json()?)?;
        deeds::record(tx, now, by, "council.rules", Risk::Other, ("body", body.raw()))?;
        Ok(true)
    };
    Ok(app.db.write(write).await?)
}

fn view(ui: &Ui, assembly: &Assembly, shown: &Shown, typed: &Typed, problems: &Problems) -> Page {
    let title = t!(ui, "council-bylaws");
    let body = assembly.body.id;
    let may_write = ui.may::<Prepare>(assembly);
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::body(body), &assembly.name)]))
        h1 { (title) }
        @match shown.in_force.since {
            Some(since) => {
                p { (t!(ui, "council-bylaws-since", day = since.in_words(ui.locale))) }
            },
            None if shown.in_force.is_missing(&assembly.body) => {
                (ui::note(Tone::Warn, t!(ui, "council-bylaws-missing")))
            },
            None => (ui::note(Tone::Info, t!(ui, "council-bylaws-law"))),
        }
        (versions(ui, assembly, &shown.versions))
        @let fields = bylaws_fields::fields(ui, typed, problems);
        @if may_write {
            (ui::form(ui, &urls::bylaws(body), problems, html! {
                (pieces::field(ui, ("from_on", &t!(ui, "council-from-on")),
                    typed.value("from_on"), "date", problems))
                (fields)
                (pieces::save(t!(ui, "council-save")))
            }))
        } @else { fieldset.field disabled { (fields) } }
    };
    ui.narrow(&title, content)
}

fn versions(ui: &Ui, assembly: &Assembly, versions: &[Version]) -> Markup {
    let url = |day: Day| format!("{}?le={}", urls::bylaws(assembly.body.id), day.iso());
    html! {
        @if versions.len() > 1 {
            nav.stack aria-label=(t!(ui, "council-bylaws-versions")) {
                ul {
                    @for version in versions {
                        li { a href=(url(version.from_on)) {
                            (t!(ui, "council-bylaws-from",
                                day = version.from_on.in_words(ui.locale)))
                        } }
                    }
                }
            }
        }
    }
}
