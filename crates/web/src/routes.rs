//! Routes: our own `get` and `post`, which ask for an authority and write it down.

use crate::{
    App,
    access::Authority,
    api::{Described, Operation},
};
use axum::{handler::Handler, routing::MethodRouter};

/// What is known of a route: `docs/ACCESS.txt` is made of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteRecord {
    pub method: &'static str,
    pub path: &'static str,
    pub authority: String,
}

/// The routes of a feature.
#[derive(Default)]
pub struct Routes {
    pub(crate) router: axum::Router<App>,
    pub(crate) records: Vec<RouteRecord>,
    pub(crate) operations: Vec<Described>,
}

/// The handlers of one path: `get(show).post(update)`.
pub struct Handlers {
    router: MethodRouter<App>,
    records: Vec<(&'static str, String)>,
    operations: Vec<(&'static str, Operation)>,
}

impl Routes {
    pub fn new() -> Self {
        Routes::default()
    }

    /// Serves `path` (`/messages/{letter}`) with `handlers`.
    pub fn at(mut self, path: &'static str, handlers: Handlers) -> Self {
        self.router = self.router.route(path, handlers.router);
        let operations = handlers.operations.into_iter();
        self.operations.extend(operations.map(|(method, operation)| Described {
            method,
            path,
            operation,
        }));
        let records = handlers.records.into_iter();
        self.records.extend(records.map(|(method, authority)| RouteRecord {
            method,
            path,
            authority,
        }));
        self
    }

    pub fn merge(mut self, other: Routes) -> Self {
        self.router = self.router.merge(other.router);
        self.records.extend(other.records);
        self.operations.extend(other.operations);
        self
    }

    pub fn records(&self) -> &[RouteRecord] {
        &self.records
    }
}

/// Handlers whose first argument is an authority.
pub trait StartsWithAuthority {
    fn authority() -> String;
}

macro_rules! arities {
    ($(($($rest:ident),*))*) => { $(
        impl<M, A: Authority $(, $rest)*> StartsWithAuthority for (M, A, $($rest,)*) {
            fn authority() -> String { A::written() }
        }
    )* };
}
arities! { () (B) (B, C) (B, C, D) (B, C, D, E) (B, C, D, E, F) (B, C, D, E, F, G) }

pub fn get<H: Handler<T, App>, T: StartsWithAuthority + 'static>(handler: H) -> Handlers {
    Handlers::none().get(handler)
}

pub fn post<H: Handler<T, App>, T: StartsWithAuthority + 'static>(handler: H) -> Handlers {
    Handlers::none().post(handler)
}

impl Handlers {
    fn none() -> Self {
        Handlers { router: MethodRouter::new(), records: Vec::new(), operations: Vec::new() }
    }

    /// Says of the handler before it what it takes and answers: every route of `/api` does.
    pub fn described(mut self, operation: Operation) -> Self {
        let method = self.records.last().map(|(method, _)| *method);
        self.operations.extend(method.map(|method| (method, operation)));
        self
    }

    pub fn get<H: Handler<T, App>, T: StartsWithAuthority + 'static>(mut self, handler: H) -> Self {
        self.router = self.router.get(handler);
        self.records.push(("GET", T::authority()));
        self
    }

    pub fn post<H: Handler<T, App>, T: StartsWithAuthority + 'static>(
        mut self,
        handler: H,
    ) -> Self {
        self.router = self.router.post(handler);
        self.records.push(("POST", T::authority()));
        self
    }
}
