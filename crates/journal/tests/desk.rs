//! What the stories share: the schools, somebody who writes, a photo.

use base::Id;
use image::{ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder};
use people::{ImageRight, Person, image_right};
use testing::{Client, TestSchool};

/// The journal, and what it needs.
pub fn features() -> Vec<web::Feature> {
    vec![
        files::feature(),
        notices::feature(),
        translation::feature(),
        publication::feature(),
        journal::feature(),
    ]
}

/// Erases what the house holds of a person; says how many rows.
pub fn erase(tx: &db::Tx<'_>, person: Id<Person>) -> db::Result<u64> {
    features().into_iter().map(|feature| (feature.erase)(tx, person)).sum()
}

pub async fn schools() -> Vec<TestSchool> {
    TestSchool::each(features).await
}

pub struct Desk(pub Client);

pub async fn desk(school: &TestSchool, person: Id<Person>) -> Desk {
    Desk(school.client(person).await)
}

/// A photo of black and white points: what is left of it is told from a mosaic.
pub fn photo() -> Vec<u8> {
    let image = RgbImage::from_fn(480, 360, |x, y| {
        // Squares of eight, which a JPEG keeps.
        image::Rgb(if (x / 8 + y / 8) % 2 == 0 { [0; 3] } else { [255; 3] })
    });
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
    encoder.write_image(image.as_raw(), 480, 360, image::ColorType::Rgb8.into()).expect("a photo");
    jpeg
}

/// What the family of each says, as the head would note it.
pub async fn allow(school: &TestSchool, said: &[(Id<Person>, ImageRight)]) {
    let (said, by, now) = (said.to_vec(), school.mme_lefevre, school.clock.now());
    let write = move |tx: &db::Tx<'_>| {
        said.iter()
            .try_for_each(|(pupil, word)| image_right::say(tx, *pupil, *word, by, now).map(drop))
    };
    school.app.db.write(write).await.expect("said");
}

impl Desk {
    /// Sends the form of a new post; says where that leads.
    pub async fn writes<T>(&self, class: Id<T>, title: &str, more: &[(&str, &str)]) -> String {
        let mut fields = vec![("title", title), ("body", "Voici notre journée.")];
        fields.extend(more);
        let new = format!("/journal/classes/{class}/nouveau");
        self.0.post(&new, &fields).await.redirects()
    }

    pub async fn publishes<T>(&self, class: Id<T>, title: &str) -> String {
        self.writes(class, title, &[("action", "publish")]).await
    }

    /// Sends a post with files of these names, and asks to publish it; says where its post is.
    pub async fn sends<T>(&self, class: Id<T>, title: &str, names: &[&str]) -> String {
        let fields = [("title", title), ("body", "Regardez."), ("action", "publish")];
        let (jpeg, text) = (photo(), b"RIFF....WAVEfmt ".to_vec());
        let files: Vec<(&str, &str, &str, &[u8])> = names
            .iter()
            .map(|name| {
                let is_photo = !name.contains(".wav");
                let bytes: &[u8] = if is_photo { &jpeg } else { &text };
                ("nouveaux", *name, "application/octet-stream", bytes)
            })
            .collect();
        let new = format!("/journal/classes/{class}/nouveau");
        let to = self.0.upload_with(&new, &fields, &files).await.redirects();
        to.trim_end_matches("/images").to_owned()
    }

    /// Where the pages of its files are, in their order.
    pub async fn pictures(&self, post: &str) -> Vec<String> {
        let page = self.0.get(&format!("{post}/images")).await.page();
        page.attributes(".rows a.row", "href")
    }

    /// Says who is on a file.
    pub async fn says(&self, picture: &str, pupils: &[Id<Person>]) -> String {
        let ids: Vec<String> = pupils.iter().map(ToString::to_string).collect();
        let mut fields = vec![("action", "save")];
        fields.extend(ids.iter().map(|id| ("pupils", id.as_str())));
        self.0.post(picture, &fields).await.redirects()
    }

    /// The titles of a list.
    pub async fn titles(&self, path: &str) -> Vec<String> {
        let page = self.0.get(path).await.page();
        let titles = page.texts_of("article h2");
        titles.iter().map(|it| it.trim_start_matches("Nouveau : ").to_owned()).collect()
    }

    pub async fn told(&self) -> Vec<String> {
        self.0.get("/nouveautes").await.page().texts_of(".rows a.row b")
    }

    pub async fn status(&self, path: &str) -> u16 {
        self.0.get(path).await.status.as_u16()
    }

    pub async fn does(&self, path: &str) -> u16 {
        self.0.post(path, &[]).await.status.as_u16()
    }
}
