//! What was guessed of an old paper, confirmed one by one: each takes its comment away, and writes what was corrected at
//! its place; nothing else changes by a byte, and what others wrote meanwhile is never lost.

use crate::years::Office;

use super::browser::{Answer, Page};
use super::form::{Tab, between, coded, plain, written};
use super::office;

const PAPER: &str = "关于2024年办好实事的通知\n有关单位：\n一、实施阅读推广。开展阅读推广活动20期，举办科技大赛4场。（区文旅局、区科普中心）\n\
二、实施健康检查。检查200名。（区卫健局）\n以上工作在2024年12月31日前完成。\n";

/// A year whose description asks about a unit, about the targets of two tasks, about a due, about words that found no
/// place, and about something that is missing; with the paper that it was read from.
fn asking() -> Office {
    let office = office();
    let notice = office.read("notice.yaml");
    let put = |text: String, before: &str, comment: &str| {
        assert!(text.contains(before), "{before}");
        text.replacen(before, &format!("{comment}\n{before}"), 1)
    };
    let notice = put(
        notice,
        "  - {名称: 区科协",
        "  # 看过名册 #\n  # 推测：正文写“区科普中心”，当作区科协，请核对",
    );
    let which = "按先后第1—2项，共2处，后面的不再写";
    let targets = format!("    # 推测：下面的目标取自内容里的数字（{which}），请核对");
    let notice = put(notice, "    目标:\n", &targets);
    let notice = put(
        notice,
        "联系方式:",
        "# 未能归入各项的原文：此件公开发布\n# 请填写（没有找到附注）：\n# 附注: 此件公开",
    );
    let notice = notice.replacen(
        "完成时限: 2024-12-31\n",
        "完成时限: 2024-12-31 # 推测：取自总时限，请核对\n",
        1,
    );
    office.put("notice.yaml", notice.replace('\n', "\r\n"));
    office.put("原文/旧通知.txt", PAPER);
    office
}

/// The form of a guess, as a browser holds it.
struct Asked(Vec<(String, String)>);

fn shown(text: &str) -> Vec<Asked> {
    let forms = text.split("action=\"/guesses/confirm\">").skip(1);
    let form = |form: &str| {
        let form = form.split("</form>").next().unwrap();
        let field = |tag: &str| {
            let name = plain(between(tag, " name=\"", "\"")?);
            let value = match tag.starts_with("textarea") {
                true => tag.split_once(">\n").unwrap().1.replace('\n', "\r\n"),
                false => between(tag, " value=\"", "\"").unwrap_or_default().to_owned(),
            };
            Some((name, plain(&value)))
        };
        Asked(form.split('<').skip(1).filter_map(field).collect())
    };
    forms.map(form).collect()
}

fn guesses(page: &Page) -> Vec<Asked> {
    shown(&page.get("/guesses").text)
}

impl Asked {
    /// With another text in the field that shows this one.
    fn with(mut self, was: &str, now: &str) -> Asked {
        let field = self.0.iter_mut().find(|(name, value)| value == was && !name.contains("was."));
        field.unwrap_or_else(|| panic!("{was}")).1 = now.to_owned();
        self
    }

    fn send(&self, page: &Page) -> Answer {
        let fields = self.0.iter().filter(|(name, _)| name != "form");
        let fields: Vec<(String, String)> =
            fields.map(|(name, value)| (coded(name), coded(value))).collect();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        page.post("/guesses/confirm", &fields)
    }
}

#[test]
fn each_is_shown_with_the_words_of_the_paper_and_taken_away_alone() {
    let office = asking();
    let page = Page::open(&office);
    let text = plain(&page.get("/guesses").text);
    assert!(text.contains("核对（还有5处）"), "{text}");
    assert!(text.contains("（区文旅局、<mark>区科普中心</mark>）"), "{text}");
    assert!(
        text.contains("检查<mark>200</mark>名") && text.contains("“实施健康检查”目标"),
        "{text}"
    );
    assert!(text.contains("以上工作在<mark>2024年12月31日</mark>前完成"), "{text}");
    assert!(text.contains("没有找到写着它的地方"), "{text}");
    assert!(text.contains("/file?at=") && text.contains("旧通知.txt"), "{text}");
    let before = office.read("notice.yaml");
    let comments = [
        "  # 推测：正文写“区科普中心”，当作区科协，请核对\r\n",
        " # 推测：取自总时限，请核对",
        "    # 推测：下面的目标取自内容里的数字（按先后第1—2项，共2处，后面的不再写），请核对\r\n",
        "# 未能归入各项的原文：此件公开发布\r\n",
        "# 请填写（没有找到附注）：\r\n# 附注: 此件公开\r\n",
    ];
    let mut wanted = before.clone();
    for comment in comments {
        // The first that is left, each time by a page that is opened anew.
        let page = Page::open(&office);
        assert_eq!(guesses(&page)[0].send(&page).status, 303);
        wanted = wanted.replacen(comment, "", 1);
        assert_eq!(office.read("notice.yaml"), wanted, "{comment}");
        // What stands nowhere in the description is not said to be written.
        let is_left_over = comment.starts_with("# 未能归入");
        let told = page.get("/guesses").text;
        assert_eq!(told.contains("它没有写进通知；"), is_left_over, "{told}");
        assert_eq!(told.contains("核对过了，已写进"), !is_left_over, "{told}");
    }
    assert!(page.get("/guesses").text.contains("没有要核对的了"));
    assert_eq!(office.read("原文/旧通知.txt"), PAPER);
}

#[test]
fn what_is_corrected_is_written_at_its_place_and_taken_back() {
    let office = asking();
    let page = Page::open(&office);
    let before = office.read("notice.yaml");
    let targets = guesses(&page).remove(2).with("科技大赛", "科普大赛").with("200", "210");
    assert_eq!(targets.send(&page).status, 303);
    let told = page.get("/guesses").text;
    assert!(told.contains("核对过了，已写进"), "{told}");
    let comment =
        "    # 推测：下面的目标取自内容里的数字（按先后第1—2项，共2处，后面的不再写），请核对\r\n";
    let wanted = before.replacen(comment, "", 1);
    let wanted =
        wanted.replace("名称: 科技大赛", "名称: 科普大赛").replace("数量: 200", "数量: 210");
    assert_eq!(office.read("notice.yaml"), wanted);
    let undo = between(&told, "/ruling/undo", "</form>").unwrap();
    let undo = between(undo, "name=\"notice\" value=\"", "\"").unwrap();
    page.post("/ruling/undo", &[("notice", undo), ("back", "%2Fguesses")]);
    assert_eq!(office.read("notice.yaml"), before);
    // What would be wrong is not written, and stays in the field.
    let said = guesses(&page).remove(2).with("200", "许多").send(&page);
    assert!(said.text.contains("这样写会有错") && said.text.contains("许多"), "{}", said.text);
    assert_eq!(office.read("notice.yaml"), before);
}

#[test]
fn what_others_wrote_meanwhile_is_not_lost() {
    let office = asking();
    let page = Page::open(&office);
    let (one, two) = (guesses(&page), guesses(&page));
    let own = one.into_iter().nth(2).unwrap().with("20", "25");
    let outside = office.read("notice.yaml").replace("数量: 20,", "数量: 22,");
    office.put("notice.yaml", &outside);
    let said = own.send(&page);
    assert_eq!(office.read("notice.yaml"), outside);
    assert!(said.status == 200 && said.text.contains("改过的内容原样保留"), "{}", said.text);
    assert!(said.text.contains("notice.yaml 现在写的：22"), "{}", said.text);
    let again = shown(&said.text).remove(2);
    assert_eq!(again.send(&page).status, 303);
    let now = office.read("notice.yaml");
    assert!(now.contains("数量: 25,") && now.contains("数量: 4,"), "{now}");
    // The other tab still shows it: it is gone, and what was entered there is told.
    let mut late = two.into_iter().nth(2).unwrap().with("科技大赛", "大赛");
    let said = late.send(&page);
    assert!(said.text.contains("没有它的地方") && said.text.contains("大赛"), "{}", said.text);
    let hash = guesses(&page)[0].0.iter().find(|(name, _)| name == "notice").unwrap().1.clone();
    late.0.iter_mut().find(|(name, _)| name == "notice").unwrap().1 = hash;
    assert!(late.send(&page).text.contains("已经核对过了"));
    assert_eq!(office.read("notice.yaml"), now);
}

#[test]
fn a_paper_is_kept_in_the_folder_of_the_year() {
    let office = asking();
    office.run(&["init", "新/2024", "--from", "原文/旧通知.txt"]);
    assert_eq!(office.read("新/2024/原文/旧通知.txt"), PAPER, "a copy");
    assert_eq!(office.read("原文/旧通知.txt"), PAPER, "that stays");
    let mut page = Page::open(&office);
    page.read_form();
    let paper = "<script>alert(1)</script>".to_owned() + PAPER;
    office.put("原文/旧通知.txt", paper.replace("区科普中心", "区科普中心<b>"));
    let text = page.get("/guesses").text;
    assert!(!text.contains("<script>alert") && !text.contains("区科普中心<b>"), "{text}");
    // One that cannot be read is told; without any each place says so.
    office.put("原文/旧通知.txt", b"\x00\x01".as_slice());
    assert!(page.get("/guesses").text.contains("现在读不出来"));
    std::fs::remove_dir_all(office.path("原文")).unwrap();
    assert!(page.get("/guesses").text.contains("没有旧通知可以对照"));
    for path in ["原文/../notice.yaml", "原文", "原文/.x"] {
        assert_eq!(page.get(&format!("/file?at={}", coded(path))).status, 404, "{path}");
    }
}

/// A year that was moved on from last year's: each guess with what stood there, and with the page of last year's notice.
#[test]
fn what_was_moved_on_is_confirmed_with_last_years_beside_it() {
    let home = Office { folder: tempfile::tempdir().unwrap() };
    let old = office().read("notice.yaml").replacen(
        "- 名称: 实施阅读推广",
        "- 名称: 实施2024年阅读推广",
        1,
    );
    home.put("2024/notice.yaml", &old);
    home.run(&["notice", "2024/notice.yaml", "--bundled-fonts", "-o", "2024/out"]);
    home.run(&["init", "2025", "--from", "2024"]);
    let office = Office { folder: tempfile::tempdir().unwrap() };
    for file in ["notice.yaml", "原文/2024年的notice.yaml"] {
        office.put(file, home.read(&format!("2025/{file}")));
    }
    let paper = std::fs::read(home.path("2025/原文/2024年的notice.pdf")).unwrap();
    office.put("原文/2024年的notice.pdf", paper);
    let page = Page::open(&office);
    let text = plain(&page.get("/guesses").text);
    let line = |words: &str| old.lines().position(|line| line.contains(words)).unwrap() + 1;
    for (wanted, at) in
        [("甲政办字〔2024〕", line("发文字号:")), ("实施2024年阅读推广", line("实施2024年"))]
    {
        assert!(text.contains(&format!("2024年的notice.yaml 第{at}行")), "{wanted} {at}: {text}");
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    assert!(text.contains("/copy?") && text.contains("看第1页"), "{text}");
    assert!(!text.contains("去年的描述里没有找到"), "{text}");
    // One after the other, the last one corrected: nothing but its comment goes, and what was corrected comes.
    let mut wanted = office.read("notice.yaml");
    while let Some(comment) = wanted.lines().find(|line| line.trim_start().starts_with("# 推测："))
    {
        let is_name = comment.contains("名称里的年份");
        let comment = format!("{comment}\n");
        let page = Page::open(&office);
        let asked = guesses(&page).remove(0);
        let asked = if is_name {
            asked.with("实施2025年阅读推广", "实施全民阅读")
        } else {
            asked
        };
        assert_eq!(asked.send(&page).status, 303, "{comment}");
        wanted = wanted.replacen(&comment, "", 1);
        if is_name {
            wanted = wanted.replacen("- 名称: 实施2025年阅读推广", "- 名称: 实施全民阅读", 1);
        }
        assert_eq!(office.read("notice.yaml"), wanted, "{comment}");
    }
    assert!(Page::open(&office).get("/guesses").text.contains("没有要核对的了"));
}

/// Last year's description and the one that was moved on from it, as a year of its own.
fn moved_on(old: &str) -> Office {
    let home = Office { folder: tempfile::tempdir().unwrap() };
    home.put("2024/notice.yaml", old);
    home.run(&["init", "2025", "--from", "2024"]);
    let office = Office { folder: tempfile::tempdir().unwrap() };
    for file in ["notice.yaml", "原文/2024年的notice.yaml"] {
        office.put(file, home.read(&format!("2025/{file}")));
    }
    office
}

/// A description of five tasks of the same form, two of them of one name, one in braces.
fn five_tasks() -> String {
    let notice = office().read("notice.yaml");
    let (head, rest) = notice.split_once("实事:\n").unwrap();
    let (_, tail) = rest.split_once("联系方式:").unwrap();
    let task = |name: &str, amount: usize| {
        format!(
            "  - 名称: {name}\n    内容: 办好{name}{amount}处。\n    责任单位: 区文旅局\n    完成时限: 2024-11-29\n    目标:\n      \
             - {{名称: 甲, 数量: {amount}, 计量单位: 期, 填报单位: 区文旅局}}\n      - {{名称: 乙, 数量: {}, 计量单位: 场, 填报单位: 区文旅局}}\n",
            amount + 1
        )
    };
    let braces = "  - {名称: 修桥, 内容: 修桥。, 责任单位: 区文旅局, 目标: [{名称: 丙, 数量: 71, 计量单位: 座, 填报单位: 区文旅局}, {名称: 丁, 数量: 72, 计量单位: 座, 填报单位: 区文旅局}]}\n";
    let tasks = [task("修路", 10), task("造林", 20), task("修路", 30), task("清淤", 40)].concat();
    let cited = "按照甲政发〔2019〕5号和第五届一次全会部署，";
    let head = head.replacen("引言: ", &format!("引言: {cited}"), 1);
    format!("{head}实事:\n{tasks}{braces}联系方式:{tail}")
}

/// What reads alike is shown and confirmed together; each comment speaks of its own task, and each task has all its
/// amounts beside last year's.
#[test]
fn guesses_that_read_alike_are_confirmed_together() {
    let office = moved_on(&five_tasks());
    let before = office.read("notice.yaml");
    let amounts = "# 推测：目标的数量还是去年的，看看是不是今年的数（去年第";
    assert_eq!(before.matches(amounts).count(), 5, "{before}");
    let page = Page::open(&office);
    let text = plain(&page.get("/guesses").text);
    assert!(
        text.contains("目标的数量还是去年的，看看是不是今年的数（一样的5处，都看过了再按）"),
        "{text}"
    );
    let group = text.split("<article").find(|part| part.contains("目标的数量")).unwrap();
    for wanted in [
        "实事“修路”目标",
        "实事“修桥”",
        "第1个 数量：10",
        "第2个 数量：11",
        "第2个 数量：31",
        "：72",
    ] {
        assert!(group.contains(wanted), "{wanted}: {group}");
    }
    assert_eq!(group.matches("去年写的（").count(), 5, "{group}");
    // Of the two of one name each is corrected by itself, and so is that in braces.
    let asked =
        guesses(&page).into_iter().find(|one| one.0.iter().any(|(_, own)| own == "72")).unwrap();
    let asked = asked.with("10", "12").with("30", "33").with("72", "75");
    assert_eq!(asked.send(&page).status, 303);
    let is_other = |line: &&str| !line.contains(amounts);
    let wanted: String = before.split_inclusive('\n').filter(is_other).collect();
    let wanted = wanted.replace("数量: 10,", "数量: 12,").replace("数量: 30,", "数量: 33,");
    assert_eq!(office.read("notice.yaml"), wanted.replace("数量: 72,", "数量: 75,"));
    // What was left without a guess is listed, and stays listed.
    let text = plain(&page.get("/guesses").text);
    let others = between(&text, "id=\"other-years\"", "</details>").unwrap();
    assert!(others.contains("〔2019〕5号") && others.contains("第五届一次全会"), "{others}");
}

/// What is emptied or taken out in the form takes its guess along, and no other; taken back it is as it was.
#[test]
fn a_guess_goes_with_its_place_in_the_form() {
    let office = moved_on(&five_tasks());
    let before = office.read("notice.yaml");
    let page = Page::open(&office);
    let back = |told: &str| {
        let undo = between(told, "/ruling/undo", "</form>").unwrap();
        let undo = between(undo, "name=\"notice\" value=\"", "\"").unwrap();
        page.post("/ruling/undo", &[("notice", undo), ("back", "%2Fform")]);
        assert_eq!(office.read("notice.yaml"), before);
    };
    let first = before.find("  - 名称: 修路").unwrap();
    let second = before.find("  - 名称: 造林").unwrap();
    let task = &before[first..second];
    let tab = || Tab::open(&page, "/form?step=task&task=0");
    let told = written(&page, &tab().press(&page, "remove:tasks.0", &[("sure", "1")]));
    assert_eq!(office.read("notice.yaml"), before.replacen(task, "", 1));
    back(&told);
    let due = task.find("    # 推测：完成时限").unwrap()..task.find("    # 推测：目标").unwrap();
    assert_eq!(task[due.clone()].lines().count(), 2, "{task}");
    let told = written(&page, &tab().with("tasks.0.due", "").save(&page));
    assert_eq!(office.read("notice.yaml"), before.replacen(&task[due], "", 1));
    back(&told);
}

/// A guess of an older version, which names tasks by their order, goes to each of them before that is another.
#[test]
fn a_guess_for_several_tasks_stays_with_them() {
    let office = asking();
    let before = office.read("notice.yaml");
    let page = Page::open(&office);
    let tab = Tab::open(&page, "/form?step=task&task=0");
    written(&page, &tab.press(&page, "remove:tasks.0", &[("sure", "1")]));
    let now = office.read("notice.yaml");
    let old =
        "    # 推测：下面的目标取自内容里的数字（按先后第1—2项，共2处，后面的不再写），请核对\r\n";
    let new = "    # 推测：下面的目标取自内容里的数字，请核对\r\n";
    let gone = before.find("  - 名称: 实施阅读推广").unwrap()
        ..before.find("  - 名称: 实施健康检查").unwrap();
    assert!(before[gone.clone()].contains(old), "{before}");
    let rest = before[gone.end..].replacen("    目标:", &format!("{new}    目标:"), 1);
    assert_eq!(now, [&before[..gone.start], &rest].concat());
}
