//! The published schema is that of the types, and bundles keep to it.

use std::path::Path;

use serde_json::Value;

use crate::folder::Folder;

/// The text of a file of the documentation.
fn published(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs")
        .join(name);
    std::fs::read_to_string(file).unwrap_or_default()
}

fn schema() -> String {
    let ran = Folder::new().run(&["schema"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn the_published_schema_is_current() {
    // As values: the order of members hangs on how serde_json was built.
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    assert!(
        value(&published("bundle.schema.json")) == value(&schema()),
        "docs/bundle.schema.json is not that of the types; \
         run `cargo duizhao schema > docs/bundle.schema.json`"
    );
}

#[test]
fn a_written_bundle_keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = Folder::with_page();
    folder.put(
        "pages/page.html",
        "<title>標題</title><h2>一</h2><p>內容。</p><table><tr><td>甲</table>",
    );
    folder.put(
        "pages/damaged.txt",
        "當(dāng)前位置(zhì)：首(shǒu)頁(yè)\n".repeat(20),
    );
    for more in [&[][..], &["--split"]] {
        folder.build(0, more);
        let bundle: Value = serde_json::from_slice(&folder.bytes("out/bundle.json")).unwrap();
        let errors: Vec<_> = validator
            .iter_errors(&bundle)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let mut wrong: Value = serde_json::from_slice(&folder.bytes("out/bundle.json")).unwrap();
    wrong["articles"][0]["script"]["state"] = "latin".into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn the_example_of_the_documentation_is_sound() {
    let format = published("bundle-format.md");
    let example = format.split("## Example\n\n```json\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let folder = Folder::new();
    folder.put("bundle.json", example);
    let ran = folder.run(&["verify", "."]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 archived texts proved"), "{}", ran.out);
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema()).unwrap()).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(example).unwrap()));
}
