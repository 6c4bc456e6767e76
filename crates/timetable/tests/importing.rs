//! Bringing a timetable in: read, said as sentences, applied from a day on, undone.

use crate::desk::{College, TABLE, colleges};

#[tokio::test]
async fn a_head_reads_what_a_file_would_change_and_then_it_holds() {
    for college in colleges().await {
        assert!(college.lessons(college.mme_besson, &college.class_url()).await.is_empty());
        let import = college.reads("cours.csv", TABLE).await;
        let page = college.sees(college.mme_besson, &import).await;
        let said = page.text_of(".sentences");
        assert!(said.contains("4 cours"), "{said}");
        assert!(said.contains("C’est le premier emploi du temps de l’année"), "{said}");
        let unknown = page.text_of("section[aria-labelledby=unknown]");
        assert!(unknown.contains("Un professeur n’est pas connu"), "{unknown}");
        // Nothing has changed yet.
        assert!(college.lessons(college.mme_besson, &college.class_url()).await.is_empty());
        college.applies(&import, "2026-11-23").await;
        let lessons = college.lessons(college.mme_besson, &college.class_url()).await;
        assert_eq!(lessons.len(), 4, "{lessons:?}");
        assert!(lessons[0].contains("Mathématiques") && lessons[0].contains("Salle 204"));
        assert!(lessons.iter().any(|it| it.contains("INCONNU Marie")), "{lessons:?}");
        // Applied twice, it is a conflict; and another week before it is empty.
        let head = college.head().await;
        let again = [("from_on", "2026-11-23"), ("action", "apply")];
        assert_eq!(head.post(&format!("{import}/application"), &again).await.status, 409);
        let before = format!("{}?jour=2026-11-16", college.class_url());
        assert!(college.lessons(college.mme_besson, &before).await.is_empty());
    }
}

#[tokio::test]
async fn a_new_file_replaces_from_its_day_on_and_is_undone_in_one_go() {
    for college in colleges().await {
        college.arranged().await;
        let other = "jour;debut;fin;matiere;classe\nlundi;14h00;15h00;Sciences;6e A\n";
        let import = college.reads("nouveau.csv", other).await;
        let page = college.sees(college.mme_besson, &import).await;
        let said = page.text_of(".sentences");
        assert!(said.contains("il remplace l’emploi du temps actuel (4 cours)"), "{said}");
        college.applies(&import, "2026-11-30").await;
        let week = |day: &str| format!("{}?jour={day}", college.class_url());
        let now = college.lessons(college.mme_besson, &week("2026-11-23")).await;
        let later = college.lessons(college.mme_besson, &week("2026-11-30")).await;
        assert_eq!((now.len(), later.len()), (4, 1));
        assert!(later[0].contains("Sciences"));
        let head = college.head().await;
        head.post(&format!("{import}/annulation"), &[]).await.redirects();
        let later = college.lessons(college.mme_besson, &week("2026-11-30")).await;
        // A week B: there is no German.
        assert_eq!(later.len(), 3, "{later:?}");
        assert_eq!(head.post(&format!("{import}/annulation"), &[]).await.status, 409);
    }
}

#[tokio::test]
async fn a_file_that_was_read_may_be_put_aside() {
    for college in colleges().await {
        let import = college.reads("cours.csv", TABLE).await;
        let head = college.head().await;
        head.post(&format!("{import}/abandon"), &[]).await.redirects();
        let again = [("from_on", "2026-11-23"), ("action", "apply")];
        assert_eq!(head.post(&format!("{import}/application"), &again).await.status, 409);
        assert!(college.lessons(college.mme_besson, &college.class_url()).await.is_empty());
        // One that nobody decides on goes by itself.
        let import = college.reads("cours.csv", TABLE).await;
        college.school.at("2027-01-05 03:00");
        college.school.run_jobs().await;
        let page = college.sees(college.mme_besson, &import).await;
        assert!(page.text_of("main").contains("Mis de côté"));
    }
}

#[tokio::test]
async fn a_name_nobody_knows_is_said_once_and_kept() {
    for college in colleges().await {
        let import = college.reads("cours.csv", TABLE).await;
        let head = college.head().await;
        let url = format!("{import}/correspondances");
        let page = head.get(&url).await.page();
        assert!(page.text_of("form label").contains("INCONNU Marie"));
        let vidal = college.mme_vidal.to_string();
        let said = [("name-0", "INCONNU Marie"), ("is-0", vidal.as_str())];
        head.post(&url, &said).await.redirects();
        assert!(!head.get(&import).await.page().has("section[aria-labelledby=unknown]"));
        college.applies(&import, "2026-11-23").await;
        let own = college.lessons(college.mme_vidal, "/emploi-du-temps").await;
        assert!(own.iter().any(|it| it.contains("Français")), "{own:?}");
        // Another file: nobody is asked again; who is of no use here is refused.
        let again = college.reads("cours.csv", TABLE).await;
        assert!(!head.get(&again).await.page().has("section[aria-labelledby=unknown]"));
        let other = TABLE.replace("INCONNU Marie", "AUTRE Jean");
        let import = college.reads("cours.csv", &other).await;
        let durand = college.school.mme_durand.to_string();
        let wrong = [("name-0", "AUTRE Jean"), ("is-0", durand.as_str())];
        head.post(&format!("{import}/correspondances"), &wrong).await.redirects();
        assert!(head.get(&import).await.page().has("section[aria-labelledby=unknown]"));
    }
}

#[tokio::test]
async fn lines_that_cannot_be_read_are_said_and_the_others_taken() {
    for college in colleges().await {
        let table = format!("{TABLE}hier;8h30;9h25;Maths;;6A;;;;\nlundi;tôt;9h25;Maths;;6A;;;;\n");
        let import = college.reads("cours.csv", &table).await;
        let page = college.sees(college.mme_besson, &import).await;
        let left = page.texts_of("section[aria-labelledby=left-out] li");
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(left[0].contains("Ligne 6") && left[0].contains("« hier »"), "{left:?}");
        assert!(left[1].contains("n’est pas une heure"), "{left:?}");
    }
}

#[tokio::test]
async fn a_file_that_is_none_says_why_and_changes_nothing() {
    for college in colleges().await {
        let xml = "<!DOCTYPE a [<!ENTITY b 'c'>]><EDT_STS>&b;</EDT_STS>";
        let other = "<STS_EDT><PARAMETRES><UAJ CODE=\"0590000X\"/></PARAMETRES></STS_EDT>";
        for (bytes, words) in [
            (&b""[..], "vide"),
            (b"PK\x03\x04classeur", "format CSV"),
            (b"nom;prenom\na;b\n", "ligne de titres"),
            (xml.as_bytes(), "par prudence"),
            (other.as_bytes(), "0590000X"),
            (b"<TABLE><Cours></TABLE>", "ligne 1"),
            (b"<html></html>", "ni un tableau"),
        ] {
            let answer = college.sends("fichier", bytes).await;
            assert_eq!(answer.status, 422, "{words}");
            let said = answer.any_page().text_of("#file-error");
            assert!(said.contains(words), "{words} in {said}");
        }
        let large = vec![b'a'; 8_050_000];
        assert_eq!(college.sends("gros.csv", &large).await.status, 422);
    }
}

/// What EDT sends up: the teacher 8949 gives a lesson on Mondays.
const UP: &str = "<EDT_STS><DONNEES><STRUCTURE><DIVISIONS><DIVISION CODE=\"6A\"><SERVICES>\
    <SERVICE CODE_MATIERE=\"061300\"><ENSEIGNANTS><ENSEIGNANT ID=\"8949\"><COURS_RATTACHES>\
    <COURS><CODE_ALTERNANCE>W</CODE_ALTERNANCE><JOUR>1</JOUR><HEURE_DEBUT>0830</HEURE_DEBUT>\
    <DUREE>0055</DUREE></COURS></COURS_RATTACHES></ENSEIGNANT></ENSEIGNANTS></SERVICE>\
    </SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES></EDT_STS>";

/// The feed has said by which number STS knows somebody in the collège.
async fn is_numbered(college: &College, person: base::Id<people::Person>, number: &str) {
    let keys = [(person, people::Key::new("sts:0594444D", number))];
    let write = move |tx: &db::Tx<'_>| people::person::add_keys(tx, &keys);
    college.school.app.db.write(write).await.expect("known");
}

#[tokio::test]
async fn a_teacher_whose_number_the_feed_has_said_is_nobody_to_ask_for() {
    for college in colleges().await {
        let import = college.reads("emp_sts.xml", UP).await;
        assert!(college.sees(college.mme_besson, &import).await.has("#unknown"));
        // Who bears the number does not teach here.
        is_numbered(&college, college.school.mme_durand, "8949").await;
        assert!(college.sees(college.mme_besson, &import).await.has("#unknown"));
    }
    for college in colleges().await {
        is_numbered(&college, college.m_roche, "8949").await;
        let import = college.reads("emp_sts.xml", UP).await;
        assert!(!college.sees(college.mme_besson, &import).await.has("#unknown"));
        college.applies(&import, "2026-11-23").await;
        let own = college.lessons(college.m_roche, "/emploi-du-temps").await;
        assert_eq!(own.len(), 1, "{own:?}");
    }
}

#[tokio::test]
async fn the_services_of_sts_give_names_to_what_edt_sends_up() {
    const DOWN: &str = "<STS_EDT><PARAMETRES><UAJ CODE=\"0594444D\"/></PARAMETRES><NOMENCLATURES>\
        <MATIERES><MATIERE CODE=\"061300\"><LIBELLE_EDITION>Mathématiques</LIBELLE_EDITION>\
        </MATIERE></MATIERES></NOMENCLATURES><DONNEES><INDIVIDUS><INDIVIDU ID=\"8949\">\
        <NOM_USAGE>ROCHE</NOM_USAGE><PRENOM>PAUL</PRENOM></INDIVIDU></INDIVIDUS></DONNEES>\
        </STS_EDT>";
    for college in colleges().await {
        let services = college.reads("sts_emp.xml", DOWN).await;
        let page = college.sees(college.mme_besson, &services).await;
        assert!(page.text_of(".sentences").contains("2 noms seront retenus"));
        college.applies(&services, "2026-11-23").await;
        let lessons = college.reads("emp_sts.xml", UP).await;
        assert!(!college.sees(college.mme_besson, &lessons).await.has("#unknown"));
        college.applies(&lessons, "2026-11-23").await;
        let own = college.lessons(college.m_roche, "/emploi-du-temps").await;
        assert!(own.len() == 1 && own[0].contains("Mathématiques"), "{own:?}");
    }
}

#[tokio::test]
async fn a_calendar_is_that_of_a_class_when_its_lessons_name_none() {
    const CALENDAR: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Latin\r\n\
        LOCATION:12\r\nDTSTART;TZID=Europe/Paris:20261102T110000\r\n\
        DTEND;TZID=Europe/Paris:20261102T115500\r\nRRULE:FREQ=WEEKLY\r\n\
        EXDATE;TZID=Europe/Paris:20261130T110000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    for college in colleges().await {
        let head = college.head().await;
        let url = format!("/emploi-du-temps/etablissements/{}/import", college.college);
        let class = college.sixth_a.to_string();
        let file = ("file", "latin.ics", "text/calendar", CALENDAR.as_bytes());
        let sent = head.upload_with(&url, &[("class", class.as_str())], &[file]).await;
        college.applies(&sent.redirects(), "2026-11-02").await;
        let week = |day: &str| format!("{}?jour={day}", college.class_url());
        let held = college.lessons(college.rose, &week("2026-11-23")).await;
        assert!(held.len() == 1 && held[0].contains("Latin"), "{held:?}");
        assert!(college.lessons(college.rose, &week("2026-11-30")).await.is_empty());
    }
}

#[tokio::test]
async fn families_are_told_of_a_new_timetable_when_the_head_wants_it() {
    for college in colleges().await {
        let import = college.reads("cours.csv", TABLE).await;
        let head = college.head().await;
        // Looked at with another day, nothing is done.
        let look = [("from_on", "2026-11-30"), ("action", "look")];
        head.post(&format!("{import}/application"), &look).await.redirects();
        let page = head.get(&import).await.page();
        assert!(page.text_of(".sentences").contains("lundi 30 novembre"));
        for wrong in ["2020-01-01", "bientôt", ""] {
            let fields = [("from_on", wrong), ("action", "apply")];
            let answer = head.post(&format!("{import}/application"), &fields).await;
            assert_eq!(answer.status, 422, "{wrong}");
        }
        let fields = [("from_on", "2026-11-30"), ("action", "apply"), ("tells", "on")];
        head.post(&format!("{import}/application"), &fields).await.redirects();
        college.school.run_jobs().await;
        for person in [college.malik, college.mme_diallo, college.m_roche] {
            let told = college.told(person).await;
            assert!(told.len() == 1 && told[0].contains("nouvel emploi du temps"), "{told:?}");
        }
        assert!(college.told(college.school.samira).await.is_empty());
    }
}

#[tokio::test]
async fn what_was_announced_and_would_not_apply_any_more_is_said_before() {
    for college in colleges().await {
        college.arranged().await;
        college.says("Mathématiques", "2026-12-03", &[("kind", "cancelled")]).await.redirects();
        let import = college.reads("cours.csv", TABLE).await;
        let said = college.sees(college.mme_besson, &import).await.text_of(".sentences");
        assert!(said.contains("Un changement déjà annoncé"), "{said}");
        college.applies(&import, "2026-11-30").await;
        let week = format!("{}?jour=2026-12-03", college.class_url());
        assert!(!college.sees(college.malik, &week).await.has(".is-off"));
    }
}

#[tokio::test]
async fn what_is_brought_in_is_for_those_who_run_the_school() {
    for college in colleges().await {
        let import = college.reads("cours.csv", TABLE).await;
        let school = &college.school;
        for person in [college.m_roche, college.m_sarr, college.mme_diallo, school.mme_lefevre] {
            assert_eq!(college.status(person, &import).await, 404);
            let client = college.client(person).await;
            for what in ["application", "abandon", "annulation", "correspondances"] {
                assert_eq!(client.post(&format!("{import}/{what}"), &[]).await.status, 404);
            }
        }
    }
}

#[tokio::test]
async fn a_school_may_bring_a_file_in_each_week() {
    for college in colleges().await {
        for week in 0..6 {
            let day = base::Day::parse_iso("2026-11-09").expect("a day").plus_days(week * 7);
            let table = TABLE.replace("204", &format!("30{week}"));
            let import = college.reads("cours.csv", &table).await;
            college.applies(&import, &day.iso()).await;
        }
        for (week, room) in [("2026-11-09", "300"), ("2026-11-23", "302"), ("2026-12-14", "305")] {
            let url = format!("{}?jour={week}", college.class_url());
            let lessons = college.lessons(college.malik, &url).await;
            assert!(lessons[0].contains(&format!("Salle {room}")), "{lessons:?}");
        }
    }
}

#[tokio::test]
async fn a_class_with_lessons_is_not_undone_with_its_year() {
    for college in colleges().await {
        let classes = [college.sixth_a, college.school.ce1_a];
        let taught = async || {
            let read = move |tx: &db::Tx<'_>| timetable::taught_in(tx, &classes);
            college.school.app.db.read(read).await.expect("read")
        };
        assert!(taught().await.is_empty());
        college.arranged().await;
        assert_eq!(taught().await, [college.sixth_a]);
    }
}
