//! What files write in a cell: days, hours, weeks, several names.

use crate::{Letter, weeks::Weeks};
use base::{Day, fold};

const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// `lundi`, `Lun.`, `ma`, or the number that STS gives it: 1 is Monday.
pub fn weekday(text: &str) -> Option<u8> {
    let word = fold(text);
    if let Ok(number) = word.parse::<u8>() {
        return (1..=7).contains(&number).then(|| number - 1);
    }
    let is_named = |day: &str| word.len() >= 2 && day.starts_with(&word);
    // `m` alone, or `ma`, would be two of them: two letters are enough to tell.
    let found = DAYS.iter().position(|day| is_named(day))?;
    u8::try_from(found).ok()
}

/// `8h30`, `08:30`, `8 h`, `0830`: minutes after midnight.
pub fn time(text: &str) -> Option<u16> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let parted = compact.to_lowercase().replace(['h', '.'], ":");
    let (hours, minutes) = match parted.split_once(':') {
        Some((hours, minutes)) => {
            // Seconds of a spreadsheet.
            let minutes = minutes.split(':').next().unwrap_or_default();
            (hours.to_owned(), if minutes.is_empty() { "0" } else { minutes }.to_owned())
        }
        None if matches!(parted.len(), 3 | 4) && parted.is_ascii() => {
            let (hours, minutes) = parted.split_at(parted.len() - 2);
            (hours.to_owned(), minutes.to_owned())
        }
        None => return None,
    };
    let is_number =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(&hours) || !is_number(&minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// `1h00`, `0100`, or minutes: `55`.
pub fn duration(text: &str) -> Option<u16> {
    let digits = text.trim();
    if digits.len() <= 2 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse().ok().filter(|minutes| *minutes > 0);
    }
    time(text).filter(|minutes| *minutes > 0)
}

/// In which weeks: `A`, `Q1` of EDT, `H` and `W` for all of them, or dates.
pub fn weeks(text: &str) -> Option<Weeks> {
    let word = fold(text);
    let word = word.strip_prefix("semaine ").or(word.strip_prefix("sem ")).unwrap_or(&word);
    Some(match word {
        "" | "h" | "w" | "toutes" | "tous" | "hebdo" | "hebdomadaire" => Weeks::Every,
        "a" | "q1" | "1" => Weeks::Of(Letter::A),
        "b" | "q2" | "2" => Weeks::Of(Letter::B),
        _ => {
            let parts = text.split([' ', ',', '|', '+']).filter(|part| !part.is_empty());
            let days: Option<Vec<Day>> = parts.map(|part| Day::parse(part).ok()).collect();
            Weeks::only(days?)
        }
    })
}

/// Several names in a cell, each once, without the brackets EDT puts around groups.
pub fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', '+', '|', '\n', ';']) {
        let kept = part.chars().filter(|c| !['[', ']', '<', '>'].contains(c));
        let name = line(&kept.collect::<String>());
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// One line, without control characters.
pub fn line(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_are_read_as_people_and_programs_write_them() {
        for (text, minutes) in [
            ("8h30", Some(510)),
            ("  13h30", Some(810)),
            ("08:30", Some(510)),
            ("8 h", Some(480)),
            ("0830", Some(510)),
            ("08:30:00", Some(510)),
            ("8.30", Some(510)),
            ("M1", None),
            ("24h00", None),
            ("8h75", None),
            ("", None),
        ] {
            assert_eq!(time(text), minutes, "{text}");
        }
        assert_eq!((duration("55"), duration("1h00"), duration("0")), (Some(55), Some(60), None));
    }

    #[test]
    fn days_and_weeks_are_read_as_schools_write_them() {
        assert_eq!((weekday("Lundi"), weekday("mer."), weekday("5")), (Some(0), Some(2), Some(4)));
        assert_eq!((weekday("ma"), weekday("me"), weekday("")), (Some(1), Some(2), None));
        assert_eq!((weekday("m"), weekday("8"), weekday("hier")), (None, None, None));
        assert_eq!(weeks("Semaine B"), Some(Weeks::Of(Letter::B)));
        assert_eq!((weeks("Q1"), weeks("H")), (Some(Weeks::Of(Letter::A)), Some(Weeks::Every)));
        let some = weeks("23/11/2026, 07/12/2026").expect("weeks");
        assert_eq!(some.to_string(), "2026-11-23 2026-12-07");
        assert_eq!(weeks("parfois"), None);
        assert_eq!(names("[6A_ALL], <6B>+6B"), ["6A_ALL", "6B"]);
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_is_not(text in ".{0,20}") {
            prop_assert!(weekday(&text).is_none_or(|day| day < 7));
            prop_assert!(time(&text).is_none_or(|minutes| minutes < 1440));
            prop_assert!(duration(&text).is_none_or(|minutes| minutes > 0));
            for name in names(&text) {
                prop_assert!(!name.is_empty());
                let again = vec![name.clone()];
                prop_assert_eq!(names(&name), again);
            }
            let _ = weeks(&text);
        }
    }
}
