//! A meeting of the council: its acts are voted, numbered, signed, published and sent to the State;
//! in force, each appoints somebody.

use super::{
    Kept,
    course::{Button, Course},
    hall::{COUNCILLORS, Desk, Hall},
};
use crate::store::council as store;
use bench::http::Connection;
use council::numbering;
use db::{Db, Tx};
use std::sync::Arc;

/// What the sheet for the prefecture asks.
const SHEET: [(&str, &str); 13] = [
    ("siret", ""),
    ("seat", "Lys-lez-Lannoy"),
    ("court", "tribunal administratif de Lille"),
    ("arrondissement", "5"),
    ("nature", "31"),
    ("state_service", "PREF059"),
    ("referent", "Secrétariat du conseil"),
    ("telephone", "03 20 00 00 00"),
    ("mail", "conseil@lys.example.fr"),
    ("return_mail", ""),
    ("operator", "SLO"),
    ("classified_on", "2021-10-01"),
    ("version", "0"),
];

pub async fn fill_in(line: &mut Connection, commune: &Desk) {
    let path = format!("/conseil/{}/teletransmission", commune.body);
    let answer = line.ask(&commune.browser.post(&path, &SHEET)).await.expect("an answer");
    assert_eq!(answer.status, 303, "{}", answer.text());
}

/// The meeting is open. It is closed once both of its acts are voted; then each goes its way.
pub async fn prepare(hall: &Hall, db: &Db, round: usize) -> Arc<Course> {
    let (body, syndicate) = (hall.commune.body, hall.syndicate.body);
    let council = hall.council.clone();
    let open = move |tx: &Tx<'_>| store::open_meeting(tx, body, syndicate, &council);
    let (meeting, acts) = db.write(open).await.expect("a meeting");
    let votes = acts.iter().zip(round..).map(|(act, number)| vote(hall, *act, number));
    let mut held: Vec<Button> = votes.collect();
    held.push(Button {
        name: "meetings closed",
        path: format!("/conseil/seances/{meeting}/cloture"),
        fields: Vec::new(),
        leaves: format!("meeting {meeting}"),
        ..button(hall)
    });
    for (place, act) in acts.into_iter().enumerate() {
        held.extend(life(hall, act, place));
    }
    Course::of(held)
}

fn button(hall: &Hall) -> Button {
    Button {
        name: "",
        browser: hall.commune.browser.clone(),
        path: String::new(),
        fields: Vec::new(),
        leaves: String::new(),
        page: None,
    }
}

fn path(act: i64, page: &str) -> String {
    format!("/conseil/deliberations/{act}{page}")
}

fn vote(hall: &Hall, act: i64, number: usize) -> Button {
    let votes_against = u32::try_from(number % 3).unwrap_or_default();
    let votes_for = COUNCILLORS - votes_against;
    let fields = vec![
        ("ballot", "secret".to_owned()),
        ("votes_for", votes_for.to_string()),
        ("votes_against", votes_against.to_string()),
        ("version", "1".to_owned()),
    ];
    let leaves = format!("vote {act}: {votes_for} to {votes_against}");
    Button { name: "votes", path: path(act, "/vote"), fields, leaves, ..button(hall) }
}

/// Signed, then published and sent, the other way round every other time: whoever comes last makes
/// it executory.
fn life(hall: &Hall, act: i64, place: usize) -> Vec<Button> {
    let today = super::today().iso();
    let signature = Button {
        name: "acts signed",
        path: path(act, "/signature/papier"),
        fields: vec![("chair_on", today.clone()), ("secretary_on", today.clone())],
        leaves: format!("signed {act}"),
        ..button(hall)
    };
    let publication = Button {
        name: "acts published",
        path: path(act, "/publication"),
        fields: vec![("matter", "5.7".to_owned())],
        leaves: format!("published {act}"),
        ..button(hall)
    };
    let sending = sending(hall, act, &today);
    if place == 0 {
        vec![signature, publication, sending]
    } else {
        vec![signature, sending, publication]
    }
}

/// By the operator, or on paper where there is none.
fn sending(hall: &Hall, act: i64, today: &str) -> Button {
    let leaves = format!("sent {act}");
    if hall.operator.is_none() {
        return Button {
            name: "acts received on paper",
            path: path(act, "/transmission/accuse"),
            fields: vec![("received_on", today.to_owned()), ("act_id", String::new())],
            leaves,
            ..button(hall)
        };
    }
    // Fifteen characters at most, and no two are the same.
    let number = format!("K{:014}", act % 100_000_000_000_000);
    let fields =
        vec![("way", "carrier".to_owned()), ("matter", "5.7".to_owned()), ("number", number)];
    Button { name: "acts sent", path: path(act, "/transmission"), fields, leaves, ..button(hall) }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (act, votes_for, votes_against) in store::voted(tx)? {
        kept.is_there(format!("vote {act}: {votes_for} to {votes_against}"), act);
    }
    for (meeting,) in store::closed(tx)? {
        kept.is_there(format!("meeting {meeting}"), meeting);
    }
    for (act, published_at) in store::signed(tx)? {
        kept.is_there(format!("signed {act}"), act);
        if published_at.is_some() {
            kept.is_there(format!("published {act}"), act);
        }
    }
    for (act, transmission) in store::sendings(tx)? {
        kept.is_there(format!("sent {act}"), transmission);
    }
    number_by_number(kept, &store::numbers(tx)?);
    Ok(())
}

/// Those of the year are 1, 2, 3: `2026-11-26/07`.
fn number_by_number(kept: &mut Kept, numbers: &[String]) {
    let last =
        |number: &String| number.rsplit(|it: char| !it.is_ascii_digit()).next()?.parse().ok();
    let read: Vec<u32> = numbers.iter().filter_map(last).collect();
    if read.len() != numbers.len() || numbering::check(&read).is_err() {
        kept.is_wrong(format!("numbers of acts: {numbers:?}"));
    }
}
