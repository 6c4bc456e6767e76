//! What an authority asks without a document: to take back a sending, to be told the matters.

use crate::tree::Element;
use crate::{
    ActId, Department, Message, MessageCode, MessageName, ReadingProblem, Sender, Shipment, Siren,
};
use base::Day;

/// Message 6-1, `Annulation`: the sending of an act is taken back — the wrong file, the wrong
/// matter. The act itself stands: to withdraw it is another decision, which is sent too. Only what
/// was acknowledged can be taken back, and operators do not take its number a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancellation {
    pub act: ActId,
}

impl Cancellation {
    pub fn shipment(&self, sender: &Sender) -> Shipment {
        let name = MessageName::of_act(&self.act, MessageCode::CANCELLATION);
        Shipment {
            sender: *sender,
            messages: vec![(name, Message::Cancellation(self.clone()))],
            files: Vec::new(),
        }
    }

    pub(crate) fn element(&self) -> Element {
        Element::new("Annulation").with("IDActe", &self.act)
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        Ok(Cancellation { act: ActId::parse(element.attribute("IDActe")?)? })
    }
}

/// Message 7-1, `DemandeClassification`: which classification is in force?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassificationRequest {
    /// The one we use, if we have one: the answer is then that nothing has changed, or another.
    pub known: Option<Day>,
}

impl ClassificationRequest {
    pub fn shipment(&self, sender: &Sender) -> Shipment {
        let name = Self::name(sender.department, sender.siren);
        Shipment {
            sender: *sender,
            messages: vec![(name, Message::ClassificationRequest(self.clone()))],
            files: Vec::new(),
        }
    }

    /// `059-215903675----7-1_0.xml`: there is no act to name.
    fn name(department: Department, siren: Siren) -> MessageName {
        MessageName {
            department,
            siren,
            act: None,
            code: MessageCode::CLASSIFICATION_REQUEST,
            serial: 0,
        }
    }

    pub(crate) fn element(&self) -> Element {
        let known = self.known.iter();
        Element::new("DemandeClassification")
            .holding(known.map(|day| Element::of_text("DateClassification", &day.iso())))
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let known = element.optional("DateClassification")?;
        let known = known.map(|_| element.day_of("DateClassification")).transpose()?;
        Ok(ClassificationRequest { known })
    }
}
