//! Languages of the interface: a file more is a language more, whole or not. Arabic is a pretence
//! of this test; it shows what a page does that is read from right to left.

use crate::house::{self, write_to};
use base::{Lang, Locale};
use testing::TestSchool;
use web::{Feature, session, session::Preferences};

const ARABIC: &str = "\
ui-menu = الأقسام
ui-day-at-time = { $day } في { $time }
";

fn with_arabic() -> Vec<Feature> {
    vec![Feature { texts: &[("ar", ARABIC)], ..house::workshop() }]
}

async fn prefers_arabic(school: &TestSchool) {
    let person = school.samira;
    let likes = Preferences { locale: Locale::of(Lang::Ar), ..Preferences::default() };
    write_to(&school.app, move |tx| session::prefer(tx, person, &likes)).await;
}

#[tokio::test]
async fn a_file_makes_a_language_and_french_says_what_it_does_not() {
    for school in TestSchool::each(with_arabic).await {
        let texts = &school.app.texts;
        assert_eq!(texts.locales(), [Locale::Fr, Locale::En, Locale::of(Lang::Ar)]);
        prefers_arabic(&school).await;
        let page = school.client(school.samira).await.get("/atelier").await.page();
        let html = ["lang", "dir"].map(|name| page.attribute("html", name).unwrap_or_default());
        assert_eq!(html, ["ar", "rtl"]);
        assert_eq!(page.attribute("nav.tabs", "aria-label").as_deref(), Some("الأقسام"));
        assert_eq!(page.text_of("a.skip"), "Aller au contenu", "said in French meanwhile");
        let said = texts.say(
            Locale::of(Lang::Ar),
            "ui-day-at-time",
            &[("day", "lundi".into()), ("time", "7 h".into())],
        );
        // Names keep their place in a sentence that runs the other way.
        assert_eq!(said, "\u{2068}lundi\u{2069} في \u{2068}7 h\u{2069}");
        let visitor = house::request("GET", "/rien", &[("accept-language", "ar-DZ,fr;q=0.8")]);
        let page = school.nobody().send(visitor).await.any_page();
        assert_eq!(page.attribute("html", "dir").as_deref(), Some("rtl"));
    }
}

#[tokio::test]
async fn a_language_without_a_file_is_not_spoken() {
    for school in house::schools().await {
        assert_eq!(school.app.texts.locales(), [Locale::Fr, Locale::En]);
        prefers_arabic(&school).await;
        let page = school.client(school.samira).await.get("/atelier").await.page();
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("fr"));
        assert_eq!(page.attribute("html", "dir"), None);
        assert_eq!(school.app.texts.preferred("ar-DZ,ar;q=0.9,en;q=0.8"), Locale::En);
    }
}

#[test]
fn a_file_of_no_language_is_refused() {
    assert!(web::Texts::new(&[&[("xx", "a = b\n")]]).is_err());
}
