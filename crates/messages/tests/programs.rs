//! The post for programs: the same rules as the pages, as JSON.

use crate::desk::{Desk, desk, person, schools};

#[tokio::test]
async fn a_program_sends_lists_reads_and_takes_back() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let to = person(school.samira);
        let form = [("to", to.as_str()), ("subject", "Bravo"), ("body", "Léa a bien lu.")];
        let sent = mme_durand.0.post("/api/messages", &form).await;
        assert_eq!(sent.status, 201);
        let list = samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["subject"], "Bravo");
        assert_eq!(list["letters"][0]["is_unread"], true);
        let id = list["letters"][0]["id"].as_str().expect("an id").to_owned();
        let letter = samira.0.get_json(&format!("/api/messages/{id}")).await.json();
        assert_eq!(letter["letters"][0]["html"], "<p>Léa a bien lu.</p>");
        assert_eq!(letter["letters"][0]["addressees"][0]["name"], "Samira Haddad");
        let list = samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["is_unread"], false);
        let found = samira.0.get_json("/api/messages/recherche?q=brav").await.json();
        assert_eq!(found["letters"][0]["id"], id.as_str());

        let back = mme_durand.0.post(&format!("/api/messages/{id}/rappel"), &[]).await;
        assert!(back.json()["draft"].is_null());
        let letter = samira.0.get_json(&format!("/api/messages/{id}")).await.json();
        assert!(letter["letters"][0]["html"].is_null());
        let marc = desk(&school, school.marc).await;
        assert_eq!(marc.0.get_json(&format!("/api/messages/{id}")).await.status, 404);
    }
}

#[tokio::test]
async fn a_program_is_told_what_is_wrong() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let to = person(school.mme_moreau);
        let form = [("to", to.as_str()), ("subject", "Goûter"), ("body", "Oui ?")];
        let refused = samira.0.post("/api/messages", &form).await;
        assert_eq!(refused.status, 422);
        let told: serde_json::Value = serde_json::from_str(&refused.text()).expect("JSON");
        assert_eq!(told["problems"][0]["field"], "to");
        let without_token = samira.0.post_without_token("/api/messages", &form).await;
        assert_eq!(without_token.status, 403);
    }
}

#[tokio::test]
async fn a_program_answers_and_passes_on_with_what_is_attached() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let sent = samira.0.upload("/fichiers", &[("file", "mot.txt", "text/plain", b"mot")]).await;
        let file = sent.json()["id"].as_str().expect("an id").to_owned();
        let to = person(school.mme_durand);
        let form = [("to", &*to), ("subject", "Mot"), ("body", "Voici"), ("files", &*file)];
        assert_eq!(samira.0.post("/api/messages", &form).await.status, 201);
        school.run_jobs().await;

        let list = mme_durand.0.get_json("/api/messages/non-lus").await.json();
        let id = list["letters"][0]["id"].as_str().expect("an id").to_owned();
        let letter = mme_durand.0.get_json(&format!("/api/messages/{id}")).await.json();
        let url = letter["letters"][0]["files"][0]["url"].as_str().expect("a file").to_owned();
        assert_eq!(mme_durand.0.get(&url).await.text(), "mot");

        // An answer knows to whom and about what; it goes out as any form.
        let url = format!("/api/messages/nouveau?reponse={id}");
        let begun = mme_durand.0.get_json(&url).await.json();
        assert_eq!(begun["to"][0], person(school.samira).as_str());
        assert_eq!(begun["subject"], "Re\u{202f}: Mot");
        assert_eq!(answers(&mme_durand, &begun, "Merci !").await, 201);
        let list = samira.0.get_json("/api/messages").await.json();
        assert_eq!(list["letters"][0]["subject"], "Re : Mot");

        let url = format!("/api/messages/nouveau?transfert={id}");
        let mut begun = mme_durand.0.get_json(&url).await.json();
        assert_eq!(begun["files"][0], file.as_str());
        begun["to"] = serde_json::json!([person(school.mme_lefevre)]);
        assert_eq!(answers(&mme_durand, &begun, "Pour information").await, 201);
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let list = mme_lefevre.0.get_json("/api/messages").await.json();
        let id = list["letters"][0]["id"].as_str().expect("an id");
        let letter = mme_lefevre.0.get_json(&format!("/api/messages/{id}")).await.json();
        assert_eq!(letter["letters"][0]["files"][0]["name"], "mot.txt");
    }
}

/// Sends back, as a form, what a program was given to begin with.
async fn answers(desk: &Desk, begun: &serde_json::Value, body: &str) -> u16 {
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in begun.as_object().expect("fields") {
        match value {
            serde_json::Value::String(value) if name != "body" && name != "body_format" => {
                fields.push((name.clone(), value.clone()));
            }
            serde_json::Value::Array(values) => {
                let values = values.iter().filter_map(|value| value.as_str());
                fields.extend(values.map(|value| (name.clone(), value.to_owned())));
            }
            _ => {}
        }
    }
    fields.push(("body".to_owned(), body.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    desk.0.post("/api/messages", &fields).await.status.as_u16()
}

#[tokio::test]
async fn a_program_keeps_drafts_folders_and_a_signature() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let marc = desk(&school, school.marc).await;
        let kept = samira.0.post("/api/messages/brouillons", &[("subject", "Plus tard")]).await;
        let draft = kept.json()["draft"].as_str().expect("a draft").to_owned();
        let one = format!("/api/messages/brouillons/{draft}");
        assert_eq!(samira.0.get_json(&one).await.json()["subject"], "Plus tard");
        assert_eq!(marc.0.get_json(&one).await.status, 404);
        let gone = format!("{one}/suppression");
        assert_eq!(marc.0.post(&gone, &[]).await.status, 404);
        assert_eq!(samira.0.post(&gone, &[]).await.status, 204);
        assert_eq!(samira.0.get_json(&one).await.status, 404);

        let folders = "/api/messages/dossiers";
        let made = samira.0.post(folders, &[("name", "Cantine")]).await;
        assert_eq!(made.status, 201);
        assert_eq!(samira.0.post(folders, &[("name", "cantine")]).await.status, 422);
        let list = samira.0.get_json(folders).await.json();
        let id = list["folders"][0]["id"].as_str().expect("a folder").to_owned();
        let name = format!("{folders}/{id}/nom");
        assert_eq!(samira.0.post(&name, &[("name", "Repas")]).await.json()["name"], "Repas");
        assert_eq!(marc.0.post(&name, &[("name", "À moi")]).await.status, 404);

        desk(&school, school.mme_durand).await.writes(&person(school.samira), "Menu").await;
        let list = samira.0.get_json("/api/messages").await.json();
        let letter = list["letters"][0]["id"].as_str().expect("a letter").to_owned();
        let move_to = [("letter", &*letter), ("action", "move"), ("folder", &*id)];
        let moved = samira.0.post("/api/messages/rangement", &move_to).await.json();
        assert_eq!(moved["changed"], 1);
        let list = samira.0.get_json(&format!("{folders}/{id}")).await.json();
        assert_eq!(list["letters"][0]["subject"], "Menu");
        let delete = format!("{folders}/{id}/suppression");
        assert_eq!(samira.0.post(&delete, &[]).await.status, 204);
        let list = samira.0.get_json("/api/messages/archives").await.json();
        assert_eq!(list["letters"][0]["subject"], "Menu");
        let bin = [("letter", &*letter), ("action", "bin")];
        samira.0.post("/api/messages/rangement", &bin).await.json();
        let emptied = samira.0.post("/api/messages/corbeille/vidage", &[]).await.json();
        assert_eq!(emptied["changed"], 1);

        let signed = [("signature", "Samira, maman de Léa")];
        assert_eq!(samira.0.post("/api/messages/preferences", &signed).await.status, 204);
        let kept = samira.0.get_json("/api/messages/preferences").await.json();
        assert_eq!(kept["signature"], "Samira, maman de Léa");
    }
}

#[tokio::test]
async fn a_program_follows_blocks_reports_and_judges() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let to = person(school.samira);
        let form = [("to", &*to), ("subject", "À lire"), ("body", "Merci"), ("receipts", "on")];
        let sent = mme_durand.0.post("/api/messages", &form).await;
        assert_eq!(sent.status, 201);
        let list = samira.0.get_json("/api/messages").await.json();
        let id = list["letters"][0]["id"].as_str().expect("a letter").to_owned();
        let receipts = format!("/api/messages/{id}/lectures");
        let read = mme_durand.0.get_json(&receipts).await.json();
        assert_eq!((read["readers"].as_i64(), read["reads"].as_i64()), (Some(1), Some(0)));
        assert_eq!(read["waiting"][0]["name"], "Samira Haddad");
        assert_eq!(samira.0.get_json(&receipts).await.status, 403);
        let remind = format!("{receipts}/relance");
        assert_eq!(mme_durand.0.post(&remind, &[]).await.json()["reminded"], true);
        assert_eq!(mme_durand.0.post(&remind, &[]).await.json()["reminded"], false);
        school.run_jobs().await;

        let blocked = samira.0.post(&format!("/api/messages/{id}/blocage"), &[]).await.json();
        assert_eq!(blocked["blocked"], true);
        assert_eq!(mme_durand.0.post("/api/messages", &form).await.status, 422);
        let preferences = samira.0.get_json("/api/messages/preferences").await.json();
        assert_eq!(preferences["blocked"][0]["name"], "Claire Durand");
        let who = school.mme_durand.to_string();
        let again = [("person", who.as_str())];
        let unblock = "/api/messages/preferences/blocages";
        assert_eq!(samira.0.post(unblock, &again).await.status, 204);

        let report = format!("/api/messages/{id}/signalement");
        assert_eq!(samira.0.post(&report, &[("reason", "")]).await.status, 422);
        assert_eq!(samira.0.post(&report, &[("reason", "Ton blessant")]).await.status, 204);
        assert_eq!(samira.0.get_json("/api/messages/signalements").await.status, 404);
        let all = mme_lefevre.0.get_json("/api/messages/signalements").await.json();
        assert_eq!(all["open"][0]["reason"], "Ton blessant");
        let one = all["open"][0]["id"].as_str().expect("a report").to_owned();
        let one = format!("/api/messages/signalements/{one}");
        let seen = mme_lefevre.0.get_json(&one).await.json();
        assert_eq!(seen["context"][0]["html"], "<p>Merci</p>");
        assert_eq!(mme_durand.0.get_json(&one).await.status, 404);
        assert_eq!(mme_lefevre.0.post(&one, &[("decision", "?")]).await.status, 400);
        assert_eq!(mme_lefevre.0.post(&one, &[("decision", "freeze")]).await.status, 204);
        school.run_jobs().await;
        assert_eq!(mme_durand.0.post("/api/messages", &form).await.status, 422);
        let all = mme_lefevre.0.get_json("/api/messages/signalements").await.json();
        assert_eq!(all["closed"][0]["outcome"], "frozen");
        let freeze = all["frozen"][0]["id"].as_str().expect("a freeze").to_owned();
        let thaw = format!("/api/messages/signalements/gels/{freeze}");
        assert_eq!(mme_durand.0.post(&thaw, &[]).await.status, 404);
        assert_eq!(mme_lefevre.0.post(&thaw, &[]).await.status, 204);
        assert_eq!(mme_durand.0.post("/api/messages", &form).await.status, 201);
    }
}
