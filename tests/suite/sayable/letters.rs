//! What a letter says to a unit of its total and its parts, and what the further pages of a form begin with.

use hongtou::form::Field;

use super::{Office, filled, form, forms, read, with};

/// A total of 62 with two parts, which make all of it.
const PARTS: (&str, &str) = (
    "      - {名称: 改造渠道, 数量: 62, 计量单位: 公里, 填报单位: 区水利局}\n",
    "      - {名称: 改造渠道, 数量: 62, 计量单位: 公里, 填报单位: 区水利局}\n\
     \x20     - {名称: 干渠, 数量: 22, 计量单位: 公里, 填报单位: 区水利局, 属于: 改造渠道}\n\
     \x20     - {名称: 支渠, 数量: 40, 计量单位: 公里, 填报单位: 区水利局, 属于: 改造渠道}\n",
);

/// W707 stood in the report alone.
#[test]
fn a_unit_is_told_that_its_total_and_its_parts_differ() {
    let yaml = with(&[PARTS]);
    let notice = read(&yaml, &[]);
    let forms = forms(&notice);
    let grid = form(&forms, "区水利局");
    let told = |figures: [f64; 3]| {
        let office = Office::new(&yaml);
        let mut answers = filled(grid);
        for (target, figure) in figures.into_iter().enumerate() {
            let entry = grid.entry(Field::Figure { task: 0, target }).unwrap();
            answers.insert(entry.id.clone(), crate::forms::number(figure));
        }
        office.receive(grid, &answers);
        office.run(&["remind", "--period", "2025Q2", "--as-of", "2025-07-08", "-o", "out"], 0);
        let files = std::fs::read_dir(office.0.path().join("out")).unwrap();
        let replies = files.map(|file| file.unwrap().path());
        let replies = replies.filter(|file| file.to_str().unwrap().contains("退回"));
        let replies = replies.filter(|file| file.extension().is_some_and(|end| end == "txt"));
        replies.map(|file| std::fs::read_to_string(file).unwrap()).collect::<String>()
    };
    assert_eq!(told([30.0, 10.0, 20.0]), "");
    let letter = told([31.0, 10.0, 20.0]);
    for words in [
        "“改造渠道”报的是 31公里，与其中各项对不上：干渠 10公里、支渠 20公里",
        "怎么改：请核对总数和其中各项，改正后重新报送",
        "[填报表!",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
}
