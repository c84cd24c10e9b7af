//! Telephones in what people write: on page one for leaders, and on a page for everybody, they are left out.

/// What stands in the place of one.
const LEFT_OUT: &str = "（电话略）";

/// The text without what looks like a telephone: eleven digits of a mobile, or an area code and seven or eight digits,
/// whole numbers both: digits that go on before or behind are another number. A number of seven or eight digits alone
/// could be an amount and stays.
pub fn without_telephones(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (mut kept, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(one) = characters.get(at) {
        let found = telephone(&characters[at..]).filter(|_| !goes_on_before(&characters[..at]));
        match found {
            Some(_) => kept.push_str(LEFT_OUT),
            None => kept.push(*one),
        }
        at += found.unwrap_or(1);
    }
    kept
}

/// Whether a number that ends what stands before goes on with what follows: 1.5 and 1,390 are one each.
fn goes_on_before(before: &[char]) -> bool {
    match before {
        // Not of a sentence's comma: 12，139….
        [.., number, '.' | '．' | ','] if digit(*number).is_some() => true,
        [.., last] => digit(*last).is_some(),
        [] => false,
    }
}

/// Whether a number goes on with what stands behind it.
fn goes_on_behind(behind: &[char]) -> bool {
    match behind {
        ['.' | '．', number, ..] => digit(*number).is_some(),
        [first, ..] => digit(*first).is_some(),
        [] => false,
    }
}

/// The characters that the telephone takes with which a text begins.
fn telephone(text: &[char]) -> Option<usize> {
    let mut reader = Reader { text, at: 0 };
    if reader.country() {
        reader.mobile()?;
    } else {
        let beginning = reader.at;
        if reader.mobile().is_none() {
            reader.at = beginning;
            reader.landline()?;
        }
    }
    (!goes_on_behind(&text[reader.at..])).then_some(reader.at)
}

/// The digit that a character is, of full width too.
const fn digit(one: char) -> Option<u32> {
    match one {
        '0'..='9' => Some(one as u32 - '0' as u32),
        '０'..='９' => Some(one as u32 - '０' as u32),
        _ => None,
    }
}

/// Reads from the beginning of a text.
struct Reader<'t> {
    text: &'t [char],
    at: usize,
}

impl Reader<'_> {
    /// Steps over one of these, where one is next.
    fn skip(&mut self, wanted: &[char]) -> bool {
        let is_next = self.text.get(self.at).is_some_and(|one| wanted.contains(one));
        self.at += usize::from(is_next);
        is_next
    }

    /// So many digits.
    fn digits(&mut self, count: usize) -> Option<Vec<u32>> {
        let read = self.text.get(self.at..self.at + count)?;
        let read = read.iter().map(|one| digit(*one)).collect();
        self.at += count;
        read
    }

    /// Steps over what parts the groups of one.
    fn part(&mut self) -> bool {
        self.skip(&['-', '－', '—', '–', ' ', '\u{A0}', '\u{3000}'])
    }

    /// Steps over +86, where it is there.
    fn country(&mut self) -> bool {
        let is_there = self.skip(&['+', '＋']) && self.digits(2).is_some_and(|read| read == [8, 6]);
        if is_there {
            self.part();
        } else {
            self.at = 0;
        }
        is_there
    }

    /// 13900001111, 139-0000-1111.
    fn mobile(&mut self) -> Option<()> {
        self.digits(3).filter(|read| read[0] == 1 && read[1] >= 3)?;
        self.part();
        self.digits(4)?;
        self.part();
        self.digits(4).map(|_| ())
    }

    /// 0771-1234567, （0771）1234567, 010 12345678转801.
    fn landline(&mut self) -> Option<()> {
        self.skip(&['(', '（']);
        let code = self.digits(3).filter(|read| read[0] == 0 && read[1] != 0)?;
        // Beijing and the cities of 02 have three digits, all others four.
        if !matches!(code[..], [0, 1, 0] | [0, 2, _]) {
            self.digits(1)?;
        }
        self.skip(&[')', '）']);
        self.part();
        self.digits(7).filter(|read| read[0] > 1)?;
        let is_eighth = self.text.get(self.at).is_some_and(|one| digit(*one).is_some());
        self.at += usize::from(is_eighth);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::without_telephones;

    #[test]
    fn what_looks_like_a_telephone_is_left_out() {
        for one in [
            "13900001111",
            "139-0000-1111",
            "139 0000 1111",
            "+8613900001111",
            "+86 139 0000 1111",
            "１３９００００１１１１",
            "0771-7654321",
            "07717654321",
            "（0771）7654321",
            "(010)87654321",
            "010 87654321",
        ] {
            let said = format!("3处（联系钱某{one}），另有12，{one}。");
            let kept = "3处（联系钱某（电话略）），另有12，（电话略）。";
            assert_eq!(without_telephones(&said), kept, "{one}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for one in [
            "138000000001元",
            "113800000000",
            "12000000000元",
            "13900001111.5",
            "0.13900001111",
            "7654321",
            "2026-04-01",
            "12345热线",
            "第010号",
            "0771-76543210123",
            "",
        ] {
            assert_eq!(without_telephones(one), one);
        }
    }
}
