//! Urgent slips: they pass the quiet hours, with a reason that everybody reads.

use crate::desk::{OUTING, desk, pupil, schools_at};

const NIGHT: &str = "2026-11-23 21:10";
const REASON: &str = "Le car de demain est annulé";

#[tokio::test]
async fn an_urgent_slip_is_there_at_once_with_its_reason_and_is_written_down() {
    for school in schools_at(NIGHT).await {
        let durand = desk(&school, school.mme_durand).await;
        let urgent = [("when", "urgent"), ("urgent_reason", REASON)];
        let slip = durand.writes_with(&pupil(school.lea), &urgent).await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.awaiting().await, ["Sortie à La Piscine"]);
        assert!(samira.page("/liaison").await.text_of(".todo").contains("urgent"));
        let told = samira.page("/nouveautes").await.texts_of(".rows .row b");
        assert_eq!(told, ["Mme Durand vous demande de signer « Sortie à La Piscine »."]);
        let page = samira.page(&slip).await;
        assert!(page.text_of(".note.warn").contains(REASON));
        let read = move |tx: &db::Tx<'_>| people::audit::everywhere(tx, None, 10);
        let acts = school.app.db.read(read).await.expect("the log");
        let actions: Vec<&str> = acts.iter().map(|act| act.action.as_str()).collect();
        assert_eq!(actions, ["slip.urgent"]);
        // What follows is not urgent any more.
        durand.0.post(&format!("{slip}/relance"), &[]).await.redirects();
        assert_eq!(samira.page("/nouveautes").await.count(".rows .row b"), 1);
    }
}

#[tokio::test]
async fn without_a_reason_nothing_passes_the_night() {
    for school in schools_at(NIGHT).await {
        let durand = desk(&school, school.mme_durand).await;
        let to = pupil(school.lea);
        let mut fields = OUTING.to_vec();
        fields.push(("when", "urgent"));
        let refused = durand.try_writes(&[&to], &fields).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("ne peut pas attendre"));
        assert!(page.has("input[name='when'][value='urgent'][checked]"));
        assert_eq!(page.attribute("#title", "value").as_deref(), Some("Sortie à La Piscine"));
        // A reason alone, without the choice, changes nothing.
        durand.writes_with(&to, &[("urgent_reason", REASON)]).await;
        let samira = desk(&school, school.samira).await;
        assert!(samira.awaiting().await.is_empty());
        school.at("2026-11-24 07:00");
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.awaiting().await, ["Sortie à La Piscine"]);
        assert!(!samira.page("/liaison").await.text_of(".todo").contains("urgent"));
    }
}
