//! What the post holds of a person: his letters, as pages anybody can open.

use crate::{Letter, store};
use base::Id;
use db::{Result, Tx};
use maud::{DOCTYPE, PreEscaped, html};
use people::Person;
use web::ExportFile;

const LETTERS_A_FILE: u32 = 500;

/// All his copies, the oldest first, some hundred a file.
pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let mut files = Vec::new();
    let mut after: Id<Letter> = Id::new(0);
    loop {
        let letters = store::letters::copies_after(tx, person, after, LETTERS_A_FILE)?;
        let Some(last) = letters.last() else { return Ok(files) };
        after = last.id;
        let name = format!("messages/{:03}.html", files.len() + 1);
        files.push(ExportFile { name, bytes: page(&letters).into_bytes() });
    }
}

fn page(letters: &[Letter]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head { meta charset="utf-8"; title { "Messages" } }
            body {
                @for letter in letters {
                    article {
                        h2 { (letter.subject) }
                        p {
                            (letter.sender().full()) ", "
                            time datetime=(letter.sent_at.iso()) { (letter.sent_at.local_field()) }
                        }
                        @if letter.state.is_readable() || letter.is_mine() {
                            (PreEscaped(letter.body.html()))
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}
