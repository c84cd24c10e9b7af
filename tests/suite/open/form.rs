//! The description by a form: each step is saved alone, at its place, and what others wrote meanwhile is never lost.

use crate::years::Office;

use super::browser::{Answer, Page};
use super::office;

const UNITS: &str = "/form?step=units";

pub(super) fn coded(text: &str) -> String {
    text.bytes().map(|one| format!("%{one:02X}")).collect()
}

/// A text of a page as a reader sees it.
pub(super) fn plain(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/")];
    let text = signs.iter().fold(text.to_owned(), |text, (sign, one)| text.replace(sign, one));
    text.replace("&amp;", "&")
}

/// What is between two signs, first of all.
pub(super) fn between<'t>(text: &'t str, begins: &str, ends: &str) -> Option<&'t str> {
    text.split_once(begins)?.1.split_once(ends).map(|(one, _)| one)
}

/// A form of the page, as a browser holds it.
#[derive(Clone, Debug)]
pub(super) struct Tab(Vec<(String, String)>);

impl Tab {
    pub(super) fn open(page: &Page, path: &str) -> Tab {
        Tab::of(&page.get(path).text)
    }

    fn of(text: &str) -> Tab {
        let mut forms = text.split("action=\"/form/save\">").skip(1);
        let form = forms.find(|form| form.split("</form>").next().unwrap().contains("name=\"of."));
        let form = form.unwrap_or_else(|| panic!("no form: {text}"));
        let form = form.split("</form>").next().unwrap();
        let mut fields = Vec::new();
        for tag in form.split('<').skip(1) {
            let Some(name) = between(tag, " name=\"", "\"") else { continue };
            let value = if tag.starts_with("textarea") {
                tag.split_once(">\n").unwrap().1.replace('\n', "\r\n")
            } else if tag.starts_with("input") && !tag.contains("checkbox") {
                between(tag, " value=\"", "\"").unwrap_or_default().to_owned()
            } else if tag.starts_with("select") {
                let own = form.split(&format!("name=\"{name}\">")).nth(1).unwrap();
                let own = own.split("</select>").next().unwrap();
                between(own, " selected>", "<").unwrap_or_default().to_owned()
            } else if tag.contains("checked/>") {
                "1".to_owned()
            } else {
                continue;
            };
            fields.push((plain(name), plain(&value)));
        }
        Tab(fields)
    }

    fn get(&self, name: &str) -> &str {
        let field = self.0.iter().find(|(own, _)| own == name);
        &field.unwrap_or_else(|| panic!("{name}: {:?}", self.0)).1
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Tab {
        let field = self.0.iter_mut().find(|(own, _)| own == name);
        field.unwrap_or_else(|| panic!("{name}")).1 = value.to_owned();
        self
    }

    pub(super) fn press(&self, page: &Page, what: &str, more: &[(&str, &str)]) -> Answer {
        let fields = self.0.iter().filter(|(name, _)| name != "form");
        let mut fields: Vec<(String, String)> =
            fields.map(|(name, value)| (coded(name), coded(value))).collect();
        fields.push(("do".into(), coded(what)));
        fields.extend(more.iter().map(|(name, value)| (coded(name), coded(value))));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        page.post("/form/save", &fields)
    }

    pub(super) fn save(&self, page: &Page) -> Answer {
        self.press(page, "", &[])
    }
}

/// That something was written, and what the next page tells of it.
pub(super) fn written(page: &Page, said: &Answer) -> String {
    assert_eq!(said.status, 303, "{}", said.text);
    let to = said
        .head
        .lines()
        .find_map(|line| line.to_lowercase().strip_prefix("location: ").map(str::to_owned));
    let told = page.get(&to.unwrap()).text;
    assert!(told.contains("已写进 notice.yaml"), "{told}");
    told
}

#[test]
fn each_step_writes_its_place_and_is_taken_back() {
    let office = office();
    let page = Page::open(&office);
    let before = office.read("notice.yaml");
    let steps: [(&str, &str, &str, &str, &str); 5] = [
        (
            UNITS,
            "units.1.aliases",
            "区科委、科协",
            "邮箱: kx@example.gov.cn}",
            "邮箱: kx@example.gov.cn, 别名: [区科委, 科协]}",
        ),
        ("/form?step=head", "contact.phone", "5180001", "\"5180000\"", "\"5180001\""),
        ("/form?step=task&task=1", "tasks.1.text", "检查300名。", "检查200名。", "检查300名。"),
        (
            "/form?step=targets&task=0",
            "tasks.0.targets.1.kind",
            "达到",
            "填报单位: 区科协}",
            "填报单位: 区科协, 类型: 达到}",
        ),
        (
            "/form?step=send",
            ".recipients",
            "各有关单位",
            "主送机关: 有关单位",
            "主送机关: 各有关单位",
        ),
    ];
    for (path, field, value, was, now) in steps {
        let told = written(&page, &Tab::open(&page, path).with(field, value).save(&page));
        assert_eq!(office.read("notice.yaml"), before.replacen(was, now, 1), "{path}");
        let undo = between(&told, "/ruling/undo", "</form>").unwrap();
        let undo = between(undo, "name=\"notice\" value=\"", "\"").unwrap();
        assert_eq!(
            page.post("/ruling/undo", &[("notice", undo), ("back", &coded(path))]).status,
            303
        );
        assert_eq!(office.read("notice.yaml"), before, "{path}");
        page.get(path);
        // Nobody touched it: nothing to write.
        let said = Tab::open(&page, path).save(&page);
        assert!(said.status == 200 && said.text.contains("没有可写的"), "{}", said.text);
    }
    assert_eq!(office.read("notice.yaml"), before);
}

/// A button that is pressed twice: the second says that it stands there, adds nothing, and takes nothing for another's.
#[test]
fn what_is_pressed_twice_is_written_once() {
    let office = office();
    let page = Page::open(&office);
    let tab = Tab::open(&page, UNITS).with("units.new.name", "区民政局");
    written(&page, &tab.save(&page));
    let now = office.read("notice.yaml");
    assert_eq!(tab.save(&page).status, 303);
    let told = page.get(UNITS).text;
    assert!(
        told.contains("这些已经写进 notice.yaml 了") && told.contains("/ruling/undo"),
        "{told}"
    );
    assert_eq!(office.read("notice.yaml"), now);
    // What somebody else wrote behind it is told as before.
    office.put("notice.yaml", format!("{now}# 别人的\n"));
    let said = tab.save(&page);
    assert!(said.status == 200 && said.text.contains("改过的内容原样保留"), "{}", said.text);
}

/// A comment between the items of a list that is emptied stays; a unit that sounds like several gets its members.
#[test]
fn comments_in_a_list_that_is_emptied_stay() {
    let office = office();
    let block = "  - 名称: 各镇\n    别名:  # 以前叫的\n      - 各乡镇\n      # 2019年撤并，勿删\n      - 乡镇\n    邮箱: zhen@example.gov.cn\n";
    let before = office.read("notice.yaml").replace("单位名册:\n", &format!("单位名册:\n{block}"));
    office.put("notice.yaml", &before);
    let page = Page::open(&office);
    let first = Tab::open(&page, UNITS);
    assert_eq!(first.get("units.0.aliases"), "各乡镇、乡镇");
    written(&page, &first.with("units.0.aliases", "").save(&page));
    let kept =
        "  - 名称: 各镇\n    # 以前叫的\n    # 2019年撤并，勿删\n    邮箱: zhen@example.gov.cn\n";
    let wanted = before.replace(block, kept);
    assert_eq!(office.read("notice.yaml"), wanted);
    assert!(page.get(UNITS).text.contains("W250"));
    let with_members = Tab::open(&page, UNITS)
        .with("units.0.members", "区科协、区卫健局")
        .with("units.0.email", "");
    written(&page, &with_members.save(&page));
    let now = office.read("notice.yaml");
    assert!(now.contains("成员: [区科协, 区卫健局]\n") && !now.contains("zhen@"), "{now}");
    assert!(now.contains("    # 以前叫的\n    # 2019年撤并，勿删\n"), "{now}");
    assert!(!page.get(UNITS).text.contains("W250"));
}

#[test]
fn two_tabs_lose_nothing() {
    let office = office();
    let page = Page::open(&office);
    let (one, two) = (Tab::open(&page, UNITS), Tab::open(&page, UNITS));
    written(&page, &one.with("units.0.email", "a@example.gov.cn").save(&page));
    let now = office.read("notice.yaml");
    let two =
        two.with("units.1.email", "b@example.gov.cn").with("units.0.email", "c@example.gov.cn");
    let said = two.save(&page);
    assert_eq!(office.read("notice.yaml"), now, "nothing is written over");
    assert!(said.status == 200 && said.text.contains("改过的内容原样保留"), "{}", said.text);
    // Both stand there: what was entered, and beside it what it says now, where that is another.
    assert!(plain(&said.text).contains("notice.yaml 现在写的：a@example.gov.cn"), "{}", said.text);
    assert!(!plain(&said.text).contains("现在写的：kx@example.gov.cn"), "{}", said.text);
    let again = Tab::of(&said.text);
    assert_eq!(again.get("units.1.email"), "b@example.gov.cn");
    written(&page, &again.save(&page));
    let both = now
        .replace("a@example.gov.cn", "c@example.gov.cn")
        .replace("kx@example.gov.cn", "b@example.gov.cn");
    assert_eq!(office.read("notice.yaml"), both);
}

#[test]
fn what_an_editor_wrote_meanwhile_stays_and_places_are_found_again() {
    let office = office();
    let page = Page::open(&office);
    let tab = Tab::open(&page, UNITS).with("units.1.email", "b@example.gov.cn");
    let task = Tab::open(&page, "/form?step=task&task=1").with("tasks.1.due", "年底前");
    let outside = office
        .read("notice.yaml")
        .replace("单位名册:\n", "单位名册:\n  - 区民政局 # 新的\n")
        .replace("实事:\n", "实事:\n  - {名称: 新的一项, 内容: 建成一处。, 责任单位: 区民政局}\n");
    office.put("notice.yaml", &outside);
    for (tab, place) in [(tab, "units.2.email"), (task, "tasks.2.due")] {
        let before = office.read("notice.yaml");
        let said = tab.save(&page);
        assert!(said.text.contains("改过的内容原样保留"), "{}", said.text);
        assert_eq!(office.read("notice.yaml"), before);
        let again = Tab::of(&said.text);
        assert!(!again.get(place).contains("2024-12-31"), "{}", again.get(place));
        written(&page, &again.save(&page));
    }
    let wanted = outside.replace("kx@example.gov.cn", "b@example.gov.cn");
    let (head, tail) = wanted.rsplit_once("2024-12-31").unwrap();
    assert_eq!(office.read("notice.yaml"), format!("{head}年底前{tail}"));
    // What was filled in for one that is gone is shown, and nothing is written.
    let tab = Tab::open(&page, UNITS).with("units.3.email", "gone@example.gov.cn");
    let gone = office.read("notice.yaml").replace("区卫健局", "区卫生健康局");
    office.put("notice.yaml", &gone);
    let said = tab.save(&page);
    assert!(plain(&said.text).contains("邮箱：gone@example.gov.cn"), "{}", said.text);
    assert_eq!(office.read("notice.yaml"), gone);
}

#[test]
fn what_check_mended_meanwhile_stays() {
    let office = office();
    let slips = office.read("notice.yaml").replacen("年度: 2024", "年度：２０２４", 1);
    office.put("notice.yaml", &slips);
    let page = Page::open(&office);
    let tab = Tab::open(&page, "/form?step=head").with("contact.people", "李四");
    office.run(&["check", "--fix"]);
    let mended = office.read("notice.yaml");
    assert_ne!(mended, slips);
    let said = tab.save(&page);
    assert!(said.text.contains("改过的内容原样保留"), "{}", said.text);
    assert_eq!(office.read("notice.yaml"), mended);
    written(&page, &Tab::of(&said.text).save(&page));
    assert_eq!(office.read("notice.yaml"), mended.replace("联系人: 张三", "联系人: 李四"));
}

#[test]
fn a_unit_that_is_named_stays_and_is_renamed_everywhere() {
    let office = office();
    let page = Page::open(&office);
    let before = office.read("notice.yaml");
    let said = Tab::open(&page, UNITS).press(&page, "remove:units.1", &[]);
    assert!(said.text.contains("这个单位别处还写着"), "{}", said.text);
    for line in ["第15行 责任单位", "第19行 填报单位"] {
        assert!(said.text.contains(line), "{line}: {}", said.text);
    }
    assert_eq!(office.read("notice.yaml"), before);
    let tab = Tab::open(&page, UNITS).with("units.1.name", "区科技协会");
    written(&page, &tab.save(&page));
    let renamed = before.replace("名称: 区科协", "名称: 区科技协会");
    let renamed = renamed.replace("[区文旅局, 区科协]", "[区文旅局, 区科技协会]");
    let renamed = renamed.replace("填报单位: 区科协", "填报单位: 区科技协会");
    assert_eq!(office.read("notice.yaml"), renamed);
    // Without the tick it would be an error, and is told with its line.
    let mut tab = Tab::open(&page, UNITS).with("units.0.name", "区文化旅游局");
    tab.0.retain(|(name, _)| name != "rename");
    let said = tab.save(&page);
    assert!(said.text.contains("这样写会有错") && said.text.contains("第15行"), "{}", said.text);
    assert!(said.text.contains("区文化旅游局"), "it stays filled in");
    assert_eq!(office.read("notice.yaml"), renamed);
}

#[test]
fn tasks_are_added_moved_and_taken_out() {
    let office = office();
    let page = Page::open(&office);
    let before = office.read("notice.yaml");
    let new = Tab::open(&page, "/form?step=task&task=new")
        .with("tasks.new.name", "改造灌区渠道")
        .with("tasks.new.text", "改造渠道12公里。\r\n整治河道3公里。")
        .with("tasks.new.units", "区文旅局、区卫健局")
        .with("tasks.new.due", "10月底前");
    written(&page, &new.save(&page));
    let item = "  - 名称: 改造灌区渠道\n    内容:\n      - 改造渠道12公里。\n      - 整治河道3公里。\n    责任单位: [区文旅局, 区卫健局]\n    完成时限: 10月底前\n";
    let added = before.replace("联系方式:", &format!("{item}联系方式:"));
    assert_eq!(
        office.read("notice.yaml"),
        added.replace(
            "    内容:\n      - 改造渠道12公里。\n      - 整治河道3公里。\n",
            "    内容: [改造渠道12公里。, 整治河道3公里。]\n"
        )
    );
    // The targets that its text promises are shown before any is written.
    let shown = page.get("/form?step=targets&task=2&propose=1").text;
    assert!(plain(&shown).contains("12公里"), "{shown}");
    let marks: Vec<&str> = shown
        .split("name=\"take\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(marks.len(), 2, "{shown}");
    let tab = Tab::open(&page, "/form?step=targets&task=2");
    written(&page, &tab.press(&page, "accept", &[("take", marks[0])]));
    let now = office.read("notice.yaml");
    assert!(now.contains("    目标:\n      - 名称: ") && now.contains("数量: 12公里"), "{now}");
    // Moved up, and taken out again: what was is there, byte for byte, but for the list that is another's.
    let list = page.get("/form?step=tasks").text;
    let form = list.split("action=\"/form/save\">").last().unwrap();
    let notice = between(form, "name=\"notice\" value=\"", "\"").unwrap();
    let up = coded("up:tasks.2");
    written(&page, &page.post("/form/save", &[("notice", notice), ("step", "tasks"), ("do", &up)]));
    let moved = office.read("notice.yaml");
    assert!(moved.find("改造灌区渠道").unwrap() < moved.find("实施健康检查").unwrap(), "{moved}");
    let tab = Tab::open(&page, "/form?step=task&task=1");
    written(&page, &tab.press(&page, "remove:tasks.1", &[("sure", "1")]));
    assert_eq!(office.read("notice.yaml"), before);
}

#[test]
fn a_task_of_which_something_went_out_is_taken_out_by_a_second_word_alone() {
    let office = office();
    office.run(&["report", "--period", "2024Q1", "--final", "--clock", "2024-04-08 09:00"]);
    let page = Page::open(&office);
    let before = office.read("notice.yaml");
    let tab = Tab::open(&page, "/form?step=task&task=1");
    let said = tab.press(&page, "remove:tasks.1", &[]);
    assert!(said.text.contains("已经发出过") && said.text.contains("在“至”里写"), "{}", said.text);
    assert_eq!(office.read("notice.yaml"), before);
    written(&page, &tab.press(&page, "remove:tasks.1", &[("sure", "1")]));
    assert!(!office.read("notice.yaml").contains("实施健康检查"));
}

#[test]
fn nothing_odd_is_written_and_all_of_it_is_escaped() {
    let office = office();
    let page = Page::open(&office);
    let before = office.read("notice.yaml");
    for text in
        ["甲\n  - 名称: 乙", "<script>alert(1)</script>", "{{ page.hash }}", "\"'&#甲", "🎉"]
    {
        let tab = Tab::open(&page, "/form?step=task&task=0").with("tasks.0.name", text);
        let said = tab.save(&page);
        if said.status == 303 {
            let told = written(&page, &said);
            assert!(!told.contains("<script>alert"), "{told}");
            assert_eq!(Tab::open(&page, "/form?step=task&task=0").get("tasks.0.name"), text);
            assert_eq!(office.read("notice.yaml").lines().count(), before.lines().count());
        } else {
            assert!(
                said.text.contains("没有写") && !said.text.contains("<script>alert"),
                "{}",
                said.text
            );
        }
        office.put("notice.yaml", &before);
    }
    let asks: [&[(&str, &str)]; 7] = [
        &[("step", "task"), ("task", "99999999999999999999")],
        &[("step", "task"), ("task", "7")],
        &[("step", "units"), ("from", "9999999")],
        &[("step", "units"), ("do", "remove%3Aunits.99")],
        &[("step", "tasks"), ("do", "up%3Atasks.0")],
        &[("step", "targets"), ("task", "0"), ("do", "accept"), ("take", "0")],
        &[("step", "rm"), ("do", "remove%3Atasks.0")],
    ];
    let hash = Tab::open(&page, UNITS).get("notice").to_owned();
    for fields in asks {
        let fields = [fields, &[("notice", &*hash)]].concat();
        let said = page.post("/form/save", &fields);
        assert!(
            said.status == 200 && said.text.contains("noted wrong"),
            "{fields:?} {}",
            said.text
        );
        assert_eq!(office.read("notice.yaml"), before, "{fields:?}");
    }
    assert_eq!(page.without_form("/form/save", &[("step", "units")]).status, 403);
    assert_eq!(page.get("/form/save").status, 405);
}

#[test]
fn what_has_no_field_is_said_with_its_line_and_findings_stand_beside_theirs() {
    let office =
        Office::new("版式:\n  格式: 文件格式\n检查:\n  不提示: [{规则: W218, 理由: 看过}]\n");
    let page = Page::open(&office);
    let shown = page.get("/form").text;
    assert!(shown.contains("第31行 版式") || shown.contains("行 版式"), "{shown}");
    let bad =
        office.read("notice.yaml").replace("邮箱: kx@example.gov.cn", "邮箱: kx.example.gov.cn");
    office.put("notice.yaml", &bad);
    let shown = page.get(UNITS).text;
    let field = shown.split("id=\"units.1.email\"").nth(1).unwrap();
    let field = field.split("id=\"units.1.aliases\"").next().unwrap();
    assert!(field.contains("class=\"findings\""), "{field}");
    office.put("notice.yaml", bad.replace("单位名册:\n", "单位名册: |\n  区甲局\n备用:\n"));
    let shown = page.get(UNITS).text;
    assert!(shown.contains("写法特别"), "{shown}");
}
