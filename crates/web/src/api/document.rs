//! The document for programs, as `OpenAPI` 3.1, made of the routes themselves.

use super::{Described, Operation};
use crate::{App, Problem, form::CSRF_HEADER, session};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Locale;
use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        self, Components, ComponentsBuilder, ContentBuilder, HttpMethod, InfoBuilder,
        LicenseBuilder, OpenApi, OpenApiBuilder, PathsBuilder, Ref, RefOr, Required,
        ResponseBuilder, Schema, SecurityRequirement, ServerBuilder, Type,
        path::{
            Operation as Written, OperationBuilder, Parameter, ParameterBuilder, ParameterIn,
            PathItem,
        },
        request_body::RequestBodyBuilder,
        schema::ObjectBuilder,
        security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};

const SESSION: &str = "session";
const TOKEN: &str = "jeton";
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// What did not succeed.
#[derive(Serialize, ToSchema)]
pub struct ApiError {
    /// The sentence a person would have read.
    pub error: String,
    /// The number of a failure of ours, to be told to the school.
    pub ticket: Option<String>,
}

/// What is wrong with a form.
#[derive(Serialize, ToSchema)]
pub struct ApiProblems {
    pub problems: Vec<ApiProblem>,
}

#[derive(Serialize, ToSchema)]
pub struct ApiProblem {
    pub field: String,
    pub sentence: String,
}

impl ApiProblems {
    /// The problems of a form in the language of its sender.
    pub fn of<'p>(ui: &crate::Ui, problems: impl IntoIterator<Item = &'p Problem>) -> Self {
        let problem = |problem: &Problem| {
            let args: Vec<_> =
                problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
            let sentence = ui.say(problem.text, &args).into_owned();
            ApiProblem { field: problem.field.to_owned(), sentence }
        };
        ApiProblems { problems: problems.into_iter().map(problem).collect() }
    }

    /// 422, with what is wrong.
    pub fn answer(ui: &crate::Ui, problems: &crate::Problems) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(Self::of(ui, problems))).into_response()
    }
}

pub(super) fn of(app: &App, locale: Locale) -> OpenApi {
    let words = |id| app.texts.words(locale, id).into_owned();
    let mut paths = PathsBuilder::new();
    for described in &app.api.operations {
        let method = match described.method {
            "POST" => HttpMethod::Post,
            _ => HttpMethod::Get,
        };
        paths =
            paths.path(described.path, PathItem::new(method, operation(app, described, locale)));
    }
    let licence =
        LicenseBuilder::new().name("AGPL-3.0-or-later").identifier(Some("AGPL-3.0-or-later"));
    let info = InfoBuilder::new()
        .title(words(text::id!("api-title")))
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(words(text::id!("api-intro"))))
        .license(Some(licence.build()));
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([ServerBuilder::new().url(&app.settings.base_url).build()]))
        .paths(paths)
        .components(Some(components(app, locale)))
        .build()
}

fn operation(app: &App, described: &Described, locale: Locale) -> Written {
    let Described { method, path, operation } = described;
    let authority = app.routes().iter().find(|it| it.method == *method && it.path == *path);
    let authority = authority.map_or("", |record| record.authority.as_str());
    let id = path.trim_matches('/').replace(['/', '-'], "_").replace(['{', '}'], "");
    let mut written = OperationBuilder::new()
        .operation_id(Some(format!("{}_{id}", method.to_lowercase())))
        .summary(Some(app.texts.words(locale, operation.summary)))
        .tag(tag(path));
    let ids = path.split('/').filter_map(|it| it.strip_prefix('{')?.strip_suffix('}'));
    for parameter in ids.map(id_parameter).chain(operation.query.iter().cloned()) {
        written = written.parameter(parameter);
    }
    if let Some(form) = &operation.form {
        let content = ContentBuilder::new().schema(Some(form.clone())).build();
        let body = RequestBodyBuilder::new().content(FORM, content).required(Some(Required::True));
        written = written.request_body(Some(body.build()));
    }
    for (status, schema) in answers(operation, authority, method) {
        let words = app.texts.words(locale, meaning(status));
        let mut response = ResponseBuilder::new().description(words);
        if let Some(schema) = schema {
            response = response.content(JSON, ContentBuilder::new().schema(Some(schema)).build());
        }
        written = written.response(status.to_string(), response.build());
    }
    written.security(security(authority, method)).build()
}

/// What is answered when it succeeds, and what any route of its kind may answer when it does not.
fn answers(
    operation: &Operation,
    authority: &str,
    method: &str,
) -> Vec<(u16, Option<RefOr<Schema>>)> {
    let error = || Some(Ref::from_schema_name("ApiError").into());
    let mut answers = operation.answers.clone();
    if authority != "Public" {
        // What is not for this person is not there.
        answers.extend([(401, error()), (404, error())]);
    }
    if method == "POST" {
        answers.extend([(400, error()), (403, error()), (409, error()), (413, error())]);
        let problems = Ref::from_schema_name("ApiProblems").into();
        answers.push((422, Some(problems)));
    } else if !operation.query.is_empty() {
        answers.push((400, error()));
    }
    if authority.starts_with("Granted") {
        answers.push((403, error()));
    }
    answers.extend([(429, error()), (500, error()), (503, error())]);
    answers.sort_by_key(|(status, _)| *status);
    answers.dedup_by_key(|(status, _)| *status);
    answers
}

fn security(authority: &str, method: &str) -> SecurityRequirement {
    let none = [] as [&str; 0];
    match (authority, method) {
        ("Public", "GET") => SecurityRequirement::default(),
        ("Public", _) => SecurityRequirement::new(TOKEN, none),
        (_, "GET") => SecurityRequirement::new(SESSION, none),
        _ => SecurityRequirement::new(SESSION, none).add(TOKEN, none),
    }
}

fn components(app: &App, locale: Locale) -> Components {
    let words = |id| app.texts.words(locale, id).into_owned();
    let session =
        ApiKeyValue::with_description(session::COOKIE.to_owned(), words(text::id!("api-session")));
    let token =
        ApiKeyValue::with_description(CSRF_HEADER.to_owned(), words(text::id!("api-token")));
    let mut components = ComponentsBuilder::new()
        .security_scheme(SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(session)))
        .security_scheme(TOKEN, SecurityScheme::ApiKey(ApiKey::Header(token)))
        .schema("ApiError", ApiError::schema())
        .schema("ApiProblems", ApiProblems::schema())
        .schema("ApiProblem", ApiProblem::schema());
    for (name, schema) in app.api.operations.iter().flat_map(|it| &it.operation.schemas) {
        components = components.schema(name, schema.clone());
    }
    components.build()
}

/// Identifiers are decimal strings: numbers of JavaScript are too short for them.
fn id_parameter(name: &str) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9]+$"));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .schema(Some(openapi::Schema::Object(schema.build())))
        .build()
}

/// `/api/messages/{letter}` → `messages`.
pub(super) fn tag(path: &str) -> &str {
    path.trim_start_matches("/api/").split('/').next().unwrap_or(path)
}

/// What a status means, as the id of a sentence.
const fn meaning(status: u16) -> &'static str {
    match status {
        200 => text::id!("api-200"),
        201 => text::id!("api-201"),
        204 => text::id!("api-204"),
        401 => text::id!("error-login"),
        403 => text::id!("api-403"),
        404 => text::id!("error-not-found"),
        409 => text::id!("error-conflict"),
        413 => text::id!("error-too-large"),
        422 => text::id!("api-422"),
        429 => text::id!("error-too-many"),
        503 => text::id!("error-unavailable"),
        400 => text::id!("error-bad-request"),
        _ => text::id!("error-internal"),
    }
}
