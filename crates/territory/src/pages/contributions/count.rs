//! Counts of a day: what was frozen, what the directory says now, corrections.
//! `/territoire/contributions/comptages/{count}`

use super::{pieces, reading::grouped};
use crate::{
    contribution::{CountChange, CountedMember},
    funding::{
        Blocked, Correction, Counting,
        counting::{self, Corrected, Correcting, Loaded},
        deeds, urls, words,
    },
    store::contributions::counts,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Manage, Page, Problems, Read, Result, Ui, id, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: usize,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CorrectionForm {
    siren: String,
    measure: String,
    uai: String,
    becomes: String,
    reason: String,
}

struct Shown {
    loaded: Loaded,
    changes: Vec<CountChange>,
    corrections: Vec<Correction>,
    is_used: bool,
    is_whole: bool,
}

pub async fn get(
    count: Granted<Read, Counting>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let form = CorrectionForm::default();
    show(&app, &ui, &count, asked.page, &form, &Problems::none()).await
}

pub async fn post(
    count: Granted<Manage, Counting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CorrectionForm>,
) -> Result<Answer> {
    let becomes = form.becomes.trim().parse::<u32>();
    let measure = Corrected::parse(&form.measure);
    let problems = match (becomes, measure) {
        (Ok(becomes), Some(measure)) => {
            match correct(&app, &count, &form, measure, becomes).await {
                Ok(()) => {
                    let said = t!(&ui, "territory-contribution-corrected");
                    return Ok(Answer::to(urls::count(count.id)).saying(said));
                }
                Err(error) => words::problems(error)?,
            }
        }
        _ => Problems::one("becomes", id!("territory-contribution-no-count-typed")),
    };
    Ok(show(&app, &ui, &count, 1, &form, &problems).await?.unprocessable().into())
}

async fn correct(
    app: &App,
    count: &Granted<Manage, Counting>,
    form: &CorrectionForm,
    measure: Corrected,
    becomes: u32,
) -> db::Result<()> {
    let (row, by) = (count.row.clone(), count.viewer.person);
    let (siren, reason) = (form.siren.trim().to_owned(), form.reason.clone());
    let uai = match measure {
        Corrected::Inhabitants => String::new(),
        _ => form.uai.trim().to_uppercase(),
    };
    let becomes = if measure == Corrected::School { 0 } else { becomes };
    let write = move |tx: &Tx<'_>| {
        if counts::is_used(tx, row.id)? {
            return Err(db::Error::refused(Blocked::CountsUsed));
        }
        let loaded = counting::load(tx, &row)?;
        let code = crate::funding::account::code(&siren)?;
        let unknown =
            || db::Error::refused(crate::contribution::Refusal::UnknownMember(code.clone()));
        let account: Id<_> = loaded.accounts.get(&code).copied().ok_or_else(unknown)?;
        let (uai, reason) = (uai.clone(), reason.clone());
        let new = Correcting { account, measure, uai, becomes, reason };
        counting::correct(tx, &row, &new, Some(by))?;
        deeds::did(tx, "contribution.correct", format!("count:{}", row.id), by, tx.now())
    };
    app.db.write(write).await
}

async fn show(
    app: &App,
    ui: &Ui,
    count: &Counting,
    page: usize,
    form: &CorrectionForm,
    problems: &Problems,
) -> Result<Page> {
    let row = count.row.clone();
    let load = move |tx: &Tx<'_>| {
        let loaded = counting::load(tx, &row)?;
        Ok(Shown {
            changes: loaded.counts.changes(&counting::again(tx, &row)?),
            corrections: counts::corrections(tx, row.id)?,
            is_used: counts::is_used(tx, row.id)?,
            is_whole: counting::is_whole(tx, &row)?,
            loaded,
        })
    };
    let shown = app.db.read(load).await?;
    Ok(view(ui, count, page, &shown, (form, problems)))
}

fn view(
    ui: &Ui,
    count: &Counting,
    page: usize,
    shown: &Shown,
    (form, problems): (&CorrectionForm, &Problems),
) -> Page {
    let (year, day) = (count.year.to_string(), count.reference_day.in_words(ui.locale));
    let title = t!(ui, "territory-contribution-count-of", year = year, day = day);
    let members = shown.loaded.counts.members();
    let [pupils, schools, inhabitants] = counting::totals(&shown.loaded.counts).map(grouped);
    let facts = [
        (t!(ui, "territory-contribution-members"), members.len().to_string()),
        (t!(ui, "territory-contribution-schools"), schools),
        (t!(ui, "territory-contribution-pupils"), pupils),
        (t!(ui, "territory-contribution-inhabitants"), inhabitants),
        (t!(ui, "territory-contribution-digest"), count.digest.chars().take(16).collect()),
    ];
    let (range, pager) =
        pieces::paged(ui, &format!("{}?", urls::count(count.id)), page, members.len());
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(count.syndicate_id), &count.funding.name),
        ]))
        h1 { (title) }
        @if shown.is_used { (ui::problems(ui, problems)) }
        @if !shown.is_whole {
            (ui::note(ui::Tone::Warn, t!(ui, "territory-contribution-count-broken")))
        }
        section.card { (pieces::figures(&facts)) }
        div.actions {
            a.button href=(urls::simulation(count.id)) {
                (t!(ui, "territory-contribution-simulate"))
            }
        }
        (changes(ui, shown))
        (corrections(ui, &shown.corrections))
        (table(ui, &members[range]))
        (pager)
        @if ui.may::<Manage>(count) && !shown.is_used {
            (correcting(ui, count, form, problems))
        }
    };
    ui.page(&title, body)
}

fn changes(ui: &Ui, shown: &Shown) -> Markup {
    let name = |change: &CountChange| {
        let member = shown.loaded.counts.member(&change.member);
        member.map_or_else(|| change.member.to_string(), |member| member.name.clone())
    };
    let content = html! {
        @if shown.changes.is_empty() {
            p.body.quiet { (t!(ui, "territory-contribution-no-change")) }
        }
        ul.rows {
            @for change in shown.changes.iter().take(pieces::LINES) {
                li.row { span {
                    b { (name(change)) }
                    span.quiet {
                        (t!(ui, "territory-contribution-change",
                            of = pieces::measure(ui, change.measure),
                            frozen = grouped(change.frozen), now = grouped(change.now)))
                    }
                } }
            }
        }
    };
    ui::card("changes", t!(ui, "territory-contribution-changes"), None, content)
}

fn corrections(ui: &Ui, corrections: &[Correction]) -> Markup {
    let what = |it: &Correction| {
        let (was, becomes) = (grouped(it.was), grouped(it.becomes));
        match it.measure {
            Corrected::Inhabitants => {
                t!(ui, "territory-contribution-corrects-inhabitants", was = was, becomes = becomes)
                    .into_owned()
            }
            Corrected::Pupils => {
                let uai = &it.uai;
                t!(
                    ui,
                    "territory-contribution-corrects-pupils",
                    uai = *uai,
                    was = was,
                    becomes = becomes
                )
                .into_owned()
            }
            Corrected::School => {
                t!(ui, "territory-contribution-corrects-school", uai = it.uai).into_owned()
            }
        }
    };
    html! {
        @if !corrections.is_empty() {
            (ui::card("corrections", t!(ui, "territory-contribution-corrections"), None, html! {
                ul.rows {
                    @for it in corrections {
                        li.row { span {
                            b { (it.name) " · " (what(it)) }
                            span.quiet { (it.reason) " · " (ui::time(ui, it.corrected_at)) }
                        } }
                    }
                }
            }))
        }
    }
}

fn table(ui: &Ui, members: &[CountedMember]) -> Markup {
    use crate::contribution::Measure;
    let pupils = t!(ui, "territory-contribution-pupils");
    let schools = t!(ui, "territory-contribution-schools");
    let inhabitants = t!(ui, "territory-contribution-inhabitants");
    let since = t!(ui, "territory-contribution-since");
    html! {
        div.table-box {
            table.table role="table" {
                caption { (t!(ui, "territory-contribution-counted")) }
                thead { tr {
                    th scope="col" { (t!(ui, "territory-contribution-member")) }
                    th scope="col" { (schools) }
                    th.number scope="col" { (pupils) }
                    th.number scope="col" { (inhabitants) }
                    th scope="col" { (since) }
                } }
                tbody {
                    @for member in members {
                        tr {
                            th scope="row" {
                                (member.name) " " span.quiet { (member.code) }
                            }
                            td data-label=(schools) {
                                @if !member.schools.is_empty() {
                                    details {
                                        summary {
                                            (t!(ui, "territory-contribution-school-list",
                                                count = member.schools.len()))
                                        }
                                        ul { @for school in &member.schools {
                                            li { (school.uai) " " (school.name) " : "
                                                (school.pupils) }
                                        } }
                                    }
                                } @else { "0" }
                            }
                            td.number data-label=(pupils) {
                                (grouped(member.count(Measure::Pupil)))
                            }
                            td.number data-label=(inhabitants) {
                                (grouped(member.inhabitants.into()))
                            }
                            td data-label=(since) { (member.since.french()) }
                        }
                    }
                }
            }
        }
    }
}

fn correcting(ui: &Ui, count: &Counting, form: &CorrectionForm, problems: &Problems) -> Markup {
    let measures = [
        (Corrected::Inhabitants, t!(ui, "territory-contribution-correct-inhabitants")),
        (Corrected::Pupils, t!(ui, "territory-contribution-correct-pupils")),
        (Corrected::School, t!(ui, "territory-contribution-correct-school")),
    ]
    .map(|(measure, words)| (measure.word().to_owned(), words.into_owned()));
    let (siren, uai) =
        (t!(ui, "territory-contribution-siren"), t!(ui, "territory-contribution-uai"));
    let becomes = t!(ui, "territory-contribution-becomes");
    let reason = t!(ui, "territory-contribution-reason");
    let label = t!(ui, "territory-contribution-correct-what");
    let content = html! {
        div.body #form {
            (ui::form(ui, &urls::correction(count.id), problems, html! {
                (pieces::field(ui, "siren", &siren, &form.siren, problems))
                (pieces::select(ui, ("measure", &label), &form.measure, &measures, problems))
                (pieces::optional(ui, ("uai", &uai, None), &form.uai, problems))
                (pieces::field(ui, "becomes", &becomes, &form.becomes, problems))
                (pieces::field(ui, "reason", &reason, &form.reason, problems))
                div.actions { button.button { (t!(ui, "territory-contribution-correct")) } }
            }))
        }
    };
    ui::card("correct", t!(ui, "territory-contribution-correct-title"), None, content)
}
