//! What programs are answered, name by name.

use crate::{
    Signature, Slip,
    following::Sheet,
    pages::{pieces, slip::Shown},
    question::{Question, answers_read},
    store::lists::{Followed, Line},
    translated, urls,
};
use base::{Day, Id};
use people::{Person, Standing};
use serde::Serialize;
use translation::Translated;
use utoipa::ToSchema;
use web::Ui;

/// A slip about one child.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlipLine {
    #[schema(value_type = String)]
    pub slip: Id<Slip>,
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
    pub title: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub theme: &'static str,
    /// `sent`, `withdrawn`, `purged`.
    pub state: &'static str,
    /// `one`, `both`.
    pub needs: &'static str,
    /// The last day, `2026-11-27`.
    pub due_on: Option<String>,
    pub author: String,
    /// RFC 3339.
    pub signed_at: Option<String>,
    /// The viewer may sign it for this child.
    pub has_authority: bool,
    /// It passed the quiet hours.
    pub is_urgent: bool,
}

impl SlipLine {
    pub fn of(line: &Line) -> Self {
        SlipLine {
            slip: line.slip_id,
            pupil: line.pupil_id,
            title: line.title.clone(),
            lang: line.lang.tag(),
            theme: line.theme.word(),
            state: line.state.word(),
            needs: line.needs.word(),
            due_on: line.due_on.map(Day::iso),
            author: line.author().formal(),
            signed_at: line.mine_at.or(line.signed_at).map(base::Instant::iso),
            has_authority: line.has_authority && line.left_at.is_none(),
            is_urgent: line.is_urgent,
        }
    }
}

/// A slip in the list of those who follow it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlipFollowedLine {
    #[schema(value_type = String)]
    pub slip: Id<Slip>,
    pub title: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub theme: &'static str,
    pub state: &'static str,
    pub needs: &'static str,
    pub due_on: Option<String>,
    pub sent_at: String,
    pub author: String,
    pub pupils: i64,
    /// For how many somebody has signed.
    pub answered: i64,
}

impl SlipFollowedLine {
    pub fn of(line: &Followed) -> Self {
        SlipFollowedLine {
            slip: line.slip_id,
            title: line.title.clone(),
            lang: line.lang.tag(),
            theme: line.theme.word(),
            state: line.state.word(),
            needs: line.needs.word(),
            due_on: line.due_on.map(Day::iso),
            sent_at: line.sent_at.iso(),
            author: line.author().formal(),
            pupils: line.pupils,
            answered: line.answered,
        }
    }
}

/// A page of the book: `avant` with `older` asks for the next one.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlipBook {
    /// What awaits the viewer's signature, what is due first on top.
    pub awaiting: Vec<SlipLine>,
    pub slips: Vec<SlipLine>,
    pub followed: Vec<SlipFollowedLine>,
    #[schema(value_type = Option<String>)]
    pub older: Option<Id<Slip>>,
}

/// A question, and the field of a signature that answers it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlipQuestion {
    pub field: &'static str,
    /// `yes_no`, `choice`, `several`, `slot`, `amount`, `text`.
    pub ask: &'static str,
    pub label: String,
    pub is_optional: bool,
    /// Possible answers: the field takes their place, from 0 on.
    pub options: Vec<SlipPossible>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SlipPossible {
    pub label: String,
    /// Places that are left.
    pub left: Option<i64>,
}

/// A child of the viewer the slip is for.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlipChild {
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
    /// The viewer may sign for this child.
    pub may_sign: bool,
    /// Nothing more is awaited of the viewer.
    pub is_done: bool,
    pub signed_at: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FullSlip {
    #[schema(value_type = String)]
    pub id: Id<Slip>,
    pub title: String,
    pub html: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    /// In the language the viewer reads, when a machine has made it; the original is signed.
    pub translation: Option<SlipTranslation>,
    pub author: String,
    pub theme: &'static str,
    pub state: &'static str,
    pub needs: &'static str,
    pub due_on: Option<String>,
    pub takes_late_answers: bool,
    /// To be sent with a signature.
    pub version: u32,
    pub questions: Vec<SlipQuestion>,
    pub children: Vec<SlipChild>,
    /// Why it passed the quiet hours; empty: it did not.
    pub urgent_reason: String,
    pub files: Vec<SlipFile>,
}

/// What comes with a slip.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlipFile {
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    pub url: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SlipTranslation {
    pub lang: &'static str,
    pub title: String,
    pub html: String,
}

impl From<Translated> for SlipTranslation {
    fn from(made: Translated) -> Self {
        let (title, html) = (made.line(0), made.rich(1).to_owned());
        SlipTranslation { lang: made.lang.tag(), title, html }
    }
}

impl FullSlip {
    pub fn of(slip: &Slip, shown: &Shown, viewer: &Standing) -> Self {
        let left = |question: &Question, place: usize| {
            let found = shown.left.iter().find(|(number, possible, _)| {
                *number == question.number && usize::try_from(*possible) == Ok(place)
            });
            found.map(|(.., free)| *free)
        };
        let asked = |question: &Question| SlipQuestion {
            field: question.field(),
            ask: question.ask.word(),
            label: question.label.clone(),
            is_optional: question.is_optional,
            options: (0..)
                .zip(&question.options)
                .map(|(place, it)| SlipPossible {
                    label: it.label.clone(),
                    left: left(question, place),
                })
                .collect(),
        };
        let file = |file: &files::File| SlipFile {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            url: urls::file(slip.id, slip.version, file.id),
        };
        let children = slip.ties.iter().map(|tie| SlipChild {
            pupil: tie.pupil_id,
            may_sign: tie.has_authority && tie.left_at.is_none(),
            is_done: shown.is_done(slip, viewer, tie.pupil_id),
            signed_at: shown.mine(slip, viewer, tie.pupil_id).map(|it| it.signed_at.iso()),
        });
        let text = translated::text(slip.id, &shown.version);
        FullSlip {
            id: slip.id,
            title: slip.title.clone(),
            html: shown.version.body.html().to_owned(),
            lang: shown.version.lang.tag(),
            translation: shown.translations.made(&text).map(SlipTranslation::from),
            author: shown.author.formal(),
            theme: slip.theme.word(),
            state: slip.state.word(),
            needs: slip.needs.word(),
            due_on: slip.due_on.map(Day::iso),
            takes_late_answers: slip.accepts_late,
            version: slip.version,
            questions: shown.version.questions().iter().map(asked).collect(),
            children: children.collect(),
            urgent_reason: slip.urgent_reason.clone(),
            files: shown.files.iter().map(file).collect(),
        }
    }
}

/// What is sent to sign; and one field for each question, by its name (`r1`, `r2`…).
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the form")]
pub struct SlipSignatureForm {
    /// For whom: one child or several.
    pupil: Vec<String>,
    /// The version that was read.
    version: u32,
    /// Any text made once: the same form sent twice is one signature.
    once: String,
    /// The answer to the first question.
    r1: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SlipSigned {
    /// None when the same form had come before.
    #[schema(value_type = Vec<String>)]
    pub signatures: Vec<Id<Signature>>,
    pub is_late: bool,
}

/// Everybody a slip is for.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlipFollowUp {
    pub pupils: i64,
    pub done: i64,
    pub lines: Vec<SlipFollowLine>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SlipFollowLine {
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
    pub name: String,
    pub class: String,
    pub is_done: bool,
    pub has_left: bool,
    pub signatures: Vec<SlipFollowedSignature>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SlipFollowedSignature {
    #[schema(value_type = String)]
    pub id: Id<Signature>,
    /// Who signed; on paper, who has read it.
    pub by: String,
    pub is_on_paper: bool,
    pub signed_at: String,
    pub is_late: bool,
    /// In the order of the questions, in words; empty when left out.
    pub answers: Vec<String>,
}

impl SlipFollowUp {
    pub fn of(ui: &Ui, sheet: &Sheet) -> Self {
        let signature = |answer: &crate::store::answers::Answer| {
            let given = answers_read(&answer.answers);
            let words = sheet.questions.iter().map(|it| pieces::answer(ui, it, &given));
            SlipFollowedSignature {
                id: answer.signature_id,
                by: answer.name().full(),
                is_on_paper: answer.is_on_paper(),
                signed_at: answer.signed_at.iso(),
                is_late: answer.is_late,
                answers: words.collect(),
            }
        };
        let line = |row: &crate::store::follow::PupilRow| SlipFollowLine {
            pupil: row.pupil_id,
            name: row.name().full(),
            class: row.class_name.clone(),
            is_done: sheet.is_done(row.pupil_id),
            has_left: row.left_at.is_some(),
            signatures: sheet.counting(row.pupil_id).map(signature).collect(),
        };
        SlipFollowUp {
            pupils: sheet.all(),
            done: sheet.done(),
            lines: sheet.pupils.iter().map(line).collect(),
        }
    }
}
