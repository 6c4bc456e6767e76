//! What a family finds: two schools, a child who is looked after, two homes, small children.

use axum::http::StatusCode;
use base::{Id, Title};
use people::{
    Kinship, NewGuardianship, Person, groups, guardianship, person,
    testing::{adult, first_day, guards},
};
use testing::TestSchool;

use crate::pages::features;

#[tokio::test]
async fn a_parent_of_two_schools_opens_one_child_s_tab() {
    for school in TestSchool::each(features).await {
        let samira = school.client(school.samira).await;
        let all = samira.get("/").await.page();
        let classes = all.text_of("section[aria-labelledby=children]");
        assert!(classes.contains("CE1-A") && classes.contains("Mme Durand"), "{classes}");
        assert!(classes.contains("MS-GS") && classes.contains("Mme Garnier"), "{classes}");
        assert_eq!(all.count("section[aria-labelledby=schools] li"), 2);
        let jules = samira.get(&format!("/?enfant={}", school.jules)).await.page();
        let classes = jules.text_of("section[aria-labelledby=children]");
        assert!(classes.contains("MS-GS") && !classes.contains("CE1-A"), "{classes}");
        let schools = jules.texts_of("section[aria-labelledby=schools] b");
        assert_eq!(schools, ["École maternelle Kergomard"]);
        let tab = jules.text_of(".chip[aria-current]");
        assert!(tab.contains("Jules"), "{tab}");
    }
}

#[tokio::test]
async fn a_foster_family_is_a_family_and_the_mother_is_told_apart() {
    for school in TestSchool::each(features).await {
        let brigitte = in_foster_care(&school).await;
        let home = school.client(brigitte).await.get("/").await.page();
        assert!(home.text_of("section[aria-labelledby=children]").contains("CM2-B"));
        let path = format!("/personne/{}", school.noe);
        let seen = school.client(brigitte).await.get(&path).await.page();
        let guardians = seen.text_of("section[aria-labelledby=guardians]");
        assert!(guardians.contains("Brigitte Lemaire famille d’accueil"), "{guardians}");
        assert!(guardians.contains("sans autorité parentale"), "{guardians}");
        let mother = format!("/personne/{}", school.mme_dubois);
        let refused = school.client(brigitte).await.get(&mother).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "nothing of the mother");
        let other = format!("/personne/{brigitte}");
        let refused = school.client(school.mme_dubois).await.get(&other).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "nor of the foster family");
    }
}

/// Noé lives with Mme Lemaire; his mother keeps the contact, without authority.
async fn in_foster_care(school: &TestSchool) -> Id<Person> {
    let (noe, mother, today) = (school.noe, school.mme_dubois, school.clock.today());
    let place = move |tx: &db::Tx<'_>| {
        let brigitte = adult(tx, "Brigitte", "Lemaire", Title::Mme)?;
        let ends: Vec<_> = guardianship::of_pupils(tx, &[noe])?.iter().map(|it| it.id).collect();
        let ended = guardianship::end(tx, &ends, today)?;
        let carer = guards(brigitte, noe, Kinship::FosterParent, today);
        let contact =
            NewGuardianship { has_authority: false, ..guards(mother, noe, Kinship::Mother, today) };
        let (_, begun) = guardianship::begin(tx, &[carer, contact])?;
        groups::refresh(tx, &ended.and(begun), today)?;
        Ok(brigitte)
    };
    school.app.db.write(place).await.expect("placed")
}

const ADDRESS: &str = "12 rue des Tisserands";
const MOBILE: &str = "0639981234";

#[tokio::test]
async fn the_other_guardian_s_address_is_on_no_page_one_can_open() {
    for school in TestSchool::each(features).await {
        let marc = school.marc;
        let move_in = move |tx: &db::Tx<'_>| {
            let mut details = person::load(tx, marc)?.expect("Marc").details;
            details.address = ADDRESS.to_owned();
            details.phone_mobile = MOBILE.to_owned();
            person::edit(tx, &[(marc, details)])
        };
        school.app.db.write(move_in).await.expect("written");
        let paths = [
            "/".to_owned(),
            format!("/?enfant={}", school.lea),
            format!("/personne/{}", school.lea),
            format!("/personne/{}", school.marc),
            format!("/personne/{}", school.samira),
            format!("/classe/{}", school.ce1_a),
            format!("/classe/{}?jour=2026-10-01", school.ce1_a),
            format!("/ecole/{}", school.jean_mace),
            "/annuaire?q=martin".to_owned(),
        ];
        for reader in [school.samira, school.lea, school.mme_moreau, school.m_lambert] {
            let client = school.client(reader).await;
            for path in &paths {
                let text = client.get(path).await.text();
                assert!(!text.contains(ADDRESS) && !text.contains(MOBILE), "{reader} on {path}");
            }
        }
        let teacher = school.client(school.mme_durand).await;
        let seen = teacher.get(&format!("/personne/{}", school.marc)).await.text();
        assert!(seen.contains(ADDRESS) && seen.contains(MOBILE), "the teacher of his daughter");
    }
}

#[tokio::test]
async fn a_school_knows_the_children_a_family_has_there_and_no_other() {
    for school in TestSchool::each(features).await {
        let page = format!("/personne/{}", school.samira);
        for (person, expected) in
            [(school.mme_durand, vec!["Léa Martin"]), (school.mme_garnier, vec!["Jules Martin"])]
        {
            let shown = school.client(person).await.get(&page).await.page();
            assert_eq!(shown.texts_of("section[aria-labelledby=children] b"), expected);
        }
        let own = school.client(school.samira).await.get(&page).await.page();
        assert_eq!(own.count("section[aria-labelledby=children] a.row"), 2);
        // No way leads where one may not go.
        let lea = format!("/personne/{}", school.lea);
        let shown = school.client(school.samira).await.get(&lea).await.page();
        let marc = format!("/personne/{}", school.marc);
        assert!(!shown.attributes("a.row", "href").contains(&marc));
        assert!(shown.text_of("section[aria-labelledby=guardians]").contains("Marc Martin"));
    }
}

#[tokio::test]
async fn a_child_who_does_not_read_has_tiles_and_an_ear() {
    for school in TestSchool::each(features).await {
        let jules = school.client(school.jules).await.get("/").await.page();
        assert_eq!(jules.text_of("h1"), "Bonjour Jules");
        assert_eq!(jules.texts_of(".tile"), ["Ma classe", "Partir"]);
        assert!(jules.has("button.listen[data-behaviour=speak]"));
        assert_eq!(jules.count("section.card, .chips"), 0, "nothing to read");
        let class = format!("/classe/{}", school.ms_gs);
        assert!(jules.attributes("a.tile", "href").contains(&class));
        let lea = school.client(school.lea).await.get("/").await.page();
        assert_eq!(lea.texts_of(".tile"), ["Ma classe", "Partir"]);
        assert!(!lea.has(".listen"), "she reads");
    }
}

#[tokio::test]
async fn families_see_the_class_of_today_whatever_day_they_ask_for() {
    for school in TestSchool::each(features).await {
        let (lea, today) = (school.lea, school.clock.today());
        let leave = move |tx: &db::Tx<'_>| {
            let seats: Vec<_> =
                people::enrolment::of_pupil(tx, lea)?.iter().map(|it| it.id).collect();
            let touched = people::enrolment::end(tx, &seats, today)?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(leave).await.expect("she has moved");
        let path = format!("/classe/{}?jour={}", school.ce1_a, first_day().plus_days(30).iso());
        let seen = school.client(school.mme_durand).await.get(&path).await.page();
        let pupils = seen.texts_of("section[aria-labelledby=pupils] b");
        assert_eq!(pupils, ["Martin Léa", "Moreau Inès", "Moreau Lina"]);
        assert!(seen.text_of(".note").contains("1er octobre 2026"), "{}", seen.text_of(".note"));
        let seen = school.client(school.mme_moreau).await.get(&path).await.page();
        assert_eq!(seen.texts_of("section[aria-labelledby=pupils] b"), ["Inès", "Lina"]);
        assert!(!seen.has("input[name=jour]"));
    }
}
