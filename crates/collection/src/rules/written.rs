//! What a reader decided, as a file of rules that the command takes and other readers may use.

use bundle::{ArticleId, Block, FiledRule, RULES_FORMAT, RuleFile, ScriptForm, ScriptPlace, Span};
use serde::{Deserialize, Serialize};

use crate::collation::digest;
use crate::collection::Collection;
use crate::{PlaceChoice, Term};

/// How many characters on either side say where a place is.
const AROUND: usize = 8;

/// What a reader decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The article the places are in.
    pub article: Option<ArticleId>,
    /// What the reader wants at places of it.
    pub choices: Vec<PlaceChoice>,
    /// The reader's words.
    pub terms: Vec<Term>,
}

impl Collection {
    /// A file of rules (`docs/bundle-format.md`) with what a reader decided. Places that the article does
    /// not have as they were decided are left out.
    pub(crate) fn rule_file(&self, decided: &Decided) -> String {
        let terms = decided.terms.iter().map(|term| FiledRule {
            from: term.from.clone(),
            to: vec![ScriptForm {
                writing: Some(term.writing.tag().to_owned()),
                text: term.to.clone(),
            }],
            ..FiledRule::default()
        });
        let places = decided.article.iter().flat_map(|id| {
            let choices = decided.choices.iter();
            choices.filter_map(move |choice| self.placed(id, choice))
        });
        let file = RuleFile {
            format: RULES_FORMAT.to_owned(),
            version: 1,
            rules: places.chain(terms).collect(),
        };
        bundle::write_rules(&file)
    }

    /// A choice for a place as a rule for it.
    fn placed(&self, id: &ArticleId, choice: &PlaceChoice) -> Option<FiledRule> {
        let (_, _, body) = self.with_body(id).ok()?;
        let mut spans = body.blocks.iter().flat_map(Block::spans);
        let row = spans.find(|span| span.of(&body.text).map(digest) == Some(choice.row))?;
        let at = Span::new(
            row.start.checked_add(choice.start)?,
            row.start.checked_add(choice.end)?,
        );
        let from = at.of(&body.text)?;
        let before = body.text.get(..at.start as usize)?;
        let after = body.text.get(at.end as usize..)?;
        let last = before.char_indices().rev().nth(AROUND - 1);
        Some(FiledRule {
            article: Some(id.clone()),
            from: from.to_owned(),
            to: vec![ScriptForm {
                writing: None,
                text: choice.to.clone(),
            }],
            at: Some(ScriptPlace {
                span: at,
                before: before.get(last.map_or(0, |(at, _)| at)..)?.to_owned(),
                after: after.chars().take(AROUND).collect(),
            }),
        })
    }
}
