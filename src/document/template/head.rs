//! `<head>`: 版头, its elements in any number the standard allows.

use roxmltree::Node;

use crate::document::{Head, Role, Signers};

use super::parse::{Reader, Refused, elements, named, shown};

impl Reader<'_> {
    /// `copy-number secrecy urgency mark mark-suffix number signers`; of `mark` several may
    /// stand, of all others one.
    pub(super) fn head(&self, element: Node) -> Result<Head, Refused> {
        let mut head = Head::default();
        for part in elements(element)? {
            let (place, role) = match part.tag_name().name() {
                "copy-number" => (&mut head.copy_number, Role::Text),
                "secrecy" => (&mut head.secrecy, Role::Label),
                "urgency" => (&mut head.urgency, Role::Label),
                "mark-suffix" => (&mut head.suffix, Role::Text),
                "number" => (&mut head.number, Role::Text),
                "mark" => {
                    head.marks.push(self.text(part)?);
                    continue;
                }
                "signers" if head.signers.is_none() => {
                    head.signers = Some(self.signers(part)?);
                    continue;
                }
                _ => return Err(shown(part)),
            };
            if place.replace(self.text_as(part, role)?).is_some() {
                return Err(shown(part));
            }
        }
        Ok(head)
    }

    fn signers(&self, element: Node) -> Result<Signers, Refused> {
        let label = self.attribute_text(element, "label");
        let name = |one| self.text_as(named(one, "name")?, Role::Signer);
        let names = elements(element)?.into_iter().map(name);
        Ok(Signers { label, names: names.collect::<Result<_, _>>()? })
    }
}
