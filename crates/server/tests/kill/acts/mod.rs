//! Acts that a family or the law relies on, while the others write: each must be there once when
//! the house has said so, and none is half there. Each noun has its file.

mod appointment;
mod campaign;
mod cell;
mod check;
mod class;
mod collection;
mod course;
mod dossier;
mod event;
mod hall;
mod homework;
mod livret;
mod post;
mod roll_call;
mod signature;
mod sitting;
mod tick;
mod work;

use crate::{ledger::Outcome, writers};
use base::{Clock, Day};
use bench::http::{Answer, Connection};
pub use check::Found;
use check::Kept;
use class::Class;
use course::Course;
use db::Db;
pub use hall::Founded;
use hall::Hall;
use std::{
    fmt::Debug,
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// What somebody does, as he meant it.
trait Deed: Debug + Send + Sync {
    /// What it is counted as.
    fn name(&self) -> &'static str;

    /// What he asks of the house, step by step; nothing more when it is done.
    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>>;

    /// What he learns from its answer to a step.
    fn told(&mut self, _step: usize, _answer: &Answer<'_>) {}

    /// Somebody else may have been quicker.
    fn may_be_refused(&self) -> bool {
        false
    }

    /// Pressed again when it is done, it is refused.
    fn says_that_it_is_done(&self) -> bool {
        false
    }

    /// What its doer goes on with, once there is an answer.
    fn ended(&mut self, _outcome: Outcome) {}

    /// What it leaves behind.
    fn traces(&self, outcome: Outcome) -> Vec<Trace>;

    /// How the house shows it to somebody whom it concerns.
    fn shown(&self, _class: &Class, _kept: &Kept) -> Option<Shown> {
        None
    }
}

/// What an act leaves behind.
enum Trace {
    /// A thing that is there once; perhaps not, while nothing is known of it.
    Once { thing: String, is_known: bool },
    /// A place where the last word stands.
    Stands { place: String, value: String, is_known: bool },
}

impl Trace {
    fn once(thing: String, outcome: Outcome) -> Vec<Self> {
        vec![Trace::Once { thing, is_known: outcome.is_known() }]
    }
}

/// A file of it as the house gives it back; of a photo, which is made again, only that it is there.
struct Shown {
    request: Vec<u8>,
    content: Option<Vec<u8>>,
}

#[derive(Debug)]
pub struct Act {
    class: usize,
    deed: Box<dyn Deed>,
    outcome: Outcome,
}

/// Where an act is among those of its round: its name, and its turn.
#[derive(Clone, Copy)]
struct Turn {
    round: usize,
    task: usize,
    number: usize,
}

pub struct Acts {
    classes: Arc<Vec<Class>>,
    hall: Hall,
    /// What one person did is in the order in which it was done.
    done: Vec<Act>,
    /// Those before were pressed again, or given up.
    looked_at: usize,
}

const CLASSES: u32 = 4;
pub const ACTING_AT_ONCE: usize = 4;
/// What the people of a class do, in turn.
const KINDS: usize = 11;

impl Acts {
    /// The bodies of the town, before the house opens.
    pub async fn found(db: &Db, folder: &Path) -> Founded {
        Hall::found(db, folder).await
    }

    /// Signs in the people of some classes and those of the hall, and gives them something to
    /// answer.
    pub async fn make(db: &Db, address: SocketAddr, founded: Founded) -> Self {
        let classes = Arc::new(class::make(db, address, CLASSES).await);
        let hall = Hall::open(founded, db, address).await;
        Acts { classes, hall, done: Vec::new(), looked_at: 0 }
    }

    /// The acts of a round begin; each task has a class of its own, and one is of the hall.
    pub async fn begin(
        &mut self,
        db: &Db,
        round: &Arc<Round>,
    ) -> Vec<tokio::task::JoinHandle<Vec<Act>>> {
        self.hall.prepare(db, round.number).await;
        let begun = Arc::new(dossier::prepare(db, &self.classes).await);
        let of_class = |task| {
            let (classes, begun) = (Arc::clone(&self.classes), Arc::clone(&begun));
            let number = round.number;
            let turn = move |n| Turn { round: number, task, number: n };
            let next = move |n| Some(meant(&classes, &begun, turn(n)));
            tokio::spawn(act(Arc::clone(&self.classes), Arc::clone(round), next))
        };
        let mut acting: Vec<_> = (0..ACTING_AT_ONCE).map(of_class).collect();
        let courses = self.hall.courses();
        let next = move |_| pressed(&courses);
        acting.push(tokio::spawn(act(Arc::clone(&self.classes), Arc::clone(round), next)));
        acting
    }

    /// Nothing is killed any more: who had no answer presses again, and the hall goes on to the end
    /// of all that lies before it.
    pub async fn finish(&mut self, address: SocketAddr) {
        let mut line = Connection::open(address).await.expect("a line");
        for act in self.done.iter_mut().filter(|act| !act.outcome.is_known()) {
            if act.deed.says_that_it_is_done() {
                let class = &self.classes[act.class];
                act.outcome = send(&mut line, class, act.deed.as_mut(), Time::Again).await;
            }
        }
        let courses = self.hall.courses();
        while let Some((class, mut deed)) = pressed(&courses) {
            let outcome = send(&mut line, &self.classes[class], deed.as_mut(), Time::First).await;
            assert!(outcome.is_known(), "the house is open and does not answer: {deed:?}");
            self.done.push(Act { class, deed, outcome });
        }
    }

    pub fn add(&mut self, acts: Vec<Act>) {
        self.done.extend(acts);
    }

    /// Half of those who had no answer press the button again; the others have given it up.
    pub async fn send_again(&mut self, address: SocketAddr) {
        let mut line = Connection::open(address).await.expect("a line");
        let new = self.done.iter_mut().skip(self.looked_at);
        for act in new.filter(|act| !act.outcome.is_known()).step_by(2) {
            let deed = act.deed.as_mut();
            act.outcome = send(&mut line, &self.classes[act.class], deed, Time::Again).await;
            assert!(act.outcome.is_known(), "the house is open and does not answer");
        }
        self.looked_at = self.done.len();
    }

    pub fn acknowledged(&self) -> usize {
        self.done.iter().filter(|act| act.outcome.is_known()).count()
    }

    /// What other hands than the house's and ours say of it.
    pub async fn check_outside(&self, db: &Db) -> Vec<String> {
        self.hall.check(db).await
    }

    /// Those who met somebody quicker.
    pub fn refused(&self) -> usize {
        self.done.iter().filter(|act| act.outcome == Outcome::Refused).count()
    }
}

/// One round of them.
pub struct Round {
    pub number: usize,
    pub address: SocketAddr,
    pub acknowledged: AtomicUsize,
    pub is_over: AtomicBool,
}

/// One act after the other, until the line is cut, the round is over or there is no more.
async fn act(
    classes: Arc<Vec<Class>>,
    round: Arc<Round>,
    next: impl Fn(usize) -> Option<(usize, Box<dyn Deed>)>,
) -> Vec<Act> {
    let mut done = Vec::new();
    let Ok(mut line) = Connection::open(round.address).await else { return done };
    for number in 0.. {
        if round.is_over.load(Ordering::Relaxed) {
            break;
        }
        let Some((class, mut deed)) = next(number) else { break };
        let outcome = send(&mut line, &classes[class], deed.as_mut(), Time::First).await;
        done.push(Act { class, deed, outcome });
        if !outcome.is_known() {
            break;
        }
        round.acknowledged.fetch_add(1, Ordering::Relaxed);
    }
    done
}

/// The next button of the hall, which is no class.
fn pressed(courses: &[Arc<Course>]) -> Option<(usize, Box<dyn Deed>)> {
    let press = courses.iter().find_map(Course::press)?;
    Some((0, Box::new(press)))
}

/// All of them in turn; each task, and each round, begins with another one.
fn meant(classes: &[Class], begun: &dossier::Begun, turn: Turn) -> (usize, Box<dyn Deed>) {
    let own = turn.task % classes.len();
    let class = &classes[own];
    match (turn.number + turn.task * 2 + turn.round * 3) % KINDS {
        0 => (own, signature::meant(class, turn)),
        1 => (own, roll_call::meant(class, turn)),
        2 => appointment::meant(classes, turn),
        3 => (own, post::meant(class, turn)),
        4 => (own, tick::meant(class, turn)),
        5 => (own, work::meant(class, turn)),
        6 => (own, homework::meant(class, turn)),
        7 => (own, cell::meant(class, turn)),
        8 => livret::meant(classes, turn),
        9 => (own, dossier::meant(&begun[own], turn)),
        _ => (own, event::meant(class, turn)),
    }
}

impl Turn {
    /// Made with its form: sent twice it is one act. Never the same again.
    fn once(self) -> String {
        format!("{}-{}-{}", self.round, self.task, self.number)
    }

    /// How often this was done before, by and large: another one does it each time.
    fn times(self) -> usize {
        self.round * 31 + self.number / KINDS
    }
}

/// Whether a button is pressed for the first time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    First,
    Again,
}

async fn send(line: &mut Connection, class: &Class, deed: &mut dyn Deed, time: Time) -> Outcome {
    let outcome = press(line, class, deed, time).await;
    deed.ended(outcome);
    outcome
}

async fn press(line: &mut Connection, class: &Class, deed: &mut dyn Deed, time: Time) -> Outcome {
    let may_be_done = time == Time::Again && deed.says_that_it_is_done();
    for step in 0.. {
        let Some(request) = deed.request(class, step) else { break };
        let Ok(answer) = writers::ask(line, &request).await else { return Outcome::Unknown };
        match answer.status {
            200 | 303 => deed.told(step, &answer),
            409 => return Outcome::AlreadyThere,
            403 | 422 if may_be_done => return Outcome::AlreadyThere,
            422 if deed.may_be_refused() => return Outcome::Refused,
            500.. => return Outcome::Unknown,
            status => panic!("{deed:?}: {status}: {}", answer.text()),
        }
    }
    Outcome::Acknowledged(0)
}

/// The number of the upload that was just taken in.
fn upload(answer: &Answer<'_>) -> String {
    let id = answer.text().split("\"id\":\"").nth(1).and_then(|rest| rest.split('"').next());
    id.unwrap_or_else(|| panic!("no upload: {}", answer.text())).to_owned()
}

/// The number in the address an answer leads to: `/journal/12/images`.
fn led_to(answer: &Answer<'_>, before: &str) -> i64 {
    let location = answer.header("location").unwrap_or_default();
    let rest = location.strip_prefix(before).unwrap_or_default();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("{}: {location}: {}", answer.status, answer.text()))
}

fn today() -> Day {
    Clock::system().today()
}
