//! A homework, drawn: what it is, the box, the work, the tools of those who write.

use super::{homework::Shown, pieces, work::WorkForm};
use crate::{
    Homework,
    book::Follow,
    hand_in::Handed,
    homework::{Answer, Tick},
    urls,
};
use files::{File, view::UploadField};
use maud::{Markup, PreEscaped, html};
use people::Standing;
use ui::{Field, Tone};
use web::{Edit, Page, Problems, Ui, t, ui};

type Typed<'a> = (&'a WorkForm, &'a Problems);

pub fn view(ui: &Ui, homework: &Homework, shown: &Shown, typed: Typed<'_>) -> Page {
    let is_written = ui.may::<Edit>(homework);
    let back = if is_written || homework.pupils.is_empty() {
        (
            urls::book_week(homework.book_id, crate::calendar::monday_of(homework.due_on)),
            homework.book_name.clone(),
        )
    } else {
        let week = crate::calendar::monday_of(homework.due_on);
        (urls::week(week, None), t!(ui, "homework-title").into_owned())
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&back.0, &back.1)]))
        (notes(ui, homework, shown))
        article.letter.homework {
            div.body {
                p.quiet { (homework.subject) " · " (pieces::due(ui, homework.due_on)) }
                h1 lang=[ui.lang(homework.lang)] dir=[ui.dir(homework.lang)] { (homework.title) }
                p.quiet { (by_line(ui, homework)) }
            }
            (words(ui, homework, shown))
            (links(homework))
            (files::view::attachments(ui, &shown.files, |it| urls::file(homework.id, it.id)))
            @if shown.files.len() > 1 {
                p.body { a.button.link.small href=(urls::files(homework.id)) {
                    (ui::icon("download")) (t!(ui, "homework-files-all"))
                } }
            }
            @if let (Some(lesson), Some(id)) = (&shown.lesson, homework.lesson_id) {
                p.body { a.button.link.small href=(urls::lesson(id)) {
                    (ui::icon("book-open")) (t!(ui, "homework-of-lesson", title = lesson.as_str()))
                } }
            }
        }
        (tools(ui, homework))
        (own(ui, homework, shown))
        (work(ui, homework, shown, typed))
    };
    ui.narrow(&homework.title, body)
}

/// What it says, in its language; and in its reader's beside.
fn words(ui: &Ui, homework: &Homework, shown: &Shown) -> Markup {
    let original = html! {
        @if !homework.body.is_blank() {
            div.rich lang=[ui.lang(homework.lang)] dir=[ui.dir(homework.lang)] {
                (PreEscaped(homework.body.html()))
            }
        }
    };
    let (text, url) = (homework.text(), urls::translation(homework.id));
    translation::beside(ui, &shown.translations, &text, &url, original, |made| {
        html! {
            p.title { (made.line(0)) }
            div.rich { (PreEscaped(made.rich(1))) }
        }
    })
}

/// `Mme Durand · 20 min · pour CE1-A`
fn by_line(ui: &Ui, homework: &Homework) -> Markup {
    html! {
        (pieces::name(ui, &homework.author())) " · " (homework.book_name)
        @if homework.minutes > 0 { " · " (pieces::minutes(ui, homework.minutes)) }
        @if let Some(at) = homework.corrected_at {
            " · " (t!(ui, "homework-corrected-at", hour = ui.when_in_full(at)))
        }
    }
}

fn notes(ui: &Ui, homework: &Homework, shown: &Shown) -> Markup {
    let names: Vec<String> = shown.chosen.iter().map(|line| line.name().full()).collect();
    html! {
        @if !homework.is_given() {
            (ui::note(Tone::Info, t!(ui, "homework-note-draft")))
        }
        @if !names.is_empty() {
            (ui::note(Tone::Night, t!(ui, "homework-note-some", names = names.join(", "))))
        }
    }
}

fn links(homework: &Homework) -> Markup {
    let links = homework.links();
    html! {
        @if !links.is_empty() {
            ul.body.links {
                @for link in &links {
                    li { a href=(link.url) rel="noopener noreferrer nofollow" target="_blank" {
                        (ui::icon("external-link")) " " (link.name)
                    } }
                }
            }
        }
    }
}

fn tools(ui: &Ui, homework: &Homework) -> Markup {
    if !ui.may::<Follow>(homework) {
        return html! {};
    }
    let is_written = ui.may::<Edit>(homework);
    html! {
        div.toolbar {
            @if homework.is_given() {
                a.button href=(urls::follow(homework.id)) {
                    (ui::icon("clipboard-check")) (t!(ui, "homework-follow"))
                }
            } @else if is_written {
                (ui::action(ui, &urls::publication(homework.id), html! {
                    button.button { (ui::icon("send")) (t!(ui, "homework-give")) }
                }))
            }
            @if is_written {
                a.button.plain href=(urls::edit(homework.id)) {
                    (ui::icon("pencil")) (t!(ui, "homework-edit-do"))
                }
                @if homework.version > 1 {
                    a.button.plain href=(urls::versions(homework.id)) {
                        (ui::icon("history")) (t!(ui, "homework-versions"))
                    }
                }
                @if homework.is_given() {
                    (ui::sure(ui, &urls::withdrawal(homework.id), "eye-off",
                        &t!(ui, "homework-take-back"), &t!(ui, "homework-take-back-sure")))
                } @else {
                    (ui::sure(ui, &urls::discard(homework.id), "trash-2",
                        &t!(ui, "homework-discard"), &t!(ui, "homework-discard-sure")))
                }
            }
        }
    }
}

/// The box of a pupil; what a guardian sees of it.
fn own(ui: &Ui, homework: &Homework, shown: &Shown) -> Markup {
    let (Some(pupil), Some(viewer)) = (shown.pupil, &ui.viewer) else { return html! {} };
    if !homework.is_given() {
        return html! {};
    }
    let done = shown.done.iter().find(|done| done.pupil_id == pupil);
    let may = ui.may::<Tick>(homework) && crate::homework::acts_for(viewer, pupil);
    html! {
        @if homework.pupils.len() > 1 { (siblings(ui, homework, viewer, pupil)) }
        @if may {
            form method="post" action=(urls::done(homework.id)) {
                (ui::token(ui))
                input type="hidden" name="pupil" value=(pupil);
                input type="hidden" name="back" value="page";
                @if done.is_none() { input type="hidden" name="done" value="on"; }
                button.button.wide.plain[done.is_some()]
                    aria-pressed=(done.is_some().to_string()) {
                    @if done.is_some() { (ui::icon("star")) (t!(ui, "homework-done-undo")) }
                    @else { (ui::icon("check")) (t!(ui, "homework-done-do")) }
                }
            }
        } @else if let Some(done) = done {
            (ui::note(Tone::Ok, t!(ui, "homework-done-at", hour = ui.when_in_full(done.at))))
        } @else {
            p.quiet { (t!(ui, "homework-not-done-yet")) }
        }
    }
}

/// Two children who have the same homework.
fn siblings(
    ui: &Ui,
    homework: &Homework,
    viewer: &Standing,
    open: base::Id<people::Person>,
) -> Markup {
    let chips: Vec<(String, String, bool)> = homework
        .pupils
        .iter()
        .filter_map(|pupil| {
            let name = viewer.child(*pupil)?.name.first.clone();
            Some((urls::homework_of(homework.id, *pupil), name, *pupil == open))
        })
        .collect();
    let chips: Vec<ui::Chip<'_>> = chips
        .iter()
        .map(|(url, words, is_open)| ui::Chip { url, words, number: None, is_open: *is_open })
        .collect();
    ui::chips(t!(ui, "homework-children"), &chips)
}

/// What was handed in, and the form for more.
fn work(ui: &Ui, homework: &Homework, shown: &Shown, typed: Typed<'_>) -> Markup {
    let (Some(pupil), Some(viewer)) = (shown.pupil, &ui.viewer) else { return html! {} };
    if !homework.wants_work && shown.work.is_empty() {
        return html! {};
    }
    let last = shown.work.iter().find(|work| work.is_last);
    let is_closed = last.is_some_and(Handed::is_closed);
    let may = ui.may::<Answer>(homework) && crate::homework::acts_for(viewer, pupil);
    // Whoever was writing while it was given back keeps his words.
    let is_open = may && (!is_closed || !typed.1.is_empty());
    html! {
        section.card #rendu aria-labelledby="work" {
            header { h2 #work { (t!(ui, "homework-work")) } }
            @if shown.work.is_empty() && !may {
                p.body.quiet { (t!(ui, "homework-work-none")) }
            }
            @for given in &shown.work { (one(ui, shown, given)) }
            @if is_open { (form(ui, homework, shown, pupil, typed)) }
        }
    }
}

fn one(ui: &Ui, shown: &Shown, given: &Handed) -> Markup {
    let none = Vec::new();
    let files = shown.work_files.get(&given.id).unwrap_or(&none);
    let back = shown.back_files.get(&given.id).unwrap_or(&none);
    html! {
        div.body {
            p {
                b { (t!(ui, "homework-handed-in-at", hour = ui.when_in_full(given.at))) }
                " " (late(ui, given))
            }
            @if !given.body.is_blank() { div.rich { (PreEscaped(given.body.html())) } }
            (files::view::attachments(ui, files, |it| urls::hand_in_file(given.id, it.id)))
            (given_back(ui, given, back))
        }
    }
}

/// « en retard de 2 jours »
pub fn late(ui: &Ui, given: &Handed) -> Markup {
    html! {
        @if given.is_late {
            (ui::tag(t!(ui, "homework-late", days = given.days_late()), Tone::Warn))
        }
    }
}

/// What the teacher said of it, with what came with his words.
pub fn given_back(ui: &Ui, given: &Handed, files: &[File]) -> Markup {
    let Some(at) = given.given_back_at else { return html! {} };
    html! {
        blockquote.given-back {
            p.quiet {
                (t!(ui, "homework-given-back-at", hour = ui.when_in_full(at)))
                @if let Some(at) = given.comment_edited_at {
                    " · " (t!(ui, "homework-corrected-at", hour = ui.when_in_full(at)))
                }
            }
            @if !given.comment.is_blank() {
                div.rich { (PreEscaped(given.comment.html())) }
            }
            (files::view::attachments(ui, files, |it| urls::back_file(given.id, it.id)))
            @if given.wants_again {
                p { (ui::tag(t!(ui, "homework-tag-again"), Tone::Warn)) }
            }
        }
    }
}

fn form(
    ui: &Ui,
    homework: &Homework,
    shown: &Shown,
    pupil: base::Id<people::Person>,
    (typed, problems): Typed<'_>,
) -> Markup {
    let is_late = ui.today() > homework.due_on;
    let label = t!(ui, "homework-work-text");
    let text = Field {
        name: "text",
        label: &label,
        value: &typed.text,
        is_optional: true,
        ..Field::default()
    };
    let files = t!(ui, "homework-work-files");
    let files =
        UploadField { label: &files, bytes_max: shown.file_bytes_max, chosen: &shown.uploads };
    html! {
        form.form.body method="post" action=(urls::hand_ins(homework.id))
            enctype="multipart/form-data" {
            (ui::token(ui))
            input type="hidden" name="pupil" value=(pupil);
            input type="hidden" name="once" value=(typed.once);
            (ui::problems(ui, problems))
            @if is_late { (ui::note(Tone::Warn, t!(ui, "homework-work-late"))) }
            @if !shown.work.is_empty() { p.quiet { (t!(ui, "homework-work-again")) } }
            (ui::textarea(ui, &text, 4, problems))
            (files::view::upload_field(ui, &files, problems))
            div.actions.full {
                button.button { (ui::icon("send")) (t!(ui, "homework-hand-in")) }
            }
        }
    }
}
