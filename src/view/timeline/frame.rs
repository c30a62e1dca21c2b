//! What all parts of the drawing know: where the reader is, and how much room there is.

use bundle::ArticleId;
use collection::timeline::Period;
use collection::{Engine, Filter};

use super::stand::Stand;
use crate::i18n::Timeline as Texts;
use crate::route::{Address, Place, View as ArticleView};
use crate::view::drawing::{Attribute, Drawing};
use crate::view::wanted::Wanted;

/// The widest window of a phone, and the narrowest that has the list beside the stage.
const PHONE: u32 = 860;
const BESIDE: u32 = 1024;
/// What stands beside the stage, with the space around it: rail and list, rail, nothing.
const AROUND: [u32; 3] = [76 + 328 + 56, 76 + 44, 40];
/// The narrowest stage; a narrower window scrolls it.
const NARROWEST: u32 = 320;
/// The widest, which is the widest that the engine lays out.
const WIDEST: u32 = 8000;

/// What all parts know.
#[derive(Debug)]
pub(super) struct Frame<'e> {
    /// The engine, which knows the script of every article.
    engine: &'e Engine,
    /// The address.
    pub(super) address: Address,
    /// Where in time it is.
    pub(super) stand: Stand,
    /// The words.
    pub(super) texts: &'static Texts,
    /// How wide the stage is.
    pub(super) width: u32,
    /// Whether slips are drawn.
    pub(super) slips: bool,
    /// Whether the card stands in the list, and not above it.
    pub(super) is_phone: bool,
}

impl<'e> Frame<'e> {
    /// The frame of what is wanted.
    pub(super) fn new(engine: &'e Engine, wanted: &Wanted) -> Self {
        let address = Address::parse(&wanted.address);
        let stand = Stand::parse(&address.time);
        let is_phone = wanted.width <= PHONE;
        let [beside, below, phone] = AROUND;
        let around = if is_phone {
            phone
        } else if wanted.width < BESIDE {
            below
        } else {
            beside
        };
        Self {
            engine,
            texts: Texts::of(wanted.language),
            width: wanted.width.saturating_sub(around).clamp(NARROWEST, WIDEST),
            slips: stand.slips.unwrap_or(!is_phone),
            is_phone,
            address,
            stand,
        }
    }

    /// The address of another place in time.
    pub(super) fn at(&self, stand: &Stand) -> Address {
        Address {
            time: stand.format(),
            ..self.address.clone()
        }
    }

    /// The address at which an activity is chosen.
    pub(super) fn choosing(&self, event: &str) -> Address {
        self.at(&Stand {
            event: Some(event.to_owned()),
            ..self.stand.clone()
        })
    }

    /// Whether an activity is the chosen one.
    pub(super) fn is_chosen(&self, event: &str) -> bool {
        self.stand.event.as_deref() == Some(event)
    }

    /// Whether anything is left out by the filter.
    pub(super) fn is_filtered(&self) -> bool {
        self.address.filter != Filter::default()
    }

    /// The address of an article, with what is to be found there, in whichever script.
    pub(super) fn reading(&self, article: &ArticleId, find: Option<String>) -> Address {
        let address = self.address.at(Place::Article(article.clone()));
        let find = find.unwrap_or_default();
        address.seen(ArticleView::Single).finding(find)
    }

    /// A drawing with a text of an article in it.
    pub(super) fn archived(
        &self,
        drawing: Drawing,
        article: &ArticleId,
        text: impl Into<String>,
    ) -> Drawing {
        drawing.archived(self.engine.script_of(article), text)
    }

    /// A drawing with a text in it of the article that an activity or a figure stands in.
    pub(super) fn of_event(
        &self,
        drawing: Drawing,
        event: &str,
        text: impl Into<String>,
    ) -> Drawing {
        let script = split(event).and_then(|(article, _)| self.engine.script_of(&article));
        drawing.archived(script, text)
    }

    /// A time in words.
    pub(super) fn period(&self, period: Option<Period>) -> Option<String> {
        period.map(|period| self.texts.period(period))
    }
}

/// The article of the id of an activity, and its name in there.
pub(super) fn split(event: &str) -> Option<(ArticleId, &str)> {
    let (article, activity) = event.rsplit_once('/')?;
    Some((ArticleId::new(article).ok()?, activity))
}

/// The seal of a region.
pub(super) fn seal(seal: Option<&str>) -> Option<Drawing> {
    let seal = Drawing::span("seal", seal?).with(Attribute::LANG, "zh-Hans");
    Some(seal.with(Attribute::HIDDEN, "true"))
}

/// A number of tenths of a pixel as an attribute has it.
pub(super) fn px(tenths: i32) -> String {
    (f64::from(tenths) / 10.0).to_string()
}
