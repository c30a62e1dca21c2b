//! The browser engines the page is tested in, and whether this machine has them.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::{program, tool};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chrome, Edge and most others. In every run.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKitGTK`, the nearest to Safari that Linux has. Needs a display.
    WebKit,
}

/// The programs of one engine.
#[derive(Debug, Clone)]
pub struct Installed {
    /// The browser.
    pub browser: PathBuf,
    /// What drives it by the WebDriver protocol.
    pub driver: PathBuf,
    /// The X server it draws on, where it cannot do without.
    pub display: Option<PathBuf>,
}

/// Why an engine is not to be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Whoever runs the tests left it out.
    LeftOut,
    /// This program is not installed.
    Program(&'static str),
}

impl Missing {
    /// Whether that is as somebody wanted it.
    pub fn is_chosen(&self) -> bool {
        *self == Self::LeftOut
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftOut => f.write_str("left out by DUIZHAO_ENGINES"),
            Self::Program(program) => write!(f, "{program} is not installed"),
        }
    }
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name used in test names, in file names and in `DUIZHAO_ENGINES`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The Debian packages it comes in.
    pub fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    /// Finds its programs, unless `DUIZHAO_ENGINES` (names with commas between, or `all`) leaves it out.
    pub fn installed(self) -> Result<Installed, Missing> {
        if let Ok(wanted) = env::var("DUIZHAO_ENGINES")
            && !wanted
                .split(',')
                .any(|name| [self.name(), "all"].contains(&name.trim()))
        {
            return Err(Missing::LeftOut);
        }
        match self {
            Self::Chromium => Ok(Installed {
                browser: first(&["chromium", "chromium-browser", "google-chrome", "chrome"])
                    .or_else(mac_chrome)
                    .ok_or(Missing::Program("Chromium"))?,
                driver: named("CHROMEDRIVER")
                    .or_else(|| first(&["chromedriver"]))
                    .ok_or(Missing::Program("chromedriver"))?,
                display: None,
            }),
            Self::Firefox => Ok(Installed {
                browser: first(&["firefox-esr", "firefox"])
                    .or_else(mac_firefox)
                    .ok_or(Missing::Program("Firefox"))?,
                driver: named("GECKODRIVER")
                    .or_else(|| Some(tool::GECKODRIVER.program()).filter(|file| file.is_file()))
                    .or_else(|| first(&["geckodriver"]))
                    .ok_or(Missing::Program("geckodriver"))?,
                display: None,
            }),
            Self::WebKit => Ok(Installed {
                browser: mini_browser().ok_or(Missing::Program("MiniBrowser of WebKitGTK"))?,
                driver: first(&["WebKitWebDriver"]).ok_or(Missing::Program("WebKitWebDriver"))?,
                display: Some(first(&["Xvfb"]).ok_or(Missing::Program("Xvfb"))?),
            }),
        }
    }
}

fn first(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| program::find(program))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}

fn mac_chrome() -> Option<PathBuf> {
    let app = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    Some(app).filter(|file| file.is_file())
}

fn mac_firefox() -> Option<PathBuf> {
    let app = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
    Some(app).filter(|file| file.is_file())
}

/// Debian keeps the small browser of `WebKitGTK` beside the library, under the name of the machine.
fn mini_browser() -> Option<PathBuf> {
    let dirs = ["/usr/lib", "/usr/libexec", "/usr/lib64"].map(PathBuf::from);
    let triple = format!("/usr/lib/{}-linux-gnu", env::consts::ARCH);
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];
    let mut places = dirs
        .into_iter()
        .chain([PathBuf::from(triple)])
        .flat_map(|dir| versions.map(|version| Path::new(&dir).join(version).join("MiniBrowser")));
    places.find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_engine_says_what_is_missing() {
        assert_eq!(
            Missing::Program("Xvfb").to_string(),
            "Xvfb is not installed"
        );
    }

    #[test]
    fn every_engine_has_packages_and_a_name_of_its_own() {
        let mut names = Engine::ALL.map(Engine::name).to_vec();
        names.dedup();
        assert_eq!(names.len(), 3);
        assert!(
            Engine::ALL
                .iter()
                .all(|engine| !engine.packages().is_empty())
        );
    }
}
