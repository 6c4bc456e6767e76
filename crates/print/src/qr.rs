//! QR codes, drawn as one path.

use fast_qr::QRBuilder;
use std::fmt::Write;

/// The empty border readers ask for, in modules.
const QUIET: usize = 4;

/// `text` as an SVG image that takes the colour around it; empty when the text is too long for one.
///
/// It holds no style and no colour of its own, so it may stand in a page and in a printed sheet.
pub fn qr(text: &str) -> String {
    let Ok(code) = QRBuilder::new(text).build() else { return String::new() };
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let run = (x..code.size).take_while(|x| code[y][*x].value()).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"currentColor\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_is_one_path_with_its_quiet_border() {
        let svg = qr("https://ent.exemple.fr/activation?code=ABCD-EFGH");
        assert!(svg.contains("viewBox=\"0 0 "));
        // The three corners are seven dark modules wide, four from the edge.
        assert!(svg.contains("d=\"M4 4h7v1h-7z"), "{svg}");
        assert_eq!(qr(&"x".repeat(5000)), "");
    }
}
