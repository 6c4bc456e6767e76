//! What forms of articles become.

use super::*;
use proptest::prelude::*;

fn now() -> Instant {
    Instant::parse_local("2026-11-23 10:00").expect("a time")
}

fn form(title: &str, body: &str) -> ArticleForm {
    ArticleForm {
        title: title.to_owned(),
        body: body.to_owned(),
        ..ArticleForm::empty(ThreadKind::Class, String::new())
    }
}

#[test]
fn an_article_says_something_to_somebody() {
    let nobody = ArticleForm::default().check(now(), None).expect_err("refused");
    let fields: Vec<&str> = nobody.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["title", "body", "families"]);
    assert!(form("Kermesse", "Samedi").check(now(), None).is_ok());
}

#[test]
fn a_last_day_is_not_before_the_hour_of_publication() {
    let mut later = form("Kermesse", "Samedi");
    later.when = "later".to_owned();
    later.publish_at = "2026-11-25T08:00".to_owned();
    later.ends_on = "2026-11-24".to_owned();
    let refused = later.check(now(), None).expect_err("refused");
    assert!(refused.of("ends_on").is_some());
    later.ends_on = "2026-11-25".to_owned();
    assert!(later.check(now(), None).is_ok());
}

/// Likely bodies of the form, as a browser sends them and as it does not.
fn forms() -> impl Strategy<Value = ArticleForm> {
    let word = || prop_oneof!["", "on", "some", "now", "later", "html", "[0-9]{1,19}", ".{0,40}"];
    let text = prop_oneof!["", "[a-zé \"<>&]{0,160}", "(<p>|</p>|<b>|é|\n){0,12}", ".{0,300}"];
    let day = prop_oneof!["", "2026-1[12]-[0-3][0-9]", ".{0,12}"];
    let hour = prop_oneof!["", "2026-1[12]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]", ".{0,20}"];
    let words = (text.clone(), text, word(), word(), word(), word());
    let ids = proptest::collection::vec("[0-9]{1,19}|x", 0..4);
    let way = (word(), word(), word(), word(), hour, day, ids.clone(), ids);
    (words, way).prop_map(|(words, way)| {
        let (title, body, body_format, families, pupils, staff) = words;
        let (reach, headline, comments, when, publish_at, ends_on, schools, files) = way;
        ArticleForm {
            title,
            body,
            body_format,
            families,
            pupils,
            staff,
            reach,
            schools,
            headline,
            comments,
            when,
            publish_at,
            ends_on,
            files,
            ..ArticleForm::default()
        }
    })
}

proptest! {
    /// What `fuzz/fuzz_targets/article_form.rs` asks of any bytes, asked of likely ones.
    #[test]
    fn any_form_is_an_article_or_says_why_not(form in forms()) {
        let opened: ArticleForm = serde_json::from_str(&form.kept()).expect("what was kept");
        prop_assert_eq!(opened.kept(), form.kept(), "what was kept changes when it is taken up");
        match form.check(now(), None) {
            Ok(draft) => {
                prop_assert!(!draft.title.is_empty() && !draft.body.is_blank());
                prop_assert!(!draft.audience.is_nobody());
                prop_assert!(draft.publish_at.is_none_or(|at| at > now()));
                prop_assert!(draft.ends_on.is_none_or(|day| day >= now().day()));
                let again = RichText::sanitise(draft.body.html());
                prop_assert_eq!(again.html(), draft.body.html(), "a text changes when saved again");
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
