//! From hand to hand: proposed, sent back, published at an hour, over on a day, taken off.

use crate::desk::{EVERYBODY, desk, schools};

#[tokio::test]
async fn a_teacher_proposes_to_her_school_and_the_head_sends_back_or_publishes() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        // Whoever may not publish asks.
        let url = mme_durand.publishes(school.jean_mace, "Kermesse", &[]).await;
        school.run_jobs().await;
        let (head, samira) =
            (desk(&school, school.mme_lefevre).await, desk(&school, school.samira).await);
        assert_eq!(samira.status(&url).await, 404);
        assert_eq!(mme_durand.0.post(&format!("{url}/publication"), &[]).await.status, 403);
        let told = head.titles("/nouveautes").await;
        assert_eq!(told, ["École Jean-Macé : une actualité est proposée"]);
        assert!(head.titles("/actualites/redaction").await.contains(&"Kermesse".to_owned()));

        let refusal = format!("{url}/refus");
        assert_eq!(head.0.post(&refusal, &[]).await.status, 422);
        head.0.post(&refusal, &[("sentence", "Ajoutez l’heure.")]).await.redirects();
        let page = mme_durand.0.get(&url).await.page();
        assert_eq!(page.text_of(".note"), "À revoir : Ajoutez l’heure.");
        assert_eq!(head.status(&url).await, 404);

        let mut again = vec![("title", "Kermesse à 10 h"), ("body", "Venez."), ("version", "1")];
        again.extend(EVERYBODY);
        again.push(("action", "submit"));
        mme_durand.0.post(&format!("{url}/edition"), &again).await.redirects();
        head.0.post(&format!("{url}/publication"), &[]).await.redirects();
        assert_eq!(samira.titles("/actualites").await, ["Kermesse à 10 h"]);
        let told = mme_durand.titles("/nouveautes").await;
        assert!(told.contains(&"École Jean-Macé : votre actualité est publiée".to_owned()));
    }
}

#[tokio::test]
async fn who_has_nothing_to_write_does_not_write() {
    for school in schools().await {
        for (person, thread, status) in [
            (school.samira, school.ce1_a.raw(), 403),
            (school.lea, school.ce1_a.raw(), 403),
            (school.m_petit, school.ce1_a.raw(), 403),
            (school.mme_dubois, school.ce1_a.raw(), 404),
            (school.m_lambert, school.jean_mace.raw(), 404),
            (school.mme_durand, school.lys.raw(), 403),
            (school.m_vasseur, school.jean_mace.raw(), 404),
            (school.mme_delattre, school.jean_mace.raw(), 404),
        ] {
            let person = desk(&school, person).await;
            let thread: base::Id<()> = base::Id::new(thread);
            let answered = person.try_writes(thread, "Moi", &[("action", "publish")]).await;
            assert_eq!(answered.status.as_u16(), status, "{thread}");
        }
    }
}

#[tokio::test]
async fn it_appears_at_its_hour_and_is_over_after_its_last_day() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let when =
            [("when", "later"), ("publish_at", "2026-11-24T06:45"), ("ends_on", "2026-11-26")];
        let url = mme_durand.publishes(school.ce1_a, "Piscine", &when).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&url).await, 404);
        school.at("2026-11-24 06:45");
        school.run_jobs().await;
        assert_eq!(samira.status(&url).await, 200);
        school.at("2026-11-26 23:00");
        assert_eq!(samira.titles("/actualites").await, ["Piscine"]);
        school.at("2026-11-27 00:10");
        assert!(samira.titles("/actualites").await.is_empty());
        school.at("2026-11-27 02:30");
        school.run_jobs().await;
        assert_eq!(samira.status(&url).await, 404);
        assert!(samira.titles("/actualites/recherche?q=piscine").await.is_empty());
        let note = mme_durand.0.get(&url).await.page().text_of(".note");
        assert!(note.starts_with("Archivé"), "{note}");
    }
}

#[tokio::test]
async fn an_hour_that_has_passed_and_an_end_before_the_beginning_are_refused() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        for (fields, field) in [
            (vec![("when", "later"), ("publish_at", "2026-11-23T09:00")], "#publish_at"),
            (vec![("when", "later"), ("publish_at", "demain")], "#publish_at"),
            (vec![("ends_on", "2026-11-22")], "#ends_on"),
            (
                vec![
                    ("when", "later"),
                    ("publish_at", "2026-11-30T08:00"),
                    ("ends_on", "2026-11-29"),
                ],
                "#ends_on",
            ),
            (vec![("title", " ")], "#title"),
        ] {
            let title = if field == "#title" { "" } else { "Piscine" };
            let fields: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "title").collect();
            let answered = mme_durand.try_writes(school.ce1_a, title, &fields).await;
            assert_eq!(answered.status, 422);
            let page = answered.any_page();
            assert_eq!(page.attribute(".problems a", "href").as_deref(), Some(field));
            assert!(page.text_of("textarea").contains("Voici"), "his words are still there");
        }
    }
}

#[tokio::test]
async fn what_is_taken_off_is_a_draft_again_and_its_notice_is_gone() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Erreur", &[]).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.titles("/nouveautes").await.len(), 1);
        assert_eq!(samira.0.post(&format!("{url}/retrait"), &[]).await.status, 403);
        mme_durand.0.post(&format!("{url}/retrait"), &[]).await.redirects();
        assert_eq!(samira.status(&url).await, 404);
        assert!(samira.titles("/nouveautes").await.is_empty());
        assert!(samira.titles("/actualites/recherche?q=erreur").await.is_empty());
        // A draft is its author's alone.
        assert_eq!(desk(&school, school.mme_lefevre).await.status(&url).await, 404);
        mme_durand.0.post(&format!("{url}/suppression"), &[]).await.redirects();
        assert_eq!(mme_durand.status(&url).await, 404);
    }
}

#[tokio::test]
async fn a_head_says_who_writes_in_a_thread() {
    for school in schools().await {
        let head = desk(&school, school.mme_lefevre).await;
        let roles = format!("/actualites/fils/{}/droits", school.ce1_a);
        let mme_durand = desk(&school, school.mme_durand).await;
        assert_eq!(mme_durand.status(&roles).await, 403);
        for (role, status) in
            [("contribute", "Proposé"), ("nobody", ""), ("usual", "out"), ("manage", "out")]
        {
            head.0.post(&roles, &[("role", role)]).await.redirects();
            let answered =
                mme_durand.try_writes(school.ce1_a, "Mot", &[("action", "publish")]).await;
            if status.is_empty() {
                assert_eq!(answered.status, 403);
                continue;
            }
            let page = mme_durand.0.get(&answered.redirects()).await.page();
            let note = page.text_of(".note");
            assert_eq!(note.starts_with("Proposé"), status == "Proposé", "{role}: {note}");
        }
        assert_eq!(head.0.post(&roles, &[("role", "everybody")]).await.status, 400);
    }
}

#[tokio::test]
async fn a_school_that_opens_later_reads_what_its_town_still_says() {
    for school in schools().await {
        let agent = desk(&school, school.m_vasseur).await;
        agent.publishes(school.lys, "Cantine", &[]).await;
        agent.publishes(school.lys, "Vaccins", &[("ends_on", "2026-11-24")]).await;
        let some = school.jean_mace.to_string();
        let chosen = [("reach", "some"), ("schools", some.as_str())];
        agent.publishes(school.lys, "Travaux", &chosen).await;
        school.at("2026-11-26 08:00");
        school.run_jobs().await;
        // A school opens, with M. Lambert of another town for its head.
        let (lys, lambert, today) = (school.lys, school.m_lambert, school.clock.today());
        let open = move |tx: &db::Tx<'_>| {
            let new = people::NewSchool {
                uai: "0590009Z".to_owned(),
                town: lys,
                kind: people::SchoolKind::Elementary,
                name: "École Simone-Veil".to_owned(),
                academy: "09".to_owned(),
                source_key: None,
                opened_on: today,
            };
            let opened = people::school::create(tx, &new)?;
            let post = people::Post::School(opened);
            let head = people::testing::holds(lambert, post, people::Function::Head, today);
            let (_, touched) = people::assignment::begin(tx, &[head])?;
            people::groups::refresh(tx, &touched, today)
        };
        school.app.db.write(open).await.expect("opened");
        let lambert = desk(&school, school.m_lambert).await;
        assert!(lambert.titles("/actualites").await.is_empty());
        school.at("2026-11-26 10:00");
        school.run_jobs().await;
        assert_eq!(lambert.titles("/actualites").await, ["Cantine"], "current, and for all");
        // Nothing is written anew when nothing is new.
        school.at("2026-11-26 12:00");
        school.run_jobs().await;
        assert_eq!(lambert.titles("/actualites").await, ["Cantine"]);
        assert_eq!(desk(&school, school.mme_bernard).await.titles("/actualites").await.len(), 0);
    }
}
