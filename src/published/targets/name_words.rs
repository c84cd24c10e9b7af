//! Words by which it is told what an amount counts.

/// Words that end the name behind an amount: what is done with those who are counted.
pub(super) const VERBS: [&str; 27] = [
    "发放",
    "提供",
    "开展",
    "完成",
    "进行",
    "实施",
    "建成",
    "建设",
    "组织",
    "给予",
    "落实",
    "安装",
    "改造",
    "接受",
    "参加",
    "享受",
    "获得",
    "达到",
    "纳入",
    "予以",
    "投入",
    "投入使用",
    "以上",
    "掌握",
    "解决",
    "举办",
    "新增",
];
/// Words that begin the clause before an amount: what is done, and when.
pub(super) const LEADS: [&str; 76] = [
    "至少",
    "至多",
    "最少",
    "最多",
    "最低",
    "最高",
    "原定",
    "原计划",
    "年内",
    "全年",
    "年底前",
    "今年",
    "每年",
    "累计",
    "共",
    "计划",
    "力争",
    "确保",
    "预计",
    "同步",
    "持续",
    "积极",
    "探索",
    "继续",
    "全区",
    "力求",
    "深入",
    "举办",
    "开展",
    "组织",
    "组织开展",
    "完成",
    "建设",
    "建成",
    "新建",
    "改建",
    "扩建",
    "改扩建",
    "打造",
    "创建",
    "实施",
    "推进",
    "推出",
    "推动",
    "提供",
    "新增",
    "购置",
    "新购置",
    "投资",
    "投入",
    "投入使用",
    "建成投用",
    "发放",
    "惠及",
    "服务",
    "覆盖",
    "培训",
    "培育",
    "改造",
    "提升",
    "改造提升",
    "整治",
    "修建",
    "修缮",
    "安装",
    "设置",
    "设立",
    "走访",
    "联合",
    "争取",
    "引进",
    "选派",
    "筹集",
    "帮助",
    "为",
    "对",
];

/// Where or for whom something is done, and when.
pub(super) const SCOPES: [&str; 32] = [
    "每季度",
    "每个月",
    "每月",
    "每周",
    "每半年",
    "全县",
    "全区",
    "全市",
    "全省",
    "全镇",
    "全乡",
    "全旗",
    "全州",
    "全街道",
    "全国",
    "全年",
    "各镇",
    "各乡镇",
    "各乡",
    "各街道",
    "各村",
    "各社区",
    "各县",
    "各区",
    "各单位",
    "各部门",
    "我县",
    "我区",
    "我市",
    "辖区",
    "县域",
    "全域",
];

/// Words in a bracket before a part of what stands before it.
pub(super) const HELD: [&str; 4] = ["包括", "包含", "其中含", "含"];

/// Words between what is measured and its level.
pub(super) const LEVELS: [&str; 5] = ["提高", "提升", "稳定", "维持", "保持"];

/// What a level is compared with, which stands before it and names nothing: 占比较上年提高2个百分点.
pub(super) const COMPARED: [&str; 16] = [
    "较上年同期",
    "比上年同期",
    "较去年同期",
    "比去年同期",
    "与上年相比",
    "与去年相比",
    "较上年度",
    "比上年度",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "较前一年",
    "比前一年",
    "同比",
    "环比",
];
/// What such a level does.
pub(super) const MOVES: [&str; 8] =
    ["提高", "提升", "上升", "增长", "增加", "下降", "降低", "减少"];

/// Words that are verbs and parts of nouns, too (社会组织, 建设项目), and what such nouns go on with.
pub(super) const NOUNISH: [&str; 8] =
    ["建设", "改造", "组织", "安装", "投入", "实施", "培训", "投资"];
pub(super) const NOUNS: [&str; 24] = [
    "项目", "工程", "任务", "机构", "基地", "中心", "平台", "大厅", "网络", "体系", "用地", "资金",
    "单位", "人员", "标准", "方案", "细则", "学校", "者", "员", "工", "部", "率", "局",
];
/// What is measured of what is done: 服务时长, 完成时限.
pub(super) const MEASURED: [&str; 12] = [
    "时长", "时间", "时限", "时效", "天数", "期限", "次数", "人数", "总额", "效率", "能力", "质量",
];
/// What stands before 组织 in such nouns.
pub(super) const KINDS: [&str; 10] =
    ["社会", "党", "群团", "基层", "经济", "合作", "民间", "志愿", "自治", "行业"];
/// What begins like one of [`LEADS`] and is a noun.
pub(super) const NO_LEADS: [&str; 37] = [
    "最高院",
    "最高法",
    "最高检",
    "最低生活",
    "最低工资",
    "最低收入",
    "最低标准",
    "共享",
    "共有",
    "共建",
    "共同",
    "共产",
    "共青",
    "共富",
    "共治",
    "为民",
    "为老",
    "为农",
    "为企",
    "对口",
    "对外",
    "对标",
    "对象",
    "计划生育",
    "服务中心",
    "服务大厅",
    "服务平台",
    "服务设施",
    "服务项目",
    "服务业",
    "联合体",
    "联合社",
    "联合会",
    "推进会",
    "覆盖率",
    "创建村",
    "改造户",
];
/// What ends like one of the words between a noun and its amount.
pub(super) const NO_ENDS: [&str; 7] = ["行为", "作为", "所在", "存在", "直达", "抵达", "到达"];

/// For whom and how often something is paid, which names nothing.
pub(super) const EACH: [&str; 6] =
    ["每人每月", "每人每年", "每户每月", "每户每年", "每人每天", "每人每次"];

/// Words between two things that are counted, and what begins or ends like them.
pub(super) const JOINERS: [&str; 7] = ["以及", "和", "及", "与", "并", "暨", "、"];
pub(super) const NO_JOINERS: [&str; 12] = [
    "和谐", "和美", "和睦", "和平", "和解", "和合", "和顺", "及时", "及早", "与会", "并联", "并网",
];
pub(super) const NO_JOINER_ENDS: [&str; 8] =
    ["普及", "涉及", "参与", "给与", "赠与", "饱和", "缓和", "合并"];
