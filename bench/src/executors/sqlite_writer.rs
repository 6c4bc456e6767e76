//! Group commit: one writer takes the waiting jobs together and commits them once.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::sqlite;
use crate::Result;
use crate::dataset::{MARK_READ_SQLITE, instant, one, reader};
use crate::meter::Op;
use crate::report::{Candidate, Comparison};

struct Job {
    reader: i64,
    at: i64,
    done: oneshot::Sender<Result<()>>,
}

pub fn run(runtime: &Handle, budget: Duration) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.sqlite");
    sqlite::fill(&path)?;
    // The first is the reference of the ratios. An idle writer holds no lock: they share the file.
    let batches = [("64", 64), ("1", 1), ("16", 16), ("256", 256)];
    let mut candidates = Vec::new();
    for (name, batch) in batches {
        candidates.push(Candidate { name, op: writer(&path, batch)? });
    }
    let mut open = Comparison::new("open, by largest batch", candidates, &[1, 16, 64, 256]);
    open.length = Duration::from_millis(200);
    runtime.block_on(open.warm_up())?;
    let start = Instant::now();
    for n in 0.. {
        runtime.block_on(open.round(n, &|| Ok(Vec::new())))?;
        if start.elapsed() > budget {
            println!("\n{} rounds of windows of 200 ms.", n + 1);
            break;
        }
    }
    open.print();
    Ok(())
}

fn writer(path: &Path, batch: usize) -> Result<Op> {
    let connection = sqlite::open(path, false)?;
    let (sender, jobs): (Sender<Job>, _) = channel();
    std::thread::Builder::new()
        .name("writer".to_owned())
        .spawn(move || write_all(&connection, &jobs, batch))?;
    Ok(Arc::new(move |n| {
        let sender = sender.clone();
        Box::pin(async move {
            let (done, answer) = oneshot::channel();
            let at = instant(n);
            sender.send(Job { reader: reader(n), at, done })?;
            answer.await?
        })
    }))
}

fn write_all(on: &Connection, jobs: &Receiver<Job>, batch: usize) {
    while let Ok(first) = jobs.recv() {
        let taken: Vec<Job> =
            std::iter::once(first).chain(jobs.try_iter().take(batch - 1)).collect();
        let (mut answers, committed) = match write(on, &taken) {
            Ok(answers) => (answers, Ok(())),
            Err(error) => (Vec::new(), Err(error.to_string())),
        };
        answers.resize(taken.len(), Ok(()));
        for (job, answer) in taken.into_iter().zip(answers) {
            let answer = committed.clone().and(answer);
            drop(job.done.send(answer.map_err(Into::into)));
        }
    }
}

fn write(on: &Connection, jobs: &[Job]) -> Result<Vec<std::result::Result<(), String>>> {
    let run = |sql: &str| on.prepare_cached(sql)?.execute([]);
    let mut answers = Vec::with_capacity(jobs.len());
    run("begin immediate")?;
    for job in jobs {
        run("savepoint job")?;
        let marked = on.prepare_cached(MARK_READ_SQLITE)?.execute([job.reader, job.at]);
        let marked = marked.map_err(Into::into).and_then(|changed| one(changed as u64));
        if marked.is_err() {
            run("rollback to job")?;
        }
        run("release job")?;
        answers.push(marked.map_err(|error| error.to_string()));
    }
    run("commit")?;
    Ok(answers)
}
