//! The name a class has when its pupils are a year older: `CE1-A` → `CE2-A`, `6e 3` → `5e 3`.

use base::fold;
use people::Level;

/// How schools write a level, from the longest; the same place in each list is the same manner.
const fn spellings(level: Level) -> &'static [&'static str] {
    match level {
        Level::Tps => &["TPS"],
        Level::Ps => &["PS"],
        Level::Ms => &["MS"],
        Level::Gs => &["GS"],
        Level::Cp => &["CP"],
        Level::Ce1 => &["CE1"],
        Level::Ce2 => &["CE2"],
        Level::Cm1 => &["CM1"],
        Level::Cm2 => &["CM2"],
        Level::Sixth => &["6ème", "6e", "6"],
        Level::Fifth => &["5ème", "5e", "5"],
        Level::Fourth => &["4ème", "4e", "4"],
        Level::Third => &["3ème", "3e", "3"],
        Level::Second => &["2nde", "2de", "2"],
        Level::First => &["1ère", "1re", "1"],
        Level::Last => &["Tle", "Tle", "T"],
        Level::Other => &[],
    }
}

/// The name one level up; none when the name does not say its level.
pub fn a_level_up(name: &str, from: Level, to: Level) -> Option<String> {
    let pairs = spellings(from).iter().zip(spellings(to));
    pairs.into_iter().find_map(|(before, after)| replaced(name, before, after))
}

/// `before` where a word begins with it. A digit alone counts at the beginning only, and not when
/// it is the first of a number of two digits.
fn replaced(name: &str, before: &str, after: &str) -> Option<String> {
    let wanted = fold(before);
    let is_short = wanted.chars().count() == 1;
    let starts = name.char_indices().map(|(at, _)| at);
    for at in starts {
        let rest = &name[at..];
        let head: String = rest.chars().take(before.chars().count()).collect();
        let begins_a_word = name[..at].chars().last().is_none_or(|it| !it.is_alphanumeric());
        if !begins_a_word || fold(&head) != wanted || is_short && at > 0 {
            continue;
        }
        let tail = &rest[head.len()..];
        let next = tail.chars().next();
        // "10" is not a first of lycée, "Tournesols" is not a terminale.
        let is_letter = before.chars().all(char::is_alphabetic);
        let goes_on =
            |it: char| is_letter && it.is_lowercase() || it.is_ascii_digit() && next_is_one(tail);
        if is_short && next.is_some_and(goes_on) {
            continue;
        }
        return Some(format!("{}{after}{tail}", &name[..at]));
    }
    None
}

/// The tail is one digit and no more: `10` is ten, `601` is the first sixth.
fn next_is_one(tail: &str) -> bool {
    tail.chars().take_while(char::is_ascii_digit).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(name: &str, from: Level) -> Option<String> {
        a_level_up(name, from, from.next_in_school().expect("a level above"))
    }

    #[test]
    fn a_class_that_carries_its_level_has_the_next_one() {
        assert_eq!(up("CE1-A", Level::Ce1).as_deref(), Some("CE2-A"));
        assert_eq!(up("ce1 b", Level::Ce1).as_deref(), Some("CE2 b"));
        assert_eq!(up("Classe de GS", Level::Gs).as_deref(), Some("Classe de CP"));
        assert_eq!(up("6e 3", Level::Sixth).as_deref(), Some("5e 3"));
        assert_eq!(up("6ème B", Level::Sixth).as_deref(), Some("5ème B"));
        assert_eq!(up("601", Level::Sixth).as_deref(), Some("501"));
        assert_eq!(up("6b", Level::Sixth).as_deref(), Some("5b"));
        assert_eq!(up("4A", Level::Fourth).as_deref(), Some("3A"));
        assert_eq!(up("2nde 4", Level::Second).as_deref(), Some("1ère 4"));
        assert_eq!(up("1re G2", Level::First).as_deref(), Some("Tle G2"));
    }

    #[test]
    fn a_class_with_a_name_of_its_own_keeps_it() {
        assert_eq!(up("Les Hirondelles", Level::Ce1), None);
        assert_eq!(up("Tournesols", Level::First), None);
        assert_eq!(up("10", Level::First), None);
        assert_eq!(up("Groupe 6", Level::Sixth), None);
    }
}
