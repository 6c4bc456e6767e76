//! Showing to families: when the teacher decides, to each his own, signed by each guardian.

use crate::desk::{
    NAME, SYLLABLES, carnet, class, colleague, enrol, features, jules_moves, schools, shows, taps,
    told,
};
use people::Level;
use testing::TestSchool;

#[tokio::test]
async fn families_read_what_was_shown_and_nothing_of_another() {
    for school in schools().await {
        let ambre = enrol(&school, "Ambre", Level::Gs).await;
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules, ambre.id], NAME).await;
        let samira = school.client(school.samira).await;
        let page = samira.get(&carnet(school.jules)).await.page();
        assert!(!page.has(".observation"));
        assert!(page.text_of(".empty").contains("n’a encore rien montré"));
        shows(&garnier, &school, &[school.jules]).await;
        for guardian in [school.samira, school.marc] {
            let news = told(&school, guardian).await;
            assert!(news.contains("il y a du nouveau pour Jules"), "{news}");
        }
        assert!(!told(&school, ambre.mother).await.contains("carnet"));
        let page = samira.get(&carnet(school.jules)).await.page();
        assert!(page.text_of(".observation").contains("Reconnaître son prénom écrit"));
        assert!(!page.text_of("main").contains("Pas encore montrée"), "families see no drafts");
        assert!(!page.has("a[href^='/carnet/observations/']"));
        // What comes later waits for the next time.
        taps(&garnier, &school, &[school.jules], SYLLABLES).await;
        assert_eq!(samira.get(&carnet(school.jules)).await.page().count(".observation"), 1);
        assert_eq!(garnier.get(&carnet(school.jules)).await.page().count(".observation"), 2);
        // Another family, the elder sister, another school: not there.
        let api = format!("/api{}", carnet(school.jules));
        for person in [ambre.mother, school.lea, school.mme_dubois, school.m_lambert] {
            let other = school.client(person).await;
            assert_eq!(other.get(&carnet(school.jules)).await.status, 404);
            assert_eq!(other.get_json(&api).await.status, 404);
        }
        // Programs are told what the page shows to the same reader.
        let told = samira.get_json(&api).await.json();
        let labels = told["observations"].as_array().expect("observations");
        assert_eq!((labels.len(), &told["year"]), (1, &serde_json::json!(2026)));
        assert_eq!(labels[0]["label"], "Reconnaître son prénom écrit");
        assert_eq!((&labels[0]["area"], &labels[0]["is_shown"]), (&"LAN".into(), &true.into()));
        assert_eq!(
            garnier.get_json(&api).await.json()["observations"].as_array().map(Vec::len),
            Some(2)
        );
        // Jules himself, large and aloud.
        let jules = school.client(school.jules).await;
        let page = jules.get(&carnet(school.jules)).await.page();
        assert!(page.has(".observations.big .observation"));
        let said = page.attribute("button.listen", "data-speak").expect("said aloud");
        assert!(
            said.contains("Voici ce que je sais faire. Reconnaître son prénom écrit"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn each_guardian_signs_for_himself_and_reads_no_word_of_the_other() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        let samira = school.client(school.samira).await;
        let page = samira.get(&carnet(school.jules)).await.page();
        let showing = page.attribute("input[name=showing]", "value").expect("a showing");
        let sight = format!("{}/vu", carnet(school.jules));
        let long = "a".repeat(301);
        let refused = samira.post(&sight, &[("words", &long), ("showing", &showing)]).await;
        assert_eq!(refused.status, 422);
        let answer = [("words", "Merci, il en est fier."), ("showing", &*showing)];
        samira.post(&sight, &answer).await.redirects();
        assert_eq!(samira.post(&sight, &answer).await.status, 409, "once");
        let page = samira.get(&carnet(school.jules)).await.page();
        assert!(page.text_of(".note.ok").contains("Vous avez signé"));
        // Marc has his own to sign, and does not read hers.
        let marc = school.client(school.marc).await;
        let page = marc.get(&carnet(school.jules)).await.page();
        assert!(!page.text_of("main").contains("fier"));
        assert!(page.has("section[aria-labelledby=sign]"));
        // The team reads who did what; it signs for nobody.
        let page = garnier.get(&carnet(school.jules)).await.page();
        let sights = page.text_of("section[aria-labelledby=sights]");
        assert!(sights.contains("Samira Haddad « Merci, il en est fier. »"), "{sights}");
        assert!(sights.contains("Marc Martin Ouvert"), "{sights}");
        assert_eq!(garnier.post(&sight, &answer).await.status, 403);
        // Something newer is not signed unread.
        school.clock.advance_minutes(5);
        taps(&garnier, &school, &[school.jules], SYLLABLES).await;
        shows(&garnier, &school, &[school.jules]).await;
        assert_eq!(marc.post(&sight, &answer).await.status, 409);
    }
}

#[tokio::test]
async fn a_teacher_shows_an_atsem_does_not_and_nothing_new_is_refused() {
    for school in schools().await {
        let fontaine = school.client(school.mme_fontaine).await;
        let url = format!("{}/presentation", class(&school));
        taps(&fontaine, &school, &[school.jules], NAME).await;
        assert_eq!(fontaine.get(&url).await.status, 403);
        let caron = school.client(colleague(&school).await).await;
        let page = caron.get(&url).await.page();
        assert!(page.has(&format!("input[value='{}'][checked]", school.jules)));
        let jules = school.jules.to_string();
        let future = [("pupils", &*jules), ("until", "2026-12-01")];
        assert_eq!(caron.post(&url, &future).await.status, 422);
        // Nothing was noted before today.
        let early = [("pupils", &*jules), ("until", "2026-11-20")];
        let refused = caron.post(&url, &early).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("rien de nouveau"));
        shows(&caron, &school, &[school.jules]).await;
        jules_moves(&school, Level::Gs).await;
        let gone = [("pupils", &*jules), ("until", "2026-11-23")];
        let caron = school.client(school.mme_garnier).await;
        assert_eq!(caron.post(&url, &gone).await.status, 422);
    }
}

#[tokio::test]
async fn the_home_of_a_parent_tells_what_is_new_until_it_is_opened() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        let card = async |school: &TestSchool| {
            let (person, now) = (school.samira, school.clock.now());
            let load = move |tx: &db::Tx<'_>| {
                let viewer = people::Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
                let card = carnet::feature().card.expect("a card");
                let home = web::HomeOf::of(&viewer, now);
                (card.load)(tx, &home).map(|drawn| drawn.is_some())
            };
            school.app.db.read(load).await.expect("the card")
        };
        assert!(!card(&school).await, "nothing was shown");
        shows(&garnier, &school, &[school.jules]).await;
        assert!(card(&school).await);
        let samira = school.client(school.samira).await;
        samira.get(&carnet(school.jules)).await.page();
        assert!(!card(&school).await);
        assert!(!told(&school, school.samira).await.contains("unread"));
    }
}

#[tokio::test]
async fn in_december_and_in_may_who_has_not_shown_is_told_calmly() {
    for school in TestSchool::each_at("2026-11-30 08:00", features).await {
        let caron = colleague(&school).await;
        school.at("2026-11-30 09:30");
        school.run_jobs().await;
        assert!(!told(&school, caron).await.contains("semestre"), "it is November still");
        school.at("2026-12-07 09:30");
        school.run_jobs().await;
        let news = told(&school, caron).await;
        assert!(news.contains("MS-GS : carnets à montrer"), "{news}");
        assert!(!told(&school, school.mme_durand).await.contains("carnets à montrer"));
        // In May all of them were shown: nobody is reminded.
        school.at("2027-04-26 10:00");
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        assert!(!told(&school, caron).await.contains("carnets à montrer"), "it is done");
        school.at("2027-05-03 10:30");
        school.run_jobs().await;
        assert!(!told(&school, caron).await.contains("carnets à montrer"));
        let page = garnier.get(&format!("/carnet/ecoles/{}", school.kergomard)).await.page();
        assert!(page.text_of("section[aria-labelledby=classes]").contains("Tout est montré"));
        let fontaine = school.client(school.mme_fontaine).await;
        let url = format!("/carnet/ecoles/{}", school.kergomard);
        assert_eq!(fontaine.get(&url).await.status, 404);
        // A collège or an élémentaire has no such page.
        let lefevre = school.client(school.mme_lefevre).await;
        let other = format!("/carnet/ecoles/{}", school.jean_mace);
        assert_eq!(lefevre.get(&other).await.status, 404);
    }
}

#[tokio::test]
async fn the_favourites_of_the_school_stand_first_in_its_classes() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let url = format!("/carnet/ecoles/{}/reperes", school.kergomard);
        garnier.post(&url, &[("skills", SYLLABLES), ("skills", "1")]).await.redirects();
        let page = garnier.get(&class(&school)).await.page();
        assert_eq!(page.texts_of("li.first"), ["Repérer et manipuler des syllabes"]);
        let many: Vec<String> = (10_003..10_030).map(|id| id.to_string()).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|id| ("skills", id.as_str())).collect();
        assert_eq!(garnier.post(&url, &many).await.status, 422);
        let caron = school.client(colleague(&school).await).await;
        assert_eq!(caron.get(&url).await.status, 404);
    }
}

#[tokio::test]
async fn each_comes_straight_to_his_own() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        // She teaches MS-GS and heads the school: both are there.
        let page = garnier.get("/carnet").await.page();
        assert_eq!(page.count(".rows a.row"), 2);
        let fontaine = school.client(school.mme_fontaine).await;
        assert_eq!(fontaine.get("/carnet").await.redirects(), class(&school));
        // Léa never had a carnet here: Jules is the only one.
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get("/carnet").await.redirects(), carnet(school.jules));
        let jules = school.client(school.jules).await;
        assert_eq!(jules.get("/carnet").await.redirects(), carnet(school.jules));
        let dubois = school.client(school.mme_dubois).await;
        assert!(dubois.get("/carnet").await.page().has(".empty"));
        // In CP he keeps it.
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        jules_moves(&school, Level::Cp).await;
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get("/carnet").await.redirects(), carnet(school.jules));
        let keeps = async |person| {
            let read = move |tx: &db::Tx<'_>| {
                let standing = people::Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
                (carnet::MENU_FACT.holds)(tx, &standing)
            };
            school.app.db.read(read).await.expect("read")
        };
        assert!(keeps(school.samira).await && !keeps(school.mme_dubois).await);
        // The entry of the menu is for those whom it concerns.
        let shown = carnet::feature().menu[0].shown;
        let concerns = async |person| {
            let read = move |tx: &db::Tx<'_>| people::Standing::load(tx, person);
            let standing = school.app.db.read(read).await.expect("read").expect("somebody");
            shown(&standing)
        };
        assert!(concerns(school.mme_garnier).await && concerns(school.mme_fontaine).await);
        assert!(!concerns(school.mme_durand).await && !concerns(school.mme_dubois).await);
        assert!(!concerns(school.m_vasseur).await && !concerns(school.mme_lefevre).await);
    }
}
