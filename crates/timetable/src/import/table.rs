//! A table of lessons: CSV with semicolons, commas or tabs, whatever its columns are called and in
//! whatever order they stand.

use super::{
    column::Column,
    found::{Found, LESSONS_MAX},
    problem::{Problem, Refused, What},
    row::Cells,
};

/// Titles stand above the headings in what spreadsheets write.
const HEADINGS_WITHIN: usize = 12;

/// The lessons of a table, one a line, and the lines that are none.
pub fn read(text: &str) -> Result<(Vec<Found>, Vec<Problem>), Refused> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<Option<Column>>> = None;
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for (place, record) in reader.records().enumerate() {
        let Ok(record) = record else { return Err(Refused::NotText) };
        let line = record.position().map_or(0, csv::Position::line);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let Some(known) = &columns else {
            let named: Vec<Option<Column>> = record.iter().map(Column::of).collect();
            if is_headings(&named) {
                columns = Some(named);
            } else if place >= HEADINGS_WITHIN {
                break;
            }
            continue;
        };
        let mut cells = Cells { line, ..Cells::default() };
        for (column, text) in known.iter().zip(record.iter()) {
            if let Some(column) = column {
                cells.set(*column, text);
            }
        }
        if cells.is_empty() {
            continue;
        }
        if found.len() >= LESSONS_MAX {
            problems.push(Problem::new(line, What::TooMany, ""));
            break;
        }
        match cells.read() {
            Ok(lesson) => found.push(lesson),
            Err(problem) => problems.push(problem),
        }
    }
    if columns.is_none() {
        return Err(Refused::NoHeadings);
    }
    Ok((found, problems))
}

/// Do these name when, and what or who?
fn is_headings(named: &[Option<Column>]) -> bool {
    let has = |column: Column| named.contains(&Some(column));
    has(Column::Day)
        && has(Column::From)
        && (has(Column::Subject) || has(Column::SubjectCode) || has(Column::Class))
}

/// What parts its cells: what most of its first lines have.
fn delimiter(text: &str) -> u8 {
    let head: String = text.lines().take(HEADINGS_WITHIN).collect();
    let count = |byte: u8| head.bytes().filter(|it| *it == byte).count();
    [b';', b'\t', b','].into_iter().max_by_key(|byte| (count(*byte), *byte == b';')).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Letter, weeks::Weeks};
    use proptest::prelude::*;

    const OURS: &str = "\
        jour;debut;fin;matiere;code_matiere;classe;groupe;professeur;salle;semaine\n\
        lundi;8h30;9h25;Mathématiques;061300;6e A;;ROCHE Paul;204;\n\
        mardi;10:20;11:15;Allemand;030102;;Allemand 6e;VIDAL Inge;12;A\n";

    #[test]
    fn the_columns_we_document_are_read() {
        let (found, problems) = read(OURS).expect("a table");
        assert!(problems.is_empty(), "{problems:?}");
        let maths = &found[0];
        assert_eq!((maths.line, maths.weekday, maths.from, maths.until), (2, 0, 510, 565));
        assert_eq!((&*maths.subject, &*maths.subject_code), ("Mathématiques", "061300"));
        assert_eq!(maths.classes, ["6e A"]);
        let german = &found[1];
        assert_eq!(
            (&german.groups[..], &german.teachers[..]),
            (&["Allemand 6e".to_owned()][..], &["VIDAL Inge".to_owned()][..])
        );
        assert_eq!(german.weeks, Weeks::Of(Letter::A));
    }

    #[test]
    fn the_columns_of_edt_are_read_under_a_title_and_with_tabs() {
        let edt = "Collège Rosa-Parks\n\
            NUMERO\tDUREE\tFREQUENCE\tMAT_CODE\tMAT_LIBELLE\tPROF_NOM\tPROF_PRENOM\tCLASSE\tSALLE\t\
            ALTERNANCE\tMODALITE\tCO-ENS.\tPOND.\tJOUR\tH.DEBUT\tEFFECTIF\n\
            220\t1h00\tQ2\tREM-FR\tREMEDIATION FR\tROCHE\tPAUL\t6A\t35\tQ2\tCG\t\
            N\t1\tmardi\t  13h30\t21\n";
        let (found, problems) = read(edt).expect("a table");
        assert!(problems.is_empty(), "{problems:?}");
        let one = &found[0];
        assert_eq!((&*one.number, &*one.subject, one.weekday), ("220", "REMEDIATION FR", 1));
        assert_eq!((one.from, one.until, &one.weeks), (810, 870, &Weeks::Of(Letter::B)));
        assert_eq!(one.teachers, ["ROCHE PAUL"]);
    }

    #[test]
    fn each_line_that_cannot_be_read_says_why_and_the_others_are_read() {
        let lines = [
            ("lundi;8h30;9h25;Maths;;6e A;;;;", None),
            (";8h30;9h25;Maths;;6e A;;;;", Some(What::NoDay)),
            ("hier;8h30;9h25;Maths;;6e A;;;;", Some(What::BadDay)),
            ("lundi;;9h25;Maths;;6e A;;;;", Some(What::NoStart)),
            ("lundi;M1;9h25;Maths;;6e A;;;;", Some(What::BadTime)),
            ("lundi;8h30;;Maths;;6e A;;;;", Some(What::NoEnd)),
            ("lundi;8h30;8h00;Maths;;6e A;;;;", Some(What::EndsBefore)),
            ("lundi;8h30;9h25;;;6e A;;;;", Some(What::NoSubject)),
            ("lundi;8h30;9h25;Maths;;;;;204;", Some(What::Nobody)),
            ("lundi;8h30;9h25;Maths;;6e A;;;;parfois", Some(What::BadWeeks)),
            (";;;;;;;;;", None),
        ];
        let head = OURS.lines().next().expect("headings");
        for (line, wrong) in lines {
            let (found, problems) = read(&format!("{head}\n{line}\n")).expect("a table");
            assert_eq!(problems.first().map(|it| it.what), wrong, "{line}");
            assert!(problems.first().is_none_or(|it| it.line == 2));
            assert_eq!(found.is_empty(), wrong.is_some() || line.starts_with(";;"), "{line}");
        }
        assert_eq!(read("nom;prenom\na;b\n"), Err(Refused::NoHeadings));
    }

    proptest! {
        #[test]
        fn any_lines_under_headings_are_lessons_or_problems(
            lines in proptest::collection::vec("[a-zé0-9:h;,\"\\[\\] -]{0,60}", 0..12)
        ) {
            let head = OURS.lines().next().expect("headings");
            if let Ok((found, problems)) = read(&format!("{head}\n{}", lines.join("\n"))) {
                for lesson in &found {
                    prop_assert!(lesson.from < lesson.until && lesson.weekday < 7);
                    prop_assert!(!lesson.subject.is_empty());
                }
                prop_assert!(found.len() + problems.len() <= lines.len());
            }
        }
    }
}
