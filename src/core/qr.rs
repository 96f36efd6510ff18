//! A text as a QR code, as the path of a drawing.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest code drawn: above this, cameras of common phones fail on a screen.
const LARGEST: u8 = 25;

/// Most bytes that fit.
pub const MOST: usize = 1_273;

/// White squares around the code, without which cameras do not find it.
const QUIET: i32 = 4;

/// A code to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Width and height in squares, the white around it included.
    pub size: i32,
    /// The dark squares, as the `d` of an SVG path.
    pub path: String,
}

/// The code for `text`; none when it does not fit.
pub fn draw(text: &str) -> Option<Drawing> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let (least, most) = (Version::MIN, Version::new(LARGEST));
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            // Neighbours in a line are one rectangle.
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).fold(0, |run, _| run + 1);
            if run > 0 {
                let numbers = [x + QUIET, y + QUIET, run, -run].map(|number| number.to_string());
                let [left, top, right, back] = &numbers;
                path.extend(["M", left, " ", top, "h", right, "v1h", back, "z"]);
            }
            x += run.max(1);
        }
    }
    Some(Drawing { size: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::cast_sign_loss)]
    use super::{Drawing, MOST, draw};

    /// What an independent reader makes of the drawing.
    fn read(drawing: &Drawing) -> String {
        let size = drawing.size as usize;
        let mut dark = vec![vec![false; size]; size];
        for piece in drawing.path.split('M').skip(1) {
            let numbers: Vec<usize> = piece.split(['h', ' ', 'v']).take(3).map(|n| n.parse().unwrap()).collect();
            let [x, y, run] = numbers[..] else { panic!("{piece}") };
            dark[y][x..x + run].fill(true);
        }
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(
                size * 4,
                size * 4,
                |x, y| {
                    if dark[y / 4][x / 4] { 0 } else { 255 }
                },
            );
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn another_reader_reads_what_was_written() {
        for text in ["https://samspel.example/sjalvskattning/jamfor#s1.abc-_", &"x".repeat(400), &"Ab-_9".repeat(200)] {
            assert_eq!(read(&draw(text).unwrap()), text);
        }
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert!(draw(&"x".repeat(MOST)).is_some());
        assert_eq!(draw(&"x".repeat(MOST + 1)), None);
    }
}
