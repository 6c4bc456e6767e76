//! What goes with the letters of the demo: children's drawings, and a printed page.

use super::play::Said;
use base::{Id, fold};
use db::{Error, Result};
use demo::{Dice, content::Enclosed, drawing::Drawing};
use files::File;
use web::App;

/// Pixels: enough for a screen, quick to look at for who makes the demo.
const DRAWING_SIDE: usize = 480;

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
    files::keep_all(app, said.sender, contents).await
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
    let pdf = print::paper(title, text).map_err(|error| Error::Engine(error.to_string()))?;
    Ok((format!("{}.pdf", fold(title).replace(' ', "-")), pdf))
}
