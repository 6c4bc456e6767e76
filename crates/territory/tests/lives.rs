//! What happens to facts when deliberations change: statutes, delegates, concords, repeals.

use crate::{deciding, world::worlds};
use base::{Id, PersonName, Title};
use council::effect::{Effect, End};
use db::{Tx, params};
use people::{Body, testing::governed::GovernedPeople};
use testing::TestSchool;

/// Who represents a member today, in the words of the page of the syndicate.
async fn delegates(school: &TestSchool, governed: &GovernedPeople) -> Vec<String> {
    let carlier = school.client(governed.mme_carlier).await;
    let url = format!("/territoire/{}/delegues", governed.syndicate);
    let page = carlier.get(&url).await.page();
    let cells = page.texts_of("tbody tr td:nth-child(2)");
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

fn appoint(to: Id<Body>, first: &str, last: &str, is_deputy: bool) -> Effect {
    let name = PersonName::new(first, last, Some(Title::Mme));
    Effect::Appoint { to, name, college: String::new(), is_deputy }
}

#[tokio::test]
async fn a_council_that_appoints_anew_replaces_and_a_withdrawal_brings_back_who_was_there() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        deciding::join(&school, &governed).await;
        let to = governed.syndicate;
        assert_eq!(delegates(&school, &governed).await, ["Konrad Wallerand · Délégué titulaire"]);
        school.at("2026-12-01 10:00");
        let deputy = vec![appoint(to, "Anne", "Roux", true)];
        deciding::decide(&school, governed.lys, deputy).await;
        school.at("2026-12-10 10:00");
        let other = vec![appoint(to, "Lise", "Petitjean", false)];
        let act = deciding::decide(&school, governed.lys, other).await;
        let now = ["Lise Petitjean · Délégué titulaire", "Anne Roux · Délégué suppléant"];
        assert_eq!(delegates(&school, &governed).await, now);
        deciding::undo(&school, act, End::Withdrawn).await;
        let back = ["Konrad Wallerand · Délégué titulaire", "Anne Roux · Délégué suppléant"];
        assert_eq!(delegates(&school, &governed).await, back);
    }
}

#[tokio::test]
async fn delegates_end_with_the_term_of_the_council_that_sent_them() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let lys = governed.lys;
        let mayor = council::NewMandate {
            body: lys,
            office: council::mandate::Office::Chair,
            rank: 1,
            name: PersonName::new("Irène", "Colin", Some(Title::Mme)),
            person: Some(governed.mme_colin),
            sent_by: None,
            college: String::new(),
            deputy_of: None,
            votes: 1,
            from_on: deciding::day("2020-05-25"),
            until_on: Some(deciding::day("2027-03-21")),
        };
        let begin = move |tx: &Tx<'_>| council::mandate::begin(tx, std::slice::from_ref(&mayor));
        school.app.db.write(begin).await.expect("a mayor");
        deciding::join(&school, &governed).await;
        school.at("2027-03-20 10:00");
        assert_eq!(delegates(&school, &governed).await.len(), 1);
        school.at("2027-03-21 10:00");
        assert_eq!(delegates(&school, &governed).await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_delegate_of_a_college_that_does_not_elect_sits_at_once_and_no_longer_once_dismissed() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let syndicate = governed.syndicate;
        let asks = vec![
            Effect::Adhere { syndicate },
            appoint(syndicate, "Zoé", "Maes", false),
            appoint(syndicate, "Eva", "Dior", true),
        ];
        let act = deciding::decide(&school, governed.metropole, asks).await;
        let today = school.clock.today();
        let sit = || school.app.db.read(move |tx| council::mandate::of_body(tx, syndicate, today));
        let committee = sit().await.expect("members");
        assert_eq!(committee.len(), 2);
        let deputies: Vec<_> = committee.iter().filter(|one| one.deputy_of.is_some()).collect();
        assert_eq!((deputies.len(), deputies[0].first_name.as_str()), (1, "Eva"));
        deciding::undo(&school, act, End::Withdrawn).await;
        assert_eq!(sit().await.expect("members"), []);
    }
}

#[tokio::test]
async fn statutes_begin_when_they_are_voted_and_a_withdrawal_brings_the_old_ones_back() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let syndicate = governed.syndicate;
        let carlier = school.client(governed.mme_carlier).await;
        let url = format!("/territoire/{syndicate}/statuts");
        let draft = deciding::statutes("Statuts de 2026", "", "0");
        let early = deciding::statutes("Statuts de 2021", "2021-01-01", "0");
        assert_eq!(carlier.post(&url, &early).await.status, 422);
        carlier.post(&url, &draft).await.redirects();
        let version = move |tx: &Tx<'_>| {
            tx.number(
                "select id from statutes where syndicate_id = $1 and number = 2",
                params![syndicate],
            )
        };
        let statutes = school.app.db.read(version).await.expect("a draft");
        let page = carlier.get(&url).await.page();
        assert!(page.text_of("section[aria-labelledby=version-2]").contains("Projet"));
        let votes = Effect::Statutes { syndicate, statutes };
        let act = deciding::decide(&school, syndicate, vec![votes]).await;
        let shown = |version: u8| {
            let (carlier, url) = (&carlier, url.clone());
            async move {
                let page = carlier.get(&url).await.page();
                page.text_of(&format!("section[aria-labelledby=version-{version}]"))
            }
        };
        assert!(shown(2).await.contains("23 novembre 2026"));
        assert!(shown(1).await.contains("jusqu’au"));
        deciding::undo(&school, act, End::Withdrawn).await;
        assert!(shown(2).await.contains("Projet"));
        assert!(!shown(1).await.contains("jusqu’au"));
    }
}

#[tokio::test]
async fn colleges_are_written_one_by_one_and_what_contradicts_itself_is_said() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let url = format!("/territoire/{}/statuts", governed.syndicate);
        let draft = deciding::statutes("Statuts de 2026", "", "0");
        let with = |name: &'static str, value: &'static str| {
            let mut fields: Vec<_> = draft.iter().copied().filter(|it| it.0 != name).collect();
            fields.push((name, value));
            fields
        };
        for (name, value, said) in [
            ("college-1-commune", "on", "dans deux collèges"),
            ("college-0-seats", "0", "Collège des communes n’a aucun siège"),
            ("college-0-seats", "cinq", "Collège des communes : écrivez son nombre de sièges"),
            ("college-1-name", "", "Un collège n’a pas de nom"),
            ("college-2-name", "Collège des départements", "n’a aucun membre"),
            ("college-1-how", "by_inhabitants", "commencer à 0 habitant"),
            ("departments", "le Nord", "des numéros de départements"),
            ("leaving_days", "-3", "Écrivez un nombre entier"),
        ] {
            let refused = carlier.post(&url, &with(name, value)).await;
            assert_eq!(refused.status, 422, "{name} {value}");
            let problems = refused.any_page().text_of(".problems").replace('\u{a0}', " ");
            assert!(problems.contains(said), "{name} {value}: {problems}");
        }
        let mut steps = with("college-1-how", "by_inhabitants");
        steps.push(("college-1-steps", "0 : 1\n200 000 : 3"));
        carlier.post(&url, &steps).await.redirects();
        let page = carlier.get(&url).await.page();
        assert!(page.text_of("section[aria-labelledby=version-2]").contains("à partir de"));
        // The next version begins as this one: nothing is typed twice.
        assert_eq!(page.attributes("#departments", "value"), ["59, 62"]);
        assert_eq!(page.attributes("[name=college-0-word]", "value"), ["communes"]);
        assert!(page.text_of("[name=college-1-steps]").contains("200000"));
    }
}

#[tokio::test]
async fn a_repeal_ends_on_its_day_and_the_past_stays() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let (asked, _) = deciding::join(&school, &governed).await;
        school.at("2026-12-15 10:00");
        deciding::undo(&school, asked, End::Repealed(deciding::day("2026-12-15"))).await;
        let carlier = school.client(governed.mme_carlier).await;
        let members = |day: &'static str| {
            let (carlier, syndicate) = (&carlier, governed.syndicate);
            async move {
                let url = format!("/territoire/{syndicate}/annexe-1.csv?le={day}");
                carlier.get(&url).await.text().lines().count() - 1
            }
        };
        assert_eq!(members("2026-12-14").await, 1);
        assert_eq!(members("2026-12-15").await, 0);
    }
}

#[tokio::test]
async fn a_sending_that_is_taken_back_and_made_again_ends_where_it_was() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let competence = deciding::competence(&school, governed.syndicate).await;
        let asks = deciding::joining(&governed, competence);
        let act = deciding::decide(&school, governed.lys, asks).await;
        let concord = vec![Effect::Concord { asked: act }];
        deciding::decide(&school, governed.syndicate, concord).await;
        let unsettle = move |tx: &Tx<'_>| {
            council::life::settling::unsettle(tx, Some(&territory::Followed), act)
        };
        school.app.db.write(unsettle).await.expect("taken back");
        assert_eq!(delegates(&school, &governed).await, Vec::<String>::new());
        deciding::transmit(&school, act).await;
        deciding::publish(&school, act).await;
        assert_eq!(delegates(&school, &governed).await, ["Konrad Wallerand · Délégué titulaire"]);
        let given = school.app.db.read(|tx| {
            tx.number("select count(*) from transfer where from_on is not null", params![])
        });
        assert_eq!(given.await.expect("a count"), 1, "who had agreed has agreed");
    }
}

#[tokio::test]
async fn a_competence_that_ends_is_offered_to_nobody_any_more() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let url = format!("/territoire/{}/competences", governed.syndicate);
        let taken = [("word", "ent-1d"), ("name", "ENT"), ("from_on", "2026-01-01")];
        assert_eq!(carlier.post(&url, &taken).await.status, 422);
        let wrong = [("word", "ENT 1D"), ("name", "ENT"), ("from_on", "2026-01-01")];
        assert_eq!(carlier.post(&url, &wrong).await.status, 422);
        let end = carlier.get(&url).await.page().attribute("li form", "action").expect("a form");
        carlier.post(&end, &[("on", "2026-11-23")]).await.redirects();
        let vasseur = school.client(school.m_vasseur).await;
        let lys = vasseur.get(&format!("/territoire/{}", governed.lys)).await.page();
        assert!(lys.text_of("main").contains("Aucun syndicat ne propose"));
    }
}

#[tokio::test]
async fn what_is_held_of_a_delegate_leaves_with_him_and_follows_his_record() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        deciding::join(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let url = format!("/territoire/{}/delegues", governed.syndicate);
        let tie = carlier.get(&url).await.page().attribute("tbody form", "action").expect("a form");
        carlier.post(&tie, &[]).await.redirects();
        let (he, other) = (governed.m_wallerand, governed.m_dumont);
        let held = move |tx: &Tx<'_>| {
            let feature = territory::feature();
            let files = (feature.export)(tx, he)?;
            let merging = feature.merging.expect("it names persons");
            let named = (merging.named)(tx, he)?;
            (merging.rename)(tx, &named, he, other)?;
            let moved = (feature.export)(tx, other)?.len();
            (merging.rename)(tx, &named, other, he)?;
            let untied = (feature.erase)(tx, he)?;
            Ok((files, moved, untied, (feature.export)(tx, he)?.len()))
        };
        let (files, moved, untied, left) = school.app.db.write(held).await.expect("held");
        assert_eq!(files[0].name, "territoire/delegue.json");
        let text = String::from_utf8_lossy(&files[0].bytes).into_owned();
        assert!(text.contains("Lys-lez-Lannoy") && text.contains("2026-11-23"));
        assert_eq!((moved, untied, left), (1, 1, 0));
        // His name stays where it is public.
        assert_eq!(delegates(&school, &governed).await, ["Konrad Wallerand · Délégué titulaire"]);
    }
}
