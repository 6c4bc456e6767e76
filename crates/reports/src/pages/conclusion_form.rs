//! What the form of the last word says.

use super::{
    conclusion::{Hand, Shown},
    grid_form::{APPRECIATION_CHARS, tidy},
};
use crate::{
    college, place,
    report::{Kind, Report, Written},
    settings::{Mention, Settings},
};
use web::{Problem, Problems};

const GENERAL_CHARS: usize = 1_500;
/// What the State takes of a council: its words, and its mention after them.
const COUNCIL_CHARS: usize = 1_000;

/// How long the last word of a report may be: that of a council leaves room for any mention.
pub fn general_chars(report: &Report) -> usize {
    if report.kind == Kind::Cycle || report.class.is_first_degree() {
        return GENERAL_CHARS;
    }
    // As the file says it: a space before, a full stop after.
    let added = |mention: &Mention| mention.in_french().chars().count() + " .".len();
    COUNCIL_CHARS - Mention::ALL.iter().map(added).max().unwrap_or(0)
}

/// The fields, as they came.
#[derive(Clone, Debug, Default)]
pub struct ConclusionForm {
    fields: Vec<(String, String)>,
    pub is_from_council: bool,
}

/// What a report says last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub version: u32,
    pub general: String,
    pub life: String,
    pub mention: String,
    /// Codes of parcours and of ways to be accompanied, with their words.
    pub own: Vec<(String, String)>,
    pub components: Vec<(String, Option<u8>)>,
    /// The cycle followed, where his teachers say it; and whether he ends cycle 2.
    pub cycle: Option<u8>,
    pub ends_cycle: bool,
    /// What somebody else has written while this was typed.
    pub meanwhile: Option<String>,
}

impl Said {
    pub fn of(report: &Written, shown: &Shown) -> Self {
        let position = |code: &str| {
            shown.lines.iter().find(|line| line.place == code).and_then(|line| line.position)
        };
        let components = match report.kind {
            Kind::Period => Vec::new(),
            Kind::Cycle => {
                let all = place::COMPONENTS.iter();
                all.map(|(code, _)| ((*code).to_owned(), position(code))).collect()
            }
        };
        Said {
            version: report.version,
            general: report.general.clone(),
            life: report.life.clone(),
            mention: report.mention.clone(),
            own: shown.own.iter().map(|own| (own.code.clone(), own.words.clone())).collect(),
            components,
            cycle: report.cycle.filter(|_| report.chooses_cycle()),
            ends_cycle: shown.balance.is_there(),
            meanwhile: None,
        }
    }

    pub fn component(&self, code: &str) -> Option<u8> {
        self.components.iter().find(|(known, _)| known == code).and_then(|(_, rank)| *rank)
    }

    pub fn has(&self, code: &str) -> bool {
        self.own.iter().any(|(known, _)| known == code)
    }

    pub fn has_care(&self) -> bool {
        place::CARES.iter().any(|(code, _)| self.has(code))
    }

    pub fn has_course(&self) -> bool {
        place::courses(false).iter().any(|(code, _)| self.has(code))
    }

    pub fn words(&self, code: &str) -> &str {
        self.own.iter().find(|(known, _)| known == code).map_or("", |(_, words)| words)
    }

    /// Everything that is too long, and a mention the school does not give. Who does not write the
    /// last word is not told of it.
    pub fn problems(&self, settings: &Settings, report: &Report, hand: Hand) -> Problems {
        let mut problems = Problems::none();
        let long = |text: &str, chars: usize| text.chars().count() > chars;
        let mut say = |field: &'static str, text: &'static str, chars: usize| {
            let args = vec![("chars", chars.to_string())];
            problems = std::mem::take(&mut problems).and(Problem { field, text, args });
        };
        let chars = general_chars(report);
        if hand.concludes && long(&self.general, chars) {
            say("general", text::id!("reports-refused-general"), chars);
        }
        if long(&self.life, APPRECIATION_CHARS) {
            say("life", text::id!("reports-refused-general"), APPRECIATION_CHARS);
        }
        for (code, _) in place::courses(false).iter().chain(place::CARES) {
            if long(self.words(code), APPRECIATION_CHARS) {
                say(code, text::id!("reports-refused-general"), APPRECIATION_CHARS);
            }
        }
        for code in [college::HOMEWORK, college::DIGITAL] {
            if long(self.words(code), APPRECIATION_CHARS) {
                say(code, text::id!("reports-refused-general"), APPRECIATION_CHARS);
            }
        }
        for (code, field) in
            [(college::COMPLEMENT, "EC-position"), (college::REGIONAL, "LR-position")]
        {
            if college::lacks_position(self.words(code)) {
                let (text, args) = (text::id!("reports-refused-position"), Vec::new());
                problems = problems.and(Problem { field, text, args });
            }
        }
        let given = Mention::parse(&self.mention);
        if !self.mention.is_empty() && !given.is_some_and(|it| settings.mentions.contains(&it)) {
            let (field, args) = ("mention", Vec::new());
            let text = text::id!("reports-refused-mention");
            problems = problems.and(Problem { field, text, args });
        }
        problems
    }
}

impl ConclusionForm {
    pub fn of(fields: &[(String, String)]) -> Self {
        let is_from_council =
            fields.iter().any(|(name, value)| name == "from" && value == "council");
        ConclusionForm { fields: fields.to_vec(), is_from_council }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What is said from now on: what is not of this hand stays as it is.
    pub fn over(&self, mut said: Said, hand: Hand) -> Said {
        said.version = self.field("version").and_then(|it| it.parse().ok()).unwrap_or(0);
        if hand.watches {
            said.life = self.field("life").map_or(said.life, tidy);
        }
        if !hand.concludes {
            return said;
        }
        said.general = self.field("general").map_or(said.general, tidy);
        said.mention = self.field("mention").map_or(said.mention, str::to_owned);
        if said.cycle.is_some() {
            let typed = self.field("cycle").and_then(|it| it.parse().ok());
            said.cycle = typed.filter(|cycle| matches!(cycle, 2 | 3)).or(said.cycle);
            said.ends_cycle = self.field("ends_cycle") == Some("on");
        }
        let mut own = Vec::new();
        for (code, _) in place::CARES {
            if self.field(code) == Some("on") {
                let words = self.field(&format!("{code}-words")).map(tidy).unwrap_or_default();
                own.push(((*code).to_owned(), words));
            }
        }
        for (code, _) in place::courses(false) {
            let words = self.field(code).map(tidy).unwrap_or_default();
            if !words.is_empty() {
                own.push(((*code).to_owned(), words));
            }
        }
        own.extend(college::typed(|name| self.field(name)));
        said.own = own;
        for (code, position) in &mut said.components {
            if let Some(value) = self.field(code) {
                *position = value.parse().ok().filter(|rank: &u8| *rank <= 4);
            }
        }
        said
    }
}
