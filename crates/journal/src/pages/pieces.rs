//! What several pages of the journal share: names, tags, a post in a list.

use crate::{Post, picture::Picture, post::State, reaction::Reaction, store::lists::Line, urls};
use base::Id;
use files::{File, Shape};
use maud::{Markup, html};
use publication::{AuthorKind, name};
use ui::Tone;
use web::{Ui, t, ui};

/// `Léa, Inès et Lina`
pub fn listed(ui: &Ui, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            t!(ui, "journal-and", first = first.join(", "), last = last.as_str()).into_owned()
        }
    }
}

/// What its writers must know: nothing when it is simply out.
pub fn state_tag(ui: &Ui, state: State) -> Markup {
    html! {
        @match state {
            State::Draft => (ui::tag(t!(ui, "journal-tag-draft"), Tone::Plain)),
            State::Submitted => (ui::tag(t!(ui, "journal-tag-submitted"), Tone::Info)),
            State::Returned => (ui::tag(t!(ui, "journal-tag-returned"), Tone::Warn)),
            State::Published => {}
        }
    }
}

/// A post of a list with its pictures.
pub struct Seen {
    pub line: Line,
    /// Those that may be shown.
    pub pictures: Vec<Picture>,
    pub reactions: Vec<(Reaction, u32)>,
}

impl Seen {
    pub fn of(mut pictures: Vec<Picture>, line: Line) -> Self {
        pictures.retain(Picture::is_shown);
        Seen { line, pictures, reactions: Vec::new() }
    }

    fn photos(&self) -> Vec<&File> {
        let files = self.pictures.iter().map(|picture| &picture.file);
        files.filter(|file| is_photo(file)).collect()
    }
}

pub fn is_photo(file: &File) -> bool {
    file.is_ready() && file.media().is_photo()
}

pub fn is_played(file: &File) -> bool {
    file.is_ready()
        && file.media().is_shown
        && matches!(file.media().shape, Shape::Film | Shape::Sound)
}

const PHOTOS: usize = 6;

/// Photos of an album, small: one large, several side by side.
pub fn photos(ui: &Ui, post: Id<Post>, photos: &[&File], max: usize) -> Markup {
    let class = if photos.len() == 1 { "one" } else { "several" };
    let size = if photos.len() == 1 { 1280 } else { 320 };
    let more = photos.len().saturating_sub(max);
    html! {
        @if !photos.is_empty() {
            div.photos.(class) {
                @for (place, photo) in photos.iter().take(max).enumerate() {
                    @let url = urls::file(post, photo.id);
                    @let alt = t!(ui, "journal-photo-alt", number = place + 1);
                    a href=(url) { img src={ (url) "?taille=" (size) } alt=(alt) loading="lazy"; }
                }
            }
            @if more > 0 {
                p.body {
                    a href=(urls::post(post)) { (t!(ui, "journal-photos-more", count = more)) }
                }
            }
        }
    }
}

/// On the home page: a picture and the first words, all of it a link.
pub fn glimpse(ui: &Ui, seen: &Seen) -> Markup {
    let line = &seen.line;
    let photo = seen.photos().first().map(|file| urls::file(line.id, file.id));
    html! {
        a.glimpse.(if line.is_seen { "read" } else { "unread" }) href=(urls::post(line.id)) {
            @if let Some(url) = photo {
                img src={ (url) "?taille=320" } alt="" loading="lazy" width="320" height="240";
            } @else {
                span.face aria-hidden="true" { (ui::icon("camera")) }
            }
            span {
                b {
                    @if !line.is_seen { span.hidden { (t!(ui, "journal-new")) " " } }
                    bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) }
                }
                span.quiet { (line.class_name) " · " (when(ui, line)) }
                span.quiet.one-line {
                    bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.summary) }
                }
            }
        }
    }
}

fn when(ui: &Ui, line: &Line) -> Markup {
    ui::time(ui, line.published_at.unwrap_or(line.edited_at))
}

/// A post in the feed, with its photos.
pub fn post(ui: &Ui, seen: &Seen) -> Markup {
    let line = &seen.line;
    let author = line.author();
    let url = urls::post(line.id);
    let others = seen.pictures.len() - seen.photos().len();
    html! {
        article.card.post.journal.(if line.is_seen { "read" } else { "unread" }) {
            header {
                (ui::face(&author))
                div {
                    b { (name(ui, &author, line.author_kind)) }
                    br;
                    span.quiet { (line.class_name) " · " (when(ui, line)) }
                }
            }
            h2 { a href=(url) {
                @if !line.is_seen { span.hidden { (t!(ui, "journal-new")) " " } }
                bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) }
            } }
            @if !line.summary.is_empty() {
                p lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.summary) }
            }
            (own(ui, seen))
            (photos(ui, line.id, &seen.photos(), PHOTOS))
            footer {
                @for (reaction, count) in &seen.reactions {
                    span.inline {
                        (ui::icon(reaction.icon())) (count)
                        span.hidden { " " (reaction_words(ui, *reaction)) }
                    }
                }
                @if others > 0 {
                    a href=(url) {
                        (ui::icon("paperclip")) (t!(ui, "journal-others", count = others))
                    }
                }
                a.end href=(url) {
                    (ui::icon("message-circle"))
                    @if line.comments > 0 { (t!(ui, "journal-comments", count = line.comments)) }
                    @else { (t!(ui, "journal-open")) }
                    span.hidden { " · " (line.title) }
                }
            }
        }
    }
}

/// Whose picture it is, for his own parents.
fn own(ui: &Ui, seen: &Seen) -> Markup {
    let children = ui.viewer.as_ref().map(|viewer| viewer.children.as_slice()).unwrap_or_default();
    let is_on = |child: &&people::Child| {
        let mut tags = seen.pictures.iter().flat_map(|picture| &picture.tags);
        tags.any(|tag| tag.pupil_id == child.id && !tag.is_hidden)
    };
    html! {
        @for (place, child) in children.iter().enumerate().filter(|(_, child)| is_on(child)) {
            p.own {
                (ui::child_tag(&child.name, ui::Colour::of_place(place)))
                " " (t!(ui, "journal-child-on"))
            }
        }
    }
}

/// For those who do not read yet: the picture, the title, and a button that says it aloud.
pub fn young_post(ui: &Ui, seen: &Seen) -> Markup {
    let line = &seen.line;
    let say = format!("{}. {}", line.title, line.body.plain());
    html! {
        article.card.post.journal.big {
            (photos(ui, line.id, &seen.photos(), PHOTOS))
            header {
                div { h2 { a href=(urls::post(line.id)) {
                    bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) }
                } } }
                button.listen type="button" hidden data-behaviour="speak" data-speak=(say)
                    data-speak-lang=(line.lang.tag())
                    aria-label=(t!(ui, "journal-listen", title = line.title)) {
                    (ui::icon("volume-2"))
                }
            }
        }
    }
}

pub fn reaction_words(ui: &Ui, reaction: Reaction) -> String {
    let words = match reaction {
        Reaction::Heart => t!(ui, "journal-reaction-heart"),
        Reaction::Bravo => t!(ui, "journal-reaction-bravo"),
        Reaction::Smile => t!(ui, "journal-reaction-smile"),
        Reaction::Star => t!(ui, "journal-reaction-star"),
    };
    words.into_owned()
}

/// A line of the desk, as a link to its post.
pub fn row(ui: &Ui, line: &Line) -> Markup {
    let icon = if line.author_kind == AuthorKind::Pupil { "palette" } else { "pencil" };
    html! {
        a.row href=(urls::post(line.id)) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span {
                b { bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) } }
                span.quiet {
                    (line.class_name) " · " (name(ui, &line.author(), line.author_kind))
                }
                span.quiet.one-line {
                    bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.summary) }
                }
                (state_tag(ui, line.state))
            }
            (ui::time(ui, line.edited_at))
        }
    }
}
