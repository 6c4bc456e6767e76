//! Who may do what: a permission is a handler's first argument, and the only way to a thing.

use crate::{App, Error, Result, Viewer};
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use base::Id;
use db::Tx;
use people::Person;
use std::{collections::HashMap, marker::PhantomData, ops::Deref};

/// What a wrong use of an action would cost; a risky one is written to the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    None,
    PersonalData,
    MinorsImage,
    MassMailing,
    Deletion,
}

/// Something one can do. [`Read`] decides between "not there" and "not allowed".
pub trait Action: Send + Sync + 'static {
    const NAME: &'static str;
    const RISK: Risk = Risk::None;
}

/// To see it at all.
pub struct Read;
/// To change it.
pub struct Edit;
/// To make a `T` in it.
pub struct Create<T>(PhantomData<fn() -> T>);
/// To run it: rights, settings, people.
pub struct Manage;

impl Action for Read {
    const NAME: &'static str = "Read";
}
impl Action for Edit {
    const NAME: &'static str = "Edit";
}
impl Action for Manage {
    const NAME: &'static str = "Manage";
    const RISK: Risk = Risk::PersonalData;
}
impl<T: 'static> Action for Create<T> {
    const NAME: &'static str = "Create";
}

/// Only this module can open it, so nobody else can load a thing past its policy.
pub struct Door(());

/// [`Guarded::PARAM`] of a place that has no number in its path, because each has his own: it is
/// loaded by the id of the viewer.
pub const OWN: &str = "";

/// A thing that is reached by id, and only through its policy.
pub trait Guarded: Sized + Send + Sync + 'static {
    /// The name of its id in the path: `{homework}`; [`OWN`] for what each has for himself.
    const PARAM: &'static str;

    /// Loads it. The viewer is here so that the owner can be part of the lookup.
    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, door: Door) -> db::Result<Option<Self>>;
}

/// The policy: one sentence, one clause per line.
pub trait Allows<A: Action>: Guarded {
    fn allows(&self, viewer: &Viewer) -> bool;
}

/// Proof that this viewer may do `A` to this `T`. Only this module can make one.
pub struct Granted<A, T> {
    pub viewer: Viewer,
    thing: T,
    _action: PhantomData<fn() -> A>,
}

impl<A, T> Deref for Granted<A, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.thing
    }
}

impl<A: Action, T: Allows<A> + Allows<Read>> Granted<A, T> {
    /// The door for what has no path of its own: a second thing named in a form. The same policy.
    pub fn check(tx: &Tx<'_>, id: Id<T>, viewer: &Viewer) -> db::Result<Option<Self>> {
        let Some(thing) = T::load(tx, id, viewer, Door(()))? else { return Ok(None) };
        let may = Allows::<Read>::allows(&thing, viewer) && Allows::<A>::allows(&thing, viewer);
        Ok(may.then(|| Granted { viewer: viewer.clone(), thing, _action: PhantomData }))
    }
}

impl<A: Action, T: Allows<A> + Allows<Read>> FromRequestParts<App> for Granted<A, T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let viewer = Viewer::from_request_parts(parts, app).await?;
        let id = match T::PARAM {
            OWN => viewer.person.cast(),
            name => path_id(parts, name).await?,
        };
        let for_load = viewer.clone();
        let load = move |tx: &Tx<'_>| T::load(tx, id, &for_load, Door(()));
        let thing = app.db.read(load).await?.ok_or(Error::NotFound)?;
        if !Allows::<Read>::allows(&thing, &viewer) {
            return Err(Error::NotFound);
        }
        if !Allows::<A>::allows(&thing, &viewer) {
            return Err(Error::Forbidden);
        }
        Ok(Granted { viewer, thing, _action: PhantomData })
    }
}

async fn path_id<T>(parts: &mut Parts, name: &str) -> Result<Id<T>> {
    let path = Path::<HashMap<String, String>>::from_request_parts(parts, &()).await;
    let Path(params) = path.map_err(|_| Error::NotFound)?;
    params.get(name).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

/// The explicit mark of a page that anybody may ask for.
pub struct Public;

impl<S: Sync> FromRequestParts<S> for Public {
    type Rejection = Error;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self> {
        Ok(Public)
    }
}

/// What may stand first in a handler's arguments.
#[diagnostic::on_unimplemented(
    message = "a handler's first argument must say who may call it",
    label = "start with `Granted<Action, Thing>`, `Viewer` or `Public`"
)]
pub trait Authority {
    /// How `docs/ACCESS.txt` writes it.
    fn written() -> String;
}

impl Authority for Viewer {
    fn written() -> String {
        "Viewer".to_owned()
    }
}

impl Authority for Public {
    fn written() -> String {
        "Public".to_owned()
    }
}

impl<A: Action, T> Authority for Granted<A, T> {
    fn written() -> String {
        format!(
            "Granted<{}, {}>",
            short(std::any::type_name::<A>()),
            short(std::any::type_name::<T>())
        )
    }
}

/// `messages::letter::Letter` → `Letter`, `web::access::Create<a::B>` → `Create<B>`.
fn short(name: &str) -> String {
    let parts: Vec<&str> =
        name.split('<').map(|part| part.rsplit("::").next().unwrap_or(part)).collect();
    parts.join("<")
}

/// Work that nobody asked for: a nightly job, the command line. Its reason goes to the audit log.
#[derive(Clone, Debug)]
pub struct System {
    pub because: &'static str,
}

impl System {
    pub const fn because(because: &'static str) -> Self {
        System { because }
    }
}

/// Who did it, for what is written down: a person, or the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    Person(Id<Person>),
    System,
}
