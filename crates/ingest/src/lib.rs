//! Ingest: from raw pages to articles.
//!
//! [`ingest()`] makes one article of one page; [`assemble()`] makes a bundle of articles. Both are
//! pure: they read no file and no clock. A page goes through these stages, one file each:
//!
//! 1. `decode`: bytes to text, with a note on every byte that would not become text;
//! 2. `extract`: the lines a reader sees, with what the mark-up tells of them;
//! 3. `repair`: damage undone, each change on a list;
//! 4. `parse`: furniture, fields and blocks, each field stated, declared, inferred or missing;
//! 5. `activity`: expressions of time, dated activities and figures in the reading matter.
//!
//! After `decode` there are only texts and spans in bytes of them, and content never fails: what is
//! doubtful becomes a note.

pub mod activity;
mod article;
mod assemble;
mod decode;
mod extract;
mod id;
mod initials;
mod machine;
pub mod near;
mod parse;
mod rejected;
pub mod repair;

use bundle::{Article, ArticleId, Layers};

pub use self::assemble::{assemble, assemble_with, bundle_of};
pub use self::id::id;
pub use self::machine::note_machine;
pub use self::rejected::Rejected;

/// The largest page that is read, in bytes.
pub const MAX_BYTES: usize = 16 << 20;

/// Makes an article of the page at `path`, relative to its folder with `/` between the steps.
///
/// `sha256` is that of `bytes`, 64 lower-case hexadecimal digits; it goes into the origin as it is.
pub fn ingest(path: &str, bytes: &[u8], sha256: &str) -> Result<Article, Rejected> {
    ingest_ruled(path, bytes, sha256, |_| Vec::new()).map(|(article, _)| article)
}

/// As [`ingest()`], with what editors decided about the repairs: `decisions` gives it for the id of
/// the article. Gives the numbers of those decisions as well that match nothing on the page.
pub fn ingest_ruled(
    path: &str,
    bytes: &[u8],
    sha256: &str,
    decisions: impl FnOnce(&ArticleId) -> Vec<repair::Decision>,
) -> Result<(Article, Vec<usize>), Rejected> {
    let id = id(path).map_err(Rejected::UnusableId)?;
    if bytes.is_empty() {
        return Err(Rejected::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Rejected::TooLarge { bytes: bytes.len() });
    }
    let mut decoded = decode::decode(bytes).map_err(|what| Rejected::Binary { what })?;
    let format = extract::format(path, &decoded.text);
    let page = extract::extract(format, std::mem::take(&mut decoded.text))?;
    if page.text.chars().all(parse::is_blank) {
        return Err(Rejected::NoText);
    }
    let (repaired, unmatched) = repair::rule(repair::repair(&page.text), &decisions(&id));
    let layers = Layers::of(&repaired.text, &repaired.repairs);
    let hints = page.hints.moved(&layers);
    let parsed = parse::parse(&repaired.text, &hints, &page.declared);
    let origin = article::origin(path, bytes, sha256, format, &decoded);
    let notes = article::decoding_notes(&decoded, &page.text, format, &layers);
    let article = article::article(id, origin, repaired, parsed, notes);
    Ok((article, unmatched))
}
