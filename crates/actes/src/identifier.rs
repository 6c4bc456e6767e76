//! The identity of an act: what the State calls it for ever.

use crate::tree::short;
use crate::{ActNature, Department, InternalNumber, ReadingProblem, Siren};
use base::Day;
use std::fmt;

/// `059-215903675-20231213-2023_DEL_45-DE`: department, SIREN, day of the decision, number given
/// by the authority, nature. The ministry makes it of what was sent and gives it back in the
/// acknowledgement (`IDActe`); the same five make every file name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActId {
    pub department: Department,
    pub siren: Siren,
    pub decided_on: Day,
    pub number: InternalNumber,
    pub nature: ActNature,
}

impl ActId {
    /// Reads one. A number may hold `-`: some software has sent such.
    pub fn parse(written: &str) -> Result<Self, ReadingProblem> {
        Self::of(written)
            .ok_or_else(|| ReadingProblem::Bad { what: "IDActe", value: short(written) })
    }

    fn of(written: &str) -> Option<Self> {
        let (written, nature) = written.trim().rsplit_once('-')?;
        let mut parts = written.splitn(4, '-');
        let department = parts.next().filter(|it| it.len() == 3)?;
        Some(ActId {
            department: Department::parse(department).ok()?,
            siren: Siren::parse(parts.next()?).ok()?,
            decided_on: compact_day(parts.next()?)?,
            number: InternalNumber::received(parts.next()?)?,
            nature: ActNature::abridged(nature)?,
        })
    }
}

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ActId { department, siren, decided_on, number, nature } = self;
        let day = compact(*decided_on);
        write!(f, "{department}-{siren}-{day}-{number}-{}", nature.abridgement())
    }
}

/// `20231213`.
pub(crate) fn compact(day: Day) -> String {
    day.iso().replace('-', "")
}

pub(crate) fn compact_day(written: &str) -> Option<Day> {
    let is_eight = written.len() == 8 && written.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = is_eight.then(|| written.split_at(4))?;
    Day::new(year.parse().ok()?, rest[..2].parse().ok()?, rest[2..].parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identity_of_an_act_is_read_as_it_is_written() {
        for written in [
            "059-215903675-20231213-2023_DEL_45-DE",
            "02A-215903675-20240229-1-AR",
            "072-257202432-20240201-DELIB0102241-DE",
            "059-215903675-20231213-2023-45-DE",
        ] {
            let id = ActId::parse(written).expect(written);
            assert_eq!(id.to_string(), written);
        }
        for wrong in [
            "",
            "059-215903675-20231213-2023_DEL_45",
            "59-215903675-20231213-1-DE",
            "059-215903676-20231213-1-DE",
            "059-215903675-20230229-1-DE",
            "059-215903675-20231213--DE",
            "059-215903675-20231213-0123456789ABCDEF-DE",
            "059-215903675-20231213-1-XX",
        ] {
            assert!(ActId::parse(wrong).is_err(), "{wrong}");
        }
    }
}
