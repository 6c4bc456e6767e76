//! What one member would pay by the key that is proposed, for who works for it.
//! `/territoire/contributions/comptes/{account}/simulation`

use super::{
    pieces,
    reading::{self, Reckoning, Step},
    simulation::steps_table,
};
use crate::{
    contribution::{Key, Vote, apportion},
    funding::{MemberAccount, account, counting, urls},
    store::contributions::{campaigns, counts, keys},
};
use axum::extract::State;
use base::Money;
use db::{Error, Tx};
use maud::html;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

/// A proposal, reckoned for everybody, read for one.
struct Proposed {
    title: String,
    key: Key,
    vote: Vote,
    counts: crate::contribution::Counts,
}

pub async fn get(
    account: Granted<Read, MemberAccount>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let syndicate = account.funding.id;
    let proposed = app.db.read(move |tx: &Tx<'_>| load(tx, syndicate)).await?;
    Ok(view(&ui, &account, proposed.as_ref()))
}

fn load(tx: &Tx<'_>, syndicate: base::Id<people::Body>) -> db::Result<Option<Proposed>> {
    let Some(proposal) = campaigns::proposal(tx, syndicate)? else { return Ok(None) };
    let row = counts::find(tx, proposal.count_id)?.ok_or(Error::Missing)?;
    let key = keys::find(tx, proposal.key_id)?.ok_or(Error::Missing)?;
    let vote = Vote { year: row.year, sum: proposal.sum_voted.map(Money::from_cents) };
    let counts = counting::load(tx, &row)?.counts;
    Ok(Some(Proposed { key: key.key()?, title: key.title, vote, counts }))
}

fn view(ui: &Ui, own: &MemberAccount, proposed: Option<&Proposed>) -> Page {
    let title = t!(ui, "territory-contribution-own-simulation", name = own.member.name);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::account(own.id()), &own.member.name),
        ]))
        h1 { (title) }
        @if let Some(proposed) = proposed {
            @if let Some((steps, total, last)) = reckoned(ui, own, proposed) {
                p { (t!(ui, "territory-contribution-own-would-pay",
                    sum = pieces::money(ui, total), year = proposed.vote.year.to_string(),
                    key = proposed.title)) }
                @if let Some(last) = last {
                    p { (t!(ui, "territory-contribution-own-last-year",
                        sum = pieces::money(ui, last))) }
                }
                (steps_table(ui, &steps, total))
                section.card aria-labelledby="says" {
                    header { h2 #says { (t!(ui, "territory-contribution-key-says")) } }
                    div.body {
                        ul { @for said in reading::sentences(ui, &proposed.key) { li { (said) } } }
                    }
                }
            } @else { (ui::empty(t!(ui, "territory-contribution-not-counted"), None)) }
        } @else { (ui::empty(t!(ui, "territory-contribution-no-proposal"), None)) }
    };
    ui.narrow(&title, body)
}

fn reckoned(
    ui: &Ui,
    own: &MemberAccount,
    proposed: &Proposed,
) -> Option<(Vec<Step>, Money, Option<Money>)> {
    let code = account::code(&own.spelled.siren).ok()?;
    let made = apportion(&proposed.key, &proposed.vote, &proposed.counts).ok()?;
    let (one, member) = (made.of(&code)?, proposed.counts.member(&code)?);
    let reckoning = Reckoning::new(&proposed.key, proposed.vote, &proposed.counts);
    Some((reckoning.steps(ui, member, one), one.total, member.last_year))
}
