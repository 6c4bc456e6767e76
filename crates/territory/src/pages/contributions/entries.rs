//! Writing in the account of a member:
//! `POST /territoire/contributions/comptes/{account}/ecritures`

use super::account;
use crate::{
    contribution::{EntryKind, Refusal},
    funding::{MemberAccount, Spelled, account as kept, deeds, urls, words},
};
use axum::extract::State;
use base::{Day, Id, Money};
use db::{Error, Tx};
use people::Person;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Manage, Problems, Result, Ui, form, id, t};

db::word! {
    /// What one may write.
    pub enum Kind {
        Payment = "payment",
        /// What was called for a year becomes another sum.
        Total = "total",
        /// A line is corrected by so much.
        Correction = "correction",
        Rejected = "rejected",
        Repaid = "repaid",
        /// A call beside the campaign: whoever joined once it was frozen.
        Call = "call",
    }
}

impl Kind {
    /// A line of the account, by its number.
    pub fn names_a_line(self) -> bool {
        matches!(self, Kind::Correction | Kind::Rejected)
    }

    pub fn names_a_year(self) -> bool {
        matches!(self, Kind::Total | Kind::Call)
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    pub kind: String,
    pub on: String,
    pub sum: String,
    pub line: String,
    pub year: String,
    pub due_on: String,
    pub words: String,
    /// How many lines the page showed: sent again, or over the line of somebody else, it is a
    /// conflict. Nothing is compared where nothing is said.
    pub seen: String,
}

/// What a form says.
struct Said {
    kind: Kind,
    on: Day,
    sum: Option<Money>,
    line: u32,
    year: i16,
    due_on: Option<Day>,
    words: String,
    seen: Option<usize>,
}

impl EntryForm {
    fn check(&self, today: Day) -> Result<Said, Problems> {
        let number = || id!("territory-contribution-no-number");
        let kind = Kind::parse(&self.kind).ok_or(id!("territory-contribution-choose"));
        let needs_line = kind.is_ok_and(Kind::names_a_line);
        let needs_year = kind.is_ok_and(Kind::names_a_year);
        let sum = match self.sum.trim() {
            "" if matches!(kind, Ok(Kind::Rejected)) => Ok(None),
            text => Money::parse(text).map(Some).map_err(|_| id!("territory-contribution-no-sum")),
        };
        let line = match self.line.trim() {
            "" if !needs_line => Ok(0),
            text => text.parse::<u32>().map_err(|_| number()),
        };
        let year = match self.year.trim() {
            "" if !needs_year => Ok(0),
            text => text.parse::<i16>().map_err(|_| number()),
        };
        let due_on = match self.due_on.trim() {
            "" if !matches!(kind, Ok(Kind::Call)) => Ok(None),
            text => Day::parse(text).map(Some),
        };
        let on = Day::parse(&self.on).and_then(|day| day.not_after(today));
        let (kind, on, sum, line, year, due_on, words) = Problems::gather((
            kind.at("kind"),
            on.at("on"),
            sum.at("sum"),
            line.at("line"),
            year.at("year"),
            due_on.at("due_on"),
            form::optional(&self.words, 200).at("words"),
        ))?;
        let (words, seen) = (words.unwrap_or_default(), self.seen.trim().parse().ok());
        Ok(Said { kind, on, sum, line, year, due_on, words, seen })
    }
}

pub async fn post(
    account: Granted<Manage, MemberAccount>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EntryForm>,
) -> Result<Answer> {
    let (spelled, by) = (account.spelled.clone(), account.viewer.person);
    let problems = match form.check(ui.today()) {
        Err(problems) => problems,
        Ok(said) => {
            let write = move |tx: &Tx<'_>| write(tx, &spelled, &said, by);
            match app.db.write(write).await {
                Ok(()) => {
                    let said = t!(&ui, "territory-contribution-entry-saved");
                    return Ok(Answer::to(urls::account(account.id())).saying(said));
                }
                Err(error) => words::problems(error)?,
            }
        }
    };
    let page = account::show(&app, &ui, &account, &form, &problems).await?;
    Ok(page.unprocessable().into())
}

fn write(tx: &Tx<'_>, spelled: &Spelled, said: &Said, by: Id<Person>) -> db::Result<()> {
    let known = kept::read(tx, spelled)?;
    if said.seen.is_some_and(|seen| seen != known.entries().len()) {
        return Err(Error::Conflict("a line was written meanwhile".to_owned()));
    }
    let (words, due_on) = (said.words.clone(), said.due_on);
    let sum = said.sum.unwrap_or_default();
    let lines = match said.kind {
        Kind::Payment => vec![(said.on, EntryKind::Payment { reference: words }, sum)],
        Kind::Repaid => vec![(said.on, EntryKind::Repaid { reference: words }, sum)],
        Kind::Correction => {
            let kind = EntryKind::Correction { of: said.line, reason: words, due_on };
            vec![(said.on, kind, sum)]
        }
        Kind::Rejected => {
            let line = known.entries().iter().find(|entry| entry.number == said.line);
            let line = line.ok_or_else(|| Error::refused(Refusal::NoSuchLine(said.line)))?;
            vec![(said.on, EntryKind::Rejected { of: said.line }, line.amount)]
        }
        Kind::Call => {
            let due_on = due_on.unwrap_or(said.on);
            let kind = EntryKind::Call { year: said.year, instalment: 1, due_on };
            vec![(said.on, kind, sum)]
        }
        Kind::Total => {
            let corrections = known.corrections_towards(said.year, sum).map_err(Error::refused)?;
            if corrections.is_empty() {
                return Err(Error::refused(Refusal::EmptyCorrection));
            }
            let line = |(of, by)| {
                let reason = words.clone();
                (said.on, EntryKind::Correction { of, reason, due_on: None }, by)
            };
            corrections.into_iter().map(line).collect()
        }
    };
    kept::record(tx, spelled, lines, Some(by))?;
    deeds::did(tx, "contribution.entry", format!("account:{}", spelled.id), by, tx.now())
}
