//! What is listed is what may be read, and nothing else: for everybody, whoever wrote it.

use crate::desk::{class, desk, pupil, schools};
use std::collections::BTreeSet;

type Ids = BTreeSet<String>;

fn ids(list: &serde_json::Value) -> Ids {
    let lines = list.as_array().expect("a list").iter();
    lines.filter_map(|line| line["slip"].as_str()).map(str::to_owned).collect()
}

#[tokio::test]
async fn what_is_listed_is_what_may_be_read() {
    for school in schools().await {
        let (ce1, cm2, ms, elsewhere) = (
            class(&school, school.ce1_a).await,
            class(&school, school.cm2_b).await,
            class(&school, school.ms_gs).await,
            class(&school, school.ce1_z).await,
        );
        let hidden = [("for_pupils", ""), ("title", "Entretien")];
        let mut all = Ids::new();
        let written = [
            (school.mme_durand, ce1.clone(), &[][..]),
            (school.mme_durand, pupil(school.lea), &hidden[..]),
            (school.mme_durand, pupil(school.ines), &[]),
            (school.m_petit, cm2.clone(), &[]),
            (school.mme_lefevre, cm2, &hidden),
            (school.mme_lefevre, ce1, &[]),
            (school.mme_garnier, ms, &[]),
            (school.m_lambert, elsewhere, &[]),
        ];
        for (author, to, more) in written {
            let slip = desk(&school, author).await.writes_with(&to, more).await;
            all.insert(slip.rsplit('/').next().expect("an id").to_owned());
        }
        let taken_back = all.first().expect("a slip").clone();
        let durand = desk(&school, school.mme_durand).await;
        durand.0.post(&format!("/liaison/{taken_back}/retrait"), &[]).await.redirects();
        let mut seen_by_somebody = Ids::new();
        for (name, person) in school.cast() {
            let Some(person) = person else { continue };
            let reader = desk(&school, person).await;
            let book = reader.0.get_json("/api/liaison").await.json();
            let lists = ["slips", "followed"].map(|list| ids(&book[list]));
            let listed: Ids = lists.into_iter().flatten().collect();
            assert!(ids(&book["awaiting"]).is_subset(&listed), "{name} is asked what is not his");
            for slip in &all {
                let page = reader.0.get_json(&format!("/api/liaison/{slip}")).await;
                let expected = if listed.contains(slip) { 200 } else { 404 };
                assert_eq!(page.status, expected, "{name} opens {slip}");
            }
            seen_by_somebody.extend(listed);
        }
        assert_eq!(seen_by_somebody, all, "each has its readers");
    }
}

#[tokio::test]
async fn a_slip_for_two_children_of_one_family_waits_once_and_is_signed_at_once() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&class(&school, school.ce1_a).await).await;
        let moreau = desk(&school, school.mme_moreau).await;
        let book = moreau.page("/liaison").await;
        assert_eq!(book.attributes("a.row.todo", "href"), std::slice::from_ref(&slip));
        let row = book.text_of("a.row.todo");
        assert!(row.contains("Inès") && row.contains("Lina"), "{row}");
        let page = moreau.page(&slip).await;
        assert_eq!(page.count("input[name=pupil][checked]"), 2);
        assert!(page.text_of("#sign").contains("Signer pour Inès et Lina"));
        // A family of one child goes to her alone.
        let samira = desk(&school, school.samira).await;
        let of_lea = format!("{slip}?enfant={}", school.lea);
        assert_eq!(samira.page("/liaison").await.attributes("a.row.todo", "href"), [of_lea]);
    }
}
