//! The rules of an assembly: the law's own, then what the statutes say, from a day on.

use crate::{
    clerk::{clerk, refused},
    world::worlds,
};
use testing::Page;

/// What the form of the rules shows, as it would be sent.
pub fn as_shown(page: &Page) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for name in page.attributes("main form[method=post] input.input", "name") {
        let value = page.attribute(&format!("input[name={name}]"), "value");
        fields.push((name, value.unwrap_or_default()));
    }
    for name in page.attributes("main form[method=post] select", "name") {
        let chosen = page.attribute(&format!("select[name={name}] option[selected]"), "value");
        fields.push((name, chosen.unwrap_or_default()));
    }
    for name in page.attributes("main input[type=checkbox][checked]", "name") {
        fields.push((name, "on".to_owned()));
    }
    fields
}

/// The same, with these values instead.
pub fn with(fields: &[(String, String)], changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let kept = fields.iter().filter(|(name, _)| !changed.iter().any(|(it, _)| it == name));
    let changed = changed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    kept.cloned().chain(changed).collect()
}

pub fn sent(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn a_commune_has_the_rules_of_the_law_until_it_writes_its_own() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let url = format!("/conseil/{}/regles", people.lys);
        let page = vasseur.page(&url).await;
        assert!(page.text_of(".note").contains("celles de la loi"));
        assert_eq!(page.attribute("#notice_days", "value").as_deref(), Some("5"));
        assert_eq!(page.attribute("#seats", "value").as_deref(), Some("33"));
        let fields = as_shown(&page);
        let changed = with(&fields, &[("held_max", "2"), ("from_on", "2026-10-01")]);
        vasseur.client.post(&url, &sent(&changed)).await.redirects();
        let page = vasseur.page(&url).await;
        assert!(page.text_of("main").contains("En vigueur depuis le jeudi 1er octobre 2026"));
        assert_eq!(page.attribute("#held_max", "value").as_deref(), Some("2"));
        let before = vasseur.page(&format!("{url}?le=2026-09-30")).await;
        assert_eq!(before.attribute("#held_max", "value").as_deref(), Some("1"));

        // Her own mayor reads them when she has a mandate; nobody elsewhere does.
        let dumont = school.client(people.m_dumont).await;
        assert_eq!(dumont.get(&url).await.status, 404);
        assert_eq!(dumont.post(&url, &sent(&changed)).await.status, 404);
    }
}

#[tokio::test]
async fn rules_that_cannot_work_are_refused_all_at_once_and_change_nothing() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let url = format!("/conseil/{}/regles", people.lys);
        let fields = as_shown(&vasseur.page(&url).await);
        let wrong = [
            ("quorum_fraction", "1/1"),
            ("majority_fraction", "1/3"),
            ("urgent_days", "6"),
            ("sessions_max", "0"),
        ];
        let answer = vasseur.client.post(&url, &sent(&with(&fields, &wrong))).await;
        let said = refused(&answer);
        for words in ["personne ne peut l’atteindre", "1/3", "En urgence, 6 jours", "aucune séance"]
        {
            assert!(said.contains(words), "{words} in {said}");
        }
        // What was typed is still there.
        assert_eq!(answer.any_page().attribute("#urgent_days", "value").as_deref(), Some("6"));
        let unreadable = [("quorum_fraction", "3/2"), ("held_max", "beaucoup")];
        let said = refused(&vasseur.client.post(&url, &sent(&with(&fields, &unreadable))).await);
        assert!(said.contains("1/2, entre 0 et 1") && said.contains("pas un nombre"), "{said}");
        for (numbering, words) in [
            ("{aaaa}", "Il faut un numéro, et un seul"),
            ("{nnn}", "mettez l’année"),
            ("{annee}-{n}", "« annee » n’est pas connu"),
        ] {
            let changed = with(&fields, &[("numbering", numbering)]);
            let said = refused(&vasseur.client.post(&url, &sent(&changed)).await);
            assert!(said.replace('\u{a0}', " ").contains(words), "{words} in {said}");
        }
        assert!(vasseur.page(&url).await.text_of(".note").contains("celles de la loi"));
    }
}

#[tokio::test]
async fn a_syndicate_writes_its_statutes_before_it_convenes_anybody() {
    for (school, people) in worlds().await {
        let carlier = clerk(&school, people.mme_carlier, people.syndicate).await;
        let url = format!("/conseil/{}/regles", people.syndicate);
        assert!(carlier.page(&url).await.text_of(".note").contains("aux statuts du syndicat"));
        let table = "fonction;prénom;nom;collège;envoyé par;voix;rang;suppléant de\n\
                     Présidente;Agnès;Thiery;Départements;200093201;2;1;\n\
                     Délégué;Konrad;Wallerand;Communes;215903675;1;2;\n\
                     Suppléante;Irène;Colin;Communes;215903675;1;3;2\n";
        carlier.paste(table, "2024-01-01").await;
        let meeting = carlier.prepares("2026-12-10", "10:00").await;
        carlier.proposes(&meeting, "Budget").await;
        let said = refused(&carlier.try_convenes(&meeting, "2026-11-23", &[]).await);
        assert!(said.contains("statuts du syndicat ne sont pas encore écrits"), "{said}");
        let fields = as_shown(&carlier.page(&url).await);
        let changed = with(&fields, &[("from_on", "2024-01-01"), ("held_max", "1")]);
        carlier.client.post(&url, &sent(&changed)).await.redirects();
        carlier.convenes(&meeting, "2026-11-23").await;

        // The deputy sits instead of the delegate, and the president has two votes.
        school.at("2026-12-10 10:05");
        let carlier = clerk(&school, people.mme_carlier, people.syndicate).await;
        let page = carlier.page(&format!("{meeting}/tenue")).await;
        let members = carlier.members(&meeting).await;
        let version = page.attribute("input[name=version]", "value").expect("a version");
        let deputy = page
            .attributes(&format!("#p{} option", members[1]), "value")
            .into_iter()
            .find(|value| value.parse::<i64>().is_ok())
            .expect("a deputy");
        let (first, second) = (format!("p{}", members[0]), format!("p{}", members[1]));
        let fields = [
            ("version", version.as_str()),
            ("chair", &members[0]),
            ("secretary", &members[1]),
            (&first, "present"),
            (&second, &deputy),
        ];
        carlier.client.post(&format!("{meeting}/presences"), &fields).await.redirects();
        let page = carlier.page(&format!("{meeting}/tenue")).await;
        let item = page.text_of("section[aria-labelledby=items] ol > li");
        assert!(item.contains("Présents : 2, pouvoirs : 0, voix : 3"), "{item}");
    }
}
