//! The feeds around the change: the one of September finds the classes and doubles nothing, the one
//! of July knows this year only and takes nobody's place away, the one of August may correct it,
//! and one of last year is held.

use crate::desk::{Desk, JUNE, day, standing, turn};
use crate::world::seats;
use base::{Id, SchoolYear};
use feeds::import::{Import, Imported, import_source};
use feeds::read::{Asked, Source};
use feeds::stage::Bringing;
use people::{Class, Person, class};
use testing::TestSchool;

async fn schools() -> Vec<TestSchool> {
    let features = || vec![notices::feature(), feeds::feature(), rollover::feature()];
    TestSchool::each_at(JUNE, features).await
}

/// An extraction of ONDE for Jean-Macé: each pupil with level, class and the key of his class.
async fn onde(school: &TestSchool, rows: &[(&str, &str, &str, &str, &str)]) -> Imported {
    let head =
        "Nom élève;Prénom élève;Date naissance;Sexe;Niveau;Libellé classe;Identifiant classe";
    let line = |(last, first, born, class, key): &(&str, &str, &str, &str, &str)| {
        let level = class.split('-').next().unwrap_or_default();
        format!("{last};{first};{born};F;{level};{class};{key}")
    };
    let lines: Vec<String> = [head.to_owned()].into_iter().chain(rows.iter().map(line)).collect();
    let text = lines.join("\n");
    let source = Source::of_bytes([("eleves.csv", text.as_bytes())]).expect("a source");
    let asked = Asked { school: Some("0591234A".to_owned()), ..Asked::default() };
    let bringing = Bringing { name: "onde".to_owned(), asked, ..Bringing::default() };
    let import = Import { bringing, ..Import::default() };
    import_source(&school.app.db, source, import, &school.clock, &|_| {}).await.expect("imported")
}

const OF_CE1: [(&str, &str, &str); 3] = [
    ("MARTIN", "Léa", "12/03/2019"),
    ("MOREAU", "Inès", "21/07/2019"),
    ("MOREAU", "Lina", "21/07/2019"),
];
const OF_CM2: [(&str, &str, &str); 2] =
    [("DUBOIS", "Noé", "30/01/2016"), ("MARTIN", "Léa", "02/11/2016")];

fn in_class<'a>(
    pupils: &[(&'a str, &'a str, &'a str)],
    class: &'a str,
    key: &'a str,
) -> Vec<(&'a str, &'a str, &'a str, &'a str, &'a str)> {
    pupils.iter().map(|(last, first, born)| (*last, *first, *born, class, key)).collect()
}

async fn classes_of(school: &TestSchool, year: i16) -> Vec<Class> {
    let of = school.jean_mace;
    let read = move |tx: &db::Tx<'_>| class::of_school(tx, of, SchoolYear(year));
    school.app.db.read(read).await.expect("read")
}

/// Who is where in September, by pupil.
async fn september(school: &TestSchool) -> Vec<(Id<Person>, String)> {
    let seats = seats(&school.app.db, school.jean_mace, day("2027-09-03")).await;
    let classes = classes_of(school, 2027).await;
    let name = |id| classes.iter().find(|class| Some(class.id) == id).map(|it| it.name.clone());
    seats.iter().map(|seat| (seat.pupil, name(seat.class).unwrap_or_default())).collect()
}

/// Those of CE1, each once, in a class.
fn each_once(school: &TestSchool, class: &str) -> Vec<(Id<Person>, String)> {
    let mut pupils = [school.lea, school.ines, school.lina];
    pupils.sort_unstable();
    pupils.iter().map(|pupil| (*pupil, class.to_owned())).collect()
}

async fn applied(school: &TestSchool) {
    let desk = Desk::of_jean_mace(school).await;
    desk.agree().await;
    desk.apply(school).await;
}

#[tokio::test]
async fn the_feed_of_september_finds_the_classes_and_doubles_nothing() {
    for school in schools().await {
        applied(&school).await;
        turn(&school, "2027-09-02 20:00").await;
        let before = seats(&school.app.db, school.jean_mace, day("2027-09-03")).await;
        let names = |classes: Vec<Class>| -> Vec<String> {
            classes.into_iter().map(|class| class.name).collect()
        };
        let known = names(classes_of(&school, 2027).await);
        let imported = onde(&school, &in_class(&OF_CE1, "CE2-A", "4711")).await;
        let counts = imported.applied.expect("applied").counts;
        assert_eq!((counts.created_pupils, counts.classes_opened), (0, 0));
        assert_eq!(counts.changed_class + counts.left_pupils, 0);
        assert_eq!(names(classes_of(&school, 2027).await), known);
        assert_eq!(seats(&school.app.db, school.jean_mace, day("2027-09-03")).await, before);
    }
}

#[tokio::test]
async fn a_feed_of_july_takes_no_place_of_september_away() {
    for school in schools().await {
        applied(&school).await;
        school.at("2027-07-02 22:00");
        let mut rows = in_class(&OF_CE1, "CE1-A", "41");
        rows.extend(in_class(&OF_CM2, "CM2-B", "42"));
        let imported = onde(&school, &rows).await;
        let counts = imported.applied.expect("applied").counts;
        assert_eq!((counts.created_pupils, counts.classes_opened), (0, 0));
        assert_eq!(classes_of(&school, 2026).await.len(), 2, "the classes of this year are found");
        assert_eq!(counts.places_kept, 3);
        let said = feeds::words::counts(&feeds::words::French, &counts);
        let kept = "3 élèves gardent leur place de la rentrée\u{a0}: le fichier n’en parle pas";
        assert!(said.iter().any(|line| line == kept), "{said:?}");
        // Not a night has passed that would mend it.
        assert_eq!(september(&school).await, each_once(&school, "CE2-A"));
        turn(&school, "2027-09-01 06:00").await;
        let lea = standing(&school, school.lea).await;
        assert_eq!(lea.classes.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["CE2-A"]);
    }
}

#[tokio::test]
async fn who_changes_class_in_july_does_so_until_september() {
    for school in schools().await {
        applied(&school).await;
        school.at("2027-07-02 22:00");
        let mut rows = in_class(&OF_CE1[..2], "CE1-A", "41");
        rows.extend(in_class(&OF_CE1[2..], "CM2-B", "42"));
        rows.extend(in_class(&OF_CM2, "CM2-B", "42"));
        let imported = onde(&school, &rows).await;
        assert_eq!(imported.applied.expect("applied").counts.changed_class, 1, "Lina");
        assert!(standing(&school, school.lina).await.attends(school.cm2_b));
        assert_eq!(september(&school).await, each_once(&school, "CE2-A"));
        turn(&school, "2027-09-01 06:00").await;
        let classes = standing(&school, school.lina).await.classes;
        assert_eq!(classes.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["CE2-A"]);
    }
}

#[tokio::test]
async fn the_lists_of_september_given_in_august_confirm_it_or_correct_it() {
    for school in schools().await {
        applied(&school).await;
        school.at("2027-07-02 22:00");
        let mut july = in_class(&OF_CE1, "CE1-A", "41");
        july.extend(in_class(&OF_CM2, "CM2-B", "42"));
        onde(&school, &july).await;
        school.at("2027-08-25 22:00");
        let before = september(&school).await;
        let imported = onde(&school, &in_class(&OF_CE1, "CE2-A", "4711")).await;
        let counts = imported.applied.expect("applied").counts;
        assert_eq!((counts.changed_class, counts.created(), counts.goes_back), (0, 0, 0));
        assert_eq!(counts.left_pupils, 0, "those of CM2 leave by themselves");
        assert_eq!(september(&school).await, before, "it is so already");
        assert!(standing(&school, school.lina).await.attends(school.ce1_a), "until September");

        let mut rows = in_class(&OF_CE1[..2], "CE2-A", "4711");
        rows.extend(in_class(&OF_CE1[2..], "CE2-B", "4712"));
        school.at("2027-08-26 22:00");
        let imported = onde(&school, &rows).await;
        let counts = imported.applied.expect("applied").counts;
        assert_eq!((counts.changed_class, counts.classes_opened), (1, 1));
        assert!(standing(&school, school.lina).await.attends(school.ce1_a), "until September");
        turn(&school, "2027-09-01 06:00").await;
        let classes = async |pupil| -> Vec<String> {
            let classes = standing(&school, pupil).await.classes;
            classes.iter().map(|class| class.name.clone()).collect()
        };
        assert_eq!(classes(school.lina).await, ["CE2-B"]);
        assert_eq!(classes(school.lea).await, ["CE2-A"]);
    }
}

#[tokio::test]
async fn the_lists_of_last_year_given_in_september_are_held_until_somebody_says_why() {
    for school in schools().await {
        applied(&school).await;
        turn(&school, "2027-09-02 20:00").await;
        let before = september(&school).await;
        let imported = onde(&school, &in_class(&OF_CE1, "CE1-A", "41")).await;
        let feed = imported.feed;
        assert_eq!(imported.applied.expect("applied").held, 1);
        assert_eq!(september(&school).await, before, "nothing is written");
        let read = move |tx: &db::Tx<'_>| feeds::history::schools(tx, feed);
        let steps = school.app.db.read(read).await.expect("read");
        let why = feeds::words::held(&feeds::words::French, "Jean-Macé", &steps[0]);
        assert!(
            why.starts_with("Jean-Macé\u{a0}: 3 élèves sur")
                && why.contains("retourneraient dans leur classe de l’an dernier"),
            "{why}"
        );
        assert!(!why.contains("départs"), "nobody leaves: {why}");

        let release = move |tx: &db::Tx<'_>| {
            feeds::apply::release(tx, feed, "0591234A", "La rentrée est refaite à l’ancienne.")
        };
        school.app.db.write(release).await.expect("released");
        let applied = feeds::apply::apply(&school.app.db, feed, None, &school.clock, &|_| {}).await;
        assert_eq!(applied.expect("applied").counts.goes_back, 3);
        assert_eq!(september(&school).await, each_once(&school, "CE1-A"));
    }
}

#[tokio::test]
async fn one_who_stays_in_his_class_is_not_a_file_of_last_year() {
    for school in schools().await {
        applied(&school).await;
        turn(&school, "2027-09-02 20:00").await;
        let mut rows = in_class(&OF_CE1[..2], "CE2-A", "4711");
        rows.extend(in_class(&OF_CE1[2..], "CE1-A", "41"));
        let applied = onde(&school, &rows).await.applied.expect("applied");
        assert_eq!((applied.held, applied.counts.goes_back), (0, 1));
    }
}

#[tokio::test]
async fn who_left_in_july_by_a_feed_is_given_nothing_back() {
    for school in schools().await {
        applied(&school).await;
        school.at("2027-07-02 22:00");
        let mut rows = in_class(&OF_CE1, "CE1-A", "41");
        rows.extend(in_class(&OF_CM2, "CM2-B", "42"));
        onde(&school, &rows).await;
        school.at("2027-07-04 22:00");
        rows.remove(1);
        let imported = onde(&school, &rows).await;
        assert_eq!(imported.applied.expect("applied").counts.left_pupils, 1, "Inès has left");
        school.at("2027-07-05 03:00");
        school.run_jobs().await;
        turn(&school, "2027-09-01 06:00").await;
        assert!(standing(&school, school.ines).await.memberships.is_empty());
        assert!(!standing(&school, school.lina).await.memberships.is_empty());
    }
}

#[tokio::test]
async fn who_does_not_come_on_the_first_day_is_not_sent_for_again() {
    for school in schools().await {
        applied(&school).await;
        turn(&school, "2027-09-01 10:00").await;
        school.run_jobs().await;
        crate::desk::leave(&school, school.ines).await;
        for night in ["2027-09-01 12:00", "2027-09-02 03:00", "2027-09-03 03:00"] {
            school.at(night);
            school.run_jobs().await;
        }
        assert!(standing(&school, school.ines).await.memberships.is_empty());
        let seats = seats(&school.app.db, school.jean_mace, day("2027-09-03")).await;
        assert!(seats.iter().all(|seat| seat.pupil != school.ines));
        assert_eq!(seats.len(), 2, "the others are there");
    }
}
