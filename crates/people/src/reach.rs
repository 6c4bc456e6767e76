//! To whom may I write? Persons and whole groups, found by the beginnings of words, each with the
//! reason why.

use crate::{
    Because, Group, GroupKind, Patterns, Person, Scope, ScopeKind, Standing,
    store::{reach, rules},
    writing::{Target, Verdict, WhyNot, becauses, by_person},
};
use base::{Id, PersonName, fold, search_words};
use db::{Result, Tx};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Somebody, or a whole group, to whom one may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reachable {
    Person {
        id: Id<Person>,
        name: PersonName,
        /// Every line that says yes, the nearest scope first.
        because: Vec<Because>,
    },
    Group(ReachableGroup),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachableGroup {
    pub id: Id<Group>,
    pub kind: GroupKind,
    pub scope: Scope,
    /// The name of the class, the school or the town; the group's own when it was made by hand.
    pub place: String,
    /// How many persons; not counted for a whole town.
    pub size: Option<u32>,
}

/// Groups first, then persons in the order of lists: those of whom each word of `query` begins a
/// word of the name, or of the name of the pupil they guard.
///
/// Without a word: the groups, and the persons near enough to be listed (a whole school's families
/// are found by typing).
pub fn reachable(
    tx: &Tx<'_>,
    standing: &Standing,
    query: &str,
    limit: u32,
) -> Result<Vec<Reachable>> {
    if standing.suspended_at.is_some() {
        return Ok(Vec::new());
    }
    let words = search_words(query);
    let mut targets = rules::targets(tx, &standing.groups())?;
    targets.retain(|target| target.rule.may_write);
    let groups = groups_of(tx, standing, &targets, &words, limit)?;
    let mut found: Vec<Reachable> = groups.into_iter().map(Reachable::Group).collect();
    let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
    if left > 0 {
        found.extend(persons_of(tx, standing, &targets, &Patterns::new(&words), left)?);
    }
    Ok(found)
}

/// The groups one may address as a whole.
pub fn reachable_groups(tx: &Tx<'_>, standing: &Standing) -> Result<Vec<ReachableGroup>> {
    let targets = rules::targets(tx, &standing.groups())?;
    groups_of(tx, standing, &targets, &[], u32::MAX)
}

/// May one address this whole group?
pub fn may_address(tx: &Tx<'_>, standing: &Standing, group: Id<Group>) -> Result<Verdict> {
    if standing.suspended_at.is_some() {
        return Ok(Verdict::No(WhyNot::SenderSuspended));
    }
    let targets = rules::targets(tx, &standing.groups())?;
    let mut lines = targets.iter().filter(|target| target.group == group);
    let because = |target: &Target| Because {
        rule: target.rule,
        scope: target.scope,
        place: target.place.clone(),
        on_behalf_of: None,
    };
    if let Some(yes) = lines.clone().find(|target| target.rule.may_address_group) {
        return Ok(Verdict::Yes(because(yes)));
    }
    if let Some((_, name)) = contributed(tx, standing)?.iter().find(|(id, _)| *id == group) {
        return Ok(Verdict::Yes(by_hand(group, name)));
    }
    let no = lines.next().map_or(WhyNot::NothingShared, |target| WhyNot::Rule(because(target)));
    Ok(Verdict::No(no))
}

/// Those who may change a group made by hand may write to it.
fn by_hand(group: Id<Group>, name: &str) -> Because {
    let rule = crate::Rule {
        school: None,
        from: GroupKind::Hand,
        scope: ScopeKind::Hand,
        to: GroupKind::Hand,
        may_write: true,
        may_address_group: true,
    };
    Because { rule, scope: Scope::Hand(group), place: name.to_owned(), on_behalf_of: None }
}

fn contributed(tx: &Tx<'_>, standing: &Standing) -> Result<Vec<(Id<Group>, String)>> {
    reach::contributed(tx, standing.person)
}

fn groups_of(
    tx: &Tx<'_>,
    standing: &Standing,
    targets: &[Target],
    words: &[String],
    limit: u32,
) -> Result<Vec<ReachableGroup>> {
    let mut groups: BTreeMap<Id<Group>, ReachableGroup> = BTreeMap::new();
    for target in targets.iter().filter(|target| target.rule.may_address_group) {
        groups.entry(target.group).or_insert_with(|| ReachableGroup {
            id: target.group,
            kind: target.rule.to,
            scope: target.scope,
            place: target.place.clone(),
            size: None,
        });
    }
    for (id, name) in contributed(tx, standing)? {
        let (kind, scope) = (GroupKind::Hand, Scope::Hand(id));
        groups.insert(id, ReachableGroup { id, kind, scope, place: name, size: None });
    }
    let mut groups: Vec<ReachableGroup> =
        groups.into_values().filter(|group| is_named(group, words)).collect();
    groups.sort_by(|a, b| {
        (a.scope.kind(), fold(&a.place), a.scope.level(), a.kind).cmp(&(
            b.scope.kind(),
            fold(&b.place),
            b.scope.level(),
            b.kind,
        ))
    });
    groups.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    count(tx, &mut groups)?;
    groups.retain(|group| group.size != Some(0));
    Ok(groups)
}

/// Counts the groups whose size costs little to know.
fn count(tx: &Tx<'_>, groups: &mut [ReachableGroup]) -> Result<()> {
    let is_small = |group: &&ReachableGroup| {
        group.scope.kind() != ScopeKind::Town || group.kind != GroupKind::Guardians
    };
    let small: Vec<Id<Group>> = groups.iter().filter(is_small).map(|group| group.id).collect();
    let sizes: HashMap<Id<Group>, u32> = reach::sizes(tx, &small)?.into_iter().collect();
    for group in groups.iter_mut().filter(|group| small.contains(&group.id)) {
        group.size = Some(sizes.get(&group.id).copied().unwrap_or(0));
    }
    Ok(())
}

fn is_named(group: &ReachableGroup, words: &[String]) -> bool {
    let name = format!("{} {} {}", group.kind.words(), fold(&group.place), group.scope.level());
    words.iter().all(|word| name.split(' ').any(|known| known.starts_with(word.as_str())))
}

impl GroupKind {
    /// What one types to find such a group, folded, in the languages of the interface.
    const fn words(self) -> &'static str {
        match self {
            GroupKind::Pupils => "eleves pupils",
            GroupKind::Guardians => "parents responsables familles guardians families",
            GroupKind::Team => "equipe enseignants professeurs team teachers",
            GroupKind::Staff => "personnels adultes staff",
            GroupKind::Heads => "direction directeurs directrice heads",
            GroupKind::Cpe => "cpe vie scolaire conseiller education",
            GroupKind::Agents => "mairie agents commune town",
            GroupKind::Delegates => "delegues elus syndicat delegates",
            GroupKind::Administrators => "administrateurs administrators",
            GroupKind::Hand => "groupe group",
        }
    }
}

fn persons_of(
    tx: &Tx<'_>,
    standing: &Standing,
    targets: &[Target],
    asked: &Patterns,
    limit: u32,
) -> Result<Vec<Reachable>> {
    let (large, near): (Vec<&Target>, Vec<&Target>) = targets.iter().partition(|t| t.is_large());
    let list = |targets: &[&Target]| targets.iter().map(|t| t.group).collect::<Vec<_>>();
    let (large_groups, near_groups) = (list(&large), list(&near));
    let scopes: BTreeSet<Scope> = large.iter().map(|target| target.scope).collect();
    let schools: Vec<_> = scopes.iter().filter_map(Scope::as_school).collect();
    let towns: Vec<_> = scopes.iter().filter_map(Scope::as_town).collect();
    let groups = reach::Groups {
        near: &near_groups,
        large: &large_groups,
        schools: &schools,
        towns: &towns,
    };
    let ids = reach::persons(tx, standing.person, &groups, asked, limit)?;
    let reasons = by_person(rules::reasons(tx, &ids, &[near_groups, large_groups].concat())?);
    let states = rules::states(tx, &ids)?;
    let person = |state: rules::State| {
        let reasons = reasons.get(&state.person).map(Vec::as_slice).unwrap_or_default();
        let mut because = becauses(targets, reasons);
        // Who was found by the name of a pupil is shown as the guardian of that one.
        because.sort_by_key(|line| !line.on_behalf_of.as_ref().is_some_and(|p| asked.fit(&p.1)));
        Reachable::Person { id: state.person, name: state.name, because }
    };
    Ok(states.into_iter().map(person).collect())
}

impl Target {
    /// All the pupils or guardians of a school or a town: too many to look at each.
    fn is_large(&self) -> bool {
        matches!(self.rule.to, GroupKind::Pupils | GroupKind::Guardians)
            && matches!(self.rule.scope, ScopeKind::School | ScopeKind::Town)
    }
}
