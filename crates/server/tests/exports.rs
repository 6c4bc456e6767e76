//! What leaves: a person with everything that is his, a school, a town.

use base::Clock;
use people::register::Extent;
use server::{
    commands::{
        export::{Contents, From, person, place},
        progress::Progress,
    },
    ending, house,
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
        exports: house::features().into_iter().map(|feature| feature.export).collect(),
        now: school.clock.now(),
    }
}

async fn leave(school: &TestSchool, extent: Extent, contents: Contents, zip: &Zip) -> u64 {
    let bar = Progress::new();
    place(&from(school), extent, contents, &zip.path, &bar).await.expect("exported")
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
        let count = person(&from(&school), school.samira, &zip.path, &Progress::new()).await;
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

        let again = person(&from(&school), school.samira, &zip.path, &Progress::new()).await;
        let refused = again.expect_err("it is there");
        assert_eq!(ending::code(refused.as_ref()), ending::REFUSED);
        assert_eq!(unpacked(&zip.path), files, "and was not touched");

        let of_marc = new_zip();
        person(&from(&school), school.marc, &of_marc.path, &Progress::new()).await.expect("his");
        let files = unpacked(&of_marc.path);
        assert!(files.keys().all(|name| !name.starts_with("fichiers/")));
        assert!(files.values().all(|text| !text.contains("Sous le banc")), "her letter is hers");
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
async fn what_cannot_be_written_leaves_nothing_behind() {
    for school in schools().await {
        let folder = TempDir::new().expect("a temporary folder");
        let to = folder.path().join("tout.zip");
        let nobody = base::Id::new(4);
        let failed = person(&from(&school), nobody, &to, &Progress::new()).await;
        failed.expect_err("nobody has this number");
        let left = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 0, "at {}", Clock::system().today());
    }
}
