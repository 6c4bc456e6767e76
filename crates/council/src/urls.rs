//! The addresses of assemblies: links and redirections come from here.

use crate::{Deliberation, Meeting, poll::Poll};
use base::{Day, Id};
use files::File;
use people::Body;

pub const HOME: &str = "/conseil";

pub fn body(body: Id<Body>) -> String {
    format!("/conseil/{body}")
}

pub fn members(body: Id<Body>) -> String {
    format!("/conseil/{body}/membres")
}

pub fn meeting(meeting: Id<Meeting>) -> String {
    format!("/conseil/seances/{meeting}")
}

pub fn deliberation(deliberation: Id<Deliberation>) -> String {
    format!("/conseil/deliberations/{deliberation}")
}

pub fn bylaws(body: Id<Body>) -> String {
    format!("/conseil/{body}/regles")
}

/// The table as of a day.
pub fn members_on(body: Id<Body>, day: Day) -> String {
    format!("/conseil/{body}/membres?le={}", day.iso())
}

/// A whole table, pasted.
pub fn table(body: Id<Body>) -> String {
    format!("/conseil/{body}/membres/tableau")
}

pub fn mandate_ends(body: Id<Body>) -> String {
    format!("/conseil/{body}/membres/fins")
}

pub fn mandate_accounts(body: Id<Body>) -> String {
    format!("/conseil/{body}/membres/comptes")
}

pub fn new_meeting(body: Id<Body>) -> String {
    format!("/conseil/{body}/seances/nouvelle")
}

/// A page below a meeting: `points`, `convocation`, `tenue`…
pub fn of_meeting(meeting: Id<Meeting>, page: &str) -> String {
    format!("/conseil/seances/{meeting}/{page}")
}

pub fn draft(deliberation: Id<Deliberation>) -> String {
    format!("/conseil/deliberations/{deliberation}/redaction")
}

pub fn decisions(deliberation: Id<Deliberation>) -> String {
    format!("/conseil/deliberations/{deliberation}/decisions")
}

pub fn decision_removal(deliberation: Id<Deliberation>) -> String {
    format!("/conseil/deliberations/{deliberation}/decisions/retrait")
}

pub fn vote(deliberation: Id<Deliberation>) -> String {
    format!("/conseil/deliberations/{deliberation}/vote")
}

/// Where an election is put among what a deliberation decides.
pub fn new_poll(deliberation: Id<Deliberation>) -> String {
    format!("/conseil/deliberations/{deliberation}/scrutins")
}

pub fn poll(poll: Id<Poll>) -> String {
    format!("/conseil/scrutins/{poll}")
}

/// A poll whose last round is to be corrected.
pub fn poll_round(poll: Id<Poll>, number: u16) -> String {
    format!("/conseil/scrutins/{poll}?tour={number}")
}

/// A page below a poll: `candidats`, `tours`, `lecture`…
pub fn of_poll(poll: Id<Poll>, page: &str) -> String {
    format!("/conseil/scrutins/{poll}/{page}")
}

/// A page below a deliberation: `signature`, `publication`, `transmission`…
pub fn of_act(act: Id<Deliberation>, page: &str) -> String {
    format!("/conseil/deliberations/{act}/{page}")
}

/// A page below the minutes of a meeting: `signature`, `publication`…
pub fn of_minutes(meeting: Id<Meeting>, page: &str) -> String {
    format!("/conseil/seances/{meeting}/proces-verbal/{page}")
}

/// The meetings of a body of which something is published, for everybody.
pub fn public_meetings(body: Id<Body>) -> String {
    format!("/actes/{body}/seances")
}

/// What is published of a meeting: the list of what it examined, its minutes.
pub fn public_meeting(body: Id<Body>, meeting: Id<Meeting>) -> String {
    format!("/actes/{body}/seances/{meeting}")
}

pub fn public_minutes(body: Id<Body>, meeting: Id<Meeting>) -> String {
    format!("/actes/{body}/seances/{meeting}/proces-verbal.pdf")
}

pub fn public_list(body: Id<Body>, meeting: Id<Meeting>) -> String {
    format!("/actes/{body}/seances/{meeting}/liste.pdf")
}

/// What a body says of itself to the State.
pub fn act_settings(body: Id<Body>) -> String {
    format!("/conseil/{body}/teletransmission")
}

/// The published acts of a body, for everybody.
pub fn public_acts(body: Id<Body>) -> String {
    format!("/actes/{body}")
}

pub fn public_year(body: Id<Body>, year: i16) -> String {
    format!("/actes/{body}?annee={year}")
}

/// The acts after this one, in the order of the list.
pub fn public_after(body: Id<Body>, year: i16, after: Id<Deliberation>) -> String {
    format!("/actes/{body}?annee={year}&apres={after}")
}

pub fn open_data(body: Id<Body>) -> String {
    format!("/actes/{body}/deliberations.csv")
}

/// The permanent address of a published act.
pub fn public_act(body: Id<Body>, act: Id<Deliberation>) -> String {
    format!("/actes/{body}/{act}")
}

pub fn public_extract(body: Id<Body>, act: Id<Deliberation>) -> String {
    format!("/actes/{body}/{act}/extrait.pdf")
}

/// An annex, for those who read the act.
pub fn annex(act: Id<Deliberation>, file: Id<File>) -> String {
    format!("/conseil/deliberations/{act}/annexes/{file}")
}

/// The permanent address of an annex of a published act.
pub fn public_annex(body: Id<Body>, act: Id<Deliberation>, file: Id<File>) -> String {
    format!("/actes/{body}/{act}/annexes/{file}")
}

pub fn public_certificate(body: Id<Body>, act: Id<Deliberation>) -> String {
    format!("/actes/{body}/{act}/certificat.pdf")
}
