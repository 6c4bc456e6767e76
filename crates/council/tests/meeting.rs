//! The true case, through the pages: Lys-lez-Lannoy, 13 December 2023, 19:00, convened on the 6th;
//! 33 members, 31 present, 2 proxies; five decisions; 4 for, 29 abstentions: adopted.

use crate::{
    clerk::{Clerk, clerk, council_of_lys, refused},
    rules::{as_shown, sent, with},
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

#[tokio::test]
async fn lys_lez_lannoy_transfers_its_competence_with_four_votes_and_twenty_nine_abstentions() {
    for (school, people) in worlds().await {
        school.at("2023-12-06 09:30");
        school.app.jobs.lend(Lent(Arc::new(Territory(people))));
        let case = Case { school, people };
        case.has_rules().await;
        let (meeting, act) = case.is_prepared().await;
        case.is_told(&meeting, &act).await;
        case.is_held(&meeting).await;
        case.is_voted(&meeting, &act).await;
        case.is_closed(&meeting).await;
    }
}

struct Case {
    school: TestSchool,
    people: GovernedPeople,
}

impl Case {
    async fn vasseur(&self) -> Clerk {
        clerk(&self.school, self.school.m_vasseur, self.people.lys).await
    }

    /// The town numbers its deliberations by session, and knows its councillors.
    async fn has_rules(&self) {
        let vasseur = self.vasseur().await;
        let url = format!("/conseil/{}/regles", self.people.lys);
        let fields = as_shown(&vasseur.page(&url).await);
        let changed = [
            ("numbering", "{aaaa}-{mm}-{jj}/{nn}"),
            ("series", "session"),
            ("from_on", "2023-01-01"),
        ];
        vasseur.client.post(&url, &sent(&with(&fields, &changed))).await.redirects();
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let table = vasseur.page(&format!("/conseil/{}/membres", self.people.lys)).await;
        let mayor = table.attribute(".rows input[name=mandate]", "value").expect("a mandate");
        let accounts = format!("/conseil/{}/membres/comptes", self.people.lys);
        vasseur.client.post(&accounts, &[("mandate", &mayor)]).await.redirects();
    }

    async fn is_prepared(&self) -> (String, String) {
        let vasseur = self.vasseur().await;
        let meeting = vasseur.prepares("2023-12-13", "19:00").await;
        vasseur.informs(&meeting, "Décisions du maire").await;
        let act = vasseur.entitles(&meeting, TITLE).await;
        let report = "La fibre dessert nos écoles.\n\nL’espace numérique de travail suit.";
        let draft = [("title", TITLE), ("report", report), ("version", "1")];
        vasseur.client.post(&format!("{act}/redaction"), &draft).await.redirects();
        let syndicate = self.people.syndicate.to_string();
        let to = ("syndicate", syndicate.as_str());
        let transfer = "de transférer la compétence « Usages numériques / NTIC en matière de \
                        numérique éducatif ».";
        let statutes = "d’en approuver les statuts.";
        let decisions: [&[(&str, &str)]; 4] = [
            &[("kind", "transfer"), ("words", transfer), to, ("competence", "7")],
            &[("kind", "adhere"), ("words", "d’adhérer au syndicat."), to],
            &[("kind", "statutes"), ("words", statutes), to, ("statutes", "3")],
            &[("kind", "pay"), ("words", "de voter la contribution."), to, ("year", "2024")],
        ];
        for decision in decisions {
            vasseur.decides(&act, decision).await;
        }
        let appoint = [
            ("kind", "appoint"),
            ("words", "de désigner M. Konrad Wallerand délégué au collège des communes."),
            ("to", &syndicate),
            ("title", "M"),
            ("first_name", "Konrad"),
            ("last_name", "Wallerand"),
            ("college", "collège des communes"),
        ];
        vasseur.decides(&act, &appoint).await;
        // A competence that nobody has is not transferred.
        let other = [("kind", "transfer"), ("words", transfer), to, ("competence", "8")];
        let answer = vasseur.client.post(&format!("{act}/decisions"), &other).await;
        assert!(refused(&answer).contains("Choisissez dans la liste"));
        let draft = vasseur.page(&format!("{act}/redaction")).await;
        assert_eq!(draft.count("ol.rows li"), 5);
        (meeting, act)
    }

    /// The mayor sees nothing before she is convened; nobody of another body sees it ever.
    async fn is_told(&self, meeting: &str, act: &str) {
        let vasseur = self.vasseur().await;
        let mayor = self.school.client(self.people.mme_colin).await;
        assert_eq!(mayor.get(meeting).await.status, 404);
        assert_eq!(mayor.get(&format!("{act}/redaction")).await.status, 404);
        vasseur.convenes(meeting, "2023-12-06").await;
        let page = vasseur.page(meeting).await;
        let told = page.texts_of("section[aria-labelledby=told] li");
        assert_eq!(told.len(), 33);
        assert!(told[0].contains("Mme Irène COLIN") && told[0].contains("prévenu dans Préau"));
        let seen = mayor.get(meeting).await.page();
        assert!(seen.text_of("h1").contains("mercredi 13 décembre 2023"));
        assert!(!seen.has("form[action$=reprise]"));
        let report = mayor.get(&format!("{act}/redaction")).await.page().text_of(".rich");
        assert!(report.contains("La fibre dessert nos écoles."));
        assert_eq!(mayor.post(&format!("{meeting}/presences"), &[]).await.status, 403);
        let own = mayor.get(&format!("{meeting}/ma-convocation.pdf")).await;
        assert!(own.body.starts_with(b"%PDF-"));
        assert_eq!(mayor.get(&format!("{meeting}/convocation.pdf")).await.status, 403);
        let news = mayor.get("/nouveautes").await.page().text_of("main");
        assert!(news.contains("Lys-lez-Lannoy vous convoque"), "{news}");
        let all = vasseur.client.get(&format!("{meeting}/convocation.pdf")).await;
        assert!(all.body.starts_with(b"%PDF-"));
        let people = &self.people;
        let school = &self.school;
        for stranger in [people.m_dumont, people.mme_bak, people.mme_carlier, school.samira] {
            let stranger = school.client(stranger).await;
            for path in [meeting.to_owned(), format!("{meeting}/tenue"), format!("{act}/vote")] {
                assert_eq!(stranger.get(&path).await.status, 404, "{path}");
            }
        }
    }

    async fn is_held(&self, meeting: &str) {
        let early = self.vasseur().await.try_opens(meeting, &[31, 32]).await;
        assert!(refused(&early).contains("n’a pas commencé"));
        self.school.at("2023-12-13 19:05");
        let vasseur = self.vasseur().await;
        vasseur.opens(meeting, &[31, 32]).await;
        let members = vasseur.members(meeting).await;
        for (giver, holder) in [(31, 0), (32, 2)] {
            let (giver, holder) = (&members[giver], &members[holder]);
            vasseur.try_proxy(meeting, giver, holder, &[]).await.redirects();
        }
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let items = page.texts_of("section[aria-labelledby=items] ol > li");
        assert!(items[1].contains("Présents : 31, pouvoirs : 2, voix : 33"), "{}", items[1]);
        assert!(items[1].contains("Quorum atteint (31 pour 17 demandés)"), "{}", items[1]);
    }

    async fn is_voted(&self, meeting: &str, act: &str) {
        let vasseur = self.vasseur().await;
        let too_many = [("votes_for", "5"), ("abstentions", "29"), ("openly", "on")];
        let said = refused(&vasseur.try_votes(act, &too_many).await);
        assert!(said.contains("34 votes sont comptés, et 33 seulement"), "{said}");
        let hands = [("votes_for", "4"), ("abstentions", "29")];
        let said = refused(&vasseur.try_votes(act, &hands).await);
        assert!(said.contains("à bulletin secret"), "{said}");
        let openly = [("votes_for", "4"), ("abstentions", "29"), ("openly", "on")];
        vasseur.votes(act, &openly).await;
        let page = vasseur.page(&format!("{meeting}/tenue")).await;
        let items = page.texts_of("section[aria-labelledby=items] ol > li");
        assert!(items[1].contains("adoptée 4 pour, 29 abstentions"), "{}", items[1]);
    }

    async fn is_closed(&self, meeting: &str) {
        let vasseur = self.vasseur().await;
        vasseur.try_closes(meeting).await.redirects();
        let page = vasseur.page(meeting).await;
        assert!(page.text_of("section[aria-labelledby=agenda]").contains("2023-12-13/01"));
        let mayor = self.school.client(self.people.mme_colin).await;
        for paper in ["proces-verbal.pdf", "liste.pdf", "ma-convocation.pdf"] {
            let pdf = mayor.get(&format!("{meeting}/{paper}")).await;
            assert_eq!(pdf.status, 200, "{paper}");
            let text = String::from_utf8_lossy(&pdf.body);
            for part in ["%PDF-", "/StructTreeRoot", "/Lang", "/Title"] {
                assert!(text.contains(part), "{part} in {paper}");
            }
        }
        let kept = self.school.app.db.read(|tx| tx.all::<Kept>(KEPT, &[])).await.expect("read");
        assert_eq!(kept, [("2023-12-13/01".to_owned(), 33, 31, 2, 4, 29)]);
    }
}

/// Number, members in exercise, present, proxies, for, abstentions.
type Kept = (String, u32, u32, u32, u32, u32);
const KEPT: &str = "select number, in_exercise, present, proxies, votes_for, abstentions
                      from deliberation
                     where state = 'voted' and outcome = 'adopted'";
