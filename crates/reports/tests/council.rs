//! A bulletin: averages, words of the teachers of each subject, the class council.

use crate::{
    desk::{College, Desk, What, conclude, desks, desks_at, fill, mark, report_of, step},
    sending::{SECONDARY, is_valid, lock, mend, name_subjects, page_of},
};
use testing::Client;

/// The collège with its reports open: French and mathematics are marked, German has levels.
pub async fn college(desk: &Desk) -> (College, Client) {
    let college = desk.college().await;
    let (people, taught) = (&college.people, &college.taught);
    let (french, maths) = (What::Subject(taught.french.id), What::Subject(taught.mathematics.id));
    for (pupil, first, second) in
        [(people.ilyes, "15", "12,5"), (people.malik, "8", "10"), (people.rose, "11", "9,75")]
    {
        desk.showing.add(pupil, "2026-10-01", french, mark(first));
        desk.showing.add(pupil, "2026-10-08", maths, mark(second));
    }
    desk.showing.add(people.ilyes, "2026-10-09", french, results::Shown::Absent);
    desk.showing.add(people.ilyes, "2026-10-09", What::Subject(taught.german.id), step(4));
    let besson = desk.school.client(people.mme_besson).await;
    let period = taught.periods[0].id.to_string();
    let class = format!("/livrets/classes/{}", people.sixth_a);
    besson.post(&format!("{class}/ouverture"), &[("period", &period)]).await.redirects();
    let teacher = people.m_roche.to_string();
    let named = [("period", period.as_str()), ("teacher", &teacher)];
    besson.post(&format!("{class}/professeur-principal"), &named).await.redirects();
    (college, besson)
}

pub fn council(college: &College) -> String {
    let period = college.taught.periods[0].id;
    format!("/bulletins/classes/{}/conseil?periode={period}", college.people.sixth_a)
}

#[tokio::test]
async fn a_council_sees_all_pupils_and_subjects_and_writes_pupil_by_pupil() {
    for desk in desks().await {
        let (college, besson) = college(&desk).await;
        let page = besson.get(&council(&college)).await.page();
        assert_eq!(
            page.texts_of(".class-council thead tr:first-child th"),
            ["Élève", "Français", "Mathématiques", "Allemand", "Moyenne générale", "Bilan"]
        );
        let row = page.texts_of(".class-council tbody tr:first-child > *");
        assert_eq!(row, ["Benali Ilyes", "15", "12,5", "", "13,75", ""]);
        let class = page.texts_of(".class-council .of-class > *");
        assert_eq!(class[1], "11,33 de 8 à 15");
        assert_eq!(class[4], "11,04 de 9 à 13,75");
        decide_a_position(&college, &besson).await;
        // The head teacher writes; another teacher reads.
        let roche = desk.school.client(college.people.m_roche).await;
        let vidal = desk.school.client(college.people.mme_vidal).await;
        let open = page.attributes(".class-council tbody th a", "href")[0].clone();
        let open = open.replace("#livret", "");
        let page = roche.get(&open).await.page();
        assert!(page.text_of("#livret h2").contains("Benali Ilyes"));
        assert!(page.attribute("a[rel=next]", "aria-label").as_deref() == Some("Diallo Malik"));
        assert!(!page.has("a[rel=prev]"));
        let form = page.attribute("#livret form", "action").expect("a form");
        let version = page.attribute("#livret input[name=version]", "value").expect("a version");
        let words = [("version", version.as_str()), ("from", "council"), ("general", "Bravo.")];
        let back = roche.post(&form, &words).await.redirects();
        assert!(back.contains("/conseil?periode="), "{back}");
        let page = vidal.get(&open).await.page();
        assert!(!page.has("#livret form"));
        assert!(page.text_of("#livret").contains("Bravo."));
        assert_eq!(vidal.post(&form, &words).await.status, 403);
        // No mention is given unless the school wants it.
        let with = [("general", "Bravo."), ("mention", "congratulations")];
        let report = form.replace("/bilan", "");
        assert_eq!(conclude(&roche, &report, &with).await.status, 422);
        let settings = format!("/livrets/ecoles/{}/reglages", college.people.college);
        let ticked = [("congratulations", "on"), ("general", "on"), ("class", "on")];
        assert_eq!(roche.post(&settings, &ticked).await.status, 403);
        besson.post(&settings, &ticked).await.redirects();
        conclude(&roche, &report, &with).await.redirects();
        let page = roche.get(&council(&college)).await.page();
        assert!(page.text_of(".class-council tbody tr:first-child").contains("Félicitations"));
        // The CPE says how he lives, and nothing else.
        let sarr = desk.school.client(college.people.m_sarr).await;
        let said = [("life", "Toujours à l’heure."), ("general", "Autre chose.")];
        conclude(&sarr, &report, &said).await.redirects();
        let page = sarr.get(&report).await.page().text_of("article.livret");
        assert!(page.contains("Toujours à l’heure.") && page.contains("Bravo."), "{page}");
        assert!(page.contains("Moyenne générale 13,75"), "{page}");
        tell_the_class(&desk, &college, &report).await;
        // What the class has done together is said to each, EPI too.
        let period = college.taught.periods[0].id;
        let courses =
            format!("/livrets/classes/{}/parcours?periode={period}", college.people.sixth_a);
        let done =
            [("EPI", "Le climat chez nous, en sciences et en français."), ("version-EPI", "0")];
        roche.post(&courses, &done).await.redirects();
        let page = sarr.get(&report).await.page().text_of("article.livret");
        assert!(page.contains("Le climat chez nous"), "{page}");
        // Written over what somebody else has written meanwhile, it is refused.
        let late = [("EPI", "Autre chose."), ("version-EPI", "0")];
        let answer = besson.post(&courses, &late).await;
        assert_eq!(answer.status, 422);
        let page = answer.any_page();
        assert!(page.text_of(".problems").contains("« Le climat chez nous"));
        assert_eq!(page.text_of("textarea[name=EPI]"), "Autre chose.");
        assert_eq!(page.attribute("input[name=version-EPI]", "value").as_deref(), Some("1"));
        // An école has no council, another school sees none.
        let durand = desk.school.client(desk.school.mme_durand).await;
        assert_eq!(durand.get(&council(&college)).await.status, 404);
        let own = format!("/bulletins/classes/{}/conseil", desk.school.ce1_a);
        assert_eq!(durand.get(&own).await.status, 404);
        let family = desk.school.client(college.people.mme_benali).await;
        assert_eq!(family.get(&council(&college)).await.status, 404);
    }
}

/// The CPE says a word to the whole class; nobody who teaches does.
async fn tell_the_class(desk: &Desk, college: &College, report: &str) {
    let period = college.taught.periods[0].id;
    let class = college.people.sixth_a;
    let life = format!("/livrets/classes/{class}/vie-scolaire?periode={period}");
    let sarr = desk.school.client(college.people.m_sarr).await;
    let page = sarr.get(&format!("/livrets/classes/{class}?periode={period}")).await.page();
    assert!(page.has(&format!("ul.chips a[href='{life}']")));
    let words = [("words", "Un groupe ponctuel."), ("version", "0")];
    sarr.post(&life, &words).await.redirects();
    let late = [("words", "Autre chose."), ("version", "0")];
    let answer = sarr.post(&life, &late).await;
    assert_eq!(answer.status, 422);
    assert!(answer.any_page().text_of(".problems").contains("Un groupe ponctuel."));
    let said = sarr.get(report).await.page().text_of("article.livret");
    assert!(said.contains("À toute la classe : Un groupe ponctuel."), "{said}");
    let roche = desk.school.client(college.people.m_roche).await;
    assert_eq!(roche.get(&life).await.status, 403);
    assert_eq!(roche.post(&life, &words).await.status, 403);
    let family = desk.school.client(college.people.mme_benali).await;
    assert_eq!(family.get(&life).await.status, 404);
    let durand = desk.school.client(desk.school.mme_durand).await;
    let of_école = format!("/livrets/classes/{}/vie-scolaire", desk.school.ce1_a);
    assert_eq!(durand.get(&of_école).await.status, 403, "an école has no CPE");
}

/// A decided position stands where there is no average.
async fn decide_a_position(college: &College, besson: &Client) {
    let page = besson.get(&council(college)).await.page();
    let german = format!("s{}", college.taught.german.id);
    let period = college.taught.periods[0].id;
    let place = format!("periode={period}&place={german}");
    let grid = format!("/livrets/classes/{}/saisie?{place}", college.people.sixth_a);
    let ilyes = page.attributes(".class-council tbody th a", "href")[0].clone();
    let ilyes = ilyes.split("livret=").nth(1).and_then(|it| it.split('#').next());
    let field = format!("p-{}-{german}", ilyes.expect("a report"));
    besson.post(&grid, &[(field.as_str(), "4")]).await.redirects();
    let page = besson.get(&council(college)).await.page();
    assert_eq!(page.texts_of(".class-council tbody tr:first-child > *")[3], "N4");
    assert_eq!(page.texts_of(".legend li")[3], "N4 Dépassés");
}

#[tokio::test]
async fn a_teacher_of_a_collège_writes_in_his_subject_alone_and_says_what_an_average_is_made_of() {
    for desk in desks().await {
        let (college, besson) = college(&desk).await;
        let (class, period) = (college.people.sixth_a, college.taught.periods[0].id);
        let roche = desk.school.client(college.people.m_roche).await;
        let of = |subject: &results::Subject| {
            format!("/livrets/classes/{class}/saisie?periode={period}&place=s{}", subject.id)
        };
        let (maths, french) = (of(&college.taught.mathematics), of(&college.taught.french));
        assert_eq!(roche.get(&maths).await.status, 200);
        assert_eq!(roche.get(&french).await.status, 404);
        let page = roche.get(&format!("/livrets/classes/{class}?periode={period}")).await.page();
        let ilyes = report_of(&page, "Ilyes");
        let lacks = page.text_of(".livret-row:first-child .livret-lacks");
        assert!(lacks.contains("Allemand : ni moyenne ni position"), "{lacks}");
        // What others have to write is said; what leads somewhere leads where he may go.
        let links = page.attributes("ul.chips a.chip, .livret-lacks a", "href");
        assert!(links.iter().any(|link| maths.ends_with(link.as_str())), "{links:?}");
        for link in &links {
            assert_eq!(roche.get(link).await.status, 200, "{link}");
        }
        let cpe = desk.school.client(college.people.m_sarr).await;
        let page = cpe.get(&format!("/livrets/classes/{class}?periode={period}")).await.page();
        assert!(
            page.has(".livret-lacks") && !page.has(".livret-lacks a, ul.chips a[href*=saisie]")
        );
        let own = cpe.get(&ilyes).await.page();
        assert!(own.has(".livret-lacks") && !own.has(".livret-lacks a"));
        let id = ilyes.replace("/livrets/", "");
        let (words, into) = (
            format!("a-{id}-s{}", college.taught.mathematics.id),
            format!("a-{id}-s{}", college.taught.french.id),
        );
        let fields = [(words.as_str(), "Sérieux."), (into.as_str(), "Je passe par là.")];
        roche.post(&maths, &fields).await.redirects();
        assert_eq!(roche.post(&french, &fields).await.status, 404);
        let said = besson.get(&ilyes).await.page().text_of("article.livret");
        assert!(said.contains("Sérieux.") && !said.contains("Je passe par là."), "{said}");
        assert!(said.contains("Absent ou excusé à une évaluation"), "{said}");
        let page = besson.get(&french).await.page();
        assert!(
            page.text_of(".livret-proposed").contains("Moyenne : 15"),
            "{}",
            page.text_of(".livret-proposed")
        );
        // Levels alone propose a position.
        let german = besson.get(&of(&college.taught.german)).await.page();
        assert_eq!(german.text_of(".livret-proposed"), "Proposé : Dépassés (une évaluation)");
    }
}

#[tokio::test]
async fn a_council_before_anything_is_typed_says_where_to_go() {
    for desk in desks().await {
        let college = desk.college().await;
        let besson = desk.school.client(college.people.mme_besson).await;
        let period = college.taught.periods[0].id.to_string();
        let class = format!("/livrets/classes/{}", college.people.sixth_a);
        besson.post(&format!("{class}/ouverture"), &[("period", &period)]).await.redirects();
        let page = besson.get(&council(&college)).await.page();
        assert!(page.text_of(".empty").contains("Rien n’est encore saisi"));
        assert!(page.has(&format!(".empty a[href^='{class}']")) && page.has(".class-council a"));
    }
}

#[tokio::test]
async fn the_words_of_a_council_leave_room_for_their_mention_in_the_file_of_the_state() {
    for desk in desks().await {
        let (college, besson) = college(&desk).await;
        let (place, period) = (college.people.college, college.taught.periods[0].id);
        let class = format!("/livrets/classes/{}", college.people.sixth_a);
        let settings = format!("/livrets/ecoles/{place}/reglages");
        besson.post(&settings, &[("encouragements", "on"), ("class", "on")]).await.redirects();
        fill(&besson, &class, period).await;
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        let ilyes = report_of(&page, "Ilyes");
        let (most, over) = ("é".repeat(963), "é".repeat(964));
        let said = |words| [("general", words), ("mention", "encouragements")];
        let refused = conclude(&besson, &ilyes, &said(over.as_str())).await;
        assert_eq!(refused.status, 422);
        let problems = refused.any_page().text_of(".problems");
        assert!(problems.contains("963 caractères au plus"), "{problems}");
        // It is said before one writes, beside the table too.
        let open = besson.get(&council(&college)).await.page();
        let open = open.attributes(".class-council tbody th a", "href")[0].replace("#livret", "");
        for form in [format!("{ilyes}/bilan"), open] {
            let hint = besson.get(&form).await.page().text_of("main");
            assert!(hint.contains("963 caractères au plus : une mention"), "{hint}");
        }
        conclude(&besson, &ilyes, &said(most.as_str())).await.redirects();
        lock(&besson, &class, &period.to_string()).await;
        mend(&besson, &page_of(place, period)).await;
        name_subjects(&desk, &college).await;
        let file = format!("/livrets/ecoles/{place}/lsu");
        let sent = besson.post(&file, &[("period", &*period.to_string())]).await;
        assert_eq!(sent.status, 200);
        is_valid(SECONDARY, &sent.body);
        let words = format!("{most} Encouragements du conseil de classe.");
        assert!(sent.text().contains(&words), "{}", sent.text());
    }
}

#[tokio::test]
async fn an_école_and_the_end_of_a_cycle_say_more() {
    for desk in desks_at("2027-06-14 10:00").await {
        let college = desk.college().await;
        let besson = desk.school.client(college.people.mme_besson).await;
        let (class, period) = (college.people.sixth_a, college.taught.periods[2].id);
        let class = format!("/livrets/classes/{class}");
        let named = period.to_string();
        besson.post(&format!("{class}/ouverture"), &[("period", &named)]).await.redirects();
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        let cycle = report_of(&page, "Ilyes · Bilan de fin de cycle");
        let durand = desk.open().await;
        let lea = desk.report(&durand, "Léa").await;
        let (most, over) = ("é".repeat(1_500), "é".repeat(1_501));
        for (teacher, report) in [(&besson, &cycle), (&durand, &lea)] {
            let refused = conclude(teacher, report, &[("general", &over)]).await;
            assert!(refused.any_page().text_of(".problems").contains("1500 caractères au plus"));
            conclude(teacher, report, &[("general", &most)]).await.redirects();
        }
    }
}
