//! « Où en est notre commune ? »: where a member stands, and the next thing to do in one sentence.
//! Answers `GET /territoire/{body}` for a body that is not a syndicate.

use super::{body::Asked, pieces, proposal::ProposalForm};
use crate::{
    Delegate,
    competence::{Competence, Membership, Refusal, Transfer},
    handover::Handover,
    progress::{self, Line, Stage},
    proposing,
    store::{self, facts},
    urls,
};
use base::Day;
use council::{Assembly, assembly::Prepare};
use db::Tx;
use maud::{Markup, html};
use people::Body;
use web::{
    App, Page, Problems, Result, Ui, t,
    ui::{self, Field, Tone},
};

/// What a member sees of a competence.
pub struct Shown {
    pub competence: Competence,
    pub syndicate: Body,
    pub others: Vec<Competence>,
    /// None for a body that is no commune of the syndicate's territory.
    pub line: Option<Line>,
    pub transfer: Option<Transfer>,
    pub membership: Option<Membership>,
    pub delegates: Vec<Delegate>,
    /// Archives of the commune's schools, when they have closed.
    pub handed: Vec<Handover>,
    /// Whether it may be proposed today.
    pub may: std::result::Result<(), Refusal>,
}

/// None when no syndicate offers anything.
pub fn load(tx: &Tx<'_>, body: &Body, wanted: &str, today: Day) -> db::Result<Option<Shown>> {
    let offered = facts::offered(tx, today)?;
    let transfers = facts::transfers_of(tx, body.id)?;
    let given = |it: &&Competence| transfers.iter().any(|one| one.competence_id == it.id);
    let named = offered.iter().find(|it| it.id.to_string() == wanted);
    let Some(competence) = named.or_else(|| offered.iter().find(given)).or(offered.first()) else {
        return Ok(None);
    };
    let competence = competence.clone();
    let Some(syndicate) = people::body::load(tx, competence.syndicate_id)? else { return Ok(None) };
    let line = progress::of_commune(tx, &competence, body.id, today)?;
    let may = proposing::check(tx, body, &competence, line.as_ref(), today)?;
    let memberships = facts::memberships_of(tx, body.id)?;
    Ok(Some(Shown {
        transfer: transfers.into_iter().find(|it| it.competence_id == competence.id),
        membership: memberships.into_iter().find(|it| it.syndicate_id == syndicate.id),
        delegates: store::delegates::sent_by(tx, body.id, syndicate.id, today)?,
        handed: body.town.map_or(Ok(Vec::new()), |town| store::handovers::of_town(tx, town))?,
        others: offered.into_iter().filter(|it| it.id != competence.id).collect(),
        competence,
        syndicate,
        line,
        may,
    }))
}

pub async fn page(app: &App, ui: &Ui, body: &Assembly, asked: &Asked) -> Result<Page> {
    let (own, today, wanted) = (body.body.clone(), ui.today(), asked.competence.clone());
    let shown = app.db.read(move |tx| load(tx, &own, &wanted, today)).await?;
    Ok(view(ui, body, shown.as_ref(), &ProposalForm::default(), &Problems::none()))
}

pub fn view(
    ui: &Ui,
    body: &Assembly,
    shown: Option<&Shown>,
    form: &ProposalForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "territory-own-title", name = body.name.as_str());
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "territory-title"))]))
        h1 { (title) }
        @match shown {
            None => (ui::empty(t!(ui, "territory-nothing-offered"), None)),
            Some(shown) => (standing(ui, body, shown, form, problems)),
        }
    };
    ui.narrow(&title, content)
}

fn standing(
    ui: &Ui,
    body: &Assembly,
    shown: &Shown,
    form: &ProposalForm,
    problems: &Problems,
) -> Markup {
    let may = ui.may::<Prepare>(body);
    let name = shown.competence.name.as_str();
    let syndicate = shown.syndicate.name.as_str();
    html! {
        p.quiet { (t!(ui, "territory-own-about", competence = name, syndicate = syndicate)) }
        @if let Some(line) = &shown.line {
            (steps(ui, line.stage))
            (warnings(ui, line))
            (next(ui, shown, line))
        } @else { (of_other(ui, shown)) }
        (sent(ui, &shown.delegates))
        (super::handover::rows(ui, &shown.handed))
        @if may {
            (super::proposal::proposing(ui, body, shown, form, problems))
            (super::withdrawal::leaving(ui, body, shown))
        }
        (others(ui, body, shown))
    }
}

/// The way, and where one is on it.
fn steps(ui: &Ui, at: Stage) -> Markup {
    html! {
        ol.steps aria-label=(t!(ui, "territory-way")) {
            @for stage in Stage::ALL.iter().skip(1) {
                @let current = (*stage == at).then_some("step");
                li.done[*stage < at] aria-current=[current] { (pieces::stage(ui, *stage)) }
            }
        }
    }
}

fn warnings(ui: &Ui, line: &Line) -> Markup {
    let today = ui.today();
    html! {
        @if let Some(other) = &line.row.conflict {
            (ui::note(Tone::Warn, t!(ui, "territory-own-conflict", name = other.as_str())))
        }
        @if let Some(day) = line.ends_on(today) {
            @let day = day.in_words(ui.locale);
            (ui::note(Tone::Warn, t!(ui, "territory-own-ends", day = day)))
        }
        @if let Some(day) = line.ended_on(today) {
            @let day = day.in_words(ui.locale);
            (ui::note(Tone::Info, t!(ui, "territory-own-ended", day = day)))
        }
    }
}

/// The next thing to do, in one sentence, and where.
fn next(ui: &Ui, shown: &Shown, line: &Line) -> Markup {
    let act = line.act.as_ref();
    let syndicate = shown.syndicate.name.as_str();
    let since = line.since().map(|day| day.in_words(ui.locale)).unwrap_or_default();
    let epci = line.row.epci.as_deref().unwrap_or_default();
    let words = match line.stage {
        Stage::Nothing if line.is_being_written() => t!(ui, "territory-next-written"),
        Stage::Nothing => t!(ui, "territory-next-nothing"),
        Stage::Deliberated => t!(ui, "territory-next-deliberated"),
        Stage::Transmitted if !line.row.is_asked => t!(ui, "territory-next-publish"),
        Stage::Transmitted => t!(ui, "territory-next-transmitted", syndicate = syndicate),
        Stage::Concordant => t!(ui, "territory-next-concordant", syndicate = syndicate),
        _ if line.is_by_epci(ui.today()) => {
            t!(ui, "territory-next-by-epci", epci = epci, day = since)
        }
        Stage::Effective => t!(ui, "territory-next-effective", day = since),
        Stage::Open => {
            t!(ui, "territory-next-open", count = line.row.schools, day = since)
        }
    };
    html! {
        section.card aria-labelledby="next" {
            header { h2 #next { (t!(ui, "territory-next")) } }
            div.body.stack {
                p { (words) }
                @if let Some(act) = act {
                    p { a href=(council::urls::deliberation(act.id)) {
                        (t!(ui, "territory-see-deliberation"))
                    } }
                }
            }
        }
    }
}

/// An EPCI, a department: not on the table of communes, a member all the same.
fn of_other(ui: &Ui, shown: &Shown) -> Markup {
    let today = ui.today();
    let words = match &shown.membership {
        Some(it) if it.holds_on(today) => t!(ui, "territory-other-member"),
        Some(it) if it.from_on.is_none() && it.until_on.is_none() => {
            t!(ui, "territory-other-asked")
        }
        _ => t!(ui, "territory-other-none"),
    };
    html! { (ui::note(Tone::Info, words)) }
}

fn sent(ui: &Ui, delegates: &[Delegate]) -> Markup {
    let row = |one: &Delegate| {
        let until = one.until_on.map(|day| day.in_words(ui.locale));
        let role =
            if one.is_deputy { t!(ui, "territory-deputy") } else { t!(ui, "territory-delegate") };
        html! {
            li.row {
                (ui::face(&one.name()))
                span {
                    b { (one.name().full()) }
                    span.quiet {
                        (role)
                        @if let Some(day) = until {
                            " · " (t!(ui, "territory-until-day", day = day))
                        }
                    }
                }
            }
        }
    };
    html! {
        @if !delegates.is_empty() {
            (ui::card("sent", t!(ui, "territory-sent"), None, html! {
                ul.rows { @for one in delegates { (row(one)) } }
            }))
        }
    }
}

fn others(ui: &Ui, body: &Assembly, shown: &Shown) -> Markup {
    let url = |it: &Competence| format!("{}?competence={}", urls::body(body.body.id), it.id);
    html! {
        @if !shown.others.is_empty() {
            (ui::card("others", t!(ui, "territory-others"), None, html! {
                ul.rows { @for it in &shown.others {
                    li { a.row href=(url(it)) { span { b { (it.name) } }
                        (ui::icon("chevron-right")) } }
                } }
            }))
        }
    }
}

/// Why it may not be proposed, in a sentence.
pub fn refusal(ui: &Ui, refusal: &Refusal) -> String {
    match refusal {
        Refusal::GivenElsewhere { competence, syndicate } => t!(
            ui,
            "territory-refusal-elsewhere",
            competence = competence.as_str(),
            syndicate = syndicate.as_str()
        ),
        Refusal::GivenAlready { competence } => {
            t!(ui, "territory-refusal-already", competence = competence.as_str())
        }
        Refusal::UnderWay { competence } => {
            t!(ui, "territory-refusal-under-way", competence = competence.as_str())
        }
        Refusal::NotRunning => t!(ui, "territory-refusal-not-running"),
        Refusal::NotAMember => t!(ui, "territory-refusal-not-a-member"),
    }
    .into_owned()
}

/// A hidden field that says which competence a form is about.
pub fn about(shown: &Shown) -> Markup {
    html! { input type="hidden" name="competence" value=(shown.competence.id); }
}

/// A short text of a form.
pub fn field(ui: &Ui, name: &str, label: &str, value: &str, problems: &Problems) -> Markup {
    Field { name, label, value, is_optional: true, ..Field::default() }.draw(ui, problems)
}
