//! The school and its classes.

use crate::done::Done;
use crate::history::Feed;
use crate::plan::{ClassPlan, ClassSlot, SchoolPlan, Slice};
use crate::wanted::{WantedSchool, parse_place};
use base::{Day, Id, fold};
use db::{Result, Tx};
use people::{
    Class, Level, NewClass, NewSchool, School, Touched, Town, class, enrolment, school, town,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The school of the plan: known, or opened now. What a hand has filled in stays.
pub fn school(
    tx: &Tx<'_>,
    slice: &Slice,
    plan: &SchoolPlan,
    today: Day,
) -> Result<Option<Id<School>>> {
    let key = parse_place(&plan.place);
    if let Some(known) = &slice.school {
        let mut edited = known.clone();
        if let (None, Some((academy, key))) = (&known.source_key, key) {
            academy.clone_into(&mut edited.academy);
            edited.source_key = Some(key.to_owned());
        }
        if let Some(wanted) = &slice.wanted_school {
            fill_in(&mut edited, wanted);
        }
        if edited != *known {
            // The town stays, so nobody is touched.
            let _nobody: Touched = school::edit(tx, &edited)?;
        }
        return Ok(Some(known.id));
    }
    let (Some(wanted), Some((academy, key))) = (&plan.opens, key) else { return Ok(None) };
    let Some(town) = find_town(tx, wanted)? else { return Ok(None) };
    let new = NewSchool {
        uai: wanted.uai.clone(),
        town,
        kind: wanted.kind(),
        name: wanted.name.clone(),
        academy: academy.to_owned(),
        source_key: Some(key.to_owned()),
        opened_on: today,
    };
    let id = school::create(tx, &new)?;
    if let Some(mut created) = school::load(tx, id)? {
        fill_in(&mut created, wanted);
        let _nobody: Touched = school::edit(tx, &created)?;
    }
    Ok(Some(id))
}

fn fill_in(school: &mut School, wanted: &WantedSchool) {
    let fill = |slot: &mut String, wanted: &String| {
        if slot.is_empty() {
            slot.clone_from(wanted);
        }
    };
    fill(&mut school.address, &wanted.address);
    fill(&mut school.phone, &wanted.phone);
    fill(&mut school.mail, &wanted.mail);
}

/// The town of a school; one that has a code is made when it is missing.
fn find_town(tx: &Tx<'_>, wanted: &WantedSchool) -> Result<Option<Id<Town>>> {
    let known = known_town(tx, wanted)?;
    if known.is_some() || wanted.insee.is_empty() {
        return Ok(known);
    }
    town::create(tx, &wanted.insee, &wanted.town, &wanted.department).map(Some)
}

/// By its code, else by its name in the département.
pub fn known_town(tx: &Tx<'_>, wanted: &WantedSchool) -> Result<Option<Id<Town>>> {
    if !wanted.insee.is_empty() {
        return Ok(town::find_by_insee(tx, &wanted.insee)?.map(|town| town.id));
    }
    let name = fold(&wanted.town);
    let mut after = String::new();
    loop {
        let towns = town::all(tx, &after, 500)?;
        let Some(last) = towns.last() else { return Ok(None) };
        after.clone_from(&last.name);
        let same = |town: &&Town| fold(&town.name) == name && town.department == wanted.department;
        if let Some(town) = towns.iter().find(same) {
            return Ok(Some(town.id));
        }
    }
}

/// Opens the classes the plan needs, gives others their new name.
pub fn classes(
    tx: &Tx<'_>,
    school: Id<School>,
    feed: &Feed,
    plan: &SchoolPlan,
    done: &mut Done,
) -> Result<HashMap<ClassSlot, Id<Class>>> {
    let mut levels: BTreeMap<&ClassSlot, BTreeSet<Level>> = BTreeMap::new();
    for seat in plan.persons.iter().flat_map(|page| &page.sits) {
        if let Some(slot) = &seat.class {
            levels.entry(slot).or_default().insert(seat.level);
        }
    }
    let mut slots = Vec::new();
    let mut new = Vec::new();
    for change in &plan.classes {
        match change {
            ClassPlan::Opens(name) => {
                let slot = ClassSlot::New(name.clone());
                let levels = levels.get(&slot).into_iter().flatten().copied().collect();
                new.push(NewClass {
                    school,
                    year: feed.year,
                    name: name.label.clone(),
                    source_key: name.key.clone(),
                    levels,
                });
                slots.push(slot);
            }
            ClassPlan::Renames { class, before, after } => {
                class::rename(tx, *class, after)?;
                done.classes_renamed.push((*class, before.clone()));
            }
        }
    }
    let opened = class::open(tx, &new)?;
    done.classes_opened.extend(&opened);
    Ok(slots.into_iter().zip(opened).collect())
}

/// Once pupils have moved: classes teach the levels of those who sit in them, and those that a feed
/// opened and that nobody sits in any more are closed.
pub fn settle(tx: &Tx<'_>, school: Id<School>, feed: &Feed, done: &mut Done) -> Result<Touched> {
    let today = feed.day();
    if done.enrolments_begun.is_empty() && done.enrolments_ended.is_empty() {
        return Ok(Touched::nobody());
    }
    let mut sat: HashMap<Id<Class>, BTreeSet<Level>> = HashMap::new();
    // A class of the next year has those who are to come.
    let to_come = crate::store::people::seats_to_come(tx, school, today)?;
    for seat in enrolment::in_school(tx, school, today)?.into_iter().chain(to_come) {
        if let Some(class) = seat.class {
            sat.entry(class).or_default().insert(seat.level);
        }
    }
    let open: Vec<Class> = class::of_school(tx, school, feed.year)?
        .into_iter()
        .filter(|class| class.closed_on.is_none())
        .collect();
    let ids: Vec<Id<Class>> = open.iter().map(|class| class.id).collect();
    let mut taught: HashMap<Id<Class>, BTreeSet<Level>> = HashMap::new();
    for (class, level) in class::levels_of(tx, &ids)? {
        taught.entry(class).or_default().insert(level);
    }
    let mut touched = Touched::nobody();
    let mut empty = Vec::new();
    for class in &open {
        match sat.get(&class.id) {
            Some(levels) if taught.get(&class.id) != Some(levels) => {
                let levels: Vec<Level> = levels.iter().copied().collect();
                touched = touched.and(class::set_levels(tx, class.id, &levels)?);
            }
            None if class.source_key.is_some() && had_pupils(tx, class.id, today)? => {
                empty.push(class.id);
            }
            _ => {}
        }
    }
    if empty.is_empty() {
        return Ok(touched);
    }
    end_posts_of(tx, school, &empty, today, done)?;
    done.classes_closed.extend(&empty);
    Ok(touched.and(class::close(tx, &empty, today)?))
}

/// A class that a feed names before anybody sits in it stays open.
fn had_pupils(tx: &Tx<'_>, class: Id<Class>, today: Day) -> Result<bool> {
    crate::store::people::seats_ended_on(tx, class, today).map(|count| count > 0)
}

/// Closing a class ends what was done in it: written down first, to be put back.
fn end_posts_of(
    tx: &Tx<'_>,
    school: Id<School>,
    classes: &[Id<Class>],
    today: Day,
    done: &mut Done,
) -> Result<()> {
    for post in people::assignment::in_school(tx, school, today)? {
        if post.class.is_some_and(|class| classes.contains(&class)) {
            done.assignments_ended.push((post.id, post.until_on));
        }
    }
    Ok(())
}
