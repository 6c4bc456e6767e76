//! What else there is for those who decide: a meeting at each of its moments, files for the State,
//! a lot that has left, a market that runs.

use crate::{
    lived_governed::{convenes, last_of, opens, prepares, proposes, with_version},
    lived_in::{OfRoutes, Things},
};
use people::testing::governed::GovernedPeople;
use testing::{Client, TestSchool};

const SHEET: [(&str, &str); 13] = [
    ("siret", "215 903 675 00013"),
    ("seat", "Lys-lez-Lannoy"),
    ("court", "tribunal administratif de Lille"),
    ("arrondissement", "5"),
    ("nature", "31"),
    ("state_service", "PREF059"),
    ("referent", "Secrétariat du conseil"),
    ("telephone", "03 20 00 00 00"),
    ("mail", "conseil@lys.example.fr"),
    ("return_mail", ""),
    ("operator", "SLO"),
    ("classified_on", "2021-10-01"),
    ("version", "0"),
];

const MARKET: [(&str, &str); 11] = [
    ("reference", "ENT 2023"),
    ("launched_on", "2022-09-05"),
    ("signed_on", "2023-03-13"),
    ("starts_on", "2023-03-13"),
    ("ends_on", "2027-03-12"),
    ("framework", "on"),
    ("maximum", "100000"),
    ("until_1", ""),
    ("by_1", ""),
    ("tacit_1", ""),
    ("foreseen", ""),
];

pub fn only(of_routes: &mut OfRoutes, route: &'static str, own: &[(&'static str, &str)]) {
    let own = own.iter().map(|(name, thing)| (*name, last_of(thing)));
    of_routes.entry(route).or_default().extend(own);
}

/// A meeting that is written, one that is held, one that had no quorum, one that is over.
pub async fn meetings(
    vasseur: &Client,
    people: &GovernedPeople,
    (held, act): (&str, &str),
    of_routes: &mut OfRoutes,
) {
    let body = format!("/conseil/{}", people.lys);
    for route in
        ["/conseil/seances/{meeting}/liste.pdf", "/conseil/seances/{meeting}/proces-verbal.pdf"]
    {
        only(of_routes, route, &[("meeting", held)]);
    }
    let open = prepares(vasseur, &body, "2026-11-20").await;
    let voted = proposes(vasseur, &open, "Tarifs de la cantine").await;
    convenes(vasseur, &open, "2026-11-12").await;
    opens(vasseur, &open, 33).await;
    only(of_routes, "/conseil/deliberations/{deliberation}/vote", &[("deliberation", &voted)]);
    let void = prepares(vasseur, &body, "2026-11-16").await;
    proposes(vasseur, &void, "Travaux de la cour").await;
    convenes(vasseur, &void, "2026-11-09").await;
    opens(vasseur, &void, 10).await;
    vasseur.post(&format!("{void}/defaut-de-quorum"), &[]).await.redirects();
    only(of_routes, "/conseil/seances/{meeting}/nouvelle-convocation", &[("meeting", &void)]);
    let draft = prepares(vasseur, &body, "2027-01-20").await;
    let written = proposes(vasseur, &draft, "Budget de 2027").await;
    for route in ["/conseil/seances/{meeting}/edition", "/conseil/seances/{meeting}/convocation"] {
        only(of_routes, route, &[("meeting", &draft)]);
    }
    for route in [
        "/conseil/deliberations/{deliberation}/annexes",
        "/conseil/deliberations/{deliberation}/annexes/ordre",
        "/conseil/deliberations/{deliberation}/decisions",
        "/conseil/deliberations/{deliberation}/scrutins",
    ] {
        only(of_routes, route, &[("deliberation", &written)]);
    }
    let settings = format!("{body}/teletransmission");
    vasseur.post(&settings, &SHEET).await.redirects();
    let order = [("number", "2026_DEL_1"), ("matter", "1.7"), ("way", "files")];
    vasseur.post(&format!("{act}/transmission"), &order).await.redirects();
}

/// The syndicate: a meeting of its committee, a key that is not voted, a market.
pub async fn syndicate(carlier: &Client, people: &GovernedPeople, of_routes: &mut OfRoutes) {
    let syndicate = people.syndicate.to_string();
    let agents = "/territoire/collectivites/{body}/agents";
    only(of_routes, agents, &[("body", &syndicate)]);
    let meeting = prepares(carlier, &format!("/conseil/{syndicate}"), "2027-01-27").await;
    let attendance = "/territoire/{body}/seances/{meeting}/emargement.pdf";
    only(of_routes, attendance, &[("body", &syndicate), ("meeting", &meeting)]);
    let home = format!("/territoire/contributions/{syndicate}");
    let key = [
        ("title", "Tarifs à venir"),
        ("from_year", "2028"),
        ("mode", "rate"),
        ("pro_rata", "none"),
        ("part-0-label", "Part par élève"),
        ("part-0-of", "pupil"),
        ("part-0-how", "each"),
        ("part-0-rate", "2,20"),
        ("do", "save"),
    ];
    let key = carlier.post(&format!("{home}/nouvelle-cle"), &key).await.redirects();
    only(of_routes, "/territoire/contributions/cles/{key}/edition", &[("key", &key)]);
    let statement = "/territoire/contributions/comptes/{account}/etats/{year}";
    only(of_routes, statement, &[("year", "2027")]);
    let group = of_routes[statement]["group"].clone();
    let sign = format!("/territoire/contributions/groupements/{group}/nouveau-marche");
    let market = carlier.post(&sign, &MARKET).await.redirects();
    only(of_routes, "/territoire/contributions/marches/{market}", &[("market", &market)]);
}

/// Toufflers withdraws from a collection; the métropole may take it back.
pub async fn withdrawal(dumont: &Client, collection: &str, of_routes: &mut OfRoutes) {
    let dossier = dumont.get(collection).await.redirects();
    let reason = [("reason", "Le conseil décide en janvier")];
    with_version(dumont, &dossier, &format!("{dossier}/retrait"), &reason).await;
    let back = "/territoire/dossiers/{dossier}/reprise";
    only(of_routes, back, &[("dossier", &dossier)]);
}

/// A second collection, whose lot has left.
pub async fn lot(
    school: &TestSchool,
    people: &GovernedPeople,
    competence: &str,
    things: &mut Things,
) {
    let bak = school.client(people.mme_bak).await;
    let vasseur = school.client(school.m_vasseur).await;
    let form = [
        ("title", "Conventions"),
        ("words", "Envoyez votre convention."),
        ("due_on", "2026-12-20"),
        ("every_days", "7"),
        ("pieces", "convention"),
        ("others", ""),
        ("competence", competence),
    ];
    let new = format!("/territoire/{}/collecte", people.metropole);
    let collection = bak.post(&new, &form).await.redirects();
    let dossier = vasseur.get(&collection).await.redirects();
    let page = vasseur.get(&dossier).await.page();
    let piece = page.attributes("section[aria-labelledby=pieces] a.row", "href").swap_remove(0);
    let version = vasseur.get(&piece).await.page();
    let version = version.attribute("input[name=version]", "value").expect("a form");
    let file = [("nouveaux", "convention.txt", "text/plain", &b"Entre nous"[..])];
    vasseur.upload_with(&piece, &[("version", &version)], &file).await.redirects();
    with_version(&vasseur, &dossier, &format!("{dossier}/depot"), &[]).await;
    let accepts = [("verdict", "accept"), ("words", "")];
    with_version(&bak, &piece, &format!("{piece}/avis"), &accepts).await;
    let lot = bak.post(&format!("{collection}/lots"), &[("version", "1")]).await.redirects();
    things.insert("lot", last_of(&lot));
}
