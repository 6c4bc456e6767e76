//! A head arranges what her school assesses with; her teachers read it, other schools do not.

use crate::desk::schools;
use db::Tx;
use results::{AveragesFrom, period, scale, setting, subject};
use testing::TestSchool;

fn of(school: &TestSchool, what: &str) -> String {
    format!("/resultats/ecoles/{}{what}", school.jean_mace)
}

#[tokio::test]
async fn a_head_cuts_the_year_and_her_teachers_read_it() {
    for school in schools().await {
        let lefevre = school.client(school.mme_lefevre).await;
        let url = of(&school, "/periodes?annee=2026");
        let suggested = lefevre.get(&format!("{url}&modele=5")).await.page();
        let lasts: Vec<String> =
            (1..=5).filter_map(|it| suggested.attribute(&format!("#last-{it}"), "value")).collect();
        assert_eq!(lasts, ["2026-11-01", "2027-01-03", "2027-03-07", "2027-05-02", "2027-07-02"]);

        let fields = [
            ("from_on", "2026-09-01"),
            ("name-1", "Semestre 1"),
            ("last-1", "2027-01-31"),
            ("name-2", "Semestre 2"),
            ("last-2", "2026-12-31"),
        ];
        let again = lefevre.post(&url, &fields).await;
        assert_eq!(again.status, 422);
        let page = again.any_page();
        assert!(page.text_of("#last-2-error").contains("finit avant d’avoir commencé"));
        assert_eq!(page.attribute("#name-1", "value").as_deref(), Some("Semestre 1"), "kept");
        let mut good = fields;
        good[4].1 = "2027-07-02";
        lefevre.post(&url, &good).await.redirects();
        let id = school.jean_mace;
        let read = move |tx: &Tx<'_>| period::of_school(tx, id, base::SchoolYear(2026));
        let periods = school.app.db.read(read).await.expect("read");
        assert_eq!(periods.len(), 2);
        assert_eq!(periods[1].from_on, periods[0].until_on, "no gap");

        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&of(&school, "/periodes")).await.page();
        assert!(page.text_of(".rows").contains("Du 01/02/2027 au 02/07/2027"));
        assert!(!page.has("form.form"));
        assert_eq!(durand.post(&url, &good).await.status, 403);
        let lambert = school.client(school.m_lambert).await;
        assert_eq!(lambert.get(&url).await.status, 404);
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get(&url).await.status, 403, "a family sees the school, not this");
    }
}

#[tokio::test]
async fn a_period_that_is_used_is_not_taken_away() {
    for school in schools().await {
        let people = school.people;
        let cut = move |tx: &Tx<'_>| results::testing::cut_years(tx, &people);
        let periods = school.app.db.write(cut).await.expect("cut");
        let third = periods.jean_mace[2].id;
        // A livret of another room names it, as a foreign key.
        let name = move |tx: &Tx<'_>| {
            tx.run("create table livret (period_id bigint references period (id))", &[])?;
            tx.run("insert into livret values ($1)", db::params![third])
        };
        school.app.db.write(name).await.expect("named");
        let lefevre = school.client(school.mme_lefevre).await;
        let fields = [
            ("from_on", "2026-09-01"),
            ("name-1", "Semestre 1"),
            ("last-1", "2027-01-31"),
            ("name-2", "Semestre 2"),
            ("last-2", "2027-07-02"),
        ];
        let refused = lefevre.post(&of(&school, "/periodes?annee=2026"), &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".error").contains("déjà utilisée"));
        let id = school.jean_mace;
        let read = move |tx: &Tx<'_>| period::of_school(tx, id, base::SchoolYear(2026));
        assert_eq!(
            school.app.db.read(read).await.expect("read"),
            periods.jean_mace,
            "nothing moved"
        );
    }
}

#[tokio::test]
async fn subjects_come_by_themselves_and_are_weighed_by_the_head() {
    for school in schools().await {
        let wider = school.widen().await;
        school.at("2026-11-24 03:00");
        school.run_jobs().await;
        let college = wider.college;
        let read = move |tx: &Tx<'_>| subject::of_school(tx, college);
        let subjects = school.app.db.read(read).await.expect("read");
        assert_eq!(subjects.len(), 1, "what M. Roche teaches, with its national code");
        let mathematics = &subjects[0];
        assert_eq!((&*mathematics.name, mathematics.code.len()), ("Mathématiques", 6));

        let besson = school.client(wider.mme_besson).await;
        let url = format!("/resultats/ecoles/{college}/matieres");
        besson.post(&url, &[("new", "Algèbre")]).await.redirects();
        let subjects = school.app.db.read(read).await.expect("read");
        let algebra = subjects.iter().find(|it| it.name == "Algèbre").expect("added").id;
        let parent = format!("parent-{algebra}");
        let of = mathematics.id.to_string();
        let weight = format!("weight-{algebra}");
        besson.post(&url, &[(&parent, &of), (&weight, "1,5")]).await.redirects();
        let subjects = school.app.db.read(read).await.expect("read");
        let algebra = subjects.iter().find(|it| it.name == "Algèbre").expect("there");
        assert_eq!((algebra.parent, algebra.weight), (Some(mathematics.id), 150));

        let upside_down = format!("parent-{}", mathematics.id);
        let below = algebra.id.to_string();
        let refused = besson.post(&url, &[(&weight, "beaucoup"), (&upside_down, &below)]).await;
        assert_eq!(refused.status, 422);
        let words = refused.any_page().text_of(".problems");
        assert!(words.contains("Algèbre : un coefficient est un nombre"), "{words}");
        assert!(words.contains("une sous-matière fait partie d’une matière"), "{words}");
        let twice = besson.post(&url, &[("new", "ALGEBRE")]).await;
        assert!(twice.any_page().text_of("#new-error").contains("déjà là"));
        let roche = school.client(wider.m_roche).await;
        roche.get(&url).await.page();
        assert_eq!(roche.post(&url, &[("new", "Latin")]).await.status, 403);
    }
}

#[tokio::test]
async fn a_head_says_which_subject_is_an_option_and_the_others_are_of_the_common_core() {
    for school in schools().await {
        let wider = school.widen().await;
        school.at("2026-11-24 03:00");
        school.run_jobs().await;
        let college = wider.college;
        let besson = school.client(wider.mme_besson).await;
        let url = format!("/resultats/ecoles/{college}/matieres");
        besson.post(&url, &[("new", "Latin")]).await.redirects();
        let read = move |tx: &Tx<'_>| subject::of_school(tx, college);
        let subjects = school.app.db.read(read).await.expect("read");
        let latin = subjects.iter().find(|it| it.name == "Latin").expect("added").id;
        let field = format!("election-{latin}");
        let chosen = format!("select[name='{field}'] option[selected]");
        let page = besson.get(&url).await.page();
        assert_eq!(page.text_of(&chosen), "Tronc commun");
        besson.post(&url, &[(&field, "F")]).await.redirects();
        let page = besson.get(&url).await.page();
        assert_eq!(page.text_of(&chosen), "Option facultative");
        // What it is said to be by no letter changes nothing, and who only reads reads it too.
        besson.post(&url, &[(&field, "Z")]).await.redirects();
        let roche = school.client(wider.m_roche).await;
        let page = roche.get(&url).await.page().text_of("#subjects");
        assert!(page.contains("Option facultative") && page.contains("Tronc commun"), "{page}");
    }
}

#[tokio::test]
async fn a_school_makes_a_scale_and_retires_it_without_losing_its_words() {
    for school in schools().await {
        let lefevre = school.client(school.mme_lefevre).await;
        let url = of(&school, "/echelles");
        let steps = |from: &'static str| {
            [
                ("name", "Météo"),
                ("key", "P"),
                ("label", "Pluie"),
                ("from", ""),
                ("counts", "20"),
                ("key", "N"),
                ("label", "Nuages"),
                ("from", from),
                ("counts", "50"),
                ("key", "S"),
                ("label", "Soleil"),
                ("from", "70"),
                ("counts", "100"),
            ]
        };
        let refused = lefevre.post(&url, &steps("80")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("Niveau 3"));
        let mut like_not_done = steps("40");
        like_not_done[1].1 = "NR";
        let refused = lefevre.post(&url, &like_not_done).await;
        assert_eq!(refused.status, 422);
        let words = refused.any_page().text_of(".problems");
        assert!(words.contains("veulent déjà dire absent, dispensé et non rendu"), "{words}");
        lefevre.post(&url, &steps("40")).await.redirects();
        let id = school.jean_mace;
        let read = move |tx: &Tx<'_>| scale::of_school(tx, id);
        let scales = school.app.db.read(read).await.expect("read");
        let weather = scales.last().expect("made").clone();
        assert_eq!((&*weather.name, weather.rank_of("s")), ("Météo", Some(3)));

        // Those of the nation are below their names; the school's own is open.
        let page = lefevre.get(&url).await.page();
        let folded = page.texts_of("section[aria-labelledby=national] summary");
        assert!(folded.contains(&"Lettres E, D, C, B, A".to_owned()), "{folded:?}");
        let own = format!("section[aria-labelledby=scale-{}] tbody th", weather.id);
        assert_eq!(page.texts_of(&own), ["Soleil", "Nuages", "Pluie"]);

        let retire = format!("/resultats/echelles/{}/retrait", weather.id);
        let durand = school.client(school.mme_durand).await;
        assert_eq!(durand.post(&retire, &[]).await.status, 403);
        let lambert = school.client(school.m_lambert).await;
        assert_eq!(lambert.post(&retire, &[]).await.status, 404);
        assert_eq!(
            lefevre.post("/resultats/echelles/1/retrait", &[]).await.status,
            404,
            "national"
        );
        lefevre.post(&retire, &[]).await.redirects();
        assert_eq!(school.app.db.read(read).await.expect("read").len(), scales.len() - 1);
        let nation = results::Nation::of(&school.app).await.expect("read");
        let known = move |tx: &Tx<'_>| nation.scales(tx, &[weather.id]);
        assert_eq!(school.app.db.read(known).await.expect("read").len(), 1, "still readable");
        assert_eq!(lefevre.post(&retire, &[]).await.status, 409, "once");
    }
}

#[tokio::test]
async fn a_head_decides_of_marks_and_averages_and_two_heads_do_not_undo_each_other() {
    for school in schools().await {
        let lefevre = school.client(school.mme_lefevre).await;
        let url = of(&school, "/reglages");
        let page = lefevre.get(&url).await.page();
        assert_eq!(page.attribute("[name=version]", "value").as_deref(), Some("0"));
        let fields = [("marks_early", "on"), ("averages_from", "shown"), ("version", "0")];
        lefevre.post(&url, &fields).await.redirects();
        assert_eq!(lefevre.post(&url, &fields).await.status, 409, "read before the other saved");
        let id = school.jean_mace;
        let settings =
            school.app.db.read(move |tx| setting::of_school(tx, id)).await.expect("read");
        assert!(settings.marks_early);
        assert_eq!((settings.averages_from, settings.version), (AveragesFrom::Shown, 1));
        let durand = school.client(school.mme_durand).await;
        assert_eq!(durand.get(&url).await.status, 403);
        durand.get(&of(&school, "")).await.page();
    }
}

#[tokio::test]
async fn what_a_school_arranges_is_read_by_its_staff_and_shut_to_everybody_else() {
    for school in schools().await {
        let read = ["", "/periodes", "/matieres", "/echelles", "/programmes/cycle2"];
        let arranged = ["/reglages", "/import"];
        let lefevre = school.client(school.mme_lefevre).await;
        let durand = school.client(school.mme_durand).await;
        let roussel = school.client(school.mme_roussel).await;
        for what in read {
            lefevre.get(&of(&school, what)).await.page();
            durand.get(&of(&school, what)).await.page();
            roussel.get(&of(&school, what)).await.page();
        }
        for what in arranged {
            lefevre.get(&of(&school, what)).await.page();
            assert_eq!(durand.get(&of(&school, what)).await.status, 403, "{what}");
        }
        let elsewhere = school.client(school.m_lambert).await;
        let other = school.client(school.mme_bernard).await;
        let family = school.client(school.samira).await;
        let pupil = school.client(school.lea).await;
        for what in read.iter().chain(&arranged) {
            let url = of(&school, what);
            assert_eq!(elsewhere.get(&url).await.status, 404, "{what}");
            assert_eq!(other.get(&url).await.status, 404, "{what}");
            assert_eq!(family.get(&url).await.status, 403, "{what}");
            assert_eq!(pupil.get(&url).await.status, 403, "{what}");
            assert_eq!(school.nobody().get(&url).await.status, 401, "{what}");
        }
        assert_eq!(lefevre.get(&of(&school, "/programmes/lycee")).await.status, 404);
    }
}
