//! Collections: who sees what, what is refused, who withdraws.

use crate::{
    collecting::{FORM, gives, hands_in, invited, judges, pieces, sends, version},
    deciding,
    world::worlds,
};
use council::effect::Effect;

#[tokio::test]
async fn each_sees_where_its_file_stands_and_no_stranger_knows_of_it() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let lys = vasseur.get(&collection).await.redirects();
        let dumont = school.client(governed.m_dumont).await;
        let toufflers = dumont.get(&collection).await.redirects();
        let piece = pieces(&vasseur, &lys).await.remove(1);
        sends(&vasseur, &piece, "convention.txt", b"secret").await;
        let page = vasseur.get(&piece).await.page();
        let file = page.attribute(".attachment", "href").expect("a document");

        // The other commune, the syndicate before it is sent, and everybody else: not there.
        let carlier = school.client(governed.mme_carlier).await;
        for stranger in [&dumont, &carlier] {
            for url in [&lys, &piece, &file] {
                assert_eq!(stranger.get(url).await.status, 404, "{url}");
            }
        }
        assert_eq!(vasseur.get(&toufflers).await.status, 404);
        for person in [school.samira, school.mme_durand, school.mme_lefevre, school.lea] {
            let client = school.client(person).await;
            for url in [&collection, &lys, &piece, &file] {
                assert_eq!(client.get(url).await.status, 404, "{person} {url}");
            }
            let new = format!("/territoire/{}/collecte", governed.metropole);
            assert_eq!(client.get(&new).await.status, 404);
        }
        // The syndicate sees of each commune where it stands; the métropole everything.
        let rows = carlier.get(&collection).await.page().texts_of("tbody tr");
        assert_eq!(rows.len(), 2);
        assert!(rows[0].contains("Lys-lez-Lannoy") && rows[0].contains("en préparation"));
        assert_eq!(carlier.get(&collection).await.page().count("tbody a"), 0);
        let bak = school.client(governed.mme_bak).await;
        assert_eq!(bak.get(&file).await.text(), "secret");
        assert_eq!(bak.get(&collection).await.page().count("tbody a"), 2);
        // Neither commune nor syndicate sends, judges or changes the last day.
        for client in [&vasseur, &carlier] {
            let send = format!("{collection}/lots");
            assert_eq!(client.post(&send, &[("version", "1")]).await.status, 403);
            assert_eq!(client.get(&format!("{collection}/reglages")).await.status, 403);
        }
        let verdict = [("verdict", "accept"), ("version", "2")];
        assert_eq!(vasseur.post(&format!("{piece}/avis"), &verdict).await.status, 403);
        assert_eq!(bak.post(&piece, &[("version", "2")]).await.status, 403, "it does not give");
    }
}

#[tokio::test]
async fn what_is_wrong_in_a_collection_is_said_and_nothing_is_opened() {
    for (school, governed) in worlds().await {
        let bak = school.client(governed.mme_bak).await;
        let new = format!("/territoire/{}/collecte", governed.metropole);
        assert!(bak.get(&new).await.page().has(".empty"), "there is no competence yet");
        deciding::offer(&school, &governed).await;
        let wrong = [("due_on", "2026-11-01"), ("every_days", "0")];
        let page = bak.post(&new, &wrong).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.any_page().count(".problems li"), 5);
        let none = bak.get("/territoire/collectes").await.page();
        assert_eq!(none.count("ul.rows a.row"), 0);
        // A commune does not collect, nor does anybody for another body.
        for body in [governed.lys, governed.syndicate] {
            assert_eq!(bak.get(&format!("/territoire/{body}/collecte")).await.status, 404);
        }
        let vasseur = school.client(school.m_vasseur).await;
        assert_eq!(vasseur.post(&new, &FORM).await.status, 404);
    }
}

#[tokio::test]
async fn two_who_write_at_once_see_each_other() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let dossier = vasseur.get(&collection).await.redirects();
        let all = pieces(&vasseur, &dossier).await;
        sends(&vasseur, &all[1], "convention.txt", b"un").await;
        let bak = school.client(governed.mme_bak).await;
        let steward = school.client(school.mme_delattre).await;
        let seen = version(&steward.get(&all[1]).await.page());
        judges(&bak, &all[1], "accept", "").await;
        let late = [("verdict", "refuse"), ("words", "Non"), ("version", seen.as_str())];
        assert_eq!(steward.post(&format!("{}/avis", all[1]), &late).await.status, 409);
        let page = vasseur.get(&all[1]).await.page();
        assert!(page.text_of("main").contains("acceptée"), "the first word holds");
        // The last day, by two at once.
        let days = [("due_on", "2027-01-15"), ("every_days", "14"), ("version", "1")];
        let settings = format!("{collection}/reglages");
        bak.post(&settings, &days).await.redirects();
        assert_eq!(steward.post(&settings, &days).await.status, 409);
    }
}

#[tokio::test]
async fn a_commune_ties_its_own_act_only_and_one_that_is_undone_is_not_good_any_more() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let dossier = vasseur.get(&collection).await.redirects();
        let act = pieces(&vasseur, &dossier).await.remove(0);
        let effect = || vec![Effect::Adhere { syndicate: governed.syndicate }];
        let other = deciding::decide(&school, governed.toufflers, effect()).await.to_string();
        let form = [("act", other.as_str()), ("version", "1")];
        assert_eq!(vasseur.post(&act, &form).await.status, 422);
        let nothing = vasseur.post(&act, &[("version", "1")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.any_page().text_of(".problems").contains("joignez-en la copie"));
        let own = deciding::decide(&school, governed.lys, effect()).await;
        gives(&vasseur, &act, &[("act", &own.to_string())]).await;
        assert!(vasseur.get(&act).await.page().text_of("main").contains("exécutoire depuis"));
        deciding::undo(&school, own, council::effect::End::Withdrawn).await;
        assert!(vasseur.get(&act).await.page().text_of("main").contains("retirée ou abrogée"));
    }
}

#[tokio::test]
async fn a_commune_that_withdraws_says_why_and_is_asked_no_more() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let dumont = school.client(governed.m_dumont).await;
        let dossier = dumont.get(&collection).await.redirects();
        let withdrawal = format!("{dossier}/retrait");
        let silent = dumont.post(&withdrawal, &[("version", "1")]).await;
        assert_eq!(silent.status, 422);
        let form = [("reason", "Le conseil a voté contre."), ("version", "1")];
        dumont.post(&withdrawal, &form).await.redirects();
        assert_eq!(dumont.post(&withdrawal, &form).await.status, 403, "once is enough");
        let bak = school.client(governed.mme_bak).await;
        let news = bak.get("/nouveautes").await.page().text_of("main");
        assert!(news.contains("Toufflers se retire"), "{news}");
        assert!(bak.get(&dossier).await.page().text_of("main").contains("a voté contre"));
        let piece = pieces(&dumont, &dossier).await.remove(2);
        let give = [("words", "Ferry"), ("version", "2")];
        assert_eq!(dumont.post(&piece, &give).await.status, 403);
        school.at("2026-12-01 08:01");
        school.run_jobs().await;
        let told = dumont.get("/nouveautes").await.page().text_of("main");
        assert!(!told.contains("est attendu"), "{told}");

        // Its council changes its mind; the métropole takes it back and says why.
        let back = format!("{dossier}/reprise");
        let again = [("reason", "Nouveau vote le 30 novembre."), ("version", "2")];
        assert_eq!(dumont.post(&back, &again).await.status, 403, "the métropole does");
        let carlier = school.client(governed.mme_carlier).await;
        assert_eq!(carlier.post(&back, &again).await.status, 404, "it never had the file");
        assert_eq!(bak.post(&back, &[("version", "2")]).await.status, 422);
        let stale = [again[0], ("version", "1")];
        assert_eq!(bak.post(&back, &stale).await.status, 409);
        bak.post(&back, &again).await.redirects();
        assert_eq!(bak.post(&back, &again).await.status, 403, "once is enough");
        let news = dumont.get("/nouveautes").await.page().text_of("main");
        assert!(news.contains("de nouveau dans la collecte"), "{news}");
        assert!(dumont.get(&dossier).await.page().text_of("main").contains("Nouveau vote"));
        let give = [("words", "Ferry"), ("version", "3")];
        dumont.post(&piece, &give).await.redirects();
    }
}

#[tokio::test]
async fn both_sides_speak_beside_a_piece_and_a_closed_collection_takes_nothing() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let dossier = vasseur.get(&collection).await.redirects();
        let all = pieces(&vasseur, &dossier).await;
        let bak = school.client(governed.mme_bak).await;
        let notes = format!("{}/messages", all[1]);
        vasseur.post(&notes, &[("words", "Faut-il deux signatures ?")]).await.redirects();
        bak.post(&notes, &[("words", "Une seule suffit.")]).await.redirects();
        assert_eq!(bak.post(&notes, &[("words", " ")]).await.status, 422);
        let said = vasseur.get(&all[1]).await.page().texts_of("section[aria-labelledby=notes] li");
        assert!(said[0].contains("La commune") && said[1].contains("La collectivité"), "{said:?}");
        let carlier = school.client(governed.mme_carlier).await;
        assert_eq!(carlier.post(&notes, &[("words", "Bonjour")]).await.status, 404);

        sends(&vasseur, &all[0], "acte.txt", b"acte").await;
        sends(&vasseur, &all[1], "convention.txt", b"convention").await;
        gives(&vasseur, &all[2], &[("words", "Jean-Macé")]).await;
        hands_in(&vasseur, &dossier).await;
        bak.post(&format!("{collection}/cloture"), &[("version", "1")]).await.redirects();
        let verdict = [("verdict", "accept"), ("version", "5")];
        assert_eq!(bak.post(&format!("{}/avis", all[1]), &verdict).await.status, 403);
        assert_eq!(bak.post(&format!("{collection}/lots"), &[("version", "2")]).await.status, 422);
        assert_eq!(vasseur.post(&notes, &[("words", "Encore là ?")]).await.status, 403);
    }
}

#[tokio::test]
async fn a_commune_that_joins_the_metropole_later_is_invited_later_and_the_others_not_again() {
    for (school, governed) in worlds().await {
        let apart = governed.toufflers;
        let leave = move |tx: &db::Tx<'_>| {
            tx.run("update body set parent_id = null where id = $1", db::params![apart])
        };
        school.app.db.write(leave).await.expect("apart");
        let collection = invited(&school, &governed).await;
        let dumont = school.client(governed.m_dumont).await;
        assert_eq!(dumont.get(&collection).await.status, 404);
        let metropole = governed.metropole;
        let join = move |tx: &db::Tx<'_>| {
            tx.run("update body set parent_id = $2 where id = $1", db::params![apart, metropole])
        };
        school.app.db.write(join).await.expect("joined");
        let bak = school.client(governed.mme_bak).await;
        let invite = format!("{collection}/invitations");
        bak.post(&invite, &[("version", "1")]).await.redirects();
        let dossier = dumont.get(&collection).await.redirects();
        assert_eq!(dumont.get(&dossier).await.page().text_of("h1"), "Toufflers");
        bak.post(&invite, &[("version", "1")]).await.redirects();
        assert_eq!(bak.get(&collection).await.page().count("tbody tr"), 2);
        assert_eq!(dumont.post(&invite, &[("version", "2")]).await.status, 403);
        // What Lys is told is not seen because the file of Toufflers was opened.
        let vasseur = school.client(school.m_vasseur).await;
        let told = vasseur.get("/nouveautes").await.page().text_of("main");
        assert_eq!(told.matches("est invitée").count(), 1, "{told}");
    }
}
