//! What becomes of an act that was voted: signed in the register, published, sent, received.

use super::refused;
use crate::{
    Deliberation,
    deliberation::Written,
    effect::Effects,
    life::{
        publishing::{self, Classified},
        receiving::{self, Receipt},
        sending::{self, Order, Outgoing, Papers},
        settings::Settings,
        signing::{self, Signing},
        transmission::{Way, suggested_number},
    },
    store,
};
use actes::{Acknowledgement, Classification, InternalNumber, Message};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::{Body, Person};

/// How the State came to have an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reception {
    /// An agent wrote down the day.
    Written(Day),
    /// Its files left, and the message of the State was read.
    Acknowledged(Day),
}

/// The steps an act has come to, each on its day.
#[derive(Clone, Copy, Debug)]
pub struct Course<'c> {
    pub signed_on: Day,
    pub published_at: Option<Instant>,
    pub received: Option<Reception>,
    /// `5.7`
    pub matter: &'c str,
    /// The agent who takes them.
    pub by: Id<Person>,
}

/// What a body says of itself to the State.
pub fn connect(tx: &Tx<'_>, body: &Body, change: impl FnOnce(&mut Settings)) -> Result<()> {
    let mut settings = Settings::proposed(body);
    change(&mut settings);
    store::transmissions::write_settings(tx, body.id, &settings)
}

/// Takes an act that was voted along its course; who lives by it is told when it is executory.
pub fn follow(
    tx: &Tx<'_>,
    effects: &dyn Effects,
    act: Id<Deliberation>,
    course: &Course<'_>,
) -> Result<()> {
    let Course { signed_on, by, .. } = *course;
    let evening = |day: Day| Instant::at(day, Minutes(17 * 60));
    let both = Signing::OnPaper { chair_on: Some(signed_on), secretary_on: Some(signed_on) };
    signing::sign(tx, &found(tx, act)?, both, by, evening(signed_on))?;
    let classified =
        Classified::parse(course.matter).map_err(|wrong| refused("a matter", wrong))?;
    if let Some(at) = course.published_at {
        publishing::publish(tx, Some(effects), &found(tx, act)?, &classified, by, at)?;
    }
    match course.received {
        None => Ok(()),
        Some(Reception::Written(on)) => {
            let receipt =
                Receipt { received_on: on, act_id: String::new(), proof: None, by: Some(by) };
            receiving::acknowledge_typed(tx, Some(effects), &found(tx, act)?, &receipt, evening(on))
        }
        Some(Reception::Acknowledged(on)) => {
            acknowledged(tx, effects, &found(tx, act)?, &classified, on, by)
        }
    }
}

/// Files are prepared; the acknowledgement of the State comes back and is read as it is from one.
fn acknowledged(
    tx: &Tx<'_>,
    effects: &dyn Effects,
    act: &Written,
    classified: &Classified,
    on: Day,
    by: Id<Person>,
) -> Result<()> {
    let number = suggested_number(act.number.as_deref().unwrap_or_default(), 0);
    let number = InternalNumber::parse(&number).map_err(|wrong| refused("a number", wrong))?;
    let (way, classified) = (Way::Files, classified.clone());
    let order = Order { way, typologies: Vec::new(), classified, number };
    let (morning, noon) = (Instant::at(on, Minutes(9 * 60)), Instant::at(on, Minutes(12 * 60)));
    let sent = sending::prepare(tx, act, &order, by, morning)?;
    let answer = answer(&Outgoing::load(tx, sent)?, on)?;
    receiving::read_answer(tx, Some(effects), act, &answer, by, noon)
}

/// What the State answers to a sending it has received.
fn answer(sent: &Outgoing, on: Day) -> Result<Vec<u8>> {
    let act = sent.pdf().map_err(|wrong| refused("a document", wrong))?;
    let papers = Papers { act, annexes: Vec::new() };
    let classification = Classification::national(sent.settings.classified_on);
    let deposit = sent.deposit(papers, &classification, on);
    let deposit = deposit.map_err(|wrong| refused("a sending", wrong))?;
    let received = Acknowledgement {
        id: deposit.id,
        received_on: on,
        classification_in_force: deposit.act.classified_on,
        act: deposit.act,
    };
    Message::Acknowledgement(received).write().map_err(|wrong| refused("an answer", wrong))
}

fn found(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Written> {
    store::deliberations::find(tx, act)?.ok_or(Error::Missing)
}
