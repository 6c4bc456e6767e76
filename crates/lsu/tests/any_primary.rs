//! Any file of 1D: valid before `xmllint`, and the same when it is read again.

use crate::any::*;
use crate::xmllint;
use lsu::nomenclature::Domain;
use lsu::primary::*;
use lsu::{Ine, OndeId, Position, Uai};
use proptest::prelude::*;

fn any_header() -> impl Strategy<Value = Header> {
    (any_line(), any_line()).prop_map(|(editor, application)| Header {
        editor,
        application,
        school: Uai::parse("0590001A").expect("a UAI"),
    })
}

fn any_head(number: usize) -> impl Strategy<Value = Head> {
    (any_title(), any_line_of(number), any_line()).prop_map(move |(title, last, first)| Head {
        id: id("D", number),
        title,
        last,
        first,
    })
}

fn any_teacher(number: usize) -> impl Strategy<Value = Teacher> {
    any_head(number).prop_map(move |Head { title, last, first, .. }| Teacher {
        id: id("T", number),
        title,
        last,
        first,
    })
}

fn any_class(number: usize) -> impl Strategy<Value = Class> {
    maybe(any_line()).prop_map(move |label| Class {
        id: id("C", number),
        onde: OndeId::new(number as u64 + 1).expect("a number"),
        label,
    })
}

fn any_pupil(number: usize, classes: usize) -> impl Strategy<Value = Pupil> {
    (0..classes, maybe(any_line()), maybe(any_line())).prop_map(move |(class, last, first)| Pupil {
        id: id("E", number),
        ine: Ine::parse(&format!("{number:09}AB")).expect("an INE"),
        class: id("C", class),
        last,
        first,
    })
}

fn any_period(number: usize) -> impl Strategy<Value = Period> {
    (any_year(), 1_u8..9, any_day(), 0..200).prop_map(move |(year, index, first, days)| Period {
        id: id("P", number),
        year,
        index,
        count: index + u8::try_from(number).expect("a few"),
        first,
        last: first.plus_days(days),
    })
}

fn any_element(number: usize) -> impl Strategy<Value = ProgrammeElement> {
    any_line_of(number).prop_map(move |label| ProgrammeElement { id: id("EP", number), label })
}

fn any_courses(least: usize) -> impl Strategy<Value = Vec<Course>> {
    for_each(some_of(CourseKind::ALL, least), |kind| {
        any_text().prop_map(move |text| Course { kind, text })
    })
}

fn any_outcome() -> impl Strategy<Value = Option<Outcome>> {
    let placed = any_of(Position::ALL).prop_map(Outcome::At);
    maybe(prop_oneof![placed, Just(Outcome::NotAssessed)])
}

fn any_line_achievement(
    line: lsu::nomenclature::SubDomain,
    elements: usize,
) -> impl Strategy<Value = LineAchievement> {
    (ids("EP", elements, 0), any_outcome()).prop_map(move |(elements, outcome)| LineAchievement {
        line,
        elements,
        outcome,
    })
}

fn any_achievement(domain: Domain, elements: usize) -> impl Strategy<Value = Achievement> {
    let lines = domain.sub_domains(lsu::nomenclature::Cycle::Third);
    let lines = for_each(some_of(lines, 0), move |line| any_line_achievement(line, elements));
    (ids("EP", elements, 0), any_outcome(), maybe(any_text()), lines).prop_map(
        move |(elements, outcome, appreciation, lines)| Achievement {
            domain,
            elements,
            outcome,
            appreciation,
            lines,
        },
    )
}

fn any_supports() -> impl Strategy<Value = Vec<Support>> {
    for_each(some_of(SupportKind::ALL, 0), |kind| {
        maybe(any_text()).prop_map(move |ppre| Support { kind, ppre })
    })
}

fn any_guardian() -> impl Strategy<Value = Guardian> {
    let line = || maybe(any_line());
    let address = (any_line(), line(), line(), line(), any_line(), any_line()).prop_map(
        |(line1, line2, line3, line4, postcode, town)| Address {
            line1,
            line2,
            line3,
            line4,
            postcode,
            town,
        },
    );
    (any_title(), any_line(), any_line(), maybe(any_line()), maybe(address)).prop_map(
        |(title, last, first, kinship, address)| Guardian { title, last, first, kinship, address },
    )
}

/// How many of each there are.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    heads: usize,
    teachers: usize,
    elements: usize,
}

fn any_report(pupil: usize, period: usize, of: Sizes) -> impl Strategy<Value = PeriodicReport> {
    let achievements =
        for_each(some_of(Domain::ALL, 1), move |domain| any_achievement(domain, of.elements));
    let first = (ids("T", of.teachers, 1), any_day(), any_day(), any_moment(), 0..of.heads);
    let then = (any_courses(0), any_supports(), any_text(), maybe(any_part_of_socle()));
    let guardians = prop::collection::vec(any_guardian(), 0..3);
    (first, achievements, then, guardians).prop_map(
        move |(
            (teachers, created_on, schooled_on, locked_at, head),
            achievements,
            then,
            guardians,
        )| {
            let (courses, supports, appreciation, socle) = then;
            PeriodicReport {
                pupil: id("E", pupil),
                period: id("P", period),
                teachers,
                created_on,
                schooled_on,
                locked_at,
                head: id("D", head),
                achievements,
                courses,
                supports,
                appreciation,
                socle,
                guardians,
            }
        },
    )
}

fn any_cycle_report(pupil: usize, of: Sizes) -> impl Strategy<Value = CycleReport> {
    let first = (any_year(), ids("T", of.teachers, 1), any_day(), any_moment(), 0..of.heads);
    let guardians = prop::collection::vec(any_guardian(), 0..3);
    (first, any_socle(), any_text(), guardians).prop_map(
        move |((year, teachers, created_on, locked_at, head), socle, synthesis, guardians)| {
            CycleReport {
                pupil: id("E", pupil),
                cycle: EndedCycle::Second,
                year,
                teachers,
                created_on,
                locked_at,
                head: id("D", head),
                socle,
                synthesis,
                guardians,
            }
        },
    )
}

fn each<S: Strategy>(count: usize, of: impl Fn(usize) -> S) -> Vec<S> {
    (0..count).map(of).collect()
}

fn any_contents() -> impl Strategy<Value = Contents> {
    let sizes = (1..3_usize, 1..4_usize, 0..4_usize, 1..3_usize, 1..4_usize, 0..3_usize);
    sizes.prop_flat_map(|(heads, teachers, elements, classes, pupils, periods)| {
        let of = Sizes { heads, teachers, elements };
        let class_courses = (0..classes * periods)
            .map(|at| {
                any_courses(1).prop_map(move |courses| ClassCourses {
                    period: id("P", at / classes),
                    class: id("C", at % classes),
                    courses,
                })
            })
            .collect::<Vec<_>>();
        let reports = each(pupils * periods, |at| any_report(at / periods, at % periods, of));
        let lists = (
            any_header(),
            each(heads, any_head),
            each(classes, any_class),
            each(pupils, |number| any_pupil(number, classes)),
            each(periods, any_period),
            each(teachers, any_teacher),
            each(elements, any_element),
        );
        let cycle_reports = each(pupils, |at| any_cycle_report(at, of));
        (lists, class_courses, reports, cycle_reports).prop_map(
            |(lists, class_courses, reports, cycle_reports)| {
                let (header, heads, classes, pupils, periods, teachers, elements) = lists;
                Contents {
                    version: Version::One,
                    header,
                    heads,
                    classes,
                    pupils,
                    periods,
                    teachers,
                    elements,
                    class_courses,
                    reports,
                    cycle_reports,
                }
            },
        )
    })
}

pub fn any_file() -> impl Strategy<Value = File> {
    any_contents().prop_map(|contents| File::new(contents).expect("it holds together"))
}

#[test]
fn any_file_of_1d_is_valid_before_xmllint() {
    let files: Vec<Vec<u8>> = some(&any_file(), 300).iter().map(File::to_bytes).collect();
    xmllint::all_valid(xmllint::PRIMARY, &files);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_file_of_1d_is_read_as_it_was_written(file in any_file()) {
        let bytes = file.to_bytes();
        prop_assert_eq!(&file.to_bytes(), &bytes, "the same file is the same bytes");
        prop_assert_eq!(File::read(&bytes), Ok(file));
    }
}
