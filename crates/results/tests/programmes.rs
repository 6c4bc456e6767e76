//! A school adds to a programme, by hand or from a file, and takes back what it did; the nation has
//! new editions. What was learnt stays readable.

use crate::desk::schools;
use db::Tx;
use results::{Nation, Skill, referential};
use testing::{Answered, Client, TestSchool};

fn of(school: &TestSchool, what: &str) -> String {
    format!("/resultats/ecoles/{}{what}", school.jean_mace)
}

async fn taught(school: &TestSchool, code: &'static str, on: &str) -> Vec<Skill> {
    let (id, day) = (school.jean_mace, base::Day::parse_iso(on).expect("a day"));
    let read = move |tx: &Tx<'_>| referential::taught(tx, id, &[code], day);
    school.app.db.read(read).await.expect("read")
}

/// The codes of a skill and of all above it.
async fn path_to(school: &TestSchool, skill: base::Id<Skill>) -> Vec<String> {
    let nation = Nation::of(&school.app).await.expect("read");
    let read = move |tx: &Tx<'_>| nation.with_above(tx, &[skill]);
    let skills = school.app.db.read(read).await.expect("read");
    skills.iter().map(|skill| skill.code.clone()).collect()
}

async fn sends(client: &Client, url: &str, fields: &[(&str, &str)], file: &[u8]) -> Answered {
    client.upload_with(url, fields, &[("file", "programme.csv", "text/csv", file)]).await
}

/// Presses the button below a plan.
async fn applies(client: &Client, plan: &Answered) -> Answered {
    let page = plan.page();
    let action = page.attribute("form[action$='/application']", "action").expect("a button");
    let mut fields: Vec<(String, String)> = Vec::new();
    for name in ["code", "edition", "title", "source", "from_on", "mark"] {
        let field = format!("form[action$='/application'] input[name='{name}']");
        fields.extend(page.attribute(&field, "value").map(|value| (name.to_owned(), value)));
    }
    let text = plan.text();
    let file = text.split("<textarea name=\"file\"").nth(1).expect("the file").split_once('>');
    let file = file.expect("the file").1.split("</textarea>").next().expect("its end");
    let file = file.trim_start_matches('\n').replace("&quot;", "\"").replace("&amp;", "&");
    fields.push(("file".to_owned(), file));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(&action, &fields).await
}

const GARDEN: &str = "code;parent;nature;intitulé;niveaux;retirée le\n\
                      JAR;;domaine;Le jardin de l’école;;\n\
                      JAR-1;JAR;partie;Semer et récolter;;\n\
                      JAR-1-1;JAR-1;compétence;Semer des radis;CE1 CE2;\n\
                      LEC-E1;FRA-LEC;compétence;\"Lire l’étiquette d’un \"\"sachet\"\"\";CE1;\n";

#[tokio::test]
async fn a_teacher_adds_a_skill_and_the_head_retires_it() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let url = of(&school, "/programmes/cycle2");
        let page = durand.get(&url).await.page();
        assert_eq!(page.count("details"), 7, "the domains of cycle 2");
        assert_eq!(page.count("input[name=levels]"), 3, "CP, CE1, CE2");
        let core = durand.get(&of(&school, "/programmes/socle")).await.page();
        assert_eq!(core.count("input[name=levels]"), 0, "what is for all asks for no level");
        let skills = taught(&school, "cycle2", "2026-11-23").await;
        let reading = skills.iter().find(|it| it.code == "FRA-LEC").expect("a part");
        let parent = reading.id.to_string();
        let empty = durand.post(&url, &[("parent", &parent), ("label", " ")]).await;
        assert_eq!(empty.status, 422);
        let domain = skills[0].id.to_string();
        let wrong = durand.post(&url, &[("parent", &domain), ("label", "Lire")]).await;
        assert!(wrong.any_page().text_of("#parent-error").contains("dans la liste"));
        let fields = [("parent", &*parent), ("label", "Lire une carte"), ("levels", "ce1")];
        durand.post(&url, &fields).await.redirects();
        let after = taught(&school, "cycle2", "2026-11-23").await;
        let map = after.last().expect("added").clone();
        assert_eq!((&*map.label, &*map.levels), ("Lire une carte", " ce1 "));
        assert_eq!(map.parent, Some(reading.id), "below the nation's");
        assert_eq!(path_to(&school, map.id).await, ["FRA", "FRA-LEC", &map.code]);
        let page = durand.get(&url).await.page();
        assert!(page.text_of(".tree").contains("Lire une carte CE1 École"));

        let retire = format!("/resultats/competences/{}/retrait", map.id);
        assert_eq!(durand.post(&retire, &[]).await.status, 403);
        let lambert = school.client(school.m_lambert).await;
        assert_eq!(lambert.post(&retire, &[]).await.status, 404);
        assert_eq!(lambert.get(&url).await.status, 404);
        let lefevre = school.client(school.mme_lefevre).await;
        let national = format!("/resultats/competences/{}/retrait", skills[2].id);
        assert_eq!(lefevre.post(&national, &[]).await.status, 404, "the nation's is nobody's");
        lefevre.post(&retire, &[]).await.redirects();
        assert_eq!(taught(&school, "cycle2", "2026-11-23").await.len(), skills.len());
        let known = move |tx: &Tx<'_>| referential::skills(tx, &[map.id]);
        let kept = school.app.db.read(known).await.expect("read");
        assert_eq!(kept[0].label, "Lire une carte", "still readable");
        let page = durand.get(&url).await.page();
        assert!(page.text_of("details").contains("Lire une carte retirée le 23/11/2026"));
    }
}

#[tokio::test]
async fn a_file_is_read_before_it_changes_anything_and_undone_by_its_export() {
    for school in schools().await {
        let lefevre = school.client(school.mme_lefevre).await;
        let url = of(&school, "/import");
        let before = taught(&school, "cycle2", "2026-11-23").await.len();
        let plan = sends(&lefevre, &url, &[("code", "cycle2")], GARDEN.as_bytes()).await;
        let sentences = plan.page().texts_of(".sentences li");
        assert_eq!(sentences.len(), 4);
        assert_eq!(sentences[2], "Ajouter « Semer des radis » (JAR-1-1).");
        assert_eq!(taught(&school, "cycle2", "2026-11-23").await.len(), before, "only read");
        applies(&lefevre, &plan).await.redirects();
        let skills = taught(&school, "cycle2", "2026-11-23").await;
        assert_eq!(skills.len(), before + 4);
        let label = skills.iter().find(|it| it.code == "LEC-E1").expect("added");
        assert_eq!(label.label, "Lire l’étiquette d’un \"sachet\"");
        // The plan was read before it was done: once.
        let again = applies(&lefevre, &plan).await;
        assert_eq!(again.status, 422);
        assert!(again.any_page().text_of(".note").contains("a changé entre-temps"));

        let export = lefevre.get(&of(&school, "/programmes/cycle2")).await.page();
        let links = export.attributes("a[href$='export.csv']", "href");
        let file = lefevre.get(links.last().expect("the school's own")).await;
        assert!(file.text().contains("JAR-1;JAR;partie;Semer et récolter"));
        let other = GARDEN
            .replace("Semer des radis", "Semer des carottes")
            .replace("JAR-1;JAR;partie", "JAR-2;JAR;partie")
            .replace("JAR-1-1;JAR-1;", "JAR-1-1;JAR-2;");
        let plan = sends(&lefevre, &url, &[("code", "cycle2")], other.as_bytes()).await;
        let sentences = plan.page().texts_of(".sentences li").join(" ");
        assert!(sentences.contains("« Semer des radis » devient « Semer des carottes »"));
        assert!(sentences.contains("Retirer « Semer et récolter » au 23/11/2026"));
        applies(&lefevre, &plan).await.redirects();
        assert_eq!(taught(&school, "cycle2", "2026-11-23").await.len(), before + 4);

        let back = sends(&lefevre, &url, &[("code", "cycle2")], &file.body).await;
        applies(&lefevre, &back).await.redirects();
        let undone = taught(&school, "cycle2", "2026-11-23").await;
        let words = |skills: &[Skill]| -> Vec<(String, String, Option<base::Id<Skill>>)> {
            let own = skills.iter().skip(before);
            own.map(|it| (it.code.clone(), it.label.clone(), it.parent)).collect()
        };
        assert_eq!(words(&undone), words(&skills), "everything is as it was");

        let wrong = GARDEN.replace("FRA-LEC", "FRA-XYZ");
        let refused = sends(&lefevre, &url, &[("code", "cycle2")], wrong.as_bytes()).await;
        assert_eq!(refused.status, 422);
        let words = refused.any_page().text_of(".problems");
        assert!(words.contains("Ligne 5 : Le parent « FRA-XYZ »"), "{words}");
        let durand = school.client(school.mme_durand).await;
        assert_eq!(sends(&durand, &url, &[("code", "cycle2")], b"x").await.status, 403);
        let foreign = sends(&lefevre, &url, &[("code", "lycee")], b"x").await;
        assert_eq!(foreign.status, 400, "not taught in an école");
        let lambert = school.client(school.m_lambert).await;
        assert_eq!(lambert.get(links.last().expect("one")).await.status, 404);
        lambert.get(&links[0]).await.text();
    }
}

#[tokio::test]
async fn a_new_edition_of_the_nation_begins_on_its_day_and_what_was_learnt_stays() {
    for school in schools().await {
        let delattre = school.client(school.mme_delattre).await;
        let (url, file) = ("/resultats/programmes/import", GARDEN.replace("FRA-LEC", "JAR-1"));
        let fields = [
            ("code", "cycle2"),
            ("edition", "2027"),
            ("title", "Cycle 2"),
            ("source", "Arrêté de 2027"),
            ("from_on", "2027-09-01"),
        ];
        let mut bad = fields;
        bad[4].1 = "";
        let refused = sends(&delattre, url, &bad, file.as_bytes()).await;
        assert_eq!(refused.status, 422);
        let before = taught(&school, "cycle2", "2026-11-23").await;
        let plan = sends(&delattre, url, &fields, file.as_bytes()).await;
        assert!(plan.page().text_of("main [role=status]").contains("4 changements"));
        applies(&delattre, &plan).await.redirects();
        assert_eq!(taught(&school, "cycle2", "2026-11-23").await, before, "this year's");
        assert_eq!(taught(&school, "cycle2", "2027-08-31").await.len(), before.len());
        let next = taught(&school, "cycle2", "2027-09-01").await;
        assert_eq!(next.len(), 4);
        // The programmes that are kept in memory are read again when one has changed.
        let radish = next.iter().find(|it| it.code == "JAR-1-1").expect("radishes").id;
        assert_eq!(path_to(&school, radish).await, ["JAR", "JAR-1", "JAR-1-1"]);
        let file = file.replace("Semer des radis", "Semer des navets");
        let plan = sends(&delattre, url, &fields, file.as_bytes()).await;
        applies(&delattre, &plan).await.redirects();
        let nation = Nation::of(&school.app).await.expect("read");
        let read = move |tx: &Tx<'_>| nation.with_above(tx, &[radish]);
        let read = school.app.db.read(read).await.expect("read");
        assert_eq!(read[2].label, "Semer des navets");
        let ids: Vec<_> = before.iter().map(|it| it.id).collect();
        let known = move |tx: &Tx<'_>| referential::skills(tx, &ids);
        assert_eq!(school.app.db.read(known).await.expect("read").len(), before.len());
        let lefevre = school.client(school.mme_lefevre).await;
        assert_eq!(lefevre.get(url).await.status, 404);
        assert_eq!(sends(&lefevre, url, &fields, file.as_bytes()).await.status, 404);
    }
}

#[tokio::test]
async fn the_export_of_a_programme_imported_again_changes_nothing() {
    for school in schools().await {
        let delattre = school.client(school.mme_delattre).await;
        for (id, code, from_on) in [(1, "maternelle", "2021-09-01"), (3, "cycle3", "2016-09-01")] {
            let file = delattre.get(&format!("/resultats/programmes/{id}/export.csv")).await;
            let edition = if id == 1 { "2021" } else { "2015" };
            let fields = [
                ("code", code),
                ("edition", edition),
                ("title", "Le même"),
                ("source", "La même"),
                ("from_on", from_on),
            ];
            let url = "/resultats/programmes/import";
            let plan = sends(&delattre, url, &fields, &file.body).await;
            let words = plan.page().text_of("main [role=status]");
            assert!(words.starts_with("Rien ne changerait."), "{words}");
        }
    }
}
