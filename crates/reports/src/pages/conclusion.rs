//! The last word of a report: `GET` and `POST /livrets/{report}/bilan`. Its general appreciation or
//! the synthesis of the council, its mention, how the pupil is accompanied and lives, his own part
//! in the parcours; for the end of a cycle the components of the socle.

use super::{
    college_form,
    conclusion_form::{ConclusionForm, Said, general_chars},
    pieces::{self, Words},
};
use crate::{
    balance::Balance,
    class_reports::Conclude,
    place, project,
    report::{Kind, Report, Written},
    settings::{self, Settings},
    store::{
        self,
        commons::Own,
        lines::{Decided, Line},
        reports::Words as Last,
    },
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Person, SchoolKind};
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field, Tone},
};

/// What the form is filled with.
pub struct Shown {
    pub settings: Settings,
    pub own: Vec<Own>,
    pub lines: Vec<Line>,
    pub pupil: String,
    /// Of the end of a cycle, when no level says when it ends.
    pub balance: Balance,
}

pub fn load(tx: &Tx<'_>, report: &Written) -> db::Result<Shown> {
    let pupil = people::person::load(tx, report.pupil_id)?.ok_or(db::Error::Missing)?;
    Ok(Shown {
        settings: settings::of(tx, report.school_id)?,
        own: store::commons::own(tx, &[report.id])?,
        lines: store::lines::of_reports(tx, &[report.id])?,
        pupil: pupil.details.name.full(),
        balance: Balance::of(tx, report)?,
    })
}

pub async fn get(
    report: Granted<Conclude, Report>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let written = report.written.clone();
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &written)).await?;
    let said = Said::of(&report, &shown);
    Ok(view(&ui, &report, &shown, &said, &Problems::none()))
}

pub async fn post(
    report: Granted<Conclude, Report>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = ConclusionForm::of(&form);
    let of = report.written.clone();
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &of)).await?;
    let hand = Hand::of(&report);
    let said = form.over(Said::of(&report, &shown), hand);
    let balance = shown.balance;
    let problems = said.problems(&shown.settings, &report, hand);
    if !problems.is_empty() {
        return Ok(view(&ui, &report, &shown, &said, &problems).unprocessable().into());
    }
    let (id, by, of, written) =
        (report.id, report.viewer.person, report.written.clone(), said.clone());
    let write = move |tx: &Tx<'_>| {
        save(tx, id, &written, by)?;
        follow(tx, &of, &written, balance)
    };
    match app.db.write(write).await {
        Ok(()) => {
            let back = if form.is_from_council {
                urls::council_of(report.class_id, report.period_id, id)
            } else {
                urls::report(id)
            };
            Ok(Answer::to(back).saying(t!(&ui, "reports-saved")))
        }
        Err(db::Error::Conflict(_)) => {
            let load = move |tx: &Tx<'_>| store::reports::find(tx, id);
            let now = app.db.read(load).await?.ok_or(Error::NotFound)?;
            let problem = if now.is_open() {
                Problems::one("general", web::id!("reports-refused-meanwhile"))
            } else {
                Problems::one("general", web::id!("reports-refused-locked"))
            };
            let said = Said { version: now.version, meanwhile: Some(now.general), ..said };
            Ok(view(&ui, &report, &shown, &said, &problem).unprocessable().into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Which parts of the form are the viewer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hand {
    pub concludes: bool,
    pub watches: bool,
}

impl Hand {
    fn of(report: &Granted<Conclude, Report>) -> Self {
        Hand {
            concludes: report.class.is_concluded_by(&report.viewer),
            watches: report.class.is_watched_by(&report.viewer),
        }
    }
}

fn save(tx: &Tx<'_>, id: Id<Report>, said: &Said, by: Id<Person>) -> db::Result<()> {
    let words = Last {
        general: said.general.clone(),
        life: said.life.clone(),
        mention: said.mention.clone(),
    };
    store::reports::set_words(tx, id, said.version, &words)?;
    let own: Vec<Own> = said
        .own
        .iter()
        .map(|(code, words)| Own { report: id, code: code.clone(), words: words.clone() })
        .collect();
    store::commons::set_own(tx, id, &own)?;
    let known = store::lines::of_reports(tx, &[id])?;
    let decided: Vec<Decided> = said
        .components
        .iter()
        .filter_map(|(place, position)| {
            let line = known.iter().find(|line| line.place == *place);
            if line.and_then(|line| line.position) == *position {
                return None;
            }
            let version = line.map_or(0, |line| line.version);
            let (place, appreciation) = (place.clone(), String::new());
            Some(Decided { report: id, place, position: *position, appreciation, version })
        })
        .collect();
    if decided.is_empty() {
        return Ok(());
    }
    store::lines::decide(tx, &decided, by, tx.now()).map(drop)
}

/// Which cycle he follows, and whether it ends: where his teachers say it.
fn follow(tx: &Tx<'_>, report: &Written, said: &Said, balance: Balance) -> db::Result<()> {
    let Some(cycle) = said.cycle else { return Ok(()) };
    store::reports::set_cycle(tx, report.id, cycle)?;
    balance.set(tx, report, said.ends_cycle)
}

fn view(
    ui: &Ui,
    report: &Granted<Conclude, Report>,
    shown: &Shown,
    said: &Said,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "reports-conclusion-title", name = shown.pupil);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::report(report.id), &shown.pupil)]))
        h1 { (title) }
        @if report.is_open() {
            (form(ui, report, (shown, said), problems, false))
        } @else {
            (ui::problems(ui, problems))
            (ui::note(Tone::Info, t!(ui, "reports-is-locked")))
        }
    };
    ui.narrow(&title, body)
}

/// The form, on its own page or beside the table of a council.
pub fn form(
    ui: &Ui,
    report: &Granted<Conclude, Report>,
    (shown, said): (&Shown, &Said),
    problems: &Problems,
    is_from_council: bool,
) -> Markup {
    let hand = Hand::of(report);
    let content = html! {
        input type="hidden" name="version" value=(said.version);
        @if is_from_council { input type="hidden" name="from" value="council"; }
        @if let Some(meanwhile) = &said.meanwhile {
            (ui::note(Tone::Warn, t!(ui, "reports-there-now", words = meanwhile.as_str())))
        }
        @if hand.concludes {
            @if report.kind == Kind::Cycle { (components(ui, said)) }
            @if said.cycle.is_some() { (cycle(ui, shown, said)) }
            (general(ui, report, said, problems))
            @if report.kind == Kind::Period { (mention(ui, shown, said, problems)) }
        }
        @if hand.watches && report.kind == Kind::Period {
            (text(ui, ("life", &t!(ui, "reports-life-words")), &said.life, problems))
        }
        @if hand.concludes { (college_form::draw(ui, report, said, problems)) }
        @if hand.concludes && report.kind == Kind::Period {
            (cares(ui, report, said, problems))
            (courses(ui, report, said, problems))
        }
        button.button { (t!(ui, "reports-save")) }
    };
    ui::form(ui, &urls::of_report(report.id, "bilan"), problems, content)
}

fn text(ui: &Ui, (name, label): (&str, &str), value: &str, problems: &Problems) -> Markup {
    let field = Field { name, label, value, is_optional: true, ..Field::default() };
    ui::textarea(ui, &field, 4, problems)
}

fn general(ui: &Ui, report: &Report, said: &Said, problems: &Problems) -> Markup {
    let label = match (report.kind, report.class.is_first_degree()) {
        (Kind::Cycle, _) => t!(ui, "reports-synthesis"),
        (Kind::Period, true) => t!(ui, "reports-general"),
        (Kind::Period, false) => t!(ui, "reports-council-words"),
    };
    let hint = (report.kind == Kind::Period && !report.class.is_first_degree())
        .then(|| t!(ui, "reports-council-words-hint", chars = general_chars(report)));
    let (name, value) = ("general", said.general.as_str());
    let field = Field { name, label: &label, hint: hint.as_deref(), value, ..Field::default() };
    ui::textarea(ui, &field, 4, problems)
}

fn mention(ui: &Ui, shown: &Shown, said: &Said, problems: &Problems) -> Markup {
    let words: Vec<(&str, String)> = shown
        .settings
        .mentions
        .iter()
        .map(|mention| (mention.word(), ui.words(mention.text()).into_owned()))
        .collect();
    let none = t!(ui, "reports-mention-none");
    let mut options = vec![("", &*none)];
    options.extend(words.iter().map(|(word, label)| (*word, label.as_str())));
    let label = t!(ui, "reports-mention");
    let field = Field { name: "mention", label: &label, value: &said.mention, ..Field::default() };
    html! {
        @if options.len() > 1 { (ui::select(ui, &field, &options, problems)) }
    }
}

/// Which cycle a pupil without a level follows, and whether he ends it.
fn cycle(ui: &Ui, shown: &Shown, said: &Said) -> Markup {
    let (label, hint) = (t!(ui, "reports-follows"), t!(ui, "reports-follows-hint"));
    let value = said.cycle.unwrap_or_default().to_string();
    let field = Field {
        name: "cycle",
        label: &label,
        hint: Some(&hint),
        value: &value,
        ..Field::default()
    };
    let (second, third) = (t!(ui, "reports-cycle-2"), t!(ui, "reports-cycle-3"));
    html! {
        (ui::select(ui, &field, &[("2", &*second), ("3", &*third)], &Problems::none()))
        @if let Balance::Begun(report) = shown.balance {
            p { a href=(urls::report(report)) { (t!(ui, "reports-balance-begun")) } }
        } @else if said.cycle == Some(2) || said.ends_cycle {
            (ui::checkbox("ends_cycle", &t!(ui, "reports-ends-cycle"), said.ends_cycle))
        }
    }
}

fn components(ui: &Ui, said: &Said) -> Markup {
    html! {
        fieldset.components {
            legend { (t!(ui, "reports-socle")) }
            @for (code, label) in place::COMPONENTS {
                @let value = said.component(code);
                div.field {
                    label for=(code) { (label) }
                    select.input #(code) name=(code) {
                        option value="" selected[value.is_none()] { "–" }
                        @for rank in [1, 2, 3, 4, 0_u8] {
                            option value=(rank) selected[value == Some(rank)] {
                                (pieces::level(ui, Words::Mastery, rank))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cares(ui: &Ui, report: &Report, said: &Said, problems: &Problems) -> Markup {
    let is_first_degree = report.class.is_first_degree();
    let (label, contract) = (t!(ui, "reports-care-words"), t!(ui, "reports-contract-words"));
    html! {
        details.more open[said.has_care()] {
            summary { (t!(ui, "reports-cares")) }
            p.hint { (t!(ui, "reports-cares-hint")) }
            @for (code, label) in place::cares(is_first_degree) {
                (ui::checkbox(code, label, said.has(code)))
            }
            (text(ui, ("PPRE-words", &label), said.words("PPRE"), problems))
            @if !is_first_degree {
                (text(ui, ("CTR-words", &contract), said.words("CTR"), problems))
            }
        }
    }
}

fn courses(ui: &Ui, report: &Report, said: &Said, problems: &Problems) -> Markup {
    html! {
        details.more open[said.has_course()] {
            summary { (t!(ui, "reports-own-courses")) }
            @for (code, label) in place::courses(report.class.is_first_degree()) {
                @if is_shown(report, said, code) {
                    (text(ui, (code, label), said.words(code), problems))
                }
            }
        }
    }
}

/// A collège says its EPI and its accompagnement elsewhere; what was written here stays here.
fn is_shown(report: &Report, said: &Said, code: &str) -> bool {
    report.class.kind != SchoolKind::Middle || !project::is_said_in_courses(code) || said.has(code)
}
