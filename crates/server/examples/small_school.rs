//! The small school of the tests, served for the journeys of `e2e/`.
//!
//! Prints one line of JSON: its address, and the cookie of each person. Its clock stands still
//! until its standard input says an hour, such as `2026-12-21T17:30`. Ends with its standard input,
//! so that no server outlives its journeys.

#[path = "../tests/lived_agenda.rs"]
mod lived_agenda;
#[path = "../tests/lived_around.rs"]
mod lived_around;
#[path = "../tests/lived_attendance.rs"]
mod lived_attendance;
#[path = "../tests/lived_carnet.rs"]
mod lived_carnet;
#[path = "../tests/lived_council.rs"]
mod lived_council;
#[path = "../tests/lived_governed.rs"]
mod lived_governed;
#[path = "../tests/lived_homework.rs"]
mod lived_homework;
#[path = "../tests/lived_in.rs"]
mod lived_in;
#[path = "../tests/lived_journal.rs"]
mod lived_journal;
#[path = "../tests/lived_liaison.rs"]
mod lived_liaison;
#[path = "../tests/lived_news.rs"]
mod lived_news;
#[path = "../tests/lived_passage.rs"]
mod lived_passage;
#[path = "../tests/lived_results.rs"]
mod lived_results;
#[path = "../tests/lived_rollover.rs"]
mod lived_rollover;
#[path = "../tests/lived_timetable.rs"]
mod lived_timetable;
#[path = "../tests/lived_wider.rs"]
mod lived_wider;

use base::{Id, Instant};
use people::Person;
use server::house;
use std::{collections::BTreeMap, net::SocketAddr};
use testing::TestSchool;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let school = TestSchool::open(db::Engine::Sqlite, testing::NOW, house::features()).await;
    // Nobody answers there: what is offered to devices is looked at, nothing is sent.
    let services = ["push.example.org".to_owned()];
    school.app.jobs.lend(notices::Pusher::open("mailto:exploitant@example.org", &services)?);
    if let Some(translator) = translator() {
        school.app.jobs.lend(translator?);
    }
    let lived_in::Lived { mut things, of_routes, wider, governed, of_college } =
        lived_in::live(&school).await;
    let login = move |tx: &db::Tx<'_>| accounts::command::login(tx, wider.yasmine);
    let login = school.app.db.read(login).await?.unwrap_or_default();
    things.extend([
        ("teacher", school.mme_durand.to_string()),
        ("ce2_class", wider.ce2_c.to_string()),
        ("ce2_pupil", wider.yasmine.to_string()),
        ("ce2_login", login),
        ("password", lived_in::PASSWORD.to_owned()),
    ]);
    let mut cast = school.cast();
    cast.extend(wider.cast().map(|(name, person)| (name, Some(person))));
    cast.extend(governed.people.cast().map(|(name, person)| (name, Some(person))));
    cast.push(("father", Some(school.marc)));
    cast.push(("nursery-teacher", Some(school.mme_garnier)));
    cast.push(("young-pupil", Some(school.jules)));
    let cookies = sign_in(&school, &cast).await;
    // What the teacher of the little ones has, where the others have École Jean-Macé.
    let nursery = BTreeMap::from([
        ("class", school.ms_gs.to_string()),
        ("school", school.kergomard.to_string()),
        ("person", school.jules.to_string()),
        ("pupil", school.jules.to_string()),
    ]);
    let routes = school.app.routes().iter().filter(|route| route.method == "GET");
    let routes: Vec<&str> = routes.map(|route| route.path).collect();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    println!(
        "{}",
        serde_json::json!({
            "url": url, "cookies": cookies, "things": things, "routes": routes,
            "of_routes": of_routes,
            "own": {
                "nursery-teacher": nursery,
                "college-head": of_college,
                "cpe": of_college,
                "maths-teacher": of_college,
                "german-teacher": of_college,
                "college-guardian": of_college,
                "syndicate": governed.of_syndicate,
                "metropole": governed.of_metropole,
            },
        })
    );
    let service = school.router().into_make_service_with_connect_info::<SocketAddr>();
    tokio::select! {
        served = async { axum::serve(listener, service).await } => served?,
        () = live_on(&school, &cast) => {}
    }
    Ok(())
}

type Cast = [(&'static str, Option<Id<Person>>)];

/// Everybody before a browser of his own.
async fn sign_in(school: &TestSchool, cast: &Cast) -> BTreeMap<&'static str, Option<String>> {
    let mut cookies = BTreeMap::new();
    for (name, person) in cast {
        if let Some(person) = person {
            cookies.insert(*name, school.client(*person).await.cookie("preau"));
        }
    }
    cookies
}

/// Goes to each hour that is said, and does what was due by then; answers with new cookies, since
/// nobody stays signed in for weeks.
async fn live_on(school: &TestSchool, cast: &Cast) {
    let mut worker = school.app.jobs.start(2);
    let next = || tokio::task::spawn_blocking(|| std::io::stdin().lines().next());
    while let Ok(Some(Ok(line))) = next().await {
        let Some(hour) = Instant::parse_local(&line) else {
            eprintln!("« {line} » is no hour: say 2026-12-21T17:30");
            break;
        };
        // What is due is done here, and by nobody else at the same time.
        worker.stop().await;
        school.clock.set(hour);
        school.run_jobs().await;
        worker = school.app.jobs.start(2);
        println!("{}", serde_json::json!({ "cookies": sign_in(school, cast).await }));
    }
    worker.stop().await;
}

/// The journey of languages brings its own engine; the others have none.
#[expect(clippy::disallowed_methods, reason = "a journey says what its school has")]
fn translator() -> Option<Result<translation::Translator, String>> {
    let url = std::env::var("PREAU_TEST_TRANSLATION").ok()?;
    Some(translation::Translator::by_http(&url, "", &[]))
}
