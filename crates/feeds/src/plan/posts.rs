//! Staff: what they begin to do in the school, and what they no longer do.

use super::ahead::{is_relieved, told_posts};
use super::ledger::Ledger;
use super::slice::PersonLine;
use super::{ClassSlot, NewPost, Outcome};
use crate::record::RecordKind;
use crate::wanted::{Verb, WantedPerson};
use base::Id;
use people::{Assignment, Person};

pub(super) fn plan(ledger: &mut Ledger<'_>, line: &PersonLine, person: Option<Id<Person>>) {
    let held = person.and_then(|person| ledger.slice.assignments.get(&person));
    let held: Vec<Assignment> = held.cloned().unwrap_or_default();
    let to_come = person.and_then(|person| ledger.slice.posts_to_come.get(&person));
    let to_come: Vec<Assignment> = to_come.cloned().unwrap_or_default();
    match line.verb {
        Verb::Put | Verb::Modify => put(ledger, line, person, (held, to_come)),
        Verb::Absent | Verb::Delete | Verb::Moved => {
            gone(ledger, line, person, [held, to_come].concat());
        }
    }
}

fn put(
    ledger: &mut Ledger<'_>,
    line: &PersonLine,
    person: Option<Id<Person>>,
    (held, to_come): (Vec<Assignment>, Vec<Assignment>),
) {
    let wanted = &line.wanted;
    let told = told_posts(ledger.slice, &to_come);
    let Some(posts) = &wanted.posts else {
        if person.is_some() {
            ledger.page(RecordKind::Staff, &line.key, person, wanted);
        }
        return;
    };
    let place = ledger.slice.place.clone();
    let mut targets: Vec<NewPost> = Vec::new();
    for post in posts.iter().filter(|post| post.place == place) {
        let Some(function) = post.function() else { continue };
        let class = post.class.as_ref().map(|name| ledger.class_slot(name));
        let post = NewPost { class, function, subject: post.subject.clone() };
        if !targets.contains(&post) {
            targets.push(post);
        }
    }
    if targets.is_empty() && held.is_empty() && person.is_none() {
        // No function the house has a place for: nobody to let in.
        return;
    }
    // The first degree does not say who teaches which class: what hands have told stays, as long as
    // there is a function in the school at all.
    let is_spoken_of =
        |post: &Assignment| targets.is_empty() || wanted.speaks_of_classes || post.class.is_none();
    let all = held.iter().chain(&told);
    let mut lays_down: Vec<Assignment> = all
        .clone()
        .filter(|post| is_spoken_of(post) && !targets.iter().any(|t| is_same(t, post)))
        .filter(|post| targets.is_empty() || !is_relieved(post, &told))
        .cloned()
        .collect();
    let holds: Vec<NewPost> =
        targets.into_iter().filter(|t| !all.clone().any(|post| is_same(t, post))).collect();
    let has_left = holds.is_empty() && !held.is_empty() && lays_down.len() == all.count();
    if has_left {
        let laid: Vec<_> = lays_down.iter().map(|post| post.id).collect();
        lays_down.extend(to_come.into_iter().filter(|post| !laid.contains(&post.id)));
    }
    let page = ledger.page(RecordKind::Staff, &line.key, person, wanted);
    if has_left {
        page.outcome = Outcome::Left;
    } else if page.outcome == Outcome::Unchanged && (!holds.is_empty() || !lays_down.is_empty()) {
        page.outcome = Outcome::Changed;
    }
    page.holds = holds;
    page.lays_down = lays_down;
    if has_left && let Some(person) = person {
        ledger.plan.leaving.push(person);
    }
}

fn is_same(target: &NewPost, post: &Assignment) -> bool {
    target.class == post.class.map(ClassSlot::Known)
        && target.function == post.function
        && target.subject == post.subject
}

fn gone(
    ledger: &mut Ledger<'_>,
    line: &PersonLine,
    person: Option<Id<Person>>,
    held: Vec<Assignment>,
) {
    let Some(person) = person.filter(|_| !held.is_empty()) else { return };
    let page = ledger.page(RecordKind::Staff, &line.key, Some(person), &WantedPerson::default());
    page.outcome = Outcome::Left;
    page.lays_down = held;
    ledger.plan.leaving.push(person);
}
