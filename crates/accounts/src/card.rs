//! The card of the home page: who has opened an account, for those who help the others in. Nothing
//! once everybody has come.

use crate::{
    store::states::{self, Behind, ClassState, SchoolState, Sum},
    urls,
};
use base::Id;
use db::{Result, Tx};
use maud::{Markup, html};
use people::{Right, SchoolSummary, Standing};
use text::t;
use web::{Drawn, HomeOf, Ui, ui};

/// The classes and schools a card names; the page behind it has them all.
const LINES: usize = 5;
const SCHOOLS_MAX: usize = 3;

/// What there is to say to this person.
struct State {
    platform: Option<(Sum, Vec<Behind>)>,
    schools: Vec<(SchoolSummary, SchoolState, Vec<ClassState>)>,
    classes: Vec<ClassState>,
}

pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    if home.child.is_some() || !home.viewer.is_staff() {
        return Ok(None);
    }
    let state = state(tx, home.viewer, home.now.day())?;
    if state.platform.is_none() && state.schools.is_empty() && state.classes.is_empty() {
        return Ok(None);
    }
    Ok(Some(Box::new(move |ui| draw(ui, &state))))
}

fn state(tx: &Tx<'_>, viewer: &Standing, today: base::Day) -> Result<State> {
    let lines = u32::try_from(LINES).unwrap_or(u32::MAX);
    let platform = if viewer.is_platform_administrator() {
        Some((states::sum(tx)?, states::behind(tx, lines)?))
    } else {
        None
    };
    let has_right = |school: &&SchoolSummary| viewer.has_right(school.id, Right::Accounts);
    let mine: Vec<&SchoolSummary> = viewer.schools.iter().filter(has_right).collect();
    let mut schools = Vec::new();
    for school in mine.iter().take(SCHOOLS_MAX) {
        let state = states::of_school(tx, school.id)?;
        if !state.is_complete() {
            let classes = states::classes_of(tx, school.id, today)?;
            schools.push(((*school).clone(), state, furthest(classes)));
        }
    }
    let is_another = |school: Id<people::School>| mine.iter().all(|known| known.id != school);
    let taught = viewer.classes.iter().filter(|it| viewer.teaches(it.id) && is_another(it.school));
    let taught: Vec<_> = taught.map(|class| class.id).collect();
    let classes = if taught.is_empty() { Vec::new() } else { states::of_classes(tx, &taught)? };
    Ok(State { platform, schools, classes: furthest(classes) })
}

/// Those where most are missing, the most first.
fn furthest(mut classes: Vec<ClassState>) -> Vec<ClassState> {
    classes.retain(|class| class.missing() > 0);
    classes.sort_by_key(|class| std::cmp::Reverse(class.missing()));
    classes.truncate(LINES);
    classes
}

fn draw(ui: &Ui, state: &State) -> Markup {
    let content = html! {
        @if let Some((sum, behind)) = &state.platform { (platform(ui, sum, behind)) }
        @for (school, state, classes) in &state.schools {
            div.body {
                p {
                    b { (school.name) }
                    @if state.pupils > 0 { " · " (reached(ui, state.reached, state.pupils)) }
                }
                p.quiet { (t!(ui, "account-card-staff", active = state.staff_active,
                              staff = state.staff)) }
            }
            (class_rows(ui, classes))
            footer { a.button.plain href=(urls::school_accounts(school.id.cast())) {
                (ui::icon("printer")) (t!(ui, "account-card-print"))
            } }
        }
        (class_rows(ui, &state.classes))
    };
    ui::card("account-card", t!(ui, "account-card-title"), None, content)
}

fn platform(ui: &Ui, sum: &Sum, behind: &[Behind]) -> Markup {
    html! {
        div.body {
            @if let Some(at) = sum.counted_at {
                p { b { (t!(ui, "account-card-schools", count = sum.schools)) } " · "
                    (reached(ui, sum.reached, sum.pupils)) }
                p.quiet { (t!(ui, "account-card-counted", when = ui.when(at))) }
            } @else {
                p.quiet { (t!(ui, "account-card-not-counted")) }
            }
        }
        ul.rows {
            @for school in behind {
                (row(ui, &urls::school_accounts(school.school_id.cast()), "school", &school.name,
                     (school.reached, school.pupils)))
            }
        }
    }
}

fn class_rows(ui: &Ui, classes: &[ClassState]) -> Markup {
    html! {
        @if !classes.is_empty() {
            ul.rows {
                @for class in classes {
                    (row(ui, &urls::class_accounts(class.class_id.cast()), "users", &class.name,
                         (class.reached, class.pupils)))
                }
            }
        }
    }
}

fn row(ui: &Ui, url: &str, icon: &str, name: &str, (come, pupils): (i64, i64)) -> Markup {
    html! {
        li { a.row href=(url) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span { b { (name) } span.quiet { (reached(ui, come, pupils)) } }
            (ui::icon("chevron-right"))
        } }
    }
}

/// "18 enfants sur 24 ont un responsable inscrit"
pub fn reached(ui: &Ui, reached: i64, pupils: i64) -> String {
    t!(ui, "account-reached", count = reached, total = pupils).into_owned()
}
