//! Pupils without a level, in an ULIS: each follows a cycle, his livret is written, read and sent.

use crate::{
    desk::{Desk, conclude, desks, desks_at, fill, report_of},
    sending::{PRIMARY, is_valid, mend},
};
use base::{Id, SchoolYear, Title};
use people::{
    Class, Function, Kinship, Level, NewClass, NewEnrolment, Person, Post, Sex, assignment, class,
    enrolment, groups, guardianship,
    testing::{adult, first_day, guards, holds, pupil},
};
use testing::{Client, Page};

/// The ULIS of Jean-Macé, with Mme Petit; Noé is eight and Maya is ten.
struct Ulis {
    class: Id<Class>,
    teacher: Client,
    guardian: Id<Person>,
    noe: Id<Person>,
}

impl Ulis {
    async fn of(desk: &Desk, name: &'static str, children: &'static [(&str, &str)]) -> Self {
        let (school, today) = (desk.school.jean_mace, desk.school.clock.today());
        let seat = move |tx: &db::Tx<'_>| {
            let from_on = first_day();
            let new = NewClass {
                school,
                year: SchoolYear(2026),
                name: name.to_owned(),
                source_key: None,
                levels: vec![Level::Other],
            };
            let class = class::open(tx, &[new])?[0];
            let teacher = adult(tx, "Lise", "Petit", Title::Mme)?;
            let guardian = adult(tx, "Anna", "Kern", Title::Mme)?;
            let post = holds(teacher, Post::Class(school, class), Function::Teacher, from_on);
            let (_, staff) = assignment::begin(tx, &[post])?;
            let mut pupils = Vec::new();
            for (first, born) in children {
                pupils.push(pupil(tx, first, "Kern", born, Sex::Boy)?);
            }
            let new = |pupil: &Id<Person>| NewEnrolment {
                pupil: *pupil,
                school,
                class: Some(class),
                level: Level::Other,
                from_on,
                until_on: None,
            };
            let new: Vec<NewEnrolment> = pupils.iter().map(new).collect();
            let (_, enrolled) = enrolment::begin(tx, &new)?;
            let bond = guards(guardian, pupils[0], Kinship::Mother, from_on);
            let (_, family) = guardianship::begin(tx, &[bond])?;
            groups::refresh(tx, &staff.and(enrolled).and(family), today)?;
            Ok((class, teacher, guardian, pupils[0]))
        };
        let (class, teacher, guardian, noe) = desk.school.app.db.write(seat).await.expect("seated");
        let teacher = desk.school.client(teacher).await;
        Ulis { class, teacher, guardian, noe }
    }

    fn url(&self) -> String {
        format!("/livrets/classes/{}", self.class)
    }

    async fn open(&self, period: &str) -> Page {
        let open = format!("{}/ouverture", self.url());
        self.teacher.post(&open, &[("period", period)]).await.redirects();
        self.teacher.get(&format!("{}?periode={period}", self.url())).await.page()
    }
}

const CHILDREN: &[(&str, &str)] = &[("Noé", "2018-03-04"), ("Maya", "2016-07-08")];

fn chips(page: &Page) -> String {
    page.texts_of("ul.chips a.chip").join(" · ")
}

#[tokio::test]
async fn a_pupil_of_an_ulis_has_the_livret_of_his_cycle_and_it_goes_to_the_state() {
    for desk in desks().await {
        let school = &desk.school;
        let ulis = Ulis::of(&desk, "ULIS", CHILDREN).await;
        let period = desk.period.id.to_string();
        let lefevre = school.client(school.mme_lefevre).await;
        let of_school = format!("/livrets/ecoles/{}?periode={period}", school.jean_mace);
        let said = lefevre.get(&of_school).await.page().text_of("main");
        assert!(said.contains("ULIS 2 élèves, livrets pas encore ouverts"), "{said}");
        let page = ulis.open(&period).await;
        let said = chips(&page);
        assert!(said.contains("Questionner le monde") && said.contains("Histoire"), "{said}");
        let said = lefevre.get(&of_school).await.page().text_of("main");
        // Twelve lines in cycle 2, thirteen in cycle 3.
        assert!(said.contains("Il manque 25 positions et 2 appréciations générales"), "{said}");
        let noe = report_of(&page, "Noé");
        let said = ulis.teacher.get(&noe).await.page().text_of("main");
        assert!(said.contains("Programme suivi Cycle 2"), "{said}");
        assert!(said.contains("Questionner le monde") && !said.contains("Histoire"), "{said}");
        assert!(said.contains("Unité localisée pour l’inclusion scolaire (ULIS)"), "{said}");
        fill(&ulis.teacher, &ulis.url(), desk.period.id).await;
        let page = ulis.teacher.get(&format!("{}?periode={period}", ulis.url())).await.page();
        assert_eq!(page.text_of(".lead"), "2 livrets sur 2 sont prêts.");
        let said = lefevre.get(&of_school).await.page().text_of("main");
        assert!(said.contains("2 livrets sur 2 sont prêts."), "{said}");
        publish(&desk, &lefevre, &ulis).await;
        send(&desk, &lefevre).await;
        school.at("2026-11-24 17:00");
        school.run_jobs().await;
        let mother = school.client(ulis.guardian).await;
        let page = mother.get("/livrets").await.page();
        assert!(page.text_of("main").contains("Trimestre 1"), "{}", page.text_of("main"));
        let page = mother.get(&noe).await.page();
        assert!(page.text_of("article.livret").contains("Cycle 2"));
        let pdf = mother.get(&format!("{noe}/livret.pdf")).await;
        assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"));
        mother.post(&format!("{noe}/signature"), &[("edition", "1")]).await.redirects();
    }
}

async fn publish(desk: &Desk, head: &Client, ulis: &Ulis) {
    let period = desk.period.id.to_string();
    let tomorrow = desk.school.clock.today().plus_days(1).iso();
    head.post(&format!("{}/verrou", ulis.url()), &[("period", &period)]).await.redirects();
    let fields = [("period", period.as_str()), ("on", &tomorrow)];
    head.post(&format!("{}/publication", ulis.url()), &fields).await.redirects();
}

/// The file of the State holds to its schema, with the domains of each cycle and the ULIS.
async fn send(desk: &Desk, head: &Client) {
    let (school, period) = (desk.school.jean_mace, desk.period.id.to_string());
    let page = format!("/livrets/ecoles/{school}/lsu?periode={period}");
    mend(head, &page).await;
    let said = head.get(&page).await.page().text_of("main");
    assert!(said.contains("2 élèves sont prêts"), "{said}");
    let sent = head.post(&format!("/livrets/ecoles/{school}/lsu"), &[("period", &period)]).await;
    is_valid(PRIMARY, &sent.body);
    let text = sent.text();
    let count = |words: &str| text.matches(words).count();
    assert_eq!(count("<bilan-periodique "), 2, "{text}");
    assert_eq!(count("<modalite-accompagnement code=\"ULIS\""), 2, "{text}");
    assert_eq!((count("\"QLM-RAC\""), count("\"HIG-RAC\""), count("\"FRA-RAC\"")), (1, 1, 2));
}

#[tokio::test]
async fn his_teacher_chooses_the_cycle_and_the_next_livret_keeps_it() {
    for desk in desks_at("2027-06-14 10:00").await {
        let ulis = Ulis::of(&desk, "Initiation (UPE2A)", CHILDREN).await;
        let page = ulis.open(&desk.period.id.to_string()).await;
        let maya = report_of(&page, "Maya");
        let form = ulis.teacher.get(&format!("{maya}/bilan")).await.page();
        assert_eq!(form.attribute("select[name=cycle] option[selected]", "value").unwrap(), "3");
        assert!(form.has("input[name=UPE2A][checked]"));
        assert!(!form.has("input[name=ends_cycle]"), "she does not follow cycle 2");
        let words = [("general", "Elle avance."), ("cycle", "2"), ("UPE2A", "on")];
        conclude(&ulis.teacher, &maya, &words).await.redirects();
        let said = ulis.teacher.get(&maya).await.page().text_of("article.livret");
        assert!(said.contains("Questionner le monde") && !said.contains("Histoire"), "{said}");
        // No level says when a cycle ends: his teacher does, and takes it back.
        let last = desk.last.id.to_string();
        let page = ulis.open(&last).await;
        assert_eq!(page.count(".livret-row"), 2);
        let maya = report_of(&page, "Maya");
        let form = ulis.teacher.get(&format!("{maya}/bilan")).await.page();
        assert!(form.has("input[name=ends_cycle]"));
        let asked = [("general", ""), ("ends_cycle", "on")];
        conclude(&ulis.teacher, &maya, &asked).await.redirects();
        let url = format!("{}?periode={last}", ulis.url());
        let page = ulis.teacher.get(&url).await.page();
        assert_eq!(page.count(".livret-row"), 3);
        let back = [("general", ""), ("ends_cycle", "")];
        conclude(&ulis.teacher, &maya, &back).await.redirects();
        assert_eq!(ulis.teacher.get(&url).await.page().count(".livret-row"), 2);
        conclude(&ulis.teacher, &maya, &asked).await.redirects();
        let page = ulis.teacher.get(&url).await.page();
        let balance = report_of(&page, "Maya · Bilan de fin de cycle");
        let form = ulis.teacher.get(&format!("{balance}/bilan")).await.page();
        let names = form.attributes(".components select", "name");
        let mut fields: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), "3")).collect();
        fields.push(("general", "Elle est prête."));
        conclude(&ulis.teacher, &balance, &fields).await.redirects();
        // Begun, it stays.
        conclude(&ulis.teacher, &maya, &[("general", "Elle avance.")]).await.redirects();
        assert_eq!(ulis.teacher.get(&url).await.page().count(".livret-row"), 3);
        fill_and_send(&desk, &ulis, &last).await;
    }
}

async fn fill_and_send(desk: &Desk, ulis: &Ulis, period: &str) {
    let school = &desk.school;
    fill(&ulis.teacher, &ulis.url(), desk.last.id).await;
    let lefevre = school.client(school.mme_lefevre).await;
    lefevre.post(&format!("{}/verrou", ulis.url()), &[("period", period)]).await.redirects();
    let page = format!("/livrets/ecoles/{}/lsu?periode={period}", school.jean_mace);
    mend(&lefevre, &page).await;
    let file = format!("/livrets/ecoles/{}/lsu", school.jean_mace);
    let sent = lefevre.post(&file, &[("period", period)]).await;
    is_valid(PRIMARY, &sent.body);
    let text = sent.text();
    let count = |words: &str| text.matches(words).count();
    assert_eq!((count("<bilan-periodique "), count("<bilan-cycle ")), (2, 1), "{text}");
    assert!(count("\"HIG-RAC\"") == 0 && count("\"QLM-RAC\"") == 2, "{text}");
}

#[tokio::test]
async fn who_leaves_an_ulis_before_anything_is_written_is_awaited_by_nobody() {
    for desk in desks().await {
        let school = &desk.school;
        let ulis = Ulis::of(&desk, "ULIS", CHILDREN).await;
        let period = desk.period.id.to_string();
        assert_eq!(ulis.open(&period).await.count(".livret-row"), 2);
        let (noe, today) = (ulis.noe, school.clock.today());
        let leave = move |tx: &db::Tx<'_>| {
            tx.run(
                "update enrolment set until_on = $2 where pupil_id = $1",
                db::params![noe, today],
            )
        };
        school.app.db.write(leave).await.expect("gone");
        assert_eq!(ulis.open(&period).await.count(".livret-row"), 1);
    }
}

#[tokio::test]
async fn a_child_of_maternelle_without_a_level_has_no_livret() {
    const YOUNG: &[(&str, &str)] = &[("Zoé", "2021-03-04")];
    for desk in desks().await {
        let ulis = Ulis::of(&desk, "Unité d’enseignement", YOUNG).await;
        let page = ulis.open(&desk.period.id.to_string()).await;
        assert_eq!(page.count(".livret-row"), 0);
    }
}

#[tokio::test]
async fn the_cycle_that_teachers_chose_stays_until_a_level_says_it() {
    for desk in desks_at("2027-06-14 10:00").await {
        let ulis = Ulis::of(&desk, "Initiation (UPE2A)", CHILDREN).await;
        let last = desk.last.id.to_string();
        let maya = report_of(&ulis.open(&last).await, "Maya");
        // She is ten, of the age of cycle 3: her teachers say cycle 2, that she ends.
        let chosen = [("general", ""), ("cycle", "2"), ("ends_cycle", "on")];
        conclude(&ulis.teacher, &maya, &chosen).await.redirects();
        let page = ulis.open(&last).await;
        assert_eq!(page.count(".livret-row"), 3);
        let said = ulis.teacher.get(&maya).await.page().text_of("article.livret");
        assert!(said.contains("Questionner le monde") && !said.contains("Histoire"), "{said}");
        let level = |tx: &db::Tx<'_>| {
            tx.run(
                "update enrolment
                    set level = 'cm1'
                  where pupil_id in (select id from person where first_name = 'Maya')",
                db::params![],
            )
        };
        desk.school.app.db.write(level).await.expect("said");
        let page = ulis.open(&last).await;
        assert_eq!(page.count(".livret-row"), 2, "CM1 ends no cycle");
        let said = ulis.teacher.get(&maya).await.page().text_of("article.livret");
        assert!(said.contains("Histoire") && !said.contains("Questionner le monde"), "{said}");
    }
}
