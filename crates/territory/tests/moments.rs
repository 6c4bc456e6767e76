//! Bad moments of those who decide: a line that is cut, two who write at once, a day that has
//! passed, somebody who works there no more.

use crate::{
    collecting::{gives, hands_in, invited, judges, pieces, sends, version},
    deciding, funds,
    world::worlds,
};
use council::effect::Effect;
use db::{Tx, params};
use people::{Person, assignment, groups};
use testing::TestSchool;

#[tokio::test]
async fn half_a_document_is_not_given_and_may_be_sent_again() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let dossier = vasseur.get(&collection).await.redirects();
        let convention = pieces(&vasseur, &dossier).await.remove(1);
        let seen = version(&vasseur.get(&convention).await.page());
        let words = &b"Entre la commune et le syndicat"[..];
        let file = ("nouveaux", "convention.txt", "text/plain", words);
        let cut = vasseur.upload_cut(&convention, &[("version", &seen)], file).await;
        assert!(cut.any_page().text_of("main").contains("n’est pas arrivé en entier"));
        assert!(vasseur.get(&dossier).await.page().text_of("main").contains("0 sur 3"));
        // Nothing has changed: the form may be sent as it was.
        vasseur.upload_with(&convention, &[("version", &seen)], &[file]).await.redirects();
        let page = vasseur.get(&convention).await.page();
        assert!(page.text_of("main").contains("convention.txt"));
    }
}

#[tokio::test]
async fn what_comes_after_the_last_day_is_taken_and_shown_as_late() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        school.at("2026-12-22 09:00");
        let vasseur = school.client(school.m_vasseur).await;
        let bak = school.client(governed.mme_bak).await;
        let dossier = vasseur.get(&collection).await.redirects();
        let all = pieces(&vasseur, &dossier).await;
        let desk = async || bak.get(&collection).await.page().text_of("tbody tr:first-child");
        assert!(desk().await.contains("en retard"), "{}", desk().await);
        let effect = Effect::Adhere { syndicate: governed.syndicate };
        let act = deciding::decide(&school, governed.lys, vec![effect]).await.to_string();
        gives(&vasseur, &all[0], &[("act", &act)]).await;
        sends(&vasseur, &all[1], "convention.txt", b"Entre la commune et le syndicat").await;
        gives(&vasseur, &all[2], &[("words", "Kergomard")]).await;
        hands_in(&vasseur, &dossier).await;
        judges(&bak, &all[1], "accept", "").await;
        judges(&bak, &all[2], "accept", "").await;
        assert!(desk().await.contains("3 sur 3"), "{}", desk().await);
        bak.post(&format!("{collection}/lots"), &[("version", "1")]).await.redirects();
    }
}

/// He works for his town no more, from today on.
async fn leaves(school: &TestSchool, person: base::Id<Person>) {
    let today = school.clock.today();
    let write = move |tx: &Tx<'_>| {
        let held = assignment::of_person(tx, person)?;
        let held: Vec<_> = held.iter().map(|post| post.id).collect();
        let touched = assignment::end(tx, &held, today)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("he has left");
}

#[tokio::test]
async fn an_agent_who_leaves_with_the_page_open_signs_sends_and_gives_nothing() {
    for (school, governed) in worlds().await {
        let collection = invited(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let dossier = vasseur.get(&collection).await.redirects();
        let words = pieces(&vasseur, &dossier).await.remove(2);
        let seen = version(&vasseur.get(&words).await.page());
        let effect = Effect::Adhere { syndicate: governed.syndicate };
        let act = deciding::draft(&school, governed.lys, vec![effect]).await;
        deciding::vote(&school, act).await;
        leaves(&school, school.m_vasseur).await;
        let given = [("words", "Kergomard"), ("version", seen.as_str())];
        assert_eq!(vasseur.post(&words, &given).await.status, 404);
        let publication = format!("/conseil/deliberations/{act}/publication");
        assert_eq!(vasseur.post(&publication, &[("matter", "5.7")]).await.status, 404);
        let proposal = format!("/territoire/{}/proposition", governed.lys);
        assert_eq!(vasseur.post(&proposal, &[]).await.status, 404);
        let count = |sql: &'static str| school.app.db.read(move |tx| tx.number(sql, &[]));
        let published = "select count(*) from deliberation where published_at is not null";
        assert_eq!(count(published).await.expect("a count"), 0);
        assert_eq!(count("select count(*) from collection_part").await.expect("a count"), 0);
    }
}

#[tokio::test]
async fn of_two_who_write_one_vote_the_second_is_told_and_the_first_stands() {
    for (school, governed) in worlds().await {
        let act = deciding::draft(&school, governed.lys, vec![Effect::Other]).await;
        let lys = governed.lys;
        let open = move |tx: &Tx<'_>| {
            let members: Vec<_> = (1..=7)
                .map(|rank| council::NewMandate {
                    body: lys,
                    office: council::mandate::Office::Member,
                    rank,
                    name: base::PersonName::new("Rose", format!("Vanhove-{rank}"), None),
                    person: None,
                    sent_by: None,
                    college: String::new(),
                    deputy_of: None,
                    votes: 1,
                    from_on: deciding::day("2020-05-25"),
                    until_on: None,
                })
                .collect();
            let meeting: i64 =
                tx.number("select meeting_id from deliberation where id = $1", params![act])?;
            for member in council::mandate::begin(tx, &members)? {
                tx.run(
                    "insert into meeting_seat (meeting_id, mandate_id, state)
                     values ($1, $2, 'present')",
                    params![meeting, member],
                )?;
            }
            tx.run("update meeting set state = 'open' where id = $1", params![meeting])
        };
        school.app.db.write(open).await.expect("an open meeting");
        let vasseur = school.client(school.m_vasseur).await;
        let steward = school.client(school.mme_delattre).await;
        let vote = format!("/conseil/deliberations/{act}/vote");
        let first = version(&vasseur.get(&vote).await.page());
        let second = version(&steward.get(&vote).await.page());
        let counts = |votes_for, against, version| {
            [
                ("ballot", "hands"),
                ("votes_for", votes_for),
                ("votes_against", against),
                ("version", version),
            ]
        };
        vasseur.post(&vote, &counts("5", "2", &first)).await.redirects();
        let late = steward.post(&vote, &counts("2", "5", &second)).await;
        assert_eq!(late.status, 409);
        assert!(late.any_page().text_of("main").contains("pendant que vous y étiez"));
        let kept = school.app.db.read(move |tx: &Tx<'_>| {
            tx.one::<(i64, i64)>(
                "select votes_for, votes_against from deliberation where id = $1",
                params![act],
            )
        });
        assert_eq!(kept.await.expect("the counts"), (5, 2));
    }
}

#[tokio::test]
async fn a_campaign_that_two_freeze_and_call_at_once_is_frozen_and_called_once() {
    for (school, governed) in worlds().await {
        funds::joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = funds::counted(&carlier, &governed, "2027").await;
        let key = funds::written(&carlier, &governed, &funds::SPREAD).await;
        funds::voted(&carlier, &key).await;
        let campaign = funds::prepared(&carlier, &governed, &count, &key, "10000,01").await;
        for page in ["gel", "appels"] {
            let button = format!("{campaign}/{page}");
            let (one, other) = tokio::join!(carlier.post(&button, &[]), carlier.post(&button, &[]));
            let done = [one.status, other.status].map(|it| it == 303);
            assert!(done[0] != done[1], "{page}: {} and {}", one.status, other.status);
            let refused = if done[0] { other } else { one };
            assert!([409, 422].contains(&refused.status.as_u16()), "{}", refused.status);
        }
        let called = school.app.db.read(|tx: &Tx<'_>| {
            tx.number("select cast(sum(amount) as bigint) from contribution_entry", &[])
        });
        assert_eq!(called.await.expect("a sum"), 1_000_001);
    }
}

#[tokio::test]
async fn a_payment_whose_answer_was_lost_is_written_once() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        funds::called(&school, &governed, &carlier).await;
        let account = funds::account_of(&carlier, &governed, "Toufflers").await;
        let entries = format!("{account}/ecritures");
        let page = carlier.get(&account).await.page();
        let seen = page.attribute("input[name=seen]", "value").expect("what is seen");
        let payment = [
            ("kind", "payment"),
            ("on", "2026-11-23"),
            ("sum", "100"),
            ("words", "Titre 1"),
            ("seen", seen.as_str()),
        ];
        // What is wrong is said, and the form that comes back is over what was seen.
        let wrong = funds::with(&payment, &[("sum", "cent")]);
        let again = carlier.post(&entries, &wrong).await;
        assert_eq!(again.status, 422);
        let kept = again.any_page().attribute("input[name=seen]", "value");
        assert_eq!(kept.as_ref(), Some(&seen));
        carlier.post(&entries, &payment).await.redirects();
        let twice = carlier.post(&entries, &payment).await;
        assert_eq!(twice.status, 409);
        assert!(twice.any_page().text_of("main").contains("pendant que vous y étiez"));
        let facts = carlier.get(&account).await.page().texts_of(".facts dd");
        assert_eq!(funds::cents(&facts[1]), 10_000, "paid once");
    }
}

#[tokio::test]
async fn what_is_signed_is_not_written_anew_and_is_corrected_by_an_act_of_its_own() {
    for (school, governed) in worlds().await {
        let effect = Effect::Adhere { syndicate: governed.syndicate };
        let act = deciding::draft(&school, governed.lys, vec![effect]).await;
        let vasseur = school.client(school.m_vasseur).await;
        let of = |page: &str| format!("/conseil/deliberations/{act}/{page}");
        let changes = [
            ("redaction", [("title", "Autre objet"), ("report", "Vu autre chose."), NEW]),
            ("decisions", [("kind", "other"), ("words", "de ne rien faire."), NEW]),
            ("vote", [("way", "unanimous"), ("by_name", ""), NEW]),
        ];
        assert_eq!(vasseur.get(&of("redaction")).await.status, 200, "a draft is written");
        deciding::vote(&school, act).await;
        for (page, fields) in changes {
            assert_eq!(vasseur.post(&of(page), &fields).await.status, 403, "{page}");
        }
        deciding::transmit(&school, act).await;
        deciding::publish(&school, act).await;
        let text = move |tx: &Tx<'_>| {
            tx.one::<(String, i64)>(
                "select d.title, (select count(*) from decision e where e.deliberation_id = d.id)
                   from deliberation d
                  where d.id = $1",
                params![act],
            )
        };
        let kept = school.app.db.read(text).await.expect("the act");
        assert_eq!(kept, ("Une délibération".to_owned(), 1));
        assert_eq!(vasseur.get(&of("suite")).await.status, 200, "a correction is another act");
    }
}

const NEW: (&str, &str) = ("version", "1");
