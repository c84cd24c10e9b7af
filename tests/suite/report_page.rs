//! `report --html`: one page that asks for nothing, says the numbers of the workbook, leads from each to its cell, and
//! lets no text from outside be more than a text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use hongtou::cell::CellRef;
use hongtou::diag::{Diagnostic, Problem, Sorting};
use hongtou::intake::{self, Workbook};
use hongtou::origin::BookOrigin;
use hongtou::page::{self, Readers};
use hongtou::report::{
    DoubtfulTexts, OwnAnswer, Report, Revised, Revision, StampedStatus, Told, Uncounted,
};
use roxmltree::{Document, Node};

use crate::{quarter, report_xlsx};

/// What was written of the second quarter of the generated year.
struct Written {
    page: String,
    public: String,
    book: Workbook,
}

fn second() -> &'static Written {
    static SECOND: OnceLock<Written> = OnceLock::new();
    SECOND.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        quarter::lay_out(folder.path());
        let page = written(folder.path(), &["--html"]);
        assert_eq!(page, written(folder.path(), &["--html", "--jobs", "1"]), "the same bytes");
        let public = written(folder.path(), &["--html", "--for-publication"]);
        let book = std::fs::read(folder.path().join("out/report/2024Q2/汇总-2024Q2.xlsx")).unwrap();
        Written { page, public, book: intake::open(&"汇总.xlsx".into(), &book).unwrap() }
    })
}

fn written(folder: &Path, more: &[&str]) -> String {
    let more = [&["--only", "xlsx"], more].concat();
    let (out, output) = quarter::report(folder, "2024Q2", &more);
    let said = String::from_utf8(output.stdout).unwrap();
    let name = match more.contains(&"--for-publication") {
        true => "汇总-2024Q2-公布.html",
        false => "汇总-2024Q2.html",
    };
    assert!(said.contains(name), "{said}");
    std::fs::read_to_string(out.join(name)).unwrap()
}

/// The page as the tree of its elements: it is well-formed XML behind its first line.
fn tree(page: &str) -> Document<'_> {
    let rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a page");
    Document::parse(rest).unwrap()
}

fn classed<'a, 'i>(node: Node<'a, 'i>, class: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    let has = move |one: &Node<'_, '_>| {
        one.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
    };
    node.descendants().filter(has)
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|one| one.text()).collect()
}

/// What stands beside each `<dt>`.
fn named(node: Node<'_, '_>) -> BTreeMap<String, String> {
    let heads = node.descendants().filter(|one| one.has_tag_name("dt"));
    let beside = heads.filter_map(|one| Some((text(one), text(one.next_sibling_element()?))));
    beside.collect()
}

/// The rows of a sheet below its heads, which stand in the row `heads`.
fn rows(sheet: &str, heads: u32) -> Vec<BTreeMap<String, String>> {
    let sheet = second().book.sheet(sheet).unwrap();
    let text = |row: u32, column: u16| {
        sheet
            .cells
            .get(&CellRef::new(row, column))
            .map_or(String::new(), |one| one.text.to_string())
    };
    let last = sheet.cells.keys().map(|at| at.row).max().unwrap();
    let row = |row| (0..14).map(|column| (text(heads, column), text(row, column))).collect();
    let rows: Vec<BTreeMap<String, String>> = (heads + 1..=last).map(row).collect();
    rows.into_iter().filter(|row| !row[&text(heads, 0)].is_empty()).collect()
}

/// The number that a text says, whatever words stand about it.
fn number(text: &str) -> Option<f64> {
    let digits: String =
        text.chars().filter(|one| one.is_ascii_digit() || ".-".contains(*one)).collect();
    digits.parse().ok()
}

fn assert_same(what: &str, one: &str, other: &str) {
    let is_same = match (number(one), number(other)) {
        (Some(one), Some(other)) => (one - other).abs() < 0.051,
        (one, other) => one == other,
    };
    assert!(is_same, "{what}: {one} and {other}");
}

#[test]
fn every_target_has_the_numbers_of_the_workbook() {
    let page = tree(&second().page);
    let targets: Vec<Node<'_, '_>> = classed(page.root(), "target").collect();
    let mut rows = rows("指标进度", 3);
    rows.retain(|row| !row["状态"].is_empty());
    assert!(rows.len() > 5 && rows.len() == targets.len(), "{} {}", rows.len(), targets.len());
    for (row, target) in rows.iter().zip(&targets) {
        let (named, name) = (named(*target), &row["指标"]);
        for (column, own) in [
            ("目标数", "目标数"),
            ("上季累计", "上季度累计"),
            ("本季完成", "本季完成"),
            ("完成比例", "完成比例"),
            ("时间进度", "时间进度"),
            ("相差（百分点）", "相差（百分点）"),
        ] {
            assert_same(&format!("{name} {column}"), &row[column], &named[own]);
        }
        let head = text(target.descendants().find(|one| one.has_tag_name("h4")).unwrap());
        assert_eq!(head, format!("{name} {}", row["状态"]));
        match number(&named["累计完成"]) {
            Some(_) => assert_same(name, &row["累计完成"], &named["累计完成"]),
            // Where no sum is known the workbook has what was written, line by line.
            None => {
                let shares = text(*target);
                let told = row["累计完成"].lines().filter(|line| *line != "—");
                told.for_each(|line| assert!(shares.contains(line), "{name}: {line}"));
            }
        }
    }
}

#[test]
fn every_unit_has_what_the_workbook_says() {
    let page = tree(&second().page);
    let units: Vec<Node<'_, '_>> = classed(page.root(), "unit").collect();
    let rows = rows("报送情况", 3);
    assert_eq!((rows.len(), units.len()), (quarter::UNITS, quarter::UNITS));
    for (row, unit) in rows.iter().zip(units) {
        let name = text(unit.descendants().find(|one| one.has_tag_name("h3")).unwrap());
        assert_eq!(name, row["单位"]);
        let periods: Vec<String> =
            unit.descendants().filter(|one| one.has_tag_name("li")).map(text).collect();
        assert_eq!(periods.len(), 2, "{periods:?}");
        assert!(periods[0].starts_with("第一季度 "), "{periods:?}");
        assert_eq!(periods[1], format!("第二季度 {}", row["状态"]));
        let named = named(unit);
        let said = |name: &str| named.get(name).map_or("", String::as_str);
        for column in ["盖章件", "填报日期", "填报人", "联系电话", "文件"] {
            assert_eq!(said(column), row[column].replace('\n', "、"), "{name} {column}");
        }
        assert!(said("电子版").starts_with(&row["电子版"]));
        if row["版本数"].parse::<usize>().unwrap() > 1 {
            assert!(said("电子版").contains(&format!("收到 {} 份", row["版本数"])));
        }
    }
}

/// Each number that a unit told leads to its file and cell.
#[test]
fn figures_lead_to_their_cells() {
    let page = tree(&second().page);
    let sources: BTreeMap<&str, String> = classed(page.root(), "sources")
        .flat_map(|list| list.children())
        .filter_map(|one| Some((one.attribute("id")?, text(one))))
        .collect();
    let detail = rows("明细", 0);
    let mut led = 0;
    for row in detail.iter().filter(|row| !row["数值"].is_empty()) {
        let place = format!("{}　{} {}", row["文件"], row["工作表"], row["单元格"]);
        let (id, _) = sources.iter().find(|(_, said)| **said == place).expect(&place);
        let links =
            page.descendants().filter(|one| one.attribute("href") == Some(&format!("#{id}")));
        let numbers: Vec<Option<f64>> = links.map(|one| number(&text(one))).collect();
        assert!(numbers.contains(&number(&row["数值"])), "{place}: {numbers:?}");
        led += 1;
    }
    assert!(led > 5, "{led}");
}

#[test]
fn a_page_asks_for_nothing_and_its_anchors_are_there() {
    let Written { page, public, .. } = second();
    for page in [page, public] {
        assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("url("));
        let tree = tree(page);
        let ids: Vec<&str> = tree.descendants().filter_map(|one| one.attribute("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an id is there twice");
        for node in tree.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(
                !["script", "img", "link", "iframe", "object", "form"].contains(&name),
                "{name}"
            );
            for attribute in node.attributes() {
                let (attribute, value) = (attribute.name(), attribute.value());
                assert!(!attribute.starts_with("on") && attribute != "src" && attribute != "style");
                if attribute == "href" {
                    assert!(unique.contains(value.strip_prefix('#').unwrap()), "{value}");
                }
            }
        }
    }
}

/// Everybody is told neither who filled a form in nor what files there are.
#[test]
fn what_stays_in_the_office_is_not_published() {
    let Written { page, public, .. } = second();
    let mut kept = 0;
    for row in rows("报送情况", 3) {
        for column in ["填报人", "联系电话", "文件"] {
            let said: Vec<&str> = row[column].split('、').filter(|one| !one.is_empty()).collect();
            for text in said {
                assert!(page.contains(text) && !public.contains(text), "{column} {text}");
                kept += 1;
            }
        }
    }
    assert!(kept > 20, "{kept}");
    assert!(!public.contains(".xlsx") && !public.contains("出处") && !public.contains("问题清单"));
    let [page, public] = [page, public].map(|one| tree(one));
    let numbers = |page: &Document<'_>| -> Vec<BTreeMap<String, String>> {
        classed(page.root(), "target").map(named).collect()
    };
    assert_eq!(numbers(&page), numbers(&public));
}

/// Whatever units and the notice write is a text.
#[test]
fn texts_from_outside_are_no_markup() {
    let report = report_xlsx::report();
    let page = page::write(&report, &[], Readers::Office).unwrap();
    assert!(!page.contains("http://") && !page.contains("<b>") && !page.contains("<rPr>"));
    let tree = tree(&page);
    let all = text(tree.root());
    for task in &report.tasks {
        assert!(all.contains(&task.name), "{}", task.name);
        for part in &task.parts {
            let answer = part.answer.as_ref().map_or("", |told| &*told.text);
            assert!(all.contains(&answer.replace('\t', " ")), "{answer}");
        }
    }
    let mut turned = report;
    turned.title = "甲\u{202E}乙\u{0}\u{1B}]0;丙".into();
    let page = page::write(&turned, &[], Readers::Office).unwrap();
    assert!(page.contains("甲乙]0;丙") && !page.contains('\u{1B}'));
}

/// What no public page has.
const PLANTED: [&str; 15] = [
    "甲戊人",
    "7654321",
    "13800001111）",
    "甲己日",
    "甲庚文件",
    "甲辛文件",
    "乙乙某",
    "乙丁文字",
    "乙戊",
    "乙己",
    "乙庚",
    "乙辛裁定",
    "乙壬原来",
    "乙癸现在",
    "丙乙",
];

/// Whatever names a person, a telephone or a file is left out, wherever it stands.
#[test]
fn what_is_planted_everywhere_is_published_nowhere() {
    let mut report = report_xlsx::report();
    plant_in_returns(&mut report);
    plant_beside(&mut report);
    let [office, public] = [Readers::Office, Readers::Public]
        .map(|readers| page::write(&report, &[], readers).unwrap());
    for text in PLANTED {
        assert!(!public.contains(text), "{text}");
    }
    for text in ["甲戊人", "7654321", "甲庚文件", "乙乙某", "乙庚", "丙乙", "乙癸现在"]
    {
        assert!(office.contains(text), "{text}");
    }
    for text in
        ["甲壬盖章", "甲癸表外", "乙甲旧版", "甲丁文件", "乙丙待核文字", "beef", "cafe", ".xlsx"]
    {
        assert!(!public.contains(text), "{text}");
    }
    assert!(public.contains("联系（电话略）或（电话略）。共138000011112元。"), "{public}");
    assert!(public.contains("人手不足"));
    // Attributes have what is made here: numbers, classes, anchors.
    for node in tree(&public).descendants() {
        for attribute in node.attributes().filter(|one| one.name() != "content") {
            assert!(
                attribute.value().is_ascii() || attribute.name() == "aria-label",
                "{attribute:?}"
            );
        }
    }
}

/// Persons, telephones and files of a return.
fn plant_in_returns(report: &mut Report) {
    let told = |text: &str| report_xlsx::told(text, 0, 9);
    let beside = || -> Arc<str> { "甲丁文件.xlsx".into() };
    let unit = &mut report.units[0];
    (unit.person, unit.phone) = (told("甲戊人"), told("0771-7654321、13800001111（值班）"));
    unit.filled_on = told("甲己日");
    unit.file = Some("甲庚文件.xlsx".into());
    unit.beside = vec![("甲辛文件.xlsx".into(), "beef".repeat(16))];
    unit.stamped = vec![StampedStatus {
        file: "甲壬盖章.pdf".into(),
        hash: "cafe".repeat(16),
        kind: "PDF",
        pages: Some(3),
    }];
    unit.others = vec![told("甲癸表外").unwrap()];
    unit.replaced = vec![told("乙甲旧版").unwrap()];
    let part = &mut report.tasks[0].parts[0];
    part.answer = told("已办3场，联系13800001111或0771-7654321。共138000011112元。");
    part.answer.as_mut().unwrap().beside = vec![beside()];
    part.own = vec![
        OwnAnswer { head: "联系人及手机".into(), told: told("乙乙某") },
        OwnAnswer { head: "存在问题".into(), told: told("人手不足") },
    ];
    report.tasks[1].parts[0].answer = told("乙丙待核文字").map(|told| Told { held: true, ..told });
}

/// Files beside, what changed since and what is gone.
fn plant_beside(report: &mut Report) {
    let told = |text: &str| report_xlsx::told(text, 0, 9);
    let texts = |file: &str| DoubtfulTexts {
        file: file.into(),
        units: vec!["区妇联".into()],
        texts: vec![told("乙丁文字").unwrap()],
    };
    (report.doubtful, report.unused) = (vec![texts("乙戊.xlsx")], vec![texts("乙己.xlsx")]);
    report.uncounted = vec![Uncounted {
        file: "乙庚.xlsx".into(),
        why: "不计".into(),
        ruled: told("乙辛裁定"),
        is_beside: false,
    }];
    let changed = Revised {
        unit: "区妇联".into(),
        place: "报送情况".into(),
        was: "乙壬原来".into(),
        now: "乙癸现在".into(),
        file: "丙甲.xlsx".into(),
    };
    report.revision =
        Some(Revision { edition: 1, day: "2024年4月8日".into(), changes: vec![changed] });
    let place = BookOrigin::file(&"丙乙.xlsx".into());
    let gone = Sorting::Gone {
        unit: "区妇联".into(),
        stamped: false,
        seen: "丙丙".into(),
        gone: "丙丁".into(),
    };
    report.findings = vec![Diagnostic::at(&place, Problem::Sorting(gone))];
}

#[test]
fn a_year_has_no_page_and_an_old_page_is_told() {
    let folder = tempfile::tempdir().unwrap();
    quarter::lay_out(folder.path());
    let (_, output) = quarter::report(folder.path(), "2024", &["--html"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("E715"), "{said}");
    let (_, output) = quarter::report(folder.path(), "2024Q1", &["--for-publication"]);
    assert_eq!(output.status.code(), Some(2), "there is no page to publish");
    written(folder.path(), &["--html"]);
    let (_, output) = quarter::report(folder.path(), "2024Q2", &["--only", "xlsx"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("W502") && said.contains("汇总-2024Q2.html"), "{said}");
    assert!(said.contains("加 --html 再运行一次") && !said.contains("不加 --only"), "{said}");
}
