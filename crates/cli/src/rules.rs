//! Files of rules for conversion.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use bundle::{Article, ArticleId, BodyAt, FiledRule, ReadRules, ScriptRule, read_rules};
use collection::{RuleLayers, Writing, slips};
use hanzi::{Config, Rules};

use crate::terminal;

/// Reads a file of rules and says what is wrong with any; the others hold.
fn read(path: &Path) -> Result<ReadRules> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let read = read_rules(&text).with_context(|| format!("reading {}", path.display()))?;
    for slip in slips(&read) {
        terminal::warn(&format!("{}: {slip}", path.display()));
    }
    Ok(read)
}

/// The rules for words of a file, for one conversion.
#[derive(Default)]
pub(crate) struct Words {
    /// The rules.
    pub(crate) rules: Rules,
    /// The line of each in the file, counted from 1.
    pub(crate) lines: Vec<u32>,
}

impl Words {
    /// Reads those that are for every text; the others are named.
    pub(crate) fn read(path: &Path, config: Config) -> Result<Self> {
        let read = read(path)?;
        let (all, other): (Vec<_>, Vec<_>) = read
            .rules
            .iter()
            .partition(|(_, rule)| rule.article.is_none() && rule.at.is_none());
        for (line, _) in other {
            let path = path.display();
            terminal::warn(&format!(
                "{path}: line {line}: for one article or place, not used here"
            ));
        }
        let rules: Vec<ScriptRule> = all.iter().map(|(_, rule)| rule.rule()).collect();
        let layers = RuleLayers {
            reader: &rules,
            ..RuleLayers::default()
        };
        let words = layers.words(target(config));
        let line = |&(_, number): &(_, usize)| all.get(number).map_or(0, |&&(line, _)| line);
        Ok(Self {
            lines: words.ids.iter().map(line).collect(),
            rules: words.rules,
        })
    }
}

/// The writing a conversion leads to.
const fn target(config: Config) -> Writing {
    match config {
        Config::T2s | Config::Tw2s | Config::Tw2sp | Config::Hk2s | Config::Hk2sp => Writing::Hans,
        Config::S2tw | Config::S2twp | Config::T2tw => Writing::HantTw,
        Config::S2hk | Config::S2hkp | Config::T2hk => Writing::HantHk,
        Config::S2t | Config::Tw2t | Config::Hk2t | Config::Jp2t | Config::T2jp => Writing::Hant,
    }
}

/// The rules of a file, to go into a bundle.
#[derive(Debug, Default)]
pub(crate) struct Added {
    path: PathBuf,
    /// Those for every article.
    pub(crate) all: Vec<ScriptRule>,
    by_article: BTreeMap<ArticleId, Vec<(u32, FiledRule)>>,
}

impl Added {
    /// Reads the rules of a file, if one is named.
    pub(crate) fn read(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let mut added = Self {
            path: path.to_path_buf(),
            ..Self::default()
        };
        for (line, rule) in read(path)?.rules {
            match &rule.article {
                Some(id) => {
                    let own = added.by_article.entry(id.clone()).or_default();
                    own.push((line, rule));
                }
                None => added.all.push(rule.rule()),
            }
        }
        Ok(added)
    }

    /// Whether there are any for an article.
    pub(crate) fn has(&self, id: &ArticleId) -> bool {
        self.by_article.contains_key(id)
    }

    /// Puts the rules for an article before the ones of its page.
    pub(crate) fn add(&self, article: &mut Article) {
        let Article { id, body, .. } = article;
        if let (Some(rules), BodyAt::Here(body)) = (self.by_article.get(id), body) {
            let rules = rules.iter().map(|(_, rule)| rule.rule());
            body.rules.splice(..0, rules);
        }
    }

    /// Names the rules for articles that are not there; they are left in the file.
    pub(crate) fn warn_of_none(&self, is_there: impl Fn(&ArticleId) -> bool) {
        for (id, rules) in self.by_article.iter().filter(|(id, _)| !is_there(id)) {
            for (line, _) in rules {
                let path = self.path.display();
                terminal::warn(&format!("{path}: line {line}: there is no article {id}"));
            }
        }
    }
}
