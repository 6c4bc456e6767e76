//! The form of a post, drawn: a title, words, and what is attached.

use super::{
    pieces,
    post_form::{PostForm, as_typed},
    write::Asked,
};
use crate::{
    post::{AuthorKind, State},
    store::versions::Version,
    urls,
};
use base::{Instant, RichText};
use files::{File, view::UploadField};
use maud::{Markup, PreEscaped, html};
use ui::{Field, Shell};
use web::{Page, Problems, Ui, t, ui};

/// What the form needs to know beside what it sends.
pub struct Known {
    pub asked: Asked,
    pub files: Vec<File>,
    pub file_bytes_max: u64,
    pub overtaking: Option<Overtaking>,
}

/// The version that somebody else saved while one was writing.
pub struct Overtaking {
    pub version: u32,
    pub editor: base::PersonName,
    pub at: Instant,
    pub title: String,
    pub body: RichText,
}

impl From<Version> for Overtaking {
    fn from(version: Version) -> Self {
        Overtaking {
            version: version.number,
            editor: version.editor(),
            at: version.at,
            title: version.title,
            body: version.body,
        }
    }
}

pub fn view(ui: &Ui, form: &PostForm, known: &Known, problems: &Problems) -> Page {
    let asked = &known.asked;
    let post = asked.post.as_ref();
    let title = if post.is_some() { t!(ui, "journal-edit") } else { t!(ui, "journal-new-post") };
    let action = match post {
        Some(post) => urls::edit(post.id),
        None => urls::new(asked.place.class_id),
    };
    let back = urls::class(asked.place.class_id);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "journal-title")), (&back, &asked.place.name)]))
        h1 { (title) }
        @if let Some(overtaking) = &known.overtaking { (other(ui, overtaking)) }
        form.form method="post" action=(action) enctype="multipart/form-data" {
            (ui::token(ui))
            button.hidden name="action" value="save" tabindex="-1" aria-hidden="true" {}
            input type="hidden" name="version" value=(form.version);
            input type="hidden" name="once" value=(form.once);
            (ui::problems(ui, problems))
            (words(ui, form, problems))
            (attached(ui, known, problems))
            (actions(ui, known))
        }
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

fn other(ui: &Ui, other: &Overtaking) -> Markup {
    let name = pieces::name(ui, &other.editor, AuthorKind::Staff);
    let hour = ui.when_in_full(other.at);
    html! {
        section.card aria-labelledby="other" {
            header { h2 #other { (t!(ui, "journal-other-version", name = name)) } }
            div.body {
                p.quiet { (t!(ui, "journal-other-how", hour = hour)) }
                p { b { (other.title) } }
                div.rich { (PreEscaped(other.body.html())) }
            }
        }
    }
}

fn words(ui: &Ui, form: &PostForm, problems: &Problems) -> Markup {
    let label = t!(ui, "journal-field-title");
    let title = Field { name: "title", label: &label, value: &form.title, ..Field::default() };
    let text = form.text();
    let problem = problems.of("body");
    html! {
        (title.draw(ui, problems))
        div.field {
            label for="body" {
                (t!(ui, "journal-field-body")) " " span.optional { (t!(ui, "journal-optional")) }
            }
            @if let Some(problem) = problem {
                p.error #body-error { (ui.words(problem.text)) }
            }
            textarea.input #body name="body" rows="8" aria-invalid=[problem.map(|_| "true")]
                aria-describedby=[problem.map(|_| "body-error")]
                data-behaviour="rich-text" data-html=(text.html())
                data-toolbar=(t!(ui, "journal-editor"))
                data-bold=(t!(ui, "journal-editor-bold"))
                data-italic=(t!(ui, "journal-editor-italic"))
                data-underline=(t!(ui, "journal-editor-underline"))
                data-bullets=(t!(ui, "journal-editor-bullets"))
                data-numbers=(t!(ui, "journal-editor-numbers"))
                data-quote=(t!(ui, "journal-editor-quote"))
                data-link=(t!(ui, "journal-editor-link"))
                data-undo=(t!(ui, "journal-editor-undo"))
                data-redo=(t!(ui, "journal-editor-redo"))
                data-link-address=(t!(ui, "journal-editor-link-address"))
                data-link-wrong=(t!(ui, "journal-editor-link-wrong"))
                data-link-apply=(t!(ui, "journal-editor-link-apply"))
                data-link-remove=(t!(ui, "journal-editor-link-remove")) { (as_typed(&text)) }
        }
    }
}

fn attached(ui: &Ui, known: &Known, problems: &Problems) -> Markup {
    let label = t!(ui, "journal-files");
    let field =
        UploadField { label: &label, bytes_max: known.file_bytes_max, chosen: &known.files };
    html! {
        (files::view::upload_field(ui, &field, problems))
        @if known.asked.is_staff { p.hint { (t!(ui, "journal-files-hint")) } }
    }
}

/// What may happen next, the likeliest first.
fn actions(ui: &Ui, known: &Known) -> Markup {
    let asked = &known.asked;
    let state = asked.post.as_ref().map_or(State::Draft, |post| post.state);
    html! {
        div.actions.full {
            @if state == State::Published {
                button.button name="action" value="save" {
                    (ui::icon("check")) (t!(ui, "journal-save"))
                }
            } @else if asked.is_staff {
                button.button name="action" value="publish" {
                    (ui::icon("send")) (t!(ui, "journal-publish"))
                }
                button.button.plain name="action" value="save" { (t!(ui, "journal-save-draft")) }
            } @else {
                button.button name="action" value="submit" {
                    (ui::icon("send")) (t!(ui, "journal-submit"))
                }
                button.button.plain name="action" value="save" { (t!(ui, "journal-save-draft")) }
            }
        }
    }
}
