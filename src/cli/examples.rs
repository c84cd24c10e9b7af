//! What stands under the help of a command: two examples, and how it ends.

use crate::diag::Lang;

/// A line to type, and what it does, in Chinese and in English.
type Example = (&'static str, [&'static str; 2]);

/// A code, and what it means, in Chinese and in English.
type Ending = (u8, [&'static str; 2]);

const NOT_DONE: Ending = (
    2,
    ["没有做成：文件读不出、写不进，命令写错，notice.yaml 里有错误", "the work could not be done"],
);

const DONE: &[Ending] = &[(0, ["做好了；警告照样列出", "done; warnings are printed"]), NOT_DONE];

const CLOSED: &[Ending] = &[
    (0, ["网页关了", "the page was closed"]),
    (2, ["没有打开：没有这个文件夹，命令写错", "no such folder, or a wrong command"]),
];

const CHECKED: &[Ending] = &[
    (0, ["没有错误；警告照样列出", "no errors; warnings are printed"]),
    (1, ["有错误；加了 --strict 的，有警告也是", "errors; with --strict, warnings too"]),
    (2, ["没有做成：文件读不出，命令写错", "the work could not be done"]),
];

const ARCHIVED: &[Ending] = &[
    (0, ["存好了；核对的，没有不一样的，警告照样列出", "done; compared: all are the same"]),
    (1, ["核对的，有的文件改过、没有了", "compared: files were changed or are gone"]),
    NOT_DONE,
];

const TOLD: &[Ending] = &[
    (0, ["说了", "told"]),
    (2, ["没有这个编号，或者命令写错", "no such code, or a wrong command"]),
];

const FOUND: &[Ending] = &[
    (0, ["做好了，没有错误；警告照样列出", "done, no errors; warnings are printed"]),
    (
        1,
        [
            "有错误，或者有的邮件没有发出去；各命令的说明里写着",
            "errors, or mails that did not go out; see each command",
        ],
    ),
    NOT_DONE,
];

const LOOKED: &[Ending] = &[
    (0, ["来件没有错误；警告照样列出", "no errors in what came back; warnings are printed"]),
    (
        1,
        [
            "来件有错误，该出的文件照出；加了 --strict 的，有警告也是",
            "errors in what came back, all files are written; with --strict, warnings too",
        ],
    ),
    NOT_DONE,
];

const REMINDED: &[Ending] = &[
    LOOKED[0],
    (
        1,
        [
            "来件有错误，信照写；或者有的邮件没有发出去；加了 --strict 的，有警告也是",
            "errors in what came back, all mails are written; or some did not go out; with --strict, warnings too",
        ],
    ),
    NOT_DONE,
];

const SENT: &[Ending] = &[
    (0, ["草稿写好了，或者全部发出去了", "all mails are drafted, or went out"]),
    (1, ["加了 --smtp 的：有的邮件没有发出去", "with --smtp: some mails did not go out"]),
    NOT_DONE,
];

/// Each command: two examples, and how it ends.
const TABLE: &[(&str, [Example; 2], &[Ending])] = &[
    (
        "hongtou",
        [
            ("hongtou demo demo-out", ["建一个示例文件夹", "make the folder of an example"]),
            ("hongtou notice --help", ["一个命令的说明", "the help of a command"]),
        ],
        FOUND,
    ),
    (
        "open",
        [
            ("hongtou open 2024", ["在浏览器里打开 2024 年", "the year 2024 in the browser"]),
            (
                "hongtou open --no-browser",
                ["这个文件夹，只显示地址", "this folder; the address is printed"],
            ),
        ],
        CLOSED,
    ),
    (
        "demo",
        [
            ("hongtou demo demo-out", ["在 demo-out 里走一遍", "the whole year in demo-out"]),
            (
                "hongtou demo demo-out --bundled-fonts",
                ["只用程序所带的字体", "with the bundled fonts only"],
            ),
        ],
        DONE,
    ),
    (
        "init",
        [
            (
                "hongtou init 2024 --from 2024.docx",
                ["从已发的通知建立 2024/notice.yaml", "2024/notice.yaml of the notice of 2024"],
            ),
            (
                "hongtou init 2025 --from 2024/notice.yaml",
                ["从去年的描述搬过来，年份往后移", "last year's description, moved on by a year"],
            ),
        ],
        DONE,
    ),
    (
        "check",
        [
            ("hongtou check", ["检查这里的 notice.yaml", "the notice.yaml that lies here"]),
            ("hongtou check 2024/notice.yaml --strict", ["有警告也算不合格", "warnings count too"]),
        ],
        CHECKED,
    ),
    (
        "explain",
        [
            ("hongtou explain E211", ["E211 是什么意思", "what E211 means"]),
            ("hongtou explain W101 W127", ["两条一起问", "two at once"]),
        ],
        TOLD,
    ),
    (
        "notice",
        [
            ("hongtou notice", ["生成 out 里的 Word 和 PDF", "DOCX and PDF in out"]),
            ("hongtou notice --only pdf --png", ["只要 PDF，另存图片", "PDF only, and pictures"]),
        ],
        DONE,
    ),
    (
        "forms",
        [
            (
                "hongtou forms --period 2024Q1",
                ["第一季度的填报表", "the forms of the first quarter"],
            ),
            (
                "hongtou forms --period 2024Q2 --previous returns/2024Q1",
                ["旁边显示上季度的", "with last quarter's answers beside"],
            ),
        ],
        DONE,
    ),
    (
        "send",
        [
            ("hongtou send --period 2024Q1", ["只写草稿", "drafts only"]),
            ("hongtou send --period 2024Q1 --dry-run", ["看会发给谁", "who would get one"]),
        ],
        SENT,
    ),
    (
        "status",
        [
            (
                "hongtou status --period 2024Q1",
                ["谁报了，谁没有报", "who returned and who did not"],
            ),
            ("hongtou status --period 2024Q1 --as-of 2024-04-08", ["当作那一天", "as of that day"]),
        ],
        LOOKED,
    ),
    (
        "remind",
        [
            ("hongtou remind --period 2024Q1", ["只写草稿", "drafts only"]),
            ("hongtou remind --period 2024Q1 --smtp", ["直接发送", "send them"]),
        ],
        REMINDED,
    ),
    (
        "log",
        [
            (
                "hongtou log --period 2024Q1 --unit UNIT",
                [
                    "这个单位第一季度的发表、催报、收到、裁定（UNIT 写它的名称）",
                    "what was sent to UNIT, came from it and was ruled in the first quarter",
                ],
            ),
            (
                "hongtou log --period 2024Q1 --sent UNIT",
                ["记上：报表已经手工发给了这个单位", "note: the form of UNIT was sent by hand"],
            ),
        ],
        DONE,
    ),
    (
        "report",
        [
            (
                "hongtou report --period 2024Q1",
                ["第一季度的汇总", "the report of the first quarter"],
            ),
            (
                "hongtou report --period 2024 --only xlsx",
                ["全年并列，只要 Excel", "the year, XLSX only"],
            ),
        ],
        LOOKED,
    ),
    (
        "archive",
        [
            ("hongtou archive", ["这一年存成一个压缩包", "the year as one zip"]),
            ("hongtou archive --verify 2024.zip", ["归档以后哪些改过", "what was changed since"]),
        ],
        ARCHIVED,
    ),
    (
        "fonts",
        [
            ("hongtou fonts", ["各处用的是哪种字体", "which font is used for what"]),
            ("hongtou fonts --licences", ["所带字体的许可", "licences of the bundled fonts"]),
        ],
        DONE,
    ),
    (
        "schema",
        [
            (
                "hongtou schema -o hongtou.schema.json",
                ["存在 notice.yaml 旁边", "beside notice.yaml"],
            ),
            ("hongtou schema", ["显示在屏幕上", "on the screen"]),
        ],
        DONE,
    ),
    (
        "templates",
        [
            (
                "hongtou templates my-templates",
                ["自带的模板写到 my-templates 里", "the program's own, into my-templates"],
            ),
            (
                "hongtou notice --templates my-templates",
                ["用改过的模板生成通知", "the notice with those that were changed"],
            ),
        ],
        DONE,
    ),
];

/// The examples and exit codes of a command; nothing for those that nobody types.
pub(super) fn after_help(command: &str, lang: Lang) -> String {
    let row = TABLE.iter().find(|(name, ..)| *name == command);
    row.map(|(_, examples, endings)| told(examples, endings, lang)).unwrap_or_default()
}

fn told(examples: &[Example], endings: &[Ending], lang: Lang) -> String {
    let of = |both: &[&'static str; 2]| match lang {
        Lang::Zh => both[0],
        Lang::En => both[1],
    };
    let wide = examples.iter().map(|(line, _)| line.len()).max().unwrap_or_default();
    let examples = examples.iter().map(|(line, what)| format!("  {line:wide$}  {}\n", of(what)));
    let endings = endings.iter().map(|(code, what)| format!("  {code}  {}\n", of(what)));
    let heads = [of(&["例子", "Examples"]), of(&["结束码", "Exit codes"])];
    let (examples, endings): (String, String) = (examples.collect(), endings.collect());
    format!("{}:\n{examples}\n{}:\n{}", heads[0], heads[1], endings.trim_end())
}
