//! Names of persons, as a class list, a letter and a small round face show them.

use serde::{Deserialize, Serialize};

/// Madame or Monsieur, when the feed says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Title {
    Mme,
    M,
}

impl Title {
    pub const fn code(self) -> &'static str {
        match self {
            Title::Mme => "Mme",
            Title::M => "M",
        }
    }

    /// Reads the spellings of the feeds: `M.`, `M`, `MME`, `Mme`, `Madame`, `Mlle`.
    pub fn parse(text: &str) -> Option<Self> {
        match crate::fold(text).as_str() {
            "m" | "mr" | "monsieur" => Some(Title::M),
            "mme" | "madame" | "mlle" | "mademoiselle" | "me" => Some(Title::Mme),
            _ => None,
        }
    }

    pub const fn written(self) -> &'static str {
        match self {
            Title::Mme => "Mme",
            Title::M => "M.",
        }
    }
}

/// A person's name. `last` is the name in use; the family name of the civil register is a detail.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PersonName {
    pub first: String,
    pub last: String,
    pub title: Option<Title>,
}

impl PersonName {
    pub fn new(first: impl Into<String>, last: impl Into<String>, title: Option<Title>) -> Self {
        PersonName { first: first.into(), last: last.into(), title }
    }

    /// `Léa Martin`
    pub fn full(&self) -> String {
        if self.first.is_empty() {
            self.last.clone()
        } else {
            format!("{} {}", self.first, self.last)
        }
    }

    /// `Mme Durand`, or `Claire Durand` when no title is known: how families name a teacher.
    pub fn formal(&self) -> String {
        match self.title {
            Some(title) => format!("{} {}", title.written(), self.last),
            None => self.full(),
        }
    }

    /// `Martin Léa`: the order of lists.
    pub fn listed(&self) -> String {
        format!("{} {}", self.last, self.first)
    }

    /// One or two letters for the face.
    pub fn initials(&self) -> String {
        let letters = [&self.first, &self.last].into_iter().filter_map(|part| part.chars().next());
        letters.flat_map(char::to_uppercase).collect()
    }

    pub fn sort_key(&self) -> String {
        crate::sort_key(&self.last, &self.first)
    }
}

/// `DE LA TOUR D'ARGENT` → `De La Tour D'Argent`: feeds shout, pages do not.
///
/// A text that has a lower-case letter is left as it is: somebody has written it with care.
pub fn calm(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().any(char::is_lowercase) {
        return text;
    }
    let mut calm = String::with_capacity(text.len());
    let mut starts_word = true;
    for c in text.chars() {
        if starts_word {
            calm.push(c);
        } else {
            calm.extend(c.to_lowercase());
        }
        starts_word = !c.is_alphanumeric();
    }
    calm
}

impl PersonName {
    /// A name as a feed gives it, calmed.
    pub fn from_feed(first: &str, last: &str, title: Option<&str>) -> Self {
        PersonName::new(calm(first), calm(last), title.and_then(Title::parse))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_in_each_of_its_forms() {
        let name = PersonName::from_feed("CLAIRE", "DURAND-LEFÈVRE", Some("MME"));
        assert_eq!(name.full(), "Claire Durand-Lefèvre");
        assert_eq!(name.formal(), "Mme Durand-Lefèvre");
        assert_eq!(name.initials(), "CD");
        assert_eq!(name.sort_key(), "durand lefevre claire");
    }

    #[test]
    fn a_name_written_with_care_is_left_alone() {
        assert_eq!(calm("van der Meer"), "van der Meer");
        assert_eq!(calm("D'HONDT"), "D'Hondt");
        assert_eq!(calm("ÉLÉONORE"), "Éléonore");
    }
}
