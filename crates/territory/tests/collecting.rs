//! The métropole collects: from the invitation to the syndicate's receipt.

use crate::{deciding, world::worlds};
use council::effect::Effect;
use people::testing::governed::GovernedPeople;
use std::io::Cursor;
use testing::{Client, Page, TestSchool};

pub const FORM: [(&str, &str); 8] = [
    ("title", "Compétence numérique éducatif"),
    ("words", "Délibérez avant Noël.\nMme Bak vous aide."),
    ("due_on", "2026-12-20"),
    ("every_days", "7"),
    ("pieces", "act"),
    ("pieces", "convention"),
    ("pieces", "schools"),
    ("others", "RIB (facultatif)"),
];

/// Mme Bak invites the communes; gives where the collection is.
pub async fn invited(school: &TestSchool, governed: &GovernedPeople) -> String {
    deciding::offer(school, governed).await;
    let competence = deciding::competence(school, governed.syndicate).await.to_string();
    let mut form = FORM.to_vec();
    form.push(("competence", &competence));
    let bak = school.client(governed.mme_bak).await;
    let new = format!("/territoire/{}/collecte", governed.metropole);
    bak.post(&new, &form).await.redirects()
}

/// The pieces of a file, by their place: `[act, convention, schools, rib]`.
pub async fn pieces(client: &Client, dossier: &str) -> Vec<String> {
    let page = client.get(dossier).await.page();
    page.attributes("section[aria-labelledby=pieces] a.row", "href")
}

pub fn version(page: &Page) -> String {
    page.attribute("input[name=version]", "value").expect("a form")
}

/// Gives words, or an act, for a piece; whatever the page holds of its version.
pub async fn gives(client: &Client, piece: &str, fields: &[(&str, &str)]) {
    let version = version(&client.get(piece).await.page());
    let mut fields = fields.to_vec();
    fields.push(("version", &version));
    client.post(piece, &fields).await.redirects();
}

/// Sends a document for a piece.
pub async fn sends(client: &Client, piece: &str, name: &str, bytes: &[u8]) {
    let version = version(&client.get(piece).await.page());
    let file = [("nouveaux", name, "text/plain", bytes)];
    client.upload_with(piece, &[("version", &version)], &file).await.redirects();
}

/// Hands the file in.
pub async fn hands_in(client: &Client, dossier: &str) {
    let version = version(&client.get(dossier).await.page());
    client.post(&format!("{dossier}/depot"), &[("version", &version)]).await.redirects();
}

pub async fn judges(client: &Client, piece: &str, verdict: &str, words: &str) {
    let version = version(&client.get(piece).await.page());
    let form = [("verdict", verdict), ("words", words), ("version", &version)];
    client.post(&format!("{piece}/avis"), &form).await.redirects();
}

async fn news(client: &Client) -> String {
    client.get("/nouveautes").await.page().text_of("main")
}

#[tokio::test]
async fn lys_gives_its_pieces_and_the_syndicate_receives_them_with_their_digests() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let bak = school.client(governed.mme_bak).await;
        let vasseur = school.client(school.m_vasseur).await;
        assert!(news(&vasseur).await.contains("Votre commune est invitée"));
        // A commune is led to its own file.
        let dossier = vasseur.get(&collection).await.redirects();
        let page = vasseur.get(&dossier).await.page();
        assert_eq!(page.text_of("h1"), "Lys-lez-Lannoy");
        assert!(page.text_of("main").contains("0 sur 3"));
        let all = pieces(&vasseur, &dossier).await;
        assert_eq!(all.len(), 4);

        let early = [("version", "1")];
        let early = vasseur.post(&format!("{dossier}/depot"), &early).await;
        assert_eq!(early.status, 422);
        let missing = early.any_page().text_of(".problems");
        assert!(missing.contains("Convention signée") && !missing.contains("RIB"), "{missing}");

        // The act was taken in this house: there is nothing to send.
        let effect = Effect::Adhere { syndicate: governed.syndicate };
        let act = deciding::draft(&school, governed.lys, vec![effect]).await;
        gives(&vasseur, &all[0], &[("act", &act.to_string())]).await;
        sends(&vasseur, &all[1], "convention.txt", b"tr\xc3\xa8s floue").await;
        let schools = vasseur.get(&all[2]).await.page().text_of("textarea#words");
        assert!(schools.contains("École Jean-Macé (0591234A)"), "{schools}");
        gives(&vasseur, &all[2], &[("words", "École Jean-Macé\nKergomard")]).await;
        hands_in(&vasseur, &dossier).await;
        assert!(news(&bak).await.contains("Lys-lez-Lannoy a déposé son dossier"));

        // It cannot be read: it is asked for again, with a word.
        let wordless = [("verdict", "refuse"), ("words", ""), ("version", "5")];
        assert_eq!(bak.post(&format!("{}/avis", all[1]), &wordless).await.status, 422);
        judges(&bak, &all[1], "refuse", "Illisible, merci de la renvoyer").await;
        assert!(news(&vasseur).await.contains("une pièce est à renvoyer"));
        let piece = vasseur.get(&all[1]).await.page();
        assert!(piece.text_of("section[aria-labelledby=notes]").contains("Illisible"));
        assert!(piece.text_of("main").contains("à renvoyer"));
        sends(&vasseur, &all[1], "convention-2.txt", b"Entre la commune et le syndicat").await;
        hands_in(&vasseur, &dossier).await;
        judges(&bak, &all[1], "accept", "").await;
        judges(&bak, &all[2], "accept", "").await;

        // The act is not executory yet: nothing leaves.
        let state = |page: &Page| page.text_of("tbody tr:first-child");
        let desk = bak.get(&collection).await.page();
        assert!(state(&desk).contains("déposé, à vérifier"), "{}", state(&desk));
        let send = format!("{collection}/lots");
        assert_eq!(bak.post(&send, &[("version", "1")]).await.status, 422);
        deciding::vote(&school, act).await;
        deciding::transmit(&school, act).await;
        deciding::publish(&school, act).await;
        assert!(vasseur.get(&all[0]).await.page().text_of("main").contains("exécutoire depuis"));
        let desk = bak.get(&collection).await.page();
        assert!(state(&desk).contains("complet") && state(&desk).contains("3 sur 3"));
        let lot = bak.post(&send, &[("version", "1")]).await.redirects();
        assert_eq!(bak.post(&send, &[("version", "1")]).await.status, 422, "it left once");
        received(&school, &governed, &lot).await;
        assert!(vasseur.get(&dossier).await.page().text_of("main").contains("envoyé au syndicat"));
        assert!(news(&bak).await.contains("le syndicat a reçu le lot"));
    }
}

/// Mme Carlier opens the lot, counts it, and says that it has come.
async fn received(school: &TestSchool, governed: &GovernedPeople, lot: &str) {
    let carlier = school.client(governed.mme_carlier).await;
    let page = carlier.get(lot).await.page();
    assert_eq!(page.text_of(".lead"), "Un dossier, 3 documents.");
    let digest = blake3::hash(b"Entre la commune et le syndicat").to_hex().to_string();
    assert_eq!(page.count("tbody tr"), 3);
    assert!(page.attributes("tbody code", "title").contains(&digest), "of what was sent last");
    for name in ["bordereau.pdf", "recepisse.pdf"] {
        let answer = carlier.get(&format!("{lot}/{name}")).await;
        assert!(answer.body.starts_with(b"%PDF-"), "{name}: {}", answer.status);
    }
    let zip = carlier.get(&format!("{lot}/pieces.zip")).await;
    let archive = zip::ZipArchive::new(Cursor::new(zip.body)).expect("an archive");
    assert_eq!(archive.len(), 2, "the bordereau and the convention");
    let reception = format!("{lot}/reception");
    carlier.post(&reception, &[]).await.redirects();
    assert_eq!(carlier.post(&reception, &[]).await.status, 409);
    assert!(!carlier.get(lot).await.page().text_of("main").contains("pas encore accusé"));
}

#[tokio::test]
async fn reminders_come_in_their_rhythm_and_stop_by_themselves() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let dossier = vasseur.get(&collection).await.redirects();
        let count = async |client: &Client| {
            let page = client.get("/nouveautes").await.page();
            page.texts_of("main li").iter().filter(|it| it.contains("attendu")).count()
        };
        // Toufflers does nothing; Lys hands in before the second reminder.
        let dumont = school.client(governed.m_dumont).await;
        school.at("2026-12-01 08:01");
        school.run_jobs().await;
        assert_eq!((count(&vasseur).await, count(&dumont).await), (1, 1));
        let all = pieces(&vasseur, &dossier).await;
        sends(&vasseur, &all[0], "acte.txt", b"acte").await;
        sends(&vasseur, &all[1], "convention.txt", b"convention").await;
        gives(&vasseur, &all[2], &[("words", "Jean-Macé")]).await;
        hands_in(&vasseur, &dossier).await;
        for day in 2..=31 {
            school.at(&format!("2026-12-{day:02} 08:01"));
            school.run_jobs().await;
        }
        school.at("2027-02-01 08:01");
        school.run_jobs().await;
        school.run_jobs().await;
        // Sessions are over by now.
        let vasseur = school.client(school.m_vasseur).await;
        let dumont = school.client(governed.m_dumont).await;
        assert_eq!(count(&vasseur).await, 1);
        // 8 and 15 December, the eve, the last day, a week after it.
        assert_eq!(count(&dumont).await, 6);
        let late = dumont.get("/nouveautes").await.page().text_of("main");
        assert!(late.contains("était attendu le 20/12/2026"), "{late}");
    }
}
