//! Lys-lez-Lannoy joins: from no decision to its schools open.

use crate::{deciding, world::worlds};
use council::effect::{Effect, End};

#[tokio::test]
async fn lys_goes_from_no_decision_to_its_schools_open() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let carlier = school.client(governed.mme_carlier).await;
        let lys = format!("/territoire/{}", governed.lys);
        let syndicate = format!("/territoire/{}", governed.syndicate);
        let page = vasseur.get(&lys).await.page();
        assert!(page.text_of("h1").contains("Lys-lez-Lannoy"));
        assert!(page.text_of("section[aria-labelledby=next]").contains("rien décidé"));

        // Nothing is prepared: the refusal says what to do, and nothing is written.
        let form = [("first", "Konrad"), ("last", "Wallerand"), ("title", "M")];
        let refused = vasseur.post(&format!("{lys}/proposition"), &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("séance"));
        let half = [("first", "Konrad")];
        assert_eq!(vasseur.post(&format!("{lys}/proposition"), &half).await.status, 422);

        deciding::prepare(&school, governed.lys).await;
        let to = vasseur.post(&format!("{lys}/proposition"), &form).await.redirects();
        let act = to.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a deliberation");
        let words = |text: &str| text.to_owned();
        let next =
            || async { vasseur.get(&lys).await.page().text_of("section[aria-labelledby=next]") };
        assert!(next().await.contains("relisez-le"));
        // It is under way: a second one is refused.
        assert!(
            vasseur
                .get(&lys)
                .await
                .page()
                .text_of("section[aria-labelledby=propose]")
                .contains("déjà en route")
        );

        deciding::vote(&school, act).await;
        assert!(next().await.contains("a voté"));
        deciding::transmit(&school, act).await;
        assert!(next().await.contains("publiez-la"));
        deciding::publish(&school, act).await;
        assert!(next().await.contains("doit maintenant donner son accord"));

        let table = carlier.get(&format!("{syndicate}?etat=transmise")).await.page();
        let boxes = table.attributes("input[name=asked]", "value");
        assert_eq!(boxes, [words(&act.to_string())]);
        let accord = format!("{syndicate}/accord");
        assert_eq!(carlier.post(&accord, &[]).await.status, 422);
        deciding::prepare(&school, governed.syndicate).await;
        let to = carlier.post(&accord, &[("asked", &boxes[0])]).await.redirects();
        let agreed = to.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a deliberation");
        deciding::vote(&school, agreed).await;
        assert!(next().await.contains("a dit oui"));
        deciding::transmit(&school, agreed).await;
        deciding::publish(&school, agreed).await;
        let said = next().await;
        assert!(said.contains("2 écoles sont ouvertes"), "{said}");
        let open = carlier.get(&format!("{syndicate}?etat=ouverte")).await.page();
        assert!(open.text_of("tbody").contains("Lys-lez-Lannoy"));
        assert!(!open.text_of("tbody").contains("Toufflers"));
        let csv = carlier.get(&format!("{syndicate}/communes.csv?etat=ouverte")).await.text();
        assert!(csv.contains("Lys-lez-Lannoy;59367;") && csv.contains(";Écoles ouvertes;"));
        let map = carlier.get(&format!("{syndicate}/carte")).await.page();
        assert!(map.text_of(".cells").contains("5 Lys-lez-Lannoy"));
        assert!(map.text_of(".cells").contains("0 Toufflers"));
    }
}

#[tokio::test]
async fn the_territory_is_seen_by_those_it_is_about_and_nobody_else() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let lys = format!("/territoire/{}", governed.lys);
        let syndicate = format!("/territoire/{}", governed.syndicate);
        let dumont = school.client(governed.m_dumont).await;
        let vasseur = school.client(school.m_vasseur).await;
        assert_eq!(dumont.get(&lys).await.status, 404);
        let rooms = [
            "",
            "/carte",
            "/communes.csv",
            "/competences",
            "/statuts",
            "/annexes",
            "/annexes.pdf",
            "/annexe-1.csv",
            "/annexe-2.csv",
        ];
        for room in rooms {
            let url = format!("{syndicate}{room}");
            for stranger in [school.m_vasseur, governed.m_dumont, school.mme_durand, school.samira]
            {
                assert_eq!(school.client(stranger).await.get(&url).await.status, 404, "{url}");
            }
            let carlier = school.client(governed.mme_carlier).await;
            assert_eq!(carlier.get(&url).await.status, 200, "{url}");
        }
        for room in ["proposition", "retrait", "accord", "competences", "statuts"] {
            let url = format!("{lys}/{room}");
            assert_eq!(dumont.post(&url, &[]).await.status, 404, "{url}");
            let url = format!("{syndicate}/{room}");
            assert_eq!(vasseur.post(&url, &[]).await.status, 404, "{url}");
        }
        // What is a syndicate's is not there for a commune.
        assert_eq!(vasseur.get(&format!("{lys}/statuts")).await.status, 404);
        assert_eq!(vasseur.post(&format!("{lys}/accord"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn a_competence_given_to_another_syndicate_is_refused_before_and_shown_after() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let other = deciding_other(&school, &governed).await;
        let first = deciding::competence(&school, governed.syndicate).await;
        let second = deciding::competence(&school, other).await;
        deciding::join(&school, &governed).await;
        let vasseur = school.client(school.m_vasseur).await;
        let lys = format!("/territoire/{}", governed.lys);
        deciding::prepare(&school, governed.lys).await;
        let form = [("competence", second.to_string())];
        let form = [("competence", form[0].1.as_str())];
        let refused = vasseur.post(&format!("{lys}/proposition"), &form).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.any_page().text_of("main").contains("qu’à un seul syndicat"));

        // It comes by a deliberation all the same: no fact, a conflict that is shown.
        let give = Effect::Transfer { syndicate: other, competence: second };
        let act = deciding::decide(&school, governed.lys, vec![give]).await;
        let count = |competence: i64| {
            school.app.db.read(move |tx| {
                tx.number(
                    "select count(*) from transfer where competence_id = $1",
                    db::params![competence],
                )
            })
        };
        assert_eq!(count(first).await.expect("a count"), 1);
        assert_eq!(count(second).await.expect("a count"), 0);
        let steward = school.client(school.mme_delattre).await;
        let table = steward.get(&format!("/territoire/{other}")).await.page();
        assert!(table.text_of("tbody").contains("Déjà confiée à"));
        deciding::undo(&school, act, End::Withdrawn).await;
        let table = steward.get(&format!("/territoire/{other}")).await.page();
        assert!(!table.text_of("tbody").contains("Déjà confiée à"));
    }
}

/// Another syndicate that offers the same competence.
async fn deciding_other(
    school: &testing::TestSchool,
    governed: &people::testing::governed::GovernedPeople,
) -> base::Id<people::Body> {
    let _ = governed;
    let write = |tx: &db::Tx<'_>| {
        let new = people::NewBody {
            kind: people::BodyKind::Syndicate,
            siren: "200099999".to_owned(),
            name: "Syndicat voisin".to_owned(),
            department: "59".to_owned(),
            population: 0,
            town: None,
            parent: None,
        };
        people::body::create(tx, &[new])?;
        Ok(people::body::find_by_siren(tx, "200099999")?.expect("a body").id)
    };
    let other = school.app.db.write(write).await.expect("another syndicate");
    let steward = school.client(school.mme_delattre).await;
    let form =
        [("word", "ent-1d"), ("name", "ENT"), ("opens_schools", "on"), ("from_on", "2022-01-01")];
    steward.post(&format!("/territoire/{other}/competences"), &form).await.redirects();
    other
}

#[tokio::test]
async fn what_is_withdrawn_has_never_been_and_what_is_told_twice_is_done_once() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let (asked, agreed) = deciding::join(&school, &governed).await;
        let stage = |word: &'static str| {
            let (school, syndicate) = (&school, governed.syndicate);
            let carlier = governed.mme_carlier;
            async move {
                let carlier = school.client(carlier).await;
                let url = format!("/territoire/{syndicate}?etat={word}");
                carlier.get(&url).await.page().text_of("tbody").contains("Lys-lez-Lannoy")
            }
        };
        assert!(stage("ouverte").await);
        // The concord is withdrawn: it is asked again.
        deciding::undo(&school, agreed, End::Withdrawn).await;
        assert!(stage("transmise").await);
        let again =
            deciding::decide(&school, governed.syndicate, vec![Effect::Concord { asked }]).await;
        assert!(stage("ouverte").await);
        // The same news twice changes nothing.
        let twice = move |tx: &db::Tx<'_>| {
            let effects = council::life::settling::of(tx, again)?;
            let _ = effects;
            tx.number("select count(*) from transfer", db::params![])
        };
        assert_eq!(school.app.db.read(twice).await.expect("a count"), 1);
        // The member's own is withdrawn: nothing was ever asked.
        deciding::undo(&school, asked, End::Withdrawn).await;
        assert!(stage("aucune").await);
        let count = school
            .app
            .db
            .read(|tx| tx.number("select count(*) from membership_of_syndicate", db::params![]));
        assert_eq!(count.await.expect("a count"), 0);
    }
}
