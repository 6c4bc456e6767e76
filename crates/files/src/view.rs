//! How other features show files: the field that sends them, and the list of what is attached.

use crate::{
    File, Shape,
    file::{Cause, State},
    form::FILES_FIELD,
    urls, weight,
};
use maud::{Markup, html};
use text::t;
use web::{Problems, Ui, ui};

/// The name of the file input: without a script its files come with the form.
const INPUT: &str = "nouveaux";

/// The field for attachments. Its form is `enctype="multipart/form-data"` and is read by
/// [`crate::FormWithFiles`].
#[derive(Clone, Copy)]
pub struct UploadField<'a> {
    pub label: &'a str,
    /// [`crate::bytes_max`] of the viewer.
    pub bytes_max: u64,
    /// The uploads that are there already.
    pub chosen: &'a [File],
}

pub fn upload_field(ui: &Ui, field: &UploadField<'_>, problems: &Problems) -> Markup {
    let UploadField { label, bytes_max, chosen } = *field;
    let size = weight(bytes_max, ui.locale);
    let content = html! {
        label for=(INPUT) { (label) }
        p.hint #{ (INPUT) "-hint" } { (t!(ui, "file-upload-hint", max = size)) }
        @for problem in problems.iter().filter(|problem| problem.field == FILES_FIELD) {
            p.error { (sentence(ui, problem)) }
        }
        input.input #(INPUT) type="file" multiple name=(INPUT)
            aria-describedby={ (INPUT) "-hint" };
        ul.uploads { @for file in chosen { (line(ui, file)) } }
    };
    sending(ui, ("field", Some(FILES_FIELD)), bytes_max, &content)
}

/// What a phone takes at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    Photo,
    Voice,
}

/// A camera or a microphone under the thumb, in a form as that of [`upload_field`]; it needs the
/// script, which sends what is taken while one goes on.
#[derive(Clone, Copy)]
pub struct Capture<'a> {
    /// Unique on the page.
    pub id: &'a str,
    pub label: &'a str,
    pub take: Take,
    /// [`crate::bytes_max`] of the viewer.
    pub bytes_max: u64,
    /// The uploads that are there already.
    pub chosen: &'a [File],
}

pub fn capture(ui: &Ui, capture: &Capture<'_>) -> Markup {
    let Capture { id, label, take, bytes_max, chosen } = *capture;
    let (icon, accept, way) = match take {
        Take::Photo => ("camera", "image/*", "environment"),
        Take::Voice => ("mic", "audio/*", "user"),
    };
    let content = html! {
        label.button.plain for=(id) {
            (ui::icon(icon)) span { (label) }
            input #(id) type="file" accept=(accept) capture=(way) name=(INPUT);
        }
        ul.uploads { @for file in chosen { (line(ui, file)) } }
    };
    sending(ui, ("capture", None), bytes_max, &content)
}

/// Files leave as they are chosen, each with its line in the list below.
fn sending(ui: &Ui, (class, id): (&str, Option<&str>), bytes_max: u64, content: &Markup) -> Markup {
    let size = weight(bytes_max, ui.locale);
    html! {
        div.(class) id=[id] data-behaviour="upload" data-upload-url=(urls::UPLOAD)
            data-upload-name=(FILES_FIELD) data-upload-bytes-max=(bytes_max)
            data-upload-error=(t!(ui, "file-upload-error", name = "{name}"))
            data-upload-too-big=(t!(ui, "file-upload-too-big", name = "{name}", max = size))
            data-upload-stop=(t!(ui, "file-upload-stop", name = "{name}"))
            data-upload-remove=(t!(ui, "file-upload-remove", name = "{name}"))
            data-upload-wait=(t!(ui, "file-upload-wait")) { (content) }
    }
}

fn sentence(ui: &Ui, problem: &web::Problem) -> String {
    let args: Vec<_> = problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
    ui.say(problem.text, &args).into_owned()
}

/// An upload that is there. Without a script it is kept or left out by its box.
fn line(ui: &Ui, file: &File) -> Markup {
    html! {
        li {
            b { (file.name) " " span.quiet { (weight(file.bytes, ui.locale)) } }
            button.round type="button" hidden data-with-script data-upload-remove
                aria-label=(t!(ui, "file-upload-remove", name = file.name)) { (ui::icon("x")) }
            label.check data-without-script {
                input type="checkbox" name=(FILES_FIELD) value=(file.id) checked;
                span { (t!(ui, "file-upload-keep")) }
            }
        }
    }
}

/// What is attached, each with its picture, its player or its icon; `url` is where the feature
/// serves it.
pub fn attachments(ui: &Ui, files: &[File], url: impl Fn(&File) -> String) -> Markup {
    html! {
        @if !files.is_empty() {
            ul.attachments { @for file in files { li { (attachment(ui, file, &url(file))) } } }
        }
    }
}

fn attachment(ui: &Ui, file: &File, url: &str) -> Markup {
    if file.is_played() {
        return player(ui, file, url);
    }
    let content = html! {
        span.preview {
            @if file.has_preview() {
                img src={ (url) "?taille=320" } alt="" loading="lazy" width="320" height="176";
            } @else {
                (ui::icon(file.media().icon()))
            }
        }
        span {
            b { (file.name) }
            span.quiet { (state(ui, file)) }
        }
    };
    let class = if file.has_preview() { "attachment pictured" } else { "attachment" };
    match file.state {
        State::Refused => html! { span.attachment { (content) } },
        _ if file.media().is_shown => html! { a class=(class) href=(url) { (content) } },
        _ => html! { a.attachment href=(url) download { (content) (ui::icon("download")) } },
    }
}

/// A sound or a film, played where it is.
fn player(ui: &Ui, file: &File, url: &str) -> Markup {
    let download = format!("{url}?telecharger=1");
    html! {
        figure.attachment.played {
            @if file.media().shape == Shape::Film {
                video controls preload="metadata" src=(url) { a href=(url) { (file.name) } }
            } @else {
                audio controls preload="metadata" src=(url) { a href=(url) { (file.name) } }
            }
            figcaption { b { (file.name) } span.quiet { (state(ui, file)) } }
            a.round href=(download) download
                aria-label=(t!(ui, "file-download", name = file.name)) { (ui::icon("download")) }
        }
    }
}

/// Its weight, or why it is not there yet.
pub fn state(ui: &Ui, file: &File) -> String {
    match (file.state, file.refusal) {
        (State::Ready, _) => weight(file.bytes, ui.locale),
        (State::Held, _) => t!(ui, "file-state-held").into_owned(),
        (State::Pending, _) => t!(ui, "file-state-pending").into_owned(),
        (State::Refused, Some(Cause::Virus)) => t!(ui, "file-state-virus").into_owned(),
        (State::Refused, _) => t!(ui, "file-state-unreadable").into_owned(),
    }
}
