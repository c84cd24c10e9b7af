//! Words that are taken for others (错别字): slips of the input method in the words of offices, and phrases of four
//! characters of which one is wrong.

use crate::proof::passage::{Passage, Slip};

use super::words::{Taken, taken};

/// Slips of the input method that leave another word.
const MISTAKEN: [Taken; 41] = [
    ("做为", "作为"),
    ("登陆网站", "登录网站"),
    ("登陆网址", "登录网址"),
    ("登陆网页", "登录网页"),
    ("登陆系统", "登录系统"),
    ("登陆平台", "登录平台"),
    ("布署", "部署"),
    ("按装", "安装"),
    ("题升", "提升"),
    ("既使", "即使"),
    ("竟赛", "竞赛"),
    ("竟争", "竞争"),
    ("竟聘", "竞聘"),
    ("复盖", "覆盖"),
    ("连系", "联系"),
    ("按步就班", "按部就班"),
    ("再接再励", "再接再厉"),
    ("再接再历", "再接再厉"),
    ("惟一", "唯一"),
    ("想像", "想象"),
    ("走头无路", "走投无路"),
    ("一愁莫展", "一筹莫展"),
    ("迫不急待", "迫不及待"),
    ("谈笑风声", "谈笑风生"),
    ("因地治宜", "因地制宜"),
    ("因地置宜", "因地制宜"),
    ("防犯", "防范"),
    ("贯切", "贯彻"),
    ("贯彻落时", "贯彻落实"),
    ("落实道位", "落实到位"),
    ("严励", "严厉"),
    ("幅射", "辐射"),
    ("装璜", "装潢"),
    ("渡假", "度假"),
    ("欢渡", "欢度"),
    ("签定", "签订"),
    ("重迭", "重叠"),
    ("纪律处份", "纪律处分"),
    ("部份", "部分"),
    ("报消", "报销"),
    ("园满", "圆满"),
];

/// The file of `dictionary/README.md`: a line a phrase, as written and as meant, in the order of the bytes.
static PHRASES: &str = include_str!("../../../dictionary/confused.txt");
/// Characters of a phrase, each of three bytes.
const PHRASE: usize = 4;
const BYTES: usize = 3 * PHRASE;
/// The bytes of a line: two phrases, the blank between them, and its end.
const LINE: usize = 2 * BYTES + 2;

pub(super) fn find(passage: &Passage<'_>) -> Vec<Slip> {
    let mut of_offices = taken(passage, &MISTAKEN);
    // 既使群众受益，又使企业增收 is two words.
    let text = &passage.text.value;
    of_offices.retain(|slip| {
        let rest = text[slip.range.clone()].strip_prefix("既使").map(|_| &text[slip.range.end..]);
        !rest
            .and_then(|rest| rest.split(['。', '；']).next())
            .is_some_and(|rest| rest.contains('又'))
    });
    let phrases = (0..passage.len()).filter_map(|at| {
        let meant = meant(passage.slice(at..at + PHRASE))?;
        Some(passage.slip(at..at + PHRASE, Some(meant.to_owned())))
    });
    of_offices.into_iter().chain(phrases).collect()
}

/// What is meant by a phrase of the list.
fn meant(written: &str) -> Option<&'static str> {
    if written.len() != BYTES {
        return None;
    }
    let line = |at: usize| PHRASES.get(at * LINE..(at + 1) * LINE).unwrap_or_default();
    let (mut from, mut to) = (0, PHRASES.len() / LINE);
    while from < to {
        let middle = usize::midpoint(from, to);
        let (phrase, meant) = line(middle).trim_end().split_once(' ')?;
        match phrase.cmp(written) {
            std::cmp::Ordering::Equal => return Some(meant),
            std::cmp::Ordering::Less => from = middle + 1,
            std::cmp::Ordering::Greater => to = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{BYTES, LINE, PHRASES, meant};

    /// Each is found, none of them is what another means, and the lines are in order and of one length.
    #[test]
    fn the_list_is_whole() {
        let lines: Vec<(&str, &str)> =
            PHRASES.lines().map(|line| line.split_once(' ').unwrap()).collect();
        assert_eq!((lines.len(), PHRASES.len()), (1352, 1352 * LINE));
        assert!(lines.is_sorted());
        for (written, right) in lines {
            assert_eq!((written.len(), right.len()), (BYTES, BYTES), "{written}");
            assert_eq!(meant(written), Some(right));
            assert_eq!(meant(right), None, "{right}");
        }
        assert_eq!(meant("集思广益"), None);
    }
}
