//! Rules of `index.html` and of the plain scripts beside it.

use crate::assert_none;
use crate::tree::{self, File};

/// The content security policy, word for word. No host, no inline code, no markup from texts.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// What the policy would refuse, or what lets a text become code.
const REFUSED: [&str; 8] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "createHTML",
    "createScript:",
];

#[test]
fn the_policy_stands_first_and_word_for_word() {
    assert_none(&policy(&tree::file("index.html")));
}

#[test]
fn the_page_holds_no_code_of_its_own() {
    assert_none(&inline_code(&tree::file("index.html")));
}

#[test]
fn the_plain_scripts_make_no_code_of_texts() {
    let scripts = tree::ending(&[".js"]);
    let scripts: Vec<File> = scripts
        .into_iter()
        .filter(|file| file.path.starts_with("static/") || file.path.starts_with("crates/"))
        .collect();
    assert_none(&refused(&scripts));
}

fn policy(page: &File) -> Vec<String> {
    let mut tags = page
        .text
        .split('<')
        .map(str::trim)
        .skip_while(|tag| !tag.starts_with("head"));
    let wanted = [
        "head>".to_owned(),
        "meta charset=\"utf-8\">".to_owned(),
        format!("meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"),
    ];
    let fault = |wanted: &String| {
        let tag = tags.next().unwrap_or("");
        (tag != wanted).then(|| format!("{}: <{tag} stands where <{wanted} must", page.path))
    };
    wanted.iter().filter_map(fault).collect()
}

fn inline_code(page: &File) -> Vec<String> {
    let code = |tag: &str| {
        let name = tag.split([' ', '>', '\n']).next().unwrap_or("");
        let attributes = tag.split('>').next().unwrap_or("");
        let handler = attributes
            .split_whitespace()
            .find(|part| part.starts_with("on") && part.contains('='));
        match name {
            "script" if !attributes.contains("src=") => Some("a script in the page".to_owned()),
            "style" => Some("a style in the page".to_owned()),
            _ if attributes.contains(" style=") => Some("a style attribute".to_owned()),
            _ => handler.map(|handler| format!("the handler {handler}")),
        }
    };
    let faults = page.text.split('<').skip(1).filter_map(code);
    faults
        .map(|fault| format!("{}: {fault} is refused by the policy", page.path))
        .collect()
}

fn refused(scripts: &[File]) -> Vec<String> {
    let word = |code: &str| {
        let word = REFUSED.iter().find(|word| code.contains(*word));
        word.map(|word| format!("{word} makes code or markup of a text"))
    };
    scripts
        .iter()
        .flat_map(|script| script.faults(word))
        .collect()
}

#[test]
fn a_policy_that_is_weaker_or_later_is_found() {
    let page = |head: &str| File::sample("index.html", &format!("<html><head>{head}</head>"));
    let right = format!(
        "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"
    );
    assert_none(&policy(&page(&right)));
    assert_eq!(
        policy(&page(&right.replace("style-src 'self'", "style-src *"))).len(),
        1
    );
    assert_eq!(
        policy(&page("<meta charset=\"utf-8\"><title>x</title>")).len(),
        1
    );
    assert_eq!(policy(&page("")).len(), 2);
}

#[test]
fn code_in_the_page_is_found() {
    let bad = "<script>1</script><p onclick='x'><p class='a' style='b'><style>a{}</style>";
    assert_eq!(inline_code(&File::sample("index.html", bad)).len(), 4);
    let good = "<script src=\"boot.js\" defer></script><p class='on'>once = 1</p>";
    assert_none(&inline_code(&File::sample("index.html", good)));
}

#[test]
fn a_script_that_makes_code_is_found() {
    let script = File::sample(
        "static/a.js",
        "// eval(\nx.innerHTML = y;\nsetTimeout(f)\nnew Function(z)",
    );
    assert_eq!(refused(&[script]).len(), 2);
}
