//! The files of a feed: what their names tell, and the order in which they are read.

use std::cmp::Ordering;

/// One file of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name shown to people, with its archive or folder when there are several.
    pub file: String,
    pub format: Format,
    /// The name of the file, or of the archive it is in, says `Delta`.
    pub is_delta: bool,
    /// Day of the sending, `20261123`, when the name tells.
    pub date: Option<u32>,
    /// Size once unfolded, as announced.
    pub bytes: u64,
    pub(super) at: At,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `…_Eleve_0003.xml`
    Aaf { kind: AafKind, number: u32 },
    /// ONDE or another CSV.
    Table,
}

/// The files of an AAF sending, in the order in which they help each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AafKind {
    Schools,
    Subjects,
    Mefs,
    Pupils,
    Guardians,
    Staff,
}

/// Where the bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At {
    File(std::path::PathBuf),
    Archive { archive: usize, index: usize },
    Memory(usize),
}

impl AafKind {
    pub const ALL: [AafKind; 6] = [
        AafKind::Schools,
        AafKind::Subjects,
        AafKind::Mefs,
        AafKind::Pupils,
        AafKind::Guardians,
        AafKind::Staff,
    ];

    /// The category of its entries, which is also how its files are named.
    pub const fn category(self) -> &'static str {
        match self {
            AafKind::Schools => "EtabEducNat",
            AafKind::Subjects => "MatEducNat",
            AafKind::Mefs => "MefEducNat",
            AafKind::Pupils => "Eleve",
            AafKind::Guardians => "PersRelEleve",
            AafKind::Staff => "PersEducNat",
        }
    }

    pub fn from_category(category: &str) -> Option<Self> {
        match category {
            "MatiereEducNat" => Some(AafKind::Subjects),
            category => Self::ALL.into_iter().find(|kind| kind.category() == category),
        }
    }
}

impl Format {
    /// `None` for a file that is no part of a feed.
    pub fn of(file_name: &str) -> Option<Self> {
        let (stem, extension) = file_name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "txt" | "tsv" => Some(Format::Table),
            "xml" => {
                let (rest, number) = stem.rsplit_once('_')?;
                let number = (number.len() == 4).then(|| number.parse().ok())??;
                let kind = rest.rsplit(['_', '-', '/']).next()?;
                Some(Format::Aaf { kind: AafKind::from_category(kind)?, number })
            }
            _ => None,
        }
    }
}

impl Part {
    /// Older sendings first; within one, the order of [`AafKind`], then the number of the part.
    pub(super) fn order(&self, other: &Part) -> Ordering {
        (self.date, self.format, &self.file).cmp(&(other.date, other.format, &other.file))
    }
}

/// Files that travel with a feed and are nothing to speak about.
pub(super) fn is_silent(file_name: &str) -> bool {
    let lower = file_name.to_ascii_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    file_name.starts_with('.') || matches!(extension, "dtd" | "md5" | "sha1" | "sha256" | "ok")
}

/// The first `20yymmdd` of a name.
pub(super) fn date_of(name: &str) -> Option<u32> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 8 && digits.starts_with("20"))
        .find_map(|digits| digits.parse().ok())
}

pub(super) fn is_delta(name: &str) -> bool {
    name.to_ascii_lowercase().contains("delta")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_tells_what_it_holds() {
        let pupils = |number| Some(Format::Aaf { kind: AafKind::Pupils, number });
        assert_eq!(Format::of("ENT_0590001A_Complet_20240916_Eleve_0003.xml"), pupils(3));
        assert_eq!(Format::of("ENT2DVA-ENT16_Complet_20240916_Eleve_0000.XML"), pupils(0));
        let guardians = Some(Format::Aaf { kind: AafKind::Guardians, number: 12 });
        assert_eq!(Format::of("ENT1D_Delta_20261123_PersRelEleve_0012.xml"), guardians);
        let subjects = Some(Format::Aaf { kind: AafKind::Subjects, number: 0 });
        assert_eq!(Format::of("2013_MatiereEducNat_0000.xml"), subjects);
        assert_eq!(Format::of("CSVExtraction-eleves.csv"), Some(Format::Table));
        for name in ["Eleve.xml", "lisez-moi.pdf", "x_Eleve_00a0.xml", "x_Chat_0000.xml", "xml"] {
            assert_eq!(Format::of(name), None, "{name}");
        }
    }

    #[test]
    fn a_sending_says_its_day_and_whether_it_is_a_delta() {
        assert_eq!(date_of("ENT1DVA.20261123_59.zip"), Some(20_261_123));
        assert_eq!(date_of("ENT_0590001A_Eleve_0000.xml"), None);
        assert!(is_delta("ENT1D_DELTA_20261123.zip") && !is_delta("ENT1D_Complet.zip"));
    }
}
