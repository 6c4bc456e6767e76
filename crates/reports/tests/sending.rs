//! Reports leave for the State: what is missing is said and mended, the file is valid by the schema
//! of the ministry.

use crate::{
    council,
    desk::{Desk, desks, fill, report_of},
};
use base::Id;
use people::School;
use std::{path::PathBuf, process::Command};
use testing::Client;

/// `xmllint` of libxml2, that nobody here wrote, with the schemas of the ministry.
#[track_caller]
fn is_valid(schema: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file.xml");
    std::fs::write(&file, bytes).expect("written");
    let schemas = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../lsu/tests/schemas");
    let asked = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schemas.join(schema))
        .arg(&file)
        .output()
        .expect("il manque « xmllint » : installez le paquet « libxml2-utils »");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
}

async fn lock(client: &Client, class: &str, period: &str) {
    client.post(&format!("{class}/verrou"), &[("period", period)]).await.redirects();
}

fn page_of(school: Id<School>, period: Id<results::Period>) -> String {
    format!("/livrets/ecoles/{school}/lsu?periode={period}")
}

/// Types a good number wherever one is asked for.
async fn mend(client: &Client, page: &str) {
    let shown = client.get(page).await.page();
    let names = shown.attributes(".livret-numbers input", "name");
    let number = |name: &String| match name.split('-').next() {
        Some("ine") => {
            format!("{:09}AB", name.len() * 7 + name.bytes().map(usize::from).sum::<usize>())
        }
        _ => name.bytes().map(usize::from).sum::<usize>().to_string(),
    };
    let fields: Vec<(String, String)> =
        names.iter().map(|name| (name.clone(), number(name))).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let codes = page.replace("/lsu?", "/lsu/numeros?");
    client.post(&codes, &fields).await.redirects();
}

#[tokio::test]
async fn an_école_says_what_is_missing_mends_it_and_sends_a_file_the_ministry_takes() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        let period = desk.period.id.to_string();
        let lefevre = school.client(school.mme_lefevre).await;
        lock(&lefevre, &desk.class(), &period).await;
        let url = page_of(school.jean_mace, desk.period.id);
        let page = lefevre.get(&url).await.page();
        let said = page.text_of(".livret-numbers");
        assert!(said.contains("Léa Martin, CE1-A : l’INE manque."), "{said}");
        assert!(said.contains("l’identifiant de la classe dans ONDE manque"), "{said}");
        // Nobody is ready: there is no file.
        let file = format!("/livrets/ecoles/{}/lsu", school.jean_mace);
        let form = [("period", period.as_str()), ("only_ready", "on")];
        lefevre.post(&file, &form).await.redirects();
        // A number of a wrong form is said, and what was typed is still there.
        let name = format!("ine-{}", school.lea);
        let codes = url.replace("/lsu?", "/lsu/numeros?");
        let answer = lefevre.post(&codes, &[(name.as_str(), "12")]).await;
        assert_eq!(answer.status, 422);
        let value = answer.any_page().attribute(&format!("input[name={name}]"), "value");
        assert_eq!(value.as_deref(), Some("12"));
        mend(&lefevre, &url).await;
        let page = lefevre.get(&url).await.page();
        assert!(page.text_of(".note").contains("3 élèves sont prêts"), "{}", page.text_of("main"));
        let sent = lefevre.post(&file, &[("period", &period)]).await;
        assert_eq!(sent.status, 200);
        is_valid("livret-scolaire_1d_schema_1.0b.xsd", &sent.body);
        let text = sent.text();
        assert!(text.contains("Une bonne période.") && text.contains("FRA-LEC"), "{text}");
        // A number of another school's pupil is not taken.
        let stranger = format!("ine-{}", school.hugo);
        lefevre.post(&codes, &[(stranger.as_str(), "123456789AB")]).await.redirects();
        let find = {
            let hugo = school.hugo.raw();
            move |tx: &db::Tx<'_>| {
                tx.number("select count(*) from report_code where thing_id = $1", db::params![hugo])
            }
        };
        assert_eq!(school.app.db.read(find).await.expect("read"), 0);
        refuse(&desk, &url, &file).await;
    }
}

/// Nobody but the head sends, and who has sent is written down.
async fn refuse(desk: &Desk, url: &str, file: &str) {
    let school = &desk.school;
    let period = desk.period.id.to_string();
    let durand = school.client(school.mme_durand).await;
    assert_eq!(durand.get(url).await.status, 403);
    assert_eq!(durand.post(file, &[("period", &period)]).await.status, 403);
    let samira = school.client(school.samira).await;
    assert_ne!(samira.get(url).await.status, 200);
    let lambert = school.client(school.m_lambert).await;
    assert_ne!(lambert.get(url).await.status, 200, "another school");
    let place = school.jean_mace;
    let read = move |tx: &db::Tx<'_>| people::audit::of_school(tx, place, None, 20);
    let deeds = school.app.db.read(read).await.expect("read");
    let exported = deeds.iter().filter(|deed| deed.action == "report.export").count();
    assert_eq!(exported, 1);
}

#[tokio::test]
async fn a_collège_sends_its_bulletins_in_the_version_that_is_asked_for() {
    for desk in desks().await {
        let (college, besson) = council::college(&desk).await;
        let period = college.taught.periods[0].id;
        let class = format!("/livrets/classes/{}", college.people.sixth_a);
        fill(&besson, &class, period).await;
        lock(&besson, &class, &period.to_string()).await;
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        let report = report_of(&page, "Ilyes");
        assert!(besson.get(&report).await.page().text_of("main").contains("Verrouillé"));
        let url = page_of(college.people.college, period);
        let said = besson.get(&url).await.page().text_of(".livret-numbers");
        for lack in ["SIECLE manque", "STS manque", "n’est pas un code de matière"] {
            assert!(said.contains(lack), "{lack} in {said}");
        }
        mend(&besson, &url).await;
        let subjects =
            [&college.taught.mathematics, &college.taught.french, &college.taught.german];
        let codes: Vec<(Id<results::Subject>, String)> = subjects
            .iter()
            .zip(["061300", "020700", "030201"])
            .map(|(subject, code)| (subject.id, code.to_owned()))
            .collect();
        let write = move |tx: &db::Tx<'_>| {
            for (id, code) in &codes {
                let row = db::params![*id, code.as_str()];
                tx.run("update subject set code = $2 where id = $1", row)?;
            }
            Ok(())
        };
        desk.school.app.db.write(write).await.expect("named");
        let page = besson.get(&url).await.page();
        assert!(page.text_of(".note").contains("3 élèves sont prêts"), "{}", page.text_of("main"));
        let file = format!("/livrets/ecoles/{}/lsu", college.people.college);
        for version in ["7.0", "6.0"] {
            let form = [("period", &*period.to_string()), ("version", version)];
            let sent = besson.post(&file, &form).await;
            assert_eq!(sent.status, 200, "{version}");
            is_valid("import-complet-strict.xsd", &sent.body);
            assert!(sent.text().contains(&format!("schemaVersion=\"{version}\"")));
            assert!(sent.text().contains("12.5/20"), "{}", sent.text());
        }
    }
}
