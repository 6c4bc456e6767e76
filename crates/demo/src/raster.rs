//! Raster: fills shapes into pixels and writes them as PNG, with the same bytes on every machine.

use std::io;

/// A picture of `side` × `side` pixels.
pub struct Raster {
    side: usize,
    pixels: Vec<u8>,
}

pub type Colour = [u8; 3];
/// A point in the unit square of a drawing: 0 to 1,000 on each axis.
pub type Point = (i64, i64);

impl Raster {
    pub fn new(side: usize, paper: Colour) -> Self {
        let pixels = std::iter::repeat_n(paper, side * side).flatten().collect();
        Raster { side, pixels }
    }

    /// Fills a polygon, row by row, by the even-odd rule.
    pub fn fill(&mut self, points: &[Point], colour: Colour) {
        let side = i64::try_from(self.side).unwrap_or(i64::MAX);
        for row in 0..side {
            // The middle of the row, in thousandths, doubled to stay whole.
            let y = (2 * row + 1) * 1_000 / side;
            let mut crossings: Vec<i64> = Vec::new();
            for (place, &(x1, y1)) in points.iter().enumerate() {
                let (x2, y2) = points[(place + 1) % points.len()];
                let (y1, y2) = (2 * y1, 2 * y2);
                if (y1 <= y) != (y2 <= y) {
                    crossings.push(x1 + (x2 - x1) * (y - y1) / (y2 - y1));
                }
            }
            crossings.sort_unstable();
            for pair in crossings.chunks_exact(2) {
                let column = |x: i64| (x * side / 1_000).clamp(0, side);
                for x in column(pair[0])..column(pair[1]) {
                    self.paint(x, row, colour);
                }
            }
        }
    }

    /// Draws a line of round pencil strokes.
    pub fn stroke(&mut self, points: &[Point], width: i64, colour: Colour) {
        for pair in points.windows(2) {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            let steps = ((x2 - x1).abs().max((y2 - y1).abs()) / (width / 3).max(1)).max(1);
            for step in 0..=steps {
                let at = |from: i64, to: i64| from + (to - from) * step / steps;
                self.dot((at(x1, x2), at(y1, y2)), width / 2, colour);
            }
        }
    }

    fn dot(&mut self, (x, y): Point, radius: i64, colour: Colour) {
        let side = i64::try_from(self.side).unwrap_or(i64::MAX);
        let (centre_x, centre_y) = (x * side / 1_000, y * side / 1_000);
        let radius = (radius * side / 1_000).max(1);
        for row in -radius..=radius {
            for column in -radius..=radius {
                if row * row + column * column <= radius * radius {
                    self.paint(centre_x + column, centre_y + row, colour);
                }
            }
        }
    }

    fn paint(&mut self, x: i64, y: i64, colour: Colour) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < self.side && y < self.side {
            let at = (y * self.side + x) * 3;
            self.pixels[at..at + 3].copy_from_slice(&colour);
        }
    }

    pub fn png(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let side = u32::try_from(self.side).map_err(io::Error::other)?;
        let mut encoder = png::Encoder::new(&mut bytes, side, side);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(io::Error::other)?;
        writer.write_image_data(&self.pixels).map_err(io::Error::other)?;
        writer.finish().map_err(io::Error::other)?;
        Ok(bytes)
    }
}
