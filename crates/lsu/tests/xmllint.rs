//! The counterpart: `xmllint` of libxml2, that nobody here wrote, with the schemas of the ministry.

use std::{path::PathBuf, process::Command};

pub const PRIMARY: &str = "livret-scolaire_1d_schema_1.0b.xsd";
pub const SECONDARY: &str = "import-complet-strict.xsd";

/// Each of these files is valid by this schema.
#[track_caller]
pub fn all_valid(schema: &str, files: &[Vec<u8>]) {
    if let Err(said) = validate(schema, files) {
        panic!("{said}");
    }
}

/// What `xmllint` says of files that are not valid.
pub fn validate(schema: &str, files: &[Vec<u8>]) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |place: usize| folder.path().join(format!("{place}.xml"));
    for (place, bytes) in files.iter().enumerate() {
        std::fs::write(path(place), bytes).expect("a file is written");
    }
    let schemas = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let asked = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schemas.join(schema))
        .args((0..files.len()).map(path))
        .output()
        .expect("il manque « xmllint » : installez le paquet « libxml2-utils »");
    let said = String::from_utf8_lossy(&asked.stderr);
    let valid = said.lines().filter(|line| line.ends_with(" validates")).count();
    if asked.status.success() && valid == files.len() {
        return Ok(());
    }
    let wrong: Vec<&str> = said.lines().filter(|line| !line.ends_with(" validates")).collect();
    Err(wrong.join("\n"))
}

#[test]
fn xmllint_refuses_what_the_schema_refuses() {
    let file =
        br#"<lsun-bilans xmlns="urn:fr:edu:scolarite:lsun:bilans:import" schemaVersion="1.0"/>"#;
    let said = validate(PRIMARY, &[file.to_vec()]).expect_err("there is nothing in it");
    assert!(said.contains("Missing child element(s)"), "{said}");
}
