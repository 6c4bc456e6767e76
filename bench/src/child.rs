//! A server that we started: another process, so that its CPU is not ours. Killed when dropped.

use crate::{Result, http};
use std::{
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

/// Between two knocks at a door that is not open yet.
const KNOCK_EVERY: Duration = Duration::from_millis(5);

/// A port of this machine that nobody listens on.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

impl Server {
    /// Starts `command`, which is to listen on `address`. What it says goes where ours goes.
    pub fn start(command: &mut Command, address: SocketAddr) -> Result<Self> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        Ok(Server { child, address })
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits until `GET path` is answered with 200; says how long that took.
    pub async fn is_open(&mut self, path: &str, patience: Duration) -> Result<Duration> {
        let began = Instant::now();
        let request = http::Browser::default().get(path);
        while began.elapsed() < patience {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the server has ended: {status}").into());
            }
            if answers(self.address, &request).await {
                return Ok(began.elapsed());
            }
            tokio::time::sleep(KNOCK_EVERY).await;
        }
        Err(format!("the server does not answer within {patience:?}").into())
    }

    /// `kill -9`, and waits until it is gone.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to close, and waits until it has.
    pub fn close(mut self, patience: Duration) -> Result<()> {
        let pid = self.child.id().to_string();
        Command::new("sh").args(["-c", "kill -TERM \"$0\"", &pid]).status()?;
        let began = Instant::now();
        while began.elapsed() < patience {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(KNOCK_EVERY);
        }
        Err(format!("the server does not close within {patience:?}").into())
    }
}

async fn answers(address: SocketAddr, request: &[u8]) -> bool {
    let Ok(mut connection) = http::Connection::open(address).await else { return false };
    connection.ask(request).await.is_ok_and(|answer| answer.status == 200)
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.kill());
    }
}
