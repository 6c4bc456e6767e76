//! Undoing: exactly, or a sentence that says what stands in the way.

use crate::desk::{Desk, enrol, schools, turn};
use crate::world::written;
use axum::http::StatusCode;
use base::{Id, SchoolYear};
use people::{Class, GroupKind, Level, Scope, audience, class, groups};
use rollover::Built;
use testing::TestSchool;

async fn applied(school: &TestSchool) -> Desk {
    let desk = Desk::of_jean_mace(school).await;
    desk.staff("CE2-A", school.mme_durand).await;
    desk.agree().await;
    desk.apply(school).await;
    desk
}

async fn new_class(school: &TestSchool, name: &'static str) -> Id<Class> {
    let of = school.jean_mace;
    let read = move |tx: &db::Tx<'_>| class::of_school(tx, of, SchoolYear(2027));
    let classes = school.app.db.read(read).await.expect("read");
    classes.iter().find(|class| class.name == name).expect("a class").id
}

async fn is_refused(desk: &Desk, why: &str) {
    let answer = desk.post("/annulation", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = answer.any_page().text_of(".note.warn");
    assert!(said.contains(why), "{said}");
    assert_eq!(desk.state().await, "faite");
}

#[tokio::test]
async fn undone_before_or_after_its_day_everything_is_as_it_was() {
    for school in schools().await {
        let before = written(&school.app.db).await;
        let desk = applied(&school).await;
        assert_ne!(written(&school.app.db).await, before);
        desk.post("/annulation", &[]).await.redirects();
        assert_eq!(desk.state().await, "annulée");
        assert_eq!(written(&school.app.db).await, before);

        // Prepared again from the same plan, and undone when its day has come.
        desk.post("/reprise", &[]).await.redirects();
        desk.agree().await;
        desk.apply(&school).await;
        turn(&school, "2027-09-01 06:00").await;
        school.at("2027-09-02 03:00");
        school.run_jobs().await;
        let desk = desk.later(&school).await;
        assert_eq!(desk.state().await, "faite");
        desk.post("/annulation", &[]).await.redirects();
        assert_eq!(written(&school.app.db).await, before);
        let again = desk.post("/annulation", &[]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "there is nothing to put back");
    }
}

#[tokio::test]
async fn who_answers_for_a_pupil_without_any_access_comes_back_with_him() {
    for school in schools().await {
        let noe = school.noe;
        let name_him = move |tx: &db::Tx<'_>| {
            let aunt = people::testing::adult(tx, "Odile", "Dubois", base::Title::Mme)?;
            let from_on = crate::desk::day("2026-09-01");
            let tie = people::testing::guards(aunt, noe, people::Kinship::Other, from_on);
            let aside = people::NewGuardianship { has_authority: false, is_contact: false, ..tie };
            people::guardianship::begin(tx, &[aside]).map(|_| aunt)
        };
        let aunt = school.app.db.write(name_him).await.expect("an aunt");
        let before = written(&school.app.db).await;
        let desk = applied(&school).await;
        turn(&school, "2027-09-01 06:00").await;
        let today = school.clock.today();
        let night = move |tx: &db::Tx<'_>| people::retention::note_left(tx, &[aunt], today);
        school.app.db.write(night).await.expect("noted");
        let desk = desk.later(&school).await;
        desk.post("/annulation", &[]).await.redirects();
        assert_eq!(written(&school.app.db).await, before);
    }
}

#[tokio::test]
async fn a_pupil_moved_since_is_named_and_nothing_is_undone() {
    for school in schools().await {
        let desk = applied(&school).await;
        turn(&school, "2027-09-01 06:00").await;
        let desk = desk.later(&school).await;
        let before = written(&school.app.db).await;
        let ce1 = new_class(&school, "CE1-A").await;
        enrol(&school, school.lea, (school.jean_mace, ce1), Level::Ce1, "2027-09-06").await;
        let moved = written(&school.app.db).await;
        is_refused(&desk, "Léa Martin est en CE1-A depuis").await;
        assert_eq!(written(&school.app.db).await, moved);
        assert_ne!(before, moved);
    }
}

#[tokio::test]
async fn a_pupil_who_is_at_the_college_since_is_named() {
    for school in schools().await {
        let desk = applied(&school).await;
        turn(&school, "2027-09-01 06:00").await;
        let desk = desk.later(&school).await;
        let wider = school.widen().await;
        enrol(&school, school.noe, (wider.college, wider.sixth_a), Level::Sixth, "2027-09-01")
            .await;
        is_refused(&desk, "Noé Dubois est depuis dans un autre établissement").await;
    }
}

#[tokio::test]
async fn a_class_that_was_published_to_is_not_removed() {
    for school in schools().await {
        let desk = applied(&school).await;
        let ce2 = new_class(&school, "CE2-A").await;
        let publish = move |tx: &db::Tx<'_>| {
            let group = groups::find(tx, GroupKind::Guardians, Scope::Class(ce2))?;
            let group = people::Addressee::Group(group.expect("the parents of CE2-A"));
            audience::put(tx, "news.article", 12, &[audience::Line::read(group)])
        };
        school.app.db.write(publish).await.expect("published");
        is_refused(&desk, "La classe CE2-A a déjà servi").await;
    }
}

/// As a feature would say it: the roll of every class was called.
#[expect(clippy::unnecessary_wraps, reason = "what a use of a class is")]
fn called(_: &db::Tx<'_>, classes: &[Id<Class>]) -> db::Result<Vec<Id<Class>>> {
    Ok(classes.to_vec())
}

#[tokio::test]
async fn a_class_of_which_a_feature_holds_something_is_not_removed() {
    for school in schools().await {
        let desk = applied(&school).await;
        school.app.jobs.lend(rollover::ClassUses(vec![(Built::Homework, called)]));
        is_refused(&desk, "a déjà servi : son cahier de textes est commencé").await;
    }
}

#[tokio::test]
async fn who_left_meanwhile_stays_away_when_it_is_undone() {
    for school in schools().await {
        let desk = applied(&school).await;
        school.at("2027-07-05 10:00");
        crate::desk::leave(&school, school.ines).await;
        desk.post("/annulation", &[]).await.redirects();
        let ines = crate::desk::standing(&school, school.ines).await;
        assert!(ines.memberships.is_empty());
        let lina = crate::desk::standing(&school, school.lina).await;
        assert!(lina.attends(school.ce1_a));
    }
}
