//! Who is elected inside a meeting: candidates, rounds, ties, who has no rival; what the register,
//! the extract and the territory read of it.

use crate::{
    clerk::{Clerk, clerk, council_of_lys, refused},
    world::worlds,
};
use council::effect::Effect;
use people::testing::governed::GovernedPeople;
use testing::{Answered, TestSchool};

const WORDS: &str = "de désigner le représentant de la commune au comité syndical.";

/// An election of a deliberation, and its candidates by the places they have in the table.
struct Poll {
    clerk: Clerk,
    meeting: String,
    act: String,
    /// `/conseil/scrutins/12`
    url: String,
}

/// Lys is convened to elect whom it sends to the syndicate; nobody stands yet.
async fn convened(school: &TestSchool, people: &GovernedPeople, fields: &[(&str, &str)]) -> Poll {
    let vasseur = clerk(school, school.m_vasseur, people.lys).await;
    vasseur.paste(&council_of_lys(), "2020-05-25").await;
    let meeting = vasseur.prepares("2026-12-10", "19:00").await;
    let act = vasseur.entitles(&meeting, "Désignation d’un délégué").await;
    let to = people.syndicate.to_string();
    let mut all = vec![("to", to.as_str()), ("words", WORDS)];
    all.extend(fields);
    let url = vasseur.client.post(&format!("{act}/scrutins"), &all).await.redirects();
    vasseur.convenes(&meeting, "2026-11-23").await;
    school.at("2026-12-10 19:00");
    Poll { clerk: clerk(school, school.m_vasseur, people.lys).await, meeting, act, url }
}

async fn one_seat(school: &TestSchool, people: &GovernedPeople) -> Poll {
    convened(school, people, &[("seat", "member"), ("seats", "1")]).await
}

impl Poll {
    async fn try_stands(&self, place: usize, more: &[(&str, &str)]) -> Answered {
        let member = self.clerk.members(&self.meeting).await.remove(place);
        let mut fields = vec![("candidate", member.as_str())];
        fields.extend(more);
        self.clerk.client.post(&format!("{}/candidats", self.url), &fields).await
    }

    async fn stand(&self, places: &[usize]) {
        for place in places {
            self.try_stands(*place, &[]).await.redirects();
        }
    }

    async fn text(&self) -> String {
        self.clerk.page(&self.url).await.text_of("main").replace('\u{a0}', " ")
    }

    /// A round: counts by their names, then the votes of the candidates in their order.
    async fn try_round(&self, number: &str, counts: &[(&str, &str)], votes: &[&str]) -> Answered {
        let page = self.clerk.page(&format!("{}?tour={number}", self.url)).await;
        let version = page.attribute("input[name=version]", "value").expect("a version");
        let form = format!("form:has(input[name=number][value=\"{number}\"]) #votes input");
        let names = page.attributes(&form, "name");
        let mut fields = vec![("version", version.as_str()), ("number", number)];
        fields.extend(counts);
        fields.extend(names.iter().map(String::as_str).zip(votes.iter().copied()));
        self.clerk.client.post(&format!("{}/tours", self.url), &fields).await
    }

    async fn round(&self, number: &str, counts: &[(&str, &str)], votes: &[&str]) {
        self.try_round(number, counts, votes).await.redirects();
    }

    async fn posts(&self, page: &str) -> Answered {
        let form = self.clerk.page(&self.url).await;
        let version = form.attribute("input[name=version]", "value").expect("a version");
        self.clerk.client.post(&format!("{}/{page}", self.url), &[("version", &version)]).await
    }
}

async fn effects(school: &TestSchool) -> Vec<Effect> {
    let read = |tx: &db::Tx<'_>| {
        tx.all::<(String,)>("select fields from decision where kind = 'appoint'", &[])
    };
    let kept = school.app.db.read(read).await.expect("read");
    serde_json::from_str(&kept[0].0).expect("effects")
}

#[tokio::test]
async fn round_after_round_until_somebody_is_elected_and_the_act_says_how() {
    for (school, people) in worlds().await {
        let poll = one_seat(&school, &people).await;
        poll.stand(&[1, 3, 4]).await;
        poll.clerk.opens(&poll.meeting, &[32]).await;
        // Nobody votes for or against an election, and a meeting does not end before it does.
        let said = refused(&poll.clerk.try_votes(&poll.act, &[("votes_for", "32")]).await);
        assert!(said.contains("se décide par une élection"), "{said}");
        let said = refused(&poll.clerk.try_closes(&poll.meeting).await);
        assert!(said.contains("n’est ni voté"), "{said}");
        poll.round("1", &[("voters", "32"), ("blank", "1"), ("void", "1")], &["14", "10", "6"])
            .await;
        let text = poll.text().await;
        assert!(text.contains("Tour 2, à la majorité absolue"), "{text}");
        assert!(text.contains("suffrages exprimés : 30"), "{text}");
        assert_eq!(effects(&school).await, [], "nothing follows yet");
        poll.round("2", &[("voters", "32")], &["16", "16", ""]).await;
        assert!(poll.text().await.contains("Tour 3, à la majorité relative"));
        // The absolute majority is asked no more; the second candidate is first.
        poll.round("3", &[("voters", "31")], &["15", "16", "0"]).await;
        let text = poll.text().await;
        assert!(text.contains("au tour 3, à la majorité relative, avec 16 voix"), "{text}");
        let said = refused(&poll.try_round("4", &[("voters", "31")], &["15", "16"]).await);
        assert!(said.contains("élection est finie"), "{said}");
        poll.clerk.try_closes(&poll.meeting).await.redirects();
        let act = poll.clerk.page(&poll.act).await.text_of("#main, main").replace('\u{a0}', " ");
        assert!(act.contains("Vote : par élection au scrutin secret."), "{act}");
        assert!(act.contains("comité syndical : "), "{act}");
        assert!(act.contains("Deuxième tour : 32 votants, 32 suffrages exprimés"), "{act}");
        let name = poll.clerk.page(&poll.url).await.text_of("section[aria-labelledby=elected] b");
        let Some(Effect::Appoint { to, name: who, is_deputy: false, .. }) =
            effects(&school).await.pop()
        else {
            panic!("somebody is appointed")
        };
        assert_eq!((to, who.full()), (people.syndicate, name));
    }
}

#[tokio::test]
async fn what_cannot_be_counted_is_refused_and_changes_nothing() {
    for (school, people) in worlds().await {
        let poll = one_seat(&school, &people).await;
        poll.stand(&[1, 3]).await;
        let said = refused(&poll.try_stands(1, &[]).await);
        assert!(said.contains("est déjà candidat"), "{said}");
        let tours = format!("{}/tours", poll.url);
        let early = [("version", "3"), ("number", "1")];
        assert!(
            refused(&poll.clerk.client.post(&tours, &early).await).contains("n’est pas ouverte")
        );
        poll.clerk.opens(&poll.meeting, &[31, 32]).await;
        for (counts, votes, sentence) in [
            (vec![("voters", "32")], ["16", "16"], "32 votants, mais 31 voix seulement"),
            (vec![("voters", "3"), ("blank", "4")], ["0", "0"], "4 bulletins pour 3 votants"),
            (vec![("voters", "31")], ["20", "10"], "Les voix font 30 en tout"),
            (vec![("voters", "31"), ("void", "1")], ["31", "0"], "il n’y a que 30 suffrages"),
            (vec![("voters", "31")], ["x", "10"], "pas un nombre"),
            (
                vec![("voters", "31"), ("blank", "1"), ("openly", "on")],
                ["20", "10"],
                "il n’y a pas de bulletin",
            ),
        ] {
            let said = refused(&poll.try_round("1", &counts, &votes).await);
            assert!(said.contains(sentence), "{counts:?} {votes:?}: {said}");
        }
        assert_eq!(poll.try_round("2", &[("voters", "31")], &["20", "11"]).await.status, 409);
        let kept = |tx: &db::Tx<'_>| tx.number("select count(*) from poll_round", &[]);
        assert_eq!(school.app.db.read(kept).await.expect("read"), 0);
        // Two who write at once see each other.
        let stale = [("version", "1"), ("number", "1"), ("voters", "0")];
        let url = format!("{}/tours", poll.url);
        assert_eq!(poll.clerk.client.post(&url, &stale).await.status, 409);
    }
}

#[tokio::test]
async fn at_equal_votes_the_eldest_is_elected_and_only_then_is_anybody_asked_when_he_was_born() {
    for (school, people) in worlds().await {
        let poll = one_seat(&school, &people).await;
        poll.stand(&[1, 3]).await;
        poll.clerk.opens(&poll.meeting, &[32]).await;
        poll.round("1", &[("voters", "32")], &["16", "16"]).await;
        poll.round("2", &[("voters", "32")], &["16", "16"]).await;
        let said = refused(&poll.try_round("3", &[("voters", "32")], &["16", "16"]).await);
        assert!(said.contains("Autant de voix (16) pour"), "{said}");
        assert!(said.contains("Écrivez leurs dates de naissance"), "{said}");
        let page = poll.clerk.page(&poll.url).await;
        let births =
            page.attributes("form:has(input[name=number][value=\"3\"]) #births input", "name");
        let same =
            [("voters", "32"), (births[0].as_str(), "1960-01-01"), (&births[1], "1960-01-01")];
        let said = refused(&poll.try_round("3", &same, &["16", "16"]).await);
        assert!(said.contains("nés le même jour"), "{said}");
        let born =
            [("voters", "32"), (births[0].as_str(), "1970-01-01"), (&births[1], "1960-01-01")];
        poll.round("3", &born, &["16", "16"]).await;
        let text = poll.text().await;
        assert!(text.contains("au tour 3, avec 16 voix, au bénéfice de l’âge"), "{text}");
        let Some(Effect::Appoint { name, .. }) = effects(&school).await.pop() else {
            panic!("somebody is appointed")
        };
        // The fourth of the table, whose name the page gives first among the results.
        let elected = poll.clerk.page(&poll.url).await;
        assert_eq!(elected.text_of("section[aria-labelledby=elected] b"), name.full());
        assert_ne!(name.full(), "M. Konrad Wallerand");
        assert!(!elected.text_of("section[aria-labelledby=elected]").contains("1960"));
    }
}

#[tokio::test]
async fn who_has_no_rival_is_read_out_and_appointed_at_once_with_his_deputy() {
    for (school, people) in worlds().await {
        let fields = [("seat", "ticket"), ("seats", "1"), ("college", "communes")];
        let poll = convened(&school, &people, &fields).await;
        let members = poll.clerk.members(&poll.meeting).await;
        let said = refused(&poll.try_stands(1, &[]).await);
        assert!(said.contains("il y a un suppléant"), "{said}");
        let himself = [("deputy", members[1].as_str())];
        assert!(refused(&poll.try_stands(1, &himself).await).contains("l’est deux fois"));
        poll.try_stands(1, &[("deputy", &members[2])]).await.redirects();
        poll.clerk.opens(&poll.meeting, &[]).await;
        poll.posts("lecture").await.redirects();
        let text = poll.text().await;
        assert!(text.contains("sans vote : une candidature pour chaque poste"), "{text}");
        let kept = effects(&school).await;
        let named: Vec<(String, bool, &str)> = kept
            .iter()
            .map(|effect| match effect {
                Effect::Appoint { name, is_deputy, college, .. } => {
                    (name.full(), *is_deputy, college.as_str())
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(named[0], ("Konrad Wallerand".to_owned(), false, "communes"));
        assert!(named[1].1 && named[1].2 == "communes", "{named:?}");
        let said = refused(&poll.try_stands(4, &[("deputy", &members[5])]).await);
        assert!(said.contains("élection est finie"), "{said}");
        poll.clerk.try_closes(&poll.meeting).await.redirects();
        let act = poll.clerk.page(&poll.act).await.text_of("main").replace('\u{a0}', " ");
        assert!(act.contains("il en est donné lecture (article L2121-21"), "{act}");
        assert!(act.contains("M. Konrad Wallerand (suppléance : "), "{act}");
        // Closed, it may not be undone any more.
        let version = |tx: &db::Tx<'_>| tx.number("select version from poll", &[]);
        let version = school.app.db.read(version).await.expect("read").to_string();
        let back = format!("{}/tours/retrait", poll.url);
        let said = refused(&poll.clerk.client.post(&back, &[("version", &version)]).await);
        assert!(said.contains("La séance est close"), "{said}");
    }
}

#[tokio::test]
async fn a_rival_makes_it_a_vote_and_a_round_is_taken_back_or_corrected() {
    for (school, people) in worlds().await {
        let poll = one_seat(&school, &people).await;
        poll.stand(&[1, 3]).await;
        poll.clerk.opens(&poll.meeting, &[32]).await;
        assert!(refused(&poll.posts("lecture").await).contains("pas une candidature pour chaque"));
        poll.round("1", &[("voters", "32")], &["20", "12"]).await;
        assert!(poll.text().await.contains("Konrad Wallerand"));
        // Put off, it appoints nobody; counted again, it does.
        let corrected = poll.clerk.page(&format!("{}?tour=1", poll.url)).await;
        let kept = corrected.attributes("#votes input", "value");
        assert_eq!(kept, ["20", "12"], "a round is corrected from what was written");
        assert_eq!(corrected.count("#voters"), 1, "one round at a time");
        poll.clerk.votes(&poll.act, &[("way", "put_off")]).await;
        assert_eq!(effects(&school).await, []);
        poll.round("1", &[("voters", "32")], &["20", "12"]).await;
        assert_eq!(effects(&school).await.len(), 1);
        poll.posts("tours/retrait").await.redirects();
        assert_eq!(effects(&school).await, []);
        let said = refused(&poll.clerk.try_closes(&poll.meeting).await);
        assert!(said.contains("n’est ni voté"), "it waits again: {said}");
        poll.round("1", &[("voters", "32")], &["20", "12"]).await;
        poll.clerk.try_closes(&poll.meeting).await.redirects();
        // Papers that were miscounted are put right until it is signed; somebody stays elected.
        poll.round("1", &[("voters", "32")], &["12", "20"]).await;
        let said = refused(&poll.try_round("1", &[("voters", "32")], &["16", "16"]).await);
        assert!(said.contains("de façon que l’élection reste finie"), "{said}");
        let Some(Effect::Appoint { name, .. }) = effects(&school).await.pop() else {
            panic!("somebody is appointed")
        };
        assert_ne!(name.full(), "Konrad Wallerand");
    }
}

#[tokio::test]
async fn an_act_that_also_decides_something_else_is_voted_and_elects() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let meeting = vasseur.prepares("2026-12-10", "19:00").await;
        let act = vasseur.proposes(&meeting, "Adhésion").await;
        let to = people.syndicate.to_string();
        let fields = [("to", to.as_str()), ("seat", "member"), ("seats", "1"), ("words", WORDS)];
        let url = vasseur.client.post(&format!("{act}/scrutins"), &fields).await.redirects();
        vasseur.convenes(&meeting, "2026-11-23").await;
        school.at("2026-12-10 19:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let poll = Poll { clerk: vasseur, meeting, act, url };
        poll.stand(&[1]).await;
        poll.clerk.opens(&poll.meeting, &[]).await;
        // What is not an appointment is voted by hands.
        poll.clerk.votes(&poll.act, &[("votes_for", "4"), ("abstentions", "29")]).await;
        let said = refused(&poll.clerk.try_closes(&poll.meeting).await);
        assert!(said.contains("une élection n’est pas finie"), "{said}");
        poll.posts("lecture").await.redirects();
        poll.clerk.try_closes(&poll.meeting).await.redirects();
        let page = poll.clerk.page(&poll.act).await.text_of("main").replace('\u{a0}', " ");
        assert!(page.contains("par 4 voix pour et 29 abstentions"), "{page}");
        assert!(page.contains("M. Konrad Wallerand est nommé."), "{page}");
        let minutes = poll.clerk.client.get(&format!("{}/proces-verbal.pdf", poll.meeting)).await;
        assert!(minutes.body.starts_with(b"%PDF"), "minutes of it are printed");
    }
}

#[tokio::test]
async fn an_election_is_the_affair_of_its_town() {
    for (school, people) in worlds().await {
        let poll = one_seat(&school, &people).await;
        poll.stand(&[1]).await;
        for person in [people.m_dumont, people.mme_carlier, school.lea, school.mme_durand] {
            let other = school.client(person).await;
            assert_eq!(other.get(&poll.url).await.status, 404);
            let post = other.post(&format!("{}/lecture", poll.url), &[("version", "2")]).await;
            assert_eq!(post.status, 404);
        }
        assert_eq!(school.nobody().get(&poll.url).await.status, 401);
    }
}

#[tokio::test]
async fn a_day_of_birth_is_told_to_whom_it_is_of_and_forgotten_with_him() {
    for (school, people) in worlds().await {
        let poll = one_seat(&school, &people).await;
        poll.stand(&[1]).await;
        let who = people.m_wallerand;
        let tie = move |tx: &db::Tx<'_>| {
            tx.run(
                "update mandate set person_id = $1 where last_name = 'Wallerand'",
                db::params![who],
            )?;
            tx.run("update poll_candidate set born_on = '1961-05-04'", &[])
        };
        assert_eq!(school.app.db.write(tie).await.expect("tied"), 1);
        let export = move |tx: &db::Tx<'_>| (council::feature().export)(tx, who);
        let files = school.app.db.read(export).await.expect("an export");
        let text = String::from_utf8(files[0].bytes.clone()).expect("JSON");
        assert!(text.contains("1961-05-04") && text.contains(WORDS), "{text}");
        let erase = move |tx: &db::Tx<'_>| (council::feature().erase)(tx, who);
        assert_eq!(school.app.db.write(erase).await.expect("erased"), 2);
        let left = |tx: &db::Tx<'_>| {
            tx.number("select count(*) from poll_candidate where born_on is not null", &[])
        };
        assert_eq!(school.app.db.read(left).await.expect("read"), 0);
        assert!(poll.text().await.contains("Konrad Wallerand"), "his name is public");
    }
}

#[tokio::test]
async fn an_election_goes_with_the_draft_it_is_written_in() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let meeting = vasseur.prepares("2026-12-10", "19:00").await;
        let act = vasseur.entitles(&meeting, "Désignation").await;
        let to = people.syndicate.to_string();
        let fields = [("to", to.as_str()), ("seat", "deputy"), ("seats", "2"), ("words", WORDS)];
        for (wrong, sentence) in [
            (
                vec![("to", "12"), ("seat", "member"), ("seats", "1"), ("words", WORDS)],
                "Choisissez",
            ),
            (vec![fields[0], fields[1], ("seats", "0"), fields[3]], "entre 1 et 20"),
            (vec![fields[0], fields[1], fields[2]], "Écrivez quelque chose"),
        ] {
            let answer = vasseur.client.post(&format!("{act}/scrutins"), &wrong).await;
            assert!(refused(&answer).contains(sentence), "{wrong:?}");
        }
        let url = vasseur.client.post(&format!("{act}/scrutins"), &fields).await.redirects();
        let page = vasseur.page(&url).await;
        assert!(page.text_of("main").contains("2 suppléants"));
        let member = page.attributes("#candidate option", "value").remove(1);
        let stands = [("candidate", member.as_str())];
        vasseur.client.post(&format!("{url}/candidats"), &stands).await.redirects();
        let draft = vasseur.page(&format!("{act}/redaction")).await;
        let decision = draft.attribute("input[name=decision]", "value").expect("a line");
        let removal = [("decision", decision.as_str())];
        vasseur.client.post(&format!("{act}/decisions/retrait"), &removal).await.redirects();
        assert_eq!(vasseur.client.get(&url).await.status, 404);
        let url = vasseur.client.post(&format!("{act}/scrutins"), &fields).await.redirects();
        vasseur.client.post(&format!("{meeting}/suppression"), &[]).await.redirects();
        assert_eq!(vasseur.client.get(&url).await.status, 404);
    }
}
