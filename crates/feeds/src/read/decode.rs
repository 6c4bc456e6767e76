//! Letters: the bytes of a file → UTF-8, with its lines counted and wrong encodings caught.

use crate::problem::ProblemKind;
use encoding_rs::{Decoder, Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::{self, BufRead, Read};

const CHUNK: usize = 64 * 1024;

/// A reader of valid UTF-8, whatever the file is written in.
pub(super) struct Decoded<R> {
    inner: R,
    /// What was read; in UTF-8 it is given out as it is.
    raw: Vec<u8>,
    /// Bytes of `raw` not looked at yet: the beginning of a letter cut by the end of a chunk.
    tail: std::ops::Range<usize>,
    /// What was decoded from another encoding.
    text: Vec<u8>,
    ready: std::ops::Range<usize>,
    encoding: Letters,
    is_ended: bool,
    is_flushed: bool,
    line: u64,
    allowance: u64,
    piece_bytes_max: u64,
}

enum Letters {
    /// Nothing says: ASCII so far, decided at the first accent.
    Unsaid,
    Utf8,
    Other {
        decoder: Box<Decoder>,
        declared: &'static str,
        doubt: Doubt,
    },
}

/// Counts the accents that would be well-formed UTF-8 in a file that says it is something else.
#[derive(Default)]
struct Doubt {
    utf8: u32,
    other: u32,
    is_over: bool,
}

impl<R: Read> Decoded<R> {
    /// An XML file: a byte order mark, else its declaration, else UTF-8.
    pub fn xml(inner: R, piece_bytes_max: u64) -> Result<Self, ProblemKind> {
        let mut decoded = Self::new(inner, piece_bytes_max)?;
        if matches!(decoded.encoding, Letters::Unsaid) {
            decoded.encoding = match declared_encoding(decoded.head()) {
                None => Letters::Utf8,
                Some(name) => letters_of(&name)?,
            };
        }
        Ok(decoded)
    }

    /// A table: a byte order mark, else UTF-8 if its first accents are, else Windows-1252, of which
    /// ISO-8859-1 is a part.
    pub fn table(inner: R, piece_bytes_max: u64) -> Result<Self, ProblemKind> {
        Self::new(inner, piece_bytes_max)
    }

    fn new(inner: R, piece_bytes_max: u64) -> Result<Self, ProblemKind> {
        let mut decoded = Decoded {
            inner,
            raw: vec![0; CHUNK],
            tail: 0..0,
            text: Vec::new(),
            ready: 0..0,
            encoding: Letters::Unsaid,
            is_ended: false,
            is_flushed: false,
            line: 1,
            allowance: u64::MAX,
            piece_bytes_max,
        };
        while decoded.tail.len() < 1024 {
            if decoded.read_chunk().map_err(|error| ProblemKind::from_io(&error))? == 0 {
                decoded.is_ended = true;
                break;
            }
        }
        if let Some((encoding, length)) = Encoding::for_bom(decoded.head()) {
            decoded.tail.start += length;
            decoded.encoding = if encoding == UTF_8 { Letters::Utf8 } else { other(encoding) };
        }
        Ok(decoded)
    }

    /// The line about to be read.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Begins a piece, which may not be longer than allowed.
    pub const fn next_piece(&mut self) {
        self.allowance = self.piece_bytes_max;
    }

    fn head(&self) -> &[u8] {
        &self.raw[self.tail.clone()]
    }

    /// Adds to the tail, from the front of the buffer.
    fn read_chunk(&mut self) -> io::Result<usize> {
        self.raw.copy_within(self.tail.clone(), 0);
        self.tail = 0..self.tail.len();
        loop {
            match self.inner.read(&mut self.raw[self.tail.end..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(read) => {
                    self.tail.end += read;
                    return Ok(read);
                }
            }
        }
    }

    fn decode(&mut self) -> io::Result<()> {
        // Eight bytes are enough to see any letter whole.
        while self.tail.len() < 8 && !self.is_ended {
            self.is_ended = self.read_chunk()? == 0;
        }
        if matches!(self.encoding, Letters::Unsaid) && self.give_ascii() {
            return Ok(());
        }
        match &mut self.encoding {
            Letters::Utf8 | Letters::Unsaid => self.validate(),
            // A decoder that was told the end may not be asked again.
            Letters::Other { .. } if self.is_flushed => {
                self.ready = 0..0;
                Ok(())
            }
            Letters::Other { decoder, declared, doubt } => {
                let raw = &self.raw[self.tail.clone()];
                if doubt.looks_like_utf8(raw) {
                    return Err(ProblemKind::HiddenUtf8 { declared: (*declared).into() }.into_io());
                }
                let length = decoder.max_utf8_buffer_length(raw.len()).unwrap_or(CHUNK * 3);
                self.text.resize(length, 0);
                let (_, read, written, _) =
                    decoder.decode_to_utf8(raw, &mut self.text, self.is_ended);
                self.is_flushed = self.is_ended;
                self.tail.start += read;
                self.ready = 0..written;
                Ok(())
            }
        }
    }

    /// Gives out what comes before the first accent; that accent then decides the encoding.
    fn give_ascii(&mut self) -> bool {
        let raw = &self.raw[self.tail.clone()];
        let plain = raw.iter().position(|byte| !byte.is_ascii()).unwrap_or(raw.len());
        if plain > 0 || raw.is_empty() {
            self.ready = self.tail.start..self.tail.start + plain;
            self.tail.start += plain;
            return true;
        }
        let is_utf8 = match std::str::from_utf8(raw) {
            Ok(_) => true,
            // Either wrong at once, or a good beginning cut by the end of the chunk.
            Err(error) => error.valid_up_to() > 0,
        };
        self.encoding = if is_utf8 { Letters::Utf8 } else { other(WINDOWS_1252) };
        if let Letters::Other { doubt, .. } = &mut self.encoding {
            doubt.is_over = true;
        }
        false
    }

    fn validate(&mut self) -> io::Result<()> {
        let raw = &self.raw[self.tail.clone()];
        let (valid, is_wrong) = match std::str::from_utf8(raw) {
            Ok(text) => (text.len(), false),
            Err(error) => (error.valid_up_to(), error.error_len().is_some() || self.is_ended),
        };
        if valid == 0 && is_wrong {
            return Err(ProblemKind::WrongEncoding { declared: "UTF-8".into() }.into_io());
        }
        // What is valid is given out first, so that the line of the error is right.
        self.ready = self.tail.start..self.tail.start + valid;
        self.tail.start += valid;
        Ok(())
    }

    fn buffer(&self) -> &[u8] {
        match self.encoding {
            Letters::Other { .. } => &self.text,
            Letters::Utf8 | Letters::Unsaid => &self.raw,
        }
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.allowance == 0 {
            return Err(ProblemKind::TooLong { max: self.piece_bytes_max }.into_io());
        }
        if self.ready.is_empty() {
            self.decode()?;
        }
        Ok(&self.buffer()[self.ready.clone()])
    }

    fn consume(&mut self, amount: usize) {
        let start = self.ready.start;
        let end = (start + amount).min(self.ready.end);
        // A file has fewer lines than bytes.
        #[expect(clippy::naive_bytecount, reason = "pieces are a few bytes: no crate would help")]
        let lines = self.buffer()[start..end].iter().filter(|byte| **byte == b'\n').count();
        self.line += lines as u64;
        self.allowance = self.allowance.saturating_sub((end - start) as u64);
        self.ready.start = end;
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl Doubt {
    fn looks_like_utf8(&mut self, bytes: &[u8]) -> bool {
        let mut index = 0;
        while !self.is_over && index + 1 < bytes.len() {
            let is_lead = (0xC3..=0xC5).contains(&bytes[index]);
            let is_follower = (0x80..=0xBF).contains(&bytes[index + 1]);
            if is_lead && is_follower {
                self.utf8 += 1;
                index += 2;
            } else {
                self.other += u32::from(bytes[index] >= 0x80);
                index += 1;
            }
            // Three accents in a row that make sense as UTF-8 are no chance; one that does not is.
            self.is_over = self.other > 0;
            if self.utf8 >= 3 {
                return !self.is_over;
            }
        }
        false
    }
}

fn other(encoding: &'static Encoding) -> Letters {
    let declared = match encoding {
        e if e == ISO_8859_15 => "ISO-8859-15",
        e if e == UTF_16LE || e == UTF_16BE => "UTF-16",
        _ => "ISO-8859-1",
    };
    let is_over = declared == "UTF-16";
    let doubt = Doubt { is_over, ..Doubt::default() };
    let decoder = Box::new(encoding.new_decoder_without_bom_handling());
    Letters::Other { decoder, declared, doubt }
}

fn letters_of(name: &str) -> Result<Letters, ProblemKind> {
    match Encoding::for_label(name.as_bytes()) {
        Some(encoding) if encoding == UTF_8 => Ok(Letters::Utf8),
        Some(encoding) if encoding == WINDOWS_1252 || encoding == ISO_8859_15 => {
            Ok(other(encoding))
        }
        _ => Err(ProblemKind::UnknownEncoding(name.to_owned())),
    }
}

/// `<?xml version="1.0" encoding="ISO-8859-15"?>` → `ISO-8859-15`
fn declared_encoding(head: &[u8]) -> Option<String> {
    let head = &head[..head.len().min(256)];
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let head = head[start..].strip_prefix(b"<?xml")?;
    let end = head.windows(2).position(|window| window == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(quote).map(|(name, _)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time: every letter is cut.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.0.len().min(1).min(buffer.len());
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn told(error: &io::Error) -> ProblemKind {
        ProblemKind::from_io(error)
    }

    fn table(bytes: &[u8]) -> Result<String, ProblemKind> {
        let mut text = String::new();
        let mut decoded = Decoded::table(Drops(bytes), u64::MAX)?;
        decoded.read_to_string(&mut text).map_err(|error| told(&error))?;
        Ok(text)
    }

    fn xml(bytes: &[u8]) -> Result<String, ProblemKind> {
        let mut text = String::new();
        let mut decoded = Decoded::xml(bytes, u64::MAX)?;
        decoded.read_to_string(&mut text).map_err(|error| told(&error))?;
        Ok(text)
    }

    #[test]
    fn a_table_is_read_in_whatever_a_spreadsheet_writes() {
        assert_eq!(table("Noé;été".as_bytes()).as_deref(), Ok("Noé;été"));
        assert_eq!(table("\u{feff}Noé".as_bytes()).as_deref(), Ok("Noé"));
        assert_eq!(table(b"No\xE9;\xE9t\xE9;5 \x80").as_deref(), Ok("Noé;été;5 €"));
        assert_eq!(table(b"\xFF\xFEN\0o\0\xE9\0").as_deref(), Ok("Noé"));
        assert_eq!(table(b"Lou").as_deref(), Ok("Lou"));
        assert_eq!(table(b"").as_deref(), Ok(""));
    }

    #[test]
    fn an_accent_far_from_the_beginning_still_decides() {
        let mut bytes = b"a;b\n".repeat(40_000);
        bytes.extend(b"No\xE9");
        let mut text = String::new();
        let mut decoded = Decoded::table(bytes.as_slice(), u64::MAX).expect("a table");
        decoded.read_to_string(&mut text).expect("text");
        assert!(text.ends_with("Noé"));
    }

    #[test]
    fn xml_is_read_as_it_declares() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-15'?><a>No\xE9 \xA4</a>";
        assert!(xml(latin).expect("latin").ends_with("<a>Noé €</a>"));
        let ascii = b"<?xml version=\"1.0\" encoding=\"EBCDIC\"?><a/>";
        assert_eq!(xml(ascii), Err(ProblemKind::UnknownEncoding("EBCDIC".to_owned())));
    }

    #[test]
    fn a_wrong_encoding_is_told_with_its_line() {
        let bytes = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\nNo\xE9</a>";
        let mut decoded = Decoded::xml(bytes.as_slice(), u64::MAX).expect("a file");
        let error = io::copy(&mut decoded, &mut io::sink()).expect_err("not UTF-8");
        assert_eq!(told(&error), ProblemKind::WrongEncoding { declared: "UTF-8".into() });
        assert_eq!(decoded.line(), 3);

        let hidden = "<?xml version='1.0' encoding='ISO-8859-1'?><a>été, Noé, Léa</a>";
        let declared = "ISO-8859-1".into();
        assert_eq!(xml(hidden.as_bytes()), Err(ProblemKind::HiddenUtf8 { declared }));
    }

    #[test]
    fn a_letter_cut_at_the_end_of_the_file_is_wrong() {
        let declared = "UTF-8".into();
        assert_eq!(xml(b"<a>\xC3"), Err(ProblemKind::WrongEncoding { declared }));
    }
}
