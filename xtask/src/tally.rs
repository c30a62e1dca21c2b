//! Counting what test programs report.

/// What the tests of a run came to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, and steps that ended without saying so in numbers.
    pub failed: u64,
    /// Tests that were left out, such as those of a browser that is not installed.
    pub left_out: u64,
    /// The line of the browser tests that says which engines ran.
    pub engines: Option<String>,
}

/// How the browser tests begin the line that names the engines.
pub const ENGINES: &str = "engines: ";

impl Tally {
    /// Reads one line of output: a result of Rust's test programs, or the engines.
    pub fn read(&mut self, line: &str) {
        if let Some(result) = line.trim().strip_prefix("test result: ") {
            for count in result.split(['.', ';']) {
                match count.trim().split_once(' ') {
                    Some((n, "passed")) => self.passed += n.parse().unwrap_or(0),
                    Some((n, "failed")) => self.failed += n.parse().unwrap_or(0),
                    Some((n, "ignored")) => self.left_out += n.parse().unwrap_or(0),
                    _ => {}
                }
            }
        } else if let Some(engines) = line.trim().strip_prefix(ENGINES) {
            self.engines = Some(engines.to_owned());
        }
    }

    /// The last two lines of a run. The very last is plain numbers.
    pub fn closing(&self) -> String {
        let engines = self.engines.as_deref().unwrap_or("none ran");
        let Self { passed, failed, .. } = self;
        format!("{ENGINES}{engines}\n{passed} passed, {failed} failed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally
    }

    #[test]
    fn results_of_several_programs_are_added_up() {
        let tally = read(&[
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ]);
        assert_eq!((tally.passed, tally.failed, tally.left_out), (13, 2, 1));
    }

    #[test]
    fn lines_that_only_look_alike_are_not_counted() {
        assert_eq!(
            read(&["5 passed; 5 failed", "note: test result: 5 passed", ""]),
            Tally::default()
        );
    }

    #[test]
    fn the_last_line_is_plain_numbers() {
        let tally = read(&[
            "test result: ok. 2 passed; 0 failed; 0 ignored",
            "engines: chromium (2)",
        ]);
        assert_eq!(tally.closing(), "engines: chromium (2)\n2 passed, 0 failed");
        assert_eq!(
            Tally::default().closing(),
            "engines: none ran\n0 passed, 0 failed"
        );
    }
}
