//! Moments at which everybody does the same: a whole town signs, fifty classes call the roll, while
//! others read. Acts come at a steady pace, as people do, whatever the house answers.

use super::{
    crowd::{self, Crowd},
    houses::House,
    report::said,
    store::{self, Acting},
};
use base::{Clock, Id};
use bench::{
    Result,
    figures::quantile,
    http::{Browser, Connection},
};
use db::Db;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// Those of one town: five schools, 1,100 pupils.
const CLASSES: u32 = 50;
/// A school has ten minutes to sign, and fifty classes one to call the roll; here both are ten
/// times as fast.
const SIGNING: Duration = Duration::from_mins(1);
const CALLING: Duration = Duration::from_secs(6);
const LINES: usize = 4;
const READERS: usize = 4;
/// Between two pages of one reader.
const READING: Duration = Duration::from_millis(20);
const MS_MAX: f64 = 20.0;

/// A request that must be answered by a redirect.
struct Act(Vec<u8>);

/// The families of these classes sign, then their teachers call the roll.
pub async fn sign_and_call(house: &House) -> Result<()> {
    let classes = house.db.read(|tx| store::acting(tx, CLASSES)).await?;
    let address = house.product.address;
    let (mut signatures, mut calls) = (Vec::new(), Vec::new());
    let mut line = Connection::open(address).await?;
    let day = attendance::Week::default().day_before(Clock::system().today()).iso();
    for class in &classes {
        let (teacher, families) = sign_in(&house.db, &mut line, class).await?;
        calls.push(Act(call(&teacher, class, &day)));
        let slip = send_slip(&mut line, &teacher, class).await?;
        for (guardian, (_, pupil)) in families.iter().zip(&class.families) {
            signatures.push(Act(sign(guardian, &slip, *pupil)));
        }
    }
    println!("\n### Tout le monde à la fois, {} élèves\n", house.pupils);
    println!(
        "| moment | actes | en s | p50 ms | p99 ms | au plus ms | p99 ≤ {MS_MAX} | pages lues \
         | p99 des pages ms |\n|---|--:|--:|--:|--:|--:|:-:|--:|--:|"
    );
    moment(house, "des familles signent", signatures, SIGNING).await?;
    moment(house, "des classes font l’appel", calls, CALLING).await
}

/// The teacher of a class, and a guardian of each of its pupils, with their tokens.
pub async fn sign_in(
    db: &Db,
    line: &mut Connection,
    class: &Acting,
) -> Result<(Browser, Vec<Browser>)> {
    let guardians = class.families.iter().map(|(guardian, _)| *guardian);
    let persons = [class.teacher].into_iter().chain(guardians).map(Id::new).collect();
    let mut browsers = Vec::new();
    for (_, mut browser) in crowd::sign_in(db, persons).await? {
        crowd::take_token(line, &mut browser).await?;
        browsers.push(browser);
    }
    let families = browsers.split_off(1);
    Ok((browsers.pop().ok_or("no teacher")?, families))
}

/// Two questions, one of them with places.
async fn send_slip(line: &mut Connection, teacher: &Browser, class: &Acting) -> Result<String> {
    let to = format!("g:{}", class.pupils);
    let due = Clock::system().today().plus_days(10).iso();
    let fields = [
        ("to", to.as_str()),
        ("theme", "outing"),
        ("title", "Sortie au musée"),
        ("body", "Jeudi, la classe va au musée de la Piscine. Départ à 9 h."),
        ("q0_label", "Mon enfant participe"),
        ("q0_ask", "yes_no"),
        ("q1_label", "Je peux accompagner"),
        ("q1_ask", "slot"),
        ("q1_options", "Le matin | 60\nLa journée | 60"),
        ("due_on", due.as_str()),
        ("late", "on"),
        ("action", "send"),
    ];
    let answer = line.ask(&teacher.post("/liaison/nouveau", &fields)).await?;
    let location = answer.header("location").unwrap_or_default();
    let slip = location.strip_suffix("/suivi").map(str::to_owned);
    slip.ok_or_else(|| format!("no slip: {} {}", answer.status, answer.text()).into())
}

fn sign(guardian: &Browser, slip: &str, pupil: i64) -> Vec<u8> {
    let pupil = pupil.to_string();
    let fields = [("pupil", pupil.as_str()), ("version", "1"), ("r1", "yes"), ("r2", "0")];
    guardian.post(&format!("{slip}/signature"), &fields)
}

/// Two are away.
fn call(teacher: &Browser, class: &Acting, day: &str) -> Vec<u8> {
    let states: Vec<String> =
        class.families.iter().take(2).map(|(_, pupil)| format!("state-{pupil}")).collect();
    let mut fields = vec![("day", day), ("moment", "am")];
    fields.extend(states.iter().map(|state| (state.as_str(), "absent")));
    teacher.post(&format!("/presences/classes/{}", class.class), &fields)
}

/// Acts at a steady pace over `length`, while readers read: how long each waited, from the moment
/// at which it was due.
async fn moment(house: &House, name: &'static str, acts: Vec<Act>, length: Duration) -> Result<()> {
    let address = house.product.address;
    let is_over = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..READERS)
        .map(|reader| {
            let reading = read(Arc::clone(&house.crowd), address, Arc::clone(&is_over), reader);
            tokio::spawn(reading)
        })
        .collect();
    let count = acts.len();
    let (acts, began) = (Arc::new(acts), Instant::now());
    let acting: Vec<_> = (0..LINES)
        .map(|task| tokio::spawn(act(Arc::clone(&acts), address, (began, length), task)))
        .collect();
    let mut millis = Vec::new();
    for task in acting {
        millis.extend(task.await??);
    }
    let took = began.elapsed().as_secs_f64();
    is_over.store(true, Ordering::Relaxed);
    let mut pages = Vec::new();
    for reader in readers {
        pages.extend(reader.await??);
    }
    let (half, p99) = (quantile(&mut millis, 0.5), quantile(&mut millis, 0.99));
    let most = millis.last().copied().unwrap_or(f64::NAN);
    println!(
        "| {name} | {count} | {took:.0} | {half:.1} | {p99:.1} | {most:.1} | {} | {} | {:.1} |",
        said(p99 <= MS_MAX),
        pages.len(),
        quantile(&mut pages, 0.99),
    );
    Ok(())
}

type Waited = std::result::Result<Vec<f64>, String>;

async fn act(
    acts: Arc<Vec<Act>>,
    address: SocketAddr,
    (began, length): (Instant, Duration),
    task: usize,
) -> Waited {
    let mut line = Connection::open(address).await.map_err(|error| error.to_string())?;
    let mut millis = Vec::new();
    let pace = length / u32::try_from(acts.len().max(1)).unwrap_or(u32::MAX);
    for (number, Act(request)) in acts.iter().enumerate().skip(task).step_by(LINES) {
        let due = began + pace * u32::try_from(number).unwrap_or(u32::MAX);
        tokio::time::sleep_until(due.into()).await;
        let answer = line.ask(request).await.map_err(|error| error.to_string())?;
        if answer.status != 303 {
            return Err(format!("{}: {}", answer.status, answer.text()));
        }
        millis.push(due.elapsed().as_secs_f64() * 1e3);
    }
    Ok(millis)
}

/// The home of one parent after the other.
async fn read(
    crowd: Arc<Crowd>,
    address: SocketAddr,
    is_over: Arc<AtomicBool>,
    reader: usize,
) -> Waited {
    let mut line = Connection::open(address).await.map_err(|error| error.to_string())?;
    let mut millis = Vec::new();
    for guardian in crowd.guardians.iter().cycle().skip(reader).step_by(READERS) {
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        let began = Instant::now();
        let request = guardian.browser.get("/");
        let answer = line.ask(&request).await.map_err(|error| error.to_string())?;
        if answer.status != 200 {
            return Err(format!("{}: {}", answer.status, answer.text()));
        }
        millis.push(began.elapsed().as_secs_f64() * 1e3);
        tokio::time::sleep(READING).await;
    }
    Ok(millis)
}
