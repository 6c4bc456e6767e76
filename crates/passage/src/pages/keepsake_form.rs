//! The form of something one keeps: a title, what it is, when it was made, a few words, files.

use super::pieces;
use crate::{
    Keepsake,
    keepsake::{KeepsakeKind, TITLE_CHARS_MAX, words},
};
use base::{Day, Id};
use files::{FILES_FIELD, File, view::UploadField};
use maud::{Markup, html};
use serde::Deserialize;
use web::{At, Problem, Problems, Ui, form, t, ui, ui::Field};

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct KeepsakeForm {
    pub kind: String,
    pub title: String,
    pub words: String,
    pub made_on: String,
    /// `on` when the teachers of today may see it.
    pub is_shown: String,
    pub files: Vec<String>,
    /// The version it was written over.
    pub version: String,
}

/// What a form says, once it cannot be wrong.
pub struct Written {
    pub kind: KeepsakeKind,
    pub title: String,
    pub words: String,
    pub made_on: Day,
    pub is_shown: bool,
    pub files: Vec<Id<File>>,
    pub version: i64,
}

impl KeepsakeForm {
    pub fn new(today: Day) -> Self {
        KeepsakeForm {
            kind: KeepsakeKind::Work.word().to_owned(),
            made_on: today.iso(),
            ..KeepsakeForm::default()
        }
    }

    pub fn of(keepsake: &Keepsake) -> Self {
        KeepsakeForm {
            kind: keepsake.kind.word().to_owned(),
            title: keepsake.title.clone(),
            words: keepsake.words.clone(),
            made_on: keepsake.made_on.iso(),
            is_shown: if keepsake.is_shown { "on".to_owned() } else { String::new() },
            files: Vec::new(),
            version: keepsake.version.to_string(),
        }
    }

    pub fn files(&self) -> Vec<Id<File>> {
        files::named(&self.files)
    }

    pub fn check(&self, today: Day) -> Result<Written, Problems> {
        let kind =
            KeepsakeKind::parse(&self.kind).ok_or(text::id!("passage-refused-choose")).at("kind");
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title");
        let files = files::checked(&self.files).at(FILES_FIELD);
        let (kind, title, words, made_on, files) = Problems::gather((
            kind,
            title,
            words(&self.words).at("words"),
            self.day(today),
            files,
        ))?;
        let (is_shown, version) = (self.is_shown == "on", self.version.parse().unwrap_or(0));
        Ok(Written { kind, title, words, made_on, is_shown, files, version })
    }

    fn day(&self, today: Day) -> Result<Day, Problem> {
        Day::parse(&self.made_on).and_then(|day| day.not_after(today)).at("made_on")
    }
}

/// Its fields; `is_ours` when those whose portfolio it is fill it in.
pub fn fields(
    ui: &Ui,
    form: &KeepsakeForm,
    problems: &Problems,
    (chosen, bytes_max): (&[File], u64),
    is_ours: bool,
) -> Markup {
    let [title, kind, day, words, files] = [
        t!(ui, "passage-field-title"),
        t!(ui, "passage-field-kind"),
        t!(ui, "passage-field-day"),
        t!(ui, "passage-field-words"),
        t!(ui, "passage-field-files"),
    ];
    let kinds: Vec<_> =
        KeepsakeKind::ALL.iter().map(|it| (it.word(), pieces::kind(ui, *it))).collect();
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(word, words)| (*word, &**words)).collect();
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    let day = Field { kind: "date", ..field("made_on", &day, &form.made_on) };
    let about = Field { is_optional: true, ..field("words", &words, &form.words) };
    let hint = t!(ui, "passage-field-files-hint");
    html! {
        (field("title", &title, &form.title).draw(ui, problems))
        (ui::choice(ui, &field("kind", &kind, &form.kind), &kinds, problems))
        (day.draw(ui, problems))
        (ui::textarea(ui, &about, 3, problems))
        p.quiet { (hint) }
        (files::view::upload_field(ui, &UploadField { label: &files, bytes_max, chosen }, problems))
        @if is_ours {
            (ui::checkbox("is_shown", &t!(ui, "passage-field-shown"), form.is_shown == "on"))
        }
    }
}
