//! From what the house knows to what programs are answered.

use super::shapes::*;
use crate::{
    Letter, OwnFolder, Role, addressee,
    freeze::Freeze,
    hold::Hold,
    pages::{letter_form::LetterForm, pieces, thread::Thread},
    picker::Offer,
    report::{Outcome, Report},
    sending::Sent,
    store::{self, lists::Line},
};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, PersonName};
use files::{AttachedFile, File};
use people::Person;
use translation::Translated;
use web::{Problems, Ui};

/// 422, with what is wrong and where.
pub fn wrong(ui: &Ui, problems: &Problems) -> Response {
    let problem = |problem: &web::Problem| {
        let args: Vec<_> = problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
        WrongField { field: problem.field, sentence: ui.say(problem.text, &args).into_owned() }
    };
    let problems = problems.iter().map(problem).collect();
    (StatusCode::UNPROCESSABLE_ENTITY, Json(Wrong { problems })).into_response()
}

fn correspondent(id: Id<Person>, name: &PersonName) -> Correspondent {
    Correspondent { id, name: name.full() }
}

impl LetterLine {
    pub fn of(ui: &Ui, line: &Line) -> Self {
        let (subject, summary) = pieces::line_words(ui, line);
        LetterLine {
            id: line.letter_id,
            subject,
            summary,
            lang: line.lang.tag(),
            sender: correspondent(line.sender_id, &line.sender()),
            delivered_at: line.delivered_at.iso(),
            state: line.state.word(),
            folder: line.folder.number().to_string(),
            is_unread: line.is_unread,
            is_urgent: line.is_urgent,
            is_mine: line.role == Role::Sender,
            attachments: line.attachments,
            pupil: line.pupil(),
        }
    }
}

impl FullLetter {
    pub fn of(ui: &Ui, letter: &Letter, thread: &Thread) -> Self {
        let lines = thread.addressees.iter().filter(|line| line.letter_id == letter.id);
        let named = |line: &addressee::Line| NamedAddressee {
            role: line.role.word(),
            name: pieces::addressee(ui, line),
        };
        let files = thread.files.get(&letter.id).map(Vec::as_slice).unwrap_or_default();
        let is_open = letter.is_open();
        FullLetter {
            id: letter.id,
            subject: letter.subject.clone(),
            lang: letter.lang.tag(),
            translation: thread.translation(letter).map(LetterTranslation::from),
            sender: correspondent(letter.sender_id, &letter.sender()),
            sent_at: letter.sent_at.iso(),
            state: letter.state.word(),
            addressees: lines.map(named).collect(),
            html: is_open.then(|| letter.body.html().to_owned()),
            is_urgent: letter.is_urgent,
            urgent_reason: letter.urgent_reason.clone(),
            no_reply: letter.no_reply,
            wants_receipts: letter.wants_receipts,
            files: AttachedFile::all(files, |file| crate::urls::attachment(letter.id, file.id)),
        }
    }
}

impl From<Translated> for LetterTranslation {
    fn from(made: Translated) -> Self {
        let (subject, html) = (made.line(0), made.rich(1).to_owned());
        LetterTranslation { lang: made.lang.tag(), subject, html }
    }
}

impl Begun {
    pub fn of(form: LetterForm, files: &[File], left_out: usize) -> Self {
        Begun {
            draft: form.draft,
            answers: form.answers,
            kind: form.kind,
            to: form.to,
            cc: form.cc,
            bcc: form.bcc,
            subject: form.subject,
            body: form.body,
            body_format: form.body_format,
            when: form.when,
            later: form.later,
            urgent_reason: form.urgent_reason,
            no_reply: form.no_reply,
            receipts: form.receipts,
            copies: form.copies,
            lang: form.lang,
            files: files.iter().map(|file| file.id.to_string()).collect(),
            left_out,
        }
    }
}

impl From<&OwnFolder> for FolderLine {
    fn from(folder: &OwnFolder) -> Self {
        FolderLine { id: folder.id, name: folder.name.clone() }
    }
}

impl From<&store::drafts::Line> for DraftLine {
    fn from(line: &store::drafts::Line) -> Self {
        DraftLine {
            id: line.id,
            subject: line.subject.clone(),
            summary: line.summary.clone(),
            updated_at: line.updated_at.iso(),
        }
    }
}

impl From<Sent> for SentLetter {
    fn from(sent: Sent) -> Self {
        SentLetter { id: sent.letter, state: sent.state.word(), deliver_at: sent.deliver_at.iso() }
    }
}

impl Contact {
    pub fn of(ui: &Ui, offer: &Offer) -> Self {
        let (name, words) = pieces::offer_words(ui, offer);
        let allowed = !matches!(offer, Offer::Refused { .. });
        let value = offer.target().to_string();
        let (detail, reason) = if allowed { (words, None) } else { (String::new(), Some(words)) };
        Contact { value, name, detail, reason, allowed }
    }
}

impl From<&store::receipts::Line> for UnreadBy {
    fn from(line: &store::receipts::Line) -> Self {
        UnreadBy { name: line.name().full(), pupil: line.pupil(), has_come: true }
    }
}

impl From<&store::blocks::Line> for Correspondent {
    fn from(line: &store::blocks::Line) -> Self {
        correspondent(line.blocked_id, &line.name())
    }
}

impl From<&Report> for ReportLine {
    fn from(report: &Report) -> Self {
        ReportLine {
            id: report.id,
            letter: report.letter_id,
            school: report.school_id,
            sender: correspondent(report.sender_id, &report.sender()),
            subject: report.subject.clone(),
            reason: report.reason.clone(),
            reported_at: report.reported_at.iso(),
            outcome: report.outcome.map(Outcome::word),
        }
    }
}

impl From<&Letter> for ContextLetter {
    fn from(letter: &Letter) -> Self {
        ContextLetter {
            id: letter.id,
            sender: correspondent(letter.sender_id, &letter.sender()),
            sent_at: letter.sent_at.iso(),
            html: letter.body.html().to_owned(),
        }
    }
}

impl From<&Hold> for HeldLetter {
    fn from(hold: &Hold) -> Self {
        HeldLetter {
            id: hold.letter_id,
            sender: correspondent(hold.sender_id, &hold.sender()),
            subject: hold.subject.clone(),
            html: hold.body.html().to_owned(),
            persons: hold.weight,
            held_at: hold.held_at.iso(),
        }
    }
}

impl From<&Freeze> for FrozenPerson {
    fn from(freeze: &Freeze) -> Self {
        FrozenPerson {
            id: freeze.id,
            person: correspondent(freeze.person_id, &freeze.name()),
            frozen_at: freeze.frozen_at.iso(),
        }
    }
}
