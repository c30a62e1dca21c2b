//! What the head of a page says: `meta` elements, `title`, JSON-LD.

use scraper::Html;
use scraper::node::{Element, Node};

use super::json_ld;
use crate::extract::{Declared, Said};

/// Which field a `meta` element fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Title,
    Issued,
    Source,
    Section,
    Author,
    Editor,
    Site,
}

/// Names of `meta` elements in small letters, the most trusted of a field first. Those of Chinese
/// content systems follow the national guide for government sites (`ArticleTitle`, `PubDate`,
/// `ContentSource`, `ColumnName`, `SiteName`); then Open Graph and Dublin Core.
const METAS: &[(&str, Names)] = &[
    ("articletitle", Names::Title),
    ("og:title", Names::Title),
    ("dc.title", Names::Title),
    ("dcterms.title", Names::Title),
    ("pubdate", Names::Issued),
    ("publishdate", Names::Issued),
    ("article:published_time", Names::Issued),
    ("og:release_date", Names::Issued),
    ("dcterms.issued", Names::Issued),
    ("dc.date.issued", Names::Issued),
    ("dc.date", Names::Issued),
    ("datepublished", Names::Issued),
    ("contentsource", Names::Source),
    ("source", Names::Source),
    ("dc.source", Names::Source),
    ("columnname", Names::Section),
    ("article:section", Names::Section),
    ("columntype", Names::Section),
    ("author", Names::Author),
    ("article:author", Names::Author),
    ("dc.creator", Names::Author),
    ("editor", Names::Editor),
    ("sitename", Names::Site),
    ("og:site_name", Names::Site),
    ("application-name", Names::Site),
];

/// What the head says.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The fields.
    pub(super) declared: Declared,
    /// Every title it gives, to know the title of the page by.
    pub(super) titles: Vec<String>,
}

/// Reads the head.
pub(super) fn read(document: &Html) -> Head {
    let mut metas = Vec::new();
    let mut title = None;
    let mut linked = json_ld::Linked::default();
    for node in document.tree.root().descendants() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        let text = || -> String {
            let texts = node.descendants().filter_map(|node| node.value().as_text());
            texts.map(|text| &*text.text).collect()
        };
        let in_svg = || {
            node.ancestors()
                .any(|it| it.value().as_element().is_some_and(|it| it.name() == "svg"))
        };
        match element.name() {
            "meta" => metas.extend(meta(element)),
            "title" if title.is_none() && !in_svg() => title = Some(collapse(&text())),
            "script" if is_json_ld(element) => linked.read(&text()),
            _ => {}
        }
    }
    settle(&metas, title, linked)
}

fn is_json_ld(element: &Element) -> bool {
    element
        .attr("type")
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of a `meta` element as written, and its content.
fn meta(element: &Element) -> Option<(String, String)> {
    let name = ["name", "property", "itemprop"]
        .iter()
        .find_map(|key| element.attr(key))?;
    let content = collapse(element.attr("content")?);
    (!content.is_empty()).then(|| (name.trim().to_owned(), content))
}

fn settle(metas: &[(String, String)], title: Option<String>, linked: json_ld::Linked) -> Head {
    let of = |field: Names| -> Option<Said> {
        let mut names = METAS.iter().filter(|(_, names)| *names == field);
        names.find_map(|(known, _)| {
            let (name, value) = metas
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(known))?;
            Some(Said {
                value: value.clone(),
                by: format!("meta {name}"),
            })
        })
    };
    let site = of(Names::Site).map(|said| said.value).or(linked.publisher);
    let section = of(Names::Section).or(linked.section);
    let short = title.as_deref().and_then(|title| {
        let parts = site
            .as_deref()
            .into_iter()
            .chain(section.as_ref().map(|said| said.value.as_str()));
        without_site(title, &parts.collect::<Vec<_>>())
    });
    let is_site = |said: &Said| site.as_deref() == Some(said.value.as_str());
    let by_title = short.map(|value| Said {
        value,
        by: "title".to_owned(),
    });
    let titles = [of(Names::Title), linked.title.clone(), by_title.clone()];
    Head {
        titles: titles
            .iter()
            .flatten()
            .map(|said| said.value.clone())
            .chain(title)
            .collect(),
        declared: Declared {
            title: titles.into_iter().flatten().find(|said| !is_site(said)),
            issued: of(Names::Issued).or(linked.issued),
            source: of(Names::Source),
            section,
            author: of(Names::Author)
                .or(linked.author)
                .filter(|said| !is_site(said)),
            editor: of(Names::Editor).or(linked.editor),
            breadcrumb: linked
                .breadcrumb
                .map(|steps| (steps, "JSON-LD breadcrumb".to_owned())),
        },
    }
}

/// A title without the name of the site, or of the section, behind it. Nothing else is cut: what
/// stands behind a dash may belong to the title.
fn without_site(title: &str, parts: &[&str]) -> Option<String> {
    let mut title = title.trim();
    while let Some(at) = title.rfind(['_', '-', '|', '–', '—', '·', '－', '｜']) {
        let behind = title.get(at..).unwrap_or_default();
        let behind = behind
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .trim();
        if behind.is_empty() || !parts.iter().any(|part| part.trim() == behind) {
            break;
        }
        let before = title.get(..at).unwrap_or_default();
        title = before.trim_end_matches(|c: char| c.is_whitespace() || "_-|–—·－｜".contains(c));
    }
    (!title.is_empty() && !parts.contains(&title)).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(source: &str) -> Declared {
        read(&Html::parse_document(source)).declared
    }

    #[track_caller]
    fn check(said: Option<&Said>, value: &str, by: &str) {
        assert_eq!(
            said.map(|said| (said.value.as_str(), said.by.as_str())),
            Some((value, by))
        );
    }

    #[test]
    fn metas_of_content_systems_are_read_whatever_their_case() {
        let head = head(
            "<meta name='ARTICLETITLE' content='旧书新读'><meta name=PubDate content='2018-09-28 10:20'>\
             <meta name=ContentSource content='文史馆'><meta name=ColumnName content=馆藏>\
             <meta name=Author content=' 李四 '><meta name=Editor content=''>",
        );
        check(head.title.as_ref(), "旧书新读", "meta ARTICLETITLE");
        check(head.issued.as_ref(), "2018-09-28 10:20", "meta PubDate");
        check(head.source.as_ref(), "文史馆", "meta ContentSource");
        check(head.section.as_ref(), "馆藏", "meta ColumnName");
        check(head.author.as_ref(), "李四", "meta Author");
        assert_eq!(head.editor, None);
    }

    #[test]
    fn the_title_loses_the_name_of_its_site_and_nothing_else() {
        let site = "<meta name=SiteName content=文史网>";
        let with = |title: &str| head(&format!("{site}<title>{title}</title>"));
        check(with("旧书新读_文史网").title.as_ref(), "旧书新读", "title");
        check(
            with("旧书 - 新读 - 文史网").title.as_ref(),
            "旧书 - 新读",
            "title",
        );
        check(
            with("旧书新读_别的网").title.as_ref(),
            "旧书新读_别的网",
            "title",
        );
        assert_eq!(with("文史网").title, None);
    }

    #[test]
    fn linked_data_is_read_and_broken_linked_data_is_not() {
        let head = head(
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\
             \"headline\":\"舊書新讀\",\"datePublished\":\"2018-09-28T10:20:00+08:00\",\
             \"author\":[{\"name\":\"李四\"},\"王五\"]},{\"@type\":\"BreadcrumbList\",\
             \"itemListElement\":[{\"name\":\"首頁\"},{\"item\":{\"name\":\"館藏\"}}]}]}</script>\
             <script type='application/ld+json'>{broken</script>",
        );
        check(head.title.as_ref(), "舊書新讀", "JSON-LD headline");
        check(
            head.issued.as_ref(),
            "2018-09-28T10:20:00+08:00",
            "JSON-LD datePublished",
        );
        check(head.author.as_ref(), "李四、王五", "JSON-LD author");
        let steps = head.breadcrumb.unwrap().0;
        assert_eq!(steps, ["首頁", "館藏"]);
    }
}
