//! Printed documents, as a reader of PDF finds them.

use serde::Serialize;

#[derive(Serialize)]
struct Greeting {
    name: String,
    code: String,
}

const TEMPLATE: &str = r#"
#set document(title: "Bienvenue")
= Bienvenue
#data.name, voici « votre » code~: œuvre, 12 €.
#image(bytes(data.code), format: "svg", width: 30mm, alt: "Le code à scanner")
"#;

fn greeting(name: &str) -> Greeting {
    Greeting { name: name.to_owned(), code: print::qr("https://ent.exemple.fr/activation") }
}

#[test]
fn a_document_is_tagged_and_says_its_language() {
    let pdf = print::pdf(TEMPLATE, &greeting("Léa Žižek")).expect("a document");
    assert!(pdf.starts_with(b"%PDF-"));
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("/StructTreeRoot"), "no tags");
    assert!(text.contains("/Lang (fr-FR)") || text.contains("/Lang(fr-FR)"), "no language");
    assert!(text.contains("/MediaBox [0 0 595") || text.contains("/MediaBox[0 0 595"), "not A4");
}

#[test]
fn what_is_said_is_never_read_as_a_template() {
    let pdf = print::pdf(TEMPLATE, &greeting("#panic(\"non\") *gras* $x$")).expect("a document");
    assert!(pdf.starts_with(b"%PDF-"));
}

#[test]
fn a_wrong_template_says_why() {
    let error = print::pdf("#data.nobody", &greeting("Léa")).expect_err("no such field");
    assert!(error.to_string().contains("nobody"), "{error}");
}
