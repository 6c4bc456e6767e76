//! Guardians who sign and teachers who call the roll while the others write: acts that a family or
//! the law relies on, so that each must be there once when the house has said so.

use crate::{ledger::Outcome, store, writers};
use base::{Clock, Day, Id};
use bench::http::{Browser, Connection};
use db::{Db, Tx};
use people::Person;
use server::commands::bench::{crowd, store as town};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// A class whose teacher calls the roll, and whose families sign a slip.
#[derive(Clone)]
pub struct Class {
    id: i64,
    teacher: Browser,
    slip: String,
    /// Who signs, and for whom.
    families: Vec<(Browser, i64, i64)>,
}

/// What somebody does, as he meant it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Deed {
    Sign { slip: i64, pupil: i64, guardian: i64, answer: &'static str },
    Call { pupil: i64, state: &'static str },
}

#[derive(Clone, Debug)]
pub struct Act {
    class: usize,
    /// His place among the families of the class.
    family: usize,
    deed: Deed,
    /// Made with its form: sent twice it is one act.
    once: String,
    outcome: Outcome,
}

pub struct Acts {
    classes: Arc<Vec<Class>>,
    /// A morning of class before today.
    day: Day,
    /// What one pupil's teacher or one child's guardian did is in the order in which it was done.
    done: Vec<Act>,
}

const CLASSES: u32 = 4;
pub const ACTING_AT_ONCE: usize = 2;
/// Every act of a family takes one of the two; both have room for the class.
const ANSWERS: [&str; 2] = ["0", "1"];
const STATES: [&str; 3] = ["absent", "present", "late"];

impl Acts {
    /// Signs in the teachers and the families of some classes, and sends each a slip.
    pub async fn make(db: &Db, address: SocketAddr) -> Self {
        let found = db.read(|tx| town::acting(tx, CLASSES)).await.expect("classes");
        let mut line = Connection::open(address).await.expect("a line");
        let mut classes = Vec::new();
        for found in found {
            let guardians = found.families.iter().map(|(guardian, _)| *guardian);
            let persons = [found.teacher].into_iter().chain(guardians).map(Id::<Person>::new);
            let mut browsers = crowd::sign_in(db, persons.collect()).await.expect("sessions");
            for (_, browser) in &mut browsers {
                crowd::take_token(&mut line, browser).await.expect("a token");
            }
            let mut browsers = browsers.into_iter().map(|(_, browser)| browser);
            let teacher = browsers.next().expect("a teacher");
            let slip = send_slip(&mut line, &teacher, found.pupils).await;
            let families =
                browsers.zip(found.families).map(|(b, (guardian, pupil))| (b, guardian, pupil));
            classes.push(Class { id: found.class, teacher, slip, families: families.collect() });
        }
        let today = Clock::system().today();
        let week = attendance::Week::default();
        Acts { classes: Arc::new(classes), day: week.day_before(today), done: Vec::new() }
    }

    /// The acts of a round begin; each task has classes of its own.
    pub fn begin(&self, round: &Arc<Round>) -> Vec<tokio::task::JoinHandle<Vec<Act>>> {
        let act = |task| {
            let (classes, round) = (Arc::clone(&self.classes), Arc::clone(round));
            tokio::spawn(act(classes, self.day, round, task))
        };
        (0..ACTING_AT_ONCE).map(act).collect()
    }

    pub fn add(&mut self, acts: Vec<Act>) {
        self.done.extend(acts);
    }

    /// Half of those who had no answer press the button again.
    pub async fn send_again(&mut self, address: SocketAddr) {
        let mut line = Connection::open(address).await.expect("a line");
        let unknown = self.done.iter_mut().filter(|act| act.outcome == Outcome::Unknown);
        for act in unknown.step_by(2) {
            let request = request(&self.classes[act.class], self.day, act);
            act.outcome = send(&mut line, &request).await;
            assert_ne!(act.outcome, Outcome::Unknown, "the house is open and does not answer");
        }
    }

    pub fn acknowledged(&self) -> usize {
        self.done.iter().filter(|act| act.outcome != Outcome::Unknown).count()
    }
}

/// One round of them.
pub struct Round {
    pub number: usize,
    pub address: SocketAddr,
    pub is_over: AtomicBool,
}

async fn send_slip(line: &mut Connection, teacher: &Browser, pupils: i64) -> String {
    let to = format!("g:{pupils}");
    let due = Clock::system().today().plus_days(10).iso();
    let fields = [
        ("to", to.as_str()),
        ("theme", "outing"),
        ("title", "Sortie au musée"),
        ("body", "Jeudi, nous allons au musée."),
        ("q0_label", "Mon enfant part"),
        ("q0_ask", "slot"),
        ("q0_options", "Le matin | 40\nL’après-midi | 40"),
        ("due_on", due.as_str()),
        ("late", "on"),
        ("action", "send"),
    ];
    let answer = line.ask(&teacher.post("/liaison/nouveau", &fields)).await.expect("an answer");
    let location = answer.header("location").unwrap_or_default();
    let slip = location.strip_suffix("/suivi").map(str::to_owned);
    slip.unwrap_or_else(|| panic!("{}: {}", answer.status, answer.text()))
}

/// One act after the other, until the line is cut or the round is over.
async fn act(classes: Arc<Vec<Class>>, day: Day, round: Arc<Round>, task: usize) -> Vec<Act> {
    let mut done = Vec::new();
    let Ok(mut line) = Connection::open(round.address).await else { return done };
    let own: Vec<usize> = (task..classes.len()).step_by(ACTING_AT_ONCE).collect();
    for number in 0.. {
        if round.is_over.load(Ordering::Relaxed) {
            break;
        }
        let class = own[number % own.len()];
        let mut act = meant(&classes[class], class, (round.number, task, number));
        act.outcome = send(&mut line, &request(&classes[class], day, &act)).await;
        let is_cut = act.outcome == Outcome::Unknown;
        done.push(act);
        if is_cut {
            break;
        }
    }
    done
}

/// Every other one signs; the others call the roll.
fn meant(class: &Class, index: usize, (round, task, number): (usize, usize, usize)) -> Act {
    let family = (round * 31 + number / 2) % class.families.len();
    let (_, guardian, pupil) = class.families[family];
    let turn = round + number / 2;
    let deed = if number % 4 < 2 {
        let slip = class.slip.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a slip");
        Deed::Sign { slip, pupil, guardian, answer: ANSWERS[turn % ANSWERS.len()] }
    } else {
        Deed::Call { pupil, state: STATES[turn % STATES.len()] }
    };
    let once = format!("{round}-{task}-{number}");
    Act { class: index, family, deed, once, outcome: Outcome::Unknown }
}

fn request(class: &Class, day: Day, act: &Act) -> Vec<u8> {
    let once = ("once", act.once.as_str());
    match &act.deed {
        Deed::Sign { pupil, answer, .. } => {
            let pupil = pupil.to_string();
            let fields = [("pupil", pupil.as_str()), ("version", "1"), once, ("r1", *answer)];
            class.families[act.family].0.post(&format!("{}/signature", class.slip), &fields)
        }
        Deed::Call { pupil, state } => {
            let (field, day) = (format!("state-{pupil}"), day.iso());
            let fields = [("day", day.as_str()), ("moment", "am"), once, (field.as_str(), *state)];
            class.teacher.post(&format!("/presences/classes/{}", class.id), &fields)
        }
    }
}

async fn send(line: &mut Connection, request: &[u8]) -> Outcome {
    let Ok(answer) = writers::ask(line, request).await else { return Outcome::Unknown };
    match answer.status {
        303 => Outcome::Acknowledged(0),
        500.. => Outcome::Unknown,
        status => panic!("{status}: {}", answer.text()),
    }
}

/// What was found wrong, and how many acts were looked at.
#[derive(Default)]
pub struct Found {
    pub wrong: Vec<String>,
    pub signatures: usize,
    pub marks: usize,
}

impl Acts {
    /// Every act against the database, and the chains against themselves.
    pub async fn check(&self, db: &Db) -> Found {
        let day = self.day.iso();
        let kept = db.read_long(move |tx| Kept::read(tx, &day)).await.expect("it is read");
        let mut found = Found { wrong: kept.wrong, ..Found::default() };
        let mut expected: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for act in &self.done {
            let is_known = act.outcome != Outcome::Unknown;
            let (place, value) = match &act.deed {
                Deed::Sign { slip, pupil, guardian, answer } => {
                    let key = (*slip, *pupil, *guardian, act.once.clone());
                    let times = kept.signatures.get(&key).copied().unwrap_or(0);
                    found.signatures += 1;
                    if times > 1 || times == 0 && is_known {
                        found.wrong.push(format!("{act:?} is there {times} times"));
                    }
                    (format!("place {slip} {pupil}"), *answer)
                }
                Deed::Call { pupil, state } => {
                    found.marks += 1;
                    (format!("mark {} {pupil}", self.classes[act.class].id), *state)
                }
            };
            // Until something is known, nothing may have been done.
            let untouched = untouched(&place);
            let possible = expected.entry(place).or_insert_with(|| [untouched].into());
            if is_known {
                possible.clear();
            }
            possible.insert(value);
        }
        for (place, possible) in expected {
            let stands = kept.stands.get(&place).map_or(untouched(&place), String::as_str);
            if !possible.contains(stands) {
                found.wrong.push(format!("{place} is {stands}, not {possible:?}"));
            }
        }
        found
    }
}

/// What stands where there is no line: a pupil is present until somebody says otherwise.
fn untouched(place: &str) -> &'static str {
    if place.starts_with("mark") { "present" } else { "nothing" }
}

/// What the database has of them.
struct Kept {
    wrong: Vec<String>,
    /// By slip, pupil, guardian and form: how often.
    signatures: BTreeMap<(i64, i64, i64, String), usize>,
    /// What stands: the place a pupil has on a slip, and how he is marked.
    stands: BTreeMap<String, String>,
}

impl Kept {
    fn read(tx: &Tx<'_>, day: &str) -> db::Result<Self> {
        let mut kept =
            Kept { wrong: Vec::new(), signatures: BTreeMap::new(), stands: BTreeMap::new() };
        for signature in store::signatures(tx)? {
            *kept.signatures.entry(signature).or_default() += 1;
        }
        for (slip, pupil, place) in store::bookings(tx)? {
            kept.stands.insert(format!("place {slip} {pupil}"), place.to_string());
        }
        for (class, pupil, state) in store::marks(tx, day)? {
            kept.stands.insert(format!("mark {class} {pupil}"), state);
        }
        for (sentence, sql) in store::WRONG_ACTS {
            if tx.number(sql, &[])? > 0 {
                kept.wrong.push(sentence.to_owned());
            }
        }
        for school in store::schools_that_seal(tx)? {
            let verified = liaison::chain::verify(tx, Id::new(school))?;
            if let Some((place, why)) = verified.broken {
                kept.wrong.push(format!("the chain is broken at {place}: {why:?}"));
            }
        }
        Ok(kept)
    }
}
