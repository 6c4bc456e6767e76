//! The chain: every signature has its place, a receipt can be verified, and what was changed shows.

use crate::desk::{Desk, class, desk, pupil, schools};
use liaison::chain::{Broken, Verified, verify};
use testing::TestSchool;

/// Three signatures in the chain of Jean-Macé.
async fn three_signed(school: &TestSchool) -> (Desk, String) {
    let durand = desk(school, school.mme_durand).await;
    let to = class(school, school.ce1_a).await;
    let slip = durand.writes(&to).await;
    let signers = [(school.samira, school.lea), (school.mme_moreau, school.ines)];
    for (guardian, pupil) in signers {
        desk(school, guardian).await.signs(&slip, pupil, &[("r1", "yes")]).await;
    }
    let moreau = desk(school, school.m_moreau).await;
    moreau.signs(&slip, school.lina, &[("r1", "no")]).await;
    school.clock.advance_minutes(1);
    school.run_jobs().await;
    (durand, slip)
}

async fn verified(school: &TestSchool) -> Verified {
    let id = school.jean_mace;
    school.app.db.read(move |tx| verify(tx, id)).await.expect("looked at")
}

async fn tamper(school: &TestSchool, sql: &'static str) {
    let change = move |tx: &db::Tx<'_>| tx.change(sql, &[]);
    school.app.db.write(change).await.expect("changed");
}

#[tokio::test]
async fn signatures_get_their_place_within_a_minute_and_the_chain_holds() {
    for school in schools().await {
        three_signed(&school).await;
        let chain = verified(&school).await;
        assert_eq!((chain.places, chain.erased, chain.broken), (3, 0, None));
        let head = desk(&school, school.mme_lefevre).await;
        let register = head.page(&format!("/liaison/registre/{}", school.jean_mace)).await;
        assert!(register.text_of("main").contains("Le registre est intact"));
        assert_eq!(register.texts_of(".figures dd"), ["3", "0", "0"]);
        let durand = desk(&school, school.mme_durand).await;
        let url = format!("/liaison/registre/{}", school.jean_mace);
        assert_eq!(durand.0.get(&url).await.status, 403);
        assert_eq!(desk(&school, school.m_lambert).await.0.get(&url).await.status, 404);
    }
}

#[tokio::test]
async fn a_changed_answer_is_found() {
    for school in schools().await {
        three_signed(&school).await;
        tamper(
            &school,
            "update signature set answers = '{\"1\":\"yes\"}' where answers like '%no%'",
        )
        .await;
        let chain = verified(&school).await;
        assert_eq!(chain.broken, Some((3, Broken::Content)));
        let head = desk(&school, school.mme_lefevre).await;
        let register = head.page(&format!("/liaison/registre/{}", school.jean_mace)).await;
        let words = register.text_of(".note.warn");
        assert!(words.contains("place 3") && words.contains("modifiée"), "{words}");
    }
}

#[tokio::test]
async fn a_changed_slip_a_removed_signature_and_a_cut_chain_are_found() {
    for school in schools().await {
        three_signed(&school).await;
        tamper(&school, "update slip_version set body = '<p>Autre chose.</p>'").await;
        assert_eq!(verified(&school).await.broken, Some((1, Broken::Content)));
    }
    for school in schools().await {
        three_signed(&school).await;
        tamper(
            &school,
            "delete from signature
              where id = (select signature_id from seal where number = 2)",
        )
        .await;
        assert_eq!(verified(&school).await.broken, Some((2, Broken::Gone)));
    }
    for school in schools().await {
        three_signed(&school).await;
        tamper(&school, "delete from seal where number = 2").await;
        assert_eq!(verified(&school).await.broken, Some((2, Broken::Link)));
    }
}

#[tokio::test]
async fn a_receipt_is_a_pdf_whose_code_anybody_can_verify() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let receipt = samira.page(&slip).await.attribute("a[href*='recu']", "href");
        let receipt = receipt.expect("a receipt");
        // It is sealed there and then: nobody waits for his minute.
        let pdf = samira.0.get(&receipt).await;
        assert_eq!(pdf.status, 200);
        assert_eq!(pdf.header("content-type").as_deref(), Some("application/pdf"));
        assert!(pdf.body.starts_with(b"%PDF-"));
        assert_eq!(durand.0.get(&receipt).await.status, 200);
        for stranger in [school.marc, school.mme_moreau, school.lea, school.m_petit] {
            assert_eq!(desk(&school, stranger).await.0.get(&receipt).await.status, 404);
        }

        let code = code(&school).await;
        let shown = format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]);
        let nobody = school.nobody();
        let url = format!("/liaison/verification?code={}", shown.to_lowercase());
        let page = nobody.get(&url).await.page();
        assert!(page.text_of(".note.ok").contains("authentique"), "{}", page.text_of("main"));
        let words = page.text_of("main");
        assert!(words.contains("École Jean-Macé") && words.contains("place n° 1"), "{words}");
        for name in ["Haddad", "Léa", "Piscine"] {
            assert!(!words.contains(name), "the page names {name}");
        }
        let wrong = nobody.get("/liaison/verification?code=AAAA-BBBB-CCCC").await.page();
        assert!(wrong.text_of(".note.warn").contains("Aucune signature"));
        tamper(&school, "update signature set answers = '{\"1\":\"no\"}'").await;
        let broken = nobody.get(&url).await.page();
        assert!(broken.text_of(".note.warn").contains("ne correspond plus"));
    }
}

async fn code(school: &TestSchool) -> String {
    let read = |tx: &db::Tx<'_>| {
        let (code,): (String,) = tx.one("select code from signature", &[])?;
        Ok(code)
    };
    school.app.db.read(read).await.expect("a code")
}
