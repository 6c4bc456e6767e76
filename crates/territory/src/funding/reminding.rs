//! Reminders: every morning, who has not paid is told, once for each stage.

use super::{MemberAccount, Spelled, account, campaign::entries_of, kept, urls};
use crate::{
    contribution::{Account, Reminder, ReminderRules, Sent, Stage},
    store::contributions::{accounts, campaigns, groups},
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Body, Group, GroupKind, Scope};
use std::collections::HashMap;
use web::{NoticeKind, Rhythm};

pub const CONTRIBUTION: NoticeKind = NoticeKind {
    word: "territory.contribution",
    text: text::id!("territory-contribution-notices"),
    icon: "landmark",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.memberships.iter().any(|member| member.kind == GroupKind::Agents),
};

/// Looks at some accounts that owe something, after `after`; says where it stopped, until all were
/// seen. What is due of a reminder is written and told in the same transaction.
pub fn remind_some(
    tx: &Tx<'_>,
    after: Id<MemberAccount>,
    limit: u32,
    now: Instant,
) -> Result<Option<Id<MemberAccount>>> {
    let owing = accounts::owing(tx, after, limit)?;
    let Some(last) = owing.last().map(|it| it.id) else { return Ok(None) };
    let rules = campaigns::reminder_rules(tx)?;
    let rules = rules.iter().map(|(syndicate, json)| Ok((*syndicate, kept(json)?)));
    let rules: HashMap<Id<Body>, ReminderRules> = rules.collect::<Result<_>>()?;
    let ids: Vec<Id<MemberAccount>> = owing.iter().map(|it| it.id).collect();
    let mut entries = entries_of(tx, &ids)?;
    let mut sent: HashMap<Id<MemberAccount>, Vec<Sent>> = HashMap::new();
    for row in accounts::reminders_of(tx, &ids)? {
        sent.entry(row.account_id).or_default().push(row.sent()?);
    }
    let mut due: Vec<(&Spelled, Reminder)> = Vec::new();
    for spelled in &owing {
        let Some(rules) = rules.get(&spelled.syndicate_id) else { continue };
        let lines = entries.remove(&spelled.id).unwrap_or_default();
        let account = Account::of(account::code(&spelled.siren)?, lines);
        let state = account.and_then(|account| account.state(now.day())).map_err(Error::refused)?;
        let sent = sent.remove(&spelled.id).unwrap_or_default();
        let reminders = rules.due(&state.uncovered, &sent, now.day());
        due.extend(reminders.into_iter().map(|reminder| (spelled, reminder)));
    }
    write(tx, &due, now)?;
    Ok((ids.len() == usize::try_from(limit).unwrap_or(usize::MAX)).then_some(last))
}

fn write(tx: &Tx<'_>, due: &[(&Spelled, Reminder)], now: Instant) -> Result<()> {
    let on: Day = now.day();
    let sent =
        due.iter().map(|(spelled, it)| (spelled.id, Sent { entry: it.entry, stage: it.stage, on }));
    accounts::insert_reminders(tx, &sent.collect::<Vec<_>>())?;
    let told: Vec<Id<MemberAccount>> = due.iter().map(|(spelled, _)| spelled.id).collect();
    let groups = groups::agents_of(tx, &told)?;
    let by_account: HashMap<Id<MemberAccount>, Id<Group>> = groups.into_iter().collect();
    let all: Vec<Id<Group>> = by_account.values().copied().collect();
    let mut readers: HashMap<Id<Group>, Vec<Reader>> = HashMap::new();
    for (group, reader) in notices::members(tx, &all)? {
        readers.entry(group).or_default().push(reader);
    }
    for (spelled, reminder) in due {
        let group = by_account.get(&spelled.id);
        if let Some(readers) = group.and_then(|group| readers.get(group)) {
            notices::tell(tx, &telling(spelled, reminder, now), readers)?;
        }
        if reminder.stage == Stage::Exhausted {
            tell_officers(tx, spelled, reminder, now)?;
        }
    }
    Ok(())
}

/// Every reminder was sent: what comes next is for the syndicate to decide (CGCT L1612-15).
fn tell_officers(tx: &Tx<'_>, spelled: &Spelled, reminder: &Reminder, now: Instant) -> Result<()> {
    let scope = Scope::Body(spelled.syndicate_id);
    let Some(agents) = people::groups::find(tx, GroupKind::Agents, scope)? else { return Ok(()) };
    let text = text::id!("territory-contribution-reminder-officer");
    let telling = Telling { text, ..telling(spelled, reminder, now) };
    notices::tell_group(tx, &telling, agents)
}

fn telling(spelled: &Spelled, reminder: &Reminder, now: Instant) -> Telling {
    let text = match reminder.stage {
        Stage::Before => text::id!("territory-contribution-reminder-before"),
        Stage::Late(_) => text::id!("territory-contribution-reminder-late"),
        Stage::Exhausted => text::id!("territory-contribution-reminder-exhausted"),
    };
    Telling {
        kind: CONTRIBUTION,
        thing: spelled.id.raw(),
        url: urls::account(spelled.id),
        text,
        args: vec![
            ("name", spelled.name.clone()),
            ("sum", reminder.left.to_string()),
            ("day", reminder.due_on.french()),
        ],
        at: now,
        timing: Timing::Quiet,
        except: None,
    }
}

/// The calls of a campaign were issued: who works for each member is told.
pub fn tell_called(tx: &Tx<'_>, called: &[Spelled], year: i16, now: Instant) -> Result<()> {
    let ids: Vec<Id<MemberAccount>> = called.iter().map(|it| it.id).collect();
    let groups = groups::agents_of(tx, &ids)?;
    let by_account: HashMap<Id<MemberAccount>, Id<Group>> = groups.into_iter().collect();
    let all: Vec<Id<Group>> = by_account.values().copied().collect();
    let mut readers: HashMap<Id<Group>, Vec<Reader>> = HashMap::new();
    for (group, reader) in notices::members(tx, &all)? {
        readers.entry(group).or_default().push(reader);
    }
    for spelled in called {
        let readers = by_account.get(&spelled.id).and_then(|group| readers.get(group));
        let Some(readers) = readers else { continue };
        let telling = Telling {
            kind: CONTRIBUTION,
            thing: spelled.id.raw(),
            url: urls::account(spelled.id),
            text: text::id!("territory-contribution-called-notice"),
            args: vec![("name", spelled.name.clone()), ("year", year.to_string())],
            at: now,
            timing: Timing::Quiet,
            except: None,
        };
        notices::tell(tx, &telling, readers)?;
    }
    Ok(())
}
