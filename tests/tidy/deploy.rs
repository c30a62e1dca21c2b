//! The headers for hosts that can send them say what the page says, and what only a header can.

use crate::assert_none;
use crate::page::POLICY;
use crate::tree::{self, File};

/// The files, one for each kind of host.
const FILES: [&str; 3] = ["deploy/_headers", "deploy/nginx.conf", "deploy/Caddyfile"];

/// Besides the policy.
const HEADERS: [&str; 6] = [
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
];

#[test]
fn every_host_gets_the_policy_of_the_page_and_what_only_a_header_can_say() {
    for path in FILES {
        assert_none(&missing(&tree::file(path)));
    }
}

fn missing(file: &File) -> Vec<String> {
    let policy = format!("{POLICY}; frame-ancestors 'none'");
    let wanted = HEADERS
        .into_iter()
        .chain([policy.as_str(), "Cache-Control"]);
    let gone = wanted.filter(|wanted| file.code().all(|(_, line)| !line.contains(wanted)));
    gone.map(|gone| format!("{} lacks {gone}", file.path))
        .collect()
}

#[test]
fn a_weaker_policy_is_found() {
    let text = tree::file("deploy/_headers").text;
    let weaker = File::sample(
        "deploy/_headers",
        &text.replace("connect-src 'self'", "connect-src *"),
    );
    assert_eq!(missing(&weaker).len(), 1);
    assert_eq!(missing(&File::sample("deploy/_headers", "")).len(), 8);
}
