//! The prefecture writes about an act: by hand and by the operator, what it changes, what is
//! answered.

use crate::{
    annexes::{PDF, pdf},
    clerk::refused,
    life::{path, sign_on_paper, voted},
    operator::{counterpart, follow, lend, rename, somebody, today},
    world::worlds_at,
};
use base::Id;
use council::{Deliberation, life::letters::fetching::FollowLetters};
use db::Tx;
use people::testing::governed::GovernedPeople;
use testing::{Answered, Client, TestSchool};

/// When those who decide are what they are; then it is another day.
const MADE: &str = "2026-11-23 10:00";
const NOW: &str = "2024-01-10 10:00";

/// The act of Lys, received on 21 December 2023.
async fn received(school: &TestSchool, people: &GovernedPeople) -> (Client, Id<Deliberation>) {
    let (vasseur, act, _) = voted(school, people).await;
    sign_on_paper(&vasseur, act).await;
    vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
    let receipt = [("received_on", "2023-12-21"), ("act_id", "")];
    vasseur.post(&path(act, "/transmission/accuse"), &receipt).await.redirects();
    (vasseur, act)
}

async fn letter(client: &Client, act: Id<Deliberation>, fields: &[(&str, &str)]) -> Answered {
    let files = [pdf("courrier.pdf", PDF)];
    client.upload_with(&path(act, "/courriers"), fields, &files).await
}

/// Where the only letter that waits is answered.
async fn answering(client: &Client, act: Id<Deliberation>) -> String {
    let page = client.get(&path(act, "/courriers")).await.page();
    page.attribute("a[href$='/reponse']", "href").expect("a letter that waits")
}

async fn said(client: &Client, act: Id<Deliberation>, page: &str) -> String {
    client.get(&path(act, page)).await.page().text_of("main")
}

#[tokio::test]
async fn pieces_asked_stop_the_two_months_of_the_prefect_until_they_come() {
    for (school, people) in worlds_at(MADE).await {
        school.at(NOW);
        let (vasseur, act) = received(&school, &people).await;
        let page = said(&vasseur, act, "").await;
        assert!(
            page.contains("Le préfet peut saisir le tribunal jusqu’au 22 février 2024"),
            "{page}"
        );
        let asked = [
            ("kind", "pieces"),
            ("written_on", "2024-01-08"),
            ("came_on", "2024-01-09"),
            ("words", "La convention annexée"),
        ];
        letter(&vasseur, act, &asked).await.redirects();
        let page = said(&vasseur, act, "/courriers").await;
        assert!(page.contains("Demande de pièces complémentaires du 8 janvier 2024"), "{page}");
        assert!(page.contains("il attend les pièces") && page.contains("9 mars 2024"), "{page}");
        let thread = vasseur.get(&path(act, "")).await.page();
        let thread = thread.texts_of("section[aria-labelledby=thread] li").join(" | ");
        assert!(thread.contains("Demande de pièces complémentaires"), "{thread}");
        assert!(thread.contains("refus par silence") && !thread.contains("déféré"), "{thread}");

        let answer = answering(&vasseur, act).await;
        school.at("2024-02-01 10:00");
        let fields = [("kind", "pieces"), ("way", "hand"), ("received_on", "2024-01-31")];
        let files = [pdf("convention.pdf", PDF), pdf("plan.pdf", PDF)];
        vasseur.upload_with(&answer, &fields, &files).await.redirects();
        let page = said(&vasseur, act, "/courriers").await;
        assert!(page.contains("Le préfet peut saisir le tribunal jusqu’au 2 avril 2024"), "{page}");
        assert!(page.contains("convention.pdf") && page.contains("plan.pdf"), "{page}");
        // Answered once; its page is there no more.
        assert_eq!(vasseur.get(&answer).await.status, 404);
        let twice = vasseur.upload_with(&answer, &fields, &files).await;
        assert!(refused(&twice).contains("déjà partie"));
    }
}

#[tokio::test]
async fn observations_keep_his_right_and_the_court_is_seized_in_time_or_too_late() {
    for (school, people) in worlds_at(MADE).await {
        school.at("2024-06-10 10:00");
        let (vasseur, act) = received(&school, &people).await;
        let observed = [
            ("kind", "observations"),
            ("written_on", "2024-02-10"),
            ("came_on", "2024-02-12"),
            ("words", "Défaut de base légale"),
        ];
        letter(&vasseur, act, &observed).await.redirects();
        // Nobody answered: silence refused on 12 April, and two clear months run from there.
        let page = said(&vasseur, act, "/courriers").await;
        assert!(page.contains("jusqu’au 13 juin 2024"), "{page}");
        assert!(page.contains("recours gracieux") && page.contains("il compte"), "{page}");
        let seized = [
            ("kind", "referral"),
            ("written_on", "2024-06-07"),
            ("came_on", "2024-06-08"),
            ("words", ""),
        ];
        letter(&vasseur, act, &seized).await.redirects();
        let page = said(&vasseur, act, "/courriers").await;
        assert!(page.contains("Le tribunal administratif a été saisi le 7 juin 2024"), "{page}");
        assert!(page.contains("L’acte reste exécutoire, sauf si le juge le suspend"), "{page}");
        assert!(!page.contains("dites-le au tribunal"), "it was in time: {page}");
    }
    for (school, people) in worlds_at(MADE).await {
        school.at("2024-06-10 10:00");
        let (vasseur, act) = received(&school, &people).await;
        for (kind, written_on) in [("observations", "2024-02-26"), ("referral", "2024-06-07")] {
            let late = [("kind", kind), ("written_on", written_on), ("came_on", "2024-06-08")];
            letter(&vasseur, act, &late).await.redirects();
        }
        let page = said(&vasseur, act, "/courriers").await;
        assert!(page.contains("fini depuis le 22 février 2024"), "{page}");
        assert!(page.contains("dites-le au tribunal"), "{page}");
    }
}

#[tokio::test]
async fn days_that_do_not_follow_and_answers_of_another_kind_are_refused_with_a_sentence() {
    for (school, people) in worlds_at(MADE).await {
        school.at(NOW);
        let (vasseur, act, _) = voted(&school, &people).await;
        assert_eq!(vasseur.get(&path(act, "/courriers")).await.status, 403, "it is not signed");
        sign_on_paper(&vasseur, act).await;
        let days = |written_on, came_on| {
            [("kind", "pieces"), ("written_on", written_on), ("came_on", came_on)]
        };
        let early = letter(&vasseur, act, &days("2024-01-08", "2024-01-09")).await;
        assert!(refused(&early).contains("n’a pas encore reçu cette délibération"));
        let receipt = [("received_on", "2023-12-21"), ("act_id", "")];
        vasseur.post(&path(act, "/transmission/accuse"), &receipt).await.redirects();
        for (written_on, came_on, said) in [
            ("2024-01-08", "2024-01-11", "n’est pas encore venu"),
            ("2024-01-08", "2024-01-07", "Corrigez l’une des deux dates"),
            ("2023-12-20", "2024-01-07", "n’a reçu l’acte que le"),
        ] {
            let answer = refused(&letter(&vasseur, act, &days(written_on, came_on)).await);
            assert!(answer.contains(said), "{answer}");
        }
        let to = path(act, "/courriers");
        let alone = vasseur.upload_with(&to, &days("2024-01-08", "2024-01-09"), &[]).await;
        assert!(refused(&alone).contains("Joignez le document"));
        letter(&vasseur, act, &days("2024-01-08", "2024-01-09")).await.redirects();
        let to = answering(&vasseur, act).await;
        let file = [pdf("reponse.pdf", PDF)];
        for (fields, said) in [
            (
                [("kind", "rejected"), ("way", "hand"), ("received_on", "2024-01-10")],
                "pas une réponse à ce genre de courrier",
            ),
            (
                [("kind", "pieces"), ("way", "carrier"), ("received_on", "")],
                "n’est pas venu par l’opérateur",
            ),
            (
                [("kind", "pieces"), ("way", "hand"), ("received_on", "2024-01-05")],
                "n’est arrivé que le",
            ),
        ] {
            let answer = refused(&vasseur.upload_with(&to, &fields, &file).await);
            assert!(answer.contains(said), "{answer}");
        }
        let two = [pdf("refus.pdf", PDF), pdf("autre.pdf", PDF)];
        let fields = [("kind", "pieces_refused"), ("way", "hand"), ("received_on", "2024-01-10")];
        let many = refused(&vasseur.upload_with(&to, &fields, &two).await);
        assert!(many.contains("2 documents") && many.contains("1 au plus"), "{many}");
    }
}

#[tokio::test]
async fn letters_are_told_to_the_agents_and_read_by_nobody_else() {
    for (school, people) in worlds_at(MADE).await {
        school.at(NOW);
        let (vasseur, act) = received(&school, &people).await;
        let simple = [("kind", "simple"), ("written_on", "2024-01-08"), ("came_on", "2024-01-09")];
        letter(&vasseur, act, &simple).await.redirects();
        school.run_jobs().await;
        let page = vasseur.get(&path(act, "/courriers")).await.page();
        let file = page.attribute("a.attachment", "href").expect("a document");
        assert_eq!(vasseur.get(&file).await.body.as_ref(), PDF);
        let answer = answering(&vasseur, act).await;
        let dumont = school.client(people.m_dumont).await;
        let mayor = school.client(people.mme_colin).await;
        for page in [path(act, "/courriers"), file, answer] {
            assert_eq!(dumont.get(&page).await.status, 404, "{page}");
            assert_eq!(mayor.get(&page).await.status, 403, "{page}");
            assert_eq!(school.client(school.marc).await.get(&page).await.status, 404, "{page}");
            assert_eq!(school.nobody().get(&page).await.status, 401, "{page}");
        }
        assert_eq!(letter(&dumont, act, &simple).await.status, 404);
        assert_eq!(letter(&mayor, act, &simple).await.status, 403);
    }
}

/// Asks the operator for letters, and for what became of the answers.
async fn fetch(school: &TestSchool) {
    let now = school.clock.now();
    let ask = move |tx: &Tx<'_>| jobs::enqueue(tx, &FollowLetters {}, now).map(drop);
    school.app.db.write(ask).await.expect("it is asked");
    school.run_jobs().await;
}

/// Lys sends its act by the operator under this number, and the State answers.
async fn carried(
    school: &TestSchool,
    people: &GovernedPeople,
    url: &str,
    number: &str,
) -> (Client, Id<Deliberation>) {
    let siren = somebody();
    lend(school, url, &siren);
    rename(school, people.lys, &siren).await;
    let (vasseur, act, _) = voted(school, people).await;
    let annex = [pdf("convention.pdf", PDF)];
    vasseur.upload(&path(act, "/annexes"), &annex).await.redirects();
    sign_on_paper(&vasseur, act).await;
    let order = [("way", "carrier"), ("matter", "5.7"), ("number", number)];
    vasseur.post(&path(act, "/transmission"), &order).await.redirects();
    school.run_jobs().await;
    for _ in 0..4 {
        follow(school).await;
    }
    (vasseur, act)
}

#[tokio::test]
async fn the_operator_brings_a_letter_once_and_takes_its_answer_to_the_state() {
    let Some(url) = counterpart() else { return };
    for (number, kind, reply, done) in [
        ("1_PIECES", "Demande de pièces complémentaires", "pieces", "Les pièces demandées"),
        ("2_LETTER", "Lettre d’observations", "rejected", "L’acte est maintenu tel quel"),
        ("3_PLAIN", "Courrier simple", "simple", "Une réponse"),
    ] {
        for (school, people) in today().await {
            let (vasseur, act) = carried(&school, &people, &url, number).await;
            fetch(&school).await;
            fetch(&school).await;
            let page = vasseur.get(&path(act, "/courriers")).await.page();
            assert_eq!(page.count("a[href$='message.xml']"), 1, "once");
            assert!(page.text_of("main").contains(kind), "{}", page.text_of("main"));
            assert!(page.has("a.attachment"), "its document came along");
            let told = vasseur.get("/nouveautes").await.page().text_of("main");
            assert!(told.contains("la préfecture a écrit au sujet"), "{told}");
            let message = page.attribute("a[href$='message.xml']", "href").expect("a message");
            assert!(actes::read(&vasseur.get(&message).await.body).is_ok(), "kept as proof");

            let to = answering(&vasseur, act).await;
            let fields = [("kind", reply), ("way", "carrier"), ("received_on", "")];
            let files = [pdf("reponse.pdf", PDF)];
            vasseur.upload_with(&to, &fields, &files).await.redirects();
            school.run_jobs().await;
            for _ in 0..3 {
                fetch(&school).await;
            }
            let page = said(&vasseur, act, "/courriers").await;
            assert!(page.contains(done) && page.contains("Reçue par la préfecture"), "{page}");
        }
    }
}

#[tokio::test]
async fn the_operator_brings_the_referral_to_the_court() {
    let Some(url) = counterpart() else { return };
    for (school, people) in today().await {
        let (vasseur, act) = carried(&school, &people, &url, "4_COURT").await;
        fetch(&school).await;
        let page = vasseur.get(&path(act, "/courriers")).await.page();
        let said = page.text_of("main");
        assert!(said.contains("Le tribunal administratif a été saisi le"), "{said}");
        assert!(said.contains("Voir l'article 2 & la convention"), "{said}");
        assert!(!page.has("a[href$='/reponse']"), "a court is answered elsewhere");
        let told = vasseur.get("/nouveautes").await.page().text_of("main");
        assert!(told.contains("a saisi le tribunal administratif"), "{told}");
    }
}
