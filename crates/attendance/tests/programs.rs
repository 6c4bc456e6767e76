//! Programs close a school and count meals by the rules of the pages.

use crate::desk::{Called, MORNING, schools, schools_at};
use axum::http::StatusCode;
use testing::{Answered, Client};

async fn send(client: &Client, url: &str, fields: &[(&str, &str)]) -> (StatusCode, Answered) {
    let answered = client.post(url, fields).await;
    (answered.status, answered)
}

fn read(answered: &Answered) -> serde_json::Value {
    serde_json::from_slice(&answered.body).expect("JSON")
}

#[tokio::test]
async fn a_program_of_the_head_closes_a_day_and_opens_it_again() {
    for school in schools_at("2026-11-23 13:45").await {
        let durand = school.client(school.mme_durand).await;
        let absent = [(school.lea, "absent")];
        Called::this_morning(school.ce1_a, &absent).by(&durand).await.redirects();
        let lefevre = school.client(school.mme_lefevre).await;
        let url = format!("/api/presences/ecoles/{}/fermetures", school.jean_mace);
        let today = [("from_on", "2026-11-23"), ("cause", "weather"), ("note", "Neige")];
        // There was class this morning: somebody has to say what becomes of it.
        let (status, asked) = send(&lefevre, &url, &today).await;
        assert_eq!(status, 409);
        assert_eq!(read(&asked)["called"][0]["half_day"], "2026-11-23am");
        assert_eq!(read(&asked)["called"][0]["classes"], 1);
        let keep = [&today[..], &[("called", "keep")]].concat();
        let (status, closed) = send(&lefevre, &url, &keep).await;
        assert_eq!(status, 201);
        let told = &read(&closed)["closures"][0];
        assert_eq!((&told["from"], &told["note"]), (&"2026-11-23pm".into(), &"Neige".into()));
        let wrong = [("from_on", "hier"), ("cause", "")];
        let (status, wrong) = send(&lefevre, &url, &wrong).await;
        assert_eq!(status, 422);
        assert_eq!(read(&wrong)["problems"][0]["field"], "from_on");
        // Everybody of the school reads it; nobody else does, and few declare it.
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get_json(&url).await.json()["closures"][0]["cause"], "weather");
        assert_eq!(send(&samira, &url, &keep).await.0, 403);
        let bernard = school.client(school.mme_bernard).await;
        assert_eq!(bernard.get_json(&url).await.status, 404);
        let id = told["id"].as_str().expect("an id");
        let lift = format!("/api/presences/fermetures/{id}/retrait");
        assert_eq!(send(&samira, &lift, &[]).await.0, 403);
        assert_eq!(send(&lefevre, &lift, &[]).await.0, 204);
        let left = samira.get_json(&url).await.json();
        assert!(left["closures"].as_array().expect("a list").is_empty());
    }
}

#[tokio::test]
async fn a_program_of_the_town_closes_its_schools_and_counts_their_meals() {
    for school in schools().await {
        let vasseur = school.client(school.m_vasseur).await;
        let samira = school.client(school.samira).await;
        let own = format!("/api/presences/eleves/{}/services", school.lea);
        let thursdays = [("what", "week"), ("canteen", "3")];
        assert_eq!(send(&samira, &own, &thursdays).await.0, 204);
        let told = samira.get_json(&own).await.json();
        assert_eq!(told["first_open"], "2026-11-24");
        let days = told["days"].as_array().expect("days");
        let eats = |day: &&serde_json::Value| day["service"] == "canteen" && day["is_in"] == true;
        assert_eq!(days.iter().filter(eats).count(), 2, "{days:?}");
        let dubois = school.client(school.mme_dubois).await;
        assert_eq!(send(&dubois, &own, &thursdays).await.0, 404);
        let list = format!("/api/presences/ecoles/{}/services", school.jean_mace);
        let thursday = format!("{list}?jour=2026-11-26");
        let expected = vasseur.get_json(&thursday).await.json();
        assert_eq!(expected["children"][0]["first_name"], "Léa");
        assert_eq!(expected["rule"]["until"], 600);
        assert_eq!(samira.get_json(&thursday).await.status, 403);
        let rule = [("days_before", "2"), ("until", "09:00")];
        assert_eq!(send(&vasseur, &list, &rule).await.0, 204);
        assert_eq!(send(&vasseur, &list, &[("until", "tard")]).await.0, 422);
        let town = format!("/api/presences/communes/{}", school.lys);
        let counted = vasseur.get_json(&format!("{town}/services?jour=2026-11-26")).await.json();
        let schools = counted["schools"].as_array().expect("schools");
        let of_town: Vec<_> = schools.iter().map(|it| (&it["name"], &it["expected"])).collect();
        assert_eq!(of_town.len(), 2, "{of_town:?}");
        assert!(of_town.contains(&(&"École Jean-Macé".into(), &1.into())), "{of_town:?}");
        // A strike closes both of them, and nobody eats.
        let strike = [("from_on", "2026-11-26"), ("cause", "strike")];
        let (status, closed) = send(&vasseur, &format!("{town}/fermetures"), &strike).await;
        assert_eq!(status, 201);
        assert_eq!(read(&closed)["closures"].as_array().map(Vec::len), Some(2));
        let expected = vasseur.get_json(&thursday).await.json();
        assert_eq!(expected["is_open"], false);
        assert!(expected["children"].as_array().expect("a list").is_empty());
        let lefevre = school.client(school.mme_lefevre).await;
        assert_eq!(lefevre.get_json(&format!("{town}/fermetures")).await.status, 404);
    }
}

#[tokio::test]
async fn a_program_calls_the_lesson_of_a_group() {
    for school in schools_at("2026-11-23 10:30").await {
        let college = school.widen().await;
        let vidal = school.client(college.mme_vidal).await;
        let url = format!("/api/presences/groupes/{}", college.german);
        let told = vidal.get_json(&url).await.json();
        assert_eq!((&told["moment"], &told["is_open"]), (&"h03".into(), &true.into()));
        assert_eq!(told["pupils"].as_array().map(Vec::len), Some(2));
        let rose = format!("state-{}", college.rose);
        let fields = [("day", "2026-11-23"), ("moment", "h03"), (&*rose, "late")];
        let saved = vidal.post(&url, &fields).await.json();
        assert_eq!((&saved["late"], &saved["absent"]), (&1.into(), &0.into()));
        let half_day = [("day", "2026-11-23"), ("moment", "am"), (&*rose, "absent")];
        assert_eq!(send(&vidal, &url, &half_day).await.0, 422);
        let roche = school.client(college.m_roche).await;
        assert_eq!(roche.get_json(&url).await.status, 403, "not his group");
    }
}

#[tokio::test]
async fn a_college_has_a_canteen_and_no_childcare() {
    for school in schools_at(MORNING).await {
        let college = school.widen().await;
        let diallo = school.client(college.mme_diallo).await;
        let page = format!("/presences/eleves/{}/services", college.malik);
        assert!(diallo.get(&page).await.page().has("input[name=canteen]"));
        assert!(!diallo.get(&page).await.page().has("input[name=care_pm]"));
        let own = format!("/api{page}");
        let told = diallo.get_json(&own).await.json();
        let services = told["week"].as_array().expect("a week").iter();
        assert!(services.clone().all(|day| day["service"] == "canteen"));
        assert_eq!(services.count(), 5, "Wednesday mornings too");
    }
}
