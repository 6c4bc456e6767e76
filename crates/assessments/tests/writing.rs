//! Making an assessment, choosing what it looks at, copying it, throwing it away.

use crate::desk::{DICTATION, LETTRES, desk, schools};
use base::SchoolYear;
use people::{
    Function, Level, NewClass, Post, assignment, class, groups,
    testing::{first_day, holds},
};

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_at_once_and_it_is_shown_again() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let wrong = [
            ("title", ""),
            ("day", "hier"),
            ("scale", "12"),
            ("out_of", "20"),
            ("weight", "lourd"),
            ("items", "Lire"),
        ];
        let refused = durand.try_makes(school.ce1_a, &wrong).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert_eq!(page.count(".problems li"), 5);
        assert!(page.text_of(".problems").contains("Pas de note dans cette classe"));
        assert!(page.text_of("textarea[name=items]").contains("Lire"), "what was typed is kept");
        // A day of another age.
        let old = [("title", "Dictée"), ("day", "2016-11-23"), ("scale", "1")];
        assert_eq!(durand.try_makes(school.ce1_a, &old).await.status, 422);
        // Nobody makes one for the class of another; who does not know the class is told nothing.
        let petit = desk(&school, school.m_petit).await;
        assert_eq!(petit.try_makes(school.ce1_a, &DICTATION).await.status, 403);
        let lefevre = desk(&school, school.mme_lefevre).await;
        assert_eq!(lefevre.try_makes(school.ce1_a, &DICTATION).await.status, 403);
        let lambert = desk(&school, school.m_lambert).await;
        assert_eq!(lambert.try_makes(school.ce1_a, &DICTATION).await.status, 404);
        let nobody = school.nobody();
        let url = format!("/evaluations/classes/{}/nouvelle", school.ce1_a);
        assert_eq!(nobody.get(&url).await.status, 401);
    }
}

#[tokio::test]
async fn there_is_no_mark_before_the_6e_unless_the_school_asks() {
    for school in schools().await {
        let petit = desk(&school, school.m_petit).await;
        let marked = [&DICTATION[..], &[("out_of", "10")]].concat();
        let refused = petit.try_makes(school.cm2_b, &marked).await;
        assert_eq!(refused.status, 422);
        assert!(!refused.any_page().has("input[name=out_of]"), "it is not even offered");
        let place = school.jean_mace;
        let ask = move |tx: &db::Tx<'_>| {
            let asked = results::setting::of_school(tx, place)?;
            let asked = results::setting::Settings { marks_early: true, ..asked };
            results::setting::set(tx, place, asked)
        };
        school.app.db.write(ask).await.expect("asked");
        let paper = petit.makes_with(school.cm2_b, &[("out_of", "10")]).await;
        assert_eq!(paper.items.len(), 3, "the mark for the whole stands last");
        petit.types(&paper, &[(2, school.noe, "7,5")]).await.redirects();
        assert_eq!(petit.reads(&paper, 2, school.noe).await, "7,5");
        let too_much = petit.types(&paper, &[(2, school.noe, "75")]).await;
        assert_eq!(too_much.status, 422);
        assert!(too_much.any_page().text_of(".problems").contains("une virgule oubliée"));
    }
}

#[tokio::test]
async fn items_are_picked_by_words_and_down_the_tree_among_those_of_the_level() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes_with(school.ce1_a, &[("items", "")]).await;
        let url = format!("{}/items", paper.url);
        let page = durand.page(&format!("{url}?q=comprendre+texte")).await;
        let found = page.attributes("input[name=skills]", "value");
        assert!(!found.is_empty());
        let labels = page.texts_of("#choix label.check");
        assert!(labels.iter().all(|label| label.to_lowercase().contains("comprendre")));
        let chosen = [("skills", found[0].as_str()), ("words", "Lire à voix haute\n\n  Bien  ")];
        durand.0.post(&url, &chosen).await.redirects();
        let page = durand.page(&url).await;
        assert_eq!(page.count("section[aria-labelledby=chosen] li"), 3);
        // Down the tree from the domains of cycle 2.
        let rooms = page.attributes("#choix .rows a", "href");
        let below = durand.page(rooms[0].split('#').next().expect("a way")).await;
        assert!(below.has("#choix h3"));
        // What is not of this level is refused, whatever the form says.
        let lycee = school
            .app
            .db
            .read(|tx| {
                tx.number(
                    "select max(id) from skill where referential_id =
                           (select id from referential where code = 'cycle4')",
                    &[],
                )
            })
            .await
            .expect("a skill");
        let refused = durand.0.post(&url, &[("skills", &lycee.to_string())]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("n’est pas au programme"));
        let many = "Un élément de plus\n".repeat(40);
        assert_eq!(durand.0.post(&url, &[("words", &many)]).await.status, 422);
    }
}

#[tokio::test]
async fn a_class_without_levels_is_assessed_on_cycle_2_and_on_cycle_3() {
    for school in schools().await {
        let (place, teacher) = (school.jean_mace, school.mme_durand);
        let today = school.clock.today();
        let open = move |tx: &db::Tx<'_>| {
            let new = NewClass {
                school: place,
                year: SchoolYear::of(today),
                name: "ULIS".to_owned(),
                source_key: None,
                levels: vec![Level::Other],
            };
            let ulis = class::open(tx, &[new])?[0];
            let post = Post::Class(place, ulis);
            let post = holds(teacher, post, Function::Teacher, first_day());
            let (_, staff) = assignment::begin(tx, &[post])?;
            groups::refresh(tx, &staff, today)?;
            Ok(ulis)
        };
        let ulis = school.app.db.write(open).await.expect("opened");
        let durand = desk(&school, teacher).await;
        let page = durand.page(&format!("/evaluations/classes/{ulis}/nouvelle")).await;
        let domains = page.texts_of("select[name=domain] option");
        let of =
            |programme: &str| domains.iter().any(|it| *it == format!("Français · {programme}"));
        assert!(of("Cycle 2 (CP, CE1, CE2)") && of("Cycle 3 (CM1, CM2, 6e)"), "{domains:?}");
        let paper = durand.makes_with(ulis, &[("items", "")]).await;
        let page = durand.page(&format!("{}/items?q=lire", paper.url)).await;
        assert!(page.has("input[name=skills]"));
        assert!(page.text_of("#choix").contains("Cycle 3 (CM1, CM2, 6e)"));
        let rooms = durand.page(&format!("{}/items", paper.url)).await.texts_of("#choix a.row");
        for programme in ["Cycle 2 (CP, CE1, CE2)", "Cycle 3 (CM1, CM2, 6e)"] {
            assert!(rooms.iter().any(|it| *it == format!("Français · {programme}")), "{rooms:?}");
        }
        // One programme needs no name.
        let page = durand.page(&format!("/evaluations/classes/{}/nouvelle", school.ce1_a)).await;
        assert!(page.texts_of("select[name=domain] option").iter().any(|it| it == "Français"));
    }
}

#[tokio::test]
async fn items_change_places_and_weights_and_one_with_results_is_retired_never_deleted() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        let url = format!("{}/items", paper.url);
        let act = |word: &str, item: usize| format!("{word}:{}", paper.items[item]);
        let after = durand.0.post(&url, &[("action", &act("down", 0))]).await.redirects();
        assert_eq!(after, url);
        let turned = durand.paper(&paper.url).await;
        assert_eq!(turned.items, [paper.items[1].clone(), paper.items[0].clone()]);
        let heavy = [("action", &*act("save", 0)), ("label", "Les mots"), ("weight", "2")];
        durand.0.post(&url, &heavy).await.redirects();
        assert!(durand.page(&url).await.text_of("main").contains("coefficient 2"));
        let wrong = [("action", &*act("save", 0)), ("label", ""), ("weight", "2")];
        assert_eq!(durand.0.post(&url, &wrong).await.status, 422);
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        // The one with results is retired, the other is gone.
        durand.0.post(&url, &[("action", &act("remove", 0))]).await.redirects();
        durand.0.post(&url, &[("action", &act("remove", 1))]).await.redirects();
        let page = durand.page(&url).await;
        assert_eq!(page.count("section[aria-labelledby=chosen] li"), 1);
        assert!(page.text_of("main").contains("retiré, ses résultats restent"));
        let grid = durand.page(&paper.grid()).await;
        assert!(!grid.has("input.cell"));
        assert!(grid.text_of("details").contains("Martin"), "{}", grid.text_of("main"));
        let forged = [("cell-1-2", "3"), (&*paper.cell(0, school.lea), "1")];
        durand.0.post(&paper.grid(), &forged).await.redirects();
        durand.0.post(&url, &[("action", &act("restore", 0))]).await.redirects();
        assert_eq!(durand.reads(&paper, 0, school.lea).await, "3");
        // An item of another assessment is nobody's here.
        let other = durand.makes(school.ce1_a).await;
        let foreign = format!("remove:{}", other.items[0]);
        assert_eq!(durand.0.post(&url, &[("action", &foreign)]).await.status, 422);
        assert_eq!(durand.paper(&other.url).await.items.len(), 2);
    }
}

#[tokio::test]
async fn an_assessment_is_copied_with_its_items_and_without_results() {
    for school in schools().await {
        let wider = school.widen().await;
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes_with(school.ce1_a, &[("scale", LETTRES)]).await;
        durand.types(&paper, &[(0, school.lea, "A")]).await.redirects();
        let copy = format!("/evaluations/classes/{}/copie", school.ce1_a);
        let page = durand.page(&copy).await;
        assert!(page.text_of("fieldset").contains("Dictée n° 4"));
        let to = durand.0.post(&copy, &[("source", paper.id())]).await.redirects();
        let url = to.strip_suffix("/edition").expect("the form").to_owned();
        let copied = durand.paper(&url).await;
        assert_eq!(copied.items.len(), 2);
        assert!(durand.page(&url).await.text_of("main").contains("En préparation"));
        assert!(!durand.page(&copied.grid()).await.has("input.cell"), "it is a draft");
        durand.0.post(&format!("{url}/ouverture"), &[]).await.redirects();
        assert_eq!(durand.reads(&copied, 0, school.lea).await, "");
        // Another teacher cannot take it, even if he knows its number.
        let leroy = desk(&school, wider.mme_leroy).await;
        let own = format!("/evaluations/classes/{}/copie", wider.ce2_c);
        assert!(!leroy.page(&own).await.has("input[name=source]"));
        let refused = leroy.0.post(&own, &[("source", paper.id())]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("n’est pas à vous"));
    }
}

#[tokio::test]
async fn what_has_results_is_closed_and_never_deleted() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let (empty, full) = (durand.makes(school.ce1_a).await, durand.makes(school.ce1_a).await);
        durand.types(&full, &[(0, school.lea, "3")]).await.redirects();
        durand.types(&full, &[(0, school.lea, "")]).await.redirects();
        let discard = |url: &str| format!("{url}/suppression");
        let refused = durand.0.post(&discard(&full.url), &[]).await;
        assert_eq!(refused.status, 422, "what was said once is kept");
        assert!(refused.any_page().text_of(".problems").contains("vous pouvez la fermer"));
        let petit = desk(&school, school.m_petit).await;
        assert_eq!(petit.0.post(&discard(&empty.url), &[]).await.status, 404);
        durand.0.post(&discard(&empty.url), &[]).await.redirects();
        assert_eq!(durand.0.get(&empty.url).await.status, 404);
        assert_eq!(durand.0.get(&full.url).await.status, 200);
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_assessment() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let url = format!("/evaluations/classes/{}/nouvelle", school.ce1_a);
        let once = durand.page(&url).await.attribute("input[name=once]", "value").expect("a key");
        let fields = [&DICTATION[..], &[("once", &once)]].concat();
        let first = durand.try_makes(school.ce1_a, &fields).await.redirects();
        assert_eq!(durand.try_makes(school.ce1_a, &fields).await.redirects(), first);
        let list = format!("/evaluations/classes/{}", school.ce1_a);
        assert_eq!(durand.page(&list).await.count(".rows li"), 1);
    }
}

#[tokio::test]
async fn a_teacher_takes_his_assessments_to_his_next_class_and_leaves_their_results() {
    for school in schools().await {
        let wider = school.widen().await;
        let durand = desk(&school, school.mme_durand).await;
        let paper = durand.makes(school.ce1_a).await;
        durand.types(&paper, &[(0, school.lea, "3")]).await.redirects();
        let (person, place, class) = (school.mme_durand, school.jean_mace, wider.ce2_c);
        let today = school.clock.today();
        let change = move |tx: &db::Tx<'_>| {
            let held = assignment::of_person(tx, person)?;
            let ids: Vec<_> = held.iter().map(|assignment| assignment.id).collect();
            let ended = assignment::end(tx, &ids, today)?;
            let post = Post::Class(place, class);
            let next = people::testing::holds(person, post, Function::Teacher, today);
            let (_, begun) = assignment::begin(tx, &[next])?;
            groups::refresh(tx, &ended.and(begun), today)
        };
        school.app.db.write(change).await.expect("changed");
        let durand = desk(&school, school.mme_durand).await;
        assert_eq!(durand.0.get(&paper.grid()).await.status, 404, "not hers any more");
        let copy = format!("/evaluations/classes/{}/copie", wider.ce2_c);
        assert!(durand.page(&copy).await.text_of("fieldset").contains("Dictée n° 4 CE1-A"));
        let to = durand.0.post(&copy, &[("source", paper.id())]).await.redirects();
        let url = to.strip_suffix("/edition").expect("the form").to_owned();
        assert!(durand.page(&url).await.text_of("main").contains("0 sur 2 élèves"));
    }
}
