//! The town begins to prepare the next year in its schools; a head opens the plan of hers.

use crate::{
    lived_around::only,
    lived_in::{OfRoutes, Things},
};
use testing::TestSchool;

pub async fn live(school: &TestSchool, things: &mut Things, of_routes: &mut OfRoutes) {
    let m_vasseur = school.client(school.m_vasseur).await;
    let url = format!("/annee-suivante/commune/{}", school.lys);
    let form = [("year", "2026"), ("effective_on", "2027-09-01")];
    let wave = m_vasseur.post(&url, &form).await.redirects();
    school.run_jobs().await;
    let mme_lefevre = school.client(school.mme_lefevre).await;
    let page = mme_lefevre.get(&format!("/annee-suivante/ecole/{}", school.jean_mace)).await.page();
    let plan = page.attribute("main a.row", "href").expect("begun by the town");
    let page = mme_lefevre.get(&plan).await.page();
    let class = page.attribute("[aria-labelledby=new] a.row", "href").expect("a class");
    for route in [
        "/annee-suivante/{change}/classes/{class}",
        "/annee-suivante/{change}/classes/{class}/fermeture",
        "/annee-suivante/{change}/classes/{class}/equipe",
        "/annee-suivante/{change}/classes/{class}/equipe/fin",
    ] {
        only(of_routes, route, &[("class", &class)]);
    }
    things.insert("wave", last_of(&wave));
    things.insert("change", last_of(&plan));
}

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}
