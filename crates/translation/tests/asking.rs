//! A reader asks for a text in his language and finds both.

use crate::house::houses;
use translation::{
    Translator,
    testing::{Counterpart, KEY},
};

#[tokio::test]
async fn without_an_engine_a_text_says_its_language_and_nothing_is_offered() {
    for house in houses().await {
        let note = house.pin("Bonjour à tous", "").await;
        let page = house.seen_by(house.samira, &note).await;
        assert!(!page.has(".translation") && !page.has(".beside"));
        assert_eq!(page.attribute(".rich", "lang"), None, "the page is French too");
        assert_eq!(page.attribute("h1", "data-statements").as_deref(), Some("0"));
        let samira = house.client(house.samira).await;
        assert_eq!(house.ask(&samira, &note).await.split('#').next(), Some(&*note));
        assert_eq!(house.kept().await, 0);
        // Nobody has said so: its letters have.
        let arabic = house.pin("السلام عليكم، ليلى مريضة اليوم", "").await;
        let page = house.seen_by(house.mme_durand, &arabic).await;
        let told = ["lang", "dir"].map(|name| page.attribute(".rich", name).unwrap_or_default());
        assert_eq!(told, ["ar", "rtl"]);
        let turkish = house.pin("Merhaba", "tr").await;
        let page = house.seen_by(house.mme_durand, &turkish).await;
        assert_eq!(page.attribute(".rich", "lang").as_deref(), Some("tr"));
        assert_eq!(page.attribute(".rich", "dir"), None);
    }
}

#[tokio::test]
async fn a_reader_asks_in_his_language_and_finds_both_beside_each_other() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        let note = house.pin("Bonjour à tous", "").await;
        let samira = house.client(house.samira).await;
        let page = samira.get(&note).await.page();
        assert_eq!(page.text_of(".translation button"), "اقرأ بالعربية");
        let button = ["lang", "dir"].map(|it| page.attribute(".translation button", it));
        assert_eq!(button.map(Option::unwrap_or_default), ["ar", "rtl"]);
        let back = house.ask(&samira, &note).await;
        assert!(back.starts_with(&note) && back.contains("#translation-"), "{back}");
        let page = samira.get(&note).await.page();
        assert!(page.text_of(".translation").contains("الترجمة قيد الإعداد"));
        assert!(page.text_of(".translation").contains("La traduction se prépare"));
        let state = samira.get_json(&format!("{note}/traduction")).await.json();
        assert_eq!((&state["finished"], &state["next"]), (&false.into(), &note.as_str().into()));
        // Asked twice, it is made once.
        house.ask(&samira, &note).await;
        house.run_jobs().await;
        assert_eq!(engine.asked().len(), 1);
        let asked = &engine.asked()[0];
        assert_eq!(asked["q"], serde_json::json!(["Mot &amp; bonjour", "<p>Bonjour à tous</p>"]));
        let told = ["source", "target", "format", "api_key"].map(|name| asked[name].as_str());
        assert_eq!(told, ["fr", "ar", "html", KEY].map(Some));
        let page = samira.get(&note).await.page();
        assert_eq!(page.text_of(".translated h2"), "[ar] Mot & bonjour");
        assert_eq!(page.text_of(".translated .rich"), "[ar] Bonjour à tous");
        assert_eq!(page.text_of(".original .rich"), "Bonjour à tous");
        assert_eq!(page.text_of(".marks"), "ترجمة آلية Traduction automatique");
        assert_eq!(page.attribute(".translated", "dir").as_deref(), Some("rtl"));
        assert!(page.text_of(".original").contains("Texte original (Français)"));
        assert_eq!(page.attribute("h1", "data-statements").as_deref(), Some("1"));
        assert!(page.text_of(".note").contains("C’est le texte original que vous signez"));
        let state = samira.get_json(&format!("{note}/traduction")).await.json();
        assert_eq!(state["finished"], true);
        // Who reads French is asked nothing and shown nothing.
        let page = house.seen_by(house.marc, &note).await;
        assert!(!page.has(".beside") && !page.has(".translation"));
        assert_eq!(page.attribute("h1", "data-statements").as_deref(), Some("0"));
    }
}

#[tokio::test]
async fn who_may_not_read_a_text_may_not_ask_for_its_translation() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        let note = house.pin("Bonjour à tous", "").await;
        house.reads(house.mme_dubois, base::Lang::Ar).await;
        for stranger in [house.mme_dubois, house.m_petit, house.m_lambert] {
            let stranger = house.client(stranger).await;
            assert_eq!(stranger.post(&format!("{note}/traduction"), &[]).await.status, 404);
            assert_eq!(stranger.get(&format!("{note}/traduction")).await.status, 404);
        }
        let nobody = house.nobody().post(&format!("{note}/traduction"), &[]).await;
        assert_eq!(nobody.status, 401);
        house.run_jobs().await;
        assert!(engine.asked().is_empty());
        assert_eq!(house.kept().await, 0);
    }
}

#[tokio::test]
async fn another_wording_is_another_text_and_what_goes_takes_its_translation_along() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        let note = house.pin("Piscine jeudi", "").await;
        let (samira, durand) =
            (house.client(house.samira).await, house.client(house.mme_durand).await);
        house.ask(&samira, &note).await;
        // Corrected while the engine works: what it makes of the old words is of no use.
        durand.post(&note, &[("words", "Piscine vendredi"), ("lang", "")]).await.redirects();
        house.run_jobs().await;
        let page = samira.get(&note).await.page();
        assert!(page.has(".translation button") && !page.has(".beside"));
        house.ask(&samira, &note).await;
        house.run_jobs().await;
        assert_eq!(engine.asked().len(), 2);
        let page = samira.get(&note).await.page();
        assert_eq!(page.text_of(".translated .rich"), "[ar] Piscine vendredi");
        assert_eq!(house.kept().await, 1, "one for each language");
        durand.post(&format!("{note}/retrait"), &[]).await;
        assert_eq!(house.kept().await, 0);
    }
}

#[tokio::test]
async fn a_program_of_the_machine_translates_line_by_line() {
    for house in houses().await {
        let langs = ["fr", "ar"].map(str::to_owned);
        let translator = Translator::by_program("sed s/^/{from}→{to}:/", &langs);
        house.app.jobs.lend(translator.expect("a program"));
        let note = house.pin("Bonjour <b>à</b> tous\net à toutes\n\nMerci", "").await;
        let samira = house.client(house.samira).await;
        house.ask(&samira, &note).await;
        house.run_jobs().await;
        let page = samira.get(&note).await.page();
        assert_eq!(page.text_of(".translated h2"), "fr→ar:Mot & bonjour");
        let paragraphs = page.texts_of(".translated .rich p");
        let first = "fr→ar:Bonjour <b>à</b> tous fr→ar:et à toutes";
        assert_eq!(paragraphs, [first, "fr→ar:Merci"]);
        assert!(!page.has(".translated b"), "what was words stays words");
    }
}
