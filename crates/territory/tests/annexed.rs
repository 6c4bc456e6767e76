//! Annexes 1 and 2 as of three dates, the committee, and who sits in it.

use crate::{deciding, world::worlds};
use base::Id;
use council::effect::Effect;
use people::Body;
use testing::Client;

#[tokio::test]
async fn the_annexes_say_who_was_a_member_and_of_what_on_three_days() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let syndicate = governed.syndicate;
        school.at("2026-11-23 10:00");
        deciding::join(&school, &governed).await;
        school.at("2026-12-10 10:00");
        let name = base::PersonName::new("Zoé", "Maes", Some(base::Title::Mme));
        let asks = vec![
            Effect::Adhere { syndicate },
            Effect::Appoint { to: syndicate, name, college: "epci".to_owned(), is_deputy: false },
        ];
        let asked = deciding::decide(&school, governed.metropole, asks).await;
        deciding::decide(&school, syndicate, vec![Effect::Concord { asked }]).await;
        school.at("2027-01-15 10:00");
        let on = deciding::day("2027-02-01");
        let leave = Effect::Leave { syndicate, competence: None, on };
        deciding::decide(&school, governed.lys, vec![leave]).await;

        let carlier = school.client(governed.mme_carlier).await;
        let lys = "Lys-lez-Lannoy;215903675;Collège des communes;23/11/2026;M. Wallerand";
        let mel = "Métropole Européenne de Lille;200093201;Collège des EPCI;10/12/2026;Mme Maes";
        let usages = "Lys-lez-Lannoy;215903675;Usages numériques / NTIC en matière de numérique \
                      éducatif;23/11/2026";
        let days = [
            ("2026-11-22", vec![], vec![]),
            ("2026-11-23", vec![lys], vec![usages]),
            ("2027-01-31", vec![lys, mel], vec![usages]),
            ("2027-02-01", vec![mel], vec![]),
        ];
        let mut sheets = Vec::new();
        for (day, members, given) in days {
            assert_eq!(csv(&carlier, syndicate, 1, day).await, members, "annex 1, {day}");
            assert_eq!(csv(&carlier, syndicate, 2, day).await, given, "annex 2, {day}");
            sheets.push(pdf(&carlier, syndicate, day).await);
            let page = carlier.get(&format!("/territoire/{syndicate}/annexes?le={day}")).await;
            let page = page.page();
            assert_eq!(page.count("tbody tr"), members.len() + given.len(), "{day}");
            let in_words = deciding::day(day).in_words(base::Locale::Fr);
            assert!(page.text_of("main").contains(&in_words), "{day}");
        }
        for (place, sheet) in sheets.iter().enumerate() {
            assert!(!sheets[..place].contains(sheet), "each day has its own annexes");
        }
        // Whoever asks later is told the same of that day.
        school.at("2027-06-01 10:00");
        let carlier = school.client(governed.mme_carlier).await;
        assert_eq!(csv(&carlier, syndicate, 1, "2027-01-31").await, [lys, mel]);
    }
}

/// The lines of an annex on a day, without its titles.
async fn csv(client: &Client, syndicate: Id<Body>, number: u8, day: &str) -> Vec<String> {
    let url = format!("/territoire/{syndicate}/annexe-{number}.csv?le={day}");
    let answer = client.get(&url).await;
    let name = answer.header("content-disposition").expect("a name");
    assert!(name.contains(&format!("annexe-{number}-{day}.csv")), "{name}");
    answer.text().lines().skip(1).map(str::to_owned).collect()
}

/// Both annexes on a day, to be printed: tagged, in French, with a title.
async fn pdf(client: &Client, syndicate: Id<Body>, day: &str) -> Vec<u8> {
    let answer = client.get(&format!("/territoire/{syndicate}/annexes.pdf?le={day}")).await;
    assert_eq!(answer.header("content-type").as_deref(), Some("application/pdf"));
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    for part in ["%PDF-", "/StructTreeRoot", "/Lang", "/Title"] {
        assert!(text.contains(part), "{day}: no {part}");
    }
    answer.body.to_vec()
}

#[tokio::test]
async fn the_delegate_of_lys_is_tied_to_his_account_is_elected_and_sees_the_committee() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        deciding::join(&school, &governed).await;
        let syndicate = governed.syndicate;
        let carlier = school.client(governed.mme_carlier).await;
        let url = format!("/territoire/{syndicate}/delegues");
        let page = carlier.get(&url).await.page();
        assert!(page.text_of("tbody").contains("Konrad Wallerand"));
        assert!(page.text_of("tbody").contains("Ne siège pas au comité"));
        let wallerand = school.client(governed.m_wallerand).await;
        let committee = format!("/conseil/{syndicate}");
        assert_eq!(wallerand.get(&committee).await.status, 404);
        let tie = page.attribute("tbody form", "action").expect("a form");
        let vasseur = school.client(school.m_vasseur).await;
        assert_eq!(vasseur.post(&tie, &[]).await.status, 404);
        carlier.post(&tie, &[]).await.redirects();
        assert_eq!(wallerand.get(&committee).await.status, 200);
        assert_eq!(wallerand.get(&url).await.status, 200);

        // The college has one seat; he is its only candidate, and is appointed without a vote.
        let elections = format!("/territoire/{syndicate}/elections");
        let wrong = [("college", "epci"), ("held_on", "2026-11-23")];
        assert_eq!(carlier.post(&elections, &wrong).await.status, 422);
        let form = [("college", "communes"), ("held_on", "2026-11-23")];
        let election = carlier.post(&elections, &form).await.redirects();
        assert_eq!(wallerand.post(&format!("{election}/proclamation"), &[]).await.status, 403);
        let who = carlier.get(&election).await.page();
        let who = who.attributes("option", "value")[0].clone();
        let stands = [("version", "1"), ("delegate", who.as_str()), ("born_on", "1960-01-01")];
        carlier.post(&format!("{election}/candidats"), &stands).await.redirects();
        let stale = carlier.post(&format!("{election}/candidats"), &stands).await;
        assert_eq!(stale.status, 409, "two officers at once");
        let page = carlier.get(&election).await.page();
        assert!(page.text_of("section[aria-labelledby=elected]").contains("désigné sans vote"));
        carlier.post(&format!("{election}/proclamation"), &[("version", "2")]).await.redirects();
        let page = carlier.get(&url).await.page();
        assert!(page.text_of("tbody").contains("Siège au comité"));
        let on = school.clock.today();
        let sits = school.app.db.read(move |tx| council::mandate::of_body(tx, syndicate, on));
        let sits = sits.await.expect("members");
        assert_eq!(sits.len(), 1);
        assert_eq!(sits[0].person_id, Some(governed.m_wallerand));
        assert_eq!(sits[0].sent_by, Some(governed.lys));

        let meeting = {
            deciding::prepare(&school, syndicate).await;
            let read = move |tx: &db::Tx<'_>| {
                tx.number("select max(id) from meeting where body_id = $1", db::params![syndicate])
            };
            school.app.db.read(read).await.expect("a meeting")
        };
        let sheet = format!("/territoire/{syndicate}/seances/{meeting}/emargement.pdf");
        assert!(carlier.get(&sheet).await.body.starts_with(b"%PDF-"));
        assert_eq!(vasseur.get(&sheet).await.status, 404);
        assert_eq!(wallerand.get(&sheet).await.status, 403);
    }
}

#[tokio::test]
async fn two_candidates_go_through_rounds_that_must_add_up_and_the_eldest_wins_a_tie() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let competence = deciding::competence(&school, governed.syndicate).await;
        deciding::decide(&school, governed.lys, deciding::joining(&governed, competence)).await;
        let name = base::PersonName::new("Lucie", "Roy", Some(base::Title::Mme));
        let to = governed.syndicate;
        let appoint = Effect::Appoint { to, name, college: String::new(), is_deputy: false };
        deciding::decide(&school, governed.toufflers, vec![appoint]).await;
        let carlier = school.client(governed.mme_carlier).await;
        let elections = format!("/territoire/{to}/elections");
        let form = [("college", "communes"), ("held_on", "2026-11-23")];
        let election = carlier.post(&elections, &form).await.redirects();
        let mut born = ["1960-01-01", "1950-01-01"].into_iter();
        for version in ["1", "2"] {
            let page = carlier.get(&election).await.page();
            let who = page.attributes("option", "value")[0].clone();
            let stands = [
                ("version", version),
                ("delegate", who.as_str()),
                ("born_on", born.next().expect("a day")),
            ];
            carlier.post(&format!("{election}/candidats"), &stands).await.redirects();
        }
        let ids = carlier.get(&election).await.page().attributes("input[name=candidate]", "value");
        let round = |version: &'static str, votes: [&'static str; 2]| {
            let (carlier, ids, url) = (&carlier, &ids, format!("{election}/tours"));
            async move {
                let form = [
                    ("version", version),
                    ("voters", "10"),
                    ("expressed", "10"),
                    ("candidate", ids[0].as_str()),
                    ("votes", votes[0]),
                    ("candidate", ids[1].as_str()),
                    ("votes", votes[1]),
                ];
                carlier.post(&url, &form).await
            }
        };
        let refused = round("3", ["9", "5"]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("14 en tout"));
        assert_eq!(round("3", ["trois", "5"]).await.status, 422);
        for version in ["3", "4", "5"] {
            round(version, ["5", "5"]).await.redirects();
        }
        let elected = || async {
            carlier.get(&election).await.page().text_of("section[aria-labelledby=elected]")
        };
        assert!(elected().await.contains("À l’âge, 5 voix"));
        // The last round was written wrongly: it is taken away, and written again.
        let again = [("version", "6"), ("again", "on")];
        carlier.post(&format!("{election}/tours"), &again).await.redirects();
        assert!(!elected().await.contains("À l’âge"));
        round("7", ["4", "6"]).await.redirects();
        assert!(elected().await.contains("Majorité relative, 6 voix"));
        let gone = [("version", "8"), ("delegate", ids[0].as_str()), ("withdraws", "on")];
        let other = format!("/territoire/{to}/elections");
        let other = carlier.post(&other, &form).await.redirects();
        let page = carlier.get(&other).await.page();
        let who = page.attributes("option", "value")[0].clone();
        let stands = [("version", "1"), ("delegate", who.as_str()), ("born_on", "1960-01-01")];
        carlier.post(&format!("{other}/candidats"), &stands).await.redirects();
        let leaves = [("version", "2"), ("delegate", who.as_str()), gone[2]];
        carlier.post(&format!("{other}/candidats"), &leaves).await.redirects();
        assert_eq!(carlier.get(&other).await.page().count("#candidates ~ * li.row, li.row"), 0);
    }
}
