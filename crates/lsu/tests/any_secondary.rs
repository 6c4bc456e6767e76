//! Any file of 2D, in any version: valid before `xmllint`, and the same when it is read again.

use crate::any::*;
use crate::any_report::{Sizes, any_courses, any_cycle_report, any_report};
use crate::xmllint;
use lsu::secondary::*;
use lsu::{Line, SiecleId, StsId, Uai};
use proptest::prelude::*;

/// What a version does not have is not generated for it.
pub fn strictly<T: std::fmt::Debug + Clone>(
    version: Version,
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    maybe(of).prop_map(move |it| it.filter(|_| version.is_strict()))
}

fn any_header(version: Version) -> impl Strategy<Value = Header> {
    (any_line(), any_line(), strictly(version, any_line())).prop_map(
        |(editor, application, application_version)| Header {
            editor,
            application,
            application_version,
            school: Uai::parse("0590001A").expect("a UAI"),
        },
    )
}

fn any_head(number: usize) -> impl Strategy<Value = Head> {
    any_line_of(number).prop_map(move |label| Head { id: id("D", number), label })
}

/// The classes of the school: `6A`…
fn division(version: Version, number: usize) -> Line<20> {
    let long = if version.is_strict() { "e du collège, " } else { "" };
    Line::parse(&format!("{}{long}A", 6 - number % 4)).expect("a code")
}

fn any_pupil(version: Version, number: usize) -> impl Strategy<Value = Pupil> {
    (0..3_usize, maybe(any_line()), maybe(any_line())).prop_map(move |(class, last, first)| Pupil {
        id: id("E", number),
        siecle: SiecleId::new(number as u64 + 1).expect("a number"),
        last,
        first,
        division: division(version, class),
    })
}

fn any_period(number: usize) -> impl Strategy<Value = Period> {
    (any_year(), 1_u8..9).prop_map(move |(year, index)| Period {
        id: id("P", number),
        year,
        index,
        count: index + u8::try_from(number).expect("a few"),
    })
}

fn any_subject(version: Version, number: usize) -> impl Strategy<Value = Subject> {
    let national = maybe("[0-9]{6}").prop_map(move |it| it.filter(|_| version != Version::Two));
    let language = (0..=number).prop_map(|at| id("S", at));
    (any_of(Election::ALL), any_line(), national, strictly(version, language)).prop_map(
        move |(election, label, national, language)| Subject {
            id: id("S", number),
            code: SubjectCode::parse(&format!("{number:06}")).expect("a code"),
            national: national.and_then(|it| SubjectCode::parse(&it)),
            election: if version.is_strict() { election } else { Election::Common },
            label,
            language,
        },
    )
}

fn any_teacher(version: Version, number: usize) -> impl Strategy<Value = Teacher> {
    let names = (maybe(any_title()), maybe(any_line()), maybe(any_line()));
    (any_of(TeacherKind::ALL), names).prop_map(move |(kind, (title, last, first))| Teacher {
        id: id("T", number),
        kind: if version.is_strict() { kind } else { TeacherKind::Local },
        sts: StsId::new(number as u64 + 1).expect("a number"),
        title,
        last,
        first,
    })
}

fn any_element(number: usize) -> impl Strategy<Value = ProgrammeElement> {
    any_line_of(number).prop_map(move |label| ProgrammeElement { id: id("EP", number), label })
}

fn any_digital(number: usize) -> impl Strategy<Value = DigitalCommon> {
    (any_line(), any_of(StructureKind::ALL), any_text()).prop_map(move |(structure, kind, text)| {
        DigitalCommon { id: id("N", number), structure, kind, text }
    })
}

fn any_class_courses(version: Version, period: usize) -> impl Strategy<Value = ClassCourses> {
    any_courses(1).prop_map(move |courses| ClassCourses {
        period: id("P", period),
        division: division(version, 0),
        courses,
    })
}

fn any_class_life(version: Version, period: usize) -> impl Strategy<Value = ClassLife> {
    any_text().prop_map(move |comment| ClassLife {
        period: id("P", period),
        division: division(version, 1),
        comment,
    })
}

fn any_theme(number: usize) -> impl Strategy<Value = Theme> {
    any_line().prop_map(move |label| Theme {
        code: Line::parse(&format!("LOCALE {number}")).expect("a code"),
        label,
    })
}

fn any_project(themes: usize, number: usize, of: Sizes) -> impl Strategy<Value = Project> {
    let theme = (0..8 + themes).prop_map(|at| match ProjectTheme::ALL.get(at) {
        Some(theme) => theme.code().to_owned(),
        None => format!("LOCALE {}", at - 8),
    });
    (any_line(), theme, ids("S", of.subjects, 2), maybe(any_text())).prop_map(
        move |(title, theme, subjects, description)| Project {
            id: id("X", number),
            title,
            theme: Line::parse(&theme).expect("a code"),
            subjects,
            description,
        },
    )
}

fn any_taught(of: Sizes) -> impl Strategy<Value = Vec<Teaching>> {
    let one = (0..of.teachers, 0..of.subjects).prop_map(|(teacher, subject)| Teaching {
        teacher: id("T", teacher),
        subject: id("S", subject),
    });
    prop::collection::vec(one, 1..3)
}

fn any_project_group(number: usize, of: Sizes) -> impl Strategy<Value = ProjectGroup> {
    (any_line(), maybe(any_text()), any_taught(of)).prop_map(move |(title, comment, taught)| {
        ProjectGroup { id: id("XG", number), project: id("X", number), title, comment, taught }
    })
}

fn any_support(number: usize, of: Sizes) -> impl Strategy<Value = Support> {
    any_project(0, number, of).prop_map(move |Project { title, subjects, description, .. }| {
        Support { id: id("A", number), title, subjects, description }
    })
}

fn any_support_group(number: usize, of: Sizes) -> impl Strategy<Value = SupportGroup> {
    any_project_group(number, of).prop_map(
        move |ProjectGroup { title, comment, taught, .. }| SupportGroup {
            id: id("AG", number),
            support: id("A", number),
            title,
            comment,
            taught,
        },
    )
}

type Support = PersonalSupport;

fn each<S: Strategy>(count: usize, of: impl Fn(usize) -> S) -> Vec<S> {
    (0..count).map(of).collect()
}

fn any_contents(version: Version) -> impl Strategy<Value = Contents> {
    let sizes = (1..4_usize, 0..3_usize, 0..4_usize, 0..2_usize, 0..3_usize, 0..3_usize);
    sizes.prop_flat_map(move |(pupils, periods, elements, themes, groups, digital)| {
        let (themes, digital) = if version.is_strict() { (themes, digital) } else { (0, 0) };
        let elements = if version.is_strict() { elements } else { elements + 1 };
        let of = Sizes { version, heads: 2, teachers: 3, subjects: 4, elements, groups, digital };
        let first = (
            any_header(version),
            each(of.heads, any_head),
            each(pupils, |at| any_pupil(version, at)),
            each(periods, any_period),
            each(of.subjects, |at| any_subject(version, at)),
            each(of.teachers, |at| any_teacher(version, at)),
            each(elements, any_element),
            each(digital, any_digital),
        );
        let then = (
            each(periods, |at| any_class_courses(version, at)),
            each(periods, |at| any_class_life(version, at)),
            each(themes, any_theme),
            each(groups, |at| any_project(themes, at, of)),
            each(groups, |at| any_project_group(at, of)),
            each(groups, |at| any_support(at, of)),
            each(groups, |at| any_support_group(at, of)),
        );
        let reports = (
            each(pupils * periods, |at| any_report(at / periods, at % periods, of)),
            each(pupils, |at| any_cycle_report(at, of)),
        );
        (first, then, reports).prop_map(move |(first, then, (reports, cycle_reports))| {
            let (header, heads, pupils, periods, subjects, teachers, elements, digital) = first;
            let (
                class_courses,
                class_lives,
                themes,
                projects,
                project_groups,
                supports,
                support_groups,
            ) = then;
            Contents {
                version,
                header,
                heads,
                pupils,
                periods,
                subjects,
                teachers,
                elements,
                digital,
                class_courses,
                class_lives,
                themes,
                projects,
                project_groups,
                supports,
                support_groups,
                reports,
                cycle_reports,
            }
        })
    })
}

pub fn any_file(version: Version) -> impl Strategy<Value = File> {
    any_contents(version).prop_map(|contents| File::new(contents).expect("it holds together"))
}

/// So many files of this version are valid by these schemas.
fn all_valid(version: Version, schemas: &[&str], count: usize) {
    let files = some(&any_file(version), count);
    let files: Vec<Vec<u8>> = files.iter().map(File::to_bytes).collect();
    for schema in schemas {
        xmllint::all_valid(schema, &files);
    }
}

const TWO: &str = "livret-scolaire_2d_schema_2.0.xsd";
const THREE: &str = "livret-scolaire_2d_schema_3.0.xsd";
const THREE_AGAIN: &str = "livret-scolaire_2d_schema_3.0b.xsd";

#[test]
fn any_file_of_2_0_is_valid_by_every_schema() {
    all_valid(Version::Two, &[TWO, THREE, THREE_AGAIN, xmllint::SECONDARY], 80);
}

#[test]
fn any_file_of_3_0_is_valid_by_the_last_of_its_schemas_and_the_strict_one() {
    all_valid(Version::Three, &[THREE_AGAIN, xmllint::SECONDARY], 100);
}

#[test]
fn a_file_of_3_0_without_national_codes_is_valid_by_its_first_schema() {
    let files = some(&any_contents(Version::Three), 50).into_iter().map(|mut contents| {
        contents.subjects.iter_mut().for_each(|it| it.national = None);
        File::new(contents).expect("it holds together").to_bytes()
    });
    let files: Vec<Vec<u8>> = files.collect();
    xmllint::all_valid(THREE, &files);
}

#[test]
fn any_file_of_7_0_is_valid_by_the_strict_schema() {
    all_valid(Version::Seven, &[xmllint::SECONDARY], 150);
}

#[test]
fn any_file_of_4_0_to_6_0_is_valid_by_the_strict_schema() {
    for version in [Version::Four, Version::Five, Version::Six] {
        all_valid(version, &[xmllint::SECONDARY], 25);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_file_of_2d_is_read_as_it_was_written(
        file in any_of(Version::ALL).prop_flat_map(any_file),
    ) {
        let bytes = file.to_bytes();
        prop_assert_eq!(&file.to_bytes(), &bytes, "the same file is the same bytes");
        prop_assert_eq!(File::read(&bytes), Ok(file));
    }
}
