//! The sentence that words stand in.

use bundle::{Body, Span};
use serde::{Deserialize, Serialize};

/// What ends a sentence.
const STOPS: [char; 6] = ['。', '！', '？', '；', '…', '\n'];
/// What may follow that and still belongs to it.
const CLOSING: [char; 5] = ['”', '’', '」', '』', '）'];

/// A sentence with the words that matter in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// Where the words stand in it, in bytes.
    pub mark: Span,
    /// Where the sentence stands in the text of the article.
    pub span: Span,
}

/// The sentence around a span, within the block of this number.
pub(super) fn around(body: &Body, block: u32, words: Span) -> Option<Sentence> {
    let spans = body.blocks.get(block as usize)?.spans();
    let piece = spans.into_iter().find(|span| span.contains(words))?;
    let text = piece.of(&body.text)?;
    let start = (words.start - piece.start) as usize;
    let end = (words.end - piece.start) as usize;
    let begin = text.get(..start)?.rfind(STOPS).map_or(0, |at| {
        let rest = text.get(at..start).unwrap_or_default();
        let stop = rest.chars().next().map_or(0, char::len_utf8);
        let after = rest.get(stop..).unwrap_or_default();
        start - after.trim_start_matches(CLOSING).len()
    });
    let after = text.get(end..)?;
    let stop = after.find(STOPS).map_or(after.len(), |at| {
        let rest = after.get(at..).unwrap_or_default();
        let tail = rest.trim_start_matches('…');
        let tail = if tail.len() == rest.len() {
            let stop = rest.chars().next().filter(|c| *c != '\n');
            rest.get(stop.map_or(0, char::len_utf8)..)
                .unwrap_or_default()
        } else {
            tail
        };
        after.len() - tail.trim_start_matches(CLOSING).len()
    });
    let whole = Span::from(piece.start as usize + begin..piece.start as usize + end + stop);
    Some(Sentence {
        text: whole.of(&body.text)?.to_owned(),
        mark: Span::new(words.start - whole.start, words.end - whole.start),
        span: whole,
    })
}

#[cfg(test)]
mod tests {
    use bundle::Block;

    use super::*;

    #[test]
    fn a_sentence_goes_from_stop_to_stop_with_its_quotes() {
        let text = "他说：“好。”2015年3月开通了。完".to_owned();
        let span = Span::from(0..text.len());
        let body = Body {
            blocks: vec![Block::Paragraph { span }],
            text,
            ..Body::default()
        };
        let at = body.text.find("2015").unwrap();
        let words = Span::from(at..at + "2015年3月".len());
        let found = around(&body, 0, words).unwrap();
        assert_eq!(found.text, "2015年3月开通了。");
        assert_eq!(found.mark.of(&found.text), Some("2015年3月"));
        assert_eq!(found.span.of(&body.text), Some(found.text.as_str()));
        assert_eq!(around(&body, 1, words), None);
    }
}
