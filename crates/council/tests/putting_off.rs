//! What is put off is taken up later as it was; what had no quorum goes on as it was (L2121-17).

use crate::{
    after::{executory, propose},
    annexes::{PDF, attach, links, pdf},
    clerk::{Clerk, clerk, council_of_lys},
    holding::convened,
    world::{worlds, worlds_at},
};
use base::Id;
use council::Deliberation;
use db::{Tx, params};
use people::testing::governed::GovernedPeople;
use testing::TestSchool;

const AGENDA: &str = "section[aria-labelledby=agenda]";

/// Lys has put off its work on the roads, which has a report and an annex; it has voted its budget.
async fn roads_put_off(school: &TestSchool, people: &GovernedPeople) -> (Clerk, String) {
    let vasseur = clerk(school, school.m_vasseur, people.lys).await;
    vasseur.paste(&council_of_lys(), "2020-05-25").await;
    let meeting = vasseur.prepares("2026-12-10", "19:00").await;
    let budget = vasseur.proposes(&meeting, "Budget").await;
    let roads = vasseur.proposes(&meeting, "Voirie").await;
    let page = vasseur.page(&format!("{roads}/redaction")).await;
    let version = page.attribute("input[name=version]", "value").expect("a version");
    let draft =
        [("title", "Voirie"), ("report", "La rue de l’école."), ("version", version.as_str())];
    vasseur.client.post(&format!("{roads}/redaction"), &draft).await.redirects();
    attach(&vasseur.client, &roads, &[pdf("plan.pdf", PDF)]).await.redirects();
    vasseur.convenes(&meeting, "2026-11-23").await;
    school.at("2026-12-10 19:00");
    school.run_jobs().await;
    let vasseur = clerk(school, school.m_vasseur, people.lys).await;
    vasseur.opens(&meeting, &[]).await;
    vasseur.votes(&budget, &[("way", "unanimous")]).await;
    vasseur.votes(&roads, &[("way", "put_off")]).await;
    vasseur.try_closes(&meeting).await.redirects();
    (vasseur, meeting)
}

/// The line that waits on the page of a meeting.
async fn waiting(vasseur: &Clerk, meeting: &str) -> Option<String> {
    let page = vasseur.page(meeting).await;
    page.attribute("section[aria-labelledby=put-off] input[name=item]", "value")
}

#[tokio::test]
async fn what_is_put_off_is_taken_up_once_with_all_it_had_and_each_names_the_other() {
    for (school, people) in worlds().await {
        let (vasseur, first) = roads_put_off(&school, &people).await;
        let second = vasseur.prepares("2027-01-14", "19:00").await;
        let item = waiting(&vasseur, &second).await.expect("the roads wait");
        let taking = format!("{second}/points/reports");
        let fields = [("item", item.as_str())];
        let dumont = school.client(people.m_dumont).await;
        assert_eq!(dumont.post(&taking, &fields).await.status, 404);
        assert_eq!(vasseur.client.post(&taking, &[("item", "12")]).await.status, 404);
        vasseur.client.post(&taking, &fields).await.redirects();
        assert_eq!(vasseur.client.post(&taking, &fields).await.status, 404, "it waits no more");
        assert_eq!(waiting(&vasseur, &second).await, None);

        let page = vasseur.page(&second).await;
        let said = page.text_of(AGENDA);
        assert!(said.contains("1. Voirie"), "{said}");
        assert!(said.contains("Reporté de la séance du 10 décembre 2026"), "{said}");
        let draft = page.attribute(&format!("{AGENDA} a[href$=redaction]"), "href");
        let draft = draft.expect("a draft");
        let page = vasseur.page(&draft).await;
        assert!(page.text_of("main").contains("d’approuver ce qui est proposé."));
        assert!(page.text_of("textarea[name=report]").contains("La rue de l’école."));
        let annexes = links(&vasseur.client, &draft).await;
        assert_eq!(vasseur.client.get(&annexes[0]).await.body.as_ref(), PDF);
        let said = vasseur.page(&first).await.text_of(AGENDA);
        assert!(said.contains("Repris à la séance du 14 janvier 2027"), "{said}");

        // Taken off that agenda, it waits again; what was put off has kept its own annex.
        let page = vasseur.page(&second).await;
        let line = page.attribute(&format!("{AGENDA} input[name=item]"), "value").expect("a line");
        let remove = [("item", line.as_str()), ("way", "remove")];
        vasseur.client.post(&format!("{second}/points/ordre"), &remove).await.redirects();
        assert_eq!(waiting(&vasseur, &second).await, Some(item));
        let old = vasseur.page(&first).await;
        let old = old.attributes(&format!("{AGENDA} a[href*=deliberations]"), "href");
        assert_eq!(links(&vasseur.client, &old[1]).await.len(), 1, "{old:?}");
    }
}

#[tokio::test]
async fn what_is_taken_up_is_voted_numbered_and_signed_as_a_deliberation_of_its_own() {
    for (school, people) in worlds().await {
        let (vasseur, _) = roads_put_off(&school, &people).await;
        let second = vasseur.prepares("2026-12-20", "10:00").await;
        let item = waiting(&vasseur, &second).await.expect("the roads wait");
        let fields = [("item", item.as_str())];
        vasseur.client.post(&format!("{second}/points/reports"), &fields).await.redirects();
        vasseur.convenes(&second, "2026-12-10").await;
        let taking = vasseur.client.post(&format!("{second}/points/reports"), &fields).await;
        assert_eq!(taking.status, 409, "its agenda was sent");
        school.at("2026-12-20 10:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.opens(&second, &[]).await;
        let page = vasseur.page(&second).await;
        let act = page.attribute(&format!("{AGENDA} a[href$=redaction]"), "href");
        let act = act.expect("a draft").replace("/redaction", "");
        vasseur.votes(&act, &[("way", "unanimous")]).await;
        vasseur.try_closes(&second).await.redirects();
        let days = [("chair_on", "2026-12-20"), ("secretary_on", "2026-12-20")];
        vasseur.client.post(&format!("{act}/signature/papier"), &days).await.redirects();
        let said = vasseur.page(&act).await.text_of("main");
        assert!(said.contains("2026-002") && said.contains("plan.pdf"), "{said}");
    }
}

#[tokio::test]
async fn what_had_no_quorum_goes_on_with_its_annexes_and_nothing_put_off_joins_it() {
    for (school, people) in worlds().await {
        let (vasseur, meeting, acts) = convened(&school, &people).await;
        attach(&vasseur.client, &acts[0], &[pdf("budget.pdf", PDF)]).await.redirects();
        school.run_jobs().await;
        vasseur.opens(&meeting, &(16..33).collect::<Vec<usize>>()).await;
        vasseur.client.post(&format!("{meeting}/defaut-de-quorum"), &[]).await.redirects();
        let again = format!("{meeting}/nouvelle-convocation");
        let right = [("day", "2026-12-14"), ("hour", "19:00"), ("place", "Salle du conseil")];
        let second = vasseur.client.post(&again, &right).await.redirects();
        let page = vasseur.page(&second).await;
        assert_eq!(page.texts_of(&format!("{AGENDA} b")), ["1. Budget", "2. Voirie", "3. Écoles"]);
        let drafts = page.attributes(&format!("{AGENDA} a[href$=redaction]"), "href");
        assert_eq!(links(&vasseur.client, &drafts[0]).await.len(), 1, "{drafts:?}");
        // Only what was left may be dealt with there.
        let taking = format!("{second}/points/reports");
        assert_eq!(vasseur.client.post(&taking, &[("item", "12")]).await.status, 409);
    }
}

#[tokio::test]
async fn an_election_that_is_put_off_keeps_who_stands_and_forgets_how_it_was_to_be_voted() {
    for (school, people) in worlds().await {
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        vasseur.paste(&council_of_lys(), "2020-05-25").await;
        let meeting = vasseur.prepares("2026-12-10", "19:00").await;
        let act = vasseur.entitles(&meeting, "Désignation d’un délégué").await;
        let to = people.syndicate.to_string();
        let words = "de désigner le délégué de la commune.";
        let fields = [("to", to.as_str()), ("words", words), ("seat", "member"), ("seats", "1")];
        let poll = vasseur.client.post(&format!("{act}/scrutins"), &fields).await.redirects();
        vasseur.convenes(&meeting, "2026-11-23").await;
        school.at("2026-12-10 19:00");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let stands = vasseur.members(&meeting).await.remove(1);
        let candidate = [("candidate", stands.as_str())];
        vasseur.client.post(&format!("{poll}/candidats"), &candidate).await.redirects();
        vasseur.opens(&meeting, &[]).await;
        vasseur.votes(&act, &[("way", "put_off")]).await;
        vasseur.try_closes(&meeting).await.redirects();

        let second = vasseur.prepares("2026-12-20", "10:00").await;
        let item = waiting(&vasseur, &second).await.expect("the election waits");
        let taking = format!("{second}/points/reports");
        vasseur.client.post(&taking, &[("item", item.as_str())]).await.redirects();
        let draft = vasseur.page(&second).await;
        let draft = draft.attribute(&format!("{AGENDA} a[href$=redaction]"), "href");
        let page = vasseur.page(&draft.expect("a draft")).await;
        let again = page.attribute("a[href^='/conseil/scrutins/']", "href").expect("its ballot");
        assert_ne!(again, poll, "a ballot of its own");
        let said = vasseur.page(&again).await.text_of("main");
        assert!(said.contains("Konrad WALLERAND"), "{said}");
    }
}

#[tokio::test]
async fn what_was_to_withdraw_an_act_still_does_when_it_is_taken_up_or_given_back() {
    for (school, people) in worlds_at("2026-11-23 10:00").await {
        let (client, act, _) = executory(&school, &people).await;
        let old = propose(&client, act, "withdrawal").await;
        let put_off = move |tx: &Tx<'_>| {
            tx.run(
                "update deliberation set state = 'voted', outcome = 'put_off' where id = $1",
                params![old],
            )?;
            tx.run(
                "update meeting_item
                    set state = 'put_off'
                  where id = (select item_id from deliberation where id = $1)",
                params![old],
            )?;
            tx.run(
                "update meeting
                    set state = 'closed'
                  where id = (select meeting_id from deliberation where id = $1)",
                params![old],
            )
        };
        school.app.db.write(put_off).await.expect("it is put off");
        let vasseur = clerk(&school, school.m_vasseur, people.lys).await;
        let second = vasseur.prepares("2026-12-20", "10:00").await;
        let item = waiting(&vasseur, &second).await.expect("it waits");
        let taking = format!("{second}/points/reports");
        vasseur.client.post(&taking, &[("item", item.as_str())]).await.redirects();
        let undoing = async || {
            let look = move |tx: &Tx<'_>| {
                let sql = "select deliberation_id from act_undoing where undone_id = $1";
                tx.all::<(Id<Deliberation>,)>(sql, params![act])
            };
            school.app.db.read(look).await.expect("who undoes it")
        };
        let taken = undoing().await;
        assert!(taken.len() == 1 && taken[0].0 != old, "the new draft, and it alone: {taken:?}");
        vasseur.client.post(&format!("{second}/suppression"), &[]).await.redirects();
        assert_eq!(undoing().await, [(old,)], "given back");
    }
}
