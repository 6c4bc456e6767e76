//! The line of a budget, and the file that is read by the accounts.

use super::{MemberCode, Refusal};
use base::{Day, Money};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a line stands in the nomenclature (M57 and its kin): parameters, since they differ by
/// size, by side and by year. The member spends (chapter 65), the syndicate receives (chapter 74).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    pub chapter: Code,
    pub nature: Code,
    /// A commune below the size that votes by function has none.
    #[serde(default)]
    pub function: Option<Code>,
}

/// A code of the accounts: 1 to 10 digits and capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

impl Code {
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let is_code = (1..=10).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        let refused = || Refusal::AccountsCode(text.to_owned());
        is_code.then(|| Code(text.to_owned())).ok_or_else(refused)
    }
}

impl TryFrom<String> for Code {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Code::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> String {
        code.0
    }
}

/// `65-65568-213`, without the last where there is none.
impl fmt::Display for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.chapter.0, self.nature.0)?;
        self.function.as_ref().map_or(Ok(()), |function| write!(f, "-{}", function.0))
    }
}

/// Whose side of the accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Expense,
    Income,
}

/// One line: what is asked of one member, or a correction of it (then it may be negative).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    pub year: i16,
    pub direction: Direction,
    pub codes: Codes,
    pub third_party: MemberCode,
    pub third_party_name: String,
    /// "Contribution 2027, 1er appel".
    pub label: String,
    /// The number of the document that proves it: the call, the deliberation.
    pub document: String,
    pub due_on: Day,
    pub amount: Money,
}

impl BudgetLine {
    /// What a statement prints: `65-65568-213 · Contribution 2027 · 1 234,56 €`.
    pub fn text(&self) -> String {
        format!("{} · {} · {}", self.codes, self.label, self.amount)
    }
}

/// The file for the accounts, with what it makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// RFC 4180 with semicolons, as French spreadsheets read it: UTF-8 with its mark, `CRLF`,
    /// sums as `1234,56`, days as `31/03/2027`.
    pub csv: String,
    pub lines: usize,
    pub total: Money,
}

const COLUMNS: [&str; 11] = [
    "Exercice",
    "Sens",
    "Chapitre",
    "Nature",
    "Fonction",
    "Tiers",
    "Nom du tiers",
    "Libellé",
    "Pièce",
    "Échéance",
    "Montant",
];

impl Export {
    /// Refuses lines whose sum does not fit.
    pub fn of(lines: &[BudgetLine]) -> Result<Self, Refusal> {
        let total = Money::checked_sum(lines.iter().map(|line| line.amount));
        let total = total.ok_or(Refusal::Overflow)?;
        let header = COLUMNS.map(str::to_owned);
        let rows = [header].into_iter().chain(lines.iter().map(fields));
        let rows = rows.map(|row| row.map(|field| quoted(&field)).join(";") + "\r\n");
        let csv = "\u{feff}".to_owned() + &rows.collect::<String>();
        Ok(Export { csv, lines: lines.len(), total })
    }
}

fn fields(line: &BudgetLine) -> [String; 11] {
    let direction = match line.direction {
        Direction::Expense => "D",
        Direction::Income => "R",
    };
    let function = line.codes.function.as_ref().map_or("", |function| &function.0);
    [
        line.year.to_string(),
        direction.to_owned(),
        line.codes.chapter.0.clone(),
        line.codes.nature.0.clone(),
        function.to_owned(),
        line.third_party.to_string(),
        harmless(&line.third_party_name),
        harmless(&line.label),
        harmless(&line.document),
        line.due_on.french(),
        line.amount.plain(),
    ]
}

/// What people wrote does not become a formula in the spreadsheet of somebody else.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(field: &str) -> String {
    if field.contains([';', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, cents: i64) -> BudgetLine {
        let code = |text| Code::parse(text).expect("a code");
        BudgetLine {
            year: 2027,
            direction: Direction::Income,
            codes: Codes { chapter: code("74"), nature: code("7475"), function: Some(code("213")) },
            third_party: MemberCode::parse("215903600").expect("a code"),
            third_party_name: name.to_owned(),
            label: "Contribution 2027".to_owned(),
            document: "2027-1".to_owned(),
            due_on: Day::new(2027, 3, 31).expect("a day"),
            amount: Money::from_cents(cents),
        }
    }

    #[test]
    fn the_accounts_read_the_file_and_its_total() {
        let export = Export::of(&[line("Lys-lez-Lannoy", 123_456), line("A; \"B\"", -56)]);
        let export = export.expect("a file");
        let expected = "\u{feff}Exercice;Sens;Chapitre;Nature;Fonction;Tiers;Nom du tiers;Libellé;\
            Pièce;Échéance;Montant\r\n\
            2027;R;74;7475;213;215903600;Lys-lez-Lannoy;Contribution 2027;2027-1;31/03/2027;\
            1234,56\r\n\
            2027;R;74;7475;213;215903600;\"A; \"\"B\"\"\";Contribution 2027;2027-1;31/03/2027;\
            -0,56\r\n";
        assert_eq!(export.csv, expected);
        assert_eq!((export.lines, export.total), (2, Money::from_cents(123_400)));
    }

    #[test]
    fn a_name_is_no_formula() {
        let export = Export::of(&[line("=cmd()", 1)]).expect("a file");
        assert!(export.csv.contains(";'=cmd();"));
    }

    #[test]
    fn a_statement_prints_the_line_of_the_budget() {
        let text = line("Lys-lez-Lannoy", 123_456).text();
        assert_eq!(text, "74-7475-213 · Contribution 2027 · 1\u{202f}234,56\u{202f}€");
        assert_eq!(Code::parse("65 568"), Err(Refusal::AccountsCode("65 568".to_owned())));
    }

    #[test]
    fn a_sum_that_does_not_fit_is_refused() {
        let lines = [line("A", i64::MAX), line("B", 1)];
        assert_eq!(Export::of(&lines), Err(Refusal::Overflow));
    }
}
