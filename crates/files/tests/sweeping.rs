//! What nothing needs goes; what something needs stays.

use crate::house::{House, houses};
use axum::http::StatusCode;
use base::Clock;
use futures_util::TryStreamExt;

async fn contents(house: &House) -> usize {
    let all: Vec<_> = house.app.blobs.all().try_collect().await.expect("listed");
    all.len()
}

/// The nights of the sweeps come: contents have the age of the machine's own clock.
async fn two_days_later(house: &House) {
    house.app.jobs.plan().await.expect("planned");
    let later = Clock::system().now().max(house.clock.now()).plus_days(2);
    house.clock.set(later);
    house.run_jobs().await;
    house.clock.advance_minutes(2 * 24 * 60);
    house.run_jobs().await;
}

#[tokio::test]
async fn an_upload_that_nothing_needs_is_gone_two_days_later() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        house.send(&teacher, "oublié.txt", b"oubli").await;
        let used = house.send(&teacher, "mot.txt", b"mot").await;
        let note = house.pin(&teacher, &[&used]).await;
        assert_eq!(contents(&house).await, 2);
        two_days_later(&house).await;
        assert_eq!(contents(&house).await, 1);
        let page = teacher.get("/compte/fichiers").await.page();
        assert_eq!(page.texts_of(".rows b"), ["mot.txt"]);
        let file = teacher.get(&format!("{note}/fichiers/{used}")).await;
        assert_eq!(file.text(), "mot");

        teacher.post(&format!("{note}/retrait"), &[]).await;
        let gone = teacher.get(&format!("{note}/fichiers/{used}")).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        two_days_later(&house).await;
        assert_eq!(contents(&house).await, 0);
    }
}

#[tokio::test]
async fn the_same_content_is_kept_once_and_as_long_as_one_needs_it() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let samira = house.client(house.samira).await;
        let hers = house.send(&teacher, "un.txt", b"pareil").await;
        house.send(&samira, "deux.txt", b"pareil").await;
        assert_eq!(contents(&house).await, 1);
        let note = house.pin(&teacher, &[&hers]).await;
        two_days_later(&house).await;
        let file = samira.get(&format!("{note}/fichiers/{hers}")).await;
        assert_eq!(file.text(), "pareil", "the other one has gone, the content has not");
    }
}

#[tokio::test]
async fn the_photo_as_it_was_sent_goes_and_the_clean_one_stays() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let image = image::RgbImage::from_fn(500, 400, |x, y| {
            image::Rgb([u8::from(x % 7 == 0) * 90, u8::from(y % 5 == 0) * 200, 9])
        });
        let mut png = std::io::Cursor::new(Vec::new());
        image.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
        let id = house.send(&teacher, "dessin.png", &png.into_inner()).await;
        house.pin(&teacher, &[&id]).await;
        house.run_jobs().await;
        two_days_later(&house).await;
        // The clean one, and its size for a list; the sent one only if it was written the same.
        assert!((2..=3).contains(&contents(&house).await));
        assert_eq!(teacher.get(&format!("/fichiers/{id}?taille=320")).await.status, StatusCode::OK);
    }
}
