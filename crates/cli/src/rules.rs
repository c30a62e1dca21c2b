//! Files of rules for conversion.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bundle::{Article, ArticleId, BodyAt, Bundle, FiledRule, ReadRules, ScriptRule, read_rules};
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

/// Puts the rules of a file into a bundle, those for an article before the ones of its page. One for an
/// article that is not there is named and left in the file.
pub(crate) fn add(path: &Path, bundle: &mut Bundle) -> Result<()> {
    let mut by_article: BTreeMap<ArticleId, Vec<(u32, FiledRule)>> = BTreeMap::new();
    for (line, rule) in read(path)?.rules {
        match &rule.article {
            Some(id) => by_article.entry(id.clone()).or_default().push((line, rule)),
            None => bundle.rules.push(rule.rule()),
        }
    }
    for article in &mut bundle.articles {
        let Article { id, body, .. } = article;
        if let (Some(rules), BodyAt::Here(body)) = (by_article.remove(id), body) {
            let rules = rules.into_iter().map(|(_, rule)| rule.rule());
            body.rules.splice(..0, rules);
        }
    }
    for (id, rules) in by_article {
        for (line, _) in rules {
            let path = path.display();
            terminal::warn(&format!("{path}: line {line}: there is no article {id}"));
        }
    }
    Ok(())
}
