//! The extract of the register: all that is signed of a deliberation, in one value. What is sealed
//! is this; the digest of an act is of it, and whatever is printed or shown to the public comes
//! from it and from the dates of the act's life.

use super::annexes;
use crate::{
    Deliberation, Meeting,
    bylaws::Bylaws,
    deliberation::{Ballot, Outcome, Written},
    mandate::Office,
    meeting::Presence,
    poll::{held, told::Told},
    store,
};
use base::{Day, Id, Minutes, PersonName, Title};
use db::{Error, Result, Tx};
use people::{Body, BodyKind};
use serde::{Deserialize, Serialize};

/// Who was where: each line as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    pub present: Vec<String>,
    /// Absent, and who votes for them: (`Mme Marie Petit`, `M. Jean Roux`).
    pub represented: Vec<(String, String)>,
    /// Absent and excused, without a proxy.
    pub excused: Vec<String>,
    pub absent: Vec<String>,
    /// Who left for this item, and took no part in it (L2131-11).
    pub withdrawn: Vec<String>,
}

/// Who signs, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub name: PersonName,
    pub office: String,
}

/// How it was voted. Counts are of votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub ballot: String,
    pub in_exercise: u32,
    pub present: u32,
    pub proxies: u32,
    pub votes_for: u32,
    pub votes_against: u32,
    pub abstentions: u32,
    pub not_taking_part: u32,
    pub blank: u32,
    pub void: u32,
    /// What the chair voted, when he broke a tie.
    pub chair_vote: Option<String>,
    pub is_adopted: bool,
    /// In a vote by name alone: (choice, names).
    pub by_name: Vec<(String, Vec<String>)>,
}

/// Another act that this one names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// `correction`, `withdrawal`, `repeal`.
    pub way: String,
    pub number: String,
    pub held_on: Day,
    pub title: String,
}

/// A document that is signed with the act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annexed {
    /// `convention.pdf`
    pub name: String,
    pub bytes: u64,
    /// Blake3 of its content, in hexadecimal.
    pub digest: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    pub body: String,
    pub kind: String,
    pub siren: String,
    pub department: String,
    pub number: String,
    pub title: String,
    pub held_on: Day,
    pub held_at: Minutes,
    pub place: String,
    pub convened_on: Option<Day>,
    /// The day of the meeting without a quorum that this one takes up again (L2121-17).
    pub follows_on: Option<Day>,
    pub chair: Option<Officer>,
    pub secretary: Option<Officer>,
    pub roll: Roll,
    /// HTML of a sanitised text.
    pub report: String,
    pub counts: Counts,
    pub decisions: Vec<String>,
    pub names: Option<Named>,
    /// Who was elected by ballot, and how. Acts sealed before there were any are read as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elections: Vec<Told>,
    /// In their order. Left out when there is none: what was signed before acts had annexes keeps
    /// its digest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<Annexed>,
}

impl Extract {
    /// As it stands now: what would be signed.
    pub fn of(tx: &Tx<'_>, act: &Written) -> Result<Extract> {
        let body = people::body::load(tx, act.body_id)?.ok_or(Error::Missing)?;
        let meeting = store::meetings::find(tx, act.meeting_id)?.ok_or(Error::Missing)?;
        let follows_on = match meeting.follows_id {
            Some(earlier) => store::meetings::find(tx, earlier)?.map(|it| it.meets_at.day()),
            None => None,
        };
        let (elections, decisions) = decided(tx, act, &meeting, &body)?;
        Ok(Extract {
            kind: body.kind.word().to_owned(),
            siren: body.siren.clone(),
            department: body.department.clone(),
            number: act.number.clone().unwrap_or_default(),
            title: act.title.clone(),
            held_on: meeting.meets_at.day(),
            held_at: meeting.meets_at.minutes(),
            place: meeting.place.clone(),
            convened_on: meeting.convened_on,
            follows_on,
            chair: officer(tx, &body, meeting.chair_id)?,
            secretary: officer(tx, &body, meeting.secretary_id)?,
            roll: roll(tx, act)?,
            report: act.report.html().to_owned(),
            counts: counts(tx, act)?,
            decisions,
            names: named(tx, act)?,
            elections,
            annexes: annexes::annexed(&annexes::of(tx, act.id)?),
            body: body.name,
        })
    }

    /// Blake3 of its JSON, in hexadecimal.
    pub fn digest(&self) -> String {
        blake3::hash(self.json().as_bytes()).to_hex().to_string()
    }

    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn read(json: &str) -> Result<Extract> {
        serde_json::from_str(json).map_err(|_| Error::Engine("a seal is not JSON".to_owned()))
    }

    pub fn body_kind(&self) -> BodyKind {
        BodyKind::parse(&self.kind).unwrap_or(BodyKind::Commune)
    }

    /// Those who could vote: present and represented.
    pub fn voters(&self) -> u32 {
        self.counts.present + self.counts.proxies
    }
}

/// What it decides, with who was elected; and how he was.
fn decided(
    tx: &Tx<'_>,
    act: &Written,
    meeting: &crate::meeting::Written,
    body: &Body,
) -> Result<(Vec<Told>, Vec<String>)> {
    let decisions = store::deliberations::decisions(tx, act.id)?;
    let bylaws = Bylaws::of_meeting(tx, meeting, body)?;
    let polls = held::of_meeting(tx, meeting.id, bylaws.rules.appointments)?;
    let own: Vec<_> = polls.iter().filter(|one| one.poll.deliberation_id == act.id).collect();
    let words = |decision: crate::deliberation::Decision| {
        let poll = own.iter().find(|held| held.poll.decision_id == decision.id);
        poll.map_or(decision.words, |held| Told::of(held).decision())
    };
    let told = own.iter().map(|held| Told::of(held)).collect();
    Ok((told, decisions.into_iter().map(words).collect()))
}

fn officer(
    tx: &Tx<'_>,
    body: &Body,
    mandate: Option<Id<crate::Mandate>>,
) -> Result<Option<Officer>> {
    let Some(mandate) = mandate else { return Ok(None) };
    let Some(holder) = store::acts::officer(tx, mandate)? else { return Ok(None) };
    let is_woman = holder.title == Some(Title::Mme);
    let office = office_words(body.kind, holder.office, is_woman).to_owned();
    let name = PersonName::new(holder.first_name, holder.last_name, holder.title);
    Ok(Some(Officer { name, office }))
}

/// `maire`, `présidente`, `vice-président`, `adjointe au maire`.
fn office_words(kind: BodyKind, office: Office, is_woman: bool) -> &'static str {
    let is_commune = kind == BodyKind::Commune;
    match (office, is_commune, is_woman) {
        (Office::Chair, true, _) => "maire",
        (Office::Chair, false, true) => "présidente",
        (Office::Chair, false, false) => "président",
        (Office::Deputy, true, true) => "adjointe au maire",
        (Office::Deputy, true, false) => "adjoint au maire",
        (Office::Deputy, false, true) => "vice-présidente",
        (Office::Deputy, false, false) => "vice-président",
        (Office::Member, true, true) => "conseillère municipale",
        (Office::Member, true, false) => "conseiller municipal",
        (Office::Member, false, _) => "membre de l’assemblée",
    }
}

/// `Mme Irène Colin`.
pub fn in_full(name: &PersonName) -> String {
    match name.title {
        Some(title) => format!("{} {}", title.written(), name.full()),
        None => name.full(),
    }
}

fn roll(tx: &Tx<'_>, act: &Written) -> Result<Roll> {
    let seated = store::extracts::seated(tx, act.meeting_id, act.item_id)?;
    let mut roll = Roll::default();
    for seat in seated {
        let name = in_full(&PersonName::new(seat.first_name, seat.last_name, seat.title));
        let holder = seat.held_last.map(|last| {
            in_full(&PersonName::new(seat.held_first.unwrap_or_default(), last, seat.held_title))
        });
        match (seat.is_present, holder) {
            _ if seat.is_withdrawn => roll.withdrawn.push(name),
            (true, _) => roll.present.push(name),
            (false, Some(holder)) => roll.represented.push((name, holder)),
            (false, None) if seat.state == Presence::Absent => roll.absent.push(name),
            // Whoever was there and left without giving his vote is excused for what follows.
            (false, None) => roll.excused.push(name),
        }
    }
    Ok(roll)
}

fn counts(tx: &Tx<'_>, act: &Written) -> Result<Counts> {
    let mut by_name: Vec<(String, Vec<String>)> = Vec::new();
    if act.ballot == Ballot::Named {
        for one in store::extracts::votes_by_name(tx, act.id)? {
            let name = in_full(&PersonName::new(one.first_name, one.last_name, one.title));
            match by_name.iter_mut().find(|(known, _)| *known == one.vote) {
                Some((_, names)) => names.push(name),
                None => by_name.push((one.vote, vec![name])),
            }
        }
    }
    Ok(Counts {
        ballot: act.ballot.word().to_owned(),
        in_exercise: act.in_exercise,
        present: act.present,
        proxies: act.proxies,
        votes_for: act.votes_for,
        votes_against: act.votes_against,
        abstentions: act.abstentions,
        not_taking_part: act.not_taking_part,
        blank: act.blank,
        void: act.void,
        chair_vote: act.chair_vote.clone(),
        is_adopted: act.outcome == Some(Outcome::Adopted),
        by_name,
    })
}

fn named(tx: &Tx<'_>, act: &Written) -> Result<Option<Named>> {
    let undoing = store::acts::undoing(tx, act.id)?;
    let (way, other) = match (act.corrects_id, undoing) {
        (_, Some(undoing)) => (undoing.way.word(), undoing.undone_id),
        (Some(corrected), None) => ("correction", corrected),
        (None, None) => return Ok(None),
    };
    let other = store::deliberations::find(tx, other)?.ok_or(Error::Missing)?;
    let held_on = held_on(tx, other.meeting_id)?;
    let number = other.number.unwrap_or_default();
    Ok(Some(Named { way: way.to_owned(), number, held_on, title: other.title }))
}

/// The day a meeting is held.
pub fn held_on(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Day> {
    Ok(store::meetings::find(tx, meeting)?.ok_or(Error::Missing)?.meets_at.day())
}

/// What was signed, or what would be.
pub fn sealed_or_drafted(tx: &Tx<'_>, act: &Written) -> Result<(Extract, bool)> {
    match store::acts::seal(tx, act.id)? {
        Some(json) if act.state == crate::deliberation::State::Signed => {
            Ok((Extract::read(&json)?, true))
        }
        _ => Ok((Extract::of(tx, act)?, false)),
    }
}

/// What was signed; [`Error::Missing`] when nothing was.
pub fn sealed(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Extract> {
    Extract::read(&store::acts::seal(tx, act)?.ok_or(Error::Missing)?)
}
