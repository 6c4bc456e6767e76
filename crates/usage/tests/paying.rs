//! What a town pays, and what that is for a pupil who comes.

use crate::world::{counted, worlds};
use base::{Day, Id, Money};
use db::params;
use people::Town;
use std::sync::Arc;

#[tokio::test]
async fn the_officer_says_what_a_town_pays_and_the_town_reads_what_a_pupil_costs() {
    for (school, governed) in worlds().await {
        counted(&school, "2026-11-16", &[(school.jean_mace.raw(), "pupil", "", 40)]).await;
        school.at("2026-11-24 02:00");
        school.run_jobs().await;
        let town = format!("/frequentation/communes/{}", school.lys);
        let vasseur = school.client(school.m_vasseur).await;
        let card = vasseur.get(&town).await.page().text_of("section.card");
        assert!(card.contains("n’est pas connue"), "{card}");
        let carlier = school.client(governed.mme_carlier).await;
        let cost = format!("{town}/cout");
        let wrong = [("year", "1999"), ("sum", "rien"), ("version", "0")];
        let page = carlier.post(&cost, &wrong).await;
        assert_eq!((page.status.as_u16(), page.any_page().texts_of(".error").len()), (422, 2));
        let form = [("year", "2026"), ("sum", "1 234,50"), ("version", "0")];
        assert_eq!(carlier.post(&cost, &form).await.redirects(), town);
        assert_eq!(carlier.post(&cost, &form).await.status, 409, "it was made before the first");
        assert_eq!(vasseur.post(&cost, &form).await.status, 403);
        assert_eq!(school.client(school.mme_lefevre).await.post(&cost, &form).await.status, 404);
        let card = vasseur.get(&town).await.page().text_of("section.card");
        assert!(card.contains("234,50"), "{card}");
        assert!(card.contains("trop peu de comptes"), "six pupils, one of them alone: {card}");
        // When enough pupils have their accounts, it is shown.
        let (lys, week) = (school.lys, Day::parse_iso("2026-11-16").expect("a day"));
        let open = move |tx: &db::Tx<'_>| {
            tx.run(
                "insert into usage_account (place_id, week, role, persons, opened)
                 values ($1, $2, 'pupil', 240, 200)",
                params![lys, week],
            )
        };
        school.app.db.write(open).await.expect("opened");
        let page = vasseur.get(&town).await.page();
        assert!(page.text_of(".per-active").contains("6,17"), "{}", page.text_of(".per-active"));
    }
}

struct Reckoned(Id<Town>);

impl usage::Contributions for Reckoned {
    fn called(&self, _: &db::Tx<'_>, town: Id<Town>, year: i16) -> db::Result<Option<Money>> {
        Ok((town == self.0 && year == 2026).then(|| Money::from_euros(900)))
    }
}

#[tokio::test]
async fn a_sum_that_was_called_goes_before_one_that_was_said() {
    for (school, _) in worlds().await {
        school.app.jobs.lend(usage::Called(Arc::new(Reckoned(school.lys))));
        let vasseur = school.client(school.m_vasseur).await;
        let page = vasseur.get(&format!("/frequentation/communes/{}", school.lys)).await.page();
        let card = page.text_of("section.card");
        assert!(card.contains("appelée pour 2026") && card.contains("900"), "{card}");
    }
}
