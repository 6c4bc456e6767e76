//! What may still change, and what two people change at once.

use crate::{funds::*, world::worlds};

#[tokio::test]
async fn a_draft_is_changed_over_the_version_one_has_seen() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let key = written(&carlier, &governed, &SPREAD).await;
        let edit = format!("{key}/edition");
        let page = carlier.get(&edit).await.page();
        assert_eq!(page.attribute("#part-1-amount", "value").as_deref(), Some("30"));
        assert_eq!(page.attribute("input[name=version]", "value").as_deref(), Some("1"));
        let changed = [
            ("version", "1"),
            ("do", "save"),
            ("pro_rata", "months_begun"),
            ("part-1-how", "progressive"),
            ("part-1-0-from", "0"),
            ("part-1-0-below", "5000"),
            ("part-1-0-rate", "0,50"),
            ("part-1-1-from", "5000"),
            ("part-1-1-below", ""),
            ("part-1-1-rate", "0,30"),
            ("rise", "5,5"),
        ];
        carlier.post(&edit, &with(&SPREAD, &changed)).await.redirects();
        let said = carlier.get(&key).await.page().text_of("main");
        for sentence in [
            "de 0 à moins de 5000 : 0,50 ; à partir de 5000 : 0,30",
            "paie les mois commencés",
            "n’augmente pas de plus de 5,5 %",
        ] {
            assert!(said.contains(sentence), "{said}");
        }
        let page = carlier.get(&edit).await.page();
        assert_eq!(page.attribute("#part-1-1-rate", "value").as_deref(), Some("0,30"));
        assert_eq!(page.attribute("#rise", "value").as_deref(), Some("5,5"));
        let stale = carlier.post(&edit, &with(&SPREAD, &changed)).await;
        assert_eq!(stale.status, 409, "somebody changed it meanwhile");
    }
}

#[tokio::test]
async fn a_campaign_is_changed_until_it_is_frozen() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = counted(&carlier, &governed, "2027").await;
        let key = written(&carlier, &governed, &SPREAD).await;
        voted(&carlier, &key).await;
        let campaign = prepared(&carlier, &governed, &count, &key, "10000").await;
        let edit = format!("{campaign}/edition");
        let page = carlier.get(&edit).await.page();
        assert_eq!(page.attribute("#sum", "value").as_deref(), Some("10000,00"));
        assert_eq!(page.attribute("#expense", "value").as_deref(), Some("65-65568-213"));
        let form = campaign_form(&count, &key, "12000,50");
        let fields: Vec<(&str, &str)> = form.iter().map(|(n, it)| (*n, it.as_str())).collect();
        let cases = [
            ("due_2", "2027-03-31", "ne vient pas après celle du 30/04/2027"),
            ("every", "0", "au moins un jour entre deux relances"),
            ("expense", "65 65568", "n’est pas un code comptable"),
        ];
        for (field, value, sentence) in cases {
            let answer = carlier.post(&edit, &with(&fields, &[(field, value)])).await;
            assert_eq!(answer.status, 422);
            let said = answer.any_page().text_of(".problems");
            assert!(said.contains(sentence), "{said}");
        }
        carlier.post(&edit, &with(&fields, &[("version", "1")])).await.redirects();
        assert!(carlier.get(&campaign).await.page().text_of(".facts").contains("12 000,50 €"));
        carlier.post(&format!("{campaign}/gel"), &[]).await.redirects();
        let late = carlier.post(&edit, &with(&fields, &[("version", "3")])).await;
        assert_eq!(late.status, 409, "what is frozen stands");
        let fix = [("siren", LYS), ("measure", "inhabitant"), ("becomes", "1"), ("reason", "x")];
        let used = carlier.post(&format!("{count}/correction"), &fix).await;
        let said = used.any_page().text_of(".problems");
        assert!(said.contains("Une campagne figée repose sur ce comptage"), "{said}");
    }
}

#[tokio::test]
async fn a_payment_that_bounces_is_due_again_and_a_call_may_stand_beside_the_campaign() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        called(&school, &governed, &carlier).await;
        let account = account_of(&carlier, &governed, "Toufflers").await;
        let entries = format!("{account}/ecritures");
        let on = ("on", "2026-11-23");
        let pay = [("kind", "payment"), on, ("sum", "100"), ("words", "Titre 1")];
        carlier.post(&entries, &pay).await.redirects();
        let bounced = [("kind", "rejected"), on, ("line", "3")];
        carlier.post(&entries, &bounced).await.redirects();
        let again = carlier.post(&entries, &bounced).await;
        assert!(again.any_page().text_of(".problems").contains("déjà rejeté"));
        let call =
            [("kind", "call"), on, ("sum", "40"), ("year", "2027"), ("due_on", "2027-06-30")];
        carlier.post(&entries, &call).await.redirects();
        let less = [
            ("kind", "correction"),
            on,
            ("line", "5"),
            ("sum", "-15,50"),
            ("words", "Un élève de moins"),
        ];
        carlier.post(&entries, &less).await.redirects();
        let facts = carlier.get(&account).await.page().texts_of(".facts dd");
        let sums: Vec<i64> = facts.iter().map(|it| cents(it)).collect();
        assert_eq!(sums, [168_374, 0, 168_374, 0, 0]);
        let cases: [(&[(&str, &str)], &str); 3] = [
            (&[("kind", "correction"), on, ("line", "9"), ("sum", "1"), ("words", "x")], "ligne 9"),
            (&[("kind", "payment"), on, ("sum", "0")], "n’est pas une somme à payer"),
            (&[("kind", "payment"), ("on", "2027-01-01"), ("sum", "1")], "trop lointain"),
        ];
        for (fields, sentence) in cases {
            let answer = carlier.post(&entries, fields).await;
            assert_eq!(answer.status, 422);
            let said = answer.any_page().text_of(".problems");
            assert!(said.contains(sentence), "{said}");
        }
    }
}

#[tokio::test]
async fn two_who_change_the_group_at_once_do_not_undo_each_other() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let group = crate::purchasing::founded(&carlier, &governed).await;
        let oise = [
            ("code", "200000001"),
            ("name", "Oise Très Haut Débit"),
            ("since", "2020-01-01"),
            ("weight", "20"),
            ("version", "1"),
        ];
        let url = format!("{group}/membres");
        carlier.post(&url, &oise).await.redirects();
        let said = carlier.get(&group).await.page().text_of("section[aria-labelledby=members]");
        assert!(said.contains("Oise Très Haut Débit"), "{said}");
        assert_eq!(carlier.post(&url, &oise).await.status, 409);
    }
}

#[tokio::test]
async fn who_is_held_at_a_minimum_reads_why_and_so_do_those_who_pay_less_for_it() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let count = counted(&carlier, &governed, "2027").await;
        let key = written(&carlier, &governed, &with(&SPREAD, &[("minimum", "2000")])).await;
        let proposal = [("cle", id_of(&key)), ("somme", "10000")];
        carlier.post(&format!("{count}/proposition"), &proposal).await.redirects();
        let dumont = school.client(governed.m_dumont).await;
        let vasseur = school.client(school.m_vasseur).await;
        let toufflers = account_of(&carlier, &governed, "Toufflers").await;
        let lys = account_of(&carlier, &governed, "Lys-lez-Lannoy").await;
        let own = dumont.get(&format!("{toufflers}/simulation")).await.page();
        let rows = own.texts_of("tbody tr");
        assert_eq!(rows[2], "Ajustement porté au minimum 340,76 €");
        assert_eq!(rows[3], "Total 2 000,00 €");
        let rows = vasseur.get(&format!("{lys}/simulation")).await.page().texts_of("tbody tr");
        assert!(rows[2].contains("d’autres membres"), "{rows:?}");
        assert_eq!(rows[3], "Total 8 000,00 €");
        assert_eq!(dumont.get(&format!("{lys}/simulation")).await.status, 404);
        let little = [("cle", id_of(&key)), ("somme", "1000")];
        let refused = carlier.post(&format!("{count}/proposition"), &little).await;
        assert_eq!(refused.status, 422);
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("Les minimums font déjà 4 000,00 €"), "{said}");
        voted(&carlier, &key).await;
        let campaign = prepared(&carlier, &governed, &count, &key, "10000").await;
        carlier.post(&format!("{campaign}/gel"), &[]).await.redirects();
        let paper = dumont.get(&format!("{toufflers}/etats/2027")).await;
        assert!(paper.body.starts_with(b"%PDF-"));
        keep("held.pdf", &paper.body);
    }
}
