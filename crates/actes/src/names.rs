//! The names of files: each part says something, so none is free (norme d'échange, "nommage des
//! fichiers échangés").
//!
//! ```text
//! message    059-215903675-20231213-2023_DEL_45-DE-1-1_0.xml
//!            059-215903675----7-1_0.xml                         when there is no act
//! document   99_DE-059-215903675-20231213-2023_DEL_45-DE-1-1_1.pdf
//! envelope   EACT--215903675--20231214-1.xml                    to the ministry
//!            EACT--SPREF0595-215903675-20231214-9.xml           from it
//! anomaly    ANO_EACT--215903675--20231214-1.xml                of a whole envelope
//! archive    ABC-EACT--215903675--20231214-1.tar.gz             ABC is the operator
//! ```

use crate::identifier::{compact, compact_day};
use crate::{
    ActId, ActNature, Attachment, Department, File, FileFormat, InternalNumber, Refusal, Siren,
    Typology,
};
use base::Day;
use std::fmt;

/// What a message is: its transaction and its place in it, `1-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageCode {
    pub transaction: u8,
    pub message: u8,
}

impl MessageCode {
    pub const ACT: Self = MessageCode { transaction: 1, message: 1 };
    pub const ACKNOWLEDGEMENT: Self = MessageCode { transaction: 1, message: 2 };
    pub const ANOMALY: Self = MessageCode { transaction: 1, message: 3 };
    pub const PIECES_ASKED_RECEIPT: Self = MessageCode { transaction: 3, message: 2 };
    pub const OBSERVATIONS_RECEIPT: Self = MessageCode { transaction: 4, message: 2 };
    pub const CANCELLATION: Self = MessageCode { transaction: 6, message: 1 };
    pub const CLASSIFICATION_REQUEST: Self = MessageCode { transaction: 7, message: 1 };

    fn parse(transaction: &str, message: &str) -> Option<Self> {
        match (transaction.as_bytes(), message.as_bytes()) {
            ([transaction @ b'1'..=b'7'], [message @ b'1'..=b'9']) => {
                Some(MessageCode { transaction: transaction - b'0', message: message - b'0' })
            }
            _ => None,
        }
    }
}

impl fmt::Display for MessageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.transaction, self.message)
    }
}

/// The name of a message; those of its documents are made of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageName {
    pub department: Department,
    pub siren: Siren,
    /// None when the message is about no act.
    pub act: Option<(Day, InternalNumber, ActNature)>,
    pub code: MessageCode,
    /// 0 in what we send.
    pub serial: u32,
}

impl MessageName {
    pub fn of_act(id: &ActId, code: MessageCode) -> Self {
        MessageName {
            department: id.department,
            siren: id.siren,
            act: Some((id.decided_on, id.number.clone(), id.nature)),
            code,
            serial: 0,
        }
    }

    /// The name of its `serial`th document, from 1.
    pub fn document(&self, typology: Typology, serial: u32, format: FileFormat) -> String {
        format!("{typology}-{}_{serial}.{}", self.stem(), format.extension())
    }

    /// Documents under their names, in their order.
    pub(crate) fn files(&self, documents: Vec<Attachment>, formats: &[FileFormat]) -> Vec<File> {
        let documents = documents.into_iter().zip(formats).zip(1..);
        let named = documents.map(|((document, format), serial)| File {
            name: self.document(document.typology, serial, *format),
            bytes: document.bytes,
        });
        named.collect()
    }

    /// Reads a name. Some software leaves the serial out: it is then 0.
    pub fn parse(name: &str) -> Option<Self> {
        let stem = name.strip_suffix(".xml")?;
        let (stem, message) = stem.rsplit_once('-')?;
        let (message, serial) = message.split_once('_').unwrap_or((message, "0"));
        let (stem, transaction) = stem.rsplit_once('-')?;
        let act = match stem.strip_suffix("---") {
            Some(_) => None,
            None => Some(ActId::parse(stem).ok()?),
        };
        let mut parts = stem.splitn(3, '-');
        let department = parts.next().filter(|it| it.len() == 3)?;
        let (siren, rest) = (parts.next()?, parts.next()?);
        if act.is_none() && rest != "--" {
            return None;
        }
        Some(MessageName {
            department: Department::parse(department).ok()?,
            siren: Siren::parse(siren).ok()?,
            act: act.map(|id| (id.decided_on, id.number, id.nature)),
            code: MessageCode::parse(transaction, message)?,
            serial: figures(serial, 9)?,
        })
    }

    fn stem(&self) -> String {
        let MessageName { department, siren, act, code, .. } = self;
        let (day, number, nature) = match act {
            Some((day, number, nature)) => (compact(*day), number.as_str(), nature.abridgement()),
            None => (String::new(), "", ""),
        };
        format!("{department}-{siren}-{day}-{number}-{nature}-{code}")
    }
}

impl fmt::Display for MessageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}.xml", self.stem(), self.serial)
    }
}

/// Which application of the ministry: the first letter of the name of an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Application {
    /// `EACT`: what is sent counts.
    Production,
    /// `TACT`: it is a trial.
    Trial,
}

impl Application {
    const fn name(self) -> &'static str {
        match self {
            Application::Production => "EACT",
            Application::Trial => "TACT",
        }
    }
}

/// Three capitals by which the ministry knows an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Trigram([u8; 3]);

impl Trigram {
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let bytes: Option<[u8; 3]> = written.as_bytes().try_into().ok();
        let kept = bytes.filter(|bytes| bytes.iter().all(u8::is_ascii_uppercase));
        kept.map(Trigram).ok_or_else(|| Refusal::Trigram { written: written.to_owned() })
    }
}

impl fmt::Display for Trigram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

/// The number of an envelope among those an authority sends in a day: 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial(u32);

impl Serial {
    pub fn new(number: u32) -> Result<Self, Refusal> {
        let is_serial = (1..=9_999).contains(&number);
        is_serial.then_some(Serial(number)).ok_or(Refusal::Serial { number })
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The name of an envelope, without its extension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EnvelopeName {
    pub application: Application,
    /// The service of the State that writes; empty from an authority.
    pub service: String,
    /// Who sends it, or to whom it is sent.
    pub siren: Siren,
    pub sent_on: Day,
    pub serial: Serial,
    /// Whether it tells that an envelope of that name was not taken.
    pub is_anomaly: bool,
}

impl EnvelopeName {
    pub fn outgoing(application: Application, siren: Siren, sent_on: Day, serial: Serial) -> Self {
        let service = String::new();
        EnvelopeName { application, service, siren, sent_on, serial, is_anomaly: false }
    }

    /// The file of the envelope, in the archive.
    pub fn file(&self) -> String {
        format!("{self}.xml")
    }

    /// Reads the name of a file or, without its end, of an archive.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.strip_suffix(".xml").unwrap_or(name);
        let (name, is_anomaly) = match name.strip_prefix("ANO_") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let parts: Vec<&str> = name.split('-').collect();
        let [application, "", from, to, day, serial] = parts[..] else { return None };
        let application = match application {
            "EACT" => Application::Production,
            "TACT" => Application::Trial,
            _ => return None,
        };
        let (service, siren) = if to.is_empty() { ("", from) } else { (from, to) };
        let is_service = service.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Some(EnvelopeName {
            application,
            service: service.to_owned(),
            siren: Siren::parse(siren).ok().filter(|_| is_service && service.len() <= 20)?,
            sent_on: compact_day(day)?,
            serial: Serial::new(figures(serial, 4)?).ok()?,
            is_anomaly,
        })
    }
}

impl fmt::Display for EnvelopeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EnvelopeName { application, service, siren, sent_on, serial, is_anomaly } = self;
        let (application, day) = (application.name(), compact(*sent_on));
        let prefix = if *is_anomaly { "ANO_" } else { "" };
        match service.as_str() {
            "" => write!(f, "{prefix}{application}--{siren}--{day}-{serial}"),
            service => write!(f, "{prefix}{application}--{service}-{siren}-{day}-{serial}"),
        }
    }
}

/// The name of an archive: the operator, then the envelope.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArchiveName {
    pub operator: Trigram,
    pub envelope: EnvelopeName,
}

impl ArchiveName {
    pub fn parse(name: &str) -> Option<Self> {
        let (operator, envelope) = name.strip_suffix(".tar.gz")?.split_once('-')?;
        Some(ArchiveName {
            operator: Trigram::parse(operator).ok()?,
            envelope: EnvelopeName::parse(envelope)?,
        })
    }
}

impl fmt::Display for ArchiveName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}.tar.gz", self.operator, self.envelope)
    }
}

fn figures(written: &str, length_max: usize) -> Option<u32> {
    let is_number = (1..=length_max).contains(&written.len())
        && written.bytes().all(|byte| byte.is_ascii_digit())
        && (written == "0" || !written.starts_with('0'));
    written.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in [
            "059-215903675-20231213-2023_DEL_45-DE-1-1_0.xml",
            "059-215903675-20231213-2023_DEL_45-DE-1-2_5279.xml",
            "059-215903675-20231213-2023-45-DE-6-1_0.xml",
            "059-215903675----7-1_0.xml",
            "059-215903675----1-3_1.xml",
        ] {
            assert_eq!(MessageName::parse(name).expect(name).to_string(), name);
        }
        for name in [
            "EACT--215903675--20231214-1.xml",
            "TACT--SPREF0595-215903675-20231214-9999.xml",
            "ANO_EACT--215903675--20231214-12.xml",
        ] {
            assert_eq!(EnvelopeName::parse(name).expect(name).file(), name);
        }
        let archive = "SLO-EACT--215903675--20231214-1.tar.gz";
        assert_eq!(ArchiveName::parse(archive).expect("an archive").to_string(), archive);
    }

    #[test]
    fn a_message_without_its_serial_is_the_first() {
        let name = MessageName::parse("059-215903675-20231213-1-DE-1-2.xml").expect("a name");
        assert_eq!((name.code, name.serial), (MessageCode::ACKNOWLEDGEMENT, 0));
    }

    #[test]
    fn other_names_are_none() {
        for wrong in [
            "",
            ".xml",
            "059-215903675-20231213-1-DE-1-1_0.pdf",
            "59-215903675-20231213-1-DE-1-1_0.xml",
            "059-215903675-20231213-1-DE-8-1_0.xml",
            "059-215903675-20231213-1-DE-1-1_00.xml",
            "059-215903675-20231213-1-DE-1-1_.xml",
            "059-215903675---7-1_0.xml",
            "059-215903675-20231213---7-1_0.xml",
        ] {
            assert_eq!(MessageName::parse(wrong), None, "{wrong}");
        }
        for wrong in [
            "EACT-215903675--20231214-1.xml",
            "EACT--215903675--20231214-0.xml",
            "EACT--215903675--20231214-10000.xml",
            "XACT--215903675--20231214-1.xml",
            "EACT--a/b-215903675-20231214-1.xml",
            "EACT--215903675--20231314-1.xml",
        ] {
            assert_eq!(EnvelopeName::parse(wrong), None, "{wrong}");
        }
        assert_eq!(ArchiveName::parse("SL-EACT--215903675--20231214-1.tar.gz"), None);
    }
}
