//! Whom the names of a file mean in the school: as they are written, as one writes them there, or
//! as somebody has said by hand.

use super::found::Found;
use crate::{
    PartKind,
    store::matches::{Code, CodeKind, Match},
};
use base::{Id, PersonName, fold};
use people::{Class, Group, Person};
use std::collections::{BTreeMap, HashMap};

/// Those a school knows.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    pub classes: Vec<(Id<Class>, String)>,
    pub groups: Vec<(Id<Group>, String)>,
    pub teachers: Vec<(Id<Person>, PersonName)>,
    /// By which numbers STS knows them, where the feed of the academy has said it.
    pub numbers: HashMap<String, Id<Person>>,
    pub matches: Vec<Match>,
    pub codes: Vec<Code>,
}

/// Who is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    Class(Id<Class>),
    Group(Id<Group>),
    Teacher(Id<Person>),
    /// A group that the school does not have: these classes, some of whose pupils are in it.
    Classes(Vec<Id<Class>>),
    /// Somebody has said that it is nobody.
    Nobody,
    Unknown,
}

/// How a class is called, whoever writes it: `6e A`, `6A`, `6ème A` are one.
pub fn class_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_ordinal = |word: &&str| !["e", "eme", "ieme", "de", "nde", "re", "ere"].contains(word);
    let mut key: String = words.into_iter().filter(is_ordinal).collect();
    for ordinal in ["eme", "ieme", "nde", "ere"] {
        let after_digit =
            key.find(ordinal).filter(|at| key[..*at].ends_with(|c: char| c.is_ascii_digit()));
        if let Some(at) = after_digit {
            key.replace_range(at..at + ordinal.len(), "");
        }
    }
    // `6eA`: an e between the digit and another letter.
    let bytes = key.as_bytes();
    let between = (1..bytes.len().saturating_sub(1)).find(|at| {
        bytes[*at] == b'e'
            && bytes[at - 1].is_ascii_digit()
            && bytes[at + 1].is_ascii_alphanumeric()
    });
    if let Some(at) = between {
        key.remove(at);
    }
    key
}

impl Directory {
    fn said(&self, kind: PartKind, name: &str) -> Option<Meant> {
        let folded = fold(name);
        let said = self.matches.iter().find(|it| it.kind == kind && it.folded == folded)?;
        if said.ref_id == 0 {
            return Some(Meant::Nobody);
        }
        let (id, raw) = (said.ref_id, |known: i64| known == said.ref_id);
        match kind {
            PartKind::Teacher => {
                let known = self.teachers.iter().any(|(id, _)| raw(id.raw()));
                known.then(|| Meant::Teacher(Id::new(id)))
            }
            _ if self.classes.iter().any(|(it, _)| raw(it.raw())) => {
                Some(Meant::Class(Id::new(id)))
            }
            _ if self.groups.iter().any(|(it, _)| raw(it.raw())) => Some(Meant::Group(Id::new(id))),
            // Of a year that is over.
            _ => None,
        }
    }

    /// A class or a group: files write both in one column.
    pub fn pupils(&self, name: &str) -> Meant {
        if let Some(said) = self.said(PartKind::Class, name) {
            return said;
        }
        let (folded, key) = (fold(name), class_key(name));
        if let Some((id, _)) = self.classes.iter().find(|(_, it)| fold(it) == folded) {
            return Meant::Class(*id);
        }
        if let Some((id, _)) = self.groups.iter().find(|(_, it)| fold(it) == folded) {
            return Meant::Group(*id);
        }
        let mut alike = self.classes.iter().filter(|(_, it)| class_key(it) == key);
        if let (Some((id, _)), None) = (alike.next(), alike.next()) {
            return Meant::Class(*id);
        }
        self.group_of_codes(name)
    }

    /// What the services of STS say of a group.
    fn group_of_codes(&self, name: &str) -> Meant {
        let is_it = |it: &&Code| it.kind == CodeKind::Group && it.word.eq_ignore_ascii_case(name);
        let Some(group) = self.codes.iter().find(is_it) else { return Meant::Unknown };
        let class = |it: &str| {
            let key = class_key(it);
            self.classes.iter().find(|(_, name)| class_key(name) == key).map(|(id, _)| *id)
        };
        let classes: Vec<Id<Class>> = group.name.split(", ").filter_map(class).collect();
        if classes.is_empty() { Meant::Unknown } else { Meant::Classes(classes) }
    }

    /// By what somebody has said, by his number in STS, by his name. A number and a name that mean
    /// two of them mean nobody, until somebody says who it is.
    pub fn teacher(&self, written: &str) -> Meant {
        let name = self.code(CodeKind::Teacher, written).unwrap_or(written);
        if let Some(said) = self.said(PartKind::Teacher, name) {
            return said;
        }
        match (self.numbered(written), self.named(name)) {
            (Some(numbered), Some(named)) if numbered != named => Meant::Unknown,
            (Some(id), _) | (None, Some(id)) => Meant::Teacher(id),
            (None, None) => Meant::Unknown,
        }
    }

    /// Who works here under this number of STS.
    fn numbered(&self, number: &str) -> Option<Id<Person>> {
        let id = *self.numbers.get(number.trim_start_matches('0'))?;
        self.teachers.iter().any(|(it, _)| *it == id).then_some(id)
    }

    /// The only one who is called so.
    fn named(&self, name: &str) -> Option<Id<Person>> {
        let mut alike = self.teachers.iter().filter(|(_, it)| is_named(it, name));
        match (alike.next(), alike.next()) {
            (Some((id, _)), None) => Some(*id),
            _ => None,
        }
    }

    /// What a code is the code of.
    fn code(&self, kind: CodeKind, code: &str) -> Option<&str> {
        let known = self.codes.iter().find(|it| it.kind == kind && it.word == code);
        known.map(|it| it.name.as_str())
    }

    /// The name of a subject, as its file or the services of STS say it.
    pub fn subject(&self, found: &Found) -> String {
        let is_code = found.subject == found.subject_code;
        let named = self.code(CodeKind::Subject, &found.subject_code).filter(|_| is_code);
        calm(named.unwrap_or(&found.subject))
    }

    /// The name of a teacher, as it is shown where the school does not know him.
    pub fn teacher_name(&self, name: &str) -> String {
        self.code(CodeKind::Teacher, name).unwrap_or(name).to_owned()
    }
}

/// `HISTOIRE-GEOGRAPHIE` → `Histoire-geographie`: files shout, pages do not. Short words are
/// initials: `EPS`, `LV2`.
fn calm(subject: &str) -> String {
    const INITIALS_MAX: usize = 4;
    if subject.chars().any(char::is_lowercase) {
        return subject.to_owned();
    }
    let is_short = |word: &str| word.chars().count() <= INITIALS_MAX;
    let is_small = |word: &str| ["DE", "LA", "LE", "LES", "ET", "DES", "DU", "EN"].contains(&word);
    let calm = |(place, word): (usize, &str)| match word {
        word if is_small(word) => word.to_lowercase(),
        word if is_short(word) => word.to_owned(),
        word if place > 0 => word.to_lowercase(),
        word => base::calm(word),
    };
    subject.split(' ').enumerate().map(calm).collect::<Vec<_>>().join(" ")
}

/// `ROCHE Paul`, `Paul Roche`, `M. Roche`, `ROCHE P.`: the name whole, and of the first name what
/// is written.
fn is_named(person: &PersonName, written: &str) -> bool {
    const TITLES: [&str; 5] = ["m", "mme", "mlle", "mr", "monsieur"];
    let (last, first) = (fold(&person.last), fold(&person.first));
    let written = fold(written);
    let words: Vec<&str> = written.split(' ').filter(|it| !it.is_empty()).collect();
    let words = match words.split_first() {
        Some((title, rest)) if TITLES.contains(title) && !rest.is_empty() => rest,
        _ => &words[..],
    };
    let lasts: Vec<&str> = last.split(' ').collect();
    if last.is_empty() || words.len() < lasts.len() {
        return false;
    }
    let is_first = |rest: &[&str]| {
        let firsts: Vec<&str> = first.split(' ').collect();
        let fits = |(place, word): (usize, &&str)| {
            firsts
                .get(place)
                .is_some_and(|it| it == word || word.len() == 1 && it.starts_with(word))
        };
        rest.iter().enumerate().all(fits)
    };
    let (head, tail) = (words.strip_prefix(&lasts[..]), words.strip_suffix(&lasts[..]));
    head.is_some_and(is_first) || tail.is_some_and(is_first)
}

/// The names of a file that nobody knows, with how many lessons name each.
pub fn unknown(directory: &Directory, found: &[Found]) -> Vec<(PartKind, String, usize)> {
    let mut counts: BTreeMap<(PartKind, String), usize> = BTreeMap::new();
    let mut known: HashMap<(PartKind, String), bool> = HashMap::new();
    for lesson in found {
        let pupils = lesson.classes.iter().chain(&lesson.groups).map(|it| (PartKind::Class, it));
        let teachers = lesson.teachers.iter().map(|it| (PartKind::Teacher, it));
        for (kind, name) in pupils.chain(teachers) {
            let is_known = known.entry((kind, name.clone())).or_insert_with(|| {
                let meant = match kind {
                    PartKind::Teacher => directory.teacher(name),
                    _ => directory.pupils(name),
                };
                meant != Meant::Unknown
            });
            if !*is_known {
                let shown = match kind {
                    PartKind::Teacher => directory.teacher_name(name),
                    _ => name.clone(),
                };
                *counts.entry((kind, shown)).or_default() += 1;
            }
        }
    }
    counts.into_iter().map(|((kind, name), count)| (kind, name, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Title;

    fn directory() -> Directory {
        let name = |first: &str, last: &str| PersonName::new(first, last, Some(Title::M));
        Directory {
            classes: vec![(Id::new(1), "6e A".to_owned()), (Id::new(2), "6e B".to_owned())],
            groups: vec![(Id::new(3), "Allemand 6e".to_owned())],
            teachers: vec![
                (Id::new(10), name("Paul", "Roche")),
                (Id::new(11), name("Jean", "De La Tour")),
                (Id::new(12), name("Anne", "Petit")),
                (Id::new(13), name("Alain", "Petit")),
            ],
            ..Directory::default()
        }
    }

    #[test]
    fn classes_are_known_however_they_are_written() {
        for name in ["6e A", "6A", "6 A", "6eA", "6ème A", "6EME A", "6EMEA"] {
            assert_eq!(directory().pupils(name), Meant::Class(Id::new(1)), "{name}");
        }
        assert_eq!(directory().pupils("ALLEMAND 6E"), Meant::Group(Id::new(3)));
        assert_eq!(directory().pupils("5A"), Meant::Unknown);
        assert_eq!(class_key("TE1"), "te1");
    }

    #[test]
    fn teachers_are_known_by_what_is_written_of_their_names() {
        for name in ["ROCHE Paul", "Paul Roche", "M. Roche", "ROCHE P.", "ROCHE"] {
            assert_eq!(directory().teacher(name), Meant::Teacher(Id::new(10)), "{name}");
        }
        assert_eq!(directory().teacher("DE LA TOUR J."), Meant::Teacher(Id::new(11)));
        // Two of them are called so: somebody has to say which one.
        assert_eq!(directory().teacher("PETIT A."), Meant::Unknown);
        assert_eq!(directory().teacher("PETIT Anne"), Meant::Teacher(Id::new(12)));
        assert_eq!(directory().teacher("ROCHE Marie"), Meant::Unknown);
        assert_eq!(directory().teacher("ROCHEFORT"), Meant::Unknown);
    }

    #[test]
    fn a_number_of_sts_tells_a_teacher_whatever_his_name_has_become() {
        let code = |code: &str, name: &str| Code {
            kind: CodeKind::Teacher,
            word: code.to_owned(),
            name: name.to_owned(),
        };
        let numbers = [("8949", 10), ("71", 12), ("72", 13), ("73", 13), ("9", 999)];
        let numbers = numbers.map(|(number, id)| (number.to_owned(), Id::new(id)));
        let directory = Directory {
            numbers: numbers.into(),
            codes: vec![code("8949", "MARTINEZ PAUL"), code("71", "PETIT A."), code("73", "ROCHE")],
            ..directory()
        };
        // Married since, or without a name in the file.
        assert_eq!(directory.teacher("8949"), Meant::Teacher(Id::new(10)));
        assert_eq!(directory.teacher("0072"), Meant::Teacher(Id::new(13)));
        // Two are called so: the number says which one.
        assert_eq!(directory.teacher("71"), Meant::Teacher(Id::new(12)));
        // The number is M. Petit's, the name M. Roche's: somebody has to say.
        assert_eq!(directory.teacher("73"), Meant::Unknown);
        // He teaches here no more.
        assert_eq!(directory.teacher("9"), Meant::Unknown);
    }

    #[test]
    fn what_was_said_by_hand_and_what_sts_says_is_kept() {
        let said = |kind, name: &str, ref_id| Match {
            kind,
            folded: fold(name),
            name: name.to_owned(),
            ref_id,
        };
        let code = |kind, code: &str, name: &str| Code {
            kind,
            word: code.to_owned(),
            name: name.to_owned(),
        };
        let directory = Directory {
            matches: vec![
                said(PartKind::Teacher, "PETIT A.", 13),
                said(PartKind::Class, "FORUM", 0),
                said(PartKind::Class, "6GR1", 2),
                said(PartKind::Class, "VIEUX", 999),
            ],
            codes: vec![
                code(CodeKind::Teacher, "8949", "ROCHE PAUL"),
                code(CodeKind::Subject, "061300", "MATHEMATIQUES"),
                code(CodeKind::Group, "6ALL", "6A, 6B"),
            ],
            ..directory()
        };
        assert_eq!(directory.teacher("PETIT A."), Meant::Teacher(Id::new(13)));
        assert_eq!(directory.pupils("Forum"), Meant::Nobody);
        assert_eq!(directory.pupils("6GR1"), Meant::Class(Id::new(2)));
        assert_eq!(directory.pupils("VIEUX"), Meant::Unknown);
        assert_eq!(directory.teacher("8949"), Meant::Teacher(Id::new(10)));
        assert_eq!(directory.pupils("6ALL"), Meant::Classes(vec![Id::new(1), Id::new(2)]));
        let lesson = Found {
            subject: "061300".to_owned(),
            subject_code: "061300".to_owned(),
            classes: vec!["6A".to_owned(), "5C".to_owned()],
            teachers: vec!["9999".to_owned()],
            ..Found::default()
        };
        assert_eq!(directory.subject(&lesson), "Mathematiques");
        let unknown = unknown(&directory, &[lesson.clone(), lesson]);
        assert_eq!(
            unknown,
            [(PartKind::Class, "5C".to_owned(), 2), (PartKind::Teacher, "9999".to_owned(), 2),]
        );
    }
}
