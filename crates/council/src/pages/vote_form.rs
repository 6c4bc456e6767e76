//! The form of a vote: what it asks, and what it comes to.

use super::{
    pieces::{self, Typed},
    vote::Shown,
};
use crate::{
    AtItem, Deliberation, Mandate,
    deliberation::{Ballot, Deciding, Written},
    store::drafts::Counted,
    vote::{Asked, Choice, NamedVote, Tally},
    voting::{self, Refused, Said},
};
use base::Id;
use maud::{Markup, html};
use web::{Problem, Problems, Ui, t, ui};

/// What was asked for, before one knows who was there.
pub enum Ask {
    /// All for, in one tap.
    Unanimous {
        asked: Asked,
        is_openly_agreed: bool,
    },
    PutOff,
    Votes(Said),
}

impl Ask {
    pub fn count(&self, shown: &Shown, act: &Written) -> Result<Counted, Vec<Refused>> {
        let (record, kinds) = (&shown.record, shown.kinds());
        if shown.is_by_poll(act.id) && !matches!(self, Ask::PutOff) {
            return Err(vec![Refused::ByPoll]);
        }
        match self {
            Ask::PutOff => voting::put_off(record, act),
            Ask::Unanimous { asked, is_openly_agreed } => {
                let (_, at) = voting::at(record, act)?;
                let tally = Tally { votes_for: at.headcount.votes(), ..Tally::default() };
                let said = Said {
                    ballot: Ballot::Hands,
                    tally,
                    chair: None,
                    names: Vec::new(),
                    asked: *asked,
                    is_openly_agreed: *is_openly_agreed,
                };
                voting::decide(record, act, &kinds, &said)
            }
            Ask::Votes(said) => {
                let mut said = said.clone();
                if said.ballot == Ballot::Named {
                    let (_, at) = voting::at(record, act)?;
                    said.tally = Tally::of_names(&said.names, &at.voters);
                } else {
                    // The lists of names are there whatever the ballot: they are left alone.
                    said.names.clear();
                }
                voting::decide(record, act, &kinds, &said)
            }
        }
    }
}

pub fn check(typed: &Typed) -> Result<Ask, Problems> {
    let count = |name| typed.count(name).map(Option::unwrap_or_default);
    let (by_name, secret) = Problems::gather((count("by_name"), count("secret")))?;
    let asked = Asked { by_name, secret };
    let is_openly_agreed = typed.has("openly");
    match typed.value("way") {
        "put_off" => return Ok(Ask::PutOff),
        "unanimous" => return Ok(Ask::Unanimous { asked, is_openly_agreed }),
        _ => {}
    }
    let (votes_for, votes_against, abstentions, not_taking_part, blank, void) =
        Problems::gather((
            count("votes_for"),
            count("votes_against"),
            count("abstentions"),
            count("no_part"),
            count("blank"),
            count("void"),
        ))?;
    let names = typed.numbered("v").filter_map(|(mandate, choice)| {
        let member = Id::<Mandate>::new(mandate).cast();
        Choice::parse(choice).map(|choice| NamedVote { member, choice })
    });
    Ok(Ask::Votes(Said {
        ballot: Ballot::parse(typed.value("ballot")).unwrap_or(Ballot::Hands),
        tally: Tally { votes_for, votes_against, abstentions, not_taking_part, blank, void },
        chair: Choice::parse(typed.value("chair")),
        names: names.collect(),
        asked,
        is_openly_agreed,
    }))
}

/// What is kept of a vote, as its form would send it.
pub fn typed(act: &Deliberation, shown: &Shown) -> Typed {
    if act.outcome.is_none() {
        return Typed(Vec::new());
    }
    let counts = [
        ("votes_for", act.votes_for),
        ("votes_against", act.votes_against),
        ("abstentions", act.abstentions),
        ("no_part", act.not_taking_part),
        ("blank", act.blank),
        ("void", act.void),
    ];
    let mut all: Vec<(String, String)> =
        counts.iter().map(|(name, count)| ((*name).to_owned(), count.to_string())).collect();
    all.push(("ballot".to_owned(), act.ballot.word().to_owned()));
    all.push(("chair".to_owned(), act.chair_vote.clone().unwrap_or_default()));
    let count = |count: u32| if count == 0 { String::new() } else { count.to_string() };
    if let Some(item) = shown.record.item(act.item_id) {
        all.push(("by_name".to_owned(), count(item.asked_by_name)));
        all.push(("secret".to_owned(), count(item.asked_secret)));
        all.extend(item.openly.then(|| ("openly".to_owned(), "on".to_owned())));
    }
    let named = shown.names.iter().map(|(id, choice)| (format!("v{id}"), choice.word().to_owned()));
    all.extend(named);
    Typed(all)
}

pub fn fields(ui: &Ui, shown: &Shown, at: &AtItem, typed: &Typed, problems: &Problems) -> Markup {
    html! {
        @if shown.kinds().contains(&Deciding::Appoint) {
            (ui::checkbox("openly", &t!(ui, "council-vote-openly"), typed.has("openly")))
        }
        div.actions {
            button.button name="way" value="unanimous" {
                (ui::icon("check-check"))
                (t!(ui, "council-vote-unanimous", votes = at.headcount.votes()))
            }
            button.button.plain name="way" value="put_off" { (t!(ui, "council-vote-put-off")) }
        }
        (ballots(ui, shown, at, typed, problems))
        (tally(ui, typed, problems))
        (chair(ui, typed, problems))
        (names(ui, shown, at, typed, problems))
        div.actions {
            button.button name="way" value="votes" {
                (ui::icon("check")) (t!(ui, "council-vote-keep"))
            }
        }
    }
}

/// All that is left to say of an item that is decided by ballot.
pub fn put_off(ui: &Ui) -> Markup {
    html! {
        div.actions {
            button.button.plain name="way" value="put_off" { (t!(ui, "council-vote-put-off")) }
        }
    }
}

fn ballots(ui: &Ui, shown: &Shown, at: &AtItem, typed: &Typed, problems: &Problems) -> Markup {
    let ballots = [
        (Ballot::Hands.word(), t!(ui, "council-ballot-hands")),
        (Ballot::Named.word(), t!(ui, "council-ballot-named")),
        (Ballot::Secret.word(), t!(ui, "council-ballot-secret")),
    ];
    let (present, rule) = (at.headcount.present(), shown.record.rules().ballots);
    let [named, secret] = [t!(ui, "council-asked-by-name"), t!(ui, "council-asked-secret")];
    let from = |threshold: Option<crate::Threshold>| {
        let count = threshold.map(|it| it.minimum(present));
        count.map(|count| t!(ui, "council-asked-from", count = count).into_owned())
    };
    html! {
        (pieces::pick(ui, ("ballot", &t!(ui, "council-ballot")), typed.value("ballot"), &ballots,
            problems))
        details.more {
            summary { (t!(ui, "council-asked")) }
            div.stack {
                @if let Some(hint) = from(rule.by_name_asked_by) {
                    (pieces::optional(ui, ("by_name", &named), typed.value("by_name"),
                        ("number", &hint), problems))
                }
                @if let Some(hint) = from(rule.secret_asked_by) {
                    (pieces::optional(ui, ("secret", &secret), typed.value("secret"),
                        ("number", &hint), problems))
                }
            }
        }
    }
}

fn tally(ui: &Ui, typed: &Typed, problems: &Problems) -> Markup {
    let open = [
        ("votes_for", t!(ui, "council-votes-for")),
        ("votes_against", t!(ui, "council-votes-against")),
        ("abstentions", t!(ui, "council-votes-abstentions")),
        ("no_part", t!(ui, "council-votes-no-part")),
    ];
    let secret = [("blank", t!(ui, "council-votes-blank")), ("void", t!(ui, "council-votes-void"))];
    let count = |name: &str, label: &str| {
        pieces::optional(ui, (name, label), typed.value(name), ("number", ""), problems)
    };
    html! {
        @for (name, label) in &open { (count(name, label)) }
        details.more open[typed.value("ballot") == Ballot::Secret.word()] {
            summary { (t!(ui, "council-votes-papers")) }
            div.stack { @for (name, label) in &secret { (count(name, label)) } }
        }
    }
}

fn choices(ui: &Ui) -> Vec<(String, String)> {
    let said = [
        (Choice::For, t!(ui, "council-choice-for")),
        (Choice::Against, t!(ui, "council-choice-against")),
        (Choice::Abstains, t!(ui, "council-choice-abstains")),
        (Choice::TakesNoPart, t!(ui, "council-choice-no-part")),
    ];
    said.into_iter().map(|(choice, it)| (choice.word().to_owned(), it.into_owned())).collect()
}

/// Asked when as many are for as against.
fn chair(ui: &Ui, typed: &Typed, problems: &Problems) -> Markup {
    let label = t!(ui, "council-chair-vote");
    html! {
        details.more open[problems.of("chair").is_some() || typed.has("chair")] {
            summary { (t!(ui, "council-chair-vote-when")) }
            (pieces::select(ui, ("chair", &label), typed.value("chair"), &choices(ui), problems))
        }
    }
}

/// Each by his name; the one represented is named, not who votes for him.
fn names(ui: &Ui, shown: &Shown, at: &AtItem, typed: &Typed, problems: &Problems) -> Markup {
    let is_named = typed.value("ballot") == Ballot::Named.word();
    let options = choices(ui);
    let none = Problems::none();
    let said = |problem: &Problem| problem.field == "names";
    html! {
        details.more #names open[is_named || problems.iter().any(said)] {
            summary { (t!(ui, "council-by-name")) }
            div.stack {
                @for voter in &at.voters {
                    @let mandate = voter.member.cast::<Mandate>();
                    @let field = format!("v{mandate}");
                    @let name = match voter.holder {
                        None => shown.record.seated(mandate),
                        Some(holder) => t!(ui, "council-by-proxy",
                            name = shown.record.name(mandate),
                            holder = shown.record.seated(holder.cast())).into_owned(),
                    };
                    (pieces::select(ui, (&field, &name), typed.value(&field), &options, &none))
                }
            }
        }
    }
}
