//! An article in the other script.

use anyhow::Result;
use bundle::{Body, ScriptRule, Span};
use collection::{PlacedRules, RuleLayers, WordRules, Writing};
use hanzi::{Config, Converter, Mode, Options, ScriptState};

use super::words::{HANS, HANT, Words};
use crate::convert;

/// Converts both ways.
pub(super) struct Converters {
    hans: Converter,
    hant: Converter,
}

/// How one article is converted.
pub(super) struct Conversion<'a> {
    converter: &'a Converter,
    words: WordRules,
    placed: PlacedRules,
}

impl Converters {
    /// As the page converts unless a reader wants otherwise: in context where the source is Simplified, to
    /// what is written in Taiwan.
    pub(super) fn new() -> Result<Self> {
        let context = Options {
            mode: Mode::Context,
            ..Options::default()
        };
        Ok(Self {
            hans: convert::load(Config::T2s, Options::default())?,
            hant: convert::load(Config::S2tw, context)?,
        })
    }

    /// For an article under its rules and those of its bundle.
    pub(super) fn of<'a>(
        &'a self,
        to: &Words,
        body: &Body,
        rules: &[ScriptRule],
    ) -> Conversion<'a> {
        let (converter, writing) = if to.lang == HANS.lang {
            (&self.hans, Writing::Hans)
        } else {
            (&self.hant, Writing::HantTw)
        };
        let layers = RuleLayers {
            reader: &[],
            article: &body.rules,
            bundle: rules,
        };
        Conversion {
            converter,
            words: layers.words(writing),
            placed: layers.places(&body.text, writing),
        }
    }
}

impl Conversion<'_> {
    /// A text that has no place in the article.
    pub(super) fn text(&self, text: &str) -> String {
        let ruled = self.converter.align_with(text, &self.words.rules, &[]);
        ruled.conversion.into_text()
    }

    /// A piece of the article.
    pub(super) fn piece(&self, text: &str, span: Span) -> String {
        let choices = self.placed.of_piece(span);
        let ruled = self.converter.align_with(text, &self.words.rules, &choices);
        ruled.conversion.into_text()
    }
}

/// The words of ours beside a text as it is archived.
pub(super) fn own(state: ScriptState) -> &'static Words {
    match state {
        ScriptState::Hant => &HANT,
        ScriptState::Hans | ScriptState::Mixed | ScriptState::Undecided => &HANS,
    }
}

/// The script that a text is not in; nothing where it is in none, or in both.
pub(super) fn other(state: ScriptState) -> Option<&'static Words> {
    match state {
        ScriptState::Hans => Some(&HANT),
        ScriptState::Hant => Some(&HANS),
        ScriptState::Mixed | ScriptState::Undecided => None,
    }
}
