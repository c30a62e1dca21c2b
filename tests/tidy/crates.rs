//! Who may depend on whom, and on what.

use std::process::Command;

use serde_json::Value;

use crate::assert_none;
use crate::tree::{self, File};

/// The arrows between our crates. One that is not here is a decision to be written down.
const ARROWS: [(&str, &[&str]); 10] = [
    ("hanzi", &[]),
    ("bundle", &["hanzi"]),
    ("ingest", &["bundle", "hanzi"]),
    ("postings", &[]),
    ("collection", &["bundle", "hanzi", "postings"]),
    ("cli", &["bundle", "collection", "hanzi", "ingest"]),
    ("duizhao-web", &["bundle", "collection", "hanzi", "margin"]),
    ("margin", &["bundle", "hanzi"]),
    ("tools", &[]),
    ("xtask", &["hanzi"]),
];

/// A crate of ours and what it needs.
#[derive(Debug)]
struct Package {
    name: String,
    needs: Vec<Need>,
    licence: String,
}

#[derive(Debug)]
struct Need {
    name: String,
    /// Whether it is one of our crates.
    ours: bool,
    /// Whether only its tests need it.
    for_tests: bool,
}

#[test]
fn our_crates_depend_on_each_other_as_drawn() {
    assert_none(&wrong_arrows(&packages()));
}

#[test]
fn every_dependency_has_a_reason() {
    assert_none(&without_reason(
        &packages(),
        &tree::file("docs/dependencies.md"),
    ));
}

#[test]
fn everything_may_be_used_under_either_licence() {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(tree::file(name).text.len() > 500, "{name}");
    }
    let other = packages()
        .into_iter()
        .filter(|package| package.licence != "MIT OR Apache-2.0");
    assert_none(
        &other
            .map(|package| format!("{} is under {}", package.name, package.licence))
            .collect::<Vec<_>>(),
    );
}

fn wrong_arrows(packages: &[Package]) -> Vec<String> {
    let mut faults = Vec::new();
    for package in packages {
        let Some((_, may)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
            faults.push(format!("{} has no place among the arrows", package.name));
            continue;
        };
        let wrong =
            |need: &&Need| need.ours && !need.for_tests && !may.contains(&need.name.as_str());
        let wrong = package.needs.iter().filter(wrong);
        faults
            .extend(wrong.map(|need| format!("{} must not depend on {}", package.name, need.name)));
    }
    faults
}

/// Every dependency stands in the list as `name` in backticks.
fn without_reason(packages: &[Package], list: &File) -> Vec<String> {
    let needs = packages
        .iter()
        .flat_map(|package| package.needs.iter().map(move |need| (package, need)));
    let silent =
        needs.filter(|(_, need)| !need.ours && !list.text.contains(&format!("`{}`", need.name)));
    let mut faults: Vec<String> = silent
        .map(|(package, need)| {
            format!(
                "{} does not say why {} needs {}",
                list.path, package.name, need.name
            )
        })
        .collect();
    faults.sort();
    faults.dedup();
    faults
}

/// Asks Cargo, which alone knows how manifests are inherited.
fn packages() -> Vec<Package> {
    let args = [
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ];
    let output = Command::new(env!("CARGO"))
        .args(args)
        .current_dir(tree::root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata of Cargo");
    metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(package)
        .collect()
}

fn package(value: &Value) -> Package {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let need = |need: &Value| Need {
        name: text(&need["name"]),
        ours: need["path"].is_string(),
        for_tests: need["kind"] == "dev",
    };
    let needs = value["dependencies"]
        .as_array()
        .expect("dependencies")
        .iter()
        .map(need)
        .collect();
    Package {
        name: text(&value["name"]),
        needs,
        licence: text(&value["license"]),
    }
}

#[test]
fn an_arrow_that_is_not_drawn_is_found() {
    let package = |name: &str, need: &str, for_tests| {
        let needs = vec![Need {
            name: need.to_owned(),
            ours: true,
            for_tests,
        }];
        Package {
            name: name.to_owned(),
            needs,
            licence: String::new(),
        }
    };
    let packages = [
        package("duizhao-web", "ingest", false),
        package("duizhao-web", "ingest", true),
        package("cli", "ingest", false),
        package("new", "bundle", false),
    ];
    let faults = wrong_arrows(&packages);
    assert_eq!(
        faults,
        [
            "duizhao-web must not depend on ingest",
            "new has no place among the arrows"
        ]
    );
}

#[test]
fn a_dependency_without_a_reason_is_found() {
    let need = |name: &str| Need {
        name: name.to_owned(),
        ours: false,
        for_tests: true,
    };
    let needs = vec![need("serde"), need("serde_json")];
    let packages = [Package {
        name: "bundle".to_owned(),
        needs,
        licence: String::new(),
    }];
    let list = File::sample("list.md", "| `serde_json` | reads |");
    assert_eq!(
        without_reason(&packages, &list),
        ["list.md does not say why bundle needs serde"]
    );
}
