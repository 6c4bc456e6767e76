//! Translation: what somebody wrote, in the language of whoever reads it, beside the original.
//!
//! Off until the host names an engine: an address that answers as `LibreTranslate` does, or a
//! program of the machine ([`Translator`]). Then a feature says of its texts in which language they
//! are ([`Text`]) and draws them through [`beside`]:
//!
//! ```ignore
//! let reader = translation::Reader::of(&app, &viewer);
//! let found = app.db.read(move |tx| translation::found(tx, reader, LETTER, &[(id, lang)]));
//! translation::beside(&ui, &found, &letter.text(), &urls, original, |made| html! { … })
//! ```
//!
//! Whoever reads in the language of the text, and every house without an engine, costs no
//! statement. The others find the translation, or a button that asks for it: a route of the
//! feature, let in as for reading, calls [`ask`]. What is sent is prepared beforehand for the
//! languages of its readers ([`foresee`], in a job of the feature). What goes or changes is
//! forgotten ([`forget`]).

mod engine;
mod field;
mod http;
mod jobs;
mod lines;
mod own_words;
mod program;
mod reader;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod view;

pub use crate::text::{CHARS_MAX, Text, Translated};
pub use engine::Translator;
pub use field::{lang_details, lang_field, lang_of};
pub use reader::{Reader, Translations, foresee, forget, found, is_on};
pub use view::{Asking, ask, beside, line_below, sign_note, state, yes_no};

use web::{Feature, Routes};

pub const MIGRATIONS: db::Migrations = db::migrations!("translation"; "0001_translation");

/// It has no page of its own: the pages are those of what is translated. What it keeps is of texts,
/// not of persons, and goes with them.
pub fn feature() -> Feature {
    Feature {
        name: "translation",
        migrations: Some(MIGRATIONS),
        texts: ::text::files!(),
        routes: Routes::new,
        menu: vec![],
        card: None,
        notices: vec![],
        deeds: &[],
        jobs: jobs::register,
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}
