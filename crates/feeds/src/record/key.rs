//! How feeds name persons, schools and classes.

use base::Day;
use std::fmt;

/// The code of an academy: `09` Lille, `20` Amiens. Feeds also write it `9` and `009`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Academy {
    bytes: [u8; 7],
    length: u8,
}

impl Academy {
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut code = text.trim_start_matches('0').to_owned();
        if code.is_empty() || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        if code.len() == 1 {
            code.insert(0, '0');
        }
        let mut bytes = [0; 7];
        bytes.get_mut(..code.len())?.copy_from_slice(code.as_bytes());
        Some(Academy { bytes, length: u8::try_from(code.len()).ok()? })
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl fmt::Display for Academy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Academy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Academy and jointure: the stable name of a person or a school in AAF, which `EduConnect` sends.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AafKey {
    pub academy: Academy,
    pub jointure: String,
}

impl fmt::Display for AafKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.academy, self.jointure)
    }
}

impl fmt::Debug for AafKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The identifier a feed gives to what it describes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Aaf(AafKey),
    /// An identifier that means something only inside one school's files.
    Local {
        uai: String,
        id: String,
    },
}

impl Key {
    pub const fn aaf(&self) -> Option<&AafKey> {
        match self {
            Key::Aaf(key) => Some(key),
            Key::Local { .. } => None,
        }
    }

    /// The identifier alone, as the file wrote it.
    pub fn id(&self) -> &str {
        match self {
            Key::Aaf(key) => &key.jointure,
            Key::Local { id, .. } => id,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Aaf(key) => write!(f, "{key}"),
            Key::Local { uai, id } => write!(f, "{uai}-{id}"),
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A school, by what the feed knows of it: AAF gives its jointure, an ONDE file nothing but the UAI
/// chosen by whoever brings it in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SchoolRef {
    Key(AafKey),
    Uai(String),
}

impl fmt::Display for SchoolRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SchoolRef::Key(key) => write!(f, "{key}"),
            SchoolRef::Uai(uai) => f.write_str(uai),
        }
    }
}

impl fmt::Debug for SchoolRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A class or a group of a school.
///
/// `key` stays when the label changes (AAF 1D, ONDE). Where the feed has no other name for a class
/// than its label (AAF 2D, old ONDE, plain CSV), both are that label.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassRef {
    pub school: SchoolRef,
    pub key: String,
    pub label: String,
}

impl ClassRef {
    pub fn labelled(school: SchoolRef, label: &str) -> Self {
        ClassRef { school, key: label.to_owned(), label: label.to_owned() }
    }
}

impl fmt::Debug for ClassRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.school, self.key)?;
        if self.label != self.key {
            write!(f, "={}", self.label)?;
        }
        Ok(())
    }
}

/// Another person, as the feed points to him.
#[derive(Clone, PartialEq, Eq)]
pub enum PersonRef {
    Key(Key),
    /// ONDE joins parents to children by name and class only; the plan finds who is meant.
    Child(ChildName),
}

impl fmt::Debug for PersonRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PersonRef::Key(key) => write!(f, "{key}"),
            PersonRef::Child(child) => write!(f, "{child:?}"),
        }
    }
}

/// A child named in a guardian's row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildName {
    /// The name of the civil register.
    pub family: String,
    /// The name in use, when it is another.
    pub usage: String,
    pub first: String,
    pub class: String,
    pub born_on: Option<Day>,
    pub ine: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_academy_has_one_code_however_it_is_written() {
        for text in ["9", "09", "009", " 09 "] {
            assert_eq!(Academy::parse(text).expect("an academy").code(), "09");
        }
        assert_eq!(Academy::parse("013").expect("an academy").code(), "13");
        for text in ["", "0", "é", "12345678", "9 9"] {
            assert_eq!(Academy::parse(text), None, "{text}");
        }
    }
}
