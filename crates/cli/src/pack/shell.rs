//! The page without files beside it: its style sheets and scripts stand in it, under a policy that names
//! them by their digests.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use ego_tree::NodeId;
use scraper::{ElementRef, Html};

use crate::check::addresses;
use crate::page::{base64, digest};

/// The script that hands out the files.
const HANDS_OUT: &str = include_str!("single.js");

/// What a page in one file has no use for: it leads to other files of a site.
const OF_SITES: &str = "data-site";

/// The script that keeps a site for when there is no network.
const OFFLINE: &str = "offline";

/// The page, divided where its files go in.
pub(crate) struct Shell {
    /// All of the page but its scripts and its end.
    pub(super) before: String,
    /// The scripts.
    pub(super) scripts: String,
    /// The end.
    pub(super) after: String,
    /// The files of the site that it needs, by the names it has for them.
    pub(super) files: Vec<String>,
}

/// What is taken out of the page.
#[derive(Default)]
struct Taken {
    nodes: Vec<NodeId>,
    sheets: Vec<String>,
    scripts: Vec<String>,
    icon: Option<String>,
}

impl Shell {
    /// Reads the page of a built site.
    pub(crate) fn read(site: &Path) -> Result<Self> {
        let index = site.join("index.html");
        let html = fs::read_to_string(&index).with_context(|| {
            let built = "is the page built? (cargo xtask build; --page names another folder)";
            format!("reading {}: {built}", index.display())
        })?;
        let mut html = Html::parse_document(&html);
        let taken = Taken::out_of(&html);
        let linked = |name: &String| {
            let is = |other: &String| other == name;
            taken.sheets.iter().any(is)
                || taken.scripts.iter().any(is)
                || taken.icon.as_ref() == Some(name)
        };
        let elements: Vec<ElementRef<'_>> = elements(&html).collect();
        let named = elements.iter().flat_map(addresses).map(|it| plain(&it));
        let mut files: Vec<String> = named
            .filter(|name| !linked(name) && !is_beside(name))
            .collect();
        files.sort();
        files.dedup();
        detach(&mut html, taken.nodes.iter().copied());
        let left = without_scripts(&mut html);
        let (head, body) = taken.written(site)?;
        let page = left.iter().fold(html.html(), |page, left| {
            let whole = ["<noscript>", left, "</noscript>"].concat();
            page.replacen("<noscript></noscript>", &whole, 1)
        });
        let (start, rest) = divided(&page, "<head>")?;
        let (middle, rest) = divided(rest, "</head>")?;
        let (content, end) = divided(rest, "</body>")?;
        Ok(Self {
            before: [
                start, "<head>", &head.0, middle, &head.1, "</head>", content, "\n",
            ]
            .concat(),
            scripts: body,
            after: ["<i id=\"dz-end\" hidden></i></body>", end, "\n"].concat(),
            files,
        })
    }
}

/// A text divided where something stands once.
fn divided<'a>(text: &'a str, at: &str) -> Result<(&'a str, &'a str)> {
    let parts = text.split_once(at).filter(|(_, rest)| !rest.contains(at));
    parts.ok_or_else(|| anyhow!("index.html is no page that can be packed: it needs {at}, once"))
}

/// All elements, in order.
fn elements(html: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    html.tree.root().descendants().filter_map(ElementRef::wrap)
}

/// An address without what every relative one may have before it.
fn plain(address: &str) -> String {
    address.strip_prefix("./").unwrap_or(address).to_owned()
}

/// Whether the page names it for sites alone.
fn is_beside(name: &str) -> bool {
    name.starts_with(OFFLINE) || name.ends_with(".webmanifest")
}

impl Taken {
    fn out_of(html: &Html) -> Self {
        let mut taken = Self::default();
        for element in elements(html) {
            let own = |name| element.attr(name).map(plain);
            let (rel, gone) = (element.attr("rel"), element.attr(OF_SITES).is_some());
            match (element.value().name(), rel) {
                ("link", Some("stylesheet")) => taken.sheets.extend(own("href")),
                ("link", Some("icon")) => taken.icon = own("href"),
                ("link", _) => {}
                ("script", _) => match own("src") {
                    Some(script) if !is_beside(&script) => taken.scripts.push(script),
                    Some(_) => {}
                    None => continue,
                },
                ("meta", _) if element.attr("http-equiv").is_some() => {}
                ("meta", _) if element.attr("charset").is_some() => {}
                _ if gone => {}
                _ => continue,
            }
            taken.nodes.push(element.id());
        }
        taken
    }

    /// What goes to the beginning and the end of the head, and to the end of the body.
    fn written(&self, site: &Path) -> Result<((String, String), String)> {
        let mut style = String::new();
        for sheet in &self.sheets {
            style += &inside(site, sheet, "</style")?;
        }
        let mut scripts = vec![HANDS_OUT.to_owned()];
        for script in &self.scripts {
            scripts.push(inside(site, script, "</script")?);
        }
        let hashes: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
        let policy = format!(
            "default-src 'none'; script-src {} blob: 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
             worker-src blob:; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; \
             require-trusted-types-for 'script'; trusted-types default",
            hashes.join(" "),
            hash(&style)
        );
        let start = format!(
            "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
            value(&policy)
        );
        let mut end = String::new();
        if let Some(icon) = &self.icon {
            let bytes = read(site, icon)?;
            ensure!(
                Path::new(icon).extension() == Some("svg".as_ref()),
                "{icon} is no SVG, as an icon has to be"
            );
            end += "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,";
            end += &base64(&bytes);
            end += "\">";
        }
        end += &["<style>", &style, "</style>"].concat();
        let scripts = scripts
            .iter()
            .map(|script| ["<script>", script, "</script>\n"].concat());
        Ok(((start, end), scripts.collect()))
    }
}

/// Takes out what stands there for who has no script, which is one text to the parser, and gives it without
/// links to files of a site.
fn without_scripts(html: &mut Html) -> Vec<String> {
    let is_noscript = |element: &ElementRef<'_>| element.value().name() == "noscript";
    let texts: Vec<(NodeId, String)> = elements(html)
        .filter(is_noscript)
        .flat_map(|element| element.children())
        .filter_map(|child| Some((child.id(), child.value().as_text()?.to_string())))
        .collect();
    let left = texts.into_iter().map(|(id, text)| {
        detach(html, [id]);
        let mut inside = Html::parse_fragment(&text);
        let of_sites = elements(&inside).filter(|element| element.attr(OF_SITES).is_some());
        let of_sites: Vec<NodeId> = of_sites.map(|element| element.id()).collect();
        detach(&mut inside, of_sites);
        inside.root_element().inner_html()
    });
    left.collect()
}

fn detach(html: &mut Html, nodes: impl IntoIterator<Item = NodeId>) {
    for node in nodes {
        if let Some(mut node) = html.tree.get_mut(node) {
            node.detach();
        }
    }
}

/// A text file that is to stand in the page, between tags of which `end` is the end.
fn inside(site: &Path, name: &str, end: &str) -> Result<String> {
    let text =
        String::from_utf8(read(site, name)?).with_context(|| format!("{name} is no UTF-8"))?;
    let lower = text.to_ascii_lowercase();
    if lower.contains(end) || lower.contains("<!--") {
        bail!("{name} cannot stand in a page: it has {end} or <!--");
    }
    // As the parser of the page will have it, for its digest.
    Ok(text
        .replace("\r\n", "\n")
        .replace(['\r'], "\n")
        .replace('\0', "\u{FFFD}"))
}

fn read(site: &Path, name: &str) -> Result<Vec<u8>> {
    let file: PathBuf = site.join(name);
    fs::read(&file).with_context(|| format!("reading {}", file.display()))
}

/// The digest of an inline script or style sheet, as a policy has it (CSP 3, section 2.3.1).
fn hash(text: &str) -> String {
    format!("'sha256-{}'", base64(&digest(text.as_bytes())))
}

/// The value of an attribute, as it stands between double quotes.
pub(super) fn value(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}
