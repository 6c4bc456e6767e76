//! What a page shows: the original, and the translation beside it, or a button that asks for it.

use crate::{
    Reader, Text, Translated, Translations,
    own_words::{self, OwnWords},
    reader::{self, Standing},
};
use axum::Json;
use base::Lang;
use maud::{Markup, PreEscaped, html};
use serde::Serialize;
use web::{Answer, App, Result, Ui, Viewer, t, ui};

/// A text and its translation: both in sight, the original last on a phone. `url` is the feature's
/// route that asks for it; `draw` shows the parts of the translation.
pub fn beside(
    ui: &Ui,
    found: &Translations,
    text: &Text,
    url: &str,
    original: Markup,
    draw: impl FnOnce(&Translated) -> Markup,
) -> Markup {
    let standing = found.standing(text);
    let id = format!("translation-{}", text.id);
    match standing {
        Standing::Needless => original,
        Standing::Made(made) => html! {
            div.beside #(id) {
                (translated(ui, &made, draw(&made)))
                div.original {
                    p.quiet { (t!(ui, "translation-original", lang = text.lang.name())) }
                    @if original.0.is_empty() { (title(ui, text)) } @else { (original) }
                }
            }
        },
        standing => html! {
            (original)
            div.translation #(id) { (offered(ui, found.reads(), &standing, url)) }
        },
    }
}

/// The original of a text that has a title alone, which stands at the top of its page.
fn title(ui: &Ui, text: &Text) -> Markup {
    let title = text.parts().first().map(String::as_str).unwrap_or_default();
    html! { p lang=[ui.lang(text.lang)] dir=[ui.dir(text.lang)] { b { (PreEscaped(title)) } } }
}

/// Marked as what it is, in the words of its reader; and of the interface, for who sits beside him.
fn translated(ui: &Ui, made: &Translated, drawn: Markup) -> Markup {
    let own = own_words::of(made.lang);
    let page = ui.locale.lang();
    html! {
        section.translated lang=(made.lang.tag()) dir=(made.lang.dir()) aria-label=(own.automatic) {
            p.marks {
                span.tag.info { (ui::icon("languages")) (own.automatic) }
                @if made.lang != page {
                    span.quiet lang=(page.tag()) dir=(page.dir()) {
                        (t!(ui, "translation-automatic"))
                    }
                }
            }
            (drawn)
            p.quiet { (own.caution) }
        }
    }
}

fn offered(ui: &Ui, reads: Lang, standing: &Standing, url: &str) -> Markup {
    let own = own_words::of(reads);
    html! {
        @match standing {
            Standing::Waiting { is_late } => (waiting(ui, reads, *is_late, url)),
            Standing::TooLong => p.note { (ui::icon("languages"))
                span { (t!(ui, "translation-too-long")) } },
            Standing::Failed => {
                div.note.warn { (ui::icon("triangle-alert")) div {
                    (sentence(ui, reads, own.failed, &t!(ui, "translation-failed")))
                    (button(ui, reads, own, url))
                } }
            }
            _ => (button(ui, reads, own, url)),
        }
    }
}

/// In the reader's own language: that is whom it is for.
fn button(ui: &Ui, reads: Lang, own: &OwnWords, url: &str) -> Markup {
    ui::action(
        ui,
        url,
        html! {
            button.button.plain lang=(reads.tag()) dir=(reads.dir()) {
                (ui::icon("languages")) (own.read)
            }
        },
    )
}

/// A page with script looks by itself; one without is looked at again.
fn waiting(ui: &Ui, reads: Lang, is_late: bool, url: &str) -> Markup {
    let own = own_words::of(reads);
    let words = waiting_words(ui, is_late);
    html! {
        div.note { (ui::icon("clock")) div.progress data-behaviour="progress"
            data-progress-url=(url) {
            (sentence(ui, reads, own.being_made, &words))
            progress data-with-script hidden aria-label=(own.being_made) {}
            p.actions data-without-script {
                a.button.plain.small href=(ui.path) { (t!(ui, "translation-look-again")) }
            }
        } }
    }
}

fn waiting_words(ui: &Ui, is_late: bool) -> String {
    let words = if is_late { t!(ui, "translation-late") } else { t!(ui, "translation-waiting") };
    words.into_owned()
}

/// In the reader's language, then in that of the interface when it is another one.
fn sentence(ui: &Ui, reads: Lang, own: &str, words: &str) -> Markup {
    html! {
        @if reads != ui.locale.lang() {
            p lang=(reads.tag()) dir=(reads.dir()) { (own) }
        }
        p { (words) }
    }
}

/// A line of the translation under the line of the original it is of: a question, an answer.
pub fn line_below(made: Option<&Translated>, place: usize) -> Markup {
    let line = made.map(|made| (made.lang, made.line(place)));
    html! {
        @if let Some((lang, line)) = line.filter(|(_, line)| !line.is_empty()) {
            span.hint lang=(lang.tag()) dir=(lang.dir()) { (line) }
        }
    }
}

/// Yes and no, in a language that the interface may not speak.
pub const fn yes_no(lang: Lang) -> (&'static str, &'static str) {
    let own = own_words::of(lang);
    (own.yes, own.no)
}

/// Beside a button that signs: it is the original that is signed. Nothing for who needs none.
pub fn sign_note(ui: &Ui, found: &Translations, text: &Text) -> Markup {
    let reads = found.reads();
    html! {
        @if found.standing(text) != Standing::Needless {
            div.note { (ui::icon("signature")) div {
                (sentence(ui, reads, own_words::of(reads).signed, &t!(ui, "translation-signed")))
            } }
        }
    }
}

/// What the form of a button does: has the text translated, and goes back to its page.
pub async fn ask(app: &App, viewer: &Viewer, text: Text, back: String) -> Result<Answer> {
    let (reader, now) = (Reader::of(app, viewer), app.clock.now());
    let back = format!("{back}#translation-{}", text.id);
    app.db.write(move |tx| reader::want(tx, &reader, &text, now)).await?;
    Ok(Answer::to(back))
}

/// What the script of a page that waits asks, in the words of its `progress` behaviour.
#[derive(Debug, Serialize)]
pub struct Asking {
    done: u8,
    total: u8,
    text: String,
    finished: bool,
    next: String,
}

/// Whether a translation that was asked for is there.
pub async fn state(
    app: &App,
    ui: &Ui,
    viewer: &Viewer,
    text: Text,
    back: String,
) -> Result<Json<Asking>> {
    let reader = Reader::of(app, viewer);
    let look = move |tx: &db::Tx<'_>| {
        let found = reader::found(tx, &reader, text.kind, [(text.id, text.lang)])?;
        Ok(found.standing(&text))
    };
    let standing = app.db.read(look).await?;
    let is_late = standing == Standing::Waiting { is_late: true };
    let finished = !matches!(standing, Standing::Waiting { .. });
    let text = waiting_words(ui, is_late);
    Ok(Json(Asking { done: 0, total: 0, text, finished, next: back }))
}
