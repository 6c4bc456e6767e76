//! What feeds say of any person: a name, a birthday, ways to reach him.

use base::{Day, Title};

/// Who a person is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The name in use.
    pub last: String,
    pub first: String,
    /// The name of the civil register.
    pub family: String,
    pub other_firsts: Vec<String>,
    /// Mme or M.; of a pupil, what the file says of his sex.
    pub title: Option<Title>,
    pub born_on: Option<Day>,
}

/// How to reach a person. An empty text is something the feed leaves empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    pub email: String,
    pub home_phone: String,
    pub work_phone: String,
    pub mobile: String,
    /// The person accepts text messages.
    pub sms: Option<bool>,
    pub address: Address,
    /// The person accepts that associations of parents are given his address.
    pub address_shared: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub lines: Vec<String>,
    pub postcode: String,
    pub city: String,
    pub country: String,
}

impl Address {
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.postcode.is_empty() && self.city.is_empty()
    }
}
