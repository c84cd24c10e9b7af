//! 联系电话 as it is printed.

use super::{Office, read, said, with};

fn calling(phones: &str) -> String {
    with(&[("附件:\n", &format!("联系方式:\n  联系人: 甲某\n  联系电话: {phones}\n附件:\n"))])
}

/// Field 24: it was E214.
#[test]
fn telephone_numbers_are_printed_as_they_are_written() {
    for (phones, printed) in [
        ("\"0530-0000001、0000002\"", "0530-0000001、0000002"),
        ("0530-0000001转8012", "0530-0000001转8012"),
        ("０５３０－０００００１", "０５３０－０００００１"),
        ("[0530-0000001, 0000002（传真）]", "0530-0000001、0000002（传真）"),
        ("12345热线", "12345热线"),
        ("5181763", "5181763"),
    ] {
        read(&calling(phones), &[]);
        let office = Office::new(&calling(phones));
        let wanted = format!("联系人：甲某  联系电话：{printed}");
        let paragraphs = office.notice();
        assert!(paragraphs.contains(&wanted), "{wanted}: {paragraphs:?}");
    }
}

#[test]
fn letters_say_every_number() {
    let office = Office::new(&calling("[0530-0000001转8012, 0000002]"));
    office.run(&["send", "--period", "2025Q2", "--as-of", "2025-06-20"], 0);
    let folder = office.0.path().join("out/outbox/2025Q2");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts: Vec<String> = files.filter_map(|file| std::fs::read_to_string(file).ok()).collect();
    let said = |text: &&String| text.contains("0530-0000001转8012、0000002");
    assert!(texts.iter().any(|text| said(&text)), "{texts:?}");
}

#[test]
fn what_has_no_number_is_told() {
    for phones in ["见通讯录", "[0530-0000001, 同上]", "12"] {
        assert_eq!(said(&calling(phones)), ["E214"], "{phones}");
    }
}

/// The label of the notice, a fax number, and a contact that only the letters say.
#[test]
fn a_contact_is_called_as_the_notice_does() {
    let contact = |more: &str| calling(&format!("0530-0000001\n{more}"));
    let letters = |yaml: &str| {
        let office = Office::new(yaml);
        office.run(&["send", "--period", "2025Q2", "--as-of", "2025-06-20"], 0);
        let folder = office.0.path().join("out/outbox/2025Q2");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.filter_map(|file| std::fs::read_to_string(file).ok()).collect::<String>()
    };
    let yaml = contact("  电话叫法: 电话\n  传真: [0530-0000003, 0000004]\n");
    read(&yaml, &[]);
    let printed = Office::new(&yaml).notice();
    let wanted = "联系人：甲某  电话：0530-0000001  传真：0530-0000003、0000004";
    assert!(printed.iter().any(|text| text == wanted), "{printed:?}");
    let wanted = "联系人：甲某，电话：0530-0000001，传真：0530-0000003、0000004。";
    assert!(letters(&yaml).contains(wanted), "{}", letters(&yaml));
    for off in ["  印发: 否\n", "  printed: false\n"] {
        let only = contact(off);
        read(&only, &[]);
        let printed = Office::new(&only).notice();
        assert!(!printed.iter().any(|text| text.contains("甲某")), "{printed:?}");
        assert!(letters(&only).contains("联系人：甲某，联系电话：0530-0000001。"));
    }
    assert_eq!(said(&contact("  传真: 同上\n")), ["E214"]);
}
