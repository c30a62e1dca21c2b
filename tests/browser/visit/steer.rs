//! What a visitor does.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::engine::Engine;

use super::{Size, Visit};
use crate::keys;

/// How long an element may take to have a place on the page.
const SETTLED: Duration = Duration::from_secs(2);

impl Visit {
    /// Opens the page at an address such as `#/a/2016-1`; the start page for nothing.
    ///
    /// Where only the part after `#` changes, the page stays and is told of it, as in a browser.
    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.goto(&format!("{}{address}", self.url()));
    }

    /// Opens a full address.
    #[track_caller]
    pub(crate) fn goto(&self, url: &str) {
        self.collect();
        self.must("POST", "/url", &json!({ "url": url }));
    }

    /// Opens another tab, which is the one that is steered from now on. Gives the one before.
    #[track_caller]
    pub(crate) fn new_tab(&self) -> String {
        self.collect();
        let here = self.must("GET", "/window", &Value::Null);
        let made = self.must("POST", "/window/new", &json!({"type": "tab"}));
        self.to_tab(made["handle"].as_str().unwrap_or_default());
        here.as_str().unwrap_or_default().to_owned()
    }

    /// Goes to a tab. What was in the log of the one before stays there.
    #[track_caller]
    pub(crate) fn to_tab(&self, tab: &str) {
        self.must("POST", "/window", &json!({ "handle": tab }));
    }

    /// Loads the page again, as a reader does. (The driver's own way would go past a service worker
    /// in Firefox.)
    #[track_caller]
    pub(crate) fn reload(&self) {
        self.collect();
        self.eval("window.harnessOld = true; setTimeout(() => location.reload(), 0)");
        self.wait("!window.harnessOld && document.readyState === 'complete'");
    }

    /// Goes one page back.
    #[track_caller]
    pub(crate) fn back(&self) {
        self.collect();
        self.must("POST", "/back", &json!({}));
    }

    /// Clicks the first element `css` finds, where a hand would: an element that is covered or out
    /// of sight is a failure.
    ///
    /// While the page is being laid out anew, as when a font has come, `WebKitGTK` finds no place of
    /// an element for a moment. A hand would wait; so does this, for [`SETTLED`] and no longer.
    #[track_caller]
    pub(crate) fn click(&self, css: &str) {
        let until = Instant::now() + SETTLED;
        loop {
            let element = self.element(css);
            let path = format!("{element}/click");
            match self.driver.send("POST", &path, &json!({})) {
                Ok(_) => return,
                Err(error)
                    if self.engine == Engine::WebKit
                        && error.contains("element not interactable")
                        && Instant::now() < until =>
                {
                    thread::sleep(Duration::from_millis(50));
                }
                Err(error) => panic!("{path} of {css}: {error}"),
            }
        }
    }

    /// Types into the first element `css` finds, after what is there.
    #[track_caller]
    pub(crate) fn type_into(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.must(
            "POST",
            &format!("{element}/value"),
            &json!({ "text": text }),
        );
    }

    /// Empties a field.
    #[track_caller]
    pub(crate) fn clear(&self, css: &str) {
        let element = self.element(css);
        self.must("POST", &format!("{element}/clear"), &json!({}));
    }

    /// Presses keys, wherever the focus is: `Tab`, `Control+k`, `ArrowDown ArrowDown Enter`.
    #[track_caller]
    pub(crate) fn press(&self, words: &str) {
        self.must("POST", "/actions", &keys::actions(words));
    }

    /// Presses a key that moves the drawing `css` finds, and waits until it is drawn anew: where the next key
    /// leads is said in the drawing, so one pressed before that would lead to where the first one did.
    #[track_caller]
    pub(crate) fn press_and_redraw(&self, css: &str, words: &str) {
        let keys = format!("document.querySelector({css:?})?.dataset.keys");
        let before = self.eval(&format!("return {keys}"));
        self.press(words);
        self.wait(&format!("{keys} && {keys} !== {before}"));
    }

    /// Chooses a file in an `<input type=file>`, which may be out of sight.
    #[track_caller]
    pub(crate) fn upload(&self, css: &str, file: &Path) {
        let file =
            fs::canonicalize(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let element = self.element(css);
        let text = json!({ "text": file.to_string_lossy() });
        self.must("POST", &format!("{element}/value"), &text);
    }

    /// Drags a file over an element and drops it there.
    #[track_caller]
    pub(crate) fn drop_file(&self, css: &str, name: &str, content: &[u8]) {
        let bytes = serde_json::to_string(content).unwrap();
        self.eval(&format!(
            "const data = new DataTransfer();
             data.items.add(new File([new Uint8Array({bytes})], {name:?}));
             const on = document.querySelector({css:?});
             for (const type of ['dragenter', 'dragover', 'drop'])
               on.dispatchEvent(new DragEvent(type, {{ dataTransfer: data, bubbles: true, cancelable: true }}));"
        ));
    }

    /// Gives the page exactly this room.
    #[track_caller]
    pub(crate) fn size(&self, (width, height): Size) {
        if self.engine == Engine::Chromium {
            // Its window has a least width above that of a phone; the page need not have it.
            let metrics =
                json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
            self.cdp("Emulation.setDeviceMetricsOverride", &metrics);
        } else {
            let frame = self.eval("return [outerWidth - innerWidth, outerHeight - innerHeight]");
            let add = |room: u32, at: usize| i64::from(room) + frame[at].as_i64().unwrap_or(0);
            let rect = json!({"width": add(width, 0), "height": add(height, 1)});
            self.must("POST", "/window/rect", &rect);
        }
        self.wait(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ));
    }

    /// Chromium only: a command of its developer tools.
    #[track_caller]
    pub(crate) fn cdp(&self, command: &str, params: &Value) -> Value {
        self.must(
            "POST",
            "/goog/cdp/execute",
            &json!({"cmd": command, "params": params}),
        )
    }

    /// Runs the body of an asynchronous function in the page, and gives what it returns.
    #[track_caller]
    pub(crate) fn eval(&self, body: &str) -> Value {
        match self.driver.eval(body) {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}", body.chars().take(300).collect::<String>()),
        }
    }

    /// The path of the first element `css` finds, once there is one.
    #[track_caller]
    pub(super) fn element(&self, css: &str) -> String {
        self.wait_for(css);
        let found = json!({"using": "css selector", "value": css});
        let found = self.must("POST", "/element", &found);
        let id = found
            .as_object()
            .and_then(|found| found.values().next()?.as_str());
        format!("/element/{}", id.expect("a reference to an element"))
    }

    #[track_caller]
    pub(super) fn must(&self, method: &str, path: &str, body: &Value) -> Value {
        match self.driver.send(method, path, body) {
            Ok(value) => value,
            Err(error) => panic!("{path} {body}: {error}"),
        }
    }
}
