//! Searching: accents, beginnings, homonyms, and the walls between schools.

use base::Id;
use people::Person;
use testing::TestSchool;

use crate::pages::features;

async fn found(school: &TestSchool, person: Id<Person>, query: &str) -> Vec<String> {
    let path = format!("/annuaire?q={query}");
    school.client(person).await.get(&path).await.page().texts_of(".rows b")
}

#[tokio::test]
async fn a_name_is_found_with_accents_without_and_in_capitals() {
    for school in TestSchool::each(features).await {
        for query in ["lef%C3%A8vre", "lefevre", "LEFEVRE", "lef", "h%C3%A9l%C3%A8ne%20l", "helene"]
        {
            let names = found(&school, school.mme_durand, query).await;
            assert_eq!(names, ["Lefèvre Hélène"], "{query}");
        }
        assert_eq!(found(&school, school.mme_durand, "efevre").await, [""; 0], "not its beginning");
    }
}

#[tokio::test]
async fn two_persons_of_the_same_name_are_told_apart_by_their_class() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let page = head.get("/annuaire?q=lea%20martin").await.page();
        let mut said = page.texts_of(".rows .quiet");
        said.sort();
        assert_eq!(said, ["élève · CE1-A", "élève · CM2-B"]);
    }
}

#[tokio::test]
async fn nobody_of_another_school_is_found() {
    for school in TestSchool::each(features).await {
        for query in ["lambert", "bernard", "hugo", "garnier", "vasseur", "delattre"] {
            let names = found(&school, school.m_petit, query).await;
            assert_eq!(names, [""; 0], "{query}, by a teacher of Jean-Macé");
        }
        for query in ["martin%20lea", "durand", "lefevre", "haddad"] {
            let names = found(&school, school.m_lambert, query).await;
            assert_eq!(names, [""; 0], "{query}, from Toufflers");
        }
        assert_eq!(found(&school, school.m_lambert, "bernard").await.len(), 2, "his own pupils");
    }
}

#[tokio::test]
async fn a_parent_finds_the_schools_people_and_no_other_family() {
    for school in TestSchool::each(features).await {
        assert_eq!(found(&school, school.samira, "durand").await, ["Durand Claire"]);
        assert_eq!(found(&school, school.samira, "moreau").await, [""; 0]);
        let names = found(&school, school.samira, "martin").await;
        assert_eq!(
            names,
            ["Martin Jules", "Martin Léa"],
            "her own; neither Marc nor the other Léa"
        );
    }
}
