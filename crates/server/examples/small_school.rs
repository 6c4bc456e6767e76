//! The small school of the tests, served for the journeys of `e2e/`.
//!
//! Prints one line of JSON: its address, and the cookie of each person. Ends with its standard
//! input, so that no server outlives its journeys.

use server::house;
use std::{collections::BTreeMap, io::Read, net::SocketAddr};
use testing::TestSchool;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let school = TestSchool::open(db::Engine::Sqlite, testing::NOW, house::features()).await;
    let mut cookies = BTreeMap::new();
    for (name, person) in school.cast() {
        if let Some(person) = person {
            cookies.insert(name, school.client(person).await.cookie("preau"));
        }
    }
    let things = BTreeMap::from([
        ("class", school.ce1_a.to_string()),
        ("school", school.jean_mace.to_string()),
        ("pupil", school.lea.to_string()),
        ("teacher", school.mme_durand.to_string()),
    ]);
    write_letters(&school).await;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    println!("{}", serde_json::json!({ "url": url, "cookies": cookies, "things": things }));
    let worker = school.app.jobs.start(2);
    let service = school.router().into_make_service_with_connect_info::<SocketAddr>();
    let input_ends = async {
        drop(tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await);
    };
    axum::serve(listener, service).with_graceful_shutdown(input_ends).await?;
    worker.stop().await;
    Ok(())
}

/// A teacher and a parent have written to each other, so that the pages have something to show.
async fn write_letters(school: &TestSchool) {
    let write = async |from, to: String, subject: &str, body: &str| {
        let fields =
            [("to", to.as_str()), ("subject", subject), ("body", body), ("action", "send")];
        school.client(from).await.post("/messages/nouveau", &fields).await.redirects();
        school.clock.advance_minutes(17);
    };
    let to_samira = format!("p:{}", school.samira);
    let to_teacher = format!("p:{}", school.mme_durand);
    let found = "Bonjour,\n\nElles étaient sous le banc du préau. Léa les a dans son cartable.";
    write(school.mme_durand, to_samira.clone(), "Les lunettes de Léa", found).await;
    let thanks = "Merci beaucoup ! Elle les cherchait depuis lundi.";
    write(school.samira, to_teacher, "Re : Les lunettes de Léa", thanks).await;
    let strike = "Jeudi, l’accueil est assuré de 8 h 20 à 11 h 45.\n\nBonne soirée.";
    write(school.mme_lefevre, to_samira, "Jeudi : accueil assuré", strike).await;
}
