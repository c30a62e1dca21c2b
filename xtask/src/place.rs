//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The bundle the page is served with, built from [`sample_pages`].
pub fn sample() -> PathBuf {
    root().join("target/sample")
}

/// The pages of the sample archive.
pub fn sample_pages() -> PathBuf {
    root().join("samples/pages")
}

/// Where built tools are kept, by version: `DUIZHAO_TOOLS_DIR`, or a folder in the user's cache.
///
/// Outside the workspace, so that a fresh clone on the same machine starts warm.
pub fn tools() -> PathBuf {
    if let Some(dir) = env::var_os("DUIZHAO_TOOLS_DIR").filter(|dir| !dir.is_empty()) {
        return PathBuf::from(dir);
    }
    cache().map_or_else(
        || root().join("target/tools"),
        |cache| cache.join("duizhao/tools"),
    )
}

/// The user's cache folder, by the custom of the system.
fn cache() -> Option<PathBuf> {
    let home = || {
        env::var_os("HOME")
            .filter(|home| !home.is_empty())
            .map(PathBuf::from)
    };
    if cfg!(windows) {
        return env::var_os("LOCALAPPDATA").map(PathBuf::from);
    }
    if cfg!(target_os = "macos") {
        return home().map(|home| home.join("Library/Caches"));
    }
    let named = env::var_os("XDG_CACHE_HOME")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from);
    named.or_else(|| home().map(|home| home.join(".cache")))
}

/// The folder Cargo keeps its registry in.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")))
}
