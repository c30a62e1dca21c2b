//! `duizhao.toml`: what the publisher says of the archive.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bundle::About;
use serde::Deserialize;

/// The name of the file in a folder of pages.
pub(crate) const FILE: &str = "duizhao.toml";

/// What the file may say. A key that is not listed is an error: it is a slip that would otherwise
/// go unnoticed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    title: Option<String>,
    description: Option<String>,
    publisher: Option<String>,
    rights: Option<String>,
    #[serde(default)]
    recursive: bool,
}

/// What is known of an archive before its pages are read.
#[derive(Debug)]
pub(crate) struct Archive {
    pub(crate) about: About,
    /// Whether its pages lie in the folders below as well.
    pub(crate) recursive: bool,
}

/// What the archive in these folders is: as `chosen` says, else as the first folder that has a
/// settings file says, else by the name of the first folder.
pub(crate) fn archive(folders: &[impl AsRef<Path>], chosen: Option<&Path>) -> Result<Archive> {
    let beside = folders
        .iter()
        .map(|folder| folder.as_ref().join(FILE))
        .find(|file| file.exists());
    let settings = match chosen.map(Path::to_path_buf).or(beside) {
        Some(file) => read(&file)?,
        None => Settings::default(),
    };
    let title = match settings.title {
        Some(title) => title,
        None => folders
            .first()
            .map(|folder| name(folder.as_ref()))
            .unwrap_or_default(),
    };
    let about = About {
        title,
        description: settings.description,
        publisher: settings.publisher,
        rights: settings.rights,
        generator: concat!("duizhao ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    Ok(Archive {
        about,
        recursive: settings.recursive,
    })
}

fn read(file: &Path) -> Result<Settings> {
    let reading = || format!("reading {}", file.display());
    let text = fs::read_to_string(file).with_context(reading)?;
    toml::from_str(&text).with_context(reading)
}

/// The name of a folder, also of one that is given as `.`.
fn name(folder: &Path) -> String {
    let whole = folder
        .canonicalize()
        .unwrap_or_else(|_| folder.to_path_buf());
    whole
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
