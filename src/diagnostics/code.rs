//! The register of diagnostic codes.

use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The bank cannot be used.
    Error,
    /// The bank can be used and should be better.
    Warning,
    /// Worth knowing; never fails a run.
    Note,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! register {
    (strictly $severity:ident) => { Severity::$severity };
    (strictly $severity:ident $strict:ident) => { Severity::$strict };
    ($($code:ident $severity:ident $(/ $strict:ident)? $title:literal)*) => {
        /// What kind of fault a diagnostic speaks of. `B00` are faults of bytes and files, `B01` of
        /// structure, `B02` of links, `L` of item writing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $code,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The code as people type it, `B0104`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)* }
            }

            /// What it means, in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$code => $title,)* }
            }

            /// How bad it is in anybody's bank.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }

            /// How bad it is in the built-in bank and wherever strictness is asked for.
            #[must_use]
            pub const fn strict_severity(self) -> Severity {
                match self { $(Self::$code => register!(strictly $severity $($strict)?),)* }
            }

            /// The page that explains it, as Markdown.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self {
                    $(Self::$code => include_str!(concat!("pages/", stringify!($code), ".md")),)*
                }
            }

            /// The code of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// Whether it is a rule of item writing, from which a question can be excused.
            #[must_use]
            pub const fn is_lint(self) -> bool {
                self as usize >= Self::L00 as usize
            }
        }
    };
}

register! {
    B0001 Error "the file is not valid TOML"
    B0002 Error "the file is not UTF-8 text"
    B0003 Error "the file or bank is over a limit"
    B0004 Error "the path cannot be read"
    B0005 Error "the path is no plain file or folder, or leads out of the bank's folder"
    B0006 Error "there is no question in it"
    B0101 Error "a value has the wrong type"
    B0102 Error "a required key is missing"
    B0103 Error "a value is empty"
    B0104 Error "unknown key"
    B0105 Error "unknown value"
    B0106 Error "an id is not a slug"
    B0107 Error "the key does not belong to this kind of question"
    B0108 Error "the number of correct options does not fit the kind"
    B0109 Error "there are too few options, items or pairs"
    B0110 Error "a listed order is not a permutation of the items"
    B0111 Error "a date is not a calendar date"
    B0112 Error "a pattern or number cannot be read"
    B0113 Error "a number is out of range"
    B0114 Error "the kind cannot be told from the fields"
    B0115 Error "the format of the file is not known"
    B0116 Error "an `allow` has no reason"
    B0117 Warning "a question has no id of its own"
    B0201 Error "an id is used twice"
    B0202 Error "unknown step"
    B0203 Error "unknown topic"
    B0204 Error "unknown deck"
    B0205 Error "a link leads to nothing"
    B0206 Error "prerequisites run in a circle"
    B0207 Error "a retired id is used again"
    B0208 Error "two files name the bank differently"
    L00 Warning "an `allow` silences nothing"
    L01 Warning / Error "ids are such that they will be used again"
    L02 Warning / Error "there are fewer or more options than work well"
    L03 Warning / Error "two options overlap"
    L04 Warning / Error "an option speaks of other options, or is none"
    L05 Warning / Error "the key stands out by its length"
    L06 Warning "words such as `always` and `usually` tell the key"
    L07 Warning "a word of the stem stands in the key alone"
    L08 Warning / Error "the stem is negative without saying so"
    L09 Warning / Error "the stem does not ask one clear question"
    L10 Warning "the options are not alike in form"
    L11 Warning / Error "an explanation or reason is missing, too short or too long"
    L12 Warning / Error "no primary source is named"
    L13 Warning / Error "a claim may be out of date"
    L14 Warning / Error "two questions are the same or nearly so"
    L15 Warning "the keys stand in the same place too often"
    L16 Warning / Error "a topic is covered too thinly or too much"
    L17 Warning / Error "the accepted and wrong answers do not hold together"
    L18 Warning / Error "the question lacks what its kind needs to be fair"
    L19 Warning "the id or the width of an option gives something away"
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
