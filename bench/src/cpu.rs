//! What processes and the machine cost, as `/proc` tells it.

use crate::Result;
use std::{fs, path::Path};

/// The cores of this machine.
pub fn cores() -> f64 {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    u32::try_from(cores).map_or(1.0, f64::from)
}

/// CPU of all threads of these processes, in nanoseconds. A thread that has ended meanwhile takes
/// its share with it: servers keep theirs.
pub fn processes_ns(processes: &[u32]) -> u64 {
    processes.iter().map(|pid| threads_ns(format!("/proc/{pid}/task").as_ref())).sum()
}

/// CPU of our own threads: the clock ticks of `/proc/self/stat` are too coarse.
pub fn own_ns() -> u64 {
    threads_ns("/proc/self/task".as_ref())
}

fn threads_ns(tasks: &Path) -> u64 {
    // A process or a thread may end between being listed and being read.
    let threads = fs::read_dir(tasks).into_iter().flatten().flatten();
    threads.map(|thread| schedstat(&thread.path().join("schedstat"))).sum()
}

fn schedstat(path: &Path) -> u64 {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(0)
}

/// What the machine worked or was refused by its host: ticks of 10 ms, coarse but all there is.
pub fn machine_ns() -> Result<u64> {
    let text = fs::read_to_string("/proc/stat")?;
    let line = text.lines().next().unwrap_or_default();
    let ticks: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    // user nice system idle iowait irq softirq steal
    let busy = ticks.iter().take(8).enumerate().filter(|(at, _)| !matches!(at, 3 | 4));
    Ok(busy.map(|(_, ticks)| ticks * 10_000_000).sum())
}

/// All processes of this name: the backends of a database engine.
pub fn named(name: &str) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let is_named = |pid: &u32| {
        fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|found| found.trim() == name)
    };
    numbers.filter(is_named).collect()
}

/// The children of a process, as far down as they go.
pub fn descendants(pid: u32) -> Vec<u32> {
    let children = |pid: u32| {
        let path = format!("/proc/{pid}/task/{pid}/children");
        let text = fs::read_to_string(path).unwrap_or_default();
        text.split_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<u32>>()
    };
    let mut found = children(pid);
    let mut next = 0;
    while let Some(pid) = found.get(next).copied() {
        found.extend(children(pid));
        next += 1;
    }
    found
}

/// Resident memory of a process, in MiB.
#[derive(Clone, Copy, Debug)]
pub struct Resident {
    /// Its own: heap and stacks.
    pub own: f64,
    /// Pages of files it has mapped. The system has them once, however often they are mapped; here
    /// each mapping counts.
    pub files: f64,
    /// All of it, at its highest.
    pub most: f64,
}

pub fn resident(pid: u32) -> Resident {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        let kib = line.split_whitespace().next().and_then(|kib| kib.parse::<u32>().ok());
        f64::from(kib.unwrap_or(0)) / 1024.0
    };
    Resident { own: line("RssAnon:"), files: line("RssFile:"), most: line("VmHWM:") }
}
