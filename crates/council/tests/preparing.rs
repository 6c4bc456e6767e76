//! Preparing a meeting: its agenda in order, what convening asks, and what changes after it.

use crate::{
    clerk::{clerk, council_of_lys, refused},
    world::worlds,
};

#[tokio::test]
async fn an_agenda_is_written_moved_and_cut_while_the_meeting_is_prepared() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let meeting = vasseur.prepares("2026-12-10", "19h30").await;
        vasseur.informs(&meeting, "Décisions du maire").await;
        vasseur.proposes(&meeting, "Budget").await;
        vasseur.proposes(&meeting, "Voirie").await;
        let order = |page: &testing::Page| page.texts_of("section[aria-labelledby=agenda] b");
        let page = vasseur.page(&meeting).await;
        assert_eq!(order(&page), ["1. Décisions du maire", "2. Budget", "3. Voirie"]);
        let items = page.attributes("section[aria-labelledby=agenda] input[name=item]", "value");
        let moving = format!("{meeting}/points/ordre");
        let up = [("item", items[2].as_str()), ("way", "up")];
        vasseur.client.post(&moving, &up).await.redirects();
        let remove = [("item", items[0].as_str()), ("way", "remove")];
        vasseur.client.post(&moving, &remove).await.redirects();
        let page = vasseur.page(&meeting).await;
        assert_eq!(order(&page), ["1. Voirie", "2. Budget"]);
        let said = refused(&vasseur.client.post(&format!("{meeting}/points"), &[]).await);
        assert!(!said.is_empty());
        // Another town's agent neither sees nor changes it.
        let dumont = school.client(people.m_dumont).await;
        assert_eq!(dumont.get(&meeting).await.status, 404);
        assert_eq!(dumont.post(&moving, &remove).await.status, 404);
        assert_eq!(dumont.post(&format!("{meeting}/suppression"), &[]).await.status, 404);
        let other = vasseur.prepares("2026-12-12", "10:00").await;
        vasseur.proposes(&other, "Erreur").await;
        vasseur.client.post(&format!("{other}/suppression"), &[]).await.redirects();
        assert_eq!(vasseur.client.get(&other).await.status, 404);
        let edit = [("day", "2026-12-11"), ("hour", "18:00"), ("place", "Salle des fêtes")];
        vasseur.client.post(&format!("{meeting}/edition"), &edit).await.redirects();
        assert!(vasseur.page(&meeting).await.text_of("h1").contains("11 décembre 2026"));
    }
}

#[tokio::test]
async fn convening_asks_five_clear_days_or_an_urgency_with_its_reason() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        // Today is Monday 23 November: five clear days lead to Sunday 29.
        let meeting = vasseur.prepares("2026-11-28", "10:00").await;
        let said = refused(&vasseur.try_convenes(&meeting, "2026-11-23", &[]).await);
        assert!(said.contains("ordre du jour est vide") && said.contains("tableau"), "{said}");
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let act = vasseur.entitles(&meeting, "Budget").await;
        let said = refused(&vasseur.try_convenes(&meeting, "2026-11-23", &[]).await);
        assert!(said.contains("ne décide rien encore"), "{said}");
        assert!(said.contains("5 jours francs et il en reste 4"), "{said}");
        assert!(said.contains("dimanche 22 novembre 2026"), "{said}");
        vasseur.decides(&act, &[("kind", "other"), ("words", "d’adopter le budget.")]).await;
        let hurry = [("is_urgent", "on")];
        let said = refused(&vasseur.try_convenes(&meeting, "2026-11-23", &hurry).await);
        assert!(said.contains("Dites pourquoi c’est urgent"), "{said}");
        let later = refused(&vasseur.try_convenes(&meeting, "2026-11-24", &hurry).await);
        assert!(later.contains("datée de demain"), "{later}");
        let why = [("is_urgent", "on"), ("reason", "La toiture de l’école menace.")];
        vasseur.try_convenes(&meeting, "2026-11-23", &why).await.redirects();
        let page = vasseur.page(&meeting).await.text_of("main");
        assert!(page.contains("La toiture de l’école menace."), "{page}");
    }
}

#[tokio::test]
async fn what_is_added_after_the_convening_takes_a_new_one_in_time() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let members = format!("/conseil/{}/membres", people.lys);
        let mayor = vasseur.page(&members).await;
        let mayor = mayor.attribute(".rows input[name=mandate]", "value").expect("a mandate");
        let tie = [("mandate", mayor.as_str())];
        vasseur.client.post(&format!("{members}/comptes"), &tie).await.redirects();
        let mayor = school.client(people.mme_colin).await;
        let meeting = vasseur.prepares("2026-11-29", "10:00").await;
        let act = vasseur.proposes(&meeting, "Budget").await;
        vasseur.convenes(&meeting, "2026-11-23").await;
        let more = [("title", "Voirie"), ("kind", "decision")];
        let points = format!("{meeting}/points");
        assert_eq!(vasseur.client.post(&points, &more).await.status, 409);
        let draft = [("title", "Autre chose"), ("report", ""), ("version", "2")];
        let writing = format!("{act}/redaction");
        assert_eq!(vasseur.client.post(&writing, &draft).await.status, 409);
        assert_eq!(mayor.post(&format!("{meeting}/reprise"), &[]).await.status, 403);
        vasseur.client.post(&format!("{meeting}/reprise"), &[]).await.redirects();
        let news = mayor.get("/nouveautes").await.page().text_of("main");
        assert!(news.contains("la convocation ne tient plus"), "{news}");
        assert_eq!(mayor.get(&meeting).await.status, 404);
        // Members were told of it once: it is not deleted any more.
        let drop = format!("{meeting}/suppression");
        assert_eq!(vasseur.client.post(&drop, &[]).await.status, 409);
        assert!(!vasseur.page(&meeting).await.has("form[action$=suppression]"));
        vasseur.proposes(&meeting, "Voirie").await;
        school.at("2026-11-24 09:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let said = refused(&vasseur.try_convenes(&meeting, "2026-11-24", &[]).await);
        assert!(said.contains("il en reste 4"), "{said}");
        // The form was made for another version of the meeting.
        let stale = [("sent_on", "2026-11-23"), ("version", "1")];
        let url = format!("{meeting}/convocation");
        assert_eq!(vasseur.client.post(&url, &stale).await.status, 409);
    }
}
