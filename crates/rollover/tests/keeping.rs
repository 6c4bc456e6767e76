//! What is kept of somebody: his export, his erasure, his two records; and the log.

use crate::desk::{Desk, schools};
use people::Person;
use testing::TestSchool;

async fn applied(school: &TestSchool) -> Desk {
    let desk = Desk::of_jean_mace(school).await;
    desk.agree().await;
    desk.apply(school).await;
    desk
}

async fn exported(school: &TestSchool, person: base::Id<Person>) -> Option<String> {
    let export = rollover::feature().export;
    let files = school.app.db.read(move |tx| export(tx, person)).await.expect("exported");
    files.into_iter().next().map(|file| String::from_utf8(file.bytes).expect("text"))
}

#[tokio::test]
async fn a_pupil_has_his_moves_in_his_files_until_he_is_erased() {
    for school in schools().await {
        applied(&school).await;
        let lea = exported(&school, school.lea).await.expect("her file");
        assert!(lea.contains("\"from\": \"CE1-A\"") && lea.contains("\"to\": \"CE2-A\""), "{lea}");
        let noe = exported(&school, school.noe).await.expect("his file");
        assert!(noe.contains("\"leaves_to\": \"middle\""), "{noe}");
        assert_eq!(exported(&school, school.samira).await, None);
        let (erase, noe) = (rollover::feature().erase, school.noe);
        let rows = school.app.db.write(move |tx| erase(tx, noe)).await.expect("erased");
        assert_eq!(rows, 1);
        assert_eq!(exported(&school, school.noe).await, None);
    }
}

#[tokio::test]
async fn two_records_of_one_pupil_have_one_place() {
    for school in schools().await {
        Desk::of_jean_mace(&school).await;
        let merging = rollover::feature().merging.expect("it names people");
        let (from, to) = (school.ines, school.hugo);
        let merge = move |tx: &db::Tx<'_>| {
            let named = (merging.named)(tx, from)?;
            (merging.rename)(tx, &named, from, to)
        };
        school.app.db.write(merge).await.expect("merged");
        assert!(exported(&school, to).await.is_some());
        assert_eq!(exported(&school, from).await, None);
    }
}

#[tokio::test]
async fn what_was_decided_is_in_the_log_without_a_name() {
    for school in schools().await {
        let desk = applied(&school).await;
        desk.post("/annulation", &[]).await.redirects();
        let read = |tx: &db::Tx<'_>| {
            let rows: Vec<(String, String)> =
                tx.all("select action, detail from audit order by id", &[])?;
            Ok(rows)
        };
        let rows = school.app.db.read(read).await.expect("read");
        let actions: Vec<&str> = rows.iter().map(|(action, _)| action.as_str()).collect();
        assert_eq!(
            actions,
            ["year.prepare", "year.ready", "year.schedule", "year.apply", "year.undo"]
        );
        assert!(rows.iter().all(|(_, detail)| !detail.contains("Martin")));
    }
}

#[tokio::test]
async fn the_teams_are_told_of_their_classes() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        desk.agree().await;
        desk.apply(&school).await;
        let told = "select count(*) from notice where kind = 'rollover.team'";
        let count =
            async || school.app.db.read(move |tx| tx.number(told, &[])).await.expect("read");
        assert_eq!(count().await, 2, "CE1-A and CM2-B have a team");
        desk.post("/annulation", &[]).await.redirects();
        assert_eq!(count().await, 0, "it is no longer so");
    }
}

#[tokio::test]
async fn the_families_of_those_who_leave_are_told_to_keep_what_is_theirs() {
    for school in schools().await {
        let desk = Desk::of_jean_mace(&school).await;
        desk.agree().await;
        desk.apply(&school).await;
        let told = "select distinct r.person_id
                      from notice n
                      join notice_reader r on r.notice_id = n.id
                     where n.kind = 'rollover.leaving'";
        let readers = async || -> Vec<base::Id<Person>> {
            let rows: Vec<(base::Id<Person>,)> =
                school.app.db.read(move |tx| tx.all(told, &[])).await.expect("read");
            rows.into_iter().map(|(person,)| person).collect()
        };
        let families = readers().await;
        assert!(families.contains(&school.mme_dubois), "Noé leaves for the collège");
        assert!(!families.contains(&school.samira), "Léa goes up to CE2");
        school.at("2027-06-22 09:00");
        school.run_jobs().await;
        let mother = school.client(school.mme_dubois).await;
        let feed = mother.get("/nouveautes").await.page().text_of("main");
        assert!(feed.contains("Votre enfant quitte École Jean-Macé le"), "{feed}");
        desk.post("/annulation", &[]).await.redirects();
        assert_eq!(readers().await, [], "they stay after all");
    }
}
