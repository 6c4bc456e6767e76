//! Work as telephones make it: a photo that knows where it was taken, a sound. Handed in, looked at
//! and listened to by the teacher, given back the same way.

use crate::desk::{Desk, desk, schools};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use image::{ColorType, ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder};
use testing::{Answered, Page};

type Sent<'a> = (&'a str, &'a str, &'a str, &'a [u8]);

/// A JPEG of 960 by 720, with the place where it was taken.
fn photo() -> Vec<u8> {
    let (width, height) = (960, 720);
    let image = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb(if (x / 60 + y / 60) % 2 == 0 { [90, 150, 60] } else { [240, 220, 180] })
    });
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 85);
    let colours = ColorType::Rgb8.into();
    encoder.write_image(image.as_raw(), width, height, colours).expect("a photo");
    let place = b"Exif\0\0Lys-lez-Lannoy 50.67 3.21";
    let length = u16::try_from(place.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length[..], &place[..], &jpeg[2..]].concat()
}

/// A WAV of half a second of a tone: PCM of 16 bits, one channel, 8,000 a second.
fn sound() -> Vec<u8> {
    let samples: Vec<u8> = (0..4_000u16)
        .flat_map(|at| if at / 9 % 2 == 0 { 8_000i16 } else { -8_000 }.to_le_bytes())
        .collect();
    let length = u32::try_from(samples.len()).expect("short");
    let (rate, bytes_per_second) = (8_000u32, 16_000u32);
    let mut wav = b"RIFF".to_vec();
    wav.extend((length + 36).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend([16, 0, 0, 0, 1, 0, 1, 0]);
    wav.extend(rate.to_le_bytes());
    wav.extend(bytes_per_second.to_le_bytes());
    wav.extend([2, 0, 16, 0]);
    wav.extend(b"data");
    wav.extend(length.to_le_bytes());
    wav.extend(samples);
    wav
}

/// A player asks for a part of a sound.
async fn first_bytes(desk: &Desk, url: &str) -> Answered {
    let cookie = format!("preau={}", desk.0.cookie("preau").expect("signed in"));
    let request = Request::builder()
        .method(Method::GET)
        .uri(url)
        .header(header::HOST, "test.invalid")
        .header(header::COOKIE, cookie)
        .header(header::RANGE, "bytes=0-99")
        .body(Body::empty());
    desk.0.send(request.expect("a request")).await
}

/// The photo and the sound of this page are seen and heard by this person; where they are.
async fn seen_and_heard(desk: &Desk, page: &Page, within: &str) -> [String; 2] {
    let thumbnail = page.attribute(&format!("{within} .pictured img"), "src").expect("a photo");
    let small = desk.0.get(&thumbnail).await;
    assert_eq!(small.header("content-type").as_deref(), Some("image/jpeg"));
    let image = image::load_from_memory(&small.body).expect("an image");
    assert_eq!((image.width(), image.height()), (320, 240));
    let whole = thumbnail.replace("?taille=320", "");
    let bytes = desk.0.get(&whole).await.body;
    assert!(!String::from_utf8_lossy(&bytes).contains("Lannoy"), "nobody is told the place");
    let audio = page.attribute(&format!("{within} audio"), "src").expect("a player");
    let part = first_bytes(desk, &audio).await;
    assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.header("content-type").as_deref(), Some("audio/wav"));
    assert_eq!((part.body.len(), &part.body[..4]), (100, &b"RIFF"[..]));
    assert_eq!(desk.0.get(&audio).await.body, sound());
    [whole, audio]
}

#[tokio::test]
async fn a_photo_and_a_sound_are_handed_in_seen_heard_and_given_back() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let work = [("work", "on"), ("due_on", "2026-11-27")];
        let url = mme_durand.gives(school.ce1_a, "Dire la poésie", &work).await;
        let lea = desk(&school, school.lea).await;
        let (photo, sound) = (photo(), sound());
        let files: [Sent<'_>; 2] = [
            ("nouveaux", "IMG_2026.jpg", "image/jpeg", &photo),
            ("nouveaux", "poésie.wav", "audio/wav", &sound),
        ];
        let words = [("text", "")];
        lea.0.upload_with(&format!("{url}/rendus"), &words, &files).await.redirects();
        // Until it was made again without its place, the photo is shown to nobody.
        let early = lea.0.get(&url).await.page();
        assert!(early.text_of("#rendu").contains("en préparation"));
        school.run_jobs().await;
        let page = lea.0.get(&url).await.page();
        let own = seen_and_heard(&lea, &page, "#rendu").await;

        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        let handed = follow.attribute("tbody th a", "href").expect("work");
        let page = mme_durand.0.get(&handed).await.page();
        seen_and_heard(&mme_durand, &page, "article").await;
        let answer: [Sent<'_>; 2] = [
            ("nouveaux", "corrigé.jpg", "image/jpeg", &photo),
            ("nouveaux", "écoute.wav", "audio/wav", &sound),
        ];
        let back = [("comment", "Écoute comme je la dis."), ("version", "1")];
        let give_back = format!("{handed}/retour");
        mme_durand.0.upload_with(&give_back, &back, &answer).await.redirects();
        school.run_jobs().await;
        for person in [school.lea, school.samira] {
            let reader = desk(&school, person).await;
            let page = reader.0.get(&url).await.page();
            assert_eq!((page.count("#rendu .pictured"), page.count("#rendu audio")), (2, 2));
            let given_back = page.attributes("#rendu audio", "src");
            let given_back = given_back.iter().find(|it| it.contains("/retour/"));
            let part = first_bytes(&reader, given_back.expect("her teacher's")).await;
            assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
        }
        for person in [school.ines, school.mme_moreau, school.m_petit] {
            let other = desk(&school, person).await;
            for file in &own {
                assert_eq!(other.status(file).await, 404);
            }
        }
    }
}

#[tokio::test]
async fn a_guardian_sends_the_photo_of_who_does_not_read_yet() {
    for school in schools().await {
        let mme_garnier = desk(&school, school.mme_garnier).await;
        let work = [("work", "on"), ("due_on", "2026-11-27")];
        let url = mme_garnier.gives(school.ms_gs, "Ma tour de cubes", &work).await;
        let samira = desk(&school, school.samira).await;
        let (photo, jules) = (photo(), school.jules.to_string());
        let file: Sent<'_> = ("nouveaux", "tour.jpg", "image/jpeg", &photo);
        let fields = [("text", ""), ("pupil", &*jules)];
        samira.0.upload_with(&format!("{url}/rendus"), &fields, &[file]).await.redirects();
        school.run_jobs().await;
        let page = desk(&school, school.jules).await.0.get(&url).await.page();
        assert!(page.has("#rendu .pictured img"));
        let follow = mme_garnier.0.get(&format!("{url}/suivi")).await.page();
        let handed = follow.attribute("tbody th a", "href").expect("work");
        assert!(mme_garnier.0.get(&handed).await.page().has("article .pictured img"));
    }
}
