//! The table of one comparison: medians of quiet windows, the best one, the ratio to the reference.

use crate::Result;
use crate::meter::{Op, Window, window};
use bench::figures::quantile;
use std::time::Duration;

pub struct Candidate {
    pub name: &'static str,
    pub op: Op,
}

/// The first candidate is the reference of the ratios.
pub struct Comparison {
    pub title: &'static str,
    pub candidates: Vec<Candidate>,
    pub tasks: Vec<usize>,
    pub length: Duration,
    /// By number of tasks, then by candidate: one window per round.
    pub windows: Vec<Vec<Vec<Window>>>,
}

impl Comparison {
    pub fn new(title: &'static str, candidates: Vec<Candidate>, tasks: &[usize]) -> Self {
        let windows = vec![vec![Vec::new(); candidates.len()]; tasks.len()];
        let length = Duration::from_millis(100);
        Self { title, candidates, tasks: tasks.to_vec(), length, windows }
    }

    /// Fills caches and lets the engines settle on their plans.
    pub async fn warm_up(&self) -> Result<()> {
        for candidate in &self.candidates {
            window(&candidate.op, 16, 4 * self.length, 7 << 50, &|| Ok(Vec::new())).await?;
        }
        Ok(())
    }

    /// One window of everything; the order turns, so that nobody always follows the same one.
    pub async fn round(&mut self, n: usize, server: &dyn Fn() -> Result<Vec<u32>>) -> Result<()> {
        let count = self.candidates.len();
        for (row, tasks) in self.tasks.iter().enumerate() {
            for turn in 0..count {
                let at = (turn + n) % count;
                // Never the same values twice: SQLite does not write what does not change.
                let seed = ((n * count + at) as u64) << 20;
                let op = &self.candidates[at].op;
                self.windows[row][at].push(window(op, *tasks, self.length, seed, server).await?);
            }
        }
        Ok(())
    }

    pub fn print(&self) {
        for (row, tasks) in self.tasks.iter().enumerate() {
            println!("\n### {} · {tasks} task(s)\n", self.title);
            println!(
                "| executor | op/s | best | p50 µs | p99 µs | client µs | server µs | ratio | n |"
            );
            println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
            for (at, candidate) in self.candidates.iter().enumerate() {
                print_line(candidate.name, &self.windows[row][at], &self.windows[row][0]);
            }
        }
    }
}

fn print_line(name: &str, windows: &[Window], reference: &[Window]) {
    let limit = quiet_enough(windows);
    let is_quiet = |window: &&Window| window.foreign <= limit;
    let quiet: Vec<_> = windows.iter().filter(is_quiet).collect();
    let median = |figure: fn(&Window) -> f64| {
        quantile(&mut quiet.iter().map(|w| figure(w)).collect::<Vec<_>>(), 0.5)
    };
    let best = windows.iter().map(|w| w.per_second).fold(0.0, f64::max);
    let limit_of_both = limit.max(quiet_enough(reference));
    let rounds = windows.iter().zip(reference);
    let mut ratios: Vec<_> = rounds
        .filter(|(w, r)| w.foreign.max(r.foreign) <= limit_of_both)
        .map(|(w, r)| w.per_second / r.per_second)
        .collect();
    println!(
        "| {name} | {:.0} | {best:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.2} | {} |",
        median(|w| w.per_second),
        median(|w| w.p50_us),
        median(|w| w.p99_us),
        median(|w| w.client_us),
        median(|w| w.server_us),
        quantile(&mut ratios, 0.5),
        quiet.len(),
    );
}

/// Windows in which others took at most 15 % of the machine, or else the quietest third.
fn quiet_enough(windows: &[Window]) -> f64 {
    quantile(&mut windows.iter().map(|w| w.foreign).collect::<Vec<_>>(), 0.33).max(0.15)
}
