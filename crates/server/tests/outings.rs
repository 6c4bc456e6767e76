//! An outing of the agenda asks families through the liaison book, in the whole house.

use server::house;
use std::sync::Arc;
use testing::{Client, Page, TestSchool};

async fn signs(client: &Client, slip: &str, pupil: &str, answer: &str) {
    let page = client.get(slip).await.page();
    let hidden =
        |name: &str| page.attribute(&format!("input[name='{name}']"), "value").unwrap_or_default();
    let (version, once) = (hidden("version"), hidden("once"));
    let fields =
        [("pupil", pupil), ("version", version.as_str()), ("once", once.as_str()), ("r1", answer)];
    client.post(&format!("{slip}/signature"), &fields).await.redirects();
}

/// `1 oui, 0 non, sur 3 élèves.`
fn counted(page: &Page) -> String {
    page.text_of("#consent ~ *, section[aria-labelledby='consent'] p")
}

#[tokio::test]
async fn families_sign_for_an_outing_and_again_when_it_moves() {
    for school in TestSchool::each(house::features).await {
        school.app.jobs.lend(web::consent::Collector(Arc::new(liaison::Collected)));
        let durand = school.client(school.mme_durand).await;
        let place = format!("class:{}", school.ce1_a);
        let mut fields = vec![("place", place.as_str()), ("title", "Musée La Piscine")];
        fields.extend([("theme", "outing"), ("day", "2026-12-10"), ("start", "08:45")]);
        fields.extend([("end", "15:30"), ("meal", "packed"), ("families", "on")]);
        fields.extend([("consent_on", "2026-12-04"), ("location", "Roubaix")]);
        let outing = durand.post("/agenda/nouveau", &fields).await.redirects();
        assert_eq!(counted(&durand.get(&outing).await.page()), "0 oui, 0 non, sur 3 élèves.");
        let samira = school.client(school.samira).await;
        let page = samira.get(&outing).await.page();
        let slip = page.attribute("section[aria-labelledby='consent'] a", "href");
        let slip = slip.expect("the slip");
        let words = samira.get(&slip).await.page().text_of("main");
        assert!(words.contains("Prévoir un pique-nique") && words.contains("Roubaix"), "{words}");
        signs(&samira, &slip, &school.lea.to_string(), "yes").await;
        let card = "section[aria-labelledby='consent']";
        let hers = async || samira.get(&outing).await.page().text_of(card);
        assert!(hers().await.contains("Vous avez répondu"));
        let moreau = school.client(school.mme_moreau).await;
        signs(&moreau, &slip, &school.ines.to_string(), "no").await;
        assert_eq!(counted(&durand.get(&outing).await.page()), "1 oui, 1 non, sur 3 élèves.");
        // Another day: who agreed to that one has not agreed to this one.
        let edit = format!("{outing}/modification");
        let version = durand.get(&edit).await.page().attribute("input[name='version']", "value");
        let version = version.expect("a version");
        fields.retain(|(name, _)| !["place", "day", "consent_on"].contains(name));
        fields.extend([("day", "2026-12-11"), ("version", version.as_str())]);
        durand.post(&edit, &fields).await.redirects();
        assert!(hers().await.contains("est demandée"), "for this day she has not");
        assert_eq!(counted(&durand.get(&outing).await.page()), "0 oui, 0 non, sur 3 élèves.");
        let words = samira.get(&slip).await.page().text_of("main");
        assert!(words.contains("vendredi 11 décembre"), "{words}");
        signs(&samira, &slip, &school.lea.to_string(), "yes").await;
        assert_eq!(counted(&durand.get(&outing).await.page()), "1 oui, 0 non, sur 3 élèves.");
        // It does not take place: nothing is awaited any more.
        durand.post(&format!("{outing}/annulation"), &[]).await.redirects();
        let words = moreau.get(&slip).await.page().text_of("main");
        assert!(words.contains("repris"), "{words}");
    }
}
