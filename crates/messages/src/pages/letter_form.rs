//! The form of a letter: what it sends, and what it becomes.

use crate::{
    Draft, Letter, Pick,
    draft::{Choices, Kind, When},
    pick,
    store::drafts::Writing,
};
use base::{Id, Lang, RichText};
use files::FILES_MAX;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{At, Problems, form};

pub const SUBJECT_CHARS_MAX: usize = 200;
pub const BODY_CHARS_MAX: usize = 100_000;

/// As the browser sends it. Without script the buttons of the pickers send it too.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct LetterForm {
    pub draft: String,
    pub answers: String,
    pub kind: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub bcc: Vec<String>,
    pub to_search: String,
    pub cc_search: String,
    pub bcc_search: String,
    pub subject: String,
    pub body: String,
    pub body_format: String,
    pub when: String,
    pub later: String,
    pub urgent_reason: String,
    pub no_reply: String,
    pub receipts: String,
    pub copies: String,
    /// The tag of the language it is in; empty: as it looks.
    pub lang: String,
    /// What is attached, by the name `files::FILES_FIELD`.
    pub files: Vec<String>,
    /// Made with the form: what is sent twice is one letter.
    pub once: String,
    /// `send`, `save` or `discard`.
    pub action: String,
    /// Which picker was asked to search, without script.
    pub search: String,
    /// `to=p:9`: whom to remove, without script.
    pub remove: String,
}

impl LetterForm {
    pub fn draft_id(&self) -> Option<Id<Draft>> {
        self.draft.parse().ok()
    }

    pub fn picks(&self) -> Vec<Pick> {
        let mut picks = pick::of_form(&self.to, &self.cc, &self.bcc);
        if let Some(removed) = pick::read(&self.remove).first() {
            picks.retain(|pick| pick != removed);
        }
        picks
    }

    /// The editor sends HTML, a bare textarea sends text.
    pub fn text(&self) -> RichText {
        let body: String = self.body.chars().take(BODY_CHARS_MAX).collect();
        if self.body_format == "html" {
            RichText::sanitise(&body)
        } else {
            // Written as the sanitiser writes it, so that a draft opens as it was kept.
            RichText::sanitise(RichText::from_plain(&body).html())
        }
    }

    /// In which language it is: as said, as it looks, or as its author's pages.
    pub fn written_in(&self, usual: Lang) -> Lang {
        let words = format!("{} {}", self.subject, self.text().plain());
        translation::lang_of(&self.lang, &words, usual)
    }

    /// Better said than cut.
    fn is_too_long(&self) -> bool {
        self.body.chars().nth(BODY_CHARS_MAX).is_some()
    }

    pub fn choices(&self) -> Choices {
        let when = match self.when.as_str() {
            "later" => When::Later,
            "urgent" => When::Urgent,
            _ => When::Soon,
        };
        Choices {
            when,
            later: self.later.clone(),
            urgent_reason: self.urgent_reason.chars().take(SUBJECT_CHARS_MAX).collect(),
            no_reply: self.no_reply == "on",
            wants_receipts: self.receipts == "on",
            copies_guardians: self.copies == "on",
            lang: Lang::parse(&self.lang).map_or("", Lang::tag).to_owned(),
        }
    }

    /// What a draft keeps: anything may be missing.
    pub fn writing(&self) -> Writing {
        Writing {
            answers: self.answers.parse::<Id<Letter>>().ok(),
            kind: Kind::parse(&self.kind).unwrap_or(Kind::New),
            picks: self.picks(),
            subject: self.subject(),
            body: self.text(),
            choices: self.choices(),
            files: self.files.iter().filter_map(|id| id.parse().ok()).take(FILES_MAX + 1).collect(),
        }
    }

    fn subject(&self) -> String {
        let subject: String = self.subject.trim().chars().take(SUBJECT_CHARS_MAX).collect();
        subject.trim_end().to_owned()
    }

    /// What may be sent: it says something, about something, to somebody.
    pub fn check(&self) -> Result<Writing, Problems> {
        let subject = form::required(&self.subject, SUBJECT_CHARS_MAX).at("subject");
        let text = self.text();
        let body = if text.is_blank() {
            Err(text::id!("messages-refused-blank"))
        } else if self.is_too_long() {
            Err(text::id!("messages-refused-too-long"))
        } else {
            Ok(())
        };
        let named = if self.picks().is_empty() {
            Err(text::id!("messages-refused-nobody"))
        } else {
            Ok(())
        };
        let ((), subject, ()) = Problems::gather((named.at("to"), subject, body.at("body")))?;
        Ok(Writing { subject, ..self.writing() })
    }

    /// The form a draft opens in.
    pub fn of(writing: &Writing, draft: Option<Id<Draft>>) -> Self {
        let of_role = |role| {
            let picks = writing.picks.iter().filter(move |pick| pick.role == role);
            picks.map(|pick| pick.target.to_string()).collect::<Vec<_>>()
        };
        let on = |is_on: bool| if is_on { "on".to_owned() } else { String::new() };
        let choices = &writing.choices;
        let when = match choices.when {
            When::Soon => "soon",
            When::Later => "later",
            When::Urgent => "urgent",
        };
        LetterForm {
            draft: draft.map(|id| id.to_string()).unwrap_or_default(),
            answers: writing.answers.map(|id| id.to_string()).unwrap_or_default(),
            kind: writing.kind.word().to_owned(),
            to: of_role(crate::Role::To),
            cc: of_role(crate::Role::Cc),
            bcc: of_role(crate::Role::Bcc),
            subject: writing.subject.clone(),
            body: writing.body.html().to_owned(),
            body_format: "html".to_owned(),
            when: when.to_owned(),
            later: choices.later.clone(),
            urgent_reason: choices.urgent_reason.clone(),
            no_reply: on(choices.no_reply),
            receipts: on(choices.wants_receipts),
            copies: on(choices.copies_guardians),
            lang: choices.lang.clone(),
            ..LetterForm::default()
        }
    }
}

/// Rich text as a textarea without script shows it: paragraphs and lines.
pub fn as_typed(text: &RichText) -> String {
    let html = text.html();
    let lines = html
        .replace("<br>", "\n")
        .replace("</p>", "\n\n")
        .replace("</li>", "\n")
        .replace("<li>", "- ")
        .replace("</h3>", "\n\n")
        .replace("</blockquote>", "\n");
    let mut typed = String::new();
    for (number, line) in lines.split('\n').enumerate() {
        if number > 0 {
            typed.push('\n');
        }
        typed.push_str(RichText::trusted(line.to_owned()).plain().trim());
    }
    typed.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn without_script_a_draft_keeps_its_lines() {
        let text = RichText::sanitise(
            "<p>Bonjour,<br>Léa &amp; moi</p><ul><li>un</li></ul><p>À lundi</p>",
        );
        assert_eq!(as_typed(&text), "Bonjour,\nLéa & moi\n\n- un\nÀ lundi");
    }

    #[test]
    fn a_draft_opens_as_it_was_kept() {
        let form = LetterForm { body: "<\"> et \u{a0}?".into(), ..LetterForm::default() };
        let kept = form.writing();
        assert_eq!(LetterForm::of(&kept, None).writing(), kept);
    }

    #[test]
    fn a_letter_that_is_too_long_is_refused_rather_than_cut() {
        let body = "é".repeat(BODY_CHARS_MAX + 1);
        let form = LetterForm { body, to: vec!["p:9".into()], ..LetterForm::default() };
        let problems = form.check().expect_err("refused");
        assert!(problems.of("body").is_some_and(|it| it.text == "messages-refused-too-long"));
        let body = "é".repeat(BODY_CHARS_MAX);
        let form = LetterForm { body, subject: "Long".into(), ..form };
        assert!(form.check().is_ok());
    }

    #[test]
    fn a_letter_without_words_is_sent_to_nobody() {
        let form = LetterForm {
            body: "<p> </p>".into(),
            body_format: "html".into(),
            ..LetterForm::default()
        };
        let problems = form.check().expect_err("refused");
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["to", "subject", "body"]);
    }

    /// The fields of a letter, with values that mean something and values that do not.
    fn bodies() -> impl Strategy<Value = String> {
        let name = prop_oneof![
            "to|cc|bcc|files|subject|body|body_format|kind|answers|when|later|draft|remove",
            "receipts|copies|no_reply|lang|urgent_reason|search|action|once",
            "[a-z_]{0,6}",
        ];
        let value = prop_oneof![
            "(p|g):[0-9]{1,19}(:[0-9]{1,19})?",
            "(to|cc)=p:[0-9]{1,3}|html|on|answer|answer_all|forward|later|urgent|[0-9]{1,20}",
            "(<[a-z/ ='\"]{0,12}>|[a-zé&;<> \n]){0,30}",
            ".{0,250}",
        ];
        let percent = |text: String| web::percent(&text);
        let field =
            (name, value.prop_map(percent)).prop_map(|(name, value)| format!("{name}={value}"));
        let written = proptest::collection::vec(field, 0..12).prop_map(|fields| fields.join("&"));
        prop_oneof![9 => written, 1 => ".{0,200}"]
    }

    proptest! {
        /// What `fuzz/fuzz_targets/letter_form.rs` asks of any bytes, asked of likely ones.
        #[test]
        fn any_body_is_a_letter_or_says_why_not(body in bodies()) {
            let Ok(form) = serde_html_form::from_bytes::<LetterForm>(body.as_bytes()) else {
                return Ok(());
            };
            let mut kept = form.writing();
            kept.files.clear();
            let again = LetterForm::of(&kept, None).writing();
            prop_assert_eq!(&again, &kept, "a draft changes when it is opened");
            match form.check() {
                Ok(writing) => {
                    prop_assert!(!writing.picks.is_empty() && !writing.body.is_blank());
                    prop_assert!(!writing.subject.is_empty());
                }
                Err(problems) => prop_assert!(!problems.is_empty()),
            }
        }
    }
}
