//! What can stand in the way of a mail, with its stable code (`E80x`, `W80x`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about mails and forms that go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mailing {
    /// The answers of a quarter ago were asked for in a year's first quarter.
    NoEarlierQuarter {
        /// The period.
        period: String,
    },
    /// The folder that was named for the quarter before has returns of other quarters alone.
    NotTheQuarterBefore {
        /// The folder.
        folder: String,
        /// The quarter before.
        wanted: String,
        /// The quarters that were found there.
        found: Vec<String>,
    },
    /// Nothing is known of the quarter before: the forms show the last of which something is.
    ShownFrom {
        /// The quarter before.
        wanted: String,
        /// The one that is shown.
        known: String,
    },
    /// Mails are to be sent, and the description names no mailbox they come from.
    NoSender,
    /// What the program must know of the mail server is not said.
    SettingsMissing {
        /// The names of what is missing.
        names: Vec<&'static str>,
    },
    /// The file with the credentials lies in the folder of the year, which is passed around.
    CredentialsInside {
        /// The file.
        file: String,
        /// The folder.
        folder: String,
    },
    /// A line of the credentials that says nothing known. Its text is not shown.
    CredentialsLine {
        /// The file, or the variable.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// The server cannot be reached, or takes nobody in.
    ServerFailed {
        /// Its address.
        server: String,
        /// What was said.
        detail: String,
    },
    /// A mail was not taken by the server.
    NotSent {
        /// The unit.
        unit: String,
        /// What was said.
        detail: String,
        /// Whether the refusal is for good: the mailbox is wrong, say.
        for_good: bool,
    },
    /// The server's answer was lost: it may have taken the mail or not.
    Uncertain {
        /// The unit.
        unit: String,
        /// What happened.
        detail: String,
    },
    /// Mails of an earlier run of which nobody knows whether they went out.
    UncertainLeft {
        /// Their units.
        units: Vec<String>,
    },
    /// Switches that say which mails are sent, where none is.
    OnlyWhenSending {
        /// The switches.
        options: Vec<&'static str>,
    },
    /// Units without a mailbox.
    NoMailbox {
        /// The units.
        units: Vec<String>,
    },
    /// Units with one mailbox between them.
    SharedMailbox {
        /// The mailbox.
        mailbox: String,
        /// The units.
        units: Vec<String>,
    },
    /// What was sent is no longer what would be sent.
    ChangedSince {
        /// The unit.
        unit: String,
        /// When it was sent.
        time: String,
    },
    /// A form went to a mailbox that is no longer the unit's.
    MailboxSince {
        /// The unit.
        unit: String,
        /// When it was sent.
        time: String,
        /// Where to, and the unit's mailbox now.
        mailboxes: Box<[String; 2]>,
    },
    /// The connection to the server is not encrypted.
    NotEncrypted {
        /// The server.
        server: String,
    },
    /// A file with faults belongs to no unit, so that nobody can be written to.
    NobodyToAsk {
        /// The file.
        file: String,
    },
    /// A file was not read, so that no unit that may have sent it is written to.
    Unread {
        /// The file.
        file: String,
        /// The units; empty where it may be of any.
        units: Vec<String>,
    },
    /// Somebody is named whom the register does not know, or who owes nothing.
    NoSuchUnit {
        /// As written.
        name: String,
    },
}

impl Mailing {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Mailing::NoEarlierQuarter { .. } => ("E800", Office),
            Mailing::NotTheQuarterBefore { .. } => ("E812", Office),
            Mailing::ShownFrom { .. } => ("W813", Office),
            Mailing::NoSender => ("E801", Office),
            Mailing::SettingsMissing { .. } => ("E802", Office),
            Mailing::CredentialsInside { .. } => ("E803", Office),
            Mailing::CredentialsLine { .. } => ("E804", Office),
            Mailing::ServerFailed { .. } => ("E805", Office),
            Mailing::NotSent { .. } => ("E806", Office),
            Mailing::Uncertain { .. } => ("E807", Office),
            Mailing::UncertainLeft { .. } => ("E808", Office),
            Mailing::OnlyWhenSending { .. } => ("E810", Office),
            Mailing::NoMailbox { .. } => ("W801", Office),
            Mailing::SharedMailbox { .. } => ("W802", Office),
            Mailing::ChangedSince { .. } => ("W803", Office),
            Mailing::MailboxSince { .. } => ("W809", Office),
            Mailing::NotEncrypted { .. } => ("W804", Office),
            Mailing::NobodyToAsk { .. } => ("W805", Office),
            Mailing::NoSuchUnit { .. } => ("W806", Office),
            Mailing::Unread { .. } => ("W807", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Mailing::NoEarlierQuarter { period } => words(
                (format!("{period} 是本年度的第一期，没有上一期可带"), "第一期不写 --previous"),
                (
                    format!("no period of the year comes before {period}"),
                    "leave --previous out in the first period",
                ),
            ),
            Mailing::ShownFrom { wanted, known } => words(
                (
                    format!("{wanted} 没有可用的收件，表旁边显示的是 {known} 填的"),
                    format!("收到过 {wanted} 报表的，放进它的文件夹再出表；没有收的，不用管"),
                ),
                (
                    format!(
                        "nothing is known of {wanted}; the forms show what was answered in {known}"
                    ),
                    format!(
                        "where returns of {wanted} came, put them into its folder and make the forms again; where none did, leave it"
                    ),
                ),
            ),
            Mailing::NotTheQuarterBefore { folder, wanted, found } => words(
                (
                    format!(
                        "“{folder}”里要的是上一期（{wanted}）的报表，放的却是 {} 的",
                        found.join("、")
                    ),
                    format!(
                        "--previous 后面写放 {wanted} 报表的文件夹；上一期没有收的，写最近一期的，文件夹照报送期起名，例如 returns\\2024Q2；都没有的，不写"
                    ),
                ),
                (
                    format!(
                        "“{folder}” should hold the returns of the period before ({wanted}), and holds those of {}",
                        found.join(", ")
                    ),
                    format!(
                        "name the folder of {wanted} behind --previous; where nothing came back then, the last one's, called by its period (returns/2024Q2), or none"
                    ),
                ),
            ),
            Mailing::NoSender => words(
                (
                    "没有写发件邮箱，不能直接发送",
                    "在“报送”下面写“发件邮箱”，例如 发件邮箱: fulian@example.gov.cn",
                ),
                (
                    "no mailbox is named that mails come from",
                    "write it under reporting, such as sender: office@example.gov.cn",
                ),
            ),
            Mailing::SettingsMissing { names } => words(
                (
                    format!(
                        "发送邮件还缺：{}",
                        names.iter().map(|name| setting(name)).collect::<Vec<_>>().join("、")
                    ),
                    "在年度文件夹外面建一个文本文件，每行写一项，用 --credentials 指明（也可以写在环境变量里）；写法见帮助《发报表、催报、退回（邮件）》",
                ),
                (
                    format!("still unknown of the mail server: {}", names.join(", ")),
                    "set it in the environment or in a file named with --credentials: see “mail” under 帮助",
                ),
            ),
            Mailing::CredentialsInside { file, folder } => words(
                (
                    format!("“{file}”在年度文件夹“{folder}”里面，密码不能放在这里"),
                    "把它移到年度文件夹外面，只有自己能看的地方，并改掉可能已经外传的密码",
                ),
                (
                    format!(
                        "“{file}” lies in the folder of the year, “{folder}”: no place for secrets"
                    ),
                    "move it out of there to where only you can read it, and change the password if the folder was passed on",
                ),
            ),
            Mailing::CredentialsLine { file, line } => words(
                (
                    format!("“{file}”第 {line} 行看不懂"),
                    "每行写一项：server=…、user=… 或 password=…，用半角的等号（=）；写法见帮助《发报表、催报、退回（邮件）》",
                ),
                (
                    format!("line {line} of “{file}” says nothing known"),
                    "write one a line: server=…, user=… or password=…; see “mail” under 帮助",
                ),
            ),
            Mailing::ServerFailed { server, detail } => words(
                (
                    format!("邮件服务器“{server}”连不上，或不让登录（{detail}）"),
                    "核对服务器、端口、用户和密码（有的邮箱要用授权码）；内网服务器不能加密（STARTTLS）的，加 --without-tls；改好再运行，已发的不会重发",
                ),
                (
                    format!(
                        "the mail server “{server}” cannot be reached or refuses the login ({detail})"
                    ),
                    "check server, port, user and password; of an inner network without STARTTLS: --without-tls; then run again: nothing is sent twice",
                ),
            ),
            Mailing::NotSent { unit, detail, for_good } => words(
                (
                    format!("给“{unit}”的邮件没有发出（{detail}）"),
                    if *for_good {
                        "核对这个单位的邮箱，改好后再运行，只发没有发出的"
                    } else {
                        "过一会儿再运行，只发没有发出的"
                    },
                ),
                (
                    format!("the mail to “{unit}” was not sent ({detail})"),
                    if *for_good {
                        "check the unit's mailbox, then run again: only what was not sent is sent"
                    } else {
                        "run again after a while: only what was not sent is sent"
                    },
                ),
            ),
            Mailing::Uncertain { unit, detail } => words(
                (
                    format!("给“{unit}”的邮件不确定是否发出（{detail}）"),
                    "问一下对方收到没有；再运行时会先问是否重发",
                ),
                (
                    format!("nobody knows whether the mail to “{unit}” went out ({detail})"),
                    "ask whether it arrived; the next run asks before it sends again",
                ),
            ),
            Mailing::UncertainLeft { units } => words(
                (
                    format!("上次不确定是否发出的还有：{}", units.join("、")),
                    "问过对方再运行：没收到的加 --resend-uncertain，收到的加 --skip-uncertain；只办一个单位的加 --only 单位",
                ),
                (
                    format!("still uncertain from an earlier run: {}", units.join(", ")),
                    "ask them, then run with --resend-uncertain or --skip-uncertain, for one unit with --only UNIT",
                ),
            ),
            Mailing::OnlyWhenSending { options } => words(
                (
                    format!(
                        "{} 要和 --smtp 一起写；没有 --smtp 时只写草稿，总是写全部单位的",
                        options.join("、")
                    ),
                    "直接发送的，加上 --smtp；只要草稿的，去掉它再运行，只打开要发的那个单位的 .eml",
                ),
                (
                    format!(
                        "{} goes with --smtp: without it drafts are written, and always of all units",
                        options.join(", ")
                    ),
                    "add --smtp to send; for drafts leave it out, and open the .eml of that unit only",
                ),
            ),
            Mailing::NoMailbox { units } => words(
                (
                    format!("没有写邮箱：{}；草稿没有收件人", units.join("、")),
                    "在名册里补上“邮箱”；用内部邮箱的，粘贴同名的 .txt，再附上同名的 .xlsx",
                ),
                (
                    format!("no mailbox: {}; their drafts have no recipient", units.join(", ")),
                    "write its email in the register, or paste the .txt and attach the .xlsx of the same name",
                ),
            ),
            Mailing::SharedMailbox { mailbox, units } => words(
                (
                    format!("{}的邮箱都是 {mailbox}，各发一封", units.join("、")),
                    "确实共用的不用管；抄错的改名册",
                ),
                (
                    format!("{} have one mailbox, {mailbox}; each gets a mail", units.join(", ")),
                    "nothing to do if they share it; else mend the register",
                ),
            ),
            Mailing::ChangedSince { unit, time } => words(
                (
                    format!("给“{unit}”的内容在 {time} 发出以后改动过，没有再发"),
                    "要把新的发过去，加 --again；只发一个单位的再加 --only 单位",
                ),
                (
                    format!(
                        "what “{unit}” was sent on {time} has changed since, and was not sent again"
                    ),
                    "to send it, add --again; for one unit also --only UNIT",
                ),
            ),
            Mailing::MailboxSince { unit, time, mailboxes } => words(
                {
                    let [to, now] = &**mailboxes;
                    (
                        format!("给“{unit}”的报表 {time} 发到 {to}；邮箱已改为 {now}，没有再发"),
                        format!("{to} 收到了的不用管；要发到新邮箱的，加 --again --only {unit}"),
                    )
                },
                {
                    let [to, now] = &**mailboxes;
                    (
                        format!(
                            "the form of “{unit}” went to {to} on {time}; its mailbox is {now} now, and it was not sent again"
                        ),
                        format!(
                            "nothing to do if {to} got it; to send it to the new one: --again --only {unit}"
                        ),
                    )
                },
            ),
            Mailing::NotEncrypted { server } => words(
                (
                    format!("与“{server}”之间没有加密，用户和密码也是明文"),
                    "只在本机或可靠的内网这样用；能用加密端口 465 就用它",
                ),
                (
                    format!("the connection to “{server}” is not encrypted, nor is the password"),
                    "use it on this machine or a trusted network only; better, port 465",
                ),
            ),
            Mailing::NobodyToAsk { file } => words(
                (
                    format!("“{file}”认不出是哪个单位的，没有写退回的信"),
                    "打开看看是谁报的，自己回复；问题见 hongtou status",
                ),
                (
                    format!("“{file}” belongs to no unit, so that no reply was written"),
                    "see who sent it and reply by hand; hongtou status names the faults",
                ),
            ),
            Mailing::Unread { file, units } if units.is_empty() => words(
                (
                    format!("“{file}”没有读到，不知道是哪个单位的，这次谁也没有催、没有退"),
                    "把打开它的程序关掉，再运行一次",
                ),
                (
                    format!("“{file}” was not read and may be of any unit; nobody is written to"),
                    "close the program that holds it and run again",
                ),
            ),
            Mailing::Unread { file, units } => words(
                (
                    format!("“{file}”没有读到，可能是{}报的，这次没有给它写信", units.join("、")),
                    "把打开它的程序关掉，再运行一次",
                ),
                (
                    format!(
                        "“{file}” was not read and may be of {}; no letter is written there",
                        units.join("、")
                    ),
                    "close the program that holds it and run again",
                ),
            ),
            Mailing::NoSuchUnit { name } => words(
                (format!("“{name}”不在应报的单位里"), "--only 后面写名册里的名称"),
                (
                    format!("“{name}” is none of the units that owe a form"),
                    "write a name of the register behind --only",
                ),
            ),
        }
    }
}

/// What an environment variable holds, and how the file of credentials calls it.
fn setting(variable: &'static str) -> &'static str {
    match variable {
        "HONGTOU_SMTP_SERVER" => "邮件服务器（server=…）",
        "HONGTOU_SMTP_USER" => "用户（user=…）",
        "HONGTOU_SMTP_PASSWORD" => "密码（password=…）",
        other => other,
    }
}
