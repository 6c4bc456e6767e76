//! The true case, through the pages: Lys-lez-Lannoy, 13 December 2023, 19:00, convened on the 6th;
//! 33 members, 31 present, 2 proxies; five decisions; 4 for, 29 abstentions: adopted.

use crate::{
    clerk::{clerk, council_of_lys, refused},
    world::worlds,
};
use council::offers::{Lent, Offer, Offers};
use people::testing::governed::GovernedPeople;
use std::sync::Arc;
use testing::TestSchool;

const TITLE: &str = "Transfert de la compétence « Usages numériques / NTIC en matière de numérique \
                     éducatif » au Syndicat mixte ouvert Nord – Pas-de-Calais Numérique";

/// What the room of the territory lends: one competence, one version of the statutes.
struct Territory(GovernedPeople);

impl Offers for Territory {
    fn competences(&self, _: &db::Tx<'_>) -> db::Result<Vec<Offer>> {
        let name = "Usages numériques / NTIC en matière de numérique éducatif".to_owned();
        Ok(vec![Offer { of: self.0.syndicate, id: 7, name }])
    }
    fn statutes(&self, _: &db::Tx<'_>) -> db::Result<Vec<Offer>> {
        Ok(vec![Offer { of: self.0.syndicate, id: 3, name: "Statuts de 2021".to_owned() }])
    }
    fn keys(&self, _: &db::Tx<'_>) -> db::Result<Vec<Offer>> {
        Ok(Vec::new())
    }
}

async fn rules_of_lys(school: &TestSchool, people: &GovernedPeople) {
    let vasseur = clerk(school, school.m_vasseur, people.lys).await;
    let url = format!("/conseil/{}/regles", people.lys);
    let fields = crate::rules::as_shown(&vasseur.page(&url).await);
    let changed = [("numbering", "{aaaa}-{mm}-{jj}/{nn}"), ("series", "session")];
    let changed = crate::rules::with(&fields, &changed);
    let from = crate::rules::with(&changed, &[("from_on", "2023-01-01")]);
    vasseur.client.post(&url, &crate::rules::sent(&from)).await.redirects();
}

#[tokio::test]
async fn lys_lez_lannoy_transfers_its_competence_with_four_votes_and_twenty_nine_abstentions() {
    for (school, people) in worlds().await {
        school.at("2023-12-06 09:30");
        school.app.jobs.lend(Lent(Arc::new(Territory(people))));
        rules_of_lys(&school, &people).await;
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let table = vasseur.page(&format!("/conseil/{}/membres", people.lys)).await;
        let mayor = table.attribute(".rows input[name=mandate]", "value").expect("a mandate");
        let accounts = format!("/conseil/{}/membres/comptes", people.lys);
        vasseur.client.post(&accounts, &[("mandate", &mayor)]).await.redirects();

        // Preparing.
        let meeting = vasseur.prepares("2023-12-13", "19:00").await;
        vasseur.informs(&meeting, "Décisions du maire").await;
        let act = vasseur.entitles(&meeting, TITLE).await;
        let report = "La fibre dessert nos écoles.\n\nL’espace numérique de travail suit.";
        let draft = [("title", TITLE), ("report", report), ("version", "1")];
        vasseur.client.post(&format!("{act}/redaction"), &draft).await.redirects();
        let syndicate = people.syndicate.to_string();
        let to = ("syndicate", syndicate.as_str());
        let transfer = "de transférer la compétence « Usages numériques / NTIC en matière de \
                        numérique éducatif ».";
        let appoint = "de désigner M. Konrad Wallerand délégué au collège des communes.";
        let decisions: [&[(&str, &str)]; 5] = [
            &[("kind", "transfer"), ("words", transfer), to, ("competence", "7")],
            &[("kind", "adhere"), ("words", "d’adhérer au syndicat."), to],
            &[
                ("kind", "statutes"),
                ("words", "d’en approuver les statuts."),
                to,
                ("statutes", "3"),
            ],
            &[("kind", "pay"), ("words", "de voter la contribution."), to, ("year", "2024")],
            &[
                ("kind", "appoint"),
                ("words", appoint),
                ("to", &syndicate),
                ("title", "M"),
                ("first_name", "Konrad"),
                ("last_name", "Wallerand"),
                ("college", "collège des communes"),
            ],
        ];
        for decision in decisions {
            vasseur.decides(&act, decision).await;
        }
        let draft = vasseur.page(&format!("{act}/redaction")).await;
        assert_eq!(draft.count("ol.rows li"), 5);

        // The mayor sees nothing before she is convened.
        let mayor = school.client(people.mme_colin).await;
        assert_eq!(mayor.get(&meeting).await.status, 404);
        assert_eq!(mayor.get(&format!("{act}/redaction")).await.status, 404);
        vasseur.convenes(&meeting, "2023-12-06").await;
        let page = vasseur.page(&meeting).await;
        let told = page.texts_of("#told ~ ul li, section[aria-labelledby=told] li");
        assert_eq!(told.len(), 33);
        assert!(told[0].contains("Mme Irène COLIN") && told[0].contains("prévenu dans Préau"));
        let seen = mayor.get(&meeting).await.page();
        assert!(seen.text_of("h1").contains("mercredi 13 décembre 2023"), "{}", seen.text_of("h1"));
        assert!(!seen.has("form[action$=reprise]"));
        let own = mayor.get(&format!("{meeting}/ma-convocation.pdf")).await;
        assert!(own.body.starts_with(b"%PDF-"));
        let notices = mayor.get("/nouveautes").await.page().text_of("main");
        assert!(notices.contains("Lys-lez-Lannoy vous convoque"), "{notices}");
        let all = vasseur.client.get(&format!("{meeting}/convocation.pdf")).await;
        assert!(all.body.starts_with(b"%PDF-"));
        // Nobody of another body sees it.
        for stranger in [people.m_dumont, people.mme_bak, people.mme_carlier, school.samira] {
            assert_eq!(school.client(stranger).await.get(&meeting).await.status, 404);
        }

        // Holding.
        let early = vasseur.try_opens(&meeting, &[31, 32]).await;
        assert!(refused(&early).contains("n’a pas commencé"));
        school.at("2023-12-13 19:05");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&meeting, &[31, 32]).await;
        let members = vasseur.members(&meeting).await;
        for (giver, holder) in [(31, 0), (32, 2)] {
            let (giver, holder) = (&members[giver], &members[holder]);
            vasseur.try_proxy(&meeting, giver, holder, &[]).await.redirects();
        }
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let items = page.texts_of("section[aria-labelledby=items] ol > li");
        assert!(items[1].contains("Présents : 31, pouvoirs : 2, voix : 33"), "{}", items[1]);
        assert!(items[1].contains("Quorum atteint (31 pour 17 demandés)"), "{}", items[1]);

        // Voting.
        let too_many = [("votes_for", "5"), ("abstentions", "29"), ("openly", "on")];
        let refusal = refused(&vasseur.try_votes(&act, &too_many).await);
        assert!(refusal.contains("34 votes sont comptés, et 33 seulement"), "{refusal}");
        let hands = [("votes_for", "4"), ("abstentions", "29")];
        let refusal = refused(&vasseur.try_votes(&act, &hands).await);
        assert!(refusal.contains("à bulletin secret"), "{refusal}");
        let openly = [("votes_for", "4"), ("abstentions", "29"), ("openly", "on")];
        vasseur.votes(&act, &openly).await;
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let items = page.texts_of("section[aria-labelledby=items] ol > li");
        assert!(items[1].contains("adoptée 4 pour, 29 abstentions"), "{}", items[1]);

        // Closing.
        vasseur.try_closes(&meeting).await.redirects();
        let page = vasseur.page(&meeting).await;
        assert!(page.text_of("#agenda ~ *, section").contains("2023-12-13/01"));
        for paper in ["proces-verbal.pdf", "liste.pdf"] {
            let pdf = mayor.get(&format!("{meeting}/{paper}")).await;
            assert_eq!(pdf.status, 200, "{paper}");
            assert!(pdf.body.starts_with(b"%PDF-"));
        }
        let kept = school.app.db.read(kept).await.expect("read");
        assert_eq!(kept, [("2023-12-13/01".to_owned(), 33, 31, 2, 4, 29)]);
    }
}

/// Number, members in exercise, present, proxies, for, abstentions.
fn kept(tx: &db::Tx<'_>) -> db::Result<Vec<(String, u32, u32, u32, u32, u32)>> {
    tx.all(
        "select number, in_exercise, present, proxies, votes_for, abstentions
           from deliberation
          where state = 'voted' and outcome = 'adopted'",
        &[],
    )
}
