//! The words of columns and of tables: in a form, and where a choice is remembered.

use super::{ChildColumn, Column, TableKind};
use serde::{Deserialize, Serialize};

/// Every column the house keeps, in the order in which they are offered.
const WORDS: [(Column, &str); 32] = [
    (Column::Last, "last"),
    (Column::Usage, "usage"),
    (Column::First, "first"),
    (Column::BornOn, "born-on"),
    (Column::Title, "title"),
    (Column::Sex, "sex"),
    (Column::Ine, "ine"),
    (Column::Id, "id"),
    (Column::Class, "class"),
    (Column::ClassKey, "class-key"),
    (Column::Level, "level"),
    (Column::EnteredOn, "entered-on"),
    (Column::Uai, "uai"),
    (Column::Profile, "profile"),
    (Column::Function, "function"),
    (Column::Director, "director"),
    (Column::Email, "email"),
    (Column::Mobile, "mobile"),
    (Column::HomePhone, "home-phone"),
    (Column::WorkPhone, "work-phone"),
    (Column::Address, "address"),
    (Column::Postcode, "postcode"),
    (Column::City, "city"),
    (Column::Kinship, "kinship"),
    (Column::Authority, "authority"),
    (Column::Child(ChildColumn::Last), "child-last"),
    (Column::Child(ChildColumn::Usage), "child-usage"),
    (Column::Child(ChildColumn::First), "child-first"),
    (Column::Child(ChildColumn::Class), "child-class"),
    (Column::Child(ChildColumn::BornOn), "child-born-on"),
    (Column::Child(ChildColumn::Ine), "child-ine"),
    (Column::Child(ChildColumn::Id), "child-id"),
];

impl Column {
    pub fn all() -> impl Iterator<Item = Column> {
        WORDS.into_iter().map(|(column, _)| column)
    }

    /// Empty for what is read and not kept.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(column, _)| *column == self).map_or("", |(_, word)| word)
    }

    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, known)| *known == word).map(|(column, _)| *column)
    }
}

impl From<Column> for String {
    fn from(column: Column) -> Self {
        column.word().to_owned()
    }
}

impl From<String> for Column {
    fn from(word: String) -> Self {
        Column::parse(&word).unwrap_or(Column::Unkept)
    }
}

impl Serialize for Column {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Column::from)
    }
}

impl TableKind {
    pub const ALL: [TableKind; 4] =
        [TableKind::Pupils, TableKind::Guardians, TableKind::Staff, TableKind::Mixed];

    pub const fn word(self) -> &'static str {
        match self {
            TableKind::Pupils => "pupils",
            TableKind::Guardians => "guardians",
            TableKind::Staff => "staff",
            TableKind::Mixed => "mixed",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_again_by_its_word() {
        for column in Column::all() {
            assert_eq!(Column::parse(column.word()), Some(column));
        }
        assert_eq!((Column::Unkept.word(), Column::parse("")), ("", None));
    }
}
