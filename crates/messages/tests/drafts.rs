//! Drafts: saved by themselves, seen by their author alone, gone when sent.

use crate::desk::{desk, person, schools};

#[tokio::test]
async fn a_draft_saves_itself_and_is_gone_when_sent() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let to = person(school.mme_durand);
        let save = "/messages/brouillons/enregistrement";
        let typed = [("to", to.as_str()), ("subject", "Piscine"), ("body", "Bonj")];
        let saved = samira.0.post(save, &typed).await.json();
        let draft = saved["set"]["draft"].as_str().expect("a draft").to_owned();
        let typed =
            [("to", to.as_str()), ("subject", "Piscine"), ("body", "Bonjour"), ("draft", &draft)];
        assert_eq!(samira.0.post(save, &typed).await.json()["set"]["draft"], draft.as_str());
        let list = samira.0.get("/messages/brouillons").await.page();
        assert_eq!(list.text_of(".rows b"), "Piscine");

        let url = format!("/messages/brouillons/{draft}");
        let form = samira.0.get(&url).await.page();
        assert_eq!(form.text_of("#body"), "Bonjour");
        assert_eq!(desk(&school, school.marc).await.0.get(&url).await.status, 404);

        let more = [("draft", draft.as_str())];
        samira.try_writes(&[&to], "Piscine", &more).await.redirects();
        assert_eq!(samira.0.get(&url).await.status, 404);
        assert_eq!(samira.try_writes(&[&to], "Piscine", &more).await.status, 409);
        assert_eq!(desk(&school, school.mme_durand).await.received().await, ["Piscine"]);
    }
}

#[tokio::test]
async fn without_script_one_searches_ticks_and_removes() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let typed = [("search", "to"), ("to_search", "dura"), ("subject", "S"), ("body", "a\n\nb")];
        let page = samira.0.post("/messages/nouveau", &typed).await.page();
        let value = page.attribute("fieldset.choice input[name='to']", "value").expect("found");
        assert_eq!(value, person(school.mme_durand));
        assert_eq!(page.text_of("#body"), "a b");
        let typed = [("to", value.as_str()), ("search", "to"), ("to_search", "xyz")];
        let page = samira.0.post("/messages/nouveau", &typed).await.page();
        assert_eq!(page.text_of(".picked [data-picker-chosen]"), "Claire Durand");
        let remove = page.attribute(".picked button", "value").expect("a button");
        let typed = [("to", value.as_str()), ("remove", remove.as_str())];
        let page = samira.0.post("/messages/nouveau", &typed).await.page();
        assert!(!page.has(".picked li [data-picker-chosen]:not(template *)"));
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_when_something_is_missing() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let refused = samira.try_writes(&[], "", &[]).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert_eq!(page.count(".problems li"), 2);
        assert_eq!(page.text_of("#body"), "Bonjour, voici.");
    }
}

#[tokio::test]
async fn what_could_harm_never_reaches_a_reader() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let to = person(school.mme_durand);
        let body = "<p>Oui</p><script>alert(1)</script><img src=x onerror=y>";
        let fields = [
            ("to", to.as_str()),
            ("subject", "<b>S</b>"),
            ("body", body),
            ("body_format", "html"),
            ("action", "send"),
        ];
        samira.0.post("/messages/nouveau", &fields).await.redirects();
        let letter = desk(&school, school.mme_durand).await.opens_first().await;
        assert_eq!(letter.text_of("h1"), "<b>S</b>");
        assert_eq!(letter.text_of(".rich"), "Oui");
        assert!(!letter.has(".rich script") && !letter.has(".rich img"));
    }
}

#[tokio::test]
async fn a_signature_ends_what_one_writes() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let form = [("signature", "Claire Durand\nCE1-A")];
        mme_durand.0.post("/messages/preferences", &form).await.redirects();
        let page = mme_durand.0.get("/messages/nouveau").await.page();
        assert_eq!(page.text_of("#body"), "Claire Durand CE1-A");
    }
}
