//! What the pages of the carnet share: the words of an area and a state, an observation, a
//! document.

use crate::{
    model::{Area, Column, typeset},
    observation::{Noted, State},
    urls,
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use files::File;
use maud::{Markup, html};
use std::borrow::Cow;
use ui::Tone;
use web::{Ui, t, ui};

pub fn area(ui: &Ui, area: Area) -> Cow<'_, str> {
    match area {
        Area::Language => t!(ui, "carnet-area-language"),
        Area::Body => t!(ui, "carnet-area-body"),
        Area::Arts => t!(ui, "carnet-area-arts"),
        Area::Thought => t!(ui, "carnet-area-thought"),
        Area::World => t!(ui, "carnet-area-world"),
        Area::Together => t!(ui, "carnet-area-together"),
        Area::Other => t!(ui, "carnet-area-other"),
    }
}

pub fn state(ui: &Ui, state: State) -> Cow<'_, str> {
    match state {
        State::Done => t!(ui, "carnet-state-done"),
        State::Way => t!(ui, "carnet-state-way"),
    }
}

pub fn column(ui: &Ui, column: Column) -> Cow<'_, str> {
    match column {
        Column::NotYet => t!(ui, "carnet-column-not-yet"),
        Column::OnTheWay => t!(ui, "carnet-column-on-the-way"),
        Column::Often => t!(ui, "carnet-column-often"),
    }
}

/// A success done, or on the way: words and a sign, never the colour alone.
pub fn state_tag(ui: &Ui, of: State) -> Markup {
    let tone = if of == State::Done { Tone::Ok } else { Tone::Info };
    ui::tag(state(ui, of), tone)
}

/// How an observation is shown: to the team that noted it, to that of another class of the pupil,
/// or to those it was shown to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Team,
    Colleague,
    Family,
}

/// One observation, with what can be seen and heard of it; `files` is none when the team may not
/// see them.
pub fn observation(ui: &Ui, noted: &Noted, files: Option<&[File]>, to: For) -> Markup {
    let heading = typeset(noted.heading());
    html! {
        article.observation id={ "o" (noted.id) } {
            @if let Some(files) = files { (pictures(ui, noted, files)) }
            h3 { (heading) }
            p.quiet {
                (state_tag(ui, noted.state)) " "
                time datetime=(noted.on_day.iso()) { (noted.on_day.without_year(ui.locale)) }
                " · " (noted.author().formal()) " · " (noted.class_name)
                @if noted.corrected_at.is_some() { " · " (t!(ui, "carnet-corrected")) }
            }
            @if noted.label.is_some() && !noted.words.is_empty() {
                p.words { (typeset(&noted.words)) }
            }
            @if files.is_none() && noted.files > 0 {
                p.quiet { (t!(ui, "carnet-files-kept-away")) }
            }
            @if to != For::Family {
                p.actions {
                    @if noted.is_shown() { (ui::tag(t!(ui, "carnet-tag-shown"), Tone::Plain)) }
                    @else if noted.unwritten {
                        (ui::tag(t!(ui, "carnet-tag-unwritten"), Tone::Warn))
                    } @else { (ui::tag(t!(ui, "carnet-tag-kept"), Tone::Night)) }
                    @if to == For::Team {
                        a.button.link.small href=(urls::observation(noted.id)) {
                            (ui::icon("pencil")) (t!(ui, "carnet-change"))
                            span.hidden { " " (heading) }
                        }
                    }
                }
            }
        }
    }
}

/// Photos large, voices played; what is on its way says so.
fn pictures(ui: &Ui, noted: &Noted, files: &[File]) -> Markup {
    let (photos, others): (Vec<&File>, Vec<&File>) =
        files.iter().partition(|file| file.is_ready() && file.media().is_photo());
    let others: Vec<File> = others.into_iter().cloned().collect();
    let several = photos.len() > 1;
    let success = typeset(noted.heading());
    html! {
        @if !photos.is_empty() {
            div.photos.(if several { "several" } else { "one" }) {
                @for (place, photo) in photos.iter().enumerate() {
                    @let url = urls::file(noted.id, photo.id);
                    @let alt = t!(ui, "carnet-photo-alt", number = place + 1,
                        success = success);
                    a href=(url) { img src={ (url) "?taille=320" } alt=(alt) loading="lazy"; }
                }
            }
        }
        (files::view::attachments(ui, &others, |file| urls::file(noted.id, file.id)))
    }
}

/// A document to keep; no cache keeps it.
pub fn document(bytes: Vec<u8>, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// Words of a name for a file: `jules-martin`.
pub fn slug(words: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    base::fold(words).chars().map(letter).collect()
}
