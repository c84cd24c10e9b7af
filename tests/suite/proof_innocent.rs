//! The proof-reader over sentences that are right and have something like a slip in them, and over slips of kinds that
//! it once passed by.

use std::collections::BTreeSet;

use hongtou::diag::Problem;
use hongtou::origin::Place;
use hongtou::{notice, proof};

use crate::proof::BASE;

/// A sentence a line; nothing is to be said of it.
const RIGHT: &str = include_str!("../../fixtures/proof/innocent.txt");

/// A sentence, the code of what is found in it, what is marked, and how it would be right.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// What is found in the notice of 2024 with `sentence` in its closing, but for what is found without: the code, what is
/// marked, and how it would be right.
fn found(sentence: &str) -> Vec<(&'static str, String, Option<String>)> {
    let text = BASE.replacen("closing: ", &format!("closing: {sentence}"), 1);
    let reading = notice::read("n.yaml", text.as_bytes());
    let mut findings = reading.findings;
    findings.extend(reading.notice.iter().flat_map(proof::read));
    let places = findings.sorted().into_iter().filter_map(|one| {
        let Place::Text(place) = &one.place else { return None };
        let right =
            if let Problem::Proof(found) = &one.problem { found.right.clone() } else { None };
        Some((one.problem.code(), place.text().to_owned(), right))
    });
    // A paper of 2024 that speaks of other years is asked about it.
    places.filter(|(code, marked, _)| marked != "35-64" && *code != "W204").collect()
}

#[test]
fn nothing_is_found_in_sentences_that_are_right() {
    let wrong = RIGHT.lines().map(|line| (line, found(line)));
    let wrong: Vec<_> = wrong.filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const SLIPS: [Case; 28] = [
    ("2023-2024学年实施。", "W141", &[("2023-2024", "2023—2024")]),
    ("每处3-5平方米。", "W141", &[("3-5", "3～5")]),
    ("2024-2030规划。", "W141", &[("2024-2030", "2024—2030")]),
    ("2021-25年连续实施。", "W141", &[("2021-25", "2021—2025")]),
    ("二零二四年5月前完成。", "W146", &[("二零二四年5月", "2024年5月")]),
    ("服务5 00人。", "W151", &[("5 00", "500")]),
    ("投资1 2.5万元。", "W151", &[("1 2.5", "")]),
    ("截止到5月31日完成。", "W171", &[("截止到", "截至")]),
    ("截止一季度末完成。", "W171", &[("截止", "截至")]),
    ("5月08日前报送。", "W145", &[("5月08日", "5月8日")]),
    ("开展三、四个批次。", "W150", &[("三、四", "")]),
    ("①、摸底。", "W111", &[("①、", "①")]),
    ("1）、摸底。", "W111", &[("1）、", "1）")]),
    ("（三）、“春雨”行动。", "W112", &[("（三）、", "（三）")]),
    ("图书⋯⋯都有。", "W122", &[("⋯⋯", "……")]),
    ("开展“三．八”活动。", "W129", &[("．", "·")]),
    ("为做好工作，根据鲁政发〔2021〕12号精神开展。", "W131", &[("鲁政发〔2021〕12号", "")]),
    ("结合鲁政发〔2021〕12号精神开展。", "W131", &[("鲁政发〔2021〕12号", "")]),
    ("按照国发〔2021〕16号文件附件3执行。", "W131", &[("国发〔2021〕16号", "")]),
    ("约五十余人参加。", "W149", &[("约五十余", "")]),
    ("惟一的办法。", "W174", &[("惟一", "唯一")]),
    ("昨日召开会议。", "W176", &[("昨日", "")]),
    ("在完成去年八件实事的基础上推进。", "W176", &[("去年", "")]),
    ("20××年X月X日。", "W177", &[("××", ""), ("X", ""), ("X", "")]),
    (
        "手机138-0533-1234，另+8613800138000。",
        "W179",
        &[("138-0533-1234", ""), ("8613800138000", "")],
    ),
    ("请于星期五（3月28日）前报送。", "W186", &[("星期五", "星期四")]),
    ("办好九件惠民实事。", "W188", &[("九件惠民实事", "十件惠民实事")]),
    ("填写附件二。", "W189", &[("附件二", "")]),
];

#[test]
fn slips_of_each_kind_are_found_and_mended_where_that_is_sure() {
    for (sentence, code, marked) in SLIPS {
        let wanted = marked.iter().map(|(marked, right)| {
            let right = (!right.is_empty()).then(|| (*right).to_owned());
            (code, (*marked).to_owned(), right)
        });
        assert_eq!(found(sentence), wanted.collect::<Vec<_>>(), "{sentence}");
    }
}

/// Units that begin like a level, and numbers that sum up to what is promised.
#[test]
fn nothing_is_found_between_the_parts_of_a_paper_that_agree() {
    let unit = "  - name: 区科协\n";
    let wholes = [
        (unit, "  - name: 区科协\n  - name: 市场监管局\n"),
        (unit, "  - name: 区科协\n  - name: 县域经济发展中心\n"),
        (unit, "  - name: 区科协\n  - name: 乡村振兴服务中心\n"),
        (unit, "  - name: 区科协\n  - name: 市公安局淄川分局\n"),
        ("线上线下招聘会60余场", "线上招聘会20场、线下招聘会40场"),
    ];
    for (old, new) in wholes {
        assert_eq!(BASE.matches(old).count(), 1, "{old}");
        let text = BASE.replacen(old, new, 1);
        let reading = notice::read("n.yaml", text.as_bytes());
        let found = reading.notice.iter().flat_map(proof::read);
        let codes: BTreeSet<&str> = found.map(|one| one.problem.code()).collect();
        assert_eq!(codes, BTreeSet::from(["W141"]), "{new}");
    }
}

/// The marks of a title: those of one line, and those whose partner may stand in another.
#[test]
fn marks_of_a_title_are_paired_over_its_lines() {
    let title = "  - 关于2024年为全区妇女儿童办好十件实事的\n  - 通知\n";
    for (new, is_found) in [
        ("  - 关于办好“十件实事的\n  - 通知\n", false),
        ("  - 关于印发《十件实事\n  - 实施方案》的通知\n", false),
        ("  - 关于办好十件实事的\n  - 通知（试行\n", true),
    ] {
        let text = BASE.replacen(title, new, 1);
        assert_ne!(text, BASE);
        let reading = notice::read("n.yaml", text.as_bytes());
        let found = reading.notice.iter().flat_map(proof::read);
        let lonely = found.filter(|one| matches!(one.problem.code(), "W133" | "W134" | "W135"));
        assert_eq!(lonely.count() > 0, is_found, "{new}");
    }
}
