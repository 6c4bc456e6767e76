//! Somebody who prepares and holds the meetings of an assembly, in few words.

use base::Id;
use people::{Body, Person};
use std::fmt::Write as _;
use testing::{Answered, Client, Page, TestSchool};

pub struct Clerk {
    pub client: Client,
    pub body: Id<Body>,
}

pub async fn clerk(school: &TestSchool, person: Id<Person>, body: Id<Body>) -> Clerk {
    Clerk { client: school.client(person).await, body }
}

/// The council of Lys: 33 members, Mme Colin its mayor, M. Wallerand the second.
pub fn council_of_lys() -> String {
    let mut table = "rang;fonction;civilité;prénom;nom\n1;Maire;Mme;Irène;COLIN\n".to_owned();
    table.push_str("2;1er adjoint;M.;Konrad;WALLERAND\n");
    let firsts = ["Anne", "Luc", "Rose", "Paul", "Zoé", "Hugo"];
    let lasts = ["Lemaire", "Dubrulle", "Vanhove", "Carpentier", "Delobel"];
    for rank in 3..=33usize {
        let (first, last) = (firsts[rank % 6], lasts[rank % 5]);
        writeln!(table, "{rank};Conseiller;;{first};{last}-{rank}").expect("a line");
    }
    table
}

impl Clerk {
    pub async fn page(&self, path: &str) -> Page {
        self.client.get(path).await.page()
    }

    pub async fn try_paste(&self, table: &str, from_on: &str) -> Answered {
        let url = format!("/conseil/{}/membres/tableau", self.body);
        self.client.post(&url, &[("table", table), ("from_on", from_on)]).await
    }

    pub async fn paste(&self, table: &str, from_on: &str) {
        self.try_paste(table, from_on).await.redirects();
    }

    /// A meeting that is being prepared; says where it is.
    pub async fn prepares(&self, day: &str, hour: &str) -> String {
        let url = format!("/conseil/{}/seances/nouvelle", self.body);
        let fields = [("day", day), ("hour", hour), ("place", "Salle du conseil, hôtel de ville")];
        self.client.post(&url, &fields).await.redirects()
    }

    pub async fn informs(&self, meeting: &str, title: &str) {
        let url = format!("{meeting}/points");
        let fields = [("title", title), ("kind", "information")];
        self.client.post(&url, &fields).await.redirects();
    }

    /// Puts a decision on the agenda, with one line of it; says where the deliberation is.
    pub async fn proposes(&self, meeting: &str, title: &str) -> String {
        let act = self.entitles(meeting, title).await;
        self.decides(&act, &[("kind", "other"), ("words", "d’approuver ce qui est proposé.")])
            .await;
        act
    }

    /// The same, before anything is decided.
    pub async fn entitles(&self, meeting: &str, title: &str) -> String {
        let url = format!("{meeting}/points");
        let fields = [("title", title), ("kind", "decision")];
        let draft = self.client.post(&url, &fields).await.redirects();
        draft.strip_suffix("/redaction").expect("a draft").to_owned()
    }

    pub async fn decides(&self, act: &str, fields: &[(&str, &str)]) {
        self.client.post(&format!("{act}/decisions"), fields).await.redirects();
    }

    pub async fn try_convenes(
        &self,
        meeting: &str,
        sent_on: &str,
        more: &[(&str, &str)],
    ) -> Answered {
        let url = format!("{meeting}/convocation");
        let form = self.page(&url).await;
        let version = form.attribute("input[name=version]", "value").expect("a version");
        let mut fields = vec![("sent_on", sent_on), ("version", version.as_str())];
        fields.extend(more);
        self.client.post(&url, &fields).await
    }

    pub async fn convenes(&self, meeting: &str, sent_on: &str) {
        self.try_convenes(meeting, sent_on, &[]).await.redirects();
    }

    /// The members of a meeting, by their mandates, in the order of the table.
    pub async fn members(&self, meeting: &str) -> Vec<String> {
        let page = self.page(&format!("{meeting}/tenue")).await;
        page.attributes("#chair option", "value").into_iter().filter(|it| !it.is_empty()).collect()
    }

    /// The meeting opens: everybody is there but those at these places of the table, from 0.
    pub async fn try_opens(&self, meeting: &str, away: &[usize]) -> Answered {
        let url = format!("{meeting}/tenue");
        let members = self.members(meeting).await;
        let version = self.page(&url).await;
        let version = version.attribute("input[name=version]", "value").expect("a version");
        let mut fields = vec![
            ("version".to_owned(), version),
            ("chair".to_owned(), members[0].clone()),
            ("secretary".to_owned(), members[2].clone()),
        ];
        for (place, member) in members.iter().enumerate() {
            let state = if away.contains(&place) { "excused" } else { "present" };
            fields.push((format!("p{member}"), state.to_owned()));
        }
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.client.post(&format!("{meeting}/presences"), &fields).await
    }

    pub async fn opens(&self, meeting: &str, away: &[usize]) {
        self.try_opens(meeting, away).await.redirects();
    }

    pub async fn try_proxy(
        &self,
        meeting: &str,
        giver: &str,
        holder: &str,
        more: &[(&str, &str)],
    ) -> Answered {
        let mut fields = vec![("giver", giver), ("holder", holder)];
        fields.extend(more);
        self.client.post(&format!("{meeting}/pouvoirs"), &fields).await
    }

    pub async fn try_moves(&self, meeting: &str, who: &str, step: &str, item: &str) -> Answered {
        let fields = [("mover", who), ("step", step), ("mover_item", item)];
        self.client.post(&format!("{meeting}/mouvements"), &fields).await
    }

    pub async fn try_votes(&self, act: &str, fields: &[(&str, &str)]) -> Answered {
        let url = format!("{act}/vote");
        let form = self.page(&url).await;
        let version = form.attribute("input[name=version]", "value").expect("a version");
        let mut all = vec![("version", version.as_str())];
        all.extend(fields);
        self.client.post(&url, &all).await
    }

    pub async fn votes(&self, act: &str, fields: &[(&str, &str)]) {
        self.try_votes(act, fields).await.redirects();
    }

    pub async fn try_closes(&self, meeting: &str) -> Answered {
        self.client.post(&format!("{meeting}/cloture"), &[]).await
    }
}

/// What a form was refused for: 422, and the sentences on top.
#[track_caller]
pub fn refused(answer: &Answered) -> String {
    let page = answer.any_page();
    assert_eq!(answer.status, 422, "{}", page.text_of("main"));
    page.texts_of(".problems li").join(" | ")
}
