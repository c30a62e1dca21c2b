//! A visit: one browser, one server, and what the visitor does and sees.

mod look;
mod steer;

use std::cell::{Cell, RefCell};
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use xtask::engine::Engine;
use xtask::place;
use xtask::seal;
use xtask::server::{Server, Site};

use crate::catcher::Catcher;
use crate::driver::Driver;
use crate::journey::{self, Journey};
use crate::watch::{self, Seen};

/// The path the page is served under, as GitHub Pages does for a project of this name.
pub(crate) const MOUNT: &str = "/duizhao/";

/// How long a page may take for what a journey waits for. Generous, for loaded machines: a journey
/// that passes never waits this long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A size of the window, in CSS pixels.
pub(crate) type Size = (u32, u32);

/// A phone.
pub(crate) const PHONE: Size = (390, 844);

/// A desk.
pub(crate) const DESK: Size = (1280, 800);

/// One browser with a fresh profile, before a server of its own.
#[derive(Debug)]
pub(crate) struct Visit {
    engine: Engine,
    driver: Driver,
    catcher: Catcher,
    server: RefCell<Option<Server>>,
    site: RefCell<Site>,
    port: Cell<u16>,
    seen: RefCell<Seen>,
    folders: RefCell<Vec<PathBuf>>,
}

impl Drop for Visit {
    fn drop(&mut self) {
        for folder in self.folders.take() {
            drop(fs::remove_dir_all(folder));
        }
    }
}

impl Visit {
    /// Makes one journey, and looks that nothing is left in the log after it.
    pub(crate) fn run(engine: Engine, journey: &Journey) -> Result<(), String> {
        let visit = Self::start(engine)?;
        let made = panic::catch_unwind(AssertUnwindSafe(|| {
            (journey.run)(&visit);
            visit.assert_nothing_left();
        }));
        if made.is_ok() {
            return Ok(());
        }
        let why = journey::last_words();
        // The page may be the one that does not answer, so no second panic on top of the first.
        let after = panic::catch_unwind(AssertUnwindSafe(|| visit.scene(journey.name)));
        Err(format!("{why}\n{}", after.unwrap_or_default()))
    }

    fn start(engine: Engine) -> Result<Self, String> {
        let mut site = Site::folder(place::dist()).at(MOUNT);
        if let Ok(page) = fs::read_to_string(place::dist().join("index.html")) {
            // Journeys change what is served; those of `offline.rs` have a service worker between.
            let page = seal::unsealed(&page).map_err(|error| error.to_string())?;
            site.put("index.html", watch::watched(&page));
            site.put(watch::FILE, watch::SCRIPT);
        }
        let server = Server::start(site.clone(), 0).map_err(|error| error.to_string())?;
        let catcher = Catcher::start();
        let driver = Driver::start(engine, &catcher.address())?;
        let visit = Self {
            engine,
            driver,
            catcher,
            port: Cell::new(server.port()),
            server: RefCell::new(Some(server)),
            site: RefCell::new(site),
            seen: RefCell::default(),
            folders: RefCell::default(),
        };
        visit.size(DESK);
        // What a browser asks for by itself when it starts is none of the page's doing.
        drop(visit.catcher.take());
        Ok(visit)
    }

    /// What a person needs to understand a failure: a picture, the log, the state of the page.
    fn scene(&self, name: &str) -> String {
        self.shot(&format!("failed-{name}"));
        self.collect();
        let seen = self.seen.borrow();
        let page = self.eval("return [location.href, document.body.innerText.slice(0, 1500)]");
        let lines = [&seen.violations[..], &seen.problems[..]]
            .concat()
            .join("\n  ");
        format!(
            "at {}\nlog:\n  {lines}\npage:\n{}",
            page[0].as_str().unwrap_or_default(),
            page[1].as_str().unwrap_or_default()
        )
    }

    fn assert_nothing_left(&self) {
        let left = [
            self.take_violations(),
            self.take_problems(),
            self.take_strangers(),
        ]
        .concat();
        assert!(left.is_empty(), "left in the log: {left:#?}");
    }

    /// The engine, for file names and for the few things only one engine can do.
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// The address of the start page.
    pub(crate) fn url(&self) -> String {
        let site = self.site.borrow();
        format!("http://127.0.0.1:{}{}", self.port.get(), site.mount())
    }

    /// Serves another folder from now on, or the same one elsewhere.
    pub(crate) fn deploy(&self, folder: &Path, mount: &str) {
        self.change(|site| *site = Site::folder(folder).at(mount));
    }

    /// Has a folder taken away when the visit is over.
    pub(crate) fn take_away(&self, folder: &Path) {
        self.folders.borrow_mut().push(folder.to_owned());
    }

    /// Changes what the server has, such as the bundle, from now on.
    pub(crate) fn change(&self, change: impl Fn(&mut Site)) {
        change(&mut self.site.borrow_mut());
        if let Some(server) = &*self.server.borrow() {
            server.change(change);
        }
    }

    /// Serves `index.html` byte for byte as it was built, without the script that keeps the log.
    pub(crate) fn as_built(&self) {
        let page = fs::read(place::dist().join("index.html")).expect("dist/index.html");
        self.change(|site| {
            site.put("index.html", page.clone());
            site.take(watch::FILE);
        });
    }

    /// Takes the server away: from now on the visitor is offline.
    pub(crate) fn go_offline(&self) {
        self.server.borrow_mut().take();
    }

    /// Brings the server back, at the same address.
    pub(crate) fn go_online(&self) {
        let begin = Instant::now();
        loop {
            match Server::start(self.site.borrow().clone(), self.port.get()) {
                Ok(server) => {
                    self.server.replace(Some(server));
                    return;
                }
                Err(error) => assert!(begin.elapsed() < PATIENCE, "the server is gone: {error}"),
            }
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Every path the server was asked for since it was started, with the status it answered,
    /// relative to the start page: `200 data/bundle.json`.
    pub(crate) fn requests(&self) -> Vec<String> {
        let server = self.server.borrow();
        let hits = server.as_ref().map(Server::hits).unwrap_or_default();
        let site = self.site.borrow();
        let line = |path: &str, status: u16| {
            format!(
                "{status} {}",
                path.strip_prefix(site.mount()).unwrap_or(path)
            )
        };
        hits.iter().map(|hit| line(&hit.path, hit.status)).collect()
    }

    /// What was asked of other hosts, by the page, its workers, or the browser on their behalf.
    pub(crate) fn take_strangers(&self) -> Vec<String> {
        self.catcher.take()
    }

    /// The violations of the content security policy.
    pub(crate) fn take_violations(&self) -> Vec<String> {
        self.collect();
        std::mem::take(&mut self.seen.borrow_mut().violations)
    }

    /// Errors, unhandled rejections, warnings in the console, files that could not be loaded.
    pub(crate) fn take_problems(&self) -> Vec<String> {
        self.collect();
        std::mem::take(&mut self.seen.borrow_mut().problems)
    }

    /// Moves the log of the open page over here, before the page goes.
    fn collect(&self) {
        if let Ok(taken) = self.driver.eval(watch::TAKE) {
            self.seen.borrow_mut().add(&taken);
        }
        if self.engine == Engine::Chromium {
            // The browser's own list also has what no script can see, such as a failed preload.
            let wanted = serde_json::json!({"type": "browser"});
            let log = self
                .driver
                .send("POST", "/se/log", &wanted)
                .unwrap_or_default();
            let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
            let of_the_page = |entry: &&Value| {
                let level = entry["level"].as_str().unwrap_or_default();
                // Words to the console are in the log of the page already.
                matches!(level, "SEVERE" | "WARNING") && entry["source"] != "console-api"
            };
            let lines = entries.iter().filter(of_the_page);
            let lines = lines.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
            self.seen.borrow_mut().problems.extend(lines);
        }
    }
}
