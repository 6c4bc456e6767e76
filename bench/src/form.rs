//! Bodies as browsers write them: fields of a form, and one file.

use std::fmt::Write;

/// `a=1&b=2`
pub fn fields(fields: &[(&str, &str)]) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        if !body.is_empty() {
            body.push('&');
        }
        percent(&mut body, name);
        body.push('=');
        percent(&mut body, value);
    }
    body
}

/// A value as it stands in an address.
pub fn escaped(value: &str) -> String {
    let mut text = String::new();
    percent(&mut text, value);
    text
}

fn percent(text: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
}

/// What separates the parts of [`upload`].
pub const BOUNDARY: &str = "----limite-de-la-mesure";

/// A multipart body: some fields, then one file.
pub fn upload(fields: &[(&str, &str)], name: &str, media_type: &str, content: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, value) in fields {
        let part = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        );
        body.extend(part.as_bytes());
    }
    let head = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: {media_type}\r\n\r\n"
    );
    body.extend(head.as_bytes());
    body.extend(content);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_written_as_browsers_write_it() {
        assert_eq!(fields(&[("to", "p:9"), ("body", "à lundi")]), "to=p%3A9&body=%C3%A0%20lundi");
    }
}
