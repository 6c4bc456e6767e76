//! The files of a message: what they are, and how the message names them.

use crate::tree::{Element, short};
use crate::{ActNature, Piece, ReadingProblem, Refusal};
use std::fmt;

/// A file to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub typology: Typology,
    pub bytes: Vec<u8>,
}

/// What a document is among those of its nature (`CodeTypePJ`): five characters, `99_DE`, `22_AV`.
/// The classification lists them; the file name begins with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Typology([u8; 5]);

impl Typology {
    /// Any other document.
    pub const OTHER: Self = Typology(*b"99_AU");

    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let is_plain = |byte: u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
        let bytes: Option<[u8; 5]> = written.as_bytes().try_into().ok();
        let kept = bytes.filter(|bytes| bytes.iter().all(|byte| is_plain(*byte)));
        kept.map(Typology).ok_or_else(|| Refusal::Typology { written: written.to_owned() })
    }

    /// The one an act has when no other of its nature fits.
    pub const fn of(nature: ActNature) -> Self {
        Typology(match nature {
            ActNature::Deliberation => *b"99_DE",
            ActNature::Regulation => *b"99_AR",
            ActNature::Individual => *b"99_AI",
            ActNature::Contract => *b"99_DC",
            ActNature::Budget => *b"99_BU",
            ActNature::Other => *b"99_AU",
        })
    }
}

impl fmt::Display for Typology {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

/// The formats of documents (norme d'échange, 3.2, as amended by the arrêté of 13 October 2011).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileFormat {
    Pdf,
    /// Budgets only.
    Xml,
    Jpeg,
    Png,
}

impl FileFormat {
    /// By what the file is, not by its name.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match plain {
            _ if plain.starts_with(b"%PDF-") => Some(FileFormat::Pdf),
            _ if plain.starts_with(b"<?xml") => Some(FileFormat::Xml),
            _ if bytes.starts_with(b"\xff\xd8\xff") => Some(FileFormat::Jpeg),
            _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some(FileFormat::Png),
            _ => None,
        }
    }

    pub const fn extension(self) -> &'static str {
        match self {
            FileFormat::Pdf => "pdf",
            FileFormat::Xml => "xml",
            FileFormat::Jpeg => "jpg",
            FileFormat::Png => "png",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            FileFormat::Pdf => "application/pdf",
            FileFormat::Xml => "application/xml",
            FileFormat::Jpeg => "image/jpeg",
            FileFormat::Png => "image/png",
        }
    }
}

impl Attachment {
    /// Its format, one of those allowed. Neither empty nor locked: "les documents joints ne devront
    /// pas être verrouillés" (norme d'échange, 3.2).
    pub fn format(&self, piece: Piece, allowed: &[FileFormat]) -> Result<FileFormat, Refusal> {
        if self.bytes.is_empty() {
            return Err(Refusal::EmptyFile { piece });
        }
        let found = FileFormat::of(&self.bytes);
        match found {
            Some(FileFormat::Pdf) if is_locked(&self.bytes) => Err(Refusal::Locked { piece }),
            Some(format) if allowed.contains(&format) => Ok(format),
            _ => Err(Refusal::Format { piece, found }),
        }
    }
}

/// A PDF under a password says `/Encrypt` in its trailer, which is never compressed
/// (ISO 32000-1, 7.5.5 and 7.5.8): a reference to a dictionary, or the dictionary.
fn is_locked(pdf: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    let mut rest = pdf;
    while let Some(at) = find(rest, KEY) {
        rest = &rest[at + KEY.len()..];
        let value = rest.trim_ascii_start();
        let is_reference =
            value.len() < rest.len() && value.first().is_some_and(u8::is_ascii_digit);
        if is_reference || value.starts_with(b"<<") {
            return true;
        }
    }
    false
}

/// Where `needle`, which is not empty, is first found.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle.first()?;
    let mut from = 0;
    while let Some(at) = haystack.get(from..)?.iter().position(|byte| byte == first) {
        if haystack[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// A file as a message names it (`FichierSigne`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFile {
    /// A plain name: no folder, nothing hidden.
    pub name: String,
    /// The detached signature, PKCS#7 in base 64, when there is one. We write none: the signed
    /// original is kept by the authority. A signature in XML is let pass unread.
    pub signature: Option<String>,
}

impl SignedFile {
    pub fn unsigned(name: impl Into<String>) -> Self {
        SignedFile { name: name.into(), signature: None }
    }

    pub(crate) fn element(&self, tag: &str) -> Element {
        let signature = self.signature.iter();
        Element::new(tag)
            .holding([Element::of_text("NomFichier", &self.name)])
            .holding(signature.map(|it| Element::of_text("Signature", it)))
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let name = &element.child("NomFichier")?.text;
        if !is_plain_name(name) {
            return Err(ReadingProblem::Bad { what: "NomFichier", value: short(name) });
        }
        Ok(SignedFile { name: name.clone(), signature: element.text_of("Signature")? })
    }
}

/// Whether a name may be that of a file in a folder of ours.
pub(crate) fn is_plain_name(name: &str) -> bool {
    let is_plain = |letter: char| !letter.is_control() && !matches!(letter, '/' | '\\' | ':');
    (1..=200).contains(&name.len()) && !name.starts_with('.') && name.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attachment(bytes: &[u8]) -> Attachment {
        Attachment { typology: Typology::OTHER, bytes: bytes.to_vec() }
    }

    #[test]
    fn a_file_is_what_it_holds() {
        let pdf = attachment(b"%PDF-1.7\n");
        assert_eq!(pdf.format(Piece::Document, &[FileFormat::Pdf]), Ok(FileFormat::Pdf));
        let refused = Refusal::Format { piece: Piece::Annex(2), found: Some(FileFormat::Pdf) };
        assert_eq!(pdf.format(Piece::Annex(2), &[FileFormat::Png]), Err(refused));
        let word = attachment(b"PK\x03\x04").format(Piece::Document, &[FileFormat::Pdf]);
        assert_eq!(word, Err(Refusal::Format { piece: Piece::Document, found: None }));
        let empty = attachment(b"").format(Piece::Document, &[FileFormat::Pdf]);
        assert_eq!(empty, Err(Refusal::EmptyFile { piece: Piece::Document }));
    }

    #[test]
    fn a_locked_pdf_is_refused_and_one_that_speaks_of_it_is_not() {
        let locked = attachment(b"%PDF-1.6\ntrailer << /Root 1 0 R /Encrypt 9 0 R >>");
        let refused = locked.format(Piece::Document, &[FileFormat::Pdf]);
        assert_eq!(refused, Err(Refusal::Locked { piece: Piece::Document }));
        let direct = attachment(b"%PDF-1.6\ntrailer<</Encrypt<</V 1>>>>");
        assert!(direct.format(Piece::Document, &[FileFormat::Pdf]).is_err());
        let spoken = attachment(b"%PDF-1.6\n(/Encryption /EncryptMetadata /Encrypted)");
        assert!(spoken.format(Piece::Document, &[FileFormat::Pdf]).is_ok());
    }

    #[test]
    fn a_typology_is_five_plain_characters() {
        assert_eq!(Typology::parse("99_DE"), Ok(Typology::of(ActNature::Deliberation)));
        for wrong in ["", "99_D", "99_de", "99-DE", "99_DÉ", "99_DEL"] {
            assert!(Typology::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_goes_nowhere_else() {
        assert!(is_plain_name("99_DE-059-215903675-20231213-1-DE-1-1_1.pdf"));
        for wrong in ["", "..", ".bashrc", "a/b", "..\\b", "c:b", "a\0", "a\n"] {
            assert!(!is_plain_name(wrong), "{wrong:?}");
        }
    }
}
