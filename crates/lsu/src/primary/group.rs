//! `parcours-commun` holds its `parcours` without a list around them.

use super::ClassCourses;
use crate::ReadingProblem;
use crate::element::Element;
use crate::record::{Record, of_list};
use crate::value::Attribute;
use crate::xml::{Tag, Xml};
use std::io;

impl Record for ClassCourses {
    const ELEMENT: &'static str = "parcours-commun";

    fn write<W: io::Write>(&self, xml: &mut Xml<W>) -> io::Result<()> {
        let tag = self.period.put("periode-ref", Tag::new(Self::ELEMENT));
        xml.open(self.class.put("classe-ref", tag))?;
        self.courses.iter().try_for_each(|course| course.write(xml))?;
        xml.close(Self::ELEMENT)
    }

    fn read(mut from: Element) -> Result<Self, ReadingProblem> {
        let courses = std::mem::take(&mut from.children).into_iter();
        let courses = courses.map(|it| of_list(Self::ELEMENT, it)).collect::<Result<_, _>>()?;
        let period = Attribute::fetch("periode-ref", &mut from)?;
        let class = Attribute::fetch("classe-ref", &mut from)?;
        from.end()?;
        Ok(ClassCourses { period, class, courses })
    }
}
