//! What runs on other machines: fixed actions, no more rights than needed, nothing published unchecked.

use crate::assert_none;
use crate::tree::{self, File};

const FILES: [&str; 2] = [CI, PAGES];
const CI: &str = ".github/workflows/ci.yml";
const PAGES: &str = ".github/workflows/pages.yml";

/// The steps of publishing that have to come in this order.
const STEPS: [&str; 5] = [
    "cargo xtask build",
    "cargo duizhao site dist",
    "cargo duizhao check dist",
    "actions/upload-pages-artifact@",
    "actions/deploy-pages@",
];

#[test]
fn every_action_is_fixed_and_has_no_right_it_does_not_need() {
    for path in FILES {
        assert_none(&loose(&tree::file(path)));
    }
}

#[test]
fn nothing_is_published_that_was_not_checked() {
    assert_none(&unchecked(&tree::file(PAGES)));
}

/// Actions that may become others, and rights beyond reading that a whole workflow has.
fn loose(file: &File) -> Vec<String> {
    let mut faults = file.faults(|line| {
        let (_, action) = line.split_once("uses: ")?;
        let (_, fixed) = action.split_once('@')?;
        let (commit, version) = fixed.split_once(" # v").unwrap_or((fixed, ""));
        let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_fixed = is_commit && version.starts_with(|first: char| first.is_ascii_digit());
        (!is_fixed).then(|| format!("{action} is not a commit with its version beside it"))
    });
    if !file.text.contains("\npermissions:\n  contents: read\n\n") {
        faults.push(format!("{}: it may do more than read", file.path));
    }
    if file.text.contains("pull_request_target") {
        faults.push(format!("{}: others may run with our rights", file.path));
    }
    faults
}

/// Steps of publishing that are missing or come too early.
fn unchecked(file: &File) -> Vec<String> {
    let places = STEPS.map(|step| (step, file.text.find(step)));
    let missing = places.iter().filter(|(_, at)| at.is_none());
    let missing = missing.map(|(step, _)| format!("{}: it lacks {step}", file.path));
    let early = places
        .windows(2)
        .filter(|pair| pair[1].1.is_some() && pair[0].1 > pair[1].1);
    let early = early.map(|pair| format!("{}: {} comes too early", file.path, pair[1].0));
    missing.chain(early).collect()
}

#[test]
fn an_action_that_may_become_another_is_found() {
    let text = tree::file(CI).text;
    for (this, that) in [
        (
            "actions/checkout@df4cb1c069e1874edd31b4311f1884172cec0e10",
            "actions/checkout@v6",
        ),
        (" # v6.0.3", ""),
        ("  contents: read", "  contents: write"),
        ("pull_request:", "pull_request_target:"),
    ] {
        let changed = text.replacen(this, that, 1);
        assert_ne!(changed, text, "{this}");
        assert_eq!(loose(&File::sample(CI, &changed)).len(), 1, "{that}");
    }
}

#[test]
fn a_step_that_is_missing_or_early_is_found() {
    let text = tree::file(PAGES).text;
    let without = text.replace(STEPS[1], "true");
    assert_eq!(unchecked(&File::sample(PAGES, &without)).len(), 1);
    let swapped = text.replace(STEPS[0], "later").replace(STEPS[1], STEPS[0]);
    let swapped = swapped.replace("later", STEPS[1]);
    assert_eq!(unchecked(&File::sample(PAGES, &swapped)).len(), 1);
}
