//! Values as the files write them, in an attribute or in an element of their own.

use crate::element::Element;
use crate::moment::plain_day;
use crate::xml::{Tag, Xml};
use crate::{
    Ine, Line, Moment, OndeId, ReadingProblem, SiecleId, StsId, Text, TextProblem, Uai, XmlId,
};
use base::{Day, SchoolYear, Title};
use std::{borrow::Cow, io};

/// What has one written form.
pub(crate) trait Value: Sized {
    fn written(&self) -> Cow<'_, str>;

    /// What is wrong is a limit that a text passes, or only that it is no such thing.
    fn parsed(text: &str) -> Result<Self, Option<TextProblem>>;
}

/// What is kept in attributes: a value, a value that may be absent, references, a yes.
pub(crate) trait Attribute: Sized {
    fn put(&self, name: &'static str, tag: Tag) -> Tag;
    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem>;
}

/// What is kept in elements inside an element.
pub(crate) trait Child: Sized {
    fn put<W: io::Write>(&self, name: &'static str, xml: &mut Xml<W>) -> io::Result<()>;
    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem>;
}

impl<V: Value> Attribute for V {
    fn put(&self, name: &'static str, tag: Tag) -> Tag {
        tag.with(name, &self.written())
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        <Option<V> as Attribute>::fetch(name, from)?.ok_or_else(|| from.lacks(name))
    }
}

impl<V: Value> Attribute for Option<V> {
    fn put(&self, name: &'static str, tag: Tag) -> Tag {
        match self {
            Some(value) => tag.with(name, &value.written()),
            None => tag,
        }
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        let Some(text) = from.attribute(name) else { return Ok(None) };
        read_if_any(name, &text, from)
    }
}

/// Absent is no.
impl Attribute for bool {
    fn put(&self, name: &'static str, tag: Tag) -> Tag {
        if *self { tag.with(name, "true") } else { tag }
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        match from.attribute(name).as_deref().map(str::trim) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(other) => Err(from.bad(name, other, None)),
        }
    }
}

/// References, spaces between them; absent when there are none.
impl Attribute for Vec<XmlId> {
    fn put(&self, name: &'static str, tag: Tag) -> Tag {
        let ids: Vec<&str> = self.iter().map(XmlId::as_str).collect();
        if ids.is_empty() { tag } else { tag.with(name, &ids.join(" ")) }
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        let text = from.attribute(name).unwrap_or_default();
        let ids = text.split_ascii_whitespace().map(XmlId::parse);
        ids.collect::<Option<_>>().ok_or_else(|| from.bad(name, &text, None))
    }
}

impl<V: Value> Child for V {
    fn put<W: io::Write>(&self, name: &'static str, xml: &mut Xml<W>) -> io::Result<()> {
        xml.open(Tag::new(name))?;
        xml.text(&self.written())?;
        xml.close(name)
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        <Option<V> as Child>::fetch(name, from)?.ok_or_else(|| from.lacks(name))
    }
}

impl<V: Value> Child for Option<V> {
    fn put<W: io::Write>(&self, name: &'static str, xml: &mut Xml<W>) -> io::Result<()> {
        self.as_ref().map_or(Ok(()), |value| Child::put(value, name, xml))
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        let Some(child) = from.child(name)? else { return Ok(None) };
        let text = child.into_text()?;
        read_if_any(name, &text, from)
    }
}

/// Other tools write an empty text where there is none.
fn read_if_any<V: Value>(
    name: &'static str,
    text: &str,
    from: &Element,
) -> Result<Option<V>, ReadingProblem> {
    match V::parsed(text) {
        Ok(value) => Ok(Some(value)),
        Err(Some(TextProblem::Empty)) => Ok(None),
        Err(problem) => Err(from.bad(name, text, problem)),
    }
}

impl<const MAX: usize> Value for Text<MAX> {
    fn written(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        Text::parse(text).map_err(Some)
    }
}

impl<const MAX: usize> Value for Line<MAX> {
    fn written(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        Line::parse(text).map_err(Some)
    }
}

impl Value for XmlId {
    fn written(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        XmlId::parse(text.trim()).ok_or(None)
    }
}

impl Value for Day {
    fn written(&self) -> Cow<'_, str> {
        self.iso().into()
    }

    /// An `xs:date`, whose time zone says nothing of which day it is.
    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        let (day, zone) = text.trim().split_at_checked(10).ok_or(None)?;
        let is_zone = matches!(zone.as_bytes(), b"" | b"Z" | [b'+' | b'-', _, _, b':', _, _]);
        plain_day(day).filter(|_| is_zone).ok_or(None)
    }
}

impl Value for SchoolYear {
    fn written(&self) -> Cow<'_, str> {
        format!("{:04}", self.0).into()
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|year| is_plain && *year >= 1000);
        year.map(SchoolYear).ok_or(None)
    }
}

impl Value for Title {
    fn written(&self) -> Cow<'_, str> {
        match self {
            Title::M => "M".into(),
            Title::Mme => "MME".into(),
        }
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        match text {
            "M" => Ok(Title::M),
            "MME" => Ok(Title::Mme),
            _ => Err(None),
        }
    }
}

macro_rules! plain {
    ($($type:ty, $parse:expr;)+) => {$(
        impl Value for $type {
            fn written(&self) -> Cow<'_, str> {
                self.to_string().into()
            }

            fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
                $parse(text).ok_or(None)
            }
        }
    )+};
}

plain! {
    Uai, Uai::parse;
    Ine, Ine::parse;
    OndeId, OndeId::parse;
    SiecleId, SiecleId::parse;
    StsId, StsId::parse;
    Moment, Moment::parse;
    u8, |text: &str| text.trim().parse().ok();
    u16, |text: &str| text.trim().parse().ok();
}
