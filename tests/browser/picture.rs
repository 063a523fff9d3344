//! Pictures, and how much they differ to the eye.
//!
//! Fonts and Chromium versions differ between machines, so the comparison is not of pixels but of the mean colors
//! of blocks, and a block may have moved by one block. That catches elements that are missing, have moved or
//! have another color. Other tests check the wording.

use std::io::Cursor;

/// The width and height of a block of a page, in pixels.
pub const BLOCK: usize = 16;

/// The tolerance for a channel of a block's mean color, out of 255.
const LEVEL: f64 = 12.0;

/// The tolerance for the width and height, as a fraction.
const STRETCH: f64 = 0.03;

/// Converts a number of pixels or blocks for division.
#[expect(clippy::cast_precision_loss, reason = "no picture has that many")]
fn number(count: usize) -> f64 {
    count as f64
}

/// A color: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color([f64; 3]);

impl Color {
    /// The contrast ratio of two colors, as WCAG defines it: from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = channel / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn is_like(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(one, two)| (one - two).abs() <= LEVEL)
    }
}

/// A picture without transparency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Reads a PNG file.
    pub fn read(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a PNG file");
        let mut buffer = vec![0; reader.output_buffer_size().expect("a size that fits in memory")];
        let frame = reader.next_frame(&mut buffer).expect("a complete PNG file");
        let channels = match frame.color_type {
            png::ColorType::Rgb => 3,
            png::ColorType::Rgba => 4,
            other => {
                panic!("unexpected color type {other:?}: neither Chromium nor this test writes it")
            }
        };
        let pixels = buffer[..frame.buffer_size()].chunks_exact(channels);
        Self {
            width: frame.width as usize,
            height: frame.height as usize,
            pixels: pixels.map(|it| [it[0], it[1], it[2]]).collect(),
        }
    }

    /// Writes a small PNG file.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let size = |length: usize| u32::try_from(length).expect("a size that fits in 32 bits");
        let mut encoder = png::Encoder::new(&mut bytes, size(self.width), size(self.height));
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("writing to memory");
        writer.write_image_data(self.pixels.as_flattened()).expect("writing to memory");
        writer.finish().expect("writing to memory");
        bytes
    }

    /// The color at a position.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positions are inside the picture"
    )]
    pub fn pixel(&self, x: f64, y: f64) -> Color {
        Color(self.pixels[y as usize * self.width + x as usize].map(f64::from))
    }

    /// A smaller version of the picture: each pixel is the mean of a square with sides of `by` pixels.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the mean of bytes is a byte"
    )]
    pub fn shrunk(&self, by: usize) -> Self {
        let (width, height) = (self.width / by, self.height / by);
        let pixel = |at: usize| {
            let (column, row) = (at % width * by, at / width * by);
            self.mean(column..column + by, row..row + by).0.map(|channel| channel.round() as u8)
        };
        Self { width, height, pixels: (0..width * height).map(pixel).collect() }
    }

    /// The fraction of blocks in either picture that the other one does not have in the same or an adjacent
    /// position, or 1 if the sizes differ too much. `block` is the width of a block in pixels.
    pub fn difference(&self, other: &Self, block: usize) -> f64 {
        let close = |one: usize, two: usize| number(one.abs_diff(two)) <= STRETCH * number(one);
        if !close(self.width, other.width) || !close(self.height, other.height) {
            return 1.0;
        }
        let grid = (self.width.div_ceil(block), self.height.div_ceil(block));
        let (one, two) = (self.blocks(grid), other.blocks(grid));
        missing(&one, &two, grid).max(missing(&two, &one, grid))
    }

    /// The mean color of each block of a grid over the whole picture.
    fn blocks(&self, (columns, rows): (usize, usize)) -> Vec<Color> {
        let mut blocks = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let across = column * self.width / columns..(column + 1) * self.width / columns;
                let down = row * self.height / rows..(row + 1) * self.height / rows;
                blocks.push(self.mean(across, down));
            }
        }
        blocks
    }

    fn mean(&self, across: std::ops::Range<usize>, down: std::ops::Range<usize>) -> Color {
        let count = number(across.len() * down.len());
        let mut sums = [0.0; 3];
        for y in down {
            for pixel in &self.pixels[y * self.width + across.start..y * self.width + across.end] {
                for (sum, channel) in sums.iter_mut().zip(pixel) {
                    *sum += f64::from(*channel);
                }
            }
        }
        Color(sums.map(|sum| sum / count))
    }
}

/// The fraction of one picture's blocks that the other lacks in the same and all adjacent positions.
fn missing(one: &[Color], other: &[Color], (columns, rows): (usize, usize)) -> f64 {
    let lacks = |at: &usize| {
        let (column, row) = (at % columns, at / columns);
        let nearby = |place: usize, end: usize| place.saturating_sub(1)..(place + 2).min(end);
        !nearby(row, rows).any(|row| {
            nearby(column, columns).any(|column| one[*at].is_like(other[row * columns + column]))
        })
    };
    number((0..one.len()).filter(lacks).count()) / number(one.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::{SMALLER, TOLERANCE};

    const WIDE: usize = 1280;
    const HIGH: usize = 900;
    const PAPER: [u8; 3] = [255; 3];
    const SURFACE: [u8; 3] = [227, 242, 244];

    fn paper(width: usize, height: usize) -> Picture {
        Picture { width, height, pixels: vec![PAPER; width * height] }
    }

    /// Draws lines that look like text, starting at a position.
    fn text(picture: &mut Picture, (left, top): (usize, usize), (width, lines): (usize, usize)) {
        for line in 0..lines {
            for y in 0..10 {
                let start = (top + line * 24 + y) * picture.width + left;
                for x in (0..width).filter(|x| x % 4 == 0) {
                    picture.pixels[start + x] = [26, 32, 38];
                }
            }
        }
    }

    fn area(picture: &mut Picture, (left, top): (usize, usize), (width, height): (usize, usize)) {
        for y in top..top + height {
            picture.pixels[y * picture.width..][left..left + width].fill(SURFACE);
        }
    }

    /// A page with two columns, a card and a button.
    fn page() -> Picture {
        let mut page = paper(WIDE, HIGH);
        area(&mut page, (20, 100), (300, 120));
        text(&mut page, (30, 110), (200, 4));
        text(&mut page, (360, 100), (700, 20));
        area(&mut page, (360, 700), (180, 40));
        page
    }

    #[track_caller]
    fn check(changed: &Picture, is_caught: bool) {
        let difference = page().difference(changed, BLOCK);
        assert_eq!(difference > TOLERANCE, is_caught, "{difference} of the blocks differ");
        let small = page().shrunk(SMALLER).difference(&changed.shrunk(SMALLER), BLOCK / SMALLER);
        assert_eq!(small > TOLERANCE, is_caught, "{small} of the blocks of small pictures differ");
    }

    #[test]
    fn a_picture_equals_itself_and_survives_being_saved() {
        assert!(page().difference(&page(), BLOCK) == 0.0);
        assert_eq!(Picture::read(&page().write()), page());
    }

    #[test]
    fn another_font_makes_no_difference() {
        let mut other = paper(WIDE, HIGH);
        area(&mut other, (20, 102), (300, 118));
        text(&mut other, (31, 113), (205, 4));
        text(&mut other, (362, 103), (690, 20));
        area(&mut other, (360, 704), (186, 40));
        check(&other, false);
    }

    #[test]
    fn a_slightly_longer_page_makes_no_difference_but_a_much_longer_one_does() {
        check(&paper_with(&page(), HIGH + 9), false);
        check(&paper_with(&page(), HIGH + 90), true);
    }

    /// A picture extended at the bottom with blank paper.
    fn paper_with(picture: &Picture, height: usize) -> Picture {
        let mut longer = picture.clone();
        longer.pixels.resize(picture.width * height, PAPER);
        longer.height = height;
        longer
    }

    #[test]
    fn a_missing_card_is_caught() {
        let mut other = paper(WIDE, HIGH);
        text(&mut other, (360, 100), (700, 20));
        area(&mut other, (360, 700), (180, 40));
        check(&other, true);
    }

    #[test]
    fn a_moved_card_is_caught() {
        let mut other = paper(WIDE, HIGH);
        area(&mut other, (20, 164), (300, 120));
        text(&mut other, (30, 174), (200, 4));
        text(&mut other, (360, 100), (700, 20));
        area(&mut other, (360, 700), (180, 40));
        check(&other, true);
    }

    #[test]
    fn missing_lines_of_text_are_caught() {
        let mut other = page();
        for row in other.pixels.chunks_mut(WIDE).skip(480).take(100) {
            row[360..].fill(PAPER);
        }
        check(&other, true);
    }

    #[test]
    fn another_theme_is_caught() {
        let mut other = page();
        for pixel in &mut other.pixels {
            *pixel = pixel.map(|channel| 255 - channel);
        }
        check(&other, true);
    }
}
