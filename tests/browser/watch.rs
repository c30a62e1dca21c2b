//! The log of a page: violations of its content security policy, errors, failed requests.
//!
//! A script is put into `index.html` as it is served, before all others. It stands in a file, as the
//! policy wants it, and changes nothing but the three functions of the console it listens at.

use serde_json::Value;

/// The name of the script, beside `index.html`.
pub(crate) const FILE: &str = "harness-watch.js";

/// The script.
pub(crate) const SCRIPT: &str = r#"
(() => {
  const seen = { violations: [], problems: [] };
  Object.defineProperty(window, "harnessSeen", { value: seen });
  const say = (kind, what) => seen.problems.push(`${kind}: ${what}`);
  document.addEventListener("securitypolicyviolation", (e) => {
    const where = e.sourceFile ? ` at ${e.sourceFile}:${e.lineNumber}` : "";
    const what = e.sample ? ` "${e.sample}"` : "";
    seen.violations.push(`${e.effectiveDirective} refused ${e.blockedURI}${what}${where}`);
  });
  addEventListener("error", (e) => {
    const from = e.target instanceof Element && (e.target.src || e.target.href);
    if (from) say("not loaded", from);
    else say("error", `${e.message} at ${e.filename}:${e.lineno}`);
  }, true);
  addEventListener("unhandledrejection", (e) => say("unhandled rejection", e.reason));
  for (const kind of ["error", "warn", "assert"]) {
    const plain = console[kind];
    console[kind] = (...words) => {
      if (kind !== "assert" || !words[0]) say(`console.${kind}`, words.join(" "));
      plain.apply(console, words);
    };
  }
})();
"#;

/// Empties the log of the page that is open, and gives it.
pub(crate) const TAKE: &str = "
  const seen = window.harnessSeen;
  return seen ? { violations: seen.violations.splice(0), problems: seen.problems.splice(0) } : {}";

/// `page` with the script in it, right after the policy, so that the policy holds for it too.
pub(crate) fn watched(page: &str) -> String {
    let policy = page
        .find("Content-Security-Policy")
        .or_else(|| page.find("<head"))
        .unwrap_or(0);
    let end = page
        .match_indices('>')
        .map(|(at, _)| at + 1)
        .find(|&end| end > policy);
    let (before, rest) = page.split_at(end.unwrap_or(0));
    format!("{before}<script src=\"{FILE}\"></script>{rest}")
}

/// What was seen and not yet taken.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Violations of the content security policy.
    pub(crate) violations: Vec<String>,
    /// Errors, rejections, words of the console, files that could not be loaded.
    pub(crate) problems: Vec<String>,
}

impl Seen {
    /// Adds what [`TAKE`] gave.
    pub(crate) fn add(&mut self, taken: &Value) {
        self.violations.extend(strings(&taken["violations"]));
        self.problems.extend(strings(&taken["problems"]));
    }
}

/// The strings of a JSON array.
pub(crate) fn strings(array: &Value) -> Vec<String> {
    let items = array.as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .map(|item| {
            item.as_str()
                .map_or_else(|| item.to_string(), str::to_owned)
        })
        .collect()
}
