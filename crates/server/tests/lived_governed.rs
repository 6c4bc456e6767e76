//! Who decides around the small world has lived a little: the council of Lys has voted, published
//! and convened again, the syndicate has its statutes, a key and a campaign, the métropole
//! collects.

use crate::{
    lived_around, lived_council,
    lived_in::{OfRoutes, Things},
};
use base::Id;
use people::{Body, testing::governed::GovernedPeople};
use std::{fmt::Write as _, sync::Arc};
use testing::{Client, TestSchool};

/// What each of those who decide asks about.
pub struct Governed {
    pub people: GovernedPeople,
    /// Where the others have the commune: the syndicate, and the métropole.
    pub of_syndicate: Things,
    pub of_metropole: Things,
}

pub fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// What the server lends: what is decided becomes facts.
pub fn lend(school: &TestSchool) {
    school.app.jobs.lend(council::effect::Followed(Arc::new(territory::Followed)));
    school.app.jobs.lend(council::offers::Lent(Arc::new(territory::Offered)));
    school.app.jobs.lend(web::MenuFacts(vec![council::MENU_FACT]));
    let archives = server::wiring::TownArchives { folder: std::env::temp_dir() };
    school.app.jobs.lend(territory::handover::Lent(Arc::new(archives)));
}

/// Lives it, and says what there is.
pub async fn live(school: &TestSchool, things: &mut Things, of_routes: &mut OfRoutes) -> Governed {
    lend(school);
    let people = school.govern().await;
    things.insert("body", people.lys.to_string());
    things.insert("syndicate", people.syndicate.to_string());
    let vasseur = school.client(school.m_vasseur).await;
    let carlier = school.client(people.mme_carlier).await;
    council_of_lys(school, &people, &vasseur, things, of_routes).await;
    statutes(&people, &carlier).await;
    let competence = competence(school, people.syndicate).await;
    things.insert("competence", competence.clone());
    collection(&people, school, &competence, things, of_routes).await;
    contributions(school, &people, &carlier, things, of_routes).await;
    lived_around::syndicate(&carlier, &people, of_routes).await;
    lived_around::lot(school, &people, &competence, things).await;
    things.insert("handover", handover(school).await);
    let mut of_syndicate = things.clone();
    of_syndicate.insert("body", people.syndicate.to_string());
    let election = election(&people, &carlier).await;
    of_syndicate.insert("election", election);
    let mut of_metropole = things.clone();
    of_metropole.insert("body", people.metropole.to_string());
    Governed { people, of_syndicate, of_metropole }
}

/// The archive that a town takes with it, asked for.
async fn handover(school: &TestSchool) -> String {
    use web::opening::Handover;
    let (town, at) = (school.lys, school.clock.now());
    let ask = move |tx: &db::Tx<'_>| territory::handover::Archivist.hand_over(tx, town, at);
    last_of(&school.app.db.write(ask).await.expect("asked").expect("a page"))
}

/// 33 members; an act that was voted, signed, published and acknowledged; a meeting to come.
async fn council_of_lys(
    school: &TestSchool,
    people: &GovernedPeople,
    vasseur: &Client,
    things: &mut Things,
    of_routes: &mut OfRoutes,
) {
    let mut table = "rang;fonction;civilité;prénom;nom\n1;Maire;Mme;Irène;COLIN\n".to_owned();
    table.push_str("2;1er adjoint;M.;Konrad;WALLERAND\n");
    for rank in 3..=33 {
        writeln!(table, "{rank};Conseiller;;Camille;Lemaire-{rank}").expect("a line");
    }
    let body = format!("/conseil/{}", people.lys);
    let fields = [("table", table.as_str()), ("from_on", "2020-05-25")];
    vasseur.post(&format!("{body}/membres/tableau"), &fields).await.redirects();
    let held = prepares(vasseur, &body, "2026-11-18").await;
    let act = proposes(vasseur, &held, "Adhésion au groupement de commandes").await;
    convenes(vasseur, &held, "2026-11-10").await;
    opens(vasseur, &held, 33).await;
    let counts = [("ballot", "hands"), ("votes_for", "29"), ("abstentions", "4")];
    with_version(vasseur, &format!("{act}/vote"), &format!("{act}/vote"), &counts).await;
    vasseur.post(&format!("{held}/cloture"), &[]).await.redirects();
    let days = [("chair_on", "2026-11-18"), ("secretary_on", "2026-11-18")];
    vasseur.post(&format!("{act}/signature/papier"), &days).await.redirects();
    vasseur.post(&format!("{act}/publication"), &[("matter", "1.7")]).await.redirects();
    things.insert("deliberation", last_of(&act));
    lived_council::papers(vasseur, people, of_routes).await;
    let meeting = prepares(vasseur, &body, "2026-12-02").await;
    proposes(vasseur, &meeting, "Transfert du numérique éducatif").await;
    convenes(vasseur, &meeting, "2026-11-23").await;
    things.insert("meeting", last_of(&meeting));
    lived_around::meetings(vasseur, people, (&held, &act), of_routes).await;
    let tie = school.clock.today();
    let (lys, mayor) = (people.lys, people.mme_colin);
    let sits = school.app.db.read(move |tx| council::mandate::of_body(tx, lys, tie)).await;
    let chair =
        sits.expect("members").into_iter().find(council::Mandate::is_chair).expect("a mayor");
    let account = [("mandate", chair.id.to_string()), ("person", mayor.to_string())];
    let account: Vec<(&str, &str)> = account.iter().map(|(k, v)| (*k, v.as_str())).collect();
    vasseur.post(&format!("{body}/membres/comptes"), &account).await;
}

pub async fn prepares(client: &Client, body: &str, day: &str) -> String {
    let fields = [("day", day), ("hour", "18:30"), ("place", "Hôtel de ville")];
    client.post(&format!("{body}/seances/nouvelle"), &fields).await.redirects()
}

pub async fn proposes(client: &Client, meeting: &str, title: &str) -> String {
    let fields = [("title", title), ("kind", "decision")];
    let draft = client.post(&format!("{meeting}/points"), &fields).await.redirects();
    let act = draft.strip_suffix("/redaction").expect("a draft").to_owned();
    let words = [("kind", "other"), ("words", "d’approuver ce qui est proposé.")];
    client.post(&format!("{act}/decisions"), &words).await.redirects();
    act
}

/// Posts with the version that the form of `page` holds.
pub async fn with_version(
    client: &Client,
    page: &str,
    url: &str,
    fields: &[(&str, &str)],
) -> String {
    let form = client.get(page).await.page();
    let version = form.attribute("input[name=version]", "value").expect("a version");
    let mut all = vec![("version", version.as_str())];
    all.extend(fields);
    client.post(url, &all).await.redirects()
}

pub async fn convenes(client: &Client, meeting: &str, sent_on: &str) {
    let url = format!("{meeting}/convocation");
    with_version(client, &url, &url, &[("sent_on", sent_on)]).await;
}

/// The first ones of the table are there, so many.
pub async fn opens(client: &Client, meeting: &str, present: usize) {
    let held = format!("{meeting}/tenue");
    let page = client.get(&held).await.page();
    let members = page.attributes("#chair option", "value");
    let members: Vec<&String> = members.iter().filter(|it| !it.is_empty()).collect();
    let seats: Vec<String> = members.iter().map(|it| format!("p{it}")).collect();
    let mut fields = vec![("chair", members[0].as_str()), ("secretary", members[2].as_str())];
    let state = |place| if place < present { "present" } else { "excused" };
    fields.extend(seats.iter().enumerate().map(|(place, seat)| (seat.as_str(), state(place))));
    with_version(client, &held, &format!("{meeting}/presences"), &fields).await;
}

async fn statutes(people: &GovernedPeople, carlier: &Client) {
    let at = |room: &str| format!("/territoire/{}/{room}", people.syndicate);
    let statutes = [
        ("title", "Statuts de 2022"),
        ("body", "Article 8.1. Le collège des communes élit ses représentants."),
        ("departments", "59, 62"),
        ("leaving_days", "0"),
        ("college-0-word", "communes"),
        ("college-0-name", "Collège des communes"),
        ("college-0-commune", "on"),
        ("college-0-how", "elected"),
        ("college-0-seats", "1"),
        ("college-1-name", "Collège des EPCI"),
        ("college-1-epci", "on"),
        ("college-1-metropole", "on"),
        ("college-1-how", "each_member"),
        ("college-1-seats", "1"),
        ("from_on", "2022-01-01"),
    ];
    carlier.post(&at("statuts"), &statutes).await.redirects();
    let competence = [
        ("word", "ent-1d"),
        ("name", "Usages numériques / NTIC en matière de numérique éducatif"),
        ("opens_schools", "on"),
        ("from_on", "2022-01-01"),
    ];
    carlier.post(&at("competences"), &competence).await.redirects();
}

async fn competence(school: &TestSchool, syndicate: Id<Body>) -> String {
    let load = move |tx: &db::Tx<'_>| {
        tx.number("select id from competence where syndicate_id = $1", db::params![syndicate])
    };
    school.app.db.read(load).await.expect("a competence").to_string()
}

/// The métropole invites its communes; Lys gives a piece of paper.
async fn collection(
    people: &GovernedPeople,
    school: &TestSchool,
    competence: &str,
    things: &mut Things,
    of_routes: &mut OfRoutes,
) {
    let bak = school.client(people.mme_bak).await;
    let form = [
        ("title", "Compétence numérique éducatif"),
        ("words", "Délibérez avant Noël."),
        ("due_on", "2026-12-20"),
        ("every_days", "7"),
        ("pieces", "act"),
        ("pieces", "convention"),
        ("others", ""),
        ("competence", competence),
    ];
    let new = format!("/territoire/{}/collecte", people.metropole);
    let collection = bak.post(&new, &form).await.redirects();
    let vasseur = school.client(school.m_vasseur).await;
    let dossier = vasseur.get(&collection).await.redirects();
    let page = vasseur.get(&dossier).await.page();
    let piece = page.attributes("section[aria-labelledby=pieces] a.row", "href")[1].clone();
    let version = vasseur.get(&piece).await.page();
    let version = version.attribute("input[name=version]", "value").expect("a form");
    let file =
        [("nouveaux", "convention.txt", "text/plain", &b"Entre la commune et le syndicat"[..])];
    vasseur.upload_with(&piece, &[("version", &version)], &file).await.redirects();
    let page = vasseur.get(&piece).await.page();
    let route = "/territoire/dossiers/{dossier}/pieces/{piece}/fichiers/{file}";
    if let Some(file) = page.attribute("a[href*='/fichiers/']", "href") {
        of_routes.insert(route, [("file", last_of(&file))].into());
    }
    let dumont = school.client(people.m_dumont).await;
    lived_around::withdrawal(&dumont, &collection, of_routes).await;
    things.extend([
        ("collection", last_of(&collection)),
        ("dossier", last_of(&dossier)),
        ("piece", last_of(&piece)),
    ]);
}

/// A key, counts, a campaign that is called, a purchasing group.
async fn contributions(
    school: &TestSchool,
    people: &GovernedPeople,
    carlier: &Client,
    things: &mut Things,
    of_routes: &mut OfRoutes,
) {
    joined(school, people).await;
    let home = format!("/territoire/contributions/{}", people.syndicate);
    let counts = [("year", "2027"), ("day", "2026-10-01")];
    let count = carlier.post(&format!("{home}/comptages"), &counts).await.redirects();
    let key = [
        ("title", "Tarifs"),
        ("from_year", "2027"),
        ("mode", "rate"),
        ("pro_rata", "none"),
        ("part-0-label", "Part par élève"),
        ("part-0-of", "pupil"),
        ("part-0-how", "each"),
        ("part-0-rate", "2,10"),
        ("do", "save"),
    ];
    let key = carlier.post(&format!("{home}/nouvelle-cle"), &key).await.redirects();
    let vote = [("number", "2026-12"), ("voted_on", "2026-11-20")];
    carlier.post(&format!("{key}/vote"), &vote).await.redirects();
    let (key, count) = (last_of(&key), last_of(&count));
    let campaign = [
        ("year", "2027"),
        ("count", count.as_str()),
        ("key", key.as_str()),
        ("sum", ""),
        ("vote_number", "2026-43"),
        ("due_1", "2027-04-30"),
        ("share_1", "100"),
        ("delay", "30"),
        ("expense", "65-65568-213"),
        ("income", "74-74748"),
        ("before", "15"),
        ("first_after", "10"),
        ("every", "30"),
        ("at_most", "3"),
    ];
    let campaign = carlier.post(&format!("{home}/nouvelle-campagne"), &campaign).await.redirects();
    carlier.post(&format!("{campaign}/gel"), &[]).await.redirects();
    carlier.post(&format!("{campaign}/appels"), &[]).await.redirects();
    let group = [
        ("title", "Groupement ENT Hauts-de-France"),
        ("agreed_on", "2018-09-01"),
        ("code", "200053742"),
        ("name", "Région Hauts-de-France"),
        ("weight", "70"),
        ("second_code", "200035780"),
        ("second_name", "La Fibre Numérique 59/62"),
        ("second_weight", "30"),
    ];
    let group = carlier.post(&format!("{home}/groupements"), &group).await.redirects();
    let accounts = carlier.get(&format!("{home}/comptes")).await.page();
    let place = accounts.texts_of("a.row").iter().position(|it| it.starts_with("Lys"));
    let account = accounts.attributes("a.row", "href").swap_remove(place.expect("an account"));
    things.extend([("key", key), ("count", count), ("campaign", last_of(&campaign))]);
    let own: Things = [("account", last_of(&account)), ("group", last_of(&group))].into();
    let routes = school.app.routes().iter().map(|route| route.path);
    for path in routes.filter(|path| path.starts_with("/territoire/contributions/")) {
        of_routes.insert(path, own.clone());
    }
}

/// Lys and Toufflers have been members since 2024.
async fn joined(school: &TestSchool, people: &GovernedPeople) {
    let (syndicate, members) = (people.syndicate, [people.lys, people.toufflers]);
    let write = move |tx: &db::Tx<'_>| {
        members.iter().try_for_each(|member| {
            tx.run(
                "insert into membership_of_syndicate
                   (id, syndicate_id, member_id, college, from_on)
                 values ($1, $2, $3, 'communes', '2024-01-01')",
                db::params![tx.new_id::<Body>(), syndicate, *member],
            )
            .map(drop)
        })
    };
    school.app.db.write(write).await.expect("two members");
}

async fn election(people: &GovernedPeople, carlier: &Client) -> String {
    let form = [("college", "communes"), ("held_on", "2026-11-23")];
    let url = format!("/territoire/{}/elections", people.syndicate);
    last_of(&carlier.post(&url, &form).await.redirects())
}
