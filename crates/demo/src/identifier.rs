//! Identifiers as the norms shape them, and that nobody bears: UAI, SIRET, INE.

/// The UAI of a made-up school: its département's number behind a 1 (`159…`), where no département
/// is, a serial number, and the letter that checks them.
pub fn uai(department: &str, serial: usize) -> String {
    with_check_letter(&format!("1{department}{:04}", serial % 10_000))
}

/// Seven digits and their check letter.
pub fn is_uai(text: &str) -> bool {
    let digits = text.get(..7).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    digits && with_check_letter(&text[..7]) == text
}

/// The UAI of a made-up school, which no school can have.
pub fn is_made_up(uai: &str) -> bool {
    uai.starts_with('1') && is_uai(uai)
}

/// The remainder by 23 in an alphabet without I, O and Q.
fn with_check_letter(digits: &str) -> String {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
    let number: usize = digits.parse().unwrap_or(0);
    format!("{digits}{}", char::from(LETTERS[number % 23]))
}

/// Fourteen digits that pass the Luhn check, beginning with 999: no register gives these.
pub fn siret(serial: usize) -> String {
    let digits = format!("999{serial:010}");
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// Nine digits and two letters, as in the national register of pupils.
pub fn ine(serial: usize) -> String {
    const LETTERS: &[u8; 20] = b"ABCDEFGHJKLMNPRSTVWX";
    let letter = |number: usize| char::from(LETTERS[number % LETTERS.len()]);
    format!("{:09}{}{}", serial % 1_000_000_000, letter(serial * 7 + 3), letter(serial / 20))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_letter_is_the_register_s() {
        // A lycée everyone in Paris knows.
        assert!(is_uai("0750654D"));
        assert!(!is_uai("0750654E") && !is_uai("075065D") && !is_uai("") && !is_uai("é750654D"));
        assert!(is_uai(&uai("59", 17)));
    }

    #[test]
    fn a_siret_passes_luhn() {
        for serial in [0, 1, 42, 99_999] {
            let sum: u32 = siret(serial)
                .bytes()
                .rev()
                .enumerate()
                .map(|(place, digit)| u32::from(digit - b'0') * if place % 2 == 0 { 1 } else { 2 })
                .map(|number| number / 10 + number % 10)
                .sum();
            assert_eq!((siret(serial).len(), sum % 10), (14, 0));
        }
        assert_eq!(ine(1).len(), 11);
    }
}
