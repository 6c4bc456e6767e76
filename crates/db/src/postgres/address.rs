//! Where PostgreSQL is: `postgres://user:password@host:port/database?sslmode=verify-full`.
//!
//! | parameter | what it says |
//! |---|---|
//! | `host`, `port` | also the folder of a Unix socket: `?host=/run/postgresql` |
//! | `sslmode` | `disable`, `prefer`, `require` (encrypted, whoever answers), `verify-full` |
//! | `sslrootcert` | the PEM file of the authority to trust, or `system`; always verified |
//! | `channel_binding` | `require`: the password also proves that nobody sits in between |
//! | `connect_timeout` | seconds; 5 unless said |
//! | `statement_timeout` | milliseconds; 60,000 unless said, 0 for ever |
//! | `options` | more settings of the session: `-c work_mem=64MB` |
//!
//! Without `sslmode`, TLS is taken when offered, except on this very machine.

use super::failure::{Failure, Result};
use std::{net::IpAddr, path::PathBuf, time::Duration};

#[derive(Clone)]
pub struct Address {
    pub user: String,
    pub password: Option<String>,
    /// A name, an IP address, or the folder of a Unix socket when it starts with `/`.
    pub host: String,
    pub port: u16,
    pub database: String,
    pub sslmode: Option<Tls>,
    /// The authorities to trust; none is those of the system.
    pub authority: Option<PathBuf>,
    pub is_binding_required: bool,
    pub connect_timeout: Duration,
    /// Zero means never.
    pub statement_timeout_ms: u32,
    pub options: String,
    pub application_name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    Never,
    IfOffered,
    /// Nobody can listen; who answers is not checked.
    Always,
    /// The certificate is that of the host, signed by somebody we trust.
    Verified,
}

impl Address {
    pub fn parse(url: &str) -> Result<Self> {
        let rest = url
            .strip_prefix("postgres://")
            .or_else(|| url.strip_prefix("postgresql://"))
            .ok_or_else(|| Failure::misuse("an address starts with postgres://"))?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, database) = rest.split_once('/').unwrap_or((rest, ""));
        let (credentials, place) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (user, password) = match credentials.split_once(':') {
            Some((user, password)) => (user, Some(decoded(password)?)),
            None => (credentials, None),
        };
        let (host, port) = host_and_port(place)?;
        let user = if user.is_empty() { "postgres".to_owned() } else { decoded(user)? };
        let database = if database.is_empty() { user.clone() } else { decoded(database)? };
        let mut address = Self {
            user,
            password,
            host,
            port,
            database,
            sslmode: None,
            authority: None,
            is_binding_required: false,
            connect_timeout: Duration::from_secs(5),
            statement_timeout_ms: 60_000,
            options: String::new(),
            application_name: "preau".to_owned(),
        };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            address.set(name, &decoded(value)?)?;
        }
        Ok(address)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<()> {
        match (name, value) {
            ("host", _) => value.clone_into(&mut self.host),
            ("port", _) => self.port = number(value)?,
            ("options", _) => value.clone_into(&mut self.options),
            ("application_name", _) => value.clone_into(&mut self.application_name),
            ("statement_timeout", _) => self.statement_timeout_ms = number(value)?,
            ("connect_timeout", _) => {
                self.connect_timeout = Duration::from_secs(number::<u64>(value)?.max(1));
            }
            ("sslmode", "disable") => self.sslmode = Some(Tls::Never),
            ("sslmode", "allow" | "prefer") => self.sslmode = Some(Tls::IfOffered),
            ("sslmode", "require") => self.sslmode = Some(Tls::Always),
            ("sslmode", "verify-ca" | "verify-full") | ("sslrootcert", "system") => {
                self.sslmode = Some(Tls::Verified);
            }
            ("sslrootcert", _) => self.authority = Some(PathBuf::from(value)),
            ("channel_binding", "disable" | "prefer") => self.is_binding_required = false,
            ("channel_binding", "require") => self.is_binding_required = true,
            _ => return Err(Failure::misuse(&format!("unknown parameter {name}={value}"))),
        }
        Ok(())
    }

    pub fn is_unix(&self) -> bool {
        self.host.starts_with('/')
    }

    /// How the line is protected. An authority named is an authority verified, as libpq does.
    pub fn tls(&self) -> Tls {
        match self.sslmode {
            Some(Tls::Always) | None if self.authority.is_some() => Tls::Verified,
            Some(tls) => tls,
            None if self.is_here() => Tls::Never,
            None => Tls::IfOffered,
        }
    }

    fn is_here(&self) -> bool {
        let is_loopback = self.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        self.is_unix() || self.host == "localhost" || is_loopback
    }
}

fn host_and_port(place: &str) -> Result<(String, u16)> {
    // An IPv6 address wears brackets: `[::1]:5432`.
    let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, port)) => (host, port.strip_prefix(':').unwrap_or("")),
        None => place.rsplit_once(':').unwrap_or((place, "")),
    };
    let port = if port.is_empty() { 5432 } else { number(port)? };
    let host = if host.is_empty() { "localhost".to_owned() } else { decoded(host)? };
    Ok((host, port))
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Failure::misuse("a number was expected in the address"))
}

fn decoded(text: &str) -> Result<String> {
    let wrong = || Failure::misuse("a % sign is followed by two digits, as in %40");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2).ok_or_else(wrong)?;
        let digits = std::str::from_utf8(digits).map_err(|_| wrong())?;
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| wrong())?);
        rest = after;
    }
    String::from_utf8(bytes).map_err(|_| Failure::misuse("the address is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_every_part() {
        let url = "postgres://cl%C3%A9o:p%40ss@db.example:6432/ent?sslmode=require";
        let address = Address::parse(url).unwrap();
        assert_eq!((address.user.as_str(), address.port), ("cléo", 6432));
        assert_eq!(address.password.as_deref(), Some("p@ss"));
        assert_eq!((address.host.as_str(), address.database.as_str()), ("db.example", "ent"));
        assert!(Address::parse("postgres://u@h/d?colour=red").is_err());
        assert!(Address::parse("postgres://u%4@h/d").is_err());
    }

    #[test]
    fn a_unix_socket_is_a_folder() {
        let address = Address::parse("postgres://ent@/ent?host=/run/postgresql").unwrap();
        assert!(address.is_unix());
        assert_eq!((address.host.as_str(), address.port), ("/run/postgresql", 5432));
        assert_eq!(Address::parse("postgres://u@[::1]:77/d").unwrap().host, "::1");
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_clear_unless_it_is_asked() {
        let tls = |rest: &str| Address::parse(&format!("postgres://u@{rest}")).unwrap().tls();
        assert_eq!(tls("127.0.0.1/d"), Tls::Never);
        assert_eq!(tls("/d?host=/run/postgresql"), Tls::Never);
        assert_eq!(tls("db.example/d"), Tls::IfOffered);
        assert_eq!(tls("db.example/d?sslmode=disable"), Tls::Never);
        assert_eq!(tls("127.0.0.1/d?sslmode=require"), Tls::Always);
        assert_eq!(tls("db.example/d?sslmode=require&sslrootcert=/ca.pem"), Tls::Verified);
        assert_eq!(tls("db.example/d?sslrootcert=system"), Tls::Verified);
    }
}
