//! The purchasing group: its members and their shares, its markets, what should be known today.
//! `/territoire/contributions/groupements/{group}`

use super::{alerts, pieces};
use crate::{
    contribution::MemberCode,
    funding::{
        Funding, MarketRow, PurchasingGroup, deeds,
        market::{alerts_of, found, set_member},
        urls, words,
    },
    purchasing::{Alert, AlertRules, GroupMember, Market},
};
use axum::extract::{Query, State};
use base::{Day, Money};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Manage, Page, Problems, Read, Result, Ui, form, id, t, ui,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A cost of the whole group, to see each share of it.
    cout: String,
}

/// A member as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MemberForm {
    code: String,
    name: String,
    since: String,
    until: String,
    weight: String,
    coordinator: String,
    version: u32,
}

/// A group is made with its coordinator, the syndicate or another, and one member.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    title: String,
    agreed_on: String,
    code: String,
    name: String,
    weight: String,
    second_code: String,
    second_name: String,
    second_weight: String,
}

/// Two months to decide, a year for a procedure, three months before the end, 80 % of the maximum.
const RULES: AlertRules = AlertRules { decision: 60, procedure: 365, end: 90, ordered: 8_000 };

fn code(text: &str) -> Result<MemberCode, &'static str> {
    MemberCode::parse(text).map_err(|_| id!("territory-purchasing-no-code"))
}

fn weight(text: &str) -> Result<u32, &'static str> {
    text.trim().parse().map_err(|_| id!("territory-contribution-no-number"))
}

impl MemberForm {
    fn check(&self) -> Result<GroupMember, Problems> {
        let until = match self.until.trim() {
            "" => Ok(None),
            text => Day::parse(text).map(Some),
        };
        let (code, name, since, until, weight) = Problems::gather((
            code(&self.code).at("code"),
            form::required(&self.name, 100).at("name"),
            Day::parse(&self.since).at("since"),
            until.at("until"),
            weight(&self.weight).at("weight"),
        ))?;
        let is_coordinator = !self.coordinator.is_empty();
        Ok(GroupMember { code, name, is_coordinator, since, until, weight })
    }
}

impl GroupForm {
    fn check(&self) -> Result<(String, Day, Vec<GroupMember>), Problems> {
        let (title, since, first, first_name, weight_of_first) = Problems::gather((
            form::required(&self.title, 100).at("title"),
            Day::parse(&self.agreed_on).at("agreed_on"),
            code(&self.code).at("code"),
            form::required(&self.name, 100).at("name"),
            weight(&self.weight).at("weight"),
        ))?;
        let (second, second_name, weight_of_second) = Problems::gather((
            code(&self.second_code).at("second_code"),
            form::required(&self.second_name, 100).at("second_name"),
            weight(&self.second_weight).at("second_weight"),
        ))?;
        let member = |code, name, is_coordinator, weight| GroupMember {
            code,
            name,
            is_coordinator,
            since,
            until: None,
            weight,
        };
        let members = vec![
            member(first, first_name, true, weight_of_first),
            member(second, second_name, false, weight_of_second),
        ];
        Ok((title, since, members))
    }
}

pub async fn get_new(funding: Granted<Manage, Funding>, ui: Ui) -> Page {
    let form = GroupForm {
        code: funding.siren.clone(),
        name: funding.name.clone(),
        weight: "50".to_owned(),
        second_weight: "50".to_owned(),
        ..GroupForm::default()
    };
    view_new(&ui, &funding, &form, &Problems::none())
}

pub async fn post_new(
    funding: Granted<Manage, Funding>,
    State(app): State<App>,
    ui: Ui,
    form: Form<GroupForm>,
) -> Result<Answer> {
    let (syndicate, by, now) = (funding.id, funding.viewer.person, ui.now);
    let problems = match form.check() {
        Err(problems) => problems,
        Ok((title, on, members)) => {
            let write = move |tx: &Tx<'_>| {
                let group = found(tx, syndicate, (&title, on), &RULES, members.clone())?;
                deeds::did(tx, "purchasing.group", format!("purchasing:{group}"), by, now)?;
                Ok(group)
            };
            match app.db.write(write).await {
                Ok(group) => {
                    let said = t!(&ui, "territory-purchasing-saved");
                    return Ok(Answer::to(urls::purchasing(group)).saying(said));
                }
                Err(error) => words::problems(error)?,
            }
        }
    };
    Ok(view_new(&ui, &funding, &form, &problems).unprocessable().into())
}

fn view_new(ui: &Ui, funding: &Funding, form: &GroupForm, problems: &Problems) -> Page {
    let title = t!(ui, "territory-purchasing-new");
    let (siren, name) =
        (t!(ui, "territory-contribution-siren"), t!(ui, "territory-purchasing-name"));
    let weight = t!(ui, "territory-purchasing-weight");
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(funding.id), &funding.name),
        ]))
        h1 { (title) }
        div #form { (ui::form(ui, &urls::groups(funding.id), problems, html! {
            (pieces::field(ui, "title", &t!(ui, "territory-purchasing-group-name"), &form.title,
                problems))
            (pieces::day(ui, "agreed_on", &t!(ui, "territory-purchasing-agreed"),
                &form.agreed_on, problems))
            h2 { (t!(ui, "territory-purchasing-coordinator")) }
            (pieces::field(ui, "code", &siren, &form.code, problems))
            (pieces::field(ui, "name", &name, &form.name, problems))
            (pieces::field(ui, "weight", &weight, &form.weight, problems))
            h2 { (t!(ui, "territory-purchasing-second")) }
            (pieces::field(ui, "second_code", &siren, &form.second_code, problems))
            (pieces::field(ui, "second_name", &name, &form.second_name, problems))
            (pieces::field(ui, "second_weight", &weight, &form.second_weight, problems))
            div.actions { button.button { (t!(ui, "territory-purchasing-save")) } }
        })) }
    };
    ui.narrow(&title, body)
}

pub async fn get(
    group: Granted<Read, PurchasingGroup>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let form = MemberForm {
        since: ui.today().iso(),
        weight: "10".to_owned(),
        version: group.version,
        ..MemberForm::default()
    };
    show(&app, &ui, &group, &asked, (&form, &Problems::none())).await
}

/// A member joins, or what is known of it is written anew.
pub async fn post_member(
    group: Granted<Manage, PurchasingGroup>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MemberForm>,
) -> Result<Answer> {
    let (row, seen) = (group.row.clone(), form.version);
    let (by, now) = (group.viewer.person, ui.now);
    let problems = match form.check() {
        Err(problems) => problems,
        Ok(member) => {
            let write = move |tx: &Tx<'_>| {
                set_member(tx, &row, &member, seen)?;
                deeds::did(tx, "purchasing.member", format!("purchasing:{}", row.id), by, now)
            };
            match app.db.write(write).await {
                Ok(()) => {
                    let said = t!(&ui, "territory-purchasing-saved");
                    return Ok(Answer::to(urls::purchasing(group.id)).saying(said));
                }
                Err(error) => words::problems(error)?,
            }
        }
    };
    let page = show(&app, &ui, &group, &Asked::default(), (&form, &problems)).await?;
    Ok(page.unprocessable().into())
}

type Known = Vec<(MarketRow, Market, Vec<Alert>)>;

async fn show(
    app: &App,
    ui: &Ui,
    group: &PurchasingGroup,
    asked: &Asked,
    writing: (&MemberForm, &Problems),
) -> Result<Page> {
    let (own, today) = (group.clone(), ui.today());
    let markets = app.db.read(move |tx: &Tx<'_>| alerts_of(tx, &own, today)).await?;
    Ok(view(ui, group, asked, &markets, writing))
}

fn view(
    ui: &Ui,
    group: &PurchasingGroup,
    asked: &Asked,
    markets: &Known,
    (form, problems): (&MemberForm, &Problems),
) -> Page {
    let may = ui.may::<Manage>(group);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(group.syndicate_id), &group.funding.name),
        ]))
        h1 { (group.name) }
        p.quiet {
            (t!(ui, "territory-purchasing-since", day = group.agreed_on.in_words(ui.locale)))
        }
        (markets_card(ui, group, markets, may))
        (members_card(ui, group, asked))
        @if may { (member_form(ui, group, form, problems)) }
    };
    ui.page(&group.name, body)
}

fn markets_card(ui: &Ui, group: &PurchasingGroup, markets: &Known, may: bool) -> Markup {
    let content = html! {
        @if markets.is_empty() { p.body.quiet { (t!(ui, "territory-purchasing-no-market")) } }
        ul.rows {
            @for (row, market, alerts) in markets {
                li { a.row href=(urls::market(row.id)) {
                    span {
                        b { (market.reference) }
                        span.quiet { (days(ui, market)) }
                        @for alert in alerts { span.quiet { b { (alerts::said(ui, alert)) } } }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
        @if may {
            div.body { a.button href=(urls::new_market(group.id)) {
                (t!(ui, "territory-purchasing-market-new"))
            } }
        }
    };
    ui::card("markets", t!(ui, "territory-purchasing-markets"), None, content)
}

/// « signé le 13 mars 2023, du 13 mars 2023 au 12 mars 2025 »
pub fn days(ui: &Ui, market: &Market) -> String {
    let day = |day: Day| day.in_words(ui.locale);
    let last = market.last_day(ui.today());
    t!(
        ui,
        "territory-purchasing-days",
        signed = day(market.signed_on),
        starts = day(market.starts_on),
        ends = day(last)
    )
    .into_owned()
}

fn members_card(ui: &Ui, group: &PurchasingGroup, asked: &Asked) -> Markup {
    let cost = Money::parse(&asked.cout).ok();
    let shares = cost.map(|cost| group.group.shares(cost, ui.today()));
    let share = |code: &MemberCode| match &shares {
        Some(Ok(shares)) => {
            let own = shares.iter().find(|(member, _)| member == code);
            own.map(|(_, sum)| pieces::money(ui, *sum)).unwrap_or_default()
        }
        _ => String::new(),
    };
    let refused = match &shares {
        Some(Err(refusal)) => Problems::from(words::market(refusal)),
        _ => Problems::none(),
    };
    let none = Problems::none();
    let label = t!(ui, "territory-purchasing-cost");
    let content = html! {
        (ui::problems(ui, &refused))
        ul.rows {
            @for member in &group.group.members {
                li.row { span {
                    b { (member.name) }
                    span.quiet {
                        (member.code) " · "
                        (t!(ui, "territory-purchasing-weighs", weight = member.weight))
                        @if member.is_coordinator {
                            " · " (t!(ui, "territory-purchasing-is-coordinator"))
                        }
                        @if let Some(until) = member.until {
                            " · " (t!(ui, "territory-purchasing-until", day = until.french()))
                        }
                    }
                    @if shares.is_some() { span { (share(&member.code)) } }
                } }
            }
        }
        form.form.body method="get" action=(urls::purchasing(group.id)) {
            (pieces::field(ui, "cout", &label, &asked.cout, &none))
            div.actions { button.button.plain { (t!(ui, "territory-purchasing-share")) } }
        }
    };
    ui::card("members", t!(ui, "territory-purchasing-members"), None, content)
}

fn member_form(ui: &Ui, group: &PurchasingGroup, form: &MemberForm, problems: &Problems) -> Markup {
    let (siren, name) =
        (t!(ui, "territory-contribution-siren"), t!(ui, "territory-purchasing-name"));
    let content = html! {
        div.body #form { (ui::form(ui, &urls::group_members(group.id), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (pieces::field(ui, "code", &siren, &form.code, problems))
            (pieces::field(ui, "name", &name, &form.name, problems))
            (pieces::day(ui, "since", &t!(ui, "territory-purchasing-member-since"), &form.since,
                problems))
            (pieces::day_or_none(ui, "until", &t!(ui, "territory-purchasing-member-until"),
                &form.until, problems))
            (pieces::field(ui, "weight", &t!(ui, "territory-purchasing-weight"), &form.weight,
                problems))
            (ui::checkbox("coordinator", &t!(ui, "territory-purchasing-coordinates"),
                !form.coordinator.is_empty()))
            div.actions { button.button { (t!(ui, "territory-purchasing-save")) } }
        })) }
    };
    ui::card("join", t!(ui, "territory-purchasing-join"), None, content)
}
