//! What a visitor sees.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::place;

use super::{PATIENCE, Visit};
use crate::watch::strings;

/// Waits until nothing has changed for a moment. Yew lets the browser have a turn while children of
/// what it has drawn still wait for their new properties, so that one part of a page may be new and
/// another old.
const SETTLE: &str = "await new Promise((done) => {
    let quiet = setTimeout(done, 25);
    const changed = () => { clearTimeout(quiet); quiet = setTimeout(done, 25); };
    const wanted = { subtree: true, childList: true, attributes: true, characterData: true };
    const observer = new MutationObserver(changed);
    observer.observe(document, wanted);
    setTimeout(() => { observer.disconnect(); done(); }, 1000);
})";

impl Visit {
    /// Waits until a JavaScript expression is true, and gives its value.
    #[track_caller]
    pub(crate) fn wait(&self, expression: &str) -> Value {
        let begin = Instant::now();
        loop {
            // While a page is loading, to ask it anything is an error.
            let now = self
                .driver
                .eval(&format!("return {expression}"))
                .unwrap_or_default();
            let empty = [Value::Null, json!(false), json!(0), json!("")];
            if !empty.contains(&now) {
                // A page that is going away cannot be asked.
                drop(self.driver.eval(SETTLE));
                return now;
            }
            assert!(begin.elapsed() < PATIENCE, "never true: {expression}");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until `css` finds an element.
    #[track_caller]
    pub(crate) fn wait_for(&self, css: &str) {
        self.wait(&format!("!!document.querySelector({css:?})"));
    }

    /// Waits until `css` finds this many elements.
    #[track_caller]
    pub(crate) fn wait_count(&self, css: &str, n: usize) {
        self.wait(&format!(
            "document.querySelectorAll({css:?}).length === {n}"
        ));
    }

    /// Waits until the first element `css` finds holds this text.
    #[track_caller]
    pub(crate) fn wait_text(&self, css: &str, text: &str) {
        self.wait(&format!(
            "document.querySelector({css:?})?.textContent.includes({text:?})"
        ));
    }

    /// How many elements `css` finds now.
    pub(crate) fn count(&self, css: &str) -> usize {
        let n = self.eval(&format!("return document.querySelectorAll({css:?}).length"));
        usize::try_from(n.as_u64().unwrap_or(0)).unwrap()
    }

    /// The text of the first element `css` finds, as it is in the document.
    #[track_caller]
    pub(crate) fn text(&self, css: &str) -> String {
        self.wait_for(css);
        string(self.eval(&format!(
            "return document.querySelector({css:?}).textContent.trim()"
        )))
    }

    /// The texts of all elements `css` finds now.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        strings(&self.eval(&format!(
            "return [...document.querySelectorAll({css:?})].map((e) => e.textContent.trim())"
        )))
    }

    /// An attribute of the first element `css` finds, if it has it.
    #[track_caller]
    pub(crate) fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.wait_for(css);
        let value = self.eval(&format!(
            "return document.querySelector({css:?}).getAttribute({name:?})"
        ));
        value.as_str().map(str::to_owned)
    }

    /// Whether the element with the focus is the one `css` finds first.
    pub(crate) fn has_focus(&self, css: &str) -> bool {
        self.eval(&format!(
            "return document.activeElement === document.querySelector({css:?})"
        )) == true
    }

    /// What the first element `css` finds is for a screen reader: its role and its name.
    #[track_caller]
    pub(crate) fn spoken(&self, css: &str) -> (String, String) {
        let element = self.element(css);
        let ask = |what: &str| string(self.must("GET", &format!("{element}/{what}"), &Value::Null));
        (ask("computedrole"), ask("computedlabel"))
    }

    /// The part of the address after the start page, decoded: `#/a/2016-1?t=cn`.
    pub(crate) fn address(&self) -> String {
        let here = string(self.eval("return decodeURI(location.href)"));
        here.strip_prefix(&self.url())
            .map(str::to_owned)
            .unwrap_or(here)
    }

    /// By how many pixels the page is wider than the window. Nothing may be.
    pub(crate) fn overflow(&self) -> i64 {
        let wider =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        self.eval(wider).as_i64().unwrap_or(0)
    }

    /// Takes a picture of what is in the window: `target/screenshots/chromium-library-390.png`.
    #[track_caller]
    pub(crate) fn shot(&self, name: &str) {
        // Fonts and pictures still on their way would be missing in it.
        self.eval(
            "await document.fonts.ready; await new Promise((drawn) => setTimeout(drawn, 50))",
        );
        let picture = string(self.must("GET", "/screenshot", &Value::Null));
        let folder = place::root().join("target/screenshots");
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{}-{name}.png", self.engine().name()));
        fs::write(file, from_base64(&picture)).unwrap();
    }
}

fn string(value: Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Bytes from base64, the way drivers send pictures.
fn from_base64(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let group = |four: &[u8]| {
        let bits = four
            .iter()
            .fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit));
        let bits = bits << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    };
    digits.chunks(4).flat_map(group).collect()
}
