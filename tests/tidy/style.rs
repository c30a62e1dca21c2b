//! Rules of the style sheets.

use crate::assert_none;
use crate::tree::{self, File};

/// The only file with colours in it.
const TOKENS: &str = "static/css/tokens.css";

/// The file that says which layers there are, and in which order they win.
const LAYERS: &str = "static/css/layers.css";

/// Colours by name that somebody might write. The colours of the system, which are all a page has
/// in forced colours, are not among them.
const NAMES: [&str; 24] = [
    "white", "black", "red", "green", "blue", "yellow", "orange", "purple", "pink", "brown",
    "gray", "grey", "silver", "gold", "ivory", "beige", "crimson", "indigo", "teal", "navy",
    "maroon", "olive", "cyan", "magenta",
];

/// Functions that make a colour of numbers.
const FUNCTIONS: [&str; 9] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
];

fn sheets() -> Vec<File> {
    tree::ending(&[".css"])
        .into_iter()
        .filter(|file| file.path.starts_with("static/"))
        .collect()
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let files: Vec<File> = tree::files()
        .into_iter()
        .filter(|file| file.path.starts_with("src/"))
        .chain(sheets())
        .collect();
    assert_none(&colours(&files));
}

#[test]
fn every_sheet_is_linked_and_in_the_order_of_its_layer() {
    assert_none(&links(&tree::file("index.html"), &layers(), &sheets()));
}

#[test]
fn every_sheet_opens_its_layer_and_stays_in_it() {
    assert_none(&outside_of_layers(&layers(), &sheets()));
}

#[test]
fn no_rule_shouts() {
    let shout = |code: &str| code.contains("!important").then(|| "!important".to_owned());
    // What is reset, what the reader's system asks for and what is printed must win over the rest.
    let may = |path: &str| {
        ["reset.css", "base.css", "print.css"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    let sheets = sheets().into_iter().filter(|file| !may(&file.path));
    assert_none(
        &sheets
            .flat_map(|file| file.faults(shout))
            .collect::<Vec<_>>(),
    );
}

/// The layers, in order.
fn layers() -> Vec<String> {
    declared(&tree::file(LAYERS))
}

fn declared(file: &File) -> Vec<String> {
    let text = without_comments(&file.text);
    let list = text
        .split("@layer")
        .nth(1)
        .and_then(|rest| rest.split(';').next())
        .unwrap_or("");
    list.split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The layer a sheet opens with.
fn layer(file: &File) -> Option<String> {
    let text = without_comments(&file.text);
    let name = text
        .trim_start()
        .strip_prefix("@layer")?
        .split('{')
        .next()?;
    Some(name.trim().to_owned())
}

fn colours(files: &[File]) -> Vec<String> {
    let files = files.iter().filter(|file| file.path != TOKENS);
    files
        .flat_map(|file| {
            let is_css = is_css(file);
            let text = if is_css {
                &without_comments(&file.text)
            } else {
                &file.text
            };
            let fault =
                |line: &str| colour(line, is_css).map(|it| format!("{it} belongs in {TOKENS}"));
            File::sample(&file.path, text).faults(fault)
        })
        .collect()
}

fn is_css(file: &File) -> bool {
    file.path
        .rsplit_once('.')
        .is_some_and(|(_, end)| end == "css")
}

fn colour(line: &str, is_css: bool) -> Option<String> {
    let hex = line.split('#').skip(1).find_map(|rest| {
        let digits: String = rest
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        // In Rust only between quotes, for an attribute begins in the same way.
        let quoted = is_css || line.contains(&format!("\"#{digits}\""));
        (is_hex && quoted && [3, 4, 6, 8].contains(&digits.len())).then(|| format!("#{digits}"))
    });
    if !is_css {
        return hex;
    }
    let function = FUNCTIONS.iter().find(|name| {
        line.match_indices(*name)
            .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    });
    let value = line.split_once(':').map_or("", |(_, value)| value);
    let mut words = value.split(|c: char| !c.is_alphanumeric() && c != '-');
    let named = words.find(|word| NAMES.contains(word));
    hex.or(function.map(|&name| name.to_owned()))
        .or(named.map(str::to_owned))
}

fn links(page: &File, layers: &[String], sheets: &[File]) -> Vec<String> {
    let hrefs = page
        .text
        .lines()
        .filter(|line| line.contains("rel=\"css\""));
    let hrefs: Vec<&str> = hrefs
        .filter_map(|line| line.split("href=\"").nth(1)?.split('"').next())
        .collect();
    let mut faults = Vec::new();
    let mut last = 0;
    for href in &hrefs {
        let Some(sheet) = sheets.iter().find(|sheet| sheet.path == *href) else {
            faults.push(format!("{}: {href} is linked and not there", page.path));
            continue;
        };
        let Some(at) = layer(sheet).and_then(|name| layers.iter().position(|layer| *layer == name))
        else {
            continue;
        };
        if at < last {
            faults.push(format!(
                "{}: {href} comes after a sheet of a later layer",
                page.path
            ));
        }
        last = last.max(at);
    }
    if hrefs.first().is_none_or(|first| *first != LAYERS) {
        faults.push(format!("{}: {LAYERS} is not the first sheet", page.path));
    }
    let unlinked = sheets
        .iter()
        .filter(|sheet| !hrefs.contains(&sheet.path.as_str()));
    faults.extend(unlinked.map(|sheet| format!("{}: {} is not linked", page.path, sheet.path)));
    faults
}

fn outside_of_layers(layers: &[String], sheets: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.path != LAYERS) {
        match layer(sheet) {
            Some(name) if layers.contains(&name) => {}
            Some(name) => faults.push(format!("{}: no layer is called {name}", sheet.path)),
            None => faults.push(format!("{}: does not open with its layer", sheet.path)),
        }
        let text = without_comments(&sheet.text);
        let end = text.find('{').map(|start| closing(&text, start));
        if end.is_some_and(|end| !text[end..].trim().is_empty()) {
            faults.push(format!("{}: something stands after its layer", sheet.path));
        }
    }
    faults
}

/// Where the block that opens at `start` is over.
fn closing(text: &str, start: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The sheet with blanks in place of its comments, so that lines keep their numbers.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    out + rest
}

#[test]
fn a_colour_elsewhere_is_found() {
    let bad = [
        ".a { color: #fff }",
        ".a { color: #A1B2C3D4; }",
        ".a { color: rgb(0 0 0) }",
        ".a { background: color-mix(in oklch, oklch(1 0 0), white) }",
        "  border: 1px solid red;",
    ];
    for text in bad {
        assert_eq!(
            colours(&[File::sample("static/css/a.css", text)]).len(),
            1,
            "{text}"
        );
    }
    let good = [
        "/* #fff */ .a { color: var(--ink) }",
        ".a { white-space: nowrap; color: CanvasText }",
        ".whitening:hover { color: currentcolor }",
        ".a { fill: url(#mark-of-place) }",
    ];
    for text in good {
        assert_none(&colours(&[File::sample("static/css/a.css", text)]));
    }
    assert_none(&colours(&[File::sample(TOKENS, ":root { --a: #fff }")]));
    assert_eq!(
        colours(&[File::sample("src/a.rs", "fill=\"#a1b2c3\"")]).len(),
        1
    );
    assert_none(&colours(&[File::sample(
        "src/a.rs",
        "#[expect(dead_code)] \"#/a/b\"",
    )]));
}

#[test]
fn a_sheet_that_is_not_linked_or_out_of_order_is_found() {
    let names = ["reset".to_owned(), "base".to_owned()];
    let sheet = |name: &str| {
        File::sample(
            &format!("static/css/{name}.css"),
            &format!("@layer {name} {{}}"),
        )
    };
    let sheets = [sheet("reset"), sheet("base"), sheet("lost")];
    let link =
        |name: &str| format!("<link data-trunk rel=\"css\" href=\"static/css/{name}.css\">\n");
    let page = File::sample(
        "index.html",
        &(link("base") + &link("reset") + &link("gone")),
    );
    let faults = links(&page, &names, &sheets).join("\n");
    for part in [
        "gone.css is linked",
        "reset.css comes after",
        "lost.css is not linked",
        "not the first",
    ] {
        assert!(faults.contains(part), "{part} is not in {faults}");
    }
}

#[test]
fn a_rule_outside_of_its_layer_is_found() {
    let names = declared(&File::sample(LAYERS, "/* order */\n@layer reset, base;\n"));
    assert_eq!(names, ["reset", "base"]);
    let sheet = |text: &str| outside_of_layers(&names, &[File::sample("static/css/a.css", text)]);
    assert_none(&sheet("/* x */\n@layer base {\n  a { b: c }\n}\n"));
    assert_eq!(sheet("a { b: c }").len(), 1);
    assert_eq!(sheet("@layer other { a { b: c } }").len(), 1);
    assert_eq!(sheet("@layer base { a { b: c } } a { b: c }").len(), 1);
}
