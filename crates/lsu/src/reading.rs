//! Reading: a file of anybody, bounded, without entities, one record at a time.

use crate::element::{Element, short};
use crate::text::is_xml;
use crate::xml::NAMESPACE;
use crate::{Fault, TextProblem, primary, secondary};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

/// A collège of a thousand pupils, three reports each, is some 30 MB.
pub const BYTES_MAX: usize = 64_000_000;
const DEPTH_MAX: usize = 12;
/// A report of twenty subjects has some hundred.
const RECORD_ELEMENTS_MAX: usize = 20_000;

/// Why a file says nothing to us.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadingProblem {
    #[error("Ce fichier a {bytes} octets\u{a0}: {max} au plus sont lus.")]
    TooLarge { bytes: usize, max: usize },
    #[error("Ce fichier n’est pas écrit en UTF-8.")]
    Encoding,
    #[error("Ce fichier est vide.")]
    Empty,
    #[error("Ce fichier est coupé avant sa fin.")]
    Truncated,
    #[error("Ce fichier n’est pas du XML correct\u{a0}: {reason}.")]
    Malformed { reason: String },
    /// A document type declares entities: none is read.
    #[error("Ce fichier déclare un type de document, ce qu’aucun livret ne fait.")]
    DocumentType,
    #[error("Ce fichier emploie l’entité «\u{a0}{name}\u{a0}», inconnue ici.")]
    Entity { name: String },
    #[error("Ce fichier emboîte plus de {max} éléments.")]
    TooDeep { max: usize },
    #[error("Un seul bilan de ce fichier a plus de {max} éléments.")]
    TooMany { max: usize },
    /// XML, of another namespace or another root.
    #[error("Ce fichier n’est pas un livret scolaire\u{a0}: sa racine est «\u{a0}{root}\u{a0}».")]
    NotLsu { root: String },
    /// Neither a version of 1D nor one of 2D, or not that which was asked for.
    #[error("Ce livret est à la version «\u{a0}{found}\u{a0}» du schéma, qui n’est pas lue ici.")]
    Version { found: String },
    #[error("Dans «\u{a0}{within}\u{a0}», il manque «\u{a0}{what}\u{a0}».")]
    Missing { within: String, what: &'static str },
    #[error("Dans «\u{a0}{within}\u{a0}», «\u{a0}{what}\u{a0}» est là deux fois.")]
    Repeated { within: String, what: &'static str },
    /// What no schema has there.
    #[error("Dans «\u{a0}{within}\u{a0}», «\u{a0}{what}\u{a0}» est inconnu.")]
    Unknown { within: String, what: String },
    #[error(
        "Dans «\u{a0}{within}\u{a0}», «\u{a0}{what}\u{a0}» ne peut pas valoir \
         «\u{a0}{value}\u{a0}»{}.",
        .why.map(|it| format!("\u{a0}: {it}")).unwrap_or_default()
    )]
    Bad { within: String, what: &'static str, value: String, why: Option<TextProblem> },
    /// Each thing is right and they do not hold together: all that is wrong.
    #[error(
        "Ce livret ne tient pas ensemble\u{a0}: {}",
        .faults.iter().take(3).map(Fault::to_string).collect::<Vec<_>>().join(" ")
    )]
    Faults { faults: Vec<Fault> },
}

/// A file of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Livret {
    Primary(primary::File),
    Secondary(secondary::File),
}

/// Reads a file of which one does not know whether it is 1D or 2D: its version tells.
pub fn read(bytes: &[u8]) -> Result<Livret, ReadingProblem> {
    let version = Records::open(bytes)?.version;
    if primary::Version::parse(&version).is_some() {
        primary::File::read(bytes).map(Livret::Primary)
    } else {
        secondary::File::read(bytes).map(Livret::Secondary)
    }
}

/// The file, record by record.
pub(crate) struct Records<'a> {
    xml: NsReader<&'a [u8]>,
    /// Of the root.
    pub version: String,
    section: Option<String>,
    is_in_body: bool,
}

pub(crate) enum Item {
    Header(Element),
    /// A record and the section it is in.
    Of(String, Element),
}

impl<'a> Records<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadingProblem> {
        let mut xml = NsReader::from_str(text(bytes)?);
        xml.config_mut().expand_empty_elements = true;
        loop {
            let (namespace, event) = resolved(&mut xml)?;
            match event {
                Event::Start(tag) => {
                    let name: &str = tag.local_name().into_inner();
                    if !namespace || name != "lsun-bilans" {
                        return Err(ReadingProblem::NotLsu { root: short(name) });
                    }
                    let mut root = started(&tag)?;
                    let version = root.attribute("schemaVersion");
                    let version = version.ok_or_else(|| root.lacks("schemaVersion"))?;
                    root.end()?;
                    return Ok(Records { xml, version, section: None, is_in_body: false });
                }
                Event::Text(found) if found.trim().is_empty() => {}
                Event::Eof => return Err(ReadingProblem::Empty),
                event => ignorable(&event)?,
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Item, ReadingProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

impl Records<'_> {
    fn step(&mut self) -> Result<Option<Item>, ReadingProblem> {
        loop {
            let (is_ours, event) = resolved(&mut self.xml)?;
            match event {
                Event::Start(tag) => {
                    let element = opened(&tag, is_ours)?;
                    if let Some(item) = self.enter(element)? {
                        return Ok(Some(item));
                    }
                }
                Event::End(_) if self.section.take().is_some() => {}
                Event::End(_) if self.is_in_body => self.is_in_body = false,
                Event::End(_) => return self.after().map(|()| None),
                Event::Text(found) if found.trim().is_empty() => {}
                Event::Eof => return Err(ReadingProblem::Truncated),
                event => ignorable(&event)?,
            }
        }
    }

    /// `entete` and every record are read whole; `donnees` and its sections are only entered.
    fn enter(&mut self, element: Element) -> Result<Option<Item>, ReadingProblem> {
        match (&self.section, self.is_in_body) {
            (Some(section), _) => {
                let section = section.clone();
                Ok(Some(Item::Of(section, self.whole(element)?)))
            }
            (None, true) => {
                self.section = Some(element.name.clone());
                element.end()?;
                Ok(None)
            }
            (None, false) if element.name == "donnees" => {
                self.is_in_body = true;
                element.end()?;
                Ok(None)
            }
            (None, false) if element.name == "entete" => {
                Ok(Some(Item::Header(self.whole(element)?)))
            }
            (None, false) => {
                let within = "lsun-bilans".to_owned();
                Err(ReadingProblem::Unknown { within, what: short(&element.name) })
            }
        }
    }

    fn whole(&mut self, first: Element) -> Result<Element, ReadingProblem> {
        let mut open = vec![first];
        let mut elements = 1;
        loop {
            let (is_ours, event) = resolved(&mut self.xml)?;
            match event {
                Event::Start(tag) => {
                    elements += 1;
                    if open.len() >= DEPTH_MAX {
                        return Err(ReadingProblem::TooDeep { max: DEPTH_MAX });
                    }
                    if elements > RECORD_ELEMENTS_MAX {
                        return Err(ReadingProblem::TooMany { max: RECORD_ELEMENTS_MAX });
                    }
                    open.push(opened(&tag, is_ours)?);
                }
                Event::End(_) => {
                    let Some(done) = open.pop() else { return Err(ReadingProblem::Truncated) };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(done),
                    }
                }
                Event::Eof => return Err(ReadingProblem::Truncated),
                event => said(&event, open.last_mut())?,
            }
        }
    }

    /// Nothing comes after the root but what says nothing.
    fn after(&mut self) -> Result<(), ReadingProblem> {
        loop {
            match resolved(&mut self.xml)?.1 {
                Event::Eof => return Ok(()),
                Event::Text(found) if found.trim().is_empty() => {}
                event => ignorable(&event)?,
            }
        }
    }
}

fn text(bytes: &[u8]) -> Result<&str, ReadingProblem> {
    if bytes.len() > BYTES_MAX {
        return Err(ReadingProblem::TooLarge { bytes: bytes.len(), max: BYTES_MAX });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| ReadingProblem::Encoding)?;
    match text.chars().find(|letter| !is_xml(*letter) && *letter != '\r') {
        Some(letter) => Err(malformed(&format!("le caractère {letter:?}"))),
        None => Ok(text),
    }
}

fn resolved<'a>(xml: &mut NsReader<&'a [u8]>) -> Result<(bool, Event<'a>), ReadingProblem> {
    let (namespace, event) =
        xml.read_resolved_event().map_err(|error| malformed(&error.to_string()))?;
    Ok((matches!(namespace, ResolveResult::Bound(Namespace(NAMESPACE))), event))
}

fn opened(tag: &BytesStart<'_>, is_ours: bool) -> Result<Element, ReadingProblem> {
    if !is_ours {
        let what = short(tag.name().into_inner());
        return Err(ReadingProblem::Unknown { within: "lsun-bilans".to_owned(), what });
    }
    started(tag)
}

/// Attributes that have a prefix are those of XML itself: where the schema is, a language.
fn started(tag: &BytesStart<'_>) -> Result<Element, ReadingProblem> {
    let name = tag.local_name().into_inner().to_owned();
    let mut element = Element { name, ..Element::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| malformed(&error.to_string()))?;
        let key = attribute.key.into_inner();
        if key == "xmlns" || key.contains(':') {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| malformed(&error.to_string()))?;
        element.attributes.push((key.to_owned(), value.into_owned()));
    }
    Ok(element)
}

/// Adds what is said to the element it is said in.
fn said(event: &Event<'_>, within: Option<&mut Element>) -> Result<(), ReadingProblem> {
    let Some(element) = within else { return ignorable(event) };
    match event {
        Event::Text(text) => element.text.push_str(&text.xml10_content()),
        Event::CData(text) => element.text.push_str(&text.xml10_content()),
        Event::GeneralRef(name) => {
            let letter = match &**name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "apos" => '\'',
                "quot" => '"',
                other => {
                    let letter = name.resolve_char_ref().ok().flatten();
                    let entity = || ReadingProblem::Entity { name: short(other) };
                    letter.filter(|it| is_xml(*it) || *it == '\r').ok_or_else(entity)?
                }
            };
            element.text.push(letter);
        }
        event => ignorable(event)?,
    }
    Ok(())
}

/// The declaration, comments and instructions say nothing; the rest has no place there.
fn ignorable(event: &Event<'_>) -> Result<(), ReadingProblem> {
    match event {
        Event::Decl(declared) => {
            let is_utf8 = declared.encoding().and_then(Result::ok).is_none_or(|it| {
                matches!(it.to_ascii_lowercase().as_str(), "utf-8" | "utf8" | "us-ascii")
            });
            if is_utf8 { Ok(()) } else { Err(ReadingProblem::Encoding) }
        }
        Event::Comment(_) | Event::PI(_) => Ok(()),
        Event::DocType(_) => Err(ReadingProblem::DocumentType),
        _ => Err(malformed("du texte hors des éléments")),
    }
}

fn malformed(reason: &str) -> ReadingProblem {
    ReadingProblem::Malformed { reason: short(reason) }
}
