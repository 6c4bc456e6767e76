//! Where a person stands: names, groups and rights, held in memory so that a policy needs no query.

use crate::{
    Child, Class, ClassSummary, GroupKind, Level, Member, Person, Right, School, SchoolSummary,
    Scope, Town, store::standing as store,
};
use base::{Id, Instant, Locale, PersonName};
use db::{Result, Tx};

/// What the shell keeps of a signed-in person, until the signal `"viewer"` names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub person: Id<Person>,
    pub name: PersonName,
    pub locale: Locale,
    pub suspended_at: Option<Instant>,
    /// By group, then by pupil.
    pub memberships: Vec<Member>,
    pub delegations: Vec<(Id<School>, Right)>,
    /// The schools and classes of the memberships, by name.
    pub schools: Vec<SchoolSummary>,
    pub classes: Vec<ClassSummary>,
    /// The pupils this person guards and who are in a school today, the youngest level first.
    pub children: Vec<Child>,
}

impl Standing {
    /// Somebody who belongs nowhere yet.
    pub fn new(person: Id<Person>, name: PersonName) -> Self {
        Standing {
            person,
            name,
            locale: Locale::default(),
            suspended_at: None,
            memberships: Vec::new(),
            delegations: Vec::new(),
            schools: Vec::new(),
            classes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// The standing of `person` now; none when there is no such person, or was merged away.
    pub fn load(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<Self>> {
        let rows = store::person(tx, person)?;
        let Some(first) = rows.first() else { return Ok(None) };
        let mut standing = Standing::new(person, first.name.clone());
        (standing.locale, standing.suspended_at) = (first.locale, first.suspended_at);
        standing.delegations = rows.iter().filter_map(|row| row.school.zip(row.right)).collect();
        let members = store::memberships(tx, person)?;
        let mut schools: Vec<_> = members.iter().filter_map(|row| row.school).collect();
        schools.sort_unstable();
        schools.dedup();
        standing.schools = store::schools(tx, &schools)?;
        let classes = members.iter().filter_map(|row| match row.member.scope {
            Scope::Class(class) => Some(class),
            _ => None,
        });
        standing.classes = store::classes(tx, &classes.collect::<Vec<_>>())?;
        standing.children = children(&members);
        standing.memberships = members.into_iter().map(|row| row.member).collect();
        Ok(Some(standing))
    }

    pub fn teaches(&self, class: Id<Class>) -> bool {
        self.is_in(GroupKind::Team, Scope::Class(class))
    }

    pub fn attends(&self, class: Id<Class>) -> bool {
        self.is_in(GroupKind::Pupils, Scope::Class(class))
    }

    pub fn guards(&self, pupil: Id<Person>) -> bool {
        self.memberships
            .iter()
            .any(|member| member.kind == GroupKind::Guardians && member.on_behalf_of == Some(pupil))
    }

    pub fn guards_a_pupil_of(&self, class: Id<Class>) -> bool {
        self.is_in(GroupKind::Guardians, Scope::Class(class))
    }

    pub fn guards_a_pupil_of_school(&self, school: Id<School>) -> bool {
        self.is_in(GroupKind::Guardians, Scope::School(school))
    }

    pub fn attends_school(&self, school: Id<School>) -> bool {
        self.is_in(GroupKind::Pupils, Scope::School(school))
    }

    pub fn works_in(&self, school: Id<School>) -> bool {
        self.is_in(GroupKind::Staff, Scope::School(school))
    }

    pub fn heads(&self, school: Id<School>) -> bool {
        self.is_in(GroupKind::Heads, Scope::School(school))
    }

    /// The head, or whoever holds the delegation of administration.
    pub fn administers(&self, school: Id<School>) -> bool {
        self.has_right(school, Right::Administration)
    }

    /// The head has every right in the school; a delegation of administration holds all the others,
    /// and none outlives the work in the school. A CPE follows attendance by his function.
    pub fn has_right(&self, school: Id<School>, right: Right) -> bool {
        self.heads(school)
            || right == Right::Attendance && self.is_cpe_of(school)
            || self.works_in(school)
                && (self.delegations.contains(&(school, right))
                    || self.delegations.contains(&(school, Right::Administration)))
    }

    /// Conseiller principal d'éducation: follows who comes, and writes to the families of a school.
    pub fn is_cpe_of(&self, school: Id<School>) -> bool {
        self.is_in(GroupKind::Cpe, Scope::School(school))
    }

    pub fn is_agent_of(&self, town: Id<Town>) -> bool {
        self.is_in(GroupKind::Agents, Scope::Town(town))
    }

    pub fn is_platform_administrator(&self) -> bool {
        self.is_in(GroupKind::Administrators, Scope::Platform)
    }

    /// Works for a school, a town or the platform.
    pub fn is_staff(&self) -> bool {
        self.memberships.iter().any(|member| {
            matches!(
                member.kind,
                GroupKind::Team
                    | GroupKind::Staff
                    | GroupKind::Heads
                    | GroupKind::Agents
                    | GroupKind::Delegates
                    | GroupKind::Administrators
            )
        })
    }

    /// Works for a town, another body or the platform, and in no school: what a class lives is not
    /// theirs.
    pub fn is_of_no_school(&self) -> bool {
        let is_wide = |scope| {
            matches!(scope, Scope::Town(_) | Scope::Body(_) | Scope::Platform | Scope::Hand(_))
        };
        !self.memberships.is_empty() && self.memberships.iter().all(|it| is_wide(it.scope))
    }

    pub fn is_guardian(&self) -> bool {
        self.memberships.iter().any(|member| member.kind == GroupKind::Guardians)
    }

    pub fn is_pupil(&self) -> bool {
        self.memberships.iter().any(|member| member.kind == GroupKind::Pupils)
    }

    /// A pupil who does not read yet: maternelle and CP.
    pub fn is_young_pupil(&self) -> bool {
        self.levels().any(Level::is_young)
    }

    /// The levels this person attends as a pupil.
    pub fn levels(&self) -> impl Iterator<Item = Level> {
        self.memberships.iter().filter_map(|member| match (member.kind, member.scope) {
            (GroupKind::Pupils, Scope::Level(_, level)) => Some(level),
            _ => None,
        })
    }

    pub fn is_member(&self, group: Id<crate::Group>) -> bool {
        self.memberships.iter().any(|member| member.group == group)
    }

    pub fn is_in(&self, kind: GroupKind, scope: Scope) -> bool {
        self.memberships.iter().any(|member| member.kind == kind && member.scope == scope)
    }

    /// The groups, each once.
    pub fn groups(&self) -> Vec<Id<crate::Group>> {
        let mut groups: Vec<_> = self.memberships.iter().map(|member| member.group).collect();
        groups.dedup();
        groups
    }

    pub fn class(&self, class: Id<Class>) -> Option<&ClassSummary> {
        self.classes.iter().find(|known| known.id == class)
    }

    pub fn school(&self, school: Id<School>) -> Option<&SchoolSummary> {
        self.schools.iter().find(|known| known.id == school)
    }

    pub fn child(&self, pupil: Id<Person>) -> Option<&Child> {
        self.children.iter().find(|child| child.id == pupil)
    }
}

fn children(members: &[store::MemberRow]) -> Vec<Child> {
    let mut children: Vec<Child> = Vec::new();
    let guarded = members.iter().filter(|row| row.member.kind == GroupKind::Guardians);
    for row in guarded {
        let (Some(id), Some(name)) = (row.member.on_behalf_of, &row.child) else { continue };
        let index = children.iter().position(|child| child.id == id).unwrap_or_else(|| {
            let (classes, schools, levels) = (Vec::new(), Vec::new(), Vec::new());
            children.push(Child { id, name: name.clone(), classes, schools, levels });
            children.len() - 1
        });
        match row.member.scope {
            Scope::Class(class) => children[index].classes.push(class),
            Scope::School(school) => children[index].schools.push(school),
            Scope::Level(_, level) => children[index].levels.push(level),
            _ => {}
        }
    }
    children.sort_by_key(|child| (child.levels.first().copied(), child.id));
    children
}
