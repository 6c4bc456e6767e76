//! A term of results: the years are cut, a dictation is typed and shown, a group is made of those
//! who have not reached a skill; the livrets of CE1-A are opened, one is signed, another one waits.

use crate::{
    lived_around::only,
    lived_in::{OfRoutes, Things},
};
use people::testing::wider::WiderPeople;
use testing::{Client, TestSchool};

/// Ids of what the migrations bring: the four objectives, and the programme of cycle 2.
const OBJECTIFS: &str = "1";
const CYCLE2: &str = "2";

/// As the house does: who knows what of a pupil.
pub fn lend(school: &TestSchool) {
    server::wiring::learning::lend(&school.app);
}

pub async fn live(
    school: &TestSchool,
    wider: &WiderPeople,
    things: &mut Things,
    of_routes: &mut OfRoutes,
) {
    lend(school);
    let (people, college, today) = (school.people, wider.college, school.clock.today());
    let cut = move |tx: &db::Tx<'_>| {
        results::subject::settle(tx, college, today)?;
        results::testing::trimesters(tx, college)?;
        results::testing::cut_years(tx, &people)
    };
    let period = school.app.db.write(cut).await.expect("cut").jean_mace[0].id.to_string();
    programmes(school, things, of_routes).await;
    assessments(school, things, of_routes).await;
    livrets(school, &period, things, of_routes).await;
    project(school, wider, things).await;
}

/// A scale and a skill of the school's own.
async fn programmes(school: &TestSchool, things: &mut Things, of_routes: &mut OfRoutes) {
    let head = school.client(school.mme_lefevre).await;
    let own = format!("/resultats/ecoles/{}", school.jean_mace);
    let mut scale = vec![("name", "Météo"), ("key", "P"), ("label", "Pluie"), ("from", "")];
    scale.extend([("counts", "20"), ("key", "S"), ("label", "Soleil"), ("from", "50")]);
    scale.push(("counts", "100"));
    head.post(&format!("{own}/echelles"), &scale).await.redirects();
    let page = head.get(&format!("{own}/echelles")).await.page();
    let retire = page.attribute("form[action$='/retrait']", "action").expect("a scale");
    things.insert("scale", before(&retire, "/retrait"));
    let programme = format!("{own}/programmes/cycle2");
    let page = head.get(&programme).await.page();
    let parents = page.attributes("select[name=parent] option", "value");
    let parent = parents.into_iter().find(|value| !value.is_empty()).expect("a part");
    let map = [("parent", &*parent), ("label", "Lire une carte"), ("levels", "ce1")];
    head.post(&programme, &map).await.redirects();
    let page = head.get(&programme).await.page();
    let retire = page.attribute("form[action$='/retrait']", "action").expect("a skill");
    let skill = before(&retire, "/retrait");
    only(of_routes, "/resultats/competences/{skill}/retrait", &[("skill", &skill)]);
    let programme = "/resultats/ecoles/{school}/programmes/{code}";
    only(of_routes, programme, &[("code", "cycle2")]);
    things.insert("referential", CYCLE2.to_owned());
}

async fn assessments(school: &TestSchool, things: &mut Things, of_routes: &mut OfRoutes) {
    let durand = school.client(school.mme_durand).await;
    let class = format!("/evaluations/classes/{}", school.ce1_a);
    let mut reading = vec![("title", "Lecture n° 2"), ("day", "2026-11-20"), ("scale", OBJECTIFS)];
    reading.extend([("items", ""), ("action", "open")]);
    let to = durand.post(&format!("{class}/nouvelle"), &reading).await.redirects();
    let assessment = to.rsplit_once('/').expect("a way").0.to_owned();
    let items = format!("{assessment}/items");
    let page = durand.get(&format!("{items}?q=comprendre+un+texte")).await.page();
    let skill = page.attribute("input[name=skills]", "value").expect("a skill");
    durand.post(&items, &[("skills", &skill)]).await.redirects();
    let page = durand.get(&format!("{assessment}/saisie")).await.page();
    let item = page.attribute("th[data-item]", "data-item").expect("an item");
    let cell = |pupil| format!("cell-{item}-{pupil}");
    let (lea, ines) = (cell(school.lea), cell(school.ines));
    let typed = [(&*lea, "4"), (&*ines, "1")];
    durand.post(&format!("{assessment}/saisie"), &typed).await.redirects();
    let show = [("visible_on", "2026-11-20"), ("action", "show")];
    durand.post(&format!("{assessment}/visibilite"), &show).await.redirects();
    let page = durand.get(&format!("{class}/competences")).await.page();
    let pupil = page.attribute("input[name=pupils]", "value").expect("one who has not");
    let fields = [("skill", &*skill), ("pupils", &*pupil)];
    let members = durand.post(&format!("{class}/groupes"), &fields).await.redirects();
    let group = before(&members, "/membres");
    for route in school.app.routes().iter().map(|route| route.path) {
        if route.starts_with("/evaluations/groupes/") {
            only(of_routes, route, &[("group", &group)]);
        }
    }
    only(of_routes, "/evaluations/{assessment}/items/{item}", &[("item", &item)]);
    let page = durand.get(&format!("/resultats/eleves/{}", school.lea)).await.page();
    let domain = page.attribute("a[href*='/domaines/']", "href").expect("a domain");
    things.extend([("assessment", last_of(&assessment)), ("skill", skill)]);
    things.insert("domain", last_of(&domain));
}

/// Léa's is shown and signed; the others wait for their teacher.
async fn livrets(school: &TestSchool, period: &str, things: &mut Things, of_routes: &mut OfRoutes) {
    let durand = school.client(school.mme_durand).await;
    let lefevre = school.client(school.mme_lefevre).await;
    let class = format!("/livrets/classes/{}", school.ce1_a);
    durand.post(&format!("{class}/ouverture"), &[("period", period)]).await.redirects();
    let page = durand.get(&format!("{class}?periode={period}")).await.page();
    fill(&durand, &page).await;
    let lines = page.texts_of(".livret-row .grow > a");
    let links = page.attributes(".livret-row .grow > a", "href");
    let place = lines.iter().position(|line| line.contains("Léa")).expect("Léa");
    lefevre.post(&format!("{class}/verrou"), &[("period", period)]).await.redirects();
    let on = school.clock.today().iso();
    let publish = [("period", period), ("on", &*on)];
    lefevre.post(&format!("{class}/publication"), &publish).await;
    let archive = lefevre.post(&format!("{class}/archive"), &[("period", period)]).await;
    let batch = archive.redirects();
    school.run_jobs().await;
    for route in school.app.routes().iter().map(|route| route.path) {
        if route.contains("/livrets/{report}") {
            only(of_routes, route, &[("report", &links[place])]);
        }
    }
    let versions = "/livrets/{report}/versions/{edition}";
    only(of_routes, versions, &[("edition", "1")]);
    things.insert("batch", last_of(&batch));
}

/// M. Roche helps 6e A in mathematics.
async fn project(school: &TestSchool, wider: &WiderPeople, things: &mut Things) {
    let besson = school.client(wider.mme_besson).await;
    let all = format!("/livrets/ecoles/{}/projets", wider.college);
    let page = besson.get(&all).await.page();
    let taught = page.attributes("select[name=taught-1] option", "value");
    let taught = taught.into_iter().find(|value| !value.is_empty()).expect("M. Roche");
    let class = format!("class-{}", wider.sixth_a);
    let ap = [("kind", "AP"), ("title", "Oser se tromper"), ("taught-1", &*taught)];
    let ap: Vec<_> = ap.into_iter().chain([(&*class, "on")]).collect();
    besson.post(&all, &ap).await.redirects();
    let page = besson.get(&all).await.page();
    let added = page.attribute("ul.rows a.row[href*='/projets/']", "href").expect("a project");
    let roche = school.client(wider.m_roche).await;
    let words = [("words", "Se tromper, chercher pourquoi, recommencer."), ("version", "0")];
    roche.post(&added, &words).await.redirects();
    things.insert("project", last_of(&added));
}

/// Level 3 everywhere, a word in each domain, a general one for each.
async fn fill(durand: &Client, page: &testing::Page) {
    for grid in page.attributes("ul.chips a.chip", "href") {
        if !grid.contains("/saisie") {
            continue;
        }
        let page = durand.get(&grid).await.page();
        let levels = page.attributes("select", "name").into_iter().map(|name| (name, "3"));
        let words = page.attributes("td textarea", "name");
        let words = words.into_iter().map(|name| (name, "Du bon travail."));
        let fields: Vec<(String, &str)> = levels.chain(words).collect();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (&**name, *value)).collect();
        durand.post(&grid, &fields).await.redirects();
    }
    for report in page.attributes(".livret-row .grow > a", "href") {
        let form = format!("{report}/bilan");
        let version = durand.get(&form).await.page().attribute("input[name=version]", "value");
        let version = version.expect("a version");
        let fields = [("version", &*version), ("general", "Une bonne période.")];
        durand.post(&form, &fields).await.redirects();
    }
}

/// `/a/12/retrait` → `12`
fn before(path: &str, end: &str) -> String {
    last_of(path.trim_end_matches(end))
}

fn last_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}
