//! Equality with the C++ OpenCC 1.4.2, byte for byte, on ten megabytes.
//!
//! `opencc-1.4.2.sha256` holds the hashes of what it made of the text. Where the Python package
//! `opencc` 1.4.2 is installed, it is asked again.
#![expect(clippy::disallowed_methods, reason = "asks the Python package")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use hanzi::{Config, Options};
use sha2::{Digest, Sha256};

use crate::TABLES;
use crate::text::mixed;

/// Bytes of the text. A debug build takes its first part only, not to take minutes.
const WHOLE: usize = 10_100_000;
const PART: usize = 500_000;

/// What OpenCC made of the part and the whole: name of the conversion, `rare` or `plain`, hashes.
const HASHES: &str = include_str!("data/opencc-1.4.2.sha256");

/// Reads a text, prints what each conversion makes of it after its length in bytes.
const PYTHON: &str = "\
import sys, importlib.metadata
if importlib.metadata.version('opencc') != '1.4.2': sys.exit(3)
import opencc
text = sys.stdin.buffer.read().decode()
out = sys.stdout.buffer
for argument in sys.argv[1:]:
    name, rare = argument.split('=')
    made = opencc.OpenCC(name, rare == 'true').convert(text).encode()
    out.write(len(made).to_bytes(8, 'little') + made)
";

/// Every conversion, and those to Simplified with rare characters as well.
fn conversions() -> impl Iterator<Item = (Config, bool)> {
    let has_rare = |config: &Config| config.tables().contains(&"ts");
    let rare = Config::ALL
        .into_iter()
        .filter(has_rare)
        .map(|config| (config, true));
    Config::ALL
        .into_iter()
        .map(|config| (config, false))
        .chain(rare)
}

fn convert(config: Config, rare: bool, text: &str) -> String {
    TABLES
        .converter(
            config,
            Options {
                rare,
                ..Options::default()
            },
        )
        .unwrap()
        .convert(text)
}

fn hash(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .fold(String::new(), |mut hash, byte| {
            write!(hash, "{byte:02x}").unwrap();
            hash
        })
}

#[test]
fn a_large_mixed_text_becomes_what_opencc_makes_of_it() {
    let (length, column) = if cfg!(debug_assertions) {
        (PART, 2)
    } else {
        (WHOLE, 3)
    };
    let text = mixed(length);
    let mut n_checked = 0;
    for ((config, rare), line) in conversions().zip(HASHES.lines()) {
        let columns: Vec<&str> = line.split(' ').collect();
        let name = if rare { "rare" } else { "plain" };
        assert_eq!(columns[..2], [config.name(), name]);
        assert_eq!(
            hash(&convert(config, rare, &text)),
            columns[column],
            "{config} {name}"
        );
        n_checked += 1;
    }
    assert_eq!(n_checked, 21);
}

#[test]
fn opencc_itself_agrees_where_it_is_installed() {
    let text = mixed(if cfg!(debug_assertions) { PART } else { WHOLE });
    let Some(made) = ask(&text) else {
        println!("the Python package opencc 1.4.2 is not installed: nothing asked");
        return;
    };
    let mut made = made.as_slice();
    for (config, rare) in conversions() {
        let length = made.split_off(..8).unwrap();
        let length = usize::try_from(u64::from_le_bytes(length.try_into().unwrap())).unwrap();
        let wanted = str::from_utf8(made.split_off(..length).unwrap()).unwrap();
        let found = convert(config, rare, &text);
        let parted = found
            .lines()
            .zip(wanted.lines())
            .find(|(one, other)| one != other);
        assert_eq!(parted, None, "{config}");
        assert!(found == wanted, "{config}");
    }
    assert!(made.is_empty());
}

/// What the Python package makes of a text, if it is there.
fn ask(text: &str) -> Option<Vec<u8>> {
    let mut python = Command::new("python3")
        .arg("-c")
        .arg(PYTHON)
        .args(conversions().map(|(config, rare)| format!("{config}={rare}")))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // Python reads all before it writes. Without the package it is gone before it has read all.
    let written = python.stdin.take()?.write_all(text.as_bytes());
    let output = python.wait_with_output().ok()?;
    (written.is_ok() && output.status.success()).then_some(output.stdout)
}
