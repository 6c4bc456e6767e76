//! Resources on the web: one address a line, perhaps with its name behind it.

use web::id;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub url: String,
    /// What it is called; its host when nothing was said.
    pub name: String,
}

pub const LINKS_MAX: usize = 10;
const CHARS_MAX: usize = 500;

/// Reads what was typed: each line an address of the web, or the sentence that says why not.
pub fn check(typed: &str) -> Result<String, &'static str> {
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > LINKS_MAX {
        return Err(id!("homework-refused-links-many"));
    }
    let is_link = |line: &&str| line.chars().count() <= CHARS_MAX && link(line).is_some();
    if lines.iter().all(is_link) { Ok(lines.join("\n")) } else { Err(id!("homework-refused-link")) }
}

/// What was checked when it was written.
pub fn read(kept: &str) -> Vec<Link> {
    kept.lines().filter_map(link).collect()
}

fn link(line: &str) -> Option<Link> {
    let (url, name) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || "-.:".contains(c));
    let is_plain = !url.contains(['"', '<', '>', '\\']);
    let name = name.trim();
    let name = if name.is_empty() { host } else { name };
    (is_host && is_plain).then(|| Link { url: url.to_owned(), name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_has_its_name_or_that_of_its_house() {
        let typed = "https://lumni.fr/video/volcans Les volcans\n\n http://example.org ";
        let links = read(&check(typed).expect("links"));
        let names: Vec<&str> = links.iter().map(|link| link.name.as_str()).collect();
        assert_eq!(names, ["Les volcans", "example.org"]);
        for wrong in ["javascript:alert(1)", "lumni.fr", "https://", "https://a b", "ftp://a.fr"] {
            assert_eq!(check(wrong), Err("homework-refused-link"), "{wrong}");
        }
        assert!(check(&"https://a.fr\n".repeat(11)).is_err());
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_as_it_was_and_leads_to_the_web(
            typed in "(https?://[a-z.]{0,9}[^\n]{0,12}\n?){0,4}|.{0,60}"
        ) {
            if let Ok(kept) = check(&typed) {
                let links = read(&kept);
                prop_assert_eq!(links.len(), kept.lines().count());
                prop_assert!(links.iter().all(|link| link.url.starts_with("http")));
                prop_assert_eq!(check(&kept), Ok(kept));
            }
        }
    }
}
