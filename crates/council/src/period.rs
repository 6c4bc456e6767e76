//! Periods of the law: clear days, notice of a session, executory day, two months for an appeal.

use crate::{Delay, NoticeRule};
use base::{Day, is_public_holiday};

/// Whole days between two days, neither of them counted; 0 when they touch or are out of order.
///
/// Saturdays, Sundays and public holidays count, and postpone nothing (CE, 13 October 1993).
pub fn clear_days(from: Day, until: Day) -> u16 {
    u16::try_from((until.since(from) - 1).max(0)).unwrap_or(u16::MAX)
}

impl Delay {
    /// The first day on which what waits for this delay may happen.
    pub fn earliest_after(self, from: Day) -> Day {
        from.plus_days(self.length())
    }

    /// The last day from which `until` is far enough.
    pub fn latest_before(self, until: Day) -> Day {
        until.plus_days(-self.length())
    }

    pub fn is_kept(self, from: Day, until: Day) -> bool {
        until >= self.earliest_after(from)
    }
}

/// A convening that was sent in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    pub clear_days: u16,
    /// Shorter than the ordinary delay: the chair reports it when the session opens, and the
    /// assembly says whether it was urgent, or puts all or part of it off (L2121-11, L2121-12).
    pub is_shortened: bool,
}

/// Why a session cannot be held on that day after that convening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    #[error("convened on {sent_on} for {held_on}")]
    SentAfterwards { sent_on: Day, held_on: Day },
    /// `latest` is the day by which it had to be sent, `needed` the days it had to be sent before.
    #[error("{clear_days} clear days of {} ", needed.days)]
    TooShort { clear_days: u16, needed: Delay, latest: Day },
}

impl NoticeRule {
    /// Whether a session of `held_on` was convened in time on `sent_on`: the day it was sent, not
    /// the day it was received. `is_urgent`: the chair shortens the delay (L2121-11, L2121-12).
    ///
    /// An urgency that the rules do not know changes nothing.
    pub fn check(
        &self,
        sent_on: Day,
        held_on: Day,
        is_urgent: bool,
    ) -> Result<Notice, NoticeError> {
        if sent_on > held_on {
            return Err(NoticeError::SentAfterwards { sent_on, held_on });
        }
        let clear_days = clear_days(sent_on, held_on);
        if self.ordinary.is_kept(sent_on, held_on) {
            return Ok(Notice { clear_days, is_shortened: false });
        }
        let needed = self.urgent.filter(|_| is_urgent).unwrap_or(self.ordinary);
        if needed.is_kept(sent_on, held_on) {
            return Ok(Notice { clear_days, is_shortened: true });
        }
        Err(NoticeError::TooShort { clear_days, needed, latest: needed.latest_before(held_on) })
    }
}

/// Neither Saturday, nor Sunday, nor public holiday.
pub fn is_working_day(day: Day) -> bool {
    !day.is_weekend() && !is_public_holiday(day)
}

/// This day, or the next working day.
pub fn postponed(day: Day) -> Day {
    // The longest run of days off is four: a holiday on Friday or Monday and one beside it.
    (0..10).map(|days| day.plus_days(days)).find(|one| is_working_day(*one)).unwrap_or(day)
}

/// The same day of a later month, or the last day of that month when it has none.
pub fn months_after(day: Day, months: u16) -> Day {
    let index = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + i32::from(months);
    let year = i16::try_from(index.div_euclid(12)).unwrap_or(i16::MAX);
    let month = i8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
    let last_days = (28..=day.day()).rev();
    std::iter::once(day.day())
        .chain(last_days)
        .find_map(|number| Day::new(year, month, number))
        .unwrap_or(day)
}

/// CJA R421-1: two months.
const APPEAL_MONTHS: u16 = 2;

/// The last day on which an act may be brought before the administrative court (CJA R421-1).
///
/// `from`: the day of publication or notification; for the State's representative, the day he
/// received the act (L2131-6). Two clear months, from day to day of the month: what is published
/// on 3 January may be attacked until 4 March, and until the next working day when that is none.
pub fn appeal_ends(from: Day) -> Day {
    postponed(months_after(from, APPEAL_MONTHS).plus_days(1))
}

/// The last day for what was notified without saying how to appeal: the two months do not run
/// (CJA R421-5), but a year is reasonable (CE Ass., 13 July 2016, n° 387763, Czabaj).
pub fn appeal_ends_untold(notified_on: Day) -> Day {
    months_after(notified_on, 12)
}

/// What an appeal to the author of the act (« recours gracieux ») does to the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gracious {
    /// It came too late, and the first period has run out.
    TooLate { ended: Day },
    /// The author still has time; silence until the end of this day refuses.
    Waiting { silence_refuses_on: Day },
    /// A new period runs from the answer, or from the silence.
    Refused { appeal_ends: Day },
}

/// A gracious appeal made in time keeps the period for the judge, which begins anew with the
/// refusal; silence of two months is a refusal. A refusal in words makes it begin once more when
/// it comes before the period that followed the silence has run out (CJA R421-2; CRPA L411-2).
pub fn gracious_appeal(from: Day, made_on: Day, refused_on: Option<Day>, today: Day) -> Gracious {
    let ended = appeal_ends(from);
    if made_on > ended {
        return Gracious::TooLate { ended };
    }
    let silence_refuses_on = months_after(made_on, APPEAL_MONTHS);
    let after_silence = appeal_ends(silence_refuses_on);
    match refused_on.filter(|day| *day <= after_silence) {
        Some(day) => Gracious::Refused { appeal_ends: appeal_ends(day) },
        None if today <= silence_refuses_on => Gracious::Waiting { silence_refuses_on },
        None => Gracious::Refused { appeal_ends: after_silence },
    }
}

/// The last day to put up the list of what an assembly examined: within a week (L2121-25).
pub fn list_due_on(held_on: Day) -> Day {
    held_on.plus_days(7)
}

/// The days of an act, as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestones {
    pub voted_on: Day,
    pub signed_on: Option<Day>,
    /// When the State's representative received it: the day of the acknowledgement.
    pub transmitted_on: Option<Day>,
    pub published_on: Option<Day>,
    /// Whether it is one of the acts to be transmitted (L2131-2): a deliberation nearly always.
    pub must_be_transmitted: bool,
}

/// Days that cannot follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MilestoneError {
    #[error("signed on {signed_on}, voted on {voted_on}")]
    SignedBeforeVoted { signed_on: Day, voted_on: Day },
    #[error("transmitted without being signed")]
    TransmittedUnsigned { transmitted_on: Day },
    #[error("transmitted on {transmitted_on}, signed on {signed_on}")]
    TransmittedBeforeSigned { transmitted_on: Day, signed_on: Day },
    #[error("published without being signed")]
    PublishedUnsigned { published_on: Day },
    #[error("published on {published_on}, signed on {signed_on}")]
    PublishedBeforeSigned { published_on: Day, signed_on: Day },
}

impl Milestones {
    /// Whether the days follow each other: voted, signed, then transmitted and published.
    pub fn check(&self) -> Result<(), Vec<MilestoneError>> {
        use MilestoneError as Wrong;
        let voted_on = self.voted_on;
        let early = self.signed_on.filter(|day| *day < voted_on);
        let signed = early.map(|signed_on| Wrong::SignedBeforeVoted { signed_on, voted_on });
        let sent = self.transmitted_on.and_then(|transmitted_on| match self.signed_on {
            None => Some(Wrong::TransmittedUnsigned { transmitted_on }),
            Some(signed_on) => (transmitted_on < signed_on)
                .then_some(Wrong::TransmittedBeforeSigned { transmitted_on, signed_on }),
        });
        let shown = self.published_on.and_then(|published_on| match self.signed_on {
            None => Some(Wrong::PublishedUnsigned { published_on }),
            Some(signed_on) => (published_on < signed_on)
                .then_some(Wrong::PublishedBeforeSigned { published_on, signed_on }),
        });
        let errors: Vec<_> = [signed, sent, shown].into_iter().flatten().collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The day it became executory: published **and** transmitted (L2131-1), whichever came last.
    pub fn executory_on(&self) -> Option<Day> {
        let published_on = self.published_on?;
        if self.must_be_transmitted {
            self.transmitted_on.map(|transmitted_on| transmitted_on.max(published_on))
        } else {
            Some(published_on)
        }
    }

    /// The last day for anybody to appeal: two months run from publication.
    pub fn appeal_ends(&self) -> Option<Day> {
        self.published_on.map(appeal_ends)
    }

    /// The last day for the State's representative to refer it to the court (L2131-6).
    pub fn referral_ends(&self) -> Option<Day> {
        self.transmitted_on.map(appeal_ends)
    }
}

#[cfg(test)]
mod tests;
