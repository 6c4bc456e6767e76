//! What the form of a grid says: `p-73…-FRA-LEC=3`, `a-73…-FRA-RAC=…`, the version each was read in
//! (`v-…`), and what was worked.

use crate::{
    content::WORDS_CHARS_MAX,
    report::Report,
    store::{
        commons::Common,
        lines::{Decided, Line},
    },
};
use base::Id;
use web::{Problem, Problems};

pub const APPRECIATION_CHARS: usize = WORDS_CHARS_MAX;
/// An element of programme, and how many a place has.
const ELEMENT_CHARS: usize = 300;
const ELEMENTS_MAX: usize = 20;

/// What a field of positions says; where nothing is chosen, nothing is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice(pub Option<u8>);

/// A line of a report, as the form says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub report: Id<Report>,
    pub place: String,
    /// None where the form has no such field.
    pub position: Option<Choice>,
    pub appreciation: Option<String>,
    /// The version that was read; 0: nothing was there.
    pub version: u32,
}

impl Row {
    pub fn says_the_same(&self, line: Option<&Line>) -> bool {
        let position = line.and_then(|line| line.position);
        let appreciation = line.map_or("", |line| &line.appreciation);
        self.position.is_none_or(|said| said.0 == position)
            && self.appreciation.as_ref().is_none_or(|said| said == appreciation)
    }

    /// The line as it will be: what the form does not say stays.
    pub fn decided(&self, line: Option<&Line>) -> Decided {
        let kept = || line.map(|line| line.appreciation.clone()).unwrap_or_default();
        Decided {
            report: self.report,
            place: self.place.clone(),
            position: match self.position {
                Some(said) => said.0,
                None => line.and_then(|line| line.position),
            },
            appreciation: self.appreciation.clone().unwrap_or_else(kept),
            version: self.version,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct GridForm {
    pub rows: Vec<Row>,
    pub worked: Option<String>,
    pub worked_version: u32,
    /// What is proposed is decided where nothing was.
    pub accepts: bool,
}

impl GridForm {
    pub fn of(fields: &[(String, String)]) -> Self {
        let mut form = GridForm::default();
        for (name, value) in fields {
            match name.as_str() {
                "worked" => form.worked = Some(tidy(value)),
                "accepts" => form.accepts = value == "on",
                "worked_version" => form.worked_version = value.parse().unwrap_or(0),
                _ => form.say(name, value),
            }
        }
        form
    }

    fn say(&mut self, name: &str, value: &str) {
        let mut parts = name.splitn(3, '-');
        let (Some(what), Some(report), Some(place)) = (parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        let Ok(report) = report.parse::<Id<Report>>() else { return };
        let row = self.row(report, place);
        match what {
            "p" => row.position = Some(Choice(value.parse().ok().filter(|rank: &u8| *rank <= 4))),
            "a" => row.appreciation = Some(tidy(value)),
            "v" => row.version = value.parse().unwrap_or(0),
            _ => {}
        }
    }

    fn row(&mut self, report: Id<Report>, place: &str) -> &mut Row {
        let is_it = |row: &Row| row.report == report && row.place == place;
        let index = self.rows.iter().position(is_it).unwrap_or_else(|| {
            let (place, version) = (place.to_owned(), 0);
            self.rows.push(Row { report, place, position: None, appreciation: None, version });
            self.rows.len() - 1
        });
        &mut self.rows[index]
    }

    /// The position the form says, if it has one for this place.
    pub fn position(&self, report: Id<Report>, place: &str) -> Option<Choice> {
        self.rows.iter().find(|row| row.report == report && row.place == place)?.position
    }

    pub fn appreciation(&self, report: Id<Report>, place: &str) -> Option<&str> {
        let row = self.rows.iter().find(|row| row.report == report && row.place == place)?;
        row.appreciation.as_deref()
    }

    /// What was worked, as a line each.
    pub fn elements(&self, place: &str) -> Option<Common> {
        let words = self.worked.clone()?;
        Some(Common { place: place.to_owned(), words, version: self.worked_version })
    }

    /// Everything that is too long.
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::none();
        let long = |row: &&Row| {
            row.appreciation.as_ref().is_some_and(|it| it.chars().count() > APPRECIATION_CHARS)
        };
        let count = self.rows.iter().filter(long).count();
        if count > 0 {
            problems = problems.and(Problem {
                field: "grid",
                text: text::id!("reports-refused-long"),
                args: vec![("count", count.to_string()), ("chars", APPRECIATION_CHARS.to_string())],
            });
        }
        let worked = self.worked.as_deref().unwrap_or("");
        let is_long = worked.lines().any(|line| line.chars().count() > ELEMENT_CHARS);
        if is_long || worked.lines().count() > ELEMENTS_MAX {
            problems = problems.and(Problem {
                field: "worked",
                text: text::id!("reports-refused-worked"),
                args: vec![
                    ("chars", ELEMENT_CHARS.to_string()),
                    ("count", ELEMENTS_MAX.to_string()),
                ],
            });
        }
        problems
    }
}

/// Without the spaces around its lines, and without empty ones.
pub fn tidy(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> GridForm {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        GridForm::of(&fields.iter().map(owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_grid_says_positions_appreciations_and_the_versions_they_were_read_in() {
        let form = form(&[
            ("p-7-FRA-LEC", "3"),
            ("v-7-FRA-LEC", "2"),
            ("p-7-FRA-ECR", ""),
            ("a-7-FRA-RAC", "  De l’aisance.  "),
            ("p-7-MAT-GEO", "9"),
            ("p-x-FRA-LEC", "3"),
            ("worked", " Lire à voix haute \n\n Copier "),
        ]);
        assert_eq!(form.position(Id::new(7), "FRA-LEC"), Some(Choice(Some(3))));
        assert_eq!(form.position(Id::new(7), "FRA-ECR"), Some(Choice(None)));
        assert_eq!(form.position(Id::new(7), "MAT-GEO"), Some(Choice(None)), "there is no level 9");
        assert_eq!(form.rows[0].version, 2);
        assert_eq!(form.appreciation(Id::new(7), "FRA-RAC"), Some("De l’aisance."));
        assert_eq!(form.elements("FRA-RAC").expect("words").words, "Lire à voix haute\nCopier");
        assert!(form.problems().is_empty());
    }

    #[test]
    fn what_is_too_long_is_said_at_once() {
        let (long, element) = ("é".repeat(601), "é".repeat(301));
        let form = form(&[("a-7-FRA-RAC", &long), ("worked", &element)]);
        assert_eq!(form.problems().iter().count(), 2);
    }
}
