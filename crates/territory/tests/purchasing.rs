//! The purchasing group of Hauts-de-France: the former market ended in June 2023, the present one
//! was signed on 13 March 2023.

use crate::{funds::*, world::worlds};
use people::testing::governed::GovernedPeople;
use testing::{Client, TestSchool};

const FORMER: [(&str, &str); 7] = [
    ("reference", "ENT 2019"),
    ("launched_on", "2018-11-05"),
    ("signed_on", "2019-05-20"),
    ("starts_on", "2019-07-01"),
    ("ends_on", "2023-06-30"),
    ("framework", "on"),
    ("maximum", "3000000"),
];

const PRESENT: [(&str, &str); 11] = [
    ("reference", "ENT 2023"),
    ("launched_on", "2022-09-05"),
    ("signed_on", "2023-03-13"),
    ("starts_on", "2023-03-13"),
    ("ends_on", "2026-03-12"),
    ("framework", "on"),
    ("maximum", "100000"),
    ("until_1", "2027-03-12"),
    ("by_1", "2027-01-15"),
    ("tacit_1", ""),
    ("foreseen", ""),
];

/// The group, by the region and the syndicate; says where it is.
pub async fn founded(client: &Client, governed: &GovernedPeople) -> String {
    let group = [
        ("title", "Groupement ENT Hauts-de-France"),
        ("agreed_on", "2018-09-01"),
        ("code", "200053742"),
        ("name", "Région Hauts-de-France"),
        ("weight", "70"),
        ("second_code", "200035780"),
        ("second_name", "La Fibre Numérique 59/62"),
        ("second_weight", "30"),
    ];
    client.post(&format!("{}/groupements", home(governed)), &group).await.redirects()
}

async fn signed(client: &Client, group: &str, fields: &[(&str, &str)]) -> String {
    client.post(&format!("{group}/nouveau-marche"), fields).await.redirects()
}

/// The present market, decided by 15 January 2026 to go on until March 2027.
fn present() -> Vec<(&'static str, &'static str)> {
    with(&PRESENT, &[("by_1", "2026-01-15"), ("tacit_1", "on")])
}

#[tokio::test]
async fn the_present_market_follows_the_former_one_and_says_when_to_begin_the_next() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let group = founded(&carlier, &governed).await;
        let former = signed(&carlier, &group, &FORMER).await;
        let next = with(&present(), &[("follows", id_of(&former))]);
        signed(&carlier, &group, &next).await;
        let said = carlier.get(&group).await.page().text_of("section[aria-labelledby=markets]");
        assert!(said.contains("Signé le lundi 13 mars 2023"), "{said}");
        assert!(said.contains("au vendredi 12 mars 2027"), "renewed by itself: {said}");
        assert!(said.contains("rien ne le suit : lancez la procédure"), "{said}");
        assert!(!said.contains("Fini depuis"), "the former one was followed: {said}");
        told_once(&school, &governed).await;
    }
}

async fn told_once(school: &TestSchool, governed: &GovernedPeople) {
    let lines = async || {
        let carlier = school.client(governed.mme_carlier).await;
        carlier.get("/nouveautes").await.page().texts_of(".row")
    };
    school.at("2026-11-24 09:00");
    school.run_jobs().await;
    let told = lines().await.iter().filter(|it| it.contains("ENT 2023")).count();
    school.at("2026-11-25 09:00");
    school.run_jobs().await;
    let again = lines().await.iter().filter(|it| it.contains("ENT 2023")).count();
    assert_eq!((told, again), (1, 1));
}

#[tokio::test]
async fn orders_keep_to_the_market_and_shares_make_the_cost() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let group = founded(&carlier, &governed).await;
        let market = signed(&carlier, &group, &present()).await;
        let url = format!("{market}/commandes");
        let order = [
            ("member", "200035780"),
            ("on", "2026-11-20"),
            ("label", "Ouverture de 40 écoles"),
            ("sum", "60000"),
        ];
        carlier.post(&url, &order).await.redirects();
        let refused = carlier.post(&url, &order).await;
        assert_eq!(refused.status, 422);
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("il reste 40 000,00 € avant le maximum"), "{said}");
        let late = carlier.post(&url, &with(&order, &[("on", "2027-04-01"), ("sum", "1")])).await;
        assert!(late.any_page().text_of(".problems").contains("hors du marché"));
        let page = carlier.get(&market).await.page();
        assert_eq!(page.texts_of(".facts dd")[0], "60 000,00 €");
        let page = carlier.get(&format!("{group}?cout=100,01")).await.page();
        let said = page.text_of("section[aria-labelledby=members]");
        assert!(said.contains("70,01 €") && said.contains("30,00 €"), "{said}");
    }
}

#[tokio::test]
async fn a_market_that_makes_no_sense_is_refused_in_words() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let group = founded(&carlier, &governed).await;
        let url = format!("{group}/nouveau-marche");
        let cases = [
            ("starts_on", "2023-01-01", "avant d’être signé"),
            ("maximum", "", "Un accord-cadre lancé depuis 2022 a un maximum"),
            ("ends_on", "2029-03-12", "quatre ans mènent au 12/03/2027"),
        ];
        for (field, value, sentence) in cases {
            let fields = with(&PRESENT, &[("until_1", ""), (field, value)]);
            let answer = carlier.post(&url, &fields).await;
            assert_eq!(answer.status, 422);
            let said = answer.any_page().text_of(".problems");
            assert!(said.contains(sentence), "{said}");
        }
        let alone = [
            ("code", "200035780"),
            ("name", "La Fibre"),
            ("since", "2026-01-01"),
            ("until", "2025-01-01"),
            ("weight", "30"),
            ("version", "1"),
        ];
        let answer = carlier.post(&format!("{group}/membres"), &alone).await;
        assert!(answer.any_page().text_of(".problems").contains("avant d’entrer"));
        let vasseur = school.client(school.m_vasseur).await;
        assert_eq!(vasseur.get(&group).await.status, 404);
        assert_eq!(vasseur.post(&url, &PRESENT).await.status, 404);
    }
}

#[tokio::test]
async fn a_renewal_is_decided_in_its_time() {
    for (school, governed) in worlds().await {
        let carlier = school.client(governed.mme_carlier).await;
        let group = founded(&carlier, &governed).await;
        let fields = with(&PRESENT, &[("ends_on", "2027-01-31"), ("until_1", "2027-03-12")]);
        let market = signed(&carlier, &group, &fields).await;
        let said = carlier.get(&market).await.page().text_of(".note");
        assert!(said.contains("Décidez avant le vendredi 15 janvier 2027"), "{said}");
        let url = format!("{market}/reconduction");
        carlier.post(&url, &[("goes_on", "yes")]).await.redirects();
        let said = carlier.get(&market).await.page().text_of("main");
        assert!(said.contains("au vendredi 12 mars 2027"), "{said}");
        assert_eq!(carlier.post(&url, &[("goes_on", "no")]).await.status, 409);
    }
}
