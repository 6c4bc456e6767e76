//! What the post holds of a person: his letters, as pages anybody can open and as JSON for
//! programs; what he was writing, and what he has chosen.

use crate::{
    Folder, Letter, OwnFolder,
    addressee::Line,
    attachments::OF_LETTER,
    report::{Outcome, Report},
    store,
};
use base::Id;
use db::{Error, Result, Tx};
use files::File;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use people::Person;
use serde_json::{Value, json};
use std::collections::HashMap;
use web::ExportFile;

/// Read at once, so that each of them has all its addressees.
const LETTERS_AT_ONCE: u32 = 50;
const LETTERS_A_FILE: usize = 500;

/// A letter, to whom it was as far as this person may know, and what was attached.
struct Kept {
    letter: Letter,
    addressees: Vec<Line>,
    files: Vec<File>,
}

/// All his copies, the oldest first, some hundred a file; then the rest.
pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let folders = store::folders::list(tx, person)?;
    let mut files = Vec::new();
    let (mut kept, mut after): (Vec<Kept>, Id<Letter>) = (Vec::new(), Id::new(0));
    loop {
        let some = letters(tx, person, after)?;
        let last = some.last().map(|kept| kept.letter.id);
        kept.extend(some);
        if kept.len() >= LETTERS_A_FILE || last.is_none() && !kept.is_empty() {
            put_down(&mut files, &kept, &folders)?;
            kept.clear();
        }
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    files.extend(drafts(tx, person)?);
    files.extend(choices(tx, person, &folders)?);
    Ok(files)
}

fn letters(tx: &Tx<'_>, person: Id<Person>, after: Id<Letter>) -> Result<Vec<Kept>> {
    let letters = store::letters::copies_after(tx, person, after, LETTERS_AT_ONCE)?;
    let ids: Vec<Id<Letter>> = letters.iter().map(|letter| letter.id).collect();
    let mut addressees: HashMap<Id<Letter>, Vec<Line>> = HashMap::new();
    for line in store::addressees::of(tx, &ids, person)? {
        addressees.entry(line.letter_id).or_default().push(line);
    }
    let mut files = files::of_all(tx, OF_LETTER, &ids)?;
    let kept = letters.into_iter().map(|letter| Kept {
        addressees: addressees.remove(&letter.id).unwrap_or_default(),
        files: files.remove(&letter.id).unwrap_or_default(),
        letter,
    });
    Ok(kept.collect())
}

/// The same letters twice: for eyes and for programs.
fn put_down(files: &mut Vec<ExportFile>, kept: &[Kept], folders: &[OwnFolder]) -> Result<()> {
    let number = files.len() / 2 + 1;
    let articles = html! { @for kept in kept { (article(kept)) } };
    let name = format!("messages/{number:03}.html");
    files.push(ExportFile { name, bytes: page(&articles).into_bytes() });
    let all: Vec<Value> = kept.iter().map(|kept| as_json(kept, folders)).collect();
    files.push(json_file(format!("messages/{number:03}.json"), &json!(all))?);
    Ok(())
}

fn json_file(name: String, value: &Value) -> Result<ExportFile> {
    let bytes = serde_json::to_vec_pretty(value);
    let bytes = bytes.map_err(|_| Error::Engine("an export is not JSON".to_owned()))?;
    Ok(ExportFile { name, bytes })
}

fn page(articles: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head { meta charset="utf-8"; title { "Messages" } }
            body { (articles) }
        }
    };
    page.into_string()
}

fn article(kept: &Kept) -> Markup {
    let letter = &kept.letter;
    let to: Vec<&str> = kept.addressees.iter().map(|line| line.name.as_str()).collect();
    html! {
        article {
            h2 { (letter.subject) }
            p {
                (letter.sender().full()) " → " (to.join(", ")) ", "
                time datetime=(letter.sent_at.iso()) { (letter.sent_at.local_field()) }
            }
            @if letter.is_open() {
                div lang=(letter.lang.tag()) dir=(letter.lang.dir()) {
                    (PreEscaped(letter.body.html()))
                }
                @if !kept.files.is_empty() {
                    ul { @for file in &kept.files { li { (file.name) } } }
                }
            }
        }
    }
}

fn as_json(kept: &Kept, folders: &[OwnFolder]) -> Value {
    let letter = &kept.letter;
    let addressee = |line: &Line| {
        json!({ "role": line.role.word(), "name": line.name,
                "group": line.kind.map(people::GroupKind::word) })
    };
    let is_open = letter.is_open();
    let files: Vec<&str> = kept.files.iter().map(|file| file.name.as_str()).collect();
    json!({
        "id": letter.id,
        "thread": letter.thread_id,
        "subject": letter.subject,
        "lang": letter.lang.tag(),
        "sender": letter.sender().full(),
        "addressees": kept.addressees.iter().map(addressee).collect::<Vec<_>>(),
        "role": letter.role.word(),
        "folder": folder(letter.folder, folders),
        "state": letter.state.word(),
        "sent_at": letter.sent_at.iso(),
        "delivered_at": letter.delivered_at.iso(),
        "read_at": letter.read_at.map(base::Instant::iso),
        "html": is_open.then(|| letter.body.html()),
        "files": if is_open { files } else { Vec::new() },
    })
}

fn folder(folder: Folder, own: &[OwnFolder]) -> String {
    let word = match folder {
        Folder::Received => "received",
        Folder::Sent => "sent",
        Folder::Archive => "archive",
        Folder::Bin => "bin",
        Folder::Own(id) => {
            return own
                .iter()
                .find(|own| own.id == id)
                .map_or_else(|| id.to_string(), |own| own.name.clone());
        }
    };
    word.to_owned()
}

/// What he was writing.
fn drafts(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<ExportFile>> {
    let drafts = store::drafts::whole(tx, person)?;
    if drafts.is_empty() {
        return Ok(None);
    }
    let articles = html! {
        @for draft in &drafts {
            article {
                h2 { (draft.subject) }
                p { time datetime=(draft.updated_at.iso()) { (draft.updated_at.local_field()) } }
                (PreEscaped(draft.body.html()))
            }
        }
    };
    let name = "messages/brouillons.html".to_owned();
    Ok(Some(ExportFile { name, bytes: page(&articles).into_bytes() }))
}

/// Signature, folders, blocks, and what he has reported.
fn choices(tx: &Tx<'_>, person: Id<Person>, folders: &[OwnFolder]) -> Result<Option<ExportFile>> {
    let signature = store::signatures::find(tx, person)?;
    let blocked = store::blocks::list(tx, person)?;
    let reported = store::reports::of_reporter(tx, person)?;
    if signature.is_none() && folders.is_empty() && blocked.is_empty() && reported.is_empty() {
        return Ok(None);
    }
    let report = |report: &Report| {
        json!({ "letter": report.letter_id, "reason": report.reason,
                "at": report.reported_at.iso(), "outcome": report.outcome.map(Outcome::word) })
    };
    let chosen = json!({
        "signature": signature,
        "folders": folders.iter().map(|folder| folder.name.as_str()).collect::<Vec<_>>(),
        "blocked": blocked.iter().map(|line| line.name().full()).collect::<Vec<_>>(),
        "reported": reported.iter().map(report).collect::<Vec<_>>(),
    });
    json_file("messages/reglages.json".to_owned(), &chosen).map(Some)
}
