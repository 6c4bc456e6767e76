//! The paper bridge: printed slips, and what comes back of them.

use crate::desk::{class, desk, pupil, schools};

#[tokio::test]
async fn a_teacher_prints_the_slips_and_ticks_what_comes_back() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let pdf = durand.0.get(&format!("{slip}/papier.pdf")).await;
        assert_eq!(pdf.header("content-type").as_deref(), Some("application/pdf"));
        assert!(pdf.body.starts_with(b"%PDF-"));
        assert_eq!(samira.0.get(&format!("{slip}/papier.pdf")).await.status, 403);

        // A scanned paper leads to its pupil, ticked.
        let scanned = durand.page(&format!("{slip}?enfant={}", school.lina)).await;
        let tick = scanned.attribute("a[href*='papier?eleve=']", "href").expect("a way");
        let ticked = durand.page(&tick).await.attribute("input[name='pupil'][checked]", "value");
        assert_eq!(ticked, Some(school.lina.to_string()));

        let papers = format!("{slip}/papier");
        let page = durand.page(&papers).await;
        assert_eq!(page.texts_of("tbody th"), ["Inès Moreau", "Lina Moreau"]);
        let once = page.attribute("input[name='once']", "value").expect("a mark");
        let (ines, lina) = (school.ines.to_string(), school.lina.to_string());
        let (for_ines, for_lina) = (format!("p{ines}_r1"), format!("p{lina}_r1"));
        let ticked = [("once", &*once), ("pupil", &*ines), ("pupil", &*lina)];
        let mut fields = ticked.to_vec();
        fields.push((&for_ines, "yes"));
        let refused = durand.0.post(&papers, &fields).await;
        assert_eq!(refused.status, 422);
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("Lina Moreau") && said.contains("Il participe"), "{said}");
        fields.push((&for_lina, "no"));
        durand.0.post(&papers, &fields).await.redirects();
        let lines = durand.followed(&slip).await;
        let of = |name: &str| lines.iter().find(|line| line.contains(name)).expect("a line");
        assert!(of("Inès").contains("Sur papier, relevé par Claire Durand"), "{lines:?}");
        assert!(of("Inès").contains("Oui") && of("Lina").contains("Non"));
        // The family sees it too, and is not asked any more.
        let moreau = desk(&school, school.mme_moreau).await;
        assert!(moreau.awaiting().await.is_empty());
        let page = moreau.page(&slip).await;
        assert!(page.text_of("main").contains("relevé par Mme Durand"));
        // Sent twice, it is recorded once.
        durand.0.post(&papers, &fields).await;
        let count = |tx: &db::Tx<'_>| tx.number("select count(*) from signature", &[]);
        assert_eq!(school.app.db.read(count).await.expect("counted"), 3);
        assert_eq!(samira.0.post(&papers, &[]).await.status, 403);
        assert_eq!(desk(&school, school.m_petit).await.0.get(&papers).await.status, 404);
    }
}

#[tokio::test]
async fn a_paper_is_enough_when_both_are_asked() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let both = [("needs", "both"), ("q0_label", "")];
        let slip = durand.writes_with(&pupil(school.lea), &both).await;
        let lea = school.lea.to_string();
        durand.0.post(&format!("{slip}/papier"), &[("pupil", &*lea)]).await.redirects();
        let page = durand.page(&format!("{slip}/suivi")).await;
        assert_eq!(page.texts_of(".figures dd")[0], "1 / 1");
        for guardian in [school.samira, school.marc] {
            assert!(desk(&school, guardian).await.awaiting().await.is_empty());
        }
    }
}

#[tokio::test]
async fn who_is_missing_is_a_list_to_print_and_the_answers_a_file() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        let samira = desk(&school, school.samira).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let list = durand.page(&format!("{slip}/manquants")).await;
        assert_eq!(list.texts_of("tbody th"), ["Inès Moreau", "Lina Moreau"]);
        assert!(list.text_of("tbody").contains("Chloé Moreau, Karim Moreau"));
        let file = durand.0.get(&format!("{slip}/suivi.csv")).await;
        assert_eq!(file.header("content-type").as_deref(), Some("text/csv; charset=utf-8"));
        let text = file.text();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        let head = "Classe;Élève;Signé par;Le;en retard;Il participe à la sortie";
        assert_eq!(lines[0], head);
        assert_eq!(lines.len(), 4);
        assert!(lines.contains(&"CE1-A;Léa Martin;Samira Haddad;2026-11-23 10:00;;Oui"), "{text}");
        assert_eq!(samira.0.get(&format!("{slip}/suivi.csv")).await.status, 403);
    }
}
