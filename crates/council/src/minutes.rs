//! The minutes of a meeting (« procès-verbal », CGCT L2121-15) and the list of what was examined
//! (L2121-25), on paper; [`settling`] is what becomes of them.

pub mod kept;
pub mod settling;

use crate::{
    Meeting,
    deliberation::{Ballot, Outcome, Written as Act},
    life::elections,
    meeting::{Item, ItemKind, ItemState, Presence},
    pages::{holding, movements, papers::Papers, pieces, proxies, withdrawals},
    poll::told::Told,
    record::Record,
    summons,
};
use base::Id;
use serde::{Deserialize, Serialize};
use web::{Ui, t};

pub const TEMPLATE: &str = include_str!("minutes.typ");
pub const LIST: &str = include_str!("list.typ");

/// What the minutes say. Once put to the next meeting it is kept, word for word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    title: String,
    body: String,
    heading: String,
    /// What and what it is: `Présidence`, `Mme Irène COLIN`.
    facts: Vec<(String, String)>,
    people_heading: String,
    people: Vec<(String, String)>,
    events: Vec<String>,
    items: Vec<Line>,
    signatures: Vec<(String, String)>,
    /// What became of it: settled, remarked upon, signed. Nothing of a draft.
    pub settled: Vec<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Line {
    title: String,
    quorum: String,
    report_heading: String,
    report: Vec<String>,
    discussion_heading: String,
    discussion: Vec<String>,
    decides: String,
    decisions: Vec<String>,
    result: String,
    /// How one was asked to vote.
    asked: Vec<String>,
    /// Who was elected, and how.
    elected: Vec<String>,
    names: Vec<(String, String)>,
}

pub fn sheet(ui: &Ui, meeting: &Meeting, papers: &Papers) -> Sheet {
    let record = &papers.record;
    let officer =
        |id: Option<Id<crate::Mandate>>| id.map(|id| record.seated(id)).unwrap_or_default();
    let (chair, secretary) = (officer(meeting.chair_id), officer(meeting.secretary_id));
    let said = |text: std::borrow::Cow<'_, str>| text.into_owned();
    let signatures = vec![
        (said(t!(ui, "council-chair")), chair.clone()),
        (said(t!(ui, "council-secretary")), secretary.clone()),
    ];
    let mut facts = vec![
        (said(t!(ui, "council-minutes-place")), meeting.place.clone()),
        signatures[0].clone(),
        signatures[1].clone(),
    ];
    if let Some(on) = meeting.convened_on {
        let label = said(t!(ui, "council-minutes-convened"));
        facts.insert(0, (label, on.in_words(ui.locale)));
    }
    facts.extend(counts(ui, record));
    let mut events: Vec<String> =
        record.papers.iter().map(|paper| proxies::words(ui, record, paper)).collect();
    events.extend(record.movements.iter().map(|moved| movements::words(ui, record, moved)));
    events.extend(record.withdrawals.iter().map(|one| withdrawals::words(ui, record, one)));
    if !meeting.urgent_reason.is_empty() {
        let reason = meeting.urgent_reason.as_str();
        events.push(said(t!(ui, "council-paper-urgent", reason = reason)));
    }
    Sheet {
        title: said(t!(ui, "council-minutes-title")),
        body: meeting.assembly.name.clone(),
        heading: crate::pages::meeting::title(ui, meeting),
        facts,
        people_heading: said(t!(ui, "council-presence")),
        people: people(ui, record),
        events,
        items: record.items.iter().map(|item| line(ui, papers, item)).collect(),
        signatures,
        settled: Vec::new(),
    }
}

/// How many there were when it opened, and the quorum.
fn counts(ui: &Ui, record: &Record) -> Vec<(String, String)> {
    let Ok(attendance) = record.attendance() else { return Vec::new() };
    let at = attendance.at(1);
    let head = at.headcount;
    let said = t!(
        ui,
        "council-minutes-counted",
        members = head.in_exercise(),
        present = head.present(),
        proxies = head.proxies()
    );
    let quorum = record.quorum(&at);
    let needed = match quorum.needed {
        None => t!(ui, "council-quorum-none").into_owned(),
        Some(needed) => t!(ui, "council-minutes-needed", needed = needed).into_owned(),
    };
    let words = said.into_owned();
    vec![
        (t!(ui, "council-minutes-members").into_owned(), words),
        (t!(ui, "council-minutes-quorum").into_owned(), needed),
    ]
}

fn people(ui: &Ui, record: &Record) -> Vec<(String, String)> {
    let names = |state: Presence| {
        let seats = record
            .members()
            .filter(|one| record.presence(one.id).is_some_and(|seat| seat.state == state));
        seats.map(|one| record.seated(one.id)).collect::<Vec<_>>().join(", ")
    };
    let lines = [
        (t!(ui, "council-minutes-present").into_owned(), names(Presence::Present)),
        (t!(ui, "council-minutes-excused").into_owned(), names(Presence::Excused)),
        (t!(ui, "council-minutes-absent").into_owned(), names(Presence::Absent)),
    ];
    lines.into_iter().filter(|(_, names)| !names.is_empty()).collect()
}

fn line(ui: &Ui, papers: &Papers, item: &Item) -> Line {
    let record = &papers.record;
    let act = record.act_of(item.id);
    let attendance = record.attendance().ok();
    let at = attendance.map(|attendance| attendance.at(item.place));
    let quorum = at.filter(|_| item.state != ItemState::Left).map(|at| {
        t!(
            ui,
            "council-at-item",
            present = at.headcount.present(),
            proxies = at.headcount.proxies(),
            votes = at.headcount.votes()
        )
        .into_owned()
    });
    let is_voted = |act: &&Act| act.outcome.is_some_and(|outcome| outcome != Outcome::PutOff);
    let voted = act.filter(is_voted);
    let decisions = voted.map(|act| summons::words(papers, act.id)).unwrap_or_default();
    let discussion = item.discussion.lines().map(str::trim).filter(|line| !line.is_empty());
    Line {
        title: format!("{}. {}", item.place, item.title),
        quorum: quorum.unwrap_or_default(),
        report_heading: t!(ui, "council-report").into_owned(),
        report: act.map(|act| summons::paragraphs(&act.report)).unwrap_or_default(),
        discussion_heading: t!(ui, "council-discussion").into_owned(),
        discussion: discussion.map(str::to_owned).collect(),
        decides: t!(ui, "council-minutes-decides").into_owned(),
        decisions,
        result: result(ui, item, act),
        asked: asked(ui, item),
        elected: voted.map(|act| elected(record, act)).unwrap_or_default(),
        names: act.map(|act| names(ui, papers, act)).unwrap_or_default(),
    }
}

/// The elections of an act, in the words of its extract.
fn elected(record: &Record, act: &Act) -> Vec<String> {
    let told = record.polls_of(act.id).map(Told::of);
    told.flat_map(|told| elections::sentences(&told)).collect()
}

/// L2121-15: « les demandes de scrutin particulier ».
fn asked(ui: &Ui, item: &Item) -> Vec<String> {
    let (by_name, secret) = (item.asked_by_name, item.asked_secret);
    let lines = [
        (by_name > 0, t!(ui, "council-minutes-asked-name", count = by_name)),
        (secret > 0, t!(ui, "council-minutes-asked-secret", count = secret)),
        (item.openly, t!(ui, "council-minutes-openly")),
    ];
    let said = lines.into_iter().filter(|(is_said, _)| *is_said);
    said.map(|(_, words)| words.into_owned()).collect()
}

/// `Délibération 2023-041 : adoptée. 4 pour, 29 abstentions. Vote à main levée.`
fn result(ui: &Ui, item: &Item, act: Option<&Act>) -> String {
    let Some(act) = act.filter(|act| act.outcome.is_some()) else {
        let state = pieces::item_state(ui, item.state);
        let told = item.kind == ItemKind::Information && item.state == ItemState::Done;
        return if told {
            t!(ui, "council-minutes-told").into_owned()
        } else {
            state.map(std::borrow::Cow::into_owned).unwrap_or_default()
        };
    };
    let mut words = match &act.number {
        Some(number) => format!("{} ", t!(ui, "council-minutes-number", number = number.as_str())),
        None => String::new(),
    };
    words.push_str(&outcome(ui, act));
    let counts = holding::counts(ui, act);
    if !counts.is_empty() {
        let ballot = ballot(ui, act.ballot);
        words.push_str(&t!(ui, "council-minutes-counts", counts = counts, ballot = &*ballot));
    }
    words
}

fn outcome(ui: &Ui, act: &Act) -> String {
    let words = match act.outcome {
        Some(Outcome::Adopted) => t!(ui, "council-outcome-adopted"),
        Some(Outcome::Rejected) => t!(ui, "council-outcome-rejected"),
        Some(Outcome::PutOff) => t!(ui, "council-outcome-put-off"),
        None => t!(ui, "council-outcome-none"),
    };
    words.into_owned()
}

fn ballot(ui: &Ui, ballot: Ballot) -> std::borrow::Cow<'_, str> {
    match ballot {
        Ballot::Hands => t!(ui, "council-ballot-hands"),
        Ballot::Named => t!(ui, "council-ballot-named"),
        Ballot::Secret => t!(ui, "council-ballot-secret"),
    }
}

/// Who voted what, by choice; only where a vote by name was asked.
fn names(ui: &Ui, papers: &Papers, act: &Act) -> Vec<(String, String)> {
    use crate::vote::Choice;
    let own: Vec<_> = papers.names.iter().filter(|one| one.deliberation_id == act.id).collect();
    let of = |choice: Choice| {
        let names = own.iter().filter(|one| one.vote == choice);
        names.map(|one| papers.record.seated(one.mandate_id)).collect::<Vec<_>>().join(", ")
    };
    let lines = [
        (t!(ui, "council-choice-for"), of(Choice::For)),
        (t!(ui, "council-choice-against"), of(Choice::Against)),
        (t!(ui, "council-choice-abstains"), of(Choice::Abstains)),
        (t!(ui, "council-choice-no-part"), of(Choice::TakesNoPart)),
    ];
    let said = lines.into_iter().filter(|(_, names)| !names.is_empty());
    said.map(|(words, names)| (words.into_owned(), names)).collect()
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    title: String,
    body: String,
    heading: String,
    columns: Vec<String>,
    pub rows: Vec<Examined>,
    foot: String,
}

/// A deliberation that was examined, and what became of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Examined {
    pub number: String,
    pub title: String,
    pub result: String,
}

/// What was examined: shown at the door and on line within a week.
pub fn list(ui: &Ui, meeting: &Meeting, papers: &Papers) -> List {
    let row = |act: &Act| {
        let number = act.number.clone().unwrap_or_default();
        let result = said(outcome(ui, act), holding::counts(ui, act));
        Examined { number, title: act.title.clone(), result }
    };
    let acts = papers.record.acts.iter().filter(|act| act.outcome.is_some());
    let due = crate::period::list_due_on(meeting.day()).in_words(ui.locale);
    List {
        title: t!(ui, "council-list-title").into_owned(),
        body: meeting.assembly.name.clone(),
        heading: crate::pages::meeting::title(ui, meeting),
        columns: vec![
            t!(ui, "council-list-number").into_owned(),
            t!(ui, "council-list-object").into_owned(),
            t!(ui, "council-list-result").into_owned(),
        ],
        rows: acts.map(row).collect(),
        foot: t!(ui, "council-list-due", day = due).into_owned(),
    }
}

/// `adoptée (4 pour, 29 abstentions)`
fn said(outcome: String, counts: String) -> String {
    if counts.is_empty() { outcome } else { format!("{outcome} ({counts})") }
}
