//! The page of a pupil's results, as his family and those who teach him read it: words first, a
//! drawing beside them, then each skill.

use super::{drawing, pieces, pupil::Shown};
use crate::{
    Learner, Reader, Subject,
    access::Choose,
    average::WHOLE,
    mark,
    progress::{Branch, Move, Standing, Tally, first_of_month},
    urls,
};
use base::{Day, SchoolYear};
use maud::{Markup, PreEscaped, html};
use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};
use web::{Granted, Page, Read, Ui, t, ui};

/// Results come after what waits for somebody.
const RESULTS: u8 = 50;
/// Of a year.
const MONTHS: usize = 12;

pub fn page(ui: &Ui, pupil: &Granted<Read, Learner>, mut shown: Shown) -> Page {
    let title = t!(ui, "results-of", name = pupil.name.first);
    let sections = std::mem::take(&mut shown.sections);
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
        (chips(ui, pupil, &shown))
        @for section in before { (drawn(ui, section)) }
        (results(ui, pupil, &shown))
        @for section in after { (drawn(ui, section)) }
        p.quiet { (how(ui, &shown)) }
        (years(ui, pupil, &shown))
    };
    ui.narrow(&title, body)
}

fn drawn(ui: &Ui, section: crate::Section) -> Markup {
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
        @let lines = Lines::new(ui, pupil, shown);
        @for (place, domain) in shown.progress.domains.iter().enumerate() {
            (card(&lines, domain, place))
        }
        (subjects(ui, shown))
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

fn card(lines: &Lines<'_>, domain: &Branch, place: usize) -> Markup {
    let Lines { ui, shown, .. } = *lines;
    let id = format!("domain-{place}");
    let months = domain.months(until(ui, shown)).into_iter();
    let months: Vec<_> = months.map(|(day, tally)| (lines.month(day), tally)).collect();
    let name = domain.skill.label.as_str();
    let words = format!("{id}-words");
    let drawn = (months.len() > 1).then(|| t!(ui, "results-drawing", name = name));
    let content = html! {
        div.body.progress-words {
            p #(words) { (sentence(ui, shown, domain)) }
            @if let Some(drawn) = &drawn { (drawing::staircase(drawn, &words, &months)) }
        }
        (standings(lines, &domain.standings.iter().collect::<Vec<_>>()))
        @for part in &domain.branches {
            // A domain that is one part says its name once.
            @if part.skill.label != name {
                h3.body { (part.skill.label) (lines.of_part(part)) }
            }
            (standings(lines, &part.all()))
        }
        @if let Some(drawn) = &drawn { (drawing::table(&lines.drawings, drawn, &months)) }
    };
    ui::card(&id, name, None, content)
}

/// The last day that is looked at.
fn until(ui: &Ui, shown: &Shown) -> Day {
    let end = match &shown.period {
        Some(period) => period.last_day(),
        None => shown.year.last_day().unwrap_or(ui.today()),
    };
    end.min(ui.today())
}

/// « 6 objectifs sur 8 sont atteints, 2 de plus qu’en octobre. »
fn sentence(ui: &Ui, shown: &Shown, domain: &Branch) -> String {
    let Tally { reached, seen } = domain.tally();
    if seen == 0 {
        return t!(ui, "results-tally-none").into_owned();
    }
    let words = t!(ui, "results-tally", reached = reached, seen = seen).into_owned();
    let month = first_of_month(until(ui, shown));
    let before = domain.tally_before(month);
    if before.seen == 0 || before.reached == reached {
        return t!(ui, "results-tally-alone", words = words).into_owned();
    }
    let month = pieces::month(ui, month.plus_days(-1));
    let by = reached.abs_diff(before.reached);
    if reached > before.reached {
        t!(ui, "results-tally-more", words = words, by = by, month = month).into_owned()
    } else {
        t!(ui, "results-tally-less", words = words, by = by, month = month).into_owned()
    }
}

/// The lines of skills say few different things of many: each is put into words once.
struct Lines<'a> {
    ui: &'a Ui,
    shown: &'a Shown,
    /// The address of what is behind a skill, without the skill.
    proofs: String,
    since: RefCell<HashMap<(usize, Day), Rc<str>>>,
    levels: RefCell<HashMap<crate::Shown, Rc<str>>>,
    tallies: RefCell<HashMap<Tally, Rc<str>>>,
    months: [OnceCell<Cow<'a, str>>; MONTHS],
    drawings: drawing::Words<'a>,
    moved: [Option<Cow<'a, str>>; 4],
    retired: Cow<'a, str>,
}

impl<'a> Lines<'a> {
    fn new(ui: &'a Ui, pupil: &Learner, shown: &'a Shown) -> Self {
        let moves = [Move::First, Move::Up, Move::Same, Move::Down];
        Lines {
            ui,
            shown,
            proofs: urls::all_proofs(pupil.person()),
            since: RefCell::default(),
            levels: RefCell::default(),
            tallies: RefCell::default(),
            months: <[_; MONTHS]>::default(),
            drawings: drawing::Words::of(ui),
            moved: moves.map(|moved| pieces::moved(ui, moved)),
            retired: t!(ui, "results-retired"),
        }
    }

    /// « 3 résultats, le dernier le 12 novembre »
    fn since(&self, standing: &Standing) -> Option<Rc<str>> {
        let (count, last) = (standing.proofs.len(), standing.proofs.last()?);
        let words = || {
            let day = last.on.without_year(self.ui.locale);
            Rc::from(t!(self.ui, "results-proofs-count", count = count, day = day))
        };
        Some(self.since.borrow_mut().entry((count, last.on)).or_insert_with(words).clone())
    }

    fn level(&self, seen: crate::Shown) -> PreEscaped<Rc<str>> {
        let drawn = || Rc::from(pieces::level(self.ui, seen, &self.shown.scales).into_string());
        PreEscaped(self.levels.borrow_mut().entry(seen).or_insert_with(drawn).clone())
    }

    /// « 3 sur 4 », where there is something to count: what is on its way says so by itself.
    fn of_part(&self, part: &Branch) -> Markup {
        let tally @ Tally { reached, seen } = part.tally();
        let words = || Rc::from(t!(self.ui, "results-tally-short", reached = reached, seen = seen));
        html! {
            @if seen > 1 && reached > 0 {
                span.quiet { (&**self.tallies.borrow_mut().entry(tally).or_insert_with(words)) }
            }
        }
    }

    fn month(&self, day: Day) -> &str {
        let place = usize::try_from(day.month()).unwrap_or_default() % MONTHS;
        self.months[place].get_or_init(|| pieces::month(self.ui, day))
    }

    fn moved(&self, moved: Move) -> Option<&str> {
        let words = match moved {
            Move::First => &self.moved[0],
            Move::Up => &self.moved[1],
            Move::Same => &self.moved[2],
            Move::Down => &self.moved[3],
        };
        words.as_deref()
    }
}

fn standings(lines: &Lines<'_>, standings: &[&Standing]) -> Markup {
    html! {
        @if !standings.is_empty() {
            ul.rows {
                @for it in standings {
                    li { a.row href={ (lines.proofs) (it.skill.id) } {
                        span {
                            b { (it.skill.label) }
                            // « 3 résultats, le dernier le 12 novembre · en progrès »
                            span.quiet {
                                @if let Some(words) = lines.since(it) { (&*words) }
                                @if let Some(words) = lines.moved(it.moved) { " · " (words) }
                                @if it.skill.retired_on.is_some() { " · " (lines.retired) }
                            }
                        }
                        @let last = it.last.map(|(_, shown, _)| shown);
                        @let seen = last.or_else(|| it.proofs.last().map(|proof| proof.shown));
                        @if let Some(seen) = seen { (lines.level(seen)) }
                    } }
                }
            }
        }
    }
}

fn subjects(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @if let Some(share) = shown.averages.general.filter(|_| shown.averages.subjects.len() > 1) {
            p { (t!(ui, "results-general-average",
                average = mark::written(share.hundredths_of(WHOLE)))) }
        }
        @for subject in &shown.subjects {
            @if let Some(given) = shown.progress.subjects.get(&subject.id) {
                @let id = format!("subject-{}", subject.id);
                (ui::card(&id, name_of(subject, &shown.subjects), None, html! {
                    @if let Some(share) = shown.averages.subjects.get(&subject.id) {
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
    if !shown.averages.subjects.is_empty() {
        words.push(t!(ui, "results-how-average"));
    }
    if shown.averages.mixed.is_mixed() {
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
