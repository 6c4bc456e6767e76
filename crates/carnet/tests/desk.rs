//! What the stories share: the schools, more children at Kergomard, and what they do there.

use base::{Day, Id, Title};
use db::Tx;
use image::{ColorType, ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder};
use people::{
    Function, ImageRight, Kinship, Level, NewEnrolment, Person, Post, Sex, assignment, enrolment,
    groups, guardianship, image_right,
    testing::{adult, first_day, guards, holds, pupil},
};
use testing::{Client, TestSchool};
use web::Feature;

/// Recognising one's written first name, and two neighbours of it.
pub const NAME: &str = "10018";
pub const SYLLABLES: &str = "10022";

pub fn features() -> Vec<Feature> {
    vec![files::feature(), notices::feature(), results::feature(), carnet::feature()]
}

pub async fn schools() -> Vec<TestSchool> {
    TestSchool::each(features).await
}

/// A child of MS-GS with a mother of his own.
#[derive(Clone, Copy)]
pub struct Child {
    pub id: Id<Person>,
    pub mother: Id<Person>,
}

pub async fn enrol(school: &TestSchool, first: &str, level: Level) -> Child {
    let (place, class, today) = (school.kergomard, school.ms_gs, school.clock.today());
    let first = first.to_owned();
    let write = move |tx: &Tx<'_>| {
        let id = pupil(tx, &first, "Leroy", "2021-04-02", Sex::Girl)?;
        let mother = adult(tx, "Nour", "Leroy", Title::Mme)?;
        let enrolled = NewEnrolment {
            pupil: id,
            school: place,
            class: Some(class),
            level,
            from_on: first_day(),
            until_on: None,
        };
        let (_, touched) = enrolment::begin(tx, &[enrolled])?;
        let fact = guards(mother, id, Kinship::Mother, first_day());
        let (_, guarded) = guardianship::begin(tx, &[fact])?;
        groups::refresh(tx, &touched.and(guarded), today)?;
        Ok(Child { id, mother })
    };
    school.app.db.write(write).await.expect("enrolled")
}

/// Another teacher of MS-GS.
pub async fn colleague(school: &TestSchool) -> Id<Person> {
    let (place, class, today) = (school.kergomard, school.ms_gs, school.clock.today());
    let write = move |tx: &Tx<'_>| {
        let person = adult(tx, "Yves", "Caron", Title::M)?;
        let post = Post::Class(place, class);
        let (_, touched) =
            assignment::begin(tx, &[holds(person, post, Function::Teacher, first_day())])?;
        groups::refresh(tx, &touched, today)?;
        Ok(person)
    };
    school.app.db.write(write).await.expect("a colleague")
}

/// Jules goes to CE1-A of Jean-Macé, as a pupil of CP, from today on.
pub async fn jules_moves(school: &TestSchool, level: Level) {
    let (to, class, today) = (school.jean_mace, school.ce1_a, school.clock.today());
    let jules = school.jules;
    let write = move |tx: &Tx<'_>| {
        let enrolled = NewEnrolment {
            pupil: jules,
            school: to,
            class: Some(class),
            level,
            from_on: today,
            until_on: None,
        };
        let touched = enrolment::change(tx, &enrolled)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("moved");
}

pub async fn jules_leaves(school: &TestSchool, on: Day) {
    let jules = school.jules;
    let write = move |tx: &Tx<'_>| {
        let facts = enrolment::of_pupil(tx, jules)?;
        let facts: Vec<_> = facts.iter().map(|fact| fact.id).collect();
        let touched = enrolment::end(tx, &facts, on)?;
        groups::refresh(tx, &touched, on)
    };
    school.app.db.write(write).await.expect("left");
}

pub async fn allows_pictures(school: &TestSchool, child: Id<Person>, word: ImageRight) {
    let (by, now) = (school.mme_garnier, school.clock.now());
    let write = move |tx: &Tx<'_>| image_right::say(tx, child, word, by, now).map(drop);
    school.app.db.write(write).await.expect("said");
}

pub fn class(school: &TestSchool) -> String {
    format!("/carnet/classes/{}", school.ms_gs)
}

pub fn carnet(child: Id<Person>) -> String {
    format!("/carnet/eleves/{child}")
}

/// Two taps: who, then what.
pub async fn taps(desk: &Client, school: &TestSchool, children: &[Id<Person>], skill: &str) {
    let ids: Vec<String> = children.iter().map(ToString::to_string).collect();
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("pupils", id.as_str())).collect();
    fields.push(("skill", skill));
    desk.post(&class(school), &fields).await.redirects();
}

/// Shows these carnets, up to today.
pub async fn shows(desk: &Client, school: &TestSchool, children: &[Id<Person>]) {
    let ids: Vec<String> = children.iter().map(ToString::to_string).collect();
    let until = school.clock.today().iso();
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("pupils", id.as_str())).collect();
    fields.push(("until", &until));
    desk.post(&format!("{}/presentation", class(school)), &fields).await.redirects();
    school.run_jobs().await;
}

pub async fn told(school: &TestSchool, person: Id<Person>) -> String {
    let page = school.client(person).await.get("/nouveautes").await.page();
    page.text_of(".rows")
}

/// A JPEG of 640 by 480.
pub fn photo() -> Vec<u8> {
    let image = RgbImage::from_fn(640, 480, |x, y| {
        image::Rgb(if (x / 60 + y / 60) % 2 == 0 { [90, 150, 60] } else { [240, 220, 180] })
    });
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 85);
    let colours = ColorType::Rgb8.into();
    encoder.write_image(image.as_raw(), 640, 480, colours).expect("a photo");
    jpeg
}

/// A WAV of a tone: PCM of 16 bits, one channel, 8,000 a second.
pub fn voice(seconds: u32) -> Vec<u8> {
    let samples: Vec<u8> = (0..seconds * 8_000)
        .flat_map(|at| if at / 9 % 2 == 0 { 8_000i16 } else { -8_000 }.to_le_bytes())
        .collect();
    let length = u32::try_from(samples.len()).expect("short");
    let mut wav = b"RIFF".to_vec();
    wav.extend((length + 36).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend([16, 0, 0, 0, 1, 0, 1, 0]);
    wav.extend(8_000u32.to_le_bytes());
    wav.extend(16_000u32.to_le_bytes());
    wav.extend([2, 0, 16, 0]);
    wav.extend(b"data");
    wav.extend(length.to_le_bytes());
    wav.extend(samples);
    wav
}
