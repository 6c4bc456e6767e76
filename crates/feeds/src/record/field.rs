//! The fields of the records, and sets of them.

use std::fmt;

macro_rules! fields {
    ($($field:ident $code:literal)*) => {
        /// One thing a feed may say about a school or a person.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($field),* }

        impl Field {
            pub const ALL: &[Field] = &[$(Field::$field),*];

            /// The word for it in the history of feeds.
            pub const fn code(self) -> &'static str {
                match self { $(Field::$field => $code),* }
            }
        }
    };
}

fields! {
    Last "last"
    First "first"
    Family "family"
    OtherFirsts "other-firsts"
    Title "title"
    BornOn "born-on"
    Email "email"
    HomePhone "home-phone"
    WorkPhone "work-phone"
    Mobile "mobile"
    Sms "sms"
    AddressLines "address-lines"
    Postcode "postcode"
    City "city"
    Country "country"
    AddressShared "address-shared"
    SecondAddress "second-address"
    Ine "ine"
    Attachment "attachment"
    Schools "schools"
    Classes "classes"
    Groups "groups"
    ClassDates "class-dates"
    EnteredSchoolOn "entered-school-on"
    LeftSchoolOn "left-school-on"
    Level "level"
    Cycle "cycle"
    Mef "mef"
    Regime "regime"
    Guardians "guardians"
    Scholarship "scholarship"
    Transport "transport"
    Canteen "canteen"
    ChildcareMorning "childcare-morning"
    ChildcareEvening "childcare-evening"
    SupervisedStudy "supervised-study"
    PhotoPermission "photo-permission"
    AssociationPermission "association-permission"
    Children "children"
    Functions "functions"
    IsTeacher "is-teacher"
    Teaches "teaches"
    TeachesGroups "teaches-groups"
    Leads "leads"
    Specialities "specialities"
    Uai "uai"
    Siret "siret"
    Name "name"
    SchoolKind "school-kind"
    Contract "contract"
    Phone "phone"
    Town "town"
    District "district"
    Sector "sector"
    Rpi "rpi"
    Sts "sts"
}

impl Field {
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }
}

/// What a record speaks about.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Fields(u64);

impl Fields {
    pub const NONE: Fields = Fields(0);

    pub fn insert(&mut self, field: Field) {
        self.0 |= 1 << (field as u64);
    }

    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.insert(field);
        self
    }

    pub const fn contains(self, field: Field) -> bool {
        self.0 & (1 << (field as u64)) != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| self.contains(*field))
    }

    /// The set as one number, for the database.
    pub const fn bits(self) -> u64 {
        self.0
    }

    pub const fn from_bits(bits: u64) -> Self {
        Fields(bits)
    }
}

impl FromIterator<Field> for Fields {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        fields.into_iter().fold(Fields::NONE, Fields::with)
    }
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Field::code)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_fields_remembers_what_was_spoken_about() {
        let fields = Fields::NONE.with(Field::Last).with(Field::Rpi);
        assert!(fields.contains(Field::Rpi) && !fields.contains(Field::First));
        assert_eq!(Fields::from_bits(fields.bits()), fields);
        assert_eq!(format!("{fields:?}"), r#"{"last", "rpi"}"#);
    }

    #[test]
    fn every_field_has_its_own_code_and_fits_in_the_set() {
        assert!(Field::ALL.len() <= 64);
        for field in Field::ALL {
            assert_eq!(Field::from_code(field.code()), Some(*field));
        }
    }
}
