//! One lesson on one day, and what may be said of it: `/emploi-du-temps/cours/{…}?jour=…`.

use super::{asked::Asked, pieces, school::withdrawal};
use crate::{
    Change, Lesson, Occurrence, Room,
    changing::{self, MOVE_DAYS_MAX, What},
    refusal::Refusal,
    showing,
    store::{self, places::Named},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Minutes};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, Edit, Form, Granted, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Field},
};

pub const WORD_CHARS_MAX: usize = 200;

struct Shown {
    day: Day,
    occurrence: Option<Occurrence>,
    changes: Vec<Change>,
    teachers: Vec<Named>,
    rooms: Vec<Room>,
}

pub async fn get(
    lesson: Granted<Edit, Lesson>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let day = asked.open(ui.today()).day;
    let shown = load(&app, &lesson, day).await?;
    Ok(view(&ui, &lesson, &shown, &ChangeForm::default(), &Problems::none()))
}

async fn load(app: &App, lesson: &Lesson, day: Day) -> Result<Shown> {
    let lesson = lesson.clone();
    let read = move |tx: &Tx<'_>| {
        let plan = showing::of_lesson(tx, &lesson, day)?;
        let changes: Vec<Change> =
            plan.changes.iter().filter(|change| change.day == day).cloned().collect();
        // Where it went, if it did.
        let to = changes.iter().map(Change::last_day).max().unwrap_or(day);
        let held = plan.between(day.min(to), day.max(to));
        let of_day = |it: &Occurrence| it.of_day == day && it.is_held();
        let occurrence = held.iter().find(|it| of_day(it)).or(held.first()).cloned();
        Ok(Shown {
            day,
            occurrence,
            changes,
            teachers: store::places::teachers(tx, lesson.school_id, day)?,
            rooms: store::rooms::of_school(tx, lesson.school_id)?,
        })
    };
    Ok(app.db.read(read).await?)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChangeForm {
    day: String,
    /// `cancelled`, `moved`, `teacher`, `room`
    kind: String,
    to_day: String,
    from: String,
    until: String,
    teacher: String,
    room: String,
    word: String,
}

impl ChangeForm {
    fn check(&self, lesson: &Lesson) -> std::result::Result<(Day, What, String), Problems> {
        let wrong = |field, text| Problems::from(Problem { field, text, args: Vec::new() });
        let no_choice = || wrong("kind", web::id!("timetable-refused-kind"));
        let day = Day::parse(&self.day).map_err(|_| no_choice())?;
        let word = web::form::optional(&self.word, WORD_CHARS_MAX);
        let word = word.map_err(|text| wrong("word", text))?.unwrap_or_default();
        let what = match self.kind.as_str() {
            "cancelled" => What::Cancelled,
            "moved" => self.moved(day, lesson)?,
            "teacher" => What::Teacher(
                self.teacher
                    .parse()
                    .map_err(|_| wrong("teacher", web::id!("timetable-refused-choose")))?,
            ),
            "room" => What::Room(
                self.room
                    .parse()
                    .map_err(|_| wrong("room", web::id!("timetable-refused-choose")))?,
            ),
            _ => return Err(no_choice()),
        };
        Ok((day, what, word))
    }

    fn moved(&self, day: Day, lesson: &Lesson) -> std::result::Result<What, Problems> {
        let to = if self.to_day.trim().is_empty() { Ok(day) } else { Day::parse(&self.to_day) };
        let is_near = |to: &Day| {
            base::SchoolYear::of(*to) == base::SchoolYear::of(day)
                && to.since(day).abs() <= MOVE_DAYS_MAX
        };
        let to = to.ok().filter(is_near);
        let to = to.ok_or_else(|| Problems::one("to_day", web::id!("timetable-refused-day")))?;
        let (from, until) = hours(&self.from, &self.until)?;
        if (to, from, until) == (day, lesson.from_at, lesson.until_at) {
            return Err(Problems::one("from", web::id!("timetable-refused-same")));
        }
        Ok(What::Moved { day: to, from, until })
    }
}

/// From one hour to a later one.
pub fn hours(from: &str, until: &str) -> std::result::Result<(Minutes, Minutes), Problems> {
    let both = Minutes::parse(from).zip(Minutes::parse(until));
    let both = both.filter(|(from, until)| from < until && until.0 <= 1440);
    both.ok_or_else(|| Problems::one("from", web::id!("timetable-refused-hours")))
}

pub async fn post(
    lesson: Granted<Edit, Lesson>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ChangeForm>,
) -> Result<Answer> {
    let (day, what, word) = match form.check(&lesson) {
        Ok(checked) => checked,
        Err(problems) => return again(&app, &ui, &lesson, &form, &problems).await,
    };
    let (now, of) = (ui.now, Lesson::clone(&lesson));
    let by = lesson.viewer.person;
    let write = move |tx: &Tx<'_>| changing::say(tx, (&lesson, by), (day, &what, &word), now);
    match app.db.write(write).await {
        Ok(_) => Ok(Answer::to(urls::lesson(of.id, day)).saying(t!(&ui, "timetable-changed"))),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => again(&app, &ui, &of, &form, &problems).await,
            None => Err(error.into()),
        },
    }
}

async fn again(
    app: &App,
    ui: &Ui,
    lesson: &Lesson,
    form: &ChangeForm,
    problems: &Problems,
) -> Result<Answer> {
    let day = Day::parse(&form.day).unwrap_or(ui.today());
    let shown = load(app, lesson, day).await?;
    Ok(view(ui, lesson, &shown, form, problems).unprocessable().into())
}

fn view(ui: &Ui, lesson: &Lesson, shown: &Shown, form: &ChangeForm, problems: &Problems) -> Page {
    let day = pieces::day(ui, shown.day);
    let title = t!(ui, "timetable-lesson", subject = lesson.subject, day = day);
    let is_there = shown.occurrence.is_some();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title")),
            (&urls::school(lesson.school_id), &t!(ui, "timetable-school-short"))]))
        h1 { (title) }
        @match &shown.occurrence {
            Some(it) => { (now(ui, it)) }
            None => { (ui::empty(t!(ui, "timetable-no-lesson"), None)) }
        }
        @if !shown.changes.is_empty() { (said(ui, shown)) }
        @if is_there { (form_of(ui, lesson, shown, form, problems)) }
    };
    ui.narrow(&title, body)
}

/// What it is now.
fn now(ui: &Ui, it: &Occurrence) -> Markup {
    use crate::PartKind::{Class, Group, Room, Teacher};
    let lines = [
        (t!(ui, "timetable-hour"), pieces::hours(ui, it)),
        (t!(ui, "timetable-classes"), it.said(Class)),
        (t!(ui, "timetable-groups"), it.said(Group)),
        (t!(ui, "timetable-teachers"), it.said(Teacher)),
        (t!(ui, "timetable-rooms"), it.said(Room)),
    ];
    html! {
        dl.timetable-columns {
            @for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
                dt { (name) } dd { (value) }
            }
        }
        p { (pieces::notes(ui, it)) }
    }
}

fn said(ui: &Ui, shown: &Shown) -> Markup {
    let lines = html! {
        ul {
            @for change in &shown.changes {
                li.timetable-change {
                    p {
                        b { (pieces::kind(ui, change.kind)) }
                        @if !change.word.is_empty() { span.quiet { (change.word) } }
                        span.quiet {
                            @match change.told_at {
                                Some(at) => { (t!(ui, "timetable-told", time = ui.when(at))) }
                                None => { (t!(ui, "timetable-not-told")) }
                            }
                        }
                    }
                    (withdrawal(ui, change))
                }
            }
        }
    };
    ui::card("said", t!(ui, "timetable-changes-here"), None, lines)
}

fn form_of(
    ui: &Ui,
    lesson: &Lesson,
    shown: &Shown,
    form: &ChangeForm,
    problems: &Problems,
) -> Markup {
    let kinds = [
        ("cancelled", t!(ui, "timetable-kind-cancelled")),
        ("moved", t!(ui, "timetable-kind-moved")),
        ("teacher", t!(ui, "timetable-kind-teacher")),
        ("room", t!(ui, "timetable-kind-room")),
    ];
    let options: Vec<(&str, &str)> =
        kinds.iter().map(|(value, words)| (*value, &**words)).collect();
    let label = t!(ui, "timetable-change-kind");
    let chosen = if form.kind.is_empty() { "cancelled" } else { &form.kind };
    let kind = Field { name: "kind", label: &label, value: chosen, ..Field::default() };
    let (label, hint) = (t!(ui, "timetable-change-word"), t!(ui, "timetable-change-word-hint"));
    let word = Field {
        name: "word",
        label: &label,
        hint: Some(&hint),
        value: &form.word,
        is_optional: true,
        ..Field::default()
    };
    let disclosed = |value: &'static str, fields: Markup| {
        html! {
            div.stack.tight data-behaviour="disclose" data-disclose-name="kind"
                data-disclose-value=(value) { (fields) }
        }
    };
    let content = html! {
        input type="hidden" name="day" value=(shown.day.iso());
        (ui::choice(ui, &kind, &options, problems))
        (disclosed("moved", moved(ui, lesson, shown.day, form, problems)))
        (disclosed("teacher", teacher(ui, shown, form, problems)))
        (disclosed("room", room(ui, shown, form, problems)))
        (word.draw(ui, problems))
        p.quiet { (t!(ui, "timetable-change-told")) }
        div.actions { button.button { (ui::icon("check")) (t!(ui, "timetable-change-save")) } }
    };
    ui::card(
        "change",
        t!(ui, "timetable-change"),
        None,
        html! {
            div.body { (ui::form(ui, &urls::changing(lesson.id), problems, content)) }
        },
    )
}

fn clock(at: Minutes) -> String {
    format!("{:02}:{:02}", at.0 / 60, at.0 % 60)
}

fn moved(ui: &Ui, lesson: &Lesson, day: Day, form: &ChangeForm, problems: &Problems) -> Markup {
    let or = |typed: &str, usual: String| if typed.is_empty() { usual } else { typed.to_owned() };
    let to = or(&form.to_day, day.iso());
    let (from, until) =
        (or(&form.from, clock(lesson.from_at)), or(&form.until, clock(lesson.until_at)));
    let fields = [
        ("to_day", "date", t!(ui, "timetable-move-day"), to),
        ("from", "time", t!(ui, "timetable-move-from"), from),
        ("until", "time", t!(ui, "timetable-move-until"), until),
    ];
    html! {
        @for (name, kind, label, value) in &fields {
            @let field = Field { name, kind, label, value, class: "short",
                is_conditional: true, ..Field::default() };
            (field.draw(ui, problems))
        }
    }
}

fn teacher(ui: &Ui, shown: &Shown, form: &ChangeForm, problems: &Problems) -> Markup {
    let label = t!(ui, "timetable-change-teacher");
    let names: Vec<(String, String)> =
        shown.teachers.iter().map(|it| (it.id.to_string(), it.name().listed())).collect();
    let field = Field { name: "teacher", label: &label, value: &form.teacher, ..Field::default() };
    chosen(ui, &field, &names, problems)
}

fn room(ui: &Ui, shown: &Shown, form: &ChangeForm, problems: &Problems) -> Markup {
    let label = t!(ui, "timetable-change-room");
    let open = shown.rooms.iter().filter(|it| it.closed_on.is_none());
    let names: Vec<(String, String)> =
        open.map(|it| (it.id.to_string(), it.name.clone())).collect();
    let field = Field { name: "room", label: &label, value: &form.room, ..Field::default() };
    chosen(ui, &field, &names, problems)
}

/// One among several, none at first.
pub fn chosen(
    ui: &Ui,
    field: &Field<'_>,
    names: &[(String, String)],
    problems: &Problems,
) -> Markup {
    let none = t!(ui, "timetable-choose");
    let mut options: Vec<(&str, &str)> = vec![("", &none)];
    options.extend(names.iter().map(|(id, name)| (id.as_str(), name.as_str())));
    ui::select(ui, field, &options, problems)
}
