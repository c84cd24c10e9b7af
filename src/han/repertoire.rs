//! GB 2312, the characters that every Chinese font has. Where an office's 仿宋_GB2312,
//! 楷体_GB2312 and 方正小标宋简体 end, names go on: 玥, 堃, 䶮.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use encoding_rs::GBK;

/// The first bytes of its marks and letters, and of its Chinese characters.
const ROWS: [RangeInclusive<u8>; 2] = [0xA1..=0xA9, 0xB0..=0xF7];
/// The second bytes.
const CELLS: RangeInclusive<u8> = 0xA1..=0xFE;
/// What GBK put into cells of these rows that GB 2312 leaves empty: ⅰ to ⅹ, the euro sign, marks for
/// vertical lines, letters of pinyin.
const LATER: [RangeInclusive<u16>; 4] =
    [0xA2A1..=0xA2AA, 0xA2E3..=0xA2E3, 0xA6D9..=0xA6F5, 0xA8BB..=0xA8C0];
/// How cells that are empty still are read.
const PRIVATE: RangeInclusive<char> = '\u{E000}'..='\u{F8FF}';

/// A bit for each character of the basic plane.
static CHARACTERS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let codes = ROWS.into_iter().flatten().flat_map(|row| CELLS.map(move |cell| [row, cell]));
    let later = |code: &[u8; 2]| LATER.iter().any(|one| one.contains(&u16::from_be_bytes(*code)));
    let bytes: Vec<u8> = codes.filter(|code| !later(code)).flatten().collect();
    let (text, _) = GBK.decode_without_bom_handling(&bytes);
    let mut bits = vec![0; 0x1_0000 / 64];
    for character in text.chars().filter(|one| !PRIVATE.contains(one)) {
        let (word, bit) = place(character);
        bits[word] |= 1 << bit;
    }
    bits
});

fn place(character: char) -> (usize, usize) {
    let code = character as usize;
    (code / 64, code % 64)
}

/// Whether every Chinese font has `character`: one of GB 2312 or ASCII.
pub fn is_in_every_font(character: char) -> bool {
    let (word, bit) = place(character);
    character.is_ascii() || CHARACTERS.get(word).is_some_and(|bits| bits >> bit & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS, is_in_every_font};

    #[test]
    fn it_ends_where_gb_2312_ends() {
        let in_all = |text: &str| text.chars().filter(|one| is_in_every_font(*one)).count();
        assert_eq!(in_all("淄川区啊齄①⑩ⅠⅫ㈠“”‘’—…·〔〕，。a9"), 23);
        assert_eq!(in_all("玥喆堃珺镕翀燊䶮㛃𬭊𠮷㎡⑪ⅰ³ñ\u{E000}\u{FFFD}"), 0);
        // 6,763 characters and 682 marks and letters.
        let count: u32 = CHARACTERS.iter().map(|bits| bits.count_ones()).sum();
        assert_eq!(count, 7_445);
    }
}
