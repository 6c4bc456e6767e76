//! What the State answers to what was sent: received, not taken, taken back.

use crate::act::number;
use crate::letter::{about, named};
use crate::tree::Element;
use crate::{Act, ActId, OutgoingEnvelope, ReadingProblem};
use base::Day;

/// 1-2, `ARActe`: the proof of transmission (CGCT L2131-1), and its day the start of the two months
/// of the prefect (L2131-6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    pub id: ActId,
    pub received_on: Day,
    /// The act as it was received.
    pub act: Act,
    /// The day of the classification in force at the prefecture. When it is not `act.classified_on`
    /// ours is to be asked for again.
    pub classification_in_force: Day,
}

impl Acknowledgement {
    pub(crate) fn element(&self) -> Element {
        Element::new("ARActe")
            .with("DateReception", &self.received_on.iso())
            .with("IDActe", &self.id)
            .holding([self.act.element("ActeRecu"), in_force(self.classification_in_force)])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        Ok(Acknowledgement {
            id: ActId::parse(element.attribute("IDActe")?)?,
            received_on: element.day_in("DateReception")?,
            act: Act::read(element.child("ActeRecu")?)?,
            classification_in_force: element.day_of("ClassificationDateVersionEnCours")?,
        })
    }
}

fn in_force(day: Day) -> Element {
    Element::of_text("ClassificationDateVersionEnCours", &day.iso())
}

/// 1-3, `AnomalieActe`: the act is not taken; it may be sent again once it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActAnomaly {
    pub dated: Day,
    /// Three figures of the norm; `detail` says in words what is wrong.
    pub nature: u32,
    pub detail: Option<String>,
    pub act: Act,
    pub classification_in_force: Day,
}

impl ActAnomaly {
    pub(crate) fn element(&self) -> Element {
        Element::new("AnomalieActe")
            .holding(anomaly(self.dated, self.nature, self.detail.as_deref()))
            .holding([self.act.element("ActeRecu"), in_force(self.classification_in_force)])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        Ok(ActAnomaly {
            dated: element.day_of("Date")?,
            nature: number("Nature", &element.child("Nature")?.text)?,
            detail: element.text_of("Detail")?,
            act: Act::read(element.child("ActeRecu")?)?,
            classification_in_force: element.day_of("ClassificationDateVersionEnCours")?,
        })
    }
}

/// `AnomalieEnveloppe`: nothing of the envelope is taken — the archive, its names, its sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeAnomaly {
    pub dated: Day,
    /// 1 to 5, or 100 for any other.
    pub nature: u32,
    pub detail: Option<String>,
    pub envelope: OutgoingEnvelope,
}

impl EnvelopeAnomaly {
    pub(crate) fn element(&self) -> Element {
        Element::new("AnomalieEnveloppe")
            .holding(anomaly(self.dated, self.nature, self.detail.as_deref()))
            .holding([self.envelope.element("EnveloppeRecue")])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        Ok(EnvelopeAnomaly {
            dated: element.day_of("Date")?,
            nature: number("Nature", &element.child("Nature")?.text)?,
            detail: element.text_of("Detail")?,
            envelope: OutgoingEnvelope::read(element.child("EnveloppeRecue")?)?,
        })
    }
}

fn anomaly(dated: Day, nature: u32, detail: Option<&str>) -> Vec<Element> {
    let mut said = vec![
        Element::of_text("Date", &dated.iso()),
        Element::of_text("Nature", &format!("{nature:03}")),
    ];
    said.extend(detail.map(|detail| Element::of_text("Detail", detail)));
    said
}

/// `ARPieceComplementaire` and `ARReponseRejetLettreObservations`: an answer was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerReceipt {
    pub kind: AnswerReceiptKind,
    pub act: ActId,
    /// The date of the letter that was answered.
    pub written_on: Day,
    pub received_on: Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerReceiptKind {
    /// Pieces, or the refusal to send them.
    Pieces,
    /// An answer to observations, or their rejection.
    Observations,
}

impl AnswerReceipt {
    pub(crate) fn element(&self) -> Element {
        let name = match self.kind {
            AnswerReceiptKind::Pieces => "ARPieceComplementaire",
            AnswerReceiptKind::Observations => "ARReponseRejetLettreObservations",
        };
        Element::new(name).with("DateReception", &self.received_on.iso()).holding([about(
            "InfosCourrierPref",
            self.written_on,
            &self.act,
        )])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let kind = match element.name.as_str() {
            "ARPieceComplementaire" => AnswerReceiptKind::Pieces,
            _ => AnswerReceiptKind::Observations,
        };
        let (written_on, act) = named(element.child("InfosCourrierPref")?)?;
        Ok(AnswerReceipt { kind, act, written_on, received_on: element.day_in("DateReception")? })
    }
}

/// 6-2, `ARAnnulation`: the sending is taken back as of this day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancellationReceipt {
    pub act: ActId,
    pub received_on: Day,
}

impl CancellationReceipt {
    pub(crate) fn element(&self) -> Element {
        Element::new("ARAnnulation")
            .with("DateReception", &self.received_on.iso())
            .with("IDActe", &self.act)
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        Ok(CancellationReceipt {
            act: ActId::parse(element.attribute("IDActe")?)?,
            received_on: element.day_in("DateReception")?,
        })
    }
}
