//! What elements are, by name and attributes.

use scraper::node::Element;

/// Elements with nothing to read in them.
const DROPPED: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "button", "select", "input", "textarea", "datalist", "map", "head",
    "rt", "rp", "rtc",
];

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that hold other blocks and can be the main content.
const CONTAINERS: &[&str] = &[
    "article", "body", "center", "div", "fieldset", "form", "main", "section", "td",
];

/// What the names of classes and ids of breadcrumbs hold.
const TRAILS: &[&str] = &[
    "breadcrumb",
    "crumb",
    "position",
    "location",
    "curpos",
    "dangqian",
    "weizhi",
    "mbx",
    "path",
];

/// Whether nothing in an element is read, because of its kind or because it is hidden.
pub(super) fn is_dropped(element: &Element) -> bool {
    DROPPED.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style(element).is_some_and(|style| {
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether an element begins and ends a line.
pub(super) fn is_block(element: &Element) -> bool {
    BLOCKS.contains(&element.name())
}

/// Whether an element can be the main content.
pub(super) fn is_container(element: &Element) -> bool {
    CONTAINERS.contains(&element.name())
}

/// Whether an element is kept apart from the reading matter by its kind.
pub(super) fn is_aside(element: &Element) -> bool {
    matches!(element.name(), "nav" | "footer" | "aside" | "menu")
}

/// Whether an element is said to be a breadcrumb.
pub(super) fn is_trail(element: &Element) -> bool {
    let label = element
        .attr("aria-label")
        .unwrap_or_default()
        .to_ascii_lowercase();
    label.contains("breadcrumb")
        || label.contains("位置")
        || (is_block(element)
            && names(element).any(|name| TRAILS.iter().any(|it| name.contains(it))))
}

/// Whether an element is centred by its attributes.
pub(super) fn is_centred(element: &Element) -> bool {
    element.name() == "center"
        || element
            .attr("align")
            .is_some_and(|align| align.eq_ignore_ascii_case("center"))
        || style(element).is_some_and(|style| style.contains("text-align:center"))
        || names(element).any(|name| name.contains("center"))
}

/// The level of a heading.
pub(super) fn heading_level(element: &Element) -> Option<u8> {
    match element.name() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// Id and classes, in small letters.
pub(super) fn names(element: &Element) -> impl Iterator<Item = String> {
    let classes = element
        .attr("class")
        .unwrap_or_default()
        .split_ascii_whitespace();
    let ids = element.attr("id").into_iter();
    ids.chain(classes).map(str::to_ascii_lowercase)
}

/// The inline style, in small letters and without white space.
fn style(element: &Element) -> Option<String> {
    let style = element.attr("style")?;
    Some(
        style
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_ascii_lowercase(),
    )
}
