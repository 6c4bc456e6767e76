//! The synthèse on paper: the national form, in French, one pupil or many in one document.

use crate::{
    model::{self, Column},
    store::{
        self,
        syntheses::{Sheet, Signature},
    },
    synthesis::Content,
};
use base::{Day, Id, Instant, Locale, PersonName};
use db::{Result, Tx};
use people::Person;
use serde::Serialize;
use std::collections::HashMap;

const TEMPLATE: &str = include_str!("synthesis.typ");
const TITLE: &str = "Synthèse des acquis scolaires à la fin de l’école maternelle";

/// What the template is told.
#[derive(Debug, Serialize)]
pub struct Document {
    title: String,
    columns: [&'static str; 3],
    together_title: &'static str,
    syntheses: Vec<Form>,
}

impl Document {
    pub fn is_empty(&self) -> bool {
        self.syntheses.is_empty()
    }

    pub fn len(&self) -> usize {
        self.syntheses.len()
    }

    /// Takes a second for a hundred of them: from a thread that may block.
    pub fn pdf(&self) -> print::Result<Vec<u8>> {
        print::pdf(TEMPLATE, self)
    }
}

#[derive(Debug, Serialize)]
struct Form {
    first: String,
    name: String,
    born: String,
    school: String,
    class: String,
    year: String,
    number: u32,
    sections: Vec<Section>,
    together: Vec<(String, Vec<String>)>,
    teacher: String,
    teacher_on: String,
    head: String,
    head_on: String,
    /// Who has seen it, and when.
    parents: Vec<(String, String)>,
}

#[derive(Debug, Serialize)]
struct Section {
    area: &'static str,
    title: String,
    /// The rank of the column, 0 for a line that nobody decided.
    lines: Vec<(String, u8)>,
    needs: Vec<String>,
}

/// The last locked synthèse of each of these pupils; who has none is left out.
pub fn load(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Document> {
    let sheets = store::syntheses::sheets(tx, pupils)?;
    let ids: Vec<_> = sheets.iter().map(|sheet| sheet.synthesis_id).collect();
    let mut signed: HashMap<_, Vec<Signature>> = HashMap::new();
    for signature in store::syntheses::signed(tx, &ids)? {
        signed.entry(signature.synthesis_id).or_default().push(signature);
    }
    let forms = sheets.iter().map(|sheet| {
        let parents = signed.get(&sheet.synthesis_id).map(Vec::as_slice).unwrap_or_default();
        form(sheet, parents)
    });
    let syntheses: Vec<Form> = forms.collect();
    let title = match syntheses.as_slice() {
        [one] => format!("{TITLE} — {}", one.name),
        _ => TITLE.to_owned(),
    };
    let columns = ["ne réussit pas encore", "est en voie de réussite", "réussit souvent"];
    Ok(Document { title, columns, together_title: model::TOGETHER_TITLE, syntheses })
}

/// The synthèse of a pupil as a PDF, for whoever sends it on; none when none was locked. Whoever
/// asks has shown that it may be sent.
pub fn synthesis_pdf(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Option<Vec<u8>>> {
    let document = load(tx, &[pupil])?;
    if document.is_empty() {
        return Ok(None);
    }
    let printed = document.pdf().map_err(|error| db::Error::Engine(error.to_string()));
    printed.map(Some)
}

fn form(sheet: &Sheet, parents: &[Signature]) -> Form {
    let name = PersonName::new(&sheet.first_name, &sheet.last_name, None);
    let teacher =
        PersonName::new(&sheet.locked_first_name, &sheet.locked_last_name, sheet.locked_title);
    let head = sheet.visa_first_name.clone().zip(sheet.visa_last_name.clone());
    let head = head.map(|(first, last)| PersonName::new(first, last, sheet.visa_title));
    Form {
        first: sheet.first_name.clone(),
        name: name.full(),
        born: sheet.birth_day.map(Day::french).unwrap_or_default(),
        school: format!("{}, {}", sheet.school_name, sheet.town),
        class: sheet.class_name.clone(),
        year: sheet.year.to_string(),
        number: sheet.number,
        sections: sections(&sheet.content),
        together: together(&sheet.content),
        teacher: teacher.full(),
        teacher_on: on(sheet.locked_at),
        head: head.map(|name| name.full()).unwrap_or_default(),
        head_on: sheet.visa_at.map(on).unwrap_or_default(),
        parents: parents.iter().map(|it| (it.name().full(), on(it.signed_at))).collect(),
    }
}

fn on(at: Instant) -> String {
    at.day().in_words(Locale::Fr)
}

fn sections(content: &Content) -> Vec<Section> {
    let section = |section: &model::Section| Section {
        area: section.area.word(),
        title: model::typeset(section.title),
        lines: section
            .lines
            .iter()
            .map(|line| {
                let column = content.lines.get(line.code).copied();
                (model::typeset(line.title), column.map_or(0, Column::rank))
            })
            .collect(),
        needs: paragraphs(content.need(section.area)),
    };
    model::SECTIONS.iter().map(section).collect()
}

fn together(content: &Content) -> Vec<(String, Vec<String>)> {
    let line =
        |line: &model::Line| (model::typeset(line.title), paragraphs(content.together(line.code)));
    model::TOGETHER.iter().map(line).collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
