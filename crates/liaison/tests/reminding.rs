//! Reminders: by themselves before the last day, to those who miss, never in the evening.

use crate::desk::{class, desk, pupil, schools, schools_at};
use base::Id;
use people::Person;
use testing::TestSchool;

/// The sentences of somebody's feed, newest first.
async fn news(school: &TestSchool, person: Id<Person>) -> Vec<String> {
    desk(school, person).await.page("/nouveautes").await.texts_of(".rows .row b")
}

async fn at(school: &TestSchool, time: &str) {
    school.at(time);
    school.run_jobs().await;
    school.clock.advance_minutes(1);
    school.run_jobs().await;
}

#[tokio::test]
async fn those_who_miss_are_reminded_by_themselves_and_the_others_are_left_alone() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        desk(&school, school.samira).await.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let asked = "Mme Durand vous demande de signer « Sortie à La Piscine ».";
        assert_eq!(news(&school, school.m_moreau).await, [asked]);
        // Two days before the last one, in the morning.
        at(&school, "2026-11-25 08:00").await;
        let reminder = "« Sortie à La Piscine », de Mme Durand, attend votre signature.";
        assert_eq!(news(&school, school.m_moreau).await[0], reminder);
        assert!(!news(&school, school.samira).await.iter().any(|it| it == reminder));
        assert!(!news(&school, school.marc).await.iter().any(|it| it == reminder));
        at(&school, "2026-11-27 08:00").await;
        let last = "Dernier jour pour signer « Sortie à La Piscine », de Mme Durand.";
        assert_eq!(news(&school, school.mme_moreau).await[0], last);
        desk(&school, school.mme_moreau)
            .await
            .try_signs(&slip, &[school.ines, school.lina], &[("r1", "no")])
            .await
            .redirects();
        let before = news(&school, school.mme_moreau).await;
        at(&school, "2026-11-30 08:00").await;
        assert_eq!(news(&school, school.mme_moreau).await, before, "nobody is missing any more");
    }
}

#[tokio::test]
async fn what_is_sent_in_the_evening_is_there_in_the_morning() {
    for school in schools_at("2026-11-23 20:45").await {
        let durand = desk(&school, school.mme_durand).await;
        let form = durand.page("/liaison/nouveau").await;
        assert!(form.text_of(".note.night").contains("Les familles auront ce mot"));
        let slip = durand.writes(&pupil(school.lea)).await;
        let samira = desk(&school, school.samira).await;
        assert!(samira.awaiting().await.is_empty());
        assert_eq!(samira.0.get(&slip).await.status, 404);
        assert!(news(&school, school.samira).await.is_empty());
        at(&school, "2026-11-24 07:00").await;
        assert_eq!(samira.awaiting().await, ["Sortie à La Piscine"]);
        assert_eq!(samira.badge().await, "1");
        assert_eq!(news(&school, school.samira).await.len(), 1);
    }
}

#[tokio::test]
async fn a_teacher_reminds_when_he_likes() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        let samira = desk(&school, school.samira).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        assert_eq!(samira.0.post(&format!("{slip}/relance"), &[]).await.status, 403);
        durand.0.post(&format!("{slip}/relance"), &[]).await.redirects();
        let page = durand.page(&format!("{slip}/suivi")).await;
        // Two parents of twins: a reminder for each child.
        assert!(page.text_of(".flash").contains("4 relances"), "{}", page.text_of(".flash"));
        assert_eq!(news(&school, school.m_moreau).await.len(), 2);
        assert_eq!(news(&school, school.samira).await.len(), 1);
    }
}
