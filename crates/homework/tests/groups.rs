//! The book of a group made by hand: for its pupils, whatever their classes.

use crate::desk::{desk, schools};
use base::Id;
use people::{Group, groups, hand};
use testing::TestSchool;

/// The choir of M. Petit: Noé of CM2-B and Léa of CE1-A.
pub async fn choir(school: &TestSchool) -> Id<Group> {
    let (home, by) = (hand::Home::School(school.jean_mace), school.m_petit);
    let (noe, lea, today) = (school.noe, school.lea, school.clock.today());
    let write = move |tx: &db::Tx<'_>| {
        let group = hand::create(tx, home, "Chorale", by)?;
        let touched = hand::add(tx, group, &[(noe, None), (lea, None)])?;
        groups::refresh(tx, &touched, today)?;
        Ok(group)
    };
    school.app.db.write(write).await.expect("a group")
}

#[tokio::test]
async fn a_group_has_a_book_for_its_pupils_and_their_families() {
    for school in schools().await {
        let group = choir(&school).await;
        let m_petit = desk(&school, school.m_petit).await;
        let books = m_petit.titles("/cahier-de-textes/classes").await;
        assert_eq!(books, ["CM2-B", "Chorale"]);
        let url = m_petit.gives(group.cast(), "Apprendre le refrain", &[]).await;
        school.run_jobs().await;
        for person in [school.noe, school.lea, school.mme_dubois, school.samira] {
            let reader = desk(&school, person).await;
            assert_eq!(reader.status(&url).await, 200);
            assert_eq!(reader.week().await, ["Apprendre le refrain"]);
            let found = reader.titles("/cahier-de-textes/recherche?q=refrain").await;
            assert_eq!(found, ["Apprendre le refrain"]);
        }
        let found = m_petit.titles("/cahier-de-textes/recherche?q=refrain").await;
        assert_eq!(found, ["Apprendre le refrain"]);
        // Mme Durand teaches Léa, but not the choir; Inès does not sing.
        for person in [school.mme_durand, school.ines, school.mme_moreau] {
            let other = desk(&school, person).await;
            assert_eq!(other.status(&url).await, 404);
            assert!(!other.week().await.contains(&"Apprendre le refrain".to_owned()));
            assert!(other.titles("/cahier-de-textes/recherche?q=refrain").await.is_empty());
        }
        let follow = m_petit.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of("tbody th"), ["Noé Dubois", "Léa Martin"]);
        // Who leaves the choir has its homework no more.
        let (lea, today) = (school.lea, school.clock.today());
        let write = move |tx: &db::Tx<'_>| {
            let touched = hand::remove(tx, group, &[lea])?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(write).await.expect("she has left");
        assert_eq!(desk(&school, school.samira).await.status(&url).await, 404);
    }
}
