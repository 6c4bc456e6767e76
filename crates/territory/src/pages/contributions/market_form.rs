//! Writing a market down, once it is signed: `…/groupements/{group}/nouveau-marche`.

use super::pieces;
use crate::{
    contribution::MemberCode,
    funding::{PurchasingGroup, deeds, market::sign, urls, words},
    purchasing::{Market, Renewal},
    store::contributions::groups,
};
use axum::extract::State;
use base::{Day, Id, Money};
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Manage, Page, Problems, Result, Ui, form, id, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MarketForm {
    reference: String,
    launched_on: String,
    signed_on: String,
    starts_on: String,
    ends_on: String,
    framework: String,
    maximum: String,
    long_because: String,
    /// Two renewals at most, as most markets have.
    until_1: String,
    by_1: String,
    tacit_1: String,
    until_2: String,
    by_2: String,
    tacit_2: String,
    /// SIREN of members that were foreseen, parted by commas.
    foreseen: String,
    follows: String,
}

impl MarketForm {
    fn check(&self) -> Result<Market, Problems> {
        let maximum = match self.maximum.trim() {
            "" => Ok(None),
            text => Money::parse(text).map(Some).map_err(|_| id!("territory-contribution-no-sum")),
        };
        let (reference, launched_on, signed_on, starts_on, ends_on, maximum, long) =
            Problems::gather((
                form::required(&self.reference, 60).at("reference"),
                Day::parse(&self.launched_on).at("launched_on"),
                Day::parse(&self.signed_on).at("signed_on"),
                Day::parse(&self.starts_on).at("starts_on"),
                Day::parse(&self.ends_on).at("ends_on"),
                maximum.at("maximum"),
                form::optional(&self.long_because, 300).at("long_because"),
            ))?;
        let mut renewals = Vec::new();
        let typed = [
            (&self.until_1, &self.by_1, &self.tacit_1),
            (&self.until_2, &self.by_2, &self.tacit_2),
        ];
        for (until, by, tacit) in typed.into_iter().filter(|(until, ..)| !until.is_empty()) {
            let (until, decide_by) =
                Problems::gather((Day::parse(until).at("form"), Day::parse(by).at("form")))?;
            let is_tacit = !tacit.is_empty();
            renewals.push(Renewal { until, decide_by, is_tacit, decided: None });
        }
        let codes = self.foreseen.split([',', ';', ' ']).filter(|it| !it.trim().is_empty());
        let wrong = |_| Problems::one("foreseen", id!("territory-purchasing-no-code"));
        let foreseen = codes.map(MemberCode::parse).collect::<Result<_, _>>().map_err(wrong)?;
        Ok(Market {
            reference,
            launched_on,
            signed_on,
            starts_on,
            ends_on,
            renewals,
            is_framework: !self.framework.is_empty(),
            long_because: long,
            maximum,
            foreseen,
        })
    }
}

pub async fn get(
    group: Granted<Manage, PurchasingGroup>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let form = MarketForm { framework: "on".to_owned(), ..MarketForm::default() };
    show(&app, &ui, &group, &form, &Problems::none()).await
}

pub async fn post(
    group: Granted<Manage, PurchasingGroup>,
    State(app): State<App>,
    ui: Ui,
    form: Form<MarketForm>,
) -> Result<Answer> {
    let (id, follows) = (group.id, form.follows.parse::<Id<_>>().ok());
    let (by, now) = (group.viewer.person, ui.now);
    let problems = match form.check() {
        Err(problems) => problems,
        Ok(market) => {
            let write = move |tx: &Tx<'_>| {
                let known = groups::markets(tx, id)?;
                let follows = follows.filter(|it| known.iter().any(|row| row.id == *it));
                let signed = sign(tx, id, &market, follows)?;
                deeds::did(tx, "purchasing.market", format!("market:{signed}"), by, now)?;
                Ok(signed)
            };
            match app.db.write(write).await {
                Ok(market) => {
                    let said = t!(&ui, "territory-purchasing-saved");
                    return Ok(Answer::to(urls::market(market)).saying(said));
                }
                Err(error) => words::problems(error)?,
            }
        }
    };
    Ok(show(&app, &ui, &group, &form, &problems).await?.unprocessable().into())
}

async fn show(
    app: &App,
    ui: &Ui,
    group: &PurchasingGroup,
    form: &MarketForm,
    problems: &Problems,
) -> Result<Page> {
    let id = group.id;
    let known = app.db.read(move |tx: &Tx<'_>| groups::markets(tx, id)).await?;
    let mut follows =
        vec![(String::new(), t!(ui, "territory-purchasing-follows-none").into_owned())];
    for row in &known {
        follows.push((row.id.to_string(), row.market()?.reference));
    }
    Ok(view(ui, group, &follows, form, problems))
}

fn view(
    ui: &Ui,
    group: &PurchasingGroup,
    follows: &[(String, String)],
    form: &MarketForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "territory-purchasing-market-new");
    let day = |name: &str, label: &str, value: &str| pieces::day(ui, name, label, value, problems);
    let maybe = |name: &str, label: &str, value: &str| {
        pieces::day_or_none(ui, name, label, value, problems)
    };
    let until = |number: i32| t!(ui, "territory-purchasing-renewal-until", number = number);
    let by = |number: i32| t!(ui, "territory-purchasing-renewal-by", number = number);
    let tacit = |number: i32| t!(ui, "territory-purchasing-renewal-tacit", number = number);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::funding(group.syndicate_id), &group.funding.name),
            (&urls::purchasing(group.id), &group.name),
        ]))
        h1 { (title) }
        div #form { (ui::form(ui, &urls::new_market(group.id), problems, html! {
            (pieces::field(ui, "reference", &t!(ui, "territory-purchasing-reference"),
                &form.reference, problems))
            (day("launched_on", &t!(ui, "territory-purchasing-launched"), &form.launched_on))
            (day("signed_on", &t!(ui, "territory-purchasing-signed"), &form.signed_on))
            (day("starts_on", &t!(ui, "territory-purchasing-starts"), &form.starts_on))
            (day("ends_on", &t!(ui, "territory-purchasing-ends"), &form.ends_on))
            (ui::checkbox("framework", &t!(ui, "territory-purchasing-framework"),
                !form.framework.is_empty()))
            (pieces::optional(ui, ("maximum", &t!(ui, "territory-purchasing-maximum"), None),
                &form.maximum, problems))
            (pieces::optional(ui, ("long_because", &t!(ui, "territory-purchasing-long"), None),
                &form.long_because, problems))
            h2 { (t!(ui, "territory-purchasing-renewals")) }
            (maybe("until_1", &until(1), &form.until_1))
            (maybe("by_1", &by(1), &form.by_1))
            (ui::checkbox("tacit_1", &tacit(1), !form.tacit_1.is_empty()))
            (maybe("until_2", &until(2), &form.until_2))
            (maybe("by_2", &by(2), &form.by_2))
            (ui::checkbox("tacit_2", &tacit(2), !form.tacit_2.is_empty()))
            (pieces::optional(ui, ("foreseen", &t!(ui, "territory-purchasing-foreseen"), None),
                &form.foreseen, problems))
            (pieces::select(ui, ("follows", &t!(ui, "territory-purchasing-follows")),
                &form.follows, follows, problems))
            div.actions { button.button { (t!(ui, "territory-purchasing-save")) } }
        })) }
    };
    ui.narrow(&title, body)
}
