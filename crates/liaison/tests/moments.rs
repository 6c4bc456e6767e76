//! Bad moments: late, corrected meanwhile, no guardian any more, another class, taken back.

use crate::desk::{OUTING, class, desk, pupil, schools};
use people::{Level, NewEnrolment, enrolment, groups, guardianship};
use testing::TestSchool;

#[tokio::test]
async fn after_the_last_day_a_first_answer_is_late_and_a_given_one_stands() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        let samira = desk(&school, school.samira).await;
        let moreau = desk(&school, school.mme_moreau).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        // Until the last evening, she may change her mind.
        school.at("2026-11-27 22:00");
        let url = format!("{slip}?enfant={}&changer=oui", school.lea);
        let form = samira.page(&url).await;
        assert!(form.has("input[name='r1'][value='yes'][checked]"));
        samira.try_signs_from(&url, &slip, &[school.lea], &[("r1", "no")]).await.redirects();
        school.at("2026-11-28 08:00");
        let refused = samira.try_signs(&slip, &[school.lea], &[("r1", "yes")]).await;
        assert_eq!(refused.status, 422);
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("la réponse que vous avez signée reste"), "{said}");

        let page = moreau.page(&slip).await;
        assert!(page.text_of(".note.warn").contains("en retard"));
        moreau.signs(&slip, school.ines, &[("r1", "yes")]).await;
        let lines = durand.followed(&slip).await;
        let of = |name: &str| lines.iter().find(|line| line.contains(name)).expect("a line");
        assert!(of("Inès").contains("en retard"));
        assert!(of("Léa").contains("Non") && !of("Léa").contains("en retard"));
    }
}

#[tokio::test]
async fn a_slip_that_takes_no_late_answer_says_so() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes_with(&pupil(school.lea), &[("late", "")]).await;
        let samira = desk(&school, school.samira).await;
        school.at("2026-11-28 08:00");
        assert!(samira.awaiting().await.is_empty());
        assert_eq!(samira.badge().await, "0");
        let page = samira.page(&slip).await;
        assert!(page.text_of(".note.warn").contains("Le dernier jour pour répondre est passé"));
        assert!(!page.has("form[action$='signature']"));
        let refused = samira.try_signs(&slip, &[school.lea], &[("r1", "yes")]).await;
        assert_eq!(refused.status, 422);
    }
}

/// Samira no longer answers for Léa by law, from today on; she stays a contact of the family.
async fn ends_authority(school: &TestSchool) {
    let (samira, lea, today) = (school.samira, school.lea, school.clock.today());
    let write = move |tx: &db::Tx<'_>| {
        let facts = guardianship::of_guardian(tx, samira)?;
        let of_lea: Vec<_> = facts.into_iter().filter(|fact| fact.pupil == lea).collect();
        let ids: Vec<_> = of_lea.iter().map(|fact| fact.id).collect();
        let ended = guardianship::end(tx, &ids, today)?;
        let mut contact = people::testing::guards(samira, lea, of_lea[0].kind, today);
        contact.has_authority = false;
        let (_, begun) = guardianship::begin(tx, &[contact])?;
        groups::refresh(tx, &ended.and(begun), today)
    };
    school.app.db.write(write).await.expect("changed");
}

#[tokio::test]
async fn a_guardian_who_loses_authority_in_the_middle_reads_and_does_not_sign() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let first = durand.writes_with(&pupil(school.lea), &[("needs", "both")]).await;
        samira.signs(&first, school.lea, &[("r1", "yes")]).await;
        let slip = durand.writes_with(&pupil(school.lea), &[("title", "Photo")]).await;
        // She has the form before her eyes when it happens.
        let form = samira.page(&slip).await;
        assert!(form.has("form[action$='signature']"));
        ends_authority(&school).await;
        let signed = samira.try_signs_blindly(&slip, school.lea).await;
        assert_eq!(signed, 403);
        let page = samira.page(&slip).await;
        assert!(page.text_of(".note").contains("Seul un responsable légal peut le signer"));
        assert!(samira.awaiting().await.is_empty());
        // What she signed stands; her signature is not asked of anybody else.
        let line = durand.followed(&first).await.join(" ");
        assert!(line.contains("Samira Haddad") && line.contains("Manque : Marc Martin"), "{line}");
        let marc = desk(&school, school.marc).await;
        marc.signs(&first, school.lea, &[("r1", "yes")]).await;
        let page = durand.page(&format!("{first}/suivi")).await;
        assert_eq!(page.texts_of(".figures dd")[0], "1 / 1");
    }
}

/// Léa goes to M. Petit's class.
async fn changes_class(school: &TestSchool) {
    let today = school.clock.today();
    let to = NewEnrolment {
        pupil: school.lea,
        school: school.jean_mace,
        class: Some(school.cm2_b),
        level: Level::Cm2,
        from_on: today,
        until_on: None,
    };
    let write = move |tx: &db::Tx<'_>| {
        let touched = enrolment::change(tx, &to)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("changed");
}

#[tokio::test]
async fn a_slip_to_a_class_follows_the_class() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let petit = desk(&school, school.m_petit).await;
        let samira = desk(&school, school.samira).await;
        let (ce1, cm2) = (class(&school, school.ce1_a).await, class(&school, school.cm2_b).await);
        let old = durand.writes(&ce1).await;
        let new = petit.writes_with(&cm2, &[("title", "Classe de mer")]).await;
        let hers = durand.writes_with(&pupil(school.lea), &[("title", "Lunettes")]).await;
        changes_class(&school).await;
        // In the morning, before school.
        school.at("2026-11-24 06:00");
        school.run_jobs().await;
        let awaiting = samira.awaiting().await;
        assert_eq!(awaiting, ["Lunettes", "Classe de mer"], "hers stays hers");
        let page = samira.page(&old).await;
        assert!(!page.has("form[action$='signature']"));
        assert_eq!(samira.try_signs_blindly(&old, school.lea).await, 422);
        let lines = durand.followed(&old).await;
        assert!(lines.iter().any(|line| line.contains("Léa") && line.contains("n’est plus là")));
        let page = durand.page(&format!("{old}/suivi")).await;
        assert_eq!(page.texts_of(".figures dd")[0], "0 / 2");
        samira.signs(&new, school.lea, &[("r1", "yes")]).await;
        samira.signs(&hers, school.lea, &[("r1", "yes")]).await;
    }
}

#[tokio::test]
async fn a_corrected_text_keeps_signatures_and_a_corrected_question_asks_again() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        let before = samira.page(&slip).await;
        let once = before.attribute("input[name='once']", "value").expect("a mark");
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let correction = format!("{slip}/correction");
        let form = durand.page(&correction).await;
        assert_eq!(form.attribute("#title", "value").as_deref(), Some("Sortie à La Piscine"));
        let fields = |version: &'static str, body: &'static str, label: &'static str| {
            let mut fields: Vec<(&str, &str)> = OUTING.to_vec();
            fields.retain(|(name, _)| *name != "body" && *name != "q0_label");
            fields.extend([
                ("version", version),
                ("action", "correct"),
                ("body", body),
                ("q0_label", label),
                ("q0_number", "1"),
            ]);
            fields
        };
        let text = fields("1", "Jeudi 3 décembre, départ à 8 h 30.", "Il participe à la sortie");
        durand.0.post(&correction, &text).await.redirects();
        assert!(samira.awaiting().await.is_empty(), "the same question, the same answer");
        let asked = fields("2", "Jeudi 3 décembre, départ à 8 h 30.", "Il participe, pour 5 €");
        durand.0.post(&correction, &asked).await.redirects();
        assert_eq!(samira.awaiting().await, ["Sortie à La Piscine"]);
        // A form of before is not taken for an answer to what is asked now.
        let lea = school.lea.to_string();
        let stale = [("pupil", &*lea), ("version", "2"), ("once", &*once), ("r1", "yes")];
        let refused = samira.0.post(&format!("{slip}/signature"), &stale).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("a été corrigé pendant"));
        samira.signs(&slip, school.lea, &[("r1", "no")]).await;
        let versions = samira.page(&format!("{slip}/versions")).await;
        assert_eq!(versions.count(".notebook"), 3);
        assert!(versions.text_of("main").contains("visite le musée"));
    }
}

#[tokio::test]
async fn two_who_correct_one_slip_lose_nothing() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        let correction = format!("{slip}/correction");
        let says = |version: &'static str, body: &'static str| {
            let kept = OUTING.into_iter().filter(|(name, _)| *name != "body");
            let more = [("version", version), ("action", "correct"), ("q0_number", "1")];
            kept.chain(more).chain([("body", body)]).collect::<Vec<_>>()
        };
        // She has it open on her telephone and on the desk of the class.
        durand.0.post(&correction, &says("1", "Départ à 8 h 30.")).await.redirects();
        let again = durand.0.post(&correction, &says("1", "Prévoir des bottes.")).await;
        assert_eq!(again.status, 422);
        let page = again.any_page();
        assert!(page.text_of(".problems").contains("Rien de votre texte n’est perdu"));
        assert!(page.text_of(".notebook").contains("Départ à 8 h 30."), "the other correction");
        assert!(page.text_of("form textarea").contains("Prévoir des bottes."), "and her own words");
        let version = page.attribute("input[name=version]", "value");
        assert_eq!(version.as_deref(), Some("2"));
        durand.0.post(&correction, &says("2", "Départ à 8 h 30, en bottes.")).await.redirects();
        let versions = durand.page(&format!("{slip}/versions")).await;
        assert_eq!(versions.count(".notebook"), 3);
        // What was taken back meanwhile is not corrected.
        durand.0.post(&format!("{slip}/retrait"), &[]).await.redirects();
        assert_eq!(durand.0.post(&correction, &says("3", "Trop tard.")).await.status, 409);
    }
}

#[tokio::test]
async fn half_a_file_sends_no_slip_and_may_be_sent_again() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = pupil(school.lea);
        let mut fields = OUTING.to_vec();
        fields.extend([("to", to.as_str()), ("action", "send"), ("once", "a-form")]);
        let file = ("nouveaux", "programme.txt", "text/plain", &b"8 h : depart"[..]);
        let cut = durand.0.upload_cut("/liaison/nouveau", &fields, file).await;
        assert!(cut.any_page().text_of("main").contains("n’est pas arrivé en entier"));
        let samira = desk(&school, school.samira).await;
        assert!(samira.awaiting().await.is_empty());
        durand.0.upload_with("/liaison/nouveau", &fields, &[file]).await.redirects();
        assert_eq!(samira.awaiting().await, ["Sortie à La Piscine"]);
        let slip = samira.page("/liaison").await.attribute(".rows a.todo", "href");
        let page = samira.page(&slip.expect("the slip")).await;
        assert_eq!(page.count(".attachments li"), 1);
    }
}

#[tokio::test]
async fn a_slip_that_was_taken_back_awaits_nothing() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        let withdrawal = format!("{slip}/retrait");
        assert_eq!(samira.0.post(&withdrawal, &[]).await.status, 403);
        durand.0.post(&withdrawal, &[]).await.redirects();
        assert_eq!(durand.0.post(&withdrawal, &[]).await.status, 409);
        assert!(samira.awaiting().await.is_empty());
        assert_eq!(samira.badge().await, "0");
        let refused = samira.try_signs(&slip, &[school.lea], &[("r1", "yes")]).await;
        assert_eq!(refused.status, 422);
        assert!(samira.page(&slip).await.text_of("main").contains("Ce mot a été repris"));
    }
}

#[tokio::test]
async fn the_last_place_of_a_slot_is_taken_once() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = class(&school, school.ce1_a).await;
        let slot = [
            ("q0_label", "Rendez-vous"),
            ("q0_ask", "slot"),
            ("q0_options", "Jeudi 17 h | 1\nVendredi 17 h | 1"),
        ];
        let slip = durand.writes_with(&to, &slot).await;
        let samira = desk(&school, school.samira).await;
        let moreau = desk(&school, school.mme_moreau).await;
        samira.signs(&slip, school.lea, &[("r1", "0")]).await;
        let refused = moreau.try_signs(&slip, &[school.ines], &[("r1", "0")]).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("Ce créneau vient d’être complet"));
        assert!(page.has("input[name='r1'][value='0'][disabled]"));
        moreau.signs(&slip, school.ines, &[("r1", "1")]).await;
        // Who chooses another slot gives the first one back.
        let change = format!("{slip}?enfant={}&changer=oui", school.ines);
        assert!(moreau.page(&change).await.has("input[value='1'][checked]"));
        let marc = desk(&school, school.marc).await;
        let his = format!("{slip}?enfant={}&changer=oui", school.lea);
        marc.try_signs_from(&his, &slip, &[school.lea], &[("r1", "0")]).await.redirects();
        let refused = moreau.try_signs(&slip, &[school.lina], &[("r1", "1")]).await;
        assert_eq!(refused.status, 422, "no place is left for her sister");
    }
}
