//! Who has reached a skill and who has not, groups in a click, appreciations and their bank.

use crate::desk::{Desk, Paper, desk, schools};
use testing::TestSchool;

/// A reading of one skill of the programme.
async fn reading(durand: &Desk, school: &TestSchool) -> Paper {
    let paper = durand.makes_with(school.ce1_a, &[("items", "")]).await;
    let url = format!("{}/items", paper.url);
    let page = durand.page(&format!("{url}?q=comprendre+un+texte")).await;
    let skill = page.attribute("input[name=skills]", "value").expect("a skill");
    durand.0.post(&url, &[("skills", &skill)]).await.redirects();
    durand.paper(&paper.url).await
}

#[tokio::test]
async fn those_who_have_not_reached_a_skill_become_a_group_in_a_click() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = reading(&durand, &school).await;
        let typed = [(0, school.lea, "1"), (0, school.ines, "2"), (0, school.lina, "4")];
        durand.types(&paper, &typed).await.redirects();
        let skills = format!("/evaluations/classes/{}/competences", school.ce1_a);
        let page = durand.page(&skills).await;
        assert!(page.text_of("header").contains("1 sur 3 ont atteint l’objectif"));
        let button = page.text_of("form[action$='/groupes'] button");
        assert!(button.contains("Faire un groupe des 2 élèves"), "{button}");
        assert!(
            page.has("form.no-print[action$='/groupes']"),
            "a list that is printed has no button"
        );
        let skill = page.attribute("input[name=skill]", "value").expect("a skill");
        let pupils = page.attributes("input[name=pupils]", "value");
        let make = format!("/evaluations/classes/{}/groupes", school.ce1_a);
        let mut fields = vec![("skill", skill.as_str())];
        fields.extend(pupils.iter().map(|pupil| ("pupils", pupil.as_str())));
        let members = durand.0.post(&make, &fields).await.redirects();
        let page = durand.page(&members).await;
        assert_eq!(page.count("input[name=pupils][checked]"), 2);
        assert!(page.text_of(".note").contains("personne n’y gagne d’autre droit"));
        // Its name and its pupils are the teacher's to choose.
        let lina = school.lina.to_string();
        let other = [("name", "Lecture du mardi"), ("pupils", &*lina)];
        durand.0.post(&members, &other).await.redirects();
        let page = durand.page(&members).await;
        assert_eq!(page.attributes("input[name=pupils][checked]", "value"), [lina]);
        assert!(durand.page("/evaluations").await.text_of("main").contains("Lecture du mardi"));
        let noe = school.noe.to_string();
        let foreign = [("name", "Lecture"), ("pupils", &*noe)];
        assert_eq!(durand.0.post(&members, &foreign).await.status, 422);
        // Assessed as a class is.
        let group = members.strip_suffix("/membres").expect("a group").to_owned();
        let fields =
            [("title", "Relecture"), ("day", "2026-11-23"), ("scale", "1"), ("items", "Lire")];
        let to = durand.0.post(&format!("{group}/nouvelle"), &fields).await.redirects();
        assert_eq!(durand.page(&to).await.count("tbody tr"), 1);
        // Nobody else's business.
        let petit = desk(&school, school.m_petit).await;
        let samira = desk(&school, school.samira).await;
        for stranger in [&petit, &samira] {
            assert_eq!(stranger.0.get(&members).await.status, 404);
        }
        assert_eq!(petit.0.get(&skills).await.status, 403);
        assert_eq!(samira.0.get(&skills).await.status, 403);
        assert_eq!(petit.0.post(&make, &[("skill", &*skill)]).await.status, 403);
        durand.0.post(&format!("{group}/fin"), &[]).await.redirects();
        assert!(!durand.page("/evaluations").await.text_of("main").contains("Lecture du mardi"));
    }
}

#[tokio::test]
async fn appreciations_are_picked_from_a_bank_and_read_by_the_family_of_that_child_alone() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let lefevre = desk(&school, school.mme_lefevre).await;
        let paper = durand.makes(school.ce1_a).await;
        durand.types(&paper, &[(0, school.lea, "3"), (0, school.ines, "3")]).await.redirects();
        let own = [("words", "Continue comme cela !"), ("step", "3")];
        durand.0.post("/evaluations/phrases", &own).await.redirects();
        assert_eq!(durand.0.post("/evaluations/phrases", &[("words", " ")]).await.status, 422);
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.post("/evaluations/phrases", &own).await.status, 404);
        assert_eq!(samira.0.get("/evaluations").await.redirects(), "/resultats");
        let of_school = format!("/evaluations/ecoles/{}", school.jean_mace);
        lefevre.0.post(&of_school, &[("words", "À revoir ensemble.")]).await.redirects();
        assert_eq!(durand.0.post(&of_school, &own).await.status, 403);
        let url = format!("{}/appreciations", paper.url);
        let page = durand.page(&url).await;
        let lea = school.lea;
        let offered = page.texts_of(&format!("select[name='phrase-{lea}'] optgroup"));
        assert_eq!(offered, ["Continue comme cela !", "À revoir ensemble."], "what fits first");
        let phrase = format!("select[name='phrase-{lea}'] optgroup option");
        let phrase = page.attribute(&phrase, "value").expect("a phrase");
        let names = [format!("words-{lea}"), format!("seen-{lea}"), format!("phrase-{lea}")];
        let fields = [
            ("whole", "Une dictée réussie."),
            (&*names[0], "Bravo Léa."),
            (&*names[1], "0"),
            (&*names[2], &*phrase),
        ];
        durand.0.post(&url, &fields).await.redirects();
        // Over a version that was not read, both are shown and nothing is lost.
        let stale = [(&*names[0], "Peut mieux faire."), (&*names[1], "0")];
        let refused = durand.0.post(&url, &stale).await;
        assert_eq!(refused.status, 422);
        let words = refused.any_page().text_of("main");
        assert!(words.contains("Peut mieux faire.") && words.contains("« Bravo Léa. Continue"));
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        durand.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
        school.at("2026-11-24 10:00");
        let samira = desk(&school, school.samira).await;
        let read = samira.page(&paper.sheet(lea)).await.text_of("main");
        assert!(read.contains("Bravo Léa. Continue comme cela !"), "{read}");
        assert!(read.contains("Une dictée réussie."));
        let moreau = desk(&school, school.mme_moreau).await;
        let read = moreau.page(&paper.sheet(school.ines)).await.text_of("main");
        assert!(!read.contains("Bravo"), "{read}");
    }
}

#[tokio::test]
async fn what_a_colleague_wrote_for_the_whole_class_meanwhile_is_not_lost() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let url = format!("{}/appreciations", paper.url);
        let names = [format!("words-{}", school.lea), format!("seen-{}", school.lea)];
        // Two open the page while nothing is written; the first one writes for the whole class.
        let first = [("whole", "Une dictée\r\nréussie."), ("seen-whole", "")];
        durand.0.post(&url, &first).await.redirects();
        // The other writes to one pupil alone: the words of the whole stay.
        let one =
            [("whole", ""), ("seen-whole", ""), (&*names[0], "Bravo Léa."), (&*names[1], "0")];
        durand.0.post(&url, &one).await.redirects();
        let page = durand.page(&url).await;
        assert_eq!(page.text_of("#whole"), "Une dictée réussie.");
        assert!(page.text_of("main").contains("Bravo Léa."));
        // Over words that were not read, both are shown.
        let stale = [("whole", "À revoir."), ("seen-whole", "")];
        let refused = durand.0.post(&url, &stale).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert_eq!(page.text_of("#whole"), "À revoir.");
        let said = page.text_of("main");
        assert!(said.contains("Quelqu’un l’a modifiée entre-temps"), "{said}");
        assert!(said.contains("Un collègue a écrit entre-temps : « Une dictée"), "{said}");
        // Now that they are read, they are written over.
        let seen = page.attribute("input[name=seen-whole]", "value").expect("what was shown");
        durand.0.post(&url, &[("whole", "À revoir."), ("seen-whole", &seen)]).await.redirects();
        assert_eq!(durand.page(&url).await.text_of("#whole"), "À revoir.");
    }
}
