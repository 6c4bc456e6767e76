//! Threads that each own a connection; a job takes the lane that rested last, or first, or waits.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use crate::Result;

type Job<C> = Box<dyn FnOnce(&mut C) + Send>;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The lane used last: its thread and its backend are warm.
    LastRested,
    /// The lane used longest ago, as a plain shared channel would do.
    FirstRested,
}

pub struct Lanes<C> {
    shared: Arc<Shared<C>>,
}

struct Shared<C> {
    senders: Vec<Sender<Job<C>>>,
    order: Order,
    queue: Mutex<Queue<C>>,
}

struct Queue<C> {
    resting: VecDeque<usize>,
    waiting: VecDeque<Job<C>>,
}

impl<C: 'static> Lanes<C> {
    /// `connect` runs on the thread of its lane: what it makes never leaves it.
    pub fn open<F>(count: usize, order: Order, connect: F) -> Result<Self>
    where
        F: Fn() -> Result<C> + Send + Sync + 'static,
    {
        let (senders, receivers): (Vec<_>, Vec<_>) = (0..count).map(|_| channel()).unzip();
        let queue = Queue { resting: VecDeque::new(), waiting: VecDeque::new() };
        let shared = Arc::new(Shared { senders, order, queue: Mutex::new(queue) });
        let connect = Arc::new(connect);
        let (ready, readies) = channel();
        for (lane, jobs) in receivers.into_iter().enumerate() {
            let (shared, connect, ready) =
                (Arc::downgrade(&shared), Arc::clone(&connect), ready.clone());
            std::thread::Builder::new().name(format!("lane-{lane}")).spawn(move || {
                let made = connect();
                let sent = ready.send(made.as_ref().map(drop).map_err(ToString::to_string));
                if let (Ok(mut connection), Ok(())) = (made, sent) {
                    serve(lane, &mut connection, &shared, &jobs);
                }
            })?;
        }
        for _ in 0..count {
            readies.recv()??;
        }
        let mut queue = shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.resting.extend(0..count);
        drop(queue);
        Ok(Self { shared })
    }

    /// Runs `work` on a lane; the caller waits without holding a thread.
    pub async fn run<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut C) -> Result<T> + Send + 'static,
    {
        let (answer, answered) = tokio::sync::oneshot::channel();
        self.submit(Box::new(move |connection| {
            // The caller may have gone; its answer is then nobody's.
            drop(answer.send(work(connection)));
        }))?;
        answered.await?
    }

    fn submit(&self, job: Job<C>) -> Result<()> {
        let mut queue = self.shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = match self.shared.order {
            Order::LastRested => queue.resting.pop_back(),
            Order::FirstRested => queue.resting.pop_front(),
        };
        let Some(lane) = lane else {
            queue.waiting.push_back(job);
            return Ok(());
        };
        drop(queue);
        self.shared.senders[lane].send(job).map_err(|_| "a lane is closed".into())
    }
}

fn serve<C>(
    lane: usize,
    connection: &mut C,
    shared: &std::sync::Weak<Shared<C>>,
    jobs: &Receiver<Job<C>>,
) {
    while let Ok(job) = jobs.recv() {
        job(connection);
        while let Some(job) = next(lane, shared) {
            job(connection);
        }
    }
}

fn next<C>(lane: usize, shared: &std::sync::Weak<Shared<C>>) -> Option<Job<C>> {
    let shared = shared.upgrade()?;
    let mut queue = shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
    let job = queue.waiting.pop_front();
    if job.is_none() {
        queue.resting.push_back(lane);
    }
    job
}
