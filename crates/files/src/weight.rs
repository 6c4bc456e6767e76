//! How heavy a file is, as people say it.

use base::Locale;

/// `340 ko`, `1,2 Mo`, `2 Go`; `1.2 MB` in English.
pub fn weight(bytes: u64, locale: Locale) -> String {
    const STEPS: [(u64, &str, &str); 3] =
        [(1_000_000_000, "Go", "GB"), (1_000_000, "Mo", "MB"), (1_000, "ko", "kB")];
    let least = if bytes < 2 { (1, "octet", "byte") } else { (1, "octets", "bytes") };
    let (step, french, english) =
        STEPS.into_iter().find(|(step, ..)| bytes >= *step).unwrap_or(least);
    let (unit, point) = match locale {
        Locale::En => (english, '.'),
        _ => (french, ','),
    };
    let tenths = (u128::from(bytes) * 10 / u128::from(step)).min(u128::from(u64::MAX));
    let (whole, tenth) = (tenths / 10, tenths % 10);
    // Tenths only where they say something.
    if whole >= 10 || tenth == 0 || step <= 1_000 {
        format!("{whole}\u{a0}{unit}")
    } else {
        format!("{whole}{point}{tenth}\u{a0}{unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_short() {
        let said = [0, 999, 1_500, 340_000, 1_250_000, 12_900_000, 1 << 30]
            .map(|bytes| weight(bytes, Locale::Fr).replace('\u{a0}', " "));
        assert_eq!(said, ["0 octet", "999 octets", "1 ko", "340 ko", "1,2 Mo", "12 Mo", "1 Go"]);
        assert_eq!(weight(1_250_000, Locale::En), "1.2\u{a0}MB");
    }
}
