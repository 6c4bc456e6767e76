//! A file, whole: its header, then its sections in the order of the schema.

/// The contents of a file and the file that holds them once they are checked.
macro_rules! contents {
    (
        $(#[$about:meta])*
        sections { $($(#[$note:meta])* $section:ident: $record:ty = $name:literal,)+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Contents {
            pub version: Version,
            pub header: Header,
            $($(#[$note])* pub $section: Vec<$record>,)+
        }

        impl Contents {
            /// A file of nobody yet.
            pub(super) const fn empty(version: Version, header: Header) -> Self {
                Contents { version, header, $($section: Vec::new(),)+ }
            }
        }

        /// A file that the schema takes: its contents were checked, and are not changed any more.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct File(Contents);

        impl std::ops::Deref for File {
            type Target = Contents;

            fn deref(&self) -> &Contents {
                &self.0
            }
        }

        impl File {
            /// The file, or all that does not hold together.
            pub fn new(contents: Contents) -> Result<Self, Vec<crate::Fault>> {
                contents.check()?;
                Ok(File(contents))
            }

            pub fn into_contents(self) -> Contents {
                self.0
            }

            /// Writes the file as it goes: the same file is the same bytes.
            pub fn write<W: std::io::Write>(&self, to: W) -> std::io::Result<()> {
                let mut xml = crate::xml::Xml::begin(to)?;
                xml.open_root(SCHEMA_FILE, self.version.code())?;
                crate::record::Record::write(&self.header, &mut xml)?;
                xml.open(crate::xml::Tag::new("donnees"))?;
                $(crate::value::Child::put(&self.$section, $name, &mut xml)?;)+
                xml.close("donnees")?;
                xml.close("lsun-bilans")?;
                xml.end()
            }

            /// The same, in memory.
            pub fn to_bytes(&self) -> Vec<u8> {
                let mut bytes = Vec::new();
                self.write(&mut bytes).expect("a vector takes what is written");
                bytes
            }

            /// Reads a file that anybody has written.
            pub fn read(bytes: &[u8]) -> Result<Self, crate::ReadingProblem> {
                use crate::ReadingProblem;
                let records = crate::reading::Records::open(bytes)?;
                let found = records.version.clone();
                let version = Version::parse(&found).ok_or(ReadingProblem::Version { found })?;
                let mut header = None;
                $(let mut $section = Vec::new();)+
                for item in records {
                    match item? {
                        crate::reading::Item::Header(element) => {
                            header = Some(crate::record::Record::read(element)?);
                        }
                        crate::reading::Item::Of(name, element) => match name.as_str() {
                            $($name => $section.push(crate::record::of_list(&name, element)?),)+
                            _ => {
                                let within = "donnees".to_owned();
                                return Err(ReadingProblem::Unknown { within, what: name });
                            }
                        },
                    }
                }
                let within = "lsun-bilans".to_owned();
                let header = header.ok_or(ReadingProblem::Missing { within, what: "entete" })?;
                let contents = Contents { version, header, $($section,)+ };
                File::new(contents).map_err(|faults| ReadingProblem::Faults { faults })
            }
        }
    };
}

pub(crate) use contents;
