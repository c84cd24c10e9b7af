//! The lines of 主送机关, 抄送机关 and titles in every fixture: none parts the name of a body.

use hongtou::notice::{self, Annex, Notice};

use crate::measure::{self, Line, Page};
use crate::page;
use crate::program;

/// All of them that take more than a line, as they stand.
const LINES: &[(&str, &str)] = &[
    ("2024", "各镇人民政府，各街道办事处，开发区管委会， | 区政府有关部门，有关单位"),
    ("2024", "区委办公室，区人大办公室，区政协办公室，区人武部， | 区法院，区检察院"),
    ("2024", "淄川区人民政府办公室 | 关于2024年为全区妇女儿童办好十件实事的 | 通知"),
    ("2024", "2024年为全区妇女儿童办实事 | 工作进展情况报表"),
    ("2026", "各镇人民政府，各街道办事处，开发区管委会， | 区政府有关部门，有关单位"),
    ("2026", "区委办公室，区人大办公室，区政协办公室，区人武部， | 区法院，区检察院"),
    ("2026", "淄川区人民政府办公室 | 关于2026年为全区妇女儿童办好十件实事的 | 通知"),
    ("2026", "2026年为全区妇女儿童办实事 | 工作进展情况报表"),
    ("even-colophon", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    (
        "figures",
        "各镇人民政府，示例高新区管委会，各街道办事处， | 2025年度60余个牵头责任单位，区属24所中小学校",
    ),
    (
        "figures",
        "区委各部门，区人大常委会办公室，区政协办公室，区法院， | 区检察院，2025年12项民生实事60余个工作专班办公室， | \
         驻区第86集团军某部，区第12届人大代表联络站",
    ),
    ("figures", "示例区人民政府办公室 | 关于2025年民生实事任务分解的通知"),
    ("five-attachments", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    (
        "five-attachments",
        "关于进一步规范民生实事项目申报评审立项 | 实施验收全过程管理工作的若干具体措施",
    ),
    ("forty-tasks", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("gb33476", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("joint-sealed", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("joint-unsealed", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("late-seal", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("letter", "示例市甲区人民政府办公室 | 关于征求2024年妇女儿童实事项目意见的函"),
    ("levels", "示例区人民政府办公室 | 关于2025年办好为民服务实事的通知"),
    ("long-title", "示例区人民政府办公室 | 关于做好全区妇女儿童 | 民生实事办理工作的通知"),
    (
        "many-recipients",
        "示例第一镇人民政府，示例第二镇人民政府， | 示例第三镇人民政府，示例第四镇人民政府， | \
         示例第五镇人民政府，示例第六镇人民政府， | 示例第七镇人民政府，示例第八镇人民政府， | \
         示例第九镇人民政府，示例第十镇人民政府， | 示例第一街道办事处，示例第二街道办事处， | \
         示例第三街道办事处，示例第四街道办事处， | 示例第五街道办事处，示例第六街道办事处， | \
         示例第七街道办事处，示例第八街道办事处， | \
         示例第九街道办事处，示例第十街道办事处，区示例一局， | \
         区示例二局，区示例三局，区示例四局，区示例五局， | \
         区示例六局，区示例七局，区示例八局，区示例九局， | 区示例十局",
    ),
    ("many-recipients", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("monthly", "示例县人民政府办公室 | 关于2026年重点民生实事按月调度的通知"),
    ("one-task", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("preprinted", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
    ("secret-joint-upward", "关于报送2024年妇女儿童实事项目 | 安排的请示"),
    ("sections", "示例区人民政府办公室 | 关于印发2025年民生重点任务分工的通知"),
    ("upward", "示例区妇女联合会 | 关于申请2025年妇女儿童 | 实事项目补助资金的请示"),
    ("upward", "示例区2025年妇女儿童实事项目 | 补助资金申请明细表和绩效目标申报说明"),
    ("wide-table", "示例区人民政府办公室 | 关于2025年办好民生实事的通知"),
];

/// The names of bodies in them, the registered ones too; those between two marks come by themselves.
const NAMES: &[&str] = &[
    "淄川区人民政府办公室",
    "示例区人民政府办公室",
    "示例市甲区人民政府办公室",
    "示例区妇女联合会",
];

/// Stands where a line ends.
const END: &str = " | ";

fn described(fixture: &str) -> Notice {
    let bytes = std::fs::read(program::fixture_folder(fixture).join("notice.yaml")).unwrap();
    notice::read("notice.yaml", &bytes).notice.expect("a notice")
}

/// 主送机关 and 抄送机关.
fn lists(notice: &Notice) -> Vec<String> {
    let lists = notice.recipients.iter().chain(&notice.copies);
    lists.map(|list| list.value.clone()).collect()
}

fn titles(notice: &Notice) -> Vec<String> {
    let form = notice.attachment.iter().map(|form| form.title.plain());
    let own = notice.annexes.iter().filter_map(|annex| match annex {
        Annex::Own(own) => Some(own.title.plain()),
        Annex::Form => None,
    });
    std::iter::once(notice.title.plain()).chain(form).chain(own).collect()
}

/// `text` with a mark wherever a line of `pages` ends in it; nothing where it does not stand there
/// in type of so many points.
fn set(text: &str, points: &[f64], pages: &[Page]) -> Option<String> {
    let length = text.chars().count();
    let is_set = |line: &Line| points.iter().any(|size| page::is_size(line, *size));
    let lines = pages.iter().flat_map(|page| page::as_read(page).lines()).filter(is_set);
    let said = lines.map(|line| line.text()).collect::<Vec<_>>().join("\n");
    let begins = |at: &usize| {
        let without_ends = said[*at..].chars().filter(|one| *one != '\n');
        !said[*at..].starts_with('\n') && without_ends.take(length).eq(text.chars())
    };
    let at = said.char_indices().map(|(at, _)| at).find(begins)?;
    let mut left = length;
    let all = |one: &char| {
        left -= usize::from(*one != '\n');
        left > 0
    };
    let but_last: String = said[at..].chars().take_while(all).collect();
    let last = text.chars().last()?;
    Some(format!("{but_last}{last}").replace('\n', END))
}

#[test]
fn no_line_of_recipients_copies_and_titles_parts_a_name() {
    let mut found = Vec::new();
    for fixture in program::fixtures() {
        let (notice, pages) =
            (described(&fixture), measure::pages(&program::fixture(&fixture).pdf));
        for list in lists(&notice) {
            let set = set(&list, &[14.0, 16.0], &pages).expect(&list);
            for name in list.split(['，', '、']) {
                assert!(set.contains(name), "{fixture}: {set}");
            }
            found.push((fixture.clone(), set));
        }
        let units: Vec<&str> = notice.units.units.iter().map(|unit| &*unit.name.value).collect();
        for title in titles(&notice) {
            let Some(set) = set(&title, &[22.0], &pages) else {
                assert_eq!(fixture, "order", "{title}");
                continue;
            };
            for name in NAMES.iter().chain(&units).filter(|name| title.contains(**name)) {
                assert!(set.contains(*name), "{fixture}: {set}");
            }
            found.push((fixture.clone(), set));
        }
    }
    let several = found.iter().filter(|(_, set)| set.contains(END));
    let several: Vec<(&str, &str)> = several.map(|(name, set)| (&**name, &**set)).collect();
    assert_eq!(several, LINES);
}
