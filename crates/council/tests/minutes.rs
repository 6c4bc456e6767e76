//! Minutes have a life: put to the next meeting, remarked upon, settled, signed, published; and the
//! list of what was examined is on line within a week.

use crate::{
    clerk::{Clerk, clerk, council_of_lys, refused},
    world::worlds,
};
use base::Id;
use people::{Person, testing::governed::GovernedPeople};
use testing::TestSchool;

/// M. Vasseur, and a meeting of Lys of 10 December that is over.
async fn held(school: &TestSchool, people: &GovernedPeople) -> (Clerk, String) {
    let vasseur = clerk(school, school.m_vasseur, people.lys).await;
    vasseur.paste(&council_of_lys(), "2020-05-25").await;
    let meeting = vasseur.prepares("2026-12-10", "19:00").await;
    let act = vasseur.proposes(&meeting, "Budget").await;
    vasseur.convenes(&meeting, "2026-11-23").await;
    school.at("2026-12-10 19:00");
    let vasseur = clerk(school, school.m_vasseur, people.lys).await;
    vasseur.opens(&meeting, &[]).await;
    vasseur.votes(&act, &[("way", "unanimous")]).await;
    vasseur.try_closes(&meeting).await.redirects();
    (vasseur, meeting)
}

/// The mayor signs in.
async fn mayor_signs_in(school: &TestSchool, mayor: Id<Person>) {
    let tie = move |tx: &db::Tx<'_>| {
        tx.run("update mandate set person_id = $1 where last_name = 'Colin'", db::params![mayor])
    };
    assert_eq!(school.app.db.write(tie).await.expect("tied"), 1);
}

fn minutes(meeting: &str, page: &str) -> String {
    format!("{meeting}/proces-verbal{page}")
}

async fn sheet(school: &TestSchool) -> String {
    let read = |tx: &db::Tx<'_>| tx.one::<(String,)>("select sheet from minutes", &[]);
    school.app.db.read(read).await.expect("minutes").0
}

#[tokio::test]
async fn minutes_are_settled_at_the_next_meeting_signed_and_published_for_good() {
    for (school, people) in worlds().await {
        let (vasseur, meeting) = held(&school, &people).await;
        mayor_signs_in(&school, people.mme_colin).await;
        let post = async |page: &str, fields: &[(&str, &str)]| {
            vasseur.client.post(&minutes(&meeting, page), fields).await
        };
        assert!(refused(&post("", &[]).await).contains("Aucune séance ne suit"));
        let next = vasseur.prepares("2026-12-20", "10:00").await;
        vasseur.proposes(&next, "Cantine").await;
        post("", &[]).await.redirects();
        let agenda = vasseur.page(&next).await.texts_of("section[aria-labelledby=agenda] li b");
        assert!(agenda[0].contains("Arrêt du procès-verbal"), "{agenda:?}");
        assert!(agenda[1].starts_with("2. Cantine"), "{agenda:?}");
        assert!(refused(&post("/arret", &[]).await).contains("n’est pas encore tenue"));
        // The text stands: what is corrected afterwards is not in it.
        let before = sheet(&school).await;
        assert!(before.contains("Budget") && before.contains("Mme Irène COLIN"), "{before}");
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let item = page.attribute("input[name=item]", "value").expect("an item");
        let said = [("item", item.as_str()), ("words", "Ajouté après coup.")];
        vasseur.client.post(&format!("{meeting}/debats"), &said).await.redirects();
        assert_eq!(sheet(&school).await, before);
        vasseur.convenes(&next, "2026-12-10").await;
        assert!(refused(&post("/retrait", &[]).await).contains("Les membres sont convoqués"));

        school.at("2026-12-20 10:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let post = async |page: &str, fields: &[(&str, &str)]| {
            vasseur.client.post(&minutes(&meeting, page), fields).await
        };
        vasseur.opens(&next, &[]).await;
        let page = vasseur.page(&minutes(&meeting, "")).await;
        let who = page.attributes("select[name=who] option", "value").remove(3);
        let remark = [("who", who.as_str()), ("words", "J’ai voté contre.")];
        let said = refused(&post("/remarques", &[("who", "12"), ("words", "")]).await);
        assert!(said.contains("Choisissez") && said.contains("Écrivez"), "{said}");
        post("/remarques", &remark).await.redirects();
        assert_eq!(post("/signature/papier", &[("chair_on", "2026-12-20")]).await.status, 403);
        assert!(refused(&post("/publication", &[]).await).contains("pas encore signé"));
        post("/arret", &[]).await.redirects();
        assert!(refused(&post("/remarques", &remark).await).contains("Il est arrêté"));
        assert_eq!(sheet(&school).await, before, "the text is kept");
        let page = vasseur.page(&minutes(&meeting, "")).await.text_of("main");
        assert!(page.contains("J’ai voté contre.") && page.contains("27 décembre 2026"), "{page}");

        // The mayor signs in, the secretary signed on paper; not before they were settled.
        let early = [("chair_on", ""), ("secretary_on", "2026-12-19")];
        assert!(refused(&post("/signature/papier", &early).await).contains("avant d’être arrêté"));
        let colin = school.client(people.mme_colin).await;
        colin.post(&minutes(&meeting, "/signature"), &[]).await.redirects();
        assert_eq!(colin.post(&minutes(&meeting, "/publication"), &[]).await.status, 403);
        let public = format!("/actes/{}{}", people.lys, &meeting["/conseil".len()..]);
        assert_eq!(school.nobody().get(&public).await.status, 404);
        post("/signature/papier", &[("secretary_on", "2026-12-20")]).await.redirects();
        post("/publication", &[]).await.redirects();
        let page = school.nobody().get(&public).await.page().text_of("main");
        assert!(page.contains("arrêté à la séance du 20 décembre 2026"), "{page}");
        let file = school.nobody().get(&format!("{public}/proces-verbal.pdf")).await;
        assert!(file.body.starts_with(b"%PDF"));
        assert!(refused(&post("/publication", &[]).await).contains("déjà publié"));
        let all = school.nobody().get(&format!("/actes/{}/seances", people.lys)).await.page();
        assert_eq!(all.count("ul.rows li"), 1);
    }
}

#[tokio::test]
async fn minutes_are_taken_back_to_be_corrected_before_anybody_was_told() {
    for (school, people) in worlds().await {
        let (vasseur, meeting) = held(&school, &people).await;
        let next = vasseur.prepares("2026-12-20", "10:00").await;
        vasseur.client.post(&minutes(&meeting, ""), &[]).await.redirects();
        let twice = vasseur.client.post(&minutes(&meeting, ""), &[]).await;
        assert!(refused(&twice).contains("déjà mis"));
        vasseur.client.post(&minutes(&meeting, "/retrait"), &[]).await.redirects();
        assert_eq!(vasseur.page(&next).await.count("section[aria-labelledby=agenda] ol > li"), 0);
        // Its line is taken off the agenda: it may be settled all the same.
        vasseur.client.post(&minutes(&meeting, ""), &[]).await.redirects();
        let page = vasseur.page(&next).await;
        let item = page.attribute("section[aria-labelledby=agenda] input[name=item]", "value");
        let item = item.expect("a line");
        let off = [("item", item.as_str()), ("way", "remove")];
        vasseur.client.post(&format!("{next}/points/ordre"), &off).await.redirects();
        let page = vasseur.page(&next).await;
        assert_eq!(page.count("section[aria-labelledby=to-settle] li"), 1);
        // The next meeting is dropped: they are a draft again.
        vasseur.client.post(&format!("{next}/suppression"), &[]).await.redirects();
        let page = vasseur.page(&minutes(&meeting, "")).await.text_of("main");
        assert!(page.contains("Mettre à la séance suivante"), "{page}");
    }
}

#[tokio::test]
async fn the_list_of_what_was_examined_is_on_line_within_a_week_and_put_right() {
    for (school, people) in worlds().await {
        let (vasseur, meeting) = held(&school, &people).await;
        let page = vasseur.page(&minutes(&meeting, "")).await.text_of("main");
        assert!(page.contains("17 décembre 2026"), "{page}");
        let public = format!("/actes/{}{}", people.lys, &meeting["/conseil".len()..]);
        assert_eq!(school.nobody().get(&public).await.status, 404);
        vasseur.client.post(&format!("{meeting}/liste"), &[]).await.redirects();
        let list = async || school.nobody().get(&public).await.page().text_of("main");
        assert!(list().await.contains("2026-001 adoptée (33 pour)"), "{}", list().await);
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let act = page.attribute("section[aria-labelledby=items] a", "href").expect("a vote");
        let act = act.strip_suffix("/vote").expect("a vote").to_owned();
        vasseur.votes(&act, &[("votes_for", "30"), ("votes_against", "3")]).await;
        assert!(list().await.contains("33 pour"), "what is on line stands until it is put again");
        vasseur.client.post(&format!("{meeting}/liste"), &[]).await.redirects();
        assert!(list().await.contains("30 pour, 3 contre"), "{}", list().await);
        let file = school.nobody().get(&format!("{public}/liste.pdf")).await;
        assert!(file.body.starts_with(b"%PDF"));
        assert_eq!(school.nobody().get(&format!("{public}/proces-verbal.pdf")).await.status, 404);
        // Another body does not show it.
        let other = public.replace(&people.lys.to_string(), &people.toufflers.to_string());
        assert_eq!(school.nobody().get(&other).await.status, 404);
    }
}

#[tokio::test]
async fn minutes_are_the_affair_of_their_assembly() {
    for (school, people) in worlds().await {
        let (vasseur, meeting) = held(&school, &people).await;
        mayor_signs_in(&school, people.mme_colin).await;
        for person in [people.m_dumont, people.mme_carlier, school.samira, school.mme_durand] {
            let other = school.client(person).await;
            assert_eq!(other.get(&minutes(&meeting, "")).await.status, 404);
            assert_eq!(other.post(&minutes(&meeting, "/arret"), &[]).await.status, 404);
            assert_eq!(other.post(&format!("{meeting}/liste"), &[]).await.status, 404);
        }
        let colin = school.client(people.mme_colin).await;
        assert!(colin.get(&minutes(&meeting, "")).await.page().text_of("main").contains("projet"));
        assert_eq!(colin.post(&minutes(&meeting, ""), &[]).await.status, 403);
        // Nothing has minutes before it is over.
        let next = vasseur.prepares("2026-12-20", "10:00").await;
        assert_eq!(vasseur.client.get(&minutes(&next, "")).await.status, 404);
    }
}
