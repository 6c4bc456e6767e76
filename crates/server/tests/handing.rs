//! A town that leaves is handed what its schools hold: the archive the house makes is the one that
//! `preau export` writes, of the last day of its schools, and comes in elsewhere.

use base::{Day, Id};
use db::{Tx, blob::Hash, params};
use people::{groups, school};
use server::{house, wiring::TownArchives};
use std::{collections::BTreeMap, io::Cursor, io::Read, sync::Arc};
use tempfile::TempDir;
use territory::handover::{Archivist, Handover, Lent};
use testing::TestSchool;
use web::opening::Handover as _;
use zip::ZipArchive;

/// The schools of Lys close on 24 November, and its data is asked for.
async fn leave(school: &TestSchool) -> Id<Handover> {
    school.at("2026-11-24 10:00");
    let (lys, now) = (school.lys, school.clock.now());
    let close = move |tx: &Tx<'_>| {
        let url = Archivist.hand_over(tx, lys, now)?;
        for one in school::of_town(tx, lys)? {
            let touched = school::close(tx, one.id, now.day())?;
            groups::refresh(tx, &touched, now.day())?;
        }
        Ok(url)
    };
    let url = school.app.db.write(close).await.expect("closed").expect("a page");
    let id = url.rsplit('/').next().and_then(|id| id.parse().ok());
    id.expect("an archive")
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let name = file.name().expect("UTF-8").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("whole");
        files.insert(name, content);
    }
    files
}

#[tokio::test]
async fn the_archive_of_a_town_holds_its_schools_as_they_were_on_their_last_day() {
    for school in TestSchool::each(house::features).await {
        let folder = TempDir::new().expect("a folder");
        let archives = TownArchives { folder: folder.path().to_owned() };
        school.app.jobs.lend(Lent(Arc::new(archives)));
        let plan = ("file", "plan.txt", "text/plain", &b"de la porte au banc"[..]);
        school.client(school.samira).await.upload(files::urls::UPLOAD, &[plan]).await.json();
        school.run_jobs().await;
        let id = leave(&school).await;
        school.run_jobs().await;

        let vasseur = school.client(school.m_vasseur).await;
        let taken = vasseur.get(&format!("/territoire/remises/{id}/archive")).await;
        assert_eq!(taken.status, 200);
        let page = vasseur.get(&format!("/territoire/remises/{id}")).await.page();
        let digest = Hash::of(&taken.body).to_string();
        assert_eq!(page.text_of("code.digest"), digest, "what one takes is what was said");

        let files = unpacked(&taken.body);
        let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
        assert!(text("registres/ecoles.csv").contains("0591234A"));
        // Closed since, and yet its pupils of the last day are in the columns of ONDE.
        assert!(text("import/eleves.csv").contains("Léa"), "{}", text("import/eleves.csv"));
        assert!(text("export.json").contains("2026-11-23"));
        let plan = files.iter().find(|(name, _)| name.ends_with("/plan.txt")).expect("a content");
        assert_eq!(plan.1, b"de la porte au banc");
        let people = text("registres/personnes.csv");
        assert!(people.contains("Vasseur") && !people.contains("Lambert"), "of this town alone");

        let left = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 0, "nothing stays where it was made");
        let read =
            move |tx: &Tx<'_>| tx.number("select persons from handover where id = $1", params![id]);
        let persons = school.app.db.read(read).await.expect("a count");
        let folders = files.keys().filter(|name| name.ends_with("personne/identite.json")).count();
        assert_eq!(usize::try_from(persons).expect("some"), folders);
        assert_eq!(Day::parse_iso("2026-11-24"), Some(school.clock.today()));
    }
}
