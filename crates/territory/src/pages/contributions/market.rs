//! One market: its days, its alerts, its orders. `/territoire/contributions/marches/{market}`

use super::{alerts, group, pieces};
use crate::{
    contribution::MemberCode,
    funding::{
        PurchasedMarket, deeds,
        market::{alerts_of, decide, order, orders},
        urls, words,
    },
    purchasing::{Alert, Order, Orders},
};
use axum::extract::State;
use base::{Day, Money};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Manage, Page, Problems, Read, Result, Ui, form, id, t, ui,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OrderForm {
    member: String,
    on: String,
    label: String,
    sum: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RenewalForm {
    /// `yes` or `no`
    goes_on: String,
}

impl OrderForm {
    fn check(&self) -> Result<Order, Problems> {
        let member = MemberCode::parse(&self.member);
        let (member, on, label, amount) = Problems::gather((
            member.map_err(|_| id!("territory-contribution-choose")).at("member"),
            Day::parse(&self.on).at("on"),
            form::required(&self.label, 200).at("label"),
            Money::parse(&self.sum).map_err(|_| id!("territory-contribution-no-sum")).at("sum"),
        ))?;
        Ok(Order { member, on, label, amount })
    }
}

pub async fn get(
    market: Granted<Read, PurchasedMarket>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let form = OrderForm { on: ui.today().iso(), ..OrderForm::default() };
    show(&app, &ui, &market, &form, &Problems::none()).await
}

pub async fn post_order(
    market: Granted<Manage, PurchasedMarket>,
    State(app): State<App>,
    ui: Ui,
    form: Form<OrderForm>,
) -> Result<Answer> {
    let (id, by, now) = (market.id, market.viewer.person, ui.now);
    let problems = match form.check() {
        Err(problems) => problems,
        Ok(new) => {
            let write = move |tx: &Tx<'_>| {
                order(tx, id, new.clone(), Some(by))?;
                deeds::did(tx, "purchasing.order", format!("market:{id}"), by, now)
            };
            match app.db.write(write).await {
                Ok(()) => {
                    let said = t!(&ui, "territory-purchasing-ordered");
                    return Ok(Answer::to(urls::market(id)).saying(said));
                }
                Err(error) => words::problems(error)?,
            }
        }
    };
    Ok(show(&app, &ui, &market, &form, &problems).await?.unprocessable().into())
}

/// Says whether the market goes on after the end it reaches now.
pub async fn post_renewal(
    market: Granted<Manage, PurchasedMarket>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RenewalForm>,
) -> Result<Answer> {
    let (row, goes_on, today) = (market.row.clone(), form.goes_on == "yes", ui.today());
    let (by, now) = (market.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        decide(tx, &row, goes_on, today)?;
        deeds::did(tx, "purchasing.renewal", format!("market:{}", row.id), by, now)
    };
    app.db.write(write).await?;
    let said = t!(&ui, "territory-purchasing-decided");
    Ok(Answer::to(urls::market(market.id)).saying(said))
}

async fn show(
    app: &App,
    ui: &Ui,
    market: &PurchasedMarket,
    form: &OrderForm,
    problems: &Problems,
) -> Result<Page> {
    let (id, own, today) = (market.id, market.group.clone(), ui.today());
    let load = move |tx: &Tx<'_>| {
        let alerts = alerts_of(tx, &own, today)?.into_iter().find(|(row, ..)| row.id == id);
        Ok((orders(tx, id)?, alerts.map(|(.., alerts)| alerts).unwrap_or_default()))
    };
    let (orders, alerts) = app.db.read(load).await?;
    Ok(view(ui, market, (&orders, &alerts), form, problems))
}

fn view(
    ui: &Ui,
    market: &PurchasedMarket,
    (orders, alerts): (&Orders, &[Alert]),
    form: &OrderForm,
    problems: &Problems,
) -> Page {
    let rules = &market.market;
    let may = ui.may::<Manage>(market);
    let total = orders.total().unwrap_or_default();
    let mut facts = vec![(t!(ui, "territory-purchasing-ordered-sum"), pieces::money(ui, total))];
    if let Some(maximum) = rules.maximum {
        facts.push((t!(ui, "territory-purchasing-maximum"), pieces::money(ui, maximum)));
    }
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::funding(market.group.syndicate_id), &market.group.funding.name),
            (&urls::purchasing(market.group.id), &market.group.name),
        ]))
        h1 { (rules.reference) }
        p { (group::days(ui, rules)) }
        @for alert in alerts { (ui::note(ui::Tone::Warn, alerts::said(ui, alert))) }
        section.card { (pieces::figures(&facts)) }
        @if may && rules.next_renewal(ui.today()).is_some() { (renewing(ui, market)) }
        (orders_card(ui, market, orders))
        @if may { (ordering(ui, market, form, problems)) }
    };
    ui.narrow(&rules.reference, body)
}

fn renewing(ui: &Ui, market: &PurchasedMarket) -> Markup {
    let button = |word: &str, words: &str| {
        ui::action(
            ui,
            &urls::renewal(market.id),
            html! {
                input type="hidden" name="goes_on" value=(word);
                button.button.plain { (words) }
            },
        )
    };
    html! {
        div.actions {
            (button("yes", &t!(ui, "territory-purchasing-goes-on")))
            (button("no", &t!(ui, "territory-purchasing-stops")))
        }
    }
}

fn orders_card(ui: &Ui, market: &PurchasedMarket, orders: &Orders) -> Markup {
    let name = |code: &MemberCode| {
        let members = &market.group.group.members;
        members.iter().find(|it| it.code == *code).map_or("", |it| it.name.as_str())
    };
    let content = html! {
        @if orders.iter().next().is_none() {
            p.body.quiet { (t!(ui, "territory-purchasing-no-order")) }
        }
        ul.rows {
            @for order in orders.iter() {
                li.row { span {
                    b { (order.label) " · " (pieces::money(ui, order.amount)) }
                    span.quiet { (name(&order.member)) " · " (order.on.french()) }
                } }
            }
        }
    };
    ui::card("orders", t!(ui, "territory-purchasing-orders"), None, content)
}

fn ordering(ui: &Ui, market: &PurchasedMarket, form: &OrderForm, problems: &Problems) -> Markup {
    let members: Vec<(String, String)> = market
        .group
        .group
        .members
        .iter()
        .map(|it| (it.code.to_string(), it.name.clone()))
        .collect();
    let content = html! {
        div.body #form { (ui::form(ui, &urls::orders(market.id), problems, html! {
            (pieces::select(ui, ("member", &t!(ui, "territory-contribution-member")),
                &form.member, &members, problems))
            (pieces::day(ui, "on", &t!(ui, "territory-contribution-day"), &form.on, problems))
            (pieces::field(ui, "label", &t!(ui, "territory-contribution-what"), &form.label,
                problems))
            (pieces::field(ui, "sum", &t!(ui, "territory-contribution-sum-of"), &form.sum,
                problems))
            div.actions { button.button { (t!(ui, "territory-purchasing-order")) } }
        })) }
    };
    ui::card("order", t!(ui, "territory-purchasing-order-title"), None, content)
}
