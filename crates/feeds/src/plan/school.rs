//! The plan of a school: all its lines, then what they amount to.

use super::ledger::Ledger;
use super::matching::Names;
use super::{ClassPlan, Outcome, PersonPlan, SchoolPlan, Slice, posts, seats, tables, ties};
use crate::record::RecordKind;
use crate::wanted::parse_place;
use base::Id;
use people::{ImageRight, Person, image_right};

/// A pure function of the slice: the same lines and the same people give the same plan.
pub(crate) fn school(slice: &Slice) -> SchoolPlan {
    let mut ledger = Ledger::open(slice);
    if slice.school.is_none() {
        if !slice.makes_schools || slice.wanted_school.is_none() {
            return ledger.plan;
        }
        ledger.plan.opens.clone_from(&slice.wanted_school);
    }
    let is_a_table = parse_place(&slice.place).is_none();
    let names = if is_a_table { Names::of(slice) } else { Names::default() };
    for line in &slice.lines {
        let person = slice.person_of(line).or_else(|| names.find(slice, line));
        match line.kind {
            RecordKind::Pupil => {
                seats::plan(&mut ledger, line, person);
                ties::plan(&mut ledger, line, person);
                let shown = line.wanted.may_be_shown.map(|may| (line.key.clone(), person, may));
                ledger.plan.shown.extend(shown);
                let last = person.and_then(|person| slice.image_rights.get(&person));
                let image =
                    line.wanted.may_be_shown.and_then(|may| image_right::by_feed(last, may));
                if let Some(page) = ledger.existing_page(&line.key) {
                    page.image = image;
                }
            }
            RecordKind::Staff => posts::plan(&mut ledger, line, person),
            RecordKind::Guardian | RecordKind::School => {}
        }
    }
    if is_a_table {
        tables::plan(&mut ledger, &slice.lines);
    }
    let mut plan = ledger.plan;
    plan.learn_names(slice);
    plan.present = present(slice);
    plan.leaving.sort_unstable();
    plan.leaving.dedup();
    plan.persons.retain(|page| !page.is_idle() || page.outcome == Outcome::MovedAway);
    plan.count();
    plan
}

/// Pupils and staff who are in the school today.
fn present(slice: &Slice) -> u64 {
    let mut persons: Vec<Id<Person>> = slice.seated.iter().map(|seat| seat.pupil).collect();
    persons.extend(slice.assignments.keys());
    persons.sort_unstable();
    persons.dedup();
    persons.len() as u64
}

impl SchoolPlan {
    /// Before the idle pages go: a guardian of whom nothing changes is named all the same.
    fn learn_names(&mut self, slice: &Slice) {
        let pages = self.persons.iter().map(|page| (page.key.clone(), page.name.full()));
        self.names_of_keys = pages.collect();
        let tied = self.persons.iter().flat_map(|page| &page.unties).map(|fact| fact.guardian);
        let name = |person| Some((person, slice.persons.get(&person)?.details.name.full()));
        self.names = tied.filter_map(name).collect();
        let classes = slice.classes.iter().map(|class| (class.id, class.name.clone()));
        self.class_names = classes.collect();
    }

    fn count(&mut self) {
        let counts = &mut self.counts;
        for class in &self.classes {
            match class {
                ClassPlan::Opens(_) => counts.classes_opened += 1,
                ClassPlan::Renames { .. } => counts.classes_renamed += 1,
            }
        }
        for page in &self.persons {
            match (&page.outcome, page.kind) {
                (Outcome::Created, RecordKind::Pupil) => counts.created_pupils += 1,
                (Outcome::Created, RecordKind::Guardian) => counts.created_guardians += 1,
                (Outcome::Created, _) => counts.created_staff += 1,
                (Outcome::CameBack, _) => counts.came_back += 1,
                (Outcome::Changed, _) => counts.changed += 1,
                (Outcome::Arrived { .. }, _) => counts.arrived += 1,
                (Outcome::MovedAway, _) => counts.moved_away += 1,
                (Outcome::Left, RecordKind::Pupil) => counts.left_pupils += 1,
                (Outcome::Left, _) => counts.left_staff += 1,
                (Outcome::Unchanged, _) => {}
            }
            let changes_class = page.outcome == Outcome::Changed && page.changes_class();
            counts.changed_class += u64::from(changes_class);
            counts.places_kept += u64::from(page.keeps_place);
            counts.goes_back += u64::from(page.goes_back);
            counts.ties_begun += page.ties.iter().filter(|tie| opens(tie)).count() as u64;
            counts.ties_ended += page.unties.len() as u64;
            counts.posts_begun += page.holds.len() as u64;
            counts.posts_ended += page.lays_down.len() as u64;
            counts.likely_duplicates += u64::from(!page.likely.is_empty());
            match page.image {
                Some(ImageRight::Refused) => counts.images_refused += 1,
                Some(ImageRight::Class | ImageRight::Public) => counts.images_allowed += 1,
                None => {}
            }
        }
    }

    /// Those the feed would create and of whom the house may have somebody already.
    pub(crate) fn created(&mut self) -> impl Iterator<Item = &mut PersonPlan> {
        self.persons.iter_mut().filter(|page| page.person.is_none())
    }

    /// Counts again, once the likely duplicates are known.
    pub(crate) fn recount(&mut self) {
        self.counts.likely_duplicates =
            self.persons.iter().filter(|page| !page.likely.is_empty()).count() as u64;
    }
}

/// The guardian would see what concerns the child.
const fn opens(tie: &super::NewTie) -> bool {
    tie.has_authority || tie.is_contact
}
