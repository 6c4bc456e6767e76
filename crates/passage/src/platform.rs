//! Platforms: this one, and those whose archives its administrators have said they know.

use crate::{
    archive::{PublicKey, Signer},
    deeds, store,
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;
use web::{Allows, App, Door, Guarded, Manage, OWN, Read, Viewer};

db::row! {
    /// Another platform.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Platform {
        pub id: Id<Platform>,
        pub name: String,
        pub public_key: String,
        pub added_at: Instant,
    }
}

impl Platform {
    pub fn fingerprint(&self) -> String {
        PublicKey::parse(&self.public_key).map(|key| key.fingerprint()).unwrap_or_default()
    }
}

/// The key of this house.
pub fn own_key(app: &App) -> Option<PublicKey> {
    Signer::of(&app.settings.secret)?.public_key()
}

/// An administrator knows a platform: what it has sent and waits comes to its schools. Says how
/// many archives waited.
pub fn know(tx: &Tx<'_>, name: &str, key: &PublicKey, by: Id<Person>, at: Instant) -> Result<u64> {
    store::platforms::put(tx, name, &key.written(), by, at)?;
    let released = store::arrivals::release(tx, &key.written())?;
    deeds::of_platform(tx, "platform.know", &key.fingerprint(), by, at)?;
    Ok(released)
}

pub fn forget(tx: &Tx<'_>, platform: &Platform, by: Id<Person>, at: Instant) -> Result<()> {
    store::platforms::end(tx, platform.id, at)?;
    deeds::of_platform(tx, "platform.forget", &platform.fingerprint(), by, at)
}

/// The page of all of them.
pub struct Platforms;

impl Guarded for Platforms {
    const PARAM: &'static str = OWN;

    fn load(_: &Tx<'_>, _: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        Ok(Some(Platforms))
    }
}

impl Allows<Read> for Platforms {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

impl Allows<Manage> for Platforms {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

impl Guarded for Platform {
    const PARAM: &'static str = "platform";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        store::platforms::find(tx, id)
    }
}

impl Allows<Read> for Platform {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

impl Allows<Manage> for Platform {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}
