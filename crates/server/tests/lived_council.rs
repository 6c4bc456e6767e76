//! The papers of an assembly: an act with its annex, what the prefecture writes about it, an
//! election inside a meeting, minutes that were settled, signed and published.

use crate::{
    lived_around::only,
    lived_governed::{convenes, opens, prepares, proposes, with_version},
    lived_in::OfRoutes,
};
use people::testing::governed::GovernedPeople;
use testing::Client;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n";

fn pdf(name: &str) -> [(&str, &str, &str, &[u8]); 1] {
    [("nouveaux", name, "application/pdf", PDF)]
}

/// Where the first link of this page that ends so leads.
async fn link(client: &Client, page: &str, selector: &str) -> String {
    client.get(page).await.page().attribute(selector, "href").expect("a link")
}

/// A meeting of 13 November, whose minutes the next one settles.
pub async fn papers(vasseur: &Client, people: &GovernedPeople, of_routes: &mut OfRoutes) {
    let body = format!("/conseil/{}", people.lys);
    let held = prepares(vasseur, &body, "2026-11-13").await;
    let act = proposes(vasseur, &held, "Convention avec le collège").await;
    vasseur.upload(&format!("{act}/annexes"), &pdf("Convention.pdf")).await.redirects();
    convenes(vasseur, &held, "2026-11-06").await;
    opens(vasseur, &held, 33).await;
    let counts = [("ballot", "hands"), ("votes_for", "33")];
    with_version(vasseur, &format!("{act}/vote"), &format!("{act}/vote"), &counts).await;
    vasseur.post(&format!("{held}/cloture"), &[]).await.redirects();
    vasseur.post(&format!("{held}/liste"), &[]).await.redirects();
    let days = [("chair_on", "2026-11-14"), ("secretary_on", "2026-11-14")];
    vasseur.post(&format!("{act}/signature/papier"), &days).await.redirects();
    vasseur.post(&format!("{act}/publication"), &[("matter", "9.1")]).await.redirects();
    let annex = link(vasseur, &act, "a.attachment").await;
    for route in [
        "/conseil/deliberations/{deliberation}/annexes/{file}",
        "/actes/{body}/{deliberation}/annexes/{file}",
    ] {
        only(of_routes, route, &[("deliberation", &act), ("file", &annex)]);
    }
    prefecture(vasseur, &act, of_routes).await;
    settled(vasseur, &body, &held, people, of_routes).await;
}

/// It asks for a piece, on paper.
async fn prefecture(vasseur: &Client, act: &str, of_routes: &mut OfRoutes) {
    let receipt = [("received_on", "2026-11-16"), ("act_id", "")];
    vasseur.post(&format!("{act}/transmission/accuse"), &receipt).await.redirects();
    let asked = [
        ("kind", "pieces"),
        ("written_on", "2026-11-18"),
        ("came_on", "2026-11-19"),
        ("words", "Le plan annexé à la convention"),
    ];
    let letters = format!("{act}/courriers");
    vasseur.upload_with(&letters, &asked, &pdf("courrier.pdf")).await.redirects();
    let answer = link(vasseur, &letters, "a[href$='/reponse']").await;
    let letter = answer.trim_end_matches("/reponse");
    let file = link(vasseur, &letters, "a.attachment").await;
    let own = [("deliberation", act), ("letter", letter), ("file", file.as_str())];
    for route in [
        "/conseil/deliberations/{deliberation}/courriers",
        "/conseil/deliberations/{deliberation}/courriers/fichiers/{file}",
        "/conseil/deliberations/{deliberation}/courriers/{letter}/reponse",
    ] {
        only(of_routes, route, &own);
    }
}

/// The next meeting settles the minutes, and elects whom the town sends.
async fn settled(
    vasseur: &Client,
    body: &str,
    held: &str,
    people: &GovernedPeople,
    of_routes: &mut OfRoutes,
) {
    let next = prepares(vasseur, body, "2026-11-19").await;
    let minutes = format!("{held}/proces-verbal");
    vasseur.post(&minutes, &[]).await.redirects();
    let fields = [("title", "Désignation d’un délégué"), ("kind", "decision")];
    let draft = vasseur.post(&format!("{next}/points"), &fields).await.redirects();
    let act = draft.trim_end_matches("/redaction");
    let to = people.syndicate.to_string();
    let poll = [
        ("to", to.as_str()),
        ("seat", "member"),
        ("seats", "1"),
        ("words", "de désigner le représentant de la commune."),
    ];
    let poll = vasseur.post(&format!("{act}/scrutins"), &poll).await.redirects();
    convenes(vasseur, &next, "2026-11-12").await;
    opens(vasseur, &next, 33).await;
    let page = vasseur.get(&poll).await.page();
    let members = page.attributes("select[name=candidate] option", "value");
    for member in members.iter().filter(|it| !it.is_empty()).take(2) {
        vasseur.post(&format!("{poll}/candidats"), &[("candidate", member)]).await.redirects();
    }
    for route in [
        "/conseil/scrutins/{poll}",
        "/conseil/scrutins/{poll}/candidats",
        "/conseil/scrutins/{poll}/candidats/retrait",
        "/conseil/scrutins/{poll}/lecture",
        "/conseil/scrutins/{poll}/tours",
        "/conseil/scrutins/{poll}/tours/retrait",
    ] {
        only(of_routes, route, &[("poll", &poll)]);
    }
    vasseur.post(&format!("{minutes}/arret"), &[]).await.redirects();
    let days = [("chair_on", "2026-11-19"), ("secretary_on", "2026-11-19")];
    vasseur.post(&format!("{minutes}/signature/papier"), &days).await.redirects();
    vasseur.post(&format!("{minutes}/publication"), &[]).await.redirects();
    for route in [
        "/conseil/seances/{meeting}/liste",
        "/conseil/seances/{meeting}/proces-verbal",
        "/conseil/seances/{meeting}/proces-verbal/arret",
        "/conseil/seances/{meeting}/proces-verbal/publication",
        "/conseil/seances/{meeting}/proces-verbal/remarques",
        "/conseil/seances/{meeting}/proces-verbal/retrait",
        "/conseil/seances/{meeting}/proces-verbal/signature",
        "/conseil/seances/{meeting}/proces-verbal/signature/papier",
        "/actes/{body}/seances/{meeting}",
        "/actes/{body}/seances/{meeting}/proces-verbal.pdf",
        "/actes/{body}/seances/{meeting}/liste.pdf",
    ] {
        only(of_routes, route, &[("meeting", held)]);
    }
}
