//! What the texts and keys of a page mean: the page about the archive, which the engine's program draws.

use super::Language;

/// Texts that explain.
#[derive(Debug)]
pub struct Help {
    /// The three layers of a text.
    pub layers: &'static str,
    /// As archived, repaired, converted, with what each is.
    pub layer_texts: &'static [(&'static str, &'static str)],
    /// How things are told.
    pub states: &'static str,
    /// Stated, inferred, missing, with what each means.
    pub state_texts: &'static [(&'static str, &'static str)],
    /// Keys.
    pub keys: &'static str,
    /// What each key does.
    pub key_texts: &'static [(&'static str, &'static str)],
    /// Privacy.
    pub privacy: &'static str,
    /// Nothing leaves the machine.
    pub privacy_text: &'static str,
}

impl Help {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }
}

static ZH_HANS: Help = Help {
    layers: "三层文本",
    layer_texts: &[
        ("存档", "网页存下来的样子，逐字节保留。"),
        (
            "修复",
            "存档加上一份修复清单；每一处都说明改了什么、为什么，也可以撤销。",
        ),
        (
            "转换",
            "需要时才从修复后的文本转成另一种字，从不存入数据包。",
        ),
    ],
    states: "三种说法",
    state_texts: &[
        ("所载", "原页写着的。"),
        ("推断", "按规则从原页推出来的，总是标明。"),
        ("未载明", "原页没有写。缺就是缺，不猜。"),
    ],
    keys: "快捷键",
    key_texts: &[
        ("Ctrl K", "命令：动作、文章、地点、日期"),
        ("/", "搜索；阅读时在篇内查找"),
        ("j k", "下一篇、上一篇；对照中下一句、上一句"),
        ("Enter", "打开所选文章；对照中说明一处标记"),
        ("+ − 0", "放大、缩小、还原字号"),
        ("[ ]", "阅读时上一篇、下一篇"),
        ("1 2 3 4", "单篇、对照、直排、校勘"),
        ("n p", "下一处、上一处：命中、标记或改动"),
        ("s y", "换标题和正文的用字、换注音"),
        ("o", "按住看另一种文字"),
        ("m r", "对照中换标记、换地区"),
        ("g l t f", "到书库、时间线、图表"),
        ("T", "换主题"),
        ("Esc", "关闭或返回"),
    ],
    privacy: "隐私",
    privacy_text: "没有服务器，没有统计，不向别处发出任何请求；打开的文件不离开本机。",
};

static ZH_HANT: Help = Help {
    layers: "三層文本",
    layer_texts: &[
        ("典藏", "網頁存下來的樣子，逐位元組保留。"),
        (
            "修復",
            "典藏文本加上一份修復清單；每一處都寫明改了什麼、為什麼，也能復原。",
        ),
        (
            "轉換",
            "需要時才由修復後的文本轉成另一種字，從不寫入資料包。",
        ),
    ],
    states: "三種說法",
    state_texts: &[
        ("所載", "原頁寫著的。"),
        ("推斷", "依規則由原頁推得，一律標明。"),
        ("未載明", "原頁沒有寫。缺就是缺，不猜。"),
    ],
    keys: "快速鍵",
    key_texts: &[
        ("Ctrl K", "指令：動作、文章、地點、日期"),
        ("/", "搜尋；閱讀時在篇內查找"),
        ("j k", "下一篇、上一篇；對照中下一句、上一句"),
        ("Enter", "開啟所選文章；對照中說明一處標記"),
        ("+ − 0", "放大、縮小、還原字號"),
        ("[ ]", "閱讀時上一篇、下一篇"),
        ("1 2 3 4", "單篇、對照、直排、校勘"),
        ("n p", "下一處、上一處：命中、標記或改動"),
        ("s y", "換標題和正文的用字、換注音"),
        ("o", "按住看另一種文字"),
        ("m r", "對照中換標記、換地區"),
        ("g l t f", "到書庫、時間線、圖表"),
        ("T", "換主題"),
        ("Esc", "關閉或返回"),
    ],
    privacy: "隱私",
    privacy_text: "沒有伺服器，沒有統計，不向別處發出任何請求；開啟的檔案不會離開這台機器。",
};

static EN: Help = Help {
    layers: "Three layers of text",
    layer_texts: &[
        ("As archived", "The page as it was saved, byte for byte."),
        (
            "Repaired",
            "The archived text with a list of repairs; each says what was changed and why, and can be undone.",
        ),
        (
            "Converted",
            "Made from the repaired text when asked for, and never stored in the bundle.",
        ),
    ],
    states: "Three ways to know",
    state_texts: &[
        ("Stated", "The page says so."),
        (
            "Inferred",
            "It follows by a rule from what the page says, and is always marked.",
        ),
        (
            "Not stated",
            "The page does not say. Missing is shown as missing.",
        ),
    ],
    keys: "Keys",
    key_texts: &[
        ("Ctrl K", "Commands: actions, articles, places, dates"),
        ("/", "Search; in an article, find in it"),
        (
            "j k",
            "Next and previous article; in the parallel view, sentence",
        ),
        (
            "Enter",
            "Open the selected article; in the parallel view, explain a mark",
        ),
        ("+ − 0", "Larger, smaller, usual type"),
        ("[ ]", "Previous and next article while reading"),
        ("1 2 3 4", "Single, parallel, vertical, collation"),
        ("n p", "Next and previous hit, mark or change"),
        ("s y", "Another writing for titles and texts, pronunciation"),
        ("o", "Hold to see the other script"),
        ("m r", "In the parallel view, other marks, another region"),
        ("g l t f", "To the library, the timeline, the figures"),
        ("T", "Another theme"),
        ("Esc", "Close or go back"),
    ],
    privacy: "Privacy",
    privacy_text: "No server, no statistics, no request to any other host; a file you open never leaves this machine.",
};
