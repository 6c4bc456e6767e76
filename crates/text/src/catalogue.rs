//! The sentences of one `.ftl` file and the arguments each takes.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    rc::Rc,
    time::SystemTime,
};

type Args = BTreeMap<String, BTreeSet<String>>;

#[derive(Clone)]
pub struct Catalogue(Rc<Args>);

thread_local! {
    /// The compiler loads this macro once a crate; an editor keeps it, so the file's date counts.
    static READ: RefCell<BTreeMap<PathBuf, (Option<SystemTime>, Catalogue)>> = RefCell::default();
}

impl Catalogue {
    pub fn read(path: &Path) -> Result<Self, String> {
        let changed = path.metadata().and_then(|metadata| metadata.modified()).ok();
        let kept = READ.with_borrow(|read| read.get(path).cloned());
        if let Some((at, catalogue)) = kept
            && at == changed
        {
            return Ok(catalogue);
        }
        let source = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let catalogue = Self::parse(source)?;
        READ.with_borrow_mut(|read| {
            read.insert(path.to_owned(), (changed, catalogue.clone()));
        });
        Ok(catalogue)
    }

    fn parse(source: String) -> Result<Self, String> {
        let resource = parser::parse(source).map_err(|(_, errors)| format!("{errors:?}"))?;
        let mut args = Args::new();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut names = BTreeSet::new();
                if let Some(pattern) = &message.value {
                    in_pattern(pattern, &mut names);
                }
                args.insert(message.id.name, names);
            }
        }
        Ok(Catalogue(Rc::new(args)))
    }

    pub fn args(&self, id: &str) -> Option<&BTreeSet<String>> {
        self.0.get(id)
    }
}

fn in_pattern(pattern: &Pattern<String>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, names);
        }
    }
}

fn in_expression(expression: &Expression<String>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, names),
        Expression::Select { selector, variants } => {
            in_inline(selector, names);
            for variant in variants {
                in_pattern(&variant.value, names);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<String>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| in_inline(argument, names));
        }
        _ => {}
    }
}
