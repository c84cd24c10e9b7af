//! Amounts as notices write them: the words that bind them, before the number and behind.

use hongtou::period::Quarter;

use super::{codes, notice, reported, yaml};

/// The states of a target of that amount by a figure at the end of June and one at the end of December.
fn states(amount: &str, june: f64, december: f64) -> [String; 2] {
    let yaml = yaml(&format!("      - {{name: 指标, amount: '{amount}', reporter: 区甲局}}\n"));
    let state = |quarter, figure: f64| {
        let (rows, said) = reported(&yaml, quarter, &|_, _| figure);
        rows[0].rsplit(' ').next().map(str::to_owned).expect(&said)
    };
    [state(Quarter::Second, june), state(Quarter::Fourth, december)]
}

/// Of 5个工作日内 with 8 the report said 已完成.
#[test]
fn words_behind_a_number_bind_it() {
    for (amount, june, december) in [
        ("5个工作日内", (8.0, "未达标"), (5.0, "已完成")),
        ("100万元以内（含）", (120.0, "未达标"), (100.0, "已完成")),
        ("100万元封顶", (100.0, "达标"), (101.0, "未达标")),
        ("60场为限", (60.0, "达标"), (61.0, "未达标")),
        ("8%红线", (7.5, "达标"), (8.1, "未达标")),
        ("8%不突破", (9.0, "未达标"), (8.0, "已完成")),
        ("100%全覆盖", (99.0, "进行中"), (100.0, "已完成")),
        ("100%完成", (99.0, "进行中"), (100.0, "已完成")),
        ("100%到位", (99.0, "进行中"), (100.0, "已完成")),
        ("确保100%办结", (100.0, "已完成"), (99.0, "未达标")),
        ("80%达标", (80.0, "已完成"), (79.0, "未达标")),
        ("60场以上（含）", (60.0, "已完成"), (60.0, "已完成")),
    ] {
        assert_eq!(states(amount, june.0, december.0), [june.1, december.1], "{amount}");
    }
}

#[test]
fn words_before_a_number_are_those_of_notices() {
    for (amount, june, december) in [
        ("增速6%以上", (6.5, "达标"), (5.9, "未达标")),
        ("降幅15%", (-3.0, "进行中"), (-15.0, "已完成")),
        ("压降20%以上", (-20.0, "达标"), (-19.0, "未达标")),
        ("削减60吨", (-40.0, "进行中"), (-60.0, "已完成")),
        ("维持100%", (100.0, "达标"), (99.0, "未达标")),
        ("缩短至5天", (6.0, "进行中"), (5.0, "已完成")),
        ("净增50家", (25.0, "按序时进度"), (50.0, "已完成")),
        ("不超100万元", (101.0, "未达标"), (100.0, "已完成")),
        ("超60场", (61.0, "已完成"), (60.0, "滞后")),
        ("下降15%以内", (-16.0, "未达标"), (3.0, "已完成")),
        ("零事故", (1.0, "未达标"), (0.0, "已完成")),
        ("零增长", (3.0, "未达标"), (0.0, "已完成")),
        ("零增长", (-2.0, "达标"), (0.5, "未达标")),
        ("确保零发生", (0.0, "达标"), (1.0, "未达标")),
        (">=80%", (80.0, "已完成"), (79.0, "未达标")),
        ("<=8%", (8.0, "达标"), (8.1, "未达标")),
    ] {
        assert_eq!(states(amount, june.0, december.0), [june.1, december.1], "{amount}");
    }
}

/// A time limit and what is paid to each added up from January.
#[test]
fn times_and_what_is_paid_to_each_are_levels() {
    for (amount, june, december) in [
        ("5个工作日内", (4.5, "达标"), (4.0, "已完成")),
        ("不超过30分钟", (31.0, "未达标"), (30.0, "已完成")),
        ("1848元/月/人", (1848.0, "达标"), (1500.0, "未达标")),
        ("20000元/人", (15000.0, "进行中"), (20000.0, "已完成")),
        ("5天", (2.5, "按序时进度"), (5.0, "已完成")),
    ] {
        assert_eq!(states(amount, june.0, december.0), [june.1, december.1], "{amount}");
    }
}

/// Nothing was known of it whatever was reported: 数据不全.
#[test]
fn nothing_is_kept_by_nothing() {
    assert_eq!(states("0起", 0.0, 0.0), ["达标", "已完成"]);
    assert_eq!(states("0起", 1.0, 1.0), ["未达标", "未达标"]);
}

/// What could bind a number is never a part of its measure, without a word.
#[test]
fn a_measure_with_other_words_is_refused() {
    for (keys, wanted) in [
        ("amount: 3次以下/年", "E713"),
        ("amount: 1.2万左右人次", "E713"),
        ("amount: 5个工作日内办结", "E713"),
        ("amount: 100万元以下（不含）", "E713"),
        ("amount: 60场年内", "E713"),
        ("amount: 60场起", "E713"),
        ("amount: 60到80之间", "E713"),
        ("amount: 60-80场之间", "E713"),
        ("amount: 100+", "E713"),
        ("amount: 3A级", "E713"),
        ("amount: 零增长", ""),
        ("amount: 100%完成", ""),
        ("amount: 60场完成", ""),
        ("amount: 100, unit: 万元以内", "E713"),
        ("amount: 60场, bound: 内", ""),
        ("amount: 3起", ""),
        ("amount: 30个室内体育场", ""),
        ("amount: 50家规模以上工业企业", ""),
        ("amount: 50, unit: 个工作日内办结的事项", ""),
    ] {
        let target = format!("      - {{name: 指标, reporter: 区甲局, {keys}}}\n");
        assert_eq!(codes(&target), wanted, "{keys}");
    }
}

/// The table of the guide names an amount for each kind; all of them read, and print what they say.
#[test]
fn the_guide_s_amounts_read() {
    let guide = include_str!("../../../docs/notice-yaml.md");
    let table = guide.split("| 通知怎么说 |").nth(1).unwrap();
    let lines: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    assert_eq!(lines.len(), 15);
    let mut read = 0;
    for line in lines {
        let written = line.split('|').nth(2).unwrap().split('`').skip(1).step_by(2);
        for amount in written {
            let yaml = yaml(&format!(
                "      - {{name: 指标, amount: {amount}, unit: 场, reporter: 区甲局}}\n"
            ));
            let target = &notice(&yaml).tasks[0].targets[0];
            assert_eq!(target.printed().replace('场', ""), amount, "{line}");
            read += 1;
        }
    }
    assert_eq!(read, 28);
}
