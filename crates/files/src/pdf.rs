//! The first page of a PDF, drawn: what a list shows of it. The document itself is shown by its
//! reader's browser.
//!
//! Whoever may send a file may send a PDF that takes an hour and all the memory there is. The house
//! draws in a process of its own ([`Drawer::Program`]), which asks for its limits before it reads.

use crate::photo::{self, Cleaned, Unreadable};
use hayro::{
    RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf,
    vello_cpu::color::palette::css::WHITE,
};
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use rustix::process::{Resource, Rlimit, setrlimit};
use std::{
    ffi::OsString,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

/// Who draws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Drawer {
    /// A thread of this process: for tests.
    #[default]
    Here,
    /// This program, called with one word: it reads a PDF and writes a PNG.
    Program(PathBuf),
}

/// The word a program is called with to draw a page.
const DRAW_PAGE: &str = "draw-page";

impl Drawer {
    /// This very program, when its name says that it can ([`is_asked_to_draw`]).
    pub fn myself() -> Self {
        let program = std::env::current_exe().ok();
        let can_draw = |program: &PathBuf| program.file_stem().is_some_and(|name| name == "preau");
        program.filter(can_draw).map_or(Drawer::Here, Drawer::Program)
    }
}

/// Whether this program was called to draw a page and do nothing else.
pub fn is_asked_to_draw(mut words: impl Iterator<Item = OsString>) -> bool {
    words.nth(1).is_some_and(|word| word == DRAW_PAGE) && words.next().is_none()
}

/// Larger ones have an icon: what is drawn is held in memory.
pub const PDF_BYTES_MAX: u64 = 30_000_000;
const EDGE: f32 = 1280.0;
const PNG_BYTES_MAX: u64 = 20_000_000;
const SECONDS_MAX: u64 = 10;
const MEMORY_BYTES_MAX: u64 = 768 * 1024 * 1024;

/// The sizes of the first page. Takes up to some seconds.
pub fn first_page(drawer: &Drawer, pdf: Vec<u8>) -> Result<Cleaned, Unreadable> {
    let png = match drawer {
        Drawer::Here => draw(pdf)?,
        Drawer::Program(program) => called(program, &pdf).map_err(|_| Unreadable)?,
    };
    photo::clean(&png)
}

fn called(program: &Path, pdf: &[u8]) -> io::Result<Vec<u8>> {
    let mut child = Command::new(program)
        .arg(DRAW_PAGE)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let mut png = Vec::new();
    let read = thread::scope(|threads| {
        threads.spawn(move || {
            // One that has stopped reading says so by what it writes.
            input.map(|mut input| input.write_all(pdf))
        });
        output.map(|output| output.take(PNG_BYTES_MAX).read_to_end(&mut png))
    });
    if !child.wait()?.success() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    read.transpose()?;
    Ok(png)
}

/// What the program does that draws for the house: from standard input to standard output.
pub fn draw_standard_input() -> io::Result<()> {
    let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::Cpu, limit(SECONDS_MAX))?;
    setrlimit(Resource::As, limit(MEMORY_BYTES_MAX))?;
    let mut pdf = Vec::new();
    io::stdin().take(PDF_BYTES_MAX).read_to_end(&mut pdf)?;
    let png = draw(pdf).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    io::stdout().write_all(&png)
}

/// The first page as a PNG, its longest side as long as a phone shows it.
pub fn draw(pdf: Vec<u8>) -> Result<Vec<u8>, Unreadable> {
    let pdf = Pdf::new(pdf).map_err(|_| Unreadable)?;
    let page = pdf.pages().first().ok_or(Unreadable)?;
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !longest.is_finite() || width < 1.0 || height < 1.0 {
        return Err(Unreadable);
    }
    let scale = EDGE / longest;
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(side(width * scale)),
        height: Some(side(height * scale)),
        bg_color: WHITE,
    };
    let how = InterpreterSettings::default();
    let drawn = hayro::render(page, &RenderCache::new(), &how, &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    // On white nothing shines through.
    let pixels = drawn.data_as_u8_slice().chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]);
    let pixels: Vec<u8> = pixels.collect();
    let mut png = Vec::new();
    PngEncoder::new(&mut png).write_image(&pixels, width, height, ExtendedColorType::Rgb8)?;
    Ok(png)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped")]
fn side(length: f32) -> u16 {
    length.round().clamp(1.0, EDGE) as u16
}
