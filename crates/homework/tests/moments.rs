//! Bad moments: a cut line, a class that changes, a guardian who loses authority, a new teacher.

use crate::desk::{book, desk, schools};
use axum::{
    body::Body,
    http::{HeaderValue, Method, Request, header},
};
use base::{Day, Id, Title};
use db::Tx;
use people::{
    Function, Level, NewEnrolment, Person, Post, assignment, enrolment, groups, guardianship,
    testing::{adult, holds},
};
use testing::TestSchool;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

#[tokio::test]
async fn half_an_upload_hands_nothing_in_and_may_be_sent_again() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.gives(school.ce1_a, "Observer", &[("work", "on")]).await;
        let lea = desk(&school, school.lea).await;
        let token = lea.0.get("/jeton").await.text();
        let mark = "----cut";
        let body = format!(
            "--{mark}\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--{mark}\r\n\
             Content-Disposition: form-data; name=\"nouveaux\"; filename=\"a.txt\"\r\n\
             Content-Type: text/plain\r\n\r\nune moiti",
            token.trim()
        );
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = format!("{url}/rendus").parse().expect("a path");
        let kind = HeaderValue::try_from(format!("multipart/form-data; boundary={mark}"));
        let cookie = format!("preau={}", lea.0.cookie("preau").expect("signed in"));
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, kind.expect("a header"));
        headers.insert(header::HOST, HeaderValue::from_static("test.invalid"));
        headers.insert(header::COOKIE, HeaderValue::try_from(cookie).expect("a header"));
        let cut = lea.0.send(request).await;
        assert!(cut.status.is_client_error(), "{}", cut.status);
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd"), ["3", "0", "0", "0"]);
        let whole: (&str, &str, &str, &[u8]) = ("nouveaux", "a.txt", "text/plain", b"entier");
        lea.0.upload_with(&format!("{url}/rendus"), &[], &[whole]).await.redirects();
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd"), ["3", "1", "1", "1"]);
    }
}

#[tokio::test]
async fn a_refused_file_is_said_and_the_words_stay_in_the_form() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.gives(school.ce1_a, "Observer", &[("work", "on")]).await;
        let lea = desk(&school, school.lea).await;
        let program: (&str, &str, &str, &[u8]) =
            ("nouveaux", "jeu.exe", "application/octet-stream", b"MZ\x90\x00\x03\x00\x00\x00");
        let words = [("text", "Voici mon film.")];
        let told = lea.0.upload_with(&format!("{url}/rendus"), &words, &[program]).await;
        assert_eq!(told.status, 422);
        assert_eq!(told.any_page().text_of("#rendu textarea"), "Voici mon film.");
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd")[2], "0");
    }
}

/// Léa moves to CM2-B on Wednesday 25 November.
async fn lea_moves(school: &TestSchool) {
    let to = NewEnrolment {
        pupil: school.lea,
        school: school.jean_mace,
        class: Some(school.cm2_b),
        level: Level::Cm2,
        from_on: day("2026-11-25"),
        until_on: None,
    };
    school.at("2026-11-25 09:00");
    let today = school.clock.today();
    let write = move |tx: &Tx<'_>| {
        let touched = enrolment::change(tx, &to)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("she has moved");
}

#[tokio::test]
async fn who_changes_class_keeps_the_past_and_has_the_days_to_come_of_the_new_one() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let m_petit = desk(&school, school.m_petit).await;
        let due = |due| [("due_on", due), ("work", "on")];
        let before = mme_durand.gives(school.ce1_a, "Avant", &due("2026-11-24")).await;
        let after = mme_durand.gives(school.ce1_a, "Après", &due("2026-11-27")).await;
        m_petit.gives(school.cm2_b, "Chez M. Petit", &due("2026-11-27")).await;
        m_petit.gives(school.cm2_b, "Avant elle", &due("2026-11-24")).await;
        let lea = desk(&school, school.lea).await;
        lea.0.post(&format!("{before}/rendus"), &[("text", "Fini")]).await.redirects();
        lea.0.post(&format!("{after}/rendus"), &[("text", "D’avance")]).await.redirects();
        lea_moves(&school).await;
        let lea = desk(&school, school.lea).await;
        assert_eq!(lea.week().await, ["Avant", "Chez M. Petit"]);
        // What she had handed in is hers, and her old teacher's; not her new one's.
        assert_eq!((lea.status(&before).await, lea.status(&after).await), (200, 200));
        let follow = mme_durand.0.get(&format!("{after}/suivi")).await.page();
        assert!(follow.text_of("tbody").contains("Léa Martin"));
        assert_eq!(m_petit.status(&before).await, 404);
        let samira = desk(&school, school.samira).await;
        assert!(samira.week().await.contains(&"Chez M. Petit".to_owned()));
    }
}

#[tokio::test]
async fn a_guardian_who_loses_authority_sees_nothing_any_more() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.gives(school.ce1_a, "Relire", &[("work", "on")]).await;
        let lea = desk(&school, school.lea).await;
        lea.0.post(&format!("{url}/rendus"), &[("text", "Voilà")]).await.redirects();
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        let work = follow.attribute("tbody th a", "href").expect("work");
        let marc = desk(&school, school.marc).await;
        assert_eq!((marc.status(&url).await, marc.status(&work).await), (200, 200));
        let (his, today) = (school.marc, school.clock.today());
        let write = move |tx: &Tx<'_>| {
            let facts = guardianship::of_guardian(tx, his)?;
            let ids: Vec<_> = facts.iter().map(|fact| fact.id).collect();
            let touched = guardianship::end(tx, &ids, today)?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(write).await.expect("a judge has decided");
        assert_eq!((marc.status(&url).await, marc.status(&work).await), (404, 404));
        assert!(!marc.0.get("/cahier-de-textes").await.text().contains("Relire"));
        // Nothing of Léa's changed.
        let samira = desk(&school, school.samira).await;
        assert_eq!((samira.status(&url).await, samira.status(&work).await), (200, 200));
        // He is told nothing of what comes now.
        mme_durand.gives(school.ce1_a, "Encore", &[("subject", "Calcul")]).await;
        school.run_jobs().await;
        assert!(!marc.0.get("/nouveautes").await.text().contains("Calcul"));
    }
}

#[tokio::test]
async fn a_guardian_who_loses_authority_with_the_page_open_hands_nothing_in() {
    for school in schools().await {
        let mme_garnier = desk(&school, school.mme_garnier).await;
        let work = [("work", "on"), ("due_on", "2026-11-27")];
        let url = mme_garnier.gives(school.ms_gs, "Ma tour de cubes", &work).await;
        let samira = desk(&school, school.samira).await;
        assert!(samira.0.get(&url).await.page().has("#rendu form"));
        let (hers, today) = (school.samira, school.clock.today());
        let write = move |tx: &Tx<'_>| {
            let facts = guardianship::of_guardian(tx, hers)?;
            let ids: Vec<_> = facts.iter().map(|fact| fact.id).collect();
            let touched = guardianship::end(tx, &ids, today)?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(write).await.expect("a judge has decided");
        let jules = school.jules.to_string();
        let sent = [("text", "Sa tour"), ("pupil", &*jules)];
        assert_eq!(samira.post_status(&format!("{url}/rendus"), &sent).await, 404);
        let tick = [("done", "on"), ("pupil", &*jules)];
        assert_eq!(samira.post_status(&format!("{url}/fait"), &tick).await, 404);
        let follow = mme_garnier.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd")[1..], ["0", "0", "0"]);
    }
}

#[tokio::test]
async fn more_files_than_a_homework_may_carry_are_refused_with_a_sentence() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.gives(school.ce1_a, "Observer", &[("work", "on")]).await;
        let lea = desk(&school, school.lea).await;
        let ids: Vec<String> = (1..=51).map(|id: i64| id.to_string()).collect();
        let mut fields = vec![("text", "Tout mon album")];
        fields.extend(ids.iter().map(|id| ("files", id.as_str())));
        let told = lea.0.post(&format!("{url}/rendus"), &fields).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert!(page.text_of("#rendu .error").contains("50 fichiers au plus"));
        assert_eq!(page.text_of("#rendu textarea"), "Tout mon album");
    }
}

/// Mme Durand leaves CE1-A; M. Leroy takes it.
async fn a_new_teacher(school: &TestSchool) -> Id<Person> {
    let (leaves, class) = (school.mme_durand, Post::Class(school.jean_mace, school.ce1_a));
    school.at("2026-11-24 08:00");
    let today = school.clock.today();
    let write = move |tx: &Tx<'_>| {
        let held: Vec<_> = assignment::of_person(tx, leaves)?.into_iter().map(|it| it.id).collect();
        let ended = assignment::end(tx, &held, today)?;
        let m_leroy = adult(tx, "Paul", "Leroy", Title::M)?;
        let (_, begun) = assignment::begin(tx, &[holds(m_leroy, class, Function::Teacher, today)])?;
        groups::refresh(tx, &ended.and(begun), today)?;
        Ok(m_leroy)
    };
    school.app.db.write(write).await.expect("a new teacher")
}

#[tokio::test]
async fn a_class_that_changes_its_teacher_keeps_its_book() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let new = format!("{}/devoirs/nouveau", book(school.ce1_a));
        let fields = [("title", "Relire"), ("subject", "Lecture"), ("due_on", "2026-11-26")];
        let fields = [&fields[..], &[("work", "on"), ("action", "give")]].concat();
        let sheet: (&str, &str, &str, &[u8]) = ("nouveaux", "conte.txt", "text/plain", b"le conte");
        let url = mme_durand.0.upload_with(&new, &fields, &[sheet]).await.redirects();
        let draft = [("action", "save"), ("due_on", "2026-11-27")];
        mme_durand.gives(school.ce1_a, "À donner vendredi", &draft).await;
        let lesson = mme_durand.logs(school.ce1_a, "Les graines", &[]).await;
        let lea = desk(&school, school.lea).await;
        lea.0.post(&format!("{url}/rendus"), &[("text", "Voilà")]).await.redirects();
        let m_leroy = a_new_teacher(&school).await;
        let m_leroy = desk(&school, m_leroy).await;
        assert_eq!(m_leroy.titles(&book(school.ce1_a)).await, ["Relire", "À donner vendredi"]);
        let follow = m_leroy.0.get(&format!("{url}/suivi")).await.page();
        let work = follow.attribute("tbody th a", "href").expect("work");
        let word = [("comment", "Bien."), ("version", "1")];
        m_leroy.0.post(&format!("{work}/retour"), &word).await.redirects();
        assert_eq!(m_leroy.status(&format!("{lesson}/edition")).await, 200);
        assert!(lea.0.get(&url).await.page().text_of(".given-back").contains("Bien."));
        // He changes what she gave, and her file stays with it; what she wrote stays hers.
        let edit = format!("{url}/edition");
        let kept = m_leroy.0.get(&edit).await.page().attributes("input[name=files]", "value");
        let mut fields = vec![("title", "Relire deux fois"), ("subject", "Lecture")];
        fields.extend([("due_on", "2026-11-26"), ("work", "on"), ("version", "1")]);
        fields.extend([("action", "save"), ("files", &kept[0])]);
        m_leroy.0.post(&edit, &fields).await.redirects();
        let page = lea.0.get(&url).await.page();
        assert_eq!(page.text_of("h1"), "Relire deux fois");
        assert!(page.text_of("article").contains("Durand"));
        let file = page.attribute("article .attachment", "href").expect("her sheet");
        assert_eq!(lea.0.get(&file).await.text(), "le conte");
        let versions = m_leroy.0.get(&format!("{url}/versions")).await.page();
        assert_eq!(versions.texts_of("summary b"), ["Paul Leroy", "Claire Durand"]);
        assert!(lea.week().await.contains(&"Relire deux fois".to_owned()));
        // She has left: the book is not hers any more.
        assert_eq!(mme_durand.status(&url).await, 404);
        assert_eq!(mme_durand.status(&work).await, 404);
    }
}
