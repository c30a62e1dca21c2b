//! The beginning of an article, and how long it is.

use bundle::Block;

use super::lines::is_blank;

/// The most characters of a lead.
const LEAD: usize = 120;

/// The first characters of the reading matter: paragraphs, quotes, lists and tables, no headings
/// and no captions. White space, line ends included, becomes one space.
pub(super) fn lead(text: &str, blocks: &[Block]) -> String {
    let reading = blocks
        .iter()
        .filter(|block| !matches!(block, Block::Heading { .. } | Block::Figure { .. }));
    let mut lead = String::new();
    let mut length = 0;
    for piece in reading
        .flat_map(Block::spans)
        .filter_map(|span| span.of(text))
    {
        let words = piece.split(is_blank).filter(|word| !word.is_empty());
        for word in words {
            let gap = usize::from(!lead.is_empty());
            let room = LEAD.saturating_sub(length + gap);
            if room == 0 {
                return lead;
            }
            if gap == 1 {
                lead.push(' ');
            }
            lead.extend(word.chars().take(room));
            length += gap + word.chars().count().min(room);
        }
    }
    lead
}

/// How many characters of reading matter there are, white space not counted.
pub(super) fn length(text: &str, blocks: &[Block]) -> u32 {
    let pieces = blocks
        .iter()
        .flat_map(Block::spans)
        .filter_map(|span| span.of(text));
    let count: usize = pieces
        .map(|piece| piece.chars().filter(|c| !is_blank(*c)).count())
        .sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bundle::{Evidence, Span};

    #[test]
    fn the_lead_passes_over_headings_and_ends_in_time() {
        let text = format!("一、来历\n　　文字\u{3000}长\n{}", "书".repeat(300));
        let end = u32::try_from(text.len()).unwrap();
        let blocks = [
            Block::Heading {
                level: 1,
                span: Span::new(0, 12),
                by: Evidence::Words,
            },
            Block::Paragraph {
                span: Span::new(19, 31),
            },
            Block::Paragraph {
                span: Span::new(32, end - 3),
            },
        ];
        let lead = lead(&text, &blocks);
        assert_eq!(lead.chars().count(), 120);
        assert!(lead.starts_with("文字 长 书书"), "{lead}");
        assert_eq!(length(&text, &blocks), 4 + 3 + 299);
    }
}
