//! The agenda of a school that has lived a little: a weekly lesson, an outing that awaits consents
//! and adults, an evening of appointments, an address for calendars, a file that was brought in.

use crate::lived_in::Things;
use std::sync::Arc;
use testing::TestSchool;

/// A calendar of somebody, with something that cannot be read.
const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@ailleurs\r\n\
    DTSTART:20261202T160000Z\r\nDTEND:20261202T170000Z\r\nSUMMARY:Danse\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2@ailleurs\r\nSUMMARY:Sans date\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// As the house does: the liaison book collects what outings ask.
pub fn lend(school: &TestSchool) {
    school.app.jobs.lend(web::consent::Collector(Arc::new(liaison::Collected)));
}

pub async fn live(school: &TestSchool, things: &mut Things) {
    lend(school);
    let mme_durand = school.client(school.mme_durand).await;
    let samira = school.client(school.samira).await;
    let place = format!("class:{}", school.ce1_a);
    let for_all = [("families", "on"), ("pupils", "on"), ("staff", "on"), ("reminds", "on")];
    let mut pool = vec![("place", place.as_str()), ("title", "Piscine"), ("theme", "event")];
    pool.extend([("day", "2026-11-24"), ("start", "14:00"), ("end", "15:30")]);
    pool.extend([("repeat", "weekly"), ("until_on", "2027-01-31"), ("skips_holidays", "on")]);
    pool.extend(for_all);
    mme_durand.post("/agenda/nouveau", &pool).await.redirects();
    let mut outing = vec![("place", place.as_str()), ("title", "Musée La Piscine")];
    outing.extend([("theme", "outing"), ("day", "2026-12-03"), ("start", "08:45")]);
    outing.extend([("end", "15:30"), ("meal", "packed"), ("adults", "2")]);
    outing.extend([("consent_on", "2026-12-01"), ("location", "Roubaix")]);
    outing.push(("files", things["file"].as_str()));
    outing.extend([("files", things["file"].as_str())]);
    outing.extend(for_all);
    let date = mme_durand.post("/agenda/nouveau", &outing).await.redirects();
    samira.post(&format!("{date}/accompagnement"), &[("offer", "yes")]).await.redirects();
    let mut evening = vec![("place", place.as_str()), ("title", "Rencontre de décembre")];
    evening.extend([("day", "2026-12-10"), ("from", "16:30"), ("until", "18:00")]);
    evening.extend([("length", "15"), ("pause", "0"), ("per", "guardian")]);
    let opening = mme_durand.post("/agenda/rendez-vous/nouveau", &evening).await.redirects();
    let page = samira.get(&opening).await.page();
    let slot = page.attribute("button.slot", "value").expect("a free slot");
    let lea = school.lea.to_string();
    let booked = [("slot", slot.as_str()), ("pupil", lea.as_str())];
    samira.post(&format!("{opening}/reservation"), &booked).await.redirects();
    samira.post("/agenda/abonnement", &[]).await.redirects();
    let page = samira.get("/agenda/abonnement").await.page();
    let address = page.attribute("#address", "value").expect("an address");
    let parts: Vec<&str> = address.rsplit('/').collect();
    let own = format!("person:{}", school.mme_durand);
    let file = [("file", "perso.ics", "text/calendar", FILE.as_bytes())];
    let fields = [("place", own.as_str())];
    let import = mme_durand.upload_with("/agenda/import", &fields, &file).await.redirects();
    things.extend([
        ("event_date", last_of(&date)),
        ("opening", last_of(&opening)),
        ("agenda_feed", parts[2].to_owned()),
        ("agenda_secret", parts[1].to_owned()),
        ("agenda_import", last_of(&import)),
    ]);
}
