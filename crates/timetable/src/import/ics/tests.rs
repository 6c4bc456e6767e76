//! Calendars as programs write them.

use super::*;
use proptest::prelude::*;

fn one(lines: &str) -> (Vec<Found>, Vec<Problem>) {
    let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
    read(&text, Some("6e A"))
}

#[test]
fn a_lesson_that_repeats_is_each_week_until_its_end() {
    let (found, problems) = one("SUMMARY:Maths\nLOCATION:204\nDTSTART:20260907T063000Z\n\
        DTEND:20260907T072500Z\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270702T220000Z");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(found.len(), 2);
    // Half past six in UTC is half past eight in summer: the clock of the school counts.
    assert_eq!((found[0].weekday, found[0].from, found[0].until), (0, 510, 565));
    assert_eq!((found[1].weekday, &found[1].weeks), (3, &Weeks::Every));
    assert_eq!(found[0].from_on.map(Day::iso).as_deref(), Some("2026-09-07"));
    assert_eq!(found[0].until_on.map(Day::iso).as_deref(), Some("2027-07-04"));
    assert_eq!(
        (&found[0].classes[..], &found[0].rooms[..]),
        (&["6e A".to_owned()][..], &["204".to_owned()][..])
    );
}

#[test]
fn exceptions_are_weeks_without_it() {
    let (found, _) = one("SUMMARY:Maths\nDTSTART;TZID=Europe/Paris:20261102T083000\n\
        DTEND;TZID=Europe/Paris:20261102T092500\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4\n\
        EXDATE;TZID=Europe/Paris:20261116T083000");
    assert_eq!(found[0].weeks.to_string(), "2026-11-02 2026-11-30 2026-12-14");
}

#[test]
fn what_stands_alone_each_week_is_one_lesson_and_its_words_are_read() {
    let event = |day: &str| {
        format!(
            "BEGIN:VEVENT\nUID:{day}\nDTSTART:202611{day}T083000\nDTEND:202611{day}T092500\n\
            SUMMARY:MATHS - ROCHE - 6A\nDESCRIPTION:Matière : MATHEMATIQUES\\nProfesseur : ROCHE P.\
            \\nClasse : 6A\\nSalle : 204\nEND:VEVENT\n"
        )
    };
    let text = format!("BEGIN:VCALENDAR\n{}{}END:VCALENDAR\n", event("23"), event("30"));
    let (found, problems) = read(&text, None);
    assert!(problems.is_empty());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].weeks.to_string(), "2026-11-23 2026-11-30");
    assert_eq!(
        (&*found[0].subject, &found[0].teachers[..]),
        ("MATHEMATIQUES", &["ROCHE P.".to_owned()][..])
    );
}

#[test]
fn what_is_no_lesson_says_why() {
    for (lines, what) in [
        ("SUMMARY:Fête\nDTSTART;VALUE=DATE:20261203", What::NoStart),
        ("SUMMARY:Maths\nDTSTART:20261203T083000", What::NoEnd),
        ("SUMMARY:Maths\nDTSTART:20261203T083000\nDTEND:20261203T073000", What::EndsBefore),
        ("SUMMARY:Maths\nDTSTART:20269903T083000\nDTEND:20261203T093000", What::BadTime),
        ("DTSTART:20261203T083000\nDTEND:20261203T093000", What::NoSubject),
        (
            "SUMMARY:Maths\nDTSTART:20261203T083000\nDTEND:20261203T093000\nRRULE:FREQ=DAILY",
            What::NotWeekly,
        ),
        (
            "SUMMARY:Maths\nDTSTART:20261203T083000\nDTEND:20261203T093000\nEXDATE:20261203T083000",
            What::NoWeekLeft,
        ),
    ] {
        let (found, problems) = one(lines);
        assert!(found.is_empty(), "{lines}");
        assert_eq!(problems.first().map(|it| (it.line, it.what)), Some((2, what)), "{lines}");
    }
    let cut = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Maths\n";
    assert_eq!(read(cut, None).1[0].what, What::Cut);
}

proptest! {
    #[test]
    fn any_lines_are_lessons_that_begin_before_they_end(lines in proptest::collection::vec(
        prop_oneof![
            Just("BEGIN:VEVENT".to_owned()), Just("END:VEVENT".to_owned()),
            Just("DTSTART:20261203T083000".to_owned()), Just("DTEND:20261203T093000Z".to_owned()),
            Just("SUMMARY:Maths".to_owned()), Just("BEGIN:VALARM".to_owned()),
            "(DTSTART|DTEND|EXDATE|RECURRENCE-ID)(;TZID=[A-Z]{1,3})?:[0-9TZ]{0,16}",
            "RRULE:FREQ=WEEKLY;(COUNT|INTERVAL|BYDAY|UNTIL)=[0-9A-Z,-]{0,6}",
            "(DESCRIPTION|DURATION|LOCATION):.{0,30}", ".{0,20}",
        ], 0..24)) {
        let (found, _) = read(&lines.join("\n"), Some("6e A"));
        for lesson in found {
            prop_assert!(lesson.from < lesson.until && lesson.until <= 1440 && lesson.weekday < 7);
            prop_assert!(!lesson.subject.is_empty() && !lesson.classes.is_empty());
            prop_assert!(lesson.weeks != Weeks::Only(Vec::new()));
        }
    }
}
