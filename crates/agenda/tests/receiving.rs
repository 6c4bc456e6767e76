//! Whoever receives families: slots opened, added, moved, taken over, and who comes.

use crate::{
    appointments::{EVENING, books, free, opens},
    desk::{class, desk, own, schools},
};
use axum::http::StatusCode;

#[tokio::test]
async fn the_teacher_moves_and_removes_slots_and_who_had_them_is_told() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let samira = desk(&school, school.samira).await;
        let slots = free(&samira, &opening).await;
        books(&samira, &opening, &slots[0], school.lea).await.redirects();
        let change = format!("{opening}/creneaux");
        let moves = |start| [("slot", slots[0].as_str()), ("what", "move"), ("start", start)];
        let overlap = durand.0.post(&change, &moves("2026-12-03T16:50")).await;
        assert!(overlap.any_page().text_of(".problems").contains("se chevauchent"));
        durand.0.post(&change, &moves("2026-12-03T18:00")).await.redirects();
        assert!(samira.page(&opening).await.text_of(".booked").contains("18 h"));
        let remove = [("slot", slots[0].as_str()), ("what", "remove")];
        durand.0.post(&change, &remove).await.redirects();
        let told = samira.told().await;
        assert!(told.iter().any(|it| it.contains("déplacé") && it.contains("18")), "{told:?}");
        assert!(told.iter().any(|it| it.contains("annulé par l’école")), "{told:?}");
        assert!(!samira.page(&opening).await.has(".booked"));
    }
}

#[tokio::test]
async fn a_family_that_found_no_slot_is_given_one_more() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let only = [("until", "16:45"), ("hours_before", "24")];
        let opening = opens(&school, &durand, &only).await;
        let (samira, moreau) =
            (desk(&school, school.samira).await, desk(&school, school.mme_moreau).await);
        let slots = free(&samira, &opening).await;
        books(&samira, &opening, &slots[0], school.lea).await.redirects();
        let page = moreau.page(&opening).await;
        assert!(page.text_of(".note.warn").contains("Tous les créneaux sont pris"));
        let change = format!("{opening}/creneaux");
        let add = |start| [("what", "add"), ("start", start)];
        let overlap = durand.0.post(&change, &add("2026-12-03T16:40")).await;
        assert!(overlap.any_page().text_of(".problems").contains("se chevauchent"));
        assert_eq!(moreau.0.post(&change, &add("2026-12-03T16:45")).await.status, 403);
        // The last hour for booking has passed: this one may be booked all the same.
        school.at("2026-12-03 08:00");
        durand.0.post(&change, &add("2026-12-03T16:45")).await.redirects();
        let slots = free(&moreau, &opening).await;
        books(&moreau, &opening, &slots[0], school.ines).await.redirects();
        assert!(moreau.page(&opening).await.text_of(".booked").contains("16 h 45"));
        for wrong in [add("2026-12-03T07:00"), add("hier")] {
            let answered = durand.0.post(&change, &wrong).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let nothing = durand.0.post(&change, &[("what", "remove")]).await;
        assert_eq!(nothing.status, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn who_took_every_slot_off_may_add_one_again() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let change = format!("{opening}/creneaux");
        for slot in durand.page(&opening).await.attributes("input[name='slot']", "value") {
            let remove = [("slot", slot.as_str()), ("what", "remove")];
            durand.0.post(&change, &remove).await.redirects();
        }
        let add = [("what", "add"), ("start", "2026-12-03T18:00")];
        durand.0.post(&change, &add).await.redirects();
        assert_eq!(durand.page(&opening).await.texts_of(".slot-line b.hour"), ["18 h"]);
        let printed = durand.page(&format!("{opening}/liste")).await;
        assert!(printed.text_of("table").contains("18 h – 18 h 15"), "a quarter of an hour");
    }
}

#[tokio::test]
async fn the_place_is_changed_and_those_who_come_are_told() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let samira = desk(&school, school.samira).await;
        let slots = free(&samira, &opening).await;
        books(&samira, &opening, &slots[0], school.lea).await.redirects();
        let says = format!("{opening}/precisions");
        let said = [("title", "Rencontre de décembre"), ("location", "Salle des maîtres")];
        assert_eq!(samira.0.post(&says, &said).await.status, StatusCode::FORBIDDEN);
        let wrong = durand.0.post(&says, &[("title", ""), ("link", "ftp://x")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        durand.0.post(&says, &said).await.redirects();
        assert!(samira.page(&opening).await.text_of("dl.facts").contains("Salle des maîtres"));
        let told = samira.told().await;
        assert!(told.iter().any(|it| it.starts_with("Changement")), "{told:?}");
        let moreau = desk(&school, school.mme_moreau).await.told().await;
        assert!(!moreau.iter().any(|it| it.starts_with("Changement")), "she does not come");
    }
}

#[tokio::test]
async fn the_week_and_the_month_say_at_what_hour_and_with_whom() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let samira = desk(&school, school.samira).await;
        let slots = free(&samira, &opening).await;
        books(&samira, &opening, &slots[1], school.lea).await.redirects();
        for path in ["/agenda?jour=2026-12-03", "/agenda/mois?jour=2026-12-03"] {
            let page = durand.page(path).await;
            let evening = page.text_of(".day a.row");
            assert!(evening.contains("16 h 30 – 17 h 30"), "{evening}");
            assert!(evening.contains("1 pris sur 4"), "{evening}");
            let comers = page.text_of(".comers");
            assert!(comers.contains("16 h 45") && comers.contains("Léa Martin"), "{comers}");
            assert!(comers.contains("Samira Haddad"), "{comers}");
            let mine = samira.page(path).await;
            assert!(mine.text_of(".day a.row").contains("16 h 45 – 17 h"));
            assert!(mine.text_of(".day a.row").contains("Mme Durand"));
            let moreau = desk(&school, school.mme_moreau).await.page(path).await;
            assert!(!moreau.text_of("main").contains("Rencontre"), "she has booked nothing");
        }
        let cell = durand.page("/agenda/mois?jour=2026-12-03").await.text_of(".month");
        assert!(cell.contains("16 h 45 Léa Martin"), "{cell}");
        let cell = samira.page("/agenda/mois?jour=2026-12-03").await.text_of(".month");
        assert!(cell.contains("16 h 45 Mme Durand"), "{cell}");
    }
}

#[tokio::test]
async fn a_class_that_changes_its_teacher_keeps_its_appointments() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = opens(&school, &durand, &[]).await;
        let samira = desk(&school, school.samira).await;
        let slots = free(&samira, &opening).await;
        books(&samira, &opening, &slots[0], school.lea).await.redirects();
        crate::moments::changes_teacher(&school).await;
        assert_eq!(durand.0.get(&opening).await.status, StatusCode::NOT_FOUND);
        let petit = desk(&school, school.m_petit).await;
        petit.0.post(&format!("{opening}/reprise"), &[]).await.redirects();
        assert!(samira.told().await.iter().any(|it| it.contains("Quelqu’un d’autre vous reçoit")));
        assert!(samira.page(&opening).await.text_of("dl.facts").contains("Petit"));
        assert_eq!(petit.week("2026-12-03").await, ["Rencontre de décembre"]);
    }
}

#[tokio::test]
async fn only_those_who_write_in_a_class_open_slots_there() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let new = "/agenda/rendez-vous/nouveau";
        assert_eq!(samira.0.get(new).await.status, StatusCode::FORBIDDEN);
        let petit = desk(&school, school.m_petit).await;
        let place = class(&school);
        let mut fields: Vec<(&str, &str)> = vec![("place", &place)];
        fields.extend(EVENING);
        let answered = petit.0.post(new, &fields).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mine = own(school.m_petit);
        fields[0] = ("place", &mine);
        assert_eq!(petit.0.post(new, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let durand = desk(&school, school.mme_durand).await;
        fields[0] = ("place", &place);
        for (name, value) in [("length", "0"), ("until", "16:35"), ("day", "2026-11-22")] {
            let mut wrong = fields.clone();
            wrong.retain(|(known, _)| *known != name);
            wrong.push((name, value));
            let answered = durand.0.post(new, &wrong).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        }
    }
}
