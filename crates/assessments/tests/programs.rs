//! Programs read and write a grid by the rules of the pages.

use crate::desk::{desk, schools};

#[tokio::test]
async fn a_program_reads_a_grid_writes_cells_and_learns_what_has_changed_since() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let api = format!("/api/evaluations/{}", paper.id());
        let told = durand.0.get_json(&api).await.json();
        assert_eq!((&told["title"], &told["state"]), (&"Dictée n° 4".into(), &"open".into()));
        assert_eq!(told["pupils"].as_array().map(Vec::len), Some(3));
        assert_eq!(
            told["items"][0]["keys"],
            serde_json::json!(["1", "2", "3", "4", "a", "d", "n"])
        );
        assert_eq!(told["cells"].as_array().map(Vec::len), Some(0));
        let (cell, seen) = (paper.cell(0, school.lea), paper.seen(0, school.lea));
        let saved = durand.0.post(&paper.cells(), &[(&*cell, "3"), (&*seen, "0")]).await.json();
        assert_eq!((&saved["written"], &saved["cells"][0]["version"]), (&1.into(), &1.into()));
        let since = saved["now"].as_i64().expect("an instant") + 60_000;
        school.clock.advance_minutes(2);
        let told = durand.0.get_json(&format!("{api}?since={since}")).await.json();
        assert_eq!(told["cells"].as_array().map(Vec::len), Some(0), "nothing since");
        let list = format!("/api/evaluations/classes/{}", school.ce1_a);
        let listed = durand.0.get_json(&list).await.json();
        assert_eq!(listed["assessments"][0]["has_results"], true);
        // The head reads and does not write; who is not of the school is told nothing.
        let lefevre = desk(&school, school.mme_lefevre).await;
        assert_eq!(lefevre.0.get_json(&api).await.status, 200);
        assert_eq!(lefevre.0.post(&paper.cells(), &[(&*cell, "1")]).await.status, 403);
        for person in [school.samira, school.lea, school.m_lambert, school.m_petit] {
            let other = desk(&school, person).await;
            assert_eq!(other.0.get_json(&api).await.status, 404);
            assert_eq!(other.0.post(&paper.cells(), &[(&*cell, "1")]).await.status, 404);
        }
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "3");
    }
}
