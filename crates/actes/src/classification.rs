//! The classification: natures, typologies and matters that a prefecture takes (7-2).
//!
//! The first two levels are the nation's; a prefecture may go down to five. It is asked for before
//! it is used: an act classified after another than that in force comes back as an anomaly.

use crate::act::number;
use crate::tree::{Element, short};
use crate::{ActNature, Matter, ReadingProblem, Typology};
use base::Day;

/// `RetourClassification`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// Its version: what an act repeats.
    pub dated: Day,
    pub natures: Vec<NatureEntry>,
    /// The first level, each with what is below.
    pub matters: Vec<MatterEntry>,
}

/// A nature of acts. The ministry may add some that [`ActNature`] does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NatureEntry {
    pub code: u32,
    pub label: String,
    /// Two letters.
    pub abridgement: String,
    /// Empty in old classifications: then any typology is taken.
    pub attachments: Vec<AttachmentKind>,
}

/// A typology of the documents of a nature (`TypePJNatureActe`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentKind {
    pub typology: Typology,
    pub label: String,
}

/// A matter and what is below it (`Matiere1` to `Matiere5`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterEntry {
    pub code: u32,
    pub label: String,
    pub below: Vec<MatterEntry>,
}

const LEVELS: [&str; Matter::LEVELS_MAX] =
    ["Matiere1", "Matiere2", "Matiere3", "Matiere4", "Matiere5"];

impl Classification {
    /// Whether this matter is one of them. A matter may be named without going down to the last
    /// level; `label` says what it is.
    pub fn has(&self, matter: &Matter) -> bool {
        self.labels(matter).is_some()
    }

    /// What each level of a matter is called, from the first: `Institutions et vie politique`,
    /// `Intercommunalité`.
    pub fn labels(&self, matter: &Matter) -> Option<Vec<&str>> {
        let mut level = &self.matters;
        let mut labels = Vec::new();
        for code in matter.codes() {
            let entry = level.iter().find(|entry| entry.code == *code)?;
            labels.push(entry.label.as_str());
            level = &entry.below;
        }
        Some(labels)
    }

    pub fn has_nature(&self, nature: ActNature) -> bool {
        self.natures.iter().any(|entry| entry.code == nature.code())
    }

    /// Whether an act of this nature, or an annex of it, may be of this typology.
    pub fn has_typology(&self, nature: ActNature, typology: Typology) -> bool {
        let entry = self.natures.iter().find(|entry| entry.code == nature.code());
        entry.is_some_and(|entry| {
            entry.attachments.is_empty()
                || entry.attachments.iter().any(|kind| kind.typology == typology)
        })
    }

    pub(crate) fn element(&self) -> Element {
        let matters = self.matters.iter().map(|entry| entry.element(0));
        Element::new("RetourClassification").holding([
            Element::of_text("DateClassification", &self.dated.iso()),
            Element::new("NaturesActes").holding(self.natures.iter().map(NatureEntry::element)),
            Element::new("Matieres").holding(matters),
        ])
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let natures = element.child("NaturesActes")?.all("NatureActe").map(NatureEntry::read);
        Ok(Classification {
            dated: element.day_of("DateClassification")?,
            natures: natures.collect::<Result<_, _>>()?,
            matters: MatterEntry::read_all(element.child("Matieres")?, 0)?,
        })
    }
}

impl NatureEntry {
    fn element(&self) -> Element {
        let kinds = self.attachments.iter().map(|kind| {
            Element::new("TypePJNatureActe")
                .with("CodeTypePJ", &kind.typology)
                .with("Libelle", &kind.label)
        });
        Element::new("NatureActe")
            .with("CodeNatureActe", &self.code)
            .with("Libelle", &self.label)
            .with("TypeAbrege", &self.abridgement)
            .holding(kinds)
    }

    fn read(element: &Element) -> Result<Self, ReadingProblem> {
        let kind = |child: &Element| {
            let code = child.attribute("CodeTypePJ")?;
            let bad = |_| ReadingProblem::Bad { what: "CodeTypePJ", value: short(code) };
            let typology = Typology::parse(code.trim()).map_err(bad)?;
            Ok(AttachmentKind { typology, label: label(child)? })
        };
        Ok(NatureEntry {
            code: number("CodeNatureActe", element.attribute("CodeNatureActe")?)?,
            label: label(element)?,
            abridgement: element.attribute("TypeAbrege")?.trim().to_owned(),
            attachments: element.all("TypePJNatureActe").map(kind).collect::<Result<_, _>>()?,
        })
    }
}

impl MatterEntry {
    fn element(&self, depth: usize) -> Element {
        let below = self.below.iter().map(|entry| entry.element(depth + 1));
        Element::new(LEVELS.get(depth).copied().unwrap_or("Matiere5"))
            .with("CodeMatiere", &self.code)
            .with("Libelle", &self.label)
            .holding(below)
    }

    fn read_all(element: &Element, depth: usize) -> Result<Vec<Self>, ReadingProblem> {
        let Some(name) = LEVELS.get(depth) else { return Ok(Vec::new()) };
        let entry = |child: &Element| {
            Ok(MatterEntry {
                code: number("CodeMatiere", child.attribute("CodeMatiere")?)?,
                label: label(child)?,
                below: Self::read_all(child, depth + 1)?,
            })
        };
        element.all(name).map(entry).collect()
    }
}

fn label(element: &Element) -> Result<String, ReadingProblem> {
    Ok(element.attribute("Libelle")?.trim().to_owned())
}
