use super::*;
use bundle::Block;

/// The text of a page, and its blocks, one sign each with its text.
fn read(source: &str) -> (PageText, Vec<String>) {
    let page = extract(source).unwrap();
    let text = |span: bundle::Span| span.of(&page.text).unwrap().replace('\n', "/");
    let blocks = page
        .hints
        .blocks
        .as_ref()
        .unwrap()
        .iter()
        .map(|block| match block {
            Block::Heading { level, span, .. } => format!("h{level} {}", text(*span)),
            Block::Paragraph { span } => format!("p {}", text(*span)),
            Block::Quote { span } => format!("q {}", text(*span)),
            Block::List { ordered, items } => {
                let items: Vec<_> = items.iter().map(|item| text(*item)).collect();
                format!("{} {}", if *ordered { "ol" } else { "ul" }, items.join("|"))
            }
            Block::Table { rows } => {
                let row = |row: &Vec<bundle::Cell>| {
                    let cells = row.iter().map(|cell| {
                        format!("{}{}", text(cell.span), if cell.head { "!" } else { "" })
                    });
                    cells.collect::<Vec<_>>().join(",")
                };
                format!("t {}", rows.iter().map(row).collect::<Vec<_>>().join(";"))
            }
            Block::Figure { caption, .. } => format!("f {}", caption.map_or(String::new(), text)),
        });
    let blocks = blocks.collect();
    (page, blocks)
}

#[track_caller]
fn check(source: &str, wanted: &[&str]) {
    assert_eq!(read(source).1, wanted);
}

const LONG: &str =
    "馆里昨日整理了一批旧书，内容是汉字编码的历史，读者可以到阅览室查看，也可以预约。";

#[test]
fn blocks_of_every_kind_are_told_apart() {
    check(
        &format!(
            "<article><h2>来历</h2><p>{LONG}</p><ul><li>甲骨<li>金文</ul><ol><li>一<p>二</ol>\
             <blockquote><p>书是人的朋友。</p></blockquote></article>"
        ),
        &[
            "h2 来历",
            &format!("p {LONG}"),
            "ul 甲骨|金文",
            "ol 一/二",
            "q 书是人的朋友。",
        ],
    );
}

#[test]
fn a_line_break_parts_paragraphs_and_indents_go() {
    check(
        "<div id=zoom>　　第一段在这里。<br>&nbsp;&nbsp;第二段\n在这里。<br/><br/>third <b>para</b>\n graph</div>",
        &["p 第一段在这里。", "p 第二段在这里。", "p third para graph"],
    );
}

#[test]
fn tables_of_data_keep_their_cells_and_others_vanish() {
    check(
        "<div id=zoom><table><tr><th>年<th>册数</tr><tr><td>1980<td>6,763</tr></table></div>",
        &["t 年!,册数!;1980,6,763"],
    );
    let (page, _) = read("<div id=zoom><table><tr><td>a<td><td>b<tr><td>c</table></div>");
    assert_eq!(page.text, "a\t\tb\nc\n");
    check(
        &format!(
            "<table><tr><td>菜单<td><table><tr><td><p>{LONG}</p><p>{LONG}</p></table></table>"
        ),
        &[&format!("p {LONG}"), &format!("p {LONG}")],
    );
}

#[test]
fn pictures_leave_their_captions() {
    check(
        &format!(
            "<article><figure><img src=a.jpg alt=x><figcaption>馆员整理旧书</figcaption></figure>\
             <p>{LONG}</p><p><img src=b.jpg></p><p align=center>读者在阅览室</p>\
             <p><img alt='书架'></p><p>{LONG}</p><p><img alt='c.jpg'></p></article>"
        ),
        &[
            "f 馆员整理旧书",
            &format!("p {LONG}"),
            "f 读者在阅览室",
            "f 书架",
            &format!("p {LONG}"),
            "f ",
        ],
    );
}

#[test]
fn what_is_not_read_is_left_out() {
    let (page, _) = read(&format!(
        "<body><script>var a='<p>x</p>';</script><style>p{{}}</style><nav><a>菜单</a></nav>\
         <div class=article-content><p>{LONG}</p><p style='display: none'>藏</p><p hidden>藏</p>\
         <p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby></p></div>\
         <footer>版权所有</footer>"
    ));
    assert_eq!(page.text, format!("{LONG}\n漢字\n"));
}

#[test]
fn furniture_around_the_content_is_kept_in_the_shape_of_a_plain_page() {
    let (page, blocks) = read(&format!(
        "<title>旧书新读_文史网</title><div class=nav><a>首页</a><a>馆藏</a></div>\
         <div class=pos>當(dāng)前位置: <a>首页</a> &gt; <a>馆藏</a></div>\
         <div class=box><h1>旧书新读</h1><div><span>发布时间:2018-09-28</span><span>来源:文史馆</span>\
         </div><div id=zoom><p>{LONG}</p></div><div>责任编辑:张三</div></div>\
         <div class=list><a>别的文章</a>2018-01-01</div><p>地址：某路</p>"
    ));
    let lines: Vec<_> = page.text.lines().collect();
    assert_eq!(
        lines,
        [
            "當(dāng)前位置: 首页 > 馆藏",
            "旧书新读",
            "发布时间:2018-09-28 来源:文史馆",
            LONG,
            "责任编辑:张三"
        ]
    );
    assert_eq!(blocks, [format!("p {LONG}")]);
    assert_eq!(page.hints.title.unwrap().of(&page.text), Some("旧书新读"));
}

#[test]
fn a_breadcrumb_in_a_list_gets_its_separators() {
    let (page, _) = read(&format!(
        "<nav aria-label=breadcrumb><ol><li><a>首頁</a></li><li><a>館藏</a></li><li>舊書</li></ol>\
         </nav><article><p>{LONG}</p></article>"
    ));
    assert_eq!(page.text.lines().next(), Some("首頁 > 館藏 > 舊書"));
}

#[test]
fn a_lost_bracket_does_not_swallow_the_page() {
    check(
        &format!("<article><p>{LONG}獲得感?!?/p><p>{LONG}</p></article>"),
        &[&format!("p {LONG}獲得感?!?"), &format!("p {LONG}")],
    );
}

#[test]
fn broken_mark_up_still_reads() {
    check("<p>旧书<p>新书<div>完", &["p 旧书", "p 新书", "p 完"]);
    check("只有文字", &["p 只有文字"]);
    check("<html><body></body></html>", &[]);
    check("<pre>一行\n二行</pre>", &["p 一行", "p 二行"]);
}
