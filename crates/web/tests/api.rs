//! The API, told where its routes are written: for people, and for programs.

use crate::house;

#[tokio::test]
async fn what_is_told_of_a_route_is_in_the_document() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let document = client.get("/api/openapi.json").await.json();
    assert_eq!(document["openapi"], "3.1.0");
    let numbers = &document["paths"]["/api/atelier"]["get"];
    assert_eq!(numbers["operationId"], "get_api_atelier");
    assert_eq!(numbers["responses"]["200"]["description"], "Voici.");
    assert_eq!(numbers["responses"]["401"], serde_json::Value::Null, "anybody may ask");
    let write = &document["paths"]["/api/atelier/{tool}"]["post"];
    assert_eq!(write["parameters"][0]["name"], "tool");
    let form = "application/x-www-form-urlencoded";
    let schema = &write["requestBody"]["content"][form]["schema"]["$ref"];
    assert_eq!(schema, "#/components/schemas/Word");
    assert_eq!(document["components"]["schemas"]["Word"]["required"][0], "word");
    assert_eq!(write["security"], serde_json::json!([{ "jeton": [], "session": [] }]));
}

#[tokio::test]
async fn people_read_how_a_program_signs_in() {
    let (_, client, _db) = house::empty(|_| {}).await;
    let page = client.get("/api").await.page();
    assert_eq!(page.text_of("h1"), "L’interface pour programmes");
    assert!(page.text_of("main").contains("POST /api/atelier/{tool}"));
    assert_eq!(page.texts_of("tbody td:last-child"), ["—", "word"], "the fields of the form");
    assert!(page.text_of("ol").contains("X-CSRF"));
    assert!(page.has("a[href='/api/openapi.json']"));
    let english = house::request("GET", "/api/openapi.json", &[("accept-language", "en")]);
    let document = client.send(english).await.json();
    assert_eq!(document["info"]["title"], "The interface for programs");
}
