//! Catches every request a browser makes to another host.
//!
//! It is the browser's proxy for all but this machine, so it sees what the page itself could not
//! tell: requests of workers, of style sheets, of pre-loading. It answers none of them.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Where browsers call home by themselves, each by its full name. Most of it is switched off in
/// `driver.rs`; under load some of it comes through all the same. To the page they are as forbidden
/// as all others, by its policy.
const HOMES: [&str; 16] = [
    "accounts.google.com",
    "android.clients.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "edgedl.me.gvt1.com",
    "mtalk.google.com",
    "optimizationguide-pa.googleapis.com",
    "redirector.gvt1.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
    "aus5.mozilla.org",
    "content-signature-2.cdn.mozilla.net",
    "detectportal.firefox.com",
    "firefox.settings.services.mozilla.com",
    "incoming.telemetry.mozilla.org",
    "push.services.mozilla.com",
];

/// A proxy that writes down and refuses.
#[derive(Debug)]
pub(crate) struct Catcher {
    port: u16,
    caught: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
}

impl Catcher {
    /// Starts one on a free port.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let caught = Arc::new(Mutex::default());
        let ended = Arc::new(AtomicBool::new(false));
        thread::spawn({
            let (caught, ended) = (Arc::clone(&caught), Arc::clone(&ended));
            move || {
                for stream in listener.incoming().flatten() {
                    if ended.load(Ordering::SeqCst) {
                        return;
                    }
                    let caught = Arc::clone(&caught);
                    thread::spawn(move || refuse(stream, &caught));
                }
            }
        });
        Self {
            port,
            caught,
            ended,
        }
    }

    /// Its address, as browsers want it.
    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What was asked for since the last call: `CONNECT host:port`, or `GET http://host/path`.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.caught.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Catcher {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
    }
}

fn refuse(mut stream: TcpStream, caught: &Mutex<Vec<String>>) {
    drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
    let mut head = [0; 2048];
    let n = stream.read(&mut head).unwrap_or(0);
    let head = String::from_utf8_lossy(&head[..n]);
    let asked: Vec<&str> = head
        .lines()
        .next()
        .unwrap_or("")
        .split(' ')
        .take(2)
        .collect();
    if asked.len() == 2 && !HOMES.contains(&host(asked[1])) {
        caught
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(asked.join(" "));
    }
    drop(
        stream.write_all(b"HTTP/1.1 502 Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    );
}

/// The host in `host:port` or `http://host/path`.
fn host(target: &str) -> &str {
    let rest = target.split_once("://").map_or(target, |(_, rest)| rest);
    rest.split(['/', ':', '?']).next().unwrap_or(rest)
}
