//! What a mail server says -> the words of it that are known, and nothing else.
//!
//! A server may repeat what it was told, password and all, before the login as after it (on a second
//! line), and in more spellings than anybody can look for: in base64 of base64, letter by letter, backwards.
//! So nothing that it says is passed on. Out of it words are looked up that servers give reasons with, and
//! these are written anew; in place of the rest stands …

use super::Login;

/// Words of reasons, in small letters. None is a single letter, and none reads as a number in base 16.
const ENGLISH: &str = "
    abuse accept accepted access account accounts action address addresses administrator again aliases all allow
    allowed an and anonymous antispam antivirus any are attachment attempt attempts auth authenticate
    authenticated authentication authorization authorized auto bandwidth banned because been before blacklist
    blacklisted block blocked blocklist bounce busy but by cannot can't certificate change check client closed
    closing code command commands complete concurrent configuration connect connection connections contact
    contains content could couldn't credentials daily data delay delayed deliver delivered delivery denied deny
    destination detected disabled disk dkim dmarc dns doesn't does domain domains don't due email emails empty
    encrypted encryption envelope error errors exceed exceeded exceeds exist exists expired external failed failure
    file filter first for format forbidden forged forward forwarding found frequency frequent frequently from
    full given go greylisted greylisting has have header headers hello helo helpful here host hour if in inactive
    incorrect incoming insufficient internal invalid ip is it issue large later length limit limited limits line
    list listed lists local locked login logged long loop lookup low mail mailbox mailboxes mails malformed many
    max maximum may media message messages method minute minutes missing must mx name names need needed network new
    no non not number of on one only or out outgoing over overloaded parameter parameters password path per
    permanent permanently permission permitted please policy port postmaster private problem processing prohibited
    protocol quota rate reached reason receive received receiving recently recipient recipients record refused
    reject rejected rejection relay relaying relays reputation request required resolve resources response
    restricted retry reverse routing rule rules same second security seems send sender senders sending sent sequence
    server service session size smtp sorry source spam spamming spf ssl starttls status storage such
    suspected suspended suspicious syntax system table temporarily temporary terminated than that the their there
    this time timeout tls to today too transaction transmission try unable unauthenticated unauthorized unavailable
    understood unexpected unknown unrecognized unroutable unsolicited unsupported until unverified use used user
    username users using valid verification verified verify version via violation virtual virus wait was when
    which with without wrong you your
    chk con dt eml ham mi nhd qrc rcp rp sfq sms spb spm sum uft
";

/// The same in Chinese, each as long as it may be.
const CHINESE: &str = "
    安全 帐号 账号 帐户 账户 密码 口令 授权码 授权 认证 验证 身份 登录 登陆 失败 成功 错误 有误 不正确 无效 不合法
    非法 异常 用户 用户名 不存在 没有 未找到 找不到 无此 此用户 该用户 邮箱 邮箱地址 信箱 地址 收件人 发件人 收信人 发信人
    收件 发件 收信 发信 邮件 信件 附件 内容 主题 邮件内容 域名 域 主机 服务器 服务 系统 网络 连接 链接 客户端 端口 加密
    已满 已经满 空间 空间不足 容量 不足 超过 超出 超限 限制 上限 最大 太大 过大 大小 太多 过多 过于 频繁 频率 次数 数量 每天 每日
    每小时 每分钟 今天 今日 当日 暂时 临时 稍后 稍候 请稍后 请稍后再试 再试 重试 请 请求 拒绝 被拒绝 拒收 拒发 退回 退信 禁止 禁用 停用
    已停用 已禁用 冻结 已冻结 锁定 已锁定 过期 已过期 注销 已注销 关闭 已关闭 开通 未开通 开启 未开启 启用 未启用
    激活 未激活 权限 无权 无权限 没有权限 允许 不允许 不能 不可 无法 不支持 不接受 接收 接受 发送 投递 转发 中继 垃圾 垃圾邮件 病毒 反垃圾
    广告 可疑 疑似 违规 违反 规则 策略 政策 黑名单 白名单 过滤 拦截 被拦截 检测 检查 命令 语法 格式 参数 顺序 繁忙
    忙 超时 断开 维护 不可用 联系 管理员 联系管理员 请联系管理员 外部 内部 外网 内网 外域 单位 组织 部门 或 和 与 的 了 是 为 未 已 被 不 无
    您 您的 你的 该 此 本 当前 目前 需要 必须 使用 通过 未通过 原因
";

/// What stands for words that are not passed on.
const OTHER: &str = "…";

/// What no word may be a piece of, where it is passed on: the password, in small letters.
#[derive(Default)]
pub(super) struct Secret(String);

impl Secret {
    /// The password of this login.
    pub(super) fn of(login: &Login) -> Secret {
        Secret(login.password.to_lowercase())
    }

    /// Of what a server said, the code of its state (RFC 3463), where it begins with one, and the words
    /// that are known and no piece of the password.
    pub(super) fn known(&self, said: &str) -> String {
        let said = said.trim_start();
        let (state, said) = state(said).map_or(("", said), |state| said.split_at(state.len()));
        let mut words = Vec::new();
        let mut rest = said;
        while let Some((word, behind)) = next(rest) {
            words.push(if self.0.contains(word) { OTHER } else { word });
            rest = behind;
        }
        words.dedup_by(|one, before| one == before && *one == OTHER);
        [state, &joined(&words)].join(" ").trim().to_owned()
    }
}

/// The code of a state at the head of what is said, as those are that are registered.
fn state(said: &str) -> Option<&str> {
    let state = said.split(' ').next()?;
    let parts: Vec<&str> = state.split('.').collect();
    let digits = |part: &str| part.len() < 3 && part.parse::<u8>().is_ok();
    let [class, subject, detail] = parts[..] else { return None };
    let known = matches!(class, "2" | "4" | "5") && matches!(subject.parse(), Ok(0..=7));
    (known && subject.len() == 1 && digits(detail) && !detail.starts_with('+')).then_some(state)
}

/// The next word that is known, or what stands for one that is not, and what comes behind it; signs
/// between words are none.
fn next(said: &str) -> Option<(&'static str, &str)> {
    let said = said.trim_start_matches(|one: char| !one.is_alphanumeric());
    let first = said.chars().next()?;
    if first.is_ascii() {
        let end = said.find(|one: char| !one.is_ascii_alphanumeric() && one != '\'');
        let (word, behind) = said.split_at(end.unwrap_or(said.len()));
        let known = ENGLISH.split_whitespace().find(|known| word.eq_ignore_ascii_case(known));
        return Some((known.unwrap_or(OTHER), behind));
    }
    let known = CHINESE.split_whitespace().filter(|known| said.starts_with(known));
    let known = known.max_by_key(|known| known.len());
    let end = known.map_or(first.len_utf8(), str::len);
    Some((known.unwrap_or(OTHER), &said[end..]))
}

/// The words in one line, with blanks where Latin letters need them.
fn joined(words: &[&'static str]) -> String {
    let mut line = String::new();
    for word in words {
        if line.ends_with(|one: char| one.is_ascii()) || (word.is_ascii() && !line.is_empty()) {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{CHINESE, ENGLISH, Login, Secret};

    fn known(password: &str, said: &str) -> String {
        let login = Login { user: "clerk".into(), password: password.into() };
        Secret::of(&login).known(said)
    }

    #[test]
    fn the_reasons_of_servers_are_kept() {
        for (said, kept) in [
            ("5.1.1 no such mailbox", "5.1.1 no such mailbox"),
            (
                "5.1.1 <rsj@example.gov.cn>: Recipient address rejected: User unknown in virtual mailbox table",
                "5.1.1 … recipient address rejected user unknown in virtual mailbox table",
            ),
            ("5.2.2 The mailbox is over quota", "5.2.2 the mailbox is over quota"),
            ("Error: authentication failed: DT:SPM 163", "error authentication failed dt spm …"),
            ("用户不存在", "用户不存在"),
            ("该用户(rsj)不存在，请联系管理员", "该用户…不存在请联系管理员"),
            ("认证失败：帐号已锁定", "认证失败帐号已锁定"),
            ("", ""),
            ("5.7.8", "5.7.8"),
            ("\x1B[31m\u{202E}full", "… full"),
        ] {
            assert_eq!(known("S3cretPass", said), kept, "{said}");
        }
    }

    #[test]
    fn no_other_word_and_no_number_is() {
        for said in [
            "S3cretPass",
            "UzNjcmV0UGFzcw==",
            "%53%33%63",
            "=53=33",
            "\\x53\\x33",
            "\\123\\063",
            "&#83;&#51;",
            "S 3 c r e t P a s s",
            "S-3-c-r-e-t",
            "S\u{0}3\u{0}c",
            "Ｓ３ｃｒｅｔ",
            "ssaPterc3S",
            "5333637265745061",
            "口口壹贰叁",
            "5.53.36",
            "5.1.1234",
            "5.+1.1",
            "5.1.+1",
            "9.1.1",
            "5.1.1.1",
        ] {
            assert!(
                known("S3cretPass", said).chars().all(|one| one == '…' || one == ' '),
                "{said}"
            );
        }
    }

    /// A password may be made of such words.
    #[test]
    fn a_word_of_the_password_is_none_that_is_kept() {
        assert_eq!(known("userUnknown", "5.1.1 user unknown here"), "5.1.1 … here");
        assert_eq!(known("密码口令壹", "密码错误"), "…错误");
    }

    #[test]
    fn the_words_are_such() {
        let base16 = |word: &str| word.bytes().all(|byte| byte.is_ascii_hexdigit());
        for word in ENGLISH.split_whitespace() {
            assert!(word.len() > 1 && !base16(word) && word.to_lowercase() == word, "{word}");
        }
        assert!(CHINESE.split_whitespace().all(|word| !word.is_ascii()));
    }
}
