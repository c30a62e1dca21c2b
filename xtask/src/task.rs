//! The commands.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};

use crate::check::{self, Checks, Told};
use crate::serve::{self, Wishes};
use crate::{bench, corpus, hook, page, place, say, seal, setup, size, tables};

const HELP: &str = "\
cargo xtask serve    set up what is missing, build the sample archive and the page, serve them
    --port N         on this port (else 8080 or the next free one)
    --pages FOLDER   with an archive of these pages in place of the samples
    --dist FOLDER    serve this folder as it is, and build nothing
    --no-open        do not open a browser
cargo xtask test     set up what is missing, run every test
cargo xtask ci       the same after all checks: format, clippy, documentation, dependencies, sizes
    --advisories     ask for known security problems too (fetches a list)
cargo xtask build    build the page into dist/
    --pages FOLDER   with an archive of these pages in place of the samples
cargo xtask dev      serve the page, built for developers, and build it again after every change
    --port N         on this port (else 8080)
cargo xtask seal FOLDER
                     list the files of a built page anew, once its archive was changed by hand
cargo xtask size     compare the built page with size-budget.toml
    --record         write its sizes into size-budget.toml
cargo xtask schema   write docs/bundle.schema.json again, after a change of the types
cargo xtask tables   make the tables of crates/hanzi/data again, from the OpenCC dictionaries
cargo xtask corpus N write an archive of N made-up pages, for measuring
    --out FOLDER     into this folder (else target/corpus/N)
    --seed N         another one (else 1)
cargo xtask bench    build such archives of 1000 and 10000 pages, and say how fast and in how
                     much memory (Linux)
    N …              of these sizes
    search           or search in one of 10000 pages, or N, side by side with Pagefind, and write
                     the table of docs/search.md
    growth           or the page on archives of 1000, 10000 and 100000 pages, or N …, and write the
                     table and the plot of docs/search.md (Linux, 8 GB of disk)
    convert          or conversion side by side with opencc-js, and write the table of
                     docs/conversion.md
cargo xtask setup    set up what the tests need, and no more
";

/// Runs the command that `args` name.
pub fn run(args: impl Iterator<Item = String>) -> ExitCode {
    let mut args = Args(args.collect());
    let command = if args.0.is_empty() {
        String::new()
    } else {
        args.0.remove(0)
    };
    let done = match command.as_str() {
        "serve" => args.wishes().and_then(serve::run),
        "test" => args.end().and_then(|()| check::run(Checks::None)),
        "ci" => args.checks().and_then(check::run),
        "build" => args.pages().and_then(|pages| page::build(&pages)),
        "dev" => args
            .port()
            .and_then(|port| page::develop(port.unwrap_or(serve::PORT))),
        "seal" => args.folder().and_then(|folder| seal::seal(&folder)),
        "size" => args
            .sole("--record")
            .and_then(|new| if new { size::record() } else { size::check() }),
        "setup" => args.end().and_then(|()| setup::for_testing()),
        "schema" => args.end().and_then(|()| page::schema()),
        "tables" => args
            .end()
            .and_then(|()| tables::run().map_err(|error| anyhow!("{error}"))),
        "corpus" => args.corpus(),
        "bench" => args.bench(),
        "hook" => args.end().and_then(|()| hook::run()),
        "help" | "--help" | "-h" => {
            say::line(HELP);
            return ExitCode::SUCCESS;
        }
        _ => {
            say::note(format!("no such command: {command:?}\n{HELP}"));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // The last line of a run is its numbers, whatever they are.
        Err(error) if error.is::<Told>() => ExitCode::FAILURE,
        Err(error) => {
            say::note(format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// What was written after the command.
#[derive(Debug)]
struct Args(Vec<String>);

impl Args {
    fn flag(&mut self, name: &str) -> bool {
        let at = self.0.iter().position(|arg| arg == name);
        at.map(|at| self.0.remove(at)).is_some()
    }

    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|arg| arg == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        if at == self.0.len() {
            bail!("{name} needs a value");
        }
        Ok(Some(self.0.remove(at)))
    }

    /// Nothing may be left that no one asked for.
    fn end(&self) -> Result<()> {
        match self.0.first() {
            Some(arg) => bail!("what is {arg:?}? See cargo xtask help"),
            None => Ok(()),
        }
    }

    fn sole(mut self, flag: &str) -> Result<bool> {
        let given = self.flag(flag);
        self.end().map(|()| given)
    }

    fn checks(self) -> Result<Checks> {
        self.sole("--advisories").map(|all| {
            if all {
                Checks::WithAdvisories
            } else {
                Checks::Local
            }
        })
    }

    fn pages(mut self) -> Result<PathBuf> {
        let pages = self
            .value("--pages")?
            .map_or_else(place::sample_pages, here);
        self.end().map(|()| pages)
    }

    fn folder(mut self) -> Result<PathBuf> {
        if self.0.is_empty() {
            bail!("which folder? See cargo xtask help");
        }
        let folder = here(self.0.remove(0));
        self.end().map(|()| folder)
    }

    /// Writes a corpus as the words say.
    fn corpus(mut self) -> Result<()> {
        let seed = self.value("--seed")?;
        let seed = seed.map(|seed| seed.parse().with_context(|| format!("--seed {seed}")));
        let out = self.value("--out")?.map(here);
        if self.0.is_empty() {
            bail!("how many pages? See cargo xtask help");
        }
        let wanted = self.0.remove(0);
        self.end()?;
        let n_pages: u64 = wanted
            .parse()
            .with_context(|| format!("{wanted:?} pages"))?;
        let out = out.unwrap_or_else(|| place::root().join(format!("target/corpus/{n_pages}")));
        corpus::write(n_pages, seed.transpose()?.unwrap_or(corpus::SEED), &out)
    }

    /// Measures as the words say.
    fn bench(mut self) -> Result<()> {
        if self.flag("convert") {
            return self.end().and_then(|()| bench::run_convert());
        }
        if self.flag("growth") {
            return bench::run_growth(&self.sizes(&[1_000, 10_000, 100_000])?);
        }
        if !self.flag("search") {
            return bench::run(&self.sizes(&[1_000, 10_000])?);
        }
        let sizes = match self.0.len() {
            0 | 1 => self.sizes(&[10_000])?,
            _ => bail!("search is measured in one archive at a time"),
        };
        sizes.into_iter().try_for_each(bench::run_search)
    }

    /// The sizes of archives to measure: these where none is named.
    fn sizes(self, usual: &[u64]) -> Result<Vec<u64>> {
        if self.0.is_empty() {
            return Ok(usual.to_vec());
        }
        let size = |word: &String| word.parse().with_context(|| format!("{word:?} pages"));
        self.0.iter().map(size).collect()
    }

    fn port(mut self) -> Result<Option<u16>> {
        let port = self.take_port()?;
        self.end().map(|()| port)
    }

    fn take_port(&mut self) -> Result<Option<u16>> {
        let port = self.value("--port")?;
        port.map(|port| port.parse().with_context(|| format!("--port {port}")))
            .transpose()
    }

    fn wishes(mut self) -> Result<Wishes> {
        let wishes = Wishes {
            port: self.take_port()?,
            dist: self.value("--dist")?.map(here),
            pages: self.value("--pages")?.map(here),
            quiet: self.flag("--no-open"),
        };
        self.end().map(|()| wishes)
    }
}

/// A path as the person means it: from where they stand, not from the root of the workspace.
fn here(path: String) -> PathBuf {
    std::path::absolute(&path).unwrap_or_else(|_| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Args {
        Args(words.iter().map(|&word| word.to_owned()).collect())
    }

    #[test]
    fn wishes_come_in_any_order() {
        let wishes = args(&["--no-open", "--dist", "/d", "--port", "9000"])
            .wishes()
            .unwrap();
        assert_eq!((wishes.port, wishes.quiet), (Some(9000), true));
        assert_eq!(wishes.dist, Some(PathBuf::from("/d")));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert!(args(&["--prot", "9000"]).wishes().is_err());
        assert!(args(&["--port"]).port().is_err());
        assert!(args(&["--port", "90000"]).port().is_err());
        assert!(args(&["--pages", "x", "y"]).pages().is_err());
        assert!(args(&["--advisories", "--advisories"]).checks().is_err());
    }

    #[test]
    fn no_checks_are_asked_from_outside_by_default() {
        assert_eq!(args(&[]).checks().unwrap(), Checks::Local);
        assert_eq!(
            args(&["--advisories"]).checks().unwrap(),
            Checks::WithAdvisories
        );
    }
}
