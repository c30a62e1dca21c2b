//! The page that the report is written on.

use bundle::Article;
use hanzi::ScriptState;
use sha2::{Digest, Sha256};

use crate::page::base64;
use crate::terminal::visible;

/// The look of the page: system fonts, both schemes, one column that fits a phone.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;\
overflow-wrap:anywhere}\
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}\
ol{padding:0;list-style:none}\
li{border-top:1px solid #8888;padding:.6rem 0}p{margin:0}\
.why,summary{font-size:.875rem}\
del{background:#c0392b33}ins{background:#27803b33;text-decoration:none}mark{background:#d9a50066;\
color:inherit}\
summary{cursor:pointer;min-height:1.5rem}\
pre{overflow-x:auto;font-size:.8125rem}";

/// A page that is being written.
pub(super) struct Page {
    html: String,
    /// Whether a list is open.
    is_listing: bool,
}

impl Page {
    /// The page of an archive of this title.
    pub(super) fn new(title: &str) -> Self {
        let title = escaped(&visible(title));
        let digest = base64(&Sha256::digest(STYLE.as_bytes()));
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <title>Repairs: {title}</title>\n<style>{STYLE}</style>\n<h1>Repairs: {title}</h1>\n"
        );
        Self {
            html,
            is_listing: false,
        }
    }

    /// Begins a section.
    pub(super) fn section(&mut self, head: &str, count: usize) {
        self.end_list();
        self.put(&format!("<h2>{} ({count})</h2>\n", escaped(head)));
    }

    /// Writes a paragraph.
    pub(super) fn line(&mut self, text: &str) {
        self.end_list();
        self.put(&format!("<p>{}</p>\n", escaped(text)));
    }

    /// Writes an element of the list; the text is mark-up already.
    pub(super) fn line_of_html(&mut self, html: &str) {
        self.put(&format!("<li><p>{html}</p></li>\n"));
    }

    /// Begins the repairs of one article under its name, closed until a reader opens them.
    pub(super) fn open_article(&mut self, name: &str, count: usize) {
        self.end_list();
        self.put(&format!("<details><summary>{name} ({count})</summary>\n"));
    }

    /// Ends the repairs of one article.
    pub(super) fn close_article(&mut self) {
        self.end_list();
        self.put("</details>\n");
    }

    /// Says how many more there are than are shown.
    pub(super) fn left_out(&mut self, count: usize) {
        if count > 0 {
            self.line(&format!("{count} more are in the bundle."));
        }
    }

    /// Writes mark-up; elements of a list go into one.
    pub(super) fn put(&mut self, html: &str) {
        if html.starts_with("<li>") && !self.is_listing {
            self.html.push_str("<ol>\n");
            self.is_listing = true;
        }
        self.html.push_str(html);
    }

    /// The page.
    pub(super) fn finish(mut self) -> String {
        self.end_list();
        self.put("</html>\n");
        self.html
    }

    fn end_list(&mut self) {
        if std::mem::take(&mut self.is_listing) {
            self.html.push_str("</ol>\n");
        }
    }
}

/// The name of an article, as HTML.
pub(super) fn name(article: &Article) -> String {
    let id = escaped(article.id.as_str());
    let title = article.title.value().map(|title| escaped(&visible(title)));
    let title = title.unwrap_or_default();
    let language = language(article);
    format!("<code>{id}</code> <span lang=\"{language}\">{title}</span>")
}

/// A text as HTML, also between quotation marks.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// The language of an article, so that its characters get the right forms.
pub(super) const fn language(article: &Article) -> &'static str {
    match article.script.state {
        ScriptState::Hans => "zh-Hans",
        ScriptState::Hant => "zh-Hant",
        ScriptState::Mixed | ScriptState::Undecided => "zh",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_is_no_mark_up() {
        assert_eq!(
            escaped("<a href=\"'&\">"),
            "&lt;a href=&quot;&#39;&amp;&quot;&gt;"
        );
        assert!(
            Page::new("</title><script>")
                .finish()
                .matches("<script")
                .next()
                .is_none()
        );
    }
}
