//! Where PostgreSQL is: `postgres://user:password@host:port/database?sslmode=disable&host=/run/pg`.

use super::error::{Error, Result};

#[derive(Clone)]
pub struct Address {
    pub user: String,
    pub password: Option<String>,
    /// A name, an IP address, or the folder of a Unix socket when it starts with `/`.
    pub host: String,
    pub port: u16,
    pub database: String,
    pub is_tls_required: bool,
    /// Zero means never.
    pub statement_timeout_ms: u32,
    /// More settings of the session, as `-c jit=off -c search_path=…`.
    pub options: String,
}

impl Address {
    pub fn parse(url: &str) -> Result<Self> {
        let rest = url
            .strip_prefix("postgres://")
            .or_else(|| url.strip_prefix("postgresql://"))
            .ok_or_else(|| misuse("an address starts with postgres://"))?;
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
            is_tls_required: false,
            statement_timeout_ms: 30_000,
            options: String::new(),
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
            ("statement_timeout", _) => self.statement_timeout_ms = number(value)?,
            ("sslmode", "disable" | "allow" | "prefer") => self.is_tls_required = false,
            ("sslmode", "require" | "verify-ca" | "verify-full") => self.is_tls_required = true,
            _ => return Err(misuse(&format!("unknown parameter {name}"))),
        }
        Ok(())
    }

    pub fn is_unix(&self) -> bool {
        self.host.starts_with('/')
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
    text.parse().map_err(|_| misuse("a number was expected in the address"))
}

fn decoded(text: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (hex, after) = rest.split_at_checked(2).ok_or_else(|| misuse("a lone % sign"))?;
        let hex = std::str::from_utf8(hex).map_err(|_| misuse("a % sign without a number"))?;
        let byte = u8::from_str_radix(hex, 16);
        bytes.push(byte.map_err(|_| misuse("a % sign without a number"))?);
        rest = after;
    }
    String::from_utf8(bytes).map_err(|_| misuse("the address is not UTF-8"))
}

fn misuse(what: &str) -> Error {
    Error::Misuse(what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_every_part() {
        let address =
            Address::parse("postgres://cl%C3%A9o:p%40ss@db.example:6432/ent?sslmode=require")
                .unwrap();
        assert_eq!((address.user.as_str(), address.port), ("cléo", 6432));
        assert_eq!(address.password.as_deref(), Some("p@ss"));
        assert_eq!((address.host.as_str(), address.database.as_str()), ("db.example", "ent"));
        assert!(address.is_tls_required);
    }

    #[test]
    fn a_unix_socket_is_a_folder() {
        let address = Address::parse("postgres://ent@/ent?host=/run/postgresql").unwrap();
        assert!(address.is_unix());
        assert_eq!((address.host.as_str(), address.port), ("/run/postgresql", 5432));
        assert_eq!(Address::parse("postgres://u@[::1]:77/d").unwrap().host, "::1");
        assert!(Address::parse("postgres://u@h/d?colour=red").is_err());
    }
}
