//! Sending an act to the State and reading what comes back, whoever carries it.

use super::{
    annexes, deeds,
    extract::{self, Extract},
    jobs::{Cancel, Transmit},
    printing,
    publishing::Classified,
    refusal::Refusal,
    settings::{Settings, format},
    settling,
    transmission::{State, Transmission, Way},
};
use crate::{
    Deliberation,
    deliberation::{self, Written},
    effect::Effects,
    store,
};
use actes::{
    ActId, ActNature, Application, Attachment, Cancellation, Classification, Deposit, Draft,
    InternalNumber, Matter, Piece, Referent, Serial, Shipment, Shipping, Subject, Trigram,
    Typology,
};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::{Body, Person};
use web::App;

/// S²LOW keeps one character less than the schema.
const SUBJECT_CHARS_MAX: usize = 499;

/// How an act is to go.
#[derive(Clone, Debug)]
pub struct Order {
    pub way: Way,
    /// The type of each annex at the prefecture, in their order.
    pub typologies: Vec<Typology>,
    pub classified: Classified,
    pub number: InternalNumber,
}

/// Prepares a sending; for an operator, a job hands it over.
pub fn prepare(
    tx: &Tx<'_>,
    act: &Written,
    order: &Order,
    by: Id<Person>,
    now: Instant,
) -> Result<Id<Transmission>> {
    if act.state != deliberation::State::Signed {
        return Err(Error::refused(Refusal::NotSigned));
    }
    let body = people::body::load(tx, act.body_id)?.ok_or(Error::Missing)?;
    let settings = store::transmissions::settings(tx, body.id)?;
    let settings = settings.ok_or_else(|| Error::refused(Refusal::NoSettings))?;
    let sender = settings.sender(&body).map_err(|it| Error::refused(format(&it)))?;
    classify(tx, act.id, order, settings.classified_on)?;
    let earlier = store::transmissions::of(tx, act.id)?;
    if earlier.iter().any(|it| it.state.is_open()) {
        return Err(Error::refused(Refusal::AlreadySent));
    }
    let id = ActId {
        department: sender.department,
        siren: sender.siren,
        decided_on: extract::held_on(tx, act.meeting_id)?,
        number: order.number.clone(),
        nature: ActNature::Deliberation,
    };
    let number = order.number.to_string();
    if store::transmissions::is_taken(tx, &id.to_string())? {
        return Err(Error::refused(Refusal::NumberTaken { number }));
    }
    let midnight = Instant::at(now.day(), Minutes(0));
    let serial = store::transmissions::serial(tx, body.id, midnight)?;
    let is_carried = order.way == Way::Carrier;
    let new = Transmission {
        id: tx.new_id(),
        deliberation_id: act.id,
        state: if is_carried { State::Queued } else { State::Prepared },
        way: order.way,
        number,
        matter: order.classified.matter.to_string(),
        classified_on: settings.classified_on.iso(),
        serial: u32::try_from(serial).unwrap_or(1),
        sent_at: now,
        external_id: String::new(),
        cancel_id: String::new(),
        act_id: id.to_string(),
        acknowledged_at: None,
        anomaly: String::new(),
    };
    store::transmissions::insert(tx, &new)?;
    store::acts::write_matter(tx, act.id, &new.matter, &order.classified.name)?;
    deeds::transmitted(tx, &new, by, now)?;
    if is_carried {
        jobs::enqueue(tx, &Transmit { transmission: new.id }, now)?;
    }
    Ok(new.id)
}

/// Says of each annex what it is to the prefecture, and whether all of them go into an envelope.
/// The types of the nation are those of every prefecture; an operator knows the others.
fn classify(tx: &Tx<'_>, act: Id<Deliberation>, order: &Order, classified_on: Day) -> Result<()> {
    let annexes = annexes::of(tx, act)?;
    let weights = annexes.iter().map(|it| it.file.bytes);
    annexes::check_weight(weights).map_err(Error::refused)?;
    let known = Classification::national(classified_on);
    let told = order.typologies.iter().copied().chain(std::iter::repeat(Typology::OTHER));
    let mut typologies = Vec::new();
    for (place, (annex, typology)) in (1..).zip(annexes.iter().zip(told)) {
        let nature = ActNature::Deliberation;
        if order.way != Way::Carrier && !known.has_typology(nature, typology) {
            let piece = Piece::Annex(place);
            let refused = actes::Refusal::UnknownTypology { piece, typology, nature };
            return Err(Error::refused(format(&refused)));
        }
        typologies.push((annex.file.id, typology.to_string()));
    }
    store::annexes::classify(tx, act, &typologies)
}

/// The bytes of what is sent: the act, then its annexes in their order.
pub struct Papers {
    pub act: Vec<u8>,
    pub annexes: Vec<Vec<u8>>,
}

/// Everything a sending is made of.
pub struct Outgoing {
    pub transmission: Transmission,
    pub body: Body,
    pub settings: Settings,
    pub extract: Extract,
    pub digest: String,
    signatures: Vec<super::signing::Signature>,
    previous: Option<ActId>,
    typologies: Vec<String>,
}

impl Outgoing {
    pub fn load(tx: &Tx<'_>, id: Id<Transmission>) -> Result<Outgoing> {
        let transmission = store::transmissions::find(tx, id)?.ok_or(Error::Missing)?;
        let act = store::deliberations::find(tx, transmission.deliberation_id)?;
        let act = act.ok_or(Error::Missing)?;
        let body = people::body::load(tx, act.body_id)?.ok_or(Error::Missing)?;
        let settings = store::transmissions::settings(tx, body.id)?.ok_or(Error::Missing)?;
        let previous = match act.corrects_id {
            Some(corrected) => last_id(tx, corrected)?,
            None => None,
        };
        Ok(Outgoing {
            extract: extract::sealed(tx, act.id)?,
            signatures: store::acts::signatures(tx, act.id)?,
            typologies: annexes::of(tx, act.id)?.into_iter().map(|it| it.typology).collect(),
            digest: act.digest,
            transmission,
            body,
            settings,
            previous,
        })
    }

    /// The act as it leaves: the extract, without what is to become of it. It takes tens of
    /// milliseconds.
    pub fn pdf(&self) -> print::Result<Vec<u8>> {
        let life = printing::Life {
            settings: Some(&self.settings),
            signatures: &self.signatures,
            digest: &self.digest,
            ..printing::Life::default()
        };
        printing::extract(&self.extract, &life)
    }

    /// The act and its annexes, to be sent. They are in memory together: 150 MB at most.
    pub async fn papers(self, app: &App) -> Result<(Outgoing, Papers)> {
        let annexes = annexes::contents(app, &self.extract.annexes).await?;
        let made = tokio::task::spawn_blocking(move || self.pdf().map(|pdf| (self, pdf))).await;
        let broken = || Error::Engine("an act cannot be printed".to_owned());
        let (outgoing, act) = made.map_err(|_| broken())?.map_err(|_| broken())?;
        Ok((outgoing, Papers { act, annexes }))
    }

    /// What is deposited, checked against the classification in force.
    pub fn deposit(
        &self,
        papers: Papers,
        classification: &Classification,
        today: Day,
    ) -> Result<Deposit, actes::Refusal> {
        let annex = |(bytes, typology): (Vec<u8>, &String)| {
            Ok(Attachment { typology: Typology::parse(typology)?, bytes })
        };
        let annexes = papers.annexes.into_iter().zip(&self.typologies).map(annex);
        let subject: String = self.extract.title.chars().take(SUBJECT_CHARS_MAX).collect();
        let draft = Draft {
            decided_on: self.extract.held_on,
            number: InternalNumber::parse(&self.transmission.number)?,
            nature: ActNature::Deliberation,
            matter: Matter::parse(&self.transmission.matter)?,
            subject: Subject::parse(&subject)?,
            previous: self.previous.clone(),
            document: Attachment {
                typology: Typology::of(ActNature::Deliberation),
                bytes: papers.act,
            },
            annexes: annexes.collect::<Result<_, actes::Refusal>>()?,
            follows_on_paper: false,
        };
        draft.deposit(&self.settings.sender(&self.body)?, classification, today)
    }

    /// The messages and files of a sending, or of its cancellation.
    pub fn shipment(&self, papers: Papers, today: Day) -> Result<Shipment, actes::Refusal> {
        if self.transmission.state == State::Cancelling {
            let refused = || actes::Refusal::Number { written: self.transmission.number.clone() };
            let act = ActId::parse(&self.transmission.act_id).map_err(|_| refused())?;
            return Ok(Cancellation { act }.shipment(&self.settings.sender(&self.body)?));
        }
        let classification = Classification::national(self.settings.classified_on);
        Ok(self.deposit(papers, &classification, today)?.shipment())
    }

    pub fn shipping(&self) -> Result<Shipping, actes::Refusal> {
        let Settings { referent, telephone, mail, operator, .. } = &self.settings;
        Ok(Shipping {
            application: Application::Production,
            operator: Trigram::parse(operator)?,
            sent_on: self.transmission.sent_at.day(),
            serial: Serial::new(self.transmission.serial)?,
            referent: Some(Referent::parse(referent, telephone, mail)?),
            return_mails: self.settings.return_mails()?,
        })
    }
}

/// What the State calls an act, when it has received it.
fn last_id(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Option<ActId>> {
    let sent = store::transmissions::of(tx, act)?;
    let sent = sent.into_iter().find(|it| it.state == State::Acknowledged);
    Ok(sent.and_then(|it| ActId::parse(&it.act_id).ok()))
}

/// Takes a sending back: before it left it is dropped, once acknowledged the State is asked.
pub fn cancel(tx: &Tx<'_>, act: &Written, by: Id<Person>, now: Instant) -> Result<()> {
    let sent = store::transmissions::of(tx, act.id)?;
    let may = |it: &&Transmission| matches!(it.state, State::Prepared | State::Acknowledged);
    let open = sent.iter().find(may).ok_or_else(|| Error::refused(Refusal::NothingToCancel))?;
    deeds::cancelled(tx, open, by, now)?;
    if open.state == State::Prepared {
        return store::transmissions::advance(tx, open.id, open.state, State::Dropped);
    }
    store::transmissions::advance(tx, open.id, open.state, State::Cancelling)?;
    if open.way == Way::Carrier {
        jobs::enqueue(tx, &Cancel { transmission: open.id }, now)?;
    }
    Ok(())
}

/// The State has taken note: the act is not transmitted any more.
pub fn cancelled(tx: &Tx<'_>, effects: Option<&dyn Effects>, sent: &Transmission) -> Result<()> {
    if store::transmissions::cancelled(tx, sent.id)? {
        settling::unsettle(tx, effects, sent.deliberation_id)?;
    }
    Ok(())
}
