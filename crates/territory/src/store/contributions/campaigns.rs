//! Campaigns, their frozen lines and what is shown before the vote, as rows.

use crate::{
    contribution::Apportionment,
    funding::{Campaign, CampaignRow, CountRow, LineRow, MemberAccount, counting::Loaded, json},
};
use base::{Day, Id, Instant, Money};
use db::{Result, Tx, Value, params};
use people::Body;

pub fn find(tx: &Tx<'_>, id: Id<Campaign>) -> Result<Option<CampaignRow>> {
    tx.first(
        "select id, syndicate_id, year, count_id, key_id, sum_voted, vote_number, voted_on,
                schedule, codes, reminders, state, total, digest, frozen_at, called_on, version
           from contribution_campaign
          where id = $1",
        params![id],
    )
}

/// Those of a syndicate, the latest year first.
pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<CampaignRow>> {
    tx.all(
        "select id, syndicate_id, year, count_id, key_id, sum_voted, vote_number, voted_on,
                schedule, codes, reminders, state, total, digest, frozen_at, called_on, version
           from contribution_campaign
          where syndicate_id = $1
          order by year desc
          limit 100",
        params![syndicate],
    )
}

/// The campaign of that year, once it is frozen.
pub fn frozen_of_year(tx: &Tx<'_>, syndicate: Id<Body>, year: i16) -> Result<Option<CampaignRow>> {
    tx.first(
        "select id, syndicate_id, year, count_id, key_id, sum_voted, vote_number, voted_on,
                schedule, codes, reminders, state, total, digest, frozen_at, called_on, version
           from contribution_campaign
          where syndicate_id = $1 and year = $2 and state <> 'draft'",
        params![syndicate, year],
    )
}

/// The campaigns in which an account has a frozen line, the latest year first.
pub fn of_account(tx: &Tx<'_>, account: Id<MemberAccount>) -> Result<Vec<CampaignRow>> {
    tx.all(
        "select c.id, c.syndicate_id, c.year, c.count_id, c.key_id, c.sum_voted, c.vote_number,
                c.voted_on, c.schedule, c.codes, c.reminders, c.state, c.total, c.digest,
                c.frozen_at, c.called_on, c.version
           from contribution_line l
           join contribution_campaign c on c.id = l.campaign_id
          where l.account_id = $1
          order by c.year desc
          limit 100",
        params![account],
    )
}

pub fn insert(tx: &Tx<'_>, new: &CampaignRow) -> Result<()> {
    tx.run(
        "insert into contribution_campaign (id, syndicate_id, year, count_id, key_id, sum_voted,
                                            vote_number, voted_on, schedule, codes, reminders,
                                            state, total, digest, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', 0, '', 1)",
        params![
            new.id,
            new.syndicate_id,
            new.year,
            new.count_id,
            new.key_id,
            new.sum_voted,
            &new.vote_number,
            new.voted_on,
            &new.schedule,
            &new.codes,
            &new.reminders
        ],
    )
    .map(drop)
}

/// Writes a campaign anew while it is prepared, over the version it names.
pub fn update(tx: &Tx<'_>, row: &CampaignRow) -> Result<()> {
    tx.change(
        "update contribution_campaign
            set count_id = $3, key_id = $4, sum_voted = $5, vote_number = $6, voted_on = $7,
                schedule = $8, codes = $9, reminders = $10, version = version + 1
          where id = $1 and version = $2 and state = 'draft'",
        params![
            row.id,
            row.version,
            row.count_id,
            row.key_id,
            row.sum_voted,
            &row.vote_number,
            row.voted_on,
            &row.schedule,
            &row.codes,
            &row.reminders
        ],
    )
}

pub fn freeze(tx: &Tx<'_>, row: &CampaignRow, total: Money, digest: &str) -> Result<()> {
    tx.change(
        "update contribution_campaign
            set state = 'frozen', total = $3, digest = $4, frozen_at = $5, version = version + 1
          where id = $1 and version = $2 and state = 'draft'",
        params![row.id, row.version, total.cents(), digest, tx.now()],
    )
}

pub fn mark_called(tx: &Tx<'_>, row: &CampaignRow, on: Day) -> Result<()> {
    tx.change(
        "update contribution_campaign
            set state = 'called', called_on = $3, version = version + 1
          where id = $1 and version = $2 and state = 'frozen'",
        params![row.id, row.version, on],
    )
}

pub fn insert_lines(
    tx: &Tx<'_>,
    campaign: Id<Campaign>,
    made: &Apportionment,
    loaded: &Loaded,
) -> Result<()> {
    let rows = made.contributions.iter().map(|one| {
        let (base, adjustment) = (one.base.cents(), one.adjustment.cents());
        let (account, held, lines) =
            (loaded.account(&one.member)?, json(&one.held)?, json(&one.lines)?);
        let total = one.total.cents();
        Ok(params![campaign, account, base, adjustment, total, held, lines].to_vec())
    });
    let rows = rows.collect::<Result<Vec<Vec<Value>>>>()?;
    tx.run_each(
        "insert into contribution_line (campaign_id, account_id, base, adjustment, total, held,
                                        lines)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &rows,
    )
    .map(drop)
}

/// The frozen lines of a campaign, by name.
pub fn lines(tx: &Tx<'_>, campaign: Id<Campaign>) -> Result<Vec<LineRow>> {
    tx.all(
        "select l.account_id, b.siren, b.name, l.base, l.adjustment, l.total, l.held, l.lines,
                a.balance
           from contribution_line l
           join contribution_account a on a.id = l.account_id
           join body b on b.id = a.member_id
          where l.campaign_id = $1
          order by b.name, l.account_id
          limit 20000",
        params![campaign],
    )
}

pub fn line(
    tx: &Tx<'_>,
    campaign: Id<Campaign>,
    account: Id<MemberAccount>,
) -> Result<Option<LineRow>> {
    tx.first(
        "select l.account_id, b.siren, b.name, l.base, l.adjustment, l.total, l.held, l.lines,
                a.balance
           from contribution_line l
           join contribution_account a on a.id = l.account_id
           join body b on b.id = a.member_id
          where l.campaign_id = $1 and l.account_id = $2",
        params![campaign, account],
    )
}

db::row! {
    /// What the members may look at before the vote.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Proposal {
        pub id: Id<Proposal>,
        pub count_id: Id<crate::funding::Counting>,
        pub key_id: Id<crate::funding::WrittenKey>,
        /// Cents.
        pub sum_voted: Option<i64>,
        pub shown_at: Instant,
    }
}

/// The last one that was shown.
pub fn proposal(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Option<Proposal>> {
    tx.first(
        "select id, count_id, key_id, sum_voted, shown_at
           from contribution_proposal
          where syndicate_id = $1
          order by id desc
          limit 1",
        params![syndicate],
    )
}

pub fn propose(
    tx: &Tx<'_>,
    count: &CountRow,
    key: Id<crate::funding::WrittenKey>,
    sum: Option<Money>,
) -> Result<()> {
    let (id, sum): (Id<Proposal>, _) = (tx.new_id(), sum.map(Money::cents));
    tx.run(
        "insert into contribution_proposal (id, syndicate_id, count_id, key_id, sum_voted,
                                            shown_at)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, count.syndicate_id, count.id, key, sum, tx.now()],
    )
    .map(drop)
}

/// The rules of reminders of each syndicate: those of the last year that was called.
pub fn reminder_rules(tx: &Tx<'_>) -> Result<Vec<(Id<Body>, String)>> {
    tx.all(
        "select c.syndicate_id, c.reminders
           from contribution_campaign c
          where c.state = 'called'
            and not exists (select 1
                              from contribution_campaign later
                             where later.syndicate_id = c.syndicate_id
                               and later.state = 'called'
                               and later.year > c.year)
          order by c.syndicate_id
          limit 1000",
        params![],
    )
}
