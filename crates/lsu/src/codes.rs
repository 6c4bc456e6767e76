//! Lists of the schemas: each value with its code in the files and its words for people.

/// An enumeration whose values are written as codes.
macro_rules! codes {
    (
        $(#[$about:meta])*
        $name:ident { $($(#[$note:meta])* $value:ident = $code:literal, $label:literal;)+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$note])* #[doc = concat!("`", $code, "`: ", $label, ".")] $value,)+
        }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// As the files write it.
            pub const fn code(self) -> &'static str {
                match self {
                    $($name::$value => $code,)+
                }
            }

            /// As people read it.
            pub const fn label(self) -> &'static str {
                match self {
                    $($name::$value => $label,)+
                }
            }

            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.code() == code)
            }
        }

        impl crate::value::Value for $name {
            fn written(&self) -> std::borrow::Cow<'_, str> {
                self.code().into()
            }

            fn parsed(text: &str) -> Result<Self, Option<crate::TextProblem>> {
                Self::parse(text).ok_or(None)
            }
        }
    };
}

pub(crate) use codes;
