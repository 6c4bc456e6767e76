//! Slips: loaded with what ties the viewer to them, written, corrected, taken back.

use crate::{
    Slip,
    slip::{Needs, Theme, Tie, Written},
};
use base::{Day, Id, Instant, Lang, PersonName, Title};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Group, Person, School, Standing};

/// The slip, the viewer's children it is for, and the classes it was sent to.
pub fn load(tx: &Tx<'_>, id: Id<Slip>, viewer: &Standing) -> Result<Option<Slip>> {
    let Some(written) = find(tx, id)? else { return Ok(None) };
    let at = tx.now();
    let own = viewer.children.iter().map(|child| child.id).chain([viewer.person]);
    let ties: Vec<Tie> = tx.all(
        "select p.pupil_id,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = p.pupil_id
                                     and g.guardian_id = $3
                                     and g.has_authority = 1
                                     and g.from_on <= $4
                                     and (g.until_on is null or g.until_on > $4))
                     then 1 else 0 end as has_authority,
                p.left_at
           from slip_pupil p
          where p.slip_id = $1 and p.pupil_id in ids($2)
          order by p.pupil_id",
        params![id, ids(own), viewer.person, at.day()],
    )?;
    let classes: Vec<(Id<Class>,)> = tx.all(
        "select distinct class_id from slip_target where slip_id = $1 and class_id <> 0",
        params![id],
    )?;
    let is_delivered = written.deliver_at <= at;
    let classes: Vec<Id<Class>> = classes.into_iter().map(|(class,)| class).collect();
    let is_colleague =
        viewer.person != written.author_id && classes.iter().any(|class| viewer.teaches(*class));
    let is_author_here = !is_colleague || is_author_here(tx, &written)?;
    Ok(Some(Slip { written, is_delivered, ties, classes, is_author_here }))
}

/// Its author still works in its school.
pub fn is_author_here(tx: &Tx<'_>, slip: &Written) -> Result<bool> {
    let found = tx.number(
        "select count(*)
           from person_group g
           join membership m on m.group_id = g.id
          where g.scope_kind = 'school'
            and g.scope_id = $1
            and g.kind in ('staff', 'heads')
            and m.person_id = $2",
        params![slip.school_id, slip.author_id],
    )?;
    Ok(found > 0)
}

pub fn find(tx: &Tx<'_>, id: Id<Slip>) -> Result<Option<Written>> {
    tx.first(
        "select id, school_id, author_id, theme, state, needs, due_on, accepts_late, for_pupils,
                title, lang, version, asked_version, sent_at, deliver_at, reminders, urgent_reason,
                purged_at, pupils_kept, answered_kept
           from slip
          where id = $1",
        params![id],
    )
}

pub fn author(tx: &Tx<'_>, slip: Id<Slip>) -> Result<PersonName> {
    let (first, last, title): (String, String, Option<Title>) = tx.one(
        "select p.first_name, p.last_name, p.title
           from slip s
           join person p on p.id = s.author_id
          where s.id = $1",
        params![slip],
    )?;
    Ok(PersonName::new(first, last, title))
}

/// A slip about to be written down.
pub struct NewSlip {
    pub id: Id<Slip>,
    pub school: Id<School>,
    pub author: Id<Person>,
    pub theme: Theme,
    pub needs: Needs,
    pub due_on: Option<Day>,
    pub accepts_late: bool,
    pub for_pupils: bool,
    pub title: String,
    pub lang: Lang,
    pub sent_at: Instant,
    pub deliver_at: Instant,
    pub remind_at: Option<Instant>,
    pub once: String,
    pub urgent_reason: String,
}

/// A conflict when the same form was sent before.
pub fn insert(tx: &Tx<'_>, new: &NewSlip) -> Result<()> {
    tx.change(
        "insert into slip (id, school_id, author_id, theme, state, needs, due_on, accepts_late,
                           for_pupils, title, version, asked_version, sent_at, deliver_at,
                           remind_at, reminders, once, urgent_reason, lang)
         values ($1, $2, $3, $4, 'sent', $5, $6, $7, $8, $9, 1, 1, $10, $11, $12, 0, $13, $14,
                 $15)
             on conflict do nothing",
        params![
            new.id,
            new.school,
            new.author,
            new.theme,
            new.needs,
            new.due_on,
            new.accepts_late,
            new.for_pupils,
            &new.title,
            new.sent_at,
            new.deliver_at,
            new.remind_at,
            &new.once,
            &new.urgent_reason,
            new.lang
        ],
    )
}

/// One of those a slip is sent to, as its author named it.
#[derive(Clone, Debug)]
pub struct NewTarget {
    pub group: Option<Id<Group>>,
    pub pupil: Option<Id<Person>>,
    pub class: Option<Id<Class>>,
    pub name: String,
}

pub fn insert_targets(tx: &Tx<'_>, slip: Id<Slip>, targets: &[NewTarget]) -> Result<()> {
    let row = |(place, target): (usize, &NewTarget)| {
        let class = target.class.map_or(0, Id::raw);
        params![slip, place, target.group, target.pupil, class, &target.name].to_vec()
    };
    let rows: Vec<Vec<Value>> = targets.iter().enumerate().map(row).collect();
    tx.run_each(
        "insert into slip_target (slip_id, position, group_id, pupil_id, class_id, name)
         values ($1, $2, $3, $4, $5, $6)",
        &rows,
    )
    .map(drop)
}

/// To whom it was sent, as its author named them.
pub fn target_names(tx: &Tx<'_>, slip: Id<Slip>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx.all(
        "select name from slip_target where slip_id = $1 order by position limit 200",
        params![slip],
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// What changes when a slip is corrected; a conflict when it was corrected or taken back meanwhile.
pub struct Corrected<'a> {
    pub slip: Id<Slip>,
    pub from_version: u32,
    pub asked_version: u32,
    pub title: &'a str,
    pub lang: Lang,
    pub due_on: Option<Day>,
    pub accepts_late: bool,
    pub remind_at: Option<Instant>,
}

pub fn correct(tx: &Tx<'_>, corrected: &Corrected<'_>) -> Result<()> {
    tx.change(
        "update slip
            set version = version + 1, asked_version = $3, title = $4, due_on = $5,
                accepts_late = $6, remind_at = $7, lang = $8
          where id = $1 and version = $2 and state = 'sent'",
        params![
            corrected.slip,
            corrected.from_version,
            corrected.asked_version,
            corrected.title,
            corrected.due_on,
            corrected.accepts_late,
            corrected.remind_at,
            corrected.lang
        ],
    )
}

pub fn withdraw(tx: &Tx<'_>, slip: Id<Slip>, now: Instant) -> Result<()> {
    tx.change(
        "update slip
            set state = 'withdrawn', ended_at = $2, remind_at = null
          where id = $1 and state = 'sent'",
        params![slip, now],
    )?;
    tx.run("update slip_pupil set is_open = 0 where slip_id = $1", params![slip]).map(drop)
}

/// Another last day for answers; a conflict when it was taken back meanwhile.
pub fn reopen(tx: &Tx<'_>, slip: Id<Slip>, due_on: Day) -> Result<()> {
    tx.change(
        "update slip set due_on = $2 where id = $1 and state = 'sent'",
        params![slip, due_on],
    )?;
    tx.run(
        "update slip_pupil set is_open = 1 where slip_id = $1 and left_at is null",
        params![slip],
    )
    .map(drop)
}

/// Slips whose reminder is due.
pub fn to_remind(tx: &Tx<'_>, now: Instant, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select id, school_id, author_id, theme, state, needs, due_on, accepts_late, for_pupils,
                title, lang, version, asked_version, sent_at, deliver_at, reminders, urgent_reason,
                purged_at, pupils_kept, answered_kept
           from slip
          where remind_at is not null and remind_at <= $1
          order by remind_at, id
          limit $2",
        params![now, limit],
    )
}

/// When it reminds by itself the next time.
pub fn set_reminder(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    reminders: u32,
    remind_at: Option<Instant>,
) -> Result<()> {
    tx.run(
        "update slip set reminders = $2, remind_at = $3 where id = $1",
        params![slip, reminders, remind_at],
    )
    .map(drop)
}

/// Slips that are still open, after the one looked at last.
pub fn open_after(tx: &Tx<'_>, after: Id<Slip>, limit: u32) -> Result<Vec<Written>> {
    tx.all(
        "select id, school_id, author_id, theme, state, needs, due_on, accepts_late, for_pupils,
                title, lang, version, asked_version, sent_at, deliver_at, reminders, urgent_reason,
                purged_at, pupils_kept, answered_kept
           from slip
          where state = 'sent' and id > $1
          order by id
          limit $2",
        params![after, limit],
    )
}
