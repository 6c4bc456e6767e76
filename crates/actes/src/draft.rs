//! From what an authority decides to what may be deposited: every rule of the format, before
//! anything leaves.

use crate::{
    Act, ActId, ActNature, Attachment, Classification, File, FileFormat, InternalNumber, Matter,
    Message, MessageCode, MessageName, Piece, Refusal, Sender, Shipment, SignedFile, Subject,
    Typology,
};
use base::Day;

/// An act to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub decided_on: Day,
    pub number: InternalNumber,
    pub nature: ActNature,
    pub matter: Matter,
    pub subject: Subject,
    /// The act sent before that this one changes or completes.
    pub previous: Option<ActId>,
    pub document: Attachment,
    pub annexes: Vec<Attachment>,
    pub follows_on_paper: bool,
}

/// An act that may be sent: its message, its files, its identity to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deposit {
    pub sender: Sender,
    pub id: ActId,
    pub act: Act,
    /// The document, then the annexes, each under the name the norm gives it.
    pub files: Vec<File>,
    pub typologies: Vec<Typology>,
}

impl Draft {
    /// Checks all of it against the classification in force, on the day it leaves.
    pub fn deposit(
        self,
        sender: &Sender,
        classification: &Classification,
        today: Day,
    ) -> Result<Deposit, Refusal> {
        if self.decided_on > today {
            return Err(Refusal::Future { decided_on: self.decided_on, today });
        }
        let dated = classification.dated;
        if !classification.has_nature(self.nature) {
            return Err(Refusal::UnknownNature { nature: self.nature, dated });
        }
        if !classification.has(&self.matter) {
            return Err(Refusal::UnknownMatter { matter: self.matter, dated });
        }
        let formats = self.formats()?;
        self.check_typologies(classification)?;
        let id = ActId {
            department: sender.department,
            siren: sender.siren,
            decided_on: self.decided_on,
            number: self.number.clone(),
            nature: self.nature,
        };
        Ok(self.named(sender, id, dated, &formats))
    }

    /// The act is a PDF; a budget (nature 5, matter 7.1) may be an XML, and its annexes are then
    /// PDF. Other annexes may be images or XML too (norme d'échange, 3.2).
    fn formats(&self) -> Result<Vec<FileFormat>, Refusal> {
        let is_budget =
            self.nature == ActNature::Budget && self.matter.codes().starts_with(&[7, 1]);
        let for_document: &[FileFormat] =
            if is_budget { &[FileFormat::Pdf, FileFormat::Xml] } else { &[FileFormat::Pdf] };
        let document = self.document.format(Piece::Document, for_document)?;
        let for_annex: &[FileFormat] = match document {
            FileFormat::Xml => &[FileFormat::Pdf],
            _ => &[FileFormat::Pdf, FileFormat::Jpeg, FileFormat::Png, FileFormat::Xml],
        };
        let annexes = self.annexes.iter().zip(1..);
        let annexes = annexes.map(|(annex, place)| annex.format(Piece::Annex(place), for_annex));
        std::iter::once(Ok(document)).chain(annexes).collect()
    }

    fn check_typologies(&self, classification: &Classification) -> Result<(), Refusal> {
        let annexes = self.annexes.iter().zip(1..).map(|(it, place)| (Piece::Annex(place), it));
        let pieces = std::iter::once((Piece::Document, &self.document)).chain(annexes);
        for (piece, attachment) in pieces {
            let typology = attachment.typology;
            if !classification.has_typology(self.nature, typology) {
                return Err(Refusal::UnknownTypology { piece, typology, nature: self.nature });
            }
        }
        Ok(())
    }

    fn named(self, sender: &Sender, id: ActId, dated: Day, formats: &[FileFormat]) -> Deposit {
        let attachments: Vec<Attachment> =
            std::iter::once(self.document).chain(self.annexes).collect();
        let typologies = attachments.iter().map(|it| it.typology).collect();
        let name = MessageName::of_act(&id, MessageCode::ACT);
        let files = name.files(attachments, formats);
        let mut named = files.iter().map(|file| SignedFile::unsigned(&file.name));
        let document = named.next().expect("the document is first");
        let act = Act {
            decided_on: self.decided_on,
            number: self.number,
            nature: self.nature,
            matter: self.matter,
            subject: self.subject,
            previous: self.previous,
            classified_on: dated,
            document,
            annexes: named.collect(),
            follows_on_paper: self.follows_on_paper,
        };
        Deposit { sender: *sender, id, act, files, typologies }
    }
}

impl Deposit {
    /// For an operator that takes archives, and for the file an agent downloads.
    pub fn shipment(&self) -> Shipment {
        let name = MessageName::of_act(&self.id, MessageCode::ACT);
        Shipment {
            sender: self.sender,
            messages: vec![(name, Message::Act(self.act.clone()))],
            files: self.files.clone(),
        }
    }
}
