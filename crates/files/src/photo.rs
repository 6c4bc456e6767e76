//! Photos: made again upright and without metadata (a child's photo carries no place), and small.

use fast_image_resize::{PixelType, Resizer, images::Image};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
};
use std::io::Cursor;

/// The longest sides of the smaller ones: a list, a phone.
pub const EDGES: [u32; 2] = [320, 1280];
pub(crate) const QUALITY: u8 = 85;
const QUALITY_SMALL: u8 = 80;
pub(crate) const MEMORY_BYTES_MAX: u64 = 320_000_000;

/// An image, written down.
#[derive(Debug)]
pub struct Written {
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
    pub width: u32,
    pub height: u32,
}

/// A photo without what it said about its taking, and its smaller sizes.
#[derive(Debug)]
pub struct Cleaned {
    pub whole: Written,
    pub sizes: Vec<(u32, Written)>,
}

/// It cannot be decoded: cut, damaged, or not an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl From<image::ImageError> for Unreadable {
    fn from(_: image::ImageError) -> Self {
        Unreadable
    }
}

/// How many pixels the head of a photo announces.
pub fn pixels(head: &[u8]) -> Option<u64> {
    let reader = ImageReader::new(Cursor::new(head)).with_guessed_format().ok()?;
    let (width, height) = reader.into_dimensions().ok()?;
    Some(u64::from(width) * u64::from(height))
}

/// Decodes, turns upright, and writes again. Takes a second and the memory of its pixels.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, Unreadable> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let reader = reader.map_err(|_| Unreadable)?;
    let is_png = reader.format() == Some(image::ImageFormat::Png);
    let mut decoder = reader.into_decoder()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_BYTES_MAX);
    decoder.set_limits(limits)?;
    let orientation = decoder.orientation()?;
    // The colours of a phone are not those of a screen without this; it says nothing of the taking.
    let colours = decoder.icc_profile().ok().flatten();
    let mut image = in_eight_bits(DynamicImage::from_decoder(decoder)?);
    image.apply_orientation(orientation);
    let sizes = EDGES.into_iter().filter(|edge| image.width().max(image.height()) > *edge);
    let sizes = sizes
        .map(|edge| {
            let small = shrunk(&image, edge)?;
            Ok((edge, write(&small, false, QUALITY_SMALL, colours.clone())?))
        })
        .collect::<Result<Vec<_>, Unreadable>>()?;
    Ok(Cleaned { whole: write(&image, is_png, QUALITY, colours)?, sizes })
}

/// Colours of a screen: three or four channels of eight bits.
fn in_eight_bits(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    }
}

fn shrunk(image: &DynamicImage, edge: u32) -> Result<DynamicImage, Unreadable> {
    let (width, height) = (u64::from(image.width()), u64::from(image.height()));
    let longest = width.max(height).max(1);
    let scaled = |side: u64| u32::try_from(side * u64::from(edge) / longest).unwrap_or(edge).max(1);
    let (width, height) = (scaled(width), scaled(height));
    let pixels = if image.color().has_alpha() { PixelType::U8x4 } else { PixelType::U8x3 };
    let mut small = Image::new(width, height, pixels);
    Resizer::new().resize(image, &mut small, None).map_err(|_| Unreadable)?;
    let bytes = small.into_vec();
    let small = if image.color().has_alpha() {
        image::RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
    } else {
        image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    };
    small.ok_or(Unreadable)
}

/// JPEG, unless something shines through or it was drawn without loss.
pub(crate) fn write(
    image: &DynamicImage,
    is_png: bool,
    quality: u8,
    colours: Option<Vec<u8>>,
) -> Result<Written, Unreadable> {
    let (width, height) = (image.width(), image.height());
    let mut bytes = Vec::new();
    let has_alpha = image.color().has_alpha();
    let channels = if has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    let media_type = if is_png || has_alpha {
        let mut encoder = PngEncoder::new(&mut bytes);
        drop(colours.map(|colours| encoder.set_icc_profile(colours)));
        encoder.write_image(image.as_bytes(), width, height, channels)?;
        "image/png"
    } else {
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
        drop(colours.map(|colours| encoder.set_icc_profile(colours)));
        encoder.write_image(image.as_bytes(), width, height, channels)?;
        "image/jpeg"
    };
    Ok(Written { bytes, media_type, width, height })
}
