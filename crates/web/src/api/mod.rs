//! The API, told where its routes are written: `get(list).described(Operation::new(id!("…")))`.
//! What is told becomes a page for people (`/api`) and a document for programs.

mod document;
mod page;

pub use document::{ApiError, ApiProblem, ApiProblems};

use crate::{App, Public, Result, Routes, Ui, get};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::{Lang, Locale};
use std::{collections::HashMap, sync::OnceLock};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{
        Ref, RefOr, Schema,
        path::{Parameter, ParameterIn},
        schema::ArrayBuilder,
    },
};

pub(crate) fn routes() -> Routes {
    Routes::new().at("/api", get(page::get)).at(DOCUMENT, get(show))
}

const DOCUMENT: &str = "/api/openapi.json";

/// What a route of the API takes and answers.
#[derive(Clone)]
pub struct Operation {
    /// The id of the sentence that says what it does.
    summary: &'static str,
    query: Vec<Parameter>,
    form: Option<RefOr<Schema>>,
    /// By status; without a schema there is nothing to read.
    answers: Vec<(u16, Option<RefOr<Schema>>)>,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl Operation {
    /// `summary` is the id of a sentence: `id!("messages-api-received")`.
    pub fn new(summary: &'static str) -> Self {
        let (query, answers, schemas) = (Vec::new(), Vec::new(), Vec::new());
        Operation { summary, query, form: None, answers, schemas }
    }

    /// What may follow the question mark.
    pub fn query<Q: IntoParams>(mut self) -> Self {
        self.query = Q::into_params(|| Some(ParameterIn::Query));
        self
    }

    /// The fields of the form that is sent.
    pub fn form<F: ToSchema>(mut self) -> Self {
        self.form = Some(self.keep::<F>());
        self
    }

    /// 200, with this.
    pub fn answers<T: ToSchema>(self) -> Self {
        self.answers_with::<T>(200)
    }

    /// 200, with a list of these.
    pub fn answers_list<T: ToSchema>(mut self) -> Self {
        let list = ArrayBuilder::new().items(self.keep::<T>()).build();
        self.answers.push((200, Some(RefOr::T(Schema::Array(list)))));
        self
    }

    pub fn answers_with<T: ToSchema>(mut self, status: u16) -> Self {
        let schema = self.keep::<T>();
        self.answers.push((status, Some(schema)));
        self
    }

    /// 204: it is done.
    pub fn answers_nothing(mut self) -> Self {
        self.answers.push((204, None));
        self
    }

    /// The names of the fields of its form.
    fn fields(&self) -> Vec<String> {
        let Some(RefOr::Ref(form)) = &self.form else { return Vec::new() };
        let name = form.ref_location.rsplit('/').next().unwrap_or_default();
        match self.schemas.iter().find(|(known, _)| known == name) {
            Some((_, RefOr::T(Schema::Object(form)))) => form.properties.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }

    fn keep<T: ToSchema>(&mut self) -> RefOr<Schema> {
        T::schemas(&mut self.schemas);
        self.schemas.push((T::name().into_owned(), T::schema()));
        Ref::from_schema_name(T::name()).into()
    }
}

/// An operation and where it is.
#[derive(Clone)]
pub(crate) struct Described {
    pub method: &'static str,
    pub path: &'static str,
    pub operation: Operation,
}

/// All that was told, and the document made of it, once a language.
pub(crate) struct Api {
    operations: Vec<Described>,
    documents: [OnceLock<String>; Lang::ALL.len()],
}

impl Api {
    /// # Panics
    /// When two shapes go by one name: the document would describe one of them by the other.
    pub fn new(operations: Vec<Described>) -> Self {
        let mut known: HashMap<&str, &RefOr<Schema>> = HashMap::new();
        for (name, schema) in operations.iter().flat_map(|it| &it.operation.schemas) {
            let first = *known.entry(name).or_insert(schema);
            assert!(first == schema, "two shapes of the API are called {name}");
        }
        Api { operations, documents: Default::default() }
    }

    fn document(&self, app: &App, locale: Locale) -> Result<&str> {
        let place = Lang::ALL.iter().position(|it| *it == locale.lang()).unwrap_or_default();
        if let Some(document) = self.documents[place].get() {
            return Ok(document);
        }
        let document = document::of(app, locale).to_json().map_err(crate::Error::internal)?;
        Ok(self.documents[place].get_or_init(|| document))
    }
}

/// `GET /api/openapi.json`: the document, in the language that is asked for.
async fn show(_: Public, State(app): State<App>, ui: Ui) -> Result<Response> {
    let document = app.api.document(&app, ui.locale)?.to_owned();
    Ok(([(header::CONTENT_TYPE, "application/json")], document).into_response())
}
