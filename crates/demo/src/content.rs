//! Content: what families, teachers, heads and the town write to each other over a fortnight.
//!
//! Pure text, without database: a [`Template`] is told with names and becomes a [`Thread`]. The
//! texts are in `data/threads.txt`; how that file reads is written at [`templates`].
//!
//! ```
//! use demo::{Dice, content::{Names, templates}};
//! let names = Names { child: "Léa", is_girl: true, ..Names::default() };
//! let thread = templates()[1].tell(&Dice::of(1, 1, "content"), &names);
//! assert!(thread.subject.contains("Léa"));
//! ```

use crate::{Dice, Level};
use base::Minutes;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Who writes, or to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Teacher,
    Head,
    /// One guardian of the child.
    Guardian,
    /// The guardians of the class.
    ClassGuardians,
    /// The guardians of the school.
    SchoolGuardians,
    /// The staff of the school.
    Team,
    /// The town's agents for schools.
    Town,
}

/// A thread as it could be written in many classes.
#[derive(Debug)]
pub struct Template {
    pub from: Who,
    pub to: Who,
    /// The levels it makes sense for.
    pub levels: RangeInclusive<Level>,
    /// Days after the fortnight's first Monday.
    pub day: usize,
    pub minutes: Minutes,
    pub enclosed: Enclosed,
    subject: String,
    paragraphs: Vec<String>,
    replies: Vec<ReplyTemplate>,
}

/// What goes with a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Enclosed {
    #[default]
    Nothing,
    /// So many of the children's drawings.
    Drawings(usize),
    /// A printed page of this title, which says what the letter says.
    Paper(String),
}

#[derive(Debug)]
struct ReplyTemplate {
    from: Who,
    after_minutes: i64,
    text: String,
}

/// A thread as these people write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    pub subject: String,
    pub from: Who,
    pub to: Who,
    pub paragraphs: Vec<String>,
    pub replies: Vec<Reply>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub from: Who,
    /// After the message before it.
    pub after_minutes: i64,
    pub paragraphs: Vec<String>,
}

/// The names a thread is told with.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// First name of the pupil.
    pub child: &'a str,
    pub is_girl: bool,
    pub class: &'a str,
    /// `Jean-Macé`
    pub school: &'a str,
    /// As they sign: `Claire Durand`.
    pub teacher: &'a str,
    pub guardian: &'a str,
    pub head: &'a str,
    pub town: &'a str,
}

impl Default for Names<'_> {
    fn default() -> Self {
        Names {
            child: "Léa",
            is_girl: true,
            class: "CE1-A",
            school: "Jean-Macé",
            teacher: "Claire Durand",
            guardian: "Samira Haddad",
            head: "Isabelle Lefèvre",
            town: "Lys-lez-Lannoy",
        }
    }
}

/// All the templates, in the order of the file.
///
/// `= from > to | day hour | levels` opens a thread, `#` its subject, each line is a paragraph,
/// `+ from minutes | text` a reply, `! drawings 2` or `! paper Title` goes with it.
/// `{…}` is a name or an agreement, `[a|b]` one way or another.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> =
        LazyLock::new(|| parse(include_str!("../data/threads.txt")));
    &TEMPLATES
}

impl Template {
    pub fn fits(&self, level: Level) -> bool {
        self.levels.contains(&level)
    }

    pub fn tell(&self, dice: &Dice, names: &Names) -> Thread {
        // The same word in the whole thread: one does not struggle in reading, then in sums.
        let matter = *dice.pick(&["mathématiques", "lecture", "conjugaison", "géométrie"]);
        let told = |text: &str| typeset(&spoken(&chosen(text, dice), names, matter));
        Thread {
            subject: told(&self.subject),
            from: self.from,
            to: self.to,
            paragraphs: self.paragraphs.iter().map(|text| told(text)).collect(),
            replies: self
                .replies
                .iter()
                .map(|reply| Reply {
                    from: reply.from,
                    after_minutes: reply.after_minutes,
                    paragraphs: vec![told(&reply.text)],
                })
                .collect(),
        }
    }
}

/// Takes one way of each `[a|b]`.
fn chosen(text: &str, dice: &Dice) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((ways, next)) = after.split_once(']') else { break };
        let ways: Vec<&str> = ways.split('|').collect();
        said.push_str(before);
        said.push_str(ways[dice.below(ways.len())]);
        rest = next;
    }
    said + rest
}

/// Puts the names in, and lets words agree with the child.
fn spoken(text: &str, names: &Names, matter: &str) -> String {
    let by = |girl: &'static str, boy: &'static str| if names.is_girl { girl } else { boy };
    let words = [
        ("{enfant}", names.child),
        ("{classe}", names.class),
        ("{école}", names.school),
        ("{enseignant}", names.teacher),
        ("{parent}", names.guardian),
        ("{directeur}", names.head),
        ("{commune}", names.town),
        ("{matière}", matter),
        ("{mamie}", "sa grand-mère"),
        ("{il}", by("elle", "il")),
        ("{Il}", by("Elle", "Il")),
        ("{s’il}", by("si elle", "s’il")),
        ("{S’il}", by("Si elle", "S’il")),
        ("{lui}", by("elle", "lui")),
        ("{fier}", by("fière", "fier")),
        ("{le}", by("le", "")),
        ("{e}", by("e", "")),
    ];
    let told = words.iter().fold(text.to_owned(), |text, (word, name)| text.replace(word, name));
    // « de Amina » → « d’Amina »
    let vowel = |name: &str| base::fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    if vowel(names.child) {
        return told
            .replace(&format!(" de {}", names.child), &format!(" d’{}", names.child))
            .replace(&format!(" que {}", names.child), &format!(" qu’{}", names.child));
    }
    told
}

/// French spaces: narrow before `;`, `!` and `?`, full before `:` and inside « ».
fn typeset(text: &str) -> String {
    let narrow = [" ;", " !", " ?"];
    let text = narrow.iter().fold(text.to_owned(), |text, mark| {
        text.replace(mark, &format!("\u{202f}{}", mark.trim_start()))
    });
    text.replace(" :", "\u{a0}:").replace("« ", "«\u{a0}").replace(" »", "\u{a0}»")
}

fn parse(text: &str) -> Vec<Template> {
    let mut templates: Vec<Template> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(head) = line.strip_prefix("= ") {
            templates.extend(opening(head));
            continue;
        }
        let Some(template) = templates.last_mut() else { continue };
        if let Some(subject) = line.strip_prefix("# ") {
            subject.clone_into(&mut template.subject);
        } else if let Some(what) = line.strip_prefix("! ") {
            template.enclosed = enclosed(what);
        } else if let Some(reply) = line.strip_prefix("+ ") {
            template.replies.extend(answer(reply));
        } else {
            template.paragraphs.push(line.to_owned());
        }
    }
    templates
}

fn opening(line: &str) -> Option<Template> {
    let mut fields = line.split(" | ");
    let (from, to) = fields.next()?.split_once(" > ")?;
    let (day, hour) = fields.next()?.split_once(' ')?;
    let (hours, minutes) = hour.split_once(':')?;
    let (first, last) = fields.next()?.split_once("..")?;
    let level = |label: &str| Level::ALL.into_iter().find(|level| level.label() == label);
    Some(Template {
        from: who(from)?,
        to: who(to)?,
        levels: level(first)?..=level(last)?,
        day: day.parse().ok()?,
        minutes: Minutes(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?),
        enclosed: Enclosed::Nothing,
        subject: String::new(),
        paragraphs: Vec::new(),
        replies: Vec::new(),
    })
}

fn answer(line: &str) -> Option<ReplyTemplate> {
    let (head, text) = line.split_once(" | ")?;
    let (from, minutes) = head.split_once(' ')?;
    let (from, after_minutes) = (who(from)?, minutes.parse().ok()?);
    Some(ReplyTemplate { from, after_minutes, text: text.to_owned() })
}

fn enclosed(what: &str) -> Enclosed {
    match what.split_once(' ') {
        Some(("drawings", number)) => Enclosed::Drawings(number.parse().unwrap_or_default()),
        Some(("paper", title)) => Enclosed::Paper(typeset(title)),
        _ => Enclosed::Nothing,
    }
}

fn who(word: &str) -> Option<Who> {
    Some(match word {
        "teacher" => Who::Teacher,
        "head" => Who::Head,
        "guardian" => Who::Guardian,
        "class" => Who::ClassGuardians,
        "school" => Who::SchoolGuardians,
        "team" => Who::Team,
        "town" => Who::Town,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thread_of_the_file_is_read_and_told_whole() {
        let written = include_str!("../data/threads.txt").matches("\n= ").count() + 1;
        assert_eq!(templates().len(), written);
        assert!(written >= 60);
        for (place, template) in templates().iter().enumerate() {
            for (child, is_girl) in [("Léa", true), ("Hugo", false), ("Amir", false)] {
                let names = Names { child, is_girl, ..Names::default() };
                let thread = template.tell(&Dice::of(1, place, "content"), &names);
                assert!(!thread.subject.is_empty() && !thread.paragraphs.is_empty());
                let replies = thread.replies.iter().flat_map(|reply| &reply.paragraphs);
                for text in thread.paragraphs.iter().chain(replies).chain([&thread.subject]) {
                    assert!(!text.contains(['{', '}', '[', ']', '\'']), "{text}");
                    let ascii_space = text.contains(" !") || text.contains(" ?");
                    assert!(!ascii_space && !text.contains(" :"), "{text}");
                }
            }
        }
    }

    #[test]
    fn every_reply_of_the_file_is_read() {
        let written = include_str!("../data/threads.txt").matches("\n+ ").count();
        let read: usize = templates().iter().map(|template| template.replies.len()).sum();
        assert_eq!(read, written);
    }

    #[test]
    fn what_goes_with_a_letter_is_read() {
        let number = |wanted: fn(&Enclosed) -> bool| {
            templates().iter().filter(|template| wanted(&template.enclosed)).count()
        };
        assert_eq!(number(|it| matches!(it, Enclosed::Drawings(1..))), 4);
        assert_eq!(number(|it| matches!(it, Enclosed::Paper(title) if !title.is_empty())), 2);
    }

    #[test]
    fn words_agree_with_the_child() {
        let names = Names { child: "Amir", is_girl: false, ..Names::default() };
        assert_eq!(
            spoken("Le doudou de {enfant}, {il} est perdu{e}", &names, ""),
            "Le doudou d’Amir, il est perdu"
        );
    }
}
