//! A PostgreSQL of this test's own, with `fsync`, that is killed and started again.

use std::{
    fs::Permissions,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use tempfile::TempDir;

pub struct Postgres {
    folder: TempDir,
    url: String,
}

impl Postgres {
    pub fn start() -> Self {
        // Its server is another user than root, and must reach the folder.
        let mut folder = tempfile::Builder::new();
        let folder = folder.permissions(Permissions::from_mode(0o755)).tempdir();
        let folder = folder.expect("a folder");
        let started = tool()
            .arg("start")
            .arg(folder.path().join("server"))
            .env("FSYNC", "on")
            .output()
            .expect("tools/postgres runs");
        assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
        let url = String::from_utf8_lossy(&started.stdout).trim().to_owned();
        Postgres { folder, url }
    }

    pub fn url(&self) -> String {
        self.url.clone()
    }

    fn server(&self) -> PathBuf {
        self.folder.path().join("server")
    }

    /// `kill -9` on the postmaster and everything it has started.
    pub fn kill(&self) {
        let file = std::fs::read_to_string(self.server().join("data/postmaster.pid"));
        let file = file.expect("the number of the postmaster");
        let postmaster = file.lines().next().and_then(|line| line.trim().parse().ok());
        let postmaster: u32 = postmaster.expect("a number");
        let mut all = vec![postmaster];
        all.extend(bench::cpu::descendants(postmaster));
        let numbers: Vec<String> = all.iter().map(u32::to_string).collect();
        let command = format!("kill -9 {}", numbers.join(" "));
        // One of them may have ended by itself meanwhile.
        Command::new("sh").args(["-c", &command]).output().expect("kill runs");
        while all.iter().any(|pid| is_alive(*pid)) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Its files say that it runs; where nobody buries the dead (a container without `init`), they
    /// would be believed.
    pub fn start_again(&self) {
        let server = self.server();
        std::fs::remove_file(server.join("data/postmaster.pid")).expect("removed");
        for file in std::fs::read_dir(&server).expect("its folder").flatten() {
            if file.file_name().to_string_lossy().starts_with(".s.PGSQL.") {
                std::fs::remove_file(file.path()).expect("removed");
            }
        }
        let started = tool().arg("restart").arg(self.server()).output().expect("it runs");
        assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
    }
}

fn is_alive(pid: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // A zombie has no memory and no file any more.
    stat.rsplit(')').next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with(" Z"))
}

fn tool() -> Command {
    Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/postgres"))
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(tool().arg("stop").arg(self.server()).output());
    }
}
