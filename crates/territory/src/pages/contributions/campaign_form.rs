//! Preparing the campaign of a year: key, counts, sum voted, instalments, budget lines, reminders.
//! `/territoire/contributions/{syndicate}/nouvelle-campagne` and `…/campagnes/{campaign}/edition`

use super::pieces;
use crate::{
    contribution::{Code, Codes, Instalment, Refusal, ReminderRules, Schedule},
    funding::{
        BudgetCodes, Campaign, CampaignRow, CampaignState, CountRow, Funding, KeyRow, campaign,
        json, urls, words,
    },
    store::contributions::{counts, keys},
};
use axum::extract::State;
use base::{Day, Id, Money};
use db::{Error, Tx};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Manage, Page, Problem, Problems, Result, Ui, form, id, t, ui,
};

/// As many as a year is called in.
const INSTALMENTS: usize = 4;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CampaignForm {
    year: String,
    count: String,
    key: String,
    sum: String,
    vote_number: String,
    voted_on: String,
    due_1: String,
    due_2: String,
    due_3: String,
    due_4: String,
    share_1: String,
    share_2: String,
    share_3: String,
    share_4: String,
    delay: String,
    expense: String,
    income: String,
    before: String,
    first_after: String,
    every: String,
    at_most: String,
    version: u32,
}

/// The nomenclature M57: 65568 (other contributions) and 74748 (participations of communes).
const EXPENSE: &str = "65-65568-213";
const INCOME: &str = "74-74748";

impl CampaignForm {
    fn new(today: Day) -> Self {
        let year = today.year() + 1;
        let word = str::to_owned;
        CampaignForm {
            year: year.to_string(),
            due_1: format!("{year}-04-30"),
            share_1: word("50"),
            due_2: format!("{year}-09-30"),
            share_2: word("50"),
            delay: word("30"),
            expense: word(EXPENSE),
            income: word(INCOME),
            before: word("15"),
            first_after: word("10"),
            every: word("30"),
            at_most: word("3"),
            ..CampaignForm::default()
        }
    }

    fn of(row: &CampaignRow) -> db::Result<Self> {
        let (schedule, codes, reminders) = (row.schedule()?, row.codes()?, row.reminders()?);
        let due = |index: usize| {
            schedule.instalments.get(index).map(|it| it.due_on.iso()).unwrap_or_default()
        };
        let share = |index: usize| {
            schedule.instalments.get(index).map(|it| it.share.to_string()).unwrap_or_default()
        };
        Ok(CampaignForm {
            year: row.year.to_string(),
            count: row.count_id.to_string(),
            key: row.key_id.to_string(),
            sum: row.sum_voted.map(|sum| Money::from_cents(sum).plain()).unwrap_or_default(),
            vote_number: row.vote_number.clone(),
            voted_on: row.voted_on.map(Day::iso).unwrap_or_default(),
            due_1: due(0),
            due_2: due(1),
            due_3: due(2),
            due_4: due(3),
            share_1: share(0),
            share_2: share(1),
            share_3: share(2),
            share_4: share(3),
            delay: schedule.delay_days.to_string(),
            expense: codes.expense.to_string(),
            income: codes.income.to_string(),
            before: reminders.before.map(|days| days.to_string()).unwrap_or_default(),
            first_after: reminders.first_after.to_string(),
            every: reminders.every.to_string(),
            at_most: reminders.at_most.to_string(),
            version: row.version,
        })
    }

    fn rows(&self) -> [(&str, &str); INSTALMENTS] {
        [
            (&self.due_1, &self.share_1),
            (&self.due_2, &self.share_2),
            (&self.due_3, &self.share_3),
            (&self.due_4, &self.share_4),
        ]
    }

    /// The row of a campaign that may be written; its id and syndicate are those of `over`.
    fn check(&self, over: (Id<Campaign>, Id<people::Body>)) -> Result<CampaignRow, Problems> {
        let year = self.year.trim().parse::<i16>().ok().filter(|it| (2000..=2100).contains(it));
        let sum = match self.sum.trim() {
            "" => Ok(None),
            text => Money::parse(text).map(Some).map_err(|_| id!("territory-contribution-no-sum")),
        };
        let voted_on = match self.voted_on.trim() {
            "" => Ok(None),
            text => Day::parse(text).map(Some),
        };
        let (year, count, key, sum, vote, voted_on) = Problems::gather((
            year.ok_or(id!("territory-contribution-no-year")).at("year"),
            self.count.parse().map_err(|_| id!("territory-contribution-choose")).at("count"),
            self.key.parse().map_err(|_| id!("territory-contribution-choose")).at("key"),
            sum.at("sum"),
            form::optional(&self.vote_number, 40).at("vote_number"),
            voted_on.at("voted_on"),
        ))?;
        let (schedule, codes, reminders) = self.check_rules()?;
        let unkept = |_: Error| Problems::one("form", id!("territory-contribution-choose"));
        Ok(CampaignRow {
            id: over.0,
            syndicate_id: over.1,
            year,
            count_id: count,
            key_id: key,
            sum_voted: sum.map(Money::cents),
            vote_number: vote.unwrap_or_default(),
            voted_on,
            schedule: json(&schedule).map_err(unkept)?,
            codes: json(&codes).map_err(unkept)?,
            reminders: json(&reminders).map_err(unkept)?,
            state: CampaignState::Draft,
            total: 0,
            digest: String::new(),
            frozen_at: None,
            called_on: None,
            version: self.version,
        })
    }

    fn check_rules(&self) -> Result<(Schedule, BudgetCodes, ReminderRules), Problems> {
        let number = |text: &str| {
            text.trim().parse::<u16>().map_err(|_| id!("territory-contribution-no-number"))
        };
        let before = match self.before.trim() {
            "" => Ok(None),
            text => number(text).map(Some),
        };
        let refused = |code: Result<Codes, Problem>, field| {
            code.map_err(|problem| Problem { field, ..problem })
        };
        let (delay_days, before, first_after, every, at_most, expense, income) =
            Problems::gather((
                number(&self.delay).at("delay"),
                before.at("before"),
                number(&self.first_after).at("first_after"),
                number(&self.every).at("every"),
                number(&self.at_most).at("at_most"),
                refused(codes(&self.expense), "expense"),
                refused(codes(&self.income), "income"),
            ))?;
        let mut instalments = Vec::new();
        for (due, share) in self.rows().into_iter().filter(|(due, _)| !due.trim().is_empty()) {
            let (due_on, share) = Problems::gather((
                Day::parse(due).at("form"),
                share
                    .trim()
                    .parse()
                    .map_err(|_| id!("territory-contribution-no-number"))
                    .at("form"),
            ))?;
            instalments.push(Instalment { due_on, share });
        }
        let schedule = Schedule { instalments, delay_days };
        schedule.check().map_err(|refusal| words::said(&refusal))?;
        let reminders = ReminderRules { before, first_after, every, at_most };
        reminders.check().map_err(|refusal| words::said(&refusal))?;
        Ok((schedule, BudgetCodes { expense, income }, reminders))
    }
}

/// `65-65568-213`, the last one perhaps missing.
fn codes(text: &str) -> Result<Codes, Problem> {
    let codes = text.split('-').map(Code::parse).collect::<Result<Vec<Code>, Refusal>>();
    let refused = || Refusal::AccountsCode(text.to_owned());
    let codes = codes.and_then(|codes| match codes.as_slice() {
        [chapter, nature] => Ok((chapter.clone(), nature.clone(), None)),
        [chapter, nature, function] => {
            Ok((chapter.clone(), nature.clone(), Some(function.clone())))
        }
        _ => Err(refused()),
    });
    let (chapter, nature, function) = codes.map_err(|refusal| words::said(&refusal))?;
    Ok(Codes { chapter, nature, function })
}

pub struct Choice {
    counts: Vec<CountRow>,
    keys: Vec<KeyRow>,
}

async fn choice(app: &App, syndicate: Id<people::Body>) -> Result<Choice> {
    let load = move |tx: &Tx<'_>| {
        let counts = counts::of_syndicate(tx, syndicate)?;
        Ok(Choice { counts, keys: keys::of_syndicate(tx, syndicate)? })
    };
    Ok(app.db.read(load).await?)
}

pub async fn get_new(
    funding: Granted<Manage, Funding>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let choice = choice(&app, funding.id).await?;
    let (url, form) = (urls::new_campaign(funding.id), CampaignForm::new(ui.today()));
    Ok(view(&ui, &funding, &url, &choice, (&form, &Problems::none())))
}

pub async fn post_new(
    funding: Granted<Manage, Funding>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CampaignForm>,
) -> Result<Answer> {
    let syndicate = funding.id;
    let problems = match form.check((Id::new(0), syndicate)) {
        Err(problems) => problems,
        Ok(row) => {
            let write = move |tx: &Tx<'_>| campaign::prepare(tx, &row);
            match app.db.write(write).await {
                Ok(id) => return Ok(saved(&ui, id)),
                Err(error) => words::problems(error)?,
            }
        }
    };
    let choice = choice(&app, syndicate).await?;
    let url = urls::new_campaign(syndicate);
    Ok(view(&ui, &funding, &url, &choice, (&form, &problems)).unprocessable().into())
}

pub async fn get(
    campaign: Granted<Manage, Campaign>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let choice = choice(&app, campaign.syndicate_id).await?;
    let (url, form) = (urls::edit_campaign(campaign.id), CampaignForm::of(&campaign)?);
    Ok(view(&ui, &campaign.funding, &url, &choice, (&form, &Problems::none())))
}

pub async fn post(
    campaign: Granted<Manage, Campaign>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CampaignForm>,
) -> Result<Answer> {
    let (id, syndicate, year) = (campaign.id, campaign.syndicate_id, campaign.year);
    let problems = match form.check((id, syndicate)) {
        Err(problems) => problems,
        // The year of a campaign stands: another year is another campaign.
        Ok(row) => {
            let row = CampaignRow { year, ..row };
            let write = move |tx: &Tx<'_>| campaign::change(tx, &row);
            match app.db.write(write).await {
                Ok(()) => return Ok(saved(&ui, id)),
                Err(error) => words::problems(error)?,
            }
        }
    };
    let choice = choice(&app, syndicate).await?;
    let url = urls::edit_campaign(id);
    Ok(view(&ui, &campaign.funding, &url, &choice, (&form, &problems)).unprocessable().into())
}

fn saved(ui: &Ui, campaign: Id<Campaign>) -> Answer {
    Answer::to(urls::campaign(campaign)).saying(t!(ui, "territory-contribution-campaign-saved"))
}

fn view(
    ui: &Ui,
    funding: &Funding,
    url: &str,
    choice: &Choice,
    (form, problems): (&CampaignForm, &Problems),
) -> Page {
    let title = t!(ui, "territory-contribution-campaign-new");
    let day = |count: &CountRow| {
        let (year, day) = (count.year.to_string(), count.reference_day.in_words(ui.locale));
        t!(ui, "territory-contribution-count-of", year = year, day = day).into_owned()
    };
    let counts: Vec<(String, String)> =
        choice.counts.iter().map(|it| (it.id.to_string(), day(it))).collect();
    let keys: Vec<(String, String)> =
        choice.keys.iter().map(|it| (it.id.to_string(), it.title.clone())).collect();
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(funding.id), &funding.name),
        ]))
        h1 { (title) }
        div #form { (ui::form(ui, url, problems, html! {
            input type="hidden" name="version" value=(form.version);
            (pieces::field(ui, "year", &t!(ui, "territory-contribution-year"), &form.year,
                problems))
            (pieces::select(ui, ("count", &t!(ui, "territory-contribution-count")), &form.count,
                &counts, problems))
            (pieces::select(ui, ("key", &t!(ui, "territory-contribution-key")), &form.key, &keys,
                problems))
            (pieces::optional(ui, ("sum", &t!(ui, "territory-contribution-sum"),
                Some(&t!(ui, "territory-contribution-sum-hint"))), &form.sum, problems))
            (pieces::optional(ui, ("vote_number", &t!(ui, "territory-contribution-vote-number"),
                None), &form.vote_number, problems))
            (pieces::day_or_none(ui, "voted_on", &t!(ui, "territory-contribution-vote-day"),
                &form.voted_on, problems))
            (rules(ui, form, problems))
            div.actions { button.button { (t!(ui, "territory-contribution-campaign-save")) } }
        })) }
    };
    ui.narrow(&title, body)
}

fn rules(ui: &Ui, form: &CampaignForm, problems: &Problems) -> Markup {
    let names =
        [("due_1", "share_1"), ("due_2", "share_2"), ("due_3", "share_3"), ("due_4", "share_4")];
    let label = |text: std::borrow::Cow<'_, str>| text.into_owned();
    let fields = [
        ("delay", label(t!(ui, "territory-contribution-delay")), &form.delay),
        ("expense", label(t!(ui, "territory-contribution-expense")), &form.expense),
        ("income", label(t!(ui, "territory-contribution-income")), &form.income),
        ("first_after", label(t!(ui, "territory-contribution-first-after")), &form.first_after),
        ("every", label(t!(ui, "territory-contribution-every")), &form.every),
        ("at_most", label(t!(ui, "territory-contribution-at-most")), &form.at_most),
    ];
    let rows = (1..).zip(names.into_iter().zip(form.rows()));
    html! {
        h2 { (t!(ui, "territory-contribution-instalments")) }
        @for (number, ((due, share), (day, part))) in rows {
            div.pair {
                (pieces::day_or_none(ui, due,
                    &t!(ui, "territory-contribution-due", number = number), day, problems))
                (pieces::optional(ui, (share,
                    &t!(ui, "territory-contribution-share", number = number), None), part,
                    problems))
            }
        }
        h2 { (t!(ui, "territory-contribution-more-rules")) }
        @for (name, label, value) in fields { (pieces::field(ui, name, &label, value, problems)) }
        (pieces::optional(ui, ("before", &t!(ui, "territory-contribution-before-due"), None),
            &form.before, problems))
    }
}
