//! The book as programs read and sign it.

use crate::desk::{class, desk, schools};

#[tokio::test]
async fn a_program_lists_reads_signs_and_follows() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        let book = samira.0.get_json("/api/liaison").await.json();
        let id = book["awaiting"][0]["slip"].as_str().expect("a slip").to_owned();
        assert!(slip.ends_with(&id));
        assert_eq!(book["awaiting"][0]["due_on"], "2026-11-27");
        let one = samira.0.get_json(&format!("/api/liaison/{id}")).await.json();
        assert_eq!(one["questions"][0]["field"], "r1");
        assert_eq!(one["children"][0]["may_sign"], true);
        let (lea, version) = (school.lea.to_string(), one["version"].to_string());
        let sign = format!("/api/liaison/{id}/signatures");
        let form = [("pupil", &*lea), ("version", &*version), ("once", "x")];
        assert_eq!(samira.0.post(&sign, &form).await.status, 422);
        let form = [&form[..], &[("r1", "no")]].concat();
        let signed = samira.0.post(&sign, &form).await;
        assert_eq!(signed.status, 201);
        let twice = samira.0.post(&sign, &form).await;
        assert_eq!(twice.status, 201);
        let given: serde_json::Value = serde_json::from_slice(&twice.body).expect("JSON");
        assert_eq!(given["signatures"], serde_json::json!([]));
        let follow = format!("/api/liaison/{id}/suivi");
        let sheet = durand.0.get_json(&follow).await.json();
        assert_eq!((sheet["pupils"].as_i64(), sheet["done"].as_i64()), (Some(3), Some(1)));
        let lines = sheet["lines"].as_array().expect("lines").iter();
        let signed = lines.filter(|line| line["is_done"] == true).collect::<Vec<_>>();
        assert_eq!(signed[0]["signatures"][0]["by"], "Samira Haddad");
        assert_eq!(signed[0]["signatures"][0]["answers"], serde_json::json!(["Non"]));
        assert_eq!(samira.0.get_json(&follow).await.status, 403);
        let stranger = desk(&school, school.mme_dubois).await;
        assert_eq!(stranger.0.get_json(&format!("/api/liaison/{id}")).await.status, 404);
        assert_eq!(stranger.0.post(&sign, &form).await.status, 404);
    }
}
