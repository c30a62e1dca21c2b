//! `duizhao.toml`: what the publisher says of the archive.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use bundle::{About, SavedView, limits};
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
    address: Option<String>,
    read: Option<bool>,
    #[serde(default)]
    view: Vec<View>,
}

/// A view that the archive shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct View {
    title: String,
    address: String,
}

impl View {
    /// It as the page has it. The address may be a whole one, as it stands in the address bar.
    fn saved(self) -> Result<SavedView> {
        let Self { title, address } = self;
        let inside = address
            .split_once('#')
            .map_or(&*address, |(_, inside)| inside);
        let address = match inside.chars().next() {
            Some('/') => inside.to_owned(),
            Some('?') => ["/", inside].concat(),
            _ => bail!(
                "the view \"{title}\" has the address \"{address}\"; one begins with ? or /, as it stands behind # \
                 in the page"
            ),
        };
        ensure!(
            !title.trim().is_empty(),
            "the view of {address} has no title"
        );
        Ok(SavedView { title, address })
    }
}

/// What is known of a site before it is laid out.
#[derive(Debug, Default)]
pub(crate) struct Published {
    /// Where it will be.
    pub(crate) address: Option<String>,
    /// Whether it has plain pages, if anything is said.
    pub(crate) read: Option<bool>,
}

/// What a settings file says of the site that an archive is published in.
pub(crate) fn published(file: Option<&Path>) -> Result<Published> {
    let settings = file.map(read).transpose()?.unwrap_or_default();
    Ok(Published {
        address: settings.address,
        read: settings.read,
    })
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
    ensure!(
        settings.view.len() <= limits::VIEWS,
        "{} views; at most {} are shown",
        settings.view.len(),
        limits::VIEWS
    );
    let views = settings
        .view
        .into_iter()
        .map(View::saved)
        .collect::<Result<_>>();
    let about = About {
        title,
        description: settings.description,
        publisher: settings.publisher,
        rights: settings.rights,
        views: views?,
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
