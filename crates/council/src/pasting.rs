//! A table of an assembly, pasted as CSV or from a spreadsheet, read into mandates.

use crate::mandate::{NewMandate, Office};
use base::{Day, Id, PersonName, Title, calm};
use people::Body;
use std::collections::HashMap;

/// A line of it; `at` is its number in what was pasted, from 1, the titles of columns included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub at: usize,
    pub rank: u32,
    pub office: Office,
    pub name: PersonName,
    pub college: String,
    /// SIREN.
    pub sent_by: Option<String>,
    /// The rank of whom he stands for.
    pub deputy_of: Option<u32>,
    pub votes: u32,
}

/// Why it is not a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    #[error("nothing was pasted")]
    Empty,
    #[error("no column {0}")]
    NoColumn(&'static str),
    #[error("more than {max} lines")]
    TooMany { max: usize },
    #[error("line {0} cannot be read")]
    Unreadable(usize),
    #[error("line {0} has no name")]
    NoName(usize),
    #[error("line {line}: no rank")]
    Rank { line: usize, typed: String },
    #[error("line {line}: no office")]
    Office { line: usize, typed: String },
    #[error("line {line}: no number of votes")]
    Votes { line: usize, typed: String },
    /// Nobody of that rank sits in his own name.
    #[error("line {line}: a deputy of nobody")]
    DeputyOf { line: usize, typed: String },
    #[error("line {0}: another chair")]
    TwoChairs(usize),
}

const LINES_MAX: usize = 1_000;

/// Columns by their titles: `rang`, `fonction`, `civilité`, `prénom`, `nom`, `collège`,
/// `envoyé par` (SIREN), `suppléant de` (a rank), `voix`; in any order, separated by `;`, tabs or
/// commas. Only the names must be there: without ranks, lines are numbered as they come.
pub fn read(text: &str) -> Result<Vec<Line>, Vec<Wrong>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(vec![Wrong::Empty]);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(base::fold).collect(),
        Err(_) => return Err(vec![Wrong::Unreadable(1)]),
    };
    let columns = Columns::find(&heads)?;
    let (mut lines, mut errors) = (Vec::new(), Vec::new());
    for (place, row) in reader.records().enumerate() {
        let at = place + 2;
        match row {
            Err(_) => errors.push(Wrong::Unreadable(at)),
            Ok(row) if row.iter().all(str::is_empty) => {}
            Ok(row) => match columns.line(&row, at, lines.len()) {
                Ok(line) => lines.push(line),
                Err(wrong) => errors.extend(wrong),
            },
        }
    }
    check_together(&lines, &mut errors);
    if errors.is_empty() { Ok(lines) } else { Err(errors) }
}

fn check_together(lines: &[Line], errors: &mut Vec<Wrong>) {
    if lines.is_empty() && errors.is_empty() {
        errors.push(Wrong::Empty);
    }
    if lines.len() > LINES_MAX {
        errors.push(Wrong::TooMany { max: LINES_MAX });
    }
    let chairs = lines.iter().filter(|line| line.office == Office::Chair);
    errors.extend(chairs.skip(1).map(|line| Wrong::TwoChairs(line.at)));
    let is_held =
        |rank: u32| lines.iter().any(|line| line.rank == rank && line.deputy_of.is_none());
    errors.extend(lines.iter().filter_map(|line| {
        let rank = line.deputy_of.filter(|rank| !is_held(*rank))?;
        Some(Wrong::DeputyOf { line: line.at, typed: rank.to_string() })
    }));
}

/// What separates most of the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b';', b'\t', b','].into_iter().rev().max_by_key(|one| count(*one)).unwrap_or(b';')
}

struct Columns {
    rank: Option<usize>,
    office: Option<usize>,
    title: Option<usize>,
    first: usize,
    last: usize,
    college: Option<usize>,
    sent_by: Option<usize>,
    deputy_of: Option<usize>,
    votes: Option<usize>,
}

impl Columns {
    fn find(heads: &[String]) -> Result<Self, Vec<Wrong>> {
        let at = |words: &[&str]| heads.iter().position(|head| words.contains(&head.as_str()));
        let (first, last) = (at(&["prenom"]), at(&["nom", "nom de famille"]));
        let (Some(first), Some(last)) = (first, last) else {
            let missing = [(first, "prénom"), (last, "nom")];
            let missing = missing.iter().filter(|(found, _)| found.is_none());
            return Err(missing.map(|(_, name)| Wrong::NoColumn(name)).collect());
        };
        Ok(Columns {
            rank: at(&["rang", "ordre", "n°", "no"]),
            office: at(&["fonction", "qualite"]),
            title: at(&["civilite", "titre"]),
            first,
            last,
            college: at(&["college"]),
            sent_by: at(&["envoye par", "siren", "membre"]),
            deputy_of: at(&["suppleant de", "suppleance"]),
            votes: at(&["voix", "votes"]),
        })
    }

    fn line(
        &self,
        row: &csv::StringRecord,
        line: usize,
        before: usize,
    ) -> Result<Line, Vec<Wrong>> {
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).unwrap_or_default();
        let typed = |column| cell(column).to_owned();
        let mut errors = Vec::new();
        let (first, last) = (calm(cell(Some(self.first))), calm(cell(Some(self.last))));
        if first.is_empty() || last.is_empty() {
            errors.push(Wrong::NoName(line));
        }
        let number = |column, default: u32| match cell(column) {
            "" => Some(default),
            text => text.parse::<u32>().ok().filter(|number| *number > 0),
        };
        let next = u32::try_from(before + 1).unwrap_or(u32::MAX);
        let rank = number(self.rank, next);
        if rank.is_none() {
            errors.push(Wrong::Rank { line, typed: typed(self.rank) });
        }
        let votes = number(self.votes, 1);
        if votes.is_none() {
            errors.push(Wrong::Votes { line, typed: typed(self.votes) });
        }
        let office = office(cell(self.office));
        if office.is_none() {
            errors.push(Wrong::Office { line, typed: typed(self.office) });
        }
        let deputy_of = match cell(self.deputy_of) {
            "" => None,
            text => {
                let rank = text.parse::<u32>().ok();
                if rank.is_none() {
                    errors.push(Wrong::DeputyOf { line, typed: text.to_owned() });
                }
                rank
            }
        };
        let (Some(rank), Some(votes), Some(office), true) =
            (rank, votes, office, errors.is_empty())
        else {
            return Err(errors);
        };
        let sent_by: String = cell(self.sent_by).chars().filter(|c| !c.is_whitespace()).collect();
        Ok(Line {
            at: line,
            rank,
            office,
            name: PersonName::new(first, last, Title::parse(cell(self.title))),
            college: cell(self.college).to_owned(),
            sent_by: (!sent_by.is_empty()).then_some(sent_by),
            deputy_of,
            votes,
        })
    }
}

/// As tables write them: « Maire », « 1er adjoint », « Vice-présidente », « Conseiller ».
fn office(text: &str) -> Option<Office> {
    let folded = base::fold(text);
    let has = |word: &str| folded.contains(word);
    match folded.as_str() {
        "" => Some(Office::Member),
        _ if has("adjoint") || has("vice") => Some(Office::Deputy),
        _ if has("maire") || has("president") => Some(Office::Chair),
        _ if has("conseil") || has("membre") || has("delegue") || has("suppleant") => {
            Some(Office::Member)
        }
        _ => None,
    }
}

/// A mandate, and the rank of whom he stands for.
pub type Ranked = (NewMandate, Option<u32>);
/// A line, and a SIREN that nobody has.
pub type Unknown = (usize, String);

/// Mandates with the rank of whom each stands for; and the lines whose sender nobody knows.
pub fn mandates(
    lines: &[Line],
    body: Id<Body>,
    from_on: Day,
    senders: &HashMap<String, Id<Body>>,
) -> (Vec<Ranked>, Vec<Unknown>) {
    let unknown = lines.iter().filter_map(|line| {
        let siren = line.sent_by.as_ref().filter(|siren| !senders.contains_key(*siren))?;
        Some((line.at, siren.clone()))
    });
    let new = |line: &Line| {
        let new = NewMandate {
            body,
            office: line.office,
            rank: line.rank,
            name: line.name.clone(),
            person: None,
            sent_by: line.sent_by.as_ref().and_then(|siren| senders.get(siren).copied()),
            college: line.college.clone(),
            deputy_of: None,
            votes: line.votes,
            from_on,
            until_on: None,
        };
        (new, line.deputy_of)
    };
    (lines.iter().map(new).collect(), unknown.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_a_spreadsheet_is_read_whatever_the_order_of_its_columns() {
        let table = "Nom;Prénom;Civilité;Fonction\nCOLIN;Irène;Mme;Maire\nWallerand;Konrad;M.;\n";
        let lines = read(table).expect("a table");
        assert_eq!(lines[0].name, PersonName::new("Irène", "Colin", Some(Title::Mme)));
        assert_eq!((lines[0].office, lines[0].rank), (Office::Chair, 1));
        assert_eq!((lines[1].office, lines[1].rank, lines[1].votes), (Office::Member, 2, 1));
        let tabs = read("prénom\tnom\tvoix\tsuppléant de\nA\tB\t3\t\nC\tD\t\t1").expect("a table");
        assert_eq!((tabs[0].votes, tabs[1].deputy_of), (3, Some(1)));
    }

    #[test]
    fn everything_that_is_wrong_is_said_with_its_line() {
        let wrong = read("rang,prénom,nom,fonction\nx,A,B,Maire\n2,,C,Roi\n3,D,E,Maire");
        let errors = wrong.expect_err("wrong");
        assert_eq!(
            errors,
            [
                Wrong::Rank { line: 2, typed: "x".to_owned() },
                Wrong::NoName(3),
                Wrong::Office { line: 3, typed: "Roi".to_owned() },
            ]
        );
        assert_eq!(read("  "), Err(vec![Wrong::Empty]));
        assert_eq!(read("nom;rang\nA;1"), Err(vec![Wrong::NoColumn("prénom")]));
        let deputy = read("prénom;nom;suppléant de\nA;B;\nC;D;9");
        let typed = "9".to_owned();
        assert_eq!(deputy, Err(vec![Wrong::DeputyOf { line: 3, typed }]));
        let two = read("prénom;nom;fonction\nA;B;Maire\nC;D;Maire");
        assert_eq!(two, Err(vec![Wrong::TwoChairs(3)]));
    }
}
