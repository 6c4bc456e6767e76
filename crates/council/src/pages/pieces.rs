//! Pieces the pages of meetings share: fields, lists to choose from, names of things.

use crate::{
    Mandate,
    deliberation::Deciding,
    meeting::{ItemKind, ItemState},
    record::written,
};
use base::Minutes;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Problem, Problems, Ui, t, ui, ui::Field};

/// What a form of boxes and lists sent, by name.
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// The value of a field; empty when it was not sent.
    pub fn value(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.trim())
    }

    pub fn has(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// A count; empty is `None`, a word that is no number is a problem.
    pub fn count(&self, name: &'static str) -> Result<Option<u32>, Problem> {
        match self.value(name) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| problem(name)),
        }
    }

    /// Every value sent under names that begin so, with the number that ends the name.
    pub fn numbered<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (i64, &'a str)> {
        self.0.iter().filter_map(move |(key, value)| {
            let number = key.strip_prefix(prefix)?.parse().ok()?;
            Some((number, value.as_str()))
        })
    }
}

fn problem(field: &'static str) -> Problem {
    Problem { field, text: text::id!("council-number-unreadable"), args: Vec::new() }
}

/// A field of one line, `kind` as HTML says it.
pub fn field(
    ui: &Ui,
    (name, label): (&str, &str),
    value: &str,
    kind: &str,
    problems: &Problems,
) -> Markup {
    let class = if matches!(kind, "date" | "time" | "number") { "short" } else { "" };
    Field { name, label, value, kind, class, ..Field::default() }.draw(ui, problems)
}

/// The same, when it may be empty, with a hint.
pub fn optional(
    ui: &Ui,
    (name, label): (&str, &str),
    value: &str,
    (kind, hint): (&str, &str),
    problems: &Problems,
) -> Markup {
    let class = if matches!(kind, "date" | "time" | "number") { "short" } else { "" };
    let hint = (!hint.is_empty()).then_some(hint);
    let field = Field { name, label, value, kind, class, hint, ..Field::default() };
    Field { is_optional: true, ..field }.draw(ui, problems)
}

/// One among several: the first line asks to choose.
pub fn select(
    ui: &Ui,
    (name, label): (&str, &str),
    value: &str,
    options: &[(String, String)],
    problems: &Problems,
) -> Markup {
    let none = t!(ui, "council-none-chosen");
    let lines = options.iter().map(|(word, said)| (word.as_str(), said.as_str()));
    let lines: Vec<(&str, &str)> = std::iter::once(("", &*none)).chain(lines).collect();
    ui::select(ui, &Field { name, label, value, ..Field::default() }, &lines, problems)
}

/// The same without a line to choose: one of them always holds.
pub fn pick(
    ui: &Ui,
    (name, label): (&str, &str),
    value: &str,
    options: &[(&str, Cow<'_, str>)],
    problems: &Problems,
) -> Markup {
    let lines: Vec<(&str, &str)> = options.iter().map(|(word, said)| (*word, &**said)).collect();
    ui::select(ui, &Field { name, label, value, ..Field::default() }, &lines, problems)
}

/// Members to choose from, by their mandates.
pub fn choices<'a>(members: impl Iterator<Item = &'a Mandate>) -> Vec<(String, String)> {
    members.map(|one| (one.id.to_string(), written(&one.name()))).collect()
}

/// `19:00`, as a time field sends it, or `19h00`, `19 h`, as people write.
pub fn hour(text: &str) -> Result<Minutes, &'static str> {
    let text = text.replace([' ', '\u{a0}'], "").replace(['h', 'H'], ":");
    let text = if text.ends_with(':') { format!("{text}00") } else { text };
    Minutes::parse(&text).ok_or(text::id!("council-hour-unreadable"))
}

pub fn item_kind(ui: &Ui, kind: ItemKind) -> Cow<'_, str> {
    match kind {
        ItemKind::Decision => t!(ui, "council-kind-decision"),
        ItemKind::Information => t!(ui, "council-kind-information"),
    }
}

/// Nothing for what waits.
pub fn item_state(ui: &Ui, state: ItemState) -> Option<Cow<'_, str>> {
    match state {
        ItemState::Waiting => None,
        ItemState::Done => Some(t!(ui, "council-item-state-done")),
        ItemState::PutOff => Some(t!(ui, "council-item-state-put-off")),
        ItemState::Left => Some(t!(ui, "council-item-state-left")),
    }
}

pub fn deciding(ui: &Ui, kind: Deciding) -> Cow<'_, str> {
    match kind {
        Deciding::Transfer => t!(ui, "council-deciding-transfer"),
        Deciding::Adhere => t!(ui, "council-deciding-adhere"),
        Deciding::Statutes => t!(ui, "council-deciding-statutes"),
        Deciding::Pay => t!(ui, "council-deciding-pay"),
        Deciding::Appoint => t!(ui, "council-deciding-appoint"),
        Deciding::Concord => t!(ui, "council-deciding-concord"),
        Deciding::Leave => t!(ui, "council-deciding-leave"),
        Deciding::Key => t!(ui, "council-deciding-key"),
        Deciding::Other => t!(ui, "council-deciding-other"),
    }
}

/// The buttons at the end of a form.
pub fn save(words: impl AsRef<str>) -> Markup {
    html! { div.actions { button.button { (ui::icon("check")) (words.as_ref()) } } }
}
