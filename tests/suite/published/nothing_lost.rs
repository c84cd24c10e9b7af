//! What has no key, or stands in a form of its own, is read or stands in a comment.

use hongtou::{intake, notice, published};

use super::kinds::{DATE, HEAD, assert_has, assert_printed, body, described};

const TASKS: &str = "一、改造敬老院。改造4处。（责任单位：县民政局）\n二、清淤河道。清淤16公里。（责任单位：县水利局）";

#[test]
fn labels_and_marks_with_tabs() {
    let first = "序号\t任务\t责任单位\t完成时限\n1\t改造敬老院4处\t县民政局\t10月底\n2\t清淤河道16公里\t县水利局\t6月底\n";
    let second = "项目\t投资\t来源\n敬老院\t20\t县级\n河道\t30\t市级\n";
    let head = HEAD.replace("办公室文件\n", "办公室\t文件\n");
    for (one, two) in [
        ("附件1\t\t\n\t任务清单\t\t\n", "附件2\t\t资金表\n"),
        ("附件1\t\t任务清单\n", "附件2\n资金表\n"),
        ("附件1\n任务清单\n", "附件2：\t资金表\t\n"),
        ("附件一\t任务清单\n", "附件二\t\t\n资金表\n"),
        ("附 件1\t\t\n任务清单\n", "附 件2\t\t\n\t资金表\t\n"),
    ] {
        let paper = format!(
            "{head}现将任务印发给你们。\n附件：1．任务清单\n2．资金表\n\t\t丙县人民政府办公室\n\t\t2025年3月20日\n{one}{first}{two}{second}"
        );
        let described = described(&paper);
        let yaml = &described.yaml;
        assert_eq!((described.tasks, described.units), (2, 2), "{yaml}");
        assert_has(
            yaml,
            &["发文机关: 丙县人民政府办公室", "- 栏: [项目, 投资, 来源]", "日期: 2025-03-20"],
        );
        assert!(!yaml.contains("没有找到"), "{yaml}");
    }
}

/// Two brackets behind the date, in lines of their own or in one: the contact is one, the other is the note. A contact
/// alone is both.
#[test]
fn brackets_behind_the_date() {
    let contact = "（联系人：张三，联系电话：0533-1234567）";
    for (behind, note, unprinted) in [
        (format!("（此件公开发布）\n{contact}"), "附注: 此件公开发布\n", false),
        (format!("（此件公开发布）{contact}"), "附注: 此件公开发布\n", false),
        (format!("{contact}\n（此件公开发布）"), "附注: 此件公开发布\n", false),
        (contact.to_owned(), "附注: \"联系人：张三，联系电话：0533-1234567\"\n", true),
    ] {
        let described = described(&format!(
            "{HEAD}现将任务印发给你们。\n{TASKS}\n丙县人民政府办公室\n2025年3月20日\n{behind}\n"
        ));
        let yaml = &described.yaml;
        assert_has(yaml, &["联系方式:\n  联系人: [张三]\n  联系电话: [\"0533-1234567\"]\n"]);
        let plain = yaml.replace(['"'], "");
        assert!(plain.contains(&note.replace('"', "")), "{yaml}");
        assert_eq!(yaml.contains("印发: 否"), unprinted, "{yaml}");
        assert!(!yaml.contains("未能归入"), "{yaml}");
    }
    // A third is told.
    let three = format!(
        "{HEAD}现将任务印发给你们。\n{TASKS}\n丙县人民政府办公室\n2025年3月20日\n（此件公开发布）（印200份）{contact}\n"
    );
    assert_has(&described(&three).yaml, &["未能归入各项的原文：（印200份）", "联系人: [张三]"]);
}

/// Who reports is asked where the paper says that those who lead do, or does not say it.
#[test]
fn who_reports_is_asked() {
    let both = "一、改造敬老院。改造4处。（牵头单位：县民政局；配合单位：县财政局）\n二、清淤河道。清淤16公里。（责任单位：县水利局）";
    let how = "只由牵头单位填报的，在各项实事的谁填报里写牵头单位";
    for (tasks, who, asked) in [
        (both, "各牵头单位", "原文写“各牵头单位每季度末25日前将进展情况报县政府督查室”，"),
        (both, "", "原文没有写由谁填报，"),
        (both, "各责任单位", ""),
        (both, "各牵头单位、责任单位", ""),
        (TASKS, "", ""),
    ] {
        let end = format!("{who}每季度末25日前将进展情况报县政府督查室。");
        let yaml = described(&body(tasks, &end)).yaml;
        assert!(yaml.contains("汇总单位: 县政府督查室"), "{yaml}");
        assert_eq!(yaml.contains(how), !asked.is_empty(), "{who}: {yaml}");
        assert!(yaml.contains(asked), "{who}: {yaml}");
    }
}

#[test]
fn several_dues_of_a_task() {
    for (text, due, words) in [
        ("更新管网18公里，6月底前开工，11月底前通水。", "完成时限: 11月底前", "6月底前、11月底前"),
        ("5月开工，10月完工，改造街巷8条。", "完成时限: 10月", "5月、10月"),
        (
            "4月20日前完成招标，9月15日前竣工，建成2座。",
            "完成时限: 9月15日前",
            "4月20日前、9月15日前",
        ),
        ("3月底前启动，年底前全部建成6处。", "完成时限: 年底前", "3月底前、年底前"),
        ("8月上旬开工，12月下旬投用，新增泊位300个。", "完成时限: 12月下旬", "8月上旬、12月下旬"),
        (
            "一期6月底前建成，二期12月10日前建成，共3处。",
            "完成时限: 12月10日前",
            "6月底前、12月10日前",
        ),
    ] {
        let tasks = format!(
            "一、修路供水。{text}（责任单位：县水利局）\n二、造林。造林300亩。（责任单位：县林业局）"
        );
        let paper = body(&tasks, "请抓好落实。");
        assert_has(
            &described(&paper).yaml,
            &[due, &format!("里面有几个时限（{words}），这里取最后的")],
        );
        assert_printed(&paper);
    }
    // 每年5月 says no day, nor what was; a span ends on one.
    let tasks = "一、修路。3—11月施工，每年5月养护，改造8条。（责任单位：县交通局）\n二、造林。5月开工。（责任单位：县林业局）";
    let yaml = described(&body(tasks, "请落实。")).yaml;
    assert_eq!(yaml.matches("完成时限").count(), 1, "{yaml}");
    assert_has(&yaml, &["# 推测：取自内容，请核对\n    完成时限: 11月\n"]);
}

#[test]
fn days_of_reports_that_no_key_has() {
    for (sentence, wanted) in [
        ("请于6月25日、12月10日将进展报县政府督查室。", "6月25日、12月10日将进展报"),
        ("每周五下班前将进展报县政府督查室。", "每周五下班前将进展报"),
        ("每周五前报送进展。", "每周五前报送进展"),
        ("每半月报送一次进展。", "每半月报送一次进展"),
        ("分别于6月20日和12月5日前书面报送情况。", "分别于6月20日和12月5日前书面报送情况"),
        ("每月28日前将进展报县政府督查室。项目开工后，每周五报送施工照片。", "每周五报送施工照片"),
        ("逐周报送清零情况，每月25日前报县政府督查室。每旬另报一次舆情。", "每旬另报一次舆情"),
    ] {
        let yaml = described(&body(TASKS, sentence)).yaml;
        let told = yaml.lines().filter(|line| line.trim_start().starts_with('#'));
        assert!(told.clone().any(|line| line.contains(wanted)), "{sentence}\n{yaml}");
    }
}

#[test]
fn measures_that_are_no_usual_ones() {
    let tasks = "一、电网。新增变电容量6.3万千伏安，光伏装机12兆瓦。（责任单位：县供电公司）\n\
                 二、农业。飞防作业5万亩次，放流鱼苗30万尾，巡护80驮次。（责任单位：县农业农村局）\n\
                 三、港口。吞吐量达到80标箱，新增供热能力40吉焦，拨打12345热线。（责任单位：县交通局）";
    let yaml = described(&body(tasks, "请落实。")).yaml;
    for amount in ["6.3万千伏安", "12兆瓦", "5万亩次", "30万尾", "80驮次", "达到80标箱", "40吉焦"]
    {
        assert_has(&yaml, &[&format!("数量: {amount}")]);
    }
    assert_has(&yaml, &["“80驮次”的计量单位不常见", "“40吉焦”的计量单位不常见"]);
    assert!(!yaml.contains("数量: 12345"), "{yaml}");
}

#[test]
fn columns_without_a_key_stay() {
    let table = "附件\n2025年任务清单\n序号\t项目名称\t建设地点\t总投资（万元）\t建设内容\t责任单位\t责任领导\t时限\n\
                 1\t敬老院改造\t城关镇\t260\t改造敬老院4处\t县民政局\t张三\t10月底\n\
                 2\t河道清淤\t东河\t85.5\t清淤河道16公里\t县水利局\t李四\t6月底\n";
    let paper = format!("{HEAD}现将任务印发给你们。\n附件：2025年任务清单\n{DATE}{table}");
    let yaml = described(&paper).yaml;
    for words in ["城关镇", "260", "张三", "东河", "85.5", "李四"] {
        let told = yaml.lines().filter(|line| line.trim_start().starts_with('#'));
        assert!(told.clone().any(|line| line.contains(words)), "{words}\n{yaml}");
    }
}

/// Forms wait to be filled in: their columns and rows stay, whatever is blank.
#[test]
fn forms_keep_their_blank_cells() {
    let form = |rows: &str| {
        let paper = body(TASKS, "请抓好落实。\n附件：回执");
        described(&format!("{paper}附件\n回执\n{rows}")).yaml
    };
    let yaml = form("单位\t姓名\t职务\t电话\n\t\t\t\n\t\t\t\n");
    let blank = "          - [\"\", \"\", \"\", \"\"]\n";
    assert_has(&yaml, &[&format!("- 栏: [单位, 姓名, 职务, 电话]\n        行:\n{blank}{blank}")]);
    let yaml = form("项目名称\t\t\t\n申请单位\t\t联系人\t\n验收意见\t\t\t\n");
    assert_has(
        &yaml,
        &[
            "- 栏: [项目名称, 第2栏, 第3栏, 第4栏]",
            "- [申请单位, \"\", 联系人, \"\"]",
            "- [验收意见, \"\", \"\", \"\"]",
            "没有名称的栏",
        ],
    );
    let yaml = form("单位\t姓名\t电话\n县民政局\t张三\t\n县水利局\t\t\n\t\t\n");
    assert_has(&yaml, &["- [县水利局, \"\", \"\"]\n          - [\"\", \"\", \"\"]\n"]);
}

/// What a paper has no signature or no day for is asked for, as its number and its recipients are; check leads there.
#[test]
fn a_missing_signature_is_asked_for() {
    let whole = body(TASKS, "请抓好落实。");
    let body = || whole.strip_suffix(DATE).unwrap();
    let asked = |paper: &str| {
        let yaml = described(paper).yaml;
        let read = notice::read("notice.yaml", yaml.as_bytes());
        let told = read.remarks.sorted();
        let count = told.iter().filter(|one| one.problem.code() == "W532").count();
        (yaml, count)
    };
    let (yaml, count) = asked(body());
    assert_has(&yaml, &["# 请填写（原文里没有找到署名和成文日期）：\n# 署名: {日期:"]);
    assert_eq!(count, 1, "{yaml}");
    let (yaml, count) = asked(&format!("{}丙县人民政府办公室\n", body()));
    assert_has(&yaml, &["# 请填写（原文的署名下面没有找到成文日期）：", "丙县人民政府办公室\n"]);
    assert_eq!(count, 1, "{yaml}");
    let (yaml, count) = asked(&format!("{}2025年3月20日\n", body()));
    assert_has(&yaml, &["# 推测：原文只有成文日期，没有找到署名"]);
    assert_eq!(count, 0, "{yaml}");
    let minutes =
        "丙县人民政府专题会议纪要\n〔2025〕12号\n2025年3月20日，县长张三主持会议，纪要如下：\n";
    let paper = intake::paper(format!("{minutes}{TASKS}\n").as_bytes()).unwrap();
    assert!(!published::describe(&paper).yaml.contains("署名"));
}

/// A table of bare names is told where the notice prints who leads in it.
#[test]
fn who_leads_in_a_table_of_bare_names_is_told() {
    let tasks = "一、改造敬老院。改造4处。（牵头单位：县民政局；配合单位：县财政局）\n二、清淤河道。清淤16公里。（责任单位：县水利局）";
    let with_table = |cells: &str| {
        let table = format!(
            "附件\n任务表\n序号\t实事名称\t内容\t责任单位\t完成时限\n1\t改造敬老院\t改造4处\t{cells}\t10月底\n2\t清淤河道\t清淤16公里\t县水利局\t6月底\n"
        );
        described(&(body(tasks, "请落实。\n附件：任务表") + &table)).yaml
    };
    let told = "# 推测：原文“责任单位”一栏有1项没有写“牵头单位：”这样的字，印出来有";
    assert_has(&with_table("县民政局、县财政局"), &[told]);
    assert!(!with_table("牵头单位：县民政局；配合单位：县财政局").contains(told));
}
