//! 计量单位: the legal units of measurement and how they are written.

use crate::diag::Force::{National, Regulation};
use crate::proof::passage::{Looks, Passage, Slip};

use super::{Row, is_digit};

pub(super) static ROWS: [Row; 2] = [
    Row::new(
        "W161",
        Looks::Everywhere,
        Regulation,
        "《国务院关于在我国统一实行法定计量单位的命令》",
    )
    .says("“{}”不是法定计量单位的名称", "“{}” is no name of a legal unit")
    .mechanical()
    .finds(names, "改造场地500平米。", "改造场地500平方米，公分派，5公分队，10立方体。"),
    Row::new("W162", Looks::Everywhere, National, "GB 3100—1993")
        .says("单位符号“{}”的大小写不对", "the case of the unit symbol “{}” is wrong")
        .mechanical()
        .finds(symbols, "建设绿道5KM。", "建设绿道5km，型号5KMX，型号为ZC-3KG的设备。"),
];

/// Names that are common and not legal, behind a number.
const NAMES: [(&str, &str); 8] = [
    ("平米", "平方米"),
    ("公分", "厘米"),
    ("公升", "升"),
    ("立方", "立方米"),
    ("平方公尺", "平方米"),
    ("公尺", "米"),
    ("市斤", "斤"),
    ("度电", "千瓦时"),
];

fn names(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (name, right) in NAMES {
        for at in passage.all(name) {
            let end = at + name.chars().count();
            let measured =
                passage.before(at).is_some_and(|one| is_digit(one) || "万亿多余个每".contains(one));
            let longer = passage.at(end).is_some_and(|next| "米厘分体子母".contains(next));
            if measured && !longer && !passage.is_across_words(at..end) {
                slips.push(passage.slip(at..end, Some(right.into())));
            }
        }
    }
    slips
}

/// Symbols as they are right; what differs from one of them in case alone is meant for it.
const SYMBOLS: [&str; 11] = ["km", "cm", "mm", "kg", "kW", "kV", "mL", "km²", "kPa", "Hz", "kWh"];

fn symbols(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let end = passage.run(at, |one| one.is_ascii_alphabetic() || one == '²');
        if end == at {
            at += 1;
            continue;
        }
        let written = passage.slice(at..end);
        let number = passage.begin(at, |one| is_digit(one) || one == '.');
        // ZC-3KG is a type, 5-10KM a range.
        let before = passage.before(number);
        let of_type = match before {
            Some('-' | '－' | '_' | '/') => {
                !passage.at(number.saturating_sub(2)).is_some_and(is_digit)
            }
            before => before.is_some_and(|one| one.is_ascii_alphabetic()),
        };
        let measured = number < at && !of_type;
        let meant = SYMBOLS.iter().find(|one| one.eq_ignore_ascii_case(written));
        if let Some(right) = meant.filter(|right| measured && **right != written) {
            slips.push(passage.slip(at..end, Some((*right).to_owned())));
        }
        at = end;
    }
    slips
}
