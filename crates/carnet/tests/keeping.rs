//! Two records of one child; what is given to a person; what is erased; what `results` and the
//! dossier of passage are told.

use crate::desk::{
    NAME, SYLLABLES, carnet, class, enrol, jules_moves, photo, schools, shows, taps,
};
use base::{Day, Id};
use db::Tx;
use people::{Level, Person, groups};
use results::{Reader, Shown, Shows, Wanted};
use testing::{Client, TestSchool};
use web::{
    merging::{self, Pair},
    passage::{Content, Keeper, Kind},
};

async fn with_photo(desk: &Client, school: &TestSchool, child: Id<Person>) {
    let id = child.to_string();
    let fields = [("pupils", &*id), ("words", "Sa tour."), ("sight", "work")];
    let (url, photo) = (format!("{}/observation", class(school)), photo());
    let file = [("nouveaux", "t.jpg", "image/jpeg", &*photo)];
    desk.upload_with(&url, &fields, &file).await.redirects();
    school.run_jobs().await;
}

#[tokio::test]
async fn two_records_of_one_child_are_one_carnet_and_two_again() {
    for school in schools().await {
        let second = enrol(&school, "Jules-Aimé", Level::Gs).await;
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        taps(&garnier, &school, &[second.id], SYLLABLES).await;
        shows(&garnier, &school, &[school.jules, second.id]).await;
        let (app, now, keep, drop) =
            (school.app.clone(), school.clock.now(), school.jules, second.id);
        let merge = move |tx: &Tx<'_>| {
            let evidence = serde_json::json!({ "same_birth": true });
            let pair = Pair { keep, drop, evidence: &evidence };
            let (merge, touched) = merging::merge(&app, tx, &pair, None, now)?;
            groups::refresh(tx, &touched, now.day())?;
            Ok(merge.id)
        };
        let merge = school.app.db.write(merge).await.expect("merged");
        let garnier = school.client(school.mme_garnier).await;
        assert_eq!(garnier.get(&carnet(school.jules)).await.page().count(".observation"), 2);
        let app = school.app.clone();
        let undo = move |tx: &Tx<'_>| {
            let touched = merging::undo(&app, tx, merge, now)?;
            groups::refresh(tx, &touched, now.day())
        };
        school.app.db.write(undo).await.expect("undone");
        let garnier = school.client(school.mme_garnier).await;
        assert_eq!(garnier.get(&carnet(school.jules)).await.page().count(".observation"), 1);
        assert_eq!(garnier.get(&carnet(second.id)).await.page().count(".observation"), 1);
    }
}

#[tokio::test]
async fn what_is_held_of_a_child_is_given_and_erased_with_its_photos() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        with_photo(&garnier, &school, school.jules).await;
        shows(&garnier, &school, &[school.jules]).await;
        let samira = school.client(school.samira).await;
        let page = samira.get(&carnet(school.jules)).await.page();
        let showing = page.attribute("input[name=showing]", "value").expect("a showing");
        let url = page.attribute(".observation img", "src").expect("a photo");
        let answer = [("words", "Merci !"), ("showing", &*showing)];
        samira.post(&format!("{}/vu", carnet(school.jules)), &answer).await.redirects();
        let feature = carnet::feature();
        let (export, erase) = (feature.export, feature.erase);
        let given = async |person: Id<Person>| {
            let files = school.app.db.read(move |tx| export(tx, person)).await.expect("files");
            files
                .first()
                .map(|file| serde_json::from_slice::<serde_json::Value>(&file.bytes).expect("JSON"))
        };
        let his = given(school.jules).await.expect("his carnet");
        assert_eq!(his["carnet"][0]["success"], "Reconnaître son prénom écrit");
        assert_eq!(his["carnet"].as_array().map(Vec::len), Some(2));
        let hers = given(school.samira).await.expect("what she signed");
        assert_eq!(hers["signed"][0]["words"], "Merci !");
        let noted = given(school.mme_garnier).await.expect("what she noted");
        assert_eq!(noted["noted"].as_array().map(Vec::len), Some(2));
        let pupil = school.jules;
        let gone = school.app.db.write(move |tx| erase(tx, pupil)).await.expect("erased");
        assert_eq!(gone, 4, "two observations, a showing, a signature");
        assert!(given(school.jules).await.is_none());
        assert_eq!(samira.get(&url).await.status, 404);
    }
}

#[tokio::test]
async fn results_and_the_dossier_are_told_what_each_may_know() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        with_photo(&garnier, &school, school.jules).await;
        let (pupil, now) = (school.jules, school.clock.now());
        let told = async |reader: Reader| {
            let day = |text| Day::parse_iso(text).expect("a day");
            let (from_on, until_on) = (day("2026-09-01"), day("2027-07-31"));
            let read = move |tx: &Tx<'_>| {
                let wanted = Wanted { pupils: &[pupil], from_on, until_on, reader };
                carnet::Carnets.evidence(tx, &wanted)
            };
            school.app.db.read(read).await.expect("evidence")
        };
        let staff = told(Reader::Staff).await;
        assert_eq!(staff.len(), 2);
        assert_eq!(&*staff[0].title, "Reconnaître son prénom écrit");
        assert!(matches!(staff[0].shown, Shown::Step(_, 3)));
        assert_eq!(staff[1].shown, Shown::Seen);
        assert!(told(Reader::Family(now)).await.is_empty());
        let pieces = async || {
            let on = school.clock.today();
            let read = move |tx: &Tx<'_>| carnet::Keepsakes.pieces(tx, &[pupil], on);
            school.app.db.read(read).await.expect("pieces")
        };
        assert!(pieces().await.is_empty(), "what a family was not shown does not leave");
        shows(&garnier, &school, &[school.jules]).await;
        assert_eq!(told(Reader::Family(school.clock.now())).await.len(), 2);
        assert!(told(Reader::Family(now.plus_days(-1))).await.is_empty());
        let url = format!("{}/synthese", carnet(school.jules));
        let save = [("line-LAN-11", "3"), ("version", "0"), ("action", "save")];
        garnier.post(&url, &save).await.redirects();
        let lock = [("version", "1"), ("incomplete", "on")];
        garnier.post(&format!("{url}/verrou"), &lock).await.redirects();
        let kinds: Vec<Kind> = pieces().await.iter().map(|(_, piece)| piece.kind).collect();
        assert_eq!(kinds, [Kind::ByLaw, Kind::ByChoice]);
        let open = |key: &'static str| {
            school.app.db.read(move |tx| carnet::Keepsakes.open(tx, pupil, key))
        };
        let synthesis = open("synthesis").await.expect("opened").expect("there");
        let [Content::Made { bytes, .. }] = &synthesis[..] else { panic!("a document") };
        assert!(bytes.starts_with(b"%PDF-"));
        let pictures = open("pictures").await.expect("opened").expect("there");
        assert!(matches!(pictures[..], [Content::Attached(_)]));
        assert!(open("other").await.expect("opened").is_none());
    }
}

#[tokio::test]
async fn a_family_takes_the_carnet_home_with_its_photos() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let samira = school.client(school.samira).await;
        let url = format!("{}/carnet.pdf", carnet(school.jules));
        assert_eq!(samira.get(&url).await.status, 404, "there is nothing to take");
        with_photo(&garnier, &school, school.jules).await;
        shows(&garnier, &school, &[school.jules]).await;
        let pdf = samira.get(&url).await;
        assert_eq!(pdf.status, 200);
        assert!(pdf.body.starts_with(b"%PDF-"));
        let dubois = school.client(school.mme_dubois).await;
        assert_eq!(dubois.get(&url).await.status, 404);
    }
}

#[tokio::test]
async fn the_carnet_of_a_past_year_names_the_school_and_the_class_of_that_year() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        let samira = school.client(school.samira).await;
        let places = async |client: &Client| {
            let pdf = client.get(&format!("{}/carnet.pdf", carnet(school.jules))).await;
            assert_eq!(pdf.status, 200);
            let told = String::from_utf8_lossy(&pdf.body).into_owned();
            ["Kergomard", "MS-GS", "Jean-Macé", "CE1-A"].map(|word| told.contains(word))
        };
        assert_eq!(places(&samira).await, [true, true, false, false]);
        // In the same year, it says where he is.
        jules_moves(&school, Level::Gs).await;
        let samira = school.client(school.samira).await;
        assert_eq!(places(&samira).await, [false, false, true, true]);
        // In the next one, where he was when it was noted.
        school.at("2027-09-06 10:00");
        let samira = school.client(school.samira).await;
        assert_eq!(places(&samira).await, [true, true, false, false]);
    }
}
