//! The form of a post, drawn: a title, words, and what is attached.

use super::{post_form::PostForm, write::Asked};
use crate::{post::State, urls};
use files::{File, view::UploadField};
use maud::{Markup, html};
use publication::{Version, pages::versions};
use ui::{Field, Shell};
use web::{Page, Problems, Ui, t, ui};

/// What the form needs to know beside what it sends.
pub struct Known {
    pub asked: Asked,
    pub files: Vec<File>,
    pub file_bytes_max: u64,
    /// What somebody else saved while one was writing.
    pub overtaking: Option<Version>,
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
        @if let Some(overtaking) = &known.overtaking { (versions::other(ui, overtaking)) }
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

fn words(ui: &Ui, form: &PostForm, problems: &Problems) -> Markup {
    let (title, body) = (t!(ui, "journal-field-title"), t!(ui, "journal-field-body"));
    let title = Field { name: "title", label: &title, value: &form.title, ..Field::default() };
    let body = Field { name: "body", label: &body, is_optional: true, ..Field::default() };
    html! {
        (title.draw(ui, problems))
        (ui::editor::field(ui, &body, &form.text(), 8, problems))
        (translation::lang_details(ui, &form.lang))
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
