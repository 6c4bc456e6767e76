//! `/dev/ui`: a sample of each component, looked at by people and by axe.

use crate::{App, Error, Page, Problem, Problems, Public, Result, Routes, Ui, get, ui};
use axum::extract::State;
use base::{PersonName, RichText, Title};
use maud::{Markup, html};
use ui::{Chip, Colour, Field, Tone};

pub(crate) fn routes() -> Routes {
    Routes::new().at("/dev/ui", get(show))
}

/// Not in a house that is open to the world: samples are for those who build.
async fn show(_: Public, State(app): State<App>, ui: Ui) -> Result<Page> {
    if app.settings.is_secure {
        return Err(Error::NotFound);
    }
    let body = html! {
        h1 { "Le nuancier" }
        (words(&ui))
        (rows(&ui))
        (fields(&ui))
    };
    Ok(ui.page("Le nuancier", body))
}

fn words(ui: &Ui) -> Markup {
    html! {
        (ui::chips("Dossiers", &[
            Chip { url: "#", words: "Reçus", number: Some(3), is_open: true },
            Chip { url: "#", words: "Envoyés", number: None, is_open: false },
        ]))
        div.inline {
            (ui::tag("à signer", Tone::Warn)) (ui::tag("fait", Tone::Ok))
            (ui::tag("CE1", Tone::Plain))
            (ui::child_tag(&lea(), Colour::of_place(0)))
        }
        (ui::note(Tone::Night, "Il est 20 h 30 : l’école lira vos messages demain à 7 h."))
        (ui::note(Tone::Warn, "Ce fichier ferait partir 40 élèves sur 240."))
        (ui::empty("Aucun message pour le moment.", Some(("#", "Écrire"))))
        (ui::pager(ui, Some("#"), Some("#")))
        (ui::turning(ui, "lundi 23 novembre", [
            Some(("#".to_owned(), "vendredi 20 novembre".to_owned())),
            Some(("#".to_owned(), "mardi 24 novembre".to_owned())),
        ], Some("#")))
        (ui::search(ui, "#", "Chercher un message", ""))
        (ui::sure(ui, "#", "trash-2", "Supprimer", "Supprimer ce message ?"))
    }
}

fn rows(ui: &Ui) -> Markup {
    let teacher = PersonName::new("Ada", "Exemple", Some(Title::Mme));
    ui::card(
        "sample",
        "Messages",
        Some(("#", "Tous")),
        html! {
            ul.rows {
                li { a.row.unread href="#" {
                    (ui::face(&teacher))
                    span { b { (teacher.formal()) } span.quiet.one-line { "Les lunettes de Léa" } }
                    (ui::time(ui, ui.now))
                } }
                li { a.row.todo.(Colour::of_place(1).class()) href="#" {
                    (ui::child_face(&lea(), Colour::of_place(1)))
                    span { b { "Sortie à la Piscine" } span.quiet { "à signer avant vendredi" } }
                    (ui::icon("chevron-right"))
                } }
            }
        },
    )
}

fn fields(ui: &Ui) -> Markup {
    let problems = Problems::none().and(Problem {
        field: "mail",
        text: text::id!("form-mail-unreadable"),
        args: Vec::new(),
    });
    let mail = Field { name: "mail", label: "Courriel", value: "samira", ..Field::default() };
    let text = Field { name: "body", label: "Texte", ..Field::default() };
    let age = Field { name: "class", label: "Classe", value: "b", ..Field::default() };
    ui::form(
        ui,
        "#",
        &problems,
        html! {
            (mail.draw(ui, &problems))
            (ui::select(ui, &age, &[("a", "CE1-A"), ("b", "CM2-B")], &problems))
            (ui::editor::field(ui, &text, &RichText::from_plain("Bonjour."), 4, &problems))
            (ui::checkbox("copy", "Envoyer une copie à l’autre responsable", true))
            div.actions { button.button { "Envoyer" } }
        },
    )
}

fn lea() -> PersonName {
    PersonName::new("Léa", "Martin", None)
}
