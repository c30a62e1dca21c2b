//! From a file to an article.

use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use bundle::{Article, ArticleId, limits};
use sha2::{Digest, Sha256};

use crate::overrides::Decisions;
use crate::walk::Page;

/// Makes an article of a page, as it was decided about. Gives the numbers of the decisions about it
/// as well that match nothing.
pub(crate) fn make(
    page: &Page,
    max_bytes: u64,
    decisions: &Decisions,
) -> Result<(Article, Vec<usize>)> {
    let bytes = read(&page.file, max_bytes)?;
    let about = |id: &ArticleId| decisions.about(id);
    let (article, unmatched) = ingest::ingest_ruled(&page.path, &bytes, &sha256(&bytes), about)?;
    // What a reader of the bundle would leave out is not written in the first place.
    if let Err(problem) = bundle::check(&article, article.body.here()) {
        bail!(
            "the article cannot be written: {}: {}",
            problem.path,
            problem.message
        );
    }
    let size = json_bytes(&article)?;
    let most = limits::ARTICLE_BYTES;
    ensure!(
        size <= most,
        "the article has {size} bytes as JSON; a bundle takes {most}"
    );
    Ok((article, unmatched))
}

/// The bytes of a file, if they are not too many.
pub(crate) fn read(file: &Path, max_bytes: u64) -> Result<Vec<u8>> {
    let file = File::open(file).context("it cannot be opened")?;
    let size = file.metadata().context("it cannot be read")?.len();
    ensure!(
        size <= max_bytes,
        "it has {size} bytes, over the limit of {max_bytes}"
    );
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    file.take(max_bytes + 1)
        .read_to_end(&mut bytes)
        .context("it cannot be read")?;
    ensure!(
        bytes.len() as u64 <= max_bytes,
        "it has over {max_bytes} bytes, the limit"
    );
    Ok(bytes)
}

/// The SHA-256 of some bytes, in 64 lower-case hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut digits, byte| {
            // Writing to a string does not fail.
            write!(digits, "{byte:02x}").ok();
            digits
        })
}

/// How many bytes an article has as JSON.
fn json_bytes(article: &Article) -> Result<u64> {
    struct Counter(u64);

    impl io::Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len() as u64;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let mut counter = Counter(0);
    serde_json::to_writer(&mut counter, article)?;
    Ok(counter.0)
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn the_digest_is_that_of_the_standard() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
    }
}
