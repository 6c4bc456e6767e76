//! What becomes of a deliberation once voted, on both engines.

use crate::{
    voted::{SHEET, Voted, day},
    world::worlds_at,
};
use actes::{Message, read, unpack};
use base::{Day, Id};
use council::{
    Deliberation,
    deliberation::Written,
    effect::{Effect, Effects, End, Followed},
};
use db::Tx;
use people::{Body, testing::governed::GovernedPeople};
use std::sync::{Arc, Mutex};
use testing::{Client, TestSchool};

/// Writes down what it is told.
#[derive(Default)]
pub struct Told(pub Mutex<Vec<String>>);

impl Effects for Told {
    fn enters(&self, _: &Tx<'_>, _: &Written, effects: &[Effect], on: Day) -> db::Result<()> {
        let first = effects.first().map_or("none", |it| it.deciding().word());
        self.0.lock().expect("told").push(format!("enters {first} of {} on {on}", effects.len()));
        Ok(())
    }

    fn leaves(&self, _: &Tx<'_>, _: &Written, _: &[Effect], end: End) -> db::Result<()> {
        self.0.lock().expect("told").push(format!("leaves {end:?}"));
        Ok(())
    }
}

impl Told {
    pub fn lent_to(school: &TestSchool) -> Arc<Told> {
        let told = Arc::new(Told::default());
        school.app.jobs.lend(Followed(told.clone()));
        told
    }

    pub fn said(&self) -> Vec<String> {
        self.0.lock().expect("told").clone()
    }
}

pub fn path(act: Id<Deliberation>, page: &str) -> String {
    format!("/conseil/deliberations/{act}{page}")
}

/// Lys after its vote: M. Vasseur's browser, the act, who is told.
pub async fn voted(
    school: &TestSchool,
    people: &GovernedPeople,
) -> (Client, Id<Deliberation>, Arc<Told>) {
    let told = Told::lent_to(school);
    let act = Voted::of_lys(people).write(school).await;
    let vasseur = school.client(school.m_vasseur).await;
    fill_in(school, &vasseur, people.lys).await;
    (vasseur, act, told)
}

/// The sheet for the prefecture; a body whose SIREN is another leaves its SIRET empty.
pub async fn fill_in(school: &TestSchool, agent: &Client, body: Id<Body>) {
    let load = move |tx: &Tx<'_>| people::body::load(tx, body);
    let known = school.app.db.read(load).await.expect("a body").expect("a body");
    let of = |(name, value): &(&'static str, &'static str)| {
        let is_own = *name != "siret" || known.siren == "215903675";
        (*name, if is_own { *value } else { "" })
    };
    let sheet: Vec<(&str, &str)> = SHEET.iter().map(of).collect();
    agent.post(&format!("/conseil/{body}/teletransmission"), &sheet).await.redirects();
}

pub async fn sign_on_paper(vasseur: &Client, act: Id<Deliberation>) {
    let days = [("chair_on", "2023-12-14"), ("secretary_on", "2023-12-14")];
    vasseur.post(&path(act, "/signature/papier"), &days).await.redirects();
}

#[tokio::test]
async fn lys_goes_from_its_vote_to_an_executory_act_and_the_appeal_ends_in_february() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        school.at("2023-12-14 18:00");
        let (vasseur, act, told) = voted(&school, &people).await;
        let page = vasseur.get(&path(act, "")).await.page();
        assert_eq!(page.texts_of(".steps .done").len(), 1, "{:?}", page.texts_of(".steps li"));
        assert!(page.text_of("main").contains("La signature de Mme Irène Colin"));

        sign_on_paper(&vasseur, act).await;
        let public = format!("/actes/{}/{act}", people.lys);
        let nobody = school.nobody();
        assert_eq!(nobody.get(&public).await.status, 404, "signed is not published");

        school.at("2023-12-19 09:30");
        vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
        assert_eq!(told.said(), [""; 0], "the State has not received it");
        let page = nobody.get(&public).await.page();
        assert!(page.text_of("main").contains("20 février 2024"), "{}", page.text_of("main"));
        assert!(page.text_of("main").contains("4 voix pour et 29 abstentions"));

        let order = [("way", "files"), ("matter", "5.7"), ("number", "2023_12_13_07")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        let answer = acknowledgement(&vasseur, act, "2023-12-21").await;
        school.at("2023-12-22 08:00");
        let file = [("file", "AR.xml", "text/xml", answer.as_slice())];
        vasseur.upload(&path(act, "/transmission/fichier"), &file).await.redirects();
        assert_eq!(told.said(), ["enters transfer of 5 on 2023-12-21"]);

        let page = vasseur.get(&path(act, "")).await.page();
        let said = page.text_of("main");
        assert_eq!(page.count(".steps .done"), 5);
        for day in ["21 décembre 2023", "20 février 2024", "22 février 2024"] {
            assert!(said.contains(day), "{day} in {said}");
        }
        assert!(said.contains("059-215903675-20231213-2023_12_13_07-DE"), "{said}");
        // The same answer once more changes nothing.
        let again = vasseur.upload(&path(act, "/transmission/fichier"), &file).await;
        assert_eq!(again.status, 422);
        assert_eq!(told.said().len(), 1);
        let proof = page_links(&vasseur, act).await;
        assert_eq!(vasseur.get(&proof).await.body.as_ref(), answer, "the proof is kept");
    }
}

async fn page_links(vasseur: &Client, act: Id<Deliberation>) -> String {
    let page = vasseur.get(&path(act, "/transmission")).await.page();
    page.attribute("a[href$='preuve.xml']", "href").expect("a proof")
}

/// The files are those of the norm; the State answers to what is in them.
async fn acknowledgement(vasseur: &Client, act: Id<Deliberation>, on: &str) -> Vec<u8> {
    let archive = vasseur.get(&path(act, "/transmission/archive.tar.gz")).await;
    assert_eq!(archive.status, 200, "{}", archive.text());
    let name = archive.header("content-disposition").expect("a name");
    assert!(name.contains("SLO-EACT--215903675--"), "{name}");
    let files = unpack(&archive.body).expect("its files");
    let [envelope, message, document] = files.as_slice() else { panic!("{}", files.len()) };
    assert!(matches!(read(&envelope.bytes), Ok(Message::OutgoingEnvelope(_))));
    let Ok(Message::Act(sent)) = read(&message.bytes) else { panic!("no act") };
    assert!(document.bytes.starts_with(b"%PDF-"));
    let again = vasseur.get(&path(act, "/transmission/acte.pdf")).await;
    assert!(again.body.as_ref() == document.bytes, "the same document each time");
    let alone = vasseur.get(&path(act, "/transmission/message.xml")).await;
    assert!(alone.body.as_ref() == message.bytes);
    assert_eq!(vasseur.get(&path(act, "/transmission/enveloppe.xml")).await.status, 200);
    let id = "059-215903675-20231213-2023_12_13_07-DE";
    assert!(message.name.starts_with(id), "{}", message.name);
    let received = actes::Acknowledgement {
        id: actes::ActId::parse(id).expect("an identity"),
        received_on: day(on),
        classification_in_force: sent.classified_on,
        act: sent,
    };
    Message::Acknowledgement(received).write().expect("a message")
}

#[tokio::test]
async fn the_mayor_and_the_secretary_sign_where_they_sit_and_nothing_changes_after() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        let (vasseur, act, _) = voted(&school, &people).await;
        let mayor = school.client(people.mme_colin).await;
        let secretary = school.client(people.m_wallerand).await;
        // An agent who signs in signs nothing himself.
        let refused = vasseur.post(&path(act, "/signature"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("ce n’est pas à vous"));
        // Neither may the mayor say of others that they signed on paper.
        let days = [("chair_on", "2023-12-14"), ("secretary_on", "2023-12-14")];
        assert_eq!(mayor.post(&path(act, "/signature/papier"), &days).await.status, 403);

        mayor.post(&path(act, "/signature"), &[]).await.redirects();
        // The text changes between the two: the mayor signs again.
        let change = "update deliberation set title = 'Autre objet' where id = $1";
        let write = move |tx: &Tx<'_>| tx.run(change, db::params![act]);
        school.app.db.write(write).await.expect("changed");
        let refused = secretary.post(&path(act, "/signature"), &[]).await;
        assert_eq!(refused.status, 422);
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("depuis que Mme Irène Colin a signé"), "{said}");
        mayor.post(&path(act, "/signature"), &[]).await.redirects();
        secretary.post(&path(act, "/signature"), &[]).await.redirects();

        // Sealed: who signs again is told no, and what is printed is what was signed.
        assert_eq!(mayor.post(&path(act, "/signature"), &[]).await.status, 403);
        let change = "update mandate set last_name = 'Changé' where body_id = $1";
        let lys = people.lys;
        let write = move |tx: &Tx<'_>| tx.run(change, db::params![lys]);
        school.app.db.write(write).await.expect("changed");
        vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
        let page = school.nobody().get(&format!("/actes/{lys}/{act}")).await.page();
        assert!(page.text_of("main").contains("Mme Irène Colin"), "{}", page.text_of("main"));
    }
}

#[tokio::test]
async fn wrong_days_and_wrong_files_are_refused_with_a_sentence_and_change_nothing() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        let (vasseur, act, told) = voted(&school, &people).await;
        let problem = async |page: &str, fields: &[(&str, &str)]| {
            let answer = vasseur.post(&path(act, page), fields).await;
            assert_eq!(answer.status, 422, "{page}");
            answer.any_page().text_of(".problems")
        };
        let early = [("chair_on", "2023-12-12"), ("secretary_on", "2023-12-14")];
        assert!(problem("/signature/papier", &early).await.contains("La séance n’a eu lieu que"));
        let late = [("chair_on", "2027-01-01"), ("secretary_on", "")];
        assert!(problem("/signature/papier", &late).await.contains("n’est pas encore venu"));
        let none = [("chair_on", ""), ("secretary_on", "")];
        assert!(problem("/signature/papier", &none).await.contains("au moins un des deux"));
        // What is not signed is neither published nor sent.
        let published = vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await;
        assert_eq!(published.status, 403);
        assert_eq!(vasseur.get(&path(act, "/transmission")).await.status, 403);

        sign_on_paper(&vasseur, act).await;
        let unknown = problem("/publication", &[("matter", "5.99")]).await;
        assert!(unknown.contains("n’existe pas dans la nomenclature"), "{unknown}");
        let order = [("way", "carrier"), ("matter", "5.7"), ("number", "2023_12_13_07")];
        assert!(problem("/transmission", &order).await.contains("Aucun opérateur"));
        let order = [("way", "files"), ("matter", "5.7"), ("number", "délib 7")];
        assert!(problem("/transmission", &order).await.contains("15 caractères au plus"));
        let order = [("way", "files"), ("matter", "5.7"), ("number", "2023_12_13_07")];
        vasseur.post(&path(act, "/transmission"), &order).await.redirects();
        // Without the operator's letters an archive has no name; the other files do not need them.
        let sheet: Vec<(&str, &str)> = SHEET
            .iter()
            .map(|(name, value)| match *name {
                "operator" => (*name, ""),
                "version" => (*name, "1"),
                _ => (*name, *value),
            })
            .collect();
        let address = format!("/conseil/{}/teletransmission", people.lys);
        vasseur.post(&address, &sheet).await.redirects();
        let archive = vasseur.get(&path(act, "/transmission/archive.tar.gz")).await;
        assert_eq!(archive.status, 422);
        assert!(archive.any_page().text_of(".problems").contains("trois majuscules"));
        assert_eq!(vasseur.get(&path(act, "/transmission/message.xml")).await.status, 200);
        let before = [("received_on", "2023-12-13"), ("act_id", "")];
        let said = problem("/transmission/accuse", &before).await;
        assert!(said.contains("Elle n’a été signée que"), "{said}");
        let wrong = [("received_on", "2023-12-20"), ("act_id", "n’importe quoi")];
        assert!(problem("/transmission/accuse", &wrong).await.contains("ne se lit pas"));
        for (bytes, why) in [
            (b"<html/>".as_slice(), "pas un message de l’application @CTES"),
            (b"%PDF-", "ce n’est pas un fichier XML"),
            (b"<a:Acte xmlns:a='http://www.interieur.gouv.fr/ACTES#v1.1-20040216'>", "coupé"),
        ] {
            let file = [("file", "AR.xml", "text/xml", bytes)];
            let answer = vasseur.upload(&path(act, "/transmission/fichier"), &file).await;
            assert_eq!(answer.status, 422);
            let said = answer.any_page().text_of(".problems");
            assert!(said.contains("Ce fichier ne se lit pas") && said.contains(why), "{said}");
        }
        assert!(told.said().is_empty());
    }
}

#[tokio::test]
async fn what_goes_on_paper_is_typed_and_published_last_makes_it_executory() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        let (vasseur, act, told) = voted(&school, &people).await;
        sign_on_paper(&vasseur, act).await;
        let receipt = [("received_on", "2023-12-20"), ("act_id", "")];
        vasseur.post(&path(act, "/transmission/accuse"), &receipt).await.redirects();
        assert!(told.said().is_empty());
        vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
        assert_eq!(told.said(), ["enters transfer of 5 on 2026-11-23"]);
        // Published twice is once.
        let again = vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await;
        assert_eq!(again.status, 422);
        assert_eq!(told.said().len(), 1);
        // Its sending is taken back: it is not executory any more, until it is sent again.
        vasseur.post(&path(act, "/transmission/annulation"), &[]).await.redirects();
        let noted = [("received_on", "2026-11-23"), ("act_id", "")];
        vasseur.post(&path(act, "/transmission/accuse"), &noted).await.redirects();
        assert_eq!(told.said()[1], "leaves Withdrawn");
        vasseur.post(&path(act, "/transmission/accuse"), &noted).await.redirects();
        assert_eq!(told.said()[2], "enters transfer of 5 on 2026-11-23");
    }
}

#[tokio::test]
async fn the_extract_is_a_tagged_document_in_french_with_a_title_and_a_draft_says_so() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        let (vasseur, act, _) = voted(&school, &people).await;
        let draft = vasseur.get(&path(act, "/extrait.pdf")).await;
        sign_on_paper(&vasseur, act).await;
        let signed = vasseur.get(&path(act, "/extrait.pdf")).await;
        for document in [&draft, &signed] {
            assert_eq!(document.header("content-type").as_deref(), Some("application/pdf"));
            let text = String::from_utf8_lossy(&document.body);
            assert!(text.contains("/StructTreeRoot"), "no tags");
            assert!(text.contains("/Lang (fr-FR)") || text.contains("/Lang(fr-FR)"), "no language");
            assert!(text.contains("/Title"), "no title");
        }
        assert!(draft.body != signed.body);
        // Made again it is the same, byte for byte: a digest of it may be kept.
        assert!(vasseur.get(&path(act, "/extrait.pdf")).await.body == signed.body);
    }
}
