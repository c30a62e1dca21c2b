//! A static file server on this machine's own address, for `cargo xtask serve` and for the tests.
//!
//! It does what GitHub Pages does for a project: files under a sub-path, a content type by the name,
//! 404 for the rest. It never serves outside its folder.

mod request;
mod site;

pub use self::request::Request;
pub use self::site::{Response, Site};

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A running server. It ends when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

/// One answered request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The method, such as `GET`.
    pub method: String,
    /// The path as it was asked for, with its query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

#[derive(Debug)]
struct Shared {
    site: Mutex<Site>,
    hits: Mutex<Vec<Hit>>,
    ended: AtomicBool,
}

impl Server {
    /// Serves `site` on `port` of this machine, or on any free one for 0.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            site: Mutex::new(site),
            hits: Mutex::default(),
            ended: AtomicBool::new(false),
        });
        let listening = thread::spawn({
            let shared = Arc::clone(&shared);
            move || listen(&listener, &shared)
        });
        Ok(Self {
            address,
            shared,
            listening: Some(listening),
        })
    }

    /// The address of the start page.
    pub fn url(&self) -> String {
        let site = self
            .shared
            .site
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        format!("http://{}{}", self.address, site.mount())
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Changes what is served from now on.
    pub fn change(&self, change: impl FnOnce(&mut Site)) {
        change(
            &mut self
                .shared
                .site
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// What was asked for so far, in order.
    pub fn hits(&self) -> Vec<Hit> {
        self.shared
            .hits
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(listening) = self.listening.take() {
            self.shared.ended.store(true, Ordering::SeqCst);
            // Wakes the listener, which then sees that it is over.
            drop(TcpStream::connect(self.address));
            drop(listening.join());
        }
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        if let Ok(stream) = stream {
            let shared = Arc::clone(shared);
            // A visitor who leaves in the middle is no concern of the others.
            thread::spawn(move || drop(answer(stream, &shared)));
        }
    }
}

fn answer(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let Some(request) = Request::read(&mut stream)? else {
        return Ok(());
    };
    // A browser opens connections before it needs them; the server may have gone since.
    if shared.ended.load(Ordering::SeqCst) {
        return Ok(());
    }
    let site = shared
        .site
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    thread::sleep(site.wait(&request));
    let response = site.answer(&request);
    let hit = Hit {
        method: request.method,
        path: request.path,
        status: response.status,
    };
    shared
        .hits
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(hit);
    stream.write_all(&response.to_bytes(site.headers()))
}
