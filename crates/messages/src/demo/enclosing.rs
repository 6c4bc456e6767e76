//! What goes with the letters of the demo: children's drawings, and a printed page.

use super::play::{self, Said};
use base::{Id, fold};
use db::{Error, Result};
use demo::{Dice, content::Enclosed, drawing::Drawing};
use files::File;
use serde::Serialize;
use web::App;

/// Pixels: enough for a screen, quick to look at for who makes the demo.
const DRAWING_SIDE: usize = 480;
const PAPER: &str = include_str!("paper.typ");

#[derive(Serialize)]
struct Paper<'a> {
    title: &'a str,
    paragraphs: Vec<&'a str>,
}

/// Sends what is enclosed as its author does, before the letter.
pub async fn enclose(
    app: &App,
    said: &Said,
    enclosed: &Enclosed,
    dice: &Dice,
) -> Result<Vec<Id<File>>> {
    let contents = match enclosed {
        Enclosed::Nothing => return Ok(Vec::new()),
        Enclosed::Drawings(number) => drawings(*number, dice)?,
        Enclosed::Paper(title) => vec![paper(title, &said.text)?],
    };
    let person = said.sender;
    let owner = app.db.read(move |tx| play::standing(tx, person)).await?;
    let mut files = Vec::new();
    for (name, bytes) in contents {
        let kept = files::keep(app, &owner, &name, bytes.into()).await;
        let kept = kept.map_err(|error| Error::Engine(format!("{error:?}")))?;
        let kept = kept.map_err(|refusal| Error::Engine(format!("{refusal:?}")))?;
        files.push(kept.id);
    }
    Ok(files)
}

type Content = (String, Vec<u8>);

fn drawings(number: usize, dice: &Dice) -> Result<Vec<Content>> {
    let drawing = |place: usize| {
        let drawing = Drawing::of(dice);
        let png = drawing.png(DRAWING_SIDE).map_err(|error| Error::Engine(error.to_string()))?;
        Ok((format!("{} {}.png", drawing.title, place + 1), png))
    };
    (0..number).map(drawing).collect()
}

fn paper(title: &str, text: &str) -> Result<Content> {
    let data = Paper { title, paragraphs: text.split("\n\n").collect() };
    let pdf = print::pdf(PAPER, &data).map_err(|error| Error::Engine(error.to_string()))?;
    Ok((format!("{}.pdf", fold(title).replace(' ', "-")), pdf))
}
