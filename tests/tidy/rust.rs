//! Rules of the Rust sources that no compiler and no lint holds.

use crate::assert_none;
use crate::tree::{self, File};

/// A file of code longer than this is two files.
const LONGEST: usize = 400;

/// Words that name a browser.
const BROWSER: [&str; 5] = [
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "wasm_bindgen_futures",
];

/// Ways from a text to markup or code. Archived text must have none: invariant 7.
const SINKS: [&str; 8] = [
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "from_html_unchecked",
    "js_sys::eval",
    "js_sys::Function::new",
    "Function::new_no_args",
    "create_contextual_fragment",
];

/// Words that say that something is not done. Built from pieces, for this file is read too.
fn unfinished() -> [String; 6] {
    [
        ("to", "do!"),
        ("unimplemen", "ted!"),
        ("TO", "DO"),
        ("FIX", "ME"),
        ("#[igno", "re"),
        ("should_", "panic"),
    ]
    .map(|(a, b)| format!("{a}{b}"))
}

fn sources() -> Vec<File> {
    tree::ending(&[".rs"])
}

#[test]
fn only_the_browser_room_names_a_browser() {
    assert_none(&browser_names(&sources()));
}

#[test]
fn no_text_becomes_markup() {
    assert_none(&sinks(&sources()));
}

#[test]
fn no_element_has_a_style_of_its_own() {
    assert_none(&inline_styles(&sources()));
}

#[test]
fn every_picture_has_a_text() {
    assert_none(&pictures_without_text(&sources()));
}

#[test]
fn nothing_is_left_unfinished() {
    let ends = [".rs", ".js", ".css", ".html", ".toml", ".yml", ".md"];
    assert_none(&left_unfinished(&tree::ending(&ends)));
}

#[test]
fn no_file_is_too_long() {
    assert_none(&too_long(&tree::ending(&[".rs", ".js", ".css"])));
}

/// Invariant 1. Tests of the page, which run in a browser, are outside of the page.
fn browser_names(files: &[File]) -> Vec<String> {
    let may = |path: &str| {
        [
            "src/browser.rs",
            "src/browser/",
            "src/main.rs",
            "src/lib.rs",
            "tests/",
            "tools/",
        ]
        .iter()
        .any(|room| path.starts_with(room))
    };
    let files = files.iter().filter(|file| !may(&file.path));
    let name = |code: &str| {
        let word = words(code).find(|word| BROWSER.contains(word) || word.starts_with("gloo_"));
        word.map(|word| format!("names {word}, which only src/browser may"))
    };
    files.flat_map(|file| file.faults(name)).collect()
}

fn sinks(files: &[File]) -> Vec<String> {
    let files = files.iter().filter(|file| !file.path.starts_with("tests/"));
    let sink = |code: &str| {
        let sink = SINKS.iter().find(|sink| code.contains(*sink));
        sink.map(|sink| format!("{sink} makes markup or code of a text"))
    };
    files.flat_map(|file| file.faults(sink)).collect()
}

/// The content security policy refuses them: nobody would see what they were to show.
fn inline_styles(files: &[File]) -> Vec<String> {
    let files = files.iter().filter(|file| file.path.starts_with("src/"));
    let style = |code: &str| {
        let mut found = code.match_indices("style=").map(|(at, _)| &code[..at]);
        let attribute = found.any(|before| before.is_empty() || before.ends_with([' ', '\t', '{']));
        attribute.then(|| "a style attribute is refused by the policy of the page".to_owned())
    };
    files.flat_map(|file| file.faults(style)).collect()
}

fn pictures_without_text(files: &[File]) -> Vec<String> {
    let files = files.iter().filter(|file| file.path.starts_with("src/"));
    let without = |file: &File| {
        let pictures = file.text.split("<img").skip(1);
        let n = pictures
            .filter(|rest| !rest.split('>').next().unwrap_or("").contains("alt="))
            .count();
        (n > 0).then(|| format!("{}: {n} <img> without alt", file.path))
    };
    files.filter_map(without).collect()
}

/// A note of what is missing is right only with the number of its issue: `(#12)`.
fn left_unfinished(files: &[File]) -> Vec<String> {
    let unfinished = unfinished();
    let line = |(at, line): (usize, &str)| {
        let word = unfinished.iter().find(|word| line.contains(*word))?;
        let numbered = line
            .split("(#")
            .nth(1)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        (!numbered).then(|| format!("{}: {word}", at + 1))
    };
    let faults = |file: &File| -> Vec<String> {
        file.text
            .lines()
            .enumerate()
            .filter_map(line)
            .map(|fault| format!("{}:{fault}", file.path))
            .collect()
    };
    files.iter().flat_map(faults).collect()
}

/// Tables and what programs wrote may be as long as they are.
fn too_long(files: &[File]) -> Vec<String> {
    let is_table = |file: &&File| {
        file.path.contains("/data/")
            || file.path.contains("/cases/")
            || file
                .text
                .lines()
                .take(5)
                .any(|line| line.contains("@generated"))
    };
    let files = files.iter().filter(|file| !is_table(file));
    let long = files.filter(|file| file.text.lines().count() > LONGEST);
    long.map(|file| {
        format!(
            "{}: {} lines, {LONGEST} is the most",
            file.path,
            file.text.lines().count()
        )
    })
    .collect()
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

#[test]
fn a_browser_named_elsewhere_is_found() {
    let elsewhere =
        |path: &str| File::sample(path, "// web_sys is fine here\nuse web_sys::Window;\n");
    let files = [
        elsewhere("src/view/a.rs"),
        elsewhere("src/browser/a.rs"),
        elsewhere("crates/a/src/lib.rs"),
    ];
    let faults = browser_names(&files);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(
        faults[0].starts_with("src/view/a.rs:2: names web_sys"),
        "{faults:?}"
    );
    assert_eq!(
        browser_names(&[File::sample("src/a.rs", "use gloo_timers::x;")]).len(),
        1
    );
    assert_eq!(
        browser_names(&[File::sample("src/a.rs", "let igloo = 1;")]).len(),
        0
    );
}

#[test]
fn a_way_from_text_to_markup_is_found() {
    let file = File::sample(
        "src/a.rs",
        "node.set_inner_html(text);\nVNode::from_html_unchecked(x)",
    );
    assert_eq!(sinks(&[file]).len(), 2);
}

#[test]
fn a_style_attribute_is_found() {
    let bad =
        ["<p style=\"x\">", "<p class=\"a\" style={x}>"].map(|text| File::sample("src/a.rs", text));
    assert_eq!(inline_styles(&bad).len(), 2);
    let good = File::sample("src/a.rs", "let line_style=1; // style=\n");
    assert_none(&inline_styles(&[good]));
}

#[test]
fn a_picture_without_text_is_found() {
    let file = File::sample(
        "src/a.rs",
        "<img src={a} />\n<img\n  src={a}\n  alt=\"\"\n/>",
    );
    assert_eq!(
        pictures_without_text(&[file]),
        ["src/a.rs: 1 <img> without alt"]
    );
}

#[test]
fn a_note_without_an_issue_is_found() {
    let [_, _, note, ..] = unfinished();
    let file = File::sample(
        "a.rs",
        &format!("// {note} (#12): later\n// {note}: some day"),
    );
    assert_eq!(left_unfinished(&[file]), [format!("a.rs:2: {note}")]);
}

#[test]
fn a_file_that_is_too_long_is_found() {
    let long = "x\n".repeat(LONGEST + 1);
    let files = [
        File::sample("a.rs", &long),
        File::sample("b.rs", &long[2..]),
        File::sample("crates/a/data/c.rs", &long),
        File::sample("d.rs", &format!("// @generated by xtask\n{long}")),
    ];
    assert_eq!(too_long(&files), ["a.rs: 401 lines, 400 is the most"]);
}
