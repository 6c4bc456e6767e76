//! The whole way of an act through the pages: from the agenda to the day it is in force.

use crate::{
    clerk::{clerk, council_of_lys},
    life::{Told, fill_in},
    world::worlds_at,
};
use council::life::extract::Extract;
use db::params;

#[tokio::test]
async fn what_is_voted_in_the_meeting_is_what_is_signed_published_and_in_force() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        let told = Told::lent_to(&school);
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let meeting = vasseur.prepares("2026-12-02", "18:30").await;
        let act = vasseur.proposes(&meeting, "Adhésion au groupement de commandes").await;
        vasseur.convenes(&meeting, "2026-11-23").await;
        school.at("2026-12-02 18:35");
        vasseur.opens(&meeting, &[30, 31, 32]).await;
        let members = vasseur.members(&meeting).await;
        vasseur.try_proxy(&meeting, &members[30], &members[0], &[]).await.redirects();
        let counts = [
            ("ballot", "hands"),
            ("votes_for", "25"),
            ("votes_against", "2"),
            ("abstentions", "4"),
        ];
        vasseur.votes(&act, &counts).await;
        vasseur.try_closes(&meeting).await.redirects();
        // Closed, it waits to be signed.
        let home = vasseur.page(&format!("/conseil/{}", people.lys)).await;
        assert!(home.text_of("section[aria-labelledby=unfinished]").contains("à signer"));

        fill_in(&school, &vasseur.client, people.lys).await;
        let days = [("chair_on", "2026-12-02"), ("secretary_on", "2026-12-02")];
        vasseur.client.post(&format!("{act}/signature/papier"), &days).await.redirects();
        let id = act.rsplit('/').next().expect("an id").parse::<i64>().expect("an id");
        let sealed = move |tx: &db::Tx<'_>| {
            let sql = "select extract from act_seal where deliberation_id = $1";
            tx.one::<(String,)>(sql, params![id])
        };
        let (sealed,) = school.app.db.read(sealed).await.expect("a seal");
        let extract = Extract::read(&sealed).expect("JSON");
        let counts = &extract.counts;
        assert_eq!((counts.in_exercise, counts.present, counts.proxies), (33, 30, 1));
        assert_eq!((counts.votes_for, counts.votes_against, counts.abstentions), (25, 2, 4));
        assert_eq!(extract.roll.present.len(), 30);
        assert_eq!(extract.roll.represented.len(), 1);
        assert!(extract.roll.represented[0].1.contains("Irène"), "{:?}", extract.roll.represented);
        assert_eq!(extract.roll.excused.len(), 2);
        // What was signed cannot be written anew by who prepares.
        let counts =
            [("ballot", "hands"), ("votes_for", "31"), ("votes_against", "0"), ("version", "1")];
        let late = vasseur.client.post(&format!("{act}/vote"), &counts).await;
        assert_eq!(late.status, 403);

        vasseur.client.post(&format!("{act}/publication"), &[("matter", "1.7")]).await.redirects();
        let receipt = [("received_on", "2026-12-02"), ("act_id", "")];
        vasseur.client.post(&format!("{act}/transmission/accuse"), &receipt).await.redirects();
        assert_eq!(told.said(), ["enters other of 1 on 2026-12-02"]);
        let public = format!("/actes/{}/{id}", people.lys);
        let page = school.nobody().get(&public).await.page();
        assert!(page.text_of("main").contains("25 voix pour, 2 contre et 4 abstentions"));
        assert!(page.text_of("main").contains("maire"));
        let home = vasseur.page(&format!("/conseil/{}", people.lys)).await;
        assert!(!home.has("section[aria-labelledby=unfinished]"));
    }
}
