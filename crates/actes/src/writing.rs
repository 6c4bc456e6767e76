//! Messages as bytes: XML 1.0 in ISO-8859-1 (norme d'échange, 3.1).

use crate::latin::is_carried;
use crate::tree::{ACTES, Element, INSEE};
use crate::{Message, Refusal};
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// What every message says of its schema.
const SCHEMA: &str = "http://www.interieur.gouv.fr/ACTES#v1.1-20040216 actesv1_1.xsd";

impl Message {
    /// The file, as `actesv1_1.xsd` wants it: elements in its order, attributes qualified. What
    /// ISO-8859-1 does not have is a refusal that names it (see [`crate::Latin`]).
    pub fn write(&self) -> Result<Vec<u8>, Refusal> {
        let element = self.element();
        check(&element)?;
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
        write(&mut xml, &element, true).expect("a vector takes what is written");
        let mut text = String::from_utf8(xml.into_inner()).expect("what was written is text");
        text.push('\n');
        Ok(encoding_rs::mem::encode_latin1_lossy(&text).into_owned())
    }
}

/// No character is lost on the way.
fn check(element: &Element) -> Result<(), Refusal> {
    let values = element.attributes.iter().flat_map(|(_, value)| value.chars());
    let text = element.text.chars().filter(|letter| *letter != '\n');
    if let Some(character) = values.chain(text).find(|letter| !is_carried(*letter)) {
        return Err(Refusal::Character { character, element: element.name.clone() });
    }
    element.children.iter().try_for_each(check)
}

fn write(xml: &mut Writer<Vec<u8>>, element: &Element, is_root: bool) -> std::io::Result<()> {
    let name = format!("actes:{}", element.name);
    let mut tag = BytesStart::new(name.as_str());
    if is_root {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("ISO-8859-1"), None)))?;
        tag.push_attribute(("xmlns:actes", ACTES));
        tag.push_attribute(("xmlns:insee", INSEE));
        tag.push_attribute(("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        tag.push_attribute(("xsi:schemaLocation", SCHEMA));
    }
    for (key, value) in &element.attributes {
        let prefix = if key == "SIREN" { "insee" } else { "actes" };
        tag.push_attribute((format!("{prefix}:{key}").as_str(), value.as_str()));
    }
    if element.children.is_empty() && element.text.is_empty() {
        return xml.write_event(Event::Empty(tag));
    }
    xml.write_event(Event::Start(tag))?;
    if element.children.is_empty() {
        let text = BytesText::from_escaped(partial_escape(element.text.as_str()));
        xml.write_event(Event::Text(text))?;
    }
    for child in &element.children {
        write(xml, child, false)?;
    }
    xml.write_event(Event::End(BytesEnd::new(name.as_str())))
}
