//! A group made by hand: who teaches it alone writes in the reports of its pupils, in his subject.

use crate::desk::{College, Desk, What, desks, mark, report_of};
use people::{assignment, groups};
use testing::Client;

/// Mme Vidal teaches German to her group and in no class; Mme Besson has opened the reports.
async fn college(desk: &Desk) -> (College, Client) {
    let college = desk.college().await;
    let (vidal, sixth) = (college.people.mme_vidal, college.people.sixth_a);
    let today = desk.school.clock.today();
    let only_group = move |tx: &db::Tx<'_>| {
        let all = assignment::of_person(tx, vidal)?;
        let of_class = all.iter().filter(|it| it.class == Some(sixth)).map(|it| it.id);
        let ended = assignment::end(tx, &of_class.collect::<Vec<_>>(), today)?;
        groups::refresh(tx, &ended, today)
    };
    desk.school.app.db.write(only_group).await.expect("ended");
    let german = What::Subject(college.taught.german.id);
    desk.showing.add(college.people.ilyes, "2026-10-01", german, mark("16"));
    let besson = desk.school.client(college.people.mme_besson).await;
    let period = college.taught.periods[0].id.to_string();
    let open = format!("/livrets/classes/{sixth}/ouverture");
    besson.post(&open, &[("period", &period)]).await.redirects();
    (college, besson)
}

#[tokio::test]
async fn who_teaches_a_group_alone_writes_of_its_pupils_in_his_subject_and_no_further() {
    for desk in desks().await {
        let (college, besson) = college(&desk).await;
        let (people, period) = (&college.people, college.taught.periods[0].id);
        let vidal = desk.school.client(people.mme_vidal).await;
        let home = vidal.get("/livrets").await.page();
        let group = format!("/livrets/groupes/{}/saisie", people.german);
        assert!(home.has(&format!("main a[href='{group}']")), "{}", home.text_of("main"));
        assert!(home.has("nav a[href='/livrets']"));
        let place = format!("s{}", college.taught.german.id);
        let grid = format!("{group}?periode={period}&place={place}");
        let page = vidal.get(&grid).await.page();
        assert_eq!(page.text_of("h1"), "Allemand 6e", "its subject is said once");
        assert_eq!(page.texts_of("#grid tbody th"), ["Benali Ilyes", "Lemaire Rose"]);
        assert!(page.text_of("#grid").contains("Moyenne : 16"));
        assert!(!page.has("textarea[name=worked]") && !page.has("#grid a"));
        // What others teach in the class of these pupils is theirs.
        let maths = format!("{group}?periode={period}&place=s{}", college.taught.mathematics.id);
        assert_eq!(vidal.get(&maths).await.status, 404);
        let class = format!("/livrets/classes/{}?periode={period}", people.sixth_a);
        assert_eq!(vidal.get(&class).await.status, 404);
        // She writes of Ilyes, and not of Malik, who is not in her group.
        let page = besson.get(&class).await.page();
        let (ilyes, malik) = (report_of(&page, "Ilyes"), report_of(&page, "Malik"));
        let field = |report: &str| format!("a-{}-{place}", report.replace("/livrets/", ""));
        let (own, other) = (field(&ilyes), field(&malik));
        let words = [(own.as_str(), "Parle avec plaisir."), (other.as_str(), "Je passe par là.")];
        vidal.post(&grid, &words).await.redirects();
        let said = besson.get(&ilyes).await.page().text_of("article.livret");
        assert!(said.contains("Allemand") && said.contains("Parle avec plaisir."), "{said}");
        assert!(said.contains("Mme Vidal") && said.contains("16"), "{said}");
        let said = besson.get(&malik).await.page().text_of("article.livret");
        assert!(!said.contains("Allemand"), "he does not learn it: {said}");
        let council = format!("/bulletins/classes/{}/conseil?periode={period}", people.sixth_a);
        let heads = besson.get(&council).await.page();
        let heads = heads.texts_of(".class-council thead tr:first-child th");
        assert!(heads.contains(&"Allemand".to_owned()), "{heads:?}");
        // Written over what was read before, it is shown again and not lost.
        let late = [(own.as_str(), "Autre chose.")];
        let answer = vidal.post(&grid, &late).await;
        assert_eq!(answer.status, 422);
        assert!(answer.any_page().text_of(".problems").contains("Parle avec plaisir."));
        refused(&desk, &college, &grid).await;
    }
}

async fn refused(desk: &Desk, college: &College, grid: &str) {
    let people = &college.people;
    let strangers = [people.m_roche, people.m_sarr, people.ilyes, people.mme_benali];
    for person in strangers.into_iter().chain([desk.school.mme_durand, desk.school.mme_lefevre]) {
        let client = desk.school.client(person).await;
        assert_eq!(client.get(grid).await.status, 404);
        assert_eq!(client.post(grid, &[]).await.status, 404);
    }
}

#[tokio::test]
async fn what_is_said_in_a_group_hides_nothing_that_is_missing_in_the_class() {
    for desk in desks().await {
        let (college, besson) = college(&desk).await;
        let (people, period) = (&college.people, college.taught.periods[0].id);
        let school = format!("/livrets/ecoles/{}?periode={period}", people.college);
        // French and mathematics for three; German, which Ilyes learns in the group.
        let said = besson.get(&school).await.page().text_of("main");
        let lacks = "Il manque 6 positions, 7 appréciations et 3 appréciations générales.";
        assert!(said.contains(lacks), "{said}");
        let class = format!("/livrets/classes/{}?periode={period}", people.sixth_a);
        let ilyes = report_of(&besson.get(&class).await.page(), "Ilyes").replace("/livrets/", "");
        let place = format!("s{}", college.taught.german.id);
        let grid =
            format!("/livrets/groupes/{}/saisie?periode={period}&place={place}", people.german);
        let field = format!("a-{ilyes}-{place}");
        let vidal = desk.school.client(people.mme_vidal).await;
        vidal.post(&grid, &[(field.as_str(), "Parle avec plaisir.")]).await.redirects();
        let said = besson.get(&school).await.page().text_of("main");
        let lacks = "Il manque 6 positions, 6 appréciations et 3 appréciations générales.";
        assert!(said.contains(lacks), "{said}");
    }
}

#[tokio::test]
async fn who_has_no_subject_left_in_a_group_is_told_so() {
    for desk in desks().await {
        let (college, _) = college(&desk).await;
        let retire = |tx: &db::Tx<'_>| tx.run("update subject set retired_on = '2026-01-01'", &[]);
        desk.school.app.db.write(retire).await.expect("retired");
        let vidal = desk.school.client(college.people.mme_vidal).await;
        let group = format!("/livrets/groupes/{}/saisie", college.people.german);
        let page = vidal.get(&group).await.page();
        assert_eq!(page.text_of("h1"), "Allemand 6e");
        assert!(page.text_of("main").contains("Rien à écrire pour ce groupe"));
        let other = format!("{group}?place=s{}", college.taught.german.id);
        assert_eq!(vidal.get(&other).await.status, 404);
    }
}
