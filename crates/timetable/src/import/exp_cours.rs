//! `EXP_COURS.xml` of EDT: `TABLE` of `Cours`, each with the columns of its table.
//!
//! Read as GEPI does, whose source lists these columns:
//!
//! ```text
//! NUMERO, DUREE, FREQUENCE, MAT_CODE, MAT_LIBELLE, PROF_NOM, PROF_PRENOM, CLASSE, SALLE,
//! ALTERNANCE, MODALITE, CO-ENS., POND., JOUR, H.DEBUT, EFFECTIF
//! ```

use super::{
    column::Column,
    found::{Found, LESSONS_MAX},
    problem::{Problem, Refused, What},
    row::Cells,
    xml::{Told, walk},
};

pub fn read(text: &str) -> Result<(Vec<Found>, Vec<Problem>), Refused> {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let mut cells: Option<Cells> = None;
    walk(text, |told, path, line| match told {
        Told::Begin { name, .. } if name.eq_ignore_ascii_case("Cours") && path.len() == 1 => {
            cells = Some(Cells { line, ..Cells::default() });
        }
        Told::End { name, text } if path.len() == 2 => {
            if let (Some(cells), Some(column)) = (&mut cells, Column::of(name)) {
                cells.set(column, text);
            }
        }
        Told::End { name, .. } if name.eq_ignore_ascii_case("Cours") => {
            let Some(cells) = cells.take().filter(|cells| !cells.is_empty()) else { return };
            match cells.read() {
                Ok(_) if found.len() == LESSONS_MAX => {
                    if problems.last().is_none_or(|it: &Problem| it.what != What::TooMany) {
                        problems.push(Problem::new(line, What::TooMany, ""));
                    }
                }
                Ok(lesson) => found.push(lesson),
                Err(problem) => problems.push(problem),
            }
        }
        Told::Begin { .. } | Told::End { .. } => {}
    })?;
    Ok((found, problems))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Letter, weeks::Weeks};

    #[test]
    fn what_edt_writes_is_read() {
        let xml = "<?xml version=\"1.0\"?>\n<TABLE>\n<CLES/>\n<Cours numero=\"240\">\n\
            <NUMERO>220</NUMERO><DUREE>1h00</DUREE><FREQUENCE>Q1</FREQUENCE>\n\
            <MAT_CODE>REM-FR</MAT_CODE><MAT_LIBELLE>REMEDIATION FR</MAT_LIBELLE>\n\
            <PROF_NOM>TOESCA</PROF_NOM><PROF_PRENOM>VERONIQUE</PROF_PRENOM>\n\
            <CLASSE>6C</CLASSE><SALLE>35</SALLE><ALTERNANCE>Q1</ALTERNANCE>\n\
            <CO-ENS.>N</CO-ENS.><JOUR>mardi</JOUR><H.DEBUT>  13h30</H.DEBUT></Cours>\n\
            <Cours numero=\"241\"><NUMERO>221</NUMERO><MAT_CODE>EPS</MAT_CODE></Cours></TABLE>";
        let (found, problems) = read(xml).expect("XML");
        let one = &found[0];
        assert_eq!((one.line, one.weekday, one.from, one.until), (4, 1, 810, 870));
        assert_eq!(
            (&one.weeks, &one.teachers[..]),
            (&Weeks::Of(Letter::A), &["TOESCA VERONIQUE".to_owned()][..])
        );
        assert_eq!(problems, [Problem::new(10, What::NoDay, "EPS")]);
    }
}
