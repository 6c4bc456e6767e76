//! How an event repeats, as its form says it: a word for each of the rules that schools need. One
//! that a calendar brought in is kept as it is.

use crate::{event::Event, rule::of_each_day};
use base::{Day, SchoolWeek};

/// The words, each with the id of what is shown.
pub const REPEATS: [(&str, &str); 7] = [
    ("", text::id!("agenda-repeat-never")),
    ("daily", text::id!("agenda-repeat-daily")),
    ("weekly", text::id!("agenda-repeat-weekly")),
    ("fortnightly", text::id!("agenda-repeat-fortnightly")),
    ("monthly", text::id!("agenda-repeat-monthly")),
    ("monthly-week", text::id!("agenda-repeat-monthly-week")),
    ("yearly", text::id!("agenda-repeat-yearly")),
];

/// The rule that is none of these.
pub const KEPT: &str = "kept";

/// The rule of a word, for what happens first on this day in the week of this school.
pub fn rule_of(word: &str, first: Day, week: &SchoolWeek) -> String {
    let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let code = codes[first.weekday()];
    match word {
        "daily" => of_each_day(week).to_owned(),
        "weekly" => format!("FREQ=WEEKLY;BYDAY={code}"),
        "fortnightly" => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={code}"),
        "monthly" => "FREQ=MONTHLY".to_owned(),
        "monthly-week" => {
            let number = (first.day() - 1) / 7 + 1;
            format!("FREQ=MONTHLY;BYDAY={}{code}", if number == 5 { -1 } else { number })
        }
        "yearly" => "FREQ=YEARLY".to_owned(),
        _ => String::new(),
    }
}

/// The word of the rule of an event.
pub fn word_of(event: &Event) -> &'static str {
    let weeks = [true, false].map(|it| SchoolWeek { has_wednesday: it, ..SchoolWeek::default() });
    let first = event.start_at.day();
    let says = |word: &str| weeks.iter().any(|week| rule_of(word, first, week) == event.rule);
    REPEATS.iter().map(|(word, _)| *word).find(|word| says(word)).unwrap_or(KEPT)
}
