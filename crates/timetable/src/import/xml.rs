//! XML, event by event: where one is, what is said there, and in which line. Document types are
//! refused, so that no entity is ever followed.

use super::problem::Refused;
use quick_xml::{Reader, events::Event};
use std::collections::HashMap;

const DEPTH_MAX: usize = 40;
const TEXT_CHARS_MAX: usize = 2_000;

/// What an element tells when it begins and when it ends.
pub enum Told<'a> {
    Begin { name: &'a str, attributes: &'a HashMap<String, String> },
    End { name: &'a str, text: &'a str },
}

/// Reads all of it; `told` is told of each element, with those it is in and its line.
pub fn walk(text: &str, mut told: impl FnMut(Told<'_>, &[String], u32)) -> Result<(), Refused> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut path, mut said): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let (mut counted, mut line) = (0usize, 1u32);
    loop {
        let event = reader.read_event();
        let position = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let read = &text.as_bytes()[counted.min(text.len())..position.min(text.len())];
        let breaks = read.split(|byte| *byte == b'\n').count() - 1;
        line = line.saturating_add(u32::try_from(breaks).unwrap_or(0));
        counted = position;
        match event {
            Ok(Event::Eof) if path.is_empty() => return Ok(()),
            Err(_) | Ok(Event::Eof) => return Err(Refused::Broken { line }),
            Ok(Event::DocType(_)) => return Err(Refused::Entities),
            Ok(Event::Start(start)) => {
                if path.len() >= DEPTH_MAX {
                    return Err(Refused::Broken { line });
                }
                let name = start.name().as_ref().to_owned();
                let attributes = attributes(&start).ok_or(Refused::Broken { line })?;
                told(Told::Begin { name: &name, attributes: &attributes }, &path, line);
                path.push(name);
                said.push(String::new());
            }
            Ok(Event::End(_)) => {
                let (name, text) = (path.pop(), said.pop());
                let (Some(name), Some(text)) = (name, text) else {
                    return Err(Refused::Broken { line });
                };
                told(Told::End { name: &name, text: text.trim() }, &path, line);
            }
            Ok(Event::Text(piece)) => add(&mut said, &piece),
            Ok(Event::CData(piece)) => add(&mut said, &piece),
            Ok(Event::GeneralRef(entity)) => {
                let known = entity.resolve_char_ref().ok().flatten().map(String::from);
                let known = known.or_else(|| {
                    quick_xml::escape::resolve_predefined_entity(&entity).map(str::to_owned)
                });
                add(&mut said, &known.ok_or(Refused::Entities)?);
            }
            Ok(_) => {}
        }
    }
}

fn add(said: &mut [String], piece: &str) {
    if let Some(text) = said.last_mut()
        && text.len() + piece.len() <= TEXT_CHARS_MAX
    {
        text.push_str(piece);
    }
}

fn attributes(start: &quick_xml::events::BytesStart<'_>) -> Option<HashMap<String, String>> {
    let mut found = HashMap::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let name = attribute.key.as_ref().to_owned();
        let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
        found.insert(name, value);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Result<Vec<(String, u32)>, Refused> {
        let mut found = Vec::new();
        walk(xml, |told, _, line| {
            if let Told::End { text, .. } = told {
                found.push((text.to_owned(), line));
            }
        })?;
        Ok(found)
    }

    #[test]
    fn elements_are_told_with_their_lines_and_entities_are_refused() {
        let read = texts("<a>\n<b>S&amp;V &#233;</b>\n<c/></a>").expect("XML");
        assert_eq!(read[0], ("S&V é".to_owned(), 2));
        assert_eq!(texts("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), Err(Refused::Entities));
        assert_eq!(texts("<a>&b;</a>"), Err(Refused::Entities));
        assert_eq!(texts("<a>\n<b></a>"), Err(Refused::Broken { line: 2 }));
        assert_eq!(texts(&"<a>".repeat(99)), Err(Refused::Broken { line: 1 }));
    }
}
