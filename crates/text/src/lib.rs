//! `t!`: a sentence of the interface by its id, checked when the crate is compiled.
//!
//! `t!(ui, "homework-due-on", day = homework.due_on)` looks in the crate's `i18n/fr.ftl`: an id
//! that is not there, an argument that is missing or one too many is a compile error.

mod catalogue;

use catalogue::Catalogue;
use proc_macro::TokenStream;
use proc_macro2::Span;
use quote::quote;
use std::{collections::BTreeSet, path::PathBuf};
use syn::{
    Expr, Ident, LitStr, Token,
    parse::{Parse, ParseStream},
    parse_macro_input,
    punctuated::Punctuated,
};

struct Call {
    ui: Expr,
    id: LitStr,
    args: Vec<(Ident, Expr)>,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ui = input.parse()?;
        input.parse::<Token![,]>()?;
        let id = input.parse()?;
        let mut args = Vec::new();
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let name: Ident = input.parse()?;
            input.parse::<Token![=]>()?;
            args.push((name, input.parse()?));
        }
        Ok(Call { ui, id, args })
    }
}

/// The sentence `id` in the viewer's language: `Cow<str>`.
#[proc_macro]
pub fn t(input: TokenStream) -> TokenStream {
    let Call { ui, id, args } = parse_macro_input!(input as Call);
    if let Err(error) = check(&id, &args) {
        return error.to_compile_error().into();
    }
    let (names, values): (Vec<String>, Vec<&Expr>) =
        args.iter().map(|(name, value)| (name.to_string(), value)).unzip();
    if args.is_empty() {
        quote!((#ui).words(#id)).into()
    } else {
        quote!((#ui).say(#id, &[#((#names, (&(#values)).into())),*])).into()
    }
}

/// The id of a sentence, checked as [`t!`] does: for a sentence said later (a problem, a notice).
#[proc_macro]
pub fn id(input: TokenStream) -> TokenStream {
    let id = parse_macro_input!(input as LitStr);
    match catalogue_of(&id).map(|catalogue| catalogue.args(&id.value()).is_some()) {
        Ok(true) => quote!(#id).into(),
        Ok(false) => unknown(&id).to_compile_error().into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// The sentences of the crate for `Feature`, language by language: `[("en", "…"), ("fr", "…")]`,
/// each from its `i18n/<tag>.ftl`.
#[proc_macro]
pub fn files(input: TokenStream) -> TokenStream {
    let none = parse_macro_input!(input with Punctuated::<Ident, Token![,]>::parse_terminated);
    assert!(none.is_empty(), "files! takes no argument");
    let tags = match tags() {
        Ok(tags) => tags,
        Err(error) => {
            let message = format!("i18n: {error}");
            return syn::Error::new(Span::call_site(), message).to_compile_error().into();
        }
    };
    let names = tags.iter().map(|tag| format!("/i18n/{tag}.ftl"));
    quote!(&[
        #((#tags, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #names)))),*
    ])
    .into()
}

/// The languages of which the crate has a file.
fn tags() -> std::io::Result<BTreeSet<String>> {
    let mut tags = BTreeSet::new();
    for entry in std::fs::read_dir(crate_folder().join("i18n"))? {
        let name = entry?.file_name();
        tags.extend(name.to_str().and_then(|it| it.strip_suffix(".ftl")).map(str::to_owned));
    }
    Ok(tags)
}

fn check(id: &LitStr, args: &[(Ident, Expr)]) -> syn::Result<()> {
    let catalogue = catalogue_of(id)?;
    let Some(wanted) = catalogue.args(&id.value()) else { return Err(unknown(id)) };
    let given: BTreeSet<String> = args.iter().map(|(name, _)| name.to_string()).collect();
    if *wanted == given {
        return Ok(());
    }
    let message = format!("“{}” takes {wanted:?}, not {given:?}", id.value());
    Err(syn::Error::new(id.span(), message))
}

fn unknown(id: &LitStr) -> syn::Error {
    syn::Error::new(id.span(), format!("“{}” is not in i18n/fr.ftl", id.value()))
}

fn catalogue_of(id: &LitStr) -> syn::Result<Catalogue> {
    Catalogue::read(&crate_folder().join("i18n/fr.ftl"))
        .map_err(|message| syn::Error::new(id.span(), message))
}

#[expect(clippy::disallowed_methods, reason = "cargo tells a macro its crate in a variable")]
fn crate_folder() -> PathBuf {
    std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default().into()
}
