//! Writes a few drawings to look at: `cargo run -p demo --example drawings -- DIR`.

use demo::{Dice, drawing::Drawing};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let folder = std::path::Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    for place in 0..12 {
        let drawing = Drawing::of(&Dice::of(1, place, "drawing"));
        std::fs::write(folder.join(format!("{place:02}.svg")), drawing.svg())?;
        std::fs::write(folder.join(format!("{place:02}.png")), drawing.png(400)?)?;
    }
    Ok(())
}
