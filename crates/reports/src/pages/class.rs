//! The reports of a class: `GET /livrets/classes/{class}?periode=`. How far each pupil's is, what
//! is missing and where it is mended; for the head, locking, publishing and the archive.

use super::{
    asked::{Asked, Periods},
    grid::{self, Named},
    pieces,
};
use crate::{
    attendance::Tools,
    class_reports::{ClassReports, Lock, Watch, Write},
    content::Lack,
    gather::{self, Gathered},
    project,
    report::{Kind, Written},
    store::{self, awaited::Awaited, roster::Enrolled, signatures::Given},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::{Level, Person};
use std::collections::HashMap;
use web::{
    App, Granted, Page, Read, Result, Ui, Viewer, t,
    ui::{self, Tone},
};

/// A report with what is missing in it.
pub struct Line {
    pub report: Written,
    pub name: String,
    pub lacks: Vec<Lack>,
    /// He is not in the class any more.
    pub is_gone: bool,
}

pub struct Shown {
    pub periods: Periods,
    pub gathered: Gathered,
    pub lines: Vec<Line>,
    /// Pupils who have come since the reports were opened.
    pub newcomers: usize,
    /// Pupils whose open report says another level than theirs.
    pub corrected: usize,
    pub levels: Vec<Level>,
    pub signed: Vec<Given>,
    pub awaited: Vec<Awaited>,
    pub seen: HashMap<Id<crate::report::Report>, usize>,
}

pub fn load(
    tx: &Tx<'_>,
    tools: &Tools,
    class: &ClassReports,
    asked: &Asked,
) -> db::Result<Option<Shown>> {
    let periods = Periods::load(tx, class.school, class.year, asked.periode)?;
    let Some(periods) = periods else { return Ok(None) };
    let gathered = gather::load(tx, tools, class, periods.open())?;
    let enrolled =
        store::roster::of_class(tx, class.class, gather::day_of(periods.open(), tx.now().day()))?;
    let has = |pupil: Id<Person>| gathered.sheet.reports.iter().any(|it| it.pupil_id == pupil);
    let newcomers = enrolled.iter().filter(|it| class.reports_on(it) && !has(it.pupil)).count();
    let open = || gathered.sheet.reports.iter().filter(|it| it.is_open());
    let is_corrected = |it: &&Enrolled| {
        let differs = |report: &Written| report.pupil_id == it.pupil && report.level != it.level;
        class.reports_on(it) && open().any(|report| report.kind == Kind::Period && differs(report))
    };
    let corrected = enrolled.iter().filter(is_corrected).count();
    let lines = gathered.sheet.reports.iter().map(|it| {
        let is_gone = enrolled.iter().all(|enrolled| enrolled.pupil != it.pupil_id);
        Line { is_gone, ..line(&gathered, it) }
    });
    let lines: Vec<Line> = lines.collect();
    let ids: Vec<_> = gathered.sheet.reports.iter().map(|report| report.id).collect();
    let mut seen: HashMap<_, usize> = HashMap::new();
    for (report, _) in store::editions::seen(tx, &ids)? {
        *seen.entry(report).or_default() += 1;
    }
    Ok(Some(Shown {
        levels: store::classes::levels(tx, class.class)?,
        signed: store::signatures::of_reports(tx, &ids)?,
        awaited: store::awaited::of_reports(tx, &ids, (tx.now(), tx.now().day()))?,
        periods,
        gathered,
        lines,
        newcomers,
        corrected,
        seen,
    }))
}

fn line(gathered: &Gathered, report: &Written) -> Line {
    let named = gathered.sheet.named(report.id);
    let name = named.map(|named| named.name().listed()).unwrap_or_default();
    let content = gathered.content(report);
    let lacks = if report.is_open() { content.lacks() } else { Vec::new() };
    Line { report: report.clone(), name, lacks, is_gone: false }
}

pub async fn get(
    class: Granted<Read, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (tools, of) = (Tools::of(&app), ClassReports::clone(&class));
    let shown = app.db.read(move |tx| load(tx, &tools, &of, &asked)).await?;
    Ok(match shown {
        Some(shown) => view(&ui, &class, &shown),
        None => pieces::no_period(&ui, &class.name, class.school),
    })
}

fn view(ui: &Ui, class: &ClassReports, shown: &Shown) -> Page {
    let title = t!(ui, "reports-class-title", class = class.name);
    let period = shown.periods.open();
    let domains = grid::domains(&shown.gathered, &shown.levels);
    let own = |viewer: &Viewer| grid::own_places(&shown.gathered, &domains, viewer);
    let own = ui.viewer.as_ref().map(own).unwrap_or_default();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "reports-title"))]))
        h1 { (title) }
        (pieces::periods(ui, &shown.periods, |period| urls::class(class.class, period)))
        (progress(ui, shown))
        @if ui.may::<Write>(class) && shown.newcomers + shown.corrected > 0 {
            (opening(ui, class, shown))
        }
        @if !shown.lines.is_empty() {
            @if ui.may::<Write>(class) || !class.is_first_degree() {
                (places(ui, class, shown, &own))
            }
            section.card aria-labelledby="pupils" {
                header { h2 #pupils { (t!(ui, "reports-pupils")) } }
                ul.rows { @for line in &shown.lines { (row(ui, (class, &own), shown, line)) } }
            }
        }
        @if ui.may::<Lock>(class) && !shown.lines.is_empty() {
            (super::locking::forms(ui, class, period, shown))
        }
    };
    ui.page(&title, body)
}

/// « 21 livrets sur 24 sont prêts. » Once all are locked: « 15 livrets signés sur 24 verrouillés. »
fn progress(ui: &Ui, shown: &Shown) -> Markup {
    let all = shown.lines.len();
    let is_signed = |line: &&Line| {
        let report = &line.report;
        shown.signed.iter().any(|it| it.report == report.id && it.edition == report.edition)
    };
    if all > 0 && shown.lines.iter().all(|line| !line.report.is_open()) {
        let signed = shown.lines.iter().filter(is_signed).count();
        return html! { p.lead { (t!(ui, "reports-signed-count", count = signed, all = all)) } };
    }
    let ready = shown.lines.iter().filter(|line| line.lacks.is_empty()).count();
    html! {
        @if all > 0 {
            p.lead { (t!(ui, "reports-ready-of", ready = ready, all = all)) }
        }
    }
}

fn opening(ui: &Ui, class: &ClassReports, shown: &Shown) -> Markup {
    html! {
        @if shown.lines.is_empty() {
            (ui::note(Tone::Info, t!(ui, "reports-not-open", period = shown.periods.open().name)))
        } @else if shown.newcomers > 0 {
            (ui::note(Tone::Info, t!(ui, "reports-newcomers", count = shown.newcomers)))
        }
        @if shown.corrected > 0 {
            (ui::note(Tone::Info, t!(ui, "reports-corrected", count = shown.corrected)))
        }
        (post(ui, class, shown, "ouverture", html! {
            button.button {
                @if shown.newcomers > 0 { (ui::icon("plus")) (t!(ui, "reports-open")) }
                @else { (t!(ui, "reports-follow-levels")) }
            }
        }))
    }
}

/// A form of this class and period that is one button.
pub fn post(ui: &Ui, class: &ClassReports, shown: &Shown, what: &str, content: Markup) -> Markup {
    ui::action(
        ui,
        &urls::of_class(class.class, what),
        html! {
            input type="hidden" name="period" value=(shown.periods.open().id);
            (content)
        },
    )
}

/// Where the viewer writes: his domains or subjects, the courses; the council.
fn places(ui: &Ui, class: &ClassReports, shown: &Shown, own: &[Named]) -> Markup {
    let period = shown.periods.open().id;
    html! {
        section.card aria-labelledby="places" {
            header { h2 #places { (t!(ui, "reports-write")) } }
            div.body {
                @if ui.may::<Write>(class) {
                    ul.chips {
                        @for (place, label) in own {
                            li {
                                a.chip href=(urls::grid(class.class, period, place)) { (label) }
                            }
                        }
                        li {
                            a.chip href=(urls::courses(class.class, period)) {
                                (t!(ui, "reports-courses"))
                            }
                        }
                        (projects(ui, class, shown))
                    }
                }
                @if ui.may::<Watch>(class) {
                    ul.chips {
                        li {
                            a.chip href=(urls::class_life(class.class, period)) {
                                (t!(ui, "reports-class-life"))
                            }
                        }
                    }
                }
                @if !class.is_first_degree() {
                    (ui::button_link(&urls::council(class.class, period), "users",
                        t!(ui, "reports-council")))
                }
                (reckoned(ui, class, shown))
            }
        }
    }
}

/// The EPI and the accompagnement personnalisé of the class in which the viewer writes.
fn projects(ui: &Ui, class: &ClassReports, shown: &Shown) -> Markup {
    let period = shown.periods.open().id;
    let person = ui.viewer.as_ref().map(|viewer| viewer.person);
    let only = if ui.may::<Lock>(class) { None } else { person };
    html! {
        @for it in shown.gathered.projects.written_by(only) {
            li {
                a.chip href=(urls::project_part(it.project, period, it.part)) {
                    (project::short(&it.theme)) " · " (it.title)
                }
            }
        }
    }
}

/// When figures were reckoned, and the way to have it done again.
fn reckoned(ui: &Ui, class: &ClassReports, shown: &Shown) -> Markup {
    let at: Option<Instant> = shown.gathered.spans.first().map(|span| span.reckoned_at);
    html! {
        @if ui.may::<Write>(class) && shown.lines.iter().any(|line| line.report.is_open()) {
            @if let Some(at) = at {
                p.quiet { (t!(ui, "reports-reckoned-at", hour = ui.when_in_full(at))) }
            }
            (post(ui, class, shown, "calcul", html! {
                button.button.plain { (ui::icon("refresh-cw")) (t!(ui, "reports-reckon")) }
            }))
        }
    }
}

fn row(ui: &Ui, of: (&ClassReports, &[Named]), shown: &Shown, line: &Line) -> Markup {
    let report = &line.report;
    html! {
        li.row.livret-row {
            div.grow {
                a href=(urls::report(report.id)) {
                    b { (line.name) }
                    @if report.kind == Kind::Cycle { " · " (t!(ui, "reports-cycle")) }
                }
                (awaited(ui, shown, line))
                @if !line.lacks.is_empty() {
                    details.more {
                        summary { (t!(ui, "reports-lacks", count = line.lacks.len())) }
                        ul.livret-lacks {
                            @for lack in &line.lacks {
                                li { (pieces::lack(ui, of, report, lack)) }
                            }
                        }
                    }
                }
            }
            @if line.is_gone { (ui::tag(t!(ui, "reports-tag-gone"), Tone::Night)) }
            (state(ui, shown, line))
        }
    }
}

/// « Pas encore signé : Mme Martin, M. Martin. »
fn awaited(ui: &Ui, shown: &Shown, line: &Line) -> Markup {
    let own = shown.awaited.iter().filter(|it| it.report == line.report.id);
    let names: Vec<String> = own.map(|it| it.name().formal()).collect();
    html! {
        @if !names.is_empty() {
            p.quiet { (t!(ui, "reports-awaited", names = names.join(", "))) }
        }
    }
}

fn state(ui: &Ui, shown: &Shown, line: &Line) -> Markup {
    let report = &line.report;
    let signed =
        shown.signed.iter().filter(|it| it.report == report.id && it.edition == report.edition);
    let (signed, seen) = (signed.count(), shown.seen.get(&report.id).copied().unwrap_or(0));
    html! {
        @match (report.is_open(), report.publish_at) {
            (true, _) if line.lacks.is_empty() => (ui::tag(t!(ui, "reports-tag-ready"), Tone::Ok)),
            (true, _) => (ui::tag(t!(ui, "reports-tag-open"), Tone::Warn)),
            (false, None) => (ui::tag(t!(ui, "reports-tag-locked"), Tone::Info)),
            (false, Some(at)) if at > ui.now => {
                (ui::tag(t!(ui, "reports-tag-publishing", day = ui.when(at)), Tone::Night))
            }
            (false, Some(_)) if signed > 0 => {
                (ui::tag(t!(ui, "reports-tag-signed", count = signed), Tone::Ok))
            }
            (false, Some(_)) if seen > 0 => (ui::tag(t!(ui, "reports-tag-seen"), Tone::Info)),
            (false, Some(_)) => (ui::tag(t!(ui, "reports-tag-out"), Tone::Info)),
        }
    }
}
