//! What the program itself printed beside the cells of the next form is no other text of its unit; what the unit wrote in
//! its place is.

use hongtou::form::Part;

use super::{Year, answers, form};

const DAY: &str = "2024-07-01";

/// The texts of that unit that answer nothing, by `status`.
fn others(year: &Year, unit: &str) -> Vec<String> {
    let (_, said) = year.office.run(&["status", "--json", "--period", "2024Q2", "--as-of", DAY]);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let mut units = json["units"].as_array().expect("units").iter();
    let unit = units.find(|one| one["unit"] == unit).expect("the unit");
    let texts = unit["others"].as_array().expect("others").iter();
    texts.map(|one| format!("{} {}", one["cell"], one["text"]).replace('"', "")).collect()
}

/// Lays the form of `unit` into the folder of the second quarter, as it goes out.
fn send_back(year: &Year, unit: &str) {
    year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
    let folder = std::fs::read_dir(year.office.path("out/forms/2024Q2")).expect("forms");
    let files = folder.flatten().map(|one| one.path());
    let mut forms = files.filter(|path| path.to_string_lossy().contains(unit));
    let bytes = std::fs::read(forms.next().expect("a form")).expect("a form");
    year.office.put(&format!("returns/2024Q2/{unit}.xlsx"), &bytes);
}

#[test]
fn a_figure_beside_the_block_of_targets() {
    let year = Year::new();
    year.answer("2024Q1", "区文旅局", 6.0);
    let first = &year.grids("2024Q1")[0];
    for (beside, wanted) in [(6.0, vec![]), (7.0, vec!["7"])] {
        let mut grid = year.grids("2024Q2").swap_remove(0);
        grid.recall(first.identity.period, &answers(first, 6.0));
        for one in grid.printed.iter_mut().filter(|one| one.part == Part::Earlier) {
            if one.text == "6" {
                one.text = beside.to_string();
            }
        }
        let bytes = form::write(&grid, &answers(&grid, 9.0)).unwrap();
        year.office.put("returns/2024Q2/区文旅局.xlsx", &bytes);
        let others = others(&year, "区文旅局");
        let texts: Vec<&str> =
            others.iter().filter_map(|one| Some(one.rsplit_once(' ')?.1)).collect();
        assert_eq!(texts, wanted, "{others:?}");
    }
}

/// Behind their names stand those of units that were taken over, with a figure in the measure of then.
#[test]
fn texts_of_units_that_were_taken_over() {
    let mut year = Year::new();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    let [one, other] =
        ["{名称: 区文旅局, 邮箱: wl@example.gov.cn}", "{名称: 区科协, 邮箱: kx@example.gov.cn}"];
    let heir =
        "{名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}";
    year.change(&[(&format!("  - {one}\n"), ""), (other, heir)]);
    send_back(&year, "区文化和科技局");
    assert_eq!(others(&year, "区文化和科技局"), [""; 0]);
}

/// A figure of before that was counted in another measure says in which.
#[test]
fn a_figure_of_another_measure_is_shown_with_it() {
    let mut year = Year::new();
    year.answer("2024Q1", "区卫健局", 60.0);
    year.change(&[(
        "{名称: 健康检查, 数量: 200名, ",
        "{名称: 健康检查, 数量: 300场次, 原数量: [{至: 2024-03-31, 数量: 200名}], ",
    )]);
    send_back(&year, "区卫健局");
    let book =
        hongtou::intake::open(&"区卫健局.xlsx".into(), &year.read("returns/2024Q2/区卫健局.xlsx"));
    let texts: Vec<String> = book
        .unwrap()
        .content
        .sheets
        .iter()
        .flat_map(|sheet| sheet.cells.values().map(|cell| cell.text.to_string()))
        .collect();
    assert!(texts.contains(&"60名".to_owned()), "{texts:?}");
    assert_eq!(others(&year, "区卫健局"), [""; 0]);
}
