//! What changes under results: the scale, the class of a pupil, another version of the form.

use crate::desk::{DICTATION, LETTRES, Paper, desk, lines_stand, schools};
use people::{Level, NewEnrolment, enrolment, groups};
use testing::TestSchool;

#[tokio::test]
async fn a_scale_that_changes_under_results_is_refused_or_translated() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let typed = [(0, school.lea, "3"), (0, school.ines, "1"), (0, school.lina, "a")];
        durand.types(&paper, &typed).await.redirects();
        let edit = format!("{}/edition", paper.url);
        let other =
            [("title", "Dictée n° 4"), ("day", "2026-11-23"), ("scale", LETTRES), ("version", "1")];
        let refused = durand.0.post(&edit, &other).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("Cochez « Traduire »"));
        assert!(page.has("input[name=translate]"));
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "3", "nothing has changed");
        let translated = [&other[..], &[("translate", "on")]].concat();
        durand.0.post(&edit, &translated).await.redirects();
        // 3 of « objectifs » counts for 80, which is A; 1 counts for 20, which is D.
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "A");
        assert_eq!(durand.reads(&paper, 0, school.ines).await, "D");
        assert_eq!(durand.reads(&paper, 0, school.lina).await, "abs");
        lines_stand(&school).await;
        let history = format!("{}/historique/{}", paper.url, school.lea);
        assert!(durand.page(&history).await.text_of(".rows").contains('3'), "what was said stays");
    }
}

#[tokio::test]
async fn a_form_of_before_another_change_changes_nothing() {
    for school in schools().await {
        let petit = desk(&school, school.m_petit).await;
        let roussel = desk(&school, school.mme_roussel).await;
        let paper = petit.makes(school.cm2_b).await;
        let edit = format!("{}/edition", paper.url);
        let with = |title| {
            let mut fields: Vec<(&str, &str)> = DICTATION[1..3].to_vec();
            fields.extend([("title", title), ("version", "1")]);
            fields
        };
        petit.0.post(&edit, &with("Dictée n° 5")).await.redirects();
        let refused = roussel.0.post(&edit, &with("Dictée n° 6")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("modifiée entre-temps"));
        assert!(petit.page(&paper.url).await.text_of("h1").contains("n° 5"));
    }
}

/// Inès goes to another class of the school on a day.
async fn moves(school: &TestSchool, class: base::Id<people::Class>, day: &str) {
    let day = base::Day::parse_iso(day).expect("a day");
    let to = NewEnrolment {
        pupil: school.ines,
        school: school.jean_mace,
        class: Some(class),
        level: Level::Ce2,
        from_on: day,
        until_on: None,
    };
    let change = move |tx: &db::Tx<'_>| {
        let touched = enrolment::change(tx, &to)?;
        groups::refresh(tx, &touched, day)
    };
    school.app.db.write(change).await.expect("moved");
}

async fn typed(school: &TestSchool) -> (crate::desk::Desk, Paper) {
    let durand = desk(school, school.mme_durand).await;
    let paper = durand.makes(school.ce1_a).await;
    durand.types(&paper, &[(0, school.ines, "4"), (0, school.lea, "2")]).await.redirects();
    let show = [("visible_on", "2026-11-23"), ("action", "show")];
    durand.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
    (durand, paper)
}

#[tokio::test]
async fn results_follow_a_pupil_who_changes_class_and_the_grid_shows_that_she_has_left() {
    for school in schools().await {
        let wider = school.widen().await;
        let (durand, paper) = typed(&school).await;
        school.at("2026-11-30 10:00");
        moves(&school, wider.ce2_c, "2026-11-30").await;
        let page = durand.page(&paper.grid()).await;
        let gone = page.text_of("tr.gone");
        assert!(gone.contains("parti en CE2-C le lundi 30 novembre"), "{gone}");
        assert!(gone.contains('4'), "what she has shown stays");
        assert!(!page.has(&format!("input[name='{}']", paper.cell(0, school.ines))));
        // Nobody writes of her there any more.
        let forged = paper.cell(0, school.ines);
        durand.0.post(&paper.grid(), &[(&*forged, "1")]).await.redirects();
        assert!(durand.page(&paper.grid()).await.text_of("tr.gone").contains('4'));
        // Her family and her new teacher read it; the former one no longer opens her own page.
        let moreau = desk(&school, school.mme_moreau).await;
        assert_eq!(moreau.0.get(&paper.sheet(school.ines)).await.status, 200);
        let leroy = desk(&school, wider.mme_leroy).await;
        assert_eq!(leroy.0.get(&paper.sheet(school.ines)).await.status, 200);
        assert_eq!(leroy.0.get(&paper.grid()).await.status, 404, "nor of the others");
        assert_eq!(durand.0.get(&paper.sheet(school.ines)).await.status, 404);
        // The column on a phone says it too.
        let column = format!("{}/items/{}", paper.url, paper.items[0]);
        assert!(durand.page(&column).await.text_of(".gone").contains("parti en CE2-C"));
        // In her new class she appears, with nothing said of her yet.
        let other = leroy.makes(wider.ce2_c).await;
        assert_eq!(leroy.reads(&other, 0, school.ines).await, "");
        assert_eq!(leroy.page(&other.grid()).await.count("tbody tr"), 3);
    }
}

#[tokio::test]
async fn who_arrives_after_the_day_of_an_assessment_appears_with_nothing_said() {
    for school in schools().await {
        let wider = school.widen().await;
        let leroy = desk(&school, wider.mme_leroy).await;
        let paper = leroy.makes(wider.ce2_c).await;
        assert_eq!(leroy.page(&paper.grid()).await.count("tbody tr"), 2);
        school.at("2026-11-30 10:00");
        moves(&school, wider.ce2_c, "2026-11-30").await;
        let page = leroy.page(&paper.grid()).await;
        assert_eq!((page.count("tbody tr"), page.count("tr.gone")), (3, 0));
        leroy.types(&paper, &[(0, school.ines, "3")]).await.redirects();
        assert_eq!(leroy.reads(&paper, 0, school.ines).await, "3");
    }
}

#[tokio::test]
async fn an_assessment_that_changes_while_a_colleague_types_tells_him_what_became_of_each_cell() {
    for school in schools().await {
        let petit = desk(&school, school.m_petit).await;
        let roussel = desk(&school, school.mme_roussel).await;
        let paper = petit.makes(school.cm2_b).await;
        let open = roussel.page(&paper.grid()).await;
        petit.types(&paper, &[(1, school.noe, "2")]).await.redirects();
        // The first item is taken away, the scale becomes letters.
        let items = format!("{}/items", paper.url);
        petit
            .0
            .post(&items, &[("action", &format!("remove:{}", paper.items[0]))])
            .await
            .redirects();
        let letters = [
            ("title", "Dictée n° 4"),
            ("day", "2026-11-20"),
            ("scale", LETTRES),
            ("version", "1"),
            ("translate", "on"),
        ];
        petit.0.post(&format!("{}/edition", paper.url), &letters).await.redirects();
        let cells = [
            (paper.cell(0, school.noe), "3"),
            (paper.seen(0, school.noe), "0"),
            (paper.cell(1, school.lea_the_other), "3"),
            (paper.seen(1, school.lea_the_other), "0"),
            (paper.cell(1, school.noe), "A"),
            (paper.seen(1, school.noe), "0"),
        ];
        let fields: Vec<(String, String)> =
            cells.map(|(name, value)| (name, value.to_owned())).into();
        let told = roussel.sends(&paper.cells(), &fields).await.json();
        let wrong: Vec<&str> = told["wrong"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|it| it["sentence"].as_str())
            .collect();
        assert_eq!(wrong.len(), 2, "{told}");
        assert!(wrong.iter().any(|it| it.contains("n’existe plus")), "{wrong:?}");
        assert!(wrong.iter().any(|it| it.contains("pas un niveau de cette échelle")), "{wrong:?}");
        // What can still be read is merged: he wrote over what he had not seen.
        assert_eq!(told["differences"][0]["theirs"], "C");
        // The page of before, sent whole, loses nothing: it is shown again with what was typed.
        let mut old = crate::desk::seen(&open);
        for (name, value) in &mut old {
            if *name == paper.cell(1, school.lea_the_other) {
                "4".clone_into(value);
            }
        }
        let refused = roussel.sends(&paper.grid(), &old).await;
        assert_eq!(refused.status, 422);
        let kept = format!("input[name='{}']", paper.cell(1, school.lea_the_other));
        assert_eq!(refused.any_page().attribute(&kept, "value").as_deref(), Some("4"));
        lines_stand(&school).await;
    }
}

#[tokio::test]
async fn what_a_pupil_showed_in_another_school_is_read_by_her_family_alone() {
    for school in schools().await {
        let (durand, paper) = typed(&school).await;
        school.at("2026-11-30 10:00");
        let today = school.clock.today();
        let to = NewEnrolment {
            pupil: school.ines,
            school: school.ferry,
            class: Some(school.ce1_z),
            level: Level::Ce1,
            from_on: today,
            until_on: None,
        };
        let change = move |tx: &db::Tx<'_>| {
            let touched = enrolment::change(tx, &to)?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(change).await.expect("moved");
        let gone = durand.page(&paper.grid()).await.text_of("tr.gone");
        assert!(gone.contains("parti le lundi 30 novembre"), "{gone}");
        assert!(!gone.contains("CE1-Z"), "where she is now is nobody's business here");
        assert_eq!(durand.0.get(&paper.sheet(school.ines)).await.status, 404);
        let lambert = desk(&school, school.m_lambert).await;
        assert_eq!(lambert.0.get(&paper.sheet(school.ines)).await.status, 404);
        let skills = format!("/evaluations/classes/{}/competences", school.ce1_z);
        assert!(!lambert.page(&skills).await.has("dl.levels"));
        let moreau = desk(&school, school.mme_moreau).await;
        assert_eq!(moreau.0.get(&paper.sheet(school.ines)).await.status, 200);
    }
}

/// Whether the école gives marks before the 6e.
async fn gives_marks(school: &TestSchool, marks_early: bool) {
    let place = school.jean_mace;
    let set = move |tx: &db::Tx<'_>| {
        let known = results::setting::of_school(tx, place)?;
        results::setting::set(tx, place, results::setting::Settings { marks_early, ..known })
    };
    school.app.db.write(set).await.expect("set");
}

#[tokio::test]
async fn what_is_offered_no_more_stays_in_what_was_made_with_it() {
    for school in schools().await {
        let lefevre = desk(&school, school.mme_lefevre).await;
        let scales = format!("/resultats/ecoles/{}/echelles", school.jean_mace);
        let mut weather = vec![("name", "Météo")];
        for (key, label, from, counts) in [("P", "Pluie", "", "20"), ("S", "Soleil", "70", "100")] {
            weather.extend([("key", key), ("label", label), ("from", from), ("counts", counts)]);
        }
        lefevre.0.post(&scales, &weather).await.redirects();
        let place = school.jean_mace;
        let read = move |tx: &db::Tx<'_>| results::scale::of_school(tx, place);
        let scale = school.app.db.read(read).await.expect("read").last().expect("made").id;
        gives_marks(&school, true).await;
        let durand = desk(&school, school.mme_durand).await;
        let id = scale.to_string();
        let with = [("scale", &*id), ("out_of", "10")];
        let paper = durand.makes_with(school.ce1_a, &with).await;
        durand.types(&paper, &[(0, school.lea, "s"), (2, school.lea, "7,5")]).await.redirects();
        lefevre.0.post(&format!("/resultats/echelles/{scale}/retrait"), &[]).await.redirects();
        gives_marks(&school, false).await;
        // Its form still says what it is made with: another title changes nothing else.
        let edit = format!("{}/edition", paper.url);
        let page = durand.page(&edit).await;
        assert_eq!(page.attribute("select[name=scale] option[selected]", "value"), Some(id));
        assert_eq!(page.attribute("input[name=out_of]", "value").as_deref(), Some("10"));
        let scale = scale.to_string();
        let day = [("day", "2026-11-23"), ("version", "1")];
        let renamed = [&[("title", "La météo"), ("scale", &*scale), ("out_of", "10")], &day[..]];
        durand.0.post(&edit, &renamed.concat()).await.redirects();
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "S");
        assert_eq!(durand.reads(&paper, 2, school.lea).await, "7,5");
        // A new one is made with what is offered now, a copy too.
        let new = durand.page(&format!("/evaluations/classes/{}/nouvelle", school.ce1_a)).await;
        assert!(!new.text_of("select[name=scale]").contains("Météo"));
        assert!(!new.has("input[name=out_of]"));
        let copy = format!("/evaluations/classes/{}/copie", school.ce1_a);
        let edit = durand.0.post(&copy, &[("source", paper.id())]).await.redirects();
        let page = durand.page(&edit).await;
        let levels = page.text_of("select[name=scale] option[selected]");
        assert!(levels.contains("Objectifs d’apprentissage"), "{levels}");
        assert!(!page.has("input[name=out_of]"));
    }
}

#[tokio::test]
async fn an_assessment_of_marks_alone_is_copied_with_levels_where_no_mark_is_given() {
    for school in schools().await {
        gives_marks(&school, true).await;
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes_with(school.ce1_a, &[("scale", ""), ("out_of", "10")]).await;
        gives_marks(&school, false).await;
        let copy = format!("/evaluations/classes/{}/copie", school.ce1_a);
        let edit = durand.0.post(&copy, &[("source", paper.id())]).await.redirects();
        let url = edit.strip_suffix("/edition").expect("the form");
        durand.0.post(&format!("{url}/ouverture"), &[]).await.redirects();
        let copied = durand.paper(url).await;
        durand.types(&copied, &[(0, school.lea, "3")]).await.redirects();
        assert_eq!(durand.reads(&copied, 0, school.lea).await, "3");
        lines_stand(&school).await;
    }
}
