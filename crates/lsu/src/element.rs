//! An element that was read. What it holds is taken out of it, piece by piece; what is left when
//! all is taken is something that no schema has.

use crate::{ReadingProblem, TextProblem};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    pub fn attribute(&mut self, name: &str) -> Option<String> {
        let at = self.attributes.iter().position(|(key, _)| key == name)?;
        Some(self.attributes.swap_remove(at).1)
    }

    /// The one child of that name, if there is one.
    pub fn child(&mut self, name: &'static str) -> Result<Option<Element>, ReadingProblem> {
        let Some(at) = self.children.iter().position(|child| child.name == name) else {
            return Ok(None);
        };
        let found = self.children.remove(at);
        if self.children.iter().any(|child| child.name == name) {
            return Err(ReadingProblem::Repeated { within: self.name.clone(), what: name });
        }
        Ok(Some(found))
    }

    /// Its own text, of an element that has nothing else.
    pub fn into_text(mut self) -> Result<String, ReadingProblem> {
        let text = std::mem::take(&mut self.text);
        self.end()?;
        Ok(text)
    }

    /// Everything was taken.
    pub fn end(self) -> Result<(), ReadingProblem> {
        let unknown = |what: &str| {
            Err(ReadingProblem::Unknown { within: self.name.clone(), what: short(what) })
        };
        if let Some((name, _)) = self.attributes.first() {
            return unknown(name);
        }
        if let Some(child) = self.children.first() {
            return unknown(&child.name);
        }
        if self.text.trim().is_empty() { Ok(()) } else { unknown(self.text.trim()) }
    }

    pub fn lacks(&self, what: &'static str) -> ReadingProblem {
        ReadingProblem::Missing { within: self.name.clone(), what }
    }

    pub fn bad(&self, what: &'static str, value: &str, why: Option<TextProblem>) -> ReadingProblem {
        ReadingProblem::Bad { within: self.name.clone(), what, value: short(value), why }
    }
}

/// Enough of a value to recognise it on a page.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
