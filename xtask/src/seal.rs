//! Sealing a built page: the list of its files with the digest of each, which the service worker keeps
//! the page by.
//!
//! The last thing that happens to a build. The list is named after its own digest; its name goes into
//! `index.html`, and with the digest of that into `sw.js`. So whatever is changed afterwards, by hand or by
//! a deployment that stopped half way, is no longer the build, and no browser keeps it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

/// The page, which names the list.
const INDEX: &str = "index.html";

/// The service worker, which names the list and has the digest of the page.
const WORKER: &str = "sw.js";

/// What stands in the page where it names the list, until it is sealed. The blank keeps its quotes.
const BLANK: &str = "not sealed";

/// Where the service worker names the list.
const LIST: Place = Place("const LIST = \"", "\"", "no list");

/// Where the service worker has the digest of the page.
const PAGE: Place = Place("const PAGE = \"", "\"", "no digest");

/// A text between two others, and what stands there in a build that is not sealed.
struct Place(&'static str, &'static str, &'static str);

impl Place {
    fn fill(&self, text: &str, with: &str) -> Result<String> {
        let Self(before, after, _) = self;
        let (head, rest) = text
            .split_once(before)
            .with_context(|| format!("no {before}"))?;
        let (_, tail) = rest
            .split_once(after)
            .with_context(|| format!("no end of {before}"))?;
        Ok([head, before, with, after, tail].concat())
    }

    fn empty(&self, text: &str) -> Result<String> {
        self.fill(text, self.2)
    }
}

/// The page with another list named in it. What minifies the page moves attributes about, so the name
/// is found by what it looks like.
fn with_list(page: &str, list: &str) -> Result<String> {
    let sealed = page.split(['"', '\'']).find(|text| is_list(text));
    let old = sealed.unwrap_or(BLANK);
    ensure!(page.contains(old), "{INDEX} has no place for a list");
    Ok(page.replace(old, list))
}

/// One file of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// Relative to the page, with `/` between the parts.
    path: String,
    /// Its SHA-256, in hexadecimal digits.
    digest: String,
    /// How many bytes it has.
    bytes: usize,
    /// Whether it is a part of the archive that is named after its content: it can be kept apart from
    /// the build, and belongs to every build that names it.
    is_part: bool,
}

/// Seals the build in `dir`, anew if it was sealed before and has been changed.
pub fn seal(dir: &Path) -> Result<()> {
    let read = |name: &str| {
        fs::read_to_string(dir.join(name)).with_context(|| dir.join(name).display().to_string())
    };
    let index = unsealed(&read(INDEX)?)?;
    let worker = PAGE.empty(&LIST.empty(&read(WORKER)?)?)?;
    let mut entries = Vec::new();
    collect(dir, "", &mut entries)?;
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    let list = list(
        &entries,
        &digest([index.as_str(), &worker].concat().as_bytes()),
    );
    let name = format!("files-{}.json", digest(list.as_bytes()));
    let index = with_list(&index, &name)?;
    let worker = PAGE.fill(&LIST.fill(&worker, &name)?, &digest(index.as_bytes()))?;
    fs::write(dir.join(name), list)?;
    fs::write(dir.join(INDEX), index)?;
    fs::write(dir.join(WORKER), worker)?;
    Ok(())
}

/// The page of a build as it was before it was sealed: no service worker will keep it.
pub fn unsealed(page: &str) -> Result<String> {
    with_list(page, BLANK)
}

/// The SHA-256 of bytes, in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let halves = |byte: u8| [byte >> 4, byte & 15];
    let digits = Sha256::digest(bytes).into_iter().flat_map(halves);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Whether a file is the list of a build.
fn is_list(path: &str) -> bool {
    let digest = path
        .strip_prefix("files-")
        .and_then(|rest| rest.strip_suffix(".json"));
    digest.is_some_and(|digest| digest.len() == 64)
}

/// Whether a file is none of the page, but for the host or for who has no script: what begins with a
/// dot hosts do not serve reliably, a second form of all texts is not to be kept with the page, nor are the
/// pictures that who installs it is shown first.
/// `duizhao check` knows the same.
fn is_beside(path: &str) -> bool {
    let is_map = path.starts_with("sitemap") && Path::new(path).extension() == Some("xml".as_ref());
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    is_hidden
        || is_map
        || path.starts_with("read/")
        || path.starts_with("screens/")
        || ["404.html", "CNAME"].contains(&path)
}

/// Reads the files of a folder and those below it; the lists of earlier seals are taken away.
fn collect(dir: &Path, path: &str, entries: &mut Vec<Entry>) -> Result<()> {
    for file in fs::read_dir(dir)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let path = format!("{path}{name}");
        if file.file_type()?.is_dir() {
            collect(&file.path(), &format!("{path}/"), entries)?;
        } else if is_list(&path) {
            fs::remove_file(file.path())?;
        } else if path != INDEX && path != WORKER && !is_beside(&path) {
            ensure!(
                !path.contains(['%', '?', '#', '\\', '"']) && !path.contains(char::is_control),
                "{path} cannot be named in an address"
            );
            let content = fs::read(file.path())?;
            let digest = digest(&content);
            entries.push(Entry {
                is_part: path.starts_with("data/") && is_named_after(&name, &digest),
                path,
                digest,
                bytes: content.len(),
            });
        }
    }
    Ok(())
}

/// Whether a file is named after the beginning of its digest.
fn is_named_after(name: &str, digest: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.len() >= 16 && digest.starts_with(stem)
}

/// The list, as JSON with one file to a line. `of` stands for the files that name the list.
fn list(entries: &[Entry], of: &str) -> String {
    let mut lines: BTreeMap<bool, Vec<String>> = BTreeMap::new();
    for Entry {
        path,
        digest,
        bytes,
        is_part,
    } in entries
    {
        let line = format!("[\"{path}\",\"{digest}\",{bytes}]");
        lines.entry(*is_part).or_default().push(line);
    }
    let part = |is_part| {
        lines
            .get(&is_part)
            .map(|lines| lines.join(",\n"))
            .unwrap_or_default()
    };
    format!(
        "{{\"of\":\"{of}\",\n\"files\":[\n{}\n],\n\"archive\":[\n{}\n]}}\n",
        part(false),
        part(true)
    )
}

#[cfg(test)]
mod tests;
