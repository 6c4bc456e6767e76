//! A PostgreSQL of a test's own, that it may restart and ask passwords of.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// Ends when dropped.
pub struct Server {
    folder: TempDir,
    place: String,
}

impl Server {
    /// None when the tests run without PostgreSQL.
    pub fn start() -> Option<Self> {
        db::testing::postgres_url()?;
        let folder = TempDir::new().expect("a temporary folder");
        tool("start", folder.path());
        let url = fs::read_to_string(folder.path().join("url")).expect("its address");
        let (_, place) = url.trim().split_once('@').expect("somebody, somewhere");
        Some(Self { place: place.to_owned(), folder })
    }

    /// The postmaster stops, cuts every line, starts, and reads its settings again.
    pub fn restart(&self) {
        tool("restart", self.folder.path());
    }

    /// The address for `who` (`lea:secret`), with parameters (`?sslmode=require`).
    pub fn url(&self, who: &str, parameters: &str) -> String {
        format!("postgres://{who}@{}{parameters}", self.place)
    }

    /// Says, before all other rules, how somebody logs in.
    pub fn let_in(&self, rules: &str) {
        let file = self.data("pg_hba.conf");
        let before = fs::read_to_string(&file).expect("the rules");
        fs::write(&file, format!("{rules}\n{before}")).expect("more rules");
    }

    /// Takes TLS with a certificate for 127.0.0.1; the answer is the file of its authority.
    pub fn offer_tls(&self) -> PathBuf {
        let authority = self.authority("authority");
        let key = "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=preau \
                   -keyout data/server.key -out request.pem";
        self.openssl(key);
        let names = self.folder.path().join("names");
        fs::write(names, "subjectAltName=IP:127.0.0.1\n").expect("the names");
        self.openssl(
            "x509 -req -in request.pem -CA authority.pem -CAkey authority.key -CAcreateserial \
             -days 2 -sha384 -extfile names -out data/server.crt",
        );
        fs::set_permissions(self.data("server.key"), Permissions::from_mode(0o600)).expect("set");
        for file in ["server.key", "server.crt"] {
            let like = format!("--reference={}", self.data("PG_VERSION").display());
            run(Command::new("chown").arg(like).arg(self.data(file)));
        }
        let settings = self.data("postgresql.conf");
        let before = fs::read_to_string(&settings).expect("the settings");
        fs::write(&settings, format!("{before}\nssl = on\n")).expect("more settings");
        authority
    }

    /// The file of an authority that signs for whom it likes.
    pub fn authority(&self, name: &str) -> PathBuf {
        self.openssl(&format!(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN={name} -days 2 \
             -keyout {name}.key -out {name}.pem",
        ));
        self.folder.path().join(format!("{name}.pem"))
    }

    fn data(&self, file: &str) -> PathBuf {
        self.folder.path().join("data").join(file)
    }

    fn openssl(&self, words: &str) {
        let mut command = Command::new("openssl");
        run(command.args(words.split_whitespace()).current_dir(self.folder.path()));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        tool("stop", self.folder.path());
    }
}

fn tool(what: &str, folder: &Path) {
    let tool = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tools/postgres");
    run(Command::new(tool).arg(what).arg(folder));
}

fn run(command: &mut Command) {
    // A pipe would stay open as long as the server lives.
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(quiet.status().expect("the program is there").success(), "{command:?}");
}
