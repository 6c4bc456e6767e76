//! Style as a test: lengths, first lines, floors, sentences.

use crate::tree::{root, sources};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

const LINE_MAX: usize = 100;
const FILE_LINES_MAX: usize = 400;

/// Crates that carry a feature: none may import another.
const FEATURES: [&str; 19] = [
    "accounts",
    "agenda",
    "attendance",
    "directory",
    "messages",
    "feeds",
    "admin",
    "news",
    "journal",
    "liaison",
    "homework",
    "territory",
    "assessments",
    "carnet",
    "reports",
    "timetable",
    "passage",
    "rollover",
    "usage",
];

#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn lines_and_files_are_short() {
    let mut long = Vec::new();
    for ending in [".rs", ".ts", ".css", ".mjs", ".ftl"] {
        for source in ["crates", "assets", "bench", "e2e"].iter().flat_map(|f| sources(f, ending)) {
            // A sentence of the interface is one line, however long.
            let is_prose = ending == ".ftl";
            for (number, line) in source.text.lines().enumerate() {
                let is_link = line.contains("https://");
                if !is_prose && !is_link && line.chars().count() > LINE_MAX {
                    long.push(format!("{}:{}", source.path, number + 1));
                }
            }
            // Sentences are looked for by their id, and no two rooms share a file of them.
            let lines = source.text.lines().count();
            if lines > FILE_LINES_MAX && !is_prose {
                long.push(format!("{} has {lines} lines", source.path));
            }
        }
    }
    none("too long", &long);
}

#[test]
fn an_element_has_one_class_attribute() {
    // `p.note class=(tone)` writes two attributes and the browser reads the first alone: write
    // `p.note.(tone)`.
    let mut wrong = Vec::new();
    for source in sources("crates", ".rs") {
        for (number, line) in source.text.lines().enumerate() {
            let before = line.split_once(" class=").map_or("", |(before, _)| before.trim_start());
            let element = before.split([' ', '{']).next().unwrap_or_default();
            let is_markup = element.starts_with(|c: char| c.is_ascii_lowercase());
            if is_markup && element.contains('.') && !element.contains(['"', '(']) {
                wrong.push(format!("{}:{}", source.path, number + 1));
            }
        }
    }
    none("two class attributes", &wrong);
}

#[test]
fn the_style_knows_no_left_and_no_right() {
    // A page that is read from right to left is the same page turned: say start and end.
    let sides = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        " left:",
        " right:",
        "float:",
    ];
    let mut wrong = Vec::new();
    for source in sources("assets/css", ".css") {
        for (number, line) in source.text.lines().enumerate() {
            if sides.iter().any(|side| line.contains(side)) {
                wrong.push(format!("{}:{}", source.path, number + 1));
            }
        }
    }
    none("sides of the screen", &wrong);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = sources("crates", ".rs").into_iter().chain(sources("bench", ".rs"));
    let silent = silent.filter(|source| !source.text.starts_with("//! ")).map(|s| s.path);
    none("no `//!` on the first line", &silent.collect::<Vec<_>>());
}

#[test]
fn features_do_not_import_features() {
    let mut wrong = Vec::new();
    for name in FEATURES {
        let path = root().join("crates").join(name).join("Cargo.toml");
        let Ok(manifest) = fs::read_to_string(path) else { continue };
        let table: toml::Table = manifest.parse().expect("a manifest");
        let dependencies = table.get("dependencies").and_then(toml::Value::as_table);
        for other in FEATURES.iter().filter(|other| **other != name) {
            if dependencies.is_some_and(|dependencies| dependencies.contains_key(*other)) {
                wrong.push(format!("{name} imports {other}"));
            }
        }
    }
    none("two features that meet need a trait below them", &wrong);
}

#[test]
fn sentences_are_in_every_language_and_used() {
    let code: BTreeMap<String, String> = crate_texts();
    let mut wrong = Vec::new();
    for french in sources("crates", "fr.ftl") {
        let name = french.path.split('/').nth(1).expect("a crate").to_owned();
        let english = fs::read_to_string(root().join(french.path.replace("fr.ftl", "en.ftl")));
        let (fr, en) = (ids(&french.text), ids(&english.unwrap_or_default()));
        wrong.extend(
            fr.symmetric_difference(&en).map(|id| format!("{name}: {id} is in one language")),
        );
        let code = code.get(&name).map_or("", String::as_str);
        let is_used = |id: &&String| code.contains(&format!("\"{id}\""));
        wrong.extend(
            fr.iter().filter(|id| !is_used(id)).map(|id| format!("{name}: {id} is unused")),
        );
    }
    none("sentences", &wrong);
}

#[test]
fn french_is_written_as_french_is_printed() {
    let mut wrong = Vec::new();
    for source in sources("crates", "fr.ftl") {
        for (number, line) in source.text.lines().enumerate() {
            let is_prose = !line.starts_with('#') && !line.trim_start().starts_with(['[', '*']);
            let before_sign = [" :", " ;", " !", " ?", " »", "« ", "...", "'"];
            if let Some(sign) = before_sign.iter().find(|sign| is_prose && line.contains(**sign)) {
                wrong.push(format!("{}:{} has “{sign}”", source.path, number + 1));
            }
        }
    }
    none("a no-break space stands before : ; ! ? » and after «, the apostrophe is ’", &wrong);
}

/// All the Rust text of each crate.
fn crate_texts() -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for source in sources("crates", ".rs") {
        let name = source.path.split('/').nth(1).expect("a crate").to_owned();
        texts.entry(name).or_default().push_str(&source.text);
    }
    texts
}

fn ids(ftl: &str) -> BTreeSet<String> {
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    ftl.lines().filter(starts).filter_map(id).collect()
}
