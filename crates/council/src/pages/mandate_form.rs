//! The form of a mandate that begins.

use super::{decision_form, pieces};
use crate::{
    Mandate,
    mandate::{NewMandate, Office},
    record::written,
};
use base::{Day, Id, PersonName, Title};
use maud::{Markup, html};
use people::Body;
use serde::Deserialize;
use web::{At, Problems, Ui, form, id, t};

const NAME_CHARS_MAX: usize = 100;
const RANK_MAX: u32 = 2_000;
const VOTES_MAX: u32 = 10_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MandateForm {
    rank: String,
    office: String,
    title: String,
    first_name: String,
    last_name: String,
    college: String,
    /// SIREN of the body that sends him.
    sent_by: String,
    deputy_of: String,
    votes: String,
    from_on: String,
    until_on: String,
}

impl MandateForm {
    pub fn from_on(day: Day) -> Self {
        MandateForm { from_on: day.iso(), ..MandateForm::default() }
    }

    /// A mandate, and the SIREN of who sends him.
    pub fn check(
        &self,
        body: &Body,
        members: &[Mandate],
    ) -> Result<(NewMandate, Option<String>), Problems> {
        let number = |text: &str, max: u32| {
            let count = text.trim().parse::<u32>().ok().filter(|count| (1..=max).contains(count));
            count.ok_or(id!("council-number-unreadable"))
        };
        let rank = match self.rank.trim() {
            // After those who are there.
            "" => Ok(members.iter().map(|one| one.rank).max().unwrap_or(0) + 1),
            text => number(text, RANK_MAX),
        };
        let votes = match self.votes.trim() {
            "" => Ok(1),
            text => number(text, VOTES_MAX),
        };
        let (rank, first, last, college, votes, from_on) = Problems::gather((
            rank.at("rank"),
            form::required(&self.first_name, NAME_CHARS_MAX).at("first_name"),
            form::required(&self.last_name, NAME_CHARS_MAX).at("last_name"),
            form::optional(&self.college, NAME_CHARS_MAX).at("college"),
            votes.at("votes"),
            Day::parse(&self.from_on).at("from_on"),
        ))?;
        let (deputy_of, until_on, siren) = Problems::gather((
            self.holder(members).at("deputy_of"),
            self.until(from_on).at("until_on"),
            self.sender().at("sent_by"),
        ))?;
        let office = Office::parse(&self.office).unwrap_or(Office::Member);
        if office == Office::Chair
            && members.iter().any(|one| one.is_chair() && one.holds_on(from_on))
        {
            return Err(Problems::one("office", id!("council-two-chairs")));
        }
        let new = NewMandate {
            body: body.id,
            office,
            rank,
            name: PersonName::new(first, last, Title::parse(&self.title)),
            person: None,
            sent_by: None,
            college: college.unwrap_or_default(),
            deputy_of,
            votes,
            from_on,
            until_on,
        };
        Ok((new, siren))
    }

    /// Whom he stands for; nobody who is a deputy himself.
    fn holder(&self, members: &[Mandate]) -> Result<Option<Id<Mandate>>, &'static str> {
        if self.deputy_of.is_empty() {
            return Ok(None);
        }
        let id = self.deputy_of.parse::<Id<Mandate>>().ok();
        let found = members.iter().find(|one| Some(one.id) == id && one.deputy_of.is_none());
        found.map(|one| Some(one.id)).ok_or(id!("council-choose-one"))
    }

    fn until(&self, from_on: Day) -> Result<Option<Day>, &'static str> {
        match self.until_on.trim() {
            "" => Ok(None),
            text => {
                let day = Day::parse(text).map_err(|_| id!("council-day-unreadable"))?;
                if day > from_on { Ok(Some(day)) } else { Err(id!("council-until-before")) }
            }
        }
    }

    fn sender(&self) -> Result<Option<String>, &'static str> {
        let siren: String = self.sent_by.chars().filter(|c| !c.is_whitespace()).collect();
        match siren.len() {
            0 => Ok(None),
            9 if siren.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Some(siren)),
            _ => Err(id!("council-siren-unreadable")),
        }
    }

    pub fn fields(&self, ui: &Ui, members: &[Mandate], problems: &Problems) -> Markup {
        let offices: Vec<_> = [Office::Member, Office::Deputy, Office::Chair]
            .into_iter()
            .map(|office| (office.word(), super::assembly::office(ui, office)))
            .collect();
        let own = members.iter().filter(|one| one.deputy_of.is_none());
        let holders: Vec<_> = own.map(|one| (one.id.to_string(), written(&one.name()))).collect();
        let text = |name: &str, label: &str, value: &str| {
            pieces::field(ui, (name, label), value, "text", problems)
        };
        let more = |name: &str, label: &str, value: &str, kind: &str, hint: &str| {
            pieces::optional(ui, (name, label), value, (kind, hint), problems)
        };
        html! {
            (decision_form::title(ui, &self.title, problems))
            (text("first_name", &t!(ui, "council-field-first-name"), &self.first_name))
            (text("last_name", &t!(ui, "council-field-last-name"), &self.last_name))
            (pieces::pick(ui, ("office", &t!(ui, "council-office")), &self.office, &offices,
                problems))
            (more("rank", &t!(ui, "council-rank"), &self.rank, "number",
                &t!(ui, "council-rank-hint")))
            (pieces::field(ui, ("from_on", &t!(ui, "council-from-on")), &self.from_on, "date",
                problems))
            (more("until_on", &t!(ui, "council-first-day-without"), &self.until_on, "date", ""))
            details.more {
                summary { (t!(ui, "council-mandate-more")) }
                div.stack {
                    (more("college", &t!(ui, "council-field-college"), &self.college, "text", ""))
                    (more("sent_by", &t!(ui, "council-sender"), &self.sent_by, "text",
                        &t!(ui, "council-sender-hint")))
                    (pieces::select(ui, ("deputy_of", &t!(ui, "council-deputy-whom")),
                        &self.deputy_of, &holders, problems))
                    (more("votes", &t!(ui, "council-votes-held"), &self.votes, "number",
                        &t!(ui, "council-votes-held-hint")))
                }
            }
        }
    }
}
