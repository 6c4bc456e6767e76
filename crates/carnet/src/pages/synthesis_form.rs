//! What the form of a synthèse says: a column a line, words an area. A field that is not sent says
//! nothing: the line stays empty.

use crate::{
    model::{self, Area, Column},
    proposal::Proposal,
    synthesis::Content,
};
use std::collections::{BTreeMap, HashMap};
use web::{Problems, id};

/// `line-LAN-11=2`, `need-LAN=…`, `together-VIV-1=…`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SynthesisForm {
    pub content: Content,
    pub version: u32,
    /// `save`, `propose` or `lock`.
    pub action: String,
    /// Lines that nobody decided may stay empty.
    pub may_be_incomplete: bool,
}

/// What an area of the printed form has room for.
pub const WORDS_CHARS_MAX: usize = 800;

impl SynthesisForm {
    pub fn read(fields: &[(String, String)]) -> Self {
        let mut form = SynthesisForm::default();
        for (name, value) in fields {
            match name.as_str() {
                "version" => form.version = value.parse().unwrap_or(0),
                "action" => form.action.clone_from(value),
                "incomplete" => form.may_be_incomplete = value == "on",
                _ => form.say(name, value),
            }
        }
        form
    }

    fn say(&mut self, name: &str, value: &str) {
        let Some((what, code)) = name.split_once('-') else { return };
        let content = &mut self.content;
        let words = value.trim();
        match what {
            "line" if model::lines().any(|line| line.code == code) => {
                if let Some(column) = Column::parse(value) {
                    content.lines.insert(code.to_owned(), column);
                }
            }
            "need" if Area::parse(code).is_some() => keep(&mut content.needs, code, words),
            "together" if model::TOGETHER.iter().any(|line| line.code == code) => {
                keep(&mut content.together, code, words);
            }
            _ => {}
        }
    }

    pub fn check(&self) -> Result<(), Problems> {
        let words = self.content.needs.values().chain(self.content.together.values());
        let is_long = |words: &String| words.chars().count() > WORDS_CHARS_MAX;
        if words.into_iter().any(is_long) {
            return Err(Problems::one("lines", id!("carnet-refused-needs-long")));
        }
        Ok(())
    }

    /// Lines that nobody decided take what is proposed; what was decided stays.
    pub fn take(&mut self, proposals: &HashMap<String, Proposal>) {
        for (line, proposal) in proposals {
            self.content.lines.entry(line.clone()).or_insert(proposal.column);
        }
    }
}

fn keep(words: &mut BTreeMap<String, String>, code: &str, said: &str) {
    if !said.is_empty() {
        words.insert(code.to_owned(), said.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> SynthesisForm {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        SynthesisForm::read(&fields.iter().map(owned).collect::<Vec<_>>())
    }

    #[test]
    fn only_what_the_national_form_knows_is_read() {
        let form = read(&[
            ("line-LAN-11", "3"),
            ("line-LAN-12", "4"),
            ("line-LAN-99", "1"),
            ("need-LAN", "  Parle volontiers. "),
            ("need-ZZZ", "?"),
            ("together-VIV-2", "Écoute."),
            ("version", "4"),
        ]);
        assert_eq!(form.content.lines.len(), 1);
        assert_eq!(form.content.undecided(), 17);
        assert_eq!(form.content.need(Area::Language), "Parle volontiers.");
        assert_eq!(form.content.together("VIV-2"), "Écoute.");
        assert_eq!(form.version, 4);
    }

    #[test]
    fn a_proposal_fills_what_is_empty_and_changes_nothing_that_was_decided() {
        let mut form = read(&[("line-LAN-11", "1")]);
        let often = Proposal { column: Column::Often, successes: 3 };
        let proposals = [("LAN-11", often), ("LAN-12", often)];
        form.take(&proposals.map(|(line, it)| (line.to_owned(), it)).into());
        assert_eq!(form.content.lines["LAN-11"], Column::NotYet);
        assert_eq!(form.content.lines["LAN-12"], Column::Often);
    }
}
