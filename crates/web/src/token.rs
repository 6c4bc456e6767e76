//! Form tokens as pages carry them: masked anew each time, so that a compressed page has no
//! constant secret in it (BREACH). And `/jeton`, for scripts and programs.

use crate::{Page, Public, Routes, Ui, get};

pub(crate) fn routes() -> Routes {
    Routes::new().at("/jeton", get(show))
}

/// The form token of this browser: what a program, or a script of ours, sends with its forms.
async fn show(_: Public, ui: Ui) -> Page {
    ui.token()
}

/// What only a page made for this session, or this visitor, can know.
pub type Token = u128;

const DIGITS: usize = 32;

/// A token cut from a key that was derived for it.
pub(crate) fn first_of(key: [u8; 32]) -> Token {
    let bytes: [u8; 16] = std::array::from_fn(|place| key[place]);
    Token::from_be_bytes(bytes)
}

/// The token under a mask of its own: the mask, then the token in it.
pub(crate) fn masked(token: Token, mask: Token) -> String {
    format!("{mask:032x}{:032x}", mask ^ token)
}

/// The token behind its mask, when it has the form of one.
pub(crate) fn unmasked(text: &str) -> Option<Token> {
    let (mask, hidden) = text.split_at_checked(DIGITS)?;
    let number = |digits| Token::from_str_radix(digits, 16).ok();
    if hidden.len() == DIGITS { Some(number(mask)? ^ number(hidden)?) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_a_new_face_in_every_page() {
        let token = 7;
        let (one, two) = (masked(token, 1), masked(token, Token::MAX));
        assert_ne!(one[32..], two[32..]);
        assert_eq!(unmasked(&one), Some(token));
        assert_eq!(unmasked(&two), Some(token));
    }

    #[test]
    fn what_is_no_token_is_none() {
        for text in ["", "abc", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"é".repeat(32)]
        {
            assert_eq!(unmasked(text), None, "{text}");
        }
    }
}
