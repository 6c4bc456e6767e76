//! A post, drawn: its words, its pictures, what may be done with it, what is said below it.

use super::{pieces, post::Shown, reactions};
use crate::{
    Post,
    picture::{Picture, Standing},
    post::{Picture as Look, State},
    urls,
};
use files::File;
use maud::{Markup, PreEscaped, html};
use publication::{
    Discard, Publish,
    pages::{comments::Typed, discussion},
};
use translation::Translations;
use ui::Tone;
use web::{Edit, Page, Ui, t, ui};

pub fn view(ui: &Ui, post: &Post, shown: &Shown, typed: Typed<'_>) -> Page {
    let is_young = ui.viewer.as_ref().is_some_and(|viewer| viewer.is_young_pupil());
    let class = urls::class(post.class_id);
    let say = format!("{}. {}", post.title, post.body.plain());
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::FEED, &t!(ui, "journal-title")),
            (&class, &post.class_name),
        ]))
        (state_note(ui, post, shown))
        article.letter.news.journal.(if is_young { "big" } else { "" }) {
            div.body {
                div.head {
                    h1 lang=[ui.lang(post.lang)] dir=[ui.dir(post.lang)] { (post.title) }
                    @if is_young {
                        button.listen type="button" hidden data-behaviour="speak" data-speak=(say)
                            data-speak-lang=(post.lang.tag())
                            aria-label=(t!(ui, "journal-listen", title = post.title.as_str())) {
                            (ui::icon("volume-2"))
                        }
                    }
                }
                p.quiet { (by_line(ui, post)) }
            }
            (album(ui, post, &shown.pictures))
            (players(ui, post, &shown.pictures))
            (words(ui, post, &shown.translations))
            (files::view::attachments(ui, &others(&shown.pictures), |it| {
                urls::file(post.id, it.id)
            }))
            @if post.is_out() { (reactions::view(ui, post, shown)) }
            (below(ui, post))
        }
        (tools(ui, post, shown))
        (discussion(ui, post, &shown.discussion, typed))
    };
    ui.narrow(&post.title, body)
}

/// What it says, in its language; and in its reader's beside.
fn words(ui: &Ui, post: &Post, translations: &Translations) -> Markup {
    let original = html! {
        @if !post.body.is_blank() {
            div.rich lang=[ui.lang(post.lang)] dir=[ui.dir(post.lang)] {
                (PreEscaped(post.body.html()))
            }
        }
    };
    let (text, url) = (post.text(), urls::translation(post.id));
    translation::beside(ui, translations, &text, &url, original, |made| {
        html! {
            p.title { (made.line(0)) }
            div.rich { (PreEscaped(made.rich(1))) }
        }
    })
}

fn album(ui: &Ui, post: &Post, pictures: &[Picture]) -> Markup {
    let files = pictures.iter().map(|picture| &picture.file);
    let photos: Vec<&File> = files.filter(|file| pieces::is_photo(file)).collect();
    pieces::photos(ui, post.id, &photos, usize::MAX)
}

/// Films and sounds are played where they are.
fn players(ui: &Ui, post: &Post, pictures: &[Picture]) -> Markup {
    let played = pictures.iter().map(|picture| &picture.file).filter(|it| pieces::is_played(it));
    html! {
        @for file in played {
            @let url = urls::file(post.id, file.id);
            figure.body.played {
                @if file.media().shape == files::Shape::Film {
                    video controls preload="metadata" src=(url) {
                        a href=(url) { (file.name) }
                    }
                } @else {
                    audio controls preload="metadata" src=(url) { a href=(url) { (file.name) } }
                }
                figcaption.quiet { (t!(ui, "journal-play", name = file.name.as_str())) }
            }
        }
    }
}

/// What is shown among the words is not listed below them.
fn others(pictures: &[Picture]) -> Vec<File> {
    let files = pictures.iter().map(|picture| &picture.file);
    files.filter(|file| !pieces::is_photo(file) && !pieces::is_played(file)).cloned().collect()
}

/// Who wrote it and when; and that it was changed since.
fn by_line(ui: &Ui, post: &Post) -> String {
    let name = publication::name(ui, &post.author(), post.author_kind);
    let at = post.published_at.unwrap_or(post.edited_at);
    let mut words = vec![name, ui.when_in_full(at)];
    if post.published_at.is_some_and(|out| post.edited_at > out) {
        words.push(t!(ui, "journal-edited", when = ui.when_in_full(post.edited_at)).into_owned());
    }
    words.join(" · ")
}

/// Where it is on its way, and which of its pictures are not shown.
fn state_note(ui: &Ui, post: &Post, shown: &Shown) -> Markup {
    let hidden = shown.pictures.iter().filter(|it| !it.is_shown()).count();
    let mut against: Vec<String> = shown
        .pictures
        .iter()
        .filter(|it| it.standing() == Standing::Against)
        .flat_map(|it| it.tags.iter().filter(|tag| tag.is_against()))
        .map(|tag| tag.first_name.clone())
        .collect();
    against.sort();
    against.dedup();
    html! {
        @match post.state {
            State::Draft if post.is_by_pupil() => {
                (ui::note(Tone::Plain, t!(ui, "journal-note-draft-pupil")))
            }
            State::Draft => (ui::note(Tone::Plain, t!(ui, "journal-note-draft"))),
            State::Submitted => (ui::note(Tone::Info, t!(ui, "journal-note-submitted"))),
            State::Returned => {
                @let why = post.sentence.as_str();
                (ui::note(Tone::Warn, t!(ui, "journal-note-returned", why = why)))
            }
            State::Published => {}
        }
        @if post.is_out() && hidden > 0 && ui.may::<Look>(post) {
            (ui::note(Tone::Warn, t!(ui, "journal-note-hidden", count = hidden)))
            @if !against.is_empty() {
                p { a href=(urls::pictures(post.id)) {
                    (t!(ui, "journal-note-against", names = pieces::listed(ui, &against)))
                } }
            }
        }
    }
}

/// Who can see it is said below each post, to everybody.
fn below(ui: &Ui, post: &Post) -> Markup {
    html! {
        @if post.is_out() && !ui.viewer.as_ref().is_some_and(|viewer| viewer.is_young_pupil()) {
            footer.actions {
                a.button.plain.small href=(urls::readers(post.id)) {
                    (ui::icon("eye")) (t!(ui, "journal-readers"))
                }
            }
        }
    }
}

/// What its writers may do.
fn tools(ui: &Ui, post: &Post, shown: &Shown) -> Markup {
    let is_in_hand = ui.viewer.as_ref().is_some_and(|viewer| post.is_in_hands_of(viewer));
    let may_publish = ui.may::<Publish>(post);
    html! {
        div.toolbar {
            @if may_publish && !post.is_out() {
                (ui::action(ui, &urls::publication(post.id), html! {
                    button.button { (ui::icon("send")) (t!(ui, "journal-publish")) }
                }))
            }
            @if ui.may::<Look>(post) && !shown.pictures.is_empty() {
                a.button.plain href=(urls::pictures(post.id)) {
                    (ui::icon("shield-check")) (t!(ui, "journal-pictures"))
                }
            }
            @if is_in_hand {
                a.button.plain href=(urls::edit(post.id)) {
                    (ui::icon("pencil")) (t!(ui, "journal-edit-do"))
                }
            }
            @if may_publish && post.state == State::Submitted {
                a.button.plain href=(urls::return_of(post.id)) {
                    (ui::icon("undo-2")) (t!(ui, "journal-return"))
                }
            }
            @if ui.may::<Edit>(post) && post.version > 1 {
                a.button.plain href=(urls::versions(post.id)) {
                    (ui::icon("history")) (t!(ui, "journal-versions"))
                }
            }
            @if may_publish && post.is_out() {
                (ui::sure(ui, &urls::withdrawal(post.id), "eye-off",
                    &t!(ui, "journal-withdraw"), &t!(ui, "journal-withdraw-sure")))
            }
            @if ui.may::<Discard>(post) {
                (ui::sure(ui, &urls::discard(post.id), "trash-2",
                    &t!(ui, "journal-discard"), &t!(ui, "journal-discard-sure")))
            }
        }
    }
}
