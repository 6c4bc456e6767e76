//! Mails: one for each person, at his hour, saying little.

use crate::house::{House, houses};
use axum::http::StatusCode;
use notices::{Reader, Telling};
use web::Rhythm;

#[tokio::test]
async fn a_day_is_one_mail_grouped_by_child() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        let for_jules = vec![Reader::guardian(house.samira, house.jules)];
        house.tell(house.issue(2), for_jules).await;
        house.tell(house.issue(3), vec![Reader::person(house.samira)]).await;
        house.at("2026-11-23 17:59");
        house.run_jobs().await;
        assert_eq!(house.mails().await, []);
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        let mails = house.mails().await;
        let to: Vec<&str> = mails.iter().map(|(to, ..)| to.as_str()).collect();
        let expected = [house.samira, house.mme_moreau, house.m_moreau].map(House::address);
        assert_eq!(to, expected, "Marc has no address");

        let (_, subject, text) = &mails[0];
        assert_eq!(subject, "3 nouveautés sur Lys-lez-Lannoy");
        assert!(
            text.starts_with("Bonjour Samira,\n\nPour vous\n– Mme Durand a publié la gazette.\n")
        );
        let (lea, jules) = (text.find("\n\nLéa\n– "), text.find("\n\nJules\n– "));
        assert!(lea.is_some() && jules.is_some(), "{text}");
        assert!(text.contains("http://test.invalid/nouveautes/"));
        // The twins' parents are told of one thing.
        assert_eq!(mails[1].1, "Une nouveauté sur Lys-lez-Lannoy");
        assert!(mails.iter().all(|(_, subject, _)| !subject.contains("Léa")));

        // Once: neither the next hour nor another run of the same job writes again.
        house.at("2026-11-24 18:00");
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 3);
    }
}

#[tokio::test]
async fn each_person_chooses_for_each_kind() {
    for house in houses().await {
        let samira = house.client(house.samira).await;
        let page = samira.get("/compte/notifications").await.page();
        let selected = "select[name=\"gazette.issue\"] option[selected]";
        assert_eq!(page.attribute(selected, "value").as_deref(), Some("daily"));
        assert!(page.text_of("main").contains(&House::address(house.samira)));
        let choose = async |rhythm: Rhythm| {
            let fields = [("gazette.issue", rhythm.word())];
            let kept = samira.post("/compte/notifications", &fields).await;
            assert_eq!(kept.redirects(), "/compte/notifications");
        };
        let telling = |thing| Telling { thing, ..house.issue(thing) };
        let to_samira = || vec![Reader::guardian(house.samira, house.lea)];

        choose(Rhythm::AtOnce).await;
        house.tell(telling(1), to_samira()).await;
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 0, "a minute for those who have it on the screen");
        house.at("2026-11-23 10:02");
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 1);

        choose(Rhythm::Never).await;
        house.tell(telling(2), to_samira()).await;
        choose(Rhythm::Weekly).await;
        house.tell(telling(3), to_samira()).await;
        house.at("2026-11-27 16:59");
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 1);
        house.at("2026-11-27 17:00");
        house.run_jobs().await;
        let mails = house.mails().await;
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[1].1, "Une nouveauté sur Lys-lez-Lannoy");
    }
}

#[tokio::test]
async fn what_was_seen_needs_no_mail() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        let samira = house.client(house.samira).await;
        let page = samira.get("/nouveautes").await.page();
        samira.get(&page.attribute(".rows a", "href").expect("a link")).await.redirects();
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        let to: Vec<String> = house.mails().await.into_iter().map(|(to, ..)| to).collect();
        assert!(!to.contains(&House::address(house.samira)) && to.len() == 2);
    }
}

#[tokio::test]
async fn one_click_turns_mails_off_until_one_chooses_again() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        let text = house.mails().await[0].2.clone();
        let link = text.lines().last().expect("the link").to_owned();
        let path = link.strip_prefix("http://test.invalid").expect("ours");

        let nobody = house.nobody();
        let page = nobody.get(path).await.page();
        assert!(page.has("form[method=post]"), "looking at a link changes nothing");
        // As a mail program does: RFC 8058, without cookie and without token.
        let fields = [("List-Unsubscribe", "One-Click")];
        let stopped = nobody.post_without_token(path, &fields).await;
        assert_eq!(stopped.status, StatusCode::OK);
        let wrong = path.replace(char::is_alphabetic, "a");
        assert_eq!(nobody.get(&wrong).await.status, StatusCode::NOT_FOUND);
        let of_another = path.replace(&house.samira.to_string(), &house.julie.to_string());
        let refused = nobody.post_without_token(&of_another, &fields).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);

        house.tell_class(house.issue(2)).await;
        house.at("2026-11-24 18:00");
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 3 + 2, "the others have a second one");
        let samira = house.client(house.samira).await;
        let page = samira.get("/compte/notifications").await.page();
        assert!(page.text_of(".note").contains("arrêté tous les courriels"));
        samira.post("/compte/notifications", &[("gazette.issue", "daily")]).await.redirects();
        house.tell_class(house.issue(3)).await;
        house.at("2026-11-25 18:00");
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 3 + 2 + 3);
    }
}

#[tokio::test]
async fn a_mail_speaks_the_language_of_its_reader() {
    for house in houses().await {
        let person = house.mme_dubois;
        let prefer = move |tx: &db::Tx<'_>| {
            let locale = base::Locale::En;
            let english = web::session::Preferences { locale, ..Default::default() };
            web::session::prefer(tx, person, &english)
        };
        house.app.db.write(prefer).await.expect("English");
        house.tell(house.issue(1), vec![Reader::guardian(house.mme_dubois, house.noe)]).await;
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        let (_, subject, text) = house.mails().await.remove(0);
        assert_eq!(subject, "Something new on Lys-lez-Lannoy");
        assert!(text.contains("Noé\n– Mme Durand has published the gazette."), "{text}");
    }
}

#[tokio::test]
async fn a_holiday_is_quiet_for_mails_too() {
    for house in houses().await {
        house.at("2026-12-18 19:00");
        let samira = house.client(house.samira).await;
        samira.post("/compte/notifications", &[("gazette.issue", "now")]).await.redirects();
        house.at("2026-12-20 10:00");
        house.tell_class(house.issue(1)).await;
        house.at("2027-01-03 23:00");
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 0);
        house.at("2027-01-04 07:02");
        house.run_jobs().await;
        assert_eq!(house.mails().await.len(), 1);
    }
}
