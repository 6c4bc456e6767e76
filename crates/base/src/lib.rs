//! Words without I/O: identifiers, instants and days, school years, names, rich text, languages.
//!
//! Everything above this floor speaks with these types. They hold no connection, read no clock
//! and draw no number by themselves: time and chance come in as [`Clock`] and [`Random`].

mod calendar;
mod clock;
mod day;
mod elision;
mod fold;
mod id;
mod instant;
mod lang;
mod locale;
mod money;
mod name;
mod random;
mod rich_text;
mod school_week;

pub use calendar::{Closure, QuietHours, SchoolYear, Zone, is_public_holiday, public_holidays};
pub use clock::Clock;
pub use day::{Day, DayError};
pub use elision::with_de;
pub use fold::{fold, search_words, sort_key};
pub use id::{Id, IdMaker};
pub use instant::{Instant, Minutes};
pub use lang::Lang;
pub use locale::Locale;
pub use money::{Money, MoneyError, parse_decimal};
pub use name::calm;
pub use name::{PersonName, Title};
pub use random::Random;
pub use rich_text::RichText;
pub use school_week::{NoClass, SchoolWeek};
