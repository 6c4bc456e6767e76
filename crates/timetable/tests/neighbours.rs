//! Two collèges side by side: what is of one is not of the other, even for who works in both.

use crate::desk::{College, colleges};
use base::{Day, Id};
use people::{
    Function, NewAssignment, NewSchool, Post, School, SchoolKind, assignment, groups, school,
};

/// Collège Voisin, headed by M. Lambert, where M. Roche teaches too; and its timetable.
async fn neighbour(college: &College) -> Id<School> {
    let (town, lambert, roche) =
        (college.school.toufflers, college.school.m_lambert, college.m_roche);
    let day = Day::parse_iso("2026-09-01").expect("a day");
    let today = college.school.clock.today();
    let open = move |tx: &db::Tx<'_>| {
        let new = NewSchool {
            uai: "0595555E".to_owned(),
            town,
            kind: SchoolKind::Middle,
            name: "Collège Voisin".to_owned(),
            academy: "10".to_owned(),
            source_key: None,
            opened_on: day,
        };
        let id = school::create(tx, &new)?;
        let holds = |(person, function)| NewAssignment {
            person,
            post: Post::School(id),
            function,
            subject: None,
            from_on: day,
            until_on: None,
        };
        let staff = [(lambert, Function::Head), (roche, Function::Teacher)].map(holds);
        let (_, touched) = assignment::begin(tx, &staff)?;
        groups::refresh(tx, &touched, today)?;
        Ok(id)
    };
    let id = college.school.app.db.write(open).await.expect("a neighbour");
    let head = college.client(lambert).await;
    let table = "jour;debut;fin;matiere;professeur;salle\nmardi;8h00;9h00;Échecs;ROCHE Paul;1\n";
    let bring = format!("/emploi-du-temps/etablissements/{id}/import");
    let file = ("file", "voisin.csv", "text/csv", table.as_bytes());
    let import = head.upload(&bring, &[file]).await.redirects();
    let fields = [("from_on", "2026-09-01"), ("action", "apply")];
    head.post(&format!("{import}/application"), &fields).await.redirects();
    id
}

#[tokio::test]
async fn who_works_in_both_sees_his_whole_week_and_each_school_its_own_part() {
    for college in colleges().await {
        college.arranged().await;
        neighbour(&college).await;
        let whole = college.lessons(college.m_roche, "/emploi-du-temps").await;
        assert_eq!(whole.len(), 3, "{whole:?}");
        let roche = format!("/emploi-du-temps/professeurs/{}", college.m_roche);
        let here = college.lessons(college.mme_vidal, &roche).await;
        assert!(here.len() == 2 && !here.iter().any(|it| it.contains("Échecs")), "{here:?}");
        let there = college.lessons(college.school.m_lambert, &roche).await;
        assert!(there.len() == 1 && there[0].contains("Échecs"), "{there:?}");
    }
}

#[tokio::test]
async fn what_is_of_one_school_is_not_there_for_the_other() {
    for college in colleges().await {
        college.arranged().await;
        let voisin = neighbour(&college).await;
        let lambert = college.school.m_lambert;
        let own = format!("/emploi-du-temps/etablissements/{voisin}");
        let other = format!("/emploi-du-temps/etablissements/{}", college.college);
        assert_eq!(college.status(lambert, &own).await, 200);
        assert_eq!(college.status(college.mme_besson, &own).await, 404);
        let lesson = college.lesson_url("Mathématiques", "2026-11-26").await;
        let page = college.sees(college.mme_besson, &other).await;
        let room = page.attribute("section[aria-labelledby=rooms] a", "href").expect("a room");
        let import = college.reads("cours.csv", crate::desk::TABLE).await;
        college.says("Mathématiques", "2026-11-26", &[("kind", "cancelled")]).await.redirects();
        let page = college.sees(college.mme_besson, &other).await;
        let change = page.attribute("form[action$='/retrait']", "action").expect("a change");
        for url in [&other, &college.class_url(), &lesson, &room, &import] {
            assert_eq!(college.status(lambert, url).await, 404, "{url}");
        }
        let head = college.client(lambert).await;
        assert_eq!(head.post(&change, &[]).await.status, 404);
        assert_eq!(head.post(&format!("{import}/application"), &[]).await.status, 404);
        // Nor does a form reach over: a room of one school in a lesson of the other.
        let page = college.sees(lambert, &own).await;
        let theirs = page.attribute("section[aria-labelledby=rooms] a", "href").expect("a room");
        let theirs = theirs.rsplit('/').next().expect("an id").to_owned();
        let fields = [("kind", "room"), ("room", theirs.as_str())];
        assert_eq!(college.says("Mathématiques", "2026-11-30", &fields).await.status, 422);
        let close = format!("{other}/salles/fermeture");
        let closed = college.head().await.post(&close, &[("room", theirs.as_str())]).await;
        assert_eq!(closed.status, 409);
    }
}
