//! Every route of the API is described, nothing else is, and the description holds together.

use server::house;
use std::collections::BTreeSet;
use testing::TestSchool;

async fn open() -> TestSchool {
    TestSchool::open(db::Engine::Sqlite, testing::NOW, house::features()).await
}

async fn document(school: &TestSchool) -> serde_json::Value {
    school.nobody().get_json("/api/openapi.json").await.json()
}

/// `GET /api/moi` of every operation in the document.
fn operations(document: &serde_json::Value) -> Vec<(String, serde_json::Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let named = |(path, item): (&String, &'_ serde_json::Value)| {
        let operations = item.as_object().into_iter().flatten();
        let name = |method: &String| format!("{} {path}", method.to_uppercase());
        operations.map(|(method, it)| (name(method), it.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(named).collect()
}

#[tokio::test]
async fn every_route_of_the_api_is_described_and_nothing_else() {
    let school = open().await;
    let document = document(&school).await;
    let described: BTreeSet<String> = operations(&document).into_iter().map(|it| it.0).collect();
    let routes = school.app.routes().iter().filter(|route| route.path.starts_with("/api/"));
    let routes: BTreeSet<String> = routes
        .filter(|route| route.path != "/api/openapi.json")
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let silent: Vec<&String> = routes.difference(&described).collect();
    assert!(silent.is_empty(), "without a description: {silent:#?}");
    assert_eq!(described, routes, "described, but not there");
}

#[tokio::test]
async fn what_the_document_points_at_is_in_it() {
    let school = open().await;
    let document = document(&school).await;
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    let text = document.to_string();
    let pointed = text.split("#/components/schemas/").skip(1);
    let pointed: BTreeSet<&str> = pointed.filter_map(|it| it.split('"').next()).collect();
    assert!(pointed.contains("ApiError"), "{pointed:?}");
    let lost: Vec<&&str> = pointed.iter().filter(|name| !schemas.contains_key(**name)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let operations = operations(&document);
    let ids: BTreeSet<&str> =
        operations.iter().filter_map(|it| it.1["operationId"].as_str()).collect();
    assert_eq!(ids.len(), operations.len(), "each operation has its own name");
}

#[tokio::test]
async fn what_each_route_does_is_said_in_words() {
    let school = open().await;
    let document = document(&school).await;
    for (name, operation) in operations(&document) {
        let summary = operation["summary"].as_str().expect("a sentence");
        assert!(summary.contains(' ') && !summary.contains("-api-"), "{name}: {summary}");
    }
    // The page for people says the same.
    let page = school.nobody().get("/api").await.page();
    let shown = page.text_of("main");
    for (name, operation) in operations(&document) {
        assert!(shown.contains(&name), "{name} is not on the page");
        // A page's words are read with one plain space between them.
        let summary = operation["summary"].as_str().expect("a sentence");
        let summary = summary.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&summary), "{name}: {summary}");
    }
}

#[tokio::test]
async fn what_needs_a_person_says_so() {
    let school = open().await;
    let document = document(&school).await;
    let me = &document["paths"]["/api/moi"]["get"];
    assert_eq!(me["security"], serde_json::json!([{ "session": [] }]));
    assert!(me["responses"]["401"].is_object());
    let seen = &document["paths"]["/api/nouveautes/lecture"]["post"];
    assert_eq!(seen["security"], serde_json::json!([{ "jeton": [], "session": [] }]));
    for status in ["204", "403", "422"] {
        assert!(seen["responses"][status].is_object(), "{status}");
    }
    assert_eq!(school.nobody().get_json("/api/moi").await.status, 401);
}
