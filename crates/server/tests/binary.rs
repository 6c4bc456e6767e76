//! The program itself, as a host runs it: words, exit codes, the way it opens and closes.

use crate::houses::Ground;
use db::Engine;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Output, Stdio},
};

fn preau(ground: &Ground) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_preau"));
    let file = ground.folder.path().join("preau.toml");
    let config = format!(
        "data = {:?}\ndatabase = {:?}\nconnections = 2\n",
        ground.config.data.display().to_string(),
        ground.config.database
    );
    fs::write(&file, config).expect("a configuration");
    command.arg("--config").arg(file).current_dir(ground.folder.path()).stdin(Stdio::null());
    command
}

fn run(ground: &Ground, words: &[&str]) -> (i32, String) {
    let Output { status, stdout, stderr } =
        preau(ground).args(words).output().expect("the program runs");
    let said = [stdout, stderr].concat();
    let said = String::from_utf8(said).expect("UTF-8").replace('\u{a0}', " ");
    (status.code().expect("it ended by itself"), said)
}

#[track_caller]
fn says(ground: &Ground, words: &[&str], code: i32, sentence: &str) -> String {
    let (found, said) = run(ground, words);
    assert_eq!(found, code, "{words:?}: {said}");
    assert!(said.contains(sentence), "{words:?}: {said}");
    said
}

/// The same with what somebody types.
fn types(ground: &Ground, words: &[&str], typed: &str, code: i32, sentence: &str) {
    let mut command = preau(ground);
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut line = child.stdin.take().expect("piped");
    line.write_all(typed.as_bytes()).expect("typed");
    drop(line);
    let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
    let said = [stdout, stderr].concat();
    let said = String::from_utf8_lossy(&said).replace('\u{a0}', " ");
    assert_eq!(status.code(), Some(code), "{said}");
    assert!(said.contains(sentence), "{said}");
}

#[test]
fn a_host_settles_a_house_saves_it_and_puts_it_back() {
    for engine in db::testing::engines() {
        let ground = Ground::new(engine);
        let first = ["user", "premier-administrateur", "--prenom", "Anne", "--nom", "Delattre"];
        let said = says(&ground, &first, 0, "anne.delattre");
        assert!(said.contains("Code"), "{said}");
        says(&ground, &first, 3, "a déjà un administrateur");
        says(&ground, &["user", "chercher", "Delattre"], 0, "anne.delattre");
        let one = ["user", "suspendre", "--identifiant", "anne.delattre", "--motif", "essai"];
        says(&ground, &one, 0, "suspendu");
        says(&ground, &["user", "chercher", "Delattre"], 0, "suspendu(e)");
        let word = ["user", "mot-de-passe", "--identifiant", "anne.delattre", "--motif", "essai"];
        types(&ground, &word, "azerty\n", 3, "12 signes au moins");
        types(&ground, &word, "cerise-tambour-nuage-violon\n", 0, "Mot de passe changé");
        let nobody = ["user", "code", "--identifiant", "x", "--motif", "essai"];
        says(&ground, &nobody, 3, "personne ne répond à");

        says(&ground, &["backup", "--vers", "sauvegarde"], 0, "Sauvegardé dans sauvegarde");
        says(&ground, &["backup", "--vers", "sauvegarde"], 3, "n’est pas vide");
        let check = ["restore", "--depuis", "sauvegarde", "--verifier-seulement"];
        says(&ground, &check, 0, "La sauvegarde est entière");
        let restore = ["restore", "--depuis", "sauvegarde"];
        says(&ground, &restore, 3, "--remplacer");
        says(&ground, &[&restore[..], &["--remplacer"]].concat(), 0, "est gardé");
        says(&ground, &["user", "chercher", "Delattre"], 0, "suspendu(e)");

        let export = ["export", "--identifiant", "anne.delattre", "--vers", "anne.zip"];
        says(&ground, &export, 0, "dans anne.zip");
        says(&ground, &export, 3, "existe déjà");
        assert!(ground.folder.path().join("anne.zip").exists());
        let school = ["export", "--ecole", "0591234A", "--vers", "ecole.zip"];
        says(&ground, &school, 3, "l’école 0591234A n’est pas sur cette plateforme");
        assert_eq!(ground.engine(), engine);
    }
}

#[test]
fn a_house_moves_by_the_command_line() {
    if !db::testing::engines().contains(&Engine::Postgres) {
        return;
    }
    let (here, there) = (Ground::new(Engine::Sqlite), Ground::new(Engine::Postgres));
    let first = ["user", "premier-administrateur", "--prenom", "Anne", "--nom", "Delattre"];
    says(&here, &first, 0, "anne.delattre");
    let to = there.config.database.as_str();
    says(&here, &["move", "--vers", to], 0, "les mêmes des deux côtés");
    says(&there, &["user", "chercher", "Delattre"], 0, "anne.delattre");
    says(&here, &["move", "--vers", to], 3, "n’est pas vide");
    says(&there, &["move", "--vers", to], 3, "la base de la maison elle-même");
}

#[test]
fn what_is_not_understood_ends_with_two() {
    let ground = Ground::new(Engine::Sqlite);
    says(&ground, &["--help"], 0, "Codes de sortie");
    says(&ground, &["sevre"], 2, "« sevre » n’existe pas");
    says(&ground, &["import"], 2, "il manque <CHEMIN>");
    let file = ground.folder.path().join("faux.toml");
    fs::write(&file, "bsae_url = 'x'").expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_preau"))
        .args(["--config", &file.display().to_string(), "migrate"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("bsae_url"));
    says(&ground, &["import", "absent.zip"], 3, "n’existe pas");
    says(&ground, &["restore", "--depuis", "absent"], 3, "ce n’est pas une sauvegarde entière");
    says(&ground, &["backup", "--vers", "b"], 0, "Sauvegardé");
}

#[test]
fn an_import_that_waits_for_a_word_ends_with_three() {
    let ground = Ground::new(Engine::Sqlite);
    let titles = "UAI;Identifiant;Nom;Prénom;Date de naissance;Niveau;Classe\r\n";
    let lea = "0591234A;1;Martin;Léa;12/03/2019;CE1;CE1-A\r\n";
    let file = ground.folder.path().join("eleves.csv");
    fs::write(&file, [titles, lea].concat()).expect("a file");
    says(&ground, &["import", "eleves.csv"], 3, "ajoutez --ouvrir-les-ecoles");
    let opening = ["import", "--ouvrir-les-ecoles", "eleves.csv"];
    says(&ground, &opening, 3, "ouvrez-les d’abord");
    says(&ground, &["import", "--plan-seul", "eleves.csv"], 0, "rien n’a changé");
    fs::write(&file, "UAI;Nom;Prénom\r\n0591234A;Martin;Léa\r\n").expect("a file");
    says(&ground, &["import", "eleves.csv"], 3, "eleves.csv");
}

/// A syndicate offers the competence by which schools open; nobody has given it.
async fn offer_competence(ground: &Ground) {
    let body = people::NewBody {
        kind: people::BodyKind::Syndicate,
        siren: "200035780".to_owned(),
        name: "Syndicat mixte".to_owned(),
        department: "59".to_owned(),
        population: 0,
        town: None,
        parent: None,
    };
    let write = move |tx: &db::Tx<'_>| {
        people::body::create(tx, std::slice::from_ref(&body))?;
        let syndicate = people::body::find_by_siren(tx, &body.siren)?.ok_or(db::Error::Missing)?;
        tx.run(
            "insert into competence (id, syndicate_id, word, name, opens_schools, from_on)
             values (1, $1, 'ent-1d', 'Usages numériques', 1, '2022-01-01')",
            db::params![syndicate.id],
        )
    };
    ground.db().await.write(write).await.expect("a competence");
}

/// How many schools of the first degree there are, and how many were opened over the gate.
async fn opened(ground: &Ground) -> (i64, i64) {
    let read = |tx: &db::Tx<'_>| {
        let schools = tx.number("select count(*) from school", db::params![])?;
        let log = tx.number(
            "select count(*) from audit where action = 'territory.override'",
            db::params![],
        )?;
        Ok((schools, log))
    };
    ground.db().await.read(read).await.expect("counts")
}

#[tokio::test]
async fn an_import_opens_no_school_whose_commune_has_not_given_the_competence() {
    for engine in db::testing::engines() {
        let ground = Ground::new(engine);
        let town = demo::Territory::of(180, 1);
        demo::write(&town, ground.folder.path(), &demo::Export::default()).expect("an academy");
        offer_competence(&ground).await;
        let import = ["import", "--ouvrir-les-ecoles", "lille/1d"];
        let said = says(&ground, &import, 3, "n’a rien transféré");
        assert!(said.contains("attendent leur commune"), "{said}");
        assert_eq!(opened(&ground).await, (0, 0), "what was refused changed nothing");
        // Where the platform has the commune, the host is told where to look.
        let first = town.towns()[0];
        let write = move |tx: &db::Tx<'_>| {
            let own = people::town::create(tx, first.insee, first.name, "59")?;
            let commune = people::NewBody {
                kind: people::BodyKind::Commune,
                siren: "215903675".to_owned(),
                name: first.name.to_owned(),
                department: "59".to_owned(),
                population: 14_050,
                town: Some(own),
                parent: None,
            };
            people::body::create(tx, &[commune])
        };
        ground.db().await.write(write).await.expect("a commune");
        says(&ground, &import, 3, "Où elle en est : http://localhost:8080/territoire/");

        let alone = ["import", "--ouvrir-quand-meme", "La rentrée est lundi.", "lille/1d"];
        says(&ground, &alone, 2, "--ouvrir-les-ecoles");
        let all =
            ["import", "--ouvrir-les-ecoles", "--ouvrir-quand-meme", "La rentrée.", "lille/1d"];
        says(&ground, &all, 0, "votre raison est gardée");
        let (schools, log) = opened(&ground).await;
        assert!(schools > 0);
        assert_eq!(log, schools, "each of them is in the log of actions");
    }
}

/// An open house, ended whatever happens.
struct Open {
    child: Child,
    address: String,
}

impl Open {
    fn serve(ground: &Ground, more: &[(&str, &str)]) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = free.local_addr().expect("its number").to_string();
        drop(free);
        let mut command = preau(ground);
        command.arg("serve").env("PREAU_LISTEN", &address).envs(more.iter().copied());
        command.env("PREAU_BASE_URL", format!("http://{address}"));
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        Open { child: child.expect("the program runs"), address }
    }

    /// What it says until it is open.
    fn opened(&mut self) -> (String, BufReader<std::process::ChildStdout>) {
        let mut lines = BufReader::new(self.child.stdout.take().expect("piped"));
        let mut said = String::new();
        while !said.contains("Préau est ouvert") {
            let read = lines.read_line(&mut said).expect("UTF-8");
            assert!(read > 0, "it closed: {said}");
        }
        (said, lines)
    }

    fn get(&self, path: &str) -> String {
        let mut line = TcpStream::connect(&self.address).expect("it listens");
        write!(line, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
            .expect("asked");
        let mut answer = String::new();
        line.read_to_string(&mut answer).expect("answered");
        answer
    }

    fn close(mut self, mut lines: impl Read) -> (i32, String, String) {
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status().expect("asked");
        assert!(asked.success());
        let (mut said, mut logged) = (String::new(), String::new());
        lines.read_to_string(&mut said).expect("UTF-8");
        self.child.stderr.take().expect("piped").read_to_string(&mut logged).expect("UTF-8");
        let ended = self.child.wait().expect("it ends");
        (ended.code().unwrap_or(-1), said, logged)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn a_house_opens_answers_and_closes_when_it_is_told() {
    for engine in db::testing::engines() {
        let ground = Ground::new(engine);
        let secret = ("PREAU_SMTP", "smtp://ent:motdepasse@127.0.0.1:2525");
        let mut open = Open::serve(&ground, &[secret]);
        let (said, lines) = open.opened();
        assert!(said.contains("Base") && said.contains("Courriel"), "{said}");
        assert!(!said.contains("motdepasse"), "{said}");
        assert!(open.get("/sante/prete").ends_with("ok"));
        // Somebody else cannot have it meanwhile.
        says(&ground, &["serve"], 3, "ouverte par un autre programme");
        says(&ground, &["backup", "--vers", "sauvegarde"], 0, "Sauvegardé");
        says(&ground, &["restore", "--depuis", "sauvegarde", "--remplacer"], 3, "ouverte");
        let (code, said, _) = open.close(lines);
        assert_eq!((code, said.contains("se ferme")), (0, true), "{said}");
        says(&ground, &["restore", "--depuis", "sauvegarde", "--remplacer"], 0, "Restauré");
    }
}

#[test]
fn the_logs_are_json_when_a_machine_reads_them() {
    let ground = Ground::new(Engine::Sqlite);
    let mut open = Open::serve(&ground, &[("PREAU_LOGS", "json")]);
    let (_, lines) = open.opened();
    let (code, _, logged) = open.close(lines);
    assert_eq!(code, 0);
    assert!(logged.lines().count() > 5, "{logged}");
    for line in logged.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect(line);
        assert!(line["level"].is_string() && line["timestamp"].is_string(), "{line}");
    }
    assert!(logged.contains("\"message\":\"configuration\""), "{logged}");
}
