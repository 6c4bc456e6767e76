//! Pages leave compressed; what is a stream, a file or an asset does not.

use crate::house;
use std::io::Read;
use testing::Answered;

const GZIP: (&str, &str) = ("accept-encoding", "gzip, deflate, br");

fn encoding(answered: &Answered) -> Option<String> {
    answered.header("content-encoding")
}

fn read(answered: &Answered) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(&answered.body[..]).read_to_string(&mut text).expect("gzip");
    text
}

#[tokio::test]
async fn a_page_is_the_same_compressed() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        let packed = house::ask(&samira, "/atelier", &[GZIP]).await;
        assert_eq!(encoding(&packed).as_deref(), Some("gzip"));
        assert_eq!(packed.header("vary").as_deref(), Some("accept-encoding"));
        assert!(read(&packed).contains("Atelier numéro 199"));

        let plain = house::ask(&samira, "/atelier", &[]).await;
        assert_eq!(encoding(&plain), None);
        assert_eq!(plain.header("vary").as_deref(), Some("accept-encoding"));
        assert!(plain.body.len() > 2 * packed.body.len());
    }
}

#[tokio::test]
async fn json_too_and_errors() {
    let (_, client, _db) = house::empty(|_| {}).await;
    for path in ["/api/atelier", "/rien"] {
        let answered = client.send(house::request("GET", path, &[GZIP])).await;
        assert_eq!(encoding(&answered).as_deref(), Some("gzip"), "{path}");
    }
}

#[tokio::test]
async fn streams_files_and_assets_pass_as_they_are() {
    let (_, client, _db) = house::empty(|_| {}).await;
    for path in ["/atelier/flux", "/atelier/fichier", "/sante"] {
        let answered = client.send(house::request("GET", path, &[GZIP])).await;
        assert_eq!(encoding(&answered), None, "{path}");
    }
    // Compressed when they were built, and not once more.
    let css = web::assets::url("app.css");
    let answered = client.send(house::request("GET", css, &[GZIP])).await;
    assert_eq!(encoding(&answered).as_deref(), Some("br"));
    let answered =
        client.send(house::request("GET", css, &[("accept-encoding", "br;q=0, gzip")])).await;
    assert_eq!(encoding(&answered).as_deref(), Some("gzip"));
    assert!(read(&answered).contains('{'));
}

#[tokio::test]
async fn another_site_that_makes_a_browser_ask_learns_no_length() {
    let (_, client, _db) = house::empty(|_| {}).await;
    for (site, is_packed) in [("same-origin", true), ("none", true), ("cross-site", false)] {
        let headers = [GZIP, ("sec-fetch-site", site)];
        let answered = client.send(house::request("GET", "/rien", &headers)).await;
        assert_eq!(encoding(&answered).is_some(), is_packed, "{site}");
    }
}

#[tokio::test]
async fn a_host_whose_proxy_compresses_turns_it_off() {
    let (_, client, _db) = house::empty(|settings| settings.running.compresses = false).await;
    let answered = client.send(house::request("GET", "/rien", &[GZIP])).await;
    assert_eq!(encoding(&answered), None);
}

#[tokio::test]
async fn the_form_token_has_another_face_in_every_page() {
    for school in house::schools().await {
        let samira = school.client(school.samira).await;
        let mut tokens = Vec::new();
        for _ in 0..3 {
            let page = samira.get("/atelier").await.page();
            tokens.push(page.attribute("input[name=csrf]", "value").expect("a token"));
        }
        assert!(tokens[0][..32] != tokens[1][..32] && tokens[0][32..] != tokens[1][32..]);
        // And each of them opens the door.
        for token in &tokens {
            let fields = [("csrf", token.as_str()), ("word", "oui")];
            samira.post_without_token("/atelier", &fields).await.redirects();
        }
    }
}
