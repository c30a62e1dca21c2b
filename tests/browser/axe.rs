//! The accessibility checker axe-core, run in the page.

use std::fs;

use serde_json::Value;
use xtask::tool;

use crate::visit::Visit;

/// Rules that are off by default and that we hold too.
const OPTIONS: &str =
    r#"{ rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }"#;

impl Visit {
    /// What axe-core finds wrong with the page as it stands: rule, what it asks for, and the first
    /// elements. All its rules, those of WCAG 2.2 and its advice on practice.
    pub(crate) fn axe(&self) -> Vec<String> {
        if self.eval("return typeof axe") != "object" {
            let script = fs::read_to_string(tool::axe())
                .expect("axe-core is not there: cargo xtask setup gets it");
            // Not by eval: a function of the driver is no concern of the page's policy.
            self.eval(&format!("{script}; window.axe = axe"));
        }
        let found = self.eval(&format!(
            "return (await axe.run(document, {OPTIONS})).violations"
        ));
        found
            .as_array()
            .expect("a list of violations")
            .iter()
            .map(line)
            .collect()
    }
}

fn line(violation: &Value) -> String {
    let nodes = violation["nodes"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let places: Vec<String> = nodes
        .iter()
        .take(5)
        .map(|node| node["target"].to_string())
        .collect();
    let (id, help) = (&violation["id"], &violation["help"]);
    format!("{id}: {help} ({} times: {})", nodes.len(), places.join(" "))
}
