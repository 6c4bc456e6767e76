//! All the entries of a district in one degree, one after the other.

use crate::entry::Entry;
use crate::{Degree, District, Pupil, Staff, write_aaf1d, write_aaf2d};

/// Calls `write` with each entry; the entry is reused, so memory does not grow with their number.
pub fn each<E>(
    district: &District,
    degree: Degree,
    entry: &mut Entry,
    mut write: impl FnMut(&Entry) -> Result<(), E>,
) -> Result<(), E> {
    for school in district.schools.iter().filter(|school| school.degree() == degree) {
        match degree {
            Degree::First => write_aaf1d::structure(entry, district, school),
            Degree::Second => write_aaf2d::structure(entry, district, school),
        }
        write(entry)?;
    }
    let is_here = |pupil: &Pupil| !pupil.has_left && district.degree_of(pupil) == degree;
    for pupil in district.pupils.iter().filter(|pupil| is_here(pupil)) {
        match degree {
            Degree::First => write_aaf1d::pupil(entry, district, pupil),
            Degree::Second => write_aaf2d::pupil(entry, district, pupil),
        }
        write(entry)?;
    }
    for (guardian, children) in district.guardians.iter().zip(&district.children()) {
        let children = children.iter().map(|child| &district.pupils[*child]);
        let keys: Vec<String> =
            children.filter(|child| is_here(child)).map(|child| child.id.to_string()).collect();
        let Some(key) = guardian.key(degree).filter(|_| !keys.is_empty()) else { continue };
        match degree {
            Degree::First => write_aaf1d::guardian(entry, &key.to_string(), guardian, &keys),
            Degree::Second => write_aaf2d::guardian(entry, &key.to_string(), guardian, &keys),
        }
        write(entry)?;
    }
    let works_here = |staff: &Staff| {
        let school = staff.posts.first().map(|post| &district.schools[post.school]);
        !staff.has_left && school.is_some_and(|school| school.degree() == degree)
    };
    for staff in district.staff.iter().filter(|staff| works_here(staff)) {
        match degree {
            Degree::First => write_aaf1d::staff(entry, district, staff),
            Degree::Second => write_aaf2d::staff(entry, district, staff),
        }
        write(entry)?;
    }
    Ok(())
}
