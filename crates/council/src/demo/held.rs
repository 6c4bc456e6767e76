//! A meeting that was held: convened, opened, voted, closed.

use super::refused;
use crate::{
    Assembly, Deliberation, Mandate, Meeting,
    bylaws::InForce,
    closing, convening,
    convening::Sending,
    deliberation::{Ballot, Deciding, Written as Act},
    effect::Effect,
    meeting::{Item, ItemKind, ItemState, Paper, Presence, Seat, Written},
    record::Record,
    store,
    vote::{Asked, Tally},
    voting::{self, Said},
};
use base::{Day, Id, Instant, Locale, Minutes, RichText};
use db::{Error, Result, Tx};
use people::Body;

/// What was proposed, and how it was voted.
#[derive(Clone, Debug)]
pub struct Motion {
    pub title: String,
    pub report: String,
    /// Each article: what it says, and what follows from it.
    pub decisions: Vec<(String, Effect)>,
    pub tally: Tally,
}

/// A meeting, as its papers tell it.
#[derive(Clone, Debug)]
pub struct Told<'t> {
    pub body: Id<Body>,
    pub meets_at: Instant,
    pub place: &'t str,
    pub convened_on: Day,
    /// Ranks of those who did not come, each with the rank of who votes for him, if somebody does.
    pub away: &'t [(u32, Option<u32>)],
    /// The rank of who wrote.
    pub secretary: u32,
    pub motions: Vec<Motion>,
}

/// Holds a meeting from its convening to its closing; its deliberations, numbered, in the order of
/// their items.
pub fn hold(tx: &Tx<'_>, told: &Told<'_>) -> Result<Vec<Id<Deliberation>>> {
    let body = people::body::load(tx, told.body)?.ok_or(Error::Missing)?;
    let (meeting, acts) = prepare(tx, told)?;
    convene(tx, meeting, &body, told)?;
    open(tx, meeting, &body, told)?;
    for (act, motion) in acts.iter().zip(&told.motions) {
        vote(tx, meeting, &body, *act, motion)?;
    }
    let written = found(tx, meeting)?;
    closing::close(tx, &as_meeting(written, &body))?;
    Ok(acts)
}

/// A meeting that is being prepared, with its agenda and what is proposed under each item.
pub fn prepare(tx: &Tx<'_>, told: &Told<'_>) -> Result<(Id<Meeting>, Vec<Id<Deliberation>>)> {
    let meeting = store::meetings::insert(tx, told.body, told.meets_at, told.place, None)?;
    let titles = told.motions.iter().map(|motion| motion.title.clone());
    let lines: Vec<_> = titles.clone().map(|it| (ItemKind::Decision, it, None)).collect();
    let items = store::meetings::add_items(tx, meeting, 0, &lines)?;
    let drafts: Vec<(Id<Item>, String)> = items.into_iter().zip(titles).collect();
    let acts = store::drafts::insert(tx, told.body, meeting, &drafts)?;
    for (act, motion) in acts.iter().zip(&told.motions) {
        let written = drafted(tx, *act)?;
        let report = RichText::from_plain(&motion.report);
        store::drafts::rewrite(tx, &written, &motion.title, &report)?;
        for (place, (words, effect)) in (1..).zip(&motion.decisions) {
            store::drafts::add_decision(tx, *act, place, words, effect)?;
        }
    }
    Ok((meeting, acts))
}

fn convene(tx: &Tx<'_>, meeting: Id<Meeting>, body: &Body, told: &Told<'_>) -> Result<()> {
    let written = found(tx, meeting)?;
    let record = Record::of(tx, &written, body)?;
    let has_rules = !InForce::on(tx, body, written.day())?.is_missing(body);
    let undecided = convening::undecided(tx, &record)?;
    let sending = Sending { sent_on: told.convened_on, urgent: None };
    convening::check(&record, has_rules, &undecided, None, &sending, told.convened_on)
        .map_err(|wrong| refused("a convening", wrong))?;
    let sent_at = Instant::at(told.convened_on, Minutes(10 * 60));
    let when = told.meets_at.day().in_words(Locale::Fr);
    let telling = convening::telling(&as_meeting(written, body), when, sent_at);
    convening::send(tx, &record, &sending, telling, sent_at)
}

fn open(tx: &Tx<'_>, meeting: Id<Meeting>, body: &Body, told: &Told<'_>) -> Result<()> {
    let written = found(tx, meeting)?;
    let members: Vec<Mandate> = Record::of(tx, &written, body)?.members().cloned().collect();
    let of_rank = |rank: u32| members.iter().find(|one| one.rank == rank).map(|one| one.id);
    let is_away = |one: &Mandate| told.away.iter().any(|(rank, _)| *rank == one.rank);
    let seat = |one: &Mandate| Seat {
        mandate_id: one.id,
        state: if is_away(one) { Presence::Excused } else { Presence::Present },
        deputy_id: None,
    };
    let seats: Vec<Seat> = members.iter().map(seat).collect();
    let chair = members.iter().find(|one| one.is_chair()).map(|one| one.id);
    store::attendance::open(tx, &written, chair, of_rank(told.secretary), &seats)?;
    let papers = told.away.iter().filter_map(|(giver, holder)| {
        let (giver_id, holder_id) = (of_rank(*giver)?, of_rank((*holder)?)?);
        Some(paper(giver_id, holder_id, written.day()))
    });
    for paper in papers {
        store::attendance::add_paper(tx, meeting, &paper)?;
    }
    let record = Record::of(tx, &found(tx, meeting)?, body)?;
    record.attendance().map(drop).map_err(|wrong| refused("who is there", wrong))
}

/// A power for this meeting; its id is given when it is kept.
fn paper(giver_id: Id<Mandate>, holder_id: Id<Mandate>, since_on: Day) -> Paper {
    Paper {
        id: Id::new(0),
        giver_id,
        holder_id,
        since_on,
        is_ill: false,
        from_item: 1,
        until_item: None,
    }
}

fn vote(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    body: &Body,
    act: Id<Deliberation>,
    motion: &Motion,
) -> Result<()> {
    let record = Record::of(tx, &found(tx, meeting)?, body)?;
    let act = drafted(tx, act)?;
    let kinds: Vec<Deciding> =
        motion.decisions.iter().map(|(_, effect)| effect.deciding()).collect();
    let said = Said {
        ballot: Ballot::Hands,
        tally: motion.tally,
        chair: None,
        names: Vec::new(),
        asked: Asked::default(),
        // One candidate alone is appointed without a secret ballot (CGCT L2121-21).
        is_openly_agreed: kinds.contains(&Deciding::Appoint),
    };
    let counted = voting::decide(&record, &act, &kinds, &said);
    let counted = counted.map_err(|wrong| refused("a vote", wrong))?;
    store::drafts::vote(tx, &act, &counted)?;
    store::meetings::deal_with(tx, act.item_id, ItemState::Done, counted.asked, counted.openly)
}

fn found(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Written> {
    store::meetings::find(tx, meeting)?.ok_or(Error::Missing)
}

fn drafted(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Act> {
    store::deliberations::find(tx, act)?.ok_or(Error::Missing)
}

/// As whoever prepares it sees it.
fn as_meeting(written: Written, body: &Body) -> Meeting {
    let assembly = Assembly { body: body.clone(), is_member: false, is_chair: false };
    Meeting { written, assembly }
}
