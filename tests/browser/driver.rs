//! A browser and the driver that steers it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::engine::{Engine, Installed};

use crate::display::{self, Display};
use crate::wire::{Wire, free_port};

/// A session: one browser with a fresh profile. Dropping it closes the browser.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    wire: Wire,
    session: String,
    /// The number of the browser's process, as Chromium's driver tells it.
    browser: Option<u64>,
}

impl Driver {
    /// Starts a browser whose requests to other hosts go to the proxy at `catcher`.
    pub(crate) fn start(engine: Engine, catcher: &str) -> Result<Self, String> {
        Self::start_with(engine, catcher, None)
    }

    /// The same with what it has kept in a folder, where it goes on keeping; Chromium only.
    pub(crate) fn start_with(
        engine: Engine,
        catcher: &str,
        profile: Option<&Path>,
    ) -> Result<Self, String> {
        let installed = engine.installed().map_err(|missing| missing.to_string())?;
        let display = installed
            .display
            .as_deref()
            .map(Display::name)
            .transpose()?;
        // A free port may be taken by another journey before the driver takes it.
        let mut last = String::new();
        for _ in 0..3 {
            match Self::try_start(engine, &installed, display.as_deref(), catcher, profile) {
                Err(error) => last = error,
                started => return started,
            }
        }
        Err(format!("{} does not start: {last}", engine.name()))
    }

    fn try_start(
        engine: Engine,
        installed: &Installed,
        display: Option<&str>,
        catcher: &str,
        profile: Option<&Path>,
    ) -> Result<Self, String> {
        let port = free_port();
        let mut command = Command::new(&installed.driver);
        command
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if engine == Engine::Firefox {
            // Else all Firefoxes of a run would want the same port. System access: see `narrow`.
            let port = free_port().to_string();
            command.args(["--allow-system-access", "--websocket-port", &port]);
            // Without it a released Firefox takes no other settings server than its own.
            command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
        }
        if let Some(display) = display {
            command
                .env("DISPLAY", display)
                .env_remove("WAYLAND_DISPLAY");
            command.env("XDG_CONFIG_HOME", display::narrow_toolbar()?);
            // There is no graphics card behind it. (To switch compositing off, which is what one
            // finds advised, makes it wait for ever when it is asked for a picture.)
            command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
            // The proxy of the others. As a capability, its list of hosts to reach without a proxy
            // made the browser read past the list's end, and every third one died at its start.
            let proxy = format!("http://{catcher}");
            for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"] {
                command.env(name, &proxy);
            }
            command.env("no_proxy", "127.0.0.1,localhost");
        }
        let process = command.spawn().map_err(|error| error.to_string())?;
        let mut driver = Self {
            process,
            wire: Wire::to(port),
            session: String::new(),
            browser: None,
        };
        driver.wire.wait()?;
        let mut wanted =
            json!({"capabilities": {"alwaysMatch": capabilities(engine, installed, catcher)}});
        if let Some(profile) = profile {
            let options = &mut wanted["capabilities"]["alwaysMatch"]["goog:chromeOptions"]["args"];
            let argument = json!(format!("--user-data-dir={}", profile.display()));
            options.as_array_mut().expect("arguments").push(argument);
        }
        let session = driver.wire.call("POST", "/session", &wanted)?;
        session["sessionId"]
            .as_str()
            .unwrap_or_default()
            .clone_into(&mut driver.session);
        driver.browser = session["capabilities"]["goog:processID"].as_u64();
        let patience = json!({"script": 60_000, "pageLoad": 60_000});
        driver.send("POST", "/timeouts", &patience)?;
        if engine == Engine::Firefox {
            driver.narrow()?;
        }
        Ok(driver)
    }

    /// Lets Firefox's window be as narrow as a phone: its own least width is 500 pixels.
    fn narrow(&self) -> Result<(), String> {
        self.send("POST", "/moz/context", &json!({"context": "chrome"}))?;
        let script = "document.documentElement.style.setProperty('min-width', '0', 'important')";
        self.send(
            "POST",
            "/execute/sync",
            &json!({"script": script, "args": []}),
        )?;
        self.send("POST", "/moz/context", &json!({"context": "content"}))
            .map(drop)
    }

    /// Kills the browser as a system does that runs out of memory, or a person who has had enough.
    pub(crate) fn kill_browser(mut self) {
        let browser = self.browser.expect("the number of its process").to_string();
        let killed = Command::new("kill").args(["-9", &browser]).status();
        assert!(killed.expect("kill").success());
        self.session.clear();
    }

    /// Sends a command of the session.
    pub(crate) fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.wire
            .call(method, &format!("/session/{}{path}", self.session), body)
    }

    /// Runs the body of an asynchronous function in the page, and gives what it returns.
    pub(crate) fn eval(&self, body: &str) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {body}\n }})()
               .then((it) => done({{ it }}), (e) => done({{ error: String(e) }}));"
        );
        let mut answer = self.send(
            "POST",
            "/execute/async",
            &json!({"script": script, "args": []}),
        )?;
        match answer.get("error") {
            Some(error) => Err(error.to_string()),
            None => Ok(answer["it"].take()),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            drop(self.send("DELETE", "", &Value::Null));
        }
        // The driver itself knows best how to end its browser: it gets a moment for it.
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_millis(200) {
            if !matches!(self.process.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What Chromium would use the network for by itself, or put over the page.
const UNWANTED: [&str; 5] = [
    "AutofillServerCommunication",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "Translate",
];

fn capabilities(engine: Engine, installed: &Installed, catcher: &str) -> Value {
    let browser = installed.browser.to_string_lossy();
    // This machine itself is reached without a proxy, in all three.
    let proxy = json!({
        "proxyType": "manual", "httpProxy": catcher, "sslProxy": catcher,
        "noProxy": ["127.0.0.1", "localhost"],
    });
    match engine {
        Engine::Chromium => json!({
            "browserName": "chrome",
            "proxy": proxy,
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {"binary": browser, "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-default-apps",
                "--disable-extensions", format!("--disable-features={}", UNWANTED.join(",")),
                // It asks there who is signed in, whatever it is told; here nobody answers.
                "--gaia-url=http://127.0.0.1:9/",
                "--hide-scrollbars", "--window-size=1280,900",
            ]},
        }),
        Engine::Firefox => json!({
            "browserName": "firefox",
            "proxy": proxy,
            "moz:firefoxOptions": {"binary": browser, "args": ["-headless"], "prefs": {
                "app.normandy.enabled": false,
                "browser.region.network.url": "",
                "browser.safebrowsing.provider.mozilla.updateURL": "",
                "browser.search.update": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "services.settings.server": "data:,nothing",
            }},
        }),
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]},
        }),
    }
}
