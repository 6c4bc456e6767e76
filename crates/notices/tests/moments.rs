//! A bad moment: somebody stops answering for a child while what is told of her still waits.

use crate::house::{House, houses};
use people::{groups, guardianship};

/// Samira is not Léa's guardian any more, from this day on.
pub async fn loses_lea(house: &House) {
    let (samira, lea, today) = (house.samira, house.lea, house.clock.today());
    let write = move |tx: &db::Tx<'_>| {
        let facts = guardianship::of_guardian(tx, samira)?;
        let of_lea: Vec<_> =
            facts.into_iter().filter(|fact| fact.pupil == lea).map(|fact| fact.id).collect();
        let ended = guardianship::end(tx, &of_lea, today)?;
        groups::refresh(tx, &ended, today)
    };
    house.app.db.write(write).await.expect("ended");
}

#[tokio::test]
async fn what_waits_for_the_morning_does_not_come_to_who_has_lost_the_child_meanwhile() {
    for house in houses().await {
        house.at("2026-11-23 20:30");
        house.tell_class(house.issue(1)).await;
        house.at("2026-11-24 06:30");
        loses_lea(&house).await;
        house.at("2026-11-24 07:00");
        house.run_jobs().await;
        assert_eq!(house.number(house.samira).await, "0");
        assert!(!house.client(house.samira).await.get("/nouveautes").await.page().has(".rows"));
        assert_eq!(house.number(house.marc).await, "1", "her father is told");
    }
}

#[tokio::test]
async fn the_mail_of_the_evening_leaves_out_the_child_that_was_lost_by_day() {
    for house in houses().await {
        house.tell_class(house.issue(1)).await;
        let for_jules = vec![notices::Reader::guardian(house.samira, house.jules)];
        house.tell(house.issue(2), for_jules).await;
        loses_lea(&house).await;
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        let mails = house.mails().await;
        let hers = mails.iter().find(|(to, ..)| *to == House::address(house.samira));
        let (_, subject, text) = hers.expect("one about Jules");
        assert_eq!(subject, "Une nouveauté sur Lys-lez-Lannoy");
        assert!(text.contains("Jules") && !text.contains("Léa"), "{text}");
    }
}
