//! A PostgreSQL server for the length of a measure: started on a free port, removed when dropped.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::Result;

pub struct PostgresServer {
    binaries: PathBuf,
    folder: TempDir,
    port: u16,
    postmaster: u32,
}

impl PostgresServer {
    /// Debian's folder, or the one given by the first argument of the caller.
    pub fn start(binaries: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("preau-postgres-").tempdir()?;
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700))?;
        if is_root()? {
            run(Command::new("chown").arg("postgres").arg(folder.path()))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut server = Self { binaries: binaries.to_owned(), folder, port, postmaster: 0 };
        run(server
            .command("initdb")?
            .args(["--auth=trust", "--encoding=UTF8", "--no-sync"])
            .args(["--locale=C", "--username=postgres", "-D"])
            .arg(server.data()))?;
        run(server
            .command("pg_ctl")?
            .args(["start", "-w", "-t", "30", "-D"])
            .arg(server.data())
            .arg("-l")
            .arg(server.folder.path().join("log"))
            .arg("-o")
            .arg(server.options()))?;
        let pid_file = std::fs::read_to_string(server.data().join("postmaster.pid"))?;
        server.postmaster = pid_file.lines().next().unwrap_or_default().trim().parse()?;
        Ok(server)
    }

    fn options(&self) -> String {
        format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=on \
             -c shared_buffers=512MB -c max_connections=200 -c max_wal_size=2GB",
            self.port,
            self.folder.path().display(),
        )
    }

    pub fn tcp_url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    pub fn unix_url(&self) -> String {
        let folder = self.folder.path().display();
        format!("postgres://postgres@localhost:{}/postgres?host={folder}", self.port)
    }

    /// The numbers of all processes of the server, to read what they cost.
    pub fn processes(&self) -> Result<Vec<u32>> {
        let path = format!("/proc/{0}/task/{0}/children", self.postmaster);
        let children = std::fs::read_to_string(path)?;
        Ok(children.split_whitespace().filter_map(|pid| pid.parse().ok()).collect())
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to run as root: then it runs as its own user.
    fn command(&self, name: &str) -> Result<Command> {
        let program = self.binaries.join(name);
        let mut command = if is_root()? {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]);
            command.arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path());
        Ok(command)
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        let stopped = self.command("pg_ctl").and_then(|mut command| {
            run(command.args(["stop", "-m", "immediate", "-D"]).arg(self.data()))
        });
        if let Err(error) = stopped {
            eprintln!("the PostgreSQL server could not be stopped: {error}");
        }
    }
}

fn is_root() -> Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(std::fs::metadata("/proc/self")?.uid() == 0)
}

fn run(command: &mut Command) -> Result<()> {
    // Its output goes to files or nowhere: a pipe would stay open as long as the server lives.
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed: {status}").into()) }
}
