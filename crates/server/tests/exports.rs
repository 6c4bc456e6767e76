//! What leaves: a person with everything that is his, a school, a town.

use crate::houses::Ground;
use base::{Clock, Day};
use people::register::Extent;
use people::{NewSchool, SchoolKind};
use server::{
    commands::{
        export::{person, place},
        import::bring_in,
    },
    ending,
    export::{Contents, From, Moment, Step},
    house,
};
use std::{
    collections::BTreeMap,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use testing::TestSchool;
use zip::ZipArchive;

/// The school has lived: a letter, a file.
async fn schools() -> Vec<TestSchool> {
    let schools = TestSchool::each(house::features).await;
    for school in &schools {
        let to = format!("p:{}", school.samira);
        let letter = [
            ("to", to.as_str()),
            ("subject", "Les lunettes de Léa"),
            ("body", "Sous le banc."),
            ("action", "send"),
        ];
        school.client(school.mme_durand).await.post("/messages/nouveau", &letter).await.redirects();
        let plan = ("file", "plan.txt", "text/plain", &b"de la porte au banc"[..]);
        school.client(school.samira).await.upload(files::urls::UPLOAD, &[plan]).await.json();
        school.run_jobs().await;
    }
    schools
}

fn from(school: &TestSchool) -> From<'_> {
    From {
        db: &school.app.db,
        blobs: &school.app.blobs,
        exports: house::exports(),
        now: school.clock.now(),
    }
}

fn nobody_waits(_: Step) {}

async fn leave(school: &TestSchool, extent: Extent, contents: Contents, zip: &Zip) -> u64 {
    let moment = Moment { contents, on: school.clock.today() };
    let held = place(&from(school), extent, moment, &zip.path, &nobody_waits).await;
    held.expect("exported").persons
}

struct Zip {
    path: PathBuf,
    _folder: TempDir,
}

fn new_zip() -> Zip {
    let folder = TempDir::new().expect("a temporary folder");
    Zip { path: folder.path().join("tout.zip"), _folder: folder }
}

/// Every file, by its name.
fn unpacked(path: &Path) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(File::open(path).expect("written")).expect("an archive");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let name = file.name().expect("UTF-8").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        files.insert(name, text);
    }
    files
}

#[tokio::test]
async fn a_person_leaves_with_everything_and_nothing_of_others() {
    for school in schools().await {
        let zip = new_zip();
        let count = person(&from(&school), school.samira, &zip.path, &nobody_waits).await;
        let files = unpacked(&zip.path);
        assert_eq!(count.expect("exported"), files.len() as u64);
        let identity = &files["personne/identite.json"];
        assert!(identity.contains("\"Haddad\"") && !identity.contains("Moreau"), "{identity}");
        let places = &files["personne/rattachements.json"];
        assert!(places.contains("Léa Martin") && places.contains("Jules Martin"), "{places}");
        assert!(files["personne/connexions.json"].contains("Firefox · Android"));
        let letters = &files["messages/001.html"];
        assert!(letters.contains("Sous le banc."), "{letters}");
        let list = &files["fichiers/liste.csv"];
        let plan = files.iter().find(|(name, _)| name.ends_with("/plan.txt"));
        let (name, content) = plan.expect("the content itself");
        assert!(list.contains(name.as_str()), "the list says where: {list}");
        assert_eq!(content, "de la porte au banc");

        let again = person(&from(&school), school.samira, &zip.path, &nobody_waits).await;
        let refused = again.expect_err("it is there");
        assert_eq!(ending::code(refused.as_ref()), ending::REFUSED);
        assert_eq!(unpacked(&zip.path), files, "and was not touched");

        let of_marc = new_zip();
        person(&from(&school), school.marc, &of_marc.path, &nobody_waits).await.expect("his");
        let files = unpacked(&of_marc.path);
        assert!(files.keys().all(|name| !name.starts_with("fichiers/")));
        assert!(files.values().all(|text| !text.contains("Sous le banc")), "her letter is hers");
    }
}

#[tokio::test]
async fn of_who_is_erased_only_the_name_and_the_past_leave() {
    for school in schools().await {
        let (app, samira, today) = (school.app.clone(), school.samira, school.clock.today());
        let (pupils, now) = ([school.lea, school.jules], school.clock.now());
        let erase = move |tx: &db::Tx<'_>| {
            let mut touched = people::Touched::nobody();
            for pupil in pupils {
                touched = touched.and(people::person::leave(tx, &[pupil], today)?);
            }
            people::groups::refresh(tx, &touched, today)?;
            web::erasing::erase(&app, tx, samira, Some(pupils[0]), now)
        };
        assert!(school.app.db.write(erase).await.expect("erased"));
        let zip = new_zip();
        person(&from(&school), samira, &zip.path, &nobody_waits).await.expect("exported");
        let files = unpacked(&zip.path);
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let own = ["connexions", "identite", "journal", "rattachements"];
        assert_eq!(names, own.map(|name| format!("personne/{name}.json")));
        assert!(files["personne/identite.json"].contains("\"efface_le\": \"2026-11-23T"));
        assert!(files["personne/rattachements.json"].contains("Léa Martin"));
        assert!(!files["personne/connexions.json"].contains("Firefox"));
    }
}

/// The rows of a register, without its titles.
fn rows<'z>(files: &'z BTreeMap<String, String>, name: &str) -> Vec<&'z str> {
    files[&format!("registres/{name}.csv")].lines().skip(1).collect()
}

#[tokio::test]
async fn a_school_leaves_with_its_people_and_not_with_another_schools() {
    for school in schools().await {
        let zip = new_zip();
        let extent = Extent { schools: vec![school.jean_mace], town: None };
        let persons = leave(&school, extent, Contents::Everything, &zip).await;
        let files = unpacked(&zip.path);
        assert_eq!(rows(&files, "ecoles").len(), 1);
        assert_eq!(rows(&files, "classes").len(), 2);
        assert_eq!(rows(&files, "scolarites").len(), 5);
        // Five pupils, their six guardians, four of the staff.
        assert_eq!((rows(&files, "personnes").len(), persons), (15, 15));
        let people = rows(&files, "personnes").join("\n");
        assert!(people.contains("Haddad;Samira"), "{people}");
        assert!(!people.contains("Bernard"), "Hugo is of another town");
        assert!(!people.contains("Jules"), "her son is of another school");
        let ties = rows(&files, "responsabilites");
        assert_eq!(
            ties.iter().filter(|tie| tie.starts_with(&school.samira.to_string())).count(),
            1
        );
        let letters = format!("personnes/{}/messages/001.html", school.samira);
        assert!(files[&letters].contains("Sous le banc."));
        assert!(files["export.json"].contains("\"scolarites\":5"), "{}", files["export.json"]);
        assert!(files["LISEZMOI.txt"].contains("registres/*.csv"));
    }
}

#[tokio::test]
async fn a_town_leaves_with_its_schools_and_its_agents() {
    for school in schools().await {
        let zip = new_zip();
        let extent =
            Extent { schools: vec![school.jean_mace, school.kergomard], town: Some(school.lys) };
        leave(&school, extent, Contents::RegistersOnly, &zip).await;
        let files = unpacked(&zip.path);
        assert_eq!((rows(&files, "communes").len(), rows(&files, "ecoles").len()), (1, 2));
        let people = rows(&files, "personnes").join("\n");
        for (name, is_there) in
            [("Vasseur", true), ("Garnier", true), ("Jules", true), ("Lambert", false)]
        {
            assert_eq!(people.contains(name), is_there, "{name}");
        }
        assert!(files.keys().all(|name| !name.starts_with("personnes/")), "registers only");
        let dated = rows(&files, "fonctions").join("\n");
        assert!(dated.contains(";head;;2026-09-01;"), "{dated}");
    }
}

#[tokio::test]
async fn a_town_that_leaves_comes_in_elsewhere() {
    for school in schools().await {
        let (zip, folder) = (new_zip(), TempDir::new().expect("a temporary folder"));
        let extent =
            Extent { schools: vec![school.jean_mace, school.kergomard], town: Some(school.lys) };
        leave(&school, extent, Contents::RegistersOnly, &zip).await;
        for (name, text) in unpacked(&zip.path) {
            if let Some(name) = name.strip_prefix("import/") {
                std::fs::write(folder.path().join(name), text).expect("unpacked");
            }
        }
        // Elsewhere, where only the schools are known.
        let there = Ground::new(school.app.db.engine());
        let db = there.db().await;
        db.write(|tx| {
            let town = people::town::create(tx, "59367", "Lys-lez-Lannoy", "59")?;
            for (uai, kind) in
                [("0591234A", SchoolKind::Elementary), ("0595678B", SchoolKind::Nursery)]
            {
                let new = NewSchool {
                    uai: uai.to_owned(),
                    town,
                    kind,
                    name: uai.to_owned(),
                    academy: "09".to_owned(),
                    source_key: None,
                    opened_on: people::testing::first_day(),
                };
                people::school::create(tx, &new)?;
            }
            Ok(())
        })
        .await
        .expect("two schools");
        let import = feeds::import::Import::default();
        let imported =
            bring_in(&db, folder.path(), import, &Clock::system()).await.expect("brought in");
        let applied = imported.applied.expect("applied");
        assert_eq!((applied.schools, applied.held, applied.unknown), (2, 0, 0));
        let today = Clock::system().today();
        let classes = db
            .read(move |tx| {
                let school =
                    people::school::find_by_uai(tx, "0591234A")?.ok_or(db::Error::Missing)?;
                let page = people::school::page(tx, school.id, today)?.ok_or(db::Error::Missing)?;
                let ce1 = page.classes.iter().find(|line| line.class.name == "CE1-A");
                let ce1 = ce1.ok_or(db::Error::Missing)?.class.id;
                Ok((page, people::class::page(tx, ce1, today)?.ok_or(db::Error::Missing)?))
            })
            .await;
        let (page, ce1) = classes.expect("the school, elsewhere");
        assert_eq!((page.pupils, page.guardians, page.classes.len()), (5, 6, 2));
        assert_eq!(ce1.team.len(), 1, "Mme Durand");
        let lea = ce1.pupils.iter().find(|line| line.name.first == "Léa").expect("Léa");
        assert_eq!(lea.birth_day, Day::parse_iso("2019-03-12"));
        let guardians: Vec<&str> =
            lea.guardians.iter().map(|line| line.name.last.as_str()).collect();
        assert_eq!(guardians, ["Haddad", "Martin"]);
    }
}

#[tokio::test]
async fn what_cannot_be_written_leaves_nothing_behind() {
    for school in schools().await {
        let folder = TempDir::new().expect("a temporary folder");
        let to = folder.path().join("tout.zip");
        let nobody = base::Id::new(4);
        let failed = person(&from(&school), nobody, &to, &nobody_waits).await;
        failed.expect_err("nobody has this number");
        let left = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 0, "at {}", Clock::system().today());
    }
}
