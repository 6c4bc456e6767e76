//! What a letter begins with: an answer knows to whom, a forwarded letter quotes, all end signed.

use crate::{
    Letter, Pick, Role,
    draft::{Choices, Kind},
    pick::Target,
    reach::{self, Reached},
    store,
    store::drafts::Writing,
};
use base::{Id, RichText};
use db::{Result, Tx};
use people::Standing;
use serde::Deserialize;
use utoipa::IntoParams;

/// What the address of the page asks for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct Asked {
    /// The letter to answer.
    pub reponse: String,
    /// `tous`: to all of them. Or somebody to write to, from a page of the directory: `p:9`.
    pub a: String,
    /// The letter to pass on.
    pub transfert: String,
}

/// What the form begins with, and those who had the letter and cannot be answered.
pub struct Begun {
    pub writing: Writing,
    pub left_out: Vec<Reached>,
}

pub fn begin(tx: &Tx<'_>, viewer: &Standing, asked: &Asked) -> Result<Begun> {
    let signature = store::signatures::find(tx, viewer.person)?.unwrap_or_default();
    let mut begun = match (asked.reponse.parse(), asked.transfert.parse()) {
        (Ok(letter), _) => answer(tx, viewer, letter, asked.a == "tous")?,
        (_, Ok(letter)) => forward(tx, viewer, letter)?,
        _ => new(asked),
    };
    if !signature.is_empty() {
        let signed = RichText::from_plain(&signature);
        let body = format!("<p></p>{}{}", signed.html(), begun.writing.body.html());
        begun.writing.body = RichText::trusted(body);
    }
    Ok(begun)
}

fn new(asked: &Asked) -> Begun {
    let target = asked.a.parse::<Target>().ok();
    let picks = target.map(|target| Pick { role: Role::To, target }).into_iter().collect();
    Begun { writing: blank(Kind::New, None, picks, String::new()), left_out: Vec::new() }
}

fn blank(kind: Kind, answers: Option<Id<Letter>>, picks: Vec<Pick>, subject: String) -> Writing {
    let (body, choices) = (RichText::default(), Choices::default());
    Writing { answers, kind, picks, subject, body, choices, files: Vec::new() }
}

/// To the sender alone, or to all who were named and whom the viewer may write to.
fn answer(tx: &Tx<'_>, viewer: &Standing, id: Id<Letter>, to_all: bool) -> Result<Begun> {
    let Some(letter) = store::letters::find(tx, id, viewer.person)? else {
        return Ok(new(&Asked::default()));
    };
    let mut picks = Vec::new();
    if !letter.is_mine() {
        picks.push(Pick { role: Role::To, target: Target::person(letter.sender_id) });
    }
    if to_all || letter.is_mine() {
        let lines = store::addressees::of(tx, &[id], viewer.person)?;
        let others = lines.iter().filter_map(crate::addressee::Line::pick);
        let others = others.filter(|pick| pick.target.person_id() != Some(viewer.person));
        // Whoever had it in blind copy is not named to the others.
        picks.extend(others.filter(|pick| letter.is_mine() || pick.role != Role::Bcc));
    }
    let reached = reach::all(tx, viewer, &picks, Some(letter.sender_id))?;
    let (kept, left_out): (Vec<_>, Vec<_>) =
        reached.into_iter().partition(|it| it.refusal.is_none());
    let kept: Vec<Pick> = kept.iter().map(|it| it.pick).collect();
    let kind = if to_all || letter.is_mine() { Kind::AnswerAll } else { Kind::Answer };
    let subject = prefixed("Re", &letter.subject);
    Ok(Begun { writing: blank(kind, Some(id), kept, subject), left_out })
}

fn forward(tx: &Tx<'_>, viewer: &Standing, id: Id<Letter>) -> Result<Begun> {
    let found = store::letters::find(tx, id, viewer.person)?;
    let Some(letter) = found.filter(|letter| letter.state.is_readable() || letter.is_mine()) else {
        return Ok(new(&Asked::default()));
    };
    let subject = prefixed("Tr", &letter.subject);
    let mut writing = blank(Kind::Forward, Some(id), Vec::new(), subject);
    let head = RichText::from_plain(&format!("{} :", letter.sender().full()));
    let quoted = format!("<p></p>{}<blockquote>{}</blockquote>", head.html(), letter.body.html());
    writing.body = RichText::sanitise(&quoted);
    Ok(Begun { writing, left_out: Vec::new() })
}

/// `Re : Sortie`, once.
fn prefixed(mark: &str, subject: &str) -> String {
    if subject.starts_with(mark) && subject[mark.len()..].trim_start().starts_with(':') {
        return subject.to_owned();
    }
    format!("{mark}\u{202f}: {subject}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_marked_once() {
        assert_eq!(prefixed("Re", "Sortie"), "Re\u{202f}: Sortie");
        assert_eq!(prefixed("Re", "Re\u{202f}: Sortie"), "Re\u{202f}: Sortie");
        assert_eq!(prefixed("Re", "Retard"), "Re\u{202f}: Retard");
    }
}
