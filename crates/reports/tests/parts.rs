//! A subject whose parts are taught by others: they finish it together, and the State is told what
//! they have said of them.

use crate::{
    council,
    desk::{College, Desk, desks, fill, report_of},
    sending::{SECONDARY, is_valid, lock, mend, name_subjects, page_of},
};
use base::Id;
use db::Tx;
use results::Subject;
use testing::Client;

/// « Sciences », that nobody teaches: M. Roche teaches one part of it in 6e A, Mme Vidal the other.
struct Sciences {
    whole: Id<Subject>,
    physics: Id<Subject>,
    biology: Id<Subject>,
}

/// All the rest is written.
async fn opened(desk: &Desk) -> (College, Client, Sciences) {
    let (college, besson) = council::college(desk).await;
    let class = format!("/livrets/classes/{}", college.people.sixth_a);
    fill(&besson, &class, college.taught.periods[0].id).await;
    let (people, today) = (college.people, desk.school.clock.today());
    let teach = move |tx: &Tx<'_>| {
        let post = people::Post::Class(people.college, people.sixth_a);
        let named = [(people.m_roche, "Physique-chimie"), (people.mme_vidal, "SVT")];
        let new = named.map(|(person, subject)| people::NewAssignment {
            person,
            post,
            function: people::Function::Teacher,
            subject: Some(subject.to_owned()),
            from_on: people::testing::first_day(),
            until_on: None,
        });
        let (_, touched) = people::assignment::begin(tx, &new)?;
        people::groups::refresh(tx, &touched, today)?;
        results::subject::settle(tx, people.college, today)
    };
    desk.school.app.db.write(teach).await.expect("taught");
    let subjects = format!("/resultats/ecoles/{}/matieres", people.college);
    besson.post(&subjects, &[("new", "Sciences")]).await.redirects();
    let read = move |tx: &Tx<'_>| results::subject::of_school(tx, people.college);
    let known = desk.school.app.db.read(read).await.expect("read");
    let named = |name: &str| known.iter().find(|it| it.name == name).expect("a subject").id;
    let sciences = Sciences {
        whole: named("Sciences"),
        physics: named("Physique-chimie"),
        biology: named("SVT"),
    };
    let whole = sciences.whole.to_string();
    let fields = [
        (format!("parent-{}", sciences.physics), whole.as_str()),
        (format!("parent-{}", sciences.biology), whole.as_str()),
        // No code of a part is asked for: none is sent.
        (format!("code-{}", sciences.physics), ""),
        (format!("code-{}", sciences.biology), ""),
        (format!("code-{whole}"), "061900"),
        (format!("election-{}", college.taught.german.id), "F"),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), *b)).collect();
    besson.post(&subjects, &fields).await.redirects();
    (college, besson, sciences)
}

/// Says the same to everybody in a subject: a level, words, what was worked. Empty is unsaid.
async fn say(client: &Client, college: &College, subject: Id<Subject>, said: [&str; 3]) {
    let (class, period) = (college.people.sixth_a, college.taught.periods[0].id);
    let grid = format!("/livrets/classes/{class}/saisie?periode={period}&place=s{subject}");
    let page = client.get(&grid).await.page();
    let mut fields: Vec<(String, &str)> = Vec::new();
    let [level, words, worked] = said;
    let levels = page.attributes("select", "name").into_iter().filter(|_| !level.is_empty());
    fields.extend(levels.map(|name| (name, level)));
    let texts = page.attributes("td textarea", "name").into_iter().filter(|_| !words.is_empty());
    fields.extend(texts.map(|name| (name, words)));
    let versions = page.attributes("input[type=hidden][name^=v-]", "name");
    let numbers = page.attributes("input[type=hidden][name^=v-]", "value");
    fields.extend(versions.into_iter().zip(numbers.iter().map(String::as_str)));
    if !worked.is_empty() {
        fields.push(("worked".to_owned(), worked));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), *b)).collect();
    client.post(&grid, &fields).await.redirects();
}

fn class_of(college: &College) -> String {
    let (class, period) = (college.people.sixth_a, college.taught.periods[0].id);
    format!("/livrets/classes/{class}?periode={period}")
}

#[tokio::test]
async fn who_teaches_the_parts_of_a_subject_finishes_it_and_the_state_reads_what_they_say() {
    for desk in desks().await {
        let (college, besson, sciences) = opened(&desk).await;
        let (people, period) = (&college.people, college.taught.periods[0].id);
        let roche = desk.school.client(people.m_roche).await;
        let vidal = desk.school.client(people.mme_vidal).await;
        let first = ".livret-row:first-child .livret-lacks";
        let page = roche.get(&class_of(&college)).await.page();
        let lacks = page.text_of(first);
        for lack in ["Sciences : ni moyenne ni position", "Sciences : appréciation à écrire"] {
            assert!(lacks.contains(lack), "{lack} in {lacks}");
        }
        let place = format!("place=s{}", sciences.whole);
        let links = page.attributes(&format!("{first} a"), "href");
        assert!(links.iter().any(|link| link.ends_with(&place)), "he may write there: {links:?}");
        // The whole is placed by one of them, its parts are said by each.
        say(&roche, &college, sciences.whole, ["3", "", ""]).await;
        say(&roche, &college, sciences.physics, ["3", "Curieux.", "Les mélanges"]).await;
        say(&vidal, &college, sciences.biology, ["2", "", "Les milieux"]).await;
        let page = vidal.get(&class_of(&college)).await.page();
        assert_eq!(page.texts_of(&format!("{first} li")), ["SVT : appréciation à écrire"]);
        let school = format!("/livrets/ecoles/{}?periode={period}", people.college);
        let said = besson.get(&school).await.page().text_of("main");
        assert!(said.contains("Il manque 3 appréciations."), "{said}");
        say(&vidal, &college, sciences.biology, ["", "Précis.", ""]).await;
        let page = besson.get(&class_of(&college)).await.page();
        assert_eq!(page.text_of(".lead"), "3 livrets sur 3 sont prêts.");
        let said = besson.get(&school).await.page().text_of("main");
        assert!(!said.contains("Il manque"), "{said}");
        let ilyes = report_of(&page, "Ilyes");
        let text = besson.get(&ilyes).await.page().text_of("article.livret");
        let (_, text) = text.split_once("Sciences").expect("a line");
        let (whole, _) = text.split_once("Physique-chimie").expect("its part");
        assert!(whole.contains("M. Roche") && whole.contains("Mme Vidal"), "{whole}");
        // It is sent whole.
        let class = format!("/livrets/classes/{}", people.sixth_a);
        lock(&besson, &class, &period.to_string()).await;
        mend(&besson, &page_of(people.college, period)).await;
        name_subjects(&desk, &college).await;
        let page = besson.get(&page_of(people.college, period)).await.page();
        assert!(page.text_of(".note").contains("3 élèves sont prêts"), "{}", page.text_of("main"));
        let file = format!("/livrets/ecoles/{}/lsu", people.college);
        let form = [("period", &*period.to_string()), ("version", "7.0")];
        let sent = besson.post(&file, &form).await;
        assert_eq!(sent.status, 200);
        is_valid(SECONDARY, &sent.body);
        let text = sent.text();
        let words = "Physique-chimie\u{a0}: Curieux. SVT\u{a0}: Précis.";
        assert_eq!(text.matches(words).count(), 3, "{text}");
        assert!(text.contains("Les mélanges") && text.contains("Les milieux"), "{text}");
        assert!(!text.contains("libelle=\"SVT\""), "a part is in its whole: {text}");
        assert_eq!(text.matches("modalite-election=\"F\"").count(), 1, "German: {text}");
        assert_eq!(text.matches("modalite-election=\"S\"").count(), 3, "{text}");
    }
}

#[tokio::test]
async fn what_the_parts_say_is_too_long_together_before_and_after_it_is_locked() {
    for desk in desks().await {
        let (college, besson, sciences) = opened(&desk).await;
        let (people, period) = (&college.people, college.taught.periods[0].id);
        say(&besson, &college, sciences.whole, ["3", "", ""]).await;
        for part in [sciences.physics, sciences.biology] {
            say(&besson, &college, part, ["", &"a".repeat(300), ""]).await;
        }
        let page = besson.get(&class_of(&college)).await.page();
        let lacks = page.texts_of(".livret-row:first-child .livret-lacks li");
        let long = "Sciences : les appréciations de ses parties font ensemble 625 caractères, \
                    600 au plus partent à l’État";
        assert_eq!(lacks, [long]);
        let school = format!("/livrets/ecoles/{}?periode={period}", people.college);
        let said = besson.get(&school).await.page().text_of("main");
        assert!(said.contains("Il manque 3 appréciations."), "{said}");
        let class = format!("/livrets/classes/{}", people.sixth_a);
        let form = [("period", &*period.to_string()), ("with_lacks", "on")];
        besson.post(&format!("{class}/verrou"), &form).await.redirects();
        let page = besson.get(&page_of(people.college, period)).await.page();
        let said = page.text_of(".livret-numbers");
        assert!(said.contains("625 caractères au lieu de 600 au plus"), "{said}");
        // Words of its own are sent in their place.
        let page = besson.get(&class_of(&college)).await.page();
        let ilyes = report_of(&page, "Ilyes");
        let why = [("edition", "1"), ("reason", "Trop long pour le livret scolaire unique.")];
        besson.post(&format!("{ilyes}/reouverture"), &why).await.redirects();
        say(&besson, &college, sciences.whole, ["", "Curieux partout.", ""]).await;
        let page = besson.get(&class_of(&college)).await.page();
        assert!(!page.has(".livret-row:first-child .livret-lacks"));
    }
}
