//! Documents of events: who attaches them, who fetches them, what becomes of them.

use crate::desk::{Desk, class, desk, own, schools};
use axum::http::StatusCode;

/// The ids of uploads of this person.
async fn uploads(desk: &Desk, names: &[&str]) -> Vec<String> {
    let mut ids = Vec::new();
    for name in names {
        let content = format!("%PDF-1.7 {name}");
        let sent = [("file", *name, "application/pdf", content.as_bytes())];
        let answered = desk.0.upload("/fichiers", &sent).await;
        let id = answered.json()["id"].as_str().expect("an id").to_owned();
        ids.push(id);
    }
    ids
}

/// Where the documents of a page are.
async fn shown(desk: &Desk, path: &str) -> Vec<String> {
    desk.page(path).await.attributes(".attachments a", "href")
}

#[tokio::test]
async fn the_readers_of_an_event_fetch_its_documents_and_nobody_else() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let ids = uploads(&durand, &["Plan.pdf", "Programme.pdf"]).await;
        let fields = [
            ("theme", "outing"),
            ("title", "Musée"),
            ("pupils", ""),
            ("files", ids[0].as_str()),
            ("files", ids[1].as_str()),
        ];
        let outing = durand.writes(&class(&school), &fields).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let documents = shown(&samira, &outing).await;
        assert_eq!(documents.len(), 2);
        let week = samira.page("/agenda?jour=2026-12-03").await;
        assert!(week.text_of(".day .row").contains("documents joints"));
        let all = format!("{outing}/fichiers");
        for (person, may) in [
            (school.samira, true),
            (school.mme_durand, true),
            (school.mme_lefevre, true),
            (school.lea, false),
            (school.mme_dubois, false),
            (school.m_petit, false),
        ] {
            let desk = desk(&school, person).await;
            let wanted = if may { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(desk.0.get(&documents[0]).await.status, wanted);
            assert_eq!(desk.0.get(&all).await.status, wanted);
        }
        let told = samira.0.get(&format!("/api{outing}")).await.json();
        assert_eq!(told["files"][1]["name"], "Programme.pdf");
        assert_eq!(told["files"][0]["url"], documents[0].as_str());
    }
}

#[tokio::test]
async fn a_new_teacher_keeps_the_documents_of_the_one_before_and_may_take_them_off() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let ids = uploads(&durand, &["Plan.pdf"]).await;
        let visit = durand.writes(&class(&school), &[("files", ids[0].as_str())]).await;
        school.run_jobs().await;
        crate::moments::changes_teacher(&school).await;
        let petit = desk(&school, school.m_petit).await;
        let edit = format!("{visit}/modification");
        petit.changes(&edit, &[("title", "Visite des pompiers")]).await.redirects();
        let documents = shown(&petit, &visit).await;
        assert_eq!(documents.len(), 1, "hers is still there");
        let mine = uploads(&petit, &["Horaires.pdf"]).await;
        let both = [("files", ids[0].as_str()), ("files", mine[0].as_str())];
        petit.changes(&edit, &both).await.redirects();
        assert_eq!(shown(&petit, &visit).await.len(), 2);
        petit.changes(&edit, &[("files", mine[0].as_str())]).await.redirects();
        assert_eq!(petit.0.get(&documents[0]).await.status, StatusCode::NOT_FOUND);
        // Nobody attaches what is somebody else's.
        let stolen = petit.changes(&edit, &[("files", ids[0].as_str())]).await;
        assert_eq!(stolen.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn documents_go_with_the_dates_that_become_another_event() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let ids = uploads(&durand, &["Bonnets.pdf"]).await;
        let fields = [
            ("title", "Piscine"),
            ("day", "2026-12-01"),
            ("repeat", "weekly"),
            ("until_on", "2026-12-15"),
            ("files", ids[0].as_str()),
        ];
        let first = durand.writes(&class(&school), &fields).await;
        school.run_jobs().await;
        let week = durand.page("/agenda?jour=2026-12-08").await;
        let second = week.attribute(".day a.row", "href").expect("a date");
        let changes = [("which", "following"), ("start", "10:00"), ("end", "11:00")];
        let edit = format!("{second}/modification");
        let moved = durand.changes(&edit, &changes).await.redirects();
        for path in [&first, &moved] {
            assert_eq!(shown(&durand, path).await.len(), 1, "{path}");
        }
        // Of one date alone they are not changed, and nobody believes they were.
        let edit = format!("{moved}/modification");
        let refused = durand.changes(&edit, &[("which", "one"), ("files", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.any_page().text_of(".problems").contains("Pour une date seulement"));
    }
}

#[tokio::test]
async fn what_is_ones_own_goes_with_its_documents() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let ids = uploads(&samira, &["Ordonnance.pdf"]).await;
        let mine = samira.writes(&own(school.samira), &[("files", ids[0].as_str())]).await;
        school.run_jobs().await;
        let documents = shown(&samira, &mine).await;
        assert_eq!(samira.0.get(&documents[0]).await.status, StatusCode::OK);
        let marc = desk(&school, school.marc).await;
        assert_eq!(marc.0.get(&documents[0]).await.status, StatusCode::NOT_FOUND);
        samira.0.post(&format!("{mine}/annulation"), &[]).await.redirects();
        assert_eq!(samira.0.get(&documents[0]).await.status, StatusCode::NOT_FOUND);
        let read = |tx: &db::Tx<'_>| tx.number("select count(*) from file_use", &[]);
        assert_eq!(school.app.db.read(read).await.expect("read"), 0);
    }
}
