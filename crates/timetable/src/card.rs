//! The card of the home page: today's lessons that are still to come, or tomorrow's first one, and
//! what is not as usual. Only where there is a timetable.

use crate::{
    Occurrence, PartKind, Pupil,
    pages::{pieces, whose},
    showing, store, urls,
};
use base::{Day, Id, PersonName};
use db::{Result, Tx};
use maud::{Markup, html};
use people::Person;
use web::{Drawn, HomeOf, Ui, t, ui};

/// What one person has on the next day with lessons.
struct Line {
    /// Whose: a child's name and its place among the children; none for oneself.
    child: Option<(PersonName, usize)>,
    day: Day,
    first: Occurrence,
    until: base::Minutes,
    changed: Vec<Occurrence>,
    url: String,
}

/// Over a week-end and a bridge day.
const AHEAD_DAYS: i32 = 4;
const CHANGES_MAX: usize = 3;

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    if !crate::is_shown(home.viewer) {
        return Ok(None);
    }
    let today = home.now.day();
    let span = (today, today.plus_days(AHEAD_DAYS));
    let mut lines = Vec::new();
    if home.child.is_none() && (home.viewer.is_pupil() || home.viewer.is_staff()) {
        lines.extend(own(tx, home, span)?);
    }
    lines.extend(of_children(tx, home, span)?);
    Ok((!lines.is_empty()).then(|| -> Drawn { Box::new(move |ui| draw(ui, &lines)) }))
}

fn own(tx: &Tx<'_>, home: &HomeOf<'_>, span: (Day, Day)) -> Result<Option<Line>> {
    let me = home.viewer.person;
    let own = if let Some((pupil, groups)) = whose::pupils(tx, &[me], span.0)?.pop() {
        let plan = showing::plan(tx, &[pupil.school], &whose::refs(&pupil, &groups), span)?;
        whose::of_pupil(plan.between(span.0, span.1), &pupil, &groups)
    } else {
        let Some(teacher) = store::places::teacher(tx, me, span.0)? else { return Ok(None) };
        let plan = showing::plan(tx, &teacher.schools, &[me.cast()], span)?;
        let all = plan.between(span.0, span.1).into_iter();
        // What a colleague gives in his place is not his.
        all.filter(|it| !it.is_held() || it.is_given_by(me)).collect()
    };
    Ok(next(home, &own).map(|line| Line { url: urls::HOME.to_owned(), ..line }))
}

fn of_children(tx: &Tx<'_>, home: &HomeOf<'_>, span: (Day, Day)) -> Result<Vec<Line>> {
    let is_shown = |id: Id<Person>| home.child.is_none_or(|open| open == id);
    let shown = home.viewer.children.iter().enumerate().filter(|(_, child)| is_shown(child.id));
    let shown: Vec<_> = shown.collect();
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id<Person>> = shown.iter().map(|(_, child)| child.id).collect();
    let pupils = whose::pupils(tx, &ids, span.0)?;
    let plan = whose::plan_of(tx, &pupils, span)?;
    let all = plan.between(span.0, span.1);
    let mut lines = Vec::new();
    for (place, child) in shown {
        let known = pupils.iter().find(|(pupil, _): &&(Pupil, _)| pupil.id == child.id);
        let Some((pupil, groups)) = known else { continue };
        let own = whose::of_pupil(all.clone(), pupil, groups);
        let line = next(home, &own);
        lines.extend(line.map(|line| Line {
            child: Some((child.name.clone(), place)),
            url: urls::pupil(child.id),
            ..line
        }));
    }
    Ok(lines)
}

/// Today while there is still something to come, or else the next day with lessons.
fn next(home: &HomeOf<'_>, lessons: &[Occurrence]) -> Option<Line> {
    let (today, now) = (home.now.day(), home.now.minutes());
    let is_ahead = |it: &&Occurrence| it.day > today || it.from >= now;
    let day = lessons.iter().filter(|it| it.is_held()).find(is_ahead)?.day;
    let of_day = || lessons.iter().filter(|it| it.day == day);
    let held = || of_day().filter(|it| it.is_held());
    let first = held().find(is_ahead)?.clone();
    let until = held().map(|it| it.until).max()?;
    let changed = of_day().filter(|it| !it.notes.is_empty()).take(CHANGES_MAX).cloned().collect();
    Some(Line { child: None, day, first, until, changed, url: String::new() })
}

fn draw(ui: &Ui, lines: &[Line]) -> Markup {
    let all = t!(ui, "timetable-card-all");
    let body = html! {
        ul.rows { @for line in lines { li { (row(ui, line)) } } }
    };
    ui::card("timetable-card", t!(ui, "timetable-card"), Some((urls::HOME, &*all)), body)
}

fn row(ui: &Ui, line: &Line) -> Markup {
    let day = pieces::near(ui, line.day);
    let (time, until) = (line.first.from.in_words(ui.locale), line.until.in_words(ui.locale));
    let subject = line.first.subject.as_str();
    let room = pieces::room(ui, &line.first.said(PartKind::Room));
    let words = if room.is_empty() {
        t!(ui, "timetable-card-first", day = day, time = time, subject = subject)
    } else {
        t!(ui, "timetable-card-first-room", day = day, time = time, subject = subject, room = room)
    };
    html! {
        a.row href=(urls::on(&line.url, line.day)) {
            span.face aria-hidden="true" { (ui::icon("calendar-clock")) }
            span {
                b { (words) }
                span.quiet {
                    @if let Some((name, place)) = &line.child {
                        (ui::child_tag(name, ui::Colour::of_place(*place))) " "
                    }
                    (t!(ui, "timetable-card-until", time = until))
                }
                @for it in &line.changed {
                    span.quiet { (it.subject) " " (pieces::notes(ui, it)) }
                }
            }
            (ui::icon("chevron-right"))
        }
    }
}
