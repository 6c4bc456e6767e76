//! Whoever goes up to the collège is the same person there, with her account, her letters and what
//! she keeps; on the day, those who taught her have no way left to her.

use accounts::{Cost, command};
use base::{Day, Id};
use people::{Level, NewEnrolment, Person, enrolment, groups, testing::wider::WiderPeople};
use server::house;
use testing::{Client, TestSchool};

const PASSWORD: &str = "cerise-tambour-nuage-violon";

/// Léa Martin, who ends CM2-B with M. Petit.
async fn account(school: &TestSchool) -> String {
    let hashed = command::hash(PASSWORD, &school.app.random).expect("hashed").expect("good");
    let (lea, now) = (school.lea_the_other, school.clock.now());
    let open = move |tx: &db::Tx<'_>| {
        let row = people::person::load(tx, lea)?.expect("a person");
        command::make_logins(tx, &[(lea, row.details.name)])?;
        command::set_password(tx, lea, &hashed, now)?;
        Ok(command::login(tx, lea)?.expect("a login"))
    };
    school.app.db.write(open).await.expect("an account")
}

/// She leaves for 6e A on a day to come.
async fn goes_up(school: &TestSchool, wider: &WiderPeople, on: &str) {
    let new = NewEnrolment {
        pupil: school.lea_the_other,
        school: wider.college,
        class: Some(wider.sixth_a),
        level: Level::Sixth,
        from_on: Day::parse_iso(on).expect("a day"),
        until_on: None,
    };
    let today = school.clock.today();
    let write = move |tx: &db::Tx<'_>| {
        let touched = enrolment::change(tx, &new)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("a new school");
}

async fn writes(from: &Client, to: Id<Person>, subject: &str) -> u16 {
    let to = format!("p:{to}");
    let letter = [("to", &*to), ("subject", subject), ("body", "Bonjour."), ("action", "send")];
    from.post("/messages/nouveau", &letter).await.status.as_u16()
}

/// The pages of hers that those who teach her open, each with what it answers.
async fn opened(school: &TestSchool, person: Id<Person>) -> [u16; 3] {
    let (client, lea) = (school.client(person).await, school.lea_the_other);
    let pages = [
        format!("/resultats/eleves/{lea}"),
        format!("/passage/eleves/{lea}/portfolio"),
        format!("/personne/{lea}"),
    ];
    let mut statuses = [0; 3];
    for (status, page) in statuses.iter_mut().zip(pages) {
        *status = client.get(&page).await.status.as_u16();
    }
    statuses
}

#[tokio::test]
async fn a_pupil_who_goes_up_keeps_what_is_hers_and_those_who_taught_her_lose_it_on_the_day() {
    accounts::set_cost(Cost { memory_kib: 64, passes: 1, at_once: 4 });
    for school in TestSchool::each_at("2027-06-14 10:00", house::features).await {
        let wider = school.widen().await;
        server::wiring::learning::lend(&school.app);
        school.app.jobs.plan().await.expect("the nights are planned");
        let (petit, roche, lea) = (school.m_petit, wider.m_roche, school.lea_the_other);
        let login = account(&school).await;
        let poem = [("title", "Mon poème"), ("kind", "work"), ("made_on", "2027-05-03")];
        let portfolio = format!("/passage/eleves/{lea}/portfolio");
        let poem = [&poem[..], &[("words", "Appris pour la fête."), ("is_shown", "on")]].concat();
        school.client(school.julie).await.post(&portfolio, &poem).await.redirects();
        assert_eq!(writes(&school.client(petit).await, lea, "Bel été, Léa").await, 303);
        goes_up(&school, &wider, "2027-07-06").await;

        school.at("2027-07-05 23:50");
        school.run_jobs().await;
        assert_eq!(opened(&school, petit).await, [200; 3]);
        assert_eq!(opened(&school, roche).await, [404; 3]);

        school.at("2027-07-06 00:30");
        school.run_jobs().await;
        assert_eq!(opened(&school, petit).await, [404; 3], "on {}", school.app.db.engine().name());
        assert_eq!(opened(&school, school.mme_lefevre).await, [404; 3], "nor their head");
        let refused = writes(&school.client(petit).await, school.julie, "Et encore").await;
        assert_eq!(refused, 422, "she is no family of his class any more");
        let class = school.client(petit).await.get(&format!("/classe/{}", school.cm2_b)).await;
        assert!(!class.page().text_of("main").contains("Léa Martin"));
        assert_eq!(opened(&school, roche).await, [200; 3]);

        // The same login opens the same letters and the same portfolio.
        let browser = school.nobody();
        browser.post("/connexion", &[("login", &*login), ("password", PASSWORD)]).await.redirects();
        let letters = browser.get("/messages").await.page().text_of("main");
        assert!(letters.contains("Bel été, Léa"), "{letters}");
        assert!(browser.get(&portfolio).await.page().text_of("main").contains("Mon poème"));
        let me = browser.get_json("/api/moi").await.json().to_string();
        assert!(me.contains("Rosa-Parks") && !me.contains("Jean-Macé"), "{me}");
    }
}
