//! Elements that hold their items without a list around them: `parcours-commun` and
//! `competences-numeriques`.

use super::{ClassCourses, DigitalNote, DigitalSkills};
use crate::ReadingProblem;
use crate::element::Element;
use crate::record::{Record, of_list};
use crate::value::{Attribute, Child};
use crate::xml::{Tag, Xml};
use std::io;

impl Record for ClassCourses {
    const ELEMENT: &'static str = "parcours-commun";

    fn write<W: io::Write>(&self, xml: &mut Xml<W>) -> io::Result<()> {
        let tag = Attribute::put(&self.period, "periode-ref", Tag::new(Self::ELEMENT));
        xml.open(Attribute::put(&self.division, "code-division", tag))?;
        self.courses.iter().try_for_each(|course| course.write(xml))?;
        xml.close(Self::ELEMENT)
    }

    fn read(mut from: Element) -> Result<Self, ReadingProblem> {
        let courses = std::mem::take(&mut from.children).into_iter();
        let courses = courses.map(|it| of_list(Self::ELEMENT, it)).collect::<Result<_, _>>()?;
        let period = Attribute::fetch("periode-ref", &mut from)?;
        let division = Attribute::fetch("code-division", &mut from)?;
        from.end()?;
        Ok(ClassCourses { period, division, courses })
    }
}

impl Record for DigitalSkills {
    const ELEMENT: &'static str = "competences-numeriques";

    fn write<W: io::Write>(&self, xml: &mut Xml<W>) -> io::Result<()> {
        let tag = Tag::new(Self::ELEMENT);
        xml.open(Attribute::put(&self.common, "comp-num-commun-refs", tag))?;
        Child::put(&self.appreciation, "appreciation-num", xml)?;
        self.levels.iter().try_for_each(|note| note.write(xml))?;
        xml.close(Self::ELEMENT)
    }

    fn read(mut from: Element) -> Result<Self, ReadingProblem> {
        let common = Attribute::fetch("comp-num-commun-refs", &mut from)?;
        let appreciation = Child::fetch("appreciation-num", &mut from)?;
        let levels = std::mem::take(&mut from.children).into_iter();
        let levels = levels.map(|it| of_list::<DigitalNote>(Self::ELEMENT, it));
        let levels = levels.collect::<Result<_, _>>()?;
        from.end()?;
        Ok(DigitalSkills { common, appreciation, levels })
    }
}
