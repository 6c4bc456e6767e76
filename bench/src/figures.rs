//! Quantiles and medians.
#![expect(clippy::cast_precision_loss, reason = "figures of a measure, far below 2^52")]

/// The value below which this share of the values lies; NaN of none.
pub fn quantile(values: &mut [f64], at: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ at ≤ 1")]
    let index = (values.len().saturating_sub(1) as f64 * at).round() as usize;
    values.get(index).copied().unwrap_or(f64::NAN)
}

pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    quantile(&mut values.into_iter().collect::<Vec<_>>(), 0.5)
}
