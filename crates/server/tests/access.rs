//! The golden table: every route, as every person of the small school. And who is kept apart.

use crate::tree::root;
use crate::{
    lived_agenda, lived_governed,
    lived_in::{self, Lived, Things},
    lived_results,
};
use axum::http::StatusCode;
use server::house;
use std::{fmt::Write, fs};
use testing::{Client, TestSchool};
use web::RouteRecord;

/// `/classe/{class}` → `/classe/7310…`; what no one has made yet is looked for under number 1.
fn fill(path: &str, things: &Things, lived: &Lived) -> String {
    let own = lived.of_routes.get(path);
    let parts = path.split('/').map(|part| {
        let name = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        match name {
            Some(name) => {
                let own = own.and_then(|own| own.get(name));
                own.or_else(|| things.get(name)).map_or("1", String::as_str)
            }
            None => part,
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A school of the whole house that has lived a little, and what there is in it.
async fn open() -> (TestSchool, Lived) {
    let school = TestSchool::open(db::Engine::Sqlite, testing::NOW, house::features()).await;
    let lived = lived_in::live(&school).await;
    (school, lived)
}

/// Everybody with what he asks about: those of the collège ask about the collège.
async fn clients<'a>(
    school: &TestSchool,
    lived: &'a Lived,
) -> Vec<(&'static str, Client, &'a Things)> {
    let mut clients = Vec::new();
    for (name, person) in school.cast() {
        let client = match person {
            Some(person) => school.client(person).await,
            None => school.nobody(),
        };
        clients.push((name, client, &lived.things));
    }
    let wider = &lived.wider;
    for (name, person) in [
        ("college-head", wider.mme_besson),
        ("cpe", wider.m_sarr),
        ("german-teacher", wider.mme_vidal),
    ] {
        clients.push((name, school.client(person).await, &lived.of_college));
    }
    let governed = &lived.governed;
    for (name, person, things) in [
        ("mayor", governed.people.mme_colin, &lived.things),
        ("other-commune", governed.people.m_dumont, &lived.things),
        ("metropole", governed.people.mme_bak, &governed.of_metropole),
        ("syndicate", governed.people.mme_carlier, &governed.of_syndicate),
    ] {
        clients.push((name, school.client(person).await, things));
    }
    clients
}

async fn ask(client: &Client, route: &RouteRecord, path: &str) -> StatusCode {
    match route.method {
        "GET" => client.get(path).await.status,
        _ => client.post(path, &[]).await.status,
    }
}

/// The school as it was lived in, for one who will change it.
async fn again(school: &TestSchool) -> TestSchool {
    let again = school.again(house::features()).await;
    lived_agenda::lend(&again);
    lived_governed::lend(&again);
    lived_results::lend(&again);
    again
}

/// What each is answered by a route.
struct Line {
    words: String,
    /// Somebody was let in: the school may not be any more what it was.
    is_changed: bool,
    /// It was asked too often, by other lines.
    is_weary: bool,
}

/// A school with everybody signed in.
struct Open<'a> {
    _school: TestSchool,
    clients: Vec<(&'static str, Client, &'a Things)>,
}

impl<'a> Open<'a> {
    async fn of(lived_in: &TestSchool, lived: &'a Lived) -> Self {
        let school = again(lived_in).await;
        let clients = clients(&school, lived).await;
        Open { _school: school, clients }
    }

    async fn line(&self, lived: &Lived, route: &RouteRecord) -> Line {
        let mut words = format!("{:4} {:44} {:28}", route.method, route.path, route.authority);
        let (mut is_changed, mut is_weary) = (false, false);
        for (name, client, things) in &self.clients {
            let status = ask(client, route, &fill(route.path, things, lived)).await;
            is_changed |= !status.is_client_error();
            is_weary |= status == StatusCode::TOO_MANY_REQUESTS;
            write!(words, "  {name} {}", status.as_u16()).expect("written");
        }
        Line { words, is_changed, is_weary }
    }
}

#[tokio::test]
async fn the_table_of_access_is_the_one_we_have_read() {
    let (school, lived) = open().await;
    let mut routes = school.app.routes().to_vec();
    routes.sort_by_key(|route| (route.path, route.method));
    // A stream of events has no end to wait for.
    routes.retain(|route| route.path != "/direct");
    let (reading, mut writing) = (Open::of(&school, &lived).await, Open::of(&school, &lived).await);
    let mut table = String::new();
    for route in &routes {
        if route.method == "GET" {
            writeln!(table, "{}", reading.line(&lived, route).await.words).expect("written");
            continue;
        }
        let mut line = writing.line(&lived, route).await;
        if line.is_weary {
            writing = Open::of(&school, &lived).await;
            line = writing.line(&lived, route).await;
        }
        writeln!(table, "{}", line.words).expect("written");
        if line.is_changed {
            writing = Open::of(&school, &lived).await;
        }
    }
    let golden = fs::read_to_string(root().join("docs/ACCESS.txt")).unwrap_or_default();
    if table != golden {
        let found = root().join("target/ACCESS.txt");
        fs::write(&found, &table).expect("written");
        let differs = table.lines().filter(|line| !golden.contains(*line));
        let lines = differs.collect::<Vec<_>>().join("\n");
        panic!("docs/ACCESS.txt is not what target/ACCESS.txt found:\n{lines}");
    }
}

/// Names of Jean-Macé that nobody of another school may ever read.
const NAMES: [&str; 6] = ["Haddad", "Moreau", "Dubois", "Durand", "Roussel", "Lefèvre"];

#[tokio::test]
async fn one_school_never_sees_another() {
    let (school, mut lived) = open().await;
    // What is only in a maternelle or in a collège is asked of École Jean-Macé here.
    lived.of_routes.retain(|route, _| {
        !route.starts_with("/carnet/") && !route.starts_with("/emploi-du-temps/")
    });
    let (things, wider) = (&lived.things, lived.wider);
    for (who, person) in [
        ("other town", school.m_lambert),
        ("same town", school.mme_garnier),
        ("collège", wider.m_sarr),
        ("collège's group", wider.mme_vidal),
    ] {
        let client = school.client(person).await;
        let pages = school.app.routes().iter().filter(|route| route.method == "GET");
        for route in pages.filter(|route| route.path != "/direct") {
            let answered = client.get(&fill(route.path, things, &lived)).await;
            // Jules of Kergomard is Léa's brother: his school knows his family, and only them.
            // And heads of a town write to each other.
            let own = if who == "same town" { &NAMES[1..5] } else { &NAMES[..] };
            let page = answered.text();
            let leak = own.iter().find(|name| page.contains(**name));
            assert_eq!(leak, None, "{who} reads it on {}", route.path);
            let names_a_thing = ["{class}", "{school}"].iter().any(|it| route.path.contains(it));
            if names_a_thing && route.authority.starts_with("Granted") {
                assert_eq!(answered.status, StatusCode::NOT_FOUND, "{who}: {}", route.path);
            }
        }
    }
}

#[tokio::test]
async fn one_class_never_sees_another() {
    let (school, mut lived) = open().await;
    lived.things.extend([("class", school.cm2_b.to_string()), ("person", school.noe.to_string())]);
    let samira = school.client(school.samira).await;
    let routes = school.app.routes().iter().filter(|route| route.method == "GET");
    for route in
        routes.filter(|route| route.path.contains("{class}") || route.path.contains("{person}"))
    {
        if route.authority.starts_with("Granted") {
            let status = samira.get(&fill(route.path, &lived.things, &lived)).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{}", route.path);
        }
    }
}
