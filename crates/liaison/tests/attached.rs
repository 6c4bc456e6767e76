//! Files that come with a slip: with their version, for those who may read it, and in an export.

use crate::desk::{Desk, OUTING, desk, pupil, schools};

async fn uploads(desk: &Desk, name: &str, bytes: &[u8]) -> String {
    let sent = desk.0.upload("/fichiers", &[("file", name, "text/plain", bytes)]).await;
    sent.json()["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn families_read_what_comes_with_a_slip_and_others_do_not() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let file = uploads(&durand, "programme.txt", b"8 h 30 : le car").await;
        let slip = durand.writes_with(&pupil(school.lea), &[("files", &file)]).await;
        let samira = desk(&school, school.samira).await;
        let page = samira.page(&slip).await;
        assert_eq!(page.text_of(".attachment b"), "programme.txt");
        let url = page.attribute(".attachment", "href").expect("a file");
        assert_eq!(samira.0.get(&url).await.text(), "8 h 30 : le car");
        assert_eq!(samira.0.get(&format!("{slip}/fichiers")).await.status, 200);
        for stranger in [school.mme_moreau, school.m_petit, school.mme_garnier] {
            assert_eq!(desk(&school, stranger).await.0.get(&url).await.status, 404);
        }
        // Programs and exports name it too.
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let id = slip.rsplit('/').next().expect("an id");
        let read = samira.0.get_json(&format!("/api/liaison/{id}")).await.json();
        assert_eq!(read["files"][0]["name"], "programme.txt");
        assert_eq!(read["files"][0]["url"], url.as_str());
        let export = school.app.features.iter().find(|it| it.name == "liaison").expect("it").export;
        let samira = school.samira;
        let files = school.app.db.read(move |tx| export(tx, samira)).await.expect("exported");
        assert!(files.iter().all(|it| String::from_utf8_lossy(&it.bytes).contains("programme")));
    }
}

#[tokio::test]
async fn a_draft_keeps_its_files_and_nobody_attaches_another_s() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let file = uploads(&durand, "plan.txt", b"le plan").await;
        let save = "/liaison/brouillons/enregistrement";
        let typed = [("title", "Plan"), ("files", file.as_str())];
        let saved = durand.0.post(save, &typed).await.json();
        let draft = saved["set"]["draft"].as_str().expect("a draft").to_owned();
        // Two nights of sweeping later it is still there.
        school.at("2026-11-25 10:00");
        school.run_jobs().await;
        let form = durand.page(&format!("/liaison/brouillons/{draft}")).await;
        assert!(form.text_of(".uploads").contains("plan.txt"));
        let petit = desk(&school, school.m_petit).await;
        let to = pupil(school.noe);
        let mut stolen = OUTING.to_vec();
        stolen.push(("files", &file));
        assert_eq!(petit.try_writes(&[&to], &stolen).await.status, 409);
        let more = [("draft", draft.as_str()), ("files", file.as_str())];
        let slip = durand.writes_with(&pupil(school.lea), &more).await;
        school.at("2026-11-27 10:00");
        school.run_jobs().await;
        let page = desk(&school, school.samira).await.page(&slip).await;
        assert_eq!(page.text_of(".attachment b"), "plan.txt");
    }
}

#[tokio::test]
async fn a_correction_changes_files_and_keeps_those_of_before() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let (old, kept) =
            (uploads(&durand, "ancien.txt", b"A").await, uploads(&durand, "carte.txt", b"B").await);
        let files = [("files", old.as_str()), ("files", kept.as_str())];
        let slip = durand.writes_with(&pupil(school.lea), &files).await;
        desk(&school, school.samira).await.signs(&slip, school.lea, &[("r1", "yes")]).await;
        // The head corrects it: a file that is not hers stays, hers comes, one goes.
        let head = desk(&school, school.mme_lefevre).await;
        let form = head.page(&format!("{slip}/correction")).await;
        assert!(form.text_of(".uploads").contains("carte.txt"));
        let new = uploads(&head, "nouveau.txt", b"C").await;
        let mut fields = OUTING.to_vec();
        fields.extend([
            ("version", "1"),
            ("action", "correct"),
            ("q0_number", "1"),
            ("files", kept.as_str()),
            ("files", new.as_str()),
        ]);
        head.0.post(&format!("{slip}/correction"), &fields).await.redirects();
        let samira = desk(&school, school.samira).await;
        let page = samira.page(&slip).await;
        let mut names = page.texts_of(".attachment b");
        names.sort();
        assert_eq!(names, ["carte.txt", "nouveau.txt"]);
        let versions = samira.page(&format!("{slip}/versions")).await;
        let urls = versions.attributes(".attachment", "href");
        assert_eq!(urls.len(), 4, "{urls:?}");
        let old = urls.iter().find(|url| url.contains("versions/1/") && url.ends_with(&old));
        assert_eq!(samira.0.get(old.expect("the old one")).await.text(), "A");
        // What was signed and what is attached to it are bound together.
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        let id = school.jean_mace;
        let verify = move |tx: &db::Tx<'_>| liaison::chain::verify(tx, id);
        let chain = school.app.db.read(verify).await.expect("looked at");
        assert_eq!((chain.places, chain.broken), (1, None));
        let exchange = move |tx: &db::Tx<'_>| {
            tx.run(
                "update slip_version set attached = '[[\"faux.txt\",\"1\"]]' where version = 1",
                &[],
            )
        };
        school.app.db.write(exchange).await.expect("exchanged behind the back of the house");
        let chain = school.app.db.read(verify).await.expect("looked at");
        assert!(chain.broken.is_some());
    }
}
