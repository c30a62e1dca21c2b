//! The screen `WebKitGTK` draws on, which nobody sees.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use xtask::place;

/// A running X server. All journeys of a run share one.
#[derive(Debug)]
pub(crate) struct Display {
    server: Child,
    name: String,
}

static ONE: Mutex<Option<Display>> = Mutex::new(None);

impl Display {
    /// The name of the display, such as `:5`, started by the first who asks.
    pub(crate) fn name(server: &Path) -> Result<String, String> {
        let mut one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        if one.is_none() {
            *one = Some(Self::start(server)?);
        }
        Ok(one
            .as_ref()
            .map_or_else(String::new, |display| display.name.clone()))
    }

    /// Stops the X server, if one was started.
    pub(crate) fn end() {
        if let Some(mut display) = ONE.lock().unwrap_or_else(PoisonError::into_inner).take() {
            drop(display.server.kill());
            drop(display.server.wait());
        }
    }

    fn start(server: &Path) -> Result<Self, String> {
        // It picks a free display by itself, and writes its number to standard output.
        let mut server = Command::new(server)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1400x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("the X server does not start: {error}"))?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out)
                .read_line(&mut number)
                .map_err(|error| error.to_string())?;
        }
        match number.trim() {
            "" => Err("the X server ended at once".to_owned()),
            number => Ok(Self {
                name: format!(":{number}"),
                server,
            }),
        }
    }
}

/// A folder of settings that make the toolbar of `WebKitGTK`'s small browser all but vanish. Else its
/// buttons keep the window from being as narrow as a phone.
pub(crate) fn narrow_toolbar() -> Result<PathBuf, String> {
    let folder = place::root().join("target/browser-settings");
    let style = "window * { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px }\n";
    fs::create_dir_all(folder.join("gtk-3.0"))
        .and_then(|()| fs::write(folder.join("gtk-3.0/gtk.css"), style))
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}
