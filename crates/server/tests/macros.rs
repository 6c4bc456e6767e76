//! The macros of the tree that write statements, expanded as far as that asks for: they match
//! literals and pieces that may be there, and write calls and `concat!`.

use crate::tree::Source;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use syn::{ItemMacro, LitStr, visit::Visit};

/// Every `macro_rules!`, by name.
#[derive(Default)]
pub struct Macros(BTreeMap<String, Vec<Arm>>);

/// What it matches, and what it writes then.
struct Arm {
    pattern: Vec<TokenTree>,
    body: Vec<TokenTree>,
}

/// What the names of a pattern stand for.
type Bound = BTreeMap<String, TokenTree>;

impl<'ast> Visit<'ast> for Macros {
    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        let Some(name) = item.ident.as_ref().filter(|_| item.mac.path.is_ident("macro_rules"))
        else {
            return;
        };
        let groups = item.mac.tokens.clone().into_iter().filter_map(|tree| match tree {
            TokenTree::Group(group) => Some(trees(group.stream())),
            _ => None,
        });
        let groups: Vec<Vec<TokenTree>> = groups.collect();
        let arms = groups.chunks_exact(2).map(|pair| {
            let [pattern, body] = pair else { unreachable!("two of them") };
            Arm { pattern: pattern.clone(), body: body.clone() }
        });
        self.0.insert(name.to_string(), arms.collect());
    }
}

impl Macros {
    pub fn of(sources: &[Source]) -> Self {
        let mut macros = Macros::default();
        for source in sources {
            macros.visit_file(&syn::parse_file(&source.text).expect("Rust"));
        }
        macros
    }

    /// The texts that a call writes; none when it is a macro of somebody else.
    pub fn texts(&self, called: &syn::Macro) -> Vec<String> {
        let name = called.path.segments.last().map(|last| last.ident.to_string());
        let arms = name.and_then(|name| self.0.get(&name)).map_or(&[][..], Vec::as_slice);
        let input = trees(called.tokens.clone());
        let written = arms.iter().find_map(|arm| {
            let mut bound = Bound::new();
            let rest = matched(&arm.pattern, &input, &mut bound)?;
            rest.is_empty().then(|| written(&arm.body, &bound))
        });
        let mut texts = Vec::new();
        gather(&written.unwrap_or_default(), &mut texts);
        texts
    }
}

fn trees(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

fn is(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// What is left of `input` after all of `pattern`.
fn matched<'a>(
    pattern: &[TokenTree],
    input: &'a [TokenTree],
    bound: &mut Bound,
) -> Option<&'a [TokenTree]> {
    match pattern {
        [] => Some(input),
        [dollar, TokenTree::Group(piece), _, rest @ ..] if is(dollar, '$') => {
            let after = matched(&trees(piece.stream()), input, bound).unwrap_or(input);
            matched(rest, after, bound)
        }
        [dollar, TokenTree::Ident(name), _, _, rest @ ..] if is(dollar, '$') => {
            let (first, after) = input.split_first()?;
            bound.insert(name.to_string(), first.clone());
            matched(rest, after, bound)
        }
        [one, rest @ ..] => {
            let (first, after) = input.split_first()?;
            (one.to_string() == first.to_string()).then(|| matched(rest, after, bound))?
        }
    }
}

/// The body, with what its names stand for; a piece whose names stand for nothing is left out.
fn written(body: &[TokenTree], bound: &Bound) -> Vec<TokenTree> {
    match body {
        [] => Vec::new(),
        [dollar, TokenTree::Group(piece), _, rest @ ..] if is(dollar, '$') => {
            let piece = trees(piece.stream());
            let is_there = names(&piece).all(|name| bound.contains_key(&name));
            let piece = if is_there { written(&piece, bound) } else { Vec::new() };
            [piece, written(rest, bound)].concat()
        }
        [dollar, TokenTree::Ident(name), rest @ ..] if is(dollar, '$') => {
            let known = bound.get(&name.to_string()).cloned();
            [known.into_iter().collect(), written(rest, bound)].concat()
        }
        [TokenTree::Group(group), rest @ ..] => {
            let inner = written(&trees(group.stream()), bound).into_iter().collect();
            let group = proc_macro2::Group::new(group.delimiter(), inner);
            [vec![group.into()], written(rest, bound)].concat()
        }
        [one, rest @ ..] => [vec![one.clone()], written(rest, bound)].concat(),
    }
}

/// `$name`, each.
fn names(piece: &[TokenTree]) -> impl Iterator<Item = String> {
    piece.windows(2).filter(|pair| is(&pair[0], '$')).map(|pair| pair[1].to_string())
}

/// Each text, and what `concat!` makes of several.
fn gather(trees_of: &[TokenTree], texts: &mut Vec<String>) {
    let text = |tree: &TokenTree| {
        syn::parse2::<LitStr>(tree.clone().into()).ok().map(|literal| literal.value())
    };
    match trees_of {
        [] => {}
        [TokenTree::Ident(name), _, TokenTree::Group(pieces), rest @ ..] if name == "concat" => {
            texts.push(trees(pieces.stream()).iter().filter_map(text).collect());
            gather(rest, texts);
        }
        [one, rest @ ..] => {
            texts.extend(text(one));
            if let TokenTree::Group(group) = one {
                gather(&trees(group.stream()), texts);
            }
            gather(rest, texts);
        }
    }
}
