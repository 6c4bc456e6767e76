//! What a body says of itself to the State, and at the foot of its acts.

use super::refusal::Refusal;
use actes::{Arrondissement, AuthorityNature, Department, MailAddress, Sender, Siren};
use base::Day;
use people::{Body, BodyKind};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Settings {
        /// 14 figures, for open data; empty: nobody has said.
        pub siret: String,
        /// Where it sits, as its acts end: « Fait à … ».
        pub seat: String,
        /// One figure (`5`: Lille).
        pub arrondissement: String,
        /// Two figures: 31 a commune, 42 an open mixed syndicate.
        pub nature: String,
        /// `PREF059`, `SPREF0595`: who controls, as open data says it.
        pub state_service: String,
        /// Whom the prefecture may call.
        pub referent: String,
        pub telephone: String,
        pub mail: String,
        /// Where what comes back is sent, when files go another way: usually the operator's.
        pub return_mail: String,
        /// The operator's three letters, in the name of the archive; empty: an operator carries it
        /// from here.
        pub operator: String,
        /// The day of the classification in force at the prefecture.
        pub classified_on: Day,
        /// `tribunal administratif de Lille, 5 rue Geoffroy Saint-Hilaire…`
        pub court: String,
        pub version: u32,
    }
}

impl Settings {
    /// What is filled in for a body that has said nothing.
    pub fn proposed(body: &Body) -> Settings {
        let nature = match body.kind {
            BodyKind::Region => AuthorityNature::REGION,
            BodyKind::Department => AuthorityNature::DEPARTMENT,
            BodyKind::Commune => AuthorityNature::COMMUNE,
            BodyKind::Epci => AuthorityNature::COMMUNITY_OF_COMMUNES,
            BodyKind::Metropole => AuthorityNature::URBAN_COMMUNITY,
            BodyKind::Syndicate => AuthorityNature::OPEN_SYNDICATE,
        };
        let department = Department::parse(&body.department);
        let service = department.map(|code| format!("PREF{code}")).unwrap_or_default();
        let seat = if body.kind == BodyKind::Commune { body.name.clone() } else { String::new() };
        Settings {
            siret: String::new(),
            seat,
            arrondissement: String::new(),
            nature: nature.to_string(),
            state_service: service,
            referent: String::new(),
            telephone: String::new(),
            mail: String::new(),
            return_mail: String::new(),
            operator: String::new(),
            classified_on: super::publishing::classification().dated,
            court: String::new(),
            version: 0,
        }
    }

    /// Who sends, as the ministry knows it.
    pub fn sender(&self, body: &Body) -> Result<Sender, actes::Refusal> {
        Ok(Sender {
            siren: Siren::parse(&body.siren)?,
            department: Department::parse(&body.department)?,
            arrondissement: Arrondissement::parse(&self.arrondissement)?,
            nature: AuthorityNature::parse(&self.nature)?,
        })
    }

    /// The addresses of what comes back.
    pub fn return_mails(&self) -> Result<Vec<MailAddress>, actes::Refusal> {
        let written = if self.return_mail.is_empty() { &self.mail } else { &self.return_mail };
        Ok(vec![MailAddress::parse(written)?])
    }
}

/// A refusal of the format, as the page says it.
pub fn format(refusal: &actes::Refusal) -> Refusal {
    Refusal::Format { why: super::sentences::refusal(refusal) }
}
