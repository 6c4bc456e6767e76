//! The fields of a decision, by its kind, and what they come to.

use super::pieces;
use crate::{Deliberation, deliberation::Deciding, effect::Effect, offers, offers::Offer, store};
use base::{Day, Id, Money, PersonName, Title};
use db::Tx;
use maud::{Markup, html};
use people::{Body, BodyKind, body};
use serde::Deserialize;
use web::{App, At, Problem, Problems, Result, Ui, form, t, ui, ui::Field};

const WORDS_CHARS_MAX: usize = 2_000;
const NAME_CHARS_MAX: usize = 100;
const BODIES_MAX: u32 = 200;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    pub kind: String,
    words: String,
    syndicate: String,
    competence: String,
    statutes: String,
    key: String,
    year: String,
    amount: String,
    to: String,
    title: String,
    first_name: String,
    last_name: String,
    college: String,
    is_deputy: Option<String>,
    asked: String,
    leave_on: String,
}

/// What may be chosen.
pub struct Choices {
    syndicates: Vec<Body>,
    /// Where somebody may be sent.
    seats: Vec<Body>,
    competences: Vec<Offer>,
    statutes: Vec<Offer>,
    keys: Vec<Offer>,
    /// What members have asked of this syndicate.
    asked: Vec<(Id<Deliberation>, String)>,
    is_lent: bool,
}

impl Choices {
    pub async fn of(app: &App, act: &Deliberation) -> Result<Self> {
        let (lent, own) = (offers::of(app), act.body_id);
        let load = move |tx: &Tx<'_>| {
            let syndicates = body::all(tx, BodyKind::Syndicate, "", BODIES_MAX)?;
            let mut seats = syndicates.clone();
            seats.extend(body::all(tx, BodyKind::Metropole, "", BODIES_MAX)?);
            seats.extend(body::all(tx, BodyKind::Epci, "", BODIES_MAX)?);
            let (competences, statutes, keys) = match &lent {
                Some(lent) => (lent.competences(tx)?, lent.statutes(tx)?, lent.keys(tx)?),
                None => (Vec::new(), Vec::new(), Vec::new()),
            };
            let asked = store::asked::of_syndicate(tx, own)?;
            let is_lent = lent.is_some();
            Ok(Choices { syndicates, seats, competences, statutes, keys, asked, is_lent })
        };
        Ok(app.db.read(load).await?)
    }
}

fn chosen(field: &'static str) -> Problem {
    Problem { field, text: text::id!("council-choose-one"), args: Vec::new() }
}

/// A number of the list; without a list, any number.
fn offered(
    text: &str,
    of: Id<Body>,
    offers: &[Offer],
    is_lent: bool,
    field: &'static str,
) -> Result<i64, Problem> {
    let number = text.trim().parse::<i64>().map_err(|_| chosen(field))?;
    let is_there = offers.iter().any(|offer| offer.id == number && offer.of == of);
    if is_there || !is_lent { Ok(number) } else { Err(chosen(field)) }
}

fn body_of(text: &str, bodies: &[Body], field: &'static str) -> Result<Id<Body>, Problem> {
    let id = text.parse::<Id<Body>>().ok();
    let found = bodies.iter().find(|body| Some(body.id) == id);
    found.map(|body| body.id).ok_or_else(|| chosen(field))
}

impl DecisionForm {
    pub fn check(&self, kind: Deciding, choices: &Choices) -> Result<(String, Effect), Problems> {
        let words = form::required(&self.words, WORDS_CHARS_MAX).at("words");
        let effect = self.effect(kind, choices);
        match (words, effect) {
            (Ok(words), Ok(effect)) => Ok((words, effect)),
            (Err(problem), Err(problems)) => Err(problems.and(problem)),
            (Err(problem), _) => Err(problem.into()),
            (_, Err(problems)) => Err(problems),
        }
    }

    fn syndicate(&self, choices: &Choices) -> Result<Id<Body>, Problem> {
        body_of(&self.syndicate, &choices.syndicates, "syndicate")
    }

    fn effect(&self, kind: Deciding, choices: &Choices) -> Result<Effect, Problems> {
        let lent = choices.is_lent;
        Ok(match kind {
            Deciding::Transfer => {
                let syndicate = self.syndicate(choices)?;
                let known = &choices.competences;
                let competence = offered(&self.competence, syndicate, known, lent, "competence")?;
                Effect::Transfer { syndicate, competence }
            }
            Deciding::Adhere => Effect::Adhere { syndicate: self.syndicate(choices)? },
            Deciding::Statutes => {
                let syndicate = self.syndicate(choices)?;
                let known = &choices.statutes;
                let statutes = offered(&self.statutes, syndicate, known, lent, "statutes")?;
                Effect::Statutes { syndicate, statutes }
            }
            Deciding::Pay => self.pay(choices)?,
            Deciding::Appoint => self.appoint(choices)?,
            Deciding::Concord => {
                let id = self.asked.parse::<Id<Deliberation>>().ok();
                let found = choices.asked.iter().find(|(act, _)| Some(*act) == id);
                let (asked, _) = found.ok_or_else(|| chosen("asked"))?;
                Effect::Concord { asked: *asked }
            }
            Deciding::Leave => self.leave(choices)?,
            Deciding::Key => {
                let known = choices.keys.iter().find(|key| key.id.to_string() == self.key.trim());
                let typed = self.key.trim().parse::<i64>().ok().filter(|_| !lent);
                let key = known.map(|key| key.id).or(typed).ok_or_else(|| chosen("key"))?;
                Effect::Key { key }
            }
            Deciding::Other => Effect::Other,
        })
    }

    fn pay(&self, choices: &Choices) -> Result<Effect, Problems> {
        let year = self.year.trim().parse::<i16>().ok().filter(|year| (1990..2200).contains(year));
        let amount = match self.amount.trim() {
            "" => Ok(None),
            text => Money::parse(text)
                .ok()
                .filter(|amount| !amount.is_negative())
                .map(Some)
                .ok_or(text::id!("council-amount-unreadable")),
        };
        let (syndicate, year, amount) = Problems::gather((
            self.syndicate(choices),
            year.ok_or(text::id!("council-number-unreadable")).at("year"),
            amount.at("amount"),
        ))?;
        Ok(Effect::Pay { syndicate, year, amount })
    }

    fn appoint(&self, choices: &Choices) -> Result<Effect, Problems> {
        let (to, first, last, college) = Problems::gather((
            body_of(&self.to, &choices.seats, "to"),
            form::required(&self.first_name, NAME_CHARS_MAX).at("first_name"),
            form::required(&self.last_name, NAME_CHARS_MAX).at("last_name"),
            form::optional(&self.college, NAME_CHARS_MAX).at("college"),
        ))?;
        Ok(Effect::Appoint {
            to,
            name: PersonName::new(first, last, Title::parse(&self.title)),
            college: college.unwrap_or_default(),
            is_deputy: self.is_deputy.is_some(),
        })
    }

    fn leave(&self, choices: &Choices) -> Result<Effect, Problems> {
        let (syndicate, on) =
            Problems::gather((self.syndicate(choices), Day::parse(&self.leave_on).at("leave_on")))?;
        let competence = match self.competence.trim() {
            "" => None,
            text => {
                let known = &choices.competences;
                Some(offered(text, syndicate, known, choices.is_lent, "competence")?)
            }
        };
        Ok(Effect::Leave { syndicate, competence, on })
    }

    /// The fields of a kind, then the words.
    pub fn fields(
        &self,
        ui: &Ui,
        kind: Deciding,
        choices: &Choices,
        problems: &Problems,
    ) -> Markup {
        let syndicate = || {
            let label = t!(ui, "council-field-syndicate");
            let bodies = named(&choices.syndicates);
            pieces::select(ui, ("syndicate", &label), &self.syndicate, &bodies, problems)
        };
        html! {
            @match kind {
                Deciding::Transfer => {
                    (syndicate())
                    (self.competence(ui, choices, "", problems))
                },
                Deciding::Adhere => (syndicate()),
                Deciding::Statutes => {
                    (syndicate())
                    (offer(ui, ("statutes", &t!(ui, "council-field-statutes")), &self.statutes,
                        (&choices.statutes, choices.is_lent), problems))
                },
                Deciding::Pay => { (syndicate()) (self.paying(ui, problems)) },
                Deciding::Appoint => (self.appointing(ui, choices, problems)),
                Deciding::Concord => (self.agreeing(ui, choices, problems)),
                Deciding::Leave => {
                    (syndicate())
                    (self.competence(ui, choices, &t!(ui, "council-field-competence-hint"),
                        problems))
                    (pieces::field(ui, ("leave_on", &t!(ui, "council-field-leave-on")),
                        &self.leave_on, "date", problems))
                },
                Deciding::Key => {
                    (offer(ui, ("key", &t!(ui, "council-field-key")), &self.key,
                        (&choices.keys, choices.is_lent), problems))
                },
                Deciding::Other => {},
            }
            (self.wording(ui, problems))
        }
    }

    fn wording(&self, ui: &Ui, problems: &Problems) -> Markup {
        let label = t!(ui, "council-decision-words");
        let hint = t!(ui, "council-decision-words-hint");
        let field = Field {
            name: "words",
            label: &label,
            hint: Some(&hint),
            value: &self.words,
            ..Field::default()
        };
        ui::textarea(ui, &field, 4, problems)
    }

    fn competence(&self, ui: &Ui, choices: &Choices, hint: &str, problems: &Problems) -> Markup {
        let label = t!(ui, "council-field-competence");
        let known = (choices.competences.as_slice(), choices.is_lent);
        html! {
            (offer(ui, ("competence", &label), &self.competence, known, problems))
            @if !hint.is_empty() { p.hint { (hint) } }
        }
    }

    fn paying(&self, ui: &Ui, problems: &Problems) -> Markup {
        let [year, amount] = [t!(ui, "council-field-year"), t!(ui, "council-field-amount")];
        html! {
            (pieces::field(ui, ("year", &year), &self.year, "number", problems))
            (pieces::optional(ui, ("amount", &amount), &self.amount, ("text", ""), problems))
        }
    }

    fn appointing(&self, ui: &Ui, choices: &Choices, problems: &Problems) -> Markup {
        let to = t!(ui, "council-field-to");
        let [first, last] = [t!(ui, "council-field-first-name"), t!(ui, "council-field-last-name")];
        let college = t!(ui, "council-field-college");
        html! {
            (pieces::select(ui, ("to", &to), &self.to, &named(&choices.seats), problems))
            (title(ui, &self.title, problems))
            (pieces::field(ui, ("first_name", &first), &self.first_name, "text", problems))
            (pieces::field(ui, ("last_name", &last), &self.last_name, "text", problems))
            (pieces::optional(ui, ("college", &college), &self.college, ("text", ""), problems))
            (ui::checkbox("is_deputy", &t!(ui, "council-field-deputy"), self.is_deputy.is_some()))
        }
    }

    fn agreeing(&self, ui: &Ui, choices: &Choices, problems: &Problems) -> Markup {
        let label = t!(ui, "council-field-asked");
        let asked: Vec<_> =
            choices.asked.iter().map(|(act, words)| (act.to_string(), words.clone())).collect();
        pieces::select(ui, ("asked", &label), &self.asked, &asked, problems)
    }
}

/// Madame, Monsieur, or nothing.
pub fn title(ui: &Ui, value: &str, problems: &Problems) -> Markup {
    let options = [
        ("", t!(ui, "council-title-none")),
        (Title::Mme.code(), t!(ui, "council-title-mme")),
        (Title::M.code(), t!(ui, "council-title-m")),
    ];
    pieces::pick(ui, ("title", &t!(ui, "council-field-title")), value, &options, problems)
}

pub fn named(bodies: &[Body]) -> Vec<(String, String)> {
    bodies.iter().map(|body| (body.id.to_string(), body.name.clone())).collect()
}

fn offer(
    ui: &Ui,
    (name, label): (&str, &str),
    value: &str,
    (offers, is_lent): (&[Offer], bool),
    problems: &Problems,
) -> Markup {
    if is_lent {
        let lines: Vec<_> =
            offers.iter().map(|offer| (offer.id.to_string(), offer.name.clone())).collect();
        return pieces::select(ui, (name, label), value, &lines, problems);
    }
    let hint = t!(ui, "council-field-number-hint");
    pieces::optional(ui, (name, label), value, ("number", &hint), problems)
}
