//! Small feeds written inline.

use feeds::problem::Refused;
use feeds::read::{Asked, Limits, Reading, Source, read};
use feeds::record::{Change, PupilRecord, Record};
use std::io::Write as _;
use zip::write::SimpleFileOptions;

/// Everything a reading gave.
pub struct Read {
    pub changes: Vec<Change>,
    pub lines: Vec<u64>,
    pub reading: Reading,
}

pub fn read_files(files: &[(&str, &[u8])], asked: &Asked) -> Result<Read, Refused> {
    let source = Source::of_bytes(files.iter().map(|(name, bytes)| (*name, *bytes)));
    read_source(source?, asked)
}

pub fn read_within(files: &[(&str, &[u8])], limits: Limits) -> Result<Read, Refused> {
    let files = files.iter().map(|(name, bytes)| (*name, *bytes));
    read_source(Source::of_bytes_within(files, limits)?, &Asked::default())
}

pub fn read_source(mut source: Source, asked: &Asked) -> Result<Read, Refused> {
    let (mut changes, mut lines) = (Vec::new(), Vec::new());
    let reading = read(&mut source, asked, |found| {
        changes.push(found.change);
        lines.push(found.line);
        Ok::<_, Refused>(())
    })?;
    Ok(Read { changes, lines, reading })
}

/// A feed of one file that must be refused: the sentence that says why.
pub fn refused(file: &str, bytes: impl AsRef<[u8]>) -> String {
    match read_files(&[(file, bytes.as_ref())], &Asked::default()) {
        Ok(_) => panic!("{file} was read"),
        Err(problem) => plain(&problem.to_string()),
    }
}

/// No-break spaces as spaces, to be typed in a test.
pub fn plain(sentence: &str) -> String {
    sentence.replace(['\u{a0}', '\u{202f}'], " ")
}

impl Read {
    pub fn pupils(&self) -> Vec<&PupilRecord> {
        self.changes.iter().filter_map(pupil).collect()
    }

    pub fn sentences(&self) -> Vec<String> {
        self.reading.problems.iter().map(|problem| plain(&problem.sentence())).collect()
    }
}

fn pupil(change: &Change) -> Option<&PupilRecord> {
    match change {
        Change::Put(Record::Pupil(pupil)) | Change::Modify(Record::Pupil(pupil)) => Some(pupil),
        _ => None,
    }
}

/// An AAF file of Lille with these requests.
pub fn aaf(requests: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<ficAlimMENESR>
<!-- versionAF="AAF-VE2407" -->
<!-- codeAcademieExport="9" -->
<!-- degre="1D" -->
<!-- dateGenerationExport="23/11/2026" -->
{requests}
</ficAlimMENESR>
"#
    )
}

/// `add("Eleve", "1", "ENTPersonNom: MARTIN\nENTPersonClasses: 7$$$4$CP|7$$$5$CE1")`
pub fn add(category: &str, id: &str, attributes: &str) -> String {
    request("addRequest", "attributes", "attr", category, id, attributes)
}

pub fn modify(category: &str, id: &str, attributes: &str) -> String {
    request("modifyRequest", "modifications", "modification", category, id, attributes)
}

pub fn delete(category: &str, id: &str) -> String {
    format!(
        "<deleteRequest><operationalAttributes><attr name=\"categoriePersonne\"><value>{category}\
         </value></attr></operationalAttributes><identifier><id>{id}</id></identifier>\
         </deleteRequest>"
    )
}

fn request(
    request: &str,
    all: &str,
    one: &str,
    category: &str,
    id: &str,
    attributes: &str,
) -> String {
    let mut text = String::new();
    for line in attributes.lines() {
        let (name, values) = line.trim().split_once(':').expect("name: values");
        let values = values.trim().replace('|', "</value><value>");
        let all = ["<", one, " name=\"", name, "\"><value>", &values, "</value></", one, ">\n"];
        text.extend(all);
    }
    format!(
        "<{request}>\n<operationalAttributes><attr name=\"categoriePersonne\"><value>{category}\
         </value></attr></operationalAttributes>\n<identifier><id>{id}</id></identifier>\n\
         <{all}>\n{text}</{all}>\n</{request}>\n"
    )
}

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

pub fn at_school() -> Asked {
    Asked { school: Some("0590001A".to_owned()), ..Asked::default() }
}
