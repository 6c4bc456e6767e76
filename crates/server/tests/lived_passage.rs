//! A child leaves: her family keeps a poem, the head prepares what follows her and shows it;
//! another one has gone to another platform, whose archive comes to the collège; a third goes up
//! to the collège; a platform is known.

use crate::{
    lived_around::only,
    lived_in::{OfRoutes, Things},
};
use base::Id;
use people::{Person, testing::wider::WiderPeople};
use testing::{Client, TestSchool};

const POEM: (&str, &str, &str, &[u8]) =
    ("nouveaux", "poeme.txt", "text/plain", "Il pleut sur le préau".as_bytes());

pub async fn live(
    school: &TestSchool,
    wider: &WiderPeople,
    things: &mut Things,
    of_routes: &mut OfRoutes,
) {
    let samira = school.client(school.samira).await;
    let portfolio = format!("/passage/eleves/{}/portfolio", school.lea);
    let mut poem = vec![("title", "Mon poème"), ("kind", "work"), ("made_on", "2026-11-03")];
    poem.push(("words", "Appris pour la fête de l’école."));
    samira.upload_with(&portfolio, &poem, &[POEM]).await.redirects();
    school.run_jobs().await;
    let page = samira.get(&portfolio).await.page();
    let keepsake = page.attribute("a.row", "href").expect("a poem");
    let page = samira.get(&keepsake).await.page();
    let file = page.attribute("main a[href*='/fichiers/']", "href").expect("its file");
    only(of_routes, "/passage/portfolio/{keepsake}/fichiers/{file}", &[("file", &file)]);
    things.insert("keepsake", last_of(&keepsake));

    let head = school.client(school.mme_lefevre).await;
    let gone = leaves(school, &head, school.lea_the_other, &[("to_uai", "0290123X")]).await;
    head.post(&format!("{gone}/scelle"), &[]).await.redirects();
    school.run_jobs().await;
    let archive = head.get(&format!("{gone}/archive.zip")).await;
    let besson = school.client(wider.mme_besson).await;
    let url = format!("/passage/ecoles/{}/archives", wider.college);
    let file = ("nouveaux", "dossier.zip", "application/zip", &archive.body[..]);
    let arrival = besson.upload(&url, &[file]).await.redirects();
    school.run_jobs().await;
    things.insert("arrival", last_of(&arrival));

    let college = wider.college.to_string();
    let dossier = leaves(school, &head, school.lea, &[("to", &college)]).await;
    let routes = school.app.routes().iter().map(|route| route.path);
    for route in routes.filter(|path| path.starts_with("/passage/dossiers/")) {
        only(of_routes, route, &[("dossier", &dossier)]);
    }
    only(of_routes, "/passage/dossiers/{dossier}/archive.zip", &[("dossier", &gone)]);
    let sent = leaves(school, &head, school.ines, &[("to", &college)]).await;
    head.post(&format!("{sent}/scelle"), &[]).await.redirects();
    school.run_jobs().await;
    let page = besson.get(&format!("{sent}/lecture")).await.page();
    let part = page.attribute("main a[href*='/pieces/']", "href").expect("a livret");
    only(of_routes, "/passage/dossiers/{dossier}/lecture", &[("dossier", &sent)]);
    let pieces = "/passage/dossiers/{dossier}/pieces/{file}";
    only(of_routes, pieces, &[("dossier", &sent), ("file", &part)]);
    goes_up(school, &head, &besson, &college).await;
    platform(school, things).await;
}

/// The end of CM2: what follows Noé to the collège is sealed, and read there by its head.
async fn goes_up(school: &TestSchool, head: &Client, besson: &Client, college: &str) {
    let to = [("to", college), ("reason", "cycle")];
    let dossier = leaves(school, head, school.noe, &to).await;
    assert_eq!(besson.get(&format!("{dossier}/lecture")).await.status, 404, "not sealed yet");
    head.post(&format!("{dossier}/scelle"), &[]).await.redirects();
    school.run_jobs().await;
    let page = besson.get(&format!("{dossier}/lecture")).await.page();
    assert!(page.text_of("h1").contains("Noé Dubois"));
    let family = school.client(school.mme_dubois).await.get(&dossier).await.page();
    assert!(family.text_of("main").contains("a lu le dossier"));
}

/// Prepared and shown to the family; says where.
async fn leaves(
    school: &TestSchool,
    head: &Client,
    pupil: Id<Person>,
    to: &[(&str, &str)],
) -> String {
    let home = format!("/passage/ecoles/{}", school.jean_mace);
    let known = head.get(&home).await.page();
    let known = known.attributes("section[aria-labelledby=leaving] a.row", "href");
    let pupil = pupil.to_string();
    let mut fields = vec![("pupils", pupil.as_str()), ("due_on", "2026-12-11")];
    if to.iter().all(|(name, _)| *name != "reason") {
        fields.push(("reason", "move"));
    }
    fields.push(("to_name", "Collège Anna-Marly"));
    fields.extend(to);
    head.post(&format!("{home}/preparation"), &fields).await.redirects();
    head.post(&format!("{home}/ouverture"), &[]).await.redirects();
    let page = head.get(&home).await.page();
    let all = page.attributes("section[aria-labelledby=leaving] a.row", "href");
    all.into_iter().find(|dossier| !known.contains(dossier)).expect("a new dossier")
}

/// The administrator of the platform knows another one.
async fn platform(school: &TestSchool, things: &mut Things) {
    let delattre = school.client(school.mme_delattre).await;
    let page = delattre.get("/passage/plateformes").await.page();
    // Its own key is as good as another's here.
    let key = page.text_of("main pre");
    let fields = [("name", "Académie de Rennes"), ("key", key.as_str())];
    delattre.post("/passage/plateformes", &fields).await;
    let page = delattre.get("/passage/plateformes").await.page();
    if let Some(forget) = page.attribute("form[action$='/retrait']", "action") {
        let platform = forget.trim_end_matches("/retrait").to_owned();
        things.insert("platform", last_of(&platform));
    }
}

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}
