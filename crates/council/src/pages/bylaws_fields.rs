//! Every rule of an assembly as a field.

use super::pieces::{self, Typed};
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Problems, Ui, t, ui, ui::Field};

struct Fields<'a> {
    ui: &'a Ui,
    typed: &'a Typed,
    problems: &'a Problems,
}

impl Fields<'_> {
    fn number(&self, name: &str, label: &str) -> Markup {
        let value = self.typed.value(name);
        pieces::field(self.ui, (name, label), value, "number", self.problems)
    }

    fn maybe(&self, name: &str, label: &str) -> Markup {
        let value = self.typed.value(name);
        pieces::optional(self.ui, (name, label), value, ("number", ""), self.problems)
    }

    fn tick(&self, name: &str, words: &str) -> Markup {
        ui::checkbox(name, words, self.typed.has(name))
    }

    fn pick(&self, name: &str, label: &str, options: &[(&str, Cow<'_, str>)]) -> Markup {
        pieces::pick(self.ui, (name, label), self.typed.value(name), options, self.problems)
    }

    /// How many, and the fraction.
    fn threshold(&self, [kind, fraction]: [&str; 2], may_be_never: bool) -> Markup {
        let ui = self.ui;
        let mut kinds =
            vec![("more", t!(ui, "council-rule-more")), ("least", t!(ui, "council-rule-least"))];
        if may_be_never {
            kinds.push(("never", t!(ui, "council-rule-never")));
        }
        let (label, hint) = (t!(ui, "council-rule-fraction"), t!(ui, "council-rule-fraction-hint"));
        let value = self.typed.value(fraction);
        html! {
            (self.pick(kind, &t!(ui, "council-rule-threshold"), &kinds))
            (pieces::optional(ui, (fraction, &label), value, ("text", &hint), self.problems))
        }
    }

    fn votes(&self, name: &str) -> Markup {
        let ui = self.ui;
        let options = [
            ("expressed", t!(ui, "council-rule-of-expressed")),
            ("present", t!(ui, "council-rule-of-present")),
            ("in_exercise", t!(ui, "council-rule-in-exercise")),
            ("seats", t!(ui, "council-rule-of-seats")),
        ];
        self.pick(name, &t!(ui, "council-rule-of"), &options)
    }

    fn convening(&self) -> Markup {
        let ui = self.ui;
        group(
            &t!(ui, "council-rule-notice"),
            &html! {
                (self.number("notice_days", &t!(ui, "council-rule-days")))
                (self.tick("notice_clear", &t!(ui, "council-rule-clear")))
                (self.maybe("urgent_days", &t!(ui, "council-rule-urgent")))
                (self.tick("urgent_clear", &t!(ui, "council-rule-urgent-clear")))
            },
        )
    }

    fn quorum(&self) -> Markup {
        let ui = self.ui;
        let of = [
            ("in_exercise", t!(ui, "council-rule-in-exercise")),
            ("seats", t!(ui, "council-rule-of-seats")),
        ];
        let again = [
            ("after", t!(ui, "council-rule-again-after")),
            ("right", t!(ui, "council-rule-again-right")),
            ("never", t!(ui, "council-rule-again-never")),
        ];
        html! {
            (group(&t!(ui, "council-rule-quorum"), &html! {
                (self.threshold(["quorum_kind", "quorum_fraction"], false))
                (self.pick("quorum_of", &t!(ui, "council-rule-of"), &of))
                (self.tick("quorum_proxies", &t!(ui, "council-rule-counts-proxies")))
            }))
            (group(&t!(ui, "council-rule-again"), &html! {
                (self.pick("again_kind", &t!(ui, "council-rule-again-how"), &again))
                (self.maybe("again_days", &t!(ui, "council-rule-days")))
                (self.tick("again_clear", &t!(ui, "council-rule-clear")))
            }))
        }
    }

    fn proxies(&self) -> Markup {
        let ui = self.ui;
        group(
            &t!(ui, "council-rule-proxies"),
            &html! {
                (self.number("held_max", &t!(ui, "council-rule-held")))
                (self.maybe("sessions_max", &t!(ui, "council-rule-sessions")))
                (self.tick("ill", &t!(ui, "council-rule-ill")))
            },
        )
    }

    fn majorities(&self) -> Markup {
        let ui = self.ui;
        let tie = [
            ("chair", t!(ui, "council-rule-tie-chair")),
            ("rejected", t!(ui, "council-rule-tie-rejected")),
        ];
        html! {
            (group(&t!(ui, "council-rule-majority"), &html! {
                (self.threshold(["majority_kind", "majority_fraction"], false))
                (self.votes("majority_of"))
                (self.pick("tie", &t!(ui, "council-rule-tie"), &tie))
            }))
            (group(&t!(ui, "council-rule-majority-statutes"), &html! {
                (self.tick("statutes_differ", &t!(ui, "council-rule-differs")))
                (self.threshold(["statutes_kind", "statutes_fraction"], false))
                (self.votes("statutes_of"))
            }))
        }
    }

    fn ballots(&self) -> Markup {
        let ui = self.ui;
        let secrecy = [
            ("unless", t!(ui, "council-rule-secrecy-unless")),
            ("always", t!(ui, "council-rule-secrecy-always")),
            ("never", t!(ui, "council-rule-secrecy-never")),
        ];
        html! {
            (group(&t!(ui, "council-rule-by-name"), &html! {
                (self.threshold(["by_name_kind", "by_name_fraction"], true))
            }))
            (group(&t!(ui, "council-rule-secret"), &html! {
                (self.threshold(["secret_kind", "secret_fraction"], true))
            }))
            (group(&t!(ui, "council-rule-appointments"), &html! {
                (self.number("rounds", &t!(ui, "council-rule-rounds")))
                (self.pick("secrecy", &t!(ui, "council-rule-secrecy"), &secrecy))
                (self.tick("immediate", &t!(ui, "council-rule-immediate")))
            }))
        }
    }

    fn numbers(&self) -> Markup {
        let ui = self.ui;
        let series = [
            ("year", t!(ui, "council-rule-series-year")),
            ("session", t!(ui, "council-rule-series-session")),
        ];
        let label = t!(ui, "council-rule-numbering");
        let hint = t!(ui, "council-rule-numbering-hint");
        let field = Field {
            name: "numbering",
            label: &label,
            hint: Some(&hint),
            value: self.typed.value("numbering"),
            ..Field::default()
        };
        group(
            &t!(ui, "council-rule-seats"),
            &html! {
                (self.maybe("seats", &t!(ui, "council-rule-seats-count")))
                (self.maybe("votes_of_seats", &t!(ui, "council-rule-seats-votes")))
                (field.draw(ui, self.problems))
                (self.pick("series", &t!(ui, "council-rule-series"), &series))
            },
        )
    }
}

fn group(title: &str, content: &Markup) -> Markup {
    html! { fieldset.field { legend { h2 { (title) } } div.stack { (content) } } }
}

pub fn fields(ui: &Ui, typed: &Typed, problems: &Problems) -> Markup {
    let fields = Fields { ui, typed, problems };
    html! {
        (fields.convening())
        (fields.quorum())
        (fields.proxies())
        (fields.majorities())
        (group(&t!(ui, "council-rule-ballots"), &fields.ballots()))
        (fields.numbers())
    }
}
