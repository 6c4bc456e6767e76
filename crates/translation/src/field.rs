//! The language of what one writes: told by its author, by its letters, or that of his pages.

use base::Lang;
use maud::{Markup, html};
use ui::Field;
use web::{Problems, Ui, t, ui};

/// A form's field: "Langue de ce texte". An empty value is "as it looks".
pub fn lang_field(ui: &Ui, value: &str) -> Markup {
    let label = t!(ui, "translation-lang");
    let hint = t!(ui, "translation-lang-hint");
    let field = Field {
        name: "lang",
        label: &label,
        hint: Some(&hint),
        value,
        is_optional: true,
        ..Field::default()
    };
    let guess = t!(ui, "translation-lang-guess");
    let langs = Lang::ALL.iter().map(|lang| (lang.tag(), lang.name()));
    let options: Vec<(&str, &str)> = std::iter::once(("", &*guess)).chain(langs).collect();
    ui::select(ui, &field, &options, &Problems::none())
}

/// The same, behind a line that opens it: most people never need it.
pub fn lang_details(ui: &Ui, value: &str) -> Markup {
    html! {
        details.more open[!value.is_empty()] {
            summary { (t!(ui, "translation-lang-another")) }
            (lang_field(ui, value))
        }
    }
}

/// What the field said, or what the letters of the text say, or the language of the author's pages.
pub fn lang_of(chosen: &str, words: &str, usual: Lang) -> Lang {
    Lang::parse(chosen).or_else(|| Lang::guess(words)).unwrap_or(usual)
}
