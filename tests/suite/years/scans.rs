//! A scan under a name that says nothing, packed or mailed together with a unit's form: it is that unit's, and nobody
//! is asked for it again. Where nothing tells whose it is, it stays nobody's.

use super::{Office, filled};
use crate::returns::carried::{mail, zip};

const SCAN: &[u8] = b"%PDF-1.4 a scan";
const SCAN_HEAD: &[u8] = b"Content-Disposition: attachment; filename=\"20240403.pdf\"";
const FORM_HEAD: &[u8] = b"Content-Disposition: attachment; filename=\"1.xlsx\"";
const ZIP_HEAD: &[u8] = b"Content-Disposition: attachment; filename=\"1.zip\"";

/// The state of 区科协 and the codes that were found.
fn status(files: &[(&str, Vec<u8>)]) -> (String, Vec<String>) {
    let office = Office::new("").asking_for_copies();
    files.iter().for_each(|(name, bytes)| office.put(&format!("returns/2024Q1/{name}"), bytes));
    let said = office.status("2024Q1");
    let units = said["units"].as_array().expect("units");
    let unit = units.iter().find(|one| one["unit"] == "区科协").expect("the unit");
    let found = said["findings"].as_array().expect("findings").iter();
    let text = |one: &serde_json::Value| one.as_str().expect("a text").to_owned();
    (text(&unit["state"]), found.map(|one| text(&one["code"])).collect())
}

impl Office {
    fn asking_for_copies(self) -> Office {
        let yaml = self.read("notice.yaml");
        self.put("notice.yaml", yaml.replace("报送: {", "报送: {盖章件: 是, "));
        self
    }
}

/// Files by their names.
type Files = Vec<(&'static str, Vec<u8>)>;

#[test]
fn a_scan_beside_one_units_form_is_its_stamped_copy() {
    let form = || filled("区科协", "2024Q1", 2.0);
    let (one, two) = (form(), filled("区文旅局", "2024Q1", 2.0));
    let inner = zip(&[("表.xlsx", &one)]);
    let cases: Vec<(&str, Files)> = vec![
        ("an archive", vec![("1.zip", zip(&[("表.xlsx", &one), ("扫描/1.pdf", SCAN)]))]),
        ("a mail", vec![("1.eml", mail(&[(FORM_HEAD, &one), (SCAN_HEAD, SCAN)]))]),
        ("a packed form", vec![("1.eml", mail(&[(ZIP_HEAD, &inner), (SCAN_HEAD, SCAN)]))]),
        (
            "an archive of archives",
            vec![(
                "全.zip",
                zip(&[
                    ("1.zip", &zip(&[("表.xlsx", &one), ("1.pdf", SCAN)])),
                    ("2.zip", &zip(&[("表.xlsx", &two)])),
                ]),
            )],
        ),
        ("an old version too", {
            let old = filled("区科协", "2024Q1", 1.0);
            let files: [(&str, &[u8]); 3] = [("表.xlsx", &one), ("旧.xlsx", &old), ("1.pdf", SCAN)];
            vec![("1.zip", zip(&files))]
        }),
    ];
    for (case, files) in cases {
        let (state, codes) = status(&files);
        let is_paired = state != "noStamped" && !codes.contains(&"W663".to_owned());
        assert!(is_paired, "{case}: {state} {codes:?}");
    }
}

#[test]
fn a_scan_that_may_be_of_several_stays_nobodys() {
    let (one, two) = (filled("区科协", "2024Q1", 2.0), filled("区文旅局", "2024Q1", 2.0));
    let cut = &two[..two.len() / 2];
    let cases: Vec<(&str, Files)> = vec![
        ("two units", vec![("1.zip", zip(&[("1.xlsx", &one), ("2.xlsx", &two), ("1.pdf", SCAN)]))]),
        (
            "a form and a file that may be another",
            vec![("1.zip", zip(&[("1.xlsx", &one), ("2.xlsx", cut), ("1.pdf", SCAN)]))],
        ),
        ("loose", vec![("1.xlsx", one.clone()), ("1.pdf", SCAN.to_vec())]),
        ("no form", vec![("1.xlsx", one.clone()), ("1.zip", zip(&[("1.pdf", SCAN)]))]),
    ];
    for (case, files) in cases {
        let (state, codes) = status(&files);
        let is_nobodys = state == "noStamped" && codes.contains(&"W663".to_owned());
        assert!(is_nobodys, "{case}: {state} {codes:?}");
    }
}

/// What `status` says of 区科协 on a day by the clock.
fn said(office: &Office, clock: &str) -> String {
    let mut command = office.command(&["status", "--period", "2024Q1"]);
    command.args(["--clock", &format!("{clock} 09:00")]);
    super::ended(command.output().expect("the program runs")).1
}

const FORM: &str = "returns/2024Q1/区科协.xlsx";
const COPY: &str = "returns/2024Q1/区科协盖章.pdf";
const CORRECTION: &str = "returns/2024Q1/区科协更正.xlsx";

/// The form was stamped, and corrected after that: the office is told, until a copy of later comes.
#[test]
fn a_stamped_copy_of_before_the_correction_is_told() {
    let office = Office::new("").asking_for_copies();
    office.put(FORM, filled("区科协", "2024Q1", 2.0));
    office.put(COPY, SCAN);
    assert!(!said(&office, "2024-04-02").contains("W692"));
    office.put(CORRECTION, filled("区科协", "2024Q1", 3.0));
    for clock in ["2024-04-05", "2024-04-08"] {
        let said = said(&office, clock);
        assert!(said.contains("[W692]: “区科协”的盖章件（2024-04-02）"), "{clock}: {said}");
    }
    office.put("returns/2024Q1/区科协盖章2.pdf", b"%PDF-1.4 another scan");
    assert!(!said(&office, "2024-04-08").contains("W692"));
}

/// Nothing shows that the copy is the older one, or nothing was corrected.
#[test]
fn a_stamped_copy_that_may_be_of_the_correction_is_not() {
    let cases = [("both at once", 3.0, "2024-04-02"), ("the same answers", 2.0, "2024-04-05")];
    for (case, number, clock) in cases {
        let office = Office::new("").asking_for_copies();
        office.put(FORM, filled("区科协", "2024Q1", 2.0));
        office.put(COPY, SCAN);
        if clock != "2024-04-02" {
            said(&office, "2024-04-02");
        }
        office.put(CORRECTION, filled("区科协", "2024Q1", number));
        let said = said(&office, clock);
        assert!(!said.contains("W692"), "{case}: {said}");
    }
}
