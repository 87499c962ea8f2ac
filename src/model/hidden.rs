//! Characters that nobody sees and that can control a terminal or mislead a reader.

/// Whether `c` is a control character (C0, DEL, C1), a bidirectional override or isolate, a zero-width
/// or other format character, or a line or paragraph separator. Line feed and tab are hidden too: who
/// lets them pass says so.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    let formats = matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}');
    formats || c.is_control()
}
