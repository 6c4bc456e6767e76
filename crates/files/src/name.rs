//! Names of files: what a person called it, made harmless for every disk and every header.

use web::percent;

/// A name without a path, a control character or a trap; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

/// Whether a browser shows a file or keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    Inline,
    Attachment,
}

const CHARS_MAX: usize = 120;
/// An extension that is longer is a part of the name.
const EXTENSION_CHARS_MAX: usize = 8;
const NAMELESS: &str = "fichier";

impl FileName {
    /// Keeps what can be kept of the name a browser sent.
    pub fn parse(sent: &str) -> Self {
        // Some browsers send the whole path, with the separators of their system.
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let kept: String = last.chars().filter(|c| !is_trap(*c)).map(harmless).collect();
        let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        let kept = kept.trim_matches(['.', ' ']);
        if kept.is_empty() {
            return FileName(NAMELESS.to_owned());
        }
        FileName(shortened(kept))
    }

    /// A name that was parsed before it was written down.
    pub fn trusted(name: impl Into<String>) -> Self {
        FileName(name.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `jpg` of `Photo.JPG`; empty when there is none.
    pub fn extension(&self) -> String {
        split(&self.0).1.to_lowercase()
    }

    /// The same name with an extension that tells the truth: what is not among `accepted` is
    /// followed by the first of them, or replaced by it when it says something else of a photo.
    pub fn with_extension(&self, accepted: &[&str], is_replaced: bool) -> Self {
        let extension = self.extension();
        let Some(first) = accepted.first() else { return self.clone() };
        if accepted.contains(&extension.as_str()) {
            return self.clone();
        }
        let stem = if is_replaced { split(&self.0).0 } else { &self.0 };
        FileName(shortened(&format!("{stem}.{first}")))
    }

    /// The header `Content-Disposition`: an ASCII name for old programs, the whole one for others
    /// (RFC 6266 §4.3).
    pub fn disposition(&self, disposition: Disposition) -> String {
        let word = match disposition {
            Disposition::Inline => "inline",
            Disposition::Attachment => "attachment",
        };
        let plain: String = self.0.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
        format!("{word}; filename=\"{plain}\"; filename*=UTF-8''{}", percent(&self.0))
    }
}

fn is_plain(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_control() && !"\"\\%;".contains(c)
}

/// Control characters, and those that turn the reading direction so that `gpj.exe` reads `exe.jpg`.
fn is_trap(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || c == '\u{feff}'
}

/// What a Windows disk does not take.
fn harmless(c: char) -> char {
    if "<>:\"|?*".contains(c) { '-' } else { c }
}

/// Stem and extension, without the dot.
fn split(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty()
                && (1..=EXTENSION_CHARS_MAX).contains(&extension.len())
                && extension.chars().all(|c| c.is_ascii_alphanumeric()) =>
        {
            (stem, extension)
        }
        _ => (name, ""),
    }
}

/// Cuts the stem, never the extension.
fn shortened(name: &str) -> String {
    if name.chars().count() <= CHARS_MAX {
        return name.to_owned();
    }
    let (stem, extension) = split(name);
    let stem: String = stem.chars().take(CHARS_MAX - EXTENSION_CHARS_MAX - 1).collect();
    if extension.is_empty() { stem } else { format!("{}.{extension}", stem.trim_end()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_as_far_as_it_is_harmless() {
        for (sent, kept) in [
            ("Sortie à la mer.JPG", "Sortie à la mer.JPG"),
            ("C:\\Users\\eve\\plan.pdf", "plan.pdf"),
            ("../../etc/passwd", "passwd"),
            ("a\r\nSet-Cookie: x.txt", "aSet-Cookie- x.txt"),
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("...", "fichier"),
            ("", "fichier"),
            ("quoi ? \"oui\".txt", "quoi - -oui-.txt"),
        ] {
            assert_eq!(FileName::parse(sent).as_str(), kept, "{sent}");
        }
        let long = FileName::parse(&format!("{}.pdf", "é".repeat(300)));
        assert!(long.extension() == "pdf" && long.as_str().chars().count() <= CHARS_MAX);
    }

    #[test]
    fn an_extension_tells_the_truth() {
        let name = FileName::parse("notes.txt");
        assert_eq!(name.with_extension(&["html", "htm"], false).as_str(), "notes.txt.html");
        assert_eq!(name.with_extension(&["txt"], false).as_str(), "notes.txt");
        let photo = FileName::parse("IMG_1.webp");
        assert_eq!(photo.with_extension(&["jpg", "jpeg"], true).as_str(), "IMG_1.jpg");
    }

    #[test]
    fn a_header_holds_any_name() {
        let name = FileName::parse("Été “2026”; 50 %.pdf");
        assert_eq!(
            name.disposition(Disposition::Attachment),
            "attachment; filename=\"_t_ _2026__ 50 _.pdf\"; \
             filename*=UTF-8''%C3%89t%C3%A9%20%E2%80%9C2026%E2%80%9D%3B%2050%20%25.pdf"
        );
    }
}
