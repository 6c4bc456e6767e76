//! Shipments: messages and their files, put in an envelope and an archive.

use crate::{
    Application, Archive, ArchiveName, EnvelopeName, File, MailAddress, Message, MessageName,
    OutgoingEnvelope, Referent, Refusal, Sender, Serial, SignedFile, Trigram, pack,
};
use base::Day;

/// What goes together: one message, or several of one sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipment {
    pub sender: Sender,
    pub messages: Vec<(MessageName, Message)>,
    pub files: Vec<File>,
}

/// Who carries it and when: what the envelope and the names say besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipping {
    pub application: Application,
    /// The operator's trigram.
    pub operator: Trigram,
    pub sent_on: Day,
    /// Unique among the envelopes of this sender on that day: whoever calls counts them.
    pub serial: Serial,
    pub referent: Option<Referent>,
    /// At least one.
    pub return_mails: Vec<MailAddress>,
}

impl Shipment {
    /// The archive: the envelope, the messages, their files, in this order.
    pub fn archive(&self, shipping: &Shipping) -> Result<Archive, Refusal> {
        let (name, envelope) = self.envelope(shipping)?;
        let mut files =
            vec![File { name: name.file(), bytes: Message::OutgoingEnvelope(envelope).write()? }];
        for (name, message) in &self.messages {
            files.push(File { name: name.to_string(), bytes: message.write()? });
        }
        files.extend(self.files.iter().cloned());
        let name = ArchiveName { operator: shipping.operator, envelope: name };
        Ok(Archive { name: name.to_string(), bytes: pack(&files)? })
    }

    /// The envelope and its name.
    pub fn envelope(
        &self,
        shipping: &Shipping,
    ) -> Result<(EnvelopeName, OutgoingEnvelope), Refusal> {
        if self.messages.is_empty() {
            return Err(Refusal::NoMessage);
        }
        if shipping.return_mails.is_empty() {
            return Err(Refusal::NoReturnMail);
        }
        let Shipping { application, sent_on, serial, .. } = *shipping;
        let name = EnvelopeName::outgoing(application, self.sender.siren, sent_on, serial);
        let mut return_mails: Vec<MailAddress> = Vec::new();
        for mail in &shipping.return_mails {
            if !return_mails.contains(mail) {
                return_mails.push(mail.clone());
            }
        }
        let forms = self.messages.iter().map(|(name, _)| SignedFile::unsigned(name.to_string()));
        let envelope = OutgoingEnvelope {
            sender: self.sender,
            referent: shipping.referent.clone(),
            return_mails,
            forms: forms.collect(),
        };
        Ok((name, envelope))
    }
}
