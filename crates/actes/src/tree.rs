//! An ACTES message as a small tree of elements, whichever way it goes.
//!
//! What strangers send is bounded: bytes, depth, elements. A document type is refused whole, so no
//! entity is ever declared, expanded or fetched.

use crate::ReadingProblem;
use base::Day;
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, WINDOWS_1252};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

/// The namespace of every ACTES element (`actesv1_1.xsd`, target namespace).
pub const ACTES: &str = "http://www.interieur.gouv.fr/ACTES#v1.1-20040216";
/// That of `insee:SIREN`.
pub const INSEE: &str = "http://xml.insee.fr/schema";

/// A classification at five levels with its typologies is some 200 kB.
const BYTES_MAX: usize = 4_000_000;
const ELEMENTS_MAX: usize = 50_000;
const DEPTH_MAX: usize = 16;

/// An element by its local name: every one is of [`ACTES`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Without the spaces around it; empty when there are children.
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    pub fn new(name: &str) -> Self {
        Element { name: name.to_owned(), ..Element::default() }
    }

    pub fn of_text(name: &str, text: &(impl ToString + ?Sized)) -> Self {
        Element { text: text.to_string(), ..Element::new(name) }
    }

    pub fn with(mut self, attribute: &str, value: &(impl ToString + ?Sized)) -> Self {
        self.attributes.push((attribute.to_owned(), value.to_string()));
        self
    }

    pub fn holding(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children);
        self
    }

    pub fn attribute(&self, name: &'static str) -> Result<&str, ReadingProblem> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        let missing = || ReadingProblem::Missing { within: short(&self.name), what: name };
        found.map(|(_, value)| value.as_str()).ok_or_else(missing)
    }

    /// The one child of that name, if there is one.
    pub fn optional(&self, name: &'static str) -> Result<Option<&Element>, ReadingProblem> {
        let mut found = self.all(name);
        let first = found.next();
        if found.next().is_some() {
            return Err(ReadingProblem::Repeated { within: short(&self.name), what: name });
        }
        Ok(first)
    }

    pub fn child(&self, name: &'static str) -> Result<&Element, ReadingProblem> {
        let missing = || ReadingProblem::Missing { within: short(&self.name), what: name };
        self.optional(name)?.ok_or_else(missing)
    }

    /// At least one child of that name.
    pub fn child_or_more(&self, name: &'static str) -> Result<(), ReadingProblem> {
        let missing = || ReadingProblem::Missing { within: short(&self.name), what: name };
        self.all(name).next().map(|_| ()).ok_or_else(missing)
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of an optional child; none when it is empty.
    pub fn text_of(&self, name: &'static str) -> Result<Option<String>, ReadingProblem> {
        let text = self.optional(name)?.map(|child| child.text.clone());
        Ok(text.filter(|text| !text.is_empty()))
    }

    pub fn day_of(&self, name: &'static str) -> Result<Day, ReadingProblem> {
        day(name, &self.child(name)?.text)
    }

    pub fn day_in(&self, attribute: &'static str) -> Result<Day, ReadingProblem> {
        day(attribute, self.attribute(attribute)?)
    }
}

/// An `xsd:date`: a day, with or without its time zone, which says nothing of which day it is.
fn day(what: &'static str, written: &str) -> Result<Day, ReadingProblem> {
    let bad = || ReadingProblem::Bad { what, value: short(written) };
    let (date, zone) = written.trim().split_at_checked(10).ok_or_else(bad)?;
    let is_zone = |zone: &str| {
        let hours = zone.strip_prefix(['+', '-']);
        zone.is_empty() || zone == "Z" || hours.is_some_and(|it| it.len() == 5)
    };
    let is_plain = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    Day::parse_iso(date).filter(|_| is_plain && is_zone(zone)).ok_or_else(bad)
}

/// Enough of a value to recognise it on a page.
pub fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Reads one document: its root, whatever it is.
pub fn parse(bytes: &[u8]) -> Result<Element, ReadingProblem> {
    let text = decoded(bytes)?;
    let mut xml = NsReader::from_str(&text);
    xml.config_mut().expand_empty_elements = true;
    let mut growing = Growing::default();
    loop {
        let (namespace, event) =
            xml.read_resolved_event().map_err(|error| malformed(&error.to_string()))?;
        let is_ours = matches!(namespace, ResolveResult::Bound(Namespace(ACTES)));
        match event {
            Event::Start(tag) => growing.open(&tag, is_ours)?,
            Event::End(_) => growing.close(),
            Event::Text(text) => growing.add(&text.into_inner())?,
            Event::CData(text) => growing.add(&text.into_inner())?,
            Event::GeneralRef(name) => {
                let letter = reference(&name.into_inner())?;
                growing.add(letter.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(ReadingProblem::DocumentType),
            Event::Eof => return growing.root(),
            // The declaration, comments, instructions.
            _ => {}
        }
    }
}

#[derive(Default)]
struct Growing {
    open: Vec<Element>,
    root: Option<Element>,
    elements: usize,
    /// How deep we are in something of another namespace: a signature.
    skipping: usize,
}

impl Growing {
    fn open(&mut self, tag: &BytesStart<'_>, is_ours: bool) -> Result<(), ReadingProblem> {
        self.elements += 1;
        let name = tag.local_name();
        let name: &str = name.as_ref();
        if self.open.len() + self.skipping >= DEPTH_MAX {
            return Err(ReadingProblem::TooDeep { max: DEPTH_MAX });
        }
        if self.elements > ELEMENTS_MAX {
            return Err(ReadingProblem::TooMany { max: ELEMENTS_MAX });
        }
        if self.open.is_empty() && (!is_ours || self.root.is_some()) {
            return Err(ReadingProblem::NotActes { root: short(name) });
        }
        if self.skipping > 0 || !is_ours {
            self.skipping += 1;
            return Ok(());
        }
        let mut element = Element::new(name);
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| malformed(&error.to_string()))?;
            let key = attribute.key;
            if key.as_namespace_binding().is_none() {
                let value = resolved(&attribute.value)?;
                element.attributes.push((key.local_name().as_ref().to_owned(), value));
            }
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        let Some(mut element) = self.open.pop() else { return };
        let text = std::mem::take(&mut element.text);
        if element.children.is_empty() {
            text.trim().clone_into(&mut element.text);
        }
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
    }

    fn add(&mut self, text: &str) -> Result<(), ReadingProblem> {
        match self.open.last_mut() {
            _ if self.skipping > 0 => {}
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(malformed("text out of the root")),
        }
        Ok(())
    }

    fn root(self) -> Result<Element, ReadingProblem> {
        if self.open.is_empty() && self.skipping == 0 {
            self.root.ok_or(ReadingProblem::Empty)
        } else {
            Err(ReadingProblem::Truncated)
        }
    }
}

fn malformed(reason: &str) -> ReadingProblem {
    ReadingProblem::Malformed { reason: short(reason) }
}

/// The value of an attribute: spaces of any kind are spaces, references what they say.
fn resolved(raw: &str) -> Result<String, ReadingProblem> {
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        value.push_str(&before.replace(['\t', '\n'], " "));
        let (name, after) = after.split_once(';').ok_or_else(|| malformed("an open reference"))?;
        value.push(reference(name)?);
        rest = after;
    }
    value.push_str(&rest.replace(['\t', '\n'], " "));
    Ok(value)
}

/// One of the five references of XML, or a number. No other exists here.
fn reference(name: &str) -> Result<char, ReadingProblem> {
    let unknown = || ReadingProblem::Entity { name: short(name) };
    match name {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => {
            let number = name.strip_prefix('#').ok_or_else(unknown)?;
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32).filter(|it| is_xml(*it)).ok_or_else(unknown)
        }
    }
}

/// XML 1.0, production 2.
const fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// The text of a document, its ends of line made one character.
///
/// ISO-8859-1 is read as windows-1252, which holds it: software on Windows writes its quotes in the
/// bytes 80 to 9F, where ISO-8859-1 has nothing anybody writes.
fn decoded(bytes: &[u8]) -> Result<String, ReadingProblem> {
    if bytes.len() > BYTES_MAX {
        return Err(ReadingProblem::TooLarge { bytes: bytes.len(), max: BYTES_MAX });
    }
    let named = declared(bytes);
    let lower = named.to_ascii_lowercase();
    let encoding: &Encoding = match lower.as_str() {
        "" | "utf-8" | "utf8" | "us-ascii" => UTF_8,
        "iso-8859-1" | "iso8859-1" | "latin1" | "windows-1252" => WINDOWS_1252,
        "iso-8859-15" => ISO_8859_15,
        _ => return Err(ReadingProblem::Encoding { declared: short(&named) }),
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (text, is_bad) = encoding.decode_without_bom_handling(bytes);
    if is_bad {
        return Err(ReadingProblem::Encoding { declared: encoding.name().to_owned() });
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    match text.chars().find(|letter| !is_xml(*letter)) {
        Some(letter) => Err(malformed(&format!("{letter:?} is not of XML"))),
        None => Ok(text),
    }
}

/// The encoding that the declaration names; empty when it names none.
fn declared(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(200)];
    let start = String::from_utf8_lossy(start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start));
    let Some(declaration) = start.strip_prefix("<?xml").and_then(|it| it.split("?>").next()) else {
        return String::new();
    };
    let Some((_, value)) = declaration.split_once("encoding") else { return String::new() };
    let value = value.trim_start().trim_start_matches('=').trim_start();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''));
    let named = quote.and_then(|quote| value[1..].split(quote).next());
    named.unwrap_or_default().to_owned()
}
