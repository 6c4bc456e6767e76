//! One row, read by the meaning of its columns.

use super::cells::Cells;
use super::column::Column;
use super::layout::Layout;
use crate::read::notes::Notes;
use crate::record::{Address, Contact, Identity};
use base::{Day, Title};

pub(super) struct Row<'a> {
    pub layout: &'a Layout,
    pub cells: &'a Cells,
}

impl<'a> Row<'a> {
    pub fn cell(&self, place: usize) -> &'a str {
        self.cells.get(place).unwrap_or_default().trim()
    }

    pub fn text(&self, column: Column) -> &'a str {
        self.layout.place(column).map_or("", |place| self.cell(place))
    }

    pub fn owned(&self, column: Column) -> String {
        self.text(column).to_owned()
    }

    /// What is written in all columns of this meaning.
    pub fn all(&self, column: Column) -> impl Iterator<Item = &'a str> {
        self.layout.places(column).map(|place| self.cell(place)).filter(|text| !text.is_empty())
    }

    pub fn day(&self, column: Column, notes: &mut Notes<'_>) -> Option<Day> {
        notes.day(self.layout.title(column), self.text(column))
    }

    pub fn choice(&self, column: Column, notes: &mut Notes<'_>) -> Option<bool> {
        notes.choice(self.layout.title(column), self.text(column))
    }

    pub fn identity(&self, notes: &mut Notes<'_>) -> Identity {
        let (family, usage) = (self.text(Column::Last), self.text(Column::Usage));
        let title = Title::parse(self.text(Column::Title));
        Identity {
            last: base::calm(if usage.is_empty() { family } else { usage }),
            first: base::calm(self.text(Column::First)),
            family: base::calm(family),
            other_firsts: self.all(Column::OtherFirsts).map(base::calm).collect(),
            title: title.or_else(|| title_of_sex(self.text(Column::Sex))),
            born_on: self.day(Column::BornOn, notes),
        }
    }

    pub fn contact(&self, notes: &mut Notes<'_>) -> Contact {
        Contact {
            email: self.owned(Column::Email),
            home_phone: self.owned(Column::HomePhone),
            work_phone: self.owned(Column::WorkPhone),
            mobile: self.owned(Column::Mobile),
            sms: None,
            address: Address {
                lines: lines(self.text(Column::Address)),
                postcode: self.owned(Column::Postcode),
                city: self.owned(Column::City),
                country: self.owned(Column::Country),
            },
            address_shared: self.choice(Column::AddressShared, notes),
        }
    }

    pub fn second_address(&self) -> Address {
        Address {
            lines: lines(self.text(Column::SecondAddress)),
            postcode: self.owned(Column::SecondPostcode),
            city: self.owned(Column::SecondCity),
            country: self.owned(Column::SecondCountry),
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn title_of_sex(text: &str) -> Option<Title> {
    match base::fold(text).as_str() {
        "f" | "feminin" | "fille" => Some(Title::Mme),
        "m" | "masculin" | "garcon" => Some(Title::M),
        _ => None,
    }
}
