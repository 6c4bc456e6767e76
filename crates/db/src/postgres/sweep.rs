//! The schemas that tests leave behind, removed without a word: the server is that of the tests.

use super::{
    address::Address,
    session::{Access, Query, Session},
};

/// Enough for what one process leaves; more would keep the server from those who test.
const SCHEMAS_MAX: usize = 300;

/// Removes the schemas that `is_over` names.
pub(crate) fn drop_schemas(url: &str, is_over: &mut dyn FnMut(&str) -> bool) {
    let Ok(address) = Address::parse(url) else { return };
    let Ok(mut session) = Session::open(&address) else { return };
    let mut over = Vec::new();
    session.begin(Access::Read);
    let query = Query {
        sql: "select cast(nspname as text) from pg_namespace where nspname ~ '^t[0-9]+_[0-9]+$'",
        params: &[],
        columns: &[],
    };
    let read = session.query(query, &mut |columns| {
        let name: String = crate::Row::new(columns).next()?;
        if over.len() < SCHEMAS_MAX && is_over(&name) {
            over.push(name);
        }
        Ok(())
    });
    if read.is_err() || session.commit().is_err() {
        return;
    }
    for name in over {
        // One that somebody still uses, or that another process removes, is left to the next one.
        let drop_it = format!("set lock_timeout = 5000; drop schema if exists {name} cascade");
        drop(session.run_script(&drop_it));
    }
}
