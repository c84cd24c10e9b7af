//! How a form is known again: in four places, and by names that change when they should.

use std::collections::{BTreeMap, BTreeSet};

use hongtou::form::{FormGrid, Part};
use hongtou::period::Quarter;

use super::{grid, grids, notice, read, workbook};
use crate::program::{self, YEARS};

fn ids(grid: &FormGrid) -> BTreeSet<&str> {
    grid.entries.iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn the_identity_stands_in_four_places() {
    for grid in grids(&notice(2026), Quarter::Third) {
        let workbook = workbook(&grid);
        let lines = grid.identity.lines();
        let mut hidden = vec![("hongtou".to_owned(), "form/1".to_owned())];
        hidden.extend(lines.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
        hidden.push(("field".into(), "cell".into()));
        hidden.extend(grid.entries.iter().map(|one| (one.id.clone(), one.cell.to_string())));
        assert_eq!(workbook.hidden(), hidden);

        let properties: BTreeMap<String, String> =
            lines.iter().map(|(key, value)| (format!("hongtou.{key}"), value.clone())).collect();
        assert_eq!(workbook.properties(), properties);

        let names = workbook.names();
        for (row, (key, _)) in (2..).zip(&lines) {
            assert_eq!(names[&format!("hongtou_{key}")], format!("'_hongtou'!$B${row}"));
        }
        for entry in &grid.entries {
            let place = format!("'填报表'!{}", entry.cell.absolute());
            assert_eq!(names[&format!("hongtou_{}", entry.id)], place);
        }

        let texts = workbook.texts("xl/worksheets/sheet1.xml");
        let code = grid.printed.iter().find(|one| one.part == Part::Code).expect("a code");
        assert!(texts[&code.area.first.to_string()].contains(&grid.identity.code()));
    }
}

#[test]
fn the_sheet_with_the_identity_is_hidden() {
    let workbook = workbook(&grid(&notice(2024), "区科协"));
    let xml = workbook.xml("xl/workbook.xml");
    let sheets: Vec<_> = super::workbook::named(&xml, "sheet")
        .map(|sheet| (sheet.attribute("name"), sheet.attribute("state")))
        .collect();
    assert_eq!(sheets, [(Some("填报表"), None), (Some("_hongtou"), Some("veryHidden"))]);
}

#[test]
fn no_two_forms_share_a_name() {
    let mut forms = BTreeSet::new();
    let mut versions = BTreeSet::new();
    let mut count = 0;
    for year in YEARS {
        let notice = notice(year);
        for grid in Quarter::ALL.into_iter().flat_map(|quarter| grids(&notice, quarter)) {
            count += 1;
            forms.insert(grid.identity.form);
            versions.insert(grid.identity.version);
        }
    }
    assert_eq!((count, forms.len(), versions.len()), ((8 + 18) * 4, count, count));
}

/// Whatever the form says or asks, saying or asking it otherwise is another version; which row
/// is which stays, unless the row itself is renamed.
#[test]
fn every_change_is_another_version() {
    let path = program::folder(2024).join("notice.yaml");
    let yaml = std::fs::read_to_string(path).expect("a description");
    let before = grid(&read(&yaml), "区人社局");
    let row = "name: 推进巾帼就业创业创新";
    let (form, rows) = (true, true);
    for (found, put, same_form, same_rows) in [
        ("川政办字〔2024〕13号", "川政办字〔2024〕14号", false, rows),
        ("  - 工作进展情况报表", "  - 工作进展报表", form, rows),
        (row, "name: 推进巾帼就业创业", form, false),
        ("units: [区人社局, 区妇联]", "units: [区人社局, 区科协]", form, rows),
        ("units: [区人社局, 区妇联]", "units: [区妇联, 区人社局]", form, rows),
        ("due: 2024-12-31", "due: 2024-11-30", form, rows),
        ("    due: 2024-12-31\n", "", form, false),
        ("amount: 60,", "amount: 61,", form, rows),
        ("unit: 场,", "unit: 次,", form, false),
        ("{name: 线上线下招聘会,", "{name: 招聘会,", form, false),
        (
            "场, reporter: 区人社局}\n",
            "场, reporter: 区人社局}\n      - {name: 就业, amount: 1, unit: 名, reporter: 区人社局}\n",
            form,
            false,
        ),
    ] {
        assert!(yaml.contains(found), "{found}");
        let after = grid(&read(&yaml.replacen(found, put, 1)), "区人社局");
        assert_ne!(after.identity.version, before.identity.version, "{found} -> {put}");
        assert_eq!(after.identity.form == before.identity.form, same_form, "{found} -> {put}");
        assert_eq!(ids(&after) == ids(&before), same_rows, "{found} -> {put}");
    }
}

/// A form that is out when the program is renewed is no other version than the one it would write now.
#[test]
fn forms_that_are_out_keep_their_version() {
    for (year, unit, code) in [
        (2024, "区民政局", "2024Q1-5AD849D8-B48F5962"),
        (2026, "区人社局", "2026Q1-ABB201DA-097B6609"),
    ] {
        assert_eq!(grid(&notice(year), unit).identity.code().to_string(), code, "{unit}");
    }
}

/// What a form does not show is no other version of it.
#[test]
fn a_change_elsewhere_leaves_the_version() {
    let path = program::folder(2024).join("notice.yaml");
    let yaml = std::fs::read_to_string(path).expect("a description");
    let before = grid(&read(&yaml), "区人社局");
    for (found, put) in [("5181763", "5181764"), ("amount: 100,", "amount: 101,")] {
        assert!(yaml.contains(found), "{found}");
        assert_eq!(grid(&read(&yaml.replacen(found, put, 1)), "区人社局"), before, "{found}");
    }
}

#[test]
fn another_order_of_the_tasks_is_noticed_and_keeps_the_rows() {
    let before = notice(2024);
    let mut after = before.clone();
    after.tasks.swap(0, 3);
    let (before, after) = (grid(&before, "区人社局"), grid(&after, "区人社局"));
    assert_ne!(before.identity.version, after.identity.version);
    assert_eq!(ids(&before), ids(&after));
    assert_ne!(before.entries[0].id, after.entries[0].id);
}
