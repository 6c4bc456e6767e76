//! Children who do not read yet.

use crate::house::*;
use testing::TestSchool;

/// The teacher opens the page: its address, and Jules's pictures as her page shows them.
async fn opened(school: &TestSchool) -> (String, Vec<String>) {
    let teacher = school.client(school.mme_garnier).await;
    let door = format!("/classes/{}/porte", school.ms_gs);
    teacher.post(&door, &[("hours", "4")]).await.redirects();
    let page = teacher.get(&door).await.page();
    let address = page.text_of("p.code");
    let path = address.split_once('/').map(|(_, path)| format!("/{path}")).expect("a path");
    let icons = page.attributes("[aria-labelledby=cards] span.inline use", "href");
    let icons = icons.iter().map(|icon| icon.rsplit("#icon-").next().unwrap_or("").to_owned());
    (path, icons.collect())
}

#[tokio::test]
async fn jules_comes_in_with_his_three_pictures() {
    for school in each().await {
        let (path, pictures) = opened(&school).await;
        assert_eq!(pictures.len(), 3);
        let tablet = school.nobody();
        let page = tablet.get(&path).await.page();
        assert_eq!(page.texts_of(".tile span:last-child"), ["Jules"]);
        assert!(!page.text_of("main").contains("Martin"), "first names only");
        let his = page.attribute(".tile", "href").expect("his tile");
        assert_eq!(tablet.get(&his).await.page().count(".pad fieldset"), 3);
        let [p1, p2, p3] = [&*pictures[0], &*pictures[1], &*pictures[2]];
        let mixed = tablet.post(&his, &[("p1", p2), ("p2", p1), ("p3", p3)]).await;
        assert_eq!(mixed.status, 422, "in order");
        tablet.post(&his, &[("p1", p1), ("p2", p2), ("p3", p3)]).await.redirects();
        assert!(is_in(&tablet).await);
        let page = tablet.get("/compte").await.page();
        assert!(!page.has("a[href='/compte/mot-de-passe']"));
        assert_eq!(tablet.get("/compte/mot-de-passe").await.status, 404);
        school.clock.advance_minutes(4 * 60 + 1);
        assert!(!is_in(&tablet).await, "until the end of the morning");
    }
}

#[tokio::test]
async fn the_page_is_there_while_the_teacher_holds_it_open() {
    for school in each().await {
        let (path, _) = opened(&school).await;
        school.nobody().get(&path).await.page();
        let teacher = school.client(school.mme_garnier).await;
        teacher.post(&format!("/classes/{}/porte/fin", school.ms_gs), &[]).await.redirects();
        assert_eq!(school.nobody().get(&path).await.status, 410);
        let (again, _) = opened(&school).await;
        assert_ne!(path, again, "a new address each time");
        school.clock.advance_minutes(4 * 60 + 1);
        assert_eq!(school.nobody().get(&again).await.status, 410);
    }
}

#[tokio::test]
async fn guessing_pictures_and_addresses_is_slowed() {
    for school in each().await {
        let (path, pictures) = opened(&school).await;
        let tablet = school.nobody();
        let his = format!("{path}/{}", school.jules);
        for _ in 0..4 {
            assert_eq!(tablet.post(&his, &[("p1", "cat")]).await.status, 422);
        }
        let fields: Vec<(&str, &str)> =
            ["p1", "p2", "p3"].into_iter().zip(pictures.iter().map(String::as_str)).collect();
        assert_eq!(tablet.post(&his, &fields).await.status, 429);
        school.clock.advance_minutes(2);
        tablet.post(&his, &fields).await.redirects();
        let thief = school.nobody().from_network("198.51.100.9");
        for _ in 0..10 {
            assert_eq!(thief.get("/classe-ouverte/aaaaaaaaaa").await.status, 410);
        }
        assert_eq!(thief.get("/classe-ouverte/aaaaaaaaaa").await.status, 429);
    }
}

#[tokio::test]
async fn only_the_pupils_of_the_class_are_there() {
    for school in each().await {
        let (path, _) = opened(&school).await;
        let lea = format!("{path}/{}", school.lea);
        assert_eq!(school.nobody().get(&lea).await.status, 404);
        assert_eq!(school.nobody().post(&lea, &[("p1", "cat")]).await.status, 404);
    }
}

#[tokio::test]
async fn the_door_is_the_teachers_and_for_young_classes() {
    for school in each().await {
        let door = format!("/classes/{}/porte", school.ms_gs);
        for (person, status) in [
            (school.mme_garnier, 200),
            (school.mme_fontaine, 200),
            (school.mme_durand, 404),
            (school.samira, 404),
            (school.jules, 404),
        ] {
            assert_eq!(school.client(person).await.get(&door).await.status, status);
        }
        let teacher = school.client(school.mme_durand).await;
        let of_readers = format!("/classes/{}/porte", school.ce1_a);
        assert_eq!(teacher.get(&of_readers).await.status, 404);
        let odd = school.client(school.mme_garnier).await;
        assert_eq!(odd.post(&door, &[("hours", "9000")]).await.status, 400);
    }
}

#[tokio::test]
async fn new_pictures_replace_the_old_ones() {
    for school in each().await {
        let (path, before) = opened(&school).await;
        let teacher = school.client(school.mme_garnier).await;
        let draw = format!("/classes/{}/porte/images", school.ms_gs);
        let jules = school.jules.to_string();
        teacher.post(&draw, &[("pupil", &jules)]).await.redirects();
        let fields: Vec<(&str, &str)> =
            ["p1", "p2", "p3"].into_iter().zip(before.iter().map(String::as_str)).collect();
        let his = format!("{path}/{}", school.jules);
        assert_eq!(school.nobody().post(&his, &fields).await.status, 422);
        let lea = school.lea.to_string();
        assert_eq!(teacher.post(&draw, &[("pupil", &lea)]).await.status, 404, "not in the class");
    }
}
