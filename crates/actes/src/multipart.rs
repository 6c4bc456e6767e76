//! A form with files, as bytes (RFC 7578), its texts in ISO-8859-1: what S²LOW reads.

use crate::attachment::find;

/// A form being filled.
#[derive(Default)]
pub struct Form {
    parts: Vec<(String, Vec<u8>)>,
}

impl Form {
    /// A field. Its text is Latin already: what was checked before.
    pub fn field(mut self, name: &str, value: &str) -> Self {
        let head = format!("Content-Disposition: form-data; name=\"{name}\"");
        let value = encoding_rs::mem::encode_latin1_lossy(value).into_owned();
        self.parts.push((head, value));
        self
    }

    /// A file. Its name is one the norm gives: no quote, no accent.
    pub fn file(mut self, name: &str, file_name: &str, media_type: &str, bytes: &[u8]) -> Self {
        let head = format!(
            "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             Content-Type: {media_type}"
        );
        self.parts.push((head, bytes.to_vec()));
        self
    }

    /// The type of the content, with its boundary, and the content.
    pub fn into_body(self) -> (String, Vec<u8>) {
        let is_free = |boundary: &String| {
            self.parts.iter().all(|(_, value)| find(value, boundary.as_bytes()).is_none())
        };
        let mut boundaries = (0_u64..).map(|number| format!("----ACTES-{number:016}"));
        let boundary = boundaries.find(is_free).expect("some boundary is in no file");
        let mut body = Vec::new();
        for (head, value) in self.parts {
            body.extend(format!("--{boundary}\r\n{head}\r\n\r\n").into_bytes());
            body.extend(value);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").into_bytes());
        (format!("multipart/form-data; boundary={boundary}"), body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_holds_a_boundary_gets_another() {
        let form = Form::default().field("subject", "Été").file(
            "acte_pdf_file",
            "a.pdf",
            "application/pdf",
            b"----ACTES-0000000000000000",
        );
        let (media_type, body) = form.into_body();
        assert_eq!(media_type, "multipart/form-data; boundary=----ACTES-0000000000000001");
        assert!(find(&body, b"name=\"subject\"\r\n\r\n\xc9t\xe9\r\n").is_some());
        assert!(body.ends_with(b"--\r\n"));
    }
}
