//! The averages of a report as one text, `place:hundredths` between spaces: a class council reads
//! thirty-five rows of them, and not four hundred and twenty.

/// Writes them in the order they come.
pub fn packed<'a>(averages: impl Iterator<Item = (&'a str, i64)>) -> String {
    let mut text = String::new();
    for (place, hundredths) in averages {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(place);
        text.push(':');
        text.push_str(&hundredths.to_string());
    }
    text
}

pub fn unpacked(text: &str) -> impl Iterator<Item = (&str, i64)> {
    text.split(' ').filter_map(|one| {
        let (place, hundredths) = one.split_once(':')?;
        Some((place, hundredths.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_found_again(
            averages in prop::collection::vec(("s[1-9][0-9]{0,17}", 0..=2_000_i64), 0..20),
        ) {
            let each = averages.iter().map(|(place, average)| (place.as_str(), *average));
            let text = packed(each.clone());
            prop_assert!(unpacked(&text).eq(each));
        }
    }

    #[test]
    fn a_report_without_a_mark_has_none() {
        assert_eq!(packed(std::iter::empty()), "");
        assert_eq!(unpacked("").count(), 0);
    }
}
