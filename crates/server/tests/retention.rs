//! Those who have left are erased in the night of the eighty-fifth day: nothing but the name and
//! the past is left of them, in any table of the house.

use accounts::{Cost, command};
use base::{Id, Instant, PersonName};
use db::{Engine, Tx};
use people::{
    Details, Key, Level, NewEnrolment, NewPerson, Person, audit, class, enrolment, groups,
    guardianship, person, testing::guards,
};
use server::house;
use std::sync::atomic::{AtomicI64, Ordering};
use testing::{Client, TestSchool};
use web::Feature;

const PASSWORD: &str = "cerise-tambour-nuage-violon";

/// What the house knows of Samira, and must not know any more.
const KNOWN: [&str; 9] = [
    "samira.h@exemple.fr",
    "samira.contact@exemple.fr",
    "samira.autre@exemple.fr",
    "0611223344",
    "0320112233",
    "14 rue des Tisserands",
    "1987-04-13",
    "samira.haddad",
    "9876543",
];

async fn each() -> Vec<TestSchool> {
    accounts::set_cost(Cost { memory_kib: 64, passes: 1, at_once: 4 });
    TestSchool::each(house::features).await
}

async fn write<T: Send + 'static>(
    school: &TestSchool,
    f: impl Fn(&Tx<'_>) -> db::Result<T> + Send + 'static,
) -> T {
    school.app.db.write(f).await.expect("written")
}

/// Everything a mother leaves behind in a year.
async fn samira_lives(school: &TestSchool) -> Id<Person> {
    let (samira, now) = (school.samira, school.clock.now());
    let hashed = command::hash(PASSWORD, &school.app.random).expect("hashed").expect("good");
    write(school, move |tx| {
        let mut details = person::load(tx, samira)?.expect("Samira").details;
        KNOWN[0].clone_into(&mut details.mail);
        KNOWN[3].clone_into(&mut details.phone_mobile);
        KNOWN[4].clone_into(&mut details.phone_home);
        KNOWN[5].clone_into(&mut details.address);
        details.birth_day = base::Day::parse_iso(KNOWN[6]);
        person::edit(tx, &[(samira, details.clone())])?;
        person::add_keys(tx, &[(samira, Key::new("aaf:09", KNOWN[8]))])?;
        command::make_logins(tx, &[(samira, details.name)])?;
        command::set_password(tx, samira, &hashed, now)
    })
    .await;
    let steward = school.client(school.mme_lefevre).await;
    let code = format!("/comptes/{samira}/code");
    steward.post(&code, &[]).await;
    let her = school.client(samira).await;
    her.post("/compte/adresse", &[("mail", KNOWN[1]), ("current", PASSWORD)]).await;
    let to = format!("p:{}", school.mme_durand);
    let letter = [("to", to.as_str()), ("subject", "Merci"), ("body", "À bientôt")];
    her.post("/messages/nouveau", &[&letter[..], &[("action", "send")]].concat()).await.redirects();
    her.post("/messages/brouillons/enregistrement", &[("body", "Bonjour,")]).await.json();
    her.post("/messages/dossiers", &[("name", "Cantine")]).await.redirects();
    her.post("/messages/preferences", &[("signature", "Samira H.")]).await.redirects();
    another_file(school, now).await
}

/// Another file of hers, made one with the first by the head.
async fn another_file(school: &TestSchool, now: Instant) -> Id<Person> {
    let lea = school.lea;
    let again = write(school, move |tx| {
        let mut details = Details::named(PersonName::new("Samira", "Haddad", None));
        KNOWN[2].clone_into(&mut details.mail);
        let keys = vec![Key::new("onde:0591234A", "9876543-bis")];
        let again = person::create(tx, &[NewPerson { details, keys }], now)?[0];
        let new = guards(again, lea, people::Kinship::Mother, now.day());
        let (_, touched) = guardianship::begin(tx, &[new])?;
        groups::refresh(tx, &touched, now.day())?;
        Ok(again)
    })
    .await;
    let head = school.client(school.mme_lefevre).await;
    let (keep, drop) = (school.samira.to_string(), again.to_string());
    let fusion = format!("/administration/ecole/{}/fusion", school.jean_mace);
    head.post(&fusion, &[("garder", &keep), ("retirer", &drop)]).await.redirects();
    again
}

/// These pupils are in no school from now on.
async fn go(school: &TestSchool, pupils: &[Id<Person>]) {
    let (pupils, today) = (pupils.to_vec(), school.clock.today());
    write(school, move |tx| {
        let mut ids = Vec::new();
        for pupil in &pupils {
            ids.extend(enrolment::of_pupil(tx, *pupil)?.into_iter().map(|fact| fact.id));
        }
        let touched = enrolment::end(tx, &ids, today)?;
        groups::refresh(tx, &touched, today)
    })
    .await;
}

async fn night(school: &TestSchool, day: &str) {
    school.at(&format!("{day} 03:30"));
    school.app.jobs.plan().await.expect("planned");
    school.run_jobs().await;
}

async fn load(school: &TestSchool, id: Id<Person>) -> Person {
    let found = school.app.db.read(move |tx| person::load(tx, id)).await;
    found.expect("read").expect("somebody")
}

async fn is_erased(school: &TestSchool, id: Id<Person>) -> bool {
    load(school, id).await.erased_at.is_some()
}

async fn written_of(school: &TestSchool, id: Id<Person>) -> Vec<audit::Entry> {
    let read = move |tx: &Tx<'_>| {
        let entries = audit::of_thing(tx, &format!("person:{id}"), 100)?;
        Ok(entries.into_iter().filter(|entry| entry.action == "person.erase").collect())
    };
    school.app.db.read(read).await.expect("a log")
}

/// The columns of every table where one of these words is: `credential.login: samira.haddad`.
async fn found_in(school: &TestSchool, words: &'static [&'static str]) -> Vec<String> {
    let read = move |tx: &Tx<'_>| {
        let columns: Vec<(String, String)> = tx.all(columns_of(tx.engine()), &[])?;
        let mut found = Vec::new();
        for (table, column) in columns {
            for word in words {
                let sql = format!(
                    "select count(*) from \"{table}\"
                      where cast(\"{column}\" as text) like '%' || $1 || '%'"
                );
                // Statements are written once and for all, save here, where tables are asked for.
                let sql: &'static str = Box::leak(sql.into_boxed_str());
                if tx.number(sql, &[(*word).into()])? > 0 {
                    found.push(format!("{table}.{column}: {word}"));
                }
            }
        }
        Ok(found)
    };
    school.app.db.read(read).await.expect("every table")
}

fn columns_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "select m.name, c.name
               from sqlite_master m
               join pragma_table_info(m.name) c
              where m.type = 'table' and m.sql not like '%virtual%' and m.name not like 'search%'
              order by m.name, c.name"
        }
        Engine::Postgres => {
            "select cast(table_name as text), cast(column_name as text)
               from information_schema.columns
              where table_schema = current_schema() and data_type <> 'tsvector'
              order by table_name, column_name"
        }
    }
}

#[tokio::test]
async fn nothing_but_the_name_and_the_past_is_left_in_any_table() {
    for school in each().await {
        let again = samira_lives(&school).await;
        let before = found_in(&school, &KNOWN).await;
        for word in KNOWN {
            assert!(before.iter().any(|it| it.ends_with(word)), "{word} is nowhere: {before:?}");
        }
        go(&school, &[school.lea, school.jules]).await;
        // 23 November and 85 days, less one.
        night(&school, "2027-02-15").await;
        assert!(!is_erased(&school, school.samira).await);
        assert_eq!(found_in(&school, &KNOWN).await, before);
        let her = school.client(school.samira).await;
        assert_eq!(her.get("/compte").await.status, 200);
        night(&school, "2027-02-16").await;
        assert!(is_erased(&school, school.samira).await);
        assert!(is_erased(&school, again).await, "her other file goes with her");
        assert_eq!(found_in(&school, &KNOWN).await, [""; 0]);
        its_log_says_how_much_and_no_name(&school).await;
        others_keep_what_they_have(&school).await;
        assert_eq!(her.get("/compte").await.status, 401, "her sessions are closed");
        let fields = [("login", "samira.haddad"), ("password", PASSWORD)];
        assert_eq!(school.nobody().post("/connexion", &fields).await.status, 422);
    }
}

async fn its_log_says_how_much_and_no_name(school: &TestSchool) {
    let written = written_of(school, school.samira).await;
    assert_eq!(written.len(), 1);
    assert_eq!((written[0].person, written[0].risk), (None, audit::Risk::Personal));
    let detail: serde_json::Value = serde_json::from_str(&written[0].detail).expect("JSON");
    assert_eq!(detail["records"], 2);
    assert!(detail["rows"]["messages"].as_u64().is_some_and(|rows| rows >= 3), "{detail}");
    assert!(detail["rows"]["accounts"].as_u64().is_some_and(|rows| rows >= 1), "{detail}");
    let steward = school.client(school.mme_delattre).await;
    let log = steward.get("/administration/journal").await.page().text_of("main");
    assert!(log.contains("Données d’une personne partie effacées"), "{log}");
}

async fn others_keep_what_they_have(school: &TestSchool) {
    let mme_durand = school.client(school.mme_durand).await;
    let inbox = mme_durand.get("/messages").await.page();
    let letter = inbox.attribute(".rows a.row", "href").expect("her letter");
    let letter = mme_durand.get(&letter).await.page().text_of("main");
    assert!(letter.contains("Samira Haddad") && letter.contains("À bientôt"), "{letter}");
    let (ce1_a, then) = (school.ce1_a, base::Day::parse_iso("2026-11-20").expect("a day"));
    let past = school.app.db.read(move |tx| class::page(tx, ce1_a, then)).await;
    let past = past.expect("read").expect("CE1-A");
    let lea = past.pupils.iter().find(|line| line.name.first == "Léa").expect("she was there");
    assert!(lea.guardians.iter().any(|it| it.name.full() == "Samira Haddad"));
}

#[tokio::test]
async fn a_second_night_does_nothing() {
    for school in each().await {
        go(&school, &[school.noe]).await;
        night(&school, "2027-02-16").await;
        let erased_at = load(&school, school.noe).await.erased_at;
        assert!(erased_at.is_some());
        night(&school, "2027-02-17").await;
        assert_eq!(load(&school, school.noe).await.erased_at, erased_at);
        assert_eq!(written_of(&school, school.noe).await.len(), 1);
    }
}

#[tokio::test]
async fn who_came_back_in_between_is_not_erased() {
    for school in each().await {
        go(&school, &[school.noe]).await;
        school.at("2027-02-10 10:00");
        let back = NewEnrolment {
            pupil: school.noe,
            school: school.jean_mace,
            class: Some(school.cm2_b),
            level: Level::Cm2,
            from_on: school.clock.today(),
            until_on: None,
        };
        let today = school.clock.today();
        write(&school, move |tx| {
            let (_, touched) = enrolment::begin(tx, std::slice::from_ref(&back))?;
            groups::refresh(tx, &touched, today)
        })
        .await;
        night(&school, "2027-02-20").await;
        for stays in [school.noe, school.mme_dubois] {
            assert!(!is_erased(&school, stays).await);
        }
    }
}

#[tokio::test]
async fn of_who_left_before_departures_were_dated_the_first_night_is_the_first_day() {
    for school in each().await {
        go(&school, &[school.noe]).await;
        write(&school, |tx| tx.run("update person set left_on = null", &[])).await;
        night(&school, "2026-11-24").await;
        let dated = base::Day::parse_iso("2026-11-24");
        assert_eq!(load(&school, school.noe).await.left_on, dated);
        assert_eq!(load(&school, school.mme_dubois).await.left_on, dated);
        assert_eq!(load(&school, school.lea).await.left_on, None);
        night(&school, "2027-02-16").await;
        assert!(!is_erased(&school, school.noe).await);
        night(&school, "2027-02-17").await;
        assert!(is_erased(&school, school.noe).await);
    }
}

#[tokio::test]
async fn a_closed_account_and_a_frozen_one_go_like_the_others() {
    for school in each().await {
        let (noe, m_moreau, now) = (school.noe, school.m_moreau, school.clock.now());
        write(&school, move |tx| person::suspend(tx, noe, now)).await;
        let father = school.client(m_moreau).await;
        rude(&school, &father).await;
        go(&school, &[noe, school.ines, school.lina]).await;
        night(&school, "2027-02-16").await;
        for gone in [noe, m_moreau, school.mme_moreau, school.ines] {
            assert!(is_erased(&school, gone).await);
        }
    }
}

/// He writes what one does not write, and may write no more.
async fn rude(school: &TestSchool, father: &Client) {
    let to = format!("p:{}", school.mme_durand);
    let letter = [("to", to.as_str()), ("subject", "Vous"), ("body", "Vous allez voir.")];
    let letter = [&letter[..], &[("action", "send")]].concat();
    father.post("/messages/nouveau", &letter).await.redirects();
    let mme_durand = school.client(school.mme_durand).await;
    let inbox = mme_durand.get("/messages").await.page();
    let letter = inbox.attribute(".rows a.row", "href").expect("a letter");
    let reason = [("reason", "Il me menace.")];
    mme_durand.post(&format!("{letter}/signalement"), &reason).await.redirects();
    let head = school.client(school.mme_lefevre).await;
    let list = head.get("/messages/signalements").await.page();
    let report = list.attribute("a.row[href*='signalements']", "href").expect("a report");
    head.post(&report, &[("decision", "freeze")]).await.redirects();
}

/// Whom the night stumbles over.
static STUMBLES_OVER: AtomicI64 = AtomicI64::new(0);

/// The house, with a last feature that cannot erase somebody: what it had done before is undone.
fn features() -> Vec<Feature> {
    let mut features = house::features();
    let mut last = retention::feature();
    last.name = "stumbling";
    last.routes = web::Routes::new;
    last.texts = &[];
    last.menu = Vec::new();
    last.erase = |_, person| {
        let stumbles = person.raw() == STUMBLES_OVER.load(Ordering::SeqCst);
        if stumbles { Err(db::Error::Engine("the power went".to_owned())) } else { Ok(0) }
    };
    features.push(last);
    features
}

#[tokio::test]
async fn a_night_that_stops_at_somebody_leaves_him_whole_and_goes_on() {
    accounts::set_cost(Cost { memory_kib: 64, passes: 1, at_once: 4 });
    for school in TestSchool::each(features).await {
        let (noe, now) = (school.noe, school.clock.now());
        let hashed = command::hash(PASSWORD, &school.app.random).expect("hashed").expect("good");
        write(&school, move |tx| {
            command::make_logins(tx, &[(noe, PersonName::new("Noé", "Dubois", None))])?;
            command::set_password(tx, noe, &hashed, now)
        })
        .await;
        go(&school, &[noe, school.ines]).await;
        STUMBLES_OVER.store(noe.raw(), Ordering::SeqCst);
        school.at("2027-02-16 03:30");
        school.app.jobs.plan().await.expect("planned");
        school.app.jobs.run_due().await.expect("the queue");
        let him = load(&school, noe).await;
        assert!(him.erased_at.is_none() && him.details.birth_day.is_some());
        let login = "credential.login: noe.dubois";
        assert_eq!(found_in(&school, &["noe.dubois"]).await, [login]);
        assert!(is_erased(&school, school.ines).await, "he keeps nobody from it");
        assert!(is_erased(&school, school.mme_dubois).await);
        STUMBLES_OVER.store(0, Ordering::SeqCst);
        school.at("2027-02-16 12:00");
        school.run_jobs().await;
        assert!(is_erased(&school, noe).await, "it is tried again");
        assert_eq!(found_in(&school, &["noe.dubois"]).await, [""; 0]);
        assert_eq!(written_of(&school, school.ines).await.len(), 1, "and she is not erased again");
    }
}

#[tokio::test]
async fn a_person_erased_has_a_page_that_says_so_and_an_export_of_the_past() {
    for school in each().await {
        go(&school, &[school.noe]).await;
        night(&school, "2027-02-16").await;
        let steward = school.client(school.mme_delattre).await;
        let page = steward.get(&format!("/personne/{}", school.noe)).await.page();
        assert!(page.text_of("main").contains("Compte effacé le 16/02/2027"));
        assert!(!page.has("a[href^='/administration/personne/']"), "there is nothing to change");
        let file = format!("/administration/personne/{}", school.noe);
        assert_eq!(steward.get(&file).await.status, 403);
        let classmate = school.client(school.m_petit).await;
        assert_eq!(classmate.get(&format!("/personne/{}", school.noe)).await.status, 404);
        let code = format!("/comptes/{}/code", school.noe);
        assert_eq!(steward.post(&code, &[]).await.status, 404, "nobody gives him an account");
    }
}

#[tokio::test]
async fn nobody_counts_who_was_erased_among_those_who_are_to_come() {
    for school in each().await {
        let accounts = format!("/ecoles/{}/comptes", school.jean_mace);
        let head = school.client(school.mme_lefevre).await;
        assert!(head.get(&accounts).await.page().text_of("main").contains("CM2-B"));
        let before = head.get(&format!("/classes/{}/comptes", school.cm2_b)).await;
        assert!(before.text().contains("Dubois"), "{}", before.status);
        go(&school, &[school.noe]).await;
        night(&school, "2027-02-16").await;
        let head = school.client(school.mme_lefevre).await;
        let after = head.get(&format!("/classes/{}/comptes", school.cm2_b)).await;
        assert_eq!(after.status, 200);
        assert!(!after.text().contains("Dubois"));
    }
}
