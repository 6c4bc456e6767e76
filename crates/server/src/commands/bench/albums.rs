//! Class journals with photos, written as teachers do, for the page their families read.

use super::{moments, store};
use bench::{
    Result,
    http::{Browser, Connection},
};
use db::Db;
use demo::{Dice, drawing::Drawing};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

const CLASSES: u32 = 4;
const POSTS: usize = 3;
const PHOTOS: usize = 3;
const SIDE: usize = 1400;
/// Photos are made clean by jobs before they are shown.
const PATIENCE: Duration = Duration::from_mins(2);

/// Publishes some posts in some classes; gives the families who read them.
pub async fn publish(db: &Db, address: SocketAddr) -> Result<Vec<Browser>> {
    let classes = db.read(|tx| store::acting(tx, CLASSES)).await?;
    let mut line = Connection::open(address).await?;
    let mut readers = Vec::new();
    for class in &classes {
        let (teacher, families) = moments::sign_in(db, &mut line, class).await?;
        for number in 0..POSTS {
            let post = write(&mut line, &teacher, class.class, number).await?;
            look(&mut line, &teacher, &post).await?;
        }
        readers.extend(families);
    }
    Ok(readers)
}

async fn write(
    line: &mut Connection,
    teacher: &Browser,
    class: i64,
    number: usize,
) -> Result<String> {
    let mut photos = Vec::new();
    for photo in 0..PHOTOS {
        let seed = u64::try_from(number * PHOTOS + photo)?;
        let drawing = Drawing::of(&Dice::of(seed, 0, "album")).png(SIDE)?;
        let request = teacher.upload("/fichiers", "photo.png", "image/png", &drawing);
        let answer = line.ask(&request).await?;
        let id = answer.text().split("\"id\":\"").nth(1).and_then(|rest| rest.split('"').next());
        photos.push(id.ok_or_else(|| answer.text().to_owned())?.to_owned());
    }
    let mut fields = vec![
        ("title", "Au musée de la Piscine"),
        ("body", "Nous avons dessiné ce qui nous a plu."),
        ("action", "publish"),
    ];
    fields.extend(photos.iter().map(|photo| ("files", photo.as_str())));
    let request = teacher.post(&format!("/journal/classes/{class}/nouveau"), &fields);
    let answer = line.ask(&request).await?;
    let location = answer.header("location").unwrap_or_default();
    let post = location.strip_suffix("/images").map(str::to_owned);
    post.ok_or_else(|| format!("no post: {} {}", answer.status, answer.text()).into())
}

/// Nobody is on the photos; once they are ready, the post goes out.
async fn look(line: &mut Connection, teacher: &Browser, post: &str) -> Result<()> {
    let began = Instant::now();
    loop {
        line.ask(&teacher.post(&format!("{post}/images"), &[])).await?;
        let answer = line.ask(&teacher.post(&format!("{post}/publication"), &[])).await?;
        if answer.status == 303 {
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            return Err(format!("{post} stays: {}", answer.text()).into());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
