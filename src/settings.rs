//! How the reader likes it. Kept between visits; never in the address.

use std::rc::Rc;

use collection::{Ruby, Writing};
use yew::Reducible;

use crate::i18n::{Language, Messages};

/// The sizes of type for reading, in CSS pixels.
pub const SIZES: [u16; 10] = [15, 16, 17, 18, 19, 20, 22, 24, 28, 32];

/// The size a reader starts with.
pub const USUAL_SIZE: u16 = 18;

/// The line lengths that can be chosen, in characters.
pub const MEASURES: [u8; 3] = [32, 38, 44];

/// What the reader has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// The theme.
    pub theme: Theme,
    /// The size of type for reading, one of [`SIZES`].
    pub size: u16,
    /// The typeface for reading.
    pub face: Face,
    /// The space between lines.
    pub leading: Leading,
    /// Characters on a line, one of [`MEASURES`].
    pub measure: u8,
    /// Whether keys of one letter do something.
    pub keys: bool,
    /// What is marked in a text beside itself in the other script.
    pub marks: Marks,
    /// The writing of titles and texts; nothing for that of the archive.
    pub shown: Option<Writing>,
    /// Whether the text beside is converted in context; else exactly as OpenCC.
    pub context: bool,
    /// Whether quotation marks follow the writing.
    pub quotes: bool,
    /// The notes on pronunciation.
    pub ruby: Ruby,
    /// Whether vertical text has its numbers in Chinese numerals.
    pub numerals: bool,
}

/// The notes on pronunciation, with their names in storage, in the order they are offered.
const RUBIES: [(Ruby, &str); 4] = [
    (Ruby::Off, "off"),
    (Ruby::Rare, "rare"),
    (Ruby::Pinyin, "pinyin"),
    (Ruby::Zhuyin, "zhuyin"),
];

/// The writings of titles and texts, with their names in storage, in the order they are offered.
const SHOWN: [(Option<Writing>, &str); 4] = [
    (None, "orig"),
    (Some(Writing::Hans), "cn"),
    (Some(Writing::HantTw), "tw"),
    (Some(Writing::HantHk), "hk"),
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: Theme::default(),
            size: USUAL_SIZE,
            face: Face::default(),
            leading: Leading::default(),
            measure: 38,
            keys: true,
            marks: Marks::default(),
            shown: None,
            context: false,
            quotes: false,
            ruby: Ruby::Off,
            numerals: false,
        }
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $tag:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in storage and in `data-` attributes.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $tag),+ }
            }

            fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.name() == name)
            }
        }
    };
}

choice! {
    /// A theme.
    Theme {
        /// 素: light.
        Light = "light",
        /// 紙: warm paper.
        Paper = "paper",
        /// 硯: dark.
        Dark = "dark",
        /// Light or dark, as the system has it.
        #[default]
        System = "system",
    }
}

choice! {
    /// A typeface for reading.
    Face {
        /// 宋.
        #[default]
        Song = "song",
        /// 黑.
        Hei = "hei",
        /// 楷.
        Kai = "kai",
    }
}

choice! {
    /// The space between lines.
    Leading {
        /// Less than usual.
        Tight = "tight",
        /// Usual.
        #[default]
        Normal = "normal",
        /// More than usual.
        Loose = "loose",
    }
}

choice! {
    /// What is marked in a text beside itself in the other script.
    Marks {
        /// Nothing.
        Off = "off",
        /// What is more than each character's usual form.
        #[default]
        Matter = "matter",
        /// Characters with several forms too.
        Several = "several",
        /// All that differs.
        All = "all",
    }
}

/// A change of settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Another language.
    Language(Language),
    /// Another theme.
    Theme(Theme),
    /// The theme after this one.
    NextTheme,
    /// Another size, the nearest of [`SIZES`].
    Size(u16),
    /// The next larger size.
    Larger,
    /// The next smaller size.
    Smaller,
    /// Another typeface.
    Face(Face),
    /// Another space between lines.
    Leading(Leading),
    /// Another line length, the nearest of [`MEASURES`].
    Measure(u8),
    /// Keys of one letter on or off.
    Keys(bool),
    /// The next choice of what is marked.
    NextMarks,
    /// The writing of titles and texts, by its place among those that are offered.
    Shown(usize),
    /// In context, or exactly.
    Context(bool),
    /// Quotation marks that follow the writing, or not.
    Quotes(bool),
    /// The notes on pronunciation, by their place among those that are offered.
    Ruby(usize),
    /// Numbers in Chinese numerals, or not.
    Numerals(bool),
}

impl Settings {
    /// The texts of the interface.
    pub const fn messages(&self) -> &'static Messages {
        self.language.messages()
    }

    /// The place of the writing of titles and texts among those that are offered.
    pub fn shown_at(&self) -> usize {
        let mut offered = SHOWN.iter();
        offered
            .position(|(shown, _)| *shown == self.shown)
            .unwrap_or(0)
    }

    /// The place of the notes on pronunciation among those that are offered.
    pub fn ruby_at(&self) -> usize {
        self.ruby as usize
    }

    /// The name of the notes on pronunciation in storage and in `data-` attributes.
    pub fn ruby_name(&self) -> &'static str {
        RUBIES.get(self.ruby_at()).map_or("", |(_, name)| name)
    }

    /// The settings after a change.
    #[must_use]
    pub fn after(&self, change: Change) -> Self {
        let mut next = self.clone();
        match change {
            Change::Language(language) => next.language = language,
            Change::Theme(theme) => next.theme = theme,
            Change::NextTheme => next.theme = following(Theme::ALL, next.theme),
            Change::Size(size) => next.size = nearest(&SIZES, size),
            Change::Larger => {
                next.size = SIZES
                    .into_iter()
                    .find(|s| *s > self.size)
                    .unwrap_or(self.size);
            }
            Change::Smaller => {
                next.size = SIZES
                    .into_iter()
                    .rfind(|s| *s < self.size)
                    .unwrap_or(self.size);
            }
            Change::Face(face) => next.face = face,
            Change::Leading(leading) => next.leading = leading,
            Change::Measure(measure) => next.measure = nearest(&MEASURES, measure),
            Change::Keys(on) => next.keys = on,
            Change::NextMarks => next.marks = following(Marks::ALL, next.marks),
            Change::Context(on) => next.context = on,
            Change::Quotes(on) => next.quotes = on,
            Change::Ruby(at) => next.ruby = RUBIES.get(at).map_or(Ruby::Off, |(ruby, _)| *ruby),
            Change::Numerals(on) => next.numerals = on,
            Change::Shown(at) => next.shown = SHOWN.get(at).and_then(|(shown, _)| *shown),
        }
        next
    }

    /// The settings as text for storage: `name=value`, joined by `&`, as the address has it. The start
    /// script reads the theme from it.
    pub fn store(&self) -> String {
        let Self {
            language,
            theme,
            size,
            face,
            leading,
            measure,
            keys,
            marks,
            shown: _,
            context,
            quotes,
            ruby: _,
            numerals,
        } = self;
        let ruby = self.ruby_name();
        let shown = SHOWN.get(self.shown_at()).map_or("", |(_, name)| name);
        format!(
            "language={}&theme={}&size={size}&face={}&leading={}&measure={measure}&keys={keys}&marks={}&shown={shown}&context={context}&quotes={quotes}&ruby={ruby}&numerals={numerals}",
            language.tag(),
            theme.name(),
            face.name(),
            leading.name(),
            marks.name(),
        )
    }

    /// Settings from storage; what is missing or not understood stays as in `self`.
    #[must_use]
    pub fn restore(&self, stored: &str) -> Self {
        let mut restored = self.clone();
        for (name, value) in stored.split('&').filter_map(|one| one.split_once('=')) {
            restored.take(name, value);
        }
        restored
    }

    /// Takes one setting as it was stored, if it is understood.
    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "language" => self.language = Language::of_tag(value)?,
            "theme" => self.theme = Theme::of_name(value)?,
            "size" => self.size = nearest(&SIZES, value.parse().ok()?),
            "face" => self.face = Face::of_name(value)?,
            "leading" => self.leading = Leading::of_name(value)?,
            "measure" => self.measure = nearest(&MEASURES, value.parse().ok()?),
            "keys" => self.keys = value.parse().ok()?,
            "marks" => self.marks = Marks::of_name(value)?,
            "context" => self.context = value.parse().ok()?,
            "quotes" => self.quotes = value.parse().ok()?,
            "numerals" => self.numerals = value.parse().ok()?,
            "ruby" => self.ruby = RUBIES.iter().find(|(_, name)| *name == value)?.0,
            "shown" => self.shown = SHOWN.iter().find(|(_, name)| *name == value)?.0,
            _ => {}
        }
        Some(())
    }
}

impl Reducible for Settings {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let next = self.after(change);
        if next == *self { self } else { Rc::new(next) }
    }
}

fn nearest<T: Copy + Into<i64>>(steps: &[T], wanted: T) -> T {
    let wanted_number: i64 = wanted.into();
    let distance = |step: &&T| {
        let step: i64 = (**step).into();
        (step - wanted_number).abs()
    };
    steps.iter().min_by_key(distance).copied().unwrap_or(wanted)
}

fn following<T: Copy + PartialEq>(all: &[T], now: T) -> T {
    let mut after = all
        .iter()
        .cycle()
        .skip_while(|choice| **choice != now)
        .skip(1);
    after.next().copied().unwrap_or(now)
}

#[cfg(test)]
mod tests;
