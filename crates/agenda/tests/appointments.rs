//! Appointments: opened, booked, changed, cancelled, taken over; nobody gets the same slot twice.

use crate::desk::{Desk, class, desk, loses_authority, schools};
use axum::http::StatusCode;
use base::Id;
use people::Person;
use testing::{Answered, TestSchool};

pub const EVENING: [(&str, &str); 10] = [
    ("title", "Rencontre de décembre"),
    ("day", "2026-12-03"),
    ("from", "16:30"),
    ("until", "17:30"),
    ("length", "15"),
    ("pause", "0"),
    ("per", "child"),
    ("location", "Classe de CE1-A"),
    ("link", "https://visio.example.org/ce1"),
    ("hours_before", "0"),
];

pub async fn opens(school: &TestSchool, desk: &Desk, more: &[(&str, &str)]) -> String {
    let place = class(school);
    let mut fields: Vec<(&str, &str)> = vec![("place", &place)];
    fields.extend(EVENING.iter().filter(|(name, _)| !more.iter().any(|(it, _)| it == name)));
    fields.extend(more);
    desk.0.post("/agenda/rendez-vous/nouveau", &fields).await.redirects()
}

/// The ids of the slots that are free for this desk.
pub async fn free(desk: &Desk, opening: &str) -> Vec<String> {
    let mut free = desk.page(opening).await.attributes("button.slot", "value");
    free.sort();
    free.dedup();
    free
}

pub async fn books(desk: &Desk, opening: &str, slot: &str, pupil: Id<Person>) -> Answered {
    let pupil = pupil.to_string();
    let fields = [("slot", slot), ("pupil", pupil.as_str())];
    desk.0.post(&format!("{opening}/reservation"), &fields).await
}

#[tokio::test]
async fn a_mother_books_changes_and_cancels_and_the_teacher_knows() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let samira = desk(&school, school.samira).await;
        assert!(samira.told().await[0].contains("Prenez rendez-vous"));
        assert!(!samira.page(&opening).await.text_of("main").contains("visio.example.org"));
        let slots = free(&samira, &opening).await;
        assert_eq!(slots.len(), 4);
        books(&samira, &opening, &slots[0], school.lea).await.redirects();
        let page = samira.page(&opening).await;
        assert!(page.text_of(".booked").contains("16 h 30"));
        assert!(page.text_of("main").contains("visio.example.org"), "she comes");
        books(&samira, &opening, &slots[2], school.lea).await.redirects();
        assert_eq!(free(&samira, &opening).await.len(), 3, "the first is free again");
        let page = durand.page(&opening).await;
        assert_eq!(page.count(".slot-line b.hour"), 4);
        assert!(page.text_of(".card").contains("Léa Martin"));
        let list = durand.page(&format!("{opening}/liste")).await;
        assert!(list.text_of("table").contains("Samira Haddad"));
        let agenda = samira.week("2026-12-03").await;
        assert_eq!(agenda, ["Rencontre de décembre"]);
        let lea = school.lea.to_string();
        let release = format!("{opening}/liberation");
        samira.0.post(&release, &[("pupil", lea.as_str())]).await.redirects();
        let told = durand.told().await;
        for words in ["pris pour", "changé pour", "annulé pour"] {
            assert!(told.iter().any(|it| it.contains(words)), "{words}: {told:?}");
        }
    }
}

#[tokio::test]
async fn who_has_no_child_there_books_nothing_and_sees_nobody() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let slots = free(&desk(&school, school.samira).await, &opening).await;
        for person in [school.mme_dubois, school.m_petit, school.m_lambert, school.lea] {
            let desk = desk(&school, person).await;
            assert_eq!(desk.0.get(&opening).await.status, StatusCode::NOT_FOUND);
            let answered = books(&desk, &opening, &slots[0], school.lea).await;
            assert_eq!(answered.status, StatusCode::NOT_FOUND);
        }
        let moreau = desk(&school, school.mme_moreau).await;
        books(&moreau, &opening, &slots[0], school.ines).await.redirects();
        books(&moreau, &opening, &slots[1], school.lina).await.redirects();
        let other = books(&moreau, &opening, &slots[2], school.lea).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        let samira = desk(&school, school.samira).await;
        let page = samira.page(&opening).await.text_of("main");
        assert!(!page.contains("Moreau") && !page.contains("Inès"));
        let list = samira.0.get(&format!("{opening}/liste")).await;
        assert_eq!(list.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn separated_parents_come_apart_when_the_teacher_says_so() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let (samira, marc) = (desk(&school, school.samira).await, desk(&school, school.marc).await);
        let apart = opens(&school, &durand, &[("per", "guardian")]).await;
        let slots = free(&samira, &apart).await;
        books(&samira, &apart, &slots[0], school.lea).await.redirects();
        books(&marc, &apart, &slots[1], school.lea).await.redirects();
        assert!(marc.page(&apart).await.text_of(".booked").contains("16 h 45"));
        assert!(samira.page(&apart).await.text_of(".booked").contains("16 h 30"));
        let day = [("day", "2026-12-04"), ("per", "child")];
        let together = opens(&school, &durand, &day).await;
        let slots = free(&samira, &together).await;
        books(&samira, &together, &slots[0], school.lea).await.redirects();
        // He sees it, and may change it: there is one slot for both.
        assert!(marc.page(&together).await.text_of(".booked").contains("16 h 30"));
        books(&marc, &together, &slots[3], school.lea).await.redirects();
        assert!(samira.page(&together).await.text_of(".booked").contains("17 h 15"));
        assert!(samira.told().await.iter().any(|it| it.contains("changé pour Léa Martin")));
        assert_eq!(free(&samira, &together).await.len(), 3);
    }
}

#[tokio::test]
async fn a_slot_that_was_taken_passed_or_closed_is_refused_with_a_sentence() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let (samira, moreau) =
            (desk(&school, school.samira).await, desk(&school, school.mme_moreau).await);
        let slots = free(&samira, &opening).await;
        books(&moreau, &opening, &slots[0], school.ines).await.redirects();
        books(&samira, &opening, &slots[1], school.lea).await.redirects();
        let late = books(&samira, &opening, &slots[0], school.lea).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = late.any_page();
        assert!(page.text_of(".problems").contains("vient d’être pris"));
        assert!(page.text_of(".booked").contains("16 h 45"), "she keeps hers");
        let shut = format!("{opening}/etat");
        durand.0.post(&shut, &[("state", "closed")]).await.redirects();
        let closed = books(&samira, &opening, &slots[2], school.lea).await;
        assert!(closed.any_page().text_of(".problems").contains("On ne réserve plus"));
        durand.0.post(&shut, &[("state", "open")]).await.redirects();
        school.at("2026-12-03 17:05");
        let past = books(&samira, &opening, &slots[2], school.lea).await;
        assert!(past.any_page().text_of(".problems").contains("est passé"));
        let lea = school.lea.to_string();
        let release = format!("{opening}/liberation");
        let gone = samira.0.post(&release, &[("pupil", lea.as_str())]).await;
        assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY, "it has taken place");
    }
}

#[tokio::test]
async fn six_who_want_one_slot_at_once_give_it_to_one() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[("per", "guardian")]).await;
        let samira = desk(&school, school.samira).await;
        let slots = free(&samira, &opening).await;
        let wanting = [
            (school.samira, school.lea),
            (school.marc, school.lea),
            (school.mme_moreau, school.ines),
            (school.m_moreau, school.ines),
            (school.mme_moreau, school.lina),
            (school.m_moreau, school.lina),
        ];
        let mut running = Vec::new();
        for (guardian, pupil) in wanting {
            let desk = desk(&school, guardian).await;
            let (opening, slot) = (opening.clone(), slots[0].clone());
            let run = async move { books(&desk, &opening, &slot, pupil).await.status };
            running.push(tokio::spawn(run));
        }
        let mut taken = 0;
        for run in running {
            match run.await.expect("it ran") {
                StatusCode::SEE_OTHER => taken += 1,
                status => assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY),
            }
        }
        assert_eq!(taken, 1, "one slot, one family");
        assert_eq!(free(&durand, &opening).await.len(), 0, "she books nothing");
        let page = durand.page(&opening).await;
        assert_eq!(page.texts_of(".slot-line b:not(.hour)").len(), 1);
    }
}

#[tokio::test]
async fn the_list_says_what_is_left_to_book_and_what_is_booked() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let only = [("until", "17:00")];
        let opening = opens(&school, &durand, &only).await;
        let (samira, marc) = (desk(&school, school.samira).await, desk(&school, school.marc).await);
        let moreau = desk(&school, school.mme_moreau).await;
        let list = "/agenda/rendez-vous";
        assert_eq!(samira.page(list).await.texts_of("a.row .tag"), ["à réserver"]);
        let slots = free(&samira, &opening).await;
        books(&samira, &opening, &slots[0], school.lea).await.redirects();
        books(&moreau, &opening, &slots[1], school.ines).await.redirects();
        for desk in [&samira, &marc] {
            let tags = desk.page(list).await.texts_of("#openings ~ *, .card a.row .tag");
            assert!(tags.iter().any(|it| it.contains("réservé, 16 h 30")), "{tags:?}");
        }
        let page = marc.page(&opening).await;
        assert!(page.text_of(".card .body").contains("Réservé par l’autre responsable"));
        // One of her two has a slot, and none is left.
        let tags = moreau.page(list).await.text_of("main");
        assert!(tags.contains("réservé, 16 h 45") && tags.contains("complet"), "{tags}");
        let tags = durand.page(list).await.texts_of("a.row .tag");
        assert!(tags.iter().any(|it| it.contains("2 / 2")), "{tags:?}");
    }
}

#[tokio::test]
async fn a_friend_of_the_family_who_was_its_guardian_reads_and_is_told_why_he_books_nothing() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let marc = desk(&school, school.marc).await;
        let slots = free(&marc, &opening).await;
        // His page is open while his authority ends; he stays somebody one may call.
        crate::desk::becomes_contact(&school, school.marc, school.lea).await;
        let late = books(&marc, &opening, &slots[0], school.lea).await;
        assert_eq!(late.status, StatusCode::FORBIDDEN, "{}", late.any_page().text_of("main"));
        let page = marc.page(&opening).await;
        assert!(page.text_of(".card").contains("Seul un responsable légal peut réserver"));
        assert_eq!(free(&desk(&school, school.samira).await, &opening).await.len(), 4);
    }
}

#[tokio::test]
async fn a_father_who_loses_authority_books_no_more_and_his_slot_is_free_again() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[("per", "guardian")]).await;
        let (samira, marc) = (desk(&school, school.samira).await, desk(&school, school.marc).await);
        let slots = free(&marc, &opening).await;
        books(&marc, &opening, &slots[0], school.lea).await.redirects();
        books(&samira, &opening, &slots[1], school.lea).await.redirects();
        loses_authority(&school, school.marc, school.lea).await;
        let page = durand.page(&opening).await;
        assert!(page.text_of(".tag.warn").contains("n’est plus responsable légal"));
        let late = books(&marc, &opening, &slots[2], school.lea).await;
        assert_eq!(late.status, StatusCode::NOT_FOUND, "she is no child of his any more");
        school.at("2026-11-24 06:00");
        school.run_jobs().await;
        assert_eq!(free(&samira, &opening).await.len(), 3, "his slot is free");
        assert!(samira.page(&opening).await.has(".booked"), "hers is not");
        school.at("2026-11-24 07:05");
        school.run_jobs().await;
        assert!(durand.told().await.iter().any(|it| it.contains("Créneau libéré")));
    }
}

#[tokio::test]
async fn where_there_is_one_slot_for_both_the_other_parent_keeps_it() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let (samira, marc) = (desk(&school, school.samira).await, desk(&school, school.marc).await);
        let slots = free(&marc, &opening).await;
        books(&marc, &opening, &slots[0], school.lea).await.redirects();
        loses_authority(&school, school.marc, school.lea).await;
        school.at("2026-11-24 06:00");
        school.run_jobs().await;
        assert!(samira.page(&opening).await.text_of(".booked").contains("16 h 30"));
        assert_eq!(free(&samira, &opening).await.len(), 3);
    }
}

#[tokio::test]
async fn a_class_whose_families_may_book_is_not_undone_with_its_year() {
    for school in schools().await {
        let classes = [school.ce1_a, school.cm2_b];
        let planned = async || {
            let read = move |tx: &db::Tx<'_>| agenda::planned_in(tx, &classes);
            school.app.db.read(read).await.expect("read")
        };
        assert!(planned().await.is_empty());
        opens(&school, &desk(&school, school.mme_durand).await, &[]).await;
        assert_eq!(planned().await, [school.ce1_a]);
    }
}
