//! What the book holds of a person: what he signed or was signed for him, as pages anybody can open
//! and as JSON for programs; what he was writing.

use crate::{
    attachments::OF_VERSION,
    question,
    signature::shown,
    store::{self, signatures::Kept, versions::Edition},
};
use base::Id;
use db::{Error, Result, Tx};
use files::File;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use people::Person;
use serde_json::{Value, json};
use std::collections::HashMap;
use web::ExportFile;

const AT_ONCE: u32 = 500;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let mut files = Vec::new();
    let mut after = Id::new(0);
    loop {
        let kept = store::signatures::kept(tx, person, after, AT_ONCE)?;
        let Some(last) = kept.last() else { break };
        after = last.id;
        let number = files.len() / 2 + 1;
        let name = |ending: &str| format!("liaison/signatures-{number:03}.{ending}");
        let versions: Vec<Id<Edition>> = kept.iter().map(|it| it.files_id).collect();
        let attached = files::of_all(tx, OF_VERSION, &versions)?;
        let page = page(&kept, &attached);
        files.push(ExportFile { name: name("html"), bytes: page.into_bytes() });
        let all: Vec<Value> = kept.iter().map(|it| as_json(it, &attached)).collect();
        files.push(json_file(name("json"), &json!(all))?);
    }
    let drafts = store::drafts::list(tx, person, AT_ONCE)?;
    if !drafts.is_empty() {
        let draft = |draft: &crate::draft::Draft| {
            let fields: Value = serde_json::from_str(&draft.fields).unwrap_or_default();
            json!({ "title": draft.title, "updated_at": draft.updated_at.iso(), "fields": fields })
        };
        let all: Vec<Value> = drafts.iter().map(draft).collect();
        files.push(json_file("liaison/brouillons.json".to_owned(), &json!(all))?);
    }
    Ok(files)
}

fn json_file(name: String, value: &Value) -> Result<ExportFile> {
    let bytes = serde_json::to_vec_pretty(value);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(ExportFile { name, bytes })
}

/// What came with each version of a slip.
type Attached = HashMap<Id<Edition>, Vec<File>>;

fn names<'a>(kept: &Kept, attached: &'a Attached) -> Vec<&'a str> {
    let files = attached.get(&kept.files_id).map_or(&[][..], Vec::as_slice);
    files.iter().map(|file| file.name.as_str()).collect()
}

fn page(kept: &[Kept], attached: &Attached) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head { meta charset="utf-8"; title { "Carnet de liaison" } }
            body { @for kept in kept { (article(kept, attached)) } }
        }
    };
    page.into_string()
}

/// Questions with what was answered, in words.
fn answers(kept: &Kept) -> Vec<(String, String)> {
    let answers = question::answers_read(&kept.answers);
    let questions = question::read(&kept.questions);
    let words = |it: &question::Question| {
        let answer = answers.get(&it.number)?;
        let words =
            if it.options.is_empty() { answer.clone() } else { it.chosen(answer).join(", ") };
        Some((it.label.clone(), words))
    };
    questions.iter().filter_map(words).collect()
}

fn article(kept: &Kept, attached: &Attached) -> Markup {
    let names = names(kept, attached);
    html! {
        article {
            h2 { (kept.title) }
            p {
                (kept.pupil) ", "
                time datetime=(kept.signed_at.iso()) { (kept.signed_at.local_field()) } ", "
                (shown(&kept.code))
            }
            (PreEscaped(kept.body.html()))
            @if !names.is_empty() { ul { @for name in names { li { (name) } } } }
            ul { @for (label, answer) in answers(kept) { li { (label) " : " (answer) } } }
        }
    }
}

fn as_json(kept: &Kept, attached: &Attached) -> Value {
    let answers = answers(kept).into_iter();
    let answers: Vec<Value> = answers
        .map(|(question, answer)| json!({ "question": question, "answer": answer }))
        .collect();
    json!({
        "slip": kept.slip_id,
        "version": kept.version,
        "title": kept.title,
        "pupil": kept.pupil,
        "on_paper": kept.is_on_paper,
        "files": names(kept, attached),
        "answers": answers,
        "signed_at": kept.signed_at.iso(),
        "late": kept.is_late,
        "code": shown(&kept.code),
    })
}
