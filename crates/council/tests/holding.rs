//! Holding a meeting: who comes and goes, who votes for whom, how items are voted, and what is
//! refused, with names.

use crate::{
    clerk::{Clerk, clerk, council_of_lys, refused},
    world::worlds,
};
use people::testing::governed::GovernedPeople;
use testing::TestSchool;

/// A meeting of 33 members with three decisions, convened in time; its day has come.
pub async fn convened(
    school: &TestSchool,
    people: &GovernedPeople,
) -> (Clerk, String, Vec<String>) {
    let vasseur = clerk(school, school.m_vasseur, people.lys).await;
    vasseur.paste(&council_of_lys(), "2020-05-25").await;
    let meeting = vasseur.prepares("2026-12-10", "19:00").await;
    let mut acts = Vec::new();
    for title in ["Budget", "Voirie", "Écoles"] {
        acts.push(vasseur.proposes(&meeting, title).await);
    }
    vasseur.convenes(&meeting, "2026-11-23").await;
    school.at("2026-12-10 19:00");
    (clerk(school, school.m_vasseur, people.lys).await, meeting, acts)
}

#[tokio::test]
async fn a_sheet_that_cannot_be_true_is_refused_with_the_names() {
    for (school, people) in worlds().await {
        let (vasseur, meeting, _) = convened(&school, &people).await;
        let said = refused(&vasseur.try_opens(&meeting, &[0, 31]).await);
        assert!(said.contains("Mme Irène COLIN préside la séance, mais n’est pas présent"));
        vasseur.opens(&meeting, &[30, 31, 32]).await;
        let members = vasseur.members(&meeting).await;
        let (colin, wallerand) = (members[0].as_str(), members[1].as_str());
        let (away, other, third) =
            (members[31].as_str(), members[32].as_str(), members[30].as_str());
        let said = refused(&vasseur.try_proxy(&meeting, wallerand, colin, &[]).await);
        assert!(
            said.contains("Le pouvoir de M. Konrad WALLERAND à Mme Irène COLIN ne sert à aucun")
        );
        let said = refused(&vasseur.try_proxy(&meeting, away, away, &[]).await);
        assert!(said.contains("se donner pouvoir à soi-même"), "{said}");
        let said = refused(&vasseur.try_proxy(&meeting, away, other, &[]).await);
        assert!(said.contains("n’est pas là pour porter le pouvoir"), "{said}");
        vasseur.try_proxy(&meeting, away, colin, &[]).await.redirects();
        let said = refused(&vasseur.try_proxy(&meeting, other, colin, &[]).await);
        assert!(said.contains("Mme Irène COLIN porterait 2 pouvoirs au point 1"), "{said}");
        let said = refused(&vasseur.try_proxy(&meeting, away, wallerand, &[]).await);
        assert!(said.contains("a donné deux pouvoirs"), "{said}");
        let later = [("since_on", "2026-12-11")];
        let said = refused(&vasseur.try_proxy(&meeting, third, wallerand, &later).await);
        assert!(said.contains("11/12/2026"), "{said}");
        let said = refused(&vasseur.try_moves(&meeting, colin, "arrives", "2").await);
        assert!(said.contains("Mme Irène COLIN était déjà là au point 2"), "{said}");
        let said = refused(&vasseur.try_moves(&meeting, third, "leaves", "2").await);
        assert!(said.contains("n’était pas là au point 2"), "{said}");
        // Who is no member of it is not written down.
        for (field, url) in [("mover", "mouvements"), ("withdrawn", "deports")] {
            let fields = [
                (field, "12"),
                ("step", "leaves"),
                ("mover_item", "2"),
                ("withdrawn_item", "2"),
                ("reason", "interest"),
            ];
            let answer = vasseur.client.post(&format!("{meeting}/{url}"), &fields).await;
            assert!(refused(&answer).contains("Choisissez dans la liste"), "{url}");
        }
        // Nothing of all that was kept but the one proxy that was true.
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        assert_eq!(page.count("section[aria-labelledby=proxies] ul.rows > li"), 1);
        assert_eq!(page.count("section[aria-labelledby=movements] ul.rows > li"), 0);
    }
}

#[tokio::test]
async fn who_comes_late_leaves_early_or_withdraws_is_counted_at_each_item() {
    for (school, people) in worlds().await {
        let (vasseur, meeting, _) = convened(&school, &people).await;
        vasseur.opens(&meeting, &[31, 32]).await;
        let members = vasseur.members(&meeting).await;
        vasseur.try_moves(&meeting, &members[31], "arrives", "2").await.redirects();
        vasseur.try_moves(&meeting, &members[1], "leaves", "3").await.redirects();
        let from = [("from_item", "3")];
        vasseur.try_proxy(&meeting, &members[1], &members[0], &from).await.redirects();
        let withdraws =
            [("withdrawn", members[4].as_str()), ("withdrawn_item", "2"), ("reason", "interest")];
        vasseur.client.post(&format!("{meeting}/deports"), &withdraws).await.redirects();
        let again = refused(&vasseur.client.post(&format!("{meeting}/deports"), &withdraws).await);
        assert!(again.contains("s’est déjà retiré du point 2"), "{again}");
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let items = page.texts_of("section[aria-labelledby=items] ol > li");
        for (item, counts) in [
            (0, "Présents : 31, pouvoirs : 0, voix : 31"),
            (1, "Présents : 31, pouvoirs : 0, voix : 31"),
            (2, "Présents : 31, pouvoirs : 1, voix : 32"),
        ] {
            assert!(items[item].contains(counts), "{}", items[item]);
        }
        let moved = page.attribute("section[aria-labelledby=movements] input[name=id]", "value");
        let moved = moved.expect("a movement");
        let url = format!("{meeting}/mouvements/retrait");
        vasseur.client.post(&url, &[("id", &moved)]).await.redirects();
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        assert_eq!(page.count("section[aria-labelledby=movements] ul.rows > li"), 1);
    }
}

#[tokio::test]
async fn an_item_is_voted_in_one_tap_by_the_chair_at_a_tie_secretly_or_by_name() {
    for (school, people) in worlds().await {
        let (vasseur, meeting, acts) = convened(&school, &people).await;
        let unopened = vasseur.client.get(&format!("{}/vote", acts[0])).await.page();
        assert!(unopened.text_of(".problems").contains("n’est pas ouverte"));
        vasseur.opens(&meeting, &[32]).await;
        vasseur.votes(&acts[0], &[("way", "unanimous")]).await;
        // A tie asks for the vote of the chair.
        let even = [("votes_for", "16"), ("votes_against", "16")];
        let said = refused(&vasseur.try_votes(&acts[1], &even).await);
        assert!(said.contains("16 voix pour et autant contre"), "{said}");
        let chaired = [("votes_for", "16"), ("votes_against", "16"), ("chair", "against")];
        vasseur.votes(&acts[1], &chaired).await;
        let papers = [("votes_for", "20"), ("blank", "2")];
        let said = refused(&vasseur.try_votes(&acts[2], &papers).await);
        assert!(said.contains("il n’y a pas de bulletin"), "{said}");
        let asked = [("votes_for", "20"), ("secret", "11")];
        let said = refused(&vasseur.try_votes(&acts[2], &asked).await);
        assert!(said.contains("ont demandé un vote secret"), "{said}");
        let secret =
            [("votes_for", "20"), ("votes_against", "10"), ("blank", "2"), ("secret", "11")];
        let secret: Vec<_> = secret.into_iter().chain([("ballot", "secret")]).collect();
        vasseur.votes(&acts[2], &secret).await;
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let items = page.texts_of("section[aria-labelledby=items] ol > li");
        assert!(items[0].contains("adoptée 32 pour"), "{}", items[0]);
        assert!(items[1].contains("rejetée 16 pour, 16 contre"), "{}", items[1]);
        assert!(items[2].contains("20 pour, 10 contre, 2 bulletins blancs"), "{}", items[2]);

        // By name: everybody's vote is written, and kept for this vote only.
        let form = vasseur.page(&format!("{}/vote", acts[2])).await;
        let names: Vec<String> = form.attributes("#names select", "name");
        assert_eq!(names.len(), 32);
        let mut named: Vec<(&str, &str)> =
            names.iter().skip(1).map(|name| (name.as_str(), "for")).collect();
        named.push(("ballot", "named"));
        let said = refused(&vasseur.try_votes(&acts[2], &named).await);
        assert!(said.contains("il manque le vote de 1 voix"), "{said}");
        named.push((names[0].as_str(), "against"));
        vasseur.votes(&acts[2], &named).await;
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let item = page.texts_of("section[aria-labelledby=items] ol > li").remove(2);
        assert!(item.contains("adoptée 31 pour, 1 contre"), "{item}");
        let kept = school.app.db.read(|tx| tx.number("select count(*) from vote_by_name", &[]));
        assert_eq!(kept.await.expect("read"), 32);
        vasseur.votes(&acts[2], &[("way", "unanimous")]).await;
        let kept = school.app.db.read(|tx| tx.number("select count(*) from vote_by_name", &[]));
        assert_eq!(kept.await.expect("read"), 0);
        // Two who vote at once see each other.
        let stale = [("version", "1"), ("way", "unanimous")];
        let url = format!("{}/vote", acts[2]);
        assert_eq!(vasseur.client.post(&url, &stale).await.status, 409);
    }
}

#[tokio::test]
async fn numbers_follow_each_other_without_a_hole_and_what_is_put_off_has_none() {
    for (school, people) in worlds().await {
        let (vasseur, meeting, acts) = convened(&school, &people).await;
        vasseur.opens(&meeting, &[]).await;
        vasseur.votes(&acts[0], &[("way", "unanimous")]).await;
        vasseur.votes(&acts[1], &[("way", "put_off")]).await;
        let said = refused(&vasseur.try_closes(&meeting).await);
        assert!(said.replace('\u{a0}', " ").contains("Le point 3 (« Écoles ») n’est ni voté"));
        vasseur.votes(&acts[2], &[("votes_against", "33")]).await;
        vasseur.try_closes(&meeting).await.redirects();
        assert_eq!(vasseur.try_closes(&meeting).await.status, 403);
        let next = vasseur.prepares("2026-12-20", "10:00").await;
        let act = vasseur.proposes(&next, "Cantine").await;
        vasseur.convenes(&next, "2026-12-10").await;
        school.at("2026-12-20 10:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&next, &[]).await;
        vasseur.votes(&act, &[("way", "unanimous")]).await;
        vasseur.try_closes(&next).await.redirects();
        let numbers = |tx: &db::Tx<'_>| {
            let sql = "select title, number from deliberation order by id";
            tx.all::<(String, Option<String>)>(sql, &[])
        };
        let numbers = school.app.db.read(numbers).await.expect("read");
        let numbers: Vec<_> =
            numbers.iter().map(|(title, number)| (title.as_str(), number.as_deref())).collect();
        let expected = [
            ("Budget", Some("2026-001")),
            ("Voirie", None),
            ("Écoles", Some("2026-002")),
            ("Cantine", Some("2026-003")),
        ];
        assert_eq!(numbers, expected);
        // What has its number is not put off any more, and the other way round.
        for (act, way) in [(&acts[1], "unanimous"), (&acts[2], "put_off")] {
            let said = refused(&vasseur.try_votes(act, &[("way", way)]).await);
            assert!(said.contains("les numéros sont donnés"), "{said}");
        }
        // A vote is corrected until it is signed, and keeps its number.
        vasseur.votes(&acts[2], &[("votes_for", "33")]).await;
        let words = "Mme le maire présente le projet.";
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let item = page.attribute("input[name=item]", "value").expect("an item");
        let said = [("item", item.as_str()), ("words", words)];
        vasseur.client.post(&format!("{meeting}/debats"), &said).await.redirects();
        assert!(
            vasseur.page(&format!("{meeting}/tenue")).await.text_of("textarea").contains(words)
        );
    }
}
