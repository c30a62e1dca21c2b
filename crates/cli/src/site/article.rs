//! The page of an article.

use bundle::{Article, Block, Body, Cell, Field, Span};
use hanzi::ScriptState;

use super::address::{name, part};
use super::markup::Markup;
use super::plain::{POLICY, Plain, SHEET, folder};
use super::script::{Conversion, other, own};
use super::words::{MACHINE, Words};

/// One page of an article: as archived, or converted.
pub(super) struct Page<'a> {
    pub(super) plain: &'a Plain<'a>,
    pub(super) article: &'a Article,
    pub(super) body: &'a Body,
    /// The script it is converted to, and how.
    pub(super) conversion: Option<(&'static Words, &'a Conversion<'a>)>,
}

/// The language of an archived text.
pub(super) const fn tag(state: ScriptState) -> &'static str {
    match state {
        ScriptState::Hans => "zh-Hans",
        ScriptState::Hant => "zh-Hant",
        ScriptState::Mixed | ScriptState::Undecided => "zh",
    }
}

impl Page<'_> {
    /// The page.
    pub(super) fn write(&self) -> String {
        let words = self.words();
        let title = match self.title() {
            Some(title) => [&title, " · ", self.plain.title()].concat(),
            None => [words.untitled, " · ", self.plain.title()].concat(),
        };
        let head = |page: &mut Markup| {
            page.leaf("title", &[], &title);
            let sheet = [self.up(), SHEET].concat();
            page.void("link", &[("rel", "stylesheet"), ("href", &sheet)]);
            self.relations(page);
        };
        Markup::page(words.lang, POLICY, head, |page| {
            page.element("nav", &[], |page| self.ways(page));
            page.element("main", &[], |page| {
                if self.conversion.is_some() {
                    self.machine(page);
                }
                page.element("article", &[("lang", self.lang())], |page| self.text(page));
                self.state(page);
            });
            page.element("footer", &[], |page| self.foot(page));
        })
    }

    fn words(&self) -> &'static Words {
        match self.conversion {
            Some((words, _)) => words,
            None => own(self.article.script.state),
        }
    }

    /// The language of what is shown.
    fn lang(&self) -> &'static str {
        match self.conversion {
            Some((words, _)) => words.lang,
            None => tag(self.article.script.state),
        }
    }

    /// From here to the folder of all plain pages.
    const fn up(&self) -> &'static str {
        match self.conversion {
            Some(_) => "../",
            None => "",
        }
    }

    fn title(&self) -> Option<String> {
        let title = self.article.title.value()?;
        Some(match self.conversion {
            Some((_, conversion)) => conversion.text(title),
            None => title.clone(),
        })
    }

    /// The page of the other script: its language, and its path below the plain pages.
    fn beside(&self) -> Option<(&'static str, String)> {
        let state = self.article.script.state;
        let file = part(&name(&self.article.id)) + ".html";
        match self.conversion {
            Some(_) => Some((tag(state), file)),
            None => other(state).map(|words| (words.lang, [folder(words), &file].concat())),
        }
    }

    /// What search engines are told: the address, and the one in the other script.
    fn relations(&self, page: &mut Markup) {
        let file = part(&name(&self.article.id)) + ".html";
        if let Some(base) = self.plain.base {
            let own = match self.conversion {
                Some((words, _)) => ["read/", folder(words), &file].concat(),
                None => ["read/", &file].concat(),
            };
            page.void("link", &[("rel", "canonical"), ("href", &base.join(&own))]);
        }
        if let Some((lang, path)) = self.beside() {
            let href = match self.plain.base {
                Some(base) => base.join(&["read/", &path].concat()),
                None => [self.up(), &path].concat(),
            };
            let alternate = [("rel", "alternate"), ("hreflang", lang), ("href", &href)];
            page.void("link", &alternate);
        }
    }

    fn ways(&self, page: &mut Markup) {
        let words = self.words();
        let index = [self.up(), "index.html"].concat();
        page.leaf("a", &[("href", &index)], words.all);
        page.text(" ");
        if let Some((lang, path)) = self.beside() {
            let href = [self.up(), &path].concat();
            let (text, lang) = (words.other, ("lang", lang));
            page.leaf("a", &[("href", &href), ("hreflang", lang.1), lang], text);
            page.text(" ");
        }
        page.leaf("a", &[("href", &self.room())], words.room);
    }

    /// The article in the reading room.
    fn room(&self) -> String {
        [self.up(), "../#/a/", &part(self.article.id.as_str())].concat()
    }

    /// That a program wrote this.
    fn machine(&self, page: &mut Markup) {
        let words = self.words();
        page.element("div", &[("role", "note")], |page| {
            page.element("p", &[], |page| {
                page.text(words.machine);
                if let Some((lang, path)) = self.beside() {
                    page.text(" ");
                    let href = [self.up(), &path].concat();
                    page.leaf("a", &[("href", &href), ("hreflang", lang)], words.archived);
                }
            });
            page.leaf("p", &[("lang", "en")], MACHINE);
        });
    }

    fn text(&self, page: &mut Markup) {
        let words = self.words();
        page.element("header", &[], |page| {
            match self.title() {
                Some(title) => page.leaf("h1", &[], &title),
                None => page.leaf("h1", &[("lang", words.lang)], words.untitled),
            }
            page.element("dl", &[("lang", words.lang)], |page| self.imprint(page));
        });
        let mut levels = self.body.heading_levels();
        for block in &self.body.blocks {
            self.block(page, block, &mut levels);
        }
    }

    /// What the archive says of the article, in its own script.
    fn imprint(&self, page: &mut Markup) {
        let (words, article) = (self.words(), self.article);
        for (label, field) in [
            (words.issued, &article.issued),
            (words.issuer, &article.issuer),
            (words.source, &article.source),
            (words.author, &article.author),
            (words.editor, &article.editor),
        ] {
            page.leaf("dt", &[], label);
            page.element("dd", &[], |page| match field {
                Field::Missing { .. } => page.text(words.missing),
                Field::Stated { value, .. } | Field::Declared { value, .. } => {
                    page.leaf("span", &[("lang", tag(article.script.state))], value);
                }
                Field::Inferred { value, .. } => {
                    page.leaf("span", &[("lang", tag(article.script.state))], value);
                    page.text(words.inferred);
                }
            });
        }
    }

    fn block(&self, page: &mut Markup, block: &Block, levels: &mut impl Iterator<Item = u8>) {
        match block {
            Block::Heading { level, span, .. } => {
                let name = match levels.next().unwrap_or(*level) {
                    0 | 1 => "h2",
                    2 => "h3",
                    3 => "h4",
                    4 => "h5",
                    _ => "h6",
                };
                page.leaf(name, &[], &self.piece(*span));
            }
            Block::Paragraph { span } => page.leaf("p", &[], &self.piece(*span)),
            Block::Quote { span } => page.leaf("blockquote", &[], &self.piece(*span)),
            Block::List { ordered, items } => {
                page.element(if *ordered { "ol" } else { "ul" }, &[], |page| {
                    for item in items {
                        page.leaf("li", &[], &self.piece(*item));
                    }
                });
            }
            Block::Table { rows } => page.element("table", &[], |page| self.rows(page, rows)),
            Block::Figure { caption, .. } => page.element("figure", &[], |page| {
                let words = self.words();
                page.leaf("p", &[("lang", words.lang)], words.figure);
                if let Some(span) = caption {
                    page.leaf("figcaption", &[], &self.piece(*span));
                }
            }),
        }
    }

    fn rows(&self, page: &mut Markup, rows: &[Vec<Cell>]) {
        for row in rows {
            page.element("tr", &[], |page| {
                for cell in row {
                    let name = if cell.head { "th" } else { "td" };
                    page.leaf(name, &[], &self.piece(cell.span));
                }
            });
        }
    }

    /// A piece of the text, as it is shown.
    fn piece(&self, span: Span) -> String {
        let text = span.of(&self.body.text).unwrap_or_default();
        match self.conversion {
            Some((_, conversion)) => conversion.piece(text, span),
            None => text.to_owned(),
        }
    }

    /// How many repairs and doubts there are, and where to see them.
    fn state(&self, page: &mut Markup) {
        let (words, article) = (self.words(), self.article);
        let repairs = article.repaired.iter().map(|tally| tally.count);
        let repairs = repairs.fold(0, u32::saturating_add);
        if repairs == 0 && article.doubts == 0 {
            return;
        }
        page.element("div", &[("role", "note")], |page| {
            for ([before, after], count) in
                [(words.repairs, repairs), (words.doubts, article.doubts)]
            {
                if count > 0 {
                    page.text(&[before, &count.to_string(), after].concat());
                }
            }
            page.leaf("a", &[("href", &self.room())], words.shown);
        });
    }

    fn foot(&self, page: &mut Markup) {
        let (words, about) = (self.words(), &self.plain.opened.bundle.about);
        let archive = [
            Some(&about.title),
            about.publisher.as_ref(),
            about.rights.as_ref(),
        ];
        page.element("p", &[("lang", "zh")], |page| {
            let said: Vec<&str> = archive.into_iter().flatten().map(String::as_str).collect();
            page.text(&said.join(" · "));
        });
        page.element("p", &[], |page| {
            page.text(words.page);
            page.leaf("code", &[], &self.article.origin.path);
        });
    }
}
