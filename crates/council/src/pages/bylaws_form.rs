//! The rules of an assembly as a form sends them, both ways.

use super::pieces::Typed;
use crate::{
    AppointmentRule, BallotRule, Delay, Fraction, Majority, Members, NoticeRule, ProxyRule,
    QuorumRule, Reconvening, Rules, RulesError, Secrecy, Threshold, TieRule, Votes,
    bylaws::Bylaws,
    numbering::{Pattern, PatternError, Series},
};
use base::Day;
use web::{Problem, Problems, id};

/// What is wrong is gathered on the way; a value that was wrong is never used.
struct Reading<'a> {
    typed: &'a Typed,
    problems: Problems,
}

impl Reading<'_> {
    fn wrong(&mut self, field: &'static str, text: &'static str) {
        let problem = Problem { field, text, args: Vec::new() };
        self.problems = std::mem::take(&mut self.problems).and(problem);
    }

    /// A number; `None` when the field is empty.
    fn count(&mut self, field: &'static str) -> Option<u32> {
        match self.typed.count(field) {
            Ok(count) => count,
            Err(problem) => {
                self.problems = std::mem::take(&mut self.problems).and(problem);
                None
            }
        }
    }

    /// A small number that must be there.
    fn needed(&mut self, field: &'static str) -> u16 {
        if !self.typed.has(field) {
            self.wrong(field, id!("council-number-unreadable"));
        }
        self.small(field).unwrap_or_default()
    }

    fn small(&mut self, field: &'static str) -> Option<u16> {
        let count = self.count(field)?;
        let small = u16::try_from(count).ok();
        if small.is_none() {
            self.wrong(field, id!("council-number-unreadable"));
        }
        small
    }

    fn fraction(&mut self, field: &'static str) -> Fraction {
        let parts = self.typed.value(field).split_once('/');
        let read = parts.and_then(|(part, whole)| {
            Fraction::new(part.trim().parse().ok()?, whole.trim().parse().ok()?)
        });
        if read.is_none() {
            self.wrong(field, id!("council-wrong-fraction"));
        }
        read.unwrap_or(Fraction::HALF)
    }

    /// `more`, `least` or `never`.
    fn threshold(&mut self, [kind, fraction]: [&'static str; 2]) -> Option<Threshold> {
        match self.typed.value(kind) {
            "never" => None,
            "least" => Some(Threshold::AtLeast(self.fraction(fraction))),
            _ => Some(Threshold::MoreThan(self.fraction(fraction))),
        }
    }

    fn majority(&mut self, fields: [&'static str; 2], of: &'static str) -> Majority {
        let threshold = self.threshold(fields).unwrap_or(Threshold::ABSOLUTE_MAJORITY);
        let of = match self.typed.value(of) {
            "present" => Votes::PresentOrRepresented,
            "in_exercise" => Votes::InExercise,
            "seats" => Votes::Seats,
            _ => Votes::Expressed,
        };
        Majority { threshold, of }
    }

    fn notice(&mut self) -> NoticeRule {
        let days = self.needed("notice_days");
        let ordinary = Delay { days, is_clear: self.typed.has("notice_clear") };
        let is_clear = self.typed.has("urgent_clear");
        let urgent = self.small("urgent_days").map(|days| Delay { days, is_clear });
        NoticeRule { ordinary, urgent }
    }

    fn quorum(&mut self) -> QuorumRule {
        let threshold = self.threshold(["quorum_kind", "quorum_fraction"]);
        let is_of_seats = self.typed.value("quorum_of") == "seats";
        QuorumRule {
            threshold: threshold.unwrap_or(Threshold::ABSOLUTE_MAJORITY),
            of: if is_of_seats { Members::Seats } else { Members::InExercise },
            counts_proxies: self.typed.has("quorum_proxies"),
        }
    }

    fn reconvening(&mut self) -> Reconvening {
        match self.typed.value("again_kind") {
            "never" => Reconvening::Never,
            "right" => Reconvening::ByRight { days: self.needed("again_days") },
            _ => {
                let days = self.needed("again_days");
                Reconvening::After(Delay { days, is_clear: self.typed.has("again_clear") })
            }
        }
    }

    fn rules(&mut self) -> Rules {
        let differs = self.typed.has("statutes_differ");
        Rules {
            notice: self.notice(),
            quorum: self.quorum(),
            reconvening: self.reconvening(),
            proxies: ProxyRule {
                held_max: self.needed("held_max"),
                sessions_max: self.small("sessions_max"),
                is_unlimited_when_ill: self.typed.has("ill"),
            },
            majority: self.majority(["majority_kind", "majority_fraction"], "majority_of"),
            majority_for_statutes: differs
                .then(|| self.majority(["statutes_kind", "statutes_fraction"], "statutes_of")),
            tie: match self.typed.value("tie") {
                "rejected" => TieRule::Rejected,
                _ => TieRule::ChairDecides,
            },
            ballots: BallotRule {
                by_name_asked_by: self.threshold(["by_name_kind", "by_name_fraction"]),
                secret_asked_by: self.threshold(["secret_kind", "secret_fraction"]),
            },
            appointments: self.appointments(),
        }
    }

    fn appointments(&mut self) -> AppointmentRule {
        let rounds = self.needed("rounds");
        AppointmentRule {
            absolute_rounds: u8::try_from(rounds).unwrap_or(u8::MAX),
            secrecy: match self.typed.value("secrecy") {
                "always" => Secrecy::Always,
                "never" => Secrecy::Never,
                _ => Secrecy::UnlessUnanimous,
            },
            is_immediate_without_rival: self.typed.has("immediate"),
        }
    }
}

pub fn check(typed: &Typed) -> Result<Bylaws, Problems> {
    let mut reading = Reading { typed, problems: Problems::none() };
    let rules = reading.rules();
    let (seats, votes_of_seats) = (reading.count("seats"), reading.count("votes_of_seats"));
    let mut problems = reading.problems;
    let series = match typed.value("series") {
        "session" => Series::Session,
        _ => Series::Year,
    };
    let numbering = typed.value("numbering").to_owned();
    if let Err(error) = Pattern::parse(&numbering, series) {
        problems = problems.and(pattern(&error));
    }
    if let (Some(seats), Some(votes)) = (seats, votes_of_seats)
        && votes < seats
    {
        let text = id!("council-wrong-seats-votes");
        problems = problems.and(Problem { field: "votes_of_seats", text, args: Vec::new() });
    }
    if problems.is_empty()
        && let Err(errors) = rules.check()
    {
        problems = errors.iter().map(|error| wrong(error, &rules)).collect();
    }
    if problems.is_empty() {
        Ok(Bylaws { rules, seats, votes_of_seats, numbering, series })
    } else {
        Err(problems)
    }
}

/// `2/3`
pub fn written(fraction: Fraction) -> String {
    format!("{}/{}", fraction.part(), fraction.whole())
}

/// What the rules refuse, by the field it was typed in.
fn wrong(error: &RulesError, rules: &Rules) -> Problem {
    match *error {
        RulesError::Unreachable(threshold) => {
            let field = if rules.quorum.threshold == threshold {
                "quorum_fraction"
            } else if rules.majority.threshold == threshold {
                "majority_fraction"
            } else if rules.majority_for_statutes.is_some_and(|it| it.threshold == threshold) {
                "statutes_fraction"
            } else if rules.ballots.by_name_asked_by == Some(threshold) {
                "by_name_fraction"
            } else {
                "secret_fraction"
            };
            let args = vec![("fraction", written(threshold.fraction()))];
            Problem { field, text: id!("council-wrong-unreachable"), args }
        }
        RulesError::BelowHalf(fraction) => {
            let is_own = rules.majority.threshold.fraction() == fraction;
            let field = if is_own { "majority_fraction" } else { "statutes_fraction" };
            let args = vec![("fraction", written(fraction))];
            Problem { field, text: id!("council-wrong-below-half"), args }
        }
        RulesError::UrgentIsLonger { urgent, ordinary } => Problem {
            field: "urgent_days",
            text: id!("council-wrong-urgent"),
            args: vec![("urgent", urgent.to_string()), ("ordinary", ordinary.to_string())],
        },
        RulesError::NoSession => {
            Problem { field: "sessions_max", text: id!("council-wrong-sessions"), args: Vec::new() }
        }
    }
}

fn pattern(error: &PatternError) -> Problem {
    let (text, args) = match error {
        PatternError::Brace => (id!("council-wrong-brace"), Vec::new()),
        PatternError::UnknownWord(word) => {
            (id!("council-wrong-word"), vec![("word", word.clone())])
        }
        PatternError::NotOneNumber(_) => (id!("council-wrong-one-number"), Vec::new()),
        PatternError::Missing(Series::Year) => (id!("council-wrong-needs-year"), Vec::new()),
        PatternError::Missing(Series::Session) => (id!("council-wrong-needs-day"), Vec::new()),
        PatternError::DigitsAfterNumber => (id!("council-wrong-digits"), Vec::new()),
        PatternError::TooLong { max, .. } => {
            (id!("council-wrong-pattern-long"), vec![("max", max.to_string())])
        }
        PatternError::Unprintable => (id!("council-wrong-pattern-space"), Vec::new()),
    };
    Problem { field: "numbering", text, args }
}

/// Bylaws as their form would send them.
pub fn typed(bylaws: &Bylaws, from_on: Day) -> Typed {
    let rules = &bylaws.rules;
    let mut all: Vec<(String, String)> = Vec::new();
    let mut say = |name: &str, value: String| all.push((name.to_owned(), value));
    say("from_on", from_on.iso());
    say("notice_days", rules.notice.ordinary.days.to_string());
    say("urgent_days", rules.notice.urgent.map(|it| it.days.to_string()).unwrap_or_default());
    let (kind, fraction) = said(Some(rules.quorum.threshold));
    say("quorum_kind", kind);
    say("quorum_fraction", fraction);
    let is_of_seats = rules.quorum.of == Members::Seats;
    say("quorum_of", if is_of_seats { "seats" } else { "in_exercise" }.to_owned());
    let (kind, days, is_clear) = match rules.reconvening {
        Reconvening::After(delay) => ("after", delay.days.to_string(), delay.is_clear),
        Reconvening::ByRight { days } => ("right", days.to_string(), false),
        Reconvening::Never => ("never", String::new(), false),
    };
    say("again_kind", kind.to_owned());
    say("again_days", days);
    say("held_max", rules.proxies.held_max.to_string());
    say("sessions_max", rules.proxies.sessions_max.map(|it| it.to_string()).unwrap_or_default());
    let statutes = rules.majority_for_statutes.unwrap_or(Majority::STATUTES);
    for (name, majority) in [("majority", rules.majority), ("statutes", statutes)] {
        let (kind, fraction) = said(Some(majority.threshold));
        say(&format!("{name}_kind"), kind);
        say(&format!("{name}_fraction"), fraction);
        say(&format!("{name}_of"), votes(majority.of).to_owned());
    }
    let tie = if rules.tie == TieRule::Rejected { "rejected" } else { "chair" };
    say("tie", tie.to_owned());
    let asked =
        [("by_name", rules.ballots.by_name_asked_by), ("secret", rules.ballots.secret_asked_by)];
    for (name, threshold) in asked {
        let (kind, fraction) = said(threshold);
        say(&format!("{name}_kind"), kind);
        say(&format!("{name}_fraction"), fraction);
    }
    say("rounds", rules.appointments.absolute_rounds.to_string());
    say("secrecy", secrecy(rules.appointments.secrecy).to_owned());
    let count = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    say("seats", count(bylaws.seats));
    say("votes_of_seats", count(bylaws.votes_of_seats));
    say("numbering", bylaws.numbering.clone());
    let series = if bylaws.series == Series::Session { "session" } else { "year" };
    say("series", series.to_owned());
    let ticked = [
        ("notice_clear", rules.notice.ordinary.is_clear),
        ("urgent_clear", rules.notice.urgent.is_some_and(|it| it.is_clear)),
        ("quorum_proxies", rules.quorum.counts_proxies),
        ("again_clear", is_clear),
        ("ill", rules.proxies.is_unlimited_when_ill),
        ("statutes_differ", rules.majority_for_statutes.is_some()),
        ("immediate", rules.appointments.is_immediate_without_rival),
    ];
    for (name, _) in ticked.iter().filter(|(_, is_ticked)| *is_ticked) {
        say(name, "on".to_owned());
    }
    Typed(all)
}

fn said(threshold: Option<Threshold>) -> (String, String) {
    match threshold {
        None => ("never".to_owned(), String::new()),
        Some(Threshold::MoreThan(fraction)) => ("more".to_owned(), written(fraction)),
        Some(Threshold::AtLeast(fraction)) => ("least".to_owned(), written(fraction)),
    }
}

const fn votes(of: Votes) -> &'static str {
    match of {
        Votes::Expressed => "expressed",
        Votes::PresentOrRepresented => "present",
        Votes::InExercise => "in_exercise",
        Votes::Seats => "seats",
    }
}

const fn secrecy(secrecy: Secrecy) -> &'static str {
    match secrecy {
        Secrecy::Always => "always",
        Secrecy::UnlessUnanimous => "unless",
        Secrecy::Never => "never",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_form_shows_is_what_it_sends_back() {
        let statutes = Some(Majority::STATUTES);
        let day = Day::parse_iso("2023-12-06").expect("a day");
        let rules = [
            Rules::commune(200),
            Rules::department(),
            Rules {
                majority_for_statutes: statutes,
                tie: TieRule::Rejected,
                reconvening: Reconvening::Never,
                ..Rules::epci()
            },
        ];
        for (rules, series) in rules.into_iter().zip([Series::Year, Series::Session, Series::Year])
        {
            let bylaws = Bylaws {
                rules,
                seats: Some(33),
                votes_of_seats: None,
                numbering: "{aaaa}-{mm}-{jj}/{nn}".to_owned(),
                series,
            };
            assert_eq!(check(&typed(&bylaws, day)), Ok(bylaws));
        }
    }
}
