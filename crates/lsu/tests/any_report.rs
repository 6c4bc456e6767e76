//! Any report of 2D.

use crate::any::*;
use crate::any_secondary::strictly;
use lsu::secondary::*;
use lsu::{ComplementPosition, Components, DigitalLevel, Mastery, Position, RegionalPosition};
use proptest::prelude::*;

/// How many of each there are.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    pub version: Version,
    pub heads: usize,
    pub teachers: usize,
    pub subjects: usize,
    pub elements: usize,
    pub groups: usize,
    pub digital: usize,
}

pub fn any_courses(least: usize) -> impl Strategy<Value = Vec<Course>> {
    for_each(some_of(CourseKind::ALL, least), |kind| {
        any_text().prop_map(move |text| Course { kind, text })
    })
}

fn any_average() -> impl Strategy<Value = Option<Average>> {
    let mean = (0_u32..=2_000).prop_map(|it| Average::out_of(it, 20).expect("a mean"));
    let word = any_line::<8>().prop_map(|it| Average::parse(it.as_str()).expect("a word"));
    maybe(prop_oneof![mean, word])
}

fn any_achievement(subject: usize, of: Sizes) -> impl Strategy<Value = Achievement> {
    let least = usize::from(!of.version.is_strict());
    let first = (ids("T", of.teachers, 1), ids("EP", of.elements, least), maybe(any_text()));
    let then = (any_average(), any_average(), any::<bool>(), any::<bool>());
    (first, then, maybe(any_of(Position::ALL))).prop_map(
        move |((teachers, elements, appreciation), then, position)| Achievement {
            subject: id("S", subject),
            teachers,
            elements,
            average: then.0,
            class_average: then.1,
            is_unmarked: then.2,
            is_class_unmarked: then.3,
            position,
            appreciation,
        },
    )
}

fn any_skills(of: Sizes) -> impl Strategy<Value = DigitalSkills> {
    let levels = for_each(some_of(DigitalSkill::ALL, 0), |skill| {
        any_of(DigitalLevel::ALL).prop_map(move |level| DigitalNote { skill, level })
    });
    (ids("N", of.digital, 0), maybe(any_text()), levels)
        .prop_map(|(common, appreciation, levels)| DigitalSkills { common, appreciation, levels })
}

fn any_accompaniments(version: Version) -> impl Strategy<Value = Vec<Support>> {
    let kinds: &[SupportKind] =
        if version.is_strict() { SupportKind::ALL } else { &SupportKind::ALL[..7] };
    for_each(some_of(kinds, 0), move |kind| {
        (maybe(any_text()), strictly(version, any_text()))
            .prop_map(move |(ppre, contract)| Support { kind, ppre, contract })
    })
}

fn any_count() -> impl Strategy<Value = Count> {
    (0..=Count::MAX).prop_map(|it| Count::new(it).expect("below a thousand"))
}

fn any_life() -> impl Strategy<Value = SchoolLife> {
    (any_count(), any_count(), any_count(), maybe(any_count()), maybe(any_text())).prop_map(
        |(late, excused, unexcused, hours_missed, comment)| SchoolLife {
            late,
            excused,
            unexcused,
            hours_missed,
            comment,
        },
    )
}

fn any_guardian(version: Version) -> impl Strategy<Value = Guardian> {
    let strict = version.is_strict();
    let needed = move |it| if strict { it } else { true };
    let line = || maybe(any_line());
    let lines = (any_line(), line(), line(), line(), any_line(), any_line());
    let address = (lines, any::<bool>()).prop_map(
        move |((line1, line2, line3, line4, postcode, town), has)| {
            let line1 = Some(line1).filter(|_| needed(has));
            Address { line1, line2, line3, line4, postcode, town }
        },
    );
    let names = (any_title(), any_line(), any_line(), any::<[bool; 3]>());
    let then =
        (any::<[bool; 2]>(), maybe(any_line()), strictly(version, any_line()), maybe(address));
    (names, then).prop_map(move |((title, last, first, has), (legal, kinship, body, address))| {
        Guardian {
            title: Some(title).filter(|_| needed(has[0])),
            last: Some(last).filter(|_| needed(has[1])),
            first: Some(first).filter(|_| needed(has[2])),
            is_first_legal: legal[0],
            is_second_legal: legal[1],
            kinship,
            body,
            address,
        }
    })
}

fn any_places(version: Version) -> impl Strategy<Value = Components<Option<Mastery>>> {
    let whole = any_socle().prop_map(|all| {
        let mut places = Components::default();
        all.iter().for_each(|(which, it)| places.set(which, Some(*it)));
        places
    });
    let part = any_part_of_socle();
    let none = Just(Components::default());
    prop_oneof![whole, part, none].prop_map(move |places| {
        if !version.is_strict() && places.decided().is_err() {
            Components::default()
        } else {
            places
        }
    })
}

pub fn any_report(pupil: usize, period: usize, of: Sizes) -> impl Strategy<Value = PeriodicReport> {
    let version = of.version;
    let subjects: Vec<usize> = (0..of.subjects).collect();
    let subjects = prop::sample::subsequence(subjects, 1..=of.subjects);
    let achievements = for_each(subjects, move |subject| any_achievement(subject, of));
    let projects = for_each(ids("XG", of.groups, 0), |group| {
        maybe(any_text()).prop_map(move |comment| PupilProject { group: group.clone(), comment })
    });
    let supports = for_each(ids("AG", of.groups, 0), |group| {
        maybe(any_text()).prop_map(move |comment| PupilSupport { group: group.clone(), comment })
    });
    let days = (any_day(), any_day(), any_moment(), any::<bool>());
    let whose = (0..of.heads, ids("T", of.teachers, 0));
    let first = (achievements, strictly(version, any_skills(of)), projects, supports);
    let then = (any_courses(0), any_accompaniments(version), any_text());
    let last = (strictly(version, any_text()), any_life(), any_places(version));
    let guardians = prop::collection::vec(any_guardian(version), 0..3);
    (days, whose, first, then, last, guardians).prop_map(
        move |(days, (head, head_teachers), first, then, last, guardians)| PeriodicReport {
            pupil: id("E", pupil),
            period: id("P", period),
            council_on: days.0,
            schooled_on: days.1,
            locked_at: Some(days.2).filter(|_| days.3 || !version.is_strict()),
            head: id("D", head),
            head_teachers,
            achievements: first.0,
            digital: first.1,
            projects: first.2,
            supports: first.3,
            courses: then.0,
            accompaniments: then.1,
            advice: then.2,
            homework: last.0,
            school_life: last.1,
            socle: last.2,
            guardians,
        },
    )
}

fn any_complement(version: Version) -> impl Strategy<Value = Complement> {
    use ComplementKind::{Choir, European};
    (any_of(ComplementKind::ALL), any_of(ComplementPosition::ALL), any::<bool>()).prop_map(
        move |(kind, position, has)| Complement {
            kind: match kind {
                European | Choir if !version.is_strict() => ComplementKind::None,
                kind => kind,
            },
            position: Some(position).filter(|_| has || version == Version::Two),
        },
    )
}

pub fn any_cycle_report(pupil: usize, of: Sizes) -> impl Strategy<Value = CycleReport> {
    let version = of.version;
    let first = (any_of(EndedCycle::ALL), any_year(), any_day(), any_moment(), any::<bool>());
    let whose = (0..of.heads, ids("T", of.teachers, 0), any_socle(), any_text());
    let regional = (any_of(RegionalLanguage::ALL), maybe(any_of(RegionalPosition::ALL)))
        .prop_map(|(language, position)| Regional { language, position });
    let then = (maybe(any_complement(version)), strictly(version, regional));
    let guardians = prop::collection::vec(any_guardian(version), 0..3);
    (first, whose, then, guardians).prop_map(move |(first, whose, then, guardians)| CycleReport {
        pupil: id("E", pupil),
        cycle: first.0,
        year: first.1,
        created_on: first.2,
        locked_at: Some(first.3).filter(|_| first.4 || !version.is_strict()),
        head: id("D", whose.0),
        head_teachers: whose.1,
        socle: whose.2,
        synthesis: whose.3,
        complement: then.0,
        guardians,
        regional: then.1,
    })
}
