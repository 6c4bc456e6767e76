//! Who sends: an authority as the ministry of the Interior knows it.

use crate::{Refusal, Siren};
use std::fmt;

/// The identity of an authority (`actes:IDCL`): these four say which prefecture or sub-prefecture
/// receives what it sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sender {
    pub siren: Siren,
    pub department: Department,
    pub arrondissement: Arrondissement,
    pub nature: AuthorityNature,
}

/// Three characters: `059`, `02A`, `971`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Department([u8; 3]);

impl Department {
    /// As INSEE writes it (`59`, `2A`, `974`) or as ACTES does (`059`, `02A`, `974`).
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let code = format!("{:0>3}", written.trim());
        let is_known = match code.as_str() {
            "02A" | "02B" => true,
            _ if !code.bytes().all(|figure| figure.is_ascii_digit()) => false,
            _ => matches!(code.parse(), Ok(1..=95 | 971..=978 | 986..=988_u16)),
        };
        let bytes = code.as_bytes().try_into().ok().filter(|_| is_known);
        bytes.map(Department).ok_or_else(|| Refusal::Department { written: written.to_owned() })
    }
}

impl fmt::Display for Department {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

/// The arrondissement, one figure: that of the code of INSEE after its department (`595`, Lille,
/// is 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arrondissement(u8);

impl Arrondissement {
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        match written.trim().as_bytes() {
            [figure @ b'0'..=b'9'] => Ok(Arrondissement(figure - b'0')),
            _ => Err(Refusal::Arrondissement { written: written.to_owned() }),
        }
    }
}

impl fmt::Display for Arrondissement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What kind of authority, two figures: the first is the level, the second the kind. The ministry
/// gives each authority its own in its convention; others than those named here exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorityNature(u8);

impl AuthorityNature {
    pub const REGION: Self = AuthorityNature(11);
    pub const DEPARTMENT: Self = AuthorityNature(21);
    pub const COMMUNE: Self = AuthorityNature(31);
    /// A public establishment of a commune: its CCAS, its "caisse des écoles".
    pub const ESTABLISHMENT_OF_COMMUNE: Self = AuthorityNature(33);
    /// Communes and EPCI only (CGCT L5711-1).
    pub const CLOSED_SYNDICATE: Self = AuthorityNature(41);
    /// Other persons of public law too (CGCT L5721-1).
    pub const OPEN_SYNDICATE: Self = AuthorityNature(42);
    pub const COMMUNITY_OF_COMMUNES: Self = AuthorityNature(44);
    /// Where métropoles are put when their convention says nothing else.
    pub const URBAN_COMMUNITY: Self = AuthorityNature(45);
    pub const COMMUNITY_OF_AGGLOMERATION: Self = AuthorityNature(46);
    pub const OTHER: Self = AuthorityNature(55);

    /// Two figures.
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        match written.trim().as_bytes() {
            [tens @ b'0'..=b'9', units @ b'0'..=b'9'] => {
                Ok(AuthorityNature((tens - b'0') * 10 + (units - b'0')))
            }
            _ => Err(Refusal::AuthorityNature { written: written.to_owned() }),
        }
    }
}

impl fmt::Display for AuthorityNature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_department_is_read_as_insee_and_as_actes_write_it() {
        for (written, sent) in [("59", "059"), ("059", "059"), ("2A", "02A"), ("974", "974")] {
            assert_eq!(Department::parse(written).expect(written).to_string(), sent);
        }
        for wrong in ["", "0", "96", "20C", "5902", "A59", "99", "é"] {
            assert!(Department::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_arrondissement_is_one_figure_and_a_nature_two() {
        assert_eq!(Arrondissement::parse("5").expect("Lille").to_string(), "5");
        assert!(Arrondissement::parse("59").is_err());
        assert_eq!(AuthorityNature::parse("31"), Ok(AuthorityNature::COMMUNE));
        assert!(AuthorityNature::parse("3").is_err());
    }
}
