//! What comes after an act: corrected, withdrawn, repealed; and who sees what of it.

use crate::{
    life::{Told, path, sign_on_paper, voted},
    voted::{SHEET, Voted},
    world::worlds_at,
};
use base::{Id, Instant};
use council::{Deliberation, Meeting, effect::Effect};
use db::{Tx, params};
use people::testing::governed::GovernedPeople;
use std::sync::Arc;
use testing::{Client, TestSchool};

const NOW: &str = "2026-11-23 10:00";

/// Signs, publishes and has it received, on one day.
async fn through(vasseur: &Client, act: Id<Deliberation>, on: &str) {
    let days = [("chair_on", on), ("secretary_on", on)];
    vasseur.post(&path(act, "/signature/papier"), &days).await.redirects();
    vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
    let receipt = [("received_on", on), ("act_id", "")];
    vasseur.post(&path(act, "/transmission/accuse"), &receipt).await.redirects();
}

/// A meeting that is being prepared, so that something can be proposed.
async fn meeting_to_come(school: &TestSchool, people: &GovernedPeople) {
    let (lys, at) = (people.lys, Instant::parse_local("2026-12-09 19:00").expect("a time"));
    let write = move |tx: &Tx<'_>| {
        let meeting: Id<Meeting> = tx.new_id();
        tx.run(
            "insert into meeting (id, body_id, meets_at, place, state, urgent_reason, version)
             values ($1, $2, $3, 'Mairie', 'draft', '', 1)",
            params![meeting, lys, at],
        )
    };
    school.app.db.write(write).await.expect("a meeting");
}

/// The proposed draft is voted at its meeting, which is held.
async fn adopted(
    school: &TestSchool,
    act: Id<Deliberation>,
    of: Id<Deliberation>,
    number: &'static str,
) {
    let write = move |tx: &Tx<'_>| {
        tx.run(
            "update deliberation
                set state = 'voted', number = $2, outcome = 'adopted', in_exercise = 33,
                    present = 33, votes_for = 33
              where id = $1",
            params![act, number],
        )?;
        tx.run(
            "update meeting
                set state = 'closed',
                    chair_id = (select m.chair_id from meeting m
                                  join deliberation d on d.meeting_id = m.id where d.id = $2),
                    secretary_id = (select m.secretary_id from meeting m
                                      join deliberation d on d.meeting_id = m.id where d.id = $2)
              where id = (select meeting_id from deliberation where id = $1)",
            params![act, of],
        )
    };
    school.app.db.write(write).await.expect("it is adopted");
}

pub async fn executory(
    school: &TestSchool,
    people: &GovernedPeople,
) -> (Client, Id<Deliberation>, Arc<Told>) {
    let (vasseur, act, told) = voted(school, people).await;
    through(&vasseur, act, "2023-12-14").await;
    meeting_to_come(school, people).await;
    (vasseur, act, told)
}

pub async fn propose(vasseur: &Client, act: Id<Deliberation>, way: &str) -> Id<Deliberation> {
    let form = [("way", way), ("title", "Suite"), ("reason", "Une erreur s’est glissée.")];
    let to = vasseur.post(&path(act, "/suite"), &form).await.redirects();
    to.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an act")
}

#[tokio::test]
async fn a_withdrawal_takes_back_what_followed_and_its_own_withdrawal_gives_it_again() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, told) = executory(&school, &people).await;
        let withdrawal = propose(&vasseur, act, "withdrawal").await;
        // One at a time.
        let form = [("way", "repeal"), ("title", "Suite"), ("reason", "Encore.")];
        let again = vasseur.post(&path(act, "/suite"), &form).await;
        assert_eq!(again.status, 422);
        assert!(again.any_page().text_of(".problems").contains("déjà proposée"));
        adopted(&school, withdrawal, act, "2026-12-09/01").await;
        school.at("2026-12-10 10:00");
        assert_eq!(told.said().len(), 1, "decided is not executory");
        through(&vasseur, withdrawal, "2026-12-10").await;
        let said = told.said();
        assert_eq!(said[1..], ["enters other of 1 on 2026-12-10", "leaves Withdrawn"]);
        let public = format!("/actes/{}/{act}", people.lys);
        let page = school.nobody().get(&public).await.page();
        assert!(page.text_of("main").contains("a été retirée"), "it stays public, and says so");
        assert!(page.has(&format!("a[href='/actes/{}/{withdrawal}']", people.lys)));
        let page = vasseur.get(&path(withdrawal, "")).await.page();
        assert!(page.has(&format!("a[href='/conseil/deliberations/{act}']")), "each leads back");
        let page = school.nobody().get(&format!("/actes/{}/{withdrawal}", people.lys)).await.page();
        assert!(page.has(&format!("a[href='{public}']")));

        let (lys, at) = (people.lys, Instant::parse_local("2026-12-20 19:00").expect("a time"));
        let write = move |tx: &Tx<'_>| {
            let meeting: Id<Meeting> = tx.new_id();
            tx.run(
                "insert into meeting (id, body_id, meets_at, place, state, urgent_reason, version)
                 values ($1, $2, $3, 'Mairie', 'draft', '', 1)",
                params![meeting, lys, at],
            )
        };
        school.app.db.write(write).await.expect("a meeting");
        let second = propose(&vasseur, withdrawal, "withdrawal").await;
        adopted(&school, second, act, "2026-12-20/01").await;
        school.at("2026-12-21 10:00");
        through(&vasseur, second, "2026-12-21").await;
        assert_eq!(
            told.said().last().map(String::as_str),
            Some("enters transfer of 5 on 2026-11-23")
        );
        let page = school.nobody().get(&public).await.page();
        assert!(!page.text_of("main").contains("a été retirée"));
    }
}

#[tokio::test]
async fn a_correction_is_a_new_act_and_each_leads_to_the_other() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, told) = executory(&school, &people).await;
        let correction = propose(&vasseur, act, "correction").await;
        let page = vasseur.get(&path(correction, "")).await.page();
        assert!(page.text_of("main").contains("Corrige 2023-12-13/07"));
        let page = vasseur.get(&path(act, "")).await.page();
        assert!(page.has(&format!("a[href='/conseil/deliberations/{correction}']")));
        assert_eq!(told.said().len(), 1, "what followed stands");
        // The draft is nobody's but those who prepare it: the public page says nothing of it.
        let page = school.nobody().get(&format!("/actes/{}/{act}", people.lys)).await.page();
        assert!(!page.text_of("main").contains("Corrigée"));
    }
}

#[tokio::test]
async fn without_a_meeting_in_preparation_nothing_is_proposed() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        sign_on_paper(&vasseur, act).await;
        let form = [("way", "repeal"), ("title", "Suite"), ("reason", "Plus utile.")];
        let refused = vasseur.post(&path(act, "/suite"), &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("Aucune séance à venir"));
    }
}

#[tokio::test]
async fn another_town_teachers_and_parents_are_told_nothing_and_drafts_are_not_public() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        let pages = ["", "/extrait.pdf", "/transmission", "/suite", "/transmission/archive.tar.gz"];
        for stranger in [people.m_dumont, people.mme_bak, school.mme_durand, school.samira] {
            let client = school.client(stranger).await;
            for page in pages {
                assert_eq!(client.get(&path(act, page)).await.status, 404, "{page}");
            }
            assert_eq!(client.post(&path(act, "/signature"), &[]).await.status, 404);
            assert_eq!(client.post(&path(act, "/publication"), &[]).await.status, 404);
        }
        let nobody = school.nobody();
        let list = format!("/actes/{}", people.lys);
        let own = ["", "/extrait.pdf", "/certificat.pdf"];
        for page in own {
            assert_eq!(nobody.get(&format!("{list}/{act}{page}")).await.status, 404, "{page}");
        }
        assert!(!nobody.get(&list).await.page().text_of("main").contains("Transfert"));
        assert!(
            !nobody.get(&format!("{list}/deliberations.csv")).await.text().contains("Transfert")
        );

        through(&vasseur, act, "2023-12-14").await;
        for page in own {
            assert_eq!(nobody.get(&format!("{list}/{act}{page}")).await.status, 200, "{page}");
        }
        // Under another body's address it is not.
        let elsewhere = format!("/actes/{}/{act}", people.toufflers);
        assert_eq!(nobody.get(&elsewhere).await.status, 404);
        assert!(nobody.get(&list).await.page().text_of("main").contains("Transfert"));
        assert_eq!(nobody.get("/actes/1").await.status, 404);
        // A member reads, and changes nothing.
        let member = school.client(people.m_wallerand).await;
        assert_eq!(member.get(&path(act, "")).await.status, 200);
        assert_eq!(member.get(&path(act, "/transmission")).await.status, 403);
        assert_eq!(member.post(&path(act, "/publication"), &[]).await.status, 403);
    }
}

#[tokio::test]
async fn open_data_says_each_published_act_as_the_schema_asks() {
    for (school, people) in worlds_at(NOW).await {
        let (_, act, _) = executory(&school, &people).await;
        let path = format!("/actes/{}/deliberations.csv", people.lys);
        let answer = school.nobody().get(&path).await;
        let text = answer.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE"));
        let start = "Lys-lez-Lannoy,21590367500013,2023-12-13/07,2023-12-13,5.7,Institutions et \
                     vie politique/Intercommunalité,";
        assert!(lines[1].starts_with(start), "{}", lines[1]);
        let end = format!(
            ",,,PREF059,2023-12-14,33,33,4,0,29,http://test.invalid/actes/{}/{act}",
            people.lys
        );
        assert!(lines[1].ends_with(&end), "{}", lines[1]);
    }
}

#[tokio::test]
async fn a_syndicate_has_its_committee_and_a_rejected_proposal_is_never_executory() {
    for (school, people) in worlds_at(NOW).await {
        let told = Told::lent_to(&school);
        let act = Voted {
            body: people.syndicate,
            number: "CS-2023-48",
            title: "Barème des contributions 2024",
            chair: None,
            secretary: None,
            counts: [21, 15, 2, 5, 12, 0, 0, 0],
            articles: vec![("d’adopter le barème annexé.", Effect::Key { key: 7 })],
            ..Voted::of_lys(&people)
        };
        let act = act.write(&school).await;
        let carlier = school.client(people.mme_carlier).await;
        let sheet: Vec<(&str, &str)> = SHEET
            .iter()
            .map(|(name, value)| (*name, if *name == "siret" { "" } else { *value }))
            .collect();
        let address = format!("/conseil/{}/teletransmission", people.syndicate);
        carlier.post(&address, &sheet).await.redirects();
        // Two agents who write at once see each other.
        assert_eq!(carlier.post(&address, &sheet).await.status, 409);
        through(&carlier, act, "2023-12-14").await;
        assert!(told.said().is_empty(), "it was rejected: {:?}", told.said());
        let page = school.nobody().get(&format!("/actes/{}/{act}", people.syndicate)).await.page();
        let said = page.text_of("main");
        assert!(said.contains("le comité syndical"), "{said}");
        assert!(said.contains("5 voix pour et 12 contre"), "{said}");
        assert!(!said.contains("Exécutoire"), "{said}");
    }
}

#[tokio::test]
async fn the_list_is_by_year_and_turns_its_pages() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = executory(&school, &people).await;
        let write = move |tx: &Tx<'_>| {
            let copy = "insert into act_seal (deliberation_id, body_id, held_on, extract)
                        select $1, body_id, held_on, extract from act_seal
                         where deliberation_id = $2";
            for number in 0..60_i64 {
                let (item, id): (Id<u8>, Id<Deliberation>) = (tx.new_id(), tx.new_id());
                tx.run(
                    "insert into meeting_item (id, meeting_id, place, kind, title, state,
                                               discussion)
                     select $1, meeting_id, $3, 'decision', 'Point', 'done', ''
                       from deliberation where id = $2",
                    params![item, act, 100 + number],
                )?;
                tx.run(
                    "insert into deliberation (id, body_id, meeting_id, item_id, number, title,
                        report, state, ballot, in_exercise, present, proxies, votes_for,
                        votes_against, abstentions, not_taking_part, blank, void, outcome, digest,
                        published_at, version)
                     select $1, body_id, meeting_id, $3, $4, 'Autre', report, 'signed', 'hands',
                            33, 33, 0, 33, 0, 0, 0, 0, 0, 'adopted', 'x', published_at, 1
                       from deliberation where id = $2",
                    params![id, act, item, format!("2023-12-13/{}", 100 + number)],
                )?;
                tx.run(copy, params![id, act])?;
            }
            Ok(())
        };
        school.app.db.write(write).await.expect("sixty more");
        let page = vasseur.get(&format!("/actes/{}", people.lys)).await.page();
        assert_eq!(page.count("ul.rows.card > li"), 50);
        let next = page.attribute("nav.pager a[rel=next]", "href").expect("older ones");
        let page = vasseur.get(&next).await.page();
        assert_eq!(page.count("ul.rows.card > li"), 11);
        assert!(!page.has("nav.pager"));
        let none = vasseur.get(&format!("/actes/{}?annee=2022", people.lys)).await.page();
        assert!(none.text_of("main").contains("Aucun acte n’est encore publié"));
    }
}
