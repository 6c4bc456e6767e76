//! The languages people write and read: more than the interface speaks.

use serde::{Deserialize, Serialize};

macro_rules! langs {
    ($($lang:ident, $tag:literal, $name:literal;)*) => {
        /// A language, by its primary tag (BCP 47). The list is that of the families we know of;
        /// adding one is a line here, and one in `translation::own_words`.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Lang {
            #[default]
            $($lang),*
        }

        impl Lang {
            pub const ALL: &'static [Lang] = &[$(Lang::$lang),*];

            /// `fr`, `ar`: what `lang=` says, and what engines of translation know it by.
            pub const fn tag(self) -> &'static str {
                match self { $(Lang::$lang => $tag),* }
            }

            /// The language's own name for itself.
            pub const fn name(self) -> &'static str {
                match self { $(Lang::$lang => $name),* }
            }
        }
    };
}

// `#[default]` is the first one.
langs! {
    Fr, "fr", "Français";
    En, "en", "English";
    Ar, "ar", "العربية";
    Tr, "tr", "Türkçe";
    Pt, "pt", "Português";
    Es, "es", "Español";
    It, "it", "Italiano";
    Ro, "ro", "Română";
    Pl, "pl", "Polski";
    Uk, "uk", "Українська";
    Ru, "ru", "Русский";
    Bg, "bg", "Български";
    Sq, "sq", "Shqip";
    Zh, "zh", "中文";
    De, "de", "Deutsch";
    Nl, "nl", "Nederlands";
    Fa, "fa", "فارسی";
    Ps, "ps", "پښتو";
}

impl Lang {
    pub const fn is_rtl(self) -> bool {
        matches!(self, Lang::Ar | Lang::Fa | Lang::Ps)
    }

    /// What `dir=` says.
    pub const fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Reads a tag, whatever follows its first part: `ar`, `AR`, `ar-DZ`.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
    }

    /// What its letters say of a text. Those of French say nothing: half of the world uses them.
    pub fn guess(text: &str) -> Option<Self> {
        let count = |is_of: fn(char) -> bool| text.chars().filter(|it| is_of(*it)).count();
        let letters = count(char::is_alphabetic);
        let is_most = |number: usize| number * 2 > letters;
        if is_most(count(is_arabic)) {
            return Some(in_arabic_letters(text));
        }
        if is_most(count(|it| matches!(it, '\u{400}'..='\u{52f}'))) {
            return Some(in_cyrillic_letters(text));
        }
        let is_japanese = text.contains(|it| matches!(it, '\u{3040}'..='\u{30ff}'));
        let han = count(|it| matches!(it, '\u{3400}'..='\u{9fff}'));
        (is_most(han) && !is_japanese).then_some(Lang::Zh)
    }
}

fn is_arabic(letter: char) -> bool {
    let is_there = matches!(
        letter,
        '\u{600}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
    );
    is_there && letter.is_alphabetic()
}

/// Persian and Pashto have letters that Arabic has not, and write two of its own differently.
fn in_arabic_letters(text: &str) -> Lang {
    let count = |letters: &str| text.chars().filter(|it| letters.contains(*it)).count();
    if count("ټډړښږڼۍېځڅګ") > 0 {
        Lang::Ps
    } else if count("پچژگکی") > count("كيةىأإؤئ") {
        Lang::Fa
    } else {
        Lang::Ar
    }
}

fn in_cyrillic_letters(text: &str) -> Lang {
    if text.contains(['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ']) {
        Lang::Uk
    } else if text.contains(['ъ', 'Ъ']) && !text.contains(['ы', 'э', 'ё', 'Ы', 'Э', 'Ё']) {
        Lang::Bg
    } else {
        Lang::Ru
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_back_whatever_follows_it() {
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.tag()), Some(*lang));
            assert_eq!(serde_json::to_string(lang).expect("JSON"), format!("\"{}\"", lang.tag()));
        }
        assert_eq!(Lang::parse("ar-DZ"), Some(Lang::Ar));
        assert_eq!(Lang::parse("PT_br"), Some(Lang::Pt));
        assert_eq!([Lang::parse(""), Lang::parse("xx"), Lang::parse("fra")], [None; 3]);
        assert_eq!((Lang::Ar.dir(), Lang::Tr.dir()), ("rtl", "ltr"));
    }

    #[test]
    fn letters_tell_a_language_and_latin_ones_do_not() {
        for (text, told) in [
            ("السلام عليكم، ليلى مريضة اليوم", Some(Lang::Ar)),
            ("سلام، دخترم امروز بیمار است", Some(Lang::Fa)),
            ("زما لور نن ناروغه ده، ښوونځي ته نه ځي", Some(Lang::Ps)),
            ("Добрий день, моя дитина хворіє", Some(Lang::Uk)),
            ("Здравствуйте, моя дочь заболела", Some(Lang::Ru)),
            ("Здравейте, дъщеря ми е болна", Some(Lang::Bg)),
            ("您好，我的女儿今天生病了", Some(Lang::Zh)),
            ("Bonjour, Léa est malade", None),
            ("Merhaba, kızım hasta", None),
            ("Léa dit « سلام » à sa grand-mère", None),
            ("12 : 30 !", None),
            ("", None),
        ] {
            assert_eq!(Lang::guess(text), told, "{text}");
        }
    }
}
