//! Two records of one person, the first days of the made-up town, and what programs are told.

use crate::desk::{lend, schools, shown, skill};
use db::Tx;
use people::{class, school};
use results::{Shown, alert, period, testing::scales};
use web::{
    demo::{self, Stage, StageSchool},
    merging::{self, Pair},
};

#[tokio::test]
async fn what_two_records_have_chosen_becomes_one() {
    for school in schools().await {
        for (guardian, what) in [(school.samira, "weekly"), (school.marc, "never")] {
            let client = school.client(guardian).await;
            let url = format!("/resultats/eleves/{}/alertes", school.lea);
            client.post(&url, &[("what", what)]).await.redirects();
        }
        let (lea, keep, drop) = (school.lea, school.samira, school.marc);
        let (app, now) = (school.app.clone(), school.clock.now());
        let merge = move |tx: &Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        school.app.db.write(merge).await.expect("one");
        let read = move |tx: &Tx<'_>| alert::of(tx, keep, lea);
        let choice = school.app.db.read(read).await.expect("read");
        assert_eq!(choice.what, alert::What::Weekly, "what the kept one has chosen");
    }
}

#[tokio::test]
async fn what_was_not_looked_at_follows_a_pupil_whose_records_become_one() {
    for school in schools().await {
        let (people, now) = (school.people, school.clock.now());
        let tell = move |tx: &Tx<'_>| {
            let news = results::news::News {
                what: results::news::Published::Results,
                thing: 60,
                title: "Dictée".to_owned(),
                url: "/evaluations/1".to_owned(),
                visible_at: now,
                by: None,
            };
            results::news::tell(tx, &news, &[(people.ines, None)], now)
        };
        school.app.db.write(tell).await.expect("told");
        let (app, keep, drop) = (school.app.clone(), school.lina, school.ines);
        let merge = move |tx: &Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        school.app.db.write(merge).await.expect("one");
        let count = move |tx: &Tx<'_>| {
            let whose = db::params![keep];
            let rows = "select count(*) from result_fresh where pupil_id = $1";
            let own = "select count(*) from result_fresh where pupil_id = $1 and person_id = $1";
            Ok((tx.number(rows, whose)?, tx.number(own, whose)?))
        };
        let counted = school.app.db.read(count).await.expect("read");
        assert_eq!(counted, (3, 1), "her parents' and her own");
    }
}

#[tokio::test]
async fn the_made_up_town_has_cut_its_year_from_its_first_day() {
    for school in schools().await {
        let (id, today) = (school.jean_mace, school.clock.today());
        let read = move |tx: &Tx<'_>| {
            let page = school::page(tx, id, today)?.ok_or(db::Error::Missing)?;
            let classes = page.classes.iter().map(|line| class::page(tx, line.class.id, today));
            let classes = classes.collect::<db::Result<Vec<_>>>()?;
            Ok(StageSchool { page, classes: classes.into_iter().flatten().collect() })
        };
        let staged = school.app.db.read(read).await.expect("read");
        let until = school.clock.now();
        let schools = vec![staged];
        let stage = Stage { schools, until, from: Stage::first(until), ..Stage::default() };
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        let read = move |tx: &Tx<'_>| period::on(tx, id, today);
        let period = school.app.db.read(read).await.expect("read").expect("a period");
        assert_eq!(period.name, "Trimestre 1");
    }
}

#[tokio::test]
async fn a_program_is_told_what_the_page_shows_and_no_more() {
    for school in schools().await {
        let reads = skill(&school, "cycle2", "FRA-LEC-0081").await;
        let step = Shown::Step(scales::OBJECTIFS, 3);
        lend(
            &school,
            vec![
                shown(school.lea, reads, "2026-11-10", step),
                shown(school.lea, reads, "2026-11-24", Shown::Step(scales::OBJECTIFS, 1)),
            ],
        );
        let url = format!("/api/resultats/eleves/{}", school.lea);
        let samira = school.client(school.samira).await;
        let told = samira.get_json(&url).await.json();
        assert_eq!(told["domains"][0]["reached"], 1);
        let skill = &told["domains"][0]["skills"][0];
        assert_eq!(skill["code"], "FRA-LEC-0081");
        assert_eq!(skill["proofs"].as_array().map(Vec::len), Some(1), "what she may see");
        assert_eq!(skill["proofs"][0]["value"], "Atteints");
        let moreau = school.client(school.mme_moreau).await;
        assert_eq!(moreau.get_json(&url).await.status, 404);
    }
}
