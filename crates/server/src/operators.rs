//! Who carries acts to the State for each body: its own access to an operator (`actes::S2low`).

use actes::{Carrier, S2low, S2lowAccess};
use council::{Carriers, life::carriers::Accesses};
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// `[[operators]]` of the configuration: the access of one body.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operator {
    /// Nine figures.
    pub siren: String,
    /// `https://s2low.example.org`
    pub url: String,
    /// The certificate of the body and its key, in PEM.
    pub certificate: PathBuf,
    /// Who signed the certificate of the operator, when this machine does not know him.
    pub root: PathBuf,
    pub login: String,
    pub password: String,
    /// Somebody confirms each sending on the pages of the operator.
    pub waits_for_confirmation: bool,
}

/// The accesses of the configuration, when there are any; what is wrong is said.
pub fn carriers(operators: &[Operator]) -> Result<Option<Carriers>, String> {
    if operators.is_empty() {
        return Ok(None);
    }
    let open = |operator: &Operator| {
        let carrier: Arc<dyn Carrier> = Arc::new(S2low::open(access(operator)?)?);
        Ok((operator.siren.clone(), carrier))
    };
    let accesses = operators.iter().map(open).collect::<Result<_, String>>()?;
    Ok(Some(Carriers(Arc::new(Accesses(accesses)))))
}

fn access(operator: &Operator) -> Result<S2lowAccess, String> {
    Ok(S2lowAccess {
        url: operator.url.clone(),
        certificate: read(&operator.certificate)?,
        root: read(&operator.root)?,
        login: operator.login.clone(),
        password: operator.password.clone(),
        waits_for_confirmation: operator.waits_for_confirmation,
    })
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    if path.as_os_str().is_empty() {
        return Ok(None);
    }
    let wrong = |error| format!("operators : {} ne se lit pas ({error})", path.display());
    fs::read(path).map(Some).map_err(wrong)
}
