//! `sitemap.xml` (sitemaps.org, 0.9): the addresses of a site for search engines.

use super::address::{Base, part};

/// The most addresses a map may have, by the protocol.
const ADDRESSES: usize = 50_000;

/// What tells our maps from others.
const MARK: &str = "<!-- written by duizhao site -->";

/// Whether a map is one of ours.
pub(super) fn is_ours(xml: &str) -> bool {
    xml.contains(MARK)
}

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The maps of a site with these pages, by their names: one, or one of maps.
pub(super) fn maps(base: &Base, pages: &[String]) -> Vec<(String, String)> {
    maps_of(base, pages, ADDRESSES)
}

fn maps_of(base: &Base, pages: &[String], most: usize) -> Vec<(String, String)> {
    let start = String::new();
    let all: Vec<&String> = [&start].into_iter().chain(pages).collect();
    let map = |paths: &[&String]| {
        let addresses = paths.iter().map(|path| address(base, path));
        list("urlset", "url", addresses)
    };
    if all.len() <= most {
        return vec![("sitemap.xml".to_owned(), map(&all))];
    }
    let mut maps: Vec<(String, String)> = all
        .chunks(most)
        .enumerate()
        .map(|(number, paths)| (format!("sitemap-{}.xml", number + 1), map(paths)))
        .collect();
    let names = maps.iter().map(|(name, _)| base.join(name));
    let of_maps = list("sitemapindex", "sitemap", names);
    maps.push(("sitemap.xml".to_owned(), of_maps));
    maps
}

/// The address of a page. The list of articles has that of its folder.
fn address(base: &Base, path: &str) -> String {
    let path = path.strip_suffix("/index.html").map_or_else(
        || path.split('/').map(part).collect::<Vec<_>>().join("/"),
        |folder| folder.to_owned() + "/",
    );
    base.join(&path)
}

/// Addresses as XML. They have nothing that would have to be escaped: see [`Base::new`] and [`part`].
fn list(root: &str, each: &str, addresses: impl Iterator<Item = String>) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{MARK}\n<{root} xmlns=\"{NAMESPACE}\">\n"
    );
    for address in addresses {
        for piece in ["<", each, "><loc>", &address, "</loc></", each, ">\n"] {
            xml.push_str(piece);
        }
    }
    xml + "</" + root + ">\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_that_would_be_too_long_is_divided() {
        let base = Base::new("https://a.example/b").unwrap();
        let pages = ["read/index.html", "read/對.html", "read/hant/c.html"].map(str::to_owned);
        let one = maps_of(&base, &pages, 4);
        assert_eq!(one.len(), 1);
        for address in [
            "b/",
            "b/read/",
            "b/read/%E5%B0%8D.html",
            "b/read/hant/c.html",
        ] {
            let address = format!("<loc>https://a.example/{address}</loc>");
            assert!(one[0].1.contains(&address), "{address} in {}", one[0].1);
        }
        let three = maps_of(&base, &pages, 3);
        let names: Vec<&str> = three.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert_eq!(three[0].1.matches("<loc>").count(), 3);
        assert_eq!(three[1].1.matches("<loc>").count(), 1);
        let index = &three[2].1;
        assert!(
            index.contains("<loc>https://a.example/b/sitemap-2.xml</loc>"),
            "{index}"
        );
    }
}
