//! One request of an AAF file, in a memory that is used again for the next.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Operation {
    #[default]
    Add,
    Modify,
    Delete,
}

/// `addRequest`, `modifyRequest` or `deleteRequest`.
#[derive(Debug, Default)]
pub struct Entry {
    pub operation: Operation,
    /// `Eleve`, `PersRelEleve`…
    pub category: String,
    pub id: String,
    pub line: u64,
    text: String,
    attributes: Vec<Attribute>,
    values: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Attribute {
    name: Range<usize>,
    values: Range<usize>,
}

/// The values of one attribute. Empty ones are not there.
#[derive(Clone, Copy)]
pub struct Values<'a> {
    text: &'a str,
    ranges: &'a [Range<usize>],
}

impl Entry {
    pub fn attributes(&self) -> impl Iterator<Item = (&str, Values<'_>)> {
        self.attributes.iter().map(|attribute| {
            let ranges = &self.values[attribute.values.clone()];
            (&self.text[attribute.name.clone()], Values { text: &self.text, ranges })
        })
    }

    pub(super) fn begin(&mut self, operation: Operation, line: u64) {
        self.operation = operation;
        self.line = line;
        self.category.clear();
        self.id.clear();
        self.text.clear();
        self.attributes.clear();
        self.values.clear();
    }

    pub(super) fn begin_attribute(&mut self, name: &str) {
        let name = self.push(name);
        let values = self.values.len()..self.values.len();
        self.attributes.push(Attribute { name, values });
    }

    pub(super) fn push_value(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let range = self.push(value);
        if let Some(attribute) = self.attributes.last_mut() {
            self.values.push(range);
            attribute.values.end = self.values.len();
        }
    }

    pub(super) fn byte_count(&self) -> usize {
        self.text.len() + (self.attributes.len() + self.values.len()) * size_of::<Attribute>()
    }

    fn push(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }
}

impl<'a> Values<'a> {
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        self.ranges.iter().map(move |range| &self.text[range.clone()])
    }

    /// The first value, empty when there is none.
    pub fn first(self) -> &'a str {
        self.iter().next().unwrap_or_default()
    }

    pub fn text(self) -> String {
        self.first().to_owned()
    }

    pub fn all(self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }
}
