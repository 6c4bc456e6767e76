//! How far a school is: `GET /livrets/ecoles/{school}?periode=`. A line a class, with what is
//! missing; the archive of all; the way to the State's file.

use super::{
    asked::{Asked, Periods},
    pieces,
};
use crate::{
    batch::Batch,
    class_reports::Follow,
    content, place,
    report::{Kind, State as Life},
    school_projects::SchoolProjects,
    state_file::StateFile,
    store::{self, classes::ClassLine, progress::Written},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::{Class, School};
use results::{Period, Subject};
use std::collections::{HashMap, HashSet};
use web::{
    App, Granted, Page, Result, Ui, t,
    ui::{self, Tone},
};

/// A class: how many reports are ready, and what is missing in the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub pupils: i64,
    pub all: u32,
    pub ready: u32,
    pub locked: u32,
    pub positions: u32,
    pub appreciations: u32,
    pub generals: u32,
}

pub struct Shown {
    periods: Option<Periods>,
    lines: Vec<(ClassLine, Line)>,
    batches: Vec<Batch>,
    signed: i64,
}

fn load(
    tx: &Tx<'_>,
    school: Id<School>,
    viewer: Id<people::Person>,
    asked: &Asked,
) -> db::Result<Shown> {
    let today = tx.now().day();
    let year = match asked.periode {
        Some(period) => results::period::load(tx, period)?.map(|period| period.year),
        None => None,
    };
    let year = year.unwrap_or_else(|| SchoolYear::of(today));
    let periods = Periods::load(tx, school, year, asked.periode)?;
    let Some(periods) = periods else {
        return Ok(Shown { periods: None, lines: Vec::new(), batches: Vec::new(), signed: 0 });
    };
    let period = periods.open().id;
    let on = crate::gather::day_of(periods.open(), today);
    let classes = store::classes::of_school(tx, school, year)?;
    let written = store::progress::of_school(tx, school, period)?;
    let counts: HashMap<Id<Class>, i64> =
        store::roster::counts(tx, school, on)?.into_iter().collect();
    let taught = Taught::load(tx, school, &classes, on)?;
    let lines = classes.into_iter().map(|class| {
        let own = written.iter().filter(|it| it.class == class.id);
        let mut line =
            Line { pupils: counts.get(&class.id).copied().unwrap_or(0), ..Line::default() };
        own.for_each(|written| line.count(written, &taught));
        (class, line)
    });
    Ok(Shown {
        lines: lines.collect(),
        batches: store::batches::of_person(tx, viewer, school)?,
        signed: store::signatures::count(tx, school, period)?,
        periods: Some(periods),
    })
}

/// What is taught, by class: subjects that are no part of another.
struct Taught {
    known: Vec<Subject>,
    wholes: HashMap<Id<Class>, Vec<Id<Subject>>>,
}

impl Taught {
    fn load(
        tx: &Tx<'_>,
        school: Id<School>,
        classes: &[ClassLine],
        on: base::Day,
    ) -> db::Result<Self> {
        let ids: Vec<Id<Class>> = classes.iter().map(|class| class.id).collect();
        let named = store::classes::teachers(tx, &ids, on)?;
        let known = results::subject::of_school(tx, school)?;
        let by_name: HashMap<String, &Subject> =
            known.iter().map(|subject| (base::fold(&subject.name), subject)).collect();
        let mut wholes: HashMap<Id<Class>, Vec<Id<Subject>>> = HashMap::new();
        for staff in &named {
            let folded = staff.subject.as_deref().map(base::fold);
            let found = folded.and_then(|name| by_name.get(&name).copied());
            let Some(subject) = found else { continue };
            let whole = subject.parent.unwrap_or(subject.id);
            let of = wholes.entry(staff.class).or_default();
            if !of.contains(&whole) {
                of.push(whole);
            }
        }
        Ok(Taught { known, wholes })
    }

    /// The places where a report has to say something: the subjects of its class, and those that
    /// this pupil learns apart, in a group.
    fn asked(&self, written: &Written) -> HashSet<String> {
        let wholes = self.wholes.get(&written.class).map_or(&[][..], Vec::as_slice);
        let said = written.placed().into_iter().chain(written.appreciations().into_keys());
        let said: HashSet<Id<Subject>> = said.filter_map(place::subject).collect();
        let is_apart = |it: &&Subject| {
            let is_here = |id: Id<Subject>| wholes.contains(&id) || said.contains(&id);
            said.contains(&it.id) && !wholes.contains(&it.id) && !it.parent.is_some_and(is_here)
        };
        let apart = self.known.iter().filter(is_apart).map(|it| it.id);
        wholes.iter().copied().chain(apart).map(place::of_subject).collect()
    }

    /// How many appreciations a subject lacks: its own, those of its parts, or a shorter one.
    fn unsaid(&self, whole: &str, written: &Written, said: &HashMap<&str, usize>) -> u32 {
        if said.contains_key(whole) {
            return 0;
        }
        let whole = place::subject(whole);
        let parts = self.known.iter().filter(|it| whole.is_some() && it.parent == whole);
        let parts: Vec<(&Subject, String)> =
            parts.map(|it| (it, place::of_subject(it.id))).collect();
        let words = parts.iter().filter_map(|(it, place)| Some((it, *said.get(place.as_str())?)));
        // « Name : words », between spaces.
        let chars: Vec<usize> =
            words.map(|(it, words)| it.name.chars().count() + 3 + words).collect();
        if chars.is_empty() {
            return 1;
        }
        let placed = written.placed();
        let is_unsaid = |place: &str| placed.contains(place) && !said.contains_key(place);
        let unsaid = parts.iter().filter(|(_, place)| is_unsaid(place)).count();
        let all = chars.iter().sum::<usize>() + chars.len() - 1;
        let is_long = content::is_sent(written.level) && all > content::WORDS_CHARS_MAX;
        u32::try_from(unsaid).unwrap_or(u32::MAX) + u32::from(is_long)
    }
}

impl Line {
    /// Counts a report, as [`crate::content::Content::lacks`] would.
    fn count(&mut self, written: &Written, taught: &Taught) {
        self.all += 1;
        if written.state == Life::Locked {
            (self.locked, self.ready) = (self.locked + 1, self.ready + 1);
            return;
        }
        let (placed, said) = (written.placed(), written.appreciations());
        let lacks = |asked: &HashSet<String>, has: &HashSet<&str>| {
            let lack = asked.iter().filter(|place| !has.contains(place.as_str())).count();
            u32::try_from(lack).unwrap_or(u32::MAX)
        };
        let named = |places: Vec<place::Named>| -> HashSet<String> {
            places.into_iter().map(|(code, _)| code.to_owned()).collect()
        };
        let domains = written.domains();
        let (positions, appreciations) = match written.kind {
            Kind::Cycle => (lacks(&named(place::COMPONENTS.to_vec()), &placed), 0),
            Kind::Period if !domains.is_empty() => {
                let asked = domains.iter().flat_map(place::Domain::positions).collect();
                (lacks(&named(asked), &placed), 0)
            }
            Kind::Period => {
                let asked = taught.asked(written);
                let unsaid = asked.iter().map(|place| taught.unsaid(place, written, &said));
                (lacks(&asked, &placed), unsaid.sum())
            }
        };
        let general = u32::from(!written.has_general);
        self.positions += positions;
        self.appreciations += appreciations;
        self.generals += general;
        self.ready += u32::from(positions + appreciations + general == 0);
    }
}

pub async fn get(
    school: Granted<Follow, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, viewer) = (school.id, school.viewer.person);
    let shown = app.db.read_long(move |tx: &Tx<'_>| load(tx, id, viewer, &asked)).await?;
    Ok(view(&ui, &school, &shown))
}

fn view(ui: &Ui, school: &School, shown: &Shown) -> Page {
    let title = t!(ui, "reports-school-title", school = school.name);
    let Some(periods) = &shown.periods else {
        return ui.narrow(
            &title,
            html! {
                h1 { (title) }
                (ui::empty(t!(ui, "reports-no-period"),
                    Some((&results::urls::periods(school.id), &t!(ui, "reports-cut-year")))))
            },
        );
    };
    let period = periods.open().id;
    let locked: u32 = shown.lines.iter().map(|(_, line)| line.locked).sum();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "reports-title"))]))
        (ui::head(&title, ways(ui, school, period)))
        (pieces::periods(ui, periods, |period| urls::school(school.id, period)))
        section.card aria-labelledby="classes" {
            header { h2 #classes { (t!(ui, "reports-classes")) } }
            ul.rows {
                @for (class, line) in &shown.lines {
                    li { a.row href=(urls::class(class.id, period)) {
                        span.face aria-hidden="true" { (ui::icon("users")) }
                        span {
                            b { (class.name) }
                            span.quiet { (said(ui, line)) }
                            @if line.all > 0 && line.locked == line.all {
                                (ui::tag(t!(ui, "reports-tag-locked"), Tone::Info))
                            } @else if line.all > 0 && line.ready == line.all {
                                (ui::tag(t!(ui, "reports-tag-ready"), Tone::Ok))
                            }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
        @if locked > 0 {
            section.card aria-labelledby="all" {
                header { h2 #all { (t!(ui, "reports-all")) } }
                div.body {
                    p { (t!(ui, "reports-signed-count", count = shown.signed, all = locked)) }
                    (ui::action(ui, &urls::of_school(school.id, "archive"), html! {
                        input type="hidden" name="period" value=(period);
                        button.button { (ui::icon("download"))
                            (t!(ui, "reports-archive", count = locked)) }
                    }))
                    (batches(ui, &shown.batches))
                }
            }
        }
    };
    ui.page(&title, body)
}

/// What else the head sees to: settings, EPI and AP, the State's file.
fn ways(ui: &Ui, school: &School, period: Id<Period>) -> Markup {
    html! {
        div.actions {
            @if !school.kind.is_first_degree() {
                a.button.plain href=(urls::of_school(school.id, "reglages")) {
                    (ui::icon("settings")) (t!(ui, "reports-settings"))
                }
            }
            @if SchoolProjects::are_had_by(school) {
                a.button.plain href=(urls::of_school(school.id, "projets")) {
                    (ui::icon("users")) (t!(ui, "reports-projects-title"))
                }
            }
            @if StateFile::is_sent_by(school) {
                a.button.plain href=(urls::lsu(school.id, period)) {
                    (ui::icon("send")) (t!(ui, "reports-lsu"))
                }
            }
        }
    }
}

/// « 21 livrets sur 24 sont prêts ; il manque 12 positions et 3 appréciations générales. »
fn said(ui: &Ui, line: &Line) -> String {
    if line.all == 0 {
        return t!(ui, "reports-class-not-open", count = line.pupils).into_owned();
    }
    let ready = t!(ui, "reports-ready-of", ready = line.ready, all = line.all).into_owned();
    let mut missing = Vec::new();
    if line.positions > 0 {
        missing.push(t!(ui, "reports-some-positions", count = line.positions));
    }
    if line.appreciations > 0 {
        missing.push(t!(ui, "reports-some-appreciations", count = line.appreciations));
    }
    if line.generals > 0 {
        missing.push(t!(ui, "reports-some-generals", count = line.generals));
    }
    let Some((last, before)) = missing.split_last() else { return ready };
    let list = match before {
        [] => last.to_string(),
        before => t!(ui, "reports-list", before = before.join(", "), last = &**last).into_owned(),
    };
    format!("{ready} {}", t!(ui, "reports-it-lacks", list = list))
}

fn batches(ui: &Ui, batches: &[Batch]) -> Markup {
    html! {
        @if !batches.is_empty() {
            ul {
                @for batch in batches {
                    li {
                        a href=(urls::batch(batch.id)) {
                            (batch.whose()) " · " (batch.period_name) " · " (ui.when(batch.made_at))
                        }
                    }
                }
            }
        }
    }
}
