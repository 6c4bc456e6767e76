//! A bar for the one who waits; nothing when nobody looks.

use indicatif::{ProgressBar, ProgressStyle};

/// One bar, whose words and length change with what is being done.
pub struct Progress(ProgressBar);

impl Progress {
    pub fn new() -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{msg:24} {wide_bar} {pos}/{len}");
        // The template is our own; a wrong one leaves the plain bar.
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Progress(bar)
    }

    pub fn say(&self, words: &'static str) {
        self.0.set_message(words);
        self.0.tick();
    }

    pub fn show(&self, words: &'static str, done: u64, of: u64) {
        self.0.set_message(words);
        self.0.set_length(of);
        self.0.set_position(done);
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
