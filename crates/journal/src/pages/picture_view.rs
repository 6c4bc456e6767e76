//! One file of a post, drawn large, with the names of the class and the cells of a mosaic.

use super::{
    picture::{PictureForm, Shown},
    pictures, pieces,
};
use crate::{
    Post,
    picture::{COLUMNS, ROWS, Standing},
    store::pictures::PupilLine,
    urls,
};
use maud::{Markup, html};
use people::ImageRight;
use ui::Tone;
use web::{Page, Problems, Ui, t, ui};

pub fn view(
    ui: &Ui,
    post: &Post,
    shown: &Shown,
    typed: Option<&PictureForm>,
    problems: &Problems,
) -> Page {
    let picture = &shown.picture;
    let (place, count) = shown.place;
    let title = t!(ui, "journal-picture-title", place = place, count = count);
    let is_against = picture.standing() == Standing::Against;
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::post(post.id), &post.title),
            (&urls::pictures(post.id), &t!(ui, "journal-pictures")),
        ]))
        h1 { (title) }
        @if is_against { (against(ui, shown)) }
        (ui::form(ui, &urls::picture(post.id, picture.file.id), problems, html! {
            (large(ui, post, shown, typed))
            p { (pictures::standing(ui, picture)) }
            @if picture.can_be_blurred() && is_against { (blur(ui)) }
            (names(ui, shown, typed))
            div.actions.full {
                button.button name="action" value="save" {
                    (ui::icon("check")) (t!(ui, "journal-picture-save"))
                }
            }
            @if picture.can_be_blurred() && !is_against {
                details.more {
                    summary { (t!(ui, "journal-blur-anyway")) }
                    (blur(ui))
                }
            }
        }))
        (ui::sure(ui, &urls::removal(post.id, picture.file.id), "trash-2",
            &t!(ui, "journal-picture-remove"), &t!(ui, "journal-picture-remove-sure")))
    };
    ui.narrow(&title, body)
}

/// Who may not be shown, who may, and what can be done.
fn against(ui: &Ui, shown: &Shown) -> Markup {
    let on_it = |is_against: bool| {
        let tags = shown.picture.tags.iter().filter(move |tag| tag.is_against() == is_against);
        let names: Vec<String> = tags.map(|tag| tag.first_name.clone()).collect();
        pieces::listed(ui, &names)
    };
    let (no, yes) = (on_it(true), on_it(false));
    html! {
        (ui::note(Tone::Warn, t!(ui, "journal-against", names = no)))
        @if !yes.is_empty() { p { (t!(ui, "journal-against-others", names = yes)) } }
        p {
            @if shown.picture.can_be_blurred() { (t!(ui, "journal-against-blur")) }
            @else { (t!(ui, "journal-against-remove")) }
        }
    }
}

/// The picture; a photo has the cells of the mosaic over it, each a checkbox with its name.
fn large(ui: &Ui, post: &Post, shown: &Shown, typed: Option<&PictureForm>) -> Markup {
    let file = &shown.picture.file;
    let url = urls::file(post.id, file.id);
    let chosen = |cell: u32| {
        let word = cell.to_string();
        typed.is_some_and(|form| form.cells.contains(&word))
    };
    html! {
        @if pieces::is_photo(file) {
            div.mosaic #cells {
                @let alt = t!(ui, "journal-photo-of", name = file.name.as_str());
                img src={ (url) "?taille=1280" } alt=(alt);
                div.cells role="group" aria-label=(t!(ui, "journal-blur-cells")) {
                    @for cell in 0..COLUMNS * ROWS {
                        label {
                            input type="checkbox" name="cells" value=(cell) checked[chosen(cell)]
                                aria-label=(t!(ui, "journal-blur-cell",
                                    row = cell / COLUMNS + 1, column = cell % COLUMNS + 1));
                            span {}
                        }
                    }
                }
            }
        } @else if pieces::is_played(file) {
            @if file.media().shape == files::Shape::Film {
                video controls preload="metadata" src=(url) {}
            } @else {
                audio controls preload="metadata" src=(url) {}
            }
        } @else if file.media().is_photo() {
            (ui::note(Tone::Info, t!(ui, "journal-picture-soon")))
        } @else {
            p { a.button.plain href=(url) { (ui::icon("file")) (file.name) } }
        }
    }
}

fn blur(ui: &Ui) -> Markup {
    html! {
        div.stack.tight {
            p { (t!(ui, "journal-blur-how")) }
            div.actions {
                button.button name="action" value="blur" {
                    (ui::icon("eye-off")) (t!(ui, "journal-blur-some"))
                }
                button.button.plain name="action" value="blur-all" {
                    (t!(ui, "journal-blur-all"))
                }
            }
        }
    }
}

/// The pupils of the class: who may not be shown says so.
fn names(ui: &Ui, shown: &Shown, typed: Option<&PictureForm>) -> Markup {
    let chosen = typed.map(PictureForm::pupils);
    let is_on = |line: &PupilLine| match &chosen {
        Some(chosen) => chosen.contains(&line.id),
        None => shown.picture.tags.iter().any(|tag| tag.pupil_id == line.id),
    };
    html! {
        fieldset.field #pupils {
            legend { (t!(ui, "journal-picture-who")) }
            p.hint { (t!(ui, "journal-picture-who-hint")) }
            div.choice.grid {
                @for line in &shown.pupils {
                    label {
                        input type="checkbox" name="pupils" value=(line.id) checked[is_on(line)];
                        span {
                            (line.name().full())
                            @if !line.is_allowed() { span.hint { (no(ui, line.word)) } }
                        }
                    }
                }
            }
        }
    }
}

fn no(ui: &Ui, word: Option<ImageRight>) -> String {
    match word {
        Some(_) => t!(ui, "journal-right-refused").into_owned(),
        None => t!(ui, "journal-right-unknown").into_owned(),
    }
}
