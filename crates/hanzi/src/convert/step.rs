//! What made a stretch of a target what it is.

/// An entry of a dictionary that a conversion used, shown by [`super::Converter::entry`]; or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(u32);

impl Step {
    /// Bits of the entry; above them stands the number of the dictionary.
    const ENTRY: u32 = 24;
    /// The number that stands for the entry of one character in a stage, which is looked up when it
    /// is asked for. The entry then holds the code, and above its bits the number of the stage.
    const CHARACTER: u8 = u8::MAX;
    /// The number that stands for a rule or a choice, the entry being its number there.
    const RULE: u8 = u8::MAX - 1;
    /// The number that stands for a usage, the entry being its number.
    const USAGE: u8 = u8::MAX - 2;
    /// Bits of a code.
    const CODE: u32 = 21;

    /// An entry of the dictionary of a number.
    pub(crate) const fn new(dictionary: u8, entry: u32) -> Self {
        Self((dictionary as u32) << Self::ENTRY | entry)
    }

    /// The entry of one character in the stage of a number, below 8.
    pub(crate) const fn of_character(stage: u8, code: u32) -> Self {
        Self::new(Self::CHARACTER, (stage as u32) << Self::CODE | code)
    }

    /// A rule or a choice.
    pub(super) fn of_rule(number: usize) -> Self {
        let most = (1 << Self::ENTRY) - 1;
        Self::new(Self::RULE, u32::try_from(number).unwrap_or(most).min(most))
    }

    /// A usage.
    pub(super) const fn of_usage(number: u32) -> Self {
        Self::new(Self::USAGE, number & ((1 << Self::ENTRY) - 1))
    }

    /// The number of the usage, when this is one.
    pub(super) fn usage(self) -> Option<u32> {
        (self.dictionary() == Self::USAGE).then_some(self.entry())
    }

    /// The number of the rule or of the choice, counted from 0 in the order they were given, when
    /// this is no entry of a dictionary.
    pub fn rule(self) -> Option<usize> {
        (self.dictionary() == Self::RULE).then_some(self.entry() as usize)
    }

    /// The stage and the code, when this is the entry of one character.
    pub(crate) fn character(self) -> Option<(u8, u32)> {
        let entry = self.entry();
        let stage = (entry >> Self::CODE).to_le_bytes()[0];
        let code = entry & ((1 << Self::CODE) - 1);
        (self.dictionary() == Self::CHARACTER).then_some((stage, code))
    }

    pub(crate) const fn dictionary(self) -> u8 {
        self.0.to_le_bytes()[3]
    }

    pub(crate) const fn entry(self) -> u32 {
        self.0 & ((1 << Self::ENTRY) - 1)
    }
}

/// An entry of a dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The OpenCC file it stands in, such as `STPhrases`; `usage` for a usage.
    pub source: &'a str,
    /// What it is for.
    pub key: String,
    /// What the key may become, the default first.
    pub candidates: Vec<&'a str>,
    /// For a usage what has to stand around the character, as written in the table.
    pub condition: Option<&'a str>,
}
