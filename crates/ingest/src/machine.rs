//! Whether a machine made the Traditional text of a page.

use bundle::{Article, Block, BodyAt};
use hanzi::{Converter, Leftovers, ScriptState, leftovers};

/// Notes of an article whether a machine seems to have made it of Simplified, by the characters it left:
/// see [`hanzi::leftovers`], whose converters these are. An article in Simplified is none, and one without
/// its text stays as it is.
pub fn note_machine(article: &mut Article, hans: &Converter, back: &Converter) {
    let BodyAt::Here(body) = &article.body else {
        return;
    };
    let mut all = Leftovers::default();
    if article.script.state != ScriptState::Hans {
        let spans = body.blocks.iter().flat_map(Block::spans);
        for text in spans.filter_map(|span| span.of(&body.text)) {
            let found = leftovers(text, hans, back);
            all.n_left += found.n_left;
            all.n_wanted += found.n_wanted;
        }
    }
    article.script.machine = all.is_machine_made();
}
