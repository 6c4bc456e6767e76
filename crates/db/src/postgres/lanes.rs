//! Lanes: threads that each own a session; a closure takes the one that rested last, or waits.
//!
//! The lane used last is warm, and so is its process on the server (`docs/decisions/0002`).

use super::{address::Address, executor::SessionCell};
use crate::{Error, Result};
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(&mut Lane) -> Answer + Send>;
type Answer = Box<dyn FnOnce()>;

/// The lanes end when this is dropped.
pub struct Lanes(Arc<Shared>);

struct Shared {
    senders: Vec<Sender<Job>>,
    queue: Mutex<Queue>,
}

struct Queue {
    resting: Vec<usize>,
    waiting: VecDeque<Job>,
}

impl Lanes {
    pub fn open(address: &Address, count: usize) -> Result<Self> {
        let (senders, receivers): (Vec<_>, Vec<_>) = (0..count).map(|_| channel()).unzip();
        let queue = Queue { resting: (0..count).collect(), waiting: VecDeque::new() };
        let shared = Arc::new(Shared { senders, queue: Mutex::new(queue) });
        for (number, jobs) in receivers.into_iter().enumerate() {
            let lane = Lane { address: address.clone(), session: None };
            let shared = Arc::downgrade(&shared);
            thread::Builder::new()
                .name(format!("postgres-{number}"))
                .spawn(move || serve(number, lane, &shared, &jobs))
                .map_err(Error::engine)?;
        }
        Ok(Self(shared))
    }

    /// Runs `work` on a lane; the caller waits without holding a thread.
    pub async fn run<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&SessionCell) -> Result<T> + Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let stopped = || Error::Unavailable("the lanes are closed".to_owned());
        let job: Job = Box::new(move |lane| {
            let answer = lane.run(work);
            // The caller may have gone; its answer is then nobody's.
            Box::new(move || drop(caller.send(answer)))
        });
        self.0.submit(job).map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

impl Shared {
    fn submit(&self, job: Job) -> Result<(), std::sync::mpsc::SendError<Job>> {
        let mut queue = self.queue();
        let Some(lane) = queue.resting.pop() else {
            queue.waiting.push_back(job);
            return Ok(());
        };
        drop(queue);
        self.senders[lane].send(job)
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn serve(number: usize, mut lane: Lane, shared: &Weak<Shared>, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let mut job = Some(first);
        while let Some(work) = job {
            let answer = work(&mut lane);
            // The lane rests before its caller is answered, whose next closure finds it warm.
            job = next(number, shared);
            answer();
        }
    }
}

fn next(number: usize, shared: &Weak<Shared>) -> Option<Job> {
    let shared = shared.upgrade()?;
    let mut queue = shared.queue();
    let job = queue.waiting.pop_front();
    if job.is_none() {
        queue.resting.push(number);
    }
    job
}

struct Lane {
    address: Address,
    session: Option<SessionCell>,
}

impl Lane {
    fn run<T>(&mut self, work: impl FnOnce(&SessionCell) -> Result<T>) -> Result<T> {
        let session = match self.session.take() {
            Some(session) => session,
            None => SessionCell::open_patiently(&self.address)?,
        };
        // A panic leaves rows unread on the socket: the session goes with it.
        let answer = catch_unwind(AssertUnwindSafe(|| work(&session)))
            .map_err(|_| Error::Engine("a transaction panicked".to_owned()))?;
        if !session.is_broken() {
            self.session = Some(session);
        }
        answer
    }
}
