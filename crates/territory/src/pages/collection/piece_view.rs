//! The page of a piece, for each side.

use super::words;
use crate::collection::{
    Act, Contents, Dossier, Part, PartState, Piece, PieceKind,
    dossier::{Fill, Judge, Speak},
    urls,
};
use files::{File, view::UploadField};
use maud::{Markup, html};
use people::School;
use serde::Deserialize;
use web::{Page, Problems, Ui, t, ui, ui::Field};

/// What a commune gives: a deliberation of this house, files, or words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GivingForm {
    pub act: String,
    pub words: String,
    pub files: Vec<String>,
    pub version: u32,
}

/// A piece and everything beside it.
pub struct Shown {
    pub contents: Contents,
    pub piece: Piece,
    pub part: Option<Part>,
    /// Deliberations of the commune that it may tie.
    pub choices: Vec<Act>,
    pub chosen: Vec<File>,
    pub schools: Vec<School>,
    pub bytes_max: u64,
}

impl Shown {
    /// The form as it opens: what was given before; the schools as the house knows them.
    pub fn as_given(&self) -> GivingForm {
        let part = self.part.as_ref();
        let school = |school: &School| format!("{} ({})", school.name, school.uai);
        let words = match part {
            Some(part) => part.words.clone(),
            None => self.schools.iter().map(school).collect::<Vec<_>>().join("\n"),
        };
        let act = part.and_then(|part| part.deliberation_id);
        let act = act.map(|act| act.to_string()).unwrap_or_default();
        GivingForm { act, words, files: Vec::new(), version: 0 }
    }
}

pub fn view(
    ui: &Ui,
    dossier: &Dossier,
    shown: &Shown,
    form: &GivingForm,
    problems: &Problems,
) -> Page {
    let piece = &shown.piece;
    let part = shown.part.as_ref();
    let act = part.and_then(|part| shown.contents.act(part));
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::dossier(dossier.id), &dossier.commune.name)]))
        h1 { (piece.title) }
        p {
            (words::part(ui, part, act))
            @if !piece.is_needed { " " span.quiet { (t!(ui, "collection-optional")) } }
        }
        @if let Some(part) = part { (given(ui, dossier, shown, part, act)) }
        (notes(ui, dossier, shown, problems))
        @if ui.may::<Fill>(dossier) { (giving(ui, dossier, shown, form, problems)) }
        @if let Some(part) = part.filter(|_| ui.may::<Judge>(dossier)) {
            (judging(ui, dossier, piece, part, problems))
        }
    };
    ui.narrow(&piece.title, content)
}

fn given(ui: &Ui, dossier: &Dossier, shown: &Shown, part: &Part, act: Option<&Act>) -> Markup {
    let url = |file: &File| urls::file(dossier.id, shown.piece.id, file.id);
    let content = html! {
        div.body.stack {
            p.quiet { (t!(ui, "collection-given-at", time = ui.when_in_full(part.given_at))) }
            @if let Some(act) = act { p { b { (act.name()) } } }
            @for line in part.words.lines() { p { (line) } }
            (files::view::attachments(ui, shown.contents.files(part.id), url))
        }
    };
    ui::card("given", t!(ui, "collection-what-given"), None, content)
}

fn notes(ui: &Ui, dossier: &Dossier, shown: &Shown, problems: &Problems) -> Markup {
    let own = shown.contents.notes.iter().filter(|note| note.piece_id == shown.piece.id);
    let own: Vec<_> = own.collect();
    let label = t!(ui, "collection-field-note");
    let id = "note";
    let problem = problems.of(id);
    let content = html! {
        ul.rows {
            @for note in &own {
                li.row { span {
                    b { (words::side(ui, note.side)) }
                    span { (note.words) }
                    span.quiet { (ui::time(ui, note.at)) }
                } }
            }
        }
        @if own.is_empty() { p.body.quiet { (t!(ui, "collection-no-note")) } }
        @if ui.may::<Speak>(dossier) {
            div.body { form.form method="post" action=(urls::notes(dossier.id, shown.piece.id)) {
                (ui::token(ui))
                div.field {
                    label for=(id) { (label) }
                    @if problem.is_some() { p.error { (t!(ui, "collection-wrong-empty-note")) } }
                    textarea.input #(id) name="words" rows="2" {}
                }
                div.actions { button.button.plain { (t!(ui, "collection-say-do")) } }
            } }
        }
    };
    ui::card("notes", t!(ui, "collection-notes-title"), None, content)
}

fn giving(
    ui: &Ui,
    dossier: &Dossier,
    shown: &Shown,
    form: &GivingForm,
    problems: &Problems,
) -> Markup {
    let kind = shown.piece.kind;
    let label = t!(ui, "collection-files");
    let upload = UploadField { label: &label, bytes_max: shown.bytes_max, chosen: &shown.chosen };
    html! {
        section.stack {
            h2 { (t!(ui, "collection-give")) }
            form.form method="post" enctype="multipart/form-data"
                action=(urls::piece(dossier.id, shown.piece.id)) {
                (ui::token(ui))
                input type="hidden" name="version" value=(dossier.version);
                (own_problems(ui, problems))
                @if kind == PieceKind::Act { (tying(ui, shown, form, problems)) }
                @if kind.takes_files() { (files::view::upload_field(ui, &upload, problems)) }
                @else { (typing(ui, kind, form, problems)) }
                div.actions { button.button { (t!(ui, "collection-give-do")) } }
            }
        }
    }
}

/// Those of this form, and not of the two others on the page.
fn own_problems(ui: &Ui, problems: &Problems) -> Markup {
    let is_own = problems.of("note").is_none() && problems.of("verdict-words").is_none();
    html! { @if is_own { (ui::problems(ui, problems)) } }
}

fn tying(ui: &Ui, shown: &Shown, form: &GivingForm, problems: &Problems) -> Markup {
    let none = t!(ui, "collection-act-none").into_owned();
    let mut options = vec![(String::new(), none)];
    let choice =
        |act: &Act| (act.id.to_string(), format!("{} ({})", act.name(), words::act(ui, act)));
    options.extend(shown.choices.iter().map(choice));
    let options: Vec<(&str, &str)> =
        options.iter().map(|(value, words)| (value.as_str(), words.as_str())).collect();
    let (label, hint) = (t!(ui, "collection-field-act"), t!(ui, "collection-field-act-hint"));
    let field = Field {
        name: "act",
        label: &label,
        hint: Some(&hint),
        value: &form.act,
        is_optional: true,
        ..Field::default()
    };
    ui::select(ui, &field, &options, problems)
}

fn typing(ui: &Ui, kind: PieceKind, form: &GivingForm, problems: &Problems) -> Markup {
    let label = match kind {
        PieceKind::Schools => t!(ui, "collection-field-schools"),
        _ => t!(ui, "collection-field-answer"),
    };
    let field = Field { name: "words", label: &label, value: &form.words, ..Field::default() };
    ui::textarea(ui, &field, 6, problems)
}

fn judging(ui: &Ui, dossier: &Dossier, piece: &Piece, part: &Part, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "collection-field-verdict"), t!(ui, "collection-verdict-hint"));
    let id = "verdict-words";
    let problem = problems.of(id);
    let is_tied = part.deliberation_id.is_some();
    html! {
        section.stack {
            h2 { (t!(ui, "collection-judge")) }
            @if is_tied { p.quiet { (t!(ui, "collection-tied-hint")) } }
            form.form method="post" action=(urls::verdict(dossier.id, piece.id)) {
                (ui::token(ui))
                input type="hidden" name="version" value=(dossier.version);
                @if problem.is_some() { (ui::problems(ui, problems)) }
                div.field {
                    label for=(id) { (label) }
                    p.hint #{ (id) "-hint" } { (hint) }
                    textarea.input #(id) name="words" rows="2" aria-describedby={ (id) "-hint" }
                        aria-invalid=[problem.map(|_| "true")] {}
                }
                div.actions {
                    @if !is_tied && part.state != PartState::Accepted {
                        button.button name="verdict" value="accept" {
                            (ui::icon("check")) (t!(ui, "collection-accept-do"))
                        }
                    }
                    button.button.plain name="verdict" value="refuse" {
                        (t!(ui, "collection-refuse-do"))
                    }
                }
            }
        }
    }
}
