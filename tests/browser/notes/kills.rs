//! Marks, and a browser that ends when nobody expects it.
//!
//! What the page has shown as kept is there when it is opened again. 24 ends are tried in a usual run, as
//! many as `DUIZHAO_KILLS` says where that is set. They are drawn by a fixed rule, but what is being
//! written when one comes hangs on the machine.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::place;

use crate::catcher::Catcher;
use crate::driver::Driver;
use crate::pair::PAGE;
use crate::visit::Visit;

/// How many ends a usual run tries.
const USUAL: u32 = 24;

/// After so many ends a new reader begins, with nothing kept.
const GENERATION: u32 = 60;

/// What a page may take until all marks are there again.
const PATIENCE: Duration = Duration::from_secs(30);

/// Before the page's own scripts: workers are known, so that one can be ended.
const KNOWN: &str = "window.workers = [];
    window.Worker = class extends Worker {
        constructor(...all) { super(...all); window.workers.push(this); }
    };";

/// Before the page's own scripts: its storage is full, and its database is what is left.
const FULL: &str = "Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
    };";

/// Marks some words with a note, waits so many milliseconds, and gives whether that is shown as kept.
const MARK: &str = "
    const piece = document.querySelectorAll('article.read p')[1];
    const texts = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    let text;
    do text = texts.nextNode(); while (text.length < 3);
    getSelection().setBaseAndExtent(text, 0, text, 3);
    while (!document.querySelector('.inks')) await new Promise((then) => setTimeout(then, 1));
    const box = document.querySelector('.inks input');
    box.value = note;
    document.querySelector('.inks button').click();
    const begin = performance.now();
    let told;
    do {
        await new Promise((then) => setTimeout(then, 1));
        told = document.querySelector('.told')?.dataset.told;
    } while (!(told && only) && performance.now() - begin < wait);
    return told;";

/// How a page ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// The browser is killed.
    Browser,
    /// The tab is closed.
    Tab,
    /// The reader goes elsewhere.
    Away,
    /// The worker ends, and then the tab.
    Worker,
    /// The tab is closed, where the storage was full.
    Full,
}

pub(super) fn what_was_shown_as_kept_outlives_kills(visit: &Visit) {
    let n = std::env::var("DUIZHAO_KILLS").ok();
    let n = n.map_or(USUAL, |n| n.parse().expect("a number"));
    let mut reader = Reader::new(visit);
    let mut chance = 0x9e37_79b9_u32;
    let (mut shown, mut made) = (0, 0);
    for turn in 0..n {
        let mut draw = |below: u32| {
            chance ^= chance << 13;
            chance ^= chance >> 17;
            chance ^= chance << 5;
            chance % below
        };
        let end = match draw(12) {
            0 => End::Browser,
            1..4 => End::Away,
            4..6 => End::Worker,
            6..8 => End::Full,
            _ => End::Tab,
        };
        reader.open(end);
        for mark in 0..=draw(2) {
            made += 1;
            // The last is left in the middle of it, at any moment.
            let is_last = mark == 1 || draw(2) == 0;
            let wait = if is_last { draw(60) } else { 10_000 };
            shown += u32::from(reader.mark(&format!("{turn}.{mark}"), wait, !is_last));
            if is_last {
                break;
            }
        }
        reader = reader.end(end);
        reader.find(turn, end);
        if turn % GENERATION == GENERATION - 1 {
            drop(reader);
            reader = Reader::new(visit);
        }
    }
    println!("{n} ends: {made} marks made, {shown} shown as kept, all of those found again");
    assert!(shown > 0, "some are shown as kept");
}

/// One reader: a browser with what it keeps, and the notes that were shown as kept.
struct Reader {
    driver: Driver,
    catcher: Catcher,
    profile: PathBuf,
    url: String,
    promised: Vec<String>,
}

impl Reader {
    fn new(visit: &Visit) -> Self {
        let url = visit.url();
        let port: String = url.chars().filter(char::is_ascii_digit).collect();
        let profile = place::root().join(format!("target/profiles/{port}"));
        drop(fs::remove_dir_all(&profile));
        visit.take_away(&profile);
        let catcher = Catcher::start();
        Self {
            driver: start(&catcher, &profile),
            catcher,
            profile,
            url,
            promised: Vec::new(),
        }
    }

    fn must(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.driver.send(method, path, body);
        answer.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Opens the article in a tab of its own.
    fn open(&self, end: End) {
        let made = self.must("POST", "/window/new", &json!({"type": "tab"}));
        self.must("POST", "/window", &json!({"handle": made["handle"]}));
        let script = match end {
            End::Full => FULL,
            _ => KNOWN,
        };
        self.must(
            "POST",
            "/goog/cdp/execute",
            &json!({
                "cmd": "Page.addScriptToEvaluateOnNewDocument",
                "params": { "source": script },
            }),
        );
        let url = format!("{}{PAGE}", self.url);
        self.must("POST", "/url", &json!({ "url": url }));
        let shown = "while (!document.querySelector('article.read p:nth-of-type(2)'))
                await new Promise((then) => setTimeout(then, 5));";
        self.driver.eval(shown).expect("the article");
    }

    /// Makes a mark, and gives whether it was shown as kept.
    fn mark(&mut self, note: &str, wait: u32, only: bool) -> bool {
        let told = self.driver.eval(&format!(
            "const [note, wait, only] = [{}, {wait}, {only}]; {MARK}",
            json!(note)
        ));
        let is_kept = told.expect("a page that answers") == json!("0");
        if is_kept {
            self.promised.push(note.to_owned());
        }
        is_kept
    }

    fn end(mut self, end: End) -> Self {
        match end {
            End::Browser => {
                self.driver.kill_browser();
                // As one has to after that.
                for left in ["SingletonLock", "SingletonSocket", "SingletonCookie"] {
                    drop(fs::remove_file(self.profile.join(left)));
                }
                self.driver = start(&self.catcher, &self.profile);
                return self;
            }
            End::Worker => {
                self.driver
                    .eval("for (const it of window.workers) it.terminate()")
                    .expect("the page");
            }
            End::Away => {
                self.must("POST", "/url", &json!({"url": "about:blank"}));
            }
            End::Tab | End::Full => {}
        }
        self.must("DELETE", "/window", &Value::Null);
        let tabs = self.must("GET", "/window/handles", &Value::Null);
        self.must("POST", "/window", &json!({"handle": tabs[0]}));
        self
    }

    /// Opens the article again and finds all that was promised.
    fn find(&self, turn: u32, end: End) {
        self.open(End::Tab);
        let begin = Instant::now();
        let mut lacking;
        loop {
            let notes =
                "return [...document.querySelectorAll('.notes li p')].map((it) => it.textContent)";
            let notes = self.driver.eval(notes).expect("the page");
            let notes: Vec<&str> = notes
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            lacking = self.promised.clone();
            lacking.retain(|it| !notes.contains(&it.as_str()));
            if lacking.is_empty() || begin.elapsed() > PATIENCE {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        assert!(lacking.is_empty(), "{turn}, {end:?}: lost {lacking:?}");
        self.must("DELETE", "/window", &Value::Null);
        let tabs = self.must("GET", "/window/handles", &Value::Null);
        self.must("POST", "/window", &json!({"handle": tabs[0]}));
    }
}

fn start(catcher: &Catcher, profile: &std::path::Path) -> Driver {
    Driver::start_with(Engine::Chromium, &catcher.address(), Some(profile)).expect("Chromium")
}
