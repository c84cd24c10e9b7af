//! What a command says -> the same for who sees no command line: the page has buttons where a command has options.

/// A place of the description that the page writes by buttons, as messages name it, and what the page calls it.
const RULINGS: [&str; 2] = ["在 notice.yaml 的“来件”里", "在通知文件的“来件”里"];
const BY_BUTTON: &str = "点这个文件下面的“写明这个文件怎么算”，";

/// What to do on the page, by the code of what was found; elsewhere a command or an option of one does it.
const REMEDIES: [(&str, &str); 17] = [
    (
        "E241",
        "写文件在来件文件夹里的路径（如“区教体局/报表.xlsx”），或者点那个文件下面的“写明这个文件怎么算”",
    ),
    ("E301", "请管电脑的人对照 templates 里的原模板改正"),
    ("E402", "把 fonts 文件夹放在程序旁边，关掉程序再打开"),
    (
        "E528",
        "看看是不是拿错了文件；没有拿错的，各项前面要有序号（一、（一） 1.），后面要写“责任单位：”，改好再读；或者从空白开始，照着原文填写",
    ),
    ("E537", "新文件夹用新的年份命名，例如 2026"),
    ("E538", "把单位写在 notice.yaml 里"),
    (
        "E802",
        "先存草稿，用自己的邮箱发，发了点“记为已发”；要从这里直接发的，请管电脑的人照帮助《发报表、催报、退回（邮件）》设好邮箱",
    ),
    ("E805", "核对服务器、端口、用户和密码（有的邮箱要用授权码）；改好再发，已发的不会重发"),
    ("E808", "先问对方收到没有；再请管电脑的人照帮助《发报表、催报、退回（邮件）》记上"),
    (
        "E813",
        "从备份或别的电脑把 log 文件夹里的发送记录找回来，放在一起都会读；手工发过的，点“记为已发”",
    ),
    ("W502", "它和这次的文件可能不一致；不用的自己删掉"),
    ("W533", "到“填写”的“核对”里一处一处看；看过的按“核对过了”"),
    (
        "W684",
        "截至那天还没有收到的，先把它移到别处再看；每次收到文件都放进“收表”，收到的日子就有记录",
    ),
    (
        "W686",
        "先看那一期的“收表”：文号更正过的写“曾用字号”，单位合并、改名的写“前身”或“别名”，核实过的写进“来件”",
    ),
    ("W803", "要把新的发过去，展开那一封，复制文字，用自己的邮箱发"),
    ("W805", "打开看看是谁报的，自己回复；问题在“收表”里逐条列出"),
    ("W809", "收到了的不用管；要发到新邮箱的，展开那一封，复制文字，用自己的邮箱发"),
];

/// Sentences of a run, and what the page says for them.
const SENTENCES: [(&str, &str); 6] = [
    ("，hongtou status 逐条列出", "，“收表”里逐条列出"),
    ("（不要的，写 --no-previous）", ""),
    ("（加 --version 可看版本）", ""),
    ("（加 --version 可看）", ""),
    ("，加 --jobs 1", "，重新启动电脑再试"),
    ("；hongtou fonts 可查看各处用的字体", ""),
];

/// What to do, on the page, for a finding with that code.
pub(super) fn remedy(code: &str, remedy: &str) -> String {
    let own = REMEDIES.iter().find(|(of, _)| *of == code);
    let mut remedy = said(own.map_or(remedy, |(_, own)| own));
    for place in RULINGS {
        remedy = remedy.replace(place, BY_BUTTON);
    }
    remedy
}

/// What a run says, on the page.
pub(super) fn said(text: &str) -> String {
    let mut text = text.to_owned();
    for (of_command, of_page) in SENTENCES {
        text = text.replace(of_command, of_page);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::diag::{Lang, samples};

    use super::{REMEDIES, remedy};

    /// What is found only where a command is written, or by one that the page does not have.
    const OF_COMMANDS: &[&str] = &[
        "E023", "E504", "E505", "E511", "E513", "E604", "E714", "E715", "E800", "E810", "E812",
        "E814", "E906", "W806", "W907",
    ];

    #[test]
    fn no_page_sends_anybody_to_a_command() {
        let mut named = BTreeSet::new();
        for sample in samples::all() {
            let shown = remedy(sample.code(), &sample.message(Lang::Zh).remedy);
            if ["--", "hongtou "].iter().any(|word| shown.contains(word)) {
                named.insert(sample.code());
            }
        }
        assert_eq!(named, OF_COMMANDS.iter().copied().collect());
    }

    #[test]
    fn every_remedy_of_ours_is_about_a_code() {
        let codes: BTreeSet<&str> = samples::all().iter().map(|one| one.code()).collect();
        assert!(REMEDIES.iter().all(|(code, _)| codes.contains(code)));
    }
}
