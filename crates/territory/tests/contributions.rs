//! Contributions: a key is written and voted, pupils are counted, each pays his share.

use crate::{deciding, funds::*, world::worlds};
use council::effect::{End, Followed};
use std::sync::Arc;

#[tokio::test]
async fn a_key_is_written_part_by_part_without_a_script() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let url = new_key(&governed);
        let page = carlier.get(&url).await.page();
        assert_eq!(page.count("fieldset.card"), 2, "one part, then the rules");
        let mut typed = SPREAD.to_vec();
        typed.push(("do", "part"));
        let page = carlier.post(&url, &typed).await.page();
        assert_eq!(page.attribute("#part-1-label", "value").as_deref(), Some("Part par habitant"));
        assert!(page.has("#part-2-label"), "one part more");
        *typed.last_mut().expect("a button") = ("do", "band-1");
        let page = carlier.post(&url, &typed).await.page();
        assert_eq!(page.attribute("#part-1-0-from", "value").as_deref(), Some("0"));
        keep("key.html", &carlier.post(&url, &typed).await.body);
        *typed.last_mut().expect("a button") = ("do", "unpart-0");
        let page = carlier.post(&url, &typed).await.page();
        assert_eq!(page.attribute("#part-0-label", "value").as_deref(), Some("Part par habitant"));
        *typed.last_mut().expect("a button") = ("do", "save");
        let key = carlier.post(&url, &typed).await.redirects();
        let said = carlier.get(&key).await.page().text_of("main");
        assert!(
            said.contains("Part par élève : 70 % de la somme votée, selon les élèves"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn a_key_that_cannot_be_reckoned_is_refused_in_words_and_nothing_is_written() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let url = new_key(&governed);
        let cases: [(&[(&str, &str)], &str); 4] = [
            (&[("part-0-rate", "douze")], "Part 1 : « douze » n’est pas un tarif."),
            (&[("part-0-whole", "")], "les parts ne se répartissent pas de la même façon"),
            (&[("minimum", "500"), ("maximum", "100")], "dépasse le maximum"),
            (
                &[
                    ("part-0-how", "flat"),
                    ("part-0-0-from", "0"),
                    ("part-0-0-below", "10"),
                    ("part-0-0-rate", "5"),
                ],
                "aucune tranche ne tient de 10 à ∞",
            ),
        ];
        for (wrong, sentence) in cases {
            let answer = carlier.post(&url, &with(&SPREAD, wrong)).await;
            assert_eq!(answer.status, 422);
            let said = answer.any_page().text_of(".problems");
            assert!(said.contains(sentence), "{said}");
        }
        let page = carlier.get(&home(&governed)).await.page();
        assert!(page.text_of("main").contains("Aucune clé n’est encore écrite."));
    }
}

#[tokio::test]
async fn a_voted_key_never_changes() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let key = written(&carlier, &governed, &SPREAD).await;
        let edit = format!("{key}/edition");
        assert_eq!(carlier.get(&edit).await.status, 200);
        let vote = [("number", "2026-41"), ("voted_on", "2026-12-14")];
        let early = carlier.post(&format!("{key}/vote"), &vote).await;
        assert_eq!(early.status, 422, "nobody votes tomorrow");
        voted(&carlier, &key).await;
        let said = carlier.get(&key).await.page().text_of("main");
        assert!(said.contains("Version 1, votée par la délibération 2026-12"), "{said}");
        assert_eq!(carlier.get(&edit).await.status, 403);
        assert_eq!(carlier.post(&edit, &SPREAD).await.status, 403);
        let again = carlier.post(&format!("{key}/vote"), &[("number", "9"), VOTED_ON]).await;
        assert_eq!(again.status, 409);
    }
}

#[tokio::test]
async fn a_deliberation_in_force_votes_the_key_and_its_withdrawal_takes_it_back() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let key = written(&carlier, &governed, &SPREAD).await;
        school.app.jobs.lend(Followed(Arc::new(territory::Followed)));
        let act = deciding::decide(&school, governed.syndicate, votes(&key)).await;
        let said = carlier.get(&key).await.page().text_of("main");
        assert!(said.contains("Version 1, votée par la délibération"), "{said}");
        deciding::undo(&school, act, End::Withdrawn).await;
        let said = carlier.get(&key).await.page().text_of("main");
        assert!(said.contains("retirée"), "{said}");
    }
}

#[tokio::test]
async fn schools_and_pupils_are_counted_on_their_day_and_frozen() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = counted(&carlier, &governed, "2027").await;
        let page = carlier.get(&count).await.page();
        let facts = page.texts_of(".facts dd");
        assert_eq!(facts[..4], ["2", "3", "7", "18 007"]);
        assert!(page.text_of("main").contains("0591234A École Jean-Macé : 5"), "the list is there");
        assert!(page.text_of("main").contains("L’annuaire dit encore la même chose"));
        leaves(&school, school.lea, "2026-09-15").await;
        let page = carlier.get(&count).await.page();
        let said = page.text_of("section[aria-labelledby=changes]");
        assert!(said.contains("élèves : 6 figés, 5 aujourd’hui"), "{said}");
        assert_eq!(page.texts_of(".facts dd")[2], "7", "what was frozen stands");
    }
}

#[tokio::test]
async fn a_number_counted_wrongly_is_corrected_beside_with_its_reason() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = counted(&carlier, &governed, "2027").await;
        let url = format!("{count}/correction");
        let fix = [
            ("siren", LYS),
            ("measure", "pupil"),
            ("uai", "0591234a"),
            ("becomes", "9"),
            ("reason", "Quatre élèves arrivés la veille"),
        ];
        let silent = carlier.post(&url, &with(&fix, &[("reason", " ")])).await;
        assert_eq!(silent.status, 422);
        assert!(silent.any_page().text_of(".problems").contains("la raison de la correction"));
        let twice = with(&fix, &[("siren", TOUFFLERS)]);
        let twice = carlier.post(&url, &twice).await;
        assert!(twice.any_page().text_of(".problems").contains("Une école n’a qu’une commune"));
        carlier.post(&url, &fix).await.redirects();
        let page = carlier.get(&count).await.page();
        assert_eq!(page.texts_of(".facts dd")[2], "11");
        let said = page.text_of("section[aria-labelledby=corrections]");
        assert!(said.contains("Quatre élèves arrivés la veille"), "{said}");
    }
}

#[tokio::test]
async fn who_would_pay_more_is_seen_before_the_vote_and_each_town_sees_its_own() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = counted(&carlier, &governed, "2027").await;
        let key = written(&carlier, &governed, &SPREAD).await;
        let rates = written(&carlier, &governed, &RATES).await;
        let asked = format!("cle={}&somme=10000&autre={}", id_of(&key), id_of(&rates));
        let page = carlier.get(&format!("{count}/simulation?{asked}")).await.page();
        let facts = page.texts_of(".facts dd");
        assert_eq!(facts[0], "10 000,00 €");
        let rows = page.texts_of("tbody tr");
        assert_eq!(rows.len(), 2);
        keep("simulation.html", &carlier.get(&format!("{count}/simulation?{asked}")).await.body);
        keep("count.html", &carlier.get(&count).await.body);
        let csv = carlier.get(&format!("{count}/simulation.csv?{asked}")).await.text();
        assert!(csv.contains(&format!("{LYS};Lys-lez-Lannoy;")), "{csv}");
        let vasseur = school.client(school.m_vasseur).await;
        let account = account_of(&carlier, &governed, "Lys-lez-Lannoy").await;
        let own = format!("{account}/simulation");
        assert!(
            vasseur.get(&own).await.page().text_of("main").contains("Aucune clé n’est proposée")
        );
        let proposal = [("cle", id_of(&key)), ("somme", "10000")];
        carlier.post(&format!("{count}/proposition"), &proposal).await.redirects();
        let said = vasseur.get(&own).await.page().text_of("main");
        // 6 of 7 pupils of 7 000 €, 14 050 of 18 007 inhabitants of 3 000 €.
        assert!(said.contains("votre contribution serait de 8 340,76 €"), "{said}");
        assert!(said.contains("élèves : 6 sur 7 en tout, sa part de 7 000,00 €"), "{said}");
        assert_eq!(vasseur.get(&format!("{count}/simulation")).await.status, 404);
    }
}

#[tokio::test]
async fn a_sum_that_nothing_carries_is_refused() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = counted(&carlier, &governed, "2027").await;
        let nothing = with(&SPREAD, &[("part-0-rate", "0"), ("part-1-rate", "0")]);
        let key = written(&carlier, &governed, &nothing).await;
        voted(&carlier, &key).await;
        let campaign = prepared(&carlier, &governed, &count, &key, "10000").await;
        let refused = carlier.post(&format!("{campaign}/gel"), &[]).await;
        assert_eq!(refused.status, 422);
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("personne n’a rien de ce qu’elle compte"), "{said}");
        assert!(
            carlier.get(&campaign).await.any_page().text_of(".facts").contains("en préparation")
        );
    }
}

#[tokio::test]
async fn a_campaign_needs_a_voted_key_and_makes_the_sum_voted_to_the_cent() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = counted(&carlier, &governed, "2027").await;
        let key = written(&carlier, &governed, &SPREAD).await;
        let campaign = prepared(&carlier, &governed, &count, &key, "10000,01").await;
        let refused = carlier.post(&format!("{campaign}/gel"), &[]).await;
        assert!(refused.any_page().text_of(".problems").contains("Cette clé n’est pas votée"));
        voted(&carlier, &key).await;
        let early = carlier.post(&format!("{campaign}/appels"), &[]).await;
        assert_eq!(early.status, 422, "nothing is called before it is frozen");
        carlier.post(&format!("{campaign}/gel"), &[]).await.redirects();
        let again = carlier.post(&format!("{campaign}/gel"), &[]).await;
        assert_eq!(again.status, 422);
        let csv = carlier.get(&format!("{campaign}/contributions.csv")).await.text();
        let totals: Vec<i64> = csv.lines().skip(1).map(last_cents).collect();
        assert_eq!(totals.iter().sum::<i64>(), 1_000_001);
        // A second campaign of the year is refused.
        let url = format!("{}/nouvelle-campagne", home(&governed));
        let form = campaign_form(&count, &key, "5");
        let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let second = carlier.post(&url, &fields).await;
        assert!(second.any_page().text_of(".problems").contains("existe déjà"));
    }
}

#[tokio::test]
async fn calls_are_paid_corrected_and_reminded() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let campaign = called(&school, &governed, &carlier).await;
        let account = account_of(&carlier, &governed, "Toufflers").await;
        let facts = carlier.get(&account).await.page().texts_of(".facts dd");
        let sums: Vec<i64> = facts.iter().map(|it| cents(it)).collect();
        assert_eq!(sums[0], 165_924, "called");
        let accounting = carlier.get(&format!("{campaign}/comptabilite.csv")).await.text();
        let all: i64 = accounting.lines().skip(1).map(last_cents).sum();
        assert_eq!(all, 1_000_000, "two calls each make the sum voted");
        assert!(accounting.contains("2027;R;74;74748;;"), "{accounting}");

        // One way of writing at a time, with what it needs: a payment asks for no line.
        let page = carlier.get(&account).await.page();
        let asked = page.attributes("#form [name]", "name");
        assert_eq!(asked, ["csrf", "kind", "seen", "on", "sum", "words"]);
        let page = carlier.get(&format!("{account}?ecrire=rejected")).await.page();
        assert_eq!(page.attributes("#form [name]", "name"), ["csrf", "kind", "seen", "on", "line"]);
        let entries = format!("{account}/ecritures");
        let pay =
            [("kind", "payment"), ("on", "2026-11-23"), ("sum", "800"), ("words", "Titre 12")];
        carlier.post(&entries, &pay).await.redirects();
        let much = with(&pay, &[("kind", "repaid"), ("sum", "900")]);
        let refused = carlier.post(&entries, &much).await;
        assert!(refused.any_page().text_of(".problems").contains("le trop-perçu est de 0,00"));
        let total = [("kind", "total"), ("on", "2026-11-23"), ("sum", "1500"), ("year", "2027")];
        let silent = carlier.post(&entries, &total).await;
        assert!(silent.any_page().text_of(".problems").contains("la raison"));
        let total = with(&total, &[("words", "Une école fermée en septembre")]);
        carlier.post(&entries, &total).await.redirects();
        let facts = carlier.get(&account).await.page().texts_of(".facts dd");
        let sums: Vec<i64> = facts.iter().map(|it| cents(it)).collect();
        assert_eq!(sums, [150_000, 80_000, 70_000, 0, 0]);

        let accounting = carlier.get(&format!("{campaign}/comptabilite.csv")).await.text();
        let all: i64 = accounting.lines().skip(1).map(last_cents).sum();
        assert_eq!(all, 984_076, "less what was corrected");
        assert!(accounting.contains("correction\u{a0}: Une école fermée"), "{accounting}");

        school.at("2027-05-12 09:00");
        let dumont = school.client(governed.m_dumont).await;
        let carlier = school.client(governed.mme_carlier).await;
        school.run_jobs().await;
        let feed = dumont.get("/nouveautes").await.page().text_of("main");
        assert!(feed.contains("Toufflers"), "{feed}");
        let page = carlier.get(&account).await.page();
        let said = page.text_of("section[aria-labelledby=reminders]");
        assert!(said.contains("Ligne 1 : relance 1"), "{said}");
        let all = carlier.get(&format!("{}/comptes", home(&governed))).await.page();
        let late = all.text_of("main");
        assert!(late.contains("2 membres sont en retard, de 4 200,00 € ensemble"), "{late}");
        let csv = carlier.get(&format!("{}/comptes.csv", home(&governed))).await.text();
        assert!(csv.contains(";Toufflers;1500,00;800,00;700,00;29,62;0,00"), "{csv}");
        let late = page.texts_of(".facts dd");
        assert_eq!(cents(&late[3]), 2_962, "829,62 called for April, 800 paid");
    }
}

#[tokio::test]
async fn the_next_year_is_seen_beside_the_last_and_moves_no_further_than_voted() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        called(&school, &governed, &carlier).await;
        let count = counted(&carlier, &governed, "2028").await;
        let key = written(&carlier, &governed, &with(&RATES, &[("fall", "10")])).await;
        let asked = format!("cle={}&autre=last", id_of(&key));
        let csv = carlier.get(&format!("{count}/simulation.csv?{asked}")).await.text();
        let lys = csv.lines().find(|line| line.contains("Lys-lez-Lannoy"));
        let expected = format!("{LYS};Lys-lez-Lannoy;8340,76;7506,68;-834,08");
        assert_eq!(lys, Some(expected.as_str()));
        let other = prepared_for("2027", &carlier, &governed, (&count, &key)).await;
        assert_eq!(other.status, 422);
        let said = other.any_page().text_of(".problems");
        assert!(said.contains("La campagne de 2027 existe déjà"), "{said}");
        let other = prepared_for("2029", &carlier, &governed, (&count, &key)).await;
        let said = other.any_page().text_of(".problems");
        assert!(
            said.contains("Le comptage est celui de 2028, la campagne celle de 2029"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn a_statement_says_its_reckoning_line_by_line() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let campaign = called(&school, &governed, &carlier).await;
        let account = account_of(&carlier, &governed, "Lys-lez-Lannoy").await;
        let vasseur = school.client(school.m_vasseur).await;
        keep("account.html", &carlier.get(&account).await.body);
        keep("campaign.html", &carlier.get(&campaign).await.body);
        keep("home.html", &carlier.get(&home(&governed)).await.body);
        let own = vasseur.get(&format!("{account}/etats/2027")).await;
        assert_eq!(own.header("content-type").as_deref(), Some("application/pdf"));
        assert!(own.body.starts_with(b"%PDF-"));
        keep("statement.pdf", &own.body);
        let all = carlier.get(&format!("{campaign}/etats.pdf")).await;
        assert!(all.body.starts_with(b"%PDF-"));
        keep("statements.pdf", &all.body);
        assert_eq!(carlier.get(&format!("{campaign}/etats.pdf?page=2")).await.status, 404);
        assert_eq!(vasseur.get(&format!("{account}/etats/2026")).await.status, 404);
    }
}

#[tokio::test]
async fn each_sees_what_is_his_and_nobody_else_is_told() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let campaign = called(&school, &governed, &carlier).await;
        let lys = account_of(&carlier, &governed, "Lys-lez-Lannoy").await;
        sits(&school, &governed).await;
        let (statement, write) = (format!("{lys}/etats/2027"), format!("{lys}/ecritures"));
        let pay = [("kind", "payment"), ("on", "2026-11-23"), ("sum", "1")];
        let wallerand = school.client(governed.m_wallerand).await;
        for url in [&home(&governed), &campaign, &lys, &statement] {
            assert_eq!(wallerand.get(url).await.status, 200, "{url}: a delegate reads everything");
        }
        assert_eq!(wallerand.post(&write, &pay).await.status, 403);
        assert_eq!(wallerand.get(&new_key(&governed)).await.status, 403);
        let vasseur = school.client(school.m_vasseur).await;
        assert_eq!(vasseur.get(&lys).await.status, 200);
        assert_eq!(vasseur.post(&write, &pay).await.status, 403);
        for url in [&home(&governed), &campaign, &new_key(&governed)] {
            assert_eq!(vasseur.get(url).await.status, 404, "{url}: a commune sees its own");
        }
        let others = [governed.m_dumont, school.samira, school.mme_durand, governed.mme_bak];
        for person in others {
            let client = school.client(person).await;
            for url in [&lys, &statement, &campaign, &home(&governed)] {
                assert_eq!(client.get(url).await.status, 404, "{url}");
            }
            assert_eq!(client.post(&write, &pay).await.status, 404);
        }
        let steward = school.client(school.mme_delattre).await;
        assert_eq!(steward.get(&home(&governed)).await.status, 200);
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get("/territoire/contributions").await.status, 404);
        let rows = vasseur.get("/territoire/contributions").await.page().texts_of(".row");
        assert_eq!(rows.len(), 1, "{rows:?}");
    }
}
