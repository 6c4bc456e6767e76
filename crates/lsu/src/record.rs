//! Records: one element of the schema, its attributes and what it holds, said once for writing and
//! for reading.

use crate::ReadingProblem;
use crate::element::{Element, short};
use crate::value::Child;
use crate::xml::{Tag, Xml};
use std::io;

pub(crate) trait Record: Sized {
    /// The name of its element.
    const ELEMENT: &'static str;

    fn write<W: io::Write>(&self, xml: &mut Xml<W>) -> io::Result<()>;
    fn read(from: Element) -> Result<Self, ReadingProblem>;
}

/// A struct whose fields are those of an element: `@` its attributes, `>` the elements inside it,
/// `each` a list without an element around it, `text` its own text. The order is that of the
/// schema.
macro_rules! record {
    (
        $(#[$about:meta])*
        $name:ident in $element:literal {
            @ { $($(#[$anote:meta])* $attribute:ident: $atype:ty = $aname:literal,)* }
            > { $($(#[$cnote:meta])* $child:ident: $ctype:ty = $cname:literal,)* }
            $(each { $(#[$enote:meta])* $each:ident: $etype:ty })?
            $(text { $(#[$tnote:meta])* $text:ident: $ttype:ty })?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$anote])* pub $attribute: $atype,)*
            $($(#[$cnote])* pub $child: $ctype,)*
            $($(#[$enote])* pub $each: $etype,)?
            $($(#[$tnote])* pub $text: $ttype,)?
        }

        impl crate::record::Record for $name {
            const ELEMENT: &'static str = $element;

            fn write<W: std::io::Write>(
                &self,
                xml: &mut crate::xml::Xml<W>,
            ) -> std::io::Result<()> {
                let tag = crate::xml::Tag::new($element);
                $(let tag = crate::value::Attribute::put(&self.$attribute, $aname, tag);)*
                xml.open(tag)?;
                $(crate::value::Child::put(&self.$child, $cname, xml)?;)*
                $(self.$each.iter().try_for_each(|it| crate::record::Record::write(it, xml))?;)?
                $(xml.text(&crate::value::Value::written(&self.$text))?;)?
                xml.close($element)
            }

            fn read(
                mut from: crate::element::Element,
            ) -> Result<Self, crate::ReadingProblem> {
                let read = $name {
                    $($attribute: crate::value::Attribute::fetch($aname, &mut from)?,)*
                    $($child: crate::value::Child::fetch($cname, &mut from)?,)*
                    $($each: crate::record::rest(&mut from)?,)?
                    $($text: crate::record::own_text(&mut from)?,)?
                };
                from.end()?;
                Ok(read)
            }
        }
    };
}

pub(crate) use record;

pub(crate) fn own_text<V: crate::value::Value>(from: &mut Element) -> Result<V, ReadingProblem> {
    let text = std::mem::take(&mut from.text);
    V::parsed(&text).map_err(|problem| from.bad("text", &text, problem))
}

/// All that is left in an element, which are records of one kind.
pub(crate) fn rest<R: Record>(from: &mut Element) -> Result<Vec<R>, ReadingProblem> {
    let items = std::mem::take(&mut from.children).into_iter();
    items.map(|item| of_list(&from.name, item)).collect()
}

/// A list in an element of its own, absent when it is empty.
impl<R: Record> Child for Vec<R> {
    fn put<W: io::Write>(&self, name: &'static str, xml: &mut Xml<W>) -> io::Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        xml.open(Tag::new(name))?;
        self.iter().try_for_each(|it| it.write(xml))?;
        xml.close(name)
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        let Some(mut list) = from.child(name)? else { return Ok(Vec::new()) };
        let items = rest(&mut list)?;
        list.end()?;
        Ok(items)
    }
}

/// A record in the element of its own name, that is always there.
macro_rules! one {
    ($($name:ty),+) => {$(
        impl crate::value::Child for $name {
            fn put<W: std::io::Write>(
                &self,
                _: &'static str,
                xml: &mut crate::xml::Xml<W>,
            ) -> std::io::Result<()> {
                crate::record::Record::write(self, xml)
            }

            fn fetch(
                name: &'static str,
                from: &mut crate::element::Element,
            ) -> Result<Self, crate::ReadingProblem> {
                let found = from.child(name)?.ok_or_else(|| from.lacks(name))?;
                crate::record::Record::read(found)
            }
        }
    )+};
}

/// A record in the element of its own name, that may be absent.
macro_rules! maybe {
    ($($name:ty),+) => {$(
        impl crate::value::Child for Option<$name> {
            fn put<W: std::io::Write>(
                &self,
                _: &'static str,
                xml: &mut crate::xml::Xml<W>,
            ) -> std::io::Result<()> {
                self.as_ref().map_or(Ok(()), |it| crate::record::Record::write(it, xml))
            }

            fn fetch(
                name: &'static str,
                from: &mut crate::element::Element,
            ) -> Result<Self, crate::ReadingProblem> {
                from.child(name)?.map(crate::record::Record::read).transpose()
            }
        }
    )+};
}

pub(crate) use {maybe, one};

/// One record of a list, by the name of its element.
pub(crate) fn of_list<R: Record>(name: &str, from: Element) -> Result<R, ReadingProblem> {
    if from.name == R::ELEMENT {
        R::read(from)
    } else {
        Err(ReadingProblem::Unknown { within: name.to_owned(), what: short(&from.name) })
    }
}
