//! The form of a homework, drawn: what, for when, and the rest for who wants it.

use super::{
    editor::{self, Overtaking},
    homework_form::{HomeworkForm, is_doubt},
    pieces,
};
use crate::{
    Homework,
    book::Place,
    lesson::Taught,
    store::{loads::Load, readers::Line},
    urls,
};
use base::Day;
use files::{File, view::UploadField};
use maud::{Markup, html};
use ui::{Field, Shell};
use web::{Page, Problems, Ui, t, ui};

/// What the form needs to know beside what it sends.
pub struct Known {
    pub place: Place,
    pub homework: Option<Homework>,
    pub lesson: Option<Taught>,
    pub pupils: Vec<Line>,
    pub subjects: Vec<String>,
    /// The next days of class.
    pub days: Vec<Day>,
    /// That of the next lesson, where there is a timetable.
    pub next: Option<Day>,
    /// What they weigh already, across the teachers.
    pub loads: Vec<Load>,
    pub files: Vec<File>,
    pub file_bytes_max: u64,
    pub overtaking: Option<Overtaking>,
}

impl Known {
    fn is_given(&self) -> bool {
        self.homework.as_ref().is_some_and(|homework| homework.is_given())
    }

    fn is_one_of_several(&self) -> bool {
        self.homework.as_ref().is_some_and(|homework| homework.series_id.is_some())
    }
}

pub fn view(ui: &Ui, form: &HomeworkForm, known: &Known, problems: &Problems) -> Page {
    let homework = known.homework.as_ref();
    let title = if homework.is_some() { t!(ui, "homework-edit") } else { t!(ui, "homework-new") };
    let action = match homework {
        Some(homework) => urls::edit(homework.id),
        None => urls::new(known.place.id),
    };
    let back = urls::book(known.place.id);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::BOOKS, &t!(ui, "homework-title")),
            (&back, &known.place.name)]))
        h1 { (title) }
        @if let Some(overtaking) = &known.overtaking { (editor::other(ui, overtaking)) }
        form.form method="post" action=(action) enctype="multipart/form-data" {
            (ui::token(ui))
            button.hidden name="action" value="save" tabindex="-1" aria-hidden="true" {}
            input type="hidden" name="version" value=(form.version);
            input type="hidden" name="once" value=(form.once);
            (ui::problems(ui, problems))
            @if let Some(lesson) = &known.lesson { (hung_on(ui, lesson)) }
            (editor::subject(ui, &form.subject, &known.subjects, problems))
            (words(ui, form, problems))
            (due(ui, form, known, problems))
            (more(ui, form, known, problems))
            (actions(ui, form, known))
        }
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

fn hung_on(ui: &Ui, lesson: &Taught) -> Markup {
    html! {
        input type="hidden" name="lesson" value=(lesson.id);
        p.quiet {
            (ui::icon("link")) " "
            (t!(ui, "homework-hung-on", title = lesson.title, day = pieces::day(ui, lesson.on_day)))
        }
    }
}

fn words(ui: &Ui, form: &HomeworkForm, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "homework-field-title"), t!(ui, "homework-field-title-hint"));
    let title = Field {
        name: "title",
        label: &label,
        hint: Some(&hint),
        value: &form.title,
        ..Field::default()
    };
    html! { (title.draw(ui, problems)) }
}

/// The next days of class, each with what it weighs already; any other day may be said.
fn due(ui: &Ui, form: &HomeworkForm, known: &Known, problems: &Problems) -> Markup {
    let problem = problems.of("due_on");
    let is_doubted = problem.is_some_and(is_doubt) || form.any_day == "on";
    // A new one is for the next lesson, unless one chooses.
    let is_new = known.homework.is_none() && form.due_on.is_empty();
    let chosen = form.day().ok().or(known.next.filter(|_| is_new));
    let is_offered = chosen.is_some_and(|day| known.days.contains(&day));
    let is_other = !form.due_on.is_empty() && !is_offered;
    let typed = match chosen {
        Some(day) if is_other => day.iso(),
        _ => form.other_day.clone(),
    };
    html! {
        fieldset.field #due_on aria-describedby=[problem.map(|_| "due_on-error")] {
            legend { (t!(ui, "homework-field-due")) }
            p.hint { (t!(ui, "homework-field-due-hint", place = known.place.name)) }
            @if let Some(problem) = problem {
                @let args: Vec<_> =
                    problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
                p.error #due_on-error { (ui.say(problem.text, &args)) }
            }
            div.choice.grid {
                @for day in &known.days {
                    label {
                        input type="radio" name="due_on" value=(day.iso())
                            checked[chosen == Some(*day)];
                        span {
                            b { (pieces::day(ui, *day)) } " "
                            @if known.next == Some(*day) { (next(ui, form)) " " }
                            @let load = known.loads.iter().find(|load| load.day == *day);
                            (pieces::load(ui, load, known.place.minutes_max()))
                        }
                    }
                }
                label {
                    input type="radio" name="due_on" value="other" checked[is_other];
                    span { (t!(ui, "homework-other-day")) }
                }
            }
            div.field data-behaviour="disclose" data-disclose-name="due_on"
                data-disclose-value="other" {
                label for="other_day" { (t!(ui, "homework-other-day-field")) }
                input.input.short #other_day type="date" name="other_day" value=(typed);
            }
            @if is_doubted {
                (ui::checkbox("any_day", &t!(ui, "homework-any-day"), form.any_day == "on"))
            }
        }
    }
}

/// « prochain cours (Maths) »
fn next(ui: &Ui, form: &HomeworkForm) -> Markup {
    let words = match form.subject.trim() {
        "" => t!(ui, "homework-next-lesson"),
        subject => t!(ui, "homework-next-lesson-of", subject = subject),
    };
    ui::tag(words, ui::Tone::Info)
}

const MINUTES: [u32; 8] = [5, 10, 15, 20, 30, 45, 60, 90];

/// The time it takes, whether work is handed in; then what most homework does without.
fn more(ui: &Ui, form: &HomeworkForm, known: &Known, problems: &Problems) -> Markup {
    let label = t!(ui, "homework-field-minutes");
    let unsaid = t!(ui, "homework-minutes-unsaid");
    let typed = form.minutes.parse().ok().filter(|it| !MINUTES.contains(it) && *it > 0);
    let minutes: Vec<(String, String)> = MINUTES
        .into_iter()
        .chain(typed)
        .map(|minutes| (minutes.to_string(), pieces::minutes(ui, minutes)))
        .collect();
    let mut options: Vec<(&str, &str)> = vec![("", &unsaid)];
    options.extend(minutes.iter().map(|(value, words)| (value.as_str(), words.as_str())));
    let field = Field {
        name: "minutes",
        label: &label,
        value: &form.minutes,
        is_optional: true,
        ..Field::default()
    };
    let label = t!(ui, "homework-field-body");
    let body = Field { name: "body", label: &label, is_optional: true, ..Field::default() };
    let files = t!(ui, "homework-files");
    let files =
        UploadField { label: &files, bytes_max: known.file_bytes_max, chosen: &known.files };
    html! {
        (ui::select(ui, &field, &options, problems))
        (ui::checkbox("work", &t!(ui, "homework-wants-work"), form.work == "on"))
        (ui::editor::field(ui, &body, &form.text(), 5, problems))
        (translation::lang_details(ui, &form.lang))
        (files::view::upload_field(ui, &files, problems))
        (rare(ui, form, known, problems))
    }
}

fn rare(ui: &Ui, form: &HomeworkForm, known: &Known, problems: &Problems) -> Markup {
    let is_chosen = [&form.links, &form.reach, &form.repeat].iter().any(|it| !it.is_empty())
        || ["links", "pupils", "repeat_until"].iter().any(|it| problems.of(it).is_some());
    let (label, hint) = (t!(ui, "homework-field-links"), t!(ui, "homework-field-links-hint"));
    let links = Field {
        name: "links",
        label: &label,
        hint: Some(&hint),
        value: &form.links,
        is_optional: true,
        ..Field::default()
    };
    html! {
        details.more open[is_chosen] {
            summary { (t!(ui, "homework-options")) }
            (pupils(ui, form, known, problems))
            @if known.homework.is_none() { (repeat(ui, form, problems)) }
            (ui::textarea(ui, &links, 3, problems))
        }
    }
}

/// For everybody, or for some, whom the others do not see.
fn pupils(ui: &Ui, form: &HomeworkForm, known: &Known, problems: &Problems) -> Markup {
    let (is_some, chosen) = (form.reach == "some", form.pupils());
    let problem = problems.of("pupils");
    html! {
        fieldset.field #pupils {
            legend { (t!(ui, "homework-for")) }
            @if let Some(problem) = problem { p.error { (ui.words(problem.text)) } }
            div.choice {
                label {
                    input type="radio" name="reach" value="all" checked[!is_some];
                    span { (t!(ui, "homework-for-all", place = known.place.name)) }
                }
                label {
                    input type="radio" name="reach" value="some" checked[is_some];
                    span {
                        (t!(ui, "homework-for-some")) " "
                        span.hint { (t!(ui, "homework-for-some-hint")) }
                    }
                }
            }
            div.stack.tight data-behaviour="disclose" data-disclose-name="reach"
                data-disclose-value="some" {
                @for pupil in &known.pupils {
                    label.check {
                        input type="checkbox" name="pupils" value=(pupil.id)
                            checked[chosen.contains(&pupil.id)];
                        span { (pupil.name().full()) }
                    }
                }
            }
        }
    }
}

fn repeat(ui: &Ui, form: &HomeworkForm, problems: &Problems) -> Markup {
    let label = t!(ui, "homework-repeat-until");
    let hint = t!(ui, "homework-repeat-hint");
    let until = Field {
        name: "repeat_until",
        label: &label,
        hint: Some(&hint),
        value: &form.repeat_until,
        kind: "date",
        is_optional: true,
        ..Field::default()
    };
    html! {
        label.check {
            input type="checkbox" name="repeat" value="weekly" checked[form.repeat == "weekly"];
            span { (t!(ui, "homework-repeat")) }
        }
        div data-behaviour="disclose" data-disclose-name="repeat" data-disclose-value="weekly" {
            (until.draw(ui, problems))
        }
    }
}

/// What may happen next, the likeliest first.
fn actions(ui: &Ui, form: &HomeworkForm, known: &Known) -> Markup {
    let is_following = form.scope == "following";
    html! {
        @if known.is_one_of_several() {
            fieldset.choice {
                legend { (t!(ui, "homework-scope")) }
                label {
                    input type="radio" name="scope" value="one" checked[!is_following];
                    span { (t!(ui, "homework-scope-one")) }
                }
                label {
                    input type="radio" name="scope" value="following" checked[is_following];
                    span { (t!(ui, "homework-scope-following")) }
                }
            }
        }
        div.actions.full {
            @if known.is_given() {
                button.button name="action" value="save" {
                    (ui::icon("check")) (t!(ui, "homework-save"))
                }
            } @else {
                button.button name="action" value="give" {
                    (ui::icon("send")) (t!(ui, "homework-give"))
                }
                button.button.plain name="action" value="save" { (t!(ui, "homework-save-draft")) }
            }
        }
    }
}
