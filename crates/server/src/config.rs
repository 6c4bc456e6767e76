//! The configuration: a file, then the environment over it. Unknown keys are refused.

use crate::operators::Operator;
use base::Random;
use serde::Deserialize;
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// `preau.toml`, with what stands when a line is missing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where the SQLite file, the blobs and the secret of the platform live.
    pub data: PathBuf,
    /// `postgres://…`; a SQLite file in `data` when it is empty.
    pub database: String,
    /// `s3://bucket/prefix?endpoint=https://…`; the folder `blobs` in `data` when it is empty.
    pub blobs: String,
    pub blobs_access_key: String,
    pub blobs_secret_key: String,
    /// The virus scanner: `host:3310` or `/run/clamav/clamd.ctl`; nothing is scanned without it.
    pub clamd: String,
    /// The mail server: `smtp://user:secret@host:587?tls=required`; without it mails wait.
    pub smtp: String,
    /// Who mails are from: `Préau <ne-pas-repondre@ent.exemple.fr>`.
    pub mail_from: String,
    /// Whom push services may write to: `mailto:exploitant@exemple.fr`; without it nothing goes to
    /// the devices of people.
    pub push_contact: String,
    /// The push services spoken to; those of the usual browsers when none is named.
    pub push_services: Vec<String>,
    /// The gateway that takes short messages (`notices::sms`): `https://…`; without it none is sent.
    pub sms_url: String,
    /// What it knows us by, as `Authorization: Bearer …`.
    pub sms_token: String,
    /// The most messages of one day.
    pub sms_per_day: u32,
    /// The engine that translates for families (`translation::http`): `http://127.0.0.1:5000`, or
    /// a program of this machine; without either nothing is translated.
    pub translation_url: String,
    pub translation_key: String,
    /// `argos-translate --from-lang {from} --to-lang {to}`.
    pub translation_program: String,
    /// What the engine knows: `["fr", "ar", "tr"]`; all that the house does when none is named.
    pub translation_languages: Vec<String>,
    /// Who carries acts to the State, body by body; without one its agents download the files.
    pub operators: Vec<Operator>,
    /// Connections of this node to PostgreSQL.
    pub connections: usize,
    /// The number of this node, 0 to 1023, different on each.
    pub node: u16,
    pub listen: SocketAddr,
    /// The address people type: `https://ent.exemple.fr`.
    pub base_url: String,
    /// What the house is called in the bar.
    pub house: String,
    /// Who brings this word as `Authorization: Bearer …` reads `/metrics`; nobody does without it.
    pub metrics_token: String,
    /// Pages leave compressed; off where the proxy does it.
    pub compress: bool,
    /// Requests worked on at once; the others wait a little, then are told when to come back.
    pub requests_at_once: usize,
    /// Believe `X-Forwarded-For`: only behind a proxy of one's own.
    pub trust_proxy: bool,
    pub logs: Logs,
}

/// How the logs are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Logs {
    #[default]
    Text,
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            data: PathBuf::from("data"),
            database: String::new(),
            blobs: String::new(),
            blobs_access_key: String::new(),
            blobs_secret_key: String::new(),
            clamd: String::new(),
            smtp: String::new(),
            mail_from: "Préau <ne-pas-repondre@localhost>".to_owned(),
            push_contact: String::new(),
            push_services: Vec::new(),
            sms_url: String::new(),
            sms_token: String::new(),
            sms_per_day: 200,
            translation_url: String::new(),
            translation_key: String::new(),
            translation_program: String::new(),
            translation_languages: Vec::new(),
            operators: Vec::new(),
            connections: 16,
            node: 0,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: "http://localhost:8080".to_owned(),
            house: "Préau".to_owned(),
            metrics_token: String::new(),
            compress: true,
            requests_at_once: 512,
            trust_proxy: false,
            logs: Logs::Text,
        }
    }
}

/// What is wrong with a configuration, in a sentence for the host.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("le fichier de configuration {0} ne peut pas être lu : {1}")]
    Unreadable(PathBuf, std::io::Error),
    #[error("le fichier de configuration {0} est refusé : {1}")]
    Refused(PathBuf, String),
    #[error("la variable {0} est refusée : {1}")]
    Variable(String, String),
    #[error("le dossier {0} ne peut pas être préparé : {1}")]
    Folder(PathBuf, std::io::Error),
}

const PREFIX: &str = "PREAU_";
/// Part of every id: ten bits.
const NODE_MAX: u16 = 1023;
/// What tests and tools of the house are told by the environment; not configuration.
const NOT_OURS: [&str; 1] = ["PREAU_TEST_"];

impl Config {
    /// Reads `file` (or `preau.toml` when it is there), then `PREAU_…` variables over it.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        let path = file.unwrap_or(Path::new("preau.toml"));
        let mut table = match fs::read_to_string(path) {
            Ok(text) => text
                .parse::<toml::Table>()
                .map_err(|error| ConfigError::Refused(path.to_owned(), error.to_string()))?,
            Err(_) if file.is_none() => toml::Table::new(),
            Err(error) => return Err(ConfigError::Unreadable(path.to_owned(), error)),
        };
        for (name, value) in std::env::vars() {
            let is_ours =
                name.starts_with(PREFIX) && !NOT_OURS.iter().any(|it| name.starts_with(it));
            if is_ours {
                let key = name[PREFIX.len()..].to_lowercase();
                let value = in_its_type(&key, value).map_err(|e| ConfigError::Variable(name, e))?;
                table.insert(key, value);
            }
        }
        let refused = |why: &str| ConfigError::Refused(path.to_owned(), why.to_owned());
        let config: Config =
            table.try_into().map_err(|error: toml::de::Error| refused(error.message()))?;
        config.check().map_err(refused)?;
        Ok(config)
    }

    fn check(&self) -> Result<(), &'static str> {
        if self.node > NODE_MAX {
            return Err("node va de 0 à 1023");
        }
        if self.connections == 0 {
            return Err("connections est au moins 1");
        }
        let is_address = ["http://", "https://"].iter().any(|it| self.base_url.starts_with(it));
        is_address.then_some(()).ok_or("base_url commence par https:// (ou http:// pour un essai)")
    }

    pub fn db(&self) -> db::Config {
        if self.database.is_empty() {
            return db::Config::Sqlite { path: self.data.join("preau.sqlite") };
        }
        match db::Config::parse(&self.database) {
            db::Config::Postgres { url, schema, .. } => {
                db::Config::Postgres { url, schema, connections: self.connections }
            }
            sqlite @ db::Config::Sqlite { .. } => sqlite,
        }
    }

    /// Where files are.
    pub fn blobs(&self) -> db::Result<db::blob::Config> {
        if self.blobs.is_empty() {
            return Ok(db::blob::Config::Folder(self.data.join("blobs")));
        }
        db::blob::Config::parse(&self.blobs, &self.blobs_access_key, &self.blobs_secret_key)
    }

    /// The limits of uploads, and the scanner.
    pub fn files(&self) -> files::Settings {
        let clamd = Some(self.clamd.clone()).filter(|address| !address.is_empty());
        files::Settings { clamd, ..files::Settings::default() }
    }

    /// The way out for mails, when a server is named.
    pub fn mailer(&self) -> Result<Option<notices::Mailer>, String> {
        let is_named = !self.smtp.is_empty();
        is_named.then(|| notices::Mailer::open(&self.smtp, &self.mail_from)).transpose()
    }

    /// The way out to the devices of people, when a contact is named.
    pub fn pusher(&self) -> Result<Option<notices::Pusher>, String> {
        let is_named = !self.push_contact.is_empty();
        let services: Vec<String> = match self.push_services.as_slice() {
            [] => notices::SERVICES.iter().map(|host| (*host).to_owned()).collect(),
            named => named.to_vec(),
        };
        is_named.then(|| notices::Pusher::open(&self.push_contact, &services)).transpose()
    }

    /// The way out to telephones, when a gateway is named.
    pub fn texter(&self) -> Result<Option<notices::Texter>, String> {
        let open = || notices::Texter::open(&self.sms_url, &self.sms_token, self.sms_per_day);
        (!self.sms_url.is_empty()).then(open).transpose()
    }

    /// Who translates for families, when an engine is named.
    pub fn translator(&self) -> Result<Option<translation::Translator>, String> {
        let Config { translation_url, translation_program, translation_languages, .. } = self;
        match (translation_url.as_str(), translation_program.as_str()) {
            ("", "") => Ok(None),
            (url, "") => {
                let key = &self.translation_key;
                translation::Translator::by_http(url, key, translation_languages).map(Some)
            }
            ("", line) => {
                translation::Translator::by_program(line, translation_languages).map(Some)
            }
            _ => Err("translation_url ou translation_program, pas les deux".to_owned()),
        }
    }

    /// How the house runs on its machine.
    fn running(&self) -> web::Running {
        let standing = web::Running::default();
        web::Running {
            metrics_token: Some(self.metrics_token.clone()).filter(|it| !it.is_empty()),
            compresses: self.compress,
            places: self.requests_at_once,
            ..standing
        }
    }

    /// The folder of the house, which its owner alone reads; one that is there keeps its rights.
    pub fn make_folder(&self) -> Result<(), ConfigError> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        builder.create(&self.data).map_err(|error| ConfigError::Folder(self.data.clone(), error))
    }

    /// The secret of the platform: the same file on every node.
    pub fn secret_path(&self) -> PathBuf {
        self.data.join("secret")
    }

    /// The settings of the pages; makes the folder and the secret of the platform at first start.
    pub fn settings(&self, random: &Random) -> Result<web::Settings, ConfigError> {
        self.make_folder()?;
        Ok(web::Settings {
            base_url: self.base_url.trim_end_matches('/').to_owned(),
            house: self.house.clone(),
            is_secure: self.base_url.starts_with("https://"),
            secret: secret(&self.secret_path(), random)?,
            trust_proxy: self.trust_proxy,
            running: self.running(),
        })
    }
}

fn in_its_type(key: &str, value: String) -> Result<toml::Value, String> {
    let number = || value.parse().map(toml::Value::Integer).map_err(|e| format!("{e}"));
    match key {
        "connections" | "node" | "requests_at_once" => number(),
        "push_services" | "translation_languages" => {
            let words = value.split(',').map(str::trim).filter(|word| !word.is_empty());
            let words = words.map(|word| toml::Value::String(word.to_owned()));
            Ok(toml::Value::Array(words.collect()))
        }
        "trust_proxy" | "compress" => {
            value.parse().map(toml::Value::Boolean).map_err(|e| format!("{e}"))
        }
        _ => Ok(toml::Value::String(value)),
    }
}

/// 32 bytes that tokens are bound to. Every node of a platform has the same file.
fn secret(path: &Path, random: &Random) -> Result<[u8; 32], ConfigError> {
    let folder = |error| ConfigError::Folder(path.to_owned(), error);
    if let Ok(kept) = fs::read(path) {
        let wrong = |_| ConfigError::Refused(path.to_owned(), "il faut 32 octets".to_owned());
        return <[u8; 32]>::try_from(kept).map_err(wrong);
    }
    let fresh = random.bytes();
    fs::write(path, fresh).map_err(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(folder)?;
    }
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("preau.toml");
        fs::write(&path, text).expect("written");
        Config::read(Some(&path))
    }

    #[test]
    fn an_unknown_key_is_refused_by_its_name() {
        let error = read("bsae_url = 'x'").expect_err("a misspelt key").to_string();
        assert!(error.contains("bsae_url"), "{error}");
    }

    #[test]
    fn a_translator_is_an_address_or_a_program() {
        let of = |text: &str| read(text).expect("a configuration").translator();
        assert!(of("").expect("none is fine").is_none());
        assert!(of("translation_url = 'http://127.0.0.1:5000'").expect("an engine").is_some());
        let program = "translation_program = 'argos-translate --from {from} --to {to}'";
        let known = of(&format!("{program}\ntranslation_languages = ['fr', 'ar']"));
        let known = known.expect("an engine").expect("an engine");
        assert_eq!(known.langs(), [base::Lang::Fr, base::Lang::Ar]);
        for wrong in [
            format!("{program}\ntranslation_url = 'http://127.0.0.1:5000'"),
            format!("{program}\ntranslation_languages = ['klingon']"),
            "translation_url = 'http://traduction.exemple.fr'".to_owned(),
        ] {
            assert!(of(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        for (line, word) in [
            ("node = 1024", "node"),
            ("connections = 0", "connections"),
            ("base_url = 'ent.exemple.fr'", "base_url"),
            ("logs = 'xml'", "xml"),
        ] {
            let error = read(line).expect_err(line).to_string();
            assert!(error.contains(word), "{error}");
        }
        assert_eq!(read("logs = 'json'").expect("good").logs, Logs::Json);
    }

    #[test]
    fn what_is_not_said_has_a_value() {
        let config = read("house = 'Lys-lez-Lannoy'").expect("a configuration");
        assert_eq!((config.house.as_str(), config.connections), ("Lys-lez-Lannoy", 16));
    }
}
