//! Bad moments: a line that is cut, a guardian who loses his authority, a contact without it, years
//! that pass; and what is written down of all that.

use crate::desk::{NAME, SYLLABLES, carnet, class, photo, schools, shows, taps};
use db::Tx;
use people::{Kinship, audit, groups, guardianship, testing::first_day};
use testing::TestSchool;

#[tokio::test]
async fn half_an_upload_notes_nothing_and_may_be_sent_again() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let (jules, photo) = (school.jules.to_string(), photo());
        let url = format!("{}/observation", class(&school));
        let fields =
            [("pupils", &*jules), ("words", "Sa tour."), ("sight", "work"), ("once", "a-sa-place")];
        let file = ("nouveaux", "tour.jpg", "image/jpeg", &photo[..]);
        let cut = garnier.upload_cut(&url, &fields, file).await;
        assert!(cut.status.is_client_error(), "{}", cut.status);
        assert!(!garnier.get(&carnet(school.jules)).await.page().has(".observation"));
        garnier.upload_with(&url, &fields, &[file]).await.redirects();
        // The answer was lost on the way: the phone sends it once more.
        garnier.upload_with(&url, &fields, &[file]).await.redirects();
        school.run_jobs().await;
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert_eq!(page.count(".observation"), 1);
        assert_eq!(page.count(".observation img"), 1);
    }
}

/// What Marc is to Jules from today on: nothing, or a contact without authority.
async fn marc_becomes(school: &TestSchool, is_contact: bool) {
    let (marc, jules, today) = (school.marc, school.jules, school.clock.today());
    let write = move |tx: &Tx<'_>| {
        let facts = guardianship::of_guardian(tx, marc)?;
        let of_jules = facts.iter().filter(|fact| fact.pupil == jules).map(|fact| fact.id);
        let mut touched = guardianship::end(tx, &of_jules.collect::<Vec<_>>(), today)?;
        if is_contact {
            let fact = people::NewGuardianship {
                guardian: marc,
                pupil: jules,
                kind: Kinship::Father,
                has_authority: false,
                is_contact: true,
                pays: false,
                priority: 2,
                from_on: today,
                until_on: None,
            };
            touched = touched.and(guardianship::begin(tx, &[fact])?.1);
        }
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("another bond");
}

#[tokio::test]
async fn who_has_no_authority_signs_nothing_and_who_is_nothing_any_more_reads_nothing() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        let marc = school.client(school.marc).await;
        let page = marc.get(&carnet(school.jules)).await.page();
        let showing = page.attribute("input[name=showing]", "value").expect("a showing");
        let (sight, answer) =
            (format!("{}/vu", carnet(school.jules)), [("showing", showing.as_str())]);
        marc_becomes(&school, true).await;
        let marc = school.client(school.marc).await;
        let page = marc.get(&carnet(school.jules)).await.page();
        assert!(page.has(".observation") && !page.has("section[aria-labelledby=sign]"));
        assert_eq!(marc.post(&sight, &answer).await.status, 403);
        marc_becomes(&school, false).await;
        let marc = school.client(school.marc).await;
        assert_eq!(marc.get(&carnet(school.jules)).await.status, 404);
        assert_eq!(marc.post(&sight, &answer).await.status, 404);
    }
}

#[tokio::test]
async fn a_carnet_is_read_year_by_year() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let jules = school.jules.to_string();
        let june = [("pupils", &*jules), ("skill", NAME), ("on_day", "2026-06-11")];
        garnier.post(&class(&school), &june).await.redirects();
        taps(&garnier, &school, &[school.jules], SYLLABLES).await;
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert_eq!(page.texts_of(".chips .chip"), ["2026-2027", "2025-2026"]);
        assert!(page.text_of(".observation h3").contains("syllabes"));
        let past = garnier.get(&format!("{}?annee=2025", carnet(school.jules))).await.page();
        assert_eq!(past.texts_of(".observation h3"), ["Reconnaître son prénom écrit"]);
        // A year of which there is nothing is the last one.
        let other = garnier.get(&format!("{}?annee=1999", carnet(school.jules))).await.page();
        assert!(other.text_of(".observation h3").contains("syllabes"));
        for day in ["2027-01-01", "2024-06-11", "hier"] {
            let wrong = [("pupils", &*jules), ("skill", NAME), ("on_day", day)];
            assert_eq!(garnier.post(&class(&school), &wrong).await.status, 422, "{day}");
        }
        assert!(first_day() > base::Day::parse_iso("2026-06-11").expect("a day"));
    }
}

#[tokio::test]
async fn what_is_risky_is_written_down_without_a_word_of_the_child() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        let page = garnier.get(&carnet(school.jules)).await.page();
        let edit = page.attribute(".observation a.button", "href").expect("a way");
        garnier.post(&format!("{edit}/retrait"), &[]).await.redirects();
        let url = format!("{}/synthese", carnet(school.jules));
        let save = [("need-LAN", "Parle."), ("version", "0"), ("action", "save")];
        garnier.post(&url, &save).await.redirects();
        let lock = [("version", "1"), ("incomplete", "on")];
        garnier.post(&format!("{url}/verrou"), &lock).await.redirects();
        garnier.post(&format!("{url}/visa"), &[]).await.redirects();
        let again = [("words", "Une erreur.")];
        garnier.post(&format!("{url}/reouverture"), &again).await.redirects();
        let place = school.kergomard;
        let log = school.app.db.read(move |tx| audit::of_school(tx, place, None, 20)).await;
        let log = log.expect("the log");
        let did: Vec<&str> = log.iter().rev().map(|entry| entry.action.as_str()).collect();
        assert_eq!(
            did,
            [
                "carnet.show",
                "observation.withdraw",
                "synthesis.lock",
                "synthesis.stamp",
                "synthesis.reopen"
            ]
        );
        assert!(log.iter().all(|entry| !entry.detail.contains("Parle")));
        let known: Vec<&str> = carnet::feature().deeds.iter().map(|(word, _)| *word).collect();
        assert!(did.iter().all(|word| known.contains(word)));
    }
}
