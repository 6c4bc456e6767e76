//! Proposing that a member gives a competence and joins: `POST /territoire/{body}/proposition`, the
//! form of « Où en est notre commune ? ». A draft is written; nothing is decided.

use super::own::{self, Shown};
use crate::{deeds, proposing, store, urls};
use axum::extract::State;
use base::{Id, PersonName, RichText, Title};
use council::{Assembly, Deliberation, Proposal, assembly::Prepare, effect::Effect};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Result, Ui, form, t,
    ui::{self, Field, Tone},
};

const NAME_MAX: usize = 60;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProposalForm {
    pub competence: String,
    /// `M` or `MME`, as titles are kept.
    pub title: String,
    pub first: String,
    pub last: String,
    pub deputy_title: String,
    pub deputy_first: String,
    pub deputy_last: String,
}

/// Whom the council is asked to appoint, when it is known.
struct Checked {
    delegate: Option<PersonName>,
    deputy: Option<PersonName>,
}

impl ProposalForm {
    fn check(&self) -> std::result::Result<Checked, Problems> {
        let (first, last, deputy_first, deputy_last) = Problems::gather((
            form::optional(&self.first, NAME_MAX).at("first"),
            form::optional(&self.last, NAME_MAX).at("last"),
            form::optional(&self.deputy_first, NAME_MAX).at("deputy_first"),
            form::optional(&self.deputy_last, NAME_MAX).at("deputy_last"),
        ))?;
        let (delegate, deputy) = Problems::gather((
            name(&self.title, first, last).at("last"),
            name(&self.deputy_title, deputy_first, deputy_last).at("deputy_last"),
        ))?;
        if delegate.is_none() && deputy.is_some() {
            return Err(Problems::one("last", text::id!("territory-deputy-alone")));
        }
        Ok(Checked { delegate, deputy })
    }
}

/// A whole name, or none at all; half of one is wrong.
fn name(
    title: &str,
    first: Option<String>,
    last: Option<String>,
) -> std::result::Result<Option<PersonName>, &'static str> {
    match (first, last) {
        (None, None) => Ok(None),
        (Some(first), Some(last)) => Ok(Some(PersonName::new(first, last, Title::parse(title)))),
        _ => Err(text::id!("territory-name-half")),
    }
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ProposalForm>,
) -> Result<Answer> {
    let (body, today, wanted) = (assembly.body.clone(), ui.today(), form.competence.clone());
    let load = move |tx: &Tx<'_>| own::load(tx, &body, &wanted, today);
    let shown = app.db.read(load).await?.ok_or(Error::NotFound)?;
    let again = |problems: &Problems| -> Page {
        own::view(&ui, &assembly, Some(&shown), &form, problems).unprocessable()
    };
    let checked = match form.check() {
        Ok(checked) => checked,
        Err(problems) => return Ok(again(&problems).into()),
    };
    if shown.may.is_err() {
        // The page says why, where the form was.
        return Ok(again(&Problems::none()).into());
    }
    let proposal = written(&ui, &assembly, &shown, &checked);
    let (now, by, member) = (ui.now, assembly.viewer.person, assembly.body.clone());
    let competence = shown.competence.clone();
    let write = move |tx: &Tx<'_>| {
        // Asked again inside: two agents may propose at once.
        let line = crate::progress::of_commune(tx, &competence, member.id, now.day())?;
        if proposing::check(tx, &member, &competence, line.as_ref(), now.day())?.is_err() {
            return Ok(None);
        }
        let statutes = store::statutes::on(tx, competence.syndicate_id, now.day())?;
        let mut proposal = proposal.clone();
        if statutes.is_none() {
            let is_of_statutes = |effect: &Effect| matches!(effect, Effect::Statutes { .. });
            proposal.decisions.retain(|(_, effect)| !is_of_statutes(effect));
        }
        for (_, effect) in &mut proposal.decisions {
            if let (Effect::Statutes { statutes: id, .. }, Some(it)) = (effect, &statutes) {
                *id = it.id.raw();
            }
        }
        let act = council::propose(tx, &proposal)?;
        deeds::proposed(tx, member.id, act, by, now)?;
        Ok(Some(act))
    };
    let made = app.db.write(write).await;
    if made.as_ref().is_err_and(proposing::is_without_meeting) {
        return Ok(again(&Problems::one("competence", text::id!("territory-no-meeting"))).into());
    }
    let made: Option<Id<Deliberation>> = made?;
    match made {
        Some(act) => {
            Ok(Answer::to(council::urls::deliberation(act)).saying(t!(&ui, "territory-proposed")))
        }
        None => Ok(Answer::to(urls::body(assembly.body.id))),
    }
}

/// The draft, in the words towns use.
fn written(ui: &Ui, member: &Assembly, shown: &Shown, checked: &Checked) -> Proposal {
    let syndicate = shown.syndicate.id;
    let (competence, name) = (shown.competence.name.as_str(), shown.syndicate.name.as_str());
    let of = member.name.as_str();
    let mut decides = vec![
        (
            t!(ui, "territory-decides-transfer", competence = competence, syndicate = name)
                .into_owned(),
            Effect::Transfer { syndicate, competence: shown.competence.id.raw() },
        ),
        (
            t!(ui, "territory-decides-adhere", syndicate = name).into_owned(),
            Effect::Adhere { syndicate },
        ),
        (
            t!(ui, "territory-decides-statutes", syndicate = name).into_owned(),
            Effect::Statutes { syndicate, statutes: 0 },
        ),
    ];
    let named = [(&checked.delegate, false), (&checked.deputy, true)];
    for (who, is_deputy) in named {
        let Some(who) = who else { continue };
        let full = who.formal();
        let words = if is_deputy {
            t!(ui, "territory-decides-deputy", name = full, syndicate = name)
        } else {
            t!(ui, "territory-decides-delegate", name = full, syndicate = name)
        };
        let college = String::new();
        let effect = Effect::Appoint { to: syndicate, name: who.clone(), college, is_deputy };
        decides.push((words.into_owned(), effect));
    }
    let report = t!(ui, "territory-report", member = of, competence = competence, syndicate = name);
    Proposal {
        body: member.body.id,
        title: t!(ui, "territory-proposal-title", competence = competence, syndicate = name)
            .into_owned(),
        report: RichText::from_plain(&report),
        decisions: decides,
        corrects: None,
        undoes: None,
    }
}

/// The form, or why there is none.
pub fn proposing(
    ui: &Ui,
    body: &Assembly,
    shown: &Shown,
    form: &ProposalForm,
    problems: &Problems,
) -> Markup {
    let content = if let Err(refusal) = &shown.may {
        html! { div.body { (ui::note(Tone::Info, own::refusal(ui, refusal))) } }
    } else {
        fields(ui, body, shown, form, problems)
    };
    ui::card("propose", t!(ui, "territory-propose"), None, content)
}

fn fields(
    ui: &Ui,
    body: &Assembly,
    shown: &Shown,
    form: &ProposalForm,
    problems: &Problems,
) -> Markup {
    let field = |name, label: &str, value: &str| own::field(ui, name, label, value, problems);
    html! {
        div.body { (ui::form(ui, &urls::proposal(body.body.id), problems, html! {
            (own::about(shown))
            p.quiet { (t!(ui, "territory-propose-hint")) }
            (titled(ui, "title", &form.title))
            (field("first", &t!(ui, "territory-delegate-first"), &form.first))
            (field("last", &t!(ui, "territory-delegate-last"), &form.last))
            (titled(ui, "deputy_title", &form.deputy_title))
            (field("deputy_first", &t!(ui, "territory-deputy-first"), &form.deputy_first))
            (field("deputy_last", &t!(ui, "territory-deputy-last"), &form.deputy_last))
            div.actions { button.button { (t!(ui, "territory-propose-do")) } }
        })) }
    }
}

fn titled(ui: &Ui, name: &str, value: &str) -> Markup {
    let (madam, sir) = (t!(ui, "territory-madam"), t!(ui, "territory-sir"));
    let options = [("", ""), (Title::Mme.code(), &*madam), (Title::M.code(), &*sir)];
    let label = if name == "title" {
        t!(ui, "territory-delegate-title")
    } else {
        t!(ui, "territory-deputy-title")
    };
    let field = Field { name, label: &label, value, ..Field::default() };
    ui::select(ui, &field, &options, &Problems::none())
}
