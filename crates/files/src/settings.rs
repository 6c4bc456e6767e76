//! How much one may send and keep. The server lends what the configuration says; these stand when
//! it says nothing.

use crate::pdf::Drawer;
use people::Standing;
use std::sync::Arc;
use web::App;

/// The limits of uploads, and the scanner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Pupils and guardians.
    pub families: Allowance,
    pub staff: Allowance,
    /// `host:3310` or `/run/clamav/clamd.ctl`; nothing is scanned when there is none.
    pub clamd: Option<String>,
    /// Who draws the first pages of documents.
    pub drawer: Drawer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    pub file_bytes_max: u64,
    pub bytes_max: u64,
}

const MB: u64 = 1_000_000;
const GIB: u64 = 1 << 30;

/// A photo of more pixels is refused: decoded, it would fill the memory of a small machine.
pub const PIXELS_MAX: u64 = 64_000_000;
/// Of a photo, which is decoded in memory.
pub const PHOTO_BYTES_MAX: u64 = 40 * MB;
/// Files that a person sends at the same time.
pub const SENDINGS_MAX: u32 = 30;
/// An upload that nothing needs after this is removed.
pub const LOOSE_HOURS: i64 = 24;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            families: Allowance { file_bytes_max: 100 * MB, bytes_max: GIB },
            staff: Allowance { file_bytes_max: 500 * MB, bytes_max: 10 * GIB },
            clamd: None,
            drawer: Drawer::Here,
        }
    }
}

impl Settings {
    /// What the server has lent with `app.jobs.lend(files::Settings { … })`.
    pub fn of(app: &App) -> Arc<Self> {
        app.jobs.tool::<Settings>().unwrap_or_default()
    }

    pub fn allowance(&self, standing: &Standing) -> Allowance {
        if standing.is_staff() { self.staff } else { self.families }
    }
}

/// What one file of this viewer may weigh.
pub fn bytes_max(app: &App, standing: &Standing) -> u64 {
    Settings::of(app).allowance(standing).file_bytes_max
}
