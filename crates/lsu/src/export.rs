//! From a draft to a file, 1D or 2D: everybody, or those who lack nothing and the names of the
//! others.

use crate::gather::{Gathering, LeftOut};
use crate::{Line, Uai, What};

/// A file, and who is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export<F> {
    pub file: F,
    /// Each pupil of the draft that is not in the file, with all that he lacks.
    pub left_out: Vec<LeftOut>,
}

/// What a draft of either degree is asked. It has a `header`, all `around` that pupils depend on,
/// each `pupil` made of it, and `contents` makes the file from these.
macro_rules! exports {
    () => {
        /// A file, and who is not in it.
        pub type Export = crate::Export<File>;

        impl Draft {
            /// All that is missing or would be refused, each thing once: of the school and all
            /// that its reports depend on, then pupil by pupil.
            pub fn lacks(&self) -> Vec<Lack> {
                let mut lacks = self.header().err().unwrap_or_default();
                let (_, out) = self.made(&self.around());
                for it in out {
                    crate::gather::add_new(&mut lacks, it.lacks);
                }
                crate::gather::in_order(lacks)
            }

            /// The file of every pupil; or all that is missing, and no file.
            pub fn file(&self) -> Result<File, Vec<Lack>> {
                let refused = match self.file_of_those_ready() {
                    Ok(export) if export.left_out.is_empty() => return Ok(export.file),
                    Ok(_) => Vec::new(),
                    Err(lacks) => lacks,
                };
                let lacks = self.lacks();
                Err(if lacks.is_empty() { refused } else { lacks })
            }

            /// The file of those who lack nothing, with the others by name. What the school itself
            /// lacks, or nobody being ready, is still no file.
            pub fn file_of_those_ready(&self) -> Result<Export, Vec<Lack>> {
                let (header, around) = (self.header()?, self.around());
                let (made, left_out) = self.made(&around);
                let of_school = |what| Lack::new(At::School, &self.school, what);
                if made.is_empty() {
                    let lacks = self.lacks();
                    let is_said = !lacks.is_empty();
                    return Err(if is_said { lacks } else { vec![of_school(What::NothingToSend)] });
                }
                let file = File::new(contents(self, header, &around, made));
                let refused = |fault| of_school(What::Refused { fault });
                let file = file.map_err(|it| it.into_iter().map(refused).collect::<Vec<_>>())?;
                Ok(Export { file, left_out })
            }

            /// Those who are ready and those who are not.
            fn made(&self, around: &Around) -> (Vec<MadePupil>, Vec<crate::LeftOut>) {
                let (mut made, mut out) = (Vec::new(), Vec::new());
                for (place, draft) in self.pupils.iter().enumerate() {
                    match self.pupil(place, draft, around) {
                        Ok(pupil) => made.push(pupil),
                        Err(lacks) => {
                            let name = draft.name.full();
                            out.push(crate::LeftOut { pupil: draft.key, name, lacks });
                        }
                    }
                }
                (made, out)
            }
        }
    };
}

pub(crate) use exports;

/// What both headers say: who makes the tool, the tool, the school.
pub(crate) fn header(
    it: &mut Gathering,
    (editor, application, uai): (&str, &str, &str),
    has_head: bool,
) -> Option<(Line<50>, Line<50>, Uai)> {
    let editor = it.line("le nom de l’éditeur", editor);
    let application = it.line("le nom de l’application", application);
    let school = it.need(Uai::parse(uai), || What::Uai { written: uai.to_owned() });
    if !has_head {
        it.lack(What::NoHead);
    }
    Some((editor?, application?, school?))
}
