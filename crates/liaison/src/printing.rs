//! On paper: the receipt of a signature, and slips for families who sign with a pen.

use crate::{
    Signature, Slip, chain,
    chain::Seal,
    question::{self, Ask, Question},
    signature::{Given, shown},
    store::{self, versions::Edition},
    urls,
};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::{Id, PersonName, RichText};
use db::{Error, Result, Tx};
use people::Person;
use serde::Serialize;
use web::{Ui, t};

const RECEIPT: &str = include_str!("receipt.typ");
const PAPER: &str = include_str!("paper.typ");

/// What a receipt says.
#[derive(Serialize)]
pub struct Receipt {
    title: String,
    heading: String,
    school: String,
    facts: Vec<(String, String)>,
    text: Vec<String>,
    text_heading: String,
    answers: Vec<(String, String)>,
    answers_heading: String,
    code: String,
    qr: String,
    alt: String,
    verify: Vec<String>,
}

/// Everything a receipt needs, read at once.
pub struct Record {
    pub signed: Given,
    pub version: Edition,
    pub school: String,
    pub pupil: PersonName,
    /// Who signed, or who has read the paper.
    pub by: Option<PersonName>,
    pub seal: Option<Seal>,
}

pub fn record(tx: &Tx<'_>, signature: Id<Signature>) -> Result<Record> {
    let signed = store::signatures::find(tx, signature)?.ok_or(Error::Missing)?;
    let version = store::versions::find(tx, signed.slip_id, signed.version)?;
    let school = people::school::load(tx, signed.school_id)?;
    let by = if signed.is_on_paper() { signed.recorded_by } else { signed.guardian_id };
    let persons = people::person::load_all(tx, &[signed.pupil_id, by])?;
    let name = |id: Id<Person>| {
        persons.iter().find(|person| person.id == id).map(|person| person.details.name.clone())
    };
    Ok(Record {
        version: version.ok_or(Error::Missing)?,
        school: school.map(|school| school.name).unwrap_or_default(),
        pupil: name(signed.pupil_id).ok_or(Error::Missing)?,
        by: name(by),
        seal: store::seals::of_signature(tx, signature)?,
        signed,
    })
}

/// An answer in words.
fn answer(ui: &Ui, question: &Question, given: &question::Answers) -> String {
    crate::pages::pieces::answer(ui, question, given)
}

pub fn receipt(ui: &Ui, record: &Record) -> Receipt {
    let signed = &record.signed;
    let code = shown(&signed.code);
    let by = record.by.as_ref().map(PersonName::full).unwrap_or_default();
    let who = if signed.is_on_paper() {
        t!(ui, "liaison-paper-read-by", name = by).into_owned()
    } else {
        by
    };
    let mut facts = vec![
        (t!(ui, "liaison-pupil").into_owned(), record.pupil.full()),
        (t!(ui, "liaison-signed-by").into_owned(), who),
        (t!(ui, "liaison-signed-at").into_owned(), ui.when_in_full(signed.signed_at)),
    ];
    if signed.is_late {
        let late = t!(ui, "liaison-receipt-late").into_owned();
        facts.push((t!(ui, "liaison-due").into_owned(), late));
    }
    if let Some(seal) = &record.seal {
        let place = t!(ui, "liaison-receipt-place", number = seal.number).into_owned();
        facts.push((t!(ui, "liaison-register").into_owned(), place));
        let print = chain::short(&seal.hash);
        facts.push((t!(ui, "liaison-fingerprint").into_owned(), print));
    }
    let given = question::answers_read(&signed.answers);
    let questions = record.version.questions();
    let answers = questions.iter().map(|it| (it.label.clone(), answer(ui, it, &given)));
    let link = ui.absolute(&urls::verification(&signed.code));
    Receipt {
        title: t!(ui, "liaison-receipt-title", title = record.version.title).into_owned(),
        heading: record.version.title.clone(),
        school: record.school.clone(),
        facts,
        text: paragraphs(&record.version.body),
        text_heading: t!(ui, "liaison-receipt-text").into_owned(),
        answers: answers.filter(|(_, words)| !words.is_empty()).collect(),
        answers_heading: t!(ui, "liaison-receipt-answers").into_owned(),
        qr: print::qr(&link),
        alt: t!(ui, "liaison-receipt-qr", code = code).into_owned(),
        verify: vec![
            t!(ui, "liaison-receipt-verify").into_owned(),
            ui.absolute(urls::VERIFICATION),
        ],
        code,
    }
}

/// Rich text as a printed page shows it: its paragraphs.
fn paragraphs(text: &RichText) -> Vec<String> {
    let typed = crate::pages::slip_form::as_typed(text);
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Slips to be cut out, one for each pupil.
#[derive(Serialize)]
pub struct Papers {
    title: String,
    school: String,
    author: String,
    text: Vec<String>,
    questions: Vec<PaperQuestion>,
    due: String,
    signatures: Vec<String>,
    scan: String,
    pupils: Vec<Paper>,
}

#[derive(Serialize)]
struct PaperQuestion {
    label: String,
    /// Boxes to tick; without any, a line to write on.
    boxes: Vec<String>,
}

#[derive(Serialize)]
struct Paper {
    name: String,
    class: String,
    qr: String,
    alt: String,
}

pub struct PaperOf<'a> {
    pub slip: &'a Slip,
    pub version: &'a Edition,
    pub school: &'a str,
    pub author: &'a PersonName,
    pub pupils: Vec<(Id<Person>, String, String)>,
}

pub fn papers(ui: &Ui, of: &PaperOf<'_>) -> Papers {
    let boxes = |question: &Question| match question.ask {
        Ask::YesNo => {
            vec![t!(ui, "liaison-yes").into_owned(), t!(ui, "liaison-no").into_owned()]
        }
        _ => question.options.iter().map(|it| it.label.clone()).collect(),
    };
    let questions = of.version.questions();
    let questions = questions
        .iter()
        .map(|it| PaperQuestion { label: it.label.clone(), boxes: boxes(it) })
        .collect();
    let both = of.slip.needs == crate::slip::Needs::Both;
    let line = t!(ui, "liaison-paper-signature").into_owned();
    let due = of
        .slip
        .due_on
        .map(|due| t!(ui, "liaison-paper-due", day = due.in_words(ui.locale)).into_owned());
    let paper = |(pupil, name, class): &(Id<Person>, String, String)| Paper {
        name: name.clone(),
        class: class.clone(),
        qr: print::qr(&ui.absolute(&urls::slip_of(of.slip.id, *pupil))),
        alt: t!(ui, "liaison-paper-qr", name = name.as_str()).into_owned(),
    };
    Papers {
        title: of.slip.title.clone(),
        school: of.school.to_owned(),
        author: of.author.formal(),
        text: paragraphs(&of.version.body),
        questions,
        due: due.unwrap_or_default(),
        signatures: if both { vec![line.clone(), line] } else { vec![line] },
        scan: t!(ui, "liaison-paper-scan").into_owned(),
        pupils: of.pupils.iter().map(paper).collect(),
    }
}

/// A PDF to be opened, made on a thread of its own.
async fn pdf<D: Serialize + Send + 'static>(
    template: &'static str,
    data: D,
    name: &str,
) -> web::Result<Response> {
    let made = tokio::task::spawn_blocking(move || print::pdf(template, &data)).await;
    let bytes = made.map_err(web::Error::internal)?.map_err(web::Error::internal)?;
    let disposition = HeaderValue::try_from(format!("inline; filename=\"{name}\""));
    let disposition = disposition.map_err(web::Error::internal)?;
    let kind = HeaderValue::from_static("application/pdf");
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

pub async fn print_receipt(receipt: Receipt) -> web::Result<Response> {
    let name = format!("recu-{}.pdf", receipt.code.to_lowercase());
    pdf(RECEIPT, receipt, &name).await
}

pub async fn print_papers(papers: Papers) -> web::Result<Response> {
    pdf(PAPER, papers, "mots.pdf").await
}
