//! What a file is: told by its first bytes, never by what its sender says.

use crate::FileName;

/// A type of file we know.
#[derive(Debug, PartialEq, Eq)]
pub struct Media {
    /// What is kept and told to browsers: `image/jpeg`.
    pub word: &'static str,
    /// What its name may end with; the first one is added to a name that says something else.
    pub extensions: &'static [&'static str],
    pub shape: Shape,
    /// A browser may show it. All the others are only ever downloaded.
    pub is_shown: bool,
}

/// What it looks like in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An image that is made again without its metadata.
    Photo,
    /// An image that is kept as it is.
    Picture,
    Text,
    Document,
    Sound,
    Film,
    Archive,
    Other,
}

/// Why a type is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwanted {
    /// HEIC, TIFF and the like: we cannot take the place where it was taken out of it.
    PhotoFormat,
    Program,
}

macro_rules! known {
    ($($name:ident = $word:literal [$($extension:literal)*] $shape:ident $($shown:ident)?;)*) => {
        $(const $name: Media = Media {
            word: $word,
            extensions: &[$($extension),*],
            shape: Shape::$shape,
            is_shown: known!(@ $($shown)?),
        };)*
        const KNOWN: &[&Media] = &[$(&$name),*];
    };
    (@ shown) => { true };
    (@) => { false };
}

known! {
    JPEG = "image/jpeg" ["jpg" "jpeg" "jpe" "jfif"] Photo shown;
    PNG = "image/png" ["png"] Photo shown;
    WEBP = "image/webp" ["webp"] Photo shown;
    GIF = "image/gif" ["gif"] Picture shown;
    PDF = "application/pdf" ["pdf"] Document shown;
    PLAIN = "text/plain" ["txt" "md" "log" "text"] Text shown;
    CSV = "text/csv" ["csv" "tsv"] Text;
    CALENDAR = "text/calendar" ["ics"] Text;
    CARD = "text/vcard" ["vcf"] Text;
    RTF = "application/rtf" ["rtf"] Document;
    HTML = "text/html" ["html" "htm" "xhtml"] Other;
    SVG = "image/svg+xml" ["svg"] Other;
    XML = "application/xml" ["xml"] Other;
    SCRIPT = "text/javascript" ["js" "mjs" "cjs" "ts"] Other;
    STYLE = "text/css" ["css"] Other;
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ["docx" "docm" "dotx"] Document;
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ["xlsx" "xlsm"] Document;
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        ["pptx" "ppsx"] Document;
    ODT = "application/vnd.oasis.opendocument.text" ["odt"] Document;
    ODS = "application/vnd.oasis.opendocument.spreadsheet" ["ods"] Document;
    ODP = "application/vnd.oasis.opendocument.presentation" ["odp"] Document;
    ODG = "application/vnd.oasis.opendocument.graphics" ["odg"] Document;
    EPUB = "application/epub+zip" ["epub"] Document;
    GEOGEBRA = "application/vnd.geogebra.file" ["ggb"] Other;
    SCRATCH = "application/x.scratch.sb3" ["sb3"] Other;
    ZIP = "application/zip" ["zip"] Archive;
    DOC = "application/msword" ["doc" "dot"] Document;
    XLS = "application/vnd.ms-excel" ["xls"] Document;
    PPT = "application/vnd.ms-powerpoint" ["ppt" "pps"] Document;
    SEVEN_ZIP = "application/x-7z-compressed" ["7z"] Archive;
    GZIP = "application/gzip" ["gz" "tgz"] Archive;
    RAR = "application/vnd.rar" ["rar"] Archive;
    MP4 = "video/mp4" ["mp4" "m4v"] Film shown;
    QUICKTIME = "video/quicktime" ["mov" "qt"] Film shown;
    THREE_GP = "video/3gpp" ["3gp"] Film shown;
    WEBM = "video/webm" ["webm"] Film shown;
    MATROSKA = "video/x-matroska" ["mkv"] Film;
    AVI = "video/x-msvideo" ["avi"] Film;
    M4A = "audio/mp4" ["m4a" "m4b"] Sound shown;
    MP3 = "audio/mpeg" ["mp3"] Sound shown;
    AAC = "audio/aac" ["aac"] Sound shown;
    OGG = "audio/ogg" ["ogg" "oga" "opus"] Sound shown;
    FLAC = "audio/flac" ["flac"] Sound shown;
    WAV = "audio/wav" ["wav"] Sound shown;
    OTHER = "application/octet-stream" [] Other;
}

/// Extensions that make a computer run what it should have read.
const PROGRAMS: [&str; 22] = [
    "exe", "com", "bat", "cmd", "scr", "pif", "msi", "msp", "lnk", "hta", "vbs", "vbe", "jse",
    "wsf", "wsh", "ps1", "cpl", "jar", "apk", "reg", "scf", "chm",
];

/// Archives of office programs are ZIP files; their extension tells which.
const IN_ZIP: &[&Media] =
    &[&DOCX, &XLSX, &PPTX, &ODT, &ODS, &ODP, &ODG, &EPUB, &GEOGEBRA, &SCRATCH];
const IN_OLE: &[&Media] = &[&DOC, &XLS, &PPT];
const IN_TEXT: &[&Media] = &[&PLAIN, &CSV, &CALENDAR, &CARD, &SCRIPT, &STYLE, &HTML, &SVG, &XML];

impl Media {
    /// The type of a file that was taken in; an unknown word is an unknown type.
    pub fn of(word: &str) -> &'static Media {
        KNOWN.iter().find(|media| media.word == word).copied().unwrap_or(&OTHER)
    }

    /// Looks at the first bytes of a file; its name only chooses among types that begin alike.
    pub fn sniff(head: &[u8], name: &FileName) -> Result<&'static Media, Unwanted> {
        let extension = name.extension();
        let is_program = head.starts_with(b"MZ")
            || head.starts_with(b"\x7fELF")
            || head.starts_with(&[0xcf, 0xfa, 0xed, 0xfe]);
        if is_program || PROGRAMS.contains(&extension.as_str()) {
            return Err(Unwanted::Program);
        }
        let found = match of_container(head, &extension)? {
            Some(media) => media,
            None => of_signature(head, &extension).unwrap_or_else(|| of_text(head, &extension)),
        };
        Ok(found)
    }

    pub fn is_pdf(&self) -> bool {
        self.word == PDF.word
    }

    pub fn is_photo(&self) -> bool {
        self.shape == Shape::Photo
    }

    /// What a browser is told. What it must not interpret is only bytes to it.
    pub fn content_type(&self) -> &'static str {
        match self.word {
            _ if !self.is_shown => OTHER.word,
            "text/plain" => "text/plain; charset=utf-8",
            word => word,
        }
    }

    /// The icon of a file that has no picture.
    pub fn icon(&self) -> &'static str {
        match self.shape {
            Shape::Photo | Shape::Picture => "image",
            Shape::Text | Shape::Document => "file-text",
            Shape::Sound => "music",
            Shape::Archive => "folder",
            Shape::Film | Shape::Other => "file",
        }
    }
}

fn among(choices: &[&'static Media], extension: &str) -> Option<&'static Media> {
    choices.iter().find(|media| media.extensions.contains(&extension)).copied()
}

/// The boxes of the MPEG family, which hold films, sounds and the photos of some phones.
fn of_container(head: &[u8], extension: &str) -> Result<Option<&'static Media>, Unwanted> {
    if head.starts_with(b"II*\0") || head.starts_with(b"MM\0*") {
        return Err(Unwanted::PhotoFormat);
    }
    if head.get(4..8) != Some(b"ftyp") {
        return Ok(None);
    }
    let brand = head.get(8..12).unwrap_or_default();
    let media = match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" | b"avif"
        | b"avis" => return Err(Unwanted::PhotoFormat),
        b"qt  " => &QUICKTIME,
        b"M4A " | b"M4B " => &M4A,
        [b'3', b'g', ..] => &THREE_GP,
        _ if extension == "m4a" => &M4A,
        _ => &MP4,
    };
    Ok(Some(media))
}

fn of_signature(head: &[u8], extension: &str) -> Option<&'static Media> {
    let starts = |signature: &[u8]| head.starts_with(signature);
    let riff = |kind: &[u8]| starts(b"RIFF") && head.get(8..12) == Some(kind);
    let early = |mark: &[u8]| head.windows(mark.len()).take(1024).any(|window| window == mark);
    Some(match head {
        _ if starts(&[0xff, 0xd8, 0xff]) => &JPEG,
        _ if starts(b"\x89PNG\r\n\x1a\n") => &PNG,
        _ if riff(b"WEBP") => &WEBP,
        _ if riff(b"WAVE") => &WAV,
        _ if riff(b"AVI ") => &AVI,
        _ if starts(b"GIF8") => &GIF,
        _ if early(b"%PDF-") => &PDF,
        _ if starts(b"{\\rtf") => &RTF,
        _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => {
            among(IN_ZIP, extension).unwrap_or(&ZIP)
        }
        _ if starts(&[0xd0, 0xcf, 0x11, 0xe0]) => among(IN_OLE, extension).unwrap_or(&OTHER),
        _ if starts(&[0x1a, 0x45, 0xdf, 0xa3]) && early(b"webm") => &WEBM,
        _ if starts(&[0x1a, 0x45, 0xdf, 0xa3]) => &MATROSKA,
        _ if starts(b"OggS") => &OGG,
        _ if starts(b"fLaC") => &FLAC,
        [0xff, 0xf1 | 0xf9, ..] => &AAC,
        [0xff, 0xfb | 0xfa | 0xf3 | 0xf2, ..] => &MP3,
        _ if starts(b"ID3") => &MP3,
        _ if starts(b"7z\xbc\xaf\x27\x1c") => &SEVEN_ZIP,
        _ if starts(b"Rar!\x1a\x07") => &RAR,
        _ if starts(&[0x1f, 0x8b]) => &GZIP,
        _ => return None,
    })
}

/// Text, or nothing we know. What looks like a page is one, whatever its name.
fn of_text(head: &[u8], extension: &str) -> &'static Media {
    let control = |byte: &u8| *byte < 9 || (14..32).contains(byte) && *byte != 27;
    if head.iter().any(control) {
        return &OTHER;
    }
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins =
        |mark: &[u8]| start.get(..mark.len()).is_some_and(|found| found.eq_ignore_ascii_case(mark));
    let early = |mark: &[u8]| {
        start.windows(mark.len()).take(2048).any(|found| found.eq_ignore_ascii_case(mark))
    };
    if begins(b"<") && (early(b"<svg") && !early(b"<html")) {
        return &SVG;
    }
    if ["<!doctype html", "<html", "<head", "<body", "<script"].iter().any(|m| early(m.as_bytes()))
    {
        return &HTML;
    }
    if begins(b"<?xml") {
        return among(IN_TEXT, extension).filter(|it| **it == HTML || **it == SVG).unwrap_or(&XML);
    }
    among(IN_TEXT, extension).unwrap_or(&PLAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(head: &[u8], name: &str) -> &'static str {
        match Media::sniff(head, &FileName::parse(name)) {
            Ok(media) => media.word,
            Err(Unwanted::PhotoFormat) => "a photo we cannot clean",
            Err(Unwanted::Program) => "a program",
        }
    }

    #[test]
    fn the_first_bytes_say_what_a_file_is() {
        assert_eq!(word(b"\xff\xd8\xff\xe0 JFIF", "photo.txt"), "image/jpeg");
        assert_eq!(word(b"%PDF-1.7", "mot"), "application/pdf");
        assert_eq!(word(b"PK\x03\x04", "classeur.ods"), ODS.word);
        assert_eq!(word(b"PK\x03\x04", "photos.jpg"), "application/zip");
        assert_eq!(word(b"\0\0\0\x18ftypheic", "IMG.HEIC"), "a photo we cannot clean");
        assert_eq!(word(b"\0\0\0\x18ftypmp42", "film.mov"), "video/mp4");
        assert_eq!(word("Bonjour à tous".as_bytes(), "mot.txt"), "text/plain");
        assert_eq!(word(b"a;b\n1;2", "notes.csv"), "text/csv");
        assert_eq!(word(b"\0\x01\x02", "x.txt"), "application/octet-stream");
    }

    #[test]
    fn what_a_browser_could_run_is_never_shown() {
        for (head, name) in [
            (&b"  <!DOCTYPE HTML><p>"[..], "mot.txt"),
            (b"hello <ScRipt>alert(1)</script>", "mot.txt"),
            (b"<?xml version='1.0'?><svg onload='x'>", "dessin.svg"),
            (b"<svg xmlns='x'>", "photo.png"),
            (b"alert(1)", "a.js"),
            (b"<?xml version='1.0'?><a/>", "a.xml"),
        ] {
            let media = Media::sniff(head, &FileName::parse(name)).expect("taken");
            assert!(!media.is_shown, "{name} is {}", media.word);
            assert_eq!(media.content_type(), "application/octet-stream");
        }
        assert_eq!(word(b"MZ\x90", "photo.jpg"), "a program");
        assert_eq!(word(b"bonjour", "mot.txt.exe"), "a program");
    }
}
