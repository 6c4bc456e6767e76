//! What was done in an EPI or an accompagnement personnalisé: `GET` and `POST
//! /livrets/projets/{project}?periode=&partie=`. Its teachers say it of a class or a group in a
//! period, and when they wish of a pupil.

use super::{
    asked::Periods,
    grid_form::{APPRECIATION_CHARS, tidy},
    pieces,
};
use crate::{
    class_reports::{Lock, Write},
    project::{self, Part, Project, Teaching},
    report::{Kind, Report, Written},
    store::{self, project_words::OwnWord, projects::Word, roster::Named},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use results::Period;
use serde::Deserialize;
use std::collections::HashMap;
use web::{
    Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Field, Tone},
};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    periode: Option<Id<Period>>,
    partie: Option<Id<Part>>,
}

struct Shown {
    periods: Periods,
    parts: Vec<Part>,
    /// The one that is open.
    part: Part,
    taught: Vec<Teaching>,
    word: Word,
    reports: Vec<Written>,
    named: HashMap<Id<Report>, Named>,
    own: Vec<OwnWord>,
}

fn load(tx: &Tx<'_>, project: &Project, asked: &Asked) -> db::Result<Option<Shown>> {
    let periods = Periods::load(tx, project.school, project.year, asked.periode)?;
    let Some(periods) = periods else { return Ok(None) };
    let period = periods.open().id;
    let parts = store::projects::parts(tx, &[project.id])?;
    let open = parts.iter().find(|part| Some(part.id) == asked.partie).or_else(|| parts.first());
    let part = open.cloned().ok_or(db::Error::Missing)?;
    let mut reports = match (part.class, part.hand) {
        (Some(class), _) => store::reports::of_class(tx, class, period)?,
        (None, Some(group)) => store::groups::reports(tx, group, period)?,
        (None, None) => Vec::new(),
    };
    reports.retain(|report| report.kind == Kind::Period);
    let ids: Vec<Id<Report>> = reports.iter().map(|report| report.id).collect();
    let named = store::groups::named(tx, &ids)?;
    let mut own = store::project_words::own(tx, &ids)?;
    own.retain(|it| it.part == part.id);
    let word = store::projects::word(tx, part.id, period)?;
    Ok(Some(Shown {
        taught: store::projects::taught(tx, &[project.id])?,
        word: word.unwrap_or(Word { part: part.id, words: String::new(), version: 0 }),
        named: named.into_iter().map(|named| (named.report, named)).collect(),
        periods,
        parts,
        part,
        reports,
        own,
    }))
}

impl Shown {
    fn own(&self, report: Id<Report>) -> (&str, u32) {
        let own = self.own.iter().find(|it| it.report == report);
        own.map_or(("", 0), |it| (it.words.as_str(), it.version))
    }

    fn name(&self, report: Id<Report>) -> String {
        self.named.get(&report).map(|it| it.name().listed()).unwrap_or_default()
    }

    fn url(&self, project: &Project) -> String {
        urls::project_part(project.id, self.periods.open().id, self.part.id)
    }
}

pub async fn get(
    project: Granted<Write, Project>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let of = Project::clone(&project);
    Ok(match app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await? {
        Some(shown) => view(&ui, &project, &shown, &Typed::default(), &Problems::none()),
        None => no_period(&ui, &project),
    })
}

/// What was typed: `words`, `version`; of a pupil `o-73…`, `v-73…`.
#[derive(Clone, Debug, Default)]
struct Typed(HashMap<String, String>);

impl Typed {
    fn words(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|words| tidy(words))
    }

    fn version(&self, name: &str) -> u32 {
        self.0.get(name).and_then(|it| it.parse().ok()).unwrap_or(0)
    }
}

pub async fn post(
    project: Granted<Write, Project>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
    form: Form<HashMap<String, String>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let read = |asked: Asked| {
        let (of, app) = (Project::clone(&project), app.clone());
        async move { app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await }
    };
    let shown = read(asked.clone()).await?.ok_or(Error::NotFound)?;
    let (word, own) = changes(&shown, &typed);
    let problems = problems(word.as_ref(), &own);
    if !problems.is_empty() {
        return Ok(view(&ui, &project, &shown, &typed, &problems).unprocessable().into());
    }
    let (period, by) = (shown.periods.open().id, project.viewer.person);
    let write = move |tx: &Tx<'_>| {
        if let Some(word) = &word {
            store::projects::set_word(tx, (word, period), by)?;
        }
        store::project_words::set_own(tx, &own, by)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(shown.url(&project)).saying(t!(&ui, "reports-saved"))),
        Err(db::Error::Conflict(_)) => {
            let shown = read(asked).await?.ok_or(Error::NotFound)?;
            let problem = Problems::one("words", web::id!("reports-project-refused-meanwhile"));
            Ok(view(&ui, &project, &shown, &typed, &problem).unprocessable().into())
        }
        Err(error) => Err(error.into()),
    }
}

/// What is new in what was typed. A locked livret takes nothing.
fn changes(shown: &Shown, typed: &Typed) -> (Option<Word>, Vec<OwnWord>) {
    let part = shown.part.id;
    let words = typed.words("words").filter(|words| *words != shown.word.words);
    let word = words.map(|words| Word { part, words, version: typed.version("version") });
    let open = shown.reports.iter().filter(|report| report.is_open());
    let own = open.filter_map(|report| {
        let id = report.id;
        let words = typed.words(&format!("o-{id}"))?;
        let version = typed.version(&format!("v-{id}"));
        (words != shown.own(id).0).then_some(OwnWord { report: id, part, words, version })
    });
    (word, own.collect())
}

fn problems(word: Option<&Word>, own: &[OwnWord]) -> Problems {
    let is_long = |words: &str| words.chars().count() > APPRECIATION_CHARS;
    let args = || vec![("chars", APPRECIATION_CHARS.to_string())];
    let mut problems = Problems::none();
    if word.is_some_and(|word| is_long(&word.words)) {
        let text = web::id!("reports-refused-general");
        problems = problems.and(Problem { field: "words", text, args: args() });
    }
    let count = own.iter().filter(|it| is_long(&it.words)).count();
    if count > 0 {
        let mut args = args();
        args.push(("count", count.to_string()));
        let text = web::id!("reports-refused-long");
        problems = problems.and(Problem { field: "own", text, args });
    }
    problems
}

fn no_period(ui: &Ui, project: &Project) -> Page {
    let home = t!(ui, "reports-title");
    ui.narrow(
        &project.title,
        html! {
            h1 { (project.title) }
            (ui::empty(t!(ui, "reports-no-period"), Some((urls::HOME, &home))))
        },
    )
}

fn view(ui: &Ui, project: &Project, shown: &Shown, typed: &Typed, problems: &Problems) -> Page {
    let part = shown.part.id;
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "reports-title"))]))
        (ui::head(&project.title, html! {
            @if ui.may::<Lock>(project) {
                div.actions {
                    a.button.plain href=(urls::of_project(project.id, "reglages")) {
                        (ui::icon("settings")) (t!(ui, "reports-project-settings"))
                    }
                }
            }
        }))
        (about(ui, project, shown))
        (pieces::periods(ui, &shown.periods, |period| {
            urls::project_part(project.id, period, part)
        }))
        (parts(ui, project, shown))
        (ui::form(ui, &shown.url(project), problems, fields(ui, shown, typed, problems)))
    };
    ui.narrow(&project.title, body)
}

fn about(ui: &Ui, project: &Project, shown: &Shown) -> Markup {
    let taught = shown.taught.iter().map(|it| format!("{} ({})", it.label, it.name().formal()));
    let kind = match project::theme_label(&project.theme) {
        Some(theme) => format!("EPI, {theme}"),
        None => t!(ui, "reports-project-ap").into_owned(),
    };
    html! {
        p.quiet { (kind) " · " (taught.collect::<Vec<_>>().join(", ")) }
        @if !project.description.is_empty() { p { (project.description) } }
    }
}

fn parts(ui: &Ui, project: &Project, shown: &Shown) -> Markup {
    let period = shown.periods.open().id;
    let urls: Vec<String> =
        shown.parts.iter().map(|part| urls::project_part(project.id, period, part.id)).collect();
    let chip = |(part, url): (&Part, &String)| (url.clone(), part.clone());
    let lines: Vec<(String, Part)> = shown.parts.iter().zip(&urls).map(chip).collect();
    let chips: Vec<ui::Chip<'_>> = lines
        .iter()
        .map(|(url, part)| ui::Chip {
            url,
            words: &part.name,
            number: None,
            is_open: part.id == shown.part.id,
        })
        .collect();
    ui::chips(t!(ui, "reports-project-followed"), &chips)
}

fn fields(ui: &Ui, shown: &Shown, typed: &Typed, problems: &Problems) -> Markup {
    let label = t!(ui, "reports-project-words", name = shown.part.name);
    let hint = t!(ui, "reports-project-words-hint");
    let words = typed.0.get("words").unwrap_or(&shown.word.words);
    let is_written_over = tidy(words) != shown.word.words && !typed.0.is_empty();
    let is_locked = |report: &Written| !report.is_open();
    html! {
        @if !shown.reports.is_empty() && shown.reports.iter().all(is_locked) {
            (ui::note(Tone::Info, t!(ui, "reports-all-locked")))
        }
        input type="hidden" name="version" value=(shown.word.version);
        @if is_written_over && !shown.word.words.is_empty() {
            (ui::note(Tone::Warn, t!(ui, "reports-there-now", words = shown.word.words)))
        }
        (ui::textarea(ui, &Field {
            name: "words",
            label: &label,
            hint: Some(&hint),
            value: words,
            is_optional: true,
            ..Field::default()
        }, 4, problems))
        @if shown.reports.is_empty() {
            p.quiet { (t!(ui, "reports-no-report")) }
        } @else {
            details.more #own open[!shown.own.is_empty() || !typed.0.is_empty()] {
                summary { (t!(ui, "reports-project-own")) }
                @for report in &shown.reports { (own(ui, shown, typed, report)) }
            }
        }
        button.button { (t!(ui, "reports-save")) }
    }
}

/// A pupil: a locked livret keeps what it says.
fn own(ui: &Ui, shown: &Shown, typed: &Typed, report: &Written) -> Markup {
    let (now, version) = shown.own(report.id);
    let name = shown.name(report.id);
    let field = format!("o-{}", report.id);
    let value = typed.0.get(&field).map_or(now, String::as_str);
    html! {
        @if report.is_open() {
            input type="hidden" name={ "v-" (report.id) } value=(version);
            (ui::textarea(ui, &Field {
                name: &field,
                label: &name,
                value,
                is_optional: true,
                ..Field::default()
            }, 2, &Problems::none()))
            @if tidy(value) != now && !now.is_empty() {
                (ui::note(Tone::Warn, t!(ui, "reports-there-now", words = now)))
            }
        } @else if !now.is_empty() {
            p { b { (name) } " · " (now) }
        }
    }
}
