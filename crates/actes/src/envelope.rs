//! Envelopes: who sends to whom, and which messages are in the archive.

use crate::tree::{Element, short};
use crate::{
    Arrondissement, AuthorityNature, Department, Latin, LatinProblem, ReadingProblem, Refusal,
    Sender, SignedFile, Siren,
};
use std::fmt;

/// `EnveloppeCLMISILL`: from an authority to the ministry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingEnvelope {
    pub sender: Sender,
    pub referent: Option<Referent>,
    /// Where what comes back is sent: at least one, usually the operator's.
    pub return_mails: Vec<MailAddress>,
    /// The messages of the archive, by their file names: at least one.
    pub forms: Vec<SignedFile>,
}

/// Whom the prefecture may call about what was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Referent {
    pub name: Option<String>,
    pub telephone: Option<String>,
    pub mail: Option<MailAddress>,
}

impl Referent {
    /// What is empty is not said. Names are of 100 characters at most, telephones of 30.
    pub fn parse(name: &str, telephone: &str, mail: &str) -> Result<Self, Refusal> {
        let latin = |written: &str, max| match Latin::parse(written, max) {
            Ok(latin) => Ok(Some(latin.to_string())),
            Err(LatinProblem::Empty) => Ok(None),
            Err(problem) => Err(Refusal::Referent(problem)),
        };
        let mail = match mail.trim() {
            "" => None,
            mail => Some(MailAddress::parse(mail)?),
        };
        Ok(Referent { name: latin(name, 100)?, telephone: latin(telephone, 30)?, mail })
    }

    fn element(&self) -> Element {
        let parts = [("Nom", &self.name), ("Telephone", &self.telephone)];
        let parts = parts.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let mail = self.mail.iter().map(|mail| Element::of_text("Email", mail));
        Element::new("Referent")
            .holding(parts.map(|(name, value)| Element::of_text(name, value)))
            .holding(mail)
    }

    fn read(emitter: &Element) -> Result<Option<Self>, ReadingProblem> {
        let Some(element) = emitter.optional("Referent")? else { return Ok(None) };
        Ok(Some(Referent {
            name: element.text_of("Nom")?,
            telephone: element.text_of("Telephone")?,
            mail: element.text_of("Email")?.map(MailAddress),
        }))
    }
}

/// A mail address as the schema takes it: less than what mail itself takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailAddress(String);

impl MailAddress {
    /// Words of letters, figures, `_` and `-` with points between them; a domain whose last word is
    /// of two to six letters (`actes:Email`).
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let written = written.trim();
        let refused = || Refusal::Mail { written: written.to_owned() };
        let (who, domain) = written.split_once('@').ok_or_else(refused)?;
        let word = |word: &str, also: &[u8]| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || also.contains(&byte);
            !word.is_empty() && word.bytes().all(is_plain)
        };
        let (_, last) = domain.rsplit_once('.').ok_or_else(refused)?;
        let ends_well =
            (2..=6).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_address = ends_well
            && who.split('.').all(|it| word(it, b"_-"))
            && domain.split('.').all(|it| word(it, b"-"));
        is_address.then(|| MailAddress(written.to_owned())).ok_or_else(refused)
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl OutgoingEnvelope {
    /// `name` is that of the root, or of what an anomaly repeats.
    pub(crate) fn element(&self, name: &str) -> Element {
        let mails = self.return_mails.iter().map(|mail| Element::of_text("Email", mail));
        let sender = Element::new("IDCL")
            .with("SIREN", &self.sender.siren)
            .with("Departement", &self.sender.department)
            .with("Arrondissement", &self.sender.arrondissement)
            .with("Nature", &self.sender.nature);
        let referent = self.referent.iter().map(Referent::element);
        Element::new(name).holding([
            Element::new("Emetteur").holding([sender]).holding(referent),
            Element::new("AdressesRetour").holding(mails),
            forms(&self.forms),
        ])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let emitter = element.child("Emetteur")?;
        let sender = emitter.child("IDCL")?;
        let mails = element.child("AdressesRetour")?;
        Ok(OutgoingEnvelope {
            sender: Sender {
                siren: siren(sender)?,
                department: department(sender)?,
                arrondissement: arrondissement(sender)?,
                nature: read_with("Nature", sender, AuthorityNature::parse)?,
            },
            referent: Referent::read(emitter)?,
            return_mails: mails.all("Email").map(|it| MailAddress(it.text.clone())).collect(),
            forms: read_forms(element)?,
        })
    }
}

/// `EnveloppeMISILLCL`: from the ministry to an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingEnvelope {
    pub service: StateService,
    pub referent: Option<Referent>,
    pub forms: Vec<SignedFile>,
    pub recipient: Siren,
}

/// Which service of the State writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateService {
    /// The "secrétariat général pour les affaires régionales": what regions send.
    Regional(Department),
    Prefecture(Department),
    SubPrefecture(Department, Arrondissement),
}

/// As names of envelopes say it: `PREF059`, `SPREF0595`, `SGAR059`.
impl fmt::Display for StateService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StateService::Regional(department) => write!(f, "SGAR{department}"),
            StateService::Prefecture(department) => write!(f, "PREF{department}"),
            StateService::SubPrefecture(department, arrondissement) => {
                write!(f, "SPREF{department}{arrondissement}")
            }
        }
    }
}

impl StateService {
    fn element(self) -> Element {
        let (name, department) = match self {
            StateService::Regional(department) => ("IDSGAR", department),
            StateService::Prefecture(department) => ("IDPref", department),
            StateService::SubPrefecture(department, _) => ("IDSousPref", department),
        };
        let element = Element::new(name).with("Departement", &department);
        match self {
            StateService::SubPrefecture(_, it) => element.with("Arrondissement", &it),
            _ => element,
        }
    }

    fn read(emitter: &Element) -> Result<Self, ReadingProblem> {
        if let Some(element) = emitter.optional("IDSGAR")? {
            return Ok(StateService::Regional(department(element)?));
        }
        if let Some(element) = emitter.optional("IDPref")? {
            return Ok(StateService::Prefecture(department(element)?));
        }
        let element = emitter.child("IDSousPref")?;
        Ok(StateService::SubPrefecture(department(element)?, arrondissement(element)?))
    }
}

impl IncomingEnvelope {
    pub(crate) fn element(&self) -> Element {
        let referent = self.referent.iter().map(Referent::element);
        Element::new("EnveloppeMISILLCL").holding([
            Element::new("Emetteur").holding([self.service.element()]).holding(referent),
            forms(&self.forms),
            Element::new("Destinataire").with("SIREN", &self.recipient),
        ])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let emitter = element.child("Emetteur")?;
        Ok(IncomingEnvelope {
            service: StateService::read(emitter)?,
            referent: Referent::read(emitter)?,
            forms: read_forms(element)?,
            recipient: siren(element.child("Destinataire")?)?,
        })
    }
}

fn forms(forms: &[SignedFile]) -> Element {
    Element::new("FormulairesEnvoyes").holding(forms.iter().map(|form| form.element("Formulaire")))
}

fn read_forms(element: &Element) -> Result<Vec<SignedFile>, ReadingProblem> {
    let forms = element.child("FormulairesEnvoyes")?;
    forms.child_or_more("Formulaire")?;
    forms.all("Formulaire").map(SignedFile::read).collect()
}

fn siren(element: &Element) -> Result<Siren, ReadingProblem> {
    read_with("SIREN", element, Siren::parse)
}

fn department(element: &Element) -> Result<Department, ReadingProblem> {
    read_with("Departement", element, Department::parse)
}

fn arrondissement(element: &Element) -> Result<Arrondissement, ReadingProblem> {
    read_with("Arrondissement", element, Arrondissement::parse)
}

fn read_with<T>(
    what: &'static str,
    element: &Element,
    parse: impl FnOnce(&str) -> Result<T, Refusal>,
) -> Result<T, ReadingProblem> {
    let written = element.attribute(what)?;
    parse(written).map_err(|_| ReadingProblem::Bad { what, value: short(written) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_schema_is_less_than_one_of_mail() {
        for good in ["mairie@lys-lez-lannoy.fr", "a_b.c-d@x.y.museum"] {
            assert_eq!(MailAddress::parse(good).expect(good).to_string(), good);
        }
        for wrong in [
            "",
            "mairie",
            "@x.fr",
            "a@x",
            "a+b@x.fr",
            "a..b@x.fr",
            "é@x.fr",
            "a@x.f",
            "a@x.travaux",
        ] {
            assert_eq!(MailAddress::parse(wrong), Err(Refusal::Mail { written: wrong.to_owned() }));
        }
    }

    #[test]
    fn a_referent_says_what_is_known_of_him() {
        let referent = Referent::parse("Mme Lœuillet", " ", "dgs@lys.fr").expect("a referent");
        assert_eq!(referent.name.as_deref(), Some("Mme Loeuillet"));
        assert_eq!(referent.telephone, None);
        let refused = Referent::parse("Mme Kovač", "", "");
        assert!(matches!(refused, Err(Refusal::Referent(_))));
    }
}
