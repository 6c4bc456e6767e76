//! A text with its editor: a textarea where scripts do not run, rich where they do.

use super::{
    Field,
    fields::{before, described, label},
};
use crate::{Problems, Ui};
use base::RichText;
use maud::{Markup, html};
use text::t;

/// What a form sent: the editor sends HTML (`html`), a bare textarea sends text. What is longer
/// than `chars_max` is cut: whoever would rather say so looks before.
pub fn read(body: &str, format: &str, chars_max: usize) -> RichText {
    let body: String = body.chars().take(chars_max).collect();
    if format == "html" {
        RichText::sanitise(&body)
    } else {
        RichText::sanitise(RichText::from_plain(&body).html())
    }
}

/// What a bare textarea shows of a text: its words and lines.
pub fn as_typed(text: &RichText) -> String {
    let html = text.html();
    let lines = html
        .replace("<br>", "\n")
        .replace("</p>", "\n\n")
        .replace("</li>", "\n")
        .replace("<li>", "- ")
        .replace("</h3>", "\n\n")
        .replace("</blockquote>", "\n");
    let line = |line: &str| RichText::trusted(line.to_owned()).plain().trim().to_owned();
    let typed: Vec<String> = lines.split('\n').map(line).collect();
    typed.join("\n").trim().to_owned()
}

/// The field of a rich text; `field.value` is not asked. It sends `{name}` and `{name}_format`.
pub fn field(ui: &Ui, field: &Field<'_>, text: &RichText, rows: u8, problems: &Problems) -> Markup {
    let problem = problems.of(field.name);
    html! {
        div.field {
            (label(ui, field.name, field.label, field.is_optional))
            (before(ui, field.name, field.hint, problem))
            textarea.input #(field.name) name=(field.name) rows=(rows)
                aria-invalid=[problem.map(|_| "true")]
                aria-describedby=[described(field.name, field.hint, problem)]
                data-behaviour="rich-text" data-html=(text.html())
                data-toolbar=(t!(ui, "editor-toolbar"))
                data-bold=(t!(ui, "editor-bold"))
                data-italic=(t!(ui, "editor-italic"))
                data-underline=(t!(ui, "editor-underline"))
                data-bullets=(t!(ui, "editor-bullets"))
                data-numbers=(t!(ui, "editor-numbers"))
                data-quote=(t!(ui, "editor-quote"))
                data-link=(t!(ui, "editor-link"))
                data-undo=(t!(ui, "editor-undo"))
                data-redo=(t!(ui, "editor-redo"))
                data-link-address=(t!(ui, "editor-link-address"))
                data-link-wrong=(t!(ui, "editor-link-wrong"))
                data-link-apply=(t!(ui, "editor-link-apply"))
                data-link-remove=(t!(ui, "editor-link-remove")) { (as_typed(text)) }
        }
    }
}
