//! Reaching: may the sender write to those he names, who are they, and when do they have quiet?

use crate::{Pick, pick::Target, store};
use base::{Id, Instant, PersonName, QuietHours, Zone};
use db::{Result, Tx};
use people::{Group, GroupKind, Person, School, ScopeKind, Standing, Verdict, WhyNot};
use std::collections::HashMap;
use web::Somebody;

/// Somebody, or a group, a letter names.
#[derive(Clone, Debug)]
pub struct Reached {
    pub pick: Pick,
    /// The name of the person, or of the group's class, school or town.
    pub name: String,
    /// What a group is the group of.
    pub group: Option<(GroupKind, ScopeKind, String)>,
    /// Why he may not be written to, as the id of a sentence that takes `name`.
    pub refusal: Option<&'static str>,
    quiet: Vec<QuietHours>,
}

impl Reached {
    /// When what is sent at `from` may arrive: when every school of its reader has ended its quiet.
    pub fn delivery(&self, from: Instant) -> Instant {
        after_all(&self.quiet, from)
    }
}

fn after_all(quiet: &[QuietHours], from: Instant) -> Instant {
    let later = |at: Instant, quiet: &QuietHours| at.max(quiet.delivery(at));
    // Twice: the end of one school's holidays may fall into the evening of another.
    let once = quiet.iter().fold(from, later);
    quiet.iter().fold(once, later)
}

/// What is known of those a letter names, in the order they are named. `may_answer` is the sender
/// of the letter that is being answered: writing to somebody lets him answer.
pub fn all(
    tx: &Tx<'_>,
    sender: &Standing,
    picks: &[Pick],
    may_answer: Option<Id<Person>>,
) -> Result<Vec<Reached>> {
    let mut persons = persons(tx, sender, picks, may_answer)?;
    let mut groups = groups(tx, sender, picks)?;
    let frozen = frozen(tx, sender, picks)?;
    let reached = |pick: &Pick| {
        let known = match pick.target {
            Target::Person { id, .. } => persons.remove(&id),
            Target::Group(id) => groups.remove(&id),
        };
        let mut reached = known.unwrap_or_else(|| nobody(*pick));
        reached.pick = Pick { role: pick.role, ..reached.pick };
        if frozen.as_ref().is_some_and(|heads| !heads.contains(&pick.target)) {
            reached.refusal = Some(text::id!("messages-why-frozen"));
        }
        reached
    };
    Ok(picks.iter().map(reached).collect())
}

/// The same, for whoever names them by nothing but their ids: a form, an address. Who cannot be
/// written to keeps his name to himself, unless the sender knows who he is.
pub fn all_veiled(
    tx: &Tx<'_>,
    sender: &Standing,
    picks: &[Pick],
    may_answer: Option<Id<Person>>,
) -> Result<Vec<Reached>> {
    let veil = |reached: Reached| {
        let is_known = match (reached.refusal, reached.pick.target.person_id()) {
            (None, _) => true,
            (Some(_), Some(person)) => Somebody::knows(tx, sender, person)?,
            (Some(_), None) => false,
        };
        Ok(if is_known { reached } else { veiled(&reached) })
    };
    all(tx, sender, picks, may_answer)?.into_iter().map(veil).collect()
}

/// Nor is it told whether a stranger has left or is suspended.
fn veiled(reached: &Reached) -> Reached {
    let said = [text::id!("messages-why-rule"), text::id!("messages-why-nothing")];
    let refusal = reached.refusal.filter(|refusal| said.contains(refusal));
    let nobody = nobody(reached.pick);
    Reached { refusal: refusal.or(nobody.refusal), ..nobody }
}

fn nobody(pick: Pick) -> Reached {
    let refusal = Some(text::id!("messages-why-unknown"));
    Reached { pick, name: "…".to_owned(), group: None, refusal, quiet: Vec::new() }
}

fn persons(
    tx: &Tx<'_>,
    sender: &Standing,
    picks: &[Pick],
    may_answer: Option<Id<Person>>,
) -> Result<HashMap<Id<Person>, Reached>> {
    let ids: Vec<Id<Person>> = picks.iter().filter_map(|pick| pick.target.person_id()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let verdicts: HashMap<_, _> = people::may_write_all(tx, sender, &ids)?.into_iter().collect();
    let blocked = store::blocks::who_blocked(tx, sender.person, &ids)?;
    let mut quiet: HashMap<Id<Person>, Vec<QuietHours>> = HashMap::new();
    for line in store::reach::quiet_hours(tx, &ids)? {
        let hours = hours(Some(&line.zone), line.quiet_hours.as_deref());
        quiet.entry(line.person_id).or_default().push(hours);
    }
    let mut reached = HashMap::new();
    for line in store::reach::persons(tx, &ids)? {
        let id = line.id;
        let asked = picks.iter().find(|pick| pick.target.person_id() == Some(id));
        let Some(pick) = asked else { continue };
        let mut refusal = match verdicts.get(&id) {
            Some(Verdict::Yes(_)) => None,
            Some(Verdict::No(WhyNot::Rule(_) | WhyNot::NothingShared))
                if may_answer == Some(id) =>
            {
                None
            }
            Some(Verdict::No(why)) => Some(why_not(why)),
            None => Some(text::id!("messages-why-unknown")),
        };
        if blocked.contains(&id) {
            refusal = Some(text::id!("messages-why-blocked"));
        }
        let name = PersonName::new(line.first_name, line.last_name, line.title).full();
        let quiet = quiet.remove(&id).unwrap_or_else(|| vec![QuietHours::default()]);
        reached.insert(id, Reached { pick: *pick, name, group: None, refusal, quiet });
    }
    Ok(reached)
}

fn groups(tx: &Tx<'_>, sender: &Standing, picks: &[Pick]) -> Result<HashMap<Id<Group>, Reached>> {
    let ids: Vec<Id<Group>> = picks.iter().filter_map(|pick| pick.target.group_id()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut reached = HashMap::new();
    for line in store::reach::groups(tx, &ids)? {
        let Some(pick) = picks.iter().find(|pick| pick.target.group_id() == Some(line.id)) else {
            continue;
        };
        let refusal = match people::may_address(tx, sender, line.id)? {
            Verdict::Yes(_) => None,
            Verdict::No(why) => Some(why_not(&why)),
        };
        let quiet = vec![hours(line.zone.as_deref(), line.quiet_hours.as_deref())];
        let group = Some((line.kind, line.scope_kind, line.level));
        reached.insert(line.id, Reached { pick: *pick, name: line.name, group, refusal, quiet });
    }
    Ok(reached)
}

/// Whom a frozen sender may still write to: the heads of the schools that froze him. None when he
/// is not frozen.
fn frozen(tx: &Tx<'_>, sender: &Standing, picks: &[Pick]) -> Result<Option<Vec<Target>>> {
    let schools = store::freezes::schools_of(tx, sender.person)?;
    if schools.is_empty() {
        return Ok(None);
    }
    let persons: Vec<Id<Person>> =
        picks.iter().filter_map(|pick| pick.target.person_id()).collect();
    let heads = store::freezes::heads_among(tx, &persons, &schools)?;
    let is_head = |pick: &&Pick| pick.target.person_id().is_some_and(|id| heads.contains(&id));
    Ok(Some(picks.iter().filter(is_head).map(|pick| pick.target).collect()))
}

/// When what somebody sends now arrives, if those he writes to are of his own schools.
pub fn soon(tx: &Tx<'_>, sender: Id<Person>, now: Instant) -> Result<Instant> {
    let lines = store::reach::quiet_hours(tx, &[sender])?;
    let own = lines.iter().map(|line| hours(Some(&line.zone), line.quiet_hours.as_deref()));
    let mut own: Vec<QuietHours> = own.collect();
    if own.is_empty() {
        own.push(QuietHours::default());
    }
    Ok(after_all(&own, now))
}

/// The same, for those of one school.
pub fn soon_in(tx: &Tx<'_>, school: Id<School>, now: Instant) -> Result<Instant> {
    let school = people::school::load(tx, school)?;
    Ok(school.map(|school| school.quiet()).unwrap_or_default().delivery(now))
}

/// The quiet hours a school has chosen, or those of the circular in its zone.
fn hours(zone: Option<&str>, chosen: Option<&str>) -> QuietHours {
    let zone = match zone {
        Some("A") => Zone::A,
        Some("C") => Zone::C,
        _ => Zone::B,
    };
    let chosen = chosen.and_then(|json| serde_json::from_str(json).ok());
    chosen.unwrap_or_else(|| QuietHours { zone, ..QuietHours::default() })
}

/// The sentence that says why, which takes `name`.
pub fn why_not(why: &WhyNot) -> &'static str {
    match why {
        WhyNot::Unknown => text::id!("messages-why-unknown"),
        WhyNot::Oneself => text::id!("messages-why-oneself"),
        WhyNot::Left => text::id!("messages-why-left"),
        WhyNot::Suspended => text::id!("messages-why-suspended"),
        WhyNot::SenderSuspended => text::id!("messages-why-you-suspended"),
        WhyNot::Rule(_) => text::id!("messages-why-rule"),
        WhyNot::NothingShared => text::id!("messages-why-nothing"),
        WhyNot::Refused(_) => text::id!("messages-why-refused"),
    }
}
