//! The little ones: what Jules can do is noted, shown to his mother, and the synthèse is begun.

use crate::{
    lived_around::only,
    lived_in::{OfRoutes, Things},
};
use testing::TestSchool;

/// « Reconnaître son prénom écrit », of the programme of maternelle.
const NAME: &str = "10018";

pub async fn live(school: &TestSchool, things: &mut Things, of_routes: &mut OfRoutes) {
    let garnier = school.client(school.mme_garnier).await;
    let class = format!("/carnet/classes/{}", school.ms_gs);
    let jules = school.jules.to_string();
    let drawing = ("nouveaux", "prenom.png", "image/png", crate::lived_journal::PHOTO);
    let mut seen = vec![("pupils", &*jules), ("skill", NAME), ("sight", "work")];
    seen.extend([("on_day", "2026-11-20"), ("words", "Il a montré son prénom.")]);
    garnier.upload_with(&format!("{class}/observation"), &seen, &[drawing]).await.redirects();
    school.run_jobs().await;
    let until = school.clock.today().iso();
    let shown = [("pupils", &*jules), ("until", &*until)];
    garnier.post(&format!("{class}/presentation"), &shown).await.redirects();
    let page = garnier.get(&format!("/carnet/eleves/{jules}")).await.page();
    let links = page.attributes("a[href*='/carnet/observations/']", "href");
    let observation = links.into_iter().find(|link| !link.contains("/fichiers/"));
    let observation = observation.expect("what was seen");
    let file = page.attribute(".observation a[href*='/fichiers/']", "href");
    let synthesis = format!("/carnet/eleves/{jules}/synthese");
    garnier.post(&synthesis, &[("version", "0"), ("action", "save")]).await.redirects();
    let lock = [("version", "1"), ("incomplete", "on")];
    garnier.post(&format!("{synthesis}/verrou"), &lock).await;
    let print = format!("/carnet/ecoles/{}/syntheses", school.kergomard);
    garnier.post(&print, &[]).await;
    school.run_jobs().await;
    things.insert("observation", last_of(&observation));
    let (ms_gs, kergomard) = (school.ms_gs.to_string(), school.kergomard.to_string());
    for route in school.app.routes().iter().map(|route| route.path) {
        if !route.trim_start_matches("/api").starts_with("/carnet/") {
            continue;
        }
        only(of_routes, route, &[("class", &ms_gs), ("school", &kergomard), ("pupil", &jules)]);
        if let Some(file) = &file {
            only(of_routes, route, &[("file", file)]);
        }
    }
}

fn last_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}
