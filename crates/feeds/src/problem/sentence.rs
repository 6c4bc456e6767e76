//! Every problem as a sentence: where it is, what it is, then what becomes of it or what to do.

use super::{Problem, ProblemKind, Severity};
use crate::words::Voice;
use text::t;

pub(super) fn whole(voice: &impl Voice, problem: &Problem) -> String {
    let place = &problem.place;
    let mut parts = Vec::new();
    if !place.file.is_empty() {
        parts.push(place.file.clone());
    }
    if let Some(line) = place.line {
        parts.push(t!(voice, "feeds-problem-line", line = line).into_owned());
    }
    if let Some(field) = &place.field {
        parts.push(t!(voice, "feeds-problem-field", field = field).into_owned());
    }
    let sentence = of(voice, &problem.kind);
    let mut whole = if parts.is_empty() {
        sentence
    } else {
        let place = parts.join(", ");
        t!(voice, "feeds-problem-at", place = place, sentence = sentence).into_owned()
    };
    if problem.severity == Severity::Notice && problem.count > 1 {
        let count = problem.count;
        whole.push(' ');
        whole.push_str(&t!(voice, "feeds-problem-times", count = count));
    }
    whole
}

#[expect(clippy::too_many_lines, reason = "one sentence per kind: a table, not a program")]
pub(super) fn of(voice: &impl Voice, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Missing => t!(voice, "feeds-problem-missing").into_owned(),
        ProblemKind::Unreadable(why) => {
            t!(voice, "feeds-problem-unreadable", why = why).into_owned()
        }
        ProblemKind::NothingToRead => t!(voice, "feeds-problem-nothing").into_owned(),
        ProblemKind::MixedFormats => t!(voice, "feeds-problem-mixed-formats").into_owned(),
        ProblemKind::MixedModes => t!(voice, "feeds-problem-mixed-modes").into_owned(),
        ProblemKind::DamagedArchive => t!(voice, "feeds-problem-damaged").into_owned(),
        ProblemKind::EncryptedArchive => t!(voice, "feeds-problem-encrypted").into_owned(),
        ProblemKind::TooManyFiles { max } => {
            t!(voice, "feeds-problem-too-many-files", max = *max as u64).into_owned()
        }
        ProblemKind::TooLarge { max } => {
            t!(voice, "feeds-problem-too-large", size = size(voice, *max)).into_owned()
        }
        ProblemKind::ArchiveBomb { ratio } => {
            t!(voice, "feeds-problem-bomb", ratio = *ratio).into_owned()
        }
        ProblemKind::OverlappingArchive => t!(voice, "feeds-problem-overlapping").into_owned(),
        ProblemKind::IgnoredFile => t!(voice, "feeds-problem-ignored").into_owned(),
        ProblemKind::MissingPart { kind, number } => {
            t!(voice, "feeds-problem-missing-part", kind = kind, number = format!("{number:04}"))
                .into_owned()
        }
        ProblemKind::UnknownEncoding(name) => {
            t!(voice, "feeds-problem-unknown-encoding", name = name).into_owned()
        }
        ProblemKind::WrongEncoding { declared } => {
            t!(voice, "feeds-problem-wrong-encoding", declared = declared).into_owned()
        }
        ProblemKind::HiddenUtf8 { declared } => {
            t!(voice, "feeds-problem-hidden-utf8", declared = declared).into_owned()
        }
        ProblemKind::Truncated => t!(voice, "feeds-problem-truncated").into_owned(),
        ProblemKind::BadXml(why) => t!(voice, "feeds-problem-bad-xml", why = why).into_owned(),
        ProblemKind::NotAaf { root } => {
            t!(voice, "feeds-problem-not-aaf", root = root).into_owned()
        }
        ProblemKind::EntityDeclared => t!(voice, "feeds-problem-entity-declared").into_owned(),
        ProblemKind::UnknownEntity(name) => {
            t!(voice, "feeds-problem-unknown-entity", name = name).into_owned()
        }
        ProblemKind::TooLong { max } => {
            t!(voice, "feeds-problem-too-long", size = size(voice, *max)).into_owned()
        }
        ProblemKind::TooDeep => t!(voice, "feeds-problem-too-deep").into_owned(),
        ProblemKind::UnexpectedElement(name) => {
            t!(voice, "feeds-problem-unexpected-element", name = name).into_owned()
        }
        ProblemKind::NoAcademy => t!(voice, "feeds-problem-no-academy").into_owned(),
        ProblemKind::AcademyDisagrees { asked, found } => {
            t!(voice, "feeds-problem-academy-disagrees", asked = asked, found = found).into_owned()
        }
        ProblemKind::NoIdentifier => t!(voice, "feeds-problem-no-identifier").into_owned(),
        ProblemKind::NoCategory => t!(voice, "feeds-problem-no-category").into_owned(),
        ProblemKind::UnknownCategory(name) => {
            t!(voice, "feeds-problem-unknown-category", name = name).into_owned()
        }
        ProblemKind::WrongFile { category } => {
            t!(voice, "feeds-problem-wrong-file", category = category).into_owned()
        }
        ProblemKind::UnknownAttribute => t!(voice, "feeds-problem-unknown-attribute").into_owned(),
        ProblemKind::EmptyTable => t!(voice, "feeds-problem-empty-table").into_owned(),
        ProblemKind::NoHeader => t!(voice, "feeds-problem-no-header").into_owned(),
        ProblemKind::UnknownTable => t!(voice, "feeds-problem-unknown-table").into_owned(),
        ProblemKind::MissingColumn { column, found } => {
            t!(voice, "feeds-problem-missing-column", column = column, found = found.join(", "))
                .into_owned()
        }
        ProblemKind::UnknownColumn => t!(voice, "feeds-problem-unknown-column").into_owned(),
        ProblemKind::RepeatedColumn => t!(voice, "feeds-problem-repeated-column").into_owned(),
        ProblemKind::RowTooLong { expected, found } => t!(
            voice,
            "feeds-problem-row-too-long",
            expected = *expected as u64,
            found = *found as u64
        )
        .into_owned(),
        ProblemKind::NoSchool => t!(voice, "feeds-problem-no-school").into_owned(),
        ProblemKind::OnlyTables => t!(voice, "feeds-problem-only-tables").into_owned(),
        ProblemKind::NotKept => t!(voice, "feeds-problem-not-kept").into_owned(),
        ProblemKind::Interrupted => t!(voice, "feeds-problem-interrupted").into_owned(),
        ProblemKind::BadUai(text) => t!(voice, "feeds-problem-bad-uai", text = text).into_owned(),
        ProblemKind::MissingValue => t!(voice, "feeds-problem-missing-value").into_owned(),
        ProblemKind::BadDate(text) => t!(voice, "feeds-problem-bad-date", text = text).into_owned(),
        ProblemKind::BadReference(text) => {
            t!(voice, "feeds-problem-bad-reference", text = text).into_owned()
        }
        ProblemKind::BadChoice(text) => {
            t!(voice, "feeds-problem-bad-choice", text = text).into_owned()
        }
        ProblemKind::UnknownCode(code) => {
            t!(voice, "feeds-problem-unknown-code", code = code).into_owned()
        }
        ProblemKind::Duplicate { key, first_line, first_file } => {
            t!(voice, "feeds-problem-duplicate", key = key, line = *first_line, file = first_file)
                .into_owned()
        }
        ProblemKind::UnknownClass(label) => {
            t!(voice, "feeds-problem-unknown-class", label = label).into_owned()
        }
        ProblemKind::UnknownSchool(key) => {
            t!(voice, "feeds-problem-unknown-school", key = key).into_owned()
        }
        ProblemKind::NoChild => t!(voice, "feeds-problem-no-child").into_owned(),
        ProblemKind::NoProfile(text) => {
            t!(voice, "feeds-problem-no-profile", text = text).into_owned()
        }
    }
}

fn size(voice: &impl Voice, bytes: u64) -> String {
    let said = match bytes {
        0..1024 => t!(voice, "feeds-size-bytes", size = bytes),
        1024..1_048_576 => t!(voice, "feeds-size-kib", size = bytes / 1024),
        1_048_576..1_073_741_824 => t!(voice, "feeds-size-mib", size = bytes / 1_048_576),
        _ => t!(voice, "feeds-size-gib", size = bytes / 1_073_741_824),
    };
    said.into_owned()
}
