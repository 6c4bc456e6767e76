//! The files of the State, from the made-up town: whoever heads a school comes in, reads what is
//! missing, takes the file; `xmllint` reads it by the schema of the ministry.

use crate::{
    demo::COMMUNES,
    houses::Ground,
    livrets::{self, Which},
};
use base::{Clock, Id, PersonName, Random, SchoolYear};
use db::{Tx, params};
use people::{Class, Function, Person, School, SchoolKind, assignment, person, school, town};
use results::Period;
use server::{
    commands::demo::{self, Demo},
    demo_town::keys,
    house,
};
use std::{fmt, path::PathBuf, process::Command};
use testing::Client;
use web::App;

const PRIMARY: &str = "livret-scolaire_1d_schema_1.0b.xsd";
const STRICT: &str = "import-complet-strict.xsd";
const THREE: &str = "livret-scolaire_2d_schema_3.0b.xsd";
const TWO: &str = "livret-scolaire_2d_schema_2.0.xsd";

/// What a collège may be asked for, and by which schema it holds.
const VERSIONS: [(&str, &str); 6] = [
    ("7.0", STRICT),
    ("6.0", STRICT),
    ("5.0", STRICT),
    ("4.0", STRICT),
    ("3.0", THREE),
    ("2.0", TWO),
];

/// Of three écoles, and of the collège in each version.
pub const FILES: usize = 3 + VERSIONS.len();

/// A school of the town, who heads it, and what is locked there.
pub struct Led {
    pub school: School,
    head: (Id<Person>, PersonName),
    pub classes: Vec<Id<Class>>,
    /// The period that livrets are written of.
    pub period: Option<Id<Period>>,
    /// The last one of the year.
    last: Id<Period>,
}

/// A file that was taken and is valid.
pub struct Sent {
    school: String,
    version: &'static str,
    pupils: usize,
    periodic: usize,
    of_cycle: usize,
    bytes: usize,
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sent { school, version, pupils, periodic, of_cycle, bytes } = self;
        write!(
            f,
            "{school:28} {version:4} {pupils:4} élèves {periodic:4} bilans de période \
             {of_cycle:3} de cycle {:5} ko  valide",
            bytes / 1_000
        )
    }
}

/// Every school sends what the demo has locked; a maternelle says what it has instead.
pub async fn look(ground: &Ground) -> Vec<Sent> {
    let (app, router) = house::build(&ground.config).await.expect("the house");
    let mut sent = Vec::new();
    let mut nurseries = 0;
    for led in schools(&app).await {
        let head = led.come_in(&app, Client::new(app.clone(), router.clone())).await;
        let of_school = format!("/livrets/ecoles/{}/lsu", led.school.id);
        if led.school.kind == SchoolKind::Nursery {
            let said = head.get(&of_school).await.page();
            assert!(said.text_of("main").contains("synthèse de ses acquis"));
            let carnets = said.attribute(".empty a", "href").expect("a way out");
            assert_eq!(head.get(&carnets).await.status, 200);
            nurseries += 1;
            continue;
        }
        sent.extend(send(&app, &head, &led).await);
    }
    assert_eq!(nurseries, 2);
    sent
}

/// Takes the file in each version, and has it read.
async fn send(app: &App, head: &Client, led: &Led) -> Vec<Sent> {
    let (school, name) = (led.school.id, &led.school.name);
    let period = led.period.unwrap_or_else(|| panic!("{name} has locked nothing"));
    let is_first = led.school.kind.is_first_degree();
    let versions = if is_first { &[("1.0", PRIMARY)] } else { &VERSIONS[..] };
    let locked = locked(app, school, period).await;
    let page = format!("/livrets/ecoles/{school}/lsu?periode={period}");
    let mut sent = Vec::new();
    for (version, schema) in versions {
        let said = head.get(&format!("{page}&version={version}")).await.page();
        assert!(!said.has(".livret-numbers"), "{name} {version}: {}", said.text_of("main"));
        assert!(said.text_of("main").contains("Il ne manque rien"), "{name} {version}");
        let form = [("period", &*period.to_string()), ("version", version)];
        let answer = head.post(&format!("/livrets/ecoles/{school}/lsu"), &form).await;
        assert_eq!(answer.status, 200, "{name} {version}");
        is_valid(schema, &answer.body, name);
        let text = answer.text();
        let count = |tag: &str| text.matches(&format!("<{tag} ")).count();
        let file = Sent {
            school: name.clone(),
            version,
            pupils: count("eleve"),
            periodic: count("bilan-periodique"),
            of_cycle: count("bilan-cycle"),
            bytes: answer.body.len(),
        };
        let told = (file.pupils, file.periodic, file.of_cycle);
        assert_eq!(told, (locked.pupils, locked.periodic, locked.of_cycle), "{name} {version}");
        assert!(text.contains(&led.school.uai), "{name}");
        sent.push(file);
    }
    sent
}

struct Locked {
    pupils: usize,
    periodic: usize,
    of_cycle: usize,
}

async fn locked(app: &App, school: Id<School>, period: Id<Period>) -> Locked {
    let read = move |tx: &Tx<'_>| {
        let pupils = tx.number(
            "select count(distinct pupil_id)
               from report
              where school_id = $1 and period_id = $2 and state = 'locked'",
            params![school, period],
        )?;
        let of_kind = |kind: &'static str| {
            tx.number(
                "select count(*)
                   from report
                  where school_id = $1 and period_id = $2 and state = 'locked' and kind = $3",
                params![school, period, kind],
            )
        };
        Ok((pupils, of_kind("period")?, of_kind("cycle")?))
    };
    let (pupils, periodic, of_cycle) = app.db.read(read).await.expect("counted");
    let number = |count: i64| usize::try_from(count).expect("a count");
    Locked { pupils: number(pupils), periodic: number(periodic), of_cycle: number(of_cycle) }
}

/// The six schools of the town known by heart.
pub async fn schools(app: &App) -> Vec<Led> {
    let today = Clock::system().today();
    let read = move |tx: &Tx<'_>| {
        let home = town::find_by_insee(tx, ::demo::cast::TOWN)?.expect("the town");
        let mut led = Vec::new();
        for school in school::of_town(tx, home.id)? {
            let staff = assignment::in_school(tx, school.id, today)?;
            let head = staff.iter().find(|it| it.function == Function::Head);
            let head = head.unwrap_or_else(|| panic!("nobody heads {}", school.name)).person;
            let name = person::load(tx, head)?.expect("somebody").details.name;
            let page = school::page(tx, school.id, today)?.expect("a school");
            let period = tx.number(
                "select coalesce(max(period_id), 0) from report
                  where school_id = $1 and state = 'locked'",
                params![school.id],
            )?;
            let year = SchoolYear::of(today);
            let periods = results::period::of_school(tx, school.id, year)?;
            led.push(Led {
                last: periods.last().expect("the year is cut").id,
                classes: page.classes.iter().map(|line| line.class.id).collect(),
                head: (head, name),
                period: (period != 0).then(|| Id::new(period)),
                school,
            });
        }
        Ok(led)
    };
    let led = app.db.read(read).await.expect("the schools of the town");
    assert_eq!(led.len(), 6);
    led
}

impl Led {
    /// The head signs in, with the password of the demo.
    pub async fn come_in(&self, app: &App, client: Client) -> Client {
        let hashed = accounts::command::hash(keys::PASSWORD, &Random::system());
        let hashed = hashed.expect("hashed").expect("a good password");
        let (now, person, name) = (Clock::system().now(), self.head.0, self.head.1.clone());
        let give = move |tx: &Tx<'_>| {
            accounts::command::make_logins(tx, &[(person, name.clone())])?;
            accounts::command::set_password(tx, person, &hashed, now)?;
            accounts::command::login(tx, person)
        };
        let login = app.db.write(give).await.expect("a key").expect("a login");
        let fields = [("login", &*login), ("password", keys::PASSWORD)];
        client.post("/connexion", &fields).await.redirects();
        client
    }
}

/// `xmllint` of libxml2, that nobody here wrote, with the schemas of the ministry.
#[track_caller]
fn is_valid(schema: &str, bytes: &[u8], school: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("lsu.xml");
    std::fs::write(&file, bytes).expect("written");
    let schemas = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../lsu/tests/schemas");
    let asked = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schemas.join(schema))
        .arg(&file)
        .output()
        .expect("il manque « xmllint » : installez le paquet « libxml2-utils »");
    let said = String::from_utf8_lossy(&asked.stderr);
    assert!(asked.status.success(), "{school}: {said}");
}

/// Every class of the whole town: 1,100 pupils of écoles and 200 of a collège. Its heads write
/// what nobody has, type the numbers that no feed has said, lock, and send. Some minutes:
/// `cargo test -p server --test main -- --ignored --nocapture the_whole_town_sends`.
#[tokio::test]
#[ignore = "some minutes: the demo is made whole, and each of its livrets is written"]
async fn the_whole_town_sends_the_livrets_of_all_its_pupils() {
    let ground = Ground::new(db::Engine::Sqlite);
    let asked = Demo {
        pupils: None,
        everywhere: false,
        communes: COMMUNES,
        seed: 1,
        on_the_network: false,
        only_make: true,
        telephone: false,
    };
    demo::run(&ground.config, &asked).await.expect("made");
    write_all(&ground, Which::All).await;
    let sent = look(&ground).await;
    let (pupils, periodic, of_cycle) = told(&sent);
    assert!(pupils > 800 && periodic == pupils, "{pupils}: from CP to 3e, all are there");
    assert_eq!(of_cycle, 0, "no cycle ends in autumn");
    write_all(&ground, Which::EndingACycle).await;
    let sent = look(&ground).await;
    let (pupils, _, of_cycle) = told(&sent);
    assert!(of_cycle > 100 && of_cycle <= pupils, "{of_cycle}: of all in CE2, 6e and 3e");
}

/// The heads of the town write: of the period the demo has begun, or of the last one of the year.
async fn write_all(ground: &Ground, which: Which) {
    let (app, router) = house::build(&ground.config).await.expect("the house");
    for led in schools(&app).await {
        let Some(begun) = led.period else { continue };
        let period = if which == Which::All { begun } else { led.last };
        let head = led.come_in(&app, Client::new(app.clone(), router.clone())).await;
        for class in &led.classes {
            livrets::write(&head, *class, period, which).await;
        }
        type_numbers(&head, led.school.id, period).await;
    }
}

/// Prints each file; pupils, reports of the period and of the end of a cycle, each said once.
fn told(sent: &[Sent]) -> (usize, usize, usize) {
    for file in sent {
        println!("{file}");
    }
    assert_eq!(sent.len(), FILES);
    let is_last = |file: &&Sent| ["1.0", "7.0"].contains(&file.version);
    let sum = |of: fn(&Sent) -> usize| sent.iter().filter(is_last).map(of).sum::<usize>();
    let (pupils, periodic) = (sum(|it| it.pupils), sum(|it| it.periodic));
    let of_cycle = sum(|it| it.of_cycle);
    println!(
        "{} fichiers, {pupils} élèves, {periodic} bilans de période, {of_cycle} de fin de cycle",
        sent.len()
    );
    (pupils, periodic, of_cycle)
}

/// What no feed has said is typed where it is asked for, as ONDE, SIECLE and STS would have it.
async fn type_numbers(head: &Client, school: Id<School>, period: Id<Period>) {
    let page = head.get(&format!("/livrets/ecoles/{school}/lsu?periode={period}")).await.page();
    let names = page.attributes(".livret-numbers input", "name");
    let number = |(place, name): (usize, &String)| match name.split('-').next() {
        Some("ine") => (name.clone(), format!("{:09}ZZ", place + 1)),
        _ => (name.clone(), (700_000 + place).to_string()),
    };
    let typed: Vec<(String, String)> = names.iter().enumerate().map(number).collect();
    let fields: Vec<(&str, &str)> = typed.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    if !fields.is_empty() {
        let numbers = format!("/livrets/ecoles/{school}/lsu/numeros?periode={period}");
        head.post(&numbers, &fields).await.redirects();
    }
}
