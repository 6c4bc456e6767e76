//! Engines that no one here wrote: `LibreTranslate` (`tools/translation-counterpart`), when
//! `PREAU_TEST_LIBRETRANSLATE` names it, and Apertium, when `PREAU_TEST_APERTIUM` says it is there.

use crate::house::houses;
use base::Lang;
use std::{fs, os::unix::fs::PermissionsExt};
use translation::Translator;

#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[tokio::test]
async fn libretranslate_understands_and_is_understood() {
    let Some(url) = variable("PREAU_TEST_LIBRETRANSLATE") else { return };
    for house in houses().await {
        let langs = ["fr", "en", "ar", "pl"].map(str::to_owned);
        let engine = Translator::by_http(&url, "", &langs).expect("an address");
        house.app.jobs.lend(engine);
        let note = house.pin("Bonjour\nLéa < 3 & <script>\n\nMerci", "").await;
        let samira = house.client(house.samira).await;
        house.ask(&samira, &note).await;
        house.run_jobs().await;
        let answered = samira.get(&note).await;
        let page = answered.page();
        let paragraphs = page.texts_of(".translated .rich p");
        assert!(paragraphs[0].starts_with("مرحبا"), "{paragraphs:?}");
        assert_eq!(paragraphs.last().map(String::as_str), Some("شكرا"));
        // What was written as words stays words, although it gives them back as elements.
        assert!(!page.has(".translated script"));
        assert!(paragraphs[0].contains("Léa < 3 & <script>"), "{paragraphs:?}");
        assert_eq!(page.text_of(".translated h2"), "[ar] Mot & bonjour");
        // It knows no Polish, and says so: the reader is told.
        house.reads(house.samira, Lang::Pl).await;
        house.ask(&samira, &note).await;
        house.run_jobs().await;
        let page = samira.get(&note).await.page();
        assert!(page.text_of(".translation").contains("n’a pas pu être faite"));
    }
}

#[tokio::test]
async fn apertium_reads_lines_and_gives_them_back() {
    if variable("PREAU_TEST_APERTIUM").is_none() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("traduire");
    let script = "#!/bin/sh\ncase \"$1-$2\" in\n  en-es) exec apertium eng-spa ;;\n  *) exit 1 ;;\n\
                  esac\n";
    fs::write(&program, script).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("executable");
    let line = format!("{} {{from}} {{to}}", program.display());
    for house in houses().await {
        let engine = Translator::by_program(&line, &[]).expect("a program");
        house.app.jobs.lend(engine);
        house.reads(house.samira, Lang::Es).await;
        let note = house.pin("The children visit the museum.\n\nThank you.", "en").await;
        let samira = house.client(house.samira).await;
        house.ask(&samira, &note).await;
        house.run_jobs().await;
        let page = samira.get(&note).await.page();
        let paragraphs = page.texts_of(".translated .rich p");
        assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
        assert!(paragraphs[0].contains("museo"), "{paragraphs:?}");
        assert_eq!(page.text_of(".marks"), "Traducción automática Traduction automatique");
    }
}
