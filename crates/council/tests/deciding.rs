//! What a deliberation decides: each kind has its fields, and what follows is kept in them.

use crate::{
    clerk::{clerk, council_of_lys, refused},
    rules::{as_shown, sent, with},
    voted::Voted,
    world::worlds,
};
use council::effect::Effect;

#[tokio::test]
async fn each_kind_of_decision_has_its_fields_and_keeps_what_follows() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let meeting = vasseur.prepares("2026-12-10", "19:00").await;
        let act = vasseur.entitles(&meeting, "École numérique").await;
        let url = format!("{act}/decisions");
        let kinds = vasseur.page(&url).await;
        assert_eq!(kinds.count("input[name=sorte]"), 9);
        let syndicate = people.syndicate.to_string();
        let (words, to) = (("words", "de le faire."), ("syndicate", syndicate.as_str()));
        for (kind, field) in [
            ("transfer", "#competence"),
            ("adhere", "#syndicate"),
            ("statutes", "#statutes"),
            ("pay", "#amount"),
            ("appoint", "#last_name"),
            ("concord", "#asked"),
            ("leave", "#leave_on"),
            ("key", "#key"),
            ("other", "#words"),
        ] {
            let page = vasseur.page(&format!("{url}?sorte={kind}")).await;
            assert!(page.has(field), "{kind}");
        }
        vasseur.decides(&act, &[("kind", "adhere"), words, to]).await;
        let pay = [("kind", "pay"), words, to, ("year", "2027"), ("amount", "1 234,56 €")];
        vasseur.decides(&act, &pay).await;
        let leave = [("kind", "leave"), words, to, ("leave_on", "2027-08-31")];
        vasseur.decides(&act, &leave).await;
        for (wrong, sentence) in [
            (vec![("kind", "adhere"), to], "Écrivez quelque chose ici"),
            (vec![("kind", "adhere"), words, ("syndicate", "12")], "Choisissez"),
            (vec![("kind", "pay"), words, to, ("year", "27")], "pas un nombre"),
            (vec![("kind", "pay"), words, to, ("year", "2027"), ("amount", "x")], "montant"),
            (vec![("kind", "concord"), words, ("asked", "12")], "Choisissez"),
            (vec![("kind", "leave"), words, to], "Choisissez un jour"),
        ] {
            let said = refused(&vasseur.client.post(&url, &wrong).await);
            assert!(said.contains(sentence), "{wrong:?}: {said}");
        }
        let all = |tx: &db::Tx<'_>| {
            tx.all::<(String,)>("select fields from decision order by place", &[])
        };
        let kept = school.app.db.read(all).await.expect("read");
        let kept: Vec<Effect> =
            kept.iter().map(|(it,)| serde_json::from_str(it).expect("an effect")).collect();
        let syndicate = people.syndicate;
        let amount = Some(base::Money::from_cents(123_456));
        let on = base::Day::parse_iso("2027-08-31").expect("a day");
        let expected = [
            Effect::Adhere { syndicate },
            Effect::Pay { syndicate, year: 2027, amount },
            Effect::Leave { syndicate, competence: None, on },
        ];
        assert_eq!(kept, expected);
        // A line is removed; another town does not write here.
        let draft = vasseur.page(&format!("{act}/redaction")).await;
        let decision = draft.attribute("input[name=decision]", "value").expect("a decision");
        let removal = [("decision", decision.as_str())];
        let dumont = school.client(people.m_dumont).await;
        assert_eq!(dumont.post(&format!("{url}/retrait"), &removal).await.status, 404);
        vasseur.client.post(&format!("{url}/retrait"), &removal).await.redirects();
        assert_eq!(vasseur.page(&format!("{act}/redaction")).await.count("ol.rows li"), 2);
    }
}

#[tokio::test]
async fn a_meeting_keeps_the_rules_of_the_day_it_was_convened() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let meeting = vasseur.prepares("2026-12-10", "19:00").await;
        vasseur.proposes(&meeting, "Budget").await;
        vasseur.convenes(&meeting, "2026-11-23").await;
        let url = format!("/conseil/{}/regles", people.lys);
        let fields = as_shown(&vasseur.page(&url).await);
        let stricter = [("quorum_fraction", "2/3"), ("from_on", "2026-11-24")];
        vasseur.client.post(&url, &sent(&with(&fields, &stricter))).await.redirects();
        school.at("2026-12-10 19:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&meeting, &[]).await;
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let item = page.text_of("section[aria-labelledby=items] ol > li");
        assert!(item.contains("33 pour 17 demandés"), "{item}");
        // The next one has the new ones; a version in use is not written over.
        let next = vasseur.prepares("2026-12-20", "19:00").await;
        vasseur.proposes(&next, "Voirie").await;
        vasseur.convenes(&next, "2026-12-10").await;
        let same_day = [("held_max", "3"), ("from_on", "2026-11-24")];
        let said = refused(&vasseur.client.post(&url, &sent(&with(&fields, &same_day))).await);
        assert!(said.contains("choisissez un jour plus tard"), "{said}");
        school.at("2026-12-20 19:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&next, &[]).await;
        let page = vasseur.page(&format!("{next}/tenue")).await;
        let item = page.text_of("section[aria-labelledby=items] ol > li");
        assert!(item.contains("33 pour 23 demandés"), "{item}");
    }
}

#[tokio::test]
async fn a_syndicate_agrees_with_what_a_commune_has_asked_once_it_is_executory() {
    for (school, people) in worlds().await {
        let act = Voted::of_lys(&people).write(&school).await;
        let carlier = clerk(&school, people.mme_carlier, people.syndicate).await;
        let meeting = carlier.prepares("2026-12-10", "10:00").await;
        let accord = carlier.entitles(&meeting, "Adhésion de Lys-lez-Lannoy").await;
        let url = format!("{accord}/decisions");
        let asked = act.to_string();
        let concord = [("kind", "concord"), ("words", "d’accepter."), ("asked", asked.as_str())];
        let said = refused(&carlier.client.post(&url, &concord).await);
        assert!(said.contains("Choisissez"), "voted is not executory: {said}");
        let executory = move |tx: &db::Tx<'_>| {
            let sql = "update deliberation set executory_on = '2023-12-21' where id = $1";
            tx.run(sql, db::params![act])
        };
        school.app.db.write(executory).await.expect("executory");
        let page = carlier.page(&format!("{url}?sorte=concord")).await;
        let options = page.texts_of("#asked option");
        assert_eq!(options.len(), 2, "once, whatever it decides: {options:?}");
        assert!(options[1].starts_with("Lys-lez-Lannoy"), "{options:?}");
        carlier.decides(&accord, &concord).await;
        // The métropole was asked nothing.
        let bak = clerk(&school, people.mme_bak, people.metropole).await;
        let meeting = bak.prepares("2026-12-10", "10:00").await;
        let other = bak.entitles(&meeting, "Rien").await;
        let page = bak.page(&format!("{other}/decisions?sorte=concord")).await;
        assert_eq!(page.count("#asked option"), 1);
    }
}

#[tokio::test]
async fn a_proposal_that_is_taken_off_the_agenda_leaves_nothing_behind() {
    for (school, people) in worlds().await {
        let act = Voted::of_lys(&people).write(&school).await;
        let signed = move |tx: &db::Tx<'_>| {
            tx.run("update deliberation set state = 'signed' where id = $1", db::params![act])
        };
        school.app.db.write(signed).await.expect("signed");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let meeting = vasseur.prepares("2026-12-10", "19:00").await;
        let form = [("way", "withdrawal"), ("title", "Retrait"), ("reason", "Une erreur.")];
        let follow = format!("/conseil/deliberations/{act}/suite");
        vasseur.client.post(&follow, &form).await.redirects();
        let page = vasseur.page(&meeting).await;
        let item = page.attribute("section[aria-labelledby=agenda] input[name=item]", "value");
        let item = item.expect("an item");
        let remove = [("item", item.as_str()), ("way", "remove")];
        let order = format!("{meeting}/points/ordre");
        vasseur.client.post(&order, &remove).await.redirects();
        // It can be proposed again.
        vasseur.client.post(&follow, &form).await.redirects();
    }
}
