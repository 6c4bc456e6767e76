//! Sending an act to the State and reading what comes back, whoever carries it.

use super::{
    deeds,
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
    InternalNumber, LatinProblem, Matter, Referent, Serial, Shipment, Shipping, Subject, Trigram,
    Typology,
};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::{Body, Person};

/// S²LOW keeps one character less than the schema.
const SUBJECT_CHARS_MAX: usize = 499;

/// How an act is to go.
#[derive(Clone, Debug)]
pub struct Order {
    pub way: Way,
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

/// Everything a sending is made of.
pub struct Outgoing {
    pub transmission: Transmission,
    pub body: Body,
    pub settings: Settings,
    pub extract: Extract,
    pub digest: String,
    signatures: Vec<super::signing::Signature>,
    previous: Option<ActId>,
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

    /// What is deposited, checked against the classification in force.
    pub fn deposit(
        &self,
        pdf: Vec<u8>,
        classification: &Classification,
        today: Day,
    ) -> Result<Deposit, actes::Refusal> {
        let subject: String = self.extract.title.chars().take(SUBJECT_CHARS_MAX).collect();
        let draft = Draft {
            decided_on: self.extract.held_on,
            number: InternalNumber::parse(&self.transmission.number)?,
            nature: ActNature::Deliberation,
            matter: Matter::parse(&self.transmission.matter)?,
            subject: Subject::parse(&subject)?,
            previous: self.previous.clone(),
            document: Attachment { typology: Typology::of(ActNature::Deliberation), bytes: pdf },
            annexes: Vec::new(),
            follows_on_paper: false,
        };
        draft.deposit(&self.settings.sender(&self.body)?, classification, today)
    }

    /// The messages and files of a sending, or of its cancellation.
    pub fn shipment(&self, pdf: Vec<u8>, today: Day) -> Result<Shipment, actes::Refusal> {
        if self.transmission.state == State::Cancelling {
            let refused = || actes::Refusal::Number { written: self.transmission.number.clone() };
            let act = ActId::parse(&self.transmission.act_id).map_err(|_| refused())?;
            return Ok(Cancellation { act }.shipment(&self.settings.sender(&self.body)?));
        }
        let classification = Classification::national(self.settings.classified_on);
        Ok(self.deposit(pdf, &classification, today)?.shipment())
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

/// What the format refuses, as an agent of a town understands it.
pub fn in_french(refusal: &actes::Refusal) -> String {
    use actes::Refusal as No;
    match refusal {
        No::Siren { .. } | No::SirenKey { .. } => "le numéro SIREN n’est pas juste".to_owned(),
        No::Department { .. } => "le département n’est pas connu".to_owned(),
        No::Arrondissement { .. } => "l’arrondissement est un chiffre".to_owned(),
        No::AuthorityNature { .. } => "la nature de la collectivité a deux chiffres".to_owned(),
        No::Mail { .. } | No::NoReturnMail => "l’adresse de courriel ne convient pas".to_owned(),
        No::Number { .. } | No::NumberTooLong { .. } => {
            "le numéro a 15 caractères au plus : majuscules, chiffres et _".to_owned()
        }
        No::Trigram { .. } => "le code de l’opérateur a trois majuscules".to_owned(),
        No::Serial { .. } => "trop d’envois le même jour".to_owned(),
        No::Matter { .. } | No::UnknownMatter { .. } => {
            "la matière n’est pas dans la classification de la préfecture".to_owned()
        }
        No::Subject(LatinProblem::TooLong { max, .. }) => {
            format!("l’objet a {max} caractères au plus")
        }
        No::Subject(_) => "l’objet a un caractère que la préfecture ne lit pas".to_owned(),
        No::Referent(_) => "le nom ou le téléphone du référent ne convient pas".to_owned(),
        No::Future { .. } => "la séance est à venir".to_owned(),
        other => other.to_string(),
    }
}
