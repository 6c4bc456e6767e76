//! A plan in sentences: who comes, who goes, what changes, who may see what.
//!
//! The same sentences are on a page and in a terminal; a [`Voice`] says them in a language.

mod columns;
mod nouns;
mod voice;

pub use columns::{column, table_kind};
pub use voice::{Arg, French, Voice};

use crate::breaker::COUNT_FREE;
use crate::history::{Feed, FeedMode, SchoolStep};
use crate::plan::{
    ClassPlan, ClassSlot, Counts, FieldChange, NewSeat, NewTie, Outcome, PersonPlan, SchoolPlan,
};
use crate::record::RecordKind;
use people::{Evidence, ImageRight};
use std::borrow::Cow;
use text::t;

/// The sentences of this crate: `(fr, en)`.
pub const TEXTS: web::TextFiles = text::files!();

/// What a plan amounts to, one line for each kind of change.
pub fn counts(voice: &impl Voice, counts: &Counts) -> Vec<String> {
    let lines = [
        (counts.created(), text::id!("feeds-count-created")),
        (counts.came_back, text::id!("feeds-count-came-back")),
        (counts.changed, text::id!("feeds-count-changed")),
        (counts.changed_class, text::id!("feeds-count-classes-changed")),
        (counts.arrived + counts.moved_away, text::id!("feeds-count-moved")),
        (counts.left(), text::id!("feeds-count-left")),
        (counts.classes_opened, text::id!("feeds-count-classes-opened")),
        (counts.classes_renamed, text::id!("feeds-count-classes-renamed")),
        (counts.ties_begun, text::id!("feeds-count-ties")),
        (counts.ties_ended, text::id!("feeds-count-ties-ended")),
        (counts.posts_begun, text::id!("feeds-count-posts")),
        (counts.posts_ended, text::id!("feeds-count-posts-ended")),
        (counts.likely_duplicates, text::id!("feeds-count-likely")),
        (counts.images_allowed, text::id!("feeds-count-images")),
        (counts.images_refused, text::id!("feeds-count-images-refused")),
        (counts.places_kept, text::id!("feeds-count-places-kept")),
        (counts.goes_back, text::id!("feeds-count-back")),
        (counts.unresolved, text::id!("feeds-unresolved")),
    ];
    let lines = lines.into_iter().filter(|(count, _)| *count > 0);
    let say = |(count, id)| voice.say(id, &[("count", Arg::Count(count))]).into_owned();
    let lines: Vec<String> = lines.map(say).collect();
    if lines.is_empty() { vec![t!(voice, "feeds-count-nothing").into_owned()] } else { lines }
}

/// What changes of rights and classes, one line for each kind.
pub fn effects(voice: &impl Voice, counts: &Counts) -> Vec<String> {
    let lines = [
        (counts.ties_begun, text::id!("feeds-count-ties")),
        (counts.ties_ended, text::id!("feeds-count-ties-ended")),
        (counts.posts_begun, text::id!("feeds-count-posts")),
        (counts.posts_ended, text::id!("feeds-count-posts-ended")),
        (counts.classes_opened, text::id!("feeds-count-classes-opened")),
        (counts.classes_renamed, text::id!("feeds-count-classes-renamed")),
        (counts.changed_class, text::id!("feeds-count-classes-changed")),
        (counts.images_allowed, text::id!("feeds-count-images")),
        (counts.images_refused, text::id!("feeds-count-images-refused")),
        (counts.places_kept, text::id!("feeds-count-places-kept")),
        (counts.goes_back, text::id!("feeds-count-back")),
        (counts.unresolved, text::id!("feeds-unresolved")),
    ];
    let lines = lines.into_iter().filter(|(count, _)| *count > 0);
    lines.map(|(count, id)| voice.say(id, &[("count", Arg::Count(count))]).into_owned()).collect()
}

/// What was read, and of which kind it is: "1 100 élèves, 1 804 responsables, 96 personnels".
pub fn read(voice: &impl Voice, feed: &Feed) -> String {
    let summary = feed.summary();
    let mode = match feed.mode {
        FeedMode::Complete => t!(voice, "feeds-mode-complete"),
        FeedMode::Delta => t!(voice, "feeds-mode-delta"),
    };
    let (pupils, guardians, staff) = (summary.pupils, summary.guardians, summary.staff);
    let read =
        t!(voice, "feeds-read", mode = mode, pupils = pupils, guardians = guardians, staff = staff);
    read.into_owned()
}

/// As the house calls a school, or the feed, or its number.
pub fn name_of(step: &SchoolStep) -> String {
    if step.name.is_empty() { step.place.clone() } else { step.name.clone() }
}

/// Why a school waits.
pub fn held(voice: &impl Voice, name: &str, step: &SchoolStep) -> String {
    let (leaving, present) = (u64::from(step.leaving), u64::from(step.present));
    let back = step.counts().goes_back;
    let mut lines = Vec::new();
    if back > COUNT_FREE {
        lines.push(t!(
            voice,
            "feeds-school-held-back",
            school = name,
            count = back,
            present = present
        ));
    }
    if leaving > COUNT_FREE || lines.is_empty() {
        lines.push(t!(
            voice,
            "feeds-school-held",
            school = name,
            leaving = leaving,
            present = present
        ));
    }
    lines.join(" ")
}

/// What happens to the school and its classes.
pub fn school(voice: &impl Voice, plan: &SchoolPlan) -> Vec<String> {
    let mut lines = Vec::new();
    if plan.opens.is_some() {
        lines.push(t!(voice, "feeds-school-opens", school = plan.name).into_owned());
    } else if plan.school.is_none() {
        lines.push(t!(voice, "feeds-school-unknown", place = plan.place).into_owned());
    }
    for class in &plan.classes {
        lines.push(match class {
            ClassPlan::Opens(name) => {
                t!(voice, "feeds-class-opens", class = name.label).into_owned()
            }
            ClassPlan::Renames { before, after, .. } => {
                t!(voice, "feeds-class-renamed", before = before, after = after).into_owned()
            }
        });
    }
    lines
}

/// Everything that happens to one person, the most important first.
pub fn person(voice: &impl Voice, plan: &SchoolPlan, page: &PersonPlan) -> Vec<String> {
    let name = page.name.full();
    let mut lines = Vec::new();
    lines.extend(outcome(voice, plan, page));
    lines.extend(page.likely.iter().map(|likely| self::likely(voice, &name, &likely.evidence)));
    for change in &page.changes {
        let Some(field) = field_of(voice, change) else { continue };
        let shown = |text: &str| match text {
            "" => t!(voice, "feeds-field-empty").into_owned(),
            text => text.to_owned(),
        };
        let (before, after) = (shown(&change.before), shown(&change.after));
        let line = t!(
            voice,
            "feeds-field-changed",
            name = name,
            field = field,
            before = before,
            after = after
        );
        lines.push(line.into_owned());
    }
    lines.extend(rest(voice, plan, page));
    lines
}

/// Why somebody may be in the house already.
pub fn likely(voice: &impl Voice, name: &str, evidence: &Evidence) -> String {
    let evidence = self::evidence(voice, evidence);
    t!(voice, "feeds-likely", name = name, evidence = evidence).into_owned()
}

/// The name of a detail that changes.
pub fn field_of<'v>(voice: &'v impl Voice, change: &FieldChange) -> Option<Cow<'v, str>> {
    change.field().map(|field| nouns::field(voice, field))
}

/// What changes of the ties and functions of one person, and of what may be shown of him.
pub fn rest(voice: &impl Voice, plan: &SchoolPlan, page: &PersonPlan) -> Vec<String> {
    let name = page.name.full();
    let mut lines: Vec<String> = page.ties.iter().map(|new| tie(voice, plan, new, &name)).collect();
    for ended in &page.unties {
        let guardian = plan.name_of(ended.guardian);
        lines.push(t!(voice, "feeds-tie-ended", guardian = guardian, name = name).into_owned());
    }
    lines.extend(posts(voice, plan, page, &name));
    lines.extend(page.image.map(|image| match image {
        ImageRight::Refused => t!(voice, "feeds-image-refused", name = name).into_owned(),
        _ => t!(voice, "feeds-image-allowed", name = name).into_owned(),
    }));
    lines
}

/// Whether somebody comes, goes or changes class.
pub fn outcome(voice: &impl Voice, plan: &SchoolPlan, page: &PersonPlan) -> Option<String> {
    let name = page.name.full();
    let name = name.as_str();
    let none = || t!(voice, "feeds-class-none").into_owned();
    let class = page.sits.first().map(|seat| class_of(voice, plan, seat));
    let is_seated = class.is_some();
    let after = class.unwrap_or_else(none);
    let before = page.rises.first().and_then(|seat| seat.class);
    let before = before.map_or_else(none, |class| plan.class_name(class));
    let line = match (&page.outcome, page.kind) {
        (Outcome::Created, RecordKind::Pupil) if is_seated => {
            t!(voice, "feeds-pupil-created", name = name, class = after)
        }
        (Outcome::Created, RecordKind::Pupil) => {
            t!(voice, "feeds-pupil-created-nowhere", name = name)
        }
        (Outcome::Created, RecordKind::Guardian) => {
            t!(voice, "feeds-guardian-created", name = name)
        }
        (Outcome::Created, _) => t!(voice, "feeds-staff-created", name = name),
        (Outcome::CameBack, _) => t!(voice, "feeds-came-back", name = name),
        (Outcome::Arrived { .. }, _) => {
            t!(voice, "feeds-arrived", name = name, class = after)
        }
        (Outcome::MovedAway, _) => t!(voice, "feeds-moved-away", name = name),
        (Outcome::Left, _) => t!(voice, "feeds-left", name = name),
        (Outcome::Changed, _) if is_seated => {
            t!(voice, "feeds-class-changed", name = name, before = before, after = after)
        }
        (Outcome::Changed | Outcome::Unchanged, _) => return None,
    };
    Some(line.into_owned())
}

fn class_of(voice: &impl Voice, plan: &SchoolPlan, seat: &NewSeat) -> String {
    match &seat.class {
        Some(slot) => slot_name(plan, slot),
        None => t!(voice, "feeds-class-none").into_owned(),
    }
}

fn slot_name(plan: &SchoolPlan, slot: &ClassSlot) -> String {
    match slot {
        ClassSlot::Known(class) => plan.class_name(*class),
        ClassSlot::New(name) => name.label.clone(),
    }
}

fn tie(voice: &impl Voice, plan: &SchoolPlan, tie: &NewTie, name: &str) -> String {
    let guardian = plan.name_of_key(&tie.guardian);
    let kinship = nouns::kinship(voice, tie.kinship);
    let line = if tie.has_authority || tie.is_contact {
        t!(voice, "feeds-tie-begun", guardian = guardian, name = name, kinship = kinship)
    } else {
        t!(voice, "feeds-tie-begun-aside", guardian = guardian, name = name, kinship = kinship)
    };
    line.into_owned()
}

fn posts(voice: &impl Voice, plan: &SchoolPlan, page: &PersonPlan, name: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for post in &page.holds {
        let function = nouns::function(voice, post.function);
        lines.push(match &post.class {
            Some(slot) => {
                let class = slot_name(plan, slot);
                t!(voice, "feeds-post-begun-in", name = name, class = class, function = function)
                    .into_owned()
            }
            None => t!(voice, "feeds-post-begun", name = name, function = function).into_owned(),
        });
    }
    for post in &page.lays_down {
        let function = nouns::function(voice, post.function);
        lines.push(t!(voice, "feeds-post-ended", name = name, function = function).into_owned());
    }
    lines
}

fn evidence(voice: &impl Voice, evidence: &Evidence) -> String {
    let mut same = vec![t!(voice, "feeds-same-name")];
    if evidence.same_birth_day == Some(true) {
        same.push(t!(voice, "feeds-same-birth-day"));
    }
    if evidence.same_mail {
        same.push(t!(voice, "feeds-same-mail"));
    }
    if evidence.same_phone {
        same.push(t!(voice, "feeds-same-phone"));
    }
    same.join(", ")
}
