//! Reports leave for the State: what is missing is said and mended, the file is valid by the schema
//! of the ministry.

use crate::{
    council,
    desk::{self, Desk, desks, desks_at, fill, report_of},
};
use base::Id;
use people::School;
use std::{path::PathBuf, process::Command};
use testing::Client;

pub const PRIMARY: &str = "livret-scolaire_1d_schema_1.0b.xsd";
pub const SECONDARY: &str = "import-complet-strict.xsd";

/// `xmllint` of libxml2, that nobody here wrote, with the schemas of the ministry.
#[track_caller]
pub fn is_valid(schema: &str, bytes: &[u8]) {
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

/// Gives a child to a service of the département, which is no person and has no civility.
async fn entrust(desk: &Desk, pupil: Id<people::Person>) {
    let now = desk.school.clock.now();
    let entrust = move |tx: &db::Tx<'_>| {
        let name = base::PersonName::new("", "Aide sociale à l’enfance", None);
        let details = people::Details::named(name);
        let new = people::NewPerson { details, keys: Vec::new() };
        let guardian = people::person::create(tx, &[new], now)?[0];
        let bond = people::NewGuardianship {
            guardian,
            pupil,
            kind: people::Kinship::ChildWelfare,
            has_authority: true,
            is_contact: true,
            pays: false,
            priority: 3,
            from_on: now.day(),
            until_on: None,
        };
        people::guardianship::begin(tx, &[bond]).map(drop)
    };
    desk.school.app.db.write(entrust).await.expect("entrusted");
}

pub async fn lock(client: &Client, class: &str, period: &str) {
    client.post(&format!("{class}/verrou"), &[("period", period)]).await.redirects();
}

pub fn page_of(school: Id<School>, period: Id<results::Period>) -> String {
    format!("/livrets/ecoles/{school}/lsu?periode={period}")
}

/// Types a good number wherever one is asked for.
pub async fn mend(client: &Client, page: &str) {
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
        entrust(&desk, school.lea).await;
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
        is_valid(PRIMARY, &sent.body);
        let text = sent.text();
        assert!(text.contains("Une bonne période.") && text.contains("FRA-LEC"), "{text}");
        assert!(
            text.contains("responsable ") && !text.contains("Aide sociale"),
            "no person: {text}"
        );
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
        // The number is the pupil's: it leaves with her, and goes after her.
        let lea = school.lea;
        let export = move |tx: &db::Tx<'_>| (reports::feature().export)(tx, lea);
        let files = school.app.db.read(export).await.expect("exported");
        assert!(String::from_utf8_lossy(&files[0].bytes).contains("\"kind\": \"ine\""));
        let erase = move |tx: &db::Tx<'_>| (reports::feature().erase)(tx, lea);
        school.app.db.write(erase).await.expect("erased");
        assert!(school.app.db.read(export).await.expect("exported").is_empty());
        let garnier = school.client(school.mme_garnier).await;
        let nursery = page_of(school.kergomard, desk.period.id);
        let page = garnier.get(&nursery).await.page();
        assert!(page.text_of("main").contains("la synthèse de ses acquis"), "it has another way");
        let none = format!("/livrets/ecoles/{}/lsu", school.kergomard);
        assert_eq!(garnier.post(&none, &[("period", &period)]).await.status, 404);
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

/// Decides the socle of everybody, and writes their syntheses.
async fn conclude_cycles(client: &Client, class: &str, period: &str) {
    let page = client.get(&format!("{class}?periode={period}")).await.page();
    for report in page.attributes(".livret-row .grow > a", "href") {
        let form = format!("{report}/bilan");
        let page = client.get(&form).await.page();
        let version = page.attribute("input[name=version]", "value").expect("a version");
        let mut fields: Vec<(String, &str)> =
            page.attributes(".components select", "name").into_iter().map(|it| (it, "3")).collect();
        fields.push(("version".to_owned(), &version));
        fields.push(("general".to_owned(), "Une année pleine."));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), *b)).collect();
        client.post(&form, &fields).await.redirects();
    }
}

/// Where a family lives.
async fn house(desk: &Desk, person: Id<people::Person>) {
    let settle = move |tx: &db::Tx<'_>| {
        let mut known = people::person::load(tx, person)?.expect("a person").details;
        "12 rue des Lilas\nRésidence du Parc".clone_into(&mut known.address);
        (known.postcode, known.city) = ("59390".to_owned(), "Lys-lez-Lannoy".to_owned());
        people::person::edit(tx, &[(person, known)])
    };
    desk.school.app.db.write(settle).await.expect("settled");
}

#[tokio::test]
async fn at_the_end_of_a_cycle_its_report_goes_too_with_the_address_of_the_family() {
    for desk in desks_at("2027-06-14 10:00").await {
        let school = &desk.school;
        let college = desk.college().await;
        let wider = &college.people;
        house(&desk, wider.mme_benali).await;
        let heads = [
            (school.client(school.mme_lefevre).await, school.jean_mace, wider.ce2_c, &desk.last),
            (
                school.client(wider.mme_besson).await,
                wider.college,
                wider.sixth_a,
                &college.taught.periods[2],
            ),
        ];
        for (head, place, class, period) in heads {
            let (class, id) = (format!("/livrets/classes/{class}"), period.id.to_string());
            head.post(&format!("{class}/ouverture"), &[("period", &id)]).await.redirects();
            fill(&head, &class, period.id).await;
            conclude_cycles(&head, &class, &id).await;
            lock(&head, &class, &id).await;
            let url = page_of(place, period.id);
            mend(&head, &url).await;
            let codes = move |tx: &db::Tx<'_>| {
                let named = "update subject set code = '030201' where school_id = $1 and code = ''";
                tx.run(named, db::params![place])
            };
            school.app.db.write(codes).await.expect("named");
            let page = head.get(&url).await.page();
            assert!(
                page.text_of(".note").contains("élèves sont prêts"),
                "{}",
                page.text_of("main")
            );
            let file = format!("/livrets/ecoles/{place}/lsu");
            let sent = head.post(&file, &[("period", &id)]).await;
            assert_eq!(sent.status, 200);
            let is_first = place == school.jean_mace;
            is_valid(
                if is_first {
                    "livret-scolaire_1d_schema_1.0b.xsd"
                } else {
                    "import-complet-strict.xsd"
                },
                &sent.body,
            );
            let text = sent.text();
            assert!(text.contains("bilan-cycle") && text.contains("12 rue des Lilas"), "{text}");
        }
    }
}

/// The feed has said by which number SIECLE knows this pupil in the collège, and in another one,
/// and by which one STS knows this teacher.
async fn number(desk: &Desk, pupil: Id<people::Person>, teacher: Id<people::Person>) {
    let keys = [("siecle:0594444D", "701294"), ("siecle:0590043C", "12")]
        .map(|(source, key)| (pupil, people::Key::new(source, key)))
        .into_iter()
        .chain([(teacher, people::Key::new("sts:0594444D", "8949"))])
        .collect::<Vec<_>>();
    let write = move |tx: &db::Tx<'_>| people::person::add_keys(tx, &keys);
    desk.school.app.db.write(write).await.expect("known");
}

/// Gives its subjects the codes of the nomenclature.
pub async fn name_subjects(desk: &Desk, college: &desk::College) {
    let subjects = [&college.taught.mathematics, &college.taught.french, &college.taught.german];
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
}

#[tokio::test]
async fn a_collège_sends_its_bulletins_in_the_version_that_is_asked_for() {
    for desk in desks().await {
        let (college, besson) = council::college(&desk).await;
        let period = college.taught.periods[0].id;
        let class = format!("/livrets/classes/{}", college.people.sixth_a);
        desk::call(&desk.school, college.people.ilyes);
        let words = [("words", "Un groupe ponctuel."), ("version", "0")];
        besson.post(&format!("{class}/vie-scolaire?periode={period}"), &words).await.redirects();
        fill(&besson, &class, period).await;
        lock(&besson, &class, &period.to_string()).await;
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        let report = report_of(&page, "Ilyes");
        assert!(besson.get(&report).await.page().text_of("main").contains("Verrouillé"));
        let url = page_of(college.people.college, period);
        entrust(&desk, college.people.ilyes).await;
        number(&desk, college.people.rose, college.people.m_roche).await;
        let said = besson.get(&url).await.page().text_of(".livret-numbers");
        for lack in ["SIECLE manque", "STS manque", "n’est pas un code de matière"] {
            assert!(said.contains(lack), "{lack} in {said}");
        }
        for known in ["Rose", "Roche"] {
            assert!(!said.contains(known), "the feed has said the number of {known}: {said}");
        }
        mend(&besson, &url).await;
        name_subjects(&desk, &college).await;
        let page = besson.get(&url).await.page();
        assert!(page.text_of(".note").contains("3 élèves sont prêts"), "{}", page.text_of("main"));
        let file = format!("/livrets/ecoles/{}/lsu", college.people.college);
        for version in ["7.0", "6.0"] {
            let form = [("period", &*period.to_string()), ("version", version)];
            let sent = besson.post(&file, &form).await;
            assert_eq!(sent.status, 200, "{version}");
            is_valid(SECONDARY, &sent.body);
            assert!(sent.text().contains(&format!("schemaVersion=\"{version}\"")));
            assert!(sent.text().contains("12.5/20"), "{}", sent.text());
            assert!(sent.text().contains("id-be=\"701294\""), "{}", sent.text());
            assert!(sent.text().contains("id-sts=\"8949\""), "{}", sent.text());
            for words in
                ["<vie-scolaire-commun ", "Un groupe ponctuel.", "nb-heures-manquees=\"3\""]
            {
                assert!(sent.text().contains(words), "{words} in {}", sent.text());
            }
            assert!(sent.text().contains("denomination=\"Aide sociale"), "{}", sent.text());
        }
    }
}

#[tokio::test]
async fn what_is_missing_is_said_of_the_version_that_is_chosen() {
    for desk in desks().await {
        let (college, besson) = council::college(&desk).await;
        let (place, period) = (college.people.college, college.taught.periods[0].id.to_string());
        let class = format!("/livrets/classes/{}", college.people.sixth_a);
        fill(&besson, &class, college.taught.periods[0].id).await;
        lock(&besson, &class, &period).await;
        let url = page_of(place, college.taught.periods[0].id);
        mend(&besson, &url).await;
        name_subjects(&desk, &college).await;
        let page = besson.get(&url).await.page();
        assert!(page.text_of(".note").contains("3 élèves sont prêts"), "{}", page.text_of("main"));
        let chosen = "form[method=get] select[name=version] option[selected]";
        assert_eq!(page.attribute(chosen, "value").as_deref(), Some("7.0"));
        let asked = page.attribute("form[method=get] input[name=periode]", "value");
        assert_eq!(asked.as_deref(), Some(&*period));
        // A file of before wants elements of programme: refused, it says so, and what it is about.
        let file = format!("/livrets/ecoles/{place}/lsu");
        let form = [("period", period.as_str()), ("version", "2.0")];
        let back = besson.post(&file, &form).await.redirects();
        let page = besson.get(&back).await.page();
        let said = page.text_of("main");
        assert!(said.contains("un élément de programme"), "{said}");
        assert!(said.contains("Le fichier ne peut pas") && !said.contains("Il ne manque rien"));
        assert_eq!(page.attribute(chosen, "value").as_deref(), Some("2.0"));
        let periods = page.attributes("nav.chips a", "href");
        assert_eq!(periods.len(), 3);
        assert!(periods.iter().all(|it| it.ends_with("&version=2.0")), "{periods:?}");
        // It stays chosen when numbers are typed, right or wrong.
        let numbers = page.attribute("form[action*=numeros]", "action").expect("a form");
        let name = format!("siecle-{}", college.people.ilyes);
        let wrong = besson.post(&numbers, &[(name.as_str(), "douze")]).await;
        assert_eq!(wrong.status, 422);
        let shown = wrong.any_page().attribute(chosen, "value");
        assert_eq!(shown.as_deref(), Some("2.0"));
        let back = besson.post(&numbers, &[(name.as_str(), "701")]).await.redirects();
        assert!(back.ends_with("&version=2.0"), "{back}");
        // What is taken is of the version that is shown.
        let page = besson.get(&format!("{url}&version=6.0")).await.page();
        assert!(page.text_of("main").contains("la version 6.0 du schéma"));
        let taken = page.attribute("input[type=hidden][name=version]", "value");
        assert_eq!(taken.as_deref(), Some("6.0"));
    }
}

#[tokio::test]
async fn a_bulletin_reopened_in_june_still_says_the_day_of_its_council() {
    for desk in desks().await {
        let (college, besson) = council::college(&desk).await;
        let period = college.taught.periods[0].id;
        let class = format!("/livrets/classes/{}", college.people.sixth_a);
        fill(&besson, &class, period).await;
        lock(&besson, &class, &period.to_string()).await;
        desk.school.at("2027-06-10 10:00");
        let besson = desk.school.client(college.people.mme_besson).await;
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        let ilyes = report_of(&page, "Ilyes");
        let why = [("edition", "1"), ("reason", "Une note a été oubliée.")];
        besson.post(&format!("{ilyes}/reouverture"), &why).await.redirects();
        lock(&besson, &class, &period.to_string()).await;
        mend(&besson, &page_of(college.people.college, period)).await;
        name_subjects(&desk, &college).await;
        let file = format!("/livrets/ecoles/{}/lsu", college.people.college);
        let sent = besson.post(&file, &[("period", &period.to_string())]).await;
        assert_eq!(sent.status, 200);
        is_valid(SECONDARY, &sent.body);
        let text = sent.text();
        assert_eq!(text.matches("date-conseil-classe=\"2026-11-23\"").count(), 3, "{text}");
        assert_eq!(text.matches("date-verrou=\"2027-06-10").count(), 1, "{text}");
    }
}
