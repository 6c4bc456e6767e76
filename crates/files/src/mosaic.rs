//! Making parts of a photo unrecognisable, for good: what is under a mosaic is not there any more.

use crate::{
    File,
    jobs::{BENCH, content},
    photo::{self, MEMORY_BYTES_MAX, QUALITY, Unreadable},
    settings::PHOTO_BYTES_MAX,
};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;
use web::{App, Error, Result};

/// A part of a photo, in thousandths of its width and of its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
}

impl Zone {
    pub const WHOLE: Zone = Zone { left: 0, top: 0, right: 1_000, bottom: 1_000 };

    fn holds(self, x: u64, y: u64) -> bool {
        (u64::from(self.left)..u64::from(self.right)).contains(&x)
            && (u64::from(self.top)..u64::from(self.bottom)).contains(&y)
    }
}

/// Stones along the longer side of a photo, at most…
const STONES: u32 = 24;
/// …and across what is covered: of a face that fills it there are six by six, of which nobody is
/// known.
const STONES_OF_ZONE: u32 = 6;

/// The photo with these parts under a mosaic, as a JPEG; none when it cannot be read. One at a time
/// on a node, as all that decodes photos.
pub async fn mosaic(app: &App, file: &File, zones: Vec<Zone>) -> Result<Option<Vec<u8>>> {
    if !file.is_ready() || !file.media().is_photo() || file.bytes > PHOTO_BYTES_MAX {
        return Ok(None);
    }
    let place = BENCH.acquire().await.map_err(Error::internal)?;
    let bytes = content(app, file).await.map_err(Error::internal)?;
    let laid = tokio::task::spawn_blocking(move || lay(&bytes, &zones)).await;
    drop(place);
    Ok(laid.ok().and_then(std::result::Result::ok))
}

/// Lays the mosaic over these parts.
pub fn lay(bytes: &[u8], zones: &[Zone]) -> Result<Vec<u8>, Unreadable> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut decoder = reader.map_err(|_| Unreadable)?.into_decoder()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_BYTES_MAX);
    decoder.set_limits(limits)?;
    let colours = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder)?.into_rgb8();
    cover(&mut image, zones);
    let image = DynamicImage::ImageRgb8(image);
    Ok(photo::write(&image, false, QUALITY, colours)?.bytes)
}

/// Each stone has the colour that its part of the photo has on the whole; of a stone that reaches
/// beyond the zones, only what is in them is laid.
fn cover(image: &mut RgbImage, zones: &[Zone]) {
    let (width, height) = image.dimensions();
    let side = (width.max(height) / STONES).max(side_of(zones, width, height)).max(1);
    let part = |at: u32, of: u32| u64::from(at) * 1_000 / u64::from(of.max(1));
    let is_in =
        |x: u32, y: u32| zones.iter().any(|zone| zone.holds(part(x, width), part(y, height)));
    let before = image.clone();
    for top in (0..height).step_by(side as usize) {
        for left in (0..width).step_by(side as usize) {
            let (right, bottom) = ((left + side).min(width), (top + side).min(height));
            let mut colour = None;
            for y in top..bottom {
                for x in (left..right).filter(|x| is_in(*x, y)) {
                    let colour =
                        *colour.get_or_insert_with(|| mean(&before, (left, top), (right, bottom)));
                    image.put_pixel(x, y, colour);
                }
            }
        }
    }
}

/// The side of a square as large as all zones together, by the stones that it may have.
fn side_of(zones: &[Zone], width: u32, height: u32) -> u32 {
    let length = |from: u32, to: u32, of: u32| u64::from(to.saturating_sub(from)) * u64::from(of);
    let area = |zone: &Zone| {
        length(zone.left, zone.right, width) * length(zone.top, zone.bottom, height) / 1_000_000
    };
    let area: u64 = zones.iter().map(area).sum();
    u32::try_from(area.isqrt()).unwrap_or(u32::MAX) / STONES_OF_ZONE
}

fn mean(image: &RgbImage, (left, top): (u32, u32), (right, bottom): (u32, u32)) -> Rgb<u8> {
    let mut sums = [0u64; 3];
    for y in top..bottom {
        for x in left..right {
            let pixel = image.get_pixel(x, y).0;
            sums.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += u64::from(value));
        }
    }
    let count = u64::from(right - left) * u64::from(bottom - top);
    Rgb(sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Black and white, pixel by pixel: whatever is left as it was is told from a stone.
    fn chequered() -> RgbImage {
        RgbImage::from_fn(
            480,
            240,
            |x, y| if (x + y) % 2 == 0 { Rgb([0; 3]) } else { Rgb([255; 3]) },
        )
    }

    #[test]
    fn what_is_in_a_zone_is_gone_and_the_rest_is_as_it_was() {
        let mut image = chequered();
        let zone = Zone { left: 0, top: 0, right: 500, bottom: 1_000 };
        cover(&mut image, &[zone]);
        for (x, y, pixel) in image.enumerate_pixels() {
            let is_grey = (100..156).contains(&pixel.0[0]);
            assert_eq!(is_grey, x < 240, "{x} {y}");
        }
    }

    #[test]
    fn a_face_from_near_has_few_stones_too() {
        let half = Zone { left: 250, top: 0, right: 750, bottom: 1_000 };
        assert_eq!(side_of(&[half], 1_200, 900), 122);
        assert_eq!(side_of(&[Zone::WHOLE], 1_200, 1_200), 200);
    }

    #[test]
    fn a_whole_photo_is_stones_alone() {
        let mut image = chequered();
        cover(&mut image, &[Zone::WHOLE]);
        assert!(image.pixels().all(|pixel| (100..156).contains(&pixel.0[0])));
        let mut bytes = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        chequered().write_with_encoder(encoder).expect("a photo");
        assert!(lay(&bytes, &[Zone::WHOLE]).expect("laid").starts_with(&[0xff, 0xd8]));
        assert!(lay(b"no photo", &[Zone::WHOLE]).is_err());
    }
}
