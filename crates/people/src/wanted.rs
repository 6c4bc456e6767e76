//! What groups the facts of a day ask for: a pure function of facts.

use crate::{Body, Class, Function, Group, GroupKind, Level, Person, School, Scope, Town};
use base::Id;
use std::collections::{BTreeMap, BTreeSet, HashMap};

db::row! {
    /// A pupil in a school today.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct EnrolmentFact {
        pub pupil: Id<Person>,
        pub school: Id<School>,
        pub town: Id<Town>,
        pub class: Option<Id<Class>>,
        pub level: Level,
    }
}

db::row! {
    /// A guardian with authority or contact today.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct GuardianshipFact {
        pub guardian: Id<Person>,
        pub pupil: Id<Person>,
    }
}

db::row! {
    /// A function held today; once for each level of its class.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct AssignmentFact {
        pub person: Id<Person>,
        pub function: Function,
        pub school: Option<Id<School>>,
        /// The town of the school, or the one that is named when there is no school.
        pub town: Option<Id<Town>>,
        pub body: Option<Id<Body>>,
        pub class: Option<Id<Class>>,
        pub level: Option<Level>,
    }
}

db::row! {
    /// A member chosen by hand, and where the group lives.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct HandFact {
        pub person: Id<Person>,
        pub on_behalf_of: i64,
        pub is_guest: bool,
        pub group: Id<Group>,
        pub school: Option<Id<School>>,
        pub town: Option<Id<Town>>,
    }
}

#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub enrolments: Vec<EnrolmentFact>,
    pub guardianships: Vec<GuardianshipFact>,
    pub assignments: Vec<AssignmentFact>,
    pub hands: Vec<HandFact>,
}

/// An automatic group and where it lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Automatic {
    pub kind: GroupKind,
    pub scope: Scope,
    pub school: Option<Id<School>>,
    pub town: Option<Id<Town>>,
}

/// A person's place in an automatic group; `on_behalf_of` is 0 when it is for himself.
pub(crate) type Place = (Automatic, Id<Person>, i64);

#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub places: BTreeSet<Place>,
    /// The chosen members who still belong where their group lives.
    pub hands: BTreeSet<(Id<Group>, Id<Person>, i64)>,
    /// The towns each person belongs to.
    pub towns: BTreeSet<(Id<Person>, Id<Town>)>,
    /// Where each person is to be found by name: the schools, and the town that employs them.
    pub homes: BTreeSet<(Id<Person>, i64)>,
}

/// The places that `facts` give to `persons`. The enrolments hold those of the guarded pupils too.
pub(crate) fn wanted(facts: &Facts, persons: &BTreeSet<Id<Person>>) -> Wanted {
    let mut wanted = Wanted::default();
    let mut by_pupil: HashMap<Id<Person>, Vec<&EnrolmentFact>> = HashMap::new();
    for enrolment in &facts.enrolments {
        by_pupil.entry(enrolment.pupil).or_default().push(enrolment);
        if persons.contains(&enrolment.pupil) {
            wanted.add_all(pupil_places(enrolment, GroupKind::Pupils), enrolment.pupil, 0);
        }
    }
    for fact in facts.guardianships.iter().filter(|fact| persons.contains(&fact.guardian)) {
        for enrolment in by_pupil.get(&fact.pupil).into_iter().flatten() {
            let places = pupil_places(enrolment, GroupKind::Guardians);
            wanted.add_all(places, fact.guardian, fact.pupil.raw());
            let town = Automatic::of_town(GroupKind::Guardians, enrolment.town);
            wanted.add_all([town], fact.guardian, fact.pupil.raw());
        }
    }
    for fact in facts.assignments.iter().filter(|fact| persons.contains(&fact.person)) {
        wanted.add_all(assignment_places(fact), fact.person, 0);
    }
    wanted.choose(&facts.hands);
    wanted
}

/// A pupil's class, level and school; his guardians have the same, on his behalf.
fn pupil_places(fact: &EnrolmentFact, kind: GroupKind) -> impl Iterator<Item = Automatic> {
    let scopes = [
        Some(Scope::School(fact.school)),
        Some(Scope::Level(fact.school, fact.level)),
        fact.class.map(Scope::Class),
    ];
    let (school, town) = (fact.school, fact.town);
    scopes.into_iter().flatten().map(move |scope| Automatic::of_school(kind, scope, school, town))
}

fn assignment_places(fact: &AssignmentFact) -> Vec<Automatic> {
    let (Some(school), Some(town)) = (fact.school, fact.town) else {
        return outside_places(fact);
    };
    let of_school = |kind, scope| Automatic::of_school(kind, scope, school, town);
    let mut places = vec![of_school(GroupKind::Staff, Scope::School(school))];
    if fact.function.is_of_the_team() || fact.class.is_some() {
        places.push(of_school(GroupKind::Team, Scope::School(school)));
    }
    if let Some(class) = fact.class {
        places.push(of_school(GroupKind::Team, Scope::Class(class)));
        let level = fact.level.map(|level| Scope::Level(school, level));
        places.extend(level.map(|level| of_school(GroupKind::Team, level)));
    }
    if fact.function == Function::Cpe {
        places.push(of_school(GroupKind::Cpe, Scope::School(school)));
    }
    if fact.function.is_of_the_heads() {
        places.push(of_school(GroupKind::Heads, Scope::School(school)));
        places.push(Automatic::of_town(GroupKind::Heads, town));
        places.push(Automatic::of_platform(GroupKind::Heads));
    }
    places
}

/// Without a school: the agents of a town or another body, the delegates who sit in one, or the
/// administrators of the platform.
fn outside_places(fact: &AssignmentFact) -> Vec<Automatic> {
    if let Some(body) = fact.body {
        let sits = fact.function == Function::Delegate;
        let kind = if sits { GroupKind::Delegates } else { GroupKind::Agents };
        return vec![Automatic::of_body(kind, body)];
    }
    match (fact.town, fact.function) {
        (Some(town), _) => vec![
            Automatic::of_town(GroupKind::Agents, town),
            Automatic::of_platform(GroupKind::Agents),
        ],
        (None, Function::Administrator) => {
            vec![Automatic::of_platform(GroupKind::Administrators)]
        }
        (None, _) => Vec::new(),
    }
}

impl Automatic {
    pub fn of_school(kind: GroupKind, scope: Scope, school: Id<School>, town: Id<Town>) -> Self {
        Automatic { kind, scope, school: Some(school), town: Some(town) }
    }

    pub fn of_town(kind: GroupKind, town: Id<Town>) -> Self {
        Automatic { kind, scope: Scope::Town(town), school: None, town: Some(town) }
    }

    pub fn of_body(kind: GroupKind, body: Id<Body>) -> Self {
        Automatic { kind, scope: Scope::Body(body), school: None, town: None }
    }

    /// Guardians and heads of a town are found in their schools.
    fn home(&self) -> Option<i64> {
        let of_town = self.town.filter(|_| self.kind == GroupKind::Agents).map(Id::raw);
        let of_body = matches!(self.scope, Scope::Body(_)).then(|| self.scope.id());
        self.school.map(Id::raw).or(of_town).or(of_body)
    }

    pub fn of_platform(kind: GroupKind) -> Self {
        Automatic { kind, scope: Scope::Platform, school: None, town: None }
    }
}

impl Wanted {
    fn add_all(
        &mut self,
        places: impl IntoIterator<Item = Automatic>,
        person: Id<Person>,
        on_behalf_of: i64,
    ) {
        for place in places {
            self.towns.extend(place.town.map(|town| (person, town)));
            self.homes.extend(place.home().map(|home| (person, home)));
            self.places.insert((place, person, on_behalf_of));
        }
    }

    fn choose(&mut self, hands: &[HandFact]) {
        let mut homes: BTreeMap<Id<Person>, BTreeSet<Id<School>>> = BTreeMap::new();
        for (place, person, _) in &self.places {
            homes.entry(*person).or_default().extend(place.school);
        }
        for fact in hands {
            let Some(schools) = homes.get(&fact.person) else { continue };
            let belongs = match (fact.school, fact.town) {
                _ if fact.is_guest => true,
                (Some(school), _) => schools.contains(&school),
                (None, Some(town)) => self.towns.contains(&(fact.person, town)),
                (None, None) => true,
            };
            if belongs {
                self.hands.insert((fact.group, fact.person, fact.on_behalf_of));
            }
        }
    }
}
