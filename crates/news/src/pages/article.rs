//! An article: `GET /actualites/{article}`. Opening it is reading it.

use super::pieces;
use crate::{
    Article,
    article::{Follow, State, TRANSLATED},
    urls, writing,
};
use axum::extract::State as Extract;
use db::Tx;
use files::File;
use maud::{Markup, PreEscaped, html};
use people::Standing;
use publication::{
    Comments, Discard, Discussion, Publish,
    pages::{
        comments::{CommentForm, Typed},
        discussion,
    },
    seen,
};
use translation::{Reader, Translations};
use ui::Tone;
use web::{App, Edit, Granted, Page, Problems, Read, Result, Ui, t, ui};

/// What the page shows beside the article.
pub struct Shown {
    pub files: Vec<File>,
    pub discussion: Discussion,
    pub translations: Translations,
    pub is_new: bool,
}

pub async fn get(
    article: Granted<Read, Article>,
    Extract(app): Extract<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&article, &app).await?;
    Ok(view(&ui, &article, &shown, (&CommentForm::begin(&app), &Problems::none())))
}

/// The article; the first time it is marked as read, with its notice.
pub async fn read(article: &Granted<Read, Article>, app: &App) -> Result<Shown> {
    let (asked, viewer) = (Article::clone(article), article.viewer.clone());
    let reader = Reader::of(app, &viewer);
    let shown = app.db.read(move |tx| load(tx, &asked, &viewer, &reader)).await?;
    if let (Some(edition), true) = (article.edition, shown.is_new) {
        let (id, person, now) = (article.id, article.viewer.person, app.clock.now());
        app.db.mark(move |tx| seen::open::<Article>(tx, (id, edition), person, now)).await?;
    }
    Ok(shown)
}

/// Three statements at most, beside those of the permission; one more when its reader reads another
/// language.
pub fn load(
    tx: &Tx<'_>,
    article: &Article,
    viewer: &Standing,
    reader: &Reader,
) -> db::Result<Shown> {
    let files =
        if article.files > 0 { files::of(tx, writing::files_of(article.id))? } else { Vec::new() };
    let discussion = match article.comments {
        Comments::None => Discussion::default(),
        Comments::Held | Comments::Open => publication::load(tx, article, viewer)?,
    };
    let is_new = match article.edition.filter(|_| article.is_reader) {
        Some(edition) => !seen::has_opened(tx, edition, viewer.person)?,
        None => false,
    };
    let text = [(article.id.raw(), article.lang)];
    let translations = translation::found(tx, reader, TRANSLATED, text)?;
    Ok(Shown { files, discussion, translations, is_new })
}

pub fn view(ui: &Ui, article: &Article, shown: &Shown, typed: Typed<'_>) -> Page {
    let thread = urls::thread(article.thread_id);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::FEED, &t!(ui, "news-title")),
            (&thread, &article.thread_name),
        ]))
        (state_note(ui, article))
        article.letter.news {
            div.body {
                h1 lang=[ui.lang(article.lang)] dir=[ui.dir(article.lang)] { (article.title) }
                p.quiet { (by_line(ui, article)) }
            }
            (words(ui, article, &shown.translations))
            (photos(article, &shown.files))
            (files::view::attachments(ui, &others(&shown.files), |it| {
                urls::file(article.id, it.id)
            }))
            @if shown.files.len() > 1 {
                p.body { a.button.link.small href=(urls::files(article.id)) {
                    (ui::icon("download")) (t!(ui, "news-files-all"))
                } }
            }
            (below(ui, article))
        }
        (tools(ui, article))
        (discussion(ui, article, &shown.discussion, typed))
    };
    ui.narrow(&article.title, body)
}

/// What it says, in its language; and in its reader's beside.
fn words(ui: &Ui, article: &Article, translations: &Translations) -> Markup {
    let original = html! {
        div.rich lang=[ui.lang(article.lang)] dir=[ui.dir(article.lang)] {
            (PreEscaped(article.body.html()))
        }
    };
    let (text, url) = (article.text(), urls::translation(article.id));
    translation::beside(ui, translations, &text, &url, original, |made| {
        html! {
            p.title { (made.line(0)) }
            div.rich { (PreEscaped(made.rich(1))) }
        }
    })
}

fn is_photo(file: &File) -> bool {
    file.is_ready() && file.media().is_photo()
}

/// What is shown among the words is not listed below them.
fn others(files: &[File]) -> Vec<File> {
    files.iter().filter(|file| !is_photo(file)).cloned().collect()
}

/// Photos are looked at, not downloaded: one large, several side by side.
fn photos(article: &Article, files: &[File]) -> Markup {
    let photos: Vec<&File> = files.iter().filter(|file| is_photo(file)).collect();
    let (class, size) = if photos.len() == 1 { ("one", 1280) } else { ("several", 320) };
    html! {
        @if !photos.is_empty() {
            div.photos.(class) {
                @for photo in photos {
                    @let url = urls::file(article.id, photo.id);
                    a href=(url) { img src={ (url) "?taille=" (size) } alt=(photo.name); }
                }
            }
        }
    }
}

/// Who wrote it and when; and who changed it since, when it was somebody else or later.
fn by_line(ui: &Ui, article: &Article) -> String {
    let name = pieces::name(ui, &article.author());
    let at = article.published_at.unwrap_or(article.edited_at);
    let mut words = vec![name, ui.when_in_full(at)];
    if article.published_at.is_some_and(|out| article.edited_at > out) {
        words.push(t!(ui, "news-edited", when = ui.when_in_full(article.edited_at)).into_owned());
    }
    if let Some(last) = article.ends_on {
        words.push(t!(ui, "news-until", day = last.without_year(ui.locale)).into_owned());
    }
    words.join(" · ")
}

/// Where it is on its way, for those who write.
fn state_note(ui: &Ui, article: &Article) -> Markup {
    html! {
        @match article.state {
            State::Draft => (ui::note(Tone::Plain, t!(ui, "news-note-draft"))),
            State::Submitted if article.school_id.is_none() => {
                (ui::note(Tone::Info, t!(ui, "news-note-submitted-town")))
            }
            State::Submitted => (ui::note(Tone::Info, t!(ui, "news-note-submitted"))),
            State::Refused => {
                @let why = article.refusal.as_str();
                (ui::note(Tone::Warn, t!(ui, "news-note-refused", why = why)))
            }
            State::Waiting => {
                @let hour = article.publish_at.map(|at| pieces::hour(ui, at)).unwrap_or_default();
                (ui::note(Tone::Night, t!(ui, "news-note-waiting", hour = hour)))
            }
            State::Published => {}
            State::Archived => (ui::note(Tone::Plain, t!(ui, "news-note-archived"))),
        }
    }
}

/// Who can see it is said below each article, to everybody.
fn below(ui: &Ui, article: &Article) -> Markup {
    html! {
        @if article.edition.is_some() {
            footer.actions {
                a.button.plain.small href=(urls::readers(article.id)) {
                    (ui::icon("eye")) (t!(ui, "news-readers"))
                }
                @if ui.may::<Follow>(article) {
                    a.button.plain.small href=(urls::reads(article.id)) {
                        (ui::icon("check-check")) (t!(ui, "news-reads"))
                    }
                }
            }
        }
    }
}

/// What its writers may do.
fn tools(ui: &Ui, article: &Article) -> Markup {
    let is_in_hand = ui.viewer.as_ref().is_some_and(|viewer| article.is_in_hands_of(viewer));
    let may_publish = ui.may::<Publish>(article);
    let is_ready = matches!(article.state, State::Draft | State::Refused | State::Submitted);
    let is_off = matches!(article.state, State::Published | State::Waiting | State::Archived);
    html! {
        div.toolbar {
            @if may_publish && is_ready {
                (ui::action(ui, &urls::publication(article.id), html! {
                    button.button { (ui::icon("send")) (t!(ui, "news-publish")) }
                }))
            }
            @if is_in_hand {
                a.button.plain href=(urls::edit(article.id)) {
                    (ui::icon("pencil")) (t!(ui, "news-edit-do"))
                }
            }
            @if may_publish && matches!(article.state, State::Submitted | State::Waiting) {
                a.button.plain href=(urls::refusal(article.id)) {
                    (ui::icon("undo-2")) (t!(ui, "news-refuse"))
                }
            }
            @if ui.may::<Edit>(article) && article.version > 1 {
                a.button.plain href=(urls::versions(article.id)) {
                    (ui::icon("history")) (t!(ui, "news-versions"))
                }
            }
            @if may_publish && is_off { (ui::sure(ui, &urls::withdrawal(article.id), "eye-off",
                &t!(ui, "news-withdraw"), &t!(ui, "news-withdraw-sure"))) }
            @if ui.may::<Discard>(article) { (ui::sure(ui, &urls::discard(article.id), "trash-2",
                &t!(ui, "news-discard"), &t!(ui, "news-discard-sure"))) }
        }
    }
}
