//! Drawings: what a child of six would draw. They stand where a real school has photographs.
//!
//! ```
//! use demo::{Dice, drawing::Drawing};
//! let drawing = Drawing::of(&Dice::of(1, 7, "drawing"));
//! assert!(drawing.svg().starts_with("<svg"));
//! assert_eq!(drawing.png(64)?, drawing.png(64)?);
//! # Ok::<(), std::io::Error>(())
//! ```

use crate::Dice;
use crate::raster::{Colour, Point, Raster};
use std::fmt::Write;
use std::io;

/// A drawing: coloured areas and pencil lines, in order.
pub struct Drawing {
    pub title: &'static str,
    shapes: Vec<Shape>,
}

struct Shape {
    points: Vec<Point>,
    colour: Colour,
    /// The pencil's width; `None` when the inside is coloured in.
    width: Option<i64>,
}

const PAPER: Colour = [253, 251, 245];
const INK: Colour = [60, 58, 70];
const SKY: Colour = [190, 222, 240];
const GRASS: Colour = [150, 200, 120];
const SUN: Colour = [250, 205, 70];
const TRUNK: Colour = [150, 105, 70];
const SEA: Colour = [90, 160, 205];
const CRAYONS: [Colour; 7] = [
    [220, 85, 75],
    [240, 150, 60],
    [90, 150, 90],
    [80, 130, 200],
    [150, 100, 180],
    [230, 130, 170],
    [110, 180, 180],
];

impl Drawing {
    /// One of the things children draw, never twice quite the same.
    pub fn of(dice: &Dice) -> Self {
        let mut hand = Hand { dice, shapes: Vec::new() };
        let title = match dice.below(6) {
            0 => hand.house(),
            1 => hand.garden(),
            2 => hand.boat(),
            3 => hand.cat(),
            4 => hand.rainbow(),
            _ => hand.snail(),
        };
        Drawing { title, shapes: hand.shapes }
    }

    pub fn svg(&self) -> String {
        let hex = |[red, green, blue]: Colour| format!("#{red:02x}{green:02x}{blue:02x}");
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 1000\" role=\"img\">\
             <title>{}</title><rect width=\"1000\" height=\"1000\" fill=\"{}\"/>",
            self.title,
            hex(PAPER)
        );
        for shape in &self.shapes {
            let points: Vec<String> =
                shape.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
            let (points, colour) = (points.join(" "), hex(shape.colour));
            let written = match shape.width {
                None => write!(svg, "<polygon points=\"{points}\" fill=\"{colour}\"/>"),
                Some(width) => write!(
                    svg,
                    "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" \
                     stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
                ),
            };
            // Writing to a String does not fail.
            debug_assert!(written.is_ok());
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// `side` × `side` pixels.
    pub fn png(&self, side: usize) -> io::Result<Vec<u8>> {
        let mut raster = Raster::new(side, PAPER);
        for shape in &self.shapes {
            match shape.width {
                None => raster.fill(&shape.points, shape.colour),
                Some(width) => raster.stroke(&shape.points, width, shape.colour),
            }
        }
        raster.png()
    }
}

/// A small hand: its lines tremble.
struct Hand<'a> {
    dice: &'a Dice,
    shapes: Vec<Shape>,
}

impl Hand<'_> {
    fn crayon(&self) -> Colour {
        *self.dice.pick(&CRAYONS)
    }

    fn tremble(&self, (x, y): Point) -> Point {
        let shake = || i64::try_from(self.dice.below(13)).unwrap_or(6) - 6;
        (x + shake(), y + shake())
    }

    fn between(&self, first: usize, last: usize) -> i64 {
        i64::try_from(self.dice.between(first, last)).unwrap_or(0)
    }

    fn area(&mut self, points: &[Point], colour: Colour) {
        let points = points.iter().map(|point| self.tremble(*point)).collect();
        self.shapes.push(Shape { points, colour, width: None });
    }

    fn line(&mut self, points: &[Point], width: i64, colour: Colour) {
        let points = points.iter().map(|point| self.tremble(*point)).collect();
        self.shapes.push(Shape { points, colour, width: Some(width) });
    }

    fn outlined(&mut self, points: &[Point], colour: Colour) {
        self.area(points, colour);
        let mut around = points.to_vec();
        around.extend(points.first().copied());
        self.line(&around, 9, INK);
    }

    /// A circle as children make them: sixteen points, nearly round.
    fn round(&self, (x, y): Point, radius: i64) -> Vec<Point> {
        // A small circle trembles little, or an eye would be a star.
        let shake = usize::try_from(radius / 12).unwrap_or(6).min(6);
        let tremble = || self.between(0, 2 * shake) - i64::try_from(shake).unwrap_or(0);
        let points = (0..16).map(|step| around((x, y), radius, step));
        points.map(|(x, y)| (x + tremble(), y + tremble())).collect()
    }

    fn ground(&mut self, colour: Colour) {
        self.area(&[(-20, -20), (1_020, -20), (1_020, 760), (-20, 760)], SKY);
        self.area(&[(-20, 740), (500, 725), (1_020, 745), (1_020, 1_020), (-20, 1_020)], colour);
    }

    fn sun(&mut self) {
        let centre = (self.between(120, 880), self.between(110, 190));
        for step in 0..16 {
            self.line(&[around(centre, 95, step), around(centre, 150, step)], 12, SUN);
        }
        let disc = self.round(centre, 80);
        self.area(&disc, SUN);
    }

    fn house(&mut self) -> &'static str {
        self.ground(GRASS);
        self.sun();
        let (wall, roof, door) = (self.crayon(), self.crayon(), self.crayon());
        let x = self.between(180, 420);
        self.outlined(&[(x, 480), (x + 380, 480), (x + 380, 800), (x, 800)], wall);
        self.outlined(&[(x - 40, 485), (x + 190, 290), (x + 420, 485)], roof);
        self.outlined(&[(x + 145, 800), (x + 145, 640), (x + 240, 640), (x + 240, 800)], door);
        for left in [x + 35, x + 275] {
            self.outlined(&[(left, 540), (left + 75, 540), (left + 75, 615), (left, 615)], PAPER);
            self.line(&[(left + 37, 540), (left + 37, 615)], 6, INK);
        }
        self.tree((x + 530) % 900, 800);
        "Ma maison"
    }

    fn tree(&mut self, x: i64, foot: i64) {
        self.area(
            &[(x - 22, foot), (x - 16, foot - 190), (x + 16, foot - 190), (x + 22, foot)],
            TRUNK,
        );
        let crown = self.round((x, foot - 260), 115);
        self.outlined(&crown, GRASS);
        for _ in 0..5 {
            let fruit = (x + self.between(0, 130) - 65, foot - 260 + self.between(0, 130) - 65);
            let fruit = self.round(fruit, 14);
            self.area(&fruit, CRAYONS[0]);
        }
    }

    fn garden(&mut self) -> &'static str {
        self.ground(GRASS);
        self.sun();
        for place in 0..5 {
            let (x, y) = (130 + place * 185, self.between(500, 640));
            let petals = self.crayon();
            self.line(&[(x, 880), (x + 8, 760), (x, y)], 14, CRAYONS[2]);
            for step in (0..16).step_by(3) {
                let petal = self.round(around((x, y), 55, step), 34);
                self.area(&petal, petals);
            }
            let heart = self.round((x, y), 32);
            self.outlined(&heart, SUN);
        }
        "Les fleurs du jardin de l’école"
    }

    fn boat(&mut self) -> &'static str {
        self.ground(SEA);
        self.sun();
        let (hull, sail) = (self.crayon(), self.crayon());
        self.outlined(&[(250, 690), (750, 690), (660, 820), (330, 820)], hull);
        self.line(&[(500, 690), (500, 270)], 14, TRUNK);
        self.outlined(&[(515, 290), (515, 640), (730, 640)], sail);
        self.outlined(&[(485, 340), (485, 640), (320, 640)], PAPER);
        for row in 0..3 {
            let wave: Vec<Point> =
                (0..9).map(|step| (step * 125, 860 + row * 50 + (step % 2) * 22)).collect();
            self.line(&wave, 10, SKY);
        }
        "Le bateau"
    }

    fn cat(&mut self) -> &'static str {
        let fur = self.crayon();
        self.line(&[(690, 780), (840, 740), (870, 600), (820, 540)], 42, fur);
        let body: Vec<Point> =
            self.round((500, 690), 220).into_iter().map(|(x, y)| (x, y + (y - 690) / 5)).collect();
        self.outlined(&body, fur);
        self.outlined(&[(330, 330), (350, 150), (470, 260)], fur);
        self.outlined(&[(670, 330), (650, 150), (530, 260)], fur);
        let head = self.round((500, 390), 185);
        self.outlined(&head, fur);
        for x in [425, 575] {
            let eye = self.round((x, 370), 34);
            self.outlined(&eye, PAPER);
            let pupil = self.round((x, 375), 13);
            self.area(&pupil, INK);
        }
        self.area(&[(475, 430), (525, 430), (500, 462)], CRAYONS[5]);
        self.line(&[(440, 480), (470, 500), (500, 462), (530, 500), (560, 480)], 8, INK);
        for (side, sign) in [(400, -1), (600, 1)] {
            for fan in -1..=1 {
                self.line(&[(side, 460 + fan * 12), (side + sign * 190, 450 + fan * 45)], 6, INK);
            }
        }
        "Mon chat"
    }

    fn rainbow(&mut self) -> &'static str {
        self.ground(GRASS);
        let centre = (500, 760);
        for (place, colour) in (0..).zip(CRAYONS) {
            let radius = 430 - place * 38;
            let arc: Vec<Point> = (8..=16).map(|step| around(centre, radius, step)).collect();
            self.line(&arc, 40, colour);
        }
        for x in [130, 860] {
            for offset in [-60, 0, 60] {
                let cloud = self.round((x + offset, 770 - i64::from(offset == 0) * 35), 62);
                self.area(&cloud, PAPER);
            }
        }
        "L’arc-en-ciel après la pluie"
    }

    fn snail(&mut self) -> &'static str {
        self.ground(GRASS);
        self.sun();
        let (shell, skin) = (self.crayon(), CRAYONS[1]);
        self.line(&[(230, 800), (520, 810), (740, 800), (790, 700), (800, 620)], 85, skin);
        for x in [780, 845] {
            self.line(&[(x - 5, 600), (x + 25, 520)], 14, skin);
            let eye = self.round((x + 27, 512), 18);
            self.area(&eye, INK);
        }
        let disc = self.round((450, 620), 195);
        self.outlined(&disc, shell);
        let spiral: Vec<Point> =
            (0..38).map(|step| around((450, 620), 8 + i64::from(step) * 4, step)).collect();
        self.line(&spiral, 13, INK);
        "L’escargot de la classe"
    }
}

/// A point of a circle, by sixteenths, from the right and downwards. Whole numbers only: the same
/// drawing on every machine.
fn around((x, y): Point, radius: i64, step: u32) -> Point {
    const COSINES: [i64; 16] =
        [1_000, 924, 707, 383, 0, -383, -707, -924, -1_000, -924, -707, -383, 0, 383, 707, 924];
    let cosine = |step: u32| COSINES[usize::try_from(step % 16).unwrap_or(0)];
    // The sine is the cosine four steps earlier.
    (x + radius * cosine(step) / 1_000, y + radius * cosine(step + 12) / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_child_draws_the_same_drawing() {
        let drawing = |place| Drawing::of(&Dice::of(1, place, "drawing"));
        assert_eq!(drawing(3).svg(), drawing(3).svg());
        assert_ne!(drawing(3).svg(), drawing(4).svg());
        assert!(drawing(3).png(64).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG")));
    }
}
