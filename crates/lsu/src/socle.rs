//! The eight components of the socle, and what is said of each.

use crate::codes::codes;
use crate::element::Element;
use crate::value::{Attribute, Child, Value};
use crate::xml::{Tag, Xml};
use crate::{Mastery, ReadingProblem};
use std::io;

codes! {
    /// A component of the socle commun, in the order of the official page.
    Component {
        French = "CPD_FRA", "Comprendre, s’exprimer en utilisant la langue française \
            à l’oral et à l’écrit";
        Foreign = "CPD_ETR", "Comprendre, s’exprimer en utilisant une langue étrangère et, \
            le cas échéant, une langue régionale";
        Sciences = "CPD_SCI", "Comprendre, s’exprimer en utilisant les langages mathématiques, \
            scientifiques et informatiques";
        Arts = "CPD_ART", "Comprendre, s’exprimer en utilisant les langages des arts et du corps";
        Methods = "MET_APP", "Les méthodes et outils pour apprendre";
        Citizen = "FRM_CIT", "La formation de la personne et du citoyen";
        Systems = "SYS_NAT", "Les systèmes naturels et les systèmes techniques";
        World = "REP_MND", "Les représentations du monde et l’activité humaine";
    }
}

/// Something of each component: none is missing, none is there twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Components<T>([T; 8]);

impl<T> Components<T> {
    /// In the order of [`Component::ALL`].
    pub const fn new(each: [T; 8]) -> Self {
        Components(each)
    }

    pub fn of(&self, component: Component) -> &T {
        &self.0[component as usize]
    }

    pub fn set(&mut self, component: Component, value: T) {
        self.0[component as usize] = value;
    }

    pub fn iter(&self) -> impl Iterator<Item = (Component, &T)> {
        Component::ALL.iter().copied().zip(&self.0)
    }
}

impl Components<Option<Mastery>> {
    /// All of them, or those that are not decided yet.
    pub fn decided(&self) -> Result<Components<Mastery>, Vec<Component>> {
        let missing = self.iter().filter(|(_, it)| it.is_none()).map(|(which, _)| which);
        let missing: Vec<Component> = missing.collect();
        if missing.is_empty() {
            Ok(Components(self.0.map(|it| it.unwrap_or(Mastery::Dispensed))))
        } else {
            Err(missing)
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

impl Child for Components<Mastery> {
    fn put<W: io::Write>(&self, name: &'static str, xml: &mut Xml<W>) -> io::Result<()> {
        write(name, self.iter().map(|(which, it)| (which, Some(*it))), xml)
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        let missing = from.lacks(name);
        let read = read(name, from)?.ok_or(missing)?;
        let all = |which: Vec<Component>| ReadingProblem::Missing {
            within: name.to_owned(),
            what: which.first().map_or(name, |it| it.code()),
        };
        read.decided().map_err(all)
    }
}

/// 1D, in a periodic report: the eight components, some of which have no position yet.
impl Child for Option<Components<Option<Mastery>>> {
    fn put<W: io::Write>(&self, name: &'static str, xml: &mut Xml<W>) -> io::Result<()> {
        self.map_or(Ok(()), |it| write(name, it.iter().map(|(which, it)| (which, *it)), xml))
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        read(name, from)
    }
}

/// 2D, in a periodic report: only those that have a position; none at all is no element.
impl Child for Components<Option<Mastery>> {
    fn put<W: io::Write>(&self, name: &'static str, xml: &mut Xml<W>) -> io::Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        let placed = self.iter().filter(|(_, it)| it.is_some());
        write(name, placed.map(|(which, it)| (which, *it)), xml)
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        Ok(read(name, from)?.unwrap_or_default())
    }
}

fn write<W: io::Write>(
    name: &'static str,
    components: impl Iterator<Item = (Component, Option<Mastery>)>,
    xml: &mut Xml<W>,
) -> io::Result<()> {
    xml.open(Tag::new(name))?;
    for (component, mastery) in components {
        let tag = Tag::new("domaine").with("code", component.code());
        xml.open(Attribute::put(&mastery, "positionnement", tag))?;
        xml.close("domaine")?;
    }
    xml.close(name)
}

fn read(
    name: &'static str,
    from: &mut Element,
) -> Result<Option<Components<Option<Mastery>>>, ReadingProblem> {
    let Some(mut socle) = from.child(name)? else { return Ok(None) };
    let mut read = Components::default();
    let mut seen = Vec::new();
    for mut line in std::mem::take(&mut socle.children) {
        if line.name != "domaine" {
            return Err(ReadingProblem::Unknown { within: name.to_owned(), what: line.name });
        }
        let code: String = line.attribute("code").ok_or_else(|| line.lacks("code"))?;
        let component = Component::parsed(&code).map_err(|why| line.bad("code", &code, why))?;
        if seen.contains(&component) {
            return Err(ReadingProblem::Repeated { within: socle.name, what: component.code() });
        }
        seen.push(component);
        read.set(component, Attribute::fetch("positionnement", &mut line)?);
        line.end()?;
    }
    socle.end()?;
    Ok(Some(read))
}
