//! From a file to an article.

use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, bail, ensure};
use bundle::{Article, ArticleId};
use hanzi::{Config, Converter, Options, ScriptState};
use sha2::{Digest, Sha256};

use crate::convert;
use crate::overrides::Decisions;
use crate::walk::Page;

/// To Simplified and back to the Traditional of Taiwan, which shows what a machine left.
static BACK: LazyLock<Option<(Converter, Converter)>> = LazyLock::new(|| {
    let converter = |config| convert::load(config, Options::default()).ok();
    Some((converter(Config::T2s)?, converter(Config::S2tw)?))
});

/// A page that was read, before anything is made of it.
pub(crate) struct Source<'a> {
    page: &'a Page,
    bytes: Vec<u8>,
    /// The SHA-256 of the bytes.
    pub(crate) sha256: String,
}

impl<'a> Source<'a> {
    /// Reads a page.
    pub(crate) fn read(page: &'a Page, max_bytes: u64) -> Result<Self> {
        let bytes = read(&page.file, max_bytes)?;
        let sha256 = sha256(&bytes);
        Ok(Self {
            page,
            bytes,
            sha256,
        })
    }

    /// Makes an article of the page, as it was decided about. Gives the numbers of the decisions
    /// about it as well that match nothing.
    pub(crate) fn article(&self, decisions: &Decisions) -> Result<(Article, Vec<usize>)> {
        let about = |id: &ArticleId| decisions.about(id);
        let (mut article, unmatched) =
            ingest::ingest_ruled(&self.page.path, &self.bytes, &self.sha256, about)?;
        // Tables are loaded for who needs them.
        if article.script.state != ScriptState::Hans
            && let Some((hans, back)) = &*BACK
        {
            ingest::note_machine(&mut article, hans, back);
        }
        // What a reader of the bundle would leave out is not written in the first place.
        if let Err(problem) = bundle::check(&article, article.body.here()) {
            bail!(
                "the article cannot be written: {}: {}",
                problem.path,
                problem.message
            );
        }
        Ok((article, unmatched))
    }
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
    hexadecimal(&digest(bytes))
}

/// The SHA-256 of some bytes.
pub(crate) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in lower-case hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let digits = String::with_capacity(bytes.len() * 2);
    bytes.iter().fold(digits, |mut digits, byte| {
        // Writing to a string does not fail.
        write!(digits, "{byte:02x}").ok();
        digits
    })
}

/// Bytes in Base64, as a policy names a digest (RFC 4648, section 4).
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |nth: usize| u32::from(three.get(nth).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for nth in 0..4_usize {
            let index = (bits >> (18 - 6 * nth)) as usize & 63;
            let letter = LETTERS.get(index).copied().unwrap_or(b'=');
            text.push(if nth > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, sha256};

    #[test]
    fn the_digest_is_that_of_the_standard() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
