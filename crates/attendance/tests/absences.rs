//! What families say: ahead, after, with a proof; who may, who reads it.

use crate::desk::{Called, call_of, schools, tells, ticked, told};
use base::Id;
use people::{Kinship, Person, groups, guardianship, testing::guards};
use testing::TestSchool;

/// Where the first absence of a page leads.
async fn first_absence(school: &TestSchool, by: Id<Person>, pupil: Id<Person>) -> String {
    let client = school.client(by).await;
    let page = client.get(&format!("/presences/eleves/{pupil}")).await.page();
    page.attribute("a.row[href*='/presences/absences/']", "href").expect("an absence")
}

#[tokio::test]
async fn an_announced_absence_is_seen_before_the_call_and_asks_nobody() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        tells(&samira, school.lea, &[("note", "Un rhume")]).await.redirects();
        let durand = school.client(school.mme_durand).await;
        let answer = durand.get(&call_of(school.ce1_a)).await;
        let (page, text) = (answer.page(), answer.text());
        assert!(page.text_of("main").contains("Une famille a annoncé une absence"));
        assert_eq!(ticked(&page, school.lea), "absent");
        assert!(!text.contains("rhume") && !text.contains("Maladie"), "no reason for the team");
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        saved.by(&durand).await.redirects();
        school.clock.advance_minutes(10);
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty());
        // The head reads why, the other parent too, nobody else.
        let absence = first_absence(&school, school.samira, school.lea).await;
        for (person, status) in [
            (school.mme_lefevre, 200),
            (school.marc, 200),
            (school.mme_durand, 404),
            (school.mme_dubois, 404),
            (school.m_lambert, 404),
            (school.mme_delattre, 404),
        ] {
            let client = school.client(person).await;
            assert_eq!(client.get(&absence).await.status, status, "{person}");
        }
        let petit = school.client(school.m_petit).await;
        assert_eq!(petit.get(&format!("/presences/eleves/{}", school.lea)).await.status, 404);
    }
}

#[tokio::test]
async fn an_absence_nobody_announced_is_answered_on_the_page_the_notice_leads_to() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        saved.by(&durand).await.redirects();
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        let lefevre = school.client(school.mme_lefevre).await;
        let today = format!("/presences/ecoles/{}", school.jean_mace);
        let page = lefevre.get(&today).await.page();
        assert!(page.text_of("section[aria-labelledby=absent]").contains("famille prévenue"));
        assert!(page.text_of("section[aria-labelledby=silent]").contains("Martin Léa"));
        assert_eq!(durand.get(&today).await.status, 403);
        let samira = school.client(school.samira).await;
        let child = format!("/presences/eleves/{}", school.lea);
        let page = samira.get(&child).await.page();
        assert!(page.text_of(".unexplained").contains("lundi 23 novembre, matin"));
        let fields = ["from_on", "from_half", "until_on", "until_half"].map(|name| {
            let input = format!(".unexplained input[name={name}]");
            (name, page.attribute(&input, "value").expect("a field"))
        });
        let mut fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let nothing = samira.post(&format!("{child}/absences"), &fields).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.any_page().text_of(".problems").contains("Choisissez un motif"));
        fields.push(("reason", "transport"));
        samira.post(&format!("{child}/absences"), &fields).await.redirects();
        assert!(!samira.get(&child).await.page().has(".unexplained"));
        assert!(told(&school, school.samira).await.is_empty(), "the question is taken back");
        assert!(told(&school, school.marc).await.is_empty());
        let page = lefevre.get(&today).await.page();
        assert!(page.text_of("section[aria-labelledby=absent]").contains("Transports empêchés"));
        assert!(page.text_of("section[aria-labelledby=silent]").contains("ont un motif"));
    }
}

#[tokio::test]
async fn a_guardian_without_authority_cannot_say_why() {
    for school in schools().await {
        let (julie, lea, today) = (school.julie, school.lea, school.clock.today());
        let known = move |tx: &db::Tx<'_>| {
            let contact = guards(julie, lea, Kinship::Other, people::testing::first_day());
            let contact = people::NewGuardianship { has_authority: false, ..contact };
            let (_, touched) = guardianship::begin(tx, &[contact])?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(known).await.expect("a contact");
        let julie = school.client(julie).await;
        let child = format!("/presences/eleves/{lea}");
        assert_eq!(julie.get(&child).await.status, 200);
        assert!(!julie.get(&child).await.page().has("a.button[href$='/absences']"));
        assert_eq!(tells(&julie, lea, &[]).await.status, 403);
        assert_eq!(julie.get(&format!("{child}/absences")).await.status, 403);
        assert_eq!(julie.post(&format!("{child}/sorties"), &[]).await.status, 403);
        let dubois = school.client(school.mme_dubois).await;
        assert_eq!(tells(&dubois, lea, &[]).await.status, 404, "not her child at all");
    }
}

#[tokio::test]
async fn an_absence_is_corrected_or_withdrawn_until_the_roll_is_called() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        let until = [("until_on", "2026-11-27")];
        tells(&samira, school.lea, &until).await.redirects();
        let absence = first_absence(&school, school.samira, school.lea).await;
        assert!(samira.get(&absence).await.page().text_of("dl").contains("27 novembre"));
        let shorter = [
            ("from_on", "2026-11-23"),
            ("from_half", "am"),
            ("until_on", "2026-11-24"),
            ("until_half", "pm"),
            ("reason", "family_event"),
        ];
        samira.post(&absence, &shorter).await.redirects();
        let page = samira.get(&absence).await.page();
        assert!(page.text_of("dl").contains("24 novembre"));
        // The roll is called: its days stand, the reason may still be told better.
        let durand = school.client(school.mme_durand).await;
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        saved.by(&durand).await.redirects();
        let longer = [("from_on", "2026-11-23"), ("until_on", "2026-12-04"), ("reason", "illness")];
        samira.post(&absence, &longer).await.redirects();
        let facts = samira.get(&absence).await.page().text_of("dl");
        assert!(facts.contains("24 novembre") && facts.contains("Maladie"), "{facts}");
        assert_eq!(samira.post(&format!("{absence}/retrait"), &[]).await.status, 409);
        // One that has not begun goes altogether.
        let later = [("from_on", "2026-11-30")];
        tells(&samira, school.lea, &later).await.redirects();
        let page = samira.get(&format!("/presences/eleves/{}", school.lea)).await.page();
        let rows = page.attributes("a.row[href*='/presences/absences/']", "href");
        let other = rows.into_iter().find(|row| *row != absence).expect("the later one");
        samira.post(&format!("{other}/retrait"), &[]).await.redirects();
        assert_eq!(samira.get(&other).await.status, 410);
    }
}

#[tokio::test]
async fn a_proof_is_read_by_the_head_and_the_family_alone() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        let fields = [("from_on", "2026-11-23"), ("reason", "illness")];
        let proof = ("nouveaux", "certificat.txt", "text/plain", &b"Repos deux jours."[..]);
        let child = format!("/presences/eleves/{}", school.lea);
        samira.upload_with(&format!("{child}/absences"), &fields, &[proof]).await.redirects();
        school.run_jobs().await;
        let absence = first_absence(&school, school.samira, school.lea).await;
        let page = samira.get(&absence).await.page();
        let url = page.attribute(".attachments a", "href").expect("a proof");
        assert_eq!(samira.get(&url).await.text(), "Repos deux jours.");
        let head = school.client(school.mme_lefevre).await;
        assert_eq!(head.get(&url).await.status, 200);
        for person in [school.mme_durand, school.mme_dubois, school.m_lambert] {
            assert_eq!(school.client(person).await.get(&url).await.status, 404);
        }
    }
}

#[tokio::test]
async fn what_is_asked_is_on_the_home_card_of_each() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        saved.by(&durand).await.redirects();
        let page = durand.get("/presences").await.page();
        assert!(page.text_of("section[aria-labelledby=classes]").contains("fait à 8 h 45"));
        let lefevre = school.client(school.mme_lefevre).await;
        let page = lefevre.get(&format!("/presences/ecoles/{}", school.jean_mace)).await.page();
        assert!(page.text_of(".figures").contains("Absents, sur 5 élèves 1"));
        assert!(page.text_of(".figures").contains("Appels à faire 1"));
    }
}

#[tokio::test]
async fn several_silences_are_each_answered_with_their_own_days() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let absent = [(school.lea, "absent")];
        for (day, moment) in [("2026-11-16", "am"), ("2026-11-16", "pm"), ("2026-11-23", "am")] {
            let call = Called::this_morning(school.ce1_a, &absent).at(day, moment);
            call.by(&durand).await.redirects();
        }
        let samira = school.client(school.samira).await;
        let child = format!("/presences/eleves/{}", school.lea);
        let page = samira.get(&child).await.page();
        assert_eq!(page.count(".unexplained"), 2);
        assert!(page.text_of(".unexplained").contains("lundi 16 novembre, toute la journée"));
        let other = page.attribute(".unexplained a.button", "href").expect("a way to answer");
        let form = samira.get(&other).await.page();
        let first = form.attribute("input[name=from_on]", "value");
        assert_eq!(first.as_deref(), Some("2026-11-23"));
        let answer = [("until_half", "am"), ("reason", "transport")];
        tells(&samira, school.lea, &answer).await.redirects();
        assert_eq!(samira.get(&child).await.page().count(".unexplained"), 1);
    }
}
