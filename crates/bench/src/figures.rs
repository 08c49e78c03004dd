//! Figures, and how they are written.

/// The middle of some figures.
pub fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// With as many digits as are worth reading.
pub fn short(figure: f64) -> String {
    match figure.abs() {
        big if big >= 1000.0 => {
            let whole = format!("{figure:.0}");
            let (head, tail) = whole.split_at(whole.len() - 3);
            format!("{head},{tail}")
        }
        big if big >= 100.0 => format!("{figure:.0}"),
        big if big >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::{median, short};

    #[test]
    fn figures_are_short() {
        assert_eq!([12_345.6, 640.4, 12.34, 0.145].map(short), ["12,346", "640", "12.3", "0.14"]);
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
