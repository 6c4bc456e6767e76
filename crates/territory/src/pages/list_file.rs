//! The file of a list of communes: its field, and its bytes, read no further than we take.

use crate::urls;
use axum::{extract::Request, http::header};
use maud::{Markup, html};
use multer::{Constraints, Field, Multipart, SizeLimit};
use web::{
    App, Error, Problems, Result, Ui,
    form::{CSRF_FIELD, check_token, expected_token},
    t, ui,
};

/// Five thousand lines stay below; so does the form that says the list again.
const BYTES_MAX: u64 = 600_000;
const TOKEN_BYTES_MAX: u64 = 200;

/// The bytes of the file, its token checked before; or why they are not taken.
pub async fn receive(
    app: &App,
    request: Request,
) -> Result<std::result::Result<Vec<u8>, &'static str>> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(Error::BadRequest)?;
    let (mut parts, body) = request.into_parts();
    let expected = expected_token(&mut parts, app).await?;
    let limits = SizeLimit::new().per_field(BYTES_MAX).for_field(CSRF_FIELD, TOKEN_BYTES_MAX);
    let limits = Constraints::new().size_limit(limits);
    let mut body = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let token = match body.next_field().await.map_err(unreadable)? {
        Some(field) if field.name() == Some(CSRF_FIELD) => {
            field.text().await.map_err(unreadable)?
        }
        _ => String::new(),
    };
    check_token(expected, &token)?;
    while let Some(field) = body.next_field().await.map_err(unreadable)? {
        if field.file_name().is_some_and(|name| !name.is_empty()) {
            return taken(field).await;
        }
    }
    Ok(Err(text::id!("territory-list-no-file")))
}

async fn taken(field: Field<'_>) -> Result<std::result::Result<Vec<u8>, &'static str>> {
    match field.bytes().await {
        Ok(bytes) => Ok(Ok(bytes.to_vec())),
        Err(multer::Error::FieldSizeExceeded { .. }) => {
            Ok(Err(text::id!("territory-list-too-large")))
        }
        Err(error) => Err(unreadable(error)),
    }
}

fn unreadable(_: multer::Error) -> Error {
    Error::BadRequest
}

pub fn field(ui: &Ui, problems: &Problems) -> Markup {
    let problem = problems.of("file");
    html! {
        form.form method="post" enctype="multipart/form-data" action=(urls::COMMUNES_FILE) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            div.field {
                label for="file" { (t!(ui, "territory-list-file")) }
                p.hint #file-hint { (t!(ui, "territory-list-file-hint")) }
                @if let Some(problem) = problem {
                    p.error #file-error { (ui.words(problem.text)) }
                }
                input.input #file type="file" name="file" required accept=".csv,.txt,.tsv"
                    aria-describedby="file-hint" aria-invalid=[problem.map(|_| "true")];
            }
            div.actions {
                button.button.plain { (ui::icon("upload")) (t!(ui, "territory-list-file-do")) }
            }
        }
    }
}
