//! Reading a file, whatever it is: as what it is recognised, and what it says.

use super::{
    Format, decode, exp_cours,
    found::{Found, merged},
    ics,
    problem::{Problem, Refused},
    sts, table,
};
use crate::store::matches::Code;

/// What a file may weigh: a lycée of a hundred classes has two.
pub const BYTES_MAX: usize = 8_000_000;
const PROBLEMS_MAX: usize = 500;

/// What was read.
#[derive(Debug)]
pub struct Reading {
    pub format: Format,
    pub lessons: Vec<Found>,
    pub problems: Vec<Problem>,
    /// What its codes mean.
    pub codes: Vec<Code>,
}

/// What one must know to read it.
#[derive(Clone, Debug, Default)]
pub struct Of<'a> {
    /// The school it must be of, where it says of which one it is.
    pub uai: &'a str,
    /// The class of a calendar whose lessons name none.
    pub class: Option<&'a str>,
}

pub fn read(bytes: &[u8], of: &Of<'_>) -> Result<Reading, Refused> {
    if bytes.len() > BYTES_MAX {
        return Err(Refused::TooLarge);
    }
    let text = decode::decode(bytes)?;
    let format = format_of(&text)?;
    let mut reading =
        Reading { format, lessons: Vec::new(), problems: Vec::new(), codes: Vec::new() };
    match format {
        Format::Table => (reading.lessons, reading.problems) = table::read(&text)?,
        Format::ExpCours => (reading.lessons, reading.problems) = exp_cours::read(&text)?,
        Format::Ics => (reading.lessons, reading.problems) = ics::read(&text, of.class),
        Format::EmpSts | Format::StsEmp => {
            let sts = sts::read(&text)?;
            if !sts.uai.is_empty() && !sts.uai.eq_ignore_ascii_case(of.uai) {
                return Err(Refused::OtherSchool { uai: sts.uai });
            }
            (reading.lessons, reading.problems) = (sts.found, sts.problems);
            reading.codes = sts.codes;
        }
    }
    reading.lessons = merged(reading.lessons);
    reading.problems.truncate(PROBLEMS_MAX);
    let says_nothing = reading.lessons.is_empty() && reading.problems.is_empty();
    if says_nothing && (format.has_lessons() || reading.codes.is_empty()) {
        return Err(Refused::Nothing);
    }
    Ok(reading)
}

fn format_of(text: &str) -> Result<Format, Refused> {
    let start = text.trim_start();
    if start.get(..15).is_some_and(|it| it.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Ok(Format::Ics);
    }
    if !start.starts_with('<') {
        return Ok(Format::Table);
    }
    // The first element that is no comment and no declaration.
    let mut rest = start;
    loop {
        rest = rest.trim_start().strip_prefix('<').ok_or(Refused::Unknown)?;
        let end = match rest {
            _ if rest.starts_with("!--") => "-->",
            _ if rest.starts_with('?') => "?>",
            _ if rest.get(..8).is_some_and(|it| it.eq_ignore_ascii_case("!DOCTYPE")) => {
                return Err(Refused::Entities);
            }
            _ => break,
        };
        rest = rest.split_once(end).ok_or(Refused::Unknown)?.1;
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let root: String = rest.chars().take_while(|c| is_part(*c)).collect();
    match root.to_ascii_uppercase().as_str() {
        "TABLE" => Ok(Format::ExpCours),
        "EDT_STS" => Ok(Format::EmpSts),
        "STS_EDT" => Ok(Format::StsEmp),
        _ => Err(Refused::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_is_known_by_what_it_says() {
        let known = |text: &str| format_of(text);
        assert_eq!(known("jour;debut"), Ok(Format::Table));
        assert_eq!(known("begin:vcalendar\n"), Ok(Format::Ics));
        let commented = "<?xml version='1.0'?>\n<!-- a < b -->\n<EDT_STS>";
        assert_eq!(known(commented), Ok(Format::EmpSts));
        assert_eq!(known("<STS_EDT>"), Ok(Format::StsEmp));
        assert_eq!(known("<TABLE>"), Ok(Format::ExpCours));
        assert_eq!(known("<html>"), Err(Refused::Unknown));
        assert_eq!(known("<!doctype html>"), Err(Refused::Entities));
    }

    #[test]
    fn the_file_of_another_school_is_refused() {
        let xml = b"<STS_EDT><PARAMETRES><UAJ CODE=\"0590000X\"/></PARAMETRES></STS_EDT>";
        let of = Of { uai: "0594444D", class: None };
        let refused = read(xml, &of).expect_err("another school");
        assert_eq!(refused, Refused::OtherSchool { uai: "0590000X".to_owned() });
        assert_eq!(read(b"jour;debut;matiere\n", &of).map(|_| ()), Err(Refused::Nothing));
    }

    proptest! {
        #[test]
        fn any_bytes_are_lessons_or_a_refusal(bytes in proptest::collection::vec(
            prop_oneof![
                Just(b"<TABLE><Cours><JOUR>lundi</JOUR>".to_vec()), Just(b"</Cours>".to_vec()),
                Just(b"<EDT_STS><DIVISION CODE='6A'>".to_vec()), Just(b"</EDT_STS>".to_vec()),
                Just(b"jour;debut;fin;matiere;classe\n".to_vec()),
                Just(b"lundi;8h30;9h25;Maths;6A\n".to_vec()),
                Just(b"BEGIN:VCALENDAR\n".to_vec()),
                proptest::collection::vec(any::<u8>(), 0..20),
            ], 0..12)) {
            if let Ok(reading) = read(&bytes.concat(), &Of::default()) {
                for lesson in reading.lessons {
                    prop_assert!(lesson.from < lesson.until && lesson.weekday < 7);
                }
            }
        }
    }
}
