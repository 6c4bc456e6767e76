//! The shape of an AAF file: requests, attributes, values; one [`Entry`] at a time.
//!
//! ```text
//! ficAlimMENESR (addRequest|modifyRequest|deleteRequest)*
//!   operationalAttributes (attr (value))        the category
//!   identifier (id)
//!   attributes (attr (value+)+)                 or modifications (modification (value+)+)
//! ```

use super::entry::{Entry, Operation};
use crate::problem::ProblemKind;
use crate::read::decode::Decoded;
use crate::read::limits::Limits;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, Read};

/// What the comments at the top of a file say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    pub version: String,
    pub sdet_version: String,
    pub academy: String,
    pub degree: String,
    pub generated_on: String,
}

/// A file read entry by entry.
pub struct Entries<R: Read> {
    xml: Reader<Decoded<R>>,
    buffer: Vec<u8>,
    header: Header,
    path: Vec<Tag>,
    /// How deep we are in something unknown.
    skipping: usize,
    value: String,
    entry: Entry,
    entry_bytes_max: usize,
    depth_max: usize,
    unexpected: Vec<(String, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Root,
    Request,
    Operational,
    OperationalAttribute,
    Identifier,
    Id,
    Attributes,
    Attribute,
    Value,
    Category,
}

impl<R: Read> Entries<R> {
    pub fn open(inner: R, limits: &Limits) -> Result<Self, ProblemKind> {
        let mut xml = Reader::from_reader(Decoded::xml(inner, limits.piece_bytes_max)?);
        xml.config_mut().expand_empty_elements = true;
        Ok(Entries {
            xml,
            buffer: Vec::new(),
            header: Header::default(),
            path: Vec::new(),
            skipping: 0,
            value: String::new(),
            entry: Entry::default(),
            entry_bytes_max: limits.entry_bytes_max,
            depth_max: limits.depth_max,
            unexpected: Vec::new(),
        })
    }

    /// The line about to be read.
    pub fn line(&self) -> u64 {
        self.xml.get_ref().line()
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The request last read.
    pub const fn current(&self) -> &Entry {
        &self.entry
    }

    /// Tags met since the last call that no AAF file has, each with its line.
    pub fn unexpected(&mut self) -> Vec<(String, u64)> {
        std::mem::take(&mut self.unexpected)
    }

    /// The next request, or `None` after a root that is well closed.
    pub fn next(&mut self) -> Result<Option<&Entry>, ProblemKind> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let ends = loop {
            buffer.clear();
            self.xml.get_mut().next_piece();
            let event = match self.xml.read_event_into(&mut buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.explained(error)),
            };
            match self.take(event)? {
                Step::Goes => {}
                Step::EndsEntry => break false,
                Step::EndsFile => break true,
            }
        };
        self.buffer = buffer;
        Ok((!ends).then_some(&self.entry))
    }

    /// Whatever is wrong with the last bytes of a file, it was cut there.
    fn explained(&mut self, error: Error) -> ProblemKind {
        let text = self.xml.get_mut();
        text.next_piece();
        let is_at_end = text.fill_buf().is_ok_and(<[u8]>::is_empty);
        match error {
            Error::Io(error) => ProblemKind::from_io(&error),
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let (expected, found) = (short(&expected), short(&found));
                ProblemKind::BadXml(format!("</{found}> ferme <{expected}>"))
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(tag)) => {
                ProblemKind::BadXml(format!("</{}> ne ferme rien", short(&tag)))
            }
            _ if is_at_end => ProblemKind::Truncated,
            Error::Syntax(SyntaxError::InvalidBangMarkup) => {
                ProblemKind::BadXml("balise <! inconnue".to_owned())
            }
            error => ProblemKind::BadXml(short(&error.to_string())),
        }
    }

    fn take(&mut self, event: Event<'_>) -> Result<Step, ProblemKind> {
        match event {
            Event::Start(tag) => self.open_tag(&tag)?,
            Event::End(_) => return Ok(self.close_tag()),
            Event::Text(text) if self.is_in_value() => self.add(&text.into_inner())?,
            Event::CData(text) if self.is_in_value() => self.add(&text.into_inner())?,
            Event::GeneralRef(name) => {
                let name = name.into_inner();
                let letter = entity(&name)?;
                if self.is_in_value() {
                    self.add(letter.encode_utf8(&mut [0; 4]))?;
                }
            }
            Event::Comment(comment) if self.path.len() <= 1 => {
                self.header.read(&comment.into_inner());
            }
            Event::DocType(doctype) if doctype.contains('[') => {
                return Err(ProblemKind::EntityDeclared);
            }
            Event::Eof if self.path.is_empty() && self.has_ended() => return Ok(Step::EndsFile),
            Event::Eof => return Err(ProblemKind::Truncated),
            // Spaces between tags, the declaration, an external DTD that is never fetched.
            _ => {}
        }
        Ok(Step::Goes)
    }

    fn open_tag(&mut self, tag: &BytesStart<'_>) -> Result<(), ProblemKind> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.skipping > 0 {
            self.skipping += 1;
            let is_too_deep = self.skipping + self.path.len() > self.depth_max;
            return if is_too_deep { Err(ProblemKind::TooDeep) } else { Ok(()) };
        }
        let tag = match (self.path.last(), name) {
            (None, "ficAlimMENESR") if !self.has_ended() => Tag::Root,
            (None, _) => return Err(ProblemKind::NotAaf { root: short(name) }),
            (Some(Tag::Root), "addRequest") => self.begin(Operation::Add),
            (Some(Tag::Root), "modifyRequest") => self.begin(Operation::Modify),
            (Some(Tag::Root), "deleteRequest") => self.begin(Operation::Delete),
            (Some(Tag::Request), "operationalAttributes") => Tag::Operational,
            (Some(Tag::Operational), "attr") => Tag::OperationalAttribute,
            (Some(Tag::OperationalAttribute), "value") => Tag::Category,
            (Some(Tag::Request), "identifier") => Tag::Identifier,
            (Some(Tag::Identifier), "id") => Tag::Id,
            (Some(Tag::Request), "attributes" | "modifications") => Tag::Attributes,
            (Some(Tag::Attributes), "attr" | "modification") => {
                self.entry.begin_attribute(&name_of(tag)?);
                self.check_size()?;
                Tag::Attribute
            }
            (Some(Tag::Attribute), "value") => Tag::Value,
            _ => {
                if self.unexpected.len() < 100 {
                    let line = self.line();
                    self.unexpected.push((short(name), line));
                }
                self.skipping = 1;
                return Ok(());
            }
        };
        self.value.clear();
        self.path.push(tag);
        Ok(())
    }

    fn close_tag(&mut self) -> Step {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Step::Goes;
        }
        match self.path.pop() {
            Some(Tag::Value) => self.entry.push_value(&self.value),
            Some(Tag::Id) => self.value.trim().clone_into(&mut self.entry.id),
            Some(Tag::Category) => self.value.trim().clone_into(&mut self.entry.category),
            Some(Tag::Request) => return Step::EndsEntry,
            Some(Tag::Root) => self.depth_max = 0,
            _ => {}
        }
        Step::Goes
    }

    /// After its root a file has no depth left.
    const fn has_ended(&self) -> bool {
        self.depth_max == 0
    }

    fn begin(&mut self, operation: Operation) -> Tag {
        let line = self.line();
        self.entry.begin(operation, line);
        Tag::Request
    }

    fn is_in_value(&self) -> bool {
        let within = matches!(self.path.last(), Some(Tag::Value | Tag::Id | Tag::Category));
        within && self.skipping == 0
    }

    fn add(&mut self, text: &str) -> Result<(), ProblemKind> {
        self.value.push_str(text);
        self.check_size()
    }

    fn check_size(&self) -> Result<(), ProblemKind> {
        if self.entry.byte_count() + self.value.len() > self.entry_bytes_max {
            return Err(ProblemKind::TooLong { max: self.entry_bytes_max as u64 });
        }
        Ok(())
    }
}

enum Step {
    Goes,
    EndsEntry,
    EndsFile,
}

impl Header {
    /// ` codeAcademieExport="09" `
    fn read(&mut self, comment: &str) {
        let Some((name, value)) = comment.split_once('=') else { return };
        let value = value.trim().trim_matches('"').trim();
        let slot = match name.trim() {
            "versionAF" => &mut self.version,
            "versionSDET" => &mut self.sdet_version,
            "codeAcademieExport" => &mut self.academy,
            "degre" => &mut self.degree,
            "dateGenerationExport" => &mut self.generated_on,
            _ => return,
        };
        if value.len() <= 100 {
            value.clone_into(slot);
        }
    }
}

/// The `name` of an attribute. Quotes apart, AAF writes it plain.
fn name_of<'a>(tag: &'a BytesStart<'_>) -> Result<std::borrow::Cow<'a, str>, ProblemKind> {
    let bad = |error: &dyn std::fmt::Display| ProblemKind::BadXml(error.to_string());
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| bad(&error))?;
        if attribute.key.as_ref() == "name" {
            return Ok(attribute.value);
        }
    }
    Ok(std::borrow::Cow::Borrowed(""))
}

fn entity(name: &str) -> Result<char, ProblemKind> {
    let unknown = || ProblemKind::UnknownEntity(short(name));
    match name {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => {
            let number = name.strip_prefix('#').ok_or_else(unknown)?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32).filter(|c| *c != '\0').ok_or_else(unknown)
        }
    }
}

/// Enough of a name to recognise it on a page.
fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
