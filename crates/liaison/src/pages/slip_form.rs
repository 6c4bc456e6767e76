//! The form of a slip: what it sends, and what it becomes.

use crate::{
    question::{self, Ask, LABEL_CHARS_MAX, NUMBER_MAX, QUESTIONS_MAX, Question},
    reach::{TARGETS_MAX, Target},
    sending::Wording,
    slip::{Needs, Theme, Written},
    store::versions::Edition,
};
use base::{Day, Id, Lang, RichText};
use files::{FILES_FIELD, FILES_MAX, File};
use web::{At, Problem, Problems, form};

pub const TITLE_CHARS_MAX: usize = 120;
const BODY_CHARS_MAX: usize = 50_000;
/// What a draft or a template may hold.
pub const FIELDS_BYTES_MAX: usize = 120_000;
/// A last day is not further than that.
const DUE_DAYS_MAX: i32 = 300;
const REASON_CHARS_MAX: usize = 200;

/// The fields as the browser sends them. There are as many questions as there are, so they are
/// pairs: `q0_label`, `q0_ask`, …
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlipForm(pub Vec<(String, String)>);

/// What may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub wording: Wording,
    pub theme: Theme,
    pub targets: Vec<Target>,
    pub needs: Needs,
    pub for_pupils: bool,
    /// Empty: it keeps the quiet hours.
    pub urgent_reason: String,
}

/// The names of the fields of each question: label, ways of answering, possible answers.
pub const LABELS: [&str; QUESTIONS_MAX] =
    ["q0_label", "q1_label", "q2_label", "q3_label", "q4_label", "q5_label"];
pub const ASKS: [&str; QUESTIONS_MAX] =
    ["q0_ask", "q1_ask", "q2_ask", "q3_ask", "q4_ask", "q5_ask"];
pub const OPTIONS: [&str; QUESTIONS_MAX] =
    ["q0_options", "q1_options", "q2_options", "q3_options", "q4_options", "q5_options"];
pub const OPTIONALS: [&str; QUESTIONS_MAX] =
    ["q0_optional", "q1_optional", "q2_optional", "q3_optional", "q4_optional", "q5_optional"];
pub const NUMBERS: [&str; QUESTIONS_MAX] =
    ["q0_number", "q1_number", "q2_number", "q3_number", "q4_number", "q5_number"];

impl SlipForm {
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().rev().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.as_str())
    }

    pub fn is_on(&self, name: &str) -> bool {
        self.get(name) == "on"
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }

    pub fn targets(&self) -> Vec<Target> {
        let mut targets: Vec<Target> =
            self.all("to").filter_map(|value| value.parse().ok()).take(TARGETS_MAX).collect();
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    pub fn title(&self) -> String {
        let title = self.get("title").split_whitespace().collect::<Vec<_>>().join(" ");
        title.chars().take(TITLE_CHARS_MAX).collect()
    }

    /// The editor sends HTML, a bare textarea sends text.
    pub fn body(&self) -> RichText {
        let body: String = self.get("body").chars().take(BODY_CHARS_MAX).collect();
        if self.get("body_format") == "html" {
            RichText::sanitise(&body)
        } else {
            RichText::sanitise(RichText::from_plain(&body).html())
        }
    }

    /// In which language it is: as said, as it looks, or as its author's pages.
    pub fn written_in(&self, usual: Lang) -> Lang {
        let words = format!("{} {}", self.title(), self.body().plain());
        translation::lang_of(self.get("lang"), &words, usual)
    }

    pub fn theme(&self) -> Theme {
        Theme::parse(self.get("theme")).unwrap_or(Theme::Information)
    }

    pub fn needs(&self) -> Needs {
        Needs::parse(self.get("needs")).unwrap_or(Needs::One)
    }

    /// What is attached, in its order.
    pub fn files(&self) -> Vec<Id<File>> {
        self.all(FILES_FIELD).filter_map(|id| id.parse().ok()).take(FILES_MAX).collect()
    }

    pub fn is_urgent(&self) -> bool {
        self.get("when") == "urgent"
    }

    /// Why it does not wait for the morning; nothing when it does.
    fn urgency(&self) -> Result<String, &'static str> {
        if !self.is_urgent() {
            return Ok(String::new());
        }
        form::required(self.get("urgent_reason"), REASON_CHARS_MAX)
            .map_err(|_| text::id!("liaison-refused-urgent-reason"))
    }

    /// The day until which a slip takes answers again.
    pub fn new_last_day(&self, today: Day) -> Result<Day, Problems> {
        let day = Day::parse(self.get("due_on")).and_then(|day| day.not_before(today));
        let day = day.and_then(|day| day.not_after(today.plus_days(DUE_DAYS_MAX)));
        day.at("due_on").map_err(Problems::from)
    }

    /// How many blocks of questions are drawn: those that say something, and one to go on.
    pub fn blocks(&self) -> usize {
        let filled = (0..QUESTIONS_MAX).rev().find(|place| !self.get(LABELS[*place]).is_empty());
        let filled = filled.map_or(0, |place| place + 1);
        (filled + usize::from(self.get("action") == "question")).clamp(1, QUESTIONS_MAX)
    }

    /// What is typed, without what only this sending is about.
    pub fn kept(&self) -> String {
        let names = ["csrf", "action", "once", "draft", "name", "school"];
        let kept: Vec<&(String, String)> =
            self.0.iter().filter(|(name, _)| !names.contains(&name.as_str())).collect();
        serde_json::to_string(&kept).unwrap_or_default()
    }

    pub fn read(fields: &str) -> Self {
        SlipForm(serde_json::from_str(fields).unwrap_or_default())
    }

    /// The form in which a slip is corrected.
    pub fn of(slip: &Written, version: &Edition, files: &[File]) -> Self {
        let mut pairs = vec![
            ("title".to_owned(), version.title.clone()),
            ("body".to_owned(), version.body.html().to_owned()),
            ("body_format".to_owned(), "html".to_owned()),
            ("version".to_owned(), slip.version.to_string()),
            ("theme".to_owned(), slip.theme.word().to_owned()),
            ("lang".to_owned(), version.lang.tag().to_owned()),
        ];
        pairs.extend(files.iter().map(|file| (FILES_FIELD.to_owned(), file.id.to_string())));
        let on = |is_on: bool| if is_on { "on" } else { "" }.to_owned();
        pairs.push(("due_on".to_owned(), slip.due_on.map(Day::iso).unwrap_or_default()));
        pairs.push(("late".to_owned(), on(slip.accepts_late)));
        for (place, question) in version.questions().iter().enumerate().take(QUESTIONS_MAX) {
            let options = question::options_typed(&question.options);
            pairs.extend([
                (LABELS[place].to_owned(), question.label.clone()),
                (ASKS[place].to_owned(), question.ask.word().to_owned()),
                (OPTIONS[place].to_owned(), options),
                (OPTIONALS[place].to_owned(), on(question.is_optional)),
                (NUMBERS[place].to_owned(), question.number.to_string()),
            ]);
        }
        SlipForm(pairs)
    }

    /// The questions that say something; a new one takes the first number that was never used.
    fn questions(&self, next_number: u32) -> Result<Vec<Question>, Problem> {
        let mut next = next_number;
        let mut questions: Vec<Question> = Vec::new();
        for place in 0..QUESTIONS_MAX {
            let label = form::optional(self.get(LABELS[place]), LABEL_CHARS_MAX);
            let Some(label) = label.at(LABELS[place])? else { continue };
            let ask = Ask::parse(self.get(ASKS[place])).unwrap_or(Ask::YesNo);
            let options = if ask.has_options() {
                question::options(self.get(OPTIONS[place]), ask)
            } else {
                Vec::new()
            };
            if ask.has_options() && options.len() < 2 {
                return Err(text::id!("liaison-refused-options")).at(OPTIONS[place]);
            }
            let is_free =
                |it: &u32| *it < next_number && questions.iter().all(|known| known.number != *it);
            let number = self.get(NUMBERS[place]).parse().ok().filter(is_free);
            let number = number.unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            let is_optional = self.is_on(OPTIONALS[place]);
            questions.push(Question { number, ask, label, is_optional, options });
        }
        Ok(questions)
    }

    /// What it says and asks. `next_number` is the first number no question has had.
    pub fn wording(&self, today: Day, next_number: u32) -> Result<Wording, Problems> {
        let title = form::required(self.get("title"), TITLE_CHARS_MAX).at("title");
        let body = self.body();
        let said = if body.is_blank() { Err(text::id!("liaison-refused-blank")) } else { Ok(()) };
        let due_on = if self.get("due_on").trim().is_empty() {
            Ok(None)
        } else {
            let day = Day::parse(self.get("due_on")).and_then(|day| day.not_before(today));
            day.and_then(|day| day.not_after(today.plus_days(DUE_DAYS_MAX))).map(Some)
        };
        let numbered = next_number.min(NUMBER_MAX + 1 - u32::try_from(QUESTIONS_MAX).unwrap_or(0));
        let questions = self.questions(numbered);
        let (title, (), due_on, questions) =
            Problems::gather((title, said.at("body"), due_on.at("due_on"), questions))?;
        let (accepts_late, files) = (self.is_on("late"), self.files());
        let lang = self.written_in(Lang::default());
        Ok(Wording { title, body, lang, questions, due_on, accepts_late, files })
    }

    /// What may be sent: it says something, to somebody.
    pub fn check(&self, today: Day) -> Result<Checked, Problems> {
        let targets = self.targets();
        let problem = || Problems::one("to", text::id!("liaison-refused-nobody"));
        let urgency = self.urgency().at("urgent_reason");
        let mut problems = if targets.is_empty() { problem() } else { Problems::none() };
        let wording = self.wording(today, 1);
        if let Err(wrong) = &wording {
            problems = problems.with(wrong.clone());
        }
        if let Err(wrong) = &urgency {
            problems = problems.and(wrong.clone());
        }
        let (Ok(wording), Ok(urgent_reason), true) = (wording, urgency, problems.is_empty()) else {
            return Err(problems);
        };
        Ok(Checked {
            wording,
            urgent_reason,
            theme: self.theme(),
            targets,
            needs: self.needs(),
            for_pupils: self.is_on("for_pupils"),
        })
    }
}

/// Rich text as a textarea without script shows it: paragraphs and lines.
pub fn as_typed(text: &RichText) -> String {
    let html = text.html();
    let lines = html
        .replace("<br>", "\n")
        .replace("</p>", "\n\n")
        .replace("</li>", "\n")
        .replace("<li>", "- ")
        .replace("</h3>", "\n\n")
        .replace("</blockquote>", "\n");
    let plain: Vec<String> = lines
        .split('\n')
        .map(|line| RichText::trusted(line.to_owned()).plain().trim().to_owned())
        .collect();
    plain.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests;
