//! A file of a post, and who is on it. Whatever is attached is asked about: a photo, a film, a
//! voice, a page that holds a photo. What nobody has looked at is not published, and what shows
//! somebody who may not be shown is shown to nobody but the team.

use base::Id;
use files::{File, mosaic::Zone};
use people::{ImageRight, Person};

/// The cells a mosaic is chosen by: so many across, so many down.
pub const COLUMNS: u32 = 8;
pub const ROWS: u32 = 6;

db::row! {
    /// Who is on it, by name, with what his family says today.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Tag {
        pub file_id: Id<File>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub is_hidden: bool,
        pub right: Option<ImageRight>,
    }
}

impl Tag {
    /// He is known there, and his family does not want it.
    pub fn is_against(&self) -> bool {
        !self.is_hidden && !self.right.is_some_and(ImageRight::allows_class)
    }
}

/// What a mosaic is to cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blur {
    All,
    /// Numbers of cells, from the upper left, line by line.
    Cells(Vec<u32>),
}

impl Blur {
    /// As the table holds it; none when it says nothing.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "all" {
            return Some(Blur::All);
        }
        let mut cells: Vec<u32> = word.split(',').filter_map(|cell| cell.parse().ok()).collect();
        cells.retain(|cell| *cell < COLUMNS * ROWS);
        cells.sort_unstable();
        cells.dedup();
        (!cells.is_empty()).then_some(Blur::Cells(cells))
    }

    pub fn word(&self) -> String {
        match self {
            Blur::All => "all".to_owned(),
            Blur::Cells(cells) => {
                let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
                cells.join(",")
            }
        }
    }

    pub fn zones(&self) -> Vec<Zone> {
        match self {
            Blur::All => vec![Zone::WHOLE],
            Blur::Cells(cells) => cells.iter().map(|cell| zone(*cell)).collect(),
        }
    }
}

fn zone(cell: u32) -> Zone {
    let (column, row) = (cell % COLUMNS, cell / COLUMNS);
    Zone {
        left: column * 1_000 / COLUMNS,
        top: row * 1_000 / ROWS,
        right: (column + 1) * 1_000 / COLUMNS,
        bottom: (row + 1) * 1_000 / ROWS,
    }
}

/// How a file of a post stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has said who is on it.
    Unchecked,
    /// Its mosaic is being laid.
    Blurring,
    /// Somebody on it may not be shown.
    Against,
    Fine,
}

/// A file of a post with all that is known of it.
#[derive(Clone, Debug)]
pub struct Picture {
    pub file: File,
    /// Somebody has said who is on it.
    pub is_checked: bool,
    pub blur: Option<Blur>,
    pub is_blurred: bool,
    pub tags: Vec<Tag>,
}

impl Picture {
    pub fn standing(&self) -> Standing {
        if !self.is_checked {
            Standing::Unchecked
        } else if self.tags.iter().any(Tag::is_against) {
            Standing::Against
        } else if self.blur.is_some() && !self.is_blurred {
            Standing::Blurring
        } else {
            Standing::Fine
        }
    }

    /// May those who read the post see it?
    pub fn is_shown(&self) -> bool {
        self.standing() == Standing::Fine
    }

    /// May the family of this pupil take it home: he is on it, or nobody is.
    pub fn is_kept_by(&self, pupil: Id<Person>) -> bool {
        let mut known = self.tags.iter().filter(|tag| !tag.is_hidden).peekable();
        self.is_shown() && (known.peek().is_none() || known.any(|tag| tag.pupil_id == pupil))
    }

    /// A mosaic can be laid over a photo, over nothing else.
    pub fn can_be_blurred(&self) -> bool {
        self.file.media().is_photo()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_parts_of_the_photo_and_stay_as_they_are_kept() {
        let blur = Blur::parse("9,0,9,700,x").expect("two cells");
        assert_eq!(blur.word(), "0,9");
        let zones = blur.zones();
        assert_eq!(zones[0], Zone { left: 0, top: 0, right: 125, bottom: 166 });
        assert_eq!((zones[1].left, zones[1].top), (125, 166));
        assert_eq!(Blur::parse("all"), Some(Blur::All));
        assert_eq!(Blur::parse(""), None);
        assert_eq!(Blur::parse("99"), None);
    }

    #[test]
    fn whoever_is_not_known_to_be_allowed_is_not_shown() {
        let tag = |right, is_hidden| Tag {
            file_id: Id::new(1),
            pupil_id: Id::new(2),
            first_name: "Léa".to_owned(),
            last_name: "Martin".to_owned(),
            is_hidden,
            right,
        };
        assert!(tag(None, false).is_against());
        assert!(tag(Some(ImageRight::Refused), false).is_against());
        assert!(!tag(Some(ImageRight::Refused), true).is_against());
        assert!(!tag(Some(ImageRight::Class), false).is_against());
    }
}
