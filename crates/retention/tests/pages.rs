//! A head sees who goes and when; a steward may erase before the time has come.

use base::Id;
use db::Tx;
use people::{Person, enrolment, groups, person};
use testing::TestSchool;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![retention::feature()]).await
}

/// Noé's enrolment has ended: he has left, and his mother with him.
async fn noe_goes(school: &TestSchool) {
    let (noe, today) = (school.noe, school.clock.today());
    let go = move |tx: &Tx<'_>| {
        let facts = enrolment::of_pupil(tx, noe)?;
        let touched = enrolment::end(tx, &[facts[0].id], today)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(go).await.expect("gone");
}

async fn load(school: &TestSchool, id: Id<Person>) -> Person {
    let found = school.app.db.read(move |tx| person::load(tx, id)).await;
    found.expect("read").expect("somebody")
}

#[tokio::test]
async fn a_head_sees_in_which_night_who_goes() {
    for school in schools().await {
        let url = format!("/administration/ecole/{}/conservation", school.jean_mace);
        let mme_lefevre = school.client(school.mme_lefevre).await;
        let page = mme_lefevre.get(&url).await.page();
        assert!(page.text_of("main").contains("Personne n’attend d’être effacé"));
        noe_goes(&school).await;
        let page = mme_lefevre.get(&url).await.page();
        let text = page.text_of("main");
        for words in ["85 jours", "arrêté du 30 novembre 2006, article 6", "16 février 2027"] {
            assert!(text.contains(words), "{words} is not in {text}");
        }
        assert!(text.contains("Dubois Noé"), "{text}");
        assert!(!page.has("ul.rows a.row"), "a head opens nobody who has left");
        assert_eq!(school.client(school.mme_durand).await.get(&url).await.status, 403);
        assert_eq!(school.client(school.m_lambert).await.get(&url).await.status, 404);
        let of_ferry = format!("/administration/ecole/{}/conservation", school.ferry);
        let page = school.client(school.m_lambert).await.get(&of_ferry).await.page();
        assert!(!page.text_of("main").contains("Dubois"));
    }
}

#[tokio::test]
async fn a_steward_erases_somebody_before_his_time_and_it_is_written_down() {
    for school in schools().await {
        let steward = school.client(school.mme_delattre).await;
        let url = format!("/administration/conservation/{}", school.noe);
        assert_eq!(steward.get(&url).await.status, 404, "he has not left");
        noe_goes(&school).await;
        let list = steward.get("/administration/conservation").await.page();
        assert_eq!(list.attribute("ul.rows a.row", "href"), Some(url.clone()));
        let page = steward.get(&url).await.page();
        assert!(
            page.text_of("main").contains("dans la nuit du 16/02/2027"),
            "{}",
            page.text_of("main")
        );
        for other in [school.mme_lefevre, school.mme_dubois, school.mme_durand] {
            let other = school.client(other).await;
            assert_eq!(other.get(&url).await.status, 404);
            assert_eq!(other.post(&url, &[]).await.status, 404);
        }
        assert_eq!(load(&school, school.noe).await.erased_at, None);
        steward.post(&url, &[]).await.redirects();
        let noe = load(&school, school.noe).await;
        assert_eq!(noe.erased_at, Some(school.clock.now()));
        assert_eq!(noe.details.birth_day, None);
        assert_eq!(steward.post(&url, &[]).await.status, 404, "erased already");
        let thing = format!("person:{}", school.noe);
        let read = move |tx: &Tx<'_>| people::audit::of_thing(tx, &thing, 10);
        let written = school.app.db.read(read).await.expect("a log");
        let told: Vec<_> = written.iter().map(|it| (it.person, it.action.as_str())).collect();
        assert_eq!(told, [(Some(school.mme_delattre), "person.erase")]);
        assert!(!written[0].detail.contains("Dubois"));
    }
}
