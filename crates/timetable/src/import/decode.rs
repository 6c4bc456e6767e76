//! Letters: the bytes of a file as text, whatever program wrote it.

use super::problem::Refused;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// As text: by its byte order mark, else by what an XML file declares, else as UTF-8 where it is,
/// else as Windows writes it in our countries (which holds ISO-8859-1).
pub fn decode(bytes: &[u8]) -> Result<String, Refused> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") {
        return Err(Refused::Spreadsheet);
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (declared(bytes).unwrap_or_else(|| guessed(bytes)), bytes),
    };
    let (text, _, is_wrong) = encoding.decode(bytes);
    if is_wrong || text.contains('\0') {
        return Err(Refused::NotText);
    }
    Ok(text.into_owned())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

/// `<?xml version="1.0" encoding="ISO-8859-15"?>`
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 200;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).into_owned();
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let (_, rest) = declaration.split_once("encoding")?;
    let quoted = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = quoted.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let label = quoted[1..].split(quote).next()?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_read_whatever_program_wrote_them() {
        assert_eq!(decode("é".as_bytes()), Ok("é".to_owned()));
        assert_eq!(decode(b"\xef\xbb\xbf\xc3\xa9"), Ok("é".to_owned()));
        assert_eq!(decode(b"\xe9t\xe9"), Ok("été".to_owned()));
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><a>\xe9\xa4</a>";
        assert!(decode(latin).is_ok_and(|text| text.ends_with("<a>é€</a>")));
        assert!(decode(b"<?xml encoding='x'?>\xc3\xa9").is_ok_and(|text| text.ends_with('é')));
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        assert_eq!(decode(b"PK\x03\x04rest"), Err(Refused::Spreadsheet));
        assert_eq!(decode(b"%PDF-1.7"), Err(Refused::Spreadsheet));
        assert_eq!(decode(b" \r\n"), Err(Refused::Empty));
        assert_eq!(decode(b"a\0b"), Err(Refused::NotText));
    }
}
