//! The edition in one file: the page, its programs and an archive as one HTML file, which opens from a disk
//! by a double click and asks nothing of any server.
//!
//! The files stand in the page in blocks of data that nothing runs, in Base64, so that no text of an archive
//! can end one. A script that goes before all others hands them out in place of a server.

mod shell;

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use bundle::{Bundle, PartKind};
use flate2::Compression;
use flate2::bufread::GzEncoder;
use serde::Serialize;

pub(crate) use self::shell::Shell;
use crate::output;
use crate::page::base64;

/// The most bytes that one file may have: browsers hold a page in one string, and the smallest limit of one is
/// half a gigabyte.
const MOST: u64 = 400 << 20;

/// Where the page looks for the archive.
const DATA: &str = "data/";

/// The folder of the files of a search index, beside the bundle.
const INDEX: &str = "index";

/// What was written.
#[derive(Debug, Serialize)]
pub(crate) struct Packed {
    /// The file.
    pub(crate) file: String,
    /// How many bytes it has.
    pub(crate) bytes: u64,
}

/// A file that goes into the one.
struct Inside {
    /// What the page calls it.
    name: String,
    /// Where it lies.
    file: PathBuf,
}

impl Inside {
    fn is_script(&self) -> bool {
        Path::new(&self.name).extension() == Some("js".as_ref())
    }
}

/// Writes the built page and the bundle of `data` into one file, at once or not at all. The files of the page
/// lie in `site`.
pub(crate) fn pack(shell: &Shell, site: &Path, data: &Path, to: &Path) -> Result<Packed> {
    let mut files: Vec<Inside> = shell
        .files
        .iter()
        .map(|name| Inside {
            name: name.clone(),
            file: site.join(name),
        })
        .collect();
    files.extend(archive(data)?);
    let bytes: u64 = files
        .iter()
        .map(|inside| size(&inside.file))
        .sum::<Result<u64>>()?;
    let most = || {
        format!(
            "{} would have over {MOST} bytes, which browsers do not open; publish a site instead",
            to.display()
        )
    };
    // Packed parts become a third longer; texts that are not packed yet, much shorter.
    ensure!(bytes / 2 <= MOST, most());
    let bytes = output::put_with(to, |to| {
        to.write_all(shell.before.as_bytes())?;
        // Scripts are asked for at once. What comes after them is waited for, and said to be missing where a
        // file was cut off.
        let (scripts, others): (Vec<_>, Vec<_>) = files.iter().partition(|it| it.is_script());
        for script in scripts {
            write(script, to)?;
        }
        to.write_all(shell.scripts.as_bytes())?;
        for other in others {
            write(other, to)?;
        }
        to.write_all(shell.after.as_bytes())
    })?;
    if bytes > MOST {
        fs::remove_file(to).ok();
        bail!(most());
    }
    Ok(Packed {
        file: to.display().to_string(),
        bytes,
    })
}

fn size(file: &Path) -> Result<u64> {
    let found = fs::metadata(file).with_context(|| format!("reading {}", file.display()))?;
    Ok(found.len())
}

/// The files of an archive, by the names the page asks for.
fn archive(data: &Path) -> Result<Vec<Inside>> {
    let file = data.join(output::FILE);
    let reading = || format!("reading {}", file.display());
    let bytes = fs::read(&file).with_context(reading)?;
    let Bundle { parts, .. } = bundle::read(&bytes).with_context(reading)?.bundle;
    let mut names = vec![output::FILE.to_owned()];
    names.extend(parts.iter().map(|part| part.path.clone()));
    if parts.iter().any(|part| part.kind == PartKind::Index) {
        let folder = data.join(INDEX);
        let reading = || format!("reading {}", folder.display());
        for entry in fs::read_dir(&folder).with_context(reading)? {
            let name = entry.with_context(reading)?.file_name();
            names.push(format!("{INDEX}/{}", name.to_string_lossy()));
        }
    }
    names.sort();
    names.dedup();
    let inside = |name: String| Inside {
        file: data.join(&name),
        name: [DATA, &name].concat(),
    };
    Ok(names.into_iter().map(inside).collect())
}

/// Writes a block with a file: a script as it is, for it has to be there before anything can wait for it, all
/// else with gzip.
fn write(inside: &Inside, to: &mut impl Write) -> io::Result<()> {
    let named = |error: io::Error| {
        io::Error::new(error.kind(), format!("{}: {error}", inside.file.display()))
    };
    let mut bytes = fs::read(&inside.file).map_err(named)?;
    if !inside.is_script() {
        let mut packed = Vec::new();
        let mut packing = GzEncoder::new(bytes.as_slice(), Compression::best());
        packing.read_to_end(&mut packed)?;
        bytes = packed;
    }
    let name = shell::value(&inside.name);
    write!(to, "<script type=\"text/plain\" data-file=\"{name}\">")?;
    to.write_all(base64(&bytes).as_bytes())?;
    to.write_all(b"</script>\n")
}
