//! The page of a pupil's results, as his family and those who teach him read it: what is new, then
//! each domain in words with a drawing beside them, and the way to its skills.

use super::{domain_view, pieces, pupil::Shown};
use crate::{
    Learner, Reader, Section, Subject, access::Choose, average::WHOLE, in_school::InSchool, mark,
    progress::Branch, urls,
};
use base::{Day, SchoolYear};
use maud::{Markup, html};
use web::{Granted, Page, Read, Ui, t, ui};

/// Results come after what waits for somebody.
const RESULTS: u8 = 50;
/// How many of the latest are shown.
const LATEST: usize = 5;

pub fn page(
    ui: &Ui,
    pupil: &Granted<Read, Learner>,
    shown: &Shown,
    sections: Vec<Section>,
) -> Page {
    let title = t!(ui, "results-of", name = pupil.name.first);
    let (before, after): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|section| section.order < RESULTS);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "results-title"))]))
        (ui::head(&title, html! {
            @if ui.may::<Choose>(&**pupil) {
                a.button.plain href=(urls::alerts(pupil.person())) {
                    (ui::icon("bell")) (t!(ui, "results-alerts"))
                }
            }
        }))
        (chips(ui, pupil, shown))
        @for section in before { (drawn(ui, section)) }
        (results(ui, pupil, shown))
        @for section in after { (drawn(ui, section)) }
        p.quiet { (how(ui, shown)) }
        (years(ui, pupil, shown))
    };
    ui.narrow(&title, body)
}

fn drawn(ui: &Ui, section: Section) -> Markup {
    ui::card(section.name, ui.words(section.title), None, (section.draw)(ui))
}

fn chips(ui: &Ui, pupil: &Learner, shown: &Shown) -> Markup {
    if shown.periods.is_empty() {
        return html! {};
    }
    let (whole, person) = (t!(ui, "results-whole-year"), pupil.person());
    let year = urls::pupil_in_year(person, shown.year);
    let links: Vec<(String, &str, bool)> = shown
        .periods
        .iter()
        .map(|it| {
            let is_open = shown.period.as_ref().is_some_and(|open| open.id == it.id);
            (urls::pupil_in_period(person, shown.year, it.id), it.name.as_str(), is_open)
        })
        .collect();
    let is_whole = shown.period.is_none();
    let mut chips = vec![ui::Chip { url: &year, words: &whole, number: None, is_open: is_whole }];
    chips.extend(links.iter().map(|(url, words, is_open)| ui::Chip {
        url,
        words,
        number: None,
        is_open: *is_open,
    }));
    ui::chips(t!(ui, "results-periods"), &chips)
}

fn results(ui: &Ui, pupil: &Learner, shown: &Shown) -> Markup {
    if shown.progress.is_empty() {
        return ui::empty(t!(ui, "results-nothing-yet", name = pupil.name.first), None);
    }
    html! {
        (latest(ui, pupil, shown))
        @for (place, domain) in shown.progress.domains.iter().enumerate() {
            (card(ui, pupil, shown, (place, domain)))
        }
        (schools(ui, pupil, shown))
        @if !shown.progress.free.is_empty() {
            (ui::card("free", t!(ui, "results-free"), None, html! {
                ul.rows {
                    @for it in &shown.progress.free {
                        li { (pieces::proof(ui, it, &shown.scales)) }
                    }
                }
            }))
        }
    }
}

/// What a family comes for: what was shown of late, whatever it belongs to.
fn latest(ui: &Ui, pupil: &Learner, shown: &Shown) -> Markup {
    let latest = shown.progress.latest(LATEST);
    if latest.is_empty() {
        return html! {};
    }
    let rows = html! {
        ul.rows {
            @for (standing, it) in latest {
                li { a.row href=(urls::proofs(pupil.person(), standing.skill.id)) {
                    span {
                        b { (standing.skill.label) }
                        span.quiet {
                            (pieces::title(ui, it)) " · " (it.on.without_year(ui.locale))
                        }
                    }
                    (pieces::level(ui, it.shown, &shown.scales))
                } }
            }
        }
    };
    ui::card("latest", t!(ui, "results-latest"), None, rows)
}

fn card(ui: &Ui, pupil: &Learner, shown: &Shown, (place, domain): (usize, &Branch)) -> Markup {
    let id = format!("domain-{place}");
    let content = html! {
        (domain_view::progress(ui, shown, domain, &id))
        (domain_view::standings(ui, pupil, shown, &domain.standings))
        @if !domain.branches.is_empty() {
            @let period = shown.period.as_ref().map(|period| period.id);
            @let all = urls::domain(pupil.person(), domain.skill.id, shown.year, period);
            ul.rows { @for part in &domain.branches { li { (way(ui, &all, domain, part)) } } }
        }
    };
    ui::card(&id, &domain.skill.label, None, content)
}

/// The way to the skills of a part, and how many of them are reached: of a domain that is one part
/// that is said already, and so is its name when it is the same.
fn way(ui: &Ui, all: &str, domain: &Branch, part: &Branch) -> Markup {
    let skills = t!(ui, "results-skills");
    let is_named = part.skill.label != domain.skill.label;
    let is_alone = domain_view::is_one_part(domain);
    html! {
        a.row href={ (all) "#" (domain_view::anchor(part)) } {
            span {
                b { (if is_named { part.skill.label.as_str() } else { &*skills }) }
                @if !is_alone { span.quiet { (domain_view::tally(ui, part.tally())) } }
                @else if is_named { span.quiet { (skills) } }
            }
            (ui::icon("chevron-right"))
        }
    }
}

/// Where one of them is not today's school, each says its name: two averages are never one.
fn schools(ui: &Ui, pupil: &Learner, shown: &Shown) -> Markup {
    let are_named = shown.schools.iter().any(|it| it.school != pupil.school);
    html! {
        @for school in &shown.schools {
            @if are_named { h2 { (school.name) } }
            (subjects(ui, shown, school))
        }
    }
}

fn subjects(ui: &Ui, shown: &Shown, InSchool { subjects, averages, .. }: &InSchool) -> Markup {
    html! {
        @if let Some(share) = averages.general.filter(|_| averages.subjects.len() > 1) {
            p { (t!(ui, "results-general-average",
                average = mark::written(share.hundredths_of(WHOLE)))) }
        }
        @for subject in subjects {
            @if let Some(given) = shown.progress.subjects.get(&subject.id) {
                @let id = format!("subject-{}", subject.id);
                (ui::card(&id, name_of(subject, subjects), None, html! {
                    @if let Some(share) = averages.subjects.get(&subject.id) {
                        p.body { (t!(ui, "results-average",
                            average = mark::written(share.hundredths_of(WHOLE)))) }
                    }
                    ul.rows {
                        @for it in given.iter().rev() {
                            li { (pieces::proof(ui, it, &shown.scales)) }
                        }
                    }
                }))
            }
        }
    }
}

/// A sub-subject says whose it is: « Langues · Anglais ».
fn name_of(subject: &Subject, subjects: &[Subject]) -> String {
    let parent = subjects.iter().find(|it| Some(it.id) == subject.parent);
    match parent {
        Some(parent) => format!("{} · {}", parent.name, subject.name),
        None => subject.name.clone(),
    }
}

/// Past years stay readable.
fn years(ui: &Ui, pupil: &Learner, shown: &Shown) -> Markup {
    let (person, year) = (pupil.person(), shown.year);
    let (before, after) = (SchoolYear(year.0 - 1), year.next());
    html! {
        nav.pager aria-label=(t!(ui, "results-years")) {
            @if pupil.read_from(shown.reader, first_day(before)) < first_day(year) {
                a.button.plain rel="prev" href=(urls::pupil_in_year(person, before)) {
                    (ui::icon("chevron-left")) (before)
                }
            }
            @if after <= SchoolYear::of(ui.today()) {
                a.button.plain rel="next" href=(urls::pupil_in_year(person, after)) {
                    (after) (ui::icon("chevron-right"))
                }
            }
        }
    }
}

fn first_day(year: SchoolYear) -> Day {
    year.first_day().unwrap_or_else(|| base::Instant::default().day())
}

/// How what is read here is reckoned, and who sees what.
fn how(ui: &Ui, shown: &Shown) -> String {
    let mut words = Vec::new();
    if shown.schools.iter().any(|it| !it.averages.subjects.is_empty()) {
        words.push(t!(ui, "results-how-average"));
    }
    if shown.schools.iter().any(|it| it.averages.mixed.is_mixed()) {
        words.push(t!(ui, "results-how-mixed"));
    }
    if !shown.progress.domains.is_empty() {
        words.push(t!(ui, "results-how-reached"));
    }
    if shown.reader == Reader::Staff {
        words.push(t!(ui, "results-how-staff"));
    }
    words.join(" ")
}
