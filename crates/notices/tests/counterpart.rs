//! A digest on a mail server that no one here wrote (`tools/smtp-counterpart`), when
//! `PREAU_TEST_SMTP` and `PREAU_TEST_SMTP_MAILS` name it.

use crate::house::houses;
use notices::{Mailer, Reader};
use serde_json::Value;
use std::{fs, path::PathBuf};

#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The mails the counterpart has taken, as it has read them.
fn taken(folder: &PathBuf) -> Vec<Value> {
    let files = fs::read_dir(folder).expect("its folder").flatten();
    let read = |path: PathBuf| fs::read(path).expect("a mail");
    files.map(|file| serde_json::from_slice(&read(file.path())).expect("JSON")).collect()
}

#[tokio::test]
async fn a_digest_is_read_by_a_server_and_a_parser_of_others() {
    let (Some(url), Some(folder)) =
        (variable("PREAU_TEST_SMTP"), variable("PREAU_TEST_SMTP_MAILS"))
    else {
        return;
    };
    let folder = PathBuf::from(folder);
    for house in houses().await {
        let from = "Préau de l’école <ne-pas-repondre@example.org>";
        house.app.jobs.lend(Mailer::open(&url, from).expect("a mailer"));
        house.tell(house.issue(1), vec![Reader::guardian(house.samira, house.lea)]).await;
        house.at("2026-11-23 18:00");
        house.run_jobs().await;
        let to = format!("p{}@example.org", house.samira);
        let mails = taken(&folder);
        let mail = mails.iter().find(|mail| mail["to"][0] == to).expect("the digest");
        assert_eq!(mail["defects"], Value::Array(Vec::new()));
        let headers = &mail["headers"];
        assert_eq!(headers["Subject"], "Une nouveauté sur Lys-lez-Lannoy");
        assert_eq!(headers["From"], "Préau de l’école <ne-pas-repondre@example.org>");
        assert_eq!(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
        assert_eq!(headers["Date"], "Mon, 23 Nov 2026 17:00:00 +0000");
        let part = |kind: &str| mail["parts"][kind].as_str().expect("a part").replace("\r\n", "\n");
        assert!(part("text/plain").contains("Léa\n– Mme Durand a publié la gazette."));
        assert!(part("text/html").contains("<h2"));
        fs::remove_dir_all(&folder).and_then(|()| fs::create_dir(&folder)).expect("emptied");
    }
}
