//! What comes back from the State: an acknowledgement, an anomaly, the receipt of a cancellation,
//! read from an operator or from a file, or written by an agent.

use super::{
    deeds, extract,
    refusal::Refusal,
    sending::cancelled,
    sentences, settling, telling,
    transmission::{State, Transmission, Way},
};
use crate::{deliberation::Written, effect::Effects, store};
use actes::{ActId, ActNature, Message};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::Person;

/// What one knows of a receipt.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub received_on: Day,
    /// Empty for what went on paper.
    pub act_id: String,
    /// The message of the State, byte for byte.
    pub proof: Option<Vec<u8>>,
    pub by: Option<Id<Person>>,
}

/// The State has received a sending: the act is transmitted, and executory if it is published.
/// What an agent says is checked before ([`acknowledge_typed`]); what the State says counts.
pub fn acknowledge(
    tx: &Tx<'_>,
    effects: Option<&dyn Effects>,
    sent: &Transmission,
    receipt: &Receipt,
    now: Instant,
) -> Result<()> {
    let act = store::deliberations::find(tx, sent.deliberation_id)?.ok_or(Error::Missing)?;
    let at = Instant::at(receipt.received_on, Minutes(0));
    let proof = receipt.proof.as_deref();
    if !store::transmissions::acknowledged(tx, sent.id, at, &receipt.act_id, proof)? {
        return Ok(());
    }
    store::acts::mark_transmitted(tx, act.id, at)?;
    deeds::acknowledged(tx, sent, receipt.by, now)?;
    telling::received(tx, &act, receipt.by)?;
    settling::settle(tx, effects, act.id).map(drop)
}

/// The State, or its operator, refused a sending that was in this state: who works for the body is
/// told. Nothing happens when it has gone further since.
pub fn refuse(
    tx: &Tx<'_>,
    sent: Id<Transmission>,
    was: State,
    words: &str,
    by: Option<Id<Person>>,
) -> Result<()> {
    if store::transmissions::refused(tx, sent, was, words)? {
        telling::refused(tx, sent, by)?;
    }
    Ok(())
}

fn check_received(act: &Written, received_on: Day, today: Day) -> Result<()> {
    let signed = act.chair_signed_at.max(act.secretary_signed_at).map(Instant::day);
    if received_on > today {
        return Err(Error::refused(Refusal::ToCome { day: received_on }));
    }
    match signed {
        Some(signed_on) if received_on < signed_on => {
            Err(Error::refused(Refusal::ReceivedBefore { received_on, signed_on }))
        }
        Some(_) => Ok(()),
        None => Err(Error::refused(Refusal::NotSigned)),
    }
}

/// An agent says when the State received it, and under which identity, if it has one.
pub fn acknowledge_typed(
    tx: &Tx<'_>,
    effects: Option<&dyn Effects>,
    act: &Written,
    receipt: &Receipt,
    now: Instant,
) -> Result<()> {
    let sent = store::transmissions::of(tx, act.id)?;
    if let Some(open) = sent.iter().find(|it| it.state == State::Cancelling) {
        return cancelled(tx, effects, open);
    }
    if sent.iter().any(|it| it.state == State::Acknowledged) {
        return Err(Error::refused(Refusal::AlreadySent));
    }
    check_received(act, receipt.received_on, now.day())?;
    if let Some(open) = sent.iter().find(|it| it.state.is_open()) {
        if !receipt.act_id.is_empty() && receipt.act_id != open.act_id {
            let (found, expected) = (receipt.act_id.clone(), open.act_id.clone());
            return Err(Error::refused(Refusal::OtherAct { found, expected }));
        }
        return acknowledge(tx, effects, open, receipt, now);
    }
    let elsewhere = sent_elsewhere(tx, act, receipt, now)?;
    acknowledge(tx, effects, &elsewhere, receipt, now)
}

/// It was sent by other means than ours: it gets a line all the same.
fn sent_elsewhere(
    tx: &Tx<'_>,
    act: &Written,
    receipt: &Receipt,
    now: Instant,
) -> Result<Transmission> {
    let number = ActId::parse(&receipt.act_id).map(|id| id.number.to_string());
    if !receipt.act_id.is_empty() && store::transmissions::is_taken(tx, &receipt.act_id)? {
        let number = number.unwrap_or_default();
        return Err(Error::refused(Refusal::NumberTaken { number }));
    }
    let new = Transmission {
        id: tx.new_id(),
        deliberation_id: act.id,
        state: State::Prepared,
        way: Way::Elsewhere,
        number: number.unwrap_or_default(),
        matter: String::new(),
        classified_on: String::new(),
        serial: 0,
        sent_at: now,
        external_id: String::new(),
        cancel_id: String::new(),
        act_id: receipt.act_id.clone(),
        acknowledged_at: None,
        anomaly: String::new(),
    };
    store::transmissions::insert(tx, &new)?;
    Ok(new)
}

/// Reads a file the State has sent about this act: its acknowledgement, an anomaly, the receipt of
/// a cancellation. Anything else, or of another act, is refused.
pub fn read_answer(
    tx: &Tx<'_>,
    effects: Option<&dyn Effects>,
    act: &Written,
    bytes: &[u8],
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    let message = actes::read(bytes).map_err(|problem| {
        Error::refused(Refusal::Unreadable { why: sentences::reading(&problem) })
    })?;
    let sent = store::transmissions::of(tx, act.id)?;
    let is_of = |id: &str| sent.iter().find(|it| it.act_id == id);
    match message {
        Message::Acknowledgement(received) => {
            let act_id = received.id.to_string();
            if is_of(&act_id).is_none() {
                check_own(tx, act, &received.id, sent.first())?;
            }
            let (received_on, proof) = (received.received_on, Some(bytes.to_vec()));
            let receipt = Receipt { received_on, act_id, proof, by: Some(by) };
            acknowledge_typed(tx, effects, act, &receipt, now)
        }
        Message::ActAnomaly(anomaly) => {
            let number = anomaly.act.number.to_string();
            let open = sent.iter().find(|it| it.number == number && it.state.is_unanswered());
            let open = open.ok_or_else(|| Error::refused(Refusal::NotAcknowledgement))?;
            let words = format!("{:03} {}", anomaly.nature, anomaly.detail.unwrap_or_default());
            refuse(tx, open.id, open.state, words.trim(), Some(by))
        }
        Message::CancellationReceipt(receipt) => {
            let open = is_of(&receipt.act.to_string());
            let open = open.filter(|it| it.state == State::Cancelling);
            let open = open.ok_or_else(|| Error::refused(Refusal::NotAcknowledgement))?;
            cancelled(tx, effects, open)
        }
        _ => Err(Error::refused(Refusal::NotAcknowledgement)),
    }
}

/// An acknowledgement of what nobody prepared here must at least be of this body and this day.
fn check_own(
    tx: &Tx<'_>,
    act: &Written,
    id: &ActId,
    expected: Option<&Transmission>,
) -> Result<()> {
    let body = people::body::load(tx, act.body_id)?.ok_or(Error::Missing)?;
    let held_on = extract::held_on(tx, act.meeting_id)?;
    let is_own = id.siren.to_string() == body.siren
        && id.decided_on == held_on
        && id.nature == ActNature::Deliberation;
    match expected.filter(|it| it.state.is_open()) {
        None if is_own => Ok(()),
        other => {
            let expected = other.map_or_else(
                || format!("{}-{}", body.siren, held_on.iso().replace('-', "")),
                |it| it.act_id.clone(),
            );
            Err(Error::refused(Refusal::OtherAct { found: id.to_string(), expected }))
        }
    }
}
