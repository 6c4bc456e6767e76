//! An entry of AAF: one person or structure with its attributes, as every category writes it.

use quick_xml::escape::escape;
use std::io::{self, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    Structure,
    Pupil,
    Guardian,
    Staff,
    Mef,
    Subject,
}

impl Category {
    /// The end of the file's name.
    pub const fn file(self) -> &'static str {
        match self {
            Category::Structure => "EtabEducNat",
            Category::Pupil => "Eleve",
            Category::Guardian => "PersRelEleve",
            Category::Staff => "PersEducNat",
            Category::Mef => "MefEducNat",
            Category::Subject => "MatiereEducNat",
        }
    }

    /// What operationalAttributes says. The file of subjects and its entries differ in the norm.
    const fn operational(self) -> (&'static str, &'static str) {
        match self {
            Category::Structure => ("categorieStructure", "EtabEducNat"),
            Category::Pupil => ("categoriePersonne", "Eleve"),
            Category::Guardian => ("categoriePersonne", "PersRelEleve"),
            Category::Staff => ("categoriePersonne", "PersEducNat"),
            Category::Mef => ("categorieMef", "MefEducNat"),
            Category::Subject => ("categorieMatiere", "MatEducNat"),
        }
    }
}

/// One buffer for all the text: entries are made by the million, and reused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub category: Category,
    id: String,
    text: String,
    /// Where each value ends in `text`.
    values: Vec<usize>,
    /// Each attribute with the index of its first value.
    attributes: Vec<(&'static str, usize)>,
}

impl Default for Entry {
    fn default() -> Self {
        Entry {
            category: Category::Pupil,
            id: String::new(),
            text: String::new(),
            values: Vec::new(),
            attributes: Vec::new(),
        }
    }
}

impl Entry {
    /// Begins again, keeping the memory.
    pub fn begin(&mut self, category: Category, id: &str) {
        self.category = category;
        self.id.clear();
        self.id.push_str(id);
        self.text.clear();
        self.values.clear();
        self.attributes.clear();
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn put(&mut self, name: &'static str, value: &str) {
        self.put_all(name, [value]);
    }

    /// Several values; none at all is written as one empty value.
    pub fn put_all<T: AsRef<str>>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) {
        self.attributes.push((name, self.values.len()));
        let before = self.values.len();
        for value in values {
            self.text.push_str(value.as_ref());
            self.values.push(self.text.len());
        }
        if self.values.len() == before {
            self.values.push(self.text.len());
        }
    }

    fn values_of(&self, place: usize) -> impl Iterator<Item = &str> {
        let first = self.attributes[place].1;
        let end = self.attributes.get(place + 1).map_or(self.values.len(), |(_, first)| *first);
        (first..end).map(|at| {
            let start = if at == 0 { 0 } else { self.values[at - 1] };
            &self.text[start..self.values[at]]
        })
    }

    pub fn write_add(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n<addRequest>")?;
        self.write_head(out)?;
        writeln!(out, "<attributes>")?;
        for (place, (name, _)) in self.attributes.iter().enumerate() {
            write!(out, "<attr name=\"{name}\">")?;
            self.write_values(place, out)?;
            writeln!(out, "</attr>")?;
        }
        writeln!(out, "</attributes>\n</addRequest>")
    }

    /// What differs from the entry as it was.
    pub fn write_modify(&self, before: &Entry, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n<modifyRequest>")?;
        self.write_head(out)?;
        writeln!(out, "<modifications>")?;
        for (place, (name, _)) in self.attributes.iter().enumerate() {
            let former = before.attributes.iter().position(|(other, _)| other == name);
            let is_same = former.is_some_and(|at| before.values_of(at).eq(self.values_of(place)));
            if !is_same {
                write!(out, "<modification name=\"{name}\" operation=\"replace\">")?;
                self.write_values(place, out)?;
                writeln!(out, "</modification>")?;
            }
        }
        writeln!(out, "</modifications>\n</modifyRequest>")
    }

    pub fn write_delete(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n<deleteRequest>")?;
        self.write_head(out)?;
        writeln!(out, "</deleteRequest>")
    }

    fn write_head(&self, out: &mut impl Write) -> io::Result<()> {
        let (attribute, category) = self.category.operational();
        writeln!(
            out,
            "<operationalAttributes><attr name=\"{attribute}\"><value>{category}</value></attr>\
             </operationalAttributes>\n<identifier><id>{}</id></identifier>",
            self.id
        )
    }

    fn write_values(&self, place: usize, out: &mut impl Write) -> io::Result<()> {
        for value in self.values_of(place) {
            if value.is_empty() {
                write!(out, "<value/>")?;
            } else {
                write!(out, "<value>{}</value>", escape(value))?;
            }
        }
        Ok(())
    }
}
