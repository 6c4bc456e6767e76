//! What is asked of the house: the pages and actions that are measured.

use super::{
    crowd::{Crowd, PASSWORD},
    governed::Governed,
    graded::Graded,
};
use bench::{
    Result, form,
    http::{Answer, Browser, Connection},
    load::Workload,
};
use std::{net::SocketAddr, sync::Arc};

/// A workload, and the route that answers it.
pub struct Asked {
    pub workload: Workload,
    pub method: &'static str,
    pub route: &'static str,
    /// Whether the goal of a page holds: 150 µs of CPU.
    pub is_page: bool,
}

/// Letters in a page of the inbox.
pub const ROWS: usize = 25;
const NAMES: [&str; 12] =
    ["mar", "dup", "ben", "lef", "mor", "ber", "gir", "pet", "le", "sa", "rou", "van"];
/// So many letters in one window: the brake would hold more.
const LETTERS_MOST: u64 = 120;
/// Fewer where classes are smaller.
const READERS: usize = 30;
const SIGN_INS_MOST: u64 = 40;
const COUNCIL: &str = "/bulletins/classes/{class}/conseil";
const RESULTS: &str = "/resultats/eleves/{pupil}";

/// What was told beside the letters, and who reads it.
pub struct Told {
    pub families: Vec<Browser>,
    pub governed: Governed,
    pub graded: Graded,
}

/// In the order in which they are shown.
pub async fn all(
    crowd: &Arc<Crowd>,
    Told { families, governed, graded }: Told,
    address: SocketAddr,
) -> Result<Vec<Asked>> {
    let letters = Arc::new(inboxes(crowd, address).await?);
    let visitor = super::crowd::visitor(address).await?;
    let Governed { member, act, public_act, officer, map, agent, usage } = governed;
    let nobody = Browser::default();
    Ok(vec![
        page("accueil", "/", by_guardian(crowd, "/")),
        page("messages reçus, 25", "/messages", by_guardian(crowd, "/messages")),
        compressed("accueil, comprimé", "/", crowd),
        compressed("messages reçus, comprimés", "/messages", crowd),
        page("accueil, 3 enfants", "/", by_parent_of_three(crowd)),
        page("journal, 9 photos", "/journal", by_family(families)),
        page("délibération, membre", "/conseil/deliberations/{deliberation}", by(member, act)),
        page("acte public", "/actes/{body}/{deliberation}", by(nobody, public_act)),
        page("carte, 1500 communes", "/territoire/{body}/carte", by(officer, map)),
        page("fréquentation, commune", "/frequentation/communes/{town}", by(agent, usage)),
        page("conseil de classe (35 × 12)", COUNCIL, by(graded.head, graded.council)),
        page("résultats d’un élève, famille", RESULTS, by_each(graded.families)),
        page("résultats d’un élève, enseignant", RESULTS, by_each(graded.teacher)),
        page("lettre neuve", "/messages/{letter}", by_letter(crowd, &letters, Order::ByReader)),
        page("lettre relue", "/messages/{letter}", by_letter(crowd, &letters, Order::FirstOnly)),
        asked("contacts", "GET", "/api/messages/contacts", contacts(crowd), is_list),
        Asked {
            workload: Workload::new("envoi à 30", to_thirty(crowd), is_sent).at_most(LETTERS_MOST),
            ..asked("", "POST", "/api/messages", |_| Vec::new(), is_sent)
        },
        Asked {
            workload: Workload::new("connexion", sign_in(crowd, visitor), is_signed_in)
                .at_most(SIGN_INS_MOST),
            ..asked("", "POST", "/connexion", |_| Vec::new(), is_signed_in)
        },
    ])
}

fn page(
    name: &'static str,
    route: &'static str,
    request: impl Fn(u64) -> Vec<u8> + Send + Sync + 'static,
) -> Asked {
    Asked { is_page: true, ..asked(name, "GET", route, request, is_page) }
}

/// The same page as a browser takes it. The bare page is not compressed: it sends more bytes.
fn compressed(name: &'static str, path: &'static str, crowd: &Arc<Crowd>) -> Asked {
    let crowd = Arc::clone(crowd);
    let request = move |number| pick(&crowd.guardians, number).browser.get_compressed(path);
    Asked { is_page: true, ..asked(name, "GET", path, request, |answer| answer.status == 200) }
}

fn asked(
    name: &'static str,
    method: &'static str,
    route: &'static str,
    request: impl Fn(u64) -> Vec<u8> + Send + Sync + 'static,
    is_right: fn(&Answer<'_>) -> bool,
) -> Asked {
    Asked { workload: Workload::new(name, request, is_right), method, route, is_page: false }
}

fn is_page(answer: &Answer<'_>) -> bool {
    answer.status == 200 && answer.body.ends_with(b"</html>")
}

fn is_list(answer: &Answer<'_>) -> bool {
    answer.status == 200 && answer.body.starts_with(b"[")
}

fn is_sent(answer: &Answer<'_>) -> bool {
    answer.status == 201 && answer.text().contains("\"state\":\"sent\"")
}

fn is_signed_in(answer: &Answer<'_>) -> bool {
    answer.status == 303 && answer.header("location") == Some("/")
}

fn pick<T>(list: &[T], number: u64) -> &T {
    let len = list.len() as u64;
    &list[usize::try_from(number % len).unwrap_or(0)]
}

fn by_guardian(crowd: &Arc<Crowd>, path: &'static str) -> impl Fn(u64) -> Vec<u8> + use<> {
    let crowd = Arc::clone(crowd);
    move |number| pick(&crowd.guardians, number).browser.get(path)
}

fn by_parent_of_three(crowd: &Arc<Crowd>) -> impl Fn(u64) -> Vec<u8> + use<> {
    let crowd = Arc::clone(crowd);
    move |number| pick(&crowd.of_three, number).browser.get("/")
}

fn by_family(families: Vec<Browser>) -> impl Fn(u64) -> Vec<u8> {
    move |number| pick(&families, number).get("/journal")
}

/// One page of one person.
fn by(browser: Browser, path: String) -> impl Fn(u64) -> Vec<u8> {
    move |_| browser.get(&path)
}

/// One page of each, by turns.
fn by_each(pages: Vec<(Browser, String)>) -> impl Fn(u64) -> Vec<u8> {
    move |number| {
        let (browser, path) = pick(&pages, number);
        browser.get(path)
    }
}

enum Order {
    /// Everybody opens one letter after the other: each is new.
    ByReader,
    /// Everybody opens his latest letter again.
    FirstOnly,
}

/// The letters of each guardian, as his inbox shows them.
async fn inboxes(crowd: &Crowd, address: SocketAddr) -> Result<Vec<Vec<String>>> {
    let mut line = Connection::open(address).await?;
    let mut all = Vec::new();
    for guardian in &crowd.guardians {
        let answer = line.ask(&guardian.browser.get("/messages")).await?;
        let links = answer.text().split("name=\"letter\" value=\"").skip(1);
        let ids: Vec<String> =
            links.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
        if ids.len() != ROWS {
            return Err(format!("an inbox shows {} letters, not {ROWS}", ids.len()).into());
        }
        all.push(ids);
    }
    Ok(all)
}

fn by_letter(
    crowd: &Arc<Crowd>,
    letters: &Arc<Vec<Vec<String>>>,
    order: Order,
) -> impl Fn(u64) -> Vec<u8> + use<> {
    let (crowd, letters) = (Arc::clone(crowd), Arc::clone(letters));
    move |number| {
        let rank = match order {
            // From the second on: the latest one is read again and again.
            Order::ByReader => 1 + number / crowd.guardians.len() as u64 % (ROWS as u64 - 1),
            Order::FirstOnly => 0,
        };
        let inbox: &Vec<String> = pick(&letters, number);
        let letter = pick(inbox, rank);
        pick(&crowd.guardians, number).browser.get(&format!("/messages/{letter}"))
    }
}

fn contacts(crowd: &Arc<Crowd>) -> impl Fn(u64) -> Vec<u8> + use<> {
    let crowd = Arc::clone(crowd);
    move |number| {
        let name = pick(&NAMES, number / crowd.teachers.len() as u64);
        let path = format!("/api/messages/contacts?q={}", form::escaped(name));
        pick(&crowd.teachers, number).browser.get(&path)
    }
}

fn to_thirty(crowd: &Arc<Crowd>) -> impl Fn(u64) -> Vec<u8> + use<> {
    let most = crowd.teachers.iter().map(|teacher| teacher.guardians.len()).max();
    let readers = most.unwrap_or(0).min(READERS);
    let named = |guardians: &[i64]| -> Vec<String> {
        guardians[..readers].iter().map(|it| format!("p:{it}")).collect()
    };
    let able = crowd.teachers.iter().filter(|teacher| teacher.guardians.len() >= readers);
    let writers: Vec<(Browser, Vec<String>)> =
        able.map(|teacher| (teacher.browser.clone(), named(&teacher.guardians))).collect();
    move |number| {
        let (browser, named) = pick(&writers, number);
        letter(browser, named, number)
    }
}

/// A letter of an ordinary length.
pub fn letter(from: &Browser, to: &[String], number: u64) -> Vec<u8> {
    written(from, to, number, &[])
}

/// The same, which waits for no morning.
pub fn urgent_letter(from: &Browser, to: &[String], number: u64) -> Vec<u8> {
    written(from, to, number, &[("when", "urgent"), ("urgent_reason", "Le car part plus tôt")])
}

fn written(from: &Browser, to: &[String], number: u64, how: &[(&str, &str)]) -> Vec<u8> {
    let subject = format!("Sortie au musée, groupe {number}");
    let body = "Bonjour,\n\nNous irons jeudi au musée de la Piscine, avec un pique-nique. Le car \
                part à 8 h 45 de la cour ; merci d’apporter un vêtement de pluie.\n\nBien à vous";
    let mut fields: Vec<(&str, &str)> = to.iter().map(|to| ("to", to.as_str())).collect();
    fields.extend([("subject", subject.as_str()), ("body", body), ("action", "send")]);
    fields.extend(how);
    from.post("/api/messages", &fields)
}

fn sign_in(crowd: &Arc<Crowd>, visitor: Browser) -> impl Fn(u64) -> Vec<u8> + use<> {
    let crowd = Arc::clone(crowd);
    move |number| {
        let login = pick(&crowd.logins, number);
        visitor.post("/connexion", &[("login", login), ("password", PASSWORD)])
    }
}
