//! Reading a level: the codes and the words feeds have for it.
//!
//! What has none (ULIS, UPE2A, CAP, after the baccalauréat) keeps its label and no level.

use people::Level;

/// By MEFSTAT4, or a longer MEFSTAT that begins with it.
pub fn from_mefstat(code: &str) -> Option<Level> {
    let level = match code.trim().get(..4)? {
        "1110" => Level::Tps,
        "1111" => Level::Ps,
        "1112" => Level::Ms,
        "1113" => Level::Gs,
        "1121" => Level::Cp,
        "1122" => Level::Ce1,
        "1123" => Level::Ce2,
        "1124" => Level::Cm1,
        "1125" => Level::Cm2,
        "2111" | "2431" => Level::Sixth,
        "2112" | "2432" => Level::Fifth,
        "2115" | "2433" => Level::Fourth,
        "2116" | "2434" => Level::Third,
        "2211" | "2381" => Level::Second,
        "2212" | "2382" => Level::First,
        "2213" | "2383" => Level::Last,
        _ => return None,
    };
    Some(level)
}

/// By the code of a MEF, where one code is one level: the first degree and the collège. A lycée
/// has hundreds of them; there the file of MEF of the same feed tells (see `read::aaf`).
pub fn from_mef(code: &str) -> Option<Level> {
    let code = code.trim();
    let level = match code.get(..8)? {
        "00410001" => Level::Tps,
        "00010001" => match code.get(8..10)? {
            "31" => Level::Ps,
            "32" => Level::Ms,
            "33" => Level::Gs,
            _ => return None,
        },
        "00110002" => Level::Cp,
        "00210002" if code.get(8..10)? == "21" => Level::Ce1,
        "00210002" => Level::Ce2,
        "00310002" if code.get(8..10)? == "21" => Level::Cm1,
        "00310002" => Level::Cm2,
        _ => match code.get(..3)? {
            "100" | "164" => Level::Sixth,
            "101" | "165" => Level::Fifth,
            "102" | "166" => Level::Fourth,
            "103" | "167" => Level::Third,
            _ => return None,
        },
    };
    Some(level)
}

/// By what people write: `CE1`, `Grande section`, `6ème`, `2nde`, `TERMINALE GENERALE`.
pub fn from_label(label: &str) -> Option<Level> {
    let folded = base::fold(label);
    let mut words = folded.split(' ');
    let first = words.next()?;
    let level = match first {
        "tps" | "stp" => Level::Tps,
        "ps" | "sp" => Level::Ps,
        "ms" | "sm" => Level::Ms,
        "gs" | "sg" => Level::Gs,
        "cp" => Level::Cp,
        "ce1" => Level::Ce1,
        "ce2" => Level::Ce2,
        "cm1" => Level::Cm1,
        "cm2" => Level::Cm2,
        "6" | "6e" | "6eme" | "sixieme" => Level::Sixth,
        "5" | "5e" | "5eme" | "cinquieme" => Level::Fifth,
        "4" | "4e" | "4eme" | "quatrieme" => Level::Fourth,
        "3" | "3e" | "3eme" | "troisieme" => Level::Third,
        "2" | "2de" | "2nd" | "2nde" | "2ndpro" | "seconde" => Level::Second,
        "1" | "1re" | "1ere" | "1erpro" | "premiere" => Level::First,
        "t" | "tle" | "tale" | "terminale" | "tlepro" => Level::Last,
        "toute" if folded.starts_with("toute petite section") => Level::Tps,
        "petite" if folded.starts_with("petite section") => Level::Ps,
        "moyenne" if folded.starts_with("moyenne section") => Level::Ms,
        "grande" if folded.starts_with("grande section") => Level::Gs,
        "cours" => match folded.as_str() {
            "cours preparatoire" => Level::Cp,
            "cours elementaire 1" | "cours elementaire 1ere annee" => Level::Ce1,
            "cours elementaire 2" | "cours elementaire 2eme annee" => Level::Ce2,
            "cours moyen 1" | "cours moyen 1ere annee" => Level::Cm1,
            "cours moyen 2" | "cours moyen 2eme annee" => Level::Cm2,
            _ => return None,
        },
        _ => return None,
    };
    Some(level)
}

/// By whatever one value of a feed holds: a MEFSTAT, a MEF or a label.
pub fn read(text: &str) -> Option<Level> {
    let text = text.trim();
    let is_code = text.len() >= 4 && text.bytes().take(4).all(|b| b.is_ascii_digit());
    if !is_code {
        return from_label(text);
    }
    // A MEF has 11 digits as MEFSTAT11 has; in the first degree a MEF begins with 0.
    if text.len() == 11 { from_mef(text) } else { None }.or_else(|| from_mefstat(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_from_every_code_and_label_feeds_use() {
        for (text, label) in [
            ("1110", "TPS"),
            ("11110010001", "PS"),
            ("00010001310", "PS"),
            ("00210002220", "CE2"),
            ("CM2", "CM2"),
            ("Grande Section", "GS"),
            ("TOUTE PETITE SECTION", "TPS"),
            ("2111", "6e"),
            ("10010012113", "6e"),
            ("2116", "3e"),
            ("3EME", "3e"),
            ("6ème bilingue", "6e"),
            ("2nde générale", "2de"),
            ("TERMINALE GENERALE", "Tle"),
            ("2383", "Tle"),
        ] {
            assert_eq!(read(text).map(Level::written), Some(label), "{text}");
        }
        for text in ["", "ULIS", "1411", "06210005110", "é1", "12", "99999999999", "ééééé"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_level_reads_its_own_label() {
        assert!(
            Level::ALL
                .iter()
                .all(|level| *level == Level::Other || read(level.written()) == Some(*level))
        );
    }
}
