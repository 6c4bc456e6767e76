//! A whole town: begun in all schools, who is ready, one evening, and back.

use crate::desk::{Desk, schools};
use crate::world::written;
use axum::http::StatusCode;
use testing::{Client, TestSchool};

struct Town {
    agent: Client,
    wave: String,
}

impl Town {
    async fn begin(school: &TestSchool) -> Self {
        let agent = school.client(school.m_vasseur).await;
        let url = format!("/annee-suivante/commune/{}", school.lys);
        let form = [("year", "2026"), ("effective_on", "2027-09-01")];
        let wave = agent.post(&url, &form).await.redirects();
        school.run_jobs().await;
        Town { agent, wave }
    }

    async fn text(&self, of: &str) -> String {
        self.agent.get(&self.wave).await.page().text_of(of)
    }

    async fn post(&self, room: &str, fields: &[(&str, &str)]) {
        let page = self.agent.get(&self.wave).await.page();
        let version = page.attribute("input[name=version]", "value").unwrap_or_default();
        let mut all = vec![("version", version.as_str())];
        all.extend(fields);
        self.agent.post(&format!("{}{room}", self.wave), &all).await.redirects();
    }
}

/// The heads find the plan the town has begun.
async fn plan_of(
    school: &TestSchool,
    head: base::Id<people::Person>,
    of: base::Id<people::School>,
) -> Desk {
    let client = school.client(head).await;
    let page = client.get(&format!("/annee-suivante/ecole/{of}")).await.page();
    let plan = page.attribute("main a.row", "href").expect("begun by the town");
    Desk { client, plan, person: head }
}

#[tokio::test]
async fn a_town_moves_on_one_evening_and_back() {
    for school in schools().await {
        let before = written(&school.app.db).await;
        let town = Town::begin(&school).await;
        school.at("2027-06-22 09:00");
        school.run_jobs().await;
        let head = school.client(school.mme_lefevre).await;
        let feed = head.get("/nouveautes").await.page().text_of("main");
        assert!(feed.contains("École Jean-Macé : la commune prépare l’année suivante"), "{feed}");
        assert_eq!(town.text("main > .sentences").await.matches("préparent encore").count(), 1);
        let jean_mace = plan_of(&school, school.mme_lefevre, school.jean_mace).await;
        let kergomard = plan_of(&school, school.mme_garnier, school.kergomard).await;
        for desk in [&jean_mace, &kergomard] {
            desk.agree().await;
        }
        let said = town.text("main > .sentences").await;
        assert_eq!(said, "2 établissements sont prêts.");
        town.post("/application", &[("run_at", "2027-08-31T20:00")]).await;
        assert!(town.text(".note.night").await.contains("Tous les établissements prêts passeront"));
        school.run_jobs().await;
        assert_eq!(jean_mace.state().await, "prête", "not before its evening");
        school.at("2027-08-31 20:00");
        school.run_jobs().await;
        let (jean_mace, kergomard) =
            (jean_mace.later(&school).await, kergomard.later(&school).await);
        let town = Town { agent: school.client(school.m_vasseur).await, ..town };
        assert_eq!(jean_mace.state().await, "faite");
        assert_eq!(kergomard.state().await, "faite");
        assert_eq!(town.text("main > .sentences").await, "2 établissements sont passés.");

        town.post("/annulation", &[]).await;
        school.run_jobs().await;
        assert_eq!(jean_mace.state().await, "annulée");
        assert_eq!(written(&school.app.db).await, before);
    }
}

#[tokio::test]
async fn a_school_that_is_not_ready_waits_and_may_follow() {
    for school in schools().await {
        let town = Town::begin(&school).await;
        let jean_mace = plan_of(&school, school.mme_lefevre, school.jean_mace).await;
        let kergomard = plan_of(&school, school.mme_garnier, school.kergomard).await;
        jean_mace.agree().await;
        town.post("/application", &[]).await;
        school.run_jobs().await;
        assert_eq!(jean_mace.state().await, "faite");
        assert_eq!(kergomard.state().await, "en préparation");
        kergomard.agree().await;
        town.post("/application", &[]).await;
        school.run_jobs().await;
        assert_eq!(kergomard.state().await, "faite");
    }
}

#[tokio::test]
async fn the_agents_read_numbers_and_no_name() {
    for school in schools().await {
        let town = Town::begin(&school).await;
        let page = town.text("main").await;
        assert!(
            page.contains("École Jean-Macé 4 élèves placés, 2 départs, personne sans place"),
            "{page}"
        );
        assert!(!page.contains("Martin") && !page.contains("Durand"));
        assert_eq!(town.agent.get(&town.wave).await.page().count("a.row"), 0);
        let id = town.wave.clone();
        for person in [school.mme_lefevre, school.mme_durand, school.samira, school.m_lambert] {
            let client = school.client(person).await;
            assert_eq!(client.get(&id).await.status, StatusCode::NOT_FOUND);
            let url = format!("/annee-suivante/commune/{}", school.lys);
            assert_eq!(client.get(&url).await.status, StatusCode::NOT_FOUND);
        }
        let other = format!("/annee-suivante/commune/{}", school.toufflers);
        assert_eq!(town.agent.get(&other).await.status, StatusCode::NOT_FOUND);
        let platform = school.client(school.mme_delattre).await;
        platform.get(&town.wave).await.page();
        let home = platform.get("/annee-suivante").await.page().text_of("main");
        assert!(home.contains("Lys-lez-Lannoy 2027-2028 en préparation"), "{home}");
        let towns = town.agent.get("/annee-suivante").await.page().text_of("main .rows");
        assert_eq!(towns, "Lys-lez-Lannoy toute la commune en un soir");
    }
}

#[tokio::test]
async fn a_town_that_is_undone_says_which_school_cannot_be() {
    for school in schools().await {
        let town = Town::begin(&school).await;
        let jean_mace = plan_of(&school, school.mme_lefevre, school.jean_mace).await;
        let kergomard = plan_of(&school, school.mme_garnier, school.kergomard).await;
        // Jules leaves for a school outside the platform.
        let (class, jules) = (school.ms_gs.to_string(), school.jules.to_string());
        let fields =
            [("de", class.as_str()), ("pupils", jules.as_str()), ("to", "leaves:elementary")];
        kergomard.post("/eleves", &fields).await.redirects();
        for desk in [&jean_mace, &kergomard] {
            desk.agree().await;
        }
        town.post("/application", &[]).await;
        school.run_jobs().await;
        let wider = school.widen().await;
        let to = (wider.college, wider.sixth_a);
        let sixth = people::Level::Sixth;
        crate::desk::enrol(&school, school.noe, to, sixth, "2027-09-01").await;
        town.post("/annulation", &[]).await;
        school.run_jobs().await;
        assert_eq!(kergomard.state().await, "annulée");
        assert_eq!(jean_mace.state().await, "faite");
        let why = jean_mace.text(".note.warn").await;
        assert!(why.contains("Noé Dubois est depuis dans un autre"), "{why}");
        assert!(town.text("main > .sentences").await.contains("Un établissement est passé"));
    }
}
