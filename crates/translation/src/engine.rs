//! Who translates: an engine on the network or on this machine, chosen by the host.

use crate::{http::Http, lines, program::Program};
use base::{Lang, RichText};
use tokio::sync::Semaphore;

/// Why a text was not translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It does not answer, or not in time: later, perhaps.
    Away(&'static str),
    /// It will answer the same to the same.
    Refused(&'static str),
}

pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// The engine of the house: lent by the server, `app.jobs.lend(translator)`, when one is named.
pub struct Translator {
    engine: Engine,
    /// The languages it knows, in any pair.
    langs: Vec<Lang>,
    /// A machine that translates has little left for anything else.
    places: Semaphore,
}

enum Engine {
    Http(Http),
    Program(Program),
}

impl Translator {
    /// An address that answers as `LibreTranslate` does. What is wrong is said.
    pub fn by_http(url: &str, key: &str, langs: &[String]) -> std::result::Result<Self, String> {
        let engine = Engine::Http(Http::open(url, key)?);
        Ok(Translator { engine, langs: read(langs)?, places: Semaphore::new(2) })
    }

    /// A program of this machine: `argos-translate --from-lang {from} --to-lang {to}`.
    pub fn by_program(line: &str, langs: &[String]) -> std::result::Result<Self, String> {
        let engine = Engine::Program(Program::read(line)?);
        Ok(Translator { engine, langs: read(langs)?, places: Semaphore::new(1) })
    }

    /// Takes another time than the usual one for an answer; for tests.
    pub fn within(mut self, limit: std::time::Duration) -> Self {
        match &mut self.engine {
            Engine::Http(http) => http.limit = limit,
            Engine::Program(program) => program.limit = limit,
        }
        self
    }

    /// The languages it knows.
    pub fn langs(&self) -> &[Lang] {
        &self.langs
    }

    /// Translates sanitised HTML, part by part. What comes back is a stranger's: it is sanitised
    /// as anybody's words are.
    pub(crate) async fn translate(
        &self,
        (from, to): (Lang, Lang),
        parts: &[String],
    ) -> Result<Vec<String>> {
        let Ok(_place) = self.places.acquire().await else {
            return Err(Failure::Away("the house closes"));
        };
        let parts = match &self.engine {
            Engine::Http(http) => http.translate((from, to), parts).await?,
            Engine::Program(program) => {
                let (lines, frame) = lines::lines(parts);
                let answered = program.run((from, to), lines.join("\n") + "\n").await?;
                let answered: Vec<&str> =
                    answered.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                let filled = frame.filled(&answered);
                filled.ok_or(Failure::Refused("the program has not given as many lines"))?
            }
        };
        Ok(parts.iter().map(|part| RichText::sanitise(part).html().to_owned()).collect())
    }
}

/// All that the house has heard of, when none is named.
fn read(langs: &[String]) -> std::result::Result<Vec<Lang>, String> {
    if langs.is_empty() {
        return Ok(Lang::ALL.to_vec());
    }
    let read = |tag: &String| {
        Lang::parse(tag).ok_or_else(|| format!("«\u{a0}{tag}\u{a0}» n’est pas une langue connue"))
    };
    langs.iter().map(read).collect()
}
