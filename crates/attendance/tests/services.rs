//! Canteen and childcare: what a family says until its hour, what the town reads, what an absence
//! takes off.

use crate::desk::{call_of, schools, tells, ticked};
use base::Id;
use people::Person;
use testing::{Client, TestSchool};

fn own(pupil: Id<Person>) -> String {
    format!("/presences/eleves/{pupil}/services")
}

fn list(school: &TestSchool, day: &str) -> String {
    format!("/presences/ecoles/{}/services?jour={day}&moment=canteen", school.jean_mace)
}

/// Canteen on Mondays and Thursdays.
async fn puts_down(client: &Client, pupil: Id<Person>) -> testing::Answered {
    client.post(&own(pupil), &[("what", "week"), ("canteen", "0"), ("canteen", "3")]).await
}

#[tokio::test]
async fn a_family_says_which_days_and_the_town_counts_and_reads_no_more_than_names() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        puts_down(&samira, school.lea).await.redirects();
        let vasseur = school.client(school.m_vasseur).await;
        let page = vasseur.get(&list(&school, "2026-11-26")).await.page();
        let figures = page.text_of(".figures");
        assert!(figures.contains("Attendus 1") && figures.contains("CE1-A 1"), "{figures}");
        let names = page.texts_of("section[aria-labelledby=expected] li");
        assert_eq!(names, ["Martin Léa CE1-A"], "a name and a class, and nothing else");
        let tuesday = vasseur.get(&list(&school, "2026-11-24")).await.page();
        assert!(tuesday.text_of(".figures").contains("Attendus 0"));
        let csv = list(&school, "2026-11-26").replace("services?", "services.csv?");
        assert!(vasseur.get(&csv).await.text().ends_with("CE1-A;Martin;Léa\n"));
        let town = format!("/presences/communes/{}/services?jour=2026-11-26", school.lys);
        let text = vasseur.get(&town).await.page().text_of("main");
        assert!(text.contains("École Jean-Macé un enfant"), "{text}");
        // It is the family's, the school's and the town's.
        assert_eq!(samira.get(&list(&school, "2026-11-26")).await.status, 403);
        let durand = school.client(school.mme_durand).await;
        assert_eq!(durand.get(&list(&school, "2026-11-26")).await.status, 403);
        assert_eq!(durand.get(&own(school.lea)).await.status, 200, "the team reads it");
        assert_eq!(puts_down(&durand, school.lea).await.status, 403);
        for person in [school.mme_moreau, school.m_lambert] {
            let client = school.client(person).await;
            assert_eq!(puts_down(&client, school.lea).await.status, 404);
        }
        // At noon the teacher finds her ticked.
        school.at("2026-11-26 10:30");
        let call = format!("{}?jour=2026-11-26&moment=canteen", call_of(school.ce1_a));
        let page = durand.get(&call).await.page();
        assert_eq!(ticked(&page, school.lea), "present");
        assert_eq!(ticked(&page, school.ines), "absent");
    }
}

#[tokio::test]
async fn a_day_is_changed_until_its_hour_by_the_family_and_later_by_the_town() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        puts_down(&samira, school.lea).await.redirects();
        // It begins on the first day that is still open: today's list is not changed.
        let vasseur = school.client(school.m_vasseur).await;
        let today = list(&school, "2026-11-23");
        assert!(vasseur.get(&today).await.page().text_of(".figures").contains("Attendus 0"));
        // On Wednesday Thursday is decided; the Thursday after is not.
        school.at("2026-11-25 12:00");
        let fields = [("what", "days"), ("canteen", "2026-11-30")];
        samira.post(&own(school.lea), &fields).await.redirects();
        let expected = |client: Client, day: &'static str| {
            let url = list(&school, day);
            async move { client.get(&url).await.page().text_of(".figures") }
        };
        let vasseur_sees = |day| {
            let client = school.client(school.m_vasseur);
            async move { expected(client.await, day).await }
        };
        assert!(vasseur_sees("2026-11-26").await.contains("Attendus 1"), "too late");
        assert!(vasseur_sees("2026-11-30").await.contains("Attendus 1"));
        assert!(vasseur_sees("2026-12-03").await.contains("Attendus 0"), "taken off");
        let page = samira.get(&own(school.lea)).await.page();
        assert!(page.has("input[name=canteen][value='2026-11-26'][disabled]"));
        // The town is not held by it.
        let fields = [("what", "days"), ("canteen", "2026-11-30")];
        vasseur.post(&own(school.lea), &fields).await.redirects();
        assert!(vasseur_sees("2026-11-26").await.contains("Attendus 0"));
        // Another hour is the school's choice.
        let rule = format!("/presences/ecoles/{}/services", school.jean_mace);
        let later = [("days_before", "0"), ("until", "08:00")];
        vasseur.post(&rule, &later).await.redirects();
        let page = samira.get(&own(school.lea)).await.page();
        assert!(!page.has("input[name=canteen][value='2026-11-26'][disabled]"));
        let wrong = [("days_before", "9"), ("until", "tard")];
        assert_eq!(vasseur.post(&rule, &wrong).await.status, 422);
    }
}

#[tokio::test]
async fn an_absence_that_is_announced_takes_the_meal_off() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        puts_down(&samira, school.lea).await.redirects();
        let vasseur = school.client(school.m_vasseur).await;
        let thursday = list(&school, "2026-11-26");
        assert!(vasseur.get(&thursday).await.page().text_of(".figures").contains("Attendus 1"));
        let away = [("from_on", "2026-11-26"), ("note", "Un rhume")];
        tells(&samira, school.lea, &away).await.redirects();
        let page = vasseur.get(&thursday).await.page();
        assert!(page.text_of(".figures").contains("Attendus 0"));
        assert!(!page.text_of("main").contains("rhume"));
        // A closed day feeds nobody.
        let lefevre = school.client(school.mme_lefevre).await;
        let closures = format!("/presences/ecoles/{}/fermetures", school.jean_mace);
        let strike = [("from_on", "2026-12-03"), ("cause", "strike")];
        let next = list(&school, "2026-12-03");
        assert!(lefevre.get(&next).await.page().text_of(".figures").contains("Attendus 1"));
        lefevre.post(&closures, &strike).await.redirects();
        assert!(lefevre.get(&next).await.page().text_of(".figures").contains("Attendus 0"));
    }
}
