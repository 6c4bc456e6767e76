//! Printed documents: a typst template and what is said in it become a tagged A4 PDF.
//!
//! The template finds what it is given in `data`:
//!
//! ```
//! #[derive(serde::Serialize)]
//! struct Sheet { name: &'static str }
//!
//! let template = "#set document(title: [Bonjour])\n#set text(lang: \"fr\")\nBonjour #data.name !";
//! let pdf = print::pdf(template, &Sheet { name: "Léa" })?;
//! assert!(pdf.starts_with(b"%PDF-"));
//! # Ok::<(), print::Error>(())
//! ```

mod qr;

pub use qr::qr;

use serde::Serialize;
use std::sync::LazyLock;
use typst::{
    diag::SourceDiagnostic,
    foundations::{Bytes, Dict, IntoValue},
    text::Font,
};
use typst_as_lib::{TypstAsLibError, TypstEngine};
use typst_pdf::PdfOptions;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a document could not be made: a bug of its template. The text holds no word of the data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document could not be printed: {0}")]
pub struct Error(String);

const REGULAR: &[u8] = include_bytes!("../fonts/atkinson-hyperlegible-next-400.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/atkinson-hyperlegible-next-700.ttf");

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [REGULAR, BOLD].into_iter().flat_map(|font| Font::iter(Bytes::new(font))).collect()
});

/// What every template begins with: the paper, the letters, and `data`.
const PRELUDE: &str = r#"#let data = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: 20mm)
#set text(font: "Atkinson Hyperlegible Next", size: 11pt, lang: "fr", region: "FR")
"#;

/// The document of `template` about `data`, as a tagged PDF. It takes tens of milliseconds: call it
/// from a blocking thread.
pub fn pdf(template: &'static str, data: &impl Serialize) -> Result<Vec<u8>> {
    pdf_with(template, data, Vec::new())
}

const PAPER: &str = include_str!("paper.typ");

#[derive(Serialize)]
struct Paper<'a> {
    title: &'a str,
    paragraphs: Vec<&'a str>,
}

/// A page of words: paragraphs stand apart by an empty line.
pub fn paper(title: &str, text: &str) -> Result<Vec<u8>> {
    pdf(PAPER, &Paper { title, paragraphs: text.split("\n\n").collect() })
}

/// The same with pictures: the template finds each by its name, `image("12.jpg")`.
pub fn pdf_with(
    template: &'static str,
    data: &impl Serialize,
    pictures: Vec<(String, Vec<u8>)>,
) -> Result<Vec<u8>> {
    let data = serde_json::to_string(data).map_err(|_| Error("the data is not JSON".to_owned()))?;
    let mut inputs = Dict::new();
    inputs.insert("data".into(), data.into_value());
    let source = format!("{PRELUDE}{template}");
    let pictures = pictures.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let engine = TypstEngine::builder()
        .main_file(source)
        .fonts(FONTS.iter().cloned())
        .with_static_file_resolver(pictures)
        .build();
    let document = engine.compile_with_input(inputs).output.map_err(|error| in_template(&error))?;
    typst_pdf::pdf(&document, &PdfOptions::default()).map_err(|errors| first(&errors))
}

fn in_template(error: &TypstAsLibError) -> Error {
    match error {
        TypstAsLibError::TypstSource(errors) => first(errors),
        _ => Error("the template cannot be read".to_owned()),
    }
}

fn first(errors: &[SourceDiagnostic]) -> Error {
    Error(errors.first().map_or("for no said reason", |error| &error.message).to_owned())
}
