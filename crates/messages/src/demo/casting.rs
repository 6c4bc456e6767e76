//! Casting: which threads are played in a class, a school and the town, and by whom.

use super::play::{Players, Script, to};
use crate::{Pick, pick::Target};
use base::{Id, Instant};
use db::{Result, Tx};
use demo::{
    Dice, Level, cast,
    content::{Names, Template, Who, templates},
};
use people::{
    Function, GroupKind, Person, Scope, Sex, groups,
    pages::{ClassPage, PupilLine},
    person,
};
use std::collections::HashMap;
use web::demo::{Stage, StageSchool};

/// How many threads of each kind a class has; one more where somebody known by heart sits.
const IN_A_CLASS: [(Who, Who, usize); 3] = [
    (Who::Teacher, Who::ClassGuardians, 3),
    (Who::Guardian, Who::Teacher, 5),
    (Who::Teacher, Who::Guardian, 2),
];
const IN_A_SCHOOL: [(Who, Who, usize); 7] = [
    (Who::Head, Who::SchoolGuardians, 4),
    (Who::Head, Who::Team, 2),
    (Who::Teacher, Who::Team, 1),
    (Who::Head, Who::Town, 1),
    (Who::Town, Who::Head, 1),
    (Who::Guardian, Who::Head, 2),
    (Who::Guardian, Who::Town, 2),
];
/// What the town writes goes to all of its families at once.
const IN_THE_TOWN: [(Who, Who, usize); 2] =
    [(Who::Town, Who::SchoolGuardians, 5), (Who::Town, Who::Team, 1)];

/// The threads of the town.
pub fn of_town(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Script>> {
    let Some(school) = stage.schools.first() else { return Ok(Vec::new()) };
    let dice = Dice::of(stage.seed, 0, "threads of the town");
    let of_child = school.classes.first();
    threads(tx, &Place { stage, school, class: None, of_child }, &IN_THE_TOWN, &dice)
}

/// The threads of a school and of its classes.
pub fn of_school(
    tx: &Tx<'_>,
    stage: &Stage,
    place: usize,
    school: &StageSchool,
) -> Result<Vec<Script>> {
    let dice = Dice::of(stage.seed, place, "threads of a school");
    let of_child = (!school.classes.is_empty()).then(|| dice.pick(&school.classes));
    let whole = Place { stage, school, class: None, of_child };
    let mut scripts = threads(tx, &whole, &IN_A_SCHOOL, &dice)?;
    for class in &school.classes {
        let is_cast = class.pupils.iter().any(is_known_by_heart);
        let more = usize::from(is_cast);
        let wanted = IN_A_CLASS.map(|(from, to, number)| (from, to, number + more));
        let place = Place { stage, school, class: Some(class), of_child: Some(class) };
        scripts.extend(threads(tx, &place, &wanted, &dice)?);
    }
    Ok(scripts)
}

/// Where a thread is played.
struct Place<'a> {
    stage: &'a Stage,
    school: &'a StageSchool,
    class: Option<&'a ClassPage>,
    /// The class of the child one writes about.
    of_child: Option<&'a ClassPage>,
}

fn threads(
    tx: &Tx<'_>,
    place: &Place<'_>,
    wanted: &[(Who, Who, usize)],
    dice: &Dice,
) -> Result<Vec<Script>> {
    let mut scripts = Vec::new();
    let sexes = sexes(tx, place)?;
    for (from, to, number) in wanted {
        let mut fitting: Vec<&Template> = templates()
            .iter()
            .filter(|it| it.from == *from && it.to == *to && place.fits(it))
            .collect();
        dice.shuffle(&mut fitting);
        for template in fitting.into_iter().take(*number) {
            scripts.extend(script(tx, place, template, &sexes, dice)?);
        }
    }
    Ok(scripts)
}

/// The sex of each pupil of the class: words agree with it.
fn sexes(tx: &Tx<'_>, place: &Place<'_>) -> Result<HashMap<Id<Person>, Option<Sex>>> {
    let pupils: Vec<Id<Person>> = place.pupils().map(|pupil| pupil.person).collect();
    let persons = person::load_all(tx, &pupils)?;
    Ok(persons.into_iter().map(|person| (person.id, person.details.sex)).collect())
}

impl Place<'_> {
    fn fits(&self, template: &Template) -> bool {
        let Some(class) = self.class else { return true };
        let levels = || Level::ALL.into_iter();
        class.levels.iter().any(|level| {
            levels().any(|known| known.label() == level.written() && template.fits(known))
        })
    }

    fn pupils(&self) -> impl Iterator<Item = &PupilLine> {
        self.of_child.into_iter().flat_map(|class| &class.pupils)
    }

    /// A child one writes about: more often one known by heart.
    fn child(&self, dice: &Dice) -> Option<&PupilLine> {
        let is_cast = dice.chance(45);
        let guarded = |pupil: &&PupilLine| pupil.guardians.iter().any(|it| it.has_authority);
        let known = self.pupils().filter(guarded).filter(|pupil| is_known_by_heart(pupil));
        let mut children: Vec<&PupilLine> = if is_cast { known.collect() } else { Vec::new() };
        if children.is_empty() {
            children = self.pupils().filter(guarded).collect();
        }
        (!children.is_empty()).then(|| *dice.pick(&children))
    }

    fn at(&self, template: &Template, dice: &Dice) -> Instant {
        // Not everybody writes in the same minute.
        let spread = i64::try_from(dice.below(38)).unwrap_or(0);
        self.stage.hour(template.day, template.minutes).plus_minutes(spread)
    }

    /// To whom it goes. The town writes to the schools through their heads.
    fn picks(&self, tx: &Tx<'_>, template: &Template, players: &Players) -> Result<Vec<Pick>> {
        let school = Scope::School(self.school.page.school.id);
        let town = Scope::Town(self.school.page.town.id);
        let is_of_town = template.from == Who::Town;
        let group = match (template.to, self.class) {
            (Who::ClassGuardians, Some(class)) => {
                Some((GroupKind::Guardians, Scope::Class(class.class.id)))
            }
            (Who::SchoolGuardians, _) => {
                Some((GroupKind::Guardians, if is_of_town { town } else { school }))
            }
            (Who::Team, _) if is_of_town => Some((GroupKind::Heads, town)),
            (Who::Team, _) => Some((GroupKind::Team, school)),
            (Who::Town, _) => Some((GroupKind::Agents, town)),
            _ => None,
        };
        if let Some((kind, scope)) = group {
            let group = groups::find(tx, kind, scope)?;
            return Ok(group.map(|group| to(Target::Group(group))).into_iter().collect());
        }
        let person = players.of(template.to, None).map(|person| players.target(person));
        Ok(person.map(to).into_iter().collect())
    }

    fn players(&self, child: Option<&PupilLine>, dice: &Dice) -> Players {
        let team = || self.class.iter().flat_map(|class| &class.team);
        let is_teacher = |function| function == Function::Teacher;
        let of_class = team().find(|it| is_teacher(it.function)).map(|it| it.person);
        let staff = &self.school.page.staff;
        let head = staff.iter().find(|it| it.function.is_of_the_heads()).map(|it| it.person);
        let mut teachers: Vec<Id<Person>> =
            staff.iter().filter(|it| is_teacher(it.function)).map(|it| it.person).collect();
        teachers.retain(|it| Some(*it) != head);
        teachers.dedup();
        dice.shuffle(&mut teachers);
        let guardian = child.and_then(|child| {
            let own: Vec<_> = child.guardians.iter().filter(|it| it.has_authority).collect();
            let guardian = own.get(dice.front(own.len()))?;
            Some((guardian.person, child.person))
        });
        let teacher = of_class.or(teachers.first().copied());
        Players {
            teacher,
            colleague: teachers.into_iter().find(|it| Some(*it) != teacher),
            head,
            agent: self.stage.agents.first().copied(),
            guardian,
        }
    }
}

fn script(
    tx: &Tx<'_>,
    place: &Place<'_>,
    template: &Template,
    sexes: &HashMap<Id<Person>, Option<Sex>>,
    dice: &Dice,
) -> Result<Option<Script>> {
    let child = place.child(dice);
    let players = place.players(child, dice);
    let is_cast = players.of(template.from, None).is_some();
    let picks = place.picks(tx, template, &players)?;
    if !is_cast || picks.is_empty() {
        return Ok(None);
    }
    let page = &place.school.page;
    let name_of = |person: Option<Id<Person>>| {
        let known = page.staff.iter().find(|it| Some(it.person) == person);
        known.map(|it| it.name.full()).unwrap_or_default()
    };
    let guardians = child.map(|child| child.guardians.as_slice()).unwrap_or_default();
    let guardian = players.guardian.map(|(guardian, _)| guardian);
    let guardian = guardians.iter().find(|it| Some(it.person) == guardian);
    let (teacher, head) = (name_of(players.teacher), name_of(players.head));
    let names = Names {
        child: child.map_or("", |child| &child.name.first),
        is_girl: child.and_then(|child| *sexes.get(&child.person)?) == Some(Sex::Girl),
        class: place.class.map_or("", |class| &class.class.name),
        school: bare(&page.school.name),
        teacher: &teacher,
        guardian: &guardian.map(|it| it.name.full()).unwrap_or_default(),
        head: &head,
        town: &page.town.name,
    };
    Ok(Some(Script {
        thread: template.tell(dice, &names),
        at: place.at(template, dice),
        to: picks,
        enclosed: template.enclosed.clone(),
        players,
        dice: dice.clone(),
    }))
}

/// `École maternelle Louise-Michel` → `Louise-Michel`
fn bare(school: &str) -> &str {
    school.rsplit(' ').next().unwrap_or(school)
}

fn is_known_by_heart(pupil: &PupilLine) -> bool {
    cast::CHILDREN
        .iter()
        .any(|child| child.first == pupil.name.first && child.last == pupil.name.last)
}
