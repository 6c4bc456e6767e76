//! What the rules refuse, as sentences: what, where, what to do.

use crate::{
    AgainError, AttendanceError, Delay,
    convening::Refused,
    meeting::Item,
    period::NoticeError,
    record::Record,
    vote::{Choice, VoteError},
};
use base::{Day, Id, Locale};
use web::{Problem, id};

fn plain(field: &'static str, text: &'static str) -> Problem {
    Problem { field, text, args: Vec::new() }
}

/// Why a meeting cannot be convened so.
pub fn convening(refused: &Refused, record: &Record, locale: Locale) -> Problem {
    let said = |day: Day| day.in_words(locale);
    let field = "sent_on";
    let with = |text, args| Problem { field, text, args };
    match refused {
        Refused::NoRules => plain(field, id!("council-refused-no-rules")),
        Refused::NoItem => plain(field, id!("council-refused-no-item")),
        Refused::NoMember(day) => {
            with(id!("council-refused-no-member"), vec![("held", said(*day))])
        }
        Refused::NoChair(day) => with(id!("council-refused-no-chair"), vec![("held", said(*day))]),
        Refused::NoDecision { place, title } => with(
            id!("council-refused-no-decision"),
            vec![("place", place.to_string()), ("title", title.clone())],
        ),
        Refused::SentLater => plain(field, id!("council-refused-sent-future")),
        Refused::UrgentNever => plain("is_urgent", id!("council-refused-urgent-never")),
        Refused::UrgentWithoutReason => plain("reason", id!("council-refused-urgent-why")),
        Refused::Notice(error) => notice(error, record.meeting.day(), locale),
        Refused::Again(error) => again(error, field, record, locale),
    }
}

fn notice(error: &NoticeError, held_on: Day, locale: Locale) -> Problem {
    let said = |day: Day| day.in_words(locale);
    let field = "sent_on";
    match *error {
        NoticeError::SentAfterwards { sent_on, held_on } => Problem {
            field,
            text: id!("council-refused-notice-after"),
            args: vec![("sent", said(sent_on)), ("held", said(held_on))],
        },
        NoticeError::TooShort { clear_days, needed: Delay { days, is_clear }, latest } => {
            let left = if is_clear { clear_days } else { clear_days.saturating_add(1) };
            let text = if is_clear {
                id!("council-refused-notice-short")
            } else {
                id!("council-refused-notice-short-days")
            };
            let args = vec![
                ("held", said(held_on)),
                ("needed", days.to_string()),
                ("left", left.to_string()),
                ("latest", said(latest)),
            ];
            Problem { field, text, args }
        }
    }
}

/// Why no meeting can be held again so.
pub fn again(
    error: &AgainError<Id<Item>>,
    field: &'static str,
    record: &Record,
    locale: Locale,
) -> Problem {
    let said = |day: Day| day.in_words(locale);
    match error {
        AgainError::QuorumAlwaysAsked => plain(field, id!("council-refused-again-always")),
        AgainError::FirstWasIrregular => plain(field, id!("council-refused-again-irregular")),
        AgainError::NothingLeft => plain(field, id!("council-refused-again-nothing")),
        AgainError::TooSoon { failed_on, earliest, .. } => Problem {
            field,
            text: id!("council-refused-again-soon"),
            args: vec![("failed", said(*failed_on)), ("earliest", said(*earliest))],
        },
        AgainError::OtherDay { due_on, .. } => Problem {
            field,
            text: id!("council-refused-again-day"),
            args: vec![("due", said(*due_on))],
        },
        AgainError::OtherItems(items) => {
            let titles: Vec<&str> = items
                .iter()
                .filter_map(|item| record.item(*item))
                .map(|item| item.title.as_str())
                .collect();
            Problem {
                field,
                text: id!("council-refused-again-items"),
                args: vec![("items", titles.join(", "))],
            }
        }
    }
}

/// What is wrong in a sheet of attendance.
pub fn attendance(error: &AttendanceError, record: &Record) -> Problem {
    use AttendanceError as Wrong;
    let name = |member: Id<crate::Member>| record.name(member.cast());
    let one = |member| vec![("name", name(member))];
    let at = |member, item: u16| vec![("name", name(member)), ("item", item.to_string())];
    let two = |giver, holder| vec![("giver", name(giver)), ("holder", name(holder))];
    let (text, args) = match *error {
        Wrong::MemberTwice(member) | Wrong::PresentTwice(member) => {
            (id!("council-refused-twice"), one(member))
        }
        Wrong::MoreMembersThanSeats { members, seats } => (
            id!("council-refused-seats"),
            vec![("members", members.to_string()), ("seats", seats.to_string())],
        ),
        Wrong::NotInExercise(member) => (id!("council-refused-not-member"), one(member)),
        Wrong::PresentAndExcused(member) => (id!("council-refused-excused"), one(member)),
        Wrong::UnknownItem { item, items } => (
            id!("council-refused-item"),
            vec![("item", item.to_string()), ("items", items.to_string())],
        ),
        Wrong::ArrivesTwice { member, item } => (id!("council-refused-arrives"), at(member, item)),
        Wrong::LeavesTwice { member, item } => (id!("council-refused-leaves"), at(member, item)),
        Wrong::OutOfOrder { member, item } => (id!("council-refused-order"), at(member, item)),
        Wrong::MoreProxiesThanMembers { proxies, members } => (
            id!("council-refused-all-proxies"),
            vec![("proxies", proxies.to_string()), ("members", members.to_string())],
        ),
        Wrong::ToHimself(member) => (id!("council-refused-himself"), one(member)),
        Wrong::GiverPresent { giver, holder } => {
            (id!("council-refused-giver-present"), two(giver, holder))
        }
        Wrong::HolderAbsent { giver, holder } => {
            (id!("council-refused-holder-absent"), two(giver, holder))
        }
        Wrong::GivenTwice { giver, item } => (id!("council-refused-given-twice"), at(giver, item)),
        Wrong::TooManyHeld { holder, held, held_max, item } => (
            id!("council-refused-held"),
            vec![
                ("name", name(holder)),
                ("held", held.to_string()),
                ("max", held_max.to_string()),
                ("item", item.to_string()),
            ],
        ),
        Wrong::TooManySessions { giver, sessions, sessions_max } => (
            id!("council-refused-sessions"),
            vec![
                ("name", name(giver)),
                ("sessions", sessions.to_string()),
                ("max", sessions_max.to_string()),
            ],
        ),
        Wrong::NotYet { giver, since_on } => (
            id!("council-refused-not-yet"),
            vec![("name", name(giver)), ("day", since_on.french())],
        ),
        Wrong::EndsBeforeItBegins { giver, from_item, until_item } => (
            id!("council-refused-ends-first"),
            vec![
                ("name", name(giver)),
                ("from", from_item.to_string()),
                ("until", until_item.to_string()),
            ],
        ),
        Wrong::WithdrawnTwice { member, item } => {
            (id!("council-refused-withdrawn-twice"), at(member, item))
        }
    };
    Problem { field: "sheet", text, args }
}

/// What is wrong in the counts of a vote.
pub fn vote(error: &VoteError, record: &Record) -> Problem {
    let name = |member: Id<crate::Member>| record.name(member.cast());
    let (field, text, args) = match *error {
        VoteError::MoreVotesThanMembers { votes, available } => (
            "votes_for",
            id!("council-refused-votes"),
            vec![("votes", votes.to_string()), ("available", available.to_string())],
        ),
        VoteError::PapersInOpenVote { papers } => {
            ("blank", id!("council-refused-papers"), vec![("papers", papers.to_string())])
        }
        VoteError::TieWithoutChair { votes } => {
            ("chair", id!("council-refused-tie"), vec![("votes", votes.to_string())])
        }
        VoteError::ChairNotCounted(choice) => ("chair", chair_not_counted(choice), Vec::new()),
        VoteError::NamesNotAsked => ("ballot", id!("council-refused-names-not-asked"), Vec::new()),
        VoteError::ChairInSecret => ("chair", id!("council-refused-chair-secret"), Vec::new()),
        VoteError::NamedTwice(member) => {
            ("names", id!("council-refused-named-twice"), vec![("name", name(member))])
        }
        VoteError::NotVoting(member) => {
            ("names", id!("council-refused-not-voting"), vec![("name", name(member))])
        }
        VoteError::NamesMissing { missing } => {
            ("names", id!("council-refused-names-missing"), vec![("missing", missing.to_string())])
        }
        VoteError::NamesDisagree { counted, named, .. } => (
            "names",
            id!("council-refused-names-disagree"),
            vec![("counted", counted.to_string()), ("named", named.to_string())],
        ),
    };
    Problem { field, text, args }
}

fn chair_not_counted(choice: Choice) -> &'static str {
    match choice {
        Choice::For => id!("council-refused-chair-for"),
        Choice::Against => id!("council-refused-chair-against"),
        Choice::Abstains | Choice::TakesNoPart => id!("council-refused-chair-abstains"),
    }
}
