//! The annexes of an act: attached, signed, published and sent with it; and what is not taken.

use crate::{
    clerk::{clerk, council_of_lys, refused},
    life::{path, sign_on_paper, voted},
    world::{worlds, worlds_at},
};
use actes::{Message, read, unpack};
use base::Id;
use council::Deliberation;
use db::{Tx, params};
use files::Settings;
use testing::{Answered, Client, TestSchool};

const NOW: &str = "2026-11-23 10:00";
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n";
/// Two pixels by two, red.
const PNG: &[u8] =
    b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x08\x02\
    \x00\x00\x00\xfd\xd4\x9as\x00\x00\x00\x10IDATx\x9cc\xf8\xcf\xc0\x00D\x0c\x10\x0a\x00\
    \x1f\xee\x03\xfd\x8b_\x14\xd4\x00\x00\x00\x00IEND\xaeB`\x82";

pub fn pdf<'a>(name: &'a str, bytes: &'a [u8]) -> (&'a str, &'a str, &'a str, &'a [u8]) {
    ("nouveaux", name, "application/pdf", bytes)
}

pub async fn attach(client: &Client, act: &str, files: &[(&str, &str, &str, &[u8])]) -> Answered {
    client.upload(&format!("{act}/annexes"), files).await
}

/// Where the annexes of a page are.
pub async fn links(client: &Client, page: &str) -> Vec<String> {
    client.get(page).await.page().attributes("a.attachment", "href")
}

#[tokio::test]
async fn annexes_are_signed_published_and_sent_with_the_act_and_change_no_more() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        let page = path(act, "");
        let files = [pdf("Convention.pdf", PDF), ("nouveaux", "plan.png", "image/png", PNG)];
        attach(&vasseur, &page, &files).await.redirects();
        school.run_jobs().await;
        let annexes = links(&vasseur, &page).await;
        assert_eq!(annexes.len(), 2, "{annexes:?}");
        assert_eq!(vasseur.get(&annexes[0]).await.body.as_ref(), PDF);
        let none = attach(&vasseur, &page, &[]).await;
        assert!(refused(&none).contains("Joignez le document"));
        // Who does not work for the town neither reads nor attaches.
        let dumont = school.client(people.m_dumont).await;
        assert_eq!(dumont.get(&annexes[0]).await.status, 404);
        assert_eq!(attach(&dumont, &page, &files).await.status, 404);
        assert_eq!(school.client(school.marc).await.get(&annexes[0]).await.status, 404);

        sign_on_paper(&vasseur, act).await;
        let public = format!("/actes/{}/{act}", people.lys);
        let file = annexes[0].rsplit('/').next().expect("a file");
        let address = format!("{public}/annexes/{file}");
        assert_eq!(school.nobody().get(&address).await.status, 404, "signed is not published");
        assert_eq!(attach(&vasseur, &page, &files).await.status, 403);
        let remove = [("file", file), ("way", "remove")];
        assert_eq!(vasseur.post(&path(act, "/annexes/ordre"), &remove).await.status, 403);

        vasseur.post(&path(act, "/publication"), &[("matter", "5.7")]).await.redirects();
        let nobody = school.nobody();
        let shown = nobody.get(&public).await.page();
        assert!(shown.text_of("main").contains("Convention.pdf"), "{}", shown.text_of("main"));
        assert_eq!(links(&nobody, &public).await.len(), 2);
        assert_eq!(nobody.get(&address).await.body.as_ref(), PDF);
        // Another act of the town does not give it.
        let elsewhere = format!("/actes/{}/{act}/annexes/{file}", people.syndicate);
        assert_eq!(nobody.get(&elsewhere).await.status, 404);
        sent_with_it(&vasseur, act).await;
    }
}

/// The act, then the annexes, each under the name of the norm.
async fn sent_with_it(vasseur: &Client, act: Id<Deliberation>) {
    let order = [
        ("way", "files"),
        ("matter", "5.7"),
        ("number", "2023_12_13_07"),
        ("typology", "99_DE"),
        ("typology", "99_AU"),
    ];
    let unknown: Vec<(&str, &str)> =
        order.iter().map(|it| if it.1 == "99_DE" { ("typology", "22_AV") } else { *it }).collect();
    let said = refused(&vasseur.post(&path(act, "/transmission"), &unknown).await);
    assert!(said.contains("le document annexe 1 est du type 22_AV"), "{said}");
    vasseur.post(&path(act, "/transmission"), &order).await.redirects();
    let archive = vasseur.get(&path(act, "/transmission/archive.tar.gz")).await;
    assert_eq!(archive.status, 200, "{}", archive.text());
    let files = unpack(&archive.body).expect("its files");
    let names: Vec<&str> = files.iter().skip(2).map(|it| it.name.as_str()).collect();
    let id = "059-215903675-20231213-2023_12_13_07-DE-1-1";
    let expected =
        [format!("99_DE-{id}_1.pdf"), format!("99_DE-{id}_2.pdf"), format!("99_AU-{id}_3.png")];
    assert_eq!(names, expected);
    assert_eq!(files[3].bytes, PDF);
    let Ok(Message::Act(message)) = read(&files[1].bytes) else { panic!("no act") };
    assert_eq!(message.annexes.len(), 2);
}

#[tokio::test]
async fn what_the_prefecture_would_not_take_is_refused_when_it_is_attached() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        let page = path(act, "");
        let text = [("nouveaux", "notes.txt", "text/plain", b"Bonjour".as_slice())];
        let said = refused(&attach(&vasseur, &page, &text).await);
        assert!(said.contains("« notes.txt » n’est ni un PDF"), "{said}");
        let locked = b"%PDF-1.6\ntrailer << /Root 1 0 R /Encrypt 9 0 R >>\n%%EOF";
        let said = refused(&attach(&vasseur, &page, &[pdf("secret.pdf", locked)]).await);
        assert!(said.contains("« secret.pdf » est protégé par un mot de passe"), "{said}");
        assert!(links(&vasseur, &page).await.is_empty(), "nothing was kept");

        attach(&vasseur, &page, &[pdf("lourd.pdf", PDF)]).await.redirects();
        let weigh = "update file set bytes = 160000000 where name = 'lourd.pdf'";
        let write = move |tx: &Tx<'_>| tx.run(weigh, params![]);
        school.app.db.write(write).await.expect("a heavy one");
        let said = refused(&attach(&vasseur, &page, &[pdf("autre.pdf", PDF)]).await);
        assert!(said.contains("pèsent 160 Mo") && said.contains("156 Mo au plus"), "{said}");
        sign_on_paper(&vasseur, act).await;
        let order = [("way", "files"), ("matter", "5.7"), ("number", "1")];
        let said = refused(&vasseur.post(&path(act, "/transmission"), &order).await);
        assert!(said.contains("l’enveloppe de l’État en prend"), "{said}");
    }
}

#[tokio::test]
async fn an_annex_nobody_has_looked_at_is_not_signed() {
    for (school, people) in worlds_at(NOW).await {
        let away = Some("127.0.0.1:9".to_owned());
        school.app.jobs.lend(Settings { clamd: away, ..Settings::default() });
        let (vasseur, act, _) = voted(&school, &people).await;
        attach(&vasseur, &path(act, ""), &[pdf("convention.pdf", PDF)]).await.redirects();
        let days = [("chair_on", "2023-12-14"), ("secretary_on", "2023-12-14")];
        let said = refused(&vasseur.post(&path(act, "/signature/papier"), &days).await);
        assert!(said.contains("« convention.pdf » est encore à l’examen"), "{said}");
        set_state(&school, "refused").await;
        let said = refused(&vasseur.post(&path(act, "/signature/papier"), &days).await);
        assert!(said.contains("a été écartée à l’examen"), "{said}");
        set_state(&school, "ready").await;
        vasseur.post(&path(act, "/signature/papier"), &days).await.redirects();
    }
}

/// What the scanner would have said; nothing waits for it any more.
async fn set_state(school: &TestSchool, state: &'static str) {
    let write = move |tx: &Tx<'_>| {
        tx.run("update file set state = $1", params![state])?;
        tx.run("delete from job where kind = 'files.scan'", params![])
    };
    school.app.db.write(write).await.expect("it is said");
}

#[tokio::test]
async fn an_annex_added_between_two_signatures_makes_the_first_sign_again() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        let mayor = school.client(people.mme_colin).await;
        let secretary = school.client(people.m_wallerand).await;
        mayor.post(&path(act, "/signature"), &[]).await.redirects();
        attach(&vasseur, &path(act, ""), &[pdf("ajout.pdf", PDF)]).await.redirects();
        let said = refused(&secretary.post(&path(act, "/signature"), &[]).await);
        assert!(said.contains("depuis que Mme Irène Colin a signé"), "{said}");
        mayor.post(&path(act, "/signature"), &[]).await.redirects();
        secretary.post(&path(act, "/signature"), &[]).await.redirects();
        school.run_jobs().await;
    }
}

#[tokio::test]
async fn an_act_without_an_annex_is_sealed_as_before_acts_had_any() {
    for (school, people) in worlds_at(NOW).await {
        let (vasseur, act, _) = voted(&school, &people).await;
        sign_on_paper(&vasseur, act).await;
        let look = move |tx: &Tx<'_>| {
            let sql = "select extract, digest from act_seal s
                         join deliberation d on d.id = s.deliberation_id where d.id = $1";
            tx.first::<(String, String)>(sql, params![act])
        };
        let sealed = school.app.db.read(look).await.expect("a seal");
        let (extract, digest) = sealed.expect("it is sealed");
        assert!(!extract.contains("annexes"), "{extract}");
        assert_eq!(blake3::hash(extract.as_bytes()).to_hex().to_string(), digest);
    }
}

#[tokio::test]
async fn annexes_are_ordered_read_by_members_once_told_and_let_go_with_their_draft() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let members = format!("/conseil/{}/membres", people.lys);
        let mandate = vasseur.page(&members).await;
        let mandate = mandate.attribute(".rows input[name=mandate]", "value").expect("a mandate");
        let tie = [("mandate", mandate.as_str())];
        vasseur.client.post(&format!("{members}/comptes"), &tie).await.redirects();
        let meeting = vasseur.prepares("2026-12-10", "19:00").await;
        let act = vasseur.proposes(&meeting, "Budget").await;
        let two = [pdf("un.pdf", PDF), pdf("deux.pdf", b"%PDF-1.7\n%%EOF")];
        attach(&vasseur.client, &act, &two).await.redirects();
        let draft = format!("{act}/redaction");
        let annexes = links(&vasseur.client, &draft).await;
        let last = annexes[1].rsplit('/').next().expect("a file");
        let up = [("file", last), ("way", "up")];
        vasseur.client.post(&format!("{act}/annexes/ordre"), &up).await.redirects();
        let annexes = links(&vasseur.client, &draft).await;
        assert!(annexes[0].ends_with(last), "{annexes:?}");
        let mayor = school.client(people.mme_colin).await;
        assert_eq!(mayor.get(&annexes[0]).await.status, 404, "she was not told of the meeting");
        vasseur.convenes(&meeting, "2026-11-23").await;
        assert_eq!(mayor.get(&annexes[0]).await.status, 200);
        assert_eq!(attach(&mayor, &act, &two).await.status, 403);

        let other = vasseur.prepares("2026-12-12", "10:00").await;
        let act = vasseur.proposes(&other, "Erreur").await;
        attach(&vasseur.client, &act, &[pdf("trois.pdf", PDF)]).await.redirects();
        vasseur.client.post(&format!("{other}/suppression"), &[]).await.redirects();
        let look = |tx: &Tx<'_>| {
            tx.number(
                "select count(*) from file where name = 'trois.pdf' and loose_since is not null",
                params![],
            )
        };
        assert_eq!(school.app.db.read(look).await.expect("files"), 1);
        school.run_jobs().await;
    }
}
