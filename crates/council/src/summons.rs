//! The convening on paper: a page for each member, then what explains each item (CGCT L2121-10 to
//! L2121-12).

use crate::{Mandate, Meeting, meeting::ItemKind, pages::papers::Papers, record::written};
use base::{Id, RichText};
use serde::Serialize;
use web::{Ui, t, ui::editor};

pub const TEMPLATE: &str = include_str!("summons.typ");

#[derive(Serialize)]
pub struct Sheet {
    title: String,
    body: String,
    heading: String,
    members: Vec<Page>,
    when: String,
    place: String,
    notes: Vec<String>,
    agenda: String,
    items: Vec<String>,
    signed: Vec<String>,
    notes_heading: String,
    reports: Vec<Report>,
    proposes: String,
}

#[derive(Serialize)]
struct Page {
    name: String,
    words: String,
}

/// What explains an item, and what it asks the assembly to decide.
#[derive(Serialize)]
struct Report {
    title: String,
    text: Vec<String>,
    decisions: Vec<String>,
}

/// Rich text as a printed page shows it: its paragraphs.
pub fn paragraphs(text: &RichText) -> Vec<String> {
    let typed = editor::as_typed(text);
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

pub fn sheet(ui: &Ui, meeting: &Meeting, papers: &Papers, members: &[Id<Mandate>]) -> Sheet {
    let record = &papers.record;
    let page = |id: &Id<Mandate>| {
        let name = record.name(*id);
        let words = t!(ui, "council-paper-honour", name = name.as_str()).into_owned();
        Page { name, words }
    };
    let mut notes = Vec::new();
    if !meeting.urgent_reason.is_empty() {
        let words = t!(ui, "council-paper-urgent", reason = meeting.urgent_reason.as_str());
        notes.push(words.into_owned());
    }
    match papers.first {
        Some(first) => {
            let first = first.day().in_words(ui.locale);
            notes.push(t!(ui, "council-paper-again", first = first).into_owned());
        }
        None if record.rules().proxies.held_max > 0 => {
            notes.push(t!(ui, "council-paper-proxy").into_owned());
        }
        None => {}
    }
    let chair = record.members().find(|one| one.is_chair());
    let sent_on = meeting.convened_on.unwrap_or_else(|| ui.today()).in_words(ui.locale);
    let mut signed = vec![t!(ui, "council-paper-signed", day = sent_on).into_owned()];
    signed.extend(chair.map(|chair| written(&chair.name())));
    let when = ui.when_in_full(meeting.meets_at);
    Sheet {
        title: t!(ui, "council-paper-convening").into_owned(),
        body: meeting.assembly.name.clone(),
        heading: crate::pages::meeting::title(ui, meeting),
        members: members.iter().map(page).collect(),
        when: t!(ui, "council-paper-when", when = when).into_owned(),
        place: t!(ui, "council-paper-where", place = meeting.place.as_str()).into_owned(),
        notes,
        agenda: t!(ui, "council-agenda").into_owned(),
        items: record.items.iter().map(|item| item.title.clone()).collect(),
        signed,
        notes_heading: t!(ui, "council-paper-notes").into_owned(),
        reports: reports(papers),
        proposes: t!(ui, "council-paper-proposes").into_owned(),
    }
}

fn reports(papers: &Papers) -> Vec<Report> {
    let record = &papers.record;
    let decisions = record.items.iter().filter(|item| item.kind == ItemKind::Decision);
    decisions
        .filter_map(|item| record.act_of(item.id).map(|act| (item, act)))
        .map(|(item, act)| Report {
            title: format!("{}. {}", item.place, act.title),
            text: paragraphs(&act.report),
            decisions: words(papers, act.id),
        })
        .collect()
}

/// What a deliberation decides, line by line.
pub fn words(papers: &Papers, act: Id<crate::Deliberation>) -> Vec<String> {
    let own = papers.decisions.iter().filter(|decision| decision.deliberation_id == act);
    own.map(|decision| decision.words.clone()).collect()
}
