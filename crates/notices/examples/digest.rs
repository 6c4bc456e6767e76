//! What a daily mail to 1,100 families costs: `cargo run -p notices --example digest`.
//!
//! Two children a family, ten things a day. Prints the CPU of this process: writing the mails, then
//! sending them to a mail server that runs in it too.

#[path = "../tests/smtp.rs"]
#[expect(dead_code, reason = "the tests ask the same server for more")]
mod smtp;

use base::{Id, Instant, PersonName, Title};
use db::{Tx, params};
use notices::{Addresses, Mailer, Reader, Telling, Timing};
use people::{Details, NewPerson, Person, person};
use std::fs;
use testing::TestSchool;
use web::{Feature, NoticeKind, Rhythm, Routes};

const FAMILIES: usize = 1_100;
const THINGS: i64 = 10;
/// Linux counts the time of a process in hundredths of a second.
const TICKS_PER_SECOND: f64 = 100.0;

const KIND: NoticeKind = NoticeKind {
    word: "example.thing",
    text: "example-kind",
    icon: "bell",
    rhythm: Rhythm::Daily,
    shown: |_| true,
};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    for school in TestSchool::each(|| vec![notices::feature(), example()]).await {
        measure(&school).await;
    }
}

async fn measure(school: &TestSchool) {
    let now = school.clock.now();
    let parents = school.app.db.write(move |tx| families(tx, now)).await.expect("families");
    school.app.jobs.lend(Addresses(addresses));
    for thing in 0..THINGS {
        let readers = readers(&parents);
        let told = school.app.db.write(move |tx| notices::tell(tx, &telling(thing, now), &readers));
        told.await.expect("told");
    }
    school.at("2026-11-23 18:00");
    // Without a mail server, what is written waits.
    let before = cpu_seconds();
    school.run_jobs().await;
    let written = cpu_seconds();
    let sink = smtp::Sink::open().await;
    let url = format!("smtp://{}", sink.address());
    school.app.jobs.lend(Mailer::open(&url, "p@example.org").expect("a mailer"));
    school.app.jobs.plan().await.expect("planned");
    school.clock.advance_minutes(26 * 60);
    let waiting = cpu_seconds();
    school.run_jobs().await;
    let sent = cpu_seconds();
    println!(
        "{}: {FAMILIES} families, {} mails; written in {:.2} s of CPU, sent in {:.2} s{}",
        school.app.db.engine().name(),
        sink.received().len(),
        written - before,
        sent - waiting,
        if cfg!(debug_assertions) { " (not optimised)" } else { "" },
    );
}

/// A parent and two children each.
fn families(tx: &Tx<'_>, now: Instant) -> db::Result<Vec<[Id<Person>; 3]>> {
    let new = |number: usize| {
        let title = number.is_multiple_of(3).then_some(Title::Mme);
        let name = PersonName::new(format!("Prénom{number}"), format!("Nom{}", number / 3), title);
        NewPerson { details: Details::named(name), keys: Vec::new() }
    };
    let persons: Vec<NewPerson> = (0..FAMILIES * 3).map(new).collect();
    let ids = person::create(tx, &persons, now)?;
    tx.run(
        "update person set mail = 'p' || id || '@example.org' where title is not null",
        params![],
    )?;
    Ok(ids.chunks_exact(3).map(|family| [family[0], family[1], family[2]]).collect())
}

fn readers(families: &[[Id<Person>; 3]]) -> Vec<Reader> {
    let both = |family: &[Id<Person>; 3]| {
        [Reader::guardian(family[0], family[1]), Reader::guardian(family[0], family[2])]
    };
    families.iter().flat_map(both).collect()
}

fn telling(thing: i64, at: Instant) -> Telling {
    Telling {
        kind: KIND,
        thing,
        url: format!("/example/{thing}"),
        text: "example-told",
        args: vec![("name", "Mme Durand".to_owned())],
        at,
        timing: Timing::Quiet,
        except: None,
    }
}

fn addresses(tx: &Tx<'_>, persons: &[Id<Person>]) -> db::Result<Vec<(Id<Person>, String)>> {
    tx.all(
        "select id, mail from person where id in ids($1) and mail <> ''",
        params![db::ids(persons.iter().copied())],
    )
}

/// Of all threads, in and out of the kernel: fields 14 and 15 of proc(5).
fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u32 =
        fields.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<u32>().ok()).sum();
    f64::from(ticks) / TICKS_PER_SECOND
}

fn example() -> Feature {
    Feature {
        name: "example",
        migrations: None,
        texts: &[("fr", "example-kind = Exemple\nexample-told = { $name } a écrit à la classe.\n")],
        routes: Routes::new,
        menu: vec![],
        card: None,
        notices: vec![KIND],
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(vec![]),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}
