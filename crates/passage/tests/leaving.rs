//! Léa leaves CM2 for the collège: prepared, chosen, sealed, read there, and lost here.

use crate::desk::{World, portfolio, reads, school, worlds};
use base::{Day, Id, Title};
use people::{
    Function, Level, NewEnrolment, NewSchool, Person, Post, School, SchoolKind, assignment,
    enrolment, groups,
    testing::{adult, holds},
};

#[tokio::test]
async fn lea_goes_to_the_college_with_what_her_family_chose() {
    for world in worlds().await {
        let lea = world.lea_the_other;
        world.keeps_a_poem(world.julie, lea).await;
        let dossiers = world.prepares(&[lea]).await;
        let [dossier] = dossiers.as_slice() else { panic!("{dossiers:?}") };
        // Both guardians read the same list; nothing is ticked ahead.
        for guardian in [world.julie, world.marc] {
            let page = world.page(guardian, dossier).await;
            assert!(page.text_of("section[aria-labelledby=by-law]").contains("Livret scolaire"));
            assert!(page.text_of("section[aria-labelledby=by-choice]").contains("Mon poème"));
            assert!(page.text_of("section[aria-labelledby=stays]").contains("notes de l’équipe"));
            assert!(!page.has(".piece input[checked]"));
        }
        let refused = world.answers(world.julie, dossier, "").await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("oui ou non : Mon poème"));
        world.answers(world.julie, dossier, "yes").await.redirects();
        world.answers(world.marc, dossier, "yes").await.redirects();
        world.seals(dossier).await;
        // The principal reads it, and it is written down for the family.
        let besson = world.client(world.college.mme_besson).await;
        let coming = besson.get(&school(world.college.college)).await.page();
        assert!(coming.text_of("section[aria-labelledby=coming]").contains("Léa Martin"));
        let page = reads(&besson, dossier).await;
        let words = page.text_of("main");
        assert!(words.contains("Livret scolaire de CM2") && words.contains("Mon poème"), "{words}");
        assert!(!words.contains("notes de l’équipe"));
        assert!(words.contains("Appris pour la fête de l’école."), "{words}");
        let files = page.attributes("a.attachment", "href");
        assert_eq!(files.len(), 2, "{files:?}");
        let mut contents = Vec::new();
        for file in &files {
            contents.push(besson.get(file).await);
        }
        assert!(contents.iter().any(|it| it.body.starts_with(b"%PDF-")));
        assert!(contents.iter().any(|it| it.text() == "Il pleut sur le préau"));
        let page = world.page(world.julie, dossier).await;
        assert!(page.text_of("main").contains("a lu le dossier"));
        assert!(page.text_of("details").contains("Odile Besson"));
        // The day before she leaves her teacher still has her; on the day, he does not.
        let sixth = (world.college.college, world.college.sixth_a);
        world.goes(lea, sixth, "2027-07-06").await;
        let lefevre = world.mme_lefevre;
        let folder = portfolio(lea);
        world.at("2027-07-05 23:50");
        assert_eq!(world.status(lefevre, dossier).await, 200);
        assert_eq!(world.status(world.m_petit, dossier).await, 200);
        assert_eq!(world.status(world.m_petit, &folder).await, 200);
        // Nobody has turned the day for the groups yet: the facts are enough.
        world.at("2027-07-06 00:10");
        for (person, url) in
            [(lefevre, dossier), (world.m_petit, dossier), (world.m_petit, &folder)]
        {
            assert_eq!(world.status(person, url).await, 404, "{url}");
        }
        world.wakes("2027-07-06 08:00").await;
        assert_eq!(world.status(lefevre, dossier).await, 404);
        assert_eq!(world.status(lefevre, &files[0]).await, 404);
        let list = world.page(lefevre, &school(world.jean_mace)).await.text_of("main");
        assert!(!list.contains("Léa Martin"), "{list}");
        // She keeps her account and her portfolio; her family reads what went.
        assert!(world.page(lea, &folder).await.text_of("main").contains("Mon poème"));
        assert_eq!(world.status(world.julie, &format!("{dossier}/lecture")).await, 200);
        assert_eq!(world.status(world.college.mme_besson, dossier).await, 200);
    }
}

/// A lycée in the town, with its head; Rose ends 3e at the collège.
async fn at_the_end_of_3e(world: &World) -> (Id<School>, Id<Person>) {
    let (town, rose, college) = (world.lys, world.college.rose, world.college);
    let today = world.clock.today();
    let write = move |tx: &db::Tx<'_>| {
        let new = NewSchool {
            uai: "0595555F".to_owned(),
            town,
            kind: SchoolKind::High,
            name: "Lycée Rosalind-Franklin".to_owned(),
            academy: "09".to_owned(),
            source_key: None,
            opened_on: today,
        };
        let lycee = people::school::create(tx, &new)?;
        let head = adult(tx, "Denise", "Morel", Title::Mme)?;
        let post = holds(head, Post::School(lycee), Function::Head, today);
        let (_, heads) = assignment::begin(tx, &[post])?;
        let last = NewEnrolment {
            pupil: rose,
            school: college.college,
            class: Some(college.sixth_a),
            level: Level::Third,
            from_on: today,
            until_on: None,
        };
        let enrolled = enrolment::change(tx, &last)?;
        groups::refresh(tx, &heads.and(enrolled), today)?;
        Ok((lycee, head))
    };
    world.app.db.write(write).await.expect("a lycée")
}

#[tokio::test]
async fn rose_goes_to_the_lycee_at_the_end_of_3e() {
    for world in worlds().await {
        let (lycee, morel) = at_the_end_of_3e(&world).await;
        let besson = world.client(world.college.mme_besson).await;
        let home = school(world.college.college);
        // Who ends 3e is proposed, for the lycée; the others of the collège are not.
        let form = besson.get(&format!("{home}/preparation")).await.page();
        let rose = world.college.rose.to_string();
        assert_eq!(form.attributes("input[name=pupils][checked]", "value"), [&*rose]);
        let to = form.attribute("select[name=to] option[selected]", "value").expect("a lycée");
        assert_eq!(to, lycee.to_string());
        let fields = [("pupils", &*rose), ("reason", "cycle"), ("due_on", "2027-06-28")];
        let fields = [&fields[..], &[("to", &*to)]].concat();
        besson.post(&format!("{home}/preparation"), &fields).await.redirects();
        besson.post(&format!("{home}/ouverture"), &[]).await.redirects();
        let leaving = besson.get(&home).await.page();
        let dossier = leaving.attribute("section[aria-labelledby=leaving] a.row", "href");
        let dossier = dossier.expect("a dossier");
        assert_eq!(world.status(morel, &dossier).await, 404, "not before it is sealed");
        besson.post(&format!("{dossier}/scelle"), &[]).await.redirects();
        world.run_jobs().await;
        let lycee_head = world.client(morel).await;
        assert!(reads(&lycee_head, &dossier).await.text_of("main").contains("Rose Lemaire"));
        // Her summer begins: the collège has nothing of her any more, her father and she have it.
        let (pupil, today) = (world.college.rose, world.clock.today());
        let ends = move |tx: &db::Tx<'_>| {
            let places = enrolment::of_pupil(tx, pupil)?;
            let running = places.iter().filter(|it| it.until_on.is_none()).map(|it| it.id);
            let on = Day::parse_iso("2027-07-06").expect("a day");
            let left = enrolment::end(tx, &running.collect::<Vec<_>>(), on)?;
            groups::refresh(tx, &left, today)
        };
        world.app.db.write(ends).await.expect("she leaves");
        world.at("2027-07-06 00:10");
        assert_eq!(world.status(world.college.mme_besson, &dossier).await, 404);
        assert_eq!(world.status(world.college.m_roche, &portfolio(pupil)).await, 404);
        assert_eq!(world.status(world.college.m_lemaire, &dossier).await, 200);
        assert_eq!(world.status(morel, &dossier).await, 200);
        assert_eq!(world.status(pupil, &portfolio(pupil)).await, 200);
    }
}
