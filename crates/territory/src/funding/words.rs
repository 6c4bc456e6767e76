//! What each refusal says: what is wrong, where, what to do.

use super::Blocked;
use crate::{contribution::Refusal, purchasing::MarketRefusal};
use web::{Problem, Problems, id};

/// What a page says of a write that was refused; the error itself when it was another thing.
pub fn problems(error: db::Error) -> Result<Problems, web::Error> {
    if let Some(refusal) = error.reason::<Refusal>() {
        return Ok(said(refusal).into());
    }
    if let Some(blocked) = error.reason::<Blocked>() {
        return Ok(blocked_by(blocked).into());
    }
    match error.reason::<MarketRefusal>() {
        Some(refusal) => Ok(market(refusal).into()),
        None => Err(error.into()),
    }
}

fn problem(text: &'static str, args: Vec<(&'static str, String)>) -> Problem {
    Problem { field: "form", text, args }
}

/// A part as people number it.
fn one(part: usize) -> String {
    (part + 1).to_string()
}

/// Where two bands stop to overlap.
fn end(below: u64) -> String {
    if below == u64::MAX { "∞".to_owned() } else { below.to_string() }
}

/// Hundredths of a percent: `5,25`.
pub fn percent(hundredths: u32) -> String {
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

/// Of contributions: of what is counted.
pub fn said(refusal: &Refusal) -> Problem {
    use Refusal as R;
    let (text, args) = match refusal {
        R::Code(text) => (id!("territory-contribution-refused-code"), vec![("code", text.clone())]),
        R::NoMember => (id!("territory-contribution-refused-no-member"), vec![]),
        R::MemberTwice(member) => (
            id!("territory-contribution-refused-member-twice"),
            vec![("member", member.to_string())],
        ),
        R::SchoolTwice { uai, first, second } => (
            id!("territory-contribution-refused-school-twice"),
            vec![
                ("uai", uai.clone()),
                ("first", first.to_string()),
                ("second", second.to_string()),
            ],
        ),
        R::ReferenceAfterYear { day, year } => (
            id!("territory-contribution-refused-reference-late"),
            vec![("day", day.french()), ("year", year.to_string())],
        ),
        R::LeavesBeforeJoining { member, since, until } => (
            id!("territory-contribution-refused-leaves-first"),
            vec![
                ("member", member.to_string()),
                ("since", since.french()),
                ("until", until.french()),
            ],
        ),
        R::OutsideYear { member, year } => (
            id!("territory-contribution-refused-outside-year"),
            vec![("member", member.to_string()), ("year", year.to_string())],
        ),
        R::OtherYear { counted, voted } => (
            id!("territory-contribution-refused-other-year"),
            vec![("counted", counted.to_string()), ("voted", voted.to_string())],
        ),
        R::NegativeLastYear { member, amount } => (
            id!("territory-contribution-refused-negative-last-year"),
            vec![("member", member.to_string()), ("sum", amount.to_string())],
        ),
        R::NoPart => (id!("territory-contribution-refused-no-part"), vec![]),
        other => return of_parts(other),
    };
    problem(text, args)
}

/// Of the parts of a key.
fn of_parts(refusal: &Refusal) -> Problem {
    use Refusal as R;
    let (text, args) = match refusal {
        R::NegativeRate { part } => {
            (id!("territory-contribution-refused-negative-rate"), vec![("part", one(*part))])
        }
        R::NegativeSum(sum) => {
            (id!("territory-contribution-refused-negative-sum"), vec![("sum", sum.to_string())])
        }
        R::NoBand { part } => {
            (id!("territory-contribution-refused-no-band"), vec![("part", one(*part))])
        }
        R::BandsBeginLate { part, from } => (
            id!("territory-contribution-refused-bands-late"),
            vec![("part", one(*part)), ("from", from.to_string())],
        ),
        R::EmptyBand { part, from, below } => (
            id!("territory-contribution-refused-band-empty"),
            vec![("part", one(*part)), ("from", from.to_string()), ("below", below.to_string())],
        ),
        R::BandsOverlap { part, from, below } => (
            id!("territory-contribution-refused-bands-overlap"),
            vec![("part", one(*part)), ("from", from.to_string()), ("below", end(*below))],
        ),
        R::BandsHole { part, from, below } => (
            id!("territory-contribution-refused-bands-hole"),
            vec![
                ("part", one(*part)),
                ("from", from.to_string()),
                ("below", below.map_or_else(|| "∞".to_owned(), |end| end.to_string())),
            ],
        ),
        R::NoShare { part } => {
            (id!("territory-contribution-refused-no-share"), vec![("part", one(*part))])
        }
        R::ShareWithoutSum { part } => {
            (id!("territory-contribution-refused-share-without-sum"), vec![("part", one(*part))])
        }
        R::PartsMixed { part } => {
            (id!("territory-contribution-refused-parts-mixed"), vec![("part", one(*part))])
        }
        other => return of_sums(other),
    };
    problem(text, args)
}

/// Of bounds and sums.
fn of_sums(refusal: &Refusal) -> Problem {
    use Refusal as R;
    let (text, args) = match refusal {
        R::MinimumAboveMaximum { minimum, maximum } => (
            id!("territory-contribution-refused-minimum-above"),
            vec![("minimum", minimum.to_string()), ("maximum", maximum.to_string())],
        ),
        R::FallAboveWhole(fall) => {
            (id!("territory-contribution-refused-fall-above"), vec![("fall", percent(*fall))])
        }
        R::NoSumVoted => (id!("territory-contribution-refused-no-sum"), vec![]),
        R::SumNotSpread(sum) => {
            (id!("territory-contribution-refused-sum-not-spread"), vec![("sum", sum.to_string())])
        }
        R::NothingToSpread(sum) => (
            id!("territory-contribution-refused-nothing-to-spread"),
            vec![("sum", sum.to_string())],
        ),
        R::PartsDiffer { parts, voted } => (
            id!("territory-contribution-refused-parts-differ"),
            vec![("parts", parts.to_string()), ("voted", voted.to_string())],
        ),
        R::SumsToNothing => (id!("territory-contribution-refused-nothing"), vec![]),
        R::PartSumsToNothing { part } => {
            (id!("territory-contribution-refused-part-nothing"), vec![("part", one(*part))])
        }
        R::MinimumsAboveSum { least, voted } => (
            id!("territory-contribution-refused-minimums-above"),
            vec![("least", least.to_string()), ("voted", voted.to_string())],
        ),
        R::MaximumsBelowSum { most, voted } => (
            id!("territory-contribution-refused-maximums-below"),
            vec![("most", most.to_string()), ("voted", voted.to_string())],
        ),
        R::UnknownMember(member) => (
            id!("territory-contribution-refused-unknown-member"),
            vec![("member", member.to_string())],
        ),
        other => return of_calls(other),
    };
    problem(text, args)
}

/// Of calls, and who is called.
fn of_calls(refusal: &Refusal) -> Problem {
    use Refusal as R;
    let (text, args) = match refusal {
        R::NoInstalment => (id!("territory-contribution-refused-no-instalment"), vec![]),
        R::EmptyInstalment { number } => (
            id!("territory-contribution-refused-instalment-empty"),
            vec![("number", number.to_string())],
        ),
        R::InstalmentsOutOfOrder { number, due_on, previous } => (
            id!("territory-contribution-refused-instalments-order"),
            vec![
                ("number", number.to_string()),
                ("day", due_on.french()),
                ("before", previous.french()),
            ],
        ),
        R::LineOutOfOrder { on, last } => (
            id!("territory-contribution-refused-line-order"),
            vec![("day", on.french()), ("last", last.french())],
        ),
        R::EmptyCall => (id!("territory-contribution-refused-empty-call"), vec![]),
        R::NotPayable(sum) => {
            (id!("territory-contribution-refused-not-payable"), vec![("sum", sum.to_string())])
        }
        R::NoSuchLine(number) => {
            (id!("territory-contribution-refused-no-line"), vec![("number", number.to_string())])
        }
        R::OtherKind(number) => {
            (id!("territory-contribution-refused-other-kind"), vec![("number", number.to_string())])
        }
        R::EmptyCorrection => (id!("territory-contribution-refused-empty-correction"), vec![]),
        other => return of_lines(other),
    };
    problem(text, args)
}

/// Of the lines of an account.
fn of_lines(refusal: &Refusal) -> Problem {
    use Refusal as R;
    let (text, args) = match refusal {
        R::NoReason => (id!("territory-contribution-refused-no-reason"), vec![]),
        R::CorrectionTooLarge { correction, left } => (
            id!("territory-contribution-refused-correction-large"),
            vec![("sum", correction.to_string()), ("left", left.to_string())],
        ),
        R::RejectedAlready(number) => {
            (id!("territory-contribution-refused-rejected"), vec![("number", number.to_string())])
        }
        R::PaidBackAlready { amount, paid } => (
            id!("territory-contribution-refused-paid-back"),
            vec![("sum", amount.to_string()), ("paid", paid.to_string())],
        ),
        R::NothingToPayBack { asked, overpaid } => (
            id!("territory-contribution-refused-nothing-back"),
            vec![("asked", asked.to_string()), ("overpaid", overpaid.to_string())],
        ),
        R::OtherAccount { expected, found } => (
            id!("territory-contribution-refused-other-account"),
            vec![("expected", expected.to_string()), ("found", found.to_string())],
        ),
        R::ReminderEveryDay => (id!("territory-contribution-refused-reminders"), vec![]),
        R::AccountsCode(code) => {
            (id!("territory-contribution-refused-accounts-code"), vec![("code", code.clone())])
        }
        _ => (id!("territory-contribution-refused-overflow"), Vec::new()),
    };
    problem(text, args)
}

/// Of what is not where it would have to be.
pub fn blocked_by(refusal: &Blocked) -> Problem {
    use Blocked as B;
    let (text, args) = match refusal {
        B::KeyNotVoted => (id!("territory-contribution-refused-key-not-voted"), vec![]),
        B::OtherKeyHolds { number, year } => (
            id!("territory-contribution-refused-other-key"),
            vec![("number", number.to_string()), ("year", year.to_string())],
        ),
        B::NoKeyHolds { year } => {
            (id!("territory-contribution-refused-no-key-holds"), vec![("year", year.to_string())])
        }
        B::CampaignThere(year) => {
            (id!("territory-contribution-refused-campaign-there"), vec![("year", year.to_string())])
        }
        B::FrozenAlready => (id!("territory-contribution-refused-frozen-already"), vec![]),
        B::NotFrozen => (id!("territory-contribution-refused-not-frozen"), vec![]),
        B::CountsUsed => (id!("territory-contribution-refused-counts-used"), vec![]),
    };
    problem(text, args)
}

/// Of the purchasing group.
pub fn market(refusal: &MarketRefusal) -> Problem {
    use MarketRefusal as M;
    let (text, args) = match refusal {
        M::TooFew(count) => {
            (id!("territory-purchasing-refused-too-few"), vec![("count", count.to_string())])
        }
        M::MemberTwice(member) => {
            (id!("territory-purchasing-refused-twice"), vec![("member", member.to_string())])
        }
        M::NoCoordinator => (id!("territory-purchasing-refused-no-coordinator"), vec![]),
        M::LeavesBeforeJoining { member, since, until } => (
            id!("territory-purchasing-refused-leaves-first"),
            vec![
                ("member", member.to_string()),
                ("since", since.french()),
                ("until", until.french()),
            ],
        ),
        M::SignedBeforeLaunch { signed_on, launched_on } => (
            id!("territory-purchasing-refused-signed-first"),
            vec![("signed", signed_on.french()), ("launched", launched_on.french())],
        ),
        M::StartsBeforeSigned { starts_on, signed_on } => (
            id!("territory-purchasing-refused-starts-first"),
            vec![("starts", starts_on.french()), ("signed", signed_on.french())],
        ),
        M::EndsBeforeStart { ends_on, starts_on } => (
            id!("territory-purchasing-refused-ends-first"),
            vec![("ends", ends_on.french()), ("starts", starts_on.french())],
        ),
        M::RenewalGoesBack { number, until, before } => (
            id!("territory-purchasing-refused-renewal-back"),
            vec![
                ("number", number.to_string()),
                ("until", until.french()),
                ("before", before.french()),
            ],
        ),
        M::DecidedTooLate { number, decide_by, ends_on } => (
            id!("territory-purchasing-refused-decided-late"),
            vec![
                ("number", number.to_string()),
                ("by", decide_by.french()),
                ("ends", ends_on.french()),
            ],
        ),
        other => return of_orders(other),
    };
    problem(text, args)
}

/// Of a market and its orders.
fn of_orders(refusal: &MarketRefusal) -> Problem {
    use MarketRefusal as M;
    let (text, args) = match refusal {
        M::TooLong { ends_on, limit } => (
            id!("territory-purchasing-refused-too-long"),
            vec![("ends", ends_on.french()), ("limit", limit.french())],
        ),
        M::NoMaximum => (id!("territory-purchasing-refused-no-maximum"), vec![]),
        M::NotOrderable(sum) => {
            (id!("territory-purchasing-refused-not-orderable"), vec![("sum", sum.to_string())])
        }
        M::NotInGroup { member, on } => (
            id!("territory-purchasing-refused-not-in-group"),
            vec![("member", member.to_string()), ("day", on.french())],
        ),
        M::JoinedAfterLaunch { member, since, launched_on } => (
            id!("territory-purchasing-refused-joined-late"),
            vec![
                ("member", member.to_string()),
                ("since", since.french()),
                ("launched", launched_on.french()),
            ],
        ),
        M::OutOfMarket { on, starts_on, ends_on } => (
            id!("territory-purchasing-refused-out-of-market"),
            vec![("day", on.french()), ("starts", starts_on.french()), ("ends", ends_on.french())],
        ),
        M::AboveMaximum { asked, left } => (
            id!("territory-purchasing-refused-above-maximum"),
            vec![("asked", asked.to_string()), ("left", left.to_string())],
        ),
        M::Shares(refusal) => return said(refusal),
        _ => (id!("territory-contribution-refused-overflow"), Vec::new()),
    };
    problem(text, args)
}
