//! How large things may be: a bundle comes from anywhere, and reading it must end.
//!
//! What is above a limit is refused with the limit in the message. The command holds to the same
//! limits when it builds, so that what it writes can be read.

use std::ops::RangeInclusive;

/// Bytes of a bundle file, or of the manifest of a split one: 512 MiB.
pub const BUNDLE_BYTES: u64 = 512 << 20;

/// Bytes of one part of a split bundle, packed or not: 8 MiB, so that a phone can take it in one go.
pub const PART_BYTES: u64 = 8 << 20;

/// Bytes of one article as JSON, text and all: just under [`PART_BYTES`], so that every article
/// fits a part of its own.
pub const ARTICLE_BYTES: u64 = PART_BYTES - 4096;

/// Articles of a bundle.
pub const ARTICLES: usize = 500_000;

/// Parts of a split bundle.
pub const PARTS: usize = 20_000;

/// Regions of a bundle.
pub const PLACES: usize = 10_000;

/// Views that the publisher of an archive shows: as many as a reader may be expected to look over.
pub const VIEWS: usize = 50;

/// Bytes of the canonical text of an article, and of any other string: 2 MiB, a long novel.
pub const STRING_BYTES: usize = 2 << 20;

/// Bytes of a string that is drawn in one line: titles, names, steps of a breadcrumb: 16 KiB.
pub const LINE_BYTES: usize = 16 << 10;

/// Steps of a breadcrumb.
pub const STEPS: usize = 100;

/// Blocks of an article, and pieces of furniture.
pub const BLOCKS: usize = 20_000;

/// Cells of all tables and items of all lists of an article.
pub const CELLS: usize = 100_000;

/// Repairs of an article.
pub const REPAIRS: usize = 100_000;

/// Notes of an article.
pub const NOTES: usize = 20_000;

/// Expressions of time, activities, figures and things mentioned of an article, of each so many.
pub const DATED: usize = 20_000;

/// Years of activities, as EDTF writes them in four digits: a bar is drawn for each from the first to the last.
pub const YEARS: RangeInclusive<i32> = -9999..=9999;

/// Rules of an article, and of a bundle.
pub const RULES: usize = 20_000;

/// Articles that are linked to one as nearly the same.
pub const NEAR: usize = 20;

/// Problems that are reported one by one; the rest are counted.
pub const PROBLEMS: usize = 1_000;

/// Characters of the message of a problem, and of its path: parsers quote what they stumble over.
pub const MESSAGE_CHARS: usize = 300;
