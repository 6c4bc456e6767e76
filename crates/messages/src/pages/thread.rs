//! An exchange: the opened letter in full, the others folded above and below it.

use super::pieces;
use crate::{
    Letter, Role,
    addressee::Line,
    attachments::OF_LETTER,
    letter::{Answer, State, TRANSLATED},
    store, urls,
};
use base::Id;
use db::Tx;
use files::File;
use maud::{Markup, PreEscaped, html};
use people::Person;
use std::collections::HashMap;
use translation::{Reader, Translated, Translations};
use ui::Tone;
use web::{Ui, t, ui};

const LETTERS_MAX: u32 = 50;

/// The letters of an exchange that one person holds, the oldest first.
pub struct Thread {
    pub letters: Vec<Letter>,
    pub addressees: Vec<Line>,
    pub files: HashMap<Id<Letter>, Vec<File>>,
    translations: Translations,
}

/// Two statements; a third when something is attached, and one when its reader reads another
/// language.
pub fn load(
    tx: &Tx<'_>,
    letter: &Letter,
    person: Id<Person>,
    reader: &Reader,
) -> db::Result<Thread> {
    let mut letters = store::letters::thread(tx, letter, person, LETTERS_MAX)?;
    // In an exchange of more letters than a page holds, the one asked for may be an old one.
    if !letters.iter().any(|known| known.id == letter.id) {
        letters.push(letter.clone());
    }
    letters.reverse();
    let ids: Vec<Id<Letter>> = letters.iter().map(|letter| letter.id).collect();
    let addressees = store::addressees::of(tx, &ids, person)?;
    let with_files = letters.iter().filter(|letter| letter.attachments > 0 && letter.is_open());
    let with_files: Vec<Id<Letter>> = with_files.map(|letter| letter.id).collect();
    let files = if with_files.is_empty() {
        HashMap::new()
    } else {
        files::of_all(tx, OF_LETTER, &with_files)?
    };
    let foreign = letters.iter().filter(|letter| is_for_others(letter));
    let foreign = foreign.map(|letter| (letter.id.raw(), letter.lang));
    let translations = translation::found(tx, reader, TRANSLATED, foreign)?;
    Ok(Thread { letters, addressees, files, translations })
}

impl Thread {
    /// A letter in the language of its reader, when that is made.
    pub fn translation(&self, letter: &Letter) -> Option<Translated> {
        is_for_others(letter).then(|| self.translations.made(&letter.text()))?
    }

    /// What showing this exchange opens for the first time.
    pub fn opened_now(&self, asked: Id<Letter>) -> Vec<Id<Letter>> {
        let shown = self.letters.iter().filter(|letter| is_open(letter, asked));
        let new = shown.filter(|letter| letter.is_unread || letter.read_at.is_none());
        new.map(|letter| letter.id).collect()
    }
}

/// One reads one's own letters as one wrote them.
fn is_for_others(letter: &Letter) -> bool {
    letter.is_open() && !letter.is_mine()
}

fn is_open(letter: &Letter, asked: Id<Letter>) -> bool {
    letter.id == asked || letter.is_unread
}

pub fn view(ui: &Ui, asked: Id<Letter>, thread: &Thread) -> Markup {
    html! {
        div.thread {
            @for letter in &thread.letters {
                @let lines = lines_of(thread, letter.id);
                @if is_open(letter, asked) {
                    article.letter id={ "m" (letter.id) } {
                        header { (head(ui, letter, &lines)) }
                        (content(ui, letter, thread))
                        @if letter.id != asked { (answer(ui, letter)) }
                    }
                } @else {
                    details.letter id={ "m" (letter.id) } {
                        summary { (head(ui, letter, &lines)) }
                        (content(ui, letter, thread))
                        (answer(ui, letter))
                    }
                }
            }
        }
    }
}

/// All of them in full, for paper.
pub fn printed(ui: &Ui, thread: &Thread) -> Markup {
    html! {
        div.thread {
            @for letter in &thread.letters {
                article.letter {
                    header { (head(ui, letter, &lines_of(thread, letter.id))) }
                    (content(ui, letter, thread))
                }
            }
        }
    }
}

fn lines_of(thread: &Thread, letter: Id<Letter>) -> Vec<&Line> {
    thread.addressees.iter().filter(|line| line.letter_id == letter).collect()
}

fn head(ui: &Ui, letter: &Letter, lines: &[&Line]) -> Markup {
    html! {
        (ui::face(&letter.sender()))
        div {
            b {
                @if letter.is_mine() { (t!(ui, "messages-you")) }
                @else { (pieces::name(ui, &letter.sender())) }
            }
            span.quiet.recipients { (recipients(ui, letter, lines)) }
        }
        time datetime=(letter.sent_at.iso()) title=(ui.when_in_full(letter.sent_at)) {
            (ui.when(letter.sent_at)) @if letter.sent_at.day() != ui.today() {
                ", " (letter.sent_at.time_in(ui.locale))
            }
        }
    }
}

/// `à vous et Karim Martin, copie à Mme Lefèvre`. A group is a group: nobody sees the families.
fn recipients(ui: &Ui, letter: &Letter, lines: &[&Line]) -> String {
    let names = |role: Role| {
        let named = lines.iter().filter(|line| line.role == role);
        let names: Vec<String> = named.map(|line| addressee(ui, line)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let mut parts = Vec::new();
    if let Some(names) = names(Role::To) {
        parts.push(t!(ui, "messages-head-to", names = names).into_owned());
    }
    if let Some(names) = names(Role::Cc) {
        parts.push(t!(ui, "messages-head-cc", names = names).into_owned());
    }
    if let Some(names) = names(Role::Bcc) {
        parts.push(t!(ui, "messages-head-bcc", names = names).into_owned());
    } else if letter.role == Role::Bcc {
        parts.push(t!(ui, "messages-head-blind").into_owned());
    }
    parts.join(" · ")
}

fn addressee(ui: &Ui, line: &Line) -> String {
    let is_viewer = ui.viewer.as_ref().is_some_and(|it| Some(it.person) == line.person_id);
    if is_viewer { t!(ui, "messages-you-small").into_owned() } else { pieces::addressee(ui, line) }
}

fn content(ui: &Ui, letter: &Letter, thread: &Thread) -> Markup {
    let files = thread.files.get(&letter.id).map(Vec::as_slice).unwrap_or_default();
    html! {
        (notes(ui, letter))
        @if letter.is_open() {
            (words(ui, letter, &thread.translations))
            (files::view::attachments(ui, files, |file| urls::attachment(letter.id, file.id)))
            @if files.len() > 1 {
                p.body { a.button.link.small href=(urls::attachments(letter.id)) {
                    (ui::icon("download")) (t!(ui, "messages-attachments-all"))
                } }
            }
        }
    }
}

/// What it says, in its language; and in its reader's beside.
fn words(ui: &Ui, letter: &Letter, translations: &Translations) -> Markup {
    let original = html! {
        div.rich lang=[ui.lang(letter.lang)] dir=[ui.dir(letter.lang)] {
            (PreEscaped(letter.body.html()))
        }
    };
    if !is_for_others(letter) {
        return original;
    }
    let url = urls::translation(letter.id);
    translation::beside(ui, translations, &letter.text(), &url, original, |made| {
        html! {
            p.title { (made.line(0)) }
            div.rich { (PreEscaped(made.rich(1))) }
        }
    })
}

/// What its readers, or its author, must know beside the words.
fn notes(ui: &Ui, letter: &Letter) -> Markup {
    html! {
        @match letter.state {
            State::Waiting => {
                @let hour = pieces::hour(ui, letter.deliver_at);
                (ui::note(Tone::Night, t!(ui, "messages-note-waiting", hour = hour)))
            }
            State::Held => (ui::note(Tone::Warn, t!(ui, "messages-note-held"))),
            State::Recalled => (ui::note(Tone::Plain, t!(ui, "messages-note-recalled"))),
            State::Withdrawn => (ui::note(Tone::Plain, t!(ui, "messages-note-withdrawn"))),
            State::Sent => {
                @if letter.is_mine() && letter.deliver_at > ui.now {
                    @let hour = pieces::hour(ui, letter.deliver_at);
                    (ui::note(Tone::Night, t!(ui, "messages-note-partly", hour = hour)))
                }
                @if letter.is_urgent {
                    @let reason = letter.urgent_reason.as_str();
                    (ui::note(Tone::Warn, t!(ui, "messages-note-urgent", reason = reason)))
                }
                @if letter.wants_receipts && !letter.is_mine() {
                    (ui::note(Tone::Info, t!(ui, "messages-note-receipts")))
                }
                @if letter.no_reply && !letter.is_mine() {
                    (ui::note(Tone::Info, t!(ui, "messages-note-no-reply")))
                }
            }
        }
    }
}

fn answer(ui: &Ui, letter: &Letter) -> Markup {
    html! {
        @if ui.may::<Answer>(letter) && !letter.is_mine() {
            footer.actions {
                a.button.plain.small href=(urls::answer(letter.id)) {
                    (ui::icon("reply")) (t!(ui, "messages-answer"))
                }
            }
        }
    }
}
