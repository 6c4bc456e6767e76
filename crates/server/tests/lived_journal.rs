//! The journal of a school that has lived a little: a post with a photo that may be shown, one that
//! waits for a look, a comment that waits, what families allow, a book.

use crate::lived_in::{OfRoutes, Things};
use testing::{Client, TestSchool};

/// The smallest photo there is: one point.
pub const PHOTO: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4,
    0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0,
    0x1f, 0x00, 0x05, 0x00, 0x01, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Léa's family allows the class to see her, Lina's has refused, Inès's has not answered.
async fn note_rights(school: &TestSchool, teacher: &Client) {
    let rights = format!("/journal/classes/{}/droits", school.ce1_a);
    let (lea, lina) = (school.lea.to_string(), school.lina.to_string());
    let said = [
        ("pupils", lea.as_str()),
        ("words", "class"),
        ("seen", ""),
        ("pupils", lina.as_str()),
        ("words", "refused"),
        ("seen", ""),
    ];
    teacher.post(&rights, &said).await.redirects();
}

/// Sends a post with one photo, and says where it is.
async fn post(school: &TestSchool, by: &Client, title: &str, photo: &[u8]) -> String {
    let new = format!("/journal/classes/{}/nouveau", school.ce1_a);
    let fields = [("title", title), ("body", "Regardez."), ("action", "publish")];
    let file = [("nouveaux", "jardin.png", "image/png", photo)];
    let to = by.upload_with(&new, &fields, &file).await.redirects();
    school.run_jobs().await;
    to.trim_end_matches("/images").to_owned()
}

pub async fn live(school: &TestSchool, things: &mut Things, of_routes: &mut OfRoutes) {
    let teacher = school.client(school.mme_durand).await;
    let samira = school.client(school.samira).await;
    note_rights(school, &teacher).await;
    let out = post(school, &teacher, "Au jardin", PHOTO).await;
    let page = teacher.get(&format!("{out}/images")).await.page();
    let picture = page.attribute(".rows a.row", "href").expect("a photo");
    let lea = school.lea.to_string();
    teacher.post(&picture, &[("action", "save"), ("pupils", &lea)]).await.redirects();
    teacher.post(&format!("{out}/publication"), &[]).await.redirects();
    samira.post(&format!("{out}/reaction"), &[("word", "heart")]).await.redirects();
    let said = [("text", "Quelle belle journée !")];
    samira.post(&format!("{out}/commentaires"), &said).await.redirects();
    let page = teacher.get(&out).await.page();
    let comment = page.attribute("article[id^=comment-]", "id").expect("a comment");
    // Her father's is read by all, and may be reported.
    let marc = school.client(school.marc).await;
    marc.post(&format!("{out}/commentaires"), &[("text", "Bravo à tous")]).await.redirects();
    let page = teacher.get(&out).await.page();
    let judge = page.attributes("#comments form[action*=moderation]", "action");
    let judge = judge.into_iter().find(|way| !way.contains(&comment[8..])).expect("his");
    teacher.post(&judge, &[("action", "show")]).await.redirects();
    let shown = judge.split('/').rev().nth(1).expect("its number").to_owned();
    of_routes.insert(
        "/journal/commentaires/{journal_comment}/signalement",
        [("journal_comment", shown)].into(),
    );
    // One that waits: Lina is on it.
    let waits = post(school, &teacher, "La ronde", PHOTO).await;
    let page = teacher.get(&format!("{waits}/images")).await.page();
    let against = page.attribute(".rows a.row", "href").expect("a photo");
    let (lea, lina) = (school.lea.to_string(), school.lina.to_string());
    let on_it = [("action", "save"), ("pupils", lea.as_str()), ("pupils", lina.as_str())];
    teacher.post(&against, &on_it).await.redirects();
    // A book that is printed in the minute of a refusal is not given.
    school.clock.advance_minutes(1);
    teacher.post(&format!("/journal/classes/{}/livre", school.ce1_a), &[]).await.redirects();
    school.run_jobs().await;
    let shown = last_of(&picture);
    for route in [
        "/journal/{post}/fichiers/{file}",
        "/journal/{post}/images/{file}",
        "/journal/{post}/images/{file}/retrait",
        "/api/journal/{post}/images/{file}",
    ] {
        of_routes.insert(route, [("file", shown.clone())].into());
    }
    things.extend([
        ("post", last_of(&out)),
        ("against", last_of(&waits)),
        ("against_file", last_of(&against)),
        ("journal_comment", comment.trim_start_matches("comment-").to_owned()),
    ]);
}
