//! A child's photo carries no place.

use crate::house::houses;
use axum::http::StatusCode;
use image::{ColorType, DynamicImage, ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder};

/// A photo taken with a phone held upright: wide as stored, with the place it was taken at.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        let shade = |value: u32| u8::try_from(value % 256).unwrap_or_default();
        image::Rgb([shade(x), shade(y), shade(x + y)])
    });
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
    let colours = ColorType::Rgb8.into();
    encoder.write_image(image.as_raw(), width, height, colours).expect("a photo");
    let exif = exif();
    let mut whole = jpeg[..2].to_vec();
    whole.extend([0xff, 0xe1]);
    whole.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
    whole.extend(&exif);
    whole.extend(&jpeg[2..]);
    whole
}

/// Orientation 6 (a quarter turn), a maker, and a pointer to a GPS directory.
fn exif() -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0*\0\0\0\x08".to_vec();
    tiff.extend(3u16.to_be_bytes());
    let mut entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        tiff.extend(tag.to_be_bytes());
        tiff.extend(kind.to_be_bytes());
        tiff.extend(count.to_be_bytes());
        tiff.extend(value);
    };
    entry(0x010f, 2, 4, *b"GPS\0");
    entry(0x0112, 3, 1, [0, 6, 0, 0]);
    entry(0x8825, 4, 1, [0, 0, 0, 60]);
    tiff.extend([0; 4]);
    tiff.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0Lys-lez-Lannoy 50.67 3.21");
    tiff
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).expect("an image")
}

#[tokio::test]
async fn a_photo_is_given_upright_and_without_its_place() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let sent = photo(1600, 900);
        assert!(String::from_utf8_lossy(&sent).contains("Lannoy"));
        let id = house.send(&teacher, "IMG_2026.jpeg", &sent).await;
        let path = format!("/fichiers/{id}");
        let early = teacher.get(&path).await;
        assert_eq!(early.status, StatusCode::SERVICE_UNAVAILABLE, "not even to its owner");
        assert!(early.any_page().text_of("h1").contains("Encore un instant"));

        house.run_jobs().await;
        let whole = teacher.get(&path).await;
        assert_eq!(whole.header("content-type").as_deref(), Some("image/jpeg"));
        let text = String::from_utf8_lossy(&whole.body);
        assert!(!text.contains("Lannoy") && !text.contains("Exif"), "the place is gone");
        let upright = decoded(&whole.body);
        assert_eq!((upright.width(), upright.height()), (900, 1600));

        for (edge, size) in [(320, (180, 320)), (1280, (720, 1280))] {
            let small = teacher.get(&format!("{path}?taille={edge}")).await;
            let image = decoded(&small.body);
            assert_eq!((image.width(), image.height()), size);
            assert!(!String::from_utf8_lossy(&small.body).contains("Exif"));
        }
        let note = house.pin(&teacher, &[&id]).await;
        let page = teacher.get(&note).await.page();
        assert!(
            page.attribute(".attachment img", "src").expect("a preview").ends_with("?taille=320")
        );
    }
}

#[tokio::test]
async fn what_shines_through_stays_so() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let image = image::RgbaImage::from_pixel(400, 200, image::Rgba([10, 200, 30, 0]));
        let mut webp = std::io::Cursor::new(Vec::new());
        DynamicImage::ImageRgba8(image)
            .write_to(&mut webp, image::ImageFormat::WebP)
            .expect("a picture");
        let id = house.send(&teacher, "soleil.webp", &webp.into_inner()).await;
        house.run_jobs().await;
        let path = format!("/fichiers/{id}");
        let whole = teacher.get(&path).await;
        assert_eq!(whole.header("content-type").as_deref(), Some("image/png"));
        assert!(whole.header("content-disposition").expect("a name").contains("soleil.png"));
        let small = decoded(&teacher.get(&format!("{path}?taille=320")).await.body);
        assert_eq!((small.width(), small.height(), small.color().has_alpha()), (320, 160, true));
        // A small image has no smaller size than itself.
        let larger = teacher.get(&format!("{path}?taille=1280")).await;
        assert_eq!(decoded(&larger.body).width(), 400);
    }
}

#[tokio::test]
async fn a_damaged_photo_is_given_to_nobody() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let mut cut = photo(800, 600);
        cut.truncate(300);
        let id = house.send(&teacher, "coupée.jpg", &cut).await;
        let note = house.pin(&teacher, &[&id]).await;
        house.run_jobs().await;
        let gone = teacher.get(&format!("/fichiers/{id}")).await;
        assert_eq!(gone.status, StatusCode::GONE);
        let page = teacher.get(&note).await.page();
        assert!(page.text_of(".attachment").contains("illisible"));
        assert!(!page.has("a.attachment"));
    }
}

#[tokio::test]
async fn a_photo_that_would_fill_the_memory_is_refused_at_the_door() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        // The head of a PNG of 60,000 by 60,000 pixels.
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend(60_000u32.to_be_bytes());
        png.extend(60_000u32.to_be_bytes());
        png.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        let sent = teacher.upload("/fichiers", &[("file", "bombe.png", "image/png", &png)]).await;
        // A wrong sum may be noticed first: then the job refuses it. Neither decodes it.
        if sent.status == StatusCode::OK {
            house.run_jobs().await;
            let id = sent.json()["id"].as_str().expect("an id").to_owned();
            let answer = teacher.get(&format!("/fichiers/{id}")).await;
            assert_eq!(answer.status, StatusCode::GONE);
        } else {
            assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(sent.text().contains("64 millions"));
        }
    }
}
