//! The file `size-budget.toml`: hard limits, and the sizes last recorded.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::AddAssign;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

/// Sizes of one file, in bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// As it is.
    pub raw: u64,
    /// As most servers send it.
    pub gzip: u64,
    /// As some servers send it.
    pub brotli: u64,
}

impl AddAssign for Sizes {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// What is allowed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Budget {
    /// The most a file may have, compressed with gzip.
    limits: BTreeMap<String, u64>,
    recorded: BTreeMap<String, Sizes>,
}

/// A file may grow by one fiftieth before somebody has to say why.
const SLACK: u64 = 50;

/// The line the recorded part begins with.
const RECORDED: &str = "[recorded]";

impl Budget {
    /// Reads the file.
    pub fn read(text: &str) -> Result<Self> {
        let table: Table = text.parse().context("size-budget.toml")?;
        let part = |name: &str| match table.get(name) {
            Some(Value::Table(table)) => Ok(table.clone()),
            _ => bail!("size-budget.toml has no [{name}]"),
        };
        let mut budget = Self::default();
        for (file, limit) in part("limit")? {
            budget.limits.insert(file, bytes(Some(&limit))?);
        }
        for (file, sizes) in part("recorded")? {
            let size =
                |kind: &str| bytes(sizes.get(kind)).with_context(|| format!("{kind} of {file}"));
            let sizes = Sizes {
                raw: size("raw")?,
                gzip: size("gzip")?,
                brotli: size("brotli")?,
            };
            budget.recorded.insert(file, sizes);
        }
        Ok(budget)
    }

    /// What is wrong with `sizes`, one sentence each.
    pub fn faults(&self, sizes: &BTreeMap<String, Sizes>) -> Vec<String> {
        let mut faults = Vec::new();
        for (file, limit) in &self.limits {
            match sizes.get(file) {
                Some(now) if now.gzip > *limit => {
                    faults.push(format!(
                        "{file}: {} bytes with gzip, the limit is {limit}",
                        now.gzip
                    ));
                }
                Some(_) => {}
                None => faults.push(format!("{file}: has a limit, and is not there")),
            }
        }
        for (file, now) in sizes {
            let Some(old) = self.recorded.get(file) else {
                faults.push(format!("{file}: not recorded"));
                continue;
            };
            let pairs = [
                ("raw", old.raw, now.raw),
                ("with gzip", old.gzip, now.gzip),
                ("with brotli", old.brotli, now.brotli),
            ];
            for (kind, old, now) in pairs {
                if now > old + old / SLACK {
                    faults.push(format!("{file}: {now} bytes {kind}, recorded were {old}"));
                }
            }
        }
        let gone = self
            .recorded
            .keys()
            .filter(|file| !sizes.contains_key(*file));
        faults.extend(gone.map(|file| format!("{file}: recorded, and is not there")));
        faults
    }

    /// The text of the file with `sizes` recorded and all before that kept as it is.
    pub fn recorded(old: &str, sizes: &BTreeMap<String, Sizes>) -> Result<String> {
        let Some((before, _)) = old.split_once(RECORDED) else {
            bail!("size-budget.toml has no {RECORDED}");
        };
        let mut text = format!("{before}{RECORDED}\n");
        for (file, Sizes { raw, gzip, brotli }) in sizes {
            writeln!(
                text,
                "\"{file}\" = {{ raw = {raw}, gzip = {gzip}, brotli = {brotli} }}"
            )?;
        }
        Ok(text)
    }
}

fn bytes(value: Option<&Value>) -> Result<u64> {
    let number = value
        .and_then(Value::as_integer)
        .context("not a number of bytes")?;
    u64::try_from(number).context("not a number of bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# why\n[limit]\n\"app.wasm\" = 1_000\n\n[recorded]\n\"app.wasm\" = { raw = 2000, gzip = 900, brotli = 800 }\n";

    fn sizes(raw: u64, gzip: u64, brotli: u64) -> BTreeMap<String, Sizes> {
        BTreeMap::from([("app.wasm".to_owned(), Sizes { raw, gzip, brotli })])
    }

    #[test]
    fn two_in_a_hundred_more_is_allowed_and_three_is_not() {
        let budget = Budget::read(FILE).unwrap();
        assert_eq!(budget.faults(&sizes(2040, 918, 816)), [""; 0]);
        let faults = budget.faults(&sizes(2041, 919, 817));
        assert_eq!(faults.len(), 3);
        assert_eq!(
            faults[1],
            "app.wasm: 919 bytes with gzip, recorded were 900"
        );
    }

    #[test]
    fn the_limit_holds_whatever_was_recorded() {
        let text = FILE.replace("gzip = 900", "gzip = 1001");
        let faults = Budget::read(&text).unwrap().faults(&sizes(2000, 1001, 800));
        assert_eq!(
            faults,
            ["app.wasm: 1001 bytes with gzip, the limit is 1000"]
        );
    }

    #[test]
    fn files_that_came_or_went_are_named() {
        let budget = Budget::read(FILE).unwrap();
        let other = BTreeMap::from([("boot.js".to_owned(), Sizes::default())]);
        let faults = budget.faults(&other).join("\n");
        assert!(faults.contains("boot.js: not recorded"), "{faults}");
        assert!(
            faults.contains("app.wasm: recorded, and is not there"),
            "{faults}"
        );
        assert!(
            faults.contains("app.wasm: has a limit, and is not there"),
            "{faults}"
        );
    }

    #[test]
    fn recording_keeps_what_stands_before_and_is_read_back() {
        let text = Budget::recorded(FILE, &sizes(1, 2, 3)).unwrap();
        assert!(text.starts_with("# why\n[limit]\n\"app.wasm\" = 1_000\n"));
        assert_eq!(
            Budget::read(&text).unwrap().faults(&sizes(1, 2, 3)),
            [""; 0]
        );
    }

    #[test]
    fn a_broken_budget_is_an_error() {
        for text in [
            "",
            "[limit]\n",
            "[limit]\na = -1\n[recorded]\n",
            "[limit]\n[recorded]\na = {}\n",
        ] {
            assert!(Budget::read(text).is_err(), "{text}");
        }
    }
}
