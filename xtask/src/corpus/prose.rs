//! Paragraphs that read like articles to a program: words as common as they are, subjects that
//! come back, dates and figures inside sentences. To a person they say nothing.

use hanzi::Script;

use super::chance::Chance;
use super::subject::{Subject, civil};
use super::words::Words;

/// Words that stay as they are in either script.
const LATIN: [&str; 10] = [
    "Unicode", "GB18030", "PDF", "OpenCC", "HTML5", "GDP", "TEI", "CD-ROM", "QQ", "ISBN",
];
const DONE: [&str; 8] = [
    "召开", "举办", "组织", "开展", "启动", "举行", "承办", "参加",
];
const EVENTS: [&str; 8] = [
    "会议",
    "讲座",
    "培训班",
    "座谈会",
    "展览",
    "研讨会",
    "调研活动",
    "比赛",
];
const MADE: [&str; 6] = ["完成", "整理", "收到", "发表", "印发", "受理"];
const MEASURES: [&str; 8] = ["篇", "件", "项", "人次", "万元", "个", "次", "册"];
const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A line of the reading matter.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) is_heading: bool,
    pub(super) text: String,
}

/// Somebody who writes about a subject in a script.
pub(super) struct Writer<'a> {
    pub(super) words: &'a Words,
    pub(super) subject: &'a Subject,
    pub(super) script: Script,
    pub(super) chance: Chance,
}

impl Writer<'_> {
    /// An article of 800 to 4,800 characters, 2,800 on the average.
    pub(super) fn article(&mut self) -> Vec<Paragraph> {
        let wanted = 800 + (0..4).map(|_| self.chance.below(1_001)).sum::<u64>();
        let has_headings = self.chance.thousandths(400);
        let (mut paragraphs, mut written) = (Vec::new(), 0);
        let mut headings = NUMERALS.iter();
        while written < wanted {
            if has_headings
                && paragraphs.len() % 4 == 1
                && let Some(numeral) = headings.next()
            {
                let text = format!("{numeral}、{}", self.clause(4));
                paragraphs.push(Paragraph {
                    is_heading: true,
                    text,
                });
            }
            let n_sentences = self.chance.between(2, 8);
            let text: String = (0..n_sentences).map(|_| self.sentence()).collect();
            written += text.chars().count() as u64;
            paragraphs.push(Paragraph {
                is_heading: false,
                text,
            });
        }
        paragraphs
    }

    /// A sentence with its stop.
    pub(super) fn sentence(&mut self) -> String {
        match self.chance.below(100) {
            0..10 => self.event(),
            10..17 => self.figure(),
            17..19 => {
                let years = self.chance.between(3, 30);
                let (year, _, _) = civil(self.subject.day);
                let founded = year - years;
                let body = self.body();
                let month = self.chance.between(1, 12);
                self.say(&format!("{body}成立于{founded}年{month}月。"))
            }
            19 => {
                let (body, nth) = (self.body(), self.chance.between(1, 12) * 5);
                let rest = self.clause(5);
                self.say(&format!("为庆祝{body}成立{nth}周年，")) + &rest + "。"
            }
            20..23 => format!("{}“{}”。", self.clause(4), self.clause(3)),
            23..25 => {
                let word = self.chance.of(&LATIN);
                format!("{}{word}{}。", self.clause(4), self.clause(4))
            }
            _ => self.plain(),
        }
    }

    /// A sentence of clauses.
    fn plain(&mut self) -> String {
        let n_clauses = self.chance.between(1, 5);
        let clauses: Vec<String> = (0..n_clauses)
            .map(|_| {
                let n_words = self.chance.between(4, 11);
                self.clause(n_words)
            })
            .collect();
        let end = match self.chance.below(40) {
            0 => "！",
            1 => "？",
            2..5 => "；",
            _ => "。",
        };
        clauses.join("，") + end
    }

    /// Words one after the other: many of the subject, some that like to follow the one before.
    fn clause(&mut self, n_words: u64) -> String {
        let (mut clause, mut last) = (String::new(), 0);
        for _ in 0..n_words {
            let kind = self.chance.below(100);
            last = match kind {
                0..25 => {
                    let topic = &self.subject.topic;
                    let near = self.chance.place(topic.len());
                    let nth = near.min(self.chance.place(topic.len()));
                    topic.get(nth).copied().unwrap_or(last)
                }
                25..55 => {
                    let nth = self.chance.below(6).min(self.chance.below(6));
                    self.words.sample(&mut Chance::new(1, last as u64, nth))
                }
                _ => self.words.sample(&mut self.chance),
            };
            clause.push_str(self.words.text(last, self.script));
        }
        clause
    }

    /// Something that was done on a day.
    fn event(&mut self) -> String {
        let (year, month, date) = civil(self.subject.day - self.chance.below(1_500));
        let when = match self.chance.below(4) {
            0 => format!("{year}年{month}月"),
            1 => format!("{month}月{date}日"),
            _ => format!("{year}年{month}月{date}日"),
        };
        let (done, event) = (self.chance.of(&DONE), self.chance.of(&EVENTS));
        let (body, n_people) = (self.body(), self.chance.between(12, 480));
        let opened = self.say(&format!("{when}，{body}{done}"));
        let about = self.clause(2);
        opened + &about + &self.say(&format!("{event}，到场的有{n_people}人。"))
    }

    /// How much of something there was.
    fn figure(&mut self) -> String {
        let (made, measure) = (self.chance.of(&MADE), self.chance.of(&MEASURES));
        let count = self.chance.between(2, 90).pow(2);
        let about = self.clause(2);
        format!(
            "{}，{}{about}{}",
            self.clause(5),
            self.say(&format!("全年共{made}")),
            self.say(&format!("{count}{measure}。"))
        )
    }

    /// The body that issued the page, in Simplified.
    fn body(&self) -> String {
        format!("{}{}", self.subject.region, self.subject.body)
    }

    fn say(&self, text: &str) -> String {
        self.words.say(text, self.script)
    }
}
