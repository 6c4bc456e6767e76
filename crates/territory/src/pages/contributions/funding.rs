//! The contributions of a syndicate: keys, counts, campaigns, the purchasing group.
//! `/territoire/contributions/{syndicate}`

use super::{key, pieces};
use crate::{
    funding::{CampaignRow, CountRow, Funding, GroupRow, KeyRow, counting, urls, words},
    store::contributions::{campaigns, counts, groups, keys},
};
use axum::extract::State;
use base::{Day, Money};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Manage, Page, Problems, Read, Result, Ui, id, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CountForm {
    year: String,
    day: String,
}

struct Shown {
    keys: Vec<KeyRow>,
    counts: Vec<CountRow>,
    campaigns: Vec<CampaignRow>,
    groups: Vec<GroupRow>,
}

pub async fn get(funding: Granted<Read, Funding>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let form = CountForm { year: (ui.today().year() + 1).to_string(), day: ui.today().iso() };
    show(&app, &ui, &funding, &form, &Problems::none()).await
}

/// Takes the counts of a day: `POST /territoire/contributions/{syndicate}/comptages`.
pub async fn post_count(
    funding: Granted<Manage, Funding>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CountForm>,
) -> Result<Answer> {
    let year = form.year.trim().parse::<i16>().ok().filter(|year| (2000..=2100).contains(year));
    let year = year.ok_or(id!("territory-contribution-no-year"));
    let day = Day::parse(&form.day).and_then(|day| day.not_after(ui.today()));
    let (syndicate, by) = (funding.id, funding.viewer.person);
    let problems = match Problems::gather((year.at("year"), day.at("day"))) {
        Err(problems) => problems,
        Ok((year, day)) => {
            let take = move |tx: &Tx<'_>| counting::take(tx, syndicate, year, day, Some(by));
            match app.db.write(take).await {
                Ok(count) => {
                    let said = t!(&ui, "territory-contribution-count-taken");
                    return Ok(Answer::to(urls::count(count)).saying(said));
                }
                Err(error) => words::problems(error)?,
            }
        }
    };
    Ok(show(&app, &ui, &funding, &form, &problems).await?.unprocessable().into())
}

async fn show(
    app: &App,
    ui: &Ui,
    funding: &Funding,
    form: &CountForm,
    problems: &Problems,
) -> Result<Page> {
    let syndicate = funding.id;
    let load = move |tx: &Tx<'_>| {
        Ok(Shown {
            keys: keys::of_syndicate(tx, syndicate)?,
            counts: counts::of_syndicate(tx, syndicate)?,
            campaigns: campaigns::of_syndicate(tx, syndicate)?,
            groups: groups::of_syndicate(tx, syndicate)?,
        })
    };
    Ok(view(ui, funding, &app.db.read(load).await?, form, problems))
}

fn view(ui: &Ui, funding: &Funding, shown: &Shown, form: &CountForm, problems: &Problems) -> Page {
    let may = ui.may::<Manage>(funding);
    let title = t!(ui, "territory-contribution-home-of", name = funding.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "territory-contribution-title"))]))
        h1 { (title) }
        div.columns {
            div.stack {
                (campaigns_card(ui, funding, shown, may))
                (keys_card(ui, funding, shown, may))
            }
            div.stack {
                (counts_card(ui, funding, shown, may.then_some((form, problems))))
                (groups_card(ui, funding, shown, may))
            }
        }
    };
    ui.page(&title, body)
}

fn row(url: &str, name: &str, more: &str) -> Markup {
    html! {
        li { a.row href=(url) {
            span { b { (name) } span.quiet { (more) } } (ui::icon("chevron-right"))
        } }
    }
}

fn campaigns_card(ui: &Ui, funding: &Funding, shown: &Shown, may: bool) -> Markup {
    let content = html! {
        @if shown.campaigns.is_empty() {
            p.body.quiet { (t!(ui, "territory-contribution-no-campaign")) }
        }
        ul.rows {
            @for it in &shown.campaigns {
                @let total = pieces::money(ui, Money::from_cents(it.total));
                @let state = pieces::campaign_state(ui, it.state);
                @let more = if it.total == 0 { state.into_owned() } else {
                    format!("{state} · {total}")
                };
                (row(&urls::campaign(it.id),
                    &t!(ui, "territory-contribution-campaign-of", year = it.year.to_string()),
                    &more))
            }
        }
        div.body {
            @if may && !shown.keys.is_empty() && !shown.counts.is_empty() {
                a.button href=(urls::new_campaign(funding.id)) {
                    (t!(ui, "territory-contribution-campaign-new"))
                }
            }
            a href=(urls::accounts(funding.id)) { (t!(ui, "territory-contribution-accounts")) }
        }
    };
    ui::card("campaigns", t!(ui, "territory-contribution-campaigns"), None, content)
}

fn keys_card(ui: &Ui, funding: &Funding, shown: &Shown, may: bool) -> Markup {
    let content = html! {
        @if shown.keys.is_empty() { p.body.quiet { (t!(ui, "territory-contribution-no-key")) } }
        ul.rows {
            @for it in &shown.keys { (row(&urls::key(it.id), &it.title, &key::state(ui, it))) }
        }
        @if may {
            div.body { a.button href=(urls::new_key(funding.id)) {
                (t!(ui, "territory-contribution-key-new"))
            } }
        }
    };
    ui::card("keys", t!(ui, "territory-contribution-keys"), None, content)
}

fn counts_card(
    ui: &Ui,
    funding: &Funding,
    shown: &Shown,
    taking: Option<(&CountForm, &Problems)>,
) -> Markup {
    let content = html! {
        @if shown.counts.is_empty() { p.body.quiet { (t!(ui, "territory-contribution-no-count")) } }
        ul.rows {
            @for it in &shown.counts {
                @let day = it.reference_day.in_words(ui.locale);
                @let figures = t!(ui, "territory-contribution-figures",
                    members = it.members, schools = it.schools.to_string(),
                    pupils = it.pupils.to_string()).into_owned();
                (row(&urls::count(it.id),
                    &t!(ui, "territory-contribution-count-of",
                        year = it.year.to_string(), day = day), &figures))
            }
        }
        @if let Some((form, problems)) = taking {
            div.body #form {
                (ui::form(ui, &urls::counts(funding.id), problems, html! {
                    (pieces::field(ui, "year", &t!(ui, "territory-contribution-year"), &form.year,
                        problems))
                    (pieces::day(ui, "day", &t!(ui, "territory-contribution-reference-day"),
                        &form.day, problems))
                    p.quiet { (t!(ui, "territory-contribution-count-help")) }
                    div.actions {
                        button.button { (t!(ui, "territory-contribution-count-take")) }
                    }
                }))
            }
        }
    };
    ui::card("counts", t!(ui, "territory-contribution-counts"), None, content)
}

fn groups_card(ui: &Ui, funding: &Funding, shown: &Shown, may: bool) -> Markup {
    let content = html! {
        @if shown.groups.is_empty() { p.body.quiet { (t!(ui, "territory-purchasing-none")) } }
        ul.rows {
            @for it in &shown.groups {
                (row(&urls::purchasing(it.id), &it.name, &it.agreed_on.in_words(ui.locale)))
            }
        }
        @if may {
            div.body { a.button.plain href=(urls::groups(funding.id)) {
                (t!(ui, "territory-purchasing-new"))
            } }
        }
    };
    ui::card("groups", t!(ui, "territory-purchasing-title"), None, content)
}
