//! Calendars of others: taken in, said line by line, updated and not doubled, undone.

use crate::desk::{Desk, class, desk, own, schools};
use axum::http::StatusCode;

pub const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Autre//FR\r\n\
    BEGIN:VEVENT\r\nUID:a@autre\r\nDTSTART:20261203T130000Z\r\nDTEND:20261203T140000Z\r\n\
    SUMMARY:Orthophoniste\\, avec\r\n  Léa\r\nLOCATION:Cabinet\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b@autre\r\nDTSTART;TZID=Europe/Paris:20261201T173000\r\n\
    DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/Paris:20261208T173000\r\n\
    SUMMARY:Judo\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nSUMMARY:Sac\r\nEND:VALARM\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b@autre\r\nRECURRENCE-ID;TZID=Europe/Paris:20261215T173000\r\n\
    DTSTART;TZID=Europe/Paris:20261216T173000\r\nDTEND;TZID=Europe/Paris:20261216T183000\r\n\
    SUMMARY:Judo\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:c@autre\r\nDTSTART;VALUE=DATE:20261205\r\n\
    SUMMARY:Anniversaire de Jules\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:d@autre\r\nSUMMARY:Sans date\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:e@autre\r\nDTSTART:20261203T130000Z\r\nRRULE:FREQ=HOURLY\r\n\
    SUMMARY:Toutes les heures\r\nEND:VEVENT\r\n\
    BEGIN:VTODO\r\nUID:f@autre\r\nSUMMARY:Acheter du pain\r\nEND:VTODO\r\n\
    BEGIN:VEVENT\r\nUID:g@autre\r\nDTSTART:20261203T130000Z\r\nSUMMARY:Coup\r\n";

/// Brings a file in; says where its report is.
pub async fn brings(desk: &Desk, place: &str, text: &str) -> String {
    let file = [("file", "perso.ics", "text/calendar", text.as_bytes())];
    desk.0.upload_with("/agenda/import", &[("place", place)], &file).await.redirects()
}

#[tokio::test]
async fn a_file_is_taken_in_and_said_line_by_line() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let report = brings(&samira, &own(school.samira), FILE).await;
        let page = samira.page(&report).await;
        let counts = page.text_of("[role='status']");
        assert!(counts.contains("Ajoutés : 3. Mis à jour : 1. Laissés de côté : 4."), "{counts}");
        let lines = page.texts_of(".rows li.report-line");
        for words in [
            "Ligne 4 Orthophoniste, avec Léa Ajouté",
            "Ligne 36 Sans date Pas de date de début",
            "Ligne 40 Toutes les heures Répétition que l’on ne sait pas lire",
            "Ligne 46 Acheter du pain Ce n’est pas un événement",
            "Ligne 50 Coup Événement coupé",
        ] {
            assert!(lines.iter().any(|it| it.contains(words)), "{words} in {lines:#?}");
        }
        assert_eq!(
            samira.week("2026-12-01").await,
            ["Judo", "Orthophoniste, avec Léa", "Anniversaire de Jules"]
        );
        let page = samira.page("/agenda?jour=2026-12-01").await;
        assert!(page.text_of(".day").contains("17 h 30 – 18 h 30"));
        assert!(page.text_of(".day").contains("14 h – 15 h"));
        assert!(samira.week("2026-12-08").await.is_empty(), "the file takes it out");
        let page = samira.page("/agenda?jour=2026-12-15").await;
        assert!(page.text_of(".day h3").contains("mercredi 16 décembre"));
    }
}

#[tokio::test]
async fn the_same_file_twice_doubles_nothing_and_a_newer_one_updates() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let place = own(school.samira);
        brings(&samira, &place, FILE).await;
        let again = brings(&samira, &place, FILE).await;
        let counts = samira.page(&again).await.text_of("[role='status']");
        assert!(counts.contains("Ajoutés : 0. Déjà là : 4."), "{counts}");
        let newer = FILE.replace(
            "20261203T130000Z\r\nDTEND:20261203T140000Z",
            "20261204T130000Z\r\nDTEND:20261204T140000Z",
        );
        let report = brings(&samira, &place, &newer).await;
        let counts = samira.page(&report).await.text_of("[role='status']");
        assert!(counts.contains("Ajoutés : 0. Mis à jour : 1. Déjà là : 3."), "{counts}");
        let page = samira.page("/agenda?jour=2026-12-01").await;
        let days = page.texts_of(".day h3");
        assert!(days.iter().any(|it| it.contains("vendredi 4")), "{days:?}");
        // Taken out again, the appointment is where it was before that file.
        samira.0.post(&format!("{report}/annulation"), &[]).await.redirects();
        let page = samira.page("/agenda?jour=2026-12-01").await;
        assert!(page.texts_of(".day h3").iter().any(|it| it.contains("jeudi 3")));
        let twice = samira.0.post(&format!("{report}/annulation"), &[]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn undoing_takes_out_what_came_and_leaves_what_was_changed_since() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let report = brings(&durand, &class(&school), FILE).await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.week("2026-12-01").await.len(), 3, "it is in the agenda of the class");
        let page = durand.page("/agenda?jour=2026-12-05").await;
        let cake = page.attribute("#jour-2026-12-05", "id").expect("a day");
        assert_eq!(cake, "jour-2026-12-05");
        let found = durand.page("/agenda/recherche?q=anniversaire").await;
        let cake = found.attribute("a.row", "href").expect("found");
        durand.changes(&format!("{cake}/modification"), &[("title", "Gâteau")]).await.redirects();
        durand.0.post(&format!("{report}/annulation"), &[]).await.redirects();
        let page = durand.page(&report).await;
        assert!(page.text_of(".flash").contains("sauf 1 événement"));
        assert_eq!(samira.week("2026-12-01").await, ["Gâteau"]);
        let status = samira.0.get(&report).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "a report is its person's");
    }
}

#[tokio::test]
async fn what_is_no_calendar_is_refused_with_a_sentence() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let place = own(school.samira);
        let large = format!("BEGIN:VCALENDAR\r\n{}", "X".repeat(2_050_000));
        let many = "BEGIN:VEVENT\r\nDTSTART:20261203T130000Z\r\nEND:VEVENT\r\n".repeat(1_002);
        for (text, words) in [
            ("Bonjour", "Ce n’est pas un calendrier"),
            ("", "Choisissez un fichier"),
            ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "aucun événement"),
            (large.as_str(), "dépasse 2"),
        ] {
            let file = [("file", "x.ics", "text/calendar", text.as_bytes())];
            let fields = [("place", place.as_str())];
            let answered = samira.0.upload_with("/agenda/import", &fields, &file).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
            let said = answered.any_page().text_of(".problems");
            assert!(said.contains(words), "{said}");
        }
        let many = format!("BEGIN:VCALENDAR\r\n{many}");
        let report = brings(&samira, &place, &many).await;
        let page = samira.page(&report).await;
        assert!(page.text_of(".rows").contains("Au-delà de ce qu’un fichier peut contenir"));
        let file = [("file", "x.ics", "text/calendar", FILE.as_bytes())];
        let fields = [("place", class(&school))];
        let fields = [("place", fields[0].1.as_str())];
        let answered = samira.0.upload_with("/agenda/import", &fields, &file).await;
        assert!(answered.any_page().text_of(".problems").contains("ne pouvez pas écrire"));
    }
}
