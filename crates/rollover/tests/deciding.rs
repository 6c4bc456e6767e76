//! Deciding: the sentences, the evening, and the day on which it counts.

use crate::desk::{Desk, REASON, day, schools, standing, turn};
use crate::world::written;
use axum::http::StatusCode;
use base::SchoolYear;
use people::{class, school as schools_of};
use testing::TestSchool;

async fn ready(school: &TestSchool) -> Desk {
    let desk = Desk::of_jean_mace(school).await;
    desk.staff("CE2-A", school.mme_durand).await;
    desk.agree().await;
    desk
}

#[tokio::test]
async fn the_plan_is_read_as_sentences_and_nothing_is_written() {
    for school in schools().await {
        let before = written(&school.app.db).await;
        let desk = Desk::of_jean_mace(&school).await;
        let page = desk.client.get(&format!("{}/phrases", desk.plan)).await.page();
        assert_eq!(page.text_of(".figures"), "passent 3 quittent l’école 2");
        let effects = page.texts_of("[aria-labelledby=effects] li");
        assert_eq!(
            effects,
            [
                "Mme Durand ne verra plus 3 élèves de CE1-A.",
                "Mme Durand attend ses élèves en CE1-A.",
                "M. Petit ne verra plus 2 élèves de CM2-B.",
                "M. Petit attend ses élèves en CM2-B.",
                "Mme Roussel ne verra plus 2 élèves de CM2-B.",
                "Mme Roussel attend ses élèves en CM2-B.",
                "Les familles des 2 élèves qui partent n’auront plus accès à l’école. Si elles \
                 n’ont pas d’autre enfant ici, leur compte ferme ce jour-là. Elles sont prévenues \
                 dès que c’est fait, pour garder ce qui est à elles.",
            ]
        );
        let url = format!("{}/phrases?de={}", desk.plan, school.cm2_b);
        let page = desk.client.get(&url).await.page();
        assert_eq!(
            page.texts_of(".sentences li p"),
            [
                "Noé Dubois quitte CM2-B pour le collège.",
                "Léa Martin quitte CM2-B pour le collège."
            ]
        );
        assert_eq!(written(&school.app.db).await, before, "nothing is written");
    }
}

#[tokio::test]
async fn two_of_a_class_with_one_name_are_told_apart_by_their_days_of_birth() {
    for school in schools().await {
        let new = |tx: &db::Tx<'_>| {
            people::testing::pupil(tx, "Léa", "Martin", "2019-10-05", people::Sex::Girl)
        };
        let other = school.app.db.write(new).await.expect("another Léa");
        let to = (school.jean_mace, school.ce1_a);
        crate::desk::enrol(&school, other, to, people::Level::Ce1, "2027-06-21").await;
        let desk = Desk::of_jean_mace(&school).await;
        let page = desk.client.get(&format!("{}/eleves?de={}", desk.plan, school.ce1_a)).await;
        let names = page.page().texts_of("#pupils label b");
        assert!(names.contains(&"Léa Martin (12/03/2019)".to_owned()), "{names:?}");
        assert!(names.contains(&"Léa Martin (05/10/2019)".to_owned()), "{names:?}");
        let url = format!("{}/phrases?de={}", desk.plan, school.cm2_b);
        let page = desk.client.get(&url).await.page();
        let said = page.text_of(".sentences");
        assert!(said.contains("Léa Martin quitte"), "alone of her name in CM2-B: {said}");
    }
}

#[tokio::test]
async fn what_is_warned_of_wants_a_reason() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        let refused = desk.post("/accord", &[("reason", "oui")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.any_page().text_of(".problems").contains("Dites-le en une phrase"));
        let early = desk.post("/application", &[]).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "not before it was read");
        desk.post("/accord", &[REASON]).await.redirects();
        assert_eq!(desk.state().await, "prête");
        assert!(desk.text(".note.ok").await.contains("Mme Lefèvre a lu le plan"));
    }
}

#[tokio::test]
async fn until_the_day_nothing_changes_and_on_the_day_everything_does() {
    for school in schools().await {
        let desk = ready(&school).await;
        desk.apply(&school).await;
        assert_eq!(desk.state().await, "faite");
        assert!(desk.text(".note.ok").await.contains("commencent le"));
        let attends = async |class| standing(&school, school.lea).await.attends(class);
        let teaches = async |class| standing(&school, school.mme_durand).await.teaches(class);
        turn(&school, "2027-08-31 12:00").await;
        assert!(attends(school.ce1_a).await && teaches(school.ce1_a).await);
        assert!(standing(&school, school.noe).await.attends(school.cm2_b));

        turn(&school, "2027-09-01 06:00").await;
        let of = school.jean_mace;
        let read = move |tx: &db::Tx<'_>| class::of_school(tx, of, SchoolYear(2027));
        let next = school.app.db.read(read).await.expect("read");
        let ce2 = next.iter().find(|class| class.name == "CE2-A").expect("CE2-A").id;
        assert!(!attends(school.ce1_a).await && attends(ce2).await);
        assert!(!teaches(school.ce1_a).await && teaches(ce2).await);
        assert!(standing(&school, school.noe).await.memberships.is_empty(), "he has left");
        assert!(standing(&school, school.mme_dubois).await.children.is_empty());
        assert!(standing(&school, school.samira).await.guards_a_pupil_of(ce2));

        // The past can be asked.
        let desk = desk.later(&school).await;
        let of_class = school.ce1_a;
        let read = move |tx: &db::Tx<'_>| class::page(tx, of_class, day("2027-03-12"));
        let march = school.app.db.read(read).await.expect("read").expect("a class");
        assert_eq!((march.pupils.len(), march.team[0].name.formal().as_str()), (3, "Mme Durand"));
        let url = format!("{}/phrases?de={}", desk.plan, school.ce1_a);
        let page = desk.client.get(&url).await.page();
        assert!(page.text_of(".sentences").contains("Léa Martin passe de CE1-A en CE2-A."));
    }
}

#[tokio::test]
async fn old_classes_close_in_the_night_when_nobody_is_left_in_them() {
    for school in schools().await {
        let desk = ready(&school).await;
        desk.apply(&school).await;
        let of = school.ce1_a;
        let closed = async || {
            let read = move |tx: &db::Tx<'_>| class::load(tx, of);
            school.app.db.read(read).await.expect("read").expect("a class").closed_on
        };
        school.at("2027-08-31 03:00");
        school.run_jobs().await;
        assert_eq!(closed().await, None, "a feed of July still finds it");
        school.at("2027-09-01 03:00");
        school.run_jobs().await;
        assert_eq!(closed().await, Some(day("2027-09-01")));
        let of = school.jean_mace;
        let page = move |tx: &db::Tx<'_>| schools_of::page(tx, of, day("2027-09-02"));
        let page = school.app.db.read(page).await.expect("read").expect("a school");
        let names: Vec<&str> = page.classes.iter().map(|line| line.class.name.as_str()).collect();
        assert_eq!(names, ["CE1-A", "CE2-A", "CM2-B"], "those of the new year");
    }
}

/// `feeds` looks for a class of the year by its key, then, among those without a key that are not
/// closed, by its folded name (`Ledger::find_class`).
#[tokio::test]
async fn the_feed_of_september_finds_the_classes_by_their_names() {
    for school in schools().await {
        let desk = ready(&school).await;
        desk.apply(&school).await;
        let of = school.jean_mace;
        let read =
            move |tx: &db::Tx<'_>| class::of_school(tx, of, SchoolYear::of(day("2027-09-06")));
        let classes = school.app.db.read(read).await.expect("read");
        let is_found = |label: &str| {
            let same = classes.iter().filter(|class| {
                class.source_key.is_none()
                    && class.closed_on.is_none()
                    && base::fold(&class.name) == base::fold(label)
            });
            same.count() == 1
        };
        assert!(is_found("CE2-A") && is_found("ce2-a") && is_found("CM2-B"));
    }
}

#[tokio::test]
async fn a_class_a_feed_has_opened_already_is_not_doubled() {
    for school in schools().await {
        let desk = ready(&school).await;
        let of = school.jean_mace;
        let open = move |tx: &db::Tx<'_>| {
            let new = people::NewClass {
                school: of,
                year: SchoolYear(2027),
                name: "ce2-a".to_owned(),
                source_key: Some("4711".to_owned()),
                levels: vec![people::Level::Ce2],
            };
            class::open(tx, &[new]).map(|ids| ids[0])
        };
        let known = school.app.db.write(open).await.expect("opened");
        desk.apply(&school).await;
        let read = move |tx: &db::Tx<'_>| class::of_school(tx, of, SchoolYear(2027));
        let classes = school.app.db.read(read).await.expect("read");
        assert_eq!(
            classes.iter().filter(|it| base::fold(&it.name) == base::fold("CE2-A")).count(),
            1
        );
        turn(&school, "2027-09-01 06:00").await;
        assert!(standing(&school, school.lea).await.attends(known));
    }
}

#[tokio::test]
async fn it_waits_for_its_evening_and_can_be_put_off() {
    for school in schools().await {
        let desk = ready(&school).await;
        for (at, said) in [
            ("2027-06-20T20:00", "Cette heure est passée"),
            ("2029-06-20T20:00", "C’est trop loin"),
            ("demain", "Écrivez le jour et l’heure"),
        ] {
            let refused = desk.post("/application", &[("run_at", at)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.any_page().text_of(".note.warn").contains(said));
        }
        desk.post("/application", &[("run_at", "2027-06-22T20:00")]).await.redirects();
        assert_eq!(desk.state().await, "programmée");
        school.run_jobs().await;
        assert_eq!(desk.state().await, "programmée", "not before its evening");
        desk.post("/report", &[]).await.redirects();
        desk.post("/application", &[("run_at", "2027-06-23T20:00")]).await.redirects();
        school.at("2027-06-22 20:30");
        school.run_jobs().await;
        assert_eq!(desk.state().await, "programmée", "it was put off by a day");
        school.at("2027-06-23 20:01");
        school.run_jobs().await;
        assert_eq!(desk.state().await, "faite");
        let page = desk.client.get_json(&format!("{}/suivi", desk.plan)).await.json();
        assert_eq!(page["finished"], true);
    }
}

#[tokio::test]
async fn too_many_who_leave_early_are_counted_and_more_than_was_read_hold_the_evening() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        let class = school.ce1_a.to_string();
        let sends_away = async |pupils: &[base::Id<people::Person>]| {
            let ids: Vec<String> = pupils.iter().map(ToString::to_string).collect();
            let mut fields = vec![("de", class.as_str()), ("to", "leaves:elsewhere")];
            fields.extend(ids.iter().map(|id| ("pupils", id.as_str())));
            desk.post("/eleves", &fields).await.redirects();
        };
        sends_away(&[school.lea, school.ines]).await;
        assert!(!desk.text("main").await.contains("quittent l’école avant la fin"), "two may");
        sends_away(&[school.lina]).await;
        let cautions = desk.text("[aria-labelledby=cautions]").await;
        assert!(cautions.contains("3 élèves sur 5 quittent l’école avant la fin"), "{cautions}");
        desk.agree().await;

        // Zoé comes, and goes with her class: nobody has read of four.
        let new = |tx: &db::Tx<'_>| {
            people::testing::pupil(tx, "Zoé", "Lambert", "2019-02-02", people::Sex::Girl)
        };
        let zoe = school.app.db.write(new).await.expect("Zoé");
        let to = (school.jean_mace, school.ce1_a);
        crate::desk::enrol(&school, zoe, to, people::Level::Ce1, "2027-06-21").await;
        desk.apply(&school).await;
        assert_eq!(desk.state().await, "à regarder");
        assert!(desk.text("main").await.contains("4 élèves sur 6 quittent l’école"));
        desk.agree().await;
        desk.apply(&school).await;
        assert_eq!(desk.state().await, "faite");
    }
}
