//! Writing: elements in their order, each on its line, to whatever takes bytes.

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// The namespace of the files, 1D and 2D.
pub(crate) const NAMESPACE: &str = "urn:fr:edu:scolarite:lsun:bilans:import";

/// An opening tag.
pub(crate) struct Tag(BytesStart<'static>);

/// A file being written. An element that turns out to hold nothing is written as an empty one, for
/// the schemas refuse a line end in it.
pub(crate) struct Xml<W: io::Write> {
    to: Writer<W>,
    opening: Option<Tag>,
}

impl Tag {
    pub fn new(name: &'static str) -> Self {
        Tag(BytesStart::new(name))
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.push_attribute((name, value));
        self
    }
}

impl<W: io::Write> Xml<W> {
    pub fn begin(to: W) -> io::Result<Self> {
        let mut to = Writer::new_with_indent(to, b' ', 1);
        to.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Xml { to, opening: None })
    }

    /// The root, with the schema by the name the ministry gives its file.
    pub fn open_root(&mut self, schema: &str, version: &str) -> io::Result<()> {
        let root = Tag::new("lsun-bilans")
            .with("xmlns", NAMESPACE)
            .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            .with("xsi:schemaLocation", &format!("{NAMESPACE} {schema}"))
            .with("schemaVersion", version);
        self.open(root)
    }

    pub fn open(&mut self, tag: Tag) -> io::Result<()> {
        self.opened()?;
        self.opening = Some(tag);
        Ok(())
    }

    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.opened()?;
        self.to.write_event(Event::Text(BytesText::from_escaped(partial_escape(text))))
    }

    pub fn close(&mut self, name: &'static str) -> io::Result<()> {
        match self.opening.take() {
            Some(Tag(tag)) => self.to.write_event(Event::Empty(tag)),
            None => self.to.write_event(Event::End(BytesEnd::new(name))),
        }
    }

    pub fn end(mut self) -> io::Result<()> {
        let to = self.to.get_mut();
        to.write_all(b"\n")?;
        to.flush()
    }

    fn opened(&mut self) -> io::Result<()> {
        match self.opening.take() {
            Some(Tag(tag)) => self.to.write_event(Event::Start(tag)),
            None => Ok(()),
        }
    }
}
