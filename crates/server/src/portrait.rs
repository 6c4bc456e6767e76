//! A configuration as it is told at start: what the house is made of, without its secrets, and
//! what a host may have forgotten.

use crate::config::Config;
use std::net::IpAddr;

/// What is where, line by line.
pub fn lines(config: &Config) -> Vec<(&'static str, String)> {
    let database = match config.db() {
        db::Config::Sqlite { path } => format!("SQLite, {}", path.display()),
        db::Config::Postgres { url, connections, .. } => {
            format!("PostgreSQL, {} ({connections} connexions)", without_secrets(&url))
        }
    };
    let or = |value: &str, otherwise: &str| {
        if value.is_empty() { otherwise.to_owned() } else { without_secrets(value) }
    };
    let blobs = config.data.join("blobs").display().to_string();
    vec![
        ("Adresse", config.base_url.clone()),
        ("Écoute", config.listen.to_string()),
        ("Dossier", config.data.display().to_string()),
        ("Base", database),
        ("Fichiers", or(&config.blobs, &blobs)),
        ("Courriel", or(&config.smtp, "aucun serveur, les courriels attendent")),
        ("Appareils", or(&config.push_contact, "rien ne leur est envoyé")),
        ("SMS", or(&config.sms_url, "aucune passerelle, aucun n’est envoyé")),
        ("Traduction", translation(config)),
        ("Antivirus", or(&config.clamd, "aucun")),
        ("Nœud", config.node.to_string()),
        (
            "Mesures",
            if config.metrics_token.is_empty() { "fermées" } else { "avec un mot" }.to_owned(),
        ),
    ]
}

/// Who translates, and between which languages.
fn translation(config: &Config) -> String {
    let engine = match (config.translation_url.as_str(), config.translation_program.as_str()) {
        ("", "") => return "aucune".to_owned(),
        ("", line) => line.split_whitespace().next().unwrap_or_default().to_owned(),
        (url, _) => without_secrets(url),
    };
    match config.translation_languages.len() {
        0 => engine,
        _ => format!("{engine} ({})", config.translation_languages.join(", ")),
    }
}

/// What is likely a mistake, in sentences.
pub fn warnings(config: &Config) -> Vec<&'static str> {
    let mut warnings = Vec::new();
    let is_secure = config.base_url.starts_with("https://");
    let is_open = !config.listen.ip().is_loopback();
    if !is_secure && (is_open || !is_this_machine(&config.base_url)) {
        warnings.push(
            "base_url est en http\u{a0}: les cookies de connexion et les mots de passe passent en \
             clair. Hors d’un essai, mettez la maison derrière TLS et base_url en https.",
        );
    }
    if is_secure && !is_open && !config.trust_proxy {
        warnings.push(
            "la maison écoute cette machine seule et base_url est en https\u{a0}: si un mandataire \
             est devant elle, mettez trust_proxy = true, sinon tout le monde semble venir du même \
             réseau et se freine.",
        );
    }
    if config.trust_proxy && is_open {
        warnings.push(
            "trust_proxy = true et la maison écoute au-delà de cette machine\u{a0}: que seul votre \
             mandataire puisse l’atteindre, sinon chacun choisit l’adresse qu’il montre.",
        );
    }
    if !config.translation_url.is_empty() && !is_this_machine(&config.translation_url) {
        warnings.push(
            "translation_url est celle d’une autre machine\u{a0}: les textes à traduire, avec les \
             noms d’enfants qui s’y trouvent, y sont envoyés. Préférez un traducteur sur cette \
             machine.",
        );
    }
    warnings
}

/// `postgres://preau:secret@db/ent?options=…` → `postgres://preau@db/ent`
pub fn without_secrets(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let rest = rest.split('?').next().unwrap_or_default();
    match rest.rsplit_once('@') {
        Some((who, place)) => {
            let user = who.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}@{place}")
        }
        None => format!("{scheme}://{rest}"),
    }
}

fn is_this_machine(base_url: &str) -> bool {
    let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or_default();
    let host = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((ipv6, _)) => ipv6,
        None => host.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::SocketAddr;

    fn told(config: &Config) -> String {
        let lines: Vec<String> =
            lines(config).into_iter().map(|(what, is)| format!("{what}={is}")).collect();
        lines.join("\n") + "\n"
    }

    #[test]
    fn a_configuration_is_told_without_its_secrets() {
        let config = Config {
            database: "postgres://preau:s%40cret@db.lys/ent?sslmode=require".to_owned(),
            smtp: "smtp://ent:s%40cret@mail.lys:587?tls=required".to_owned(),
            blobs: "s3://lys/preau?endpoint=https://s3.lys".to_owned(),
            blobs_secret_key: "s%40cret".to_owned(),
            metrics_token: "s%40cret".to_owned(),
            ..Config::default()
        };
        let told = told(&config);
        assert!(!told.contains("s%40cret"), "{told}");
        assert!(told.contains("postgres://preau@db.lys/ent (16 connexions)"), "{told}");
        assert!(told.contains("Courriel=smtp://ent@mail.lys:587\n"), "{told}");
        assert!(told.contains("Fichiers=s3://lys/preau\n"), "{told}");
    }

    #[test]
    fn a_laptop_is_left_in_peace_and_a_town_is_warned() {
        let count = |base_url: &str, listen: &str, trust_proxy| {
            let listen: SocketAddr = listen.parse().expect("an address");
            let base_url = base_url.to_owned();
            warnings(&Config { listen, base_url, trust_proxy, ..Config::default() }).len()
        };
        assert_eq!(count("http://localhost:8080", "127.0.0.1:8080", false), 0);
        assert_eq!(count("http://[::1]:8080", "[::1]:8080", false), 0);
        assert_eq!(count("https://ent.lys.fr", "127.0.0.1:8080", true), 0);
        assert_eq!(count("https://ent.lys.fr", "127.0.0.1:8080", false), 1);
        assert_eq!(count("http://ent.lys.fr", "127.0.0.1:8080", false), 1);
        assert_eq!(count("http://localhost:8080", "0.0.0.0:8080", false), 1);
        assert_eq!(count("https://ent.lys.fr", "0.0.0.0:8080", true), 1);
    }

    #[test]
    fn texts_that_leave_the_machine_are_warned_of() {
        let of = |url: &str| {
            let translation_url = url.to_owned();
            warnings(&Config { translation_url, ..Config::default() }).len()
        };
        assert_eq!([of(""), of("http://127.0.0.1:5000"), of("https://traduction.lys")], [0, 0, 1]);
    }
}
