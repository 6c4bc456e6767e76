//! The table of an assembly: mandates that begin and end, as of a day; pasted whole; tied to who
//! signs in.

use crate::{
    clerk::{clerk, council_of_lys, refused},
    world::worlds,
};

#[tokio::test]
async fn a_mandate_begins_and_ends_and_the_table_of_the_past_can_be_asked() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let url = format!("/conseil/{}/membres", people.lys);
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let table = vasseur.page(&url).await;
        assert!(table.text_of("#table").starts_with("33 membres"), "{}", table.text_of("#table"));
        let second = table.attributes(".rows input[name=mandate]", "value");
        let wallerand = table
            .texts_of(".rows > li")
            .iter()
            .position(|line| line.contains("WALLERAND"))
            .expect("M. Wallerand");
        // Each line has two forms: the end, the account.
        let mandate = second[2 * wallerand].clone();
        let ends = format!("{url}/fins");
        let early = [("mandate", mandate.as_str()), ("until_on", "2020-05-25")];
        let said = refused(&vasseur.client.post(&ends, &early).await);
        assert!(said.contains("commence le lundi 25 mai 2020"), "{said}");
        let end = [("mandate", mandate.as_str()), ("until_on", "2024-02-01")];
        vasseur.client.post(&ends, &end).await.redirects();
        let new = [
            ("title", "Mme"),
            ("first_name", "Nora"),
            ("last_name", "Petit"),
            ("office", "member"),
            ("from_on", "2024-02-10"),
        ];
        vasseur.client.post(&url, &new).await.redirects();
        for (day, count, is_there) in [
            ("2024-01-31", "33 membres", true),
            ("2024-02-01", "32 membres", false),
            ("2024-02-10", "33 membres", false),
        ] {
            let page = vasseur.page(&format!("{url}?le={day}")).await;
            assert!(page.text_of("#table").starts_with(count), "{day}");
            assert_eq!(page.text_of(".rows").contains("WALLERAND"), is_there, "{day}");
        }
    }
}

#[tokio::test]
async fn a_second_mayor_and_a_table_that_makes_no_sense_are_refused_and_change_nothing() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let url = format!("/conseil/{}/membres", people.lys);
        let wrong = "rang;fonction;prénom;nom;envoyé par\nx;Roi;A;;\n2;Maire;B;C;\n3;Maire;D;E;";
        let said = refused(&vasseur.try_paste(wrong, "2026-09-01").await).replace('\u{a0}', " ");
        for words in ["Ligne 2 : le rang « x »", "Ligne 2 : la fonction « Roi »", "Ligne 4"] {
            assert!(said.contains(words), "{words} in {said}");
        }
        let unknown = "prénom;nom;envoyé par\nA;B;999999999";
        let said = refused(&vasseur.try_paste(unknown, "2026-09-01").await);
        assert!(said.contains("SIREN 999999999"), "{said}");
        assert!(vasseur.page(&url).await.text_of("main").contains("est vide"));
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let mayor = [
            ("first_name", "Nora"),
            ("last_name", "Petit"),
            ("office", "chair"),
            ("from_on", "2026-11-01"),
        ];
        let said = refused(&vasseur.client.post(&url, &mayor).await);
        assert!(said.contains("déjà une présidence"), "{said}");
        // A new council ends the one before.
        let fields =
            [("table", "prénom;nom\nNora;Petit"), ("from_on", "2026-11-01"), ("replaces", "on")];
        vasseur.client.post(&format!("{url}/tableau"), &fields).await.redirects();
        assert!(vasseur.page(&url).await.text_of("#table").starts_with("Un membre"));
        let before = vasseur.page(&format!("{url}?le=2026-10-31")).await;
        assert!(before.text_of("#table").starts_with("33 membres"));
    }
}

#[tokio::test]
async fn who_is_tied_to_an_account_reads_the_assembly_and_changes_nothing() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let url = format!("/conseil/{}/membres", people.lys);
        let mayor = school.client(people.mme_colin).await;
        assert_eq!(mayor.get(&url).await.status, 404);
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let mandates = vasseur.page(&url).await.attributes(".rows input[name=mandate]", "value");
        let accounts = format!("{url}/comptes");
        let tie = |mandate: &str| {
            let fields = [("mandate", mandate.to_owned())];
            let client = vasseur.client.clone();
            let accounts = accounts.clone();
            async move {
                let [(name, value)] = &fields;
                client.post(&accounts, &[(*name, value.as_str())]).await
            }
        };
        tie(&mandates[0]).await.redirects();
        // Nobody of the house is called Paul Carpentier-3.
        let said = refused(&tie(mandates.last().expect("a mandate")).await);
        assert!(said.contains("Aucun compte ne porte ce nom"), "{said}");
        let page = mayor.get(&url).await.page();
        assert!(page.text_of(".rows").contains("Mme Irène COLIN"));
        assert!(!page.has("input[name=mandate]"));
        for path in ["membres", "membres/tableau", "regles", "seances/nouvelle"] {
            let url = format!("/conseil/{}/{path}", people.lys);
            assert_eq!(mayor.post(&url, &[]).await.status, 403, "{path}");
        }
        for stranger in [people.m_dumont, people.mme_carlier, school.mme_durand, school.samira] {
            assert_eq!(school.client(stranger).await.get(&url).await.status, 404);
        }
    }
}
