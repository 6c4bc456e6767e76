//! What takes place on a day, rule by rule.

use super::*;
use crate::{Alternation, Letter, weeks::Weeks};
use base::{Instant, SchoolWeek, SchoolYear};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

fn lesson(weekday: u8, weeks: Weeks) -> Lesson {
    Lesson {
        id: Id::new(100),
        version_id: Id::new(10),
        school_id: Id::new(1),
        subject_code: "061300".to_owned(),
        subject: "Mathématiques".to_owned(),
        weekday,
        from_at: Minutes(510),
        until_at: Minutes(565),
        weeks,
        from_on: None,
        until_on: None,
    }
}

fn part(kind: PartKind, ref_id: i64, name: &str) -> Part {
    let (first_name, last_name, title) = (None, None, None);
    let name = name.to_owned();
    Part { lesson_id: Id::new(100), kind, ref_id, name, first_name, last_name, title }
}

fn change(kind: ChangeKind, on: &str) -> Change {
    Change {
        id: Id::new(500),
        school_id: Id::new(1),
        lesson_id: Id::new(100),
        day: day(on),
        kind,
        to_day: None,
        from_at: None,
        until_at: None,
        teacher_id: None,
        room_id: None,
        word: String::new(),
        made_by: Id::new(2),
        made_at: Instant::from_millis(0),
        withdrawn_at: None,
        told_at: None,
        first_name: None,
        last_name: None,
        title: None,
        room_name: None,
    }
}

/// Mathematics on a weekday, from the first of September on.
fn plan(lesson: Lesson) -> Plan {
    let calendar = Calendar {
        week: SchoolWeek { has_wednesday: true, ..SchoolWeek::default() },
        alternation: Alternation::FirstIsA,
    };
    let version = Version {
        id: Id::new(10),
        school_id: Id::new(1),
        year: SchoolYear(2026),
        from_on: day("2026-09-01"),
        import_id: None,
        is_by_hand: false,
    };
    let parts = vec![
        part(PartKind::Class, 30, "6e A"),
        part(PartKind::Teacher, 40, "M. Roche"),
        part(PartKind::Room, 50, "204"),
    ];
    let changes = Vec::new();
    Plan {
        calendars: vec![(Id::new(1), calendar)],
        versions: vec![version],
        lessons: vec![lesson],
        parts,
        changes,
    }
}

fn days(plan: &Plan, first: &str, last: &str) -> Vec<String> {
    plan.between(day(first), day(last)).iter().map(|it| it.day.iso()).collect()
}

#[test]
fn a_lesson_is_held_each_week_but_on_holidays_and_closed_days() {
    let mut mondays = plan(lesson(0, Weeks::Every));
    mondays.calendars[0].1.week.closed = vec![day("2026-12-07")];
    let held = days(&mondays, "2026-11-23", "2027-01-10");
    assert_eq!(held, ["2026-11-23", "2026-11-30", "2026-12-14", "2027-01-04"]);
    // 11 November is a Wednesday.
    let held = days(&plan(lesson(2, Weeks::Every)), "2026-11-02", "2026-11-22");
    assert_eq!(held, ["2026-11-04", "2026-11-18"]);
    // The last days of the year, and the next year: nothing goes on.
    assert_eq!(days(&mondays, "2027-07-01", "2027-09-30"), Vec::<String>::new());
}

#[test]
fn weeks_a_and_b_and_those_that_are_named() {
    let a = days(&plan(lesson(0, Weeks::Of(Letter::A))), "2026-11-02", "2026-12-20");
    let b = days(&plan(lesson(0, Weeks::Of(Letter::B))), "2026-11-02", "2026-12-20");
    let all = days(&plan(lesson(0, Weeks::Every)), "2026-11-02", "2026-12-20");
    assert_eq!(a.len() + b.len(), all.len());
    assert!(a.iter().all(|day| !b.contains(day)));
    let named = Weeks::only([day("2026-11-25"), day("2026-12-22")]);
    assert_eq!(days(&plan(lesson(0, named)), "2026-11-02", "2027-01-10"), ["2026-11-23"]);
}

#[test]
fn what_is_moved_leaves_a_word_where_it_was_and_is_where_it_went() {
    let mut mondays = plan(lesson(0, Weeks::Every));
    let (from_at, until_at) = (Some(Minutes(600)), Some(Minutes(655)));
    let to_day = Some(day("2026-11-26"));
    let moved = Change { to_day, from_at, until_at, ..change(ChangeKind::Moved, "2026-11-23") };
    mondays.changes = vec![moved];
    let week = mondays.between(day("2026-11-23"), day("2026-11-27"));
    assert_eq!(week.len(), 2);
    assert!(!week[0].is_held() && week[1].is_held());
    assert_eq!(week[0].notes, [Note::Away { day: day("2026-11-26"), at: Minutes(600) }]);
    assert_eq!(week[1].notes, [Note::From { day: day("2026-11-23"), at: Minutes(510) }]);
    // Asked for Thursday alone, it is there as well.
    assert_eq!(days(&mondays, "2026-11-26", "2026-11-26"), ["2026-11-26"]);
    // Moved and then cancelled: it is nowhere.
    mondays.changes.push(change(ChangeKind::Cancelled, "2026-11-23"));
    let week = mondays.between(day("2026-11-23"), day("2026-11-27"));
    assert_eq!((week.len(), week[0].is_held(), week[0].day.iso()), (1, false, "2026-11-23".into()));
}

#[test]
fn another_teacher_and_another_room_take_the_place_of_the_usual_ones() {
    let mut mondays = plan(lesson(0, Weeks::Every));
    let vidal = Change {
        teacher_id: Some(Id::new(41)),
        last_name: Some("Vidal".to_owned()),
        ..change(ChangeKind::Teacher, "2026-11-23")
    };
    let room_name = Some("Labo".to_owned());
    let labo =
        Change { room_id: Some(Id::new(51)), room_name, ..change(ChangeKind::Room, "2026-11-23") };
    mondays.changes = vec![vidal, labo];
    let it = &mondays.between(day("2026-11-23"), day("2026-11-23"))[0];
    assert!(it.is_held() && it.is_given_by(Id::new(41)) && !it.is_given_by(Id::new(40)));
    assert_eq!(
        (it.said(PartKind::Room), it.said(PartKind::Teacher)),
        ("Labo".into(), "Vidal".into())
    );
    // The week after, all is as usual.
    let next = &mondays.between(day("2026-11-30"), day("2026-11-30"))[0];
    assert!(next.notes.is_empty() && next.is_given_by(Id::new(40)));
}

fn any_weeks() -> impl Strategy<Value = Weeks> {
    let only = proptest::collection::vec(0i32..300, 0..9);
    prop_oneof![
        Just(Weeks::Every),
        Just(Weeks::Of(Letter::A)),
        Just(Weeks::Of(Letter::B)),
        only.prop_map(|days| Weeks::only(days.iter().map(|it| day("2026-09-01").plus_days(*it)))),
    ]
}

proptest! {
    #[test]
    fn days_seen_one_by_one_are_the_days_seen_at_once(
        weekday in 0u8..6, weeks in any_weeks(), start in 0i32..300, length in 0i32..30,
        changed in 0i32..300, target in 0i32..300, kind in 0usize..3
    ) {
        let mut plan = plan(lesson(weekday, weeks));
        let on = day("2026-09-01").plus_days(changed);
        let kind = [ChangeKind::Cancelled, ChangeKind::Moved, ChangeKind::Room][kind];
        plan.changes = vec![Change {
            to_day: Some(day("2026-09-01").plus_days(target)),
            from_at: Some(Minutes(600)),
            until_at: Some(Minutes(655)),
            ..change(kind, &on.iso())
        }];
        let first = day("2026-09-01").plus_days(start);
        let last = first.plus_days(length);
        let at_once = plan.between(first, last);
        let one_by_one: Vec<Occurrence> = (0..=length)
            .flat_map(|count| plan.between(first.plus_days(count), first.plus_days(count)))
            .collect();
        prop_assert_eq!(&at_once, &one_by_one);
        prop_assert!(at_once.windows(2).all(|pair| pair[0].place() <= pair[1].place()));
        // The hour of a clock does not move when summer time comes or goes.
        let calendar = plan.calendars[0].1.clone();
        for it in at_once.iter().filter(|it| it.notes.is_empty()) {
            prop_assert_eq!(Instant::at(it.day, it.from).minutes(), Minutes(510));
            prop_assert!(calendar.is_open(it.day) && it.day.weekday() == usize::from(weekday));
        }
    }
}
