//! Signs that no font of the program has -> the usual ones for the same, and what is told of it: ≧ is written ≥, 10⁴
//! is written 10^4, 5㎞ is written 5km.

use std::collections::BTreeMap;

use crate::intake::{Paper, Piece};

/// Signs with what is usual for each.
const USUAL: [(char, &str); 57] = [
    ('≧', "≥"),
    ('≦', "≤"),
    ('⩾', "≥"),
    ('⩽', "≤"),
    ('⁺', "+"),
    ('ⁿ', "n"),
    ('₀', "0"),
    ('₁', "1"),
    ('₂', "2"),
    ('₃', "3"),
    ('₄', "4"),
    ('₅', "5"),
    ('₆', "6"),
    ('₇', "7"),
    ('₈', "8"),
    ('₉', "9"),
    ('㎞', "km"),
    ('㎎', "mg"),
    ('㎏', "kg"),
    ('㎜', "mm"),
    ('㎝', "cm"),
    ('㎢', "km²"),
    ('㎾', "kW"),
    ('㎿', "MW"),
    ('㎖', "mL"),
    ('㎘', "kL"),
    ('㎛', "μm"),
    ('㎐', "Hz"),
    ('㎍', "μg"),
    ('㏄', "mL"),
    ('℉', "°F"),
    ('−', "-"),
    ('✓', "√"),
    ('✔', "√"),
    ('☑', "√"),
    ('✕', "×"),
    ('✖', "×"),
    ('⇒', "→"),
    ('﹝', "〔"),
    ('﹞', "〕"),
    ('﹪', "%"),
    ('﹣', "-"),
    ('﹢', "+"),
    ('﹙', "（"),
    ('﹚', "）"),
    ('﹒', "."),
    ('∕', "/"),
    ('⁄', "/"),
    ('∼', "～"),
    ('﹤', "<"),
    ('﹥', ">"),
    ('｡', "。"),
    ('｢', "「"),
    ('｣', "」"),
    ('⅓', "1/3"),
    ('⅔', "2/3"),
    ('﹑', "、"),
];
/// Raised figures, of which all fonts have ¹, ² and ³ alone.
const RAISED: &str = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
const OF_RAISED: &str = "-0123456789";
/// Kangxi radicals from U+2F00 on, which programs write for the characters that they are drawn like.
const FIRST_RADICAL: u32 = 0x2F00;
const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// Figures in circles beyond ⑳, and in black or thin ones: the first, how many, and what the first is.
const CIRCLED: [(u32, u32, u32); 3] =
    [(0x2776, 10, 0x2460), (0x2780, 10, 0x2460), (0x278A, 10, 0x2460)];

/// The paper with the usual signs, and what is to be known of each that was another.
pub(super) fn with_usual(paper: &Paper) -> (Paper, Vec<String>) {
    let mut seen: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut paper = paper.clone();
    for piece in &mut paper.pieces {
        match piece {
            Piece::Paragraph(own) => own.text = usual(&own.text, &mut seen),
            Piece::Table(rows) => {
                rows.iter_mut().flatten().for_each(|cell| *cell = usual(cell, &mut seen));
            }
        }
    }
    let told = seen.into_iter().map(|(sign, (written, count))| {
        format!("原文的“{sign}”印不出来，写成了“{written}”（{count}处），要照原文看一看。")
    });
    (paper, told.collect())
}

fn usual(text: &str, seen: &mut BTreeMap<String, (String, usize)>) -> String {
    let mut own = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let raised = rest.find(|one| !RAISED.contains(one)).unwrap_or(rest.len());
        let (sign, behind) = rest.split_at(raised.max(first.len_utf8()));
        let written = if raised > 0 { power(sign) } else { usual_sign(first) };
        if let Some(written) = &written {
            let count = seen.entry(sign.to_owned()).or_insert_with(|| (written.clone(), 0));
            count.1 += 1;
        }
        own += written.as_deref().unwrap_or(sign);
        rest = behind;
    }
    own
}

/// ^10 of ¹⁰, where a font lacks one of its figures.
fn power(raised: &str) -> Option<String> {
    let figure = |one| OF_RAISED.chars().zip(RAISED.chars()).find(|(_, own)| *own == one);
    let figures: String = raised.chars().filter_map(figure).map(|(figure, _)| figure).collect();
    let is_printed = raised.chars().all(|one| "¹²³".contains(one));
    (!is_printed).then(|| format!("^{figures}"))
}

fn usual_sign(one: char) -> Option<String> {
    if let Some((_, usual)) = USUAL.iter().find(|(sign, _)| *sign == one) {
        return Some((*usual).to_owned());
    }
    let place = u32::from(one);
    let circled = CIRCLED.iter().find(|(first, count, _)| (*first..first + count).contains(&place));
    if let Some((first, _, usual)) = circled {
        return char::from_u32(place - first + usual).map(String::from);
    }
    let at = usize::try_from(place.checked_sub(FIRST_RADICAL)?).ok()?;
    RADICALS.chars().nth(at).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::usual;

    #[test]
    fn what_no_font_has_is_written_as_usual() {
        for (text, wanted) in [
            ("满意度≧90%，失业率≦4%", "满意度≥90%，失业率≤4%"),
            ("发电5×10⁴千瓦时、10¹²次、10¹⁰次", "发电5×10^4千瓦时、10¹²次、10^10次"),
            ("修路5㎞，CO₂减少3㎏", "修路5km，CO2减少3kg"),
            ("❶开⼯；❷完⼯", "①开工；②完工"),
            ("面积3000m²，≥90%，①开工", "面积3000m²，≥90%，①开工"),
        ] {
            let mut seen = std::collections::BTreeMap::new();
            assert_eq!(usual(text, &mut seen), wanted);
            assert_eq!(seen.is_empty(), text == wanted);
        }
    }
}
