//! What a family reads of a dossier: what always goes, what goes if it wishes, what stays; and the
//! form with which it says so.

use super::pieces;
use crate::{
    Dossier,
    dossier::State,
    piece::{Outcome, Piece, Sheet},
    store::pieces::Line,
    urls,
};
use base::Id;
use maud::{Markup, html};
use people::Person;
use std::{borrow::Cow, collections::HashMap};
use web::{Problem, Problems, Ui, Viewer, passage::Kind, t, ui};

/// As the browser sends it: `p<piece>` is `yes` or `no`.
#[derive(Clone, Debug, Default)]
pub struct ChoiceForm(HashMap<String, String>);

/// More fields than that are no answer.
const FIELDS_MAX: usize = 2 * crate::piece::PIECES_MAX;

impl ChoiceForm {
    /// What this person has said before.
    pub fn of(sheet: &Sheet, person: Id<Person>) -> Self {
        let word = |it: &Line| {
            let said = sheet.word_of(person, it.id)?;
            Some((field(it.id), if said { "yes" } else { "no" }.to_owned()))
        };
        ChoiceForm(sheet.of_kind(Kind::ByChoice).filter_map(word).collect())
    }

    pub fn read(fields: Vec<(String, String)>) -> Self {
        ChoiceForm(fields.into_iter().take(FIELDS_MAX).collect())
    }

    pub fn value(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// A yes or a no for each piece that may be chosen, or which of them have none.
    pub fn check(&self, sheet: &Sheet) -> Result<Vec<(Id<Piece>, bool)>, Problems> {
        let (mut choices, mut problems) = (Vec::new(), Problems::none());
        for it in sheet.of_kind(Kind::ByChoice) {
            match self.value(&field(it.id)) {
                "yes" => choices.push((it.id, true)),
                "no" => choices.push((it.id, false)),
                _ => {
                    let text = text::id!("passage-refused-unsaid");
                    let args = vec![("title", it.title.clone())];
                    problems = problems.and(Problem { field: "choices", text, args });
                }
            }
        }
        if problems.is_empty() { Ok(choices) } else { Err(problems) }
    }
}

pub fn field(piece: Id<Piece>) -> String {
    format!("p{piece}")
}

pub fn family(
    ui: &Ui,
    dossier: &Dossier,
    viewer: &Viewer,
    sheet: &Sheet,
    (form, problems): (&ChoiceForm, &Problems),
) -> Markup {
    let is_open = dossier.state == State::Open;
    let (name, school) = (dossier.first_name.as_str(), dossier.to_name.as_str());
    html! {
        @if is_open { p { (t!(ui, "passage-family-lead", name = name)) } }
        (by_law(ui, sheet))
        @if is_open {
            (choosing(ui, dossier, viewer, sheet, (form, problems)))
        } @else {
            (ui::problems(ui, problems))
            (chosen(ui, sheet))
        }
        (staying(ui, sheet, is_open))
        @if dossier.state == State::Opened {
            (ui::note(ui::Tone::Ok, t!(ui, "passage-opened-note", school = school)))
        }
    }
}

fn by_law(ui: &Ui, sheet: &Sheet) -> Markup {
    let pieces: Vec<&Line> = sheet.of_kind(Kind::ByLaw).collect();
    let content = html! {
        @if pieces.is_empty() { div.body { p { (t!(ui, "passage-by-law-empty")) } } }
        ul.rows { @for it in pieces { li { div.row {
            span {
                b { (it.title) }
                span.quiet {
                    (pieces::day(ui, it.made_on))
                    @if !it.why.is_empty() { " · " (it.why) }
                }
            }
        } } } }
    };
    ui::card("by-law", t!(ui, "passage-by-law"), None, content)
}

/// The form: yes or no for each, nothing ticked ahead.
fn choosing(
    ui: &Ui,
    dossier: &Dossier,
    viewer: &Viewer,
    sheet: &Sheet,
    (form, problems): (&ChoiceForm, &Problems),
) -> Markup {
    let is_empty = sheet.of_kind(Kind::ByChoice).next().is_none();
    let answer = sheet.answer_of(viewer.person);
    let content = html! {
        @if is_empty {
            div.body { p { (t!(ui, "passage-by-choice-empty")) } }
        } @else {
            div.body {
                @if let Some(answer) = answer {
                    (ui::note(ui::Tone::Ok,
                        t!(ui, "passage-you-answered", when = ui.when(answer.answered_at))))
                }
                p { (t!(ui, "passage-due", day = pieces::day(ui, dossier.due_on))) }
                (ui::form(ui, &urls::answer(dossier.id), problems, html! {
                    (choices(ui, dossier, sheet, form))
                    p { (consent(ui, dossier)) }
                    @if sheet.deciders.len() > 1 { p.quiet { (t!(ui, "passage-both-decide")) } }
                    div.actions { button.button { (ui::icon("check")) (t!(ui, "passage-answer")) } }
                }))
                @if answer.is_some() {
                    (ui::action(ui, &urls::taking_back(dossier.id), html! {
                        button.button.plain { (ui::icon("undo-2")) (t!(ui, "passage-take-back")) }
                    }))
                }
            }
        }
    };
    ui::card("by-choice", t!(ui, "passage-by-choice"), None, content)
}

/// What one agrees to: [`crate::answer::WORDING`] is its version.
pub fn consent<'a>(ui: &'a Ui, dossier: &'a Dossier) -> Cow<'a, str> {
    if dossier.to_name.is_empty() {
        return t!(ui, "passage-consent-family");
    }
    t!(ui, "passage-consent", school = dossier.to_name)
}

/// Yes or no for each piece that may be chosen.
pub fn choices(ui: &Ui, dossier: &Dossier, sheet: &Sheet, form: &ChoiceForm) -> Markup {
    let one = |(place, it): (usize, &Line)| {
        let (name, id) = (field(it.id), (place == 0).then_some("choices"));
        let said = form.value(&name).to_owned();
        html! {
            fieldset.choice.grid.piece id=[id] {
                legend { (it.title) " " span.quiet { (pieces::day(ui, it.made_on)) } }
                label {
                    input type="radio" name=(name) value="yes" checked[said == "yes"];
                    span { (t!(ui, "passage-yes")) }
                }
                label {
                    input type="radio" name=(name) value="no" checked[said == "no"];
                    span { (t!(ui, "passage-no")) }
                }
            }
        }
    };
    html! {
        input type="hidden" name="to" value=(dossier.to_name);
        @for it in sheet.of_kind(Kind::ByChoice).enumerate() { (one(it)) }
    }
}

/// What was chosen, once nobody chooses any more; what of it goes.
fn chosen(ui: &Ui, sheet: &Sheet) -> Markup {
    let goes = |it: &&Line| it.goes.unwrap_or_else(|| sheet.outcome(it.id) == Outcome::Goes);
    let pieces: Vec<&Line> = sheet.of_kind(Kind::ByChoice).filter(goes).collect();
    let content = html! {
        @if pieces.is_empty() { div.body { p { (t!(ui, "passage-chosen-empty")) } } }
        ul.rows { @for it in pieces { li { div.row {
            span { b { (it.title) } span.quiet { (agreed(ui, sheet, it)) } }
        } } } }
    };
    ui::card("chosen", t!(ui, "passage-chosen"), None, content)
}

/// « Accord de Samira Haddad, hier »
fn agreed(ui: &Ui, sheet: &Sheet, piece: &Line) -> String {
    let one = |it: &&crate::store::answers::Line| {
        let name = format!("{} {}", it.first_name, it.last_name);
        let when = ui.when(it.answered_at);
        t!(ui, "passage-agreed", name = name, when = when, wording = it.wording).into_owned()
    };
    let agreed: Vec<String> = sheet.agreed(piece.id).iter().map(one).collect();
    agreed.join(" · ")
}

fn staying(ui: &Ui, sheet: &Sheet, is_open: bool) -> Markup {
    let stays = |it: &&Line| it.kind == Kind::ByChoice && it.goes == Some(false) && !it.is_heavy;
    let heavy = sheet.pieces.iter().filter(|it| it.is_heavy);
    let refused: Vec<&Line> = sheet.pieces.iter().filter(stays).collect();
    let content = html! {
        div.body {
            p { (t!(ui, "passage-stays-lead")) }
            div.rich {
                ul {
                    li { (t!(ui, "passage-stays-messages")) }
                    li { (t!(ui, "passage-stays-absences")) }
                    li { (t!(ui, "passage-stays-class")) }
                    @for it in sheet.of_kind(Kind::Stays) {
                        li {
                            (it.title)
                            @if !it.why.is_empty() { br; span.quiet { (it.why) } }
                        }
                    }
                    @if !is_open { @for it in refused { li { (it.title) } } }
                }
            }
            @for it in heavy {
                (ui::note(ui::Tone::Warn, t!(ui, "passage-heavy", title = it.title)))
            }
            p.quiet { (t!(ui, "passage-stays-yours")) }
        }
    };
    ui::card("stays", t!(ui, "passage-stays-title"), None, content)
}
