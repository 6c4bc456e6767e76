//! In a collège: a mark for the whole and levels at once, the teacher of the subject writes and his
//! colleagues read.

use crate::desk::{Desk, Paper, desk, schools};
use std::sync::Arc;
use testing::TestSchool;

/// The collège with what is taught in 6e A.
async fn college(
    school: &TestSchool,
) -> (people::testing::wider::WiderPeople, results::testing::College) {
    let wider = school.widen().await;
    let today = school.clock.today();
    let furnish = move |tx: &db::Tx<'_>| results::testing::furnish_college(tx, &wider, today);
    (wider, school.app.db.write(furnish).await.expect("furnished"))
}

const TEST: [(&str, &str); 4] =
    [("title", "Les fractions"), ("out_of", "20"), ("weight", "2"), ("items", "Comparer")];

#[tokio::test]
async fn a_mark_for_the_whole_and_levels_are_typed_at_once() {
    for school in schools().await {
        let (wider, taught) = college(&school).await;
        let roche = desk(&school, wider.m_roche).await;
        let subject = taught.mathematics.id.to_string();
        let url = format!("/evaluations/classes/{}/nouvelle", wider.sixth_a);
        let page = roche.page(&url).await;
        assert_eq!(page.count("select[name=subject] option"), 2, "what he teaches here");
        let paper =
            roche.makes_with(wider.sixth_a, &[&TEST[..], &[("subject", &subject)]].concat()).await;
        assert_eq!(paper.items.len(), 2);
        let typed = [
            (0, wider.malik, "4"),
            (1, wider.malik, "13,25"),
            (1, wider.rose, "a"),
            (1, wider.ilyes, "21"),
        ];
        roche.types(&paper, &typed).await.redirects();
        assert_eq!(roche.reads(&paper, 1, wider.malik).await, "13,25");
        assert_eq!(roche.reads(&paper, 1, wider.ilyes).await, "21", "a bonus");
        assert_eq!(roche.reads(&paper, 1, wider.rose).await, "abs");
        // What marks are out of is part of each of them.
        let edit = format!("{}/edition", paper.url);
        let mut other =
            vec![("day", "2026-11-23"), ("scale", "1"), ("subject", &*subject), ("version", "1")];
        other.extend([("title", "Les fractions"), ("out_of", "10")]);
        let refused = roche.0.post(&edit, &other).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("sur un autre total"));
        // His colleague reads, and writes nothing; a subject that is not hers is not offered.
        let vidal = desk(&school, wider.mme_vidal).await;
        assert!(!vidal.page(&paper.grid()).await.has("input.cell"));
        let cell = paper.cell(0, wider.malik);
        assert_eq!(vidal.0.post(&paper.grid(), &[(&*cell, "1")]).await.status, 403);
        let hers =
            [("title", "Test"), ("day", "2026-11-23"), ("scale", "1"), ("subject", &*subject)];
        assert_eq!(vidal.try_makes(wider.sixth_a, &hers).await.status, 422);
        let besson = desk(&school, wider.mme_besson).await;
        assert_eq!(besson.0.get(&paper.url).await.status, 200, "the head reads");
    }
}

#[tokio::test]
async fn what_is_shown_is_told_as_evidence_to_the_page_of_results() {
    for school in schools().await {
        let shows = Arc::new(assessments::Assessed::default());
        let (wider, taught) = college(&school).await;
        let roche = desk(&school, wider.m_roche).await;
        let subject = taught.mathematics.id.to_string();
        let paper =
            roche.makes_with(wider.sixth_a, &[&TEST[..], &[("subject", &subject)]].concat()).await;
        roche.types(&paper, &[(0, wider.malik, "4"), (1, wider.malik, "13,25")]).await.redirects();
        assert_eq!(evidence(&school, &shows, wider.malik, results::Reader::Staff).await.len(), 2);
        let family = || results::Reader::Family(school.clock.now());
        assert!(evidence(&school, &shows, wider.malik, family()).await.is_empty(), "not shown yet");
        show(&roche, &paper).await;
        assert!(evidence(&school, &shows, wider.malik, family()).await.is_empty(), "a day later");
        school.at("2026-11-24 10:00");
        let told = evidence(&school, &shows, wider.malik, family()).await;
        let mark =
            told.iter().find(|it| matches!(it.shown, results::Shown::Mark(_))).expect("a mark");
        assert_eq!(
            (mark.weight, mark.subject, mark.skill),
            (200, Some(taught.mathematics.id), None)
        );
        assert_eq!(&*mark.title, "Les fractions");
        let url = mark.url().expect("a way");
        assert_eq!(url, paper.sheet(wider.malik));
        let diallo = desk(&school, wider.mme_diallo).await;
        assert!(diallo.page(&url).await.text_of(".rows").contains("13,25 sur 20"));
        assert!(evidence(&school, &shows, wider.rose, results::Reader::Staff).await.is_empty());
        // What is kept in memory of an assessment is that of its last version.
        let save = format!("save:{}", paper.items[0]);
        let heavy = [("action", save.as_str()), ("label", "Comparer"), ("weight", "3")];
        roche.0.post(&format!("{}/items", paper.url), &heavy).await.redirects();
        let told = evidence(&school, &shows, wider.malik, results::Reader::Staff).await;
        assert_eq!(told.iter().map(|it| it.weight).collect::<Vec<_>>(), [300, 200]);
    }
}

async fn show(roche: &Desk, paper: &Paper) {
    let show = [("visible_on", "2026-11-23"), ("action", "show")];
    roche.0.post(&format!("{}/visibilite", paper.url), &show).await.redirects();
}

pub async fn evidence(
    school: &TestSchool,
    shows: &Arc<assessments::Assessed>,
    pupil: base::Id<people::Person>,
    reader: results::Reader,
) -> Vec<results::Evidence> {
    let (today, shows) = (school.clock.today(), Arc::clone(shows));
    let read = move |tx: &db::Tx<'_>| {
        let wanted = results::Wanted {
            pupils: &[pupil],
            from_on: today.plus_days(-10),
            until_on: today.plus_days(10),
            reader,
        };
        results::Shows::evidence(&*shows, tx, &wanted)
    };
    school.app.db.read(read).await.expect("evidence")
}

#[tokio::test]
async fn a_group_made_by_hand_is_assessed_by_its_teacher() {
    for school in schools().await {
        let wider = school.widen().await;
        let vidal = desk(&school, wider.mme_vidal).await;
        let group = format!("/evaluations/groupes/{}", wider.german);
        assert!(vidal.page("/evaluations").await.text_of("main").contains("Allemand 6e"));
        let fields =
            [("title", "Vocabulaire"), ("day", "2026-11-23"), ("scale", "1"), ("items", "Mots")];
        let to = vidal.0.post(&format!("{group}/nouvelle"), &fields).await.redirects();
        let url = to.rsplit_once('/').expect("a way").0.to_owned();
        let paper = vidal.paper(&url).await;
        let page = vidal.page(&paper.grid()).await;
        assert_eq!(page.count("tbody tr"), 2, "Ilyes and Rose, not their teacher");
        vidal.types(&paper, &[(0, wider.rose, "3")]).await.redirects();
        // Rose leaves the group: what she has shown stays.
        let german = wider.german;
        let today = school.clock.today();
        let leave = move |tx: &db::Tx<'_>| {
            let touched = people::hand::remove(tx, german, &[wider.rose])?;
            people::groups::refresh(tx, &touched, today)
        };
        school.app.db.write(leave).await.expect("left");
        let page = vidal.page(&paper.grid()).await;
        assert!(page.text_of("tr.gone").contains('3'));
        let roche = desk(&school, wider.m_roche).await;
        assert_eq!(roche.0.get(&group).await.status, 404);
        assert_eq!(roche.0.get(&paper.grid()).await.status, 404);
        let benali = desk(&school, wider.mme_benali).await;
        assert_eq!(benali.0.get(&group).await.status, 404);
    }
}

/// Mme Roussel helps in 6e A.
async fn helps(school: &TestSchool, wider: &people::testing::wider::WiderPeople) -> Desk {
    let (person, today) = (school.mme_roussel, school.clock.today());
    let post = people::Post::Class(wider.college, wider.sixth_a);
    let help = people::testing::holds(person, post, people::Function::Aesh, today);
    let begin = move |tx: &db::Tx<'_>| {
        let (_, touched) = people::assignment::begin(tx, std::slice::from_ref(&help))?;
        people::groups::refresh(tx, &touched, today)
    };
    school.app.db.write(begin).await.expect("begun");
    desk(school, person).await
}

#[tokio::test]
async fn who_helps_in_a_class_of_a_college_and_teaches_nothing_makes_no_assessment() {
    for school in schools().await {
        let (wider, taught) = college(&school).await;
        let roussel = helps(&school, &wider).await;
        let subject = taught.mathematics.id.to_string();
        let fields = [&TEST[..], &[("subject", &subject), ("day", "2026-11-23"), ("scale", "1")]];
        let refused = roussel.try_makes(wider.sixth_a, &fields.concat()).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.any_page().text_of(".problems").contains("par les enseignants de la classe")
        );
    }
}

#[tokio::test]
async fn a_colleague_who_teaches_the_same_subject_in_the_class_writes_too() {
    for school in schools().await {
        let (wider, taught) = college(&school).await;
        let roche = desk(&school, wider.m_roche).await;
        let subject = taught.mathematics.id.to_string();
        let fields = [&TEST[..], &[("subject", &subject)]].concat();
        let paper = roche.makes_with(wider.sixth_a, &fields).await;
        let today = school.clock.today();
        let replaces = people::NewAssignment {
            person: wider.m_sarr,
            post: people::Post::Class(wider.college, wider.sixth_a),
            function: people::Function::Substitute,
            subject: Some("MATHEMATIQUES".to_owned()),
            from_on: today,
            until_on: None,
        };
        let begin = move |tx: &db::Tx<'_>| {
            let (_, touched) = people::assignment::begin(tx, std::slice::from_ref(&replaces))?;
            people::groups::refresh(tx, &touched, today)
        };
        school.app.db.write(begin).await.expect("begun");
        let sarr = desk(&school, wider.m_sarr).await;
        sarr.types(&paper, &[(0, wider.rose, "2")]).await.redirects();
        assert_eq!(roche.reads(&paper, 0, wider.rose).await, "2");
    }
}

#[tokio::test]
async fn who_teaches_nothing_in_a_class_of_a_college_copies_no_assessment_there() {
    for school in schools().await {
        let (wider, taught) = college(&school).await;
        let roche = desk(&school, wider.m_roche).await;
        let subject = taught.mathematics.id.to_string();
        let fields = [&TEST[..], &[("subject", &subject)]].concat();
        let paper = roche.makes_with(wider.sixth_a, &fields).await;
        let class = format!("/evaluations/classes/{}", wider.sixth_a);
        let copy = format!("{class}/copie");
        let roussel = helps(&school, &wider).await;
        let page = roussel.page(&class).await;
        assert!(page.text_of("main").contains("Les fractions"), "she reads");
        assert!(!page.has("main a[href$='/copie']") && !page.has("main a[href$='/nouvelle']"));
        assert_eq!(roussel.0.get(&copy).await.status, 403);
        assert_eq!(roussel.0.post(&copy, &[("source", paper.id())]).await.status, 403);
        assert!(roche.page(&class).await.has("main a[href$='/copie']"));
        let edit = roche.0.post(&copy, &[("source", paper.id())]).await.redirects();
        let chosen = roche.page(&edit).await;
        let chosen = chosen.attribute("select[name=subject] option[selected]", "value");
        assert_eq!(chosen, Some(subject));
    }
}

#[tokio::test]
async fn a_copy_of_what_a_colleague_teaches_waits_for_its_subject() {
    for school in schools().await {
        let (wider, taught) = college(&school).await;
        let roche = desk(&school, wider.m_roche).await;
        let subject = taught.mathematics.id.to_string();
        let fields = [&TEST[..], &[("subject", &subject)]].concat();
        let paper = roche.makes_with(wider.sixth_a, &fields).await;
        let vidal = desk(&school, wider.mme_vidal).await;
        let copy = format!("/evaluations/classes/{}/copie", wider.sixth_a);
        let edit = vidal.0.post(&copy, &[("source", paper.id())]).await.redirects();
        let page = vidal.page(&edit).await;
        let chosen = page.attribute("select[name=subject] option[selected]", "value");
        assert_eq!(chosen.unwrap_or_default(), "", "none in the place of hers");
        let url = edit.strip_suffix("/edition").expect("the form");
        let open = format!("{url}/ouverture");
        let refused = vidal.0.post(&open, &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("Choisissez la matière"));
        let german = taught.german.id.to_string();
        let fields = [
            ("title", "Les nombres"),
            ("day", "2026-11-23"),
            ("scale", "1"),
            ("out_of", "20"),
            ("subject", &*german),
            ("version", "1"),
        ];
        vidal.0.post(&edit, &fields).await.redirects();
        vidal.0.post(&open, &[]).await.redirects();
        assert!(vidal.page(url).await.text_of("main").contains("Allemand"));
    }
}
