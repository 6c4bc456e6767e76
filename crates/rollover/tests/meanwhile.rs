//! Between the plan and the evening: who arrives, who leaves, who changes class. Nothing is lost,
//! and it is said.

use crate::desk::{Desk, enrol, leave, schools, standing, turn};
use people::{Level, Sex, testing::pupil};
use testing::TestSchool;

async fn ready(school: &TestSchool) -> Desk {
    let desk = Desk::of_jean_mace(school).await;
    desk.staff("CE2-A", school.mme_durand).await;
    desk.agree().await;
    desk
}

async fn zoe(school: &TestSchool) -> base::Id<people::Person> {
    let new = |tx: &db::Tx<'_>| pupil(tx, "Zoé", "Lambert", "2019-02-02", Sex::Girl);
    school.app.db.write(new).await.expect("Zoé")
}

#[tokio::test]
async fn who_arrives_is_proposed_what_her_class_does() {
    for school in schools().await {
        let desk = ready(&school).await;
        let zoe = zoe(&school).await;
        enrol(&school, zoe, (school.jean_mace, school.ce1_a), Level::Ce1, "2027-06-21").await;
        let page = desk.client.get(&format!("{}/phrases", desk.plan)).await.page();
        let since = page.text_of("[aria-labelledby=since] .sentences");
        assert_eq!(since, "Zoé Lambert passe de CE1-A en CE2-A. arrivée récente");
        desk.apply(&school).await;
        assert_eq!(desk.state().await, "faite");
        turn(&school, "2027-09-01 06:00").await;
        let classes = standing(&school, zoe).await.classes;
        assert_eq!(classes.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["CE2-A"]);
    }
}

#[tokio::test]
async fn who_leaves_is_named_and_left_alone() {
    for school in schools().await {
        let desk = ready(&school).await;
        leave(&school, school.ines).await;
        let page = desk.client.get(&format!("{}/phrases", desk.plan)).await.page();
        let since = page.text_of("[aria-labelledby=since]");
        assert!(since.contains("Inès Moreau n’est plus dans l’école"), "{since}");
        desk.apply(&school).await;
        assert_eq!(desk.state().await, "faite");
        turn(&school, "2027-09-01 06:00").await;
        assert!(standing(&school, school.ines).await.memberships.is_empty());
        assert!(!standing(&school, school.lina).await.memberships.is_empty());
    }
}

#[tokio::test]
async fn who_changes_class_goes_where_the_new_one_goes_unless_a_head_has_decided() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        desk.staff("CE2-A", school.mme_durand).await;
        let (class, lea) = (school.ce1_a.to_string(), school.lea.to_string());
        let again = desk.way("CE1-A", "ce1").await;
        let fields = [("de", class.as_str()), ("pupils", lea.as_str()), ("to", again.as_str())];
        desk.post("/eleves", &fields).await.redirects();
        for pupil in [school.lea, school.lina] {
            let to = (school.jean_mace, school.cm2_b);
            enrol(&school, pupil, to, Level::Cm2, "2027-06-21").await;
        }
        let page = desk.client.get(&format!("{}/phrases?de={}", desk.plan, school.cm2_b)).await;
        let said = page.page().text_of(".sentences");
        assert!(said.contains("Lina Moreau quitte CM2-B pour le collège. a changé de classe"));
        assert!(said.contains("Léa Martin (12/03/2019) passe de CM2-B en CE1-A. a"), "{said}");
    }
}

#[tokio::test]
async fn a_teacher_who_has_left_holds_the_evening_and_it_is_said_why() {
    for school in schools().await {
        let desk = ready(&school).await;
        desk.post("/application", &[("run_at", "2027-06-22T20:00")]).await.redirects();
        leave(&school, school.mme_durand).await;
        school.at("2027-06-22 20:00");
        school.run_jobs().await;
        assert_eq!(desk.state().await, "à regarder");
        let page = desk.text("main").await;
        assert!(page.contains("Le changement n’a pas été fait le soir prévu"), "{page}");
        assert!(page.contains("Personne n’enseigne en CE2-A, où 3 élèves sont attendus"));
        assert!(standing(&school, school.lea).await.attends(school.ce1_a));
        school.at("2027-06-23 09:00");
        school.run_jobs().await;
        let told = "select count(*) from notice where kind = 'rollover.done'";
        let count = school.app.db.read(move |tx| tx.number(told, &[])).await.expect("read");
        assert_eq!(count, 1);
        desk.post("/accord", &[crate::desk::REASON]).await.redirects();
        desk.apply(&school).await;
        assert_eq!(desk.state().await, "faite");
    }
}

#[tokio::test]
async fn who_comes_after_the_evening_is_shown_until_he_has_a_class() {
    for school in schools().await {
        let desk = ready(&school).await;
        desk.apply(&school).await;
        let zoe = zoe(&school).await;
        enrol(&school, zoe, (school.jean_mace, school.ce1_a), Level::Ce1, "2027-07-02").await;
        school.at("2027-09-01 03:00");
        school.run_jobs().await;
        turn(&school, "2027-09-01 08:00").await;
        assert!(standing(&school, zoe).await.attends(school.ce1_a), "she is not lost");
        let desk = desk.later(&school).await;
        let late = desk.text("[aria-labelledby=late]").await;
        assert!(late.contains("Zoé Lambert n’était pas là le soir du changement"), "{late}");
    }
}
