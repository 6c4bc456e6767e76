//! Numbers, days and hours in words, as acts write them: « le treize décembre deux mille
//! vingt-trois, à dix-neuf heures ».

use base::{Day, Locale, Minutes};

const SMALL: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS: [&str; 7] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

/// Whether a final `vingt` or `cent` takes its `s`: not before `mille`, which is a number too.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Last,
    BeforeThousand,
}

/// A number in words, in the masculine and the spelling of acts: hyphens below a hundred alone.
pub fn number(number: u32) -> String {
    match number {
        0..=999 => below_thousand(number, End::Last),
        1_000..=999_999 => {
            let thousands = match number / 1_000 {
                1 => "mille".to_owned(),
                many => format!("{} mille", below_thousand(many, End::BeforeThousand)),
            };
            joined(thousands, number % 1_000)
        }
        _ => {
            let (power, singular, plural) = if number < 1_000_000_000 {
                (1_000_000, "million", "millions")
            } else {
                (1_000_000_000, "milliard", "milliards")
            };
            let count = number / power;
            let unit = if count == 1 { singular } else { plural };
            joined(format!("{} {unit}", self::number(count)), number % power)
        }
    }
}

fn joined(before: String, rest: u32) -> String {
    if rest == 0 { before } else { format!("{before} {}", number(rest)) }
}

/// The same counting feminine things (`voix`, `heures`, `abstentions`): only `un` changes.
pub fn feminine(count: u32) -> String {
    let words = number(count);
    let ends_in_one = words == "un" || words.ends_with(" un") || words.ends_with("-un");
    if ends_in_one { format!("{words}e") } else { words }
}

fn below_thousand(number: u32, end: End) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let plural = if rest == 0 && end == End::Last { "s" } else { "" };
    let before = match hundreds {
        0 => return below_hundred(rest, end),
        1 => "cent".to_owned(),
        many => format!("{} cent{plural}", below_hundred(many, end)),
    };
    if rest == 0 { before } else { format!("{before} {}", below_hundred(rest, end)) }
}

fn below_hundred(number: u32, end: End) -> String {
    let small = |number: u32| SMALL.get(number as usize).copied().unwrap_or_default();
    match number {
        0..=19 => small(number).to_owned(),
        80 if end == End::Last => "quatre-vingts".to_owned(),
        80 => "quatre-vingt".to_owned(),
        81..=99 => format!("quatre-vingt-{}", small(number - 80)),
        71 => "soixante et onze".to_owned(),
        60..=79 if number > 61 => format!("soixante-{}", small(number - 60)),
        _ => {
            let tens = TENS.get(number as usize / 10).copied().unwrap_or_default();
            match number % 10 {
                0 => tens.to_owned(),
                1 => format!("{tens} et un"),
                unit => format!("{tens}-{}", small(unit)),
            }
        }
    }
}

/// `treize décembre`, `premier janvier`.
pub fn day_of_year(day: Day) -> String {
    let written = day.without_year(Locale::Fr);
    let month = written.split_once(' ').map_or("", |(_, month)| month);
    let of_month = match day.day() {
        1 => "premier".to_owned(),
        other => number(u32::from(other.unsigned_abs())),
    };
    format!("{of_month} {month}")
}

/// `deux mille vingt-trois`.
pub fn year(day: Day) -> String {
    number(u32::from(day.year().unsigned_abs()))
}

/// `13 décembre 2023`.
pub fn plain_day(day: Day) -> String {
    format!("{}\u{a0}{}", day.without_year(Locale::Fr), day.year())
}

/// `dix-neuf heures`, `vingt et une heures trente`, `une heure`.
pub fn hour(time: Minutes) -> String {
    let (hours, minutes) = (u32::from(time.0 / 60), u32::from(time.0 % 60));
    let unit = if hours < 2 { "heure" } else { "heures" };
    let hours = feminine(hours);
    if minutes == 0 {
        format!("{hours} {unit}")
    } else {
        format!("{hours} {unit} {}", feminine(minutes))
    }
}

/// `d’Armentières`, `du Quesnoy`, `des Moëres`, `de La Madeleine`, `de Lys-lez-Lannoy`. An `h` is
/// taken as aspirate: nobody is shocked by it.
pub fn of_place(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("Le ") {
        return format!("du {rest}");
    }
    if let Some(rest) = name.strip_prefix("Les ") {
        return format!("des {rest}");
    }
    let first = base::fold(name).chars().next();
    if first.is_some_and(|letter| "aeiouy".contains(letter)) {
        format!("d’{name}")
    } else {
        format!("de {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_written_as_at_school() {
        for (count, words) in [
            (0, "zéro"),
            (16, "seize"),
            (17, "dix-sept"),
            (21, "vingt et un"),
            (33, "trente-trois"),
            (61, "soixante et un"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (77, "soixante-dix-sept"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (91, "quatre-vingt-onze"),
            (99, "quatre-vingt-dix-neuf"),
            (100, "cent"),
            (101, "cent un"),
            (200, "deux cents"),
            (201, "deux cent un"),
            (280, "deux cent quatre-vingts"),
            (1_000, "mille"),
            (1_980, "mille neuf cent quatre-vingts"),
            (2_023, "deux mille vingt-trois"),
            (80_000, "quatre-vingt mille"),
            (200_000, "deux cent mille"),
            (200_200, "deux cent mille deux cents"),
            (1_000_000, "un million"),
            (80_000_001, "quatre-vingts millions un"),
            (2_000_000_000, "deux milliards"),
        ] {
            assert_eq!(number(count), words, "{count}");
        }
        assert_eq!(feminine(21), "vingt et une");
        assert_eq!(feminine(81), "quatre-vingt-une");
        assert_eq!(feminine(11), "onze");
        assert_eq!(feminine(0), "zéro");
    }

    #[test]
    fn a_day_and_an_hour_are_said_as_acts_say_them() {
        let day = |text| Day::parse_iso(text).expect("a day");
        assert_eq!(day_of_year(day("2023-12-13")), "treize décembre");
        assert_eq!(day_of_year(day("2024-02-01")), "premier février");
        assert_eq!(year(day("1999-12-31")), "mille neuf cent quatre-vingt-dix-neuf");
        assert_eq!(
            plain_day(day("2023-12-06")),
            "6\u{a0}décembre\u{a0}2023".replace("\u{a0}d", " d")
        );
        assert_eq!(hour(Minutes(19 * 60)), "dix-neuf heures");
        assert_eq!(hour(Minutes(21 * 60 + 30)), "vingt et une heures trente");
        assert_eq!(hour(Minutes(61)), "une heure une");
    }

    #[test]
    fn a_town_takes_its_own_preposition() {
        for (name, of) in [
            ("Lys-lez-Lannoy", "de Lys-lez-Lannoy"),
            ("Armentières", "d’Armentières"),
            ("Émerchicourt", "d’Émerchicourt"),
            ("Le Quesnoy", "du Quesnoy"),
            ("Les Moëres", "des Moëres"),
            ("La Madeleine", "de La Madeleine"),
        ] {
            assert_eq!(of_place(name), of);
        }
    }

    proptest! {
        #[test]
        fn no_two_numbers_are_written_alike(a in 0_u32..3_000_000, b in 0_u32..3_000_000) {
            prop_assert_eq!(a == b, number(a) == number(b));
        }
    }
}
