//! Typing a grid: with and without a script, at once with a colleague, and what goes wrong.

use crate::desk::{Paper, desk, lines_stand, schools, seen};
use base::Id;
use people::Person;

#[tokio::test]
async fn a_teacher_makes_an_assessment_types_it_and_the_family_reads_it_a_day_later() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        assert_eq!(paper.items.len(), 2);
        let page = durand.page(&paper.grid()).await;
        assert_eq!(page.count("input.cell"), 6, "three pupils, two items");
        let typed = [(0, school.lea, "3"), (1, school.lea, "a"), (0, school.ines, " 4 ")];
        durand.types(&paper, &typed).await.redirects();
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "3");
        assert_eq!(durand.reads(&paper, 1, school.lea).await, "abs");
        assert_eq!(durand.reads(&paper, 0, school.ines).await, "4");
        // Nobody of a family reads it yet, nor ever the grid.
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get(&paper.sheet(school.lea)).await.status, 404);
        let show = [("visible_on", "2026-11-23"), ("action", "show")];
        durand.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
        assert_eq!(samira.0.get(&paper.sheet(school.lea)).await.status, 404, "not today");
        school.at("2026-11-24 10:00");
        let page = samira.page(&paper.sheet(school.lea)).await;
        let shown = page.text_of(".rows");
        assert!(shown.contains("Atteints") && shown.contains("absent"), "{shown}");
        assert!(!page.text_of("main").contains("Inès"));
        assert_eq!(samira.0.get(&paper.sheet(school.ines)).await.status, 404);
        assert_eq!(samira.0.get(&paper.grid()).await.status, 404);
        assert_eq!(samira.0.get(&paper.url).await.status, 404);
        let moreau = desk(&school, school.mme_moreau).await;
        assert_eq!(moreau.0.get(&paper.sheet(school.lea)).await.status, 404);
        // Of Lina nothing was said: there is nothing to read.
        assert_eq!(moreau.0.get(&paper.sheet(school.lina)).await.status, 404);
        let lea = desk(&school, school.lea).await;
        assert!(lea.page(&paper.sheet(school.lea)).await.text_of(".rows").contains("Atteints"));
    }
}

/// The cells of a device, as its script sends them.
fn device(paper: &Paper, cells: &[(usize, Id<Person>, &str, u32, i64)]) -> Vec<(String, String)> {
    let clock = 1_000_000_000i64;
    let mut fields = vec![("clock".to_owned(), clock.to_string())];
    for (item, pupil, text, seen, minutes_ago) in cells {
        fields.push((paper.cell(*item, *pupil), (*text).to_owned()));
        fields.push((paper.seen(*item, *pupil), seen.to_string()));
        let at = format!("at-{}-{pupil}", paper.items[*item]);
        fields.push((at, (clock - minutes_ago * 60_000).to_string()));
    }
    fields
}

#[tokio::test]
async fn two_teachers_who_type_at_once_are_merged_cell_by_cell_and_both_are_told() {
    for school in schools().await {
        let petit = desk(&school, school.m_petit).await;
        let roussel = desk(&school, school.mme_roussel).await;
        let paper = petit.makes(school.cm2_b).await;
        let (noe, other) = (school.noe, school.lea_the_other);
        let first = device(&paper, &[(0, noe, "3", 0, 5)]);
        let told = petit.sends(&paper.cells(), &first).await.json();
        assert_eq!(told["written"], 1);
        assert!(told["differences"].as_array().expect("none").is_empty());
        // Later here, but typed earlier without network: the later tap stands.
        let second = device(&paper, &[(0, noe, "2", 0, 9), (1, other, "4", 0, 9)]);
        let told = roussel.sends(&paper.cells(), &second).await.json();
        let differs = &told["differences"][0];
        assert_eq!((&differs["name"], &differs["theirs"]), (&"M. Petit".into(), &"3".into()));
        assert_eq!((&differs["yours"], &differs["stands"]), (&"2".into(), &"3".into()));
        assert_eq!(differs["time"], "9\u{202f}h\u{202f}55");
        assert_eq!(petit.reads(&paper, 0, noe).await, "3");
        assert_eq!(petit.reads(&paper, 1, other).await, "4", "what does not differ is kept");
        let page = petit.page(&paper.grid()).await;
        let dispute = page.text_of(".dispute");
        assert!(dispute.contains("Noé Dubois"), "{dispute}");
        assert!(dispute.contains("Mme Roussel a écrit « 2 » (9 h 51)"), "{dispute}");
        // One tap settles it, and everything that was said is kept.
        let seen = page.attribute(".dispute input[name^='seen-']", "value").expect("a version");
        let (name, version) = (paper.cell(0, noe), paper.seen(0, noe));
        let settled = [(&*name, "2"), (&*version, &*seen)];
        petit.0.post(&paper.grid(), &settled).await.redirects();
        assert_eq!(roussel.reads(&paper, 0, noe).await, "2");
        assert!(!petit.page(&paper.grid()).await.has(".dispute"));
        let history = format!("{}/historique/{noe}", paper.url);
        assert_eq!(petit.page(&history).await.count(".rows li"), 3);
        lines_stand(&school).await;
    }
}

#[tokio::test]
async fn what_a_device_sends_again_counts_once() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let mut kept = device(&paper, &[(0, school.lea, "2", 0, 3)]);
        kept.push(("once".to_owned(), "appareil.1".to_owned()));
        assert_eq!(durand.sends(&paper.cells(), &kept).await.json()["written"], 1);
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        // The line was slow: the phone sends what it had kept once more.
        let told = durand.sends(&paper.cells(), &kept).await.json();
        assert_eq!(told["written"], 0);
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "3");
        assert!(!durand.page(&paper.grid()).await.has(".dispute"));
        // Whoever has the page of before sends it whole: cells he did not touch say nothing.
        let old = seen(&durand.page(&paper.grid()).await);
        durand.types(&paper, &[(0, school.ines, "4")]).await.redirects();
        durand.sends(&paper.grid(), &old).await.redirects();
        assert_eq!(durand.reads(&paper, 0, school.ines).await, "4");
    }
}

#[tokio::test]
async fn a_cell_that_cannot_be_read_is_named_and_nothing_that_was_typed_is_lost() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let typed = [(0, school.lea, "3"), (0, school.ines, "9"), (1, school.lina, "bof")];
        let refused = durand.types(&paper, &typed).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        let problems = page.text_of(".problems");
        assert!(problems.contains("Inès Moreau, Les mots en"), "{problems}");
        assert!(problems.contains("ce n’est pas un niveau de cette échelle"), "{problems}");
        assert_eq!(page.count("input[aria-invalid]"), 2);
        let cell = |item, pupil| format!("input[name='{}']", paper.cell(item, pupil));
        let kept = |item, pupil| page.attribute(&cell(item, pupil), "value").expect("kept");
        assert_eq!(kept(0, school.lea), "3");
        assert_eq!(kept(1, school.lina), "bof");
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "", "nothing is written by halves");
        // A device has each cell judged by itself: its queue goes on.
        let cells = device(&paper, &[(0, school.lea, "3", 0, 1), (0, school.ines, "9", 0, 1)]);
        let told = durand.sends(&paper.cells(), &cells).await.json();
        assert_eq!(told["written"], 1);
        assert_eq!(told["wrong"][0]["pupil"], school.ines.to_string());
    }
}

#[tokio::test]
async fn forged_cells_change_nothing() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let petit = desk(&school, school.m_petit).await;
        let paper = durand.makes(school.ce1_a).await;
        let other = petit.makes(school.cm2_b).await;
        // An item of another assessment, a pupil of another class, nobody at all.
        let foreign = Paper { url: paper.url.clone(), items: other.items.clone() };
        let cells = [(0, school.lea, "3", 0, 1)];
        let told = durand.sends(&paper.cells(), &device(&foreign, &cells)).await.json();
        assert_eq!(
            (&told["written"], told["wrong"].as_array().map(Vec::len)),
            (&0.into(), Some(1))
        );
        let cells = [(0, school.noe, "3", 0, 1), (1, Id::new(12), "2", 0, 1)];
        let told = durand.sends(&paper.cells(), &device(&paper, &cells)).await.json();
        assert_eq!(
            (&told["written"], told["wrong"].as_array().map(Vec::len)),
            (&0.into(), Some(2))
        );
        assert_eq!(petit.reads(&other, 0, school.noe).await, "");
        // Another teacher of the school, another school, a parent.
        let own = device(&paper, &[(0, school.lea, "3", 0, 1)]);
        assert_eq!(petit.sends(&paper.cells(), &own).await.status, 404);
        for person in [school.m_lambert, school.samira, school.lea] {
            let stranger = desk(&school, person).await;
            assert_eq!(stranger.sends(&paper.cells(), &own).await.status, 404);
            assert_eq!(stranger.0.get(&paper.url).await.status, 404);
        }
        let lefevre = desk(&school, school.mme_lefevre).await;
        assert_eq!(lefevre.sends(&paper.cells(), &own).await.status, 403, "the head reads");
        assert_eq!(lefevre.page(&paper.grid()).await.count("input.cell"), 0);
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "");
    }
}

#[tokio::test]
async fn a_closed_assessment_is_read_and_not_written() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        let open = seen(&durand.page(&paper.grid()).await);
        durand.0.post(&format!("{}/archivage", paper.url), &[]).await.redirects();
        let page = durand.page(&paper.grid()).await;
        assert_eq!(page.count("input.cell"), 0);
        assert!(page.text_of("tbody").contains('3'));
        let late: Vec<(String, String)> = open
            .into_iter()
            .map(|(name, value)| {
                let is_hers = name == paper.cell(0, school.ines);
                (name, if is_hers { "2".to_owned() } else { value })
            })
            .collect();
        let refused = durand.sends(&paper.grid(), &late).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of("main").contains("n’est pas ouverte"));
        let cells = device(&paper, &[(0, school.ines, "2", 0, 1)]);
        assert_eq!(durand.sends(&paper.cells(), &cells).await.status, 422);
        durand.0.post(&format!("{}/ouverture", paper.url), &[]).await.redirects();
        durand.sends(&paper.cells(), &cells).await.json();
        assert_eq!(durand.reads(&paper, 0, school.ines).await, "2");
    }
}

#[tokio::test]
async fn one_item_is_typed_on_a_phone_with_a_tap_for_each_pupil() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let column = format!("{}/items/{}", paper.url, paper.items[0]);
        let page = durand.page(&column).await;
        assert_eq!(page.count(".tap-line"), 3);
        let lea = paper.cell(0, school.lea);
        assert_eq!(page.count(&format!("input[type=radio][name='{lea}']")), 8, "4 levels, 3 words");
        let was = format!("was-{}", school.lea);
        let seen = page.attribute(&format!("input[name='{was}']"), "value").expect("seen");
        durand.0.post(&column, &[(&*lea, "2"), (&*was, &*seen)]).await.redirects();
        let page = durand.page(&column).await;
        let ticked = page.attribute(&format!("input[name='{lea}'][checked]"), "value");
        assert_eq!(ticked.as_deref(), Some("2"));
        assert_eq!(durand.0.get(&format!("{}/items/12", paper.url)).await.status, 404);
    }
}

/// A scale a school made before the words of absences were refused to its steps.
async fn scale_with_nr(school: &testing::TestSchool) -> String {
    let of = school.jean_mace;
    let step = |key: &str, label: &str, from: u8, counts: u8| results::Step {
        key: key.to_owned(),
        label: label.to_owned(),
        colour: "level-1".to_owned(),
        from_percent: from,
        counts_percent: counts,
    };
    let steps = results::Steps(vec![step("NR", "Non réussi", 0, 20), step("R", "Réussi", 50, 90)]);
    let make = move |tx: &db::Tx<'_>| {
        let id: Id<results::Scale> = tx.new_id();
        tx.run(
            "insert into scale (id, school_id, code, name, kind, steps, retired_on)
             values ($1, $2, 'ecole', 'Réussi ou non', 'steps', $3, null)",
            db::params![id, of, &steps],
        )?;
        Ok(id.to_string())
    };
    school.app.db.write(make).await.expect("a scale")
}

#[tokio::test]
async fn what_was_not_handed_in_is_never_the_step_that_is_written_nr() {
    for school in schools().await {
        let scale = scale_with_nr(&school).await;
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes_with(school.ce1_a, &[("scale", scale.as_str())]).await;
        let column = format!("{}/items/{}", paper.url, paper.items[0]);
        let page = durand.page(&column).await;
        let lea = paper.cell(0, school.lea);
        let radio = format!("input[type=radio][name='{lea}']");
        assert_eq!(page.attributes(&radio, "value"), ["NR", "R", "abs", "disp", "non-rendu", ""]);
        let ines = paper.cell(0, school.ines);
        let taps = [(&*lea, "non-rendu"), (&*ines, "NR")];
        durand.0.post(&column, &taps).await.redirects();
        let page = durand.page(&column).await;
        let chosen = |cell: &str| {
            page.attributes(&format!("input[type=radio][name='{cell}'][checked]"), "value")
        };
        assert_eq!((chosen(&lea), chosen(&ines)), (vec!["non-rendu".into()], vec!["NR".into()]));
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "non-rendu");
        assert_eq!(durand.reads(&paper, 0, school.ines).await, "NR");
        let history = |pupil| format!("{}/historique/{pupil}", paper.url);
        let words = durand.page(&history(school.lea)).await.text_of(".rows");
        assert!(words.starts_with("non-rendu"), "{words}");
    }
}
