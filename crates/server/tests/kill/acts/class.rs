//! A class whose people act: its teacher, its pupils and one guardian of each, the head of its
//! school.

use super::{
    cell::{self, Grid},
    livret::{self, Livret},
};
use crate::store;
use base::Id;
use bench::http::{Browser, Connection};
use db::{Db, Tx};
use people::Person;
use server::commands::bench::{crowd, store as town};
use std::net::SocketAddr;

pub struct Class {
    pub id: i64,
    pub teacher: Browser,
    pub head: Browser,
    pub head_person: i64,
    pub families: Vec<Family>,
    /// What its teacher has given them to answer.
    pub slip: i64,
    pub homework: i64,
    pub opening: i64,
    /// Two things that its teacher looks at.
    pub grid: Grid,
    /// Fewer than there are families.
    pub slots: Vec<i64>,
    /// Those that are out, of three periods; none in maternelle.
    pub livrets: Vec<Livret>,
}

pub struct Family {
    pub pupil: i64,
    pub guardian: i64,
    pub child: Browser,
    pub parent: Browser,
}

pub async fn make(db: &Db, address: SocketAddr, count: u32) -> Vec<Class> {
    let mut line = Connection::open(address).await.expect("a line");
    let mut classes = Vec::new();
    for found in db.read(move |tx| town::acting(tx, count)).await.expect("classes") {
        let teacher = sign_in(db, &mut line, [found.teacher]).await.remove(0);
        let parents = sign_in(db, &mut line, found.families.iter().map(|it| it.0)).await;
        let children = sign_in(db, &mut line, found.families.iter().map(|it| it.1)).await;
        let slip = send_slip(&mut line, &teacher, found.pupils).await;
        let homework = give_homework(&mut line, &teacher, found.class).await;
        let opening = open_slots(&mut line, &teacher, found.class).await;
        let grid = cell::assess(&mut line, &teacher, found.class).await;
        let slots = db.read(move |tx| store::class::slots(tx, opening)).await.expect("its slots");
        let browsers = parents.into_iter().zip(children);
        let families = found.families.into_iter().zip(browsers);
        let families = families.map(|((guardian, pupil), (parent, child))| Family {
            pupil,
            guardian,
            child,
            parent,
        });
        let families: Vec<Family> = families.collect();
        let id = found.class;
        let (head_person, head, livrets) = publish(db, &mut line, id, &families).await;
        classes.push(Class {
            id,
            teacher,
            head,
            head_person,
            families,
            slip,
            homework,
            opening,
            grid,
            slots,
            livrets,
        });
    }
    classes
}

/// The head of the school of a class, and the livrets that he lets out.
async fn publish(
    db: &Db,
    line: &mut Connection,
    class: i64,
    families: &[Family],
) -> (i64, Browser, Vec<Livret>) {
    let begin = move |tx: &Tx<'_>| {
        let (head, school, year) = store::livret::head(tx, class)?;
        Ok((head, store::livret::cut(tx, school, year)?))
    };
    let (person, periods) = db.write(begin).await.expect("its periods");
    let head = sign_in(db, line, [person.raw()]).await.remove(0);
    livret::publish(db, line, &head, (class, &periods)).await;
    let livrets = livret::of_class(db, class, families).await;
    (person.raw(), head, livrets)
}

async fn sign_in(
    db: &Db,
    line: &mut Connection,
    persons: impl IntoIterator<Item = i64>,
) -> Vec<Browser> {
    let persons = persons.into_iter().map(Id::<Person>::new).collect();
    let mut browsers = crowd::sign_in(db, persons).await.expect("sessions");
    for (_, browser) in &mut browsers {
        crowd::take_token(line, browser).await.expect("a token");
    }
    browsers.into_iter().map(|(_, browser)| browser).collect()
}

async fn send_slip(line: &mut Connection, teacher: &Browser, pupils: i64) -> i64 {
    let to = format!("g:{pupils}");
    let due = super::today().plus_days(10).iso();
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
    super::led_to(&answer, "/liaison/")
}

/// One that is ticked, and for which work is handed in.
async fn give_homework(line: &mut Connection, teacher: &Browser, class: i64) -> i64 {
    let request = super::homework::request(teacher, class, "Observer la lune", "", None);
    let answer = line.ask(&request).await.expect("an answer");
    super::led_to(&answer, "/cahier-de-textes/")
}

async fn open_slots(line: &mut Connection, teacher: &Browser, class: i64) -> i64 {
    let (place, day) = (format!("class:{class}"), super::today().plus_days(5).iso());
    let fields = [
        ("place", place.as_str()),
        ("title", "Rencontrer les familles"),
        ("day", &day),
        ("from", "16:00"),
        ("until", "18:00"),
        ("length", "15"),
        ("per", "child"),
    ];
    let request = teacher.post("/agenda/rendez-vous/nouveau", &fields);
    let answer = line.ask(&request).await.expect("an answer");
    super::led_to(&answer, "/agenda/rendez-vous/")
}
