//! The timetable of the collège: a file that is in force, another one that is looked at, a lesson
//! in another room.

use crate::{
    lived_around::only,
    lived_in::{OfRoutes, Things},
};
use people::testing::wider::WiderPeople;
use testing::TestSchool;

const TABLE: &str = "\
jour;debut;fin;matiere;code_matiere;classe;groupe;professeur;salle;semaine
lundi;8h30;9h25;Mathématiques;061300;6A;;ROCHE Paul;204;
jeudi;10h20;11h15;Mathématiques;061300;6A;;ROCHE Paul;204;
mardi;9h30;10h25;Allemand;030102;;Allemand 6e;VIDAL Inge;12;A
lundi;9h30;10h25;Français;020700;6A;;INCONNU Marie;101;
";

pub async fn live(
    school: &TestSchool,
    wider: &WiderPeople,
    things: &mut Things,
    of_routes: &mut OfRoutes,
) {
    let besson = school.client(wider.mme_besson).await;
    let own = format!("/emploi-du-temps/etablissements/{}", wider.college);
    let file = ("file", "cours.csv", "text/csv", TABLE.as_bytes());
    let bring = format!("{own}/import");
    let import = besson.upload(&bring, &[file]).await.redirects();
    let apply = [("from_on", "2026-09-01"), ("action", "apply")];
    besson.post(&format!("{import}/application"), &apply).await.redirects();
    let looked_at = besson.upload(&bring, &[file]).await.redirects();
    let class = format!("/emploi-du-temps/classes/{}?jour=2026-11-26", wider.sixth_a);
    let page = besson.get(&class).await.page();
    let lesson = page.attribute(".lesson a", "href").expect("a lesson");
    let (path, day) = lesson.split_once("?jour=").expect("a day");
    let path = path.to_owned();
    let change = [("day", day), ("kind", "cancelled")];
    besson.post(&format!("{path}/changements"), &change).await;
    let page = besson.get(&lesson).await.page();
    if let Some(change) = page.attribute("form[action$='/retrait']", "action") {
        things.insert("timetable_change", last_of(change.trim_end_matches("/retrait")));
    }
    let malik = school.client(wider.malik).await;
    malik.post("/emploi-du-temps/abonnement", &[]).await.redirects();
    let address = malik.get("/emploi-du-temps/abonnement").await.page();
    let address = address.attribute("#address", "value").expect("an address");
    let parts: Vec<&str> = address.rsplit('/').collect();
    things.extend([
        ("timetable_secret", parts[1].to_owned()),
        ("timetable_feed", parts[2].to_owned()),
    ]);
    let page = besson.get(&format!("{own}/salles")).await.page();
    if let Some(room) = page.attribute("a[href*='/emploi-du-temps/salles/']", "href") {
        things.insert("room", last_of(&room));
    }
    let (roche, pupil) = (wider.m_roche.to_string(), wider.malik.to_string());
    let (college, sixth) = (wider.college.to_string(), wider.sixth_a.to_string());
    for route in school.app.routes().iter().map(|route| route.path) {
        if route.starts_with("/emploi-du-temps/") {
            only(of_routes, route, &[("person", &roche), ("pupil", &pupil)]);
            only(of_routes, route, &[("school", &college), ("class", &sixth)]);
        }
    }
    things
        .extend([("timetable_lesson", last_of(&path)), ("timetable_import", last_of(&looked_at))]);
}

fn last_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}
