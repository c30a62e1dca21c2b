//! The texts of the figures. Only the engine's program has them, which draws them.

use bundle::{Approximation, FigureKind};
use collection::timeline::Reach;

use super::Language;

/// Texts of the figures.
#[derive(Debug)]
pub struct Figures {
    /// Their name.
    pub title: &'static str,
    /// How many have this measure word, and how many of them are drawn.
    pub extent: fn(&str, u32, u32) -> String,
    /// The measure words.
    pub units: &'static str,
    /// Shows all measure words, or the most frequent ones.
    pub all_units: [&'static str; 2],
    /// The drawing.
    pub plot: &'static str,
    /// None of the figures has a day.
    pub no_plot: &'static str,
    /// How the numbers stand beside it: in even steps, by factors of ten.
    pub steps: [&'static str; 2],
    /// What each shape means: a day, a time, the publish date, more, less, about, a range, several.
    pub key: [&'static str; 8],
    /// The text does not say of which time.
    pub by_publish: &'static str,
    /// The same with the publish date.
    pub published: fn(&str) -> String,
    /// So many figures under one mark.
    pub together: fn(u32) -> String,
    /// So many others under the mark of one.
    pub beside: fn(u32) -> String,
    /// The figure that is looked at.
    pub chosen: &'static str,
    /// What can be done here, and what is not done.
    pub hint: [&'static str; 2],
    /// The table.
    pub table: &'static str,
    /// Its columns.
    pub columns: [&'static str; 3],
    /// Which rows are shown, of how many.
    pub rows: fn(u32, u32, u32) -> String,
    /// An article without a title.
    pub untitled: &'static str,
    /// What kind of figure.
    pub kind: fn(FigureKind) -> &'static str,
    /// What makes it less than exact.
    pub approximation: fn(Approximation) -> &'static str,
    /// There are none in this archive.
    pub none: [&'static str; 2],
    /// Nothing passes the filter, or has this measure word.
    pub nothing: &'static str,
    /// A number of thousandths.
    pub number: fn(i64) -> String,
}

impl Figures {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }

    /// How far a number may be off, in words; nothing for one that is exact.
    pub const fn reach(&self, reach: Reach) -> &'static str {
        let [_, _, _, up, down, around, until, _] = self.key;
        match reach {
            Reach::Exact => "",
            Reach::Up => up,
            Reach::Down => down,
            Reach::Around => around,
            Reach::Until(_) => until,
        }
    }
}

static ZH_HANS: Figures = Figures {
    title: "文中的数字",
    extent: |unit, total, drawn| format!("“{unit}”{total} 个数，画出 {drawn} 个"),
    units: "量词",
    all_units: ["全部量词", "常见量词"],
    plot: "图：横是时间，竖是大小。方向键逐个走",
    no_plot: "这些数没有时间，或只是名次和目标，都在下面的表里。",
    steps: ["竖轴从零起，等距", "竖轴每一格是十倍"],
    key: [
        "到日",
        "一段时间，多宽画多宽",
        "文中没说时间，画在发布日期",
        "不止这个数（余、多、以上）",
        "不到这个数（近、以内）",
        "上下都可能（约、左右）",
        "从几到几",
        "几个数在一处",
    ],
    by_publish: "文中没说时间，按发布日期",
    published: |date| format!("发布 {date}"),
    together: |n| format!("这里有 {n} 个数"),
    beside: |n| format!("同一处还有 {n} 个数，说的是别的事"),
    chosen: "看的这个数",
    hint: [
        "点一个点或表里一行，看它出自哪一句。",
        "各篇说各篇的数，从不相加。名次和目标不画，只在表里。",
    ],
    table: "这个量词的全部数字",
    columns: ["时间", "数字", "原文"],
    rows: |first, last, total| format!("第 {first}—{last} 个，共 {total} 个"),
    untitled: "无题",
    kind: |kind| match kind {
        FigureKind::Count => "计数",
        FigureKind::Amount => "数量",
        FigureKind::Ratio => "比例",
        FigureKind::Rank => "名次",
        FigureKind::Target => "目标",
    },
    approximation: |approximation| match approximation {
        Approximation::MoreThan => "不止",
        Approximation::AtLeast => "至少",
        Approximation::AtMost => "至多",
        Approximation::Nearly => "将近",
        Approximation::About => "大约",
        Approximation::AsManyAs => "多达",
    },
    none: ["没有读出数字", "这份存档的文章里没有找到带量词的数字。"],
    nothing: "没有一个数符合。",
    number: |thousandths| myriads(thousandths, ["万", "亿", "万亿"]),
};

static ZH_HANT: Figures = Figures {
    title: "文中的數字",
    extent: |unit, total, drawn| format!("「{unit}」{total} 個數，畫出 {drawn} 個"),
    units: "量詞",
    all_units: ["全部量詞", "常見量詞"],
    plot: "圖：橫是時間，直是大小。方向鍵逐個走",
    no_plot: "這些數沒有時間，或只是名次和目標，都在下面的表裡。",
    steps: ["縱軸從零起，等距", "縱軸每一格是十倍"],
    key: [
        "到日",
        "一段時間，多寬畫多寬",
        "文中沒說時間，畫在發布日期",
        "不止這個數（餘、多、以上）",
        "不到這個數（近、以內）",
        "上下都可能（約、左右）",
        "從幾到幾",
        "幾個數在一處",
    ],
    by_publish: "文中沒說時間，按發布日期",
    published: |date| format!("發布 {date}"),
    together: |n| format!("這裡有 {n} 個數"),
    beside: |n| format!("同一處還有 {n} 個數，說的是別的事"),
    chosen: "看的這個數",
    hint: [
        "點一個點或表裡一列，看它出自哪一句。",
        "各篇說各篇的數，從不相加。名次和目標不畫，只在表裡。",
    ],
    table: "這個量詞的全部數字",
    columns: ["時間", "數字", "原文"],
    rows: |first, last, total| format!("第 {first}—{last} 個，共 {total} 個"),
    untitled: "無題",
    kind: |kind| match kind {
        FigureKind::Count => "計數",
        FigureKind::Amount => "數量",
        FigureKind::Ratio => "比例",
        FigureKind::Rank => "名次",
        FigureKind::Target => "目標",
    },
    approximation: |approximation| match approximation {
        Approximation::MoreThan => "不止",
        Approximation::AtLeast => "至少",
        Approximation::AtMost => "至多",
        Approximation::Nearly => "將近",
        Approximation::About => "大約",
        Approximation::AsManyAs => "多達",
    },
    none: ["沒有讀出數字", "這份存檔的文章裡沒有找到帶量詞的數字。"],
    nothing: "沒有一個數符合。",
    number: |thousandths| myriads(thousandths, ["萬", "億", "兆"]),
};

static EN: Figures = Figures {
    title: "Figures in the texts",
    extent: |unit, total, drawn| {
        let plural = if total == 1 { "figure" } else { "figures" };
        format!("{total} {plural} with {unit}, {drawn} drawn")
    },
    units: "Measure words",
    all_units: ["All measure words", "Frequent ones"],
    plot: "Chart: time from left to right, numbers upwards. Arrow keys go from one to the next",
    no_plot: "These figures have no time, or are ranks and targets. They are in the table.",
    steps: [
        "Numbers start from zero",
        "Each step up is ten times as much",
    ],
    key: [
        "To the day",
        "A time, as wide as it is",
        "No time given: at the publish date",
        "More than this (余, 多, 以上)",
        "Less than this (近, 以内)",
        "More or less (约, 左右)",
        "From one number to another",
        "Several figures at one place",
    ],
    by_publish: "no time given, at the publish date",
    published: |date| format!("Published {date}"),
    together: |n| format!("{n} figures here"),
    beside: |n| {
        let plural = if n == 1 { "figure" } else { "figures" };
        format!("{n} other {plural} at the same place, of other things")
    },
    chosen: "The figure looked at",
    hint: [
        "Choose a dot, or a row of the table, to see its sentence.",
        "Each text counts its own things, so figures are never added up. Ranks and targets are only in the table.",
    ],
    table: "All figures with this measure word",
    columns: ["Time", "Figure", "Text"],
    rows: |first, last, total| format!("{first} to {last} of {total}"),
    untitled: "Untitled",
    kind: |kind| match kind {
        FigureKind::Count => "Count",
        FigureKind::Amount => "Amount",
        FigureKind::Ratio => "Share",
        FigureKind::Rank => "Rank",
        FigureKind::Target => "Target",
    },
    approximation: |approximation| match approximation {
        Approximation::MoreThan => "more than",
        Approximation::AtLeast => "at least",
        Approximation::AtMost => "at most",
        Approximation::Nearly => "nearly",
        Approximation::About => "about",
        Approximation::AsManyAs => "as many as",
    },
    none: [
        "No figures were read",
        "No number with a measure word was found in the articles of this archive.",
    ],
    nothing: "No figure passes.",
    number: |thousandths| {
        let (whole, part) = parts(thousandths);
        match whole {
            1_000_000_000.. if whole % 1_000_000_000 == 0 => grouped(whole / 1_000_000_000) + "B",
            1_000_000.. if whole % 1_000_000 == 0 => grouped(whole / 1_000_000) + "M",
            _ => grouped(whole) + &part,
        }
    },
};

/// A whole number of thousandths, and its decimals with the point.
fn parts(thousandths: i64) -> (u64, String) {
    let whole = thousandths.unsigned_abs() / 1000;
    let rest = format!("{:03}", thousandths.unsigned_abs() % 1000);
    let rest = rest.trim_end_matches('0');
    let part = if rest.is_empty() {
        String::new()
    } else {
        format!(".{rest}")
    };
    (whole, part)
}

/// A number in ten thousands, and in ten thousands of those.
fn myriads(thousandths: i64, names: [&str; 3]) -> String {
    let (whole, part) = parts(thousandths);
    let powers = [10_000, 100_000_000, 1_000_000_000_000]
        .into_iter()
        .zip(names);
    let mut fits = powers.filter(|(power, _)| whole >= *power && whole % power == 0);
    match fits.next_back() {
        Some((power, name)) => grouped(whole / power) + name,
        None => grouped(whole) + &part,
    }
}

fn grouped(number: u64) -> String {
    match u32::try_from(number) {
        Ok(number) => crate::view::number::grouped(number),
        Err(_) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_counts() {
        let number = |language, thousandths| (Figures::of(language).number)(thousandths);
        assert_eq!(number(Language::ZhHans, 100_000_000), "10万");
        assert_eq!(number(Language::ZhHans, 500_000_000_000), "5亿");
        assert_eq!(number(Language::ZhHant, 12_345_000), "12,345");
        assert_eq!(number(Language::ZhHans, 200), "0.2");
        assert_eq!(number(Language::En, 20_000_000_000), "20M");
        assert_eq!(number(Language::En, 10_000_000), "10,000");
        assert_eq!(number(Language::En, 0), "0");
    }
}
