//! How a carnet is drawn: « ce que je sais faire », by area, with photos and days; for a child who
//! does not read yet it is large, and said aloud.

use super::{
    pieces::{self, For},
    pupil::Shown,
};
use crate::{
    Carnet,
    carnet::Answer,
    model::{Area, typeset},
    observation::{Noted, State},
    showing::Sight,
    urls,
};
use maud::{Markup, html};
use ui::{Chip, Field, Tone};
use web::{Granted, Page, Problems, Ui, t, ui};

pub fn page<A>(
    ui: &Ui,
    carnet: &Granted<A, Carnet>,
    shown: &Shown,
    typed: (&str, &Problems),
) -> Page {
    let is_own = carnet.viewer.person == carnet.person();
    let title =
        if is_own { t!(ui, "carnet-mine") } else { t!(ui, "carnet-of", name = carnet.name.first) };
    let body = html! {
        (way_back(ui, carnet, shown))
        @if is_own { h1 { (title) } } @else { (ui::head(&title, tools(ui, carnet, shown))) }
        p.quiet {
            (carnet.name.full()) " · " (carnet.level.written()) " · " (carnet.school_name)
        }
        (years(ui, carnet, shown))
        @if shown.is_followed { (sights(ui, shown)) }
        @if shown.observations.is_empty() {
            (ui::empty(if shown.is_followed { t!(ui, "carnet-nothing") }
                else { t!(ui, "carnet-nothing-shown") }, None))
        }
        @for area in Area::ALL.iter().copied() { (section(ui, carnet, shown, area)) }
        @if !is_own { (signing(ui, carnet, shown, typed)) }
    };
    ui.page(&title, body)
}

fn way_back<A>(ui: &Ui, carnet: &Granted<A, Carnet>, shown: &Shown) -> Markup {
    let class = carnet.class.filter(|_| shown.is_followed);
    html! {
        @match class {
            Some(class) => (ui::breadcrumb(ui, &[
                (urls::HOME, &t!(ui, "carnet-title")),
                (&urls::class(class.cast()), &carnet.class_name),
            ])),
            None => (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "carnet-title"))])),
        }
    }
}

fn tools<A>(ui: &Ui, carnet: &Granted<A, Carnet>, shown: &Shown) -> Markup {
    let pupil = carnet.person();
    html! {
        div.toolbar {
            @if let Some(class) = carnet.class.filter(|_| shown.is_followed) {
                a.button href={ (urls::observe(class.cast())) "?pupils=" (pupil) } {
                    (ui::icon("plus")) (t!(ui, "carnet-note"))
                }
                a.button.plain href=(urls::to_observe(pupil)) {
                    (ui::icon("list")) (t!(ui, "carnet-to-observe"))
                }
            }
            @if shown.has_synthesis {
                a.button.plain href=(urls::synthesis(pupil)) {
                    (ui::icon("graduation-cap")) (t!(ui, "carnet-synthesis"))
                }
            }
            @if !shown.observations.is_empty() {
                a.button.plain href=(urls::pupil_pdf(pupil, shown.year)) {
                    (ui::icon("download")) (t!(ui, "carnet-pdf"))
                }
            }
        }
    }
}

/// A carnet goes through several years; each is a page.
fn years(ui: &Ui, carnet: &Carnet, shown: &Shown) -> Markup {
    if shown.years.len() < 2 {
        return html! {};
    }
    let named: Vec<(String, String)> = shown
        .years
        .iter()
        .map(|year| (urls::pupil_year(carnet.person(), *year), year.to_string()))
        .collect();
    let chips: Vec<Chip<'_>> = named
        .iter()
        .zip(&shown.years)
        .map(|((url, words), year)| Chip { url, words, number: None, is_open: *year == shown.year })
        .collect();
    ui::chips(t!(ui, "carnet-years"), &chips)
}

/// Who it is shown to: only the class that noted something changes it.
fn reader(carnet: &Carnet, shown: &Shown, noted: &Noted) -> For {
    if !shown.is_followed {
        For::Family
    } else if carnet.class == Some(noted.class_id) {
        For::Team
    } else {
        For::Colleague
    }
}

fn section<A>(ui: &Ui, carnet: &Granted<A, Carnet>, shown: &Shown, area: Area) -> Markup {
    let is_own = carnet.viewer.person == carnet.person();
    let of_area = |noted: &&Noted| noted.area == area;
    let observations: Vec<&Noted> = shown.observations.iter().filter(of_area).collect();
    if observations.is_empty() {
        return html! {};
    }
    let id = format!("area-{}", area.word());
    html! {
        section.carnet-area.(area.word()) aria-labelledby=(id) {
            header {
                h2 #(id) { (pieces::area(ui, area)) }
                (aloud(ui, area, &observations))
            }
            div.observations.big[is_own] {
                @for noted in observations {
                    (pieces::observation(ui, noted, shown.files_of(noted),
                        reader(carnet, shown, noted)))
                }
            }
        }
    }
}

/// « Je sais… », for the child who does not read yet. A script says it; without one it is not
/// there.
fn aloud(ui: &Ui, area: Area, observations: &[&Noted]) -> Markup {
    let done = observations.iter().filter(|noted| noted.state == State::Done);
    let said: Vec<String> = done.map(|noted| typeset(noted.heading())).collect();
    let name = pieces::area(ui, area);
    let text = format!("{name}. {} {}", t!(ui, "carnet-aloud"), said.join(". "));
    html! {
        @if !said.is_empty() {
            button.listen type="button" hidden data-behaviour="speak" data-speak=(text)
                data-speak-lang="fr-FR" aria-label=(t!(ui, "carnet-listen", area = name)) {
                (ui::icon("volume-2"))
            }
        }
    }
}

/// Who of the family has seen and signed what was shown last; the team reads what each answered.
fn sights(ui: &Ui, shown: &Shown) -> Markup {
    let Some(last) = &shown.last else {
        return ui::note(Tone::Info, t!(ui, "carnet-never-shown"));
    };
    html! {
        (ui::card("sights", t!(ui, "carnet-shown-on", day = last.at.day().in_words(ui.locale)),
            None, html! {
            @if shown.sights.is_empty() {
                p.body { (t!(ui, "carnet-nobody-opened")) }
            } @else {
                ul.rows { @for sight in &shown.sights { li { (sight_row(ui, sight)) } } }
            }
        }))
    }
}

fn sight_row(ui: &Ui, sight: &Sight) -> Markup {
    html! {
        div.row {
            (ui::face(&sight.name()))
            span {
                b { (sight.name().full()) }
                @if !sight.words.is_empty() { span.quiet { (t!(ui, "carnet-quoted",
                    words = sight.words)) } }
                @match sight.signed_at {
                    Some(at) => (ui::tag(t!(ui, "carnet-signed-on",
                        day = at.day().without_year(ui.locale)), Tone::Ok)),
                    None => (ui::tag(t!(ui, "carnet-opened"), Tone::Plain)),
                }
            }
        }
    }
}

/// A guardian signs for himself; what the other has written is the other's.
fn signing<A>(
    ui: &Ui,
    carnet: &Granted<A, Carnet>,
    shown: &Shown,
    (words, problems): (&str, &Problems),
) -> Markup {
    let Some(last) = shown.last.as_ref().filter(|_| ui.may::<Answer>(&**carnet)) else {
        return html! {};
    };
    let own = shown.sights.iter().find(|sight| sight.guardian_id == carnet.viewer.person);
    if let Some(at) = own.and_then(|sight| sight.signed_at) {
        return ui::note(Tone::Ok, t!(ui, "carnet-you-signed", hour = ui.when_in_full(at)));
    }
    let label = t!(ui, "carnet-answer");
    let field =
        Field { name: "words", label: &label, value: words, is_optional: true, ..Field::default() };
    ui::card(
        "sign",
        t!(ui, "carnet-sign-title"),
        None,
        html! {
            div.body {
                (ui::form(ui, &urls::sight(carnet.person()), problems, html! {
                    input type="hidden" name="showing" value=(last.showing_id);
                    (field.draw(ui, problems))
                    button.button { (ui::icon("signature")) (t!(ui, "carnet-sign")) }
                }))
            }
        },
    )
}
