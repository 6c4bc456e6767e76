//! The operator that carries acts to the State: the counterpart of the tests of `actes`
//! (`tools/actes-counterpart`), when `PREAU_TEST_ACTES` names it. It takes no number twice and
//! forgets nothing, so that it knows what the house has sent.

use actes::{ActId, Carrier, S2low, S2lowAccess};
use std::{fs, path::Path};

pub struct Operator {
    url: String,
    siren: String,
}

impl Operator {
    /// For an authority that nobody else is.
    #[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
    pub fn of(siren: &str) -> Option<Self> {
        let url = std::env::var("PREAU_TEST_ACTES").ok()?;
        Some(Operator { url, siren: siren.to_owned() })
    }

    /// Names it in the configuration of the house.
    pub fn configure(&self, folder: &Path) {
        let Operator { url, siren } = self;
        let words = format!(
            "[[operators]]\nsiren = \"{siren}\"\nurl = \"{url}\"\nlogin = \"{siren}\"\n\
             password = \"secret\"\n"
        );
        fs::write(folder.join("preau.toml"), words).expect("a configuration");
    }

    /// What is wrong of what was sent: `(identity of the act, its number at the operator)`.
    pub async fn check(&self, sent: &[(String, String)]) -> Vec<String> {
        let access = S2lowAccess {
            url: self.url.clone(),
            login: self.siren.clone(),
            password: "secret".to_owned(),
            ..S2lowAccess::default()
        };
        let operator = S2low::open(access).expect("an access");
        let mut wrong = Vec::new();
        for (act, number) in sent {
            let id = ActId::parse(act).expect("an identity");
            let known = operator.find(&id).await.expect("an answer").map(|it| it.to_string());
            if known.as_ref() != Some(number) {
                wrong.push(format!("{act} is {number} here and {known:?} at the operator"));
            }
        }
        wrong
    }
}
