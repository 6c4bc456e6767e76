//! Bodies are added by stewards, and a school opens when its commune has given the competence.

use crate::{deciding, world::worlds};
use council::effect::Effect;
use db::Tx;
use web::opening::{Gate, Override};

const LIST: &str = "Code INSEE;Nom;Département;SIREN;Population;SIREN EPCI;EPCI\n\
    59367;Lys-lez-Lannoy;59;215903675;14 100;200093201;Métropole Européenne de Lille\n\
    59350;Lille;59;215903501;236 710;200093201;Métropole Européenne de Lille\n\
    62041;Arras;62;216200410;42 600;200033579;Communauté urbaine d’Arras\n";

#[tokio::test]
async fn a_steward_pastes_communes_twice_and_they_are_there_once() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let steward = school.client(school.mme_delattre).await;
        let url = "/territoire/collectivites/communes";
        // What it would change is read first; nothing is written by looking.
        let check = steward.post(url, &[("list", LIST)]).await.page();
        let counts = check.texts_of("dl.figures dd");
        assert_eq!(counts, ["2", "1", "0", "1"], "Lys has 50 inhabitants more");
        assert!(check.text_of("tbody").contains("14050 → 14100 habitants"));
        let count = |tx: &Tx<'_>| tx.number("select count(*) from body", db::params![]);
        assert_eq!(school.app.db.read(count).await.expect("a count"), 4);
        for _ in 0..2 {
            steward.post(url, &[("list", LIST), ("sure", "on")]).await.redirects();
        }
        let same = steward.post(url, &[("list", LIST)]).await.page();
        assert_eq!(same.texts_of("dl.figures dd"), ["0", "0", "3", "0"]);
        let page = steward.get("/territoire/collectivites").await.page();
        assert!(page.text_of(".figures").contains('4'), "{}", page.text_of(".figures"));
        let table = steward.get(&format!("/territoire/{}", governed.syndicate)).await.page();
        let communes = table.texts_of("tbody th");
        assert_eq!(communes, ["Arras", "Lille", "Lys-lez-Lannoy", "Toufflers"]);
        let csv = steward.get(&format!("/territoire/{}/communes.csv", governed.syndicate)).await;
        assert!(csv.text().contains("Lys-lez-Lannoy;59367;215903675;59;14100;"));
        let in_62 = format!("/territoire/{}?departement=62", governed.syndicate);
        assert_eq!(steward.get(&in_62).await.page().texts_of("tbody th"), ["Arras"]);
        let named = format!("/territoire/{}?q=lys", governed.syndicate);
        assert_eq!(steward.get(&named).await.page().texts_of("tbody th"), ["Lys-lez-Lannoy"]);

        let wrong = LIST.replace("215903501", "21590350");
        let refused = steward.post(url, &[("list", &wrong)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("Ligne 3"));
        // Another SIREN for a commune that is there, and its SIREN for another commune.
        for other in [LIST.replace("215903675", "215903676"), LIST.replace("59367", "59368")] {
            for fields in [vec![("list", other.as_str())], vec![("list", &other), ("sure", "on")]] {
                let refused = steward.post(url, &fields).await;
                assert_eq!(refused.status, 422);
                let said = refused.any_page().text_of(".problems");
                assert!(said.contains("Ligne 2") && said.contains("déjà ici avec le SIREN"));
            }
        }
        for stranger in [governed.mme_carlier, school.m_vasseur, school.mme_lefevre, school.samira]
        {
            let stranger = school.client(stranger).await;
            assert_eq!(stranger.post(url, &[("list", LIST)]).await.status, 404);
            assert_eq!(stranger.get("/territoire/collectivites").await.status, 404);
        }
    }
}

/// A file as a browser sends it.
fn file(bytes: &[u8]) -> (&'static str, &'static str, &'static str, &[u8]) {
    ("file", "communes.csv", "text/csv", bytes)
}

#[tokio::test]
async fn a_steward_brings_a_file_of_insee_in_whatever_wrote_it() {
    for (school, _) in worlds().await {
        let steward = school.client(school.mme_delattre).await;
        let url = "/territoire/collectivites/communes/fichier";
        let list = LIST.replace("Communauté urbaine d’Arras", "Communauté urbaine d'Arras");
        let latin: Vec<u8> =
            list.chars().map(|it| u8::try_from(u32::from(it)).expect("Latin")).collect();
        let check = steward.upload(url, &[file(&latin)]).await.page();
        assert_eq!(check.texts_of("dl.figures dd"), ["2", "1", "0", "1"]);
        let written = check.attribute("input[name=list]", "value").expect("the list");
        assert!(written.contains("Métropole Européenne"), "its accents are read: {written}");
        let fields = [("list", written.as_str()), ("sure", "on")];
        steward.post("/territoire/collectivites/communes", &fields).await.redirects();
        let again = steward.upload(url, &[file(list.as_bytes())]).await.page();
        assert_eq!(again.texts_of("dl.figures dd"), ["0", "0", "3", "0"]);

        let wrong = LIST.replace("215903501", "21590350").replace("42 600", "beaucoup");
        let refused = steward.upload(url, &[file(wrong.as_bytes())]).await;
        assert_eq!(refused.status, 422);
        let said = refused.any_page().text_of(".problems");
        assert!(said.contains("Ligne 3") && said.contains("Ligne 4"), "each line: {said}");
        let large = "59367;Lys\n".repeat(70_000);
        for (bytes, because) in [
            (&b"PK\x03\x04\x14\0"[..], "n’est pas du texte"),
            (large.as_bytes(), "trop lourd"),
            (b"", "au moins une ligne"),
        ] {
            let refused = steward.upload(url, &[file(bytes)]).await;
            assert_eq!(refused.status, 422);
            assert!(refused.any_page().text_of("main").contains(because), "{because}");
        }
        let vasseur = school.client(school.m_vasseur).await;
        assert_eq!(vasseur.upload(url, &[file(list.as_bytes())]).await.status, 404);
    }
}

#[tokio::test]
async fn a_steward_adds_a_syndicate_and_says_who_works_for_it() {
    for (school, governed) in worlds().await {
        let steward = school.client(school.mme_delattre).await;
        let form = |siren| {
            [
                ("kind", "syndicate"),
                ("siren", siren),
                ("name", "Somme Numérique"),
                ("department", "80"),
            ]
        };
        let url = "/territoire/collectivites";
        assert_eq!(steward.post(url, &form("12")).await.status, 422);
        let taken = steward.post(url, &form("200035780")).await;
        assert_eq!(taken.status, 422);
        let agents = steward.post(url, &form("258004514")).await.redirects();
        let name = |name: &'static str| [("name", name)];
        assert_eq!(steward.post(&agents, &name("Jean Nulle-Part")).await.status, 422);
        // Two have the name of Léa Martin: nobody is chosen for them.
        assert_eq!(steward.post(&agents, &name("Léa Martin")).await.status, 422);
        steward.post(&agents, &name("Yves Dumont")).await.redirects();
        let syndicate = steward.get(&agents).await.page();
        let syndicate = syndicate.attribute("main a.button", "href").expect("a page");
        let dumont = school.client(governed.m_dumont).await;
        assert_eq!(dumont.get(&syndicate).await.status, 200);
        let carlier = school.client(governed.mme_carlier).await;
        assert_eq!(carlier.get(&syndicate).await.status, 404);
        assert_eq!(carlier.get(&agents).await.status, 404);
        let end = steward.get(&agents).await.page();
        let end = end.attribute(".rows form", "action").expect("a form");
        steward.post(&end, &[]).await.redirects();
        assert_eq!(dumont.get(&syndicate).await.status, 404);
    }
}

#[tokio::test]
async fn the_gate_opens_by_an_effective_competence_and_keeps_what_was_decided_over_it() {
    for (school, governed) in worlds().await {
        let (lys, toufflers) = (school.lys, school.toufflers);
        let today = school.clock.today();
        let opens = |town| {
            let db = school.app.db.clone();
            async move {
                let ask = move |tx: &Tx<'_>| territory::Opening.may_open(tx, town, today);
                db.read(ask).await.expect("an answer")
            }
        };
        assert!(opens(lys).await, "no competence is needed where none opens schools");
        deciding::offer(&school, &governed).await;
        assert!(!opens(lys).await);
        let competence = deciding::competence(&school, governed.syndicate).await;
        let asks = deciding::joining(&governed, competence);
        let asked = deciding::decide(&school, governed.lys, asks).await;
        assert!(!opens(lys).await, "asked is not given");
        let concord = vec![council::effect::Effect::Concord { asked }];
        deciding::decide(&school, governed.syndicate, concord).await;
        assert!(opens(lys).await && !opens(toufflers).await);

        let decided = Override {
            school: school.ferry,
            by: Some(school.mme_delattre),
            reason: "La délibération est votée, la rentrée est lundi.".to_owned(),
            at: school.clock.now(),
        };
        let keep = move |tx: &Tx<'_>| territory::Opening.overridden(tx, &decided);
        school.app.db.write(keep).await.expect("kept");
        let thing = format!("school:{}", school.ferry);
        let log = school.app.db.read(move |tx| people::audit::of_thing(tx, &thing, 5));
        let log = log.await.expect("a log");
        assert_eq!(log[0].action, "territory.override");
        assert_eq!(log[0].person, Some(school.mme_delattre));
    }
}

#[tokio::test]
async fn the_schools_of_an_epci_that_gives_the_competence_open_and_close_with_it() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let (lys, toufflers) = (school.lys, school.toufflers);
        let opens = |town| {
            let (db, today) = (school.app.db.clone(), school.clock.today());
            let ask = move |tx: &Tx<'_>| territory::Opening.may_open(tx, town, today);
            async move { db.read(ask).await.expect("an answer") }
        };
        assert!(!opens(lys).await);
        let (syndicate, metropole) = (governed.syndicate, governed.metropole);
        let competence = deciding::competence(&school, syndicate).await;
        let asks = vec![Effect::Transfer { syndicate, competence }, Effect::Adhere { syndicate }];
        let asked = deciding::decide(&school, metropole, asks).await;
        assert!(!opens(lys).await, "asked is not given");
        // The officer has the committee agree with the métropole as with a commune.
        let carlier = school.client(governed.mme_carlier).await;
        let home = format!("/territoire/{syndicate}");
        let page = carlier.get(&home).await.page();
        let other = page.attribute("section[aria-labelledby=others] input[name=asked]", "value");
        assert_eq!(other, Some(asked.to_string()));
        deciding::prepare(&school, syndicate).await;
        let fields = [("competence", competence.to_string()), ("asked", other.expect("a request"))];
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let draft = carlier.post(&format!("{home}/accord"), &fields).await.redirects();
        let draft = draft.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a draft");
        let again = carlier.get(&home).await.page();
        assert!(!again.has("section[aria-labelledby=others] input[name=asked]"), "written once");
        deciding::vote(&school, draft).await;
        deciding::transmit(&school, draft).await;
        deciding::publish(&school, draft).await;
        assert!(opens(lys).await && opens(toufflers).await);
        let vasseur = school.client(school.m_vasseur).await;
        let own = vasseur.get(&format!("/territoire/{}", governed.lys)).await.page();
        let said = own.text_of("section[aria-labelledby=next]");
        assert!(said.contains("Métropole Européenne de Lille exerce la compétence"), "{said}");

        // It leaves: the agents of both communes are told, and their schools close.
        let on = deciding::day("2026-12-20");
        let leave = Effect::Leave { syndicate, competence: None, on };
        deciding::decide(&school, metropole, vec![leave]).await;
        school.at("2026-12-20 10:00");
        school.run_jobs().await;
        assert!(!opens(lys).await && !opens(toufflers).await);
        let open = school.app.db.read(|tx| {
            tx.number("select count(*) from school where closed_on is null", db::params![])
        });
        assert_eq!(open.await.expect("a count"), 0);
    }
}
