//! Whom a letter names: persons and groups, as a form and a draft write them.

use base::Id;
use people::{Group, Person};
use std::{collections::HashSet, fmt, str::FromStr};

db::word! {
    /// What a person is to a letter.
    pub enum Role { To = "to", Cc = "cc", Bcc = "bcc", Sender = "sender" }
}

/// A person, perhaps for a child of his, or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Person { id: Id<Person>, on_behalf_of: Option<Id<Person>> },
    Group(Id<Group>),
}

/// A target and how the letter names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pick {
    pub role: Role,
    pub target: Target,
}

/// The most lines a letter may name: a group is one.
pub const PICKS_MAX: usize = 60;

impl Target {
    pub const fn person(id: Id<Person>) -> Self {
        Target::Person { id, on_behalf_of: None }
    }

    pub const fn person_id(self) -> Option<Id<Person>> {
        match self {
            Target::Person { id, .. } => Some(id),
            Target::Group(_) => None,
        }
    }

    /// The pupil a guardian is named for.
    pub const fn on_behalf_of(self) -> Option<Id<Person>> {
        match self {
            Target::Person { on_behalf_of, .. } => on_behalf_of,
            Target::Group(_) => None,
        }
    }

    pub const fn group_id(self) -> Option<Id<Group>> {
        match self {
            Target::Person { .. } => None,
            Target::Group(id) => Some(id),
        }
    }
}

/// `p:9`, `p:9:45` (for the pupil 45), `g:12`.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Person { id, on_behalf_of: None } => write!(f, "p:{id}"),
            Target::Person { id, on_behalf_of: Some(pupil) } => write!(f, "p:{id}:{pupil}"),
            Target::Group(id) => write!(f, "g:{id}"),
        }
    }
}

/// The text names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl FromStr for Target {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut parts = text.split(':');
        let kind = parts.next();
        let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok());
        match (kind, number(), number()) {
            (Some("p"), Some(id), pupil) => {
                Ok(Target::Person { id: Id::new(id), on_behalf_of: pupil.map(Id::new) })
            }
            (Some("g"), Some(id), None) => Ok(Target::Group(Id::new(id))),
            _ => Err(Unreadable),
        }
    }
}

/// The picks of a form: unreadable ones are dropped, and each target is named once, where it is
/// most open. One more than a letter may name is enough to see that there are too many.
pub fn of_form(to: &[String], cc: &[String], bcc: &[String]) -> Vec<Pick> {
    let roles = [(Role::To, to), (Role::Cc, cc), (Role::Bcc, bcc)];
    let named = roles.into_iter().flat_map(|(role, values)| {
        let targets = values.iter().filter_map(|value| value.parse::<Target>().ok());
        targets.map(move |target| Pick { role, target })
    });
    let mut known = HashSet::new();
    named.filter(|pick| known.insert(pick.target)).take(PICKS_MAX + 1).collect()
}

/// As a draft keeps them: `to=p:9 cc=g:12`.
pub fn written(picks: &[Pick]) -> String {
    let words: Vec<String> =
        picks.iter().map(|pick| format!("{}={}", pick.role.word(), pick.target)).collect();
    words.join(" ")
}

pub fn read(written: &str) -> Vec<Pick> {
    let words = written.split(' ').filter_map(|word| word.split_once('='));
    let pick = |(role, target): (&str, &str)| {
        Some(Pick { role: Role::parse(role)?, target: target.parse().ok()? })
    };
    words.filter_map(pick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_survive_a_draft() {
        let to = ["p:9".to_owned(), "g:12".to_owned()];
        let cc = ["p:9".to_owned(), "p:7:45".to_owned(), "x:1".to_owned(), "p:".to_owned()];
        let picks = of_form(&to, &cc, &[]);
        assert_eq!(written(&picks), "to=p:9 to=g:12 cc=p:7:45");
        assert_eq!(read(&written(&picks)), picks);
        assert!(read("").is_empty());
    }

    #[test]
    fn a_form_that_names_the_whole_town_is_not_read_to_its_end() {
        let to: Vec<String> = (0..100_000).map(|id| format!("p:{id}")).collect();
        assert_eq!(of_form(&to, &to, &to).len(), PICKS_MAX + 1);
    }
}
