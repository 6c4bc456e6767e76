//! One child, one page: what the family reads, what the teacher reads, and who reads nothing.

use crate::desk::{Livret, lend, schools, shown, skill};
use base::{Day, Id};
use people::{Class, School};
use results::{Evidence, LentSections, Mark, Shown, Skill, SkillKind, Way, testing::scales};
use std::sync::Arc;
use testing::TestSchool;

const OBJECTIFS: fn(u8) -> Shown = |rank| Shown::Step(scales::OBJECTIFS, rank);

fn page_of(pupil: Id<people::Person>) -> String {
    format!("/resultats/eleves/{pupil}")
}

/// Léa in October, and in November: she reads better, and counts as well as before.
async fn reading(school: &TestSchool) -> (Id<Skill>, Id<Skill>) {
    let reads = skill(school, "cycle2", "FRA-LEC-0081").await;
    let counts = skill(school, "cycle2", "MAT-NBC-0151").await;
    let writes = skill(school, "cycle2", "FRA-ECR-0091").await;
    lend(
        school,
        vec![
            shown(school.lea, reads, "2026-10-06", OBJECTIFS(2)),
            shown(school.lea, writes, "2026-10-07", OBJECTIFS(1)),
            shown(school.lea, counts, "2026-10-08", OBJECTIFS(3)),
            shown(school.lea, reads, "2026-11-10", OBJECTIFS(3)),
            shown(school.lea, counts, "2026-11-12", Shown::Absent),
            // Not visible yet: it is ten o'clock on the 23rd.
            shown(school.lea, writes, "2026-11-24", OBJECTIFS(4)),
            shown(school.ines, reads, "2026-11-10", OBJECTIFS(1)),
        ],
    );
    (reads, counts)
}

#[tokio::test]
async fn a_mother_reads_in_words_what_is_reached_and_how_it_moved() {
    for school in schools().await {
        let (reads, _) = reading(&school).await;
        let samira = school.client(school.samira).await;
        let page = samira.get(&page_of(school.lea)).await.page();
        assert_eq!(page.text_of("h1"), "Résultats de Léa");
        assert_eq!(
            page.texts_of(".progress-words p"),
            [
                "1 objectif sur 2 est atteint, 1 de plus qu’en octobre.",
                "1 objectif sur 1 est atteint.",
            ]
        );
        // The drawing is said by the sentence beside it, and each month by the table below.
        let said = page.attribute("svg.staircase", "aria-describedby").expect("said");
        assert!(page.text_of(&format!("#{said}")).starts_with("1 objectif sur 2 est atteint"));
        let own = "section[aria-labelledby=domain-0] tbody";
        assert_eq!(page.texts_of(&format!("{own} th")), ["octobre", "novembre"]);
        assert_eq!(page.texts_of(&format!("{own} td")), ["0", "2", "1", "2"]);
        assert!(!page.text_of("main").contains("Inès"), "nobody is compared with anybody");
        // What is new comes first, the latest before, each skill once.
        let latest = page.texts_of("section[aria-labelledby=latest] li");
        assert_eq!(latest.len(), 3);
        assert!(latest[0].contains("12 novembre") && latest[0].ends_with("Absent"), "{latest:?}");
        assert!(latest[1].ends_with("Atteints"), "{latest:?}");
        // The way to a domain says how much of each part is reached.
        let parts = page.texts_of("section[aria-labelledby=domain-0] a[href*='/domaines/']");
        assert_eq!(parts.len(), 2);
        assert!(parts[0].contains("1 objectif sur 1 est atteint"), "{parts:?}");
        assert!(parts[1].contains("Un objectif en cours d’apprentissage"), "{parts:?}");

        let ways =
            page.attributes("section[aria-labelledby=domain-0] a[href*='/domaines/']", "href");
        let (domain, part) = ways[0].split_once('#').expect("a part");
        let page = samira.get(domain).await.page();
        assert_eq!(page.text_of("h1"), "Français");
        assert_eq!(
            page.text_of(".progress-words p"),
            "1 objectif sur 2 est atteint, 1 de plus qu’en octobre."
        );
        let row = format!("a[href='{}/competences/{reads}']", page_of(school.lea));
        let of_part = format!("section[aria-labelledby={part}] {row}");
        assert!(page.text_of(&of_part).contains("le dernier le 10 novembre · en progrès"));
        assert!(page.text_of(&of_part).ends_with("Atteints"));
        assert!(!page.text_of("main").contains("Inès"));
        let back = page.attributes("nav.breadcrumb a", "href");
        assert_eq!(back.last(), Some(&format!("{}?annee=2026", page_of(school.lea))));

        let proofs =
            samira.get(&format!("{}/competences/{reads}", page_of(school.lea))).await.page();
        let days = proofs.texts_of("tbody th");
        assert_eq!(days, ["10/11/2026", "06/10/2026"], "the latest first");
        assert!(proofs.has("a[href='/evaluations/6-10']"));
    }
}

#[tokio::test]
async fn the_family_sees_what_is_visible_and_the_teacher_the_rest() {
    for school in schools().await {
        reading(&school).await;
        school.app.jobs.lend(LentSections(vec![Arc::new(Livret)]));
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&page_of(school.lea)).await.page();
        assert!(page.text_of(".progress-words").contains("2 objectifs sur 2 sont atteints"));
        assert!(page.text_of("main").contains("ce que la famille ne voit pas encore"));
        assert_eq!(page.text_of(".livret"), "Livret de Léa à compléter");
        let lea = school.client(school.lea).await;
        let page = lea.get(&page_of(school.lea)).await.page();
        assert!(page.text_of(".progress-words").contains("1 objectif sur 2"));
        let marc = school.client(school.marc).await;
        let page = marc.get(&page_of(school.lea)).await.page();
        assert_eq!(page.text_of(".livret"), "Livret de Léa à signer par Marc");
    }
}

#[tokio::test]
async fn no_other_family_no_other_class_no_other_school_reads_anything() {
    for school in schools().await {
        let (reads, _) = reading(&school).await;
        let proofs = format!("{}/competences/{reads}", page_of(school.lea));
        let samira = school.client(school.samira).await;
        let page = samira.get(&page_of(school.lea)).await.page();
        let domain = page.attribute("a[href*='/domaines/']", "href").expect("a domain");
        assert_eq!(samira.get(&domain).await.status, 200);
        let nothing = format!("{}/domaines/{reads}", page_of(school.lea));
        assert_eq!(samira.get(&nothing).await.status, 404, "a skill is no domain");
        let strangers = [
            school.mme_moreau,
            school.ines,
            school.m_petit,
            school.m_lambert,
            school.m_vasseur,
            school.mme_delattre,
        ];
        for person in strangers {
            let client = school.client(person).await;
            assert_eq!(client.get(&page_of(school.lea)).await.status, 404);
            assert_eq!(client.get(&proofs).await.status, 404);
            assert_eq!(client.get(&domain).await.status, 404);
        }
        let head = school.client(school.mme_lefevre).await;
        head.get(&page_of(school.lea)).await.page();
        let class = format!("/resultats/classes/{}", school.ce1_a);
        assert_eq!(head.get(&class).await.page().count(".rows a"), 3);
        let petit = school.client(school.m_petit).await;
        assert_eq!(petit.get(&class).await.status, 403, "he sees the class, not its results");
        let moreau = school.client(school.mme_moreau).await;
        assert_eq!(moreau.get(&class).await.status, 403);
        let ines = moreau.get(&page_of(school.ines)).await.page();
        assert!(ines.text_of(".progress-words").contains("Un objectif en cours"));
    }
}

/// Léa goes to another class on a day.
async fn move_lea(school: &TestSchool, to: (Id<School>, Id<Class>), from_on: Day) {
    let (school_id, class) = to;
    let new = people::NewEnrolment {
        pupil: school.lea,
        school: school_id,
        class: Some(class),
        level: people::Level::Ce1,
        from_on,
        until_on: None,
    };
    let today = school.clock.today();
    let change = move |tx: &db::Tx<'_>| {
        let touched = people::enrolment::change(tx, &new)?;
        people::groups::refresh(tx, &touched, today)
    };
    school.app.db.write(change).await.expect("moved");
}

#[tokio::test]
async fn the_former_teacher_reads_nothing_on_the_day() {
    for school in schools().await {
        reading(&school).await;
        let durand = school.client(school.mme_durand).await;
        durand.get(&page_of(school.lea)).await.page();
        move_lea(&school, (school.jean_mace, school.cm2_b), school.clock.today()).await;
        assert_eq!(durand.get(&page_of(school.lea)).await.status, 404);
        let petit = school.client(school.m_petit).await;
        let page = petit.get(&page_of(school.lea)).await.page();
        assert!(page.text_of(".progress-words").contains("sur 2"), "nothing was lost on the way");
    }
}

#[tokio::test]
async fn a_new_school_reads_what_is_shown_there_and_the_family_all_of_it() {
    for school in schools().await {
        let (reads, _) = reading(&school).await;
        move_lea(&school, (school.ferry, school.ce1_z), school.clock.today()).await;
        let proofs = format!("{}/competences/{reads}", page_of(school.lea));
        let lambert = school.client(school.m_lambert).await;
        let page = lambert.get(&page_of(school.lea)).await.page();
        // Only what is dated of tomorrow is after her coming.
        assert_eq!(page.text_of(".progress-words p"), "1 objectif sur 1 est atteint.");
        let latest = "section[aria-labelledby=latest] a";
        assert_eq!(page.count(latest), 1, "nothing of before she came");
        assert_eq!(lambert.get(&proofs).await.status, 404);
        let head = school.client(school.mme_lefevre).await;
        assert_eq!(head.get(&page_of(school.lea)).await.status, 404, "of her school no more");
        let samira = school.client(school.samira).await;
        let page = samira.get(&page_of(school.lea)).await.page();
        assert_eq!(page.count(".progress-words"), 2);
        samira.get(&proofs).await.page();
        assert!(page.attribute(".pager a", "href").expect("a year").ends_with("annee=2025"));
    }
}

#[tokio::test]
async fn who_comes_back_is_of_her_school_since_she_first_came() {
    for school in schools().await {
        reading(&school).await;
        let day = |it: &str| Day::parse_iso(it).expect("a day");
        let (home, away) = ((school.jean_mace, school.ce1_a), (school.ferry, school.ce1_z));
        move_lea(&school, away, day("2026-10-10")).await;
        move_lea(&school, home, day("2026-11-20")).await;
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&page_of(school.lea)).await.page();
        assert!(page.text_of(".progress-words").contains("sur 2"), "of October too");
        let lambert = school.client(school.m_lambert).await;
        assert_eq!(lambert.get(&page_of(school.lea)).await.status, 404);
        move_lea(&school, away, day("2026-11-24")).await;
        durand.get(&page_of(school.lea)).await.page();
        assert_eq!(lambert.get(&page_of(school.lea)).await.status, 404, "she comes tomorrow");
    }
}

#[tokio::test]
async fn a_retired_skill_stays_readable_and_says_so() {
    for school in schools().await {
        let (reads, _) = reading(&school).await;
        let retire = move |tx: &db::Tx<'_>| {
            tx.run("update skill set retired_on = '2026-11-20' where id = $1", db::params![reads])
        };
        school.app.db.write(retire).await.expect("retired");
        let samira = school.client(school.samira).await;
        let page = samira.get(&page_of(school.lea)).await.page();
        let domain = page.attribute("a[href*='/domaines/']", "href").expect("a domain");
        let page = samira.get(&domain).await.page();
        assert!(page.text_of("main").contains("retirée du programme"));
        let proofs =
            samira.get(&format!("{}/competences/{reads}", page_of(school.lea))).await.page();
        assert!(proofs.text_of(".note").contains("depuis le 20/11/2026"));
        assert_eq!(proofs.count("tbody tr"), 2);
    }
}

#[tokio::test]
async fn a_period_shows_its_own_and_a_year_all_of_it() {
    for school in schools().await {
        reading(&school).await;
        let people = school.people;
        let cut = move |tx: &db::Tx<'_>| results::testing::cut_years(tx, &people);
        let periods = school.app.db.write(cut).await.expect("cut");
        let samira = school.client(school.samira).await;
        let page = samira.get(&page_of(school.lea)).await.page();
        assert_eq!(page.text_of(".chips [aria-current]"), "Toute l’année");
        let links = page.attributes(".chips a", "href");
        assert_eq!(links.len(), 4);
        let second = samira.get(&links[2]).await.page();
        assert_eq!(second.text_of(".chips [aria-current]"), "Trimestre 2");
        assert!(second.text_of(".empty").contains("Rien encore pour Léa"));
        let first = samira.get(&links[1]).await.page();
        assert_eq!(first.count(".progress-words"), 2);
        // A domain is read in the period one came from, and leads back to it.
        let domain = first.attribute("a[href*='/domaines/']", "href").expect("a domain");
        let domain = samira.get(&domain).await.page();
        assert_eq!(domain.texts_of("h2")[0], "Trimestre 1");
        assert_eq!(domain.attributes("nav.breadcrumb a", "href").last(), Some(&links[1]));
        assert!(links[1].ends_with(&periods.jean_mace[0].id.to_string()));
        let before = samira.get(&format!("{}?annee=2025", page_of(school.lea))).await.page();
        assert!(before.has(".empty"));
        let never = samira.get(&format!("{}?annee=32767", page_of(school.lea))).await.page();
        assert_eq!(never.count(".progress-words"), 2, "no such year: this one");
    }
}

#[tokio::test]
async fn a_little_one_reads_stars_and_no_number() {
    for school in schools().await {
        let speaks = skill(&school, "maternelle", "LAN-11-01").await;
        let listens = skill(&school, "maternelle", "LAN-12-01").await;
        lend(
            &school,
            vec![
                shown(school.jules, speaks, "2026-10-06", Shown::Step(scales::REUSSITE, 3)),
                shown(school.jules, listens, "2026-11-10", Shown::Step(scales::REUSSITE, 2)),
            ],
        );
        let jules = school.client(school.jules).await;
        let page = jules.get(&page_of(school.jules)).await.page();
        assert!(page.text_of("h1").starts_with("Bravo Jules"));
        assert!(page.text_of("[aria-labelledby=can]").contains("Communiquer"));
        assert!(page.text_of("[aria-labelledby=learning]").contains("consigne simple"));
        assert!(!page.text_of("main").contains(|c: char| c.is_ascii_digit()));
        let samira = school.client(school.samira).await;
        let page = samira.get(&page_of(school.jules)).await.page();
        assert!(page.text_of(".progress-words").contains("1 objectif sur 2 est atteint."));
    }
}

#[tokio::test]
async fn a_little_one_sees_the_newest_first_and_the_rest_at_a_tap() {
    for school in schools().await {
        let (id, today) = (school.jean_mace, school.clock.today());
        let read =
            move |tx: &db::Tx<'_>| results::referential::taught(tx, id, &["maternelle"], today);
        let skills = school.app.db.read(read).await.expect("read");
        let nine: Vec<_> = skills.iter().filter(|it| it.kind == SkillKind::Item).take(9).collect();
        let on = |day: usize| format!("2026-11-0{}", day + 1);
        let star = Shown::Step(scales::REUSSITE, 3);
        let shelf =
            nine.iter().enumerate().map(|(day, it)| shown(school.jules, it.id, &on(day), star));
        lend(&school, shelf.collect());
        let jules = school.client(school.jules).await;
        let page = jules.get(&page_of(school.jules)).await.page();
        let seen = page.texts_of("[aria-labelledby=can] > ul li");
        assert_eq!(seen.len(), 6);
        assert!(seen[0].contains(&*nine[8].label), "{seen:?}");
        let more = page.texts_of("[aria-labelledby=can] details li");
        assert_eq!(more.len(), 3);
        assert!(more[2].contains(&*nine[0].label), "{more:?}");
    }
}

#[tokio::test]
async fn marks_of_the_college_are_averaged_exactly_and_say_what_is_mixed() {
    for school in schools().await {
        let wider = school.widen().await;
        let today = school.clock.today();
        let furnish = move |tx: &db::Tx<'_>| results::testing::furnish_college(tx, &wider, today);
        let college = school.app.db.write(furnish).await.expect("furnished");
        let given_in = |subject: &results::Subject, shown: Shown| {
            let on = Day::parse_iso("2026-11-12").expect("a day");
            let evidence = Evidence {
                pupil: wider.malik,
                skill: None,
                subject: Some(subject.id),
                on,
                shown,
                weight: 100,
                title: "Contrôle".into(),
                way: Way::Nowhere,
            };
            (evidence, base::Instant::at(on, base::Minutes(0)))
        };
        let given = |shown: Shown| given_in(&college.mathematics, shown);
        let mark = |text: &str| Shown::Mark(Mark::parse(text, 2_000).expect("a mark"));
        lend(&school, vec![given(mark("13")), given(mark("14,01")), given(Shown::Excused)]);
        let diallo = school.client(wider.mme_diallo).await;
        let page = diallo.get(&page_of(wider.malik)).await.page();
        assert!(page.text_of("section").contains("Moyenne à ce jour : 13,51/20"), "13,505");
        assert!(
            page.text_of("section").contains("14,01/20")
                && page.text_of("section").contains("Dispensé")
        );
        assert!(!page.text_of("main").contains("dans une même moyenne"));
        assert!(!page.text_of("main").contains("Moyenne générale"), "of one subject there is none");
        lend(&school, vec![given(mark("13")), given_in(&college.french, mark("14,01"))]);
        let page = diallo.get(&page_of(wider.malik)).await.page();
        assert!(page.text_of("main").contains("Moyenne générale à ce jour : 13,51/20"));
        lend(&school, vec![given(mark("10")), given(OBJECTIFS(3))]);
        let page = diallo.get(&page_of(wider.malik)).await.page();
        assert!(
            page.text_of("section").contains("13/20")
                && page.text_of("main").contains("même moyenne")
        );
    }
}

#[tokio::test]
async fn everybody_finds_his_way_from_the_menu() {
    for school in schools().await {
        reading(&school).await;
        let lea = school.client(school.lea).await;
        assert_eq!(lea.get("/resultats").await.redirects(), page_of(school.lea));
        let dubois = school.client(school.mme_dubois).await;
        assert_eq!(dubois.get("/resultats").await.redirects(), page_of(school.noe));
        let samira = school.client(school.samira).await;
        let page = samira.get("/resultats").await.page();
        let ways = page.attributes("section a", "href");
        assert_eq!(ways.len(), 2);
        assert!(ways.contains(&page_of(school.lea)) && ways.contains(&page_of(school.jules)));
        let durand = school.client(school.mme_durand).await;
        let page = durand.get("/resultats").await.page();
        assert!(page.has(&format!("a[href='/resultats/classes/{}']", school.ce1_a)));
        assert!(page.has(&format!("a[href='/resultats/ecoles/{}']", school.jean_mace)));
        assert_eq!(school.nobody().get("/resultats").await.status, 401);
    }
}
