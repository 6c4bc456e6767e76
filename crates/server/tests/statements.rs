//! Every statement of every store is prepared on both engines: our check of SQL before it runs.

use crate::{macros::Macros, tree::sources};
use base::Clock;
use db::testing::TestDb;
use std::collections::BTreeMap;
use syn::{
    Attribute, Expr, ExprCall, ExprLit, ExprMethodCall, ExprPath, Ident, ItemConst, ItemMod, Lit,
    LitStr, Macro, visit::Visit,
};

/// The methods of `Tx` that run a statement.
const RUNS: [&str; 8] = ["all", "each", "first", "one", "number", "run", "change", "run_each"];

/// The statements of a file: those written at the call, those named by a constant, and those that a
/// macro writes.
struct Statements<'m> {
    macros: &'m Macros,
    constants: BTreeMap<String, String>,
    found: Vec<String>,
    named: Vec<String>,
}

impl<'m> Statements<'m> {
    fn with(macros: &'m Macros) -> Self {
        Statements { macros, constants: BTreeMap::new(), found: Vec::new(), named: Vec::new() }
    }
}

impl<'ast> Visit<'ast> for Statements<'_> {
    /// What the tests of a file ask runs with them, and may be of tables that are made up.
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let is_test = |it: &Attribute| {
            it.path().is_ident("cfg") && it.parse_args::<Ident>().is_ok_and(|word| word == "test")
        };
        if !module.attrs.iter().any(is_test) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.found.extend(self.macros.texts(called).into_iter().filter(|text| is_sql(text)));
    }

    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        if let Some(text) = literal(&item.expr) {
            self.constants.insert(item.ident.to_string(), text);
        }
        syn::visit::visit_item_const(self, item);
    }

    /// The tables of `web::merging` are lists of `column("…", "select …", &["update …"])`.
    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(ExprPath { path, .. }) = &*call.func
            && path.segments.last().is_some_and(|last| last.ident == "column")
        {
            let mut texts = Texts::default();
            texts.visit_expr_call(call);
            self.found.extend(texts.0.into_iter().filter(|text| is_sql(text)));
        }
        syn::visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if RUNS.contains(&call.method.to_string().as_str())
            && let Some(first) = call.args.first()
        {
            match first {
                Expr::Path(ExprPath { path, .. }) => {
                    self.named.extend(path.segments.last().map(|it| it.ident.to_string()));
                }
                other => self.found.extend(literal(other).filter(|text| is_sql(text))),
            }
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}

/// All that is quoted somewhere.
#[derive(Default)]
struct Texts(Vec<String>);

impl<'ast> Visit<'ast> for Texts {
    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.0.push(text.value());
    }
}

fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

fn is_sql(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    ["select", "insert", "update", "delete", "with"].contains(&first)
}

/// All the statements of the tree, with the file each is in.
fn statements() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let in_features = |path: &str| path.contains("/src/") && !path.starts_with("crates/db/");
    let mut sources = sources("crates", ".rs");
    sources.retain(|source| in_features(&source.path));
    let macros = Macros::of(&sources);
    for source in sources {
        let file = syn::parse_file(&source.text).expect("Rust");
        let mut found = Statements::with(&macros);
        found.visit_file(&file);
        let constants = found.named.iter().filter_map(|name| found.constants.get(name));
        let constants: Vec<String> = constants.filter(|text| is_sql(text)).cloned().collect();
        let each = found.found.into_iter().chain(constants);
        all.extend(each.map(|sql| (source.path.clone(), sql)));
    }
    all
}

#[tokio::test]
async fn every_statement_is_prepared_on_both_engines() {
    let statements = statements();
    assert!(!statements.is_empty(), "the tree has statements");
    for engine in db::testing::engines() {
        let test = TestDb::open(engine, Clock::system(), server::house::areas()).await;
        let mut wrong = Vec::new();
        for (path, sql) in &statements {
            // A statement lives as long as the process: the dialect is cached by its address.
            let sql: &'static str = Box::leak(sql.clone().into_boxed_str());
            if let Err(error) = test.db.read(move |tx| tx.prepare(sql)).await {
                wrong.push(format!("{path}: {error}"));
            }
        }
        assert!(wrong.is_empty(), "on {}:\n{}", engine.name(), wrong.join("\n"));
    }
}

#[test]
fn what_a_macro_writes_is_a_statement_too() {
    let statements = statements();
    let is_there = |path: &str, begins: &str, says: &str| {
        statements
            .iter()
            .any(|(at, sql)| at.ends_with(path) && sql.starts_with(begins) && sql.contains(says))
    };
    let keeping = "results/src/store/keeping.rs";
    assert!(is_there(keeping, "select pupil_id from result_alert where", "guardian_id = $1"));
    assert!(is_there(keeping, "select pupil_id, thing from result_fresh", "pupil_id <> $1"));
    assert!(is_there(keeping, "update result_waiting set guardian_id = $4", "and not exists"));
    for (path, pupils) in [("lines.rs", "in ids($2)"), ("keeping.rs", "in ($2, $3)")] {
        let path = format!("assessments/src/store/{path}");
        assert!(is_there(&path, "insert into assessment_line", pupils), "{path}");
    }
}

#[test]
fn sql_is_only_written_in_stores() {
    let elsewhere = statements().into_iter().map(|(path, _)| path).filter(|path| {
        let is_store = path.contains("/store");
        // The lower floors are stores themselves.
        let floors = ["crates/jobs/", "crates/people/", "crates/web/"];
        let is_floor = floors.iter().any(|it| path.starts_with(it));
        !is_store && !is_floor
    });
    let elsewhere: std::collections::BTreeSet<String> = elsewhere.collect();
    assert!(elsewhere.is_empty(), "SQL outside store.rs: {elsewhere:?}");
}
