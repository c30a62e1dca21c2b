//! The seed pages, when they are there.

use std::path::Path;

use crate::folder::Folder;

#[test]
fn the_seed_pages_are_read_and_made() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    if !seeds.is_dir() {
        println!("not tested: the seed pages are not here");
        return;
    }
    let folder = Folder::new();
    let ran = folder.run(&["build", seeds.to_str().unwrap(), "--out", "out", "--json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&report["read"], &report["made"]), (&5.into(), &5.into()));
    assert_eq!(folder.bundle("out/bundle.json").articles.len(), 5);
    let verified = folder.run(&["verify", "out"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    assert!(
        verified.out.contains("5 archived texts proved by SHA-256"),
        "{}",
        verified.out
    );
}
