//! Rules for converting between scripts: words of an archive, of an article, of a reader.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, Span};

/// What the `format` member of a file of rules says.
pub const RULES_FORMAT: &str = "duizhao-rules";

/// What a word, or one place, becomes in another script.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScriptRule {
    /// The word as the text has it; for a place what stands there.
    pub from: String,
    /// What it becomes; empty: it stays as it is in every writing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<ScriptForm>,
    /// The only place it is for; without one the rule is for the word wherever it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<ScriptPlace>,
}

/// A form of a word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScriptForm {
    /// The writing it is for, as a BCP 47 tag (`zh-Hans`, `zh-Hant`, `zh-Hant-TW`, `zh-Hant-HK`);
    /// without one it is for every writing that has no form of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writing: Option<String>,
    /// The form.
    pub text: String,
}

/// A place of a canonical text, to be found again when the text was built anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScriptPlace {
    /// Where it was.
    pub span: Span,
    /// The few characters that stood before it.
    #[serde(default)]
    pub before: String,
    /// The few characters that stood after it.
    #[serde(default)]
    pub after: String,
}

/// A file of rules, as the command reads it and a reader exports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleFile {
    /// Always [`RULES_FORMAT`].
    pub format: String,
    /// The version of the format, 1.
    pub version: u32,
    /// The rules. Of two for the same word the first holds.
    pub rules: Vec<FiledRule>,
}

/// A rule in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FiledRule {
    /// The article it is for; without one it is for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// As in [`ScriptRule`].
    pub from: String,
    /// As in [`ScriptRule`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<ScriptForm>,
    /// As in [`ScriptRule`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<ScriptPlace>,
}

impl FiledRule {
    /// The rule without the article.
    pub fn rule(&self) -> ScriptRule {
        ScriptRule {
            from: self.from.clone(),
            to: self.to.clone(),
            at: self.at.clone(),
        }
    }
}
