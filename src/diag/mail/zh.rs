//! The words of findings about mails in Chinese.

use super::Mailing;

impl Mailing {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Mailing::NoEarlierQuarter { period } => (
                format!("{period} 是本年度的第一期，没有上一期可带"),
                "第一期不写 --previous".into(),
            ),
            Mailing::NotTheQuarterBefore { folder, wanted, found } => (
                format!("“{folder}”里要的是上一期（{wanted}）的报表，放的却是 {} 的", found.join("、")),
                format!("--previous 后面写放 {wanted} 报表的文件夹；上一期没有收的，不写 --previous"),
            ),
            Mailing::NoSender => (
                "没有写发件邮箱，不能直接发送".into(),
                "在“报送”下面写“发件邮箱”，例如 发件邮箱: fulian@example.gov.cn".into(),
            ),
            Mailing::SettingsMissing { names } => (
                format!("发送邮件还缺：{}", names.iter().map(|name| setting(name)).collect::<Vec<_>>().join("、")),
                "在年度文件夹外面建一个文本文件，每行写一项，用 --credentials 指明（也可以写在环境变量里）；写法见说明里的“发送”（docs/mail.md，下载的程序里是 docs/mail.html）".into(),
            ),
            Mailing::CredentialsInside { file, folder } => (
                format!("“{file}”在年度文件夹“{folder}”里面，密码不能放在这里"),
                "把它移到年度文件夹外面，只有自己能看的地方，并改掉可能已经外传的密码".into(),
            ),
            Mailing::CredentialsLine { file, line } => (
                format!("“{file}”第 {line} 行看不懂"),
                "每行写一项：server=…、user=… 或 password=…，用半角的等号（=）；写法见说明里的“发送”（docs/mail.md，下载的程序里是 docs/mail.html）".into(),
            ),
            Mailing::ServerFailed { server, detail } => (
                format!("邮件服务器“{server}”连不上，或不让登录（{detail}）"),
                "核对服务器、端口、用户和密码（有的邮箱要用授权码）；内网服务器不能加密（STARTTLS）的，加 --without-tls；改好再运行，已发的不会重发".into(),
            ),
            Mailing::NotSent { unit, detail, for_good } => (
                format!("给“{unit}”的邮件没有发出（{detail}）"),
                if *for_good {
                    "核对这个单位的邮箱，改好后再运行，只发没有发出的"
                } else {
                    "过一会儿再运行，只发没有发出的"
                }
                .into(),
            ),
            Mailing::Uncertain { unit, detail } => (
                format!("给“{unit}”的邮件不确定是否发出（{detail}）"),
                "问一下对方收到没有；再运行时会先问是否重发".into(),
            ),
            Mailing::UncertainLeft { units } => (
                format!("上次不确定是否发出的还有：{}", units.join("、")),
                "问过对方再运行：没收到的加 --resend-uncertain，收到的加 --skip-uncertain；只办一个单位的加 --only 单位".into(),
            ),
            Mailing::LogUnusable { file, line } => (
                format!("发送记录“{file}”第 {line} 行读不出来，不敢往下发"),
                "这一行可能被改动过：从备份恢复这个文件，或请懂电脑的同志看看".into(),
            ),
            Mailing::NobodyCalled { name } => (
                format!("没有叫“{name}”的单位，记录里也没有"),
                "写名册里的名称、别名或前身；也可以写记录里当时的名称".into(),
            ),
            Mailing::EditionUnread { file } => (
                format!("定稿的清单“{file}”读不出来，台账和与定稿的比较里没有这一版"),
                "从备份恢复这个文件；别的记录照列".into(),
            ),
            Mailing::BookLine { file, line, more, is_newer } => {
                let more = if *more > 0 { format!("，另有 {more} 行也是") } else { String::new() };
                let (what, remedy) = if *is_newer {
                    ("是更新的版本写的，没有用", "请换用新的版本")
                } else {
                    ("读不出来，没有用", "这一行可能被改动过：从备份恢复这个文件；别的行照样用")
                };
                (format!("收件登记“{file}”第 {line} 行{what}{more}"), remedy.into())
            }
            Mailing::BookUnwritten { file, why } => (
                format!("收件登记“{file}”用不了{}，这一次没有登记", why.zh()),
                why.to_write_zh().into(),
            ),
            Mailing::LogHeld { file, holder } => (
                format!("另一个窗口正在发送（占用着“{file}”{}）", if holder.is_empty() { String::new() } else { format!("，{holder}") }),
                "等那边发完再运行".into(),
            ),
            Mailing::LogLost { period, traces, sending } => (
                format!("发送记录里没有 {period} 的信，而这一期已经有{}：记录可能丢了", traces.join("、")),
                if *sending {
                    "从备份或别的电脑把 log 文件夹里的发送记录找回来，放在一起都会读；手工发过的，用 hongtou log --sent 单位 记上；确实没有用它发过的，加 --without-log"
                } else {
                    "从备份或别的电脑把 log 文件夹里的发送记录找回来，放在一起都会读；以前的草稿没有发过、或者是旧版本写的，不用管"
                }
                .into(),
            ),
            Mailing::NobodySentTo { name } => (
                format!("“{name}”不在应报的单位里，什么也没有记"),
                "--sent 后面写名册里的名称".into(),
            ),
            Mailing::LogNewer { file, line } => (
                format!("发送记录“{file}”第 {line} 行是更新的版本写的，这个版本看不懂，不敢往下发"),
                "换用那个新版本；各台电脑用同一个版本（加 --version 可看）".into(),
            ),
            Mailing::OnlyWhenSending { options } => (
                format!("{} 要和 --smtp 一起写；没有 --smtp 时只写草稿，总是写全部单位的", options.join("、")),
                "直接发送的，加上 --smtp；只要草稿的，去掉它再运行，只打开要发的那个单位的 .eml".into(),
            ),
            Mailing::NoMailbox { units } => (
                format!("没有写邮箱：{}；草稿没有收件人", units.join("、")),
                "在名册里补上“邮箱”；用内部邮箱的，粘贴同名的 .txt，再附上同名的 .xlsx".into(),
            ),
            Mailing::SharedMailbox { mailbox, units } => (
                format!("{}的邮箱都是 {mailbox}，各发一封", units.join("、")),
                "确实共用的不用管；抄错的改名册".into(),
            ),
            Mailing::ChangedSince { unit, time } => (
                format!("给“{unit}”的内容在 {time} 发出以后改动过，没有再发"),
                "要把新的发过去，加 --again；只发一个单位的再加 --only 单位".into(),
            ),
            Mailing::MailboxSince { unit, time, mailboxes } => {
                let [to, now] = &**mailboxes;
                (
                format!("给“{unit}”的报表 {time} 发到 {to}；邮箱已改为 {now}，没有再发"),
                format!("{to} 收到了的不用管；要发到新邮箱的，加 --again --only {unit}"),
            )
            }
            Mailing::NotEncrypted { server } => (
                format!("与“{server}”之间没有加密，用户和密码也是明文"),
                "只在本机或可靠的内网这样用；能用加密端口 465 就用它".into(),
            ),
            Mailing::NobodyToAsk { file } => (
                format!("“{file}”认不出是哪个单位的，没有写退回的信"),
                "打开看看是谁报的，自己回复；问题见 hongtou status".into(),
            ),
            Mailing::Unread { file, units } if units.is_empty() => (
                format!("“{file}”没有读到，不知道是哪个单位的，这次谁也没有催、没有退"),
                "把打开它的程序关掉，再运行一次".into(),
            ),
            Mailing::Unread { file, units } => (
                format!("“{file}”没有读到，可能是{}报的，这次没有给它写信", units.join("、")),
                "把打开它的程序关掉，再运行一次".into(),
            ),
            Mailing::NoSuchUnit { name } => (
                format!("“{name}”不在应报的单位里"),
                "--only 后面写名册里的名称".into(),
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
