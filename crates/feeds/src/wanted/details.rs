//! What a feed says of a person's details, and what that changes.

use base::{Day, PersonName, Title};
use people::{Details, Sex};
use serde::{Deserialize, Serialize};

/// `None`: the feed does not speak of it, or leaves empty what a hand may have filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct WantedDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_day: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_home: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_mobile: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_work: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
}

db::word! {
    /// A detail that a feed may change, for « before → after ».
    pub enum DetailField {
        Last = "last", First = "first", Family = "family", Title = "title",
        BirthDay = "birth_day", Sex = "sex", Mail = "mail", PhoneHome = "phone_home",
        PhoneMobile = "phone_mobile", PhoneWork = "phone_work", Address = "address",
        Postcode = "postcode", City = "city",
    }
}

impl WantedDetails {
    /// Somebody new.
    pub fn of_new(&self) -> Details {
        self.put_on(Details::named(PersonName::new("", "", None)))
    }

    /// What a later line says instead.
    pub fn take(&mut self, later: &WantedDetails) {
        let take = |slot: &mut Option<String>, later: &Option<String>| {
            if later.is_some() {
                slot.clone_from(later);
            }
        };
        take(&mut self.last, &later.last);
        take(&mut self.first, &later.first);
        take(&mut self.family, &later.family);
        take(&mut self.sex, &later.sex);
        take(&mut self.mail, &later.mail);
        take(&mut self.phone_home, &later.phone_home);
        take(&mut self.phone_mobile, &later.phone_mobile);
        take(&mut self.phone_work, &later.phone_work);
        take(&mut self.address, &later.address);
        take(&mut self.postcode, &later.postcode);
        take(&mut self.city, &later.city);
        self.title = later.title.or(self.title);
        self.birth_day = later.birth_day.or(self.birth_day);
    }

    /// What is known, with what the feed says of it.
    pub fn put_on(&self, mut details: Details) -> Details {
        let put = |slot: &mut String, wanted: &Option<String>| {
            if let Some(wanted) = wanted {
                slot.clone_from(wanted);
            }
        };
        put(&mut details.name.last, &self.last);
        put(&mut details.name.first, &self.first);
        put(&mut details.family_name, &self.family);
        put(&mut details.mail, &self.mail);
        put(&mut details.phone_home, &self.phone_home);
        put(&mut details.phone_mobile, &self.phone_mobile);
        put(&mut details.phone_work, &self.phone_work);
        put(&mut details.address, &self.address);
        put(&mut details.postcode, &self.postcode);
        put(&mut details.city, &self.city);
        details.name.title = self.title.or(details.name.title);
        details.birth_day = self.birth_day.or(details.birth_day);
        details.sex = self.sex.as_deref().and_then(Sex::parse).or(details.sex);
        details.tidied()
    }
}

impl DetailField {
    pub fn of(self, details: &Details) -> String {
        match self {
            DetailField::Last => details.name.last.clone(),
            DetailField::First => details.name.first.clone(),
            DetailField::Family => details.family_name.clone(),
            DetailField::Title => details.name.title.map_or("", Title::code).to_owned(),
            DetailField::BirthDay => details.birth_day.map_or_else(String::new, Day::iso),
            DetailField::Sex => details.sex.map_or("", Sex::word).to_owned(),
            DetailField::Mail => details.mail.clone(),
            DetailField::PhoneHome => details.phone_home.clone(),
            DetailField::PhoneMobile => details.phone_mobile.clone(),
            DetailField::PhoneWork => details.phone_work.clone(),
            DetailField::Address => details.address.clone(),
            DetailField::Postcode => details.postcode.clone(),
            DetailField::City => details.city.clone(),
        }
    }

    pub fn put(self, details: &mut Details, text: &str) {
        match self {
            DetailField::Last => text.clone_into(&mut details.name.last),
            DetailField::First => text.clone_into(&mut details.name.first),
            DetailField::Family => text.clone_into(&mut details.family_name),
            DetailField::Title => details.name.title = Title::parse(text),
            DetailField::BirthDay => details.birth_day = Day::parse_iso(text),
            DetailField::Sex => details.sex = Sex::parse(text),
            DetailField::Mail => text.clone_into(&mut details.mail),
            DetailField::PhoneHome => text.clone_into(&mut details.phone_home),
            DetailField::PhoneMobile => text.clone_into(&mut details.phone_mobile),
            DetailField::PhoneWork => text.clone_into(&mut details.phone_work),
            DetailField::Address => text.clone_into(&mut details.address),
            DetailField::Postcode => text.clone_into(&mut details.postcode),
            DetailField::City => text.clone_into(&mut details.city),
        }
    }
}
