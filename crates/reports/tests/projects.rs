//! EPI and accompagnement personnalisé: the head says what they are, their teachers what was done,
//! families read it and the State is sent it.

use crate::{
    council,
    desk::{College, Desk, desks, fill, report_of},
    sending::{SECONDARY, is_valid, lock, mend, name_subjects, page_of},
};
use testing::Client;

const CLIMATE: &str = "Le climat chez nous";
const DONE: &str = "La classe a relevé la pluie pendant un mois et en a tiré un récit.";

/// The values under which the form names who teaches what.
async fn values(besson: &Client, page: &str) -> Vec<(String, String)> {
    let page = besson.get(page).await.page();
    let values = page.attributes("select[name=taught-1] option", "value");
    let names = page.texts_of("select[name=taught-1] option");
    names.into_iter().zip(values).collect()
}

fn value<'v>(values: &'v [(String, String)], who: &str) -> &'v str {
    let found = values.iter().find(|(name, _)| name.contains(who));
    found.map_or_else(|| panic!("{who} in {values:?}"), |(_, value)| value.as_str())
}

/// The head adds an EPI of the class and an AP of the group of German; says their addresses.
async fn add(college: &College, besson: &Client) -> [String; 2] {
    let all = format!("/livrets/ecoles/{}/projets", college.people.college);
    let known = values(besson, &all).await;
    let class = format!("class-{}", college.people.sixth_a);
    let group = format!("group-{}", college.people.german);
    let (french, maths) = (value(&known, "Français"), value(&known, "Mathématiques"));
    let mut epi = vec![("kind", "EPI_EDD"), ("title", CLIMATE), ("taught-1", french)];
    epi.push((class.as_str(), "on"));
    let answer = besson.post(&all, &epi).await;
    assert_eq!(answer.status, 422, "of one subject");
    let page = answer.any_page();
    assert!(page.text_of(".problems").contains("deux matières"));
    assert!(page.has(&format!("input[name={class}][checked]")), "what was ticked is there");
    epi.push(("taught-2", maths));
    besson.post(&all, &epi).await.redirects();
    let german = value(&known, "Allemand");
    let ap = [("kind", "AP"), ("title", "Oser parler"), ("taught-1", german), (&*group, "on")];
    besson.post(&all, &ap).await.redirects();
    let page = besson.get(&all).await.page();
    let rows = page.texts_of("ul.rows a.row");
    assert!(rows[0].contains("EPI · Le climat chez nous") && rows[0].contains("6e A"), "{rows:?}");
    assert!(rows[1].contains("AP · Oser parler") && rows[1].contains("Allemand 6e"), "{rows:?}");
    let links = page.attributes("ul.rows a.row", "href");
    [links[0].clone(), links[1].clone()]
}

/// Writes at the address that the page of the class has for a project.
async fn write(desk: &Desk, college: &College, [epi, ap]: &[String; 2]) {
    let (people, period) = (&college.people, college.taught.periods[0].id);
    let roche = desk.school.client(people.m_roche).await;
    let class = format!("/livrets/classes/{}?periode={period}", people.sixth_a);
    let page = roche.get(&class).await.page();
    let ilyes = report_of(&page, "Ilyes").replace("/livrets/", "");
    let chips = page.attributes("ul.chips a.chip", "href");
    let own: Vec<&String> = chips.iter().filter(|it| it.contains("/projets/")).collect();
    assert_eq!(own.len(), 1, "he is not in the AP: {own:?}");
    assert!(own[0].starts_with(epi.as_str()));
    let page = roche.get(own[0]).await.page();
    assert_eq!(page.texts_of("details label").len(), 3);
    let (field, version) = (format!("o-{ilyes}"), format!("v-{ilyes}"));
    let words =
        [("words", DONE), ("version", "0"), (&*field, "Il a tenu le relevé."), (&*version, "0")];
    roche.post(own[0], &words).await.redirects();
    // Written over what is there now, it is refused, and both are shown.
    let late = [("words", "Autre chose."), ("version", "0")];
    let answer = roche.post(own[0], &late).await;
    assert_eq!(answer.status, 422);
    let page = answer.any_page();
    assert!(page.text_of("main").contains("La classe a relevé la pluie"));
    assert_eq!(page.text_of("textarea[name=words]"), "Autre chose.");
    let long = "a".repeat(601);
    let answer = roche.post(own[0], &[("words", &*long), ("version", "1")]).await;
    assert!(answer.any_page().text_of(".problems").contains("600 caractères"));
    // Who teaches elsewhere does not see it, and a teacher does not say what it is.
    let vidal = desk.school.client(people.mme_vidal).await;
    assert_eq!(vidal.get(epi).await.status, 404);
    assert_eq!(vidal.post(epi, &late).await.status, 404);
    assert_eq!(roche.get(&format!("{epi}/reglages")).await.status, 403);
    assert_eq!(roche.post(&format!("{epi}/retrait"), &[]).await.status, 403);
    let all = format!("/livrets/ecoles/{}/projets", people.college);
    assert_eq!(roche.get(&all).await.status, 403);
    let family = desk.school.client(people.mme_benali).await;
    assert_eq!(family.get(epi).await.status, 404);
    assert!(vidal.get("/livrets").await.page().has(&format!("main a[href='{ap}']")));
    let spoken = [("words", "Parler chaque jour."), ("version", "0")];
    vidal.post(&format!("{ap}?periode={period}"), &spoken).await.redirects();
}

/// What something is written for stays.
async fn keep(college: &College, besson: &Client, epi: &str) {
    let settings = format!("{epi}/reglages");
    let page = besson.get(&settings).await.page();
    assert!(!page.has("form[action$='/retrait']"));
    let version = page.attribute("input[name=version]", "value").expect("a version");
    let known = values(besson, &settings).await;
    let (french, maths) = (value(&known, "Français"), value(&known, "Mathématiques"));
    let group = format!("group-{}", college.people.german);
    let class = format!("class-{}", college.people.sixth_a);
    let mut fields = vec![("kind", "EPI_EDD"), ("title", CLIMATE), ("version", &*version)];
    fields.extend([("taught-1", french), ("taught-2", maths), (&*group, "on")]);
    let answer = besson.post(&settings, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.any_page().text_of(".problems").contains("6e A"));
    fields.push((&*class, "on"));
    fields.push(("description", "Sciences et récit."));
    besson.post(&settings, &fields).await.redirects();
    assert_eq!(besson.post(&settings, &fields).await.status, 422, "an old version");
    besson.post(&format!("{epi}/retrait"), &[]).await.redirects();
    assert_eq!(besson.get(epi).await.status, 200, "it stays");
}

#[tokio::test]
async fn an_epi_and_an_ap_are_said_by_their_teachers_read_on_the_livret_and_sent_to_the_state() {
    for desk in desks().await {
        let (college, besson) = council::college(&desk).await;
        let (people, period) = (&college.people, college.taught.periods[0].id);
        let projects = add(&college, &besson).await;
        write(&desk, &college, &projects).await;
        keep(&college, &besson, &projects[0]).await;
        let class = format!("/livrets/classes/{}", people.sixth_a);
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        let (ilyes, malik) = (report_of(&page, "Ilyes"), report_of(&page, "Malik"));
        fill(&besson, &class, period).await;
        lock(&besson, &class, &period.to_string()).await;
        let said = besson.get(&ilyes).await.page().text_of("article.livret");
        for words in [DONE, "Il a tenu le relevé.", "AP · Oser parler", "Parler chaque jour."] {
            assert!(said.contains(words), "{words} in {said}");
        }
        let said = besson.get(&malik).await.page().text_of("article.livret");
        assert!(said.contains(DONE) && said.contains("Transition écologique"), "{said}");
        assert!(!said.contains("Oser parler") && !said.contains("relevé."), "not his: {said}");
        let pdf = besson.get(&format!("{ilyes}/livret.pdf")).await;
        assert!(pdf.body.starts_with(b"%PDF-"));
        // Locked, a livret takes no other word of him.
        let own = format!("o-{}", ilyes.replace("/livrets/", ""));
        let late = [("words", DONE), ("version", "1"), (own.as_str(), "Trop tard.")];
        let at = format!("{}?periode={period}", projects[0]);
        besson.post(&at, &late).await.redirects();
        assert!(!besson.get(&at).await.page().text_of("main").contains("Trop tard."));
        let url = page_of(people.college, period);
        mend(&besson, &url).await;
        name_subjects(&desk, &college).await;
        let file = format!("/livrets/ecoles/{}/lsu", people.college);
        for version in ["7.0", "6.0"] {
            let form = [("period", &*period.to_string()), ("version", version)];
            let sent = besson.post(&file, &form).await;
            assert_eq!(sent.status, 200, "{version}");
            is_valid(SECONDARY, &sent.body);
            let text = sent.text();
            for words in ["<epi ", "EPI_EDD", "<acc-perso ", "<epi-eleve ", DONE, "tenu le relevé"]
            {
                assert!(text.contains(words), "{words} in {text}");
            }
            assert_eq!(text.matches("<epi-eleve ").count(), 3);
            assert_eq!(text.matches("<acc-perso-eleve ").count(), 2);
        }
        // What is said of him goes with him.
        let ilyes = people.ilyes;
        let erase = move |tx: &db::Tx<'_>| (reports::feature().erase)(tx, ilyes);
        desk.school.app.db.write(erase).await.expect("erased");
    }
}

#[tokio::test]
async fn what_nobody_has_written_in_may_be_taken_away_and_an_école_has_none() {
    for desk in desks().await {
        let (college, besson) = council::college(&desk).await;
        let [epi, ap] = add(&college, &besson).await;
        besson.post(&format!("{ap}/retrait"), &[]).await.redirects();
        assert_eq!(besson.get(&ap).await.status, 404);
        let lefevre = desk.school.client(desk.school.mme_lefevre).await;
        let own = format!("/livrets/ecoles/{}/projets", desk.school.jean_mace);
        assert_eq!(lefevre.get(&own).await.status, 404, "an école");
        let other = format!("/livrets/ecoles/{}/projets", college.people.college);
        assert_eq!(lefevre.get(&other).await.status, 404, "another school");
        assert_eq!(lefevre.get(&epi).await.status, 404, "of another school");
    }
}
