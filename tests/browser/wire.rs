//! WebDriver over HTTP: one request, one JSON value.
//!
//! The protocol is <https://www.w3.org/TR/webdriver2/>. A client of our own because three engines
//! and no asynchronous runtime are all we need: see `docs/decisions`.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// A driver that listens on a port of this machine.
#[derive(Debug)]
pub(crate) struct Wire {
    port: u16,
}

/// A browser may take this long for one command. On a loaded machine Firefox needs half a minute to
/// start.
const PATIENCE: Duration = Duration::from_mins(2);

impl Wire {
    /// To the driver on `port`, which may still be starting.
    pub(crate) fn to(port: u16) -> Self {
        Self { port }
    }

    /// Waits until the driver listens.
    pub(crate) fn wait(&self) -> Result<(), String> {
        let begin = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if begin.elapsed() > Duration::from_secs(30) {
                return Err(format!("no driver listens on port {}", self.port));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Sends a command, and gives its value or what the driver says is wrong.
    pub(crate) fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let answer = self
            .exchange(method, path, body)
            .map_err(|error| format!("{path}: {error}"))?;
        let mut answer: Value = serde_json::from_slice(&answer)
            .map_err(|error| format!("{path}: {error}: {}", String::from_utf8_lossy(&answer)))?;
        let value = answer["value"].take();
        match value.get("error") {
            Some(error) => Err(format!("{error}: {}", value["message"])),
            None => Ok(value),
        }
    }

    fn exchange(&self, method: &str, path: &str, body: &Value) -> io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let body = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: {}\r\n\
             Content-Type: application/json; charset=utf-8\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        // ChromeDriver keeps the connection open whatever it is asked, so by length, not to the end.
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end().to_ascii_lowercase();
            if let Some(n) = line.strip_prefix("content-length:") {
                length = n.trim().parse().unwrap_or(0);
            } else if line.is_empty() {
                break;
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer)?;
        Ok(answer)
    }
}

/// A port nobody uses at the moment.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
