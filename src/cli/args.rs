//! What can be said on the command line.

use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{Parser, Subcommand, ValueEnum};

use crate::office::credentials;
use crate::office::post::{PER_MINUTE, RETRIES, RETRY_WAIT};

use super::archival::ArchivalArgs;
use super::archive::ArchiveArgs;
use super::schema::SchemaArgs;
use super::templates::TemplatesArgs;

/// 年度通知的全部文书：通知、附件、报表 / the paperwork of a yearly notice
#[derive(Debug, Parser)]
#[command(name = "hongtou", bin_name = "hongtou", max_term_width = 100)]
pub(super) struct Args {
    /// 提示用的语言（默认随系统）/ language of messages, the system's by default
    #[arg(long, global = true, display_order = 900, value_enum)]
    pub(super) lang: Option<LangArg>,
    /// 同时用几个处理器（默认全部）/ processors to use at the same time, all by default
    #[arg(long, global = true, display_order = 901, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// 当作现在的时刻，只为测试 / the moment that stands in for the clock, for tests
    #[arg(long, global = true, hide = true, value_name = "MOMENT")]
    pub(super) clock: Option<String>,
    #[command(subcommand)]
    pub(super) command: Command,
}

// What is said of a value in a doc comment is help, in whatever language: these say nothing.

/// The languages of `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 在浏览器里打开一年的文件夹：看谁报了、收表、看帮助 / the folder of a year in a browser: who returned, taking in returns, the guide
    Open(OpenArgs),
    /// 用 2024 年的通知走一遍全年（示例）/ the whole year on the built-in notice, with sample returns
    Demo(DemoArgs),
    /// 从已发的通知（Word、PDF、文本）建立 notice.yaml / make notice.yaml from a published notice
    Init(InitArgs),
    /// 检查 notice.yaml，列出全部问题 / every fault and warning, with line and remedy
    Check(CheckArgs),
    /// 一条提示的编号是什么意思 / what the code of a finding means
    Explain(ExplainArgs),
    /// 生成通知（Word 和 PDF）和附件 / write the notice as DOCX and PDF, and its attachment
    Notice(NoticeArgs),
    /// 生成各责任单位的填报表 / one form (.xlsx) for each responsible unit
    Forms(FormsArgs),
    /// 把报表发给各单位：生成邮件草稿，或直接发送 / one mail a unit with its form, drafted or sent
    Send(SendArgs),
    /// 查看各单位的报送情况 / who returned what, and what is wrong with it
    Status(StatusArgs),
    /// 催没有报的，退回有问题的 / reminders to the missing, replies to the faulty
    Remind(RemindArgs),
    /// 台账：哪一天发了、催了、收到、裁定了什么；记上手工发的 / what was sent, came and was ruled on which day; note what was sent by hand
    Log(LogArgs),
    /// 生成汇总（PDF、Word、Excel）/ write the consolidated report as PDF, DOCX and XLSX
    Report(ReportArgs),
    /// 归档：一年的文件存成一个压缩包，列出每个文件的校验值；核对后来改过没有 / the year as one zip with hashes; what was changed since
    Archive(ArchiveArgs),
    /// 查看各处用的字体及来源 / which font each role got, and from where
    Fonts(FontsArgs),
    /// 编辑器用的 JSON Schema：写 notice.yaml 时提示、检查 / the JSON Schema by which editors complete and check notice.yaml
    Schema(SchemaArgs),
    /// 把程序自带的模板写到一个文件夹里，供改措辞 / write the program's own templates out, to be changed
    Templates(TemplatesArgs),
    /// Reads an old workbook for another process of the program.
    #[command(hide = true)]
    Worker,
    /// Writes what is packed beside the program: manual pages, and completions for shells.
    #[command(hide = true)]
    Extras(ExtrasArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct OpenArgs {
    /// 一年的文件夹，notice.yaml 在里面 / the folder of the year, where notice.yaml lies
    #[arg(default_value = ".", value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// 不打开浏览器，只显示地址 / open no browser, print the address
    #[arg(long, env = "HONGTOU_NO_BROWSER", hide_env = true, value_parser = FalseyValueParser::new())]
    pub(super) no_browser: bool,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct DemoArgs {
    /// 存放示例的文件夹 / the folder to make
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// 放 notice.yaml 的文件夹 / the folder of the year, where notice.yaml is written
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// 从它开始：去年的 notice.yaml，或已发的通知（.docx、.pdf、.txt）/ last year's notice.yaml, or a published notice (.docx, .pdf, .txt)
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// 单位名册：工作簿（名称、别名、邮箱），或一行一个单位的 .txt / the units: a workbook, or a .txt with one a line
    #[arg(long, value_name = "FILE")]
    pub(super) units: Option<PathBuf>,
    /// 问题的回答（发文机关、标题等，写法同 notice.yaml），不再逐条问 / answers in a file, written as in notice.yaml; nothing is asked
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    pub(super) answers: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExtrasArgs {
    /// The folder to write into.
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// 提示的编号 / codes of findings
    #[arg(required = true, value_name = "CODE")]
    pub(super) codes: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// 通知的描述文件，或它所在的文件夹；- 读标准输入 / the description or its folder; - for standard input
    #[arg(default_value = "notice.yaml", value_name = "NOTICE.yaml")]
    pub(super) notice: PathBuf,
    /// 照改不会改变意思的，在文件里改好，改以前的存在旁边 / mend what cannot change the meaning; the old file stays beside
    #[arg(long, conflicts_with = "json")]
    pub(super) fix: bool,
    /// 只显示会改哪些地方，不改 / show what --fix would mend, and write nothing
    #[arg(long, conflicts_with = "json")]
    pub(super) dry_run: bool,
    /// 一个问题一行 / one line a finding
    #[arg(long)]
    pub(super) short: bool,
    /// 输出 JSON，供其他程序使用 / print the findings as JSON
    #[arg(long, conflicts_with = "short")]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) strictness: StrictArgs,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

/// The kinds of file of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NoticeFile {
    #[value(alias = "word")]
    Docx,
    Pdf,
    Ofd,
}

/// The kinds of file of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFile {
    #[value(alias = "word")]
    Docx,
    Pdf,
    #[value(alias = "excel")]
    Xlsx,
    Ofd,
}

#[derive(Debug, clap::Args)]
pub(super) struct NoticeArgs {
    /// 通知的描述文件 / the description
    #[arg(default_value = "notice.yaml", value_name = "NOTICE.yaml")]
    pub(super) notice: PathBuf,
    /// 只生成这几种文件，用逗号分开（默认全部，OFD 除外）/ only these kinds, else all but OFD
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    pub(super) only: Vec<NoticeFile>,
    /// 定稿：同时存进“存档”，以后不再覆盖 / issue it: kept as it is, and never written over
    #[arg(long = "final", conflicts_with_all = ["only", "output"])]
    pub(super) is_final: bool,
    /// 存放结果的文件夹 / the folder to write into
    #[arg(short, long, default_value = "out", value_name = "DIR")]
    pub(super) output: PathBuf,
    /// 单位自己的模板文件夹 / a folder with templates of the office's own
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(super) word: WordArgs,
    #[command(flatten)]
    pub(super) pictures: PictureArgs,
    #[command(flatten)]
    pub(super) archival: ArchivalArgs,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct FormsArgs {
    #[command(flatten)]
    pub(super) about: AboutArgs,
    /// 存放结果的文件夹（默认 out/forms/报送期）/ the folder to write into, out/forms/PERIOD by default
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) previous: PreviousArgs,
    /// 当作今天的日期，例如 2024-03-28 / the day that counts as today
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct SendArgs {
    #[command(flatten)]
    pub(super) about: AboutArgs,
    /// 存放草稿的文件夹（默认 out/outbox/报送期）/ the folder of the drafts, out/outbox/PERIOD by default
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) previous: PreviousArgs,
    /// 当作今天的日期，例如 2024-03-28 / the day that counts as today
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    /// 单位自己的模板文件夹 / a folder with templates of the office's own
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(super) post: PostArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct RemindArgs {
    #[command(flatten)]
    pub(super) returns: ReturnsArgs,
    #[command(flatten)]
    pub(super) strictness: StrictArgs,
    /// 存放草稿的文件夹（默认 out/remind/报送期/日期）/ the folder of the drafts, out/remind/PERIOD/DATE by default
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) previous: PreviousArgs,
    /// 单位自己的模板文件夹 / a folder with templates of the office's own
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(super) post: PostArgs,
}

/// What is shown beside the new cells of the forms.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct PreviousArgs {
    /// 新表旁边显示哪个文件夹里上一期的内容（默认 returns 里的）/ what came back for the period before, shown beside (from returns by default)
    #[arg(long, value_name = "DIR")]
    pub(super) previous: Option<PathBuf>,
    /// 不显示上一期的内容 / show nothing of the period before
    #[arg(long, conflicts_with = "previous")]
    pub(super) no_previous: bool,
}

/// Whether mails are sent, and how.
#[derive(Clone, Debug, Default, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line")]
pub(super) struct PostArgs {
    /// 直接发送，不只生成草稿 / send, and not only draft
    #[arg(long)]
    pub(super) smtp: bool,
    /// 只看会发给谁，什么也不写、不发 / show what would be sent; write and send nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// 只发这个单位，可写多次 / this unit only; may be given several times
    #[arg(long, value_name = "UNIT")]
    pub(super) only: Vec<String>,
    /// 发过的也再发一次 / send again what was sent
    #[arg(long)]
    pub(super) again: bool,
    /// 发送记录是空的也发：以前的信都没有用它发过 / send though the log is empty: nothing went out before
    #[arg(long)]
    pub(super) without_log: bool,
    /// 不确定是否发出的，再发一次 / send again what may have gone out
    #[arg(long, conflicts_with = "skip_uncertain")]
    pub(super) resend_uncertain: bool,
    /// 不确定是否发出的，记作已收到 / take what may have gone out for received
    #[arg(long)]
    pub(super) skip_uncertain: bool,
    /// 写有邮件服务器、用户和密码的文件，放在年度文件夹外面 / server, user, password; outside the year's folder
    #[arg(long, value_name = "FILE", env = credentials::FILE)]
    pub(super) credentials: Option<PathBuf>,
    /// 不加密连接邮件服务器 / do not encrypt the connection
    #[arg(long)]
    pub(super) without_tls: bool,
    /// 每分钟最多发几封，0 不限 / mails a minute at most, 0 without limit
    #[arg(long, value_name = "N", default_value_t = PER_MINUTE)]
    pub(super) per_minute: u64,
    /// 服务器暂时不收时再试几次 / how often to try again where the server is busy
    #[arg(long, value_name = "N", default_value_t = RETRIES)]
    pub(super) retries: u32,
    /// 再试前等几秒，以后每次加倍 / seconds before trying again, doubled each time
    #[arg(long, value_name = "SECONDS", default_value_t = RETRY_WAIT)]
    pub(super) retry_wait: u64,
}

/// What somebody may have sent by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SentKind {
    #[value(alias = "报表")]
    Form,
    #[value(alias = "催报", alias = "提醒")]
    Reminder,
}

/// The kinds of what a ledger tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Happened {
    #[value(alias = "发表")]
    Form,
    #[value(alias = "催报")]
    Reminder,
    #[value(alias = "退回")]
    Reply,
    #[value(alias = "收到")]
    Received,
    #[value(alias = "裁定")]
    Ruled,
    #[value(alias = "定稿")]
    Issued,
}

#[derive(Debug, clap::Args)]
pub(super) struct LogArgs {
    #[command(flatten)]
    pub(super) about: AboutArgs,
    /// 只看这个单位（别名、前身也认）/ this unit only, by any of its names and those of its predecessors
    #[arg(long, value_name = "UNIT", conflicts_with = "sent")]
    pub(super) unit: Option<String>,
    /// 只看这几种，用逗号分开：发表、催报、退回、收到、裁定、定稿 / only these, by commas: form, reminder, reply, received, ruled, issued
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true,
        value_name = "KINDS"
    )]
    #[arg(conflicts_with = "sent")]
    pub(super) what: Vec<Happened>,
    /// 只看这一天起的，例如 2024-04-09 / from this day on
    #[arg(long, value_name = "DATE", conflicts_with = "sent")]
    pub(super) since: Option<String>,
    /// 写成工作簿，在 out 文件夹里 / as a workbook, in the folder out
    #[arg(long, conflicts_with = "sent")]
    pub(super) xlsx: bool,
    /// 写成这个工作簿（.xlsx）/ as this workbook (.xlsx)
    #[arg(short = 'o', long, value_name = "FILE", conflicts_with = "sent")]
    pub(super) output: Option<PathBuf>,
    /// 输出 JSON，供其他程序使用 / print the entries as JSON
    #[arg(long, conflicts_with_all = ["sent", "xlsx", "output"])]
    pub(super) json: bool,
    /// 已经手工发给了这个单位，可写多次；写“全部”的，起草了的都算 / this unit was sent its mail by hand; may be given several times; `all` for all drafts
    #[arg(long, value_name = "UNIT")]
    pub(super) sent: Vec<String>,
    /// 发的是报表还是催报（不写是报表）/ what was sent: form (the default) or reminder
    #[arg(long, value_enum, hide_possible_values = true, value_name = "KINDS", requires = "sent")]
    pub(super) kind: Option<SentKind>,
    /// 当作今天的日期，例如 2024-04-03：定是哪一次催报 / the day that counts as today, for the stage of a reminder
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct StatusArgs {
    #[command(flatten)]
    pub(super) returns: ReturnsArgs,
    /// 输出 JSON，供其他程序使用 / print everything as JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) strictness: StrictArgs,
}

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line")]
pub(super) struct ReportArgs {
    #[command(flatten)]
    pub(super) returns: ReturnsArgs,
    #[command(flatten)]
    pub(super) strictness: StrictArgs,
    /// 另把汇总的全部内容输出成 JSON，供其他程序使用 / also print everything as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// 另存成一个网页，可以在手机上看 / also write one page (HTML) to be read on a telephone
    #[arg(long)]
    pub(super) html: bool,
    /// 网页供公布：不写填报人、电话和文件名 / the page is to be published: without persons, telephones and names of files
    #[arg(long, requires = "html")]
    pub(super) for_publication: bool,
    /// 定稿：存进“存档”，以后不再覆盖；改了再定稿，是第2版 / issue it: kept as it is, never written over; the next is a second edition
    #[arg(long = "final", conflicts_with_all = ["only", "output"])]
    pub(super) is_final: bool,
    /// 年度汇总里与另一年对比：那一年的文件夹，例如 ../2024 / another year's folder, whose numbers stand beside
    #[arg(long, value_name = "DIR", conflicts_with = "is_final")]
    pub(super) compare: Option<PathBuf>,
    /// 只生成这几种文件，用逗号分开（默认全部，OFD 除外），例如 pdf,xlsx / only these kinds, else all but OFD
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    pub(super) only: Vec<ReportFile>,
    /// 存放结果的文件夹（默认 out/report/报送期）/ the folder to write into, out/report/PERIOD by default
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// 单位自己的模板文件夹 / a folder with templates of the office's own
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(super) word: WordArgs,
    #[command(flatten)]
    pub(super) pictures: PictureArgs,
    #[command(flatten)]
    pub(super) archival: ArchivalArgs,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

/// Whether warnings change how a command ends.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct StrictArgs {
    /// 有警告时也以 1 结束（平时只有错误才是）/ end with 1 for warnings too, not for errors only
    #[arg(long)]
    pub(super) strict: bool,
}

/// For which program the Word files are written.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct WordArgs {
    /// Word 文件给 LibreOffice 用，不要发给用 Word、WPS 的人 / Word files for LibreOffice, not to be sent to users of Word
    #[arg(long)]
    pub(super) libreoffice: bool,
}

/// Whether pictures are written too.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct PictureArgs {
    /// 另把每一页存成图片（PNG）/ also write each page as a picture
    #[arg(long)]
    pub(super) png: bool,
}

/// Which notice and which period. A period may stand where a description does: no file is called so.
#[derive(Debug, clap::Args)]
pub(super) struct AboutArgs {
    /// 通知的描述文件 / the description
    #[arg(default_value = "notice.yaml", value_name = "NOTICE.yaml")]
    pub(super) notice: PathBuf,
    /// 报送期，例如 2024Q1、一季度、6月；不写的，按日子定 / the period; by default the one of the day
    #[arg(value_name = "PERIOD", conflicts_with = "period")]
    pub(super) bare: Option<String>,
    /// 报送期 / the period
    #[arg(long, value_name = "PERIOD")]
    pub(super) period: Option<String>,
}

/// What came back, and as of when it is looked at.
#[derive(Debug, clap::Args)]
pub(super) struct ReturnsArgs {
    #[command(flatten)]
    pub(super) about: AboutArgs,
    /// 收到的文件所在的文件夹（默认 returns/报送期）/ the folder with what came back
    #[arg(long, value_name = "DIR")]
    pub(super) returns: Option<PathBuf>,
    /// 当作今天的日期，例如 2024-04-10 / the day that counts as today
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct FontsArgs {
    #[command(flatten)]
    pub(super) fonts: FontArgs,
    /// 显示所带字体的许可 / print the licences of the bundled fonts
    #[arg(long)]
    pub(super) licences: bool,
}

/// Where fonts come from.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct FontArgs {
    /// 只用程序所带的字体 / ignore the fonts of the system
    #[arg(long)]
    pub(super) bundled_fonts: bool,
    /// 程序所带字体的位置 / the folder of the bundled fonts
    #[arg(long, value_name = "DIR", env = "HONGTOU_FONTS")]
    pub(super) fonts: Option<PathBuf>,
}
